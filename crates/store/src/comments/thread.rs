//! The comments below a story, a page at a time. Every page costs the same, however long the thread: it starts at a comment
//! and an index is read from there.

use super::{COLUMNS, Comment, read, read_all};
use crate::db::{Value, params};
use crate::touch::{self, Part};
use crate::{Error, Store};
use jiff::Timestamp;
use std::collections::HashMap;
use tellal_story::{AuthorId, CommentId, CommentState, StoryId};

/// In which order first comments stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// Last written first.
    #[default]
    Newest,
    /// First written first.
    Oldest,
    /// Those with most answers first; among equals the last written.
    MostAnswered,
}

/// Which page of a thread.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThreadAsk {
    /// In which order.
    pub order: Order,
    /// The first comment it starts with; the first page without one.
    pub from: Option<CommentId>,
    /// Somebody who sees what they wrote themselves, also while it waits or after it was refused.
    pub own: Option<AuthorId>,
    /// An answer that must be on the page, if what it answers is.
    pub answer: Option<CommentId>,
}

/// A first comment with its answers.
#[derive(Debug, Clone)]
pub struct ThreadEntry {
    /// The comment. One that readers may not see any more stands here for the sake of its answers: state
    /// [`CommentState::Removed`], without name and words.
    pub comment: Comment,
    /// The first 20 of its answers, oldest first, and then the reader's own that wait or were refused.
    pub answers: Vec<Comment>,
    /// Answers before these are left out, because [`ThreadAsk::answer`] stands further down.
    pub earlier: bool,
    /// The first answer that is left out after these; see [`Store::answers`].
    pub more: Option<CommentId>,
}

/// A page of a story's comments.
#[derive(Debug, Clone, Default)]
pub struct Thread {
    /// At most 50 first comments, in the order asked for. On the first page the reader's own that wait or were refused
    /// come before them, last written first.
    pub entries: Vec<ThreadEntry>,
    /// How many approved comments the story has, answers included.
    pub count: u64,
    /// Where the next page starts, if there is one.
    pub next: Option<CommentId>,
}

/// More answers to a first comment.
#[derive(Debug, Clone)]
pub struct Answers {
    /// What they answer. Blank as in [`ThreadEntry::comment`] if readers may not see it any more.
    pub comment: Comment,
    /// At most 50, oldest first.
    pub answers: Vec<Comment>,
    /// Where the next ones start.
    pub next: Option<CommentId>,
}

/// First comments on a page of a thread.
const PAGE: usize = 50;
/// Answers below each of them.
const ANSWERS: usize = 20;
/// Answers on a page of their own.
const MORE_ANSWERS: usize = 50;
/// Comments before the one that a permalink leads to.
const BEFORE: usize = 10;
/// Somebody's own below one story, at most.
const OWN: usize = 100;

/// The words by which the database knows its index of first comments.
const HAS_A_PLACE: &str = "c.parent is null and (c.state = 'approved' or c.answers > 0)";

impl Order {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Newest, Self::Oldest, Self::MostAnswered];

    /// The name that addresses use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::MostAnswered => "most-answered",
        }
    }

    /// The order of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.as_str() == name)
    }

    /// What is compared, and the comparison and direction that lead on through the thread, or `back`.
    fn sql(self, back: bool) -> (&'static str, &'static str, &'static str) {
        let (columns, order) = match self {
            Self::Newest | Self::Oldest if (self == Self::Oldest) == back => ("c.at, c.id", "c.at desc, c.id desc"),
            Self::Newest | Self::Oldest => ("c.at, c.id", "c.at, c.id"),
            Self::MostAnswered if back => ("c.answers, c.at, c.id", "c.answers, c.at, c.id"),
            Self::MostAnswered => ("c.answers, c.at, c.id", "c.answers desc, c.at desc, c.id desc"),
        };
        let rising = !order.contains("desc");
        let compare = match (rising, back) {
            (true, false) => ">=",
            (true, true) => ">",
            (false, false) => "<=",
            (false, true) => "<",
        };
        (columns, compare, order)
    }
}

/// Where a comment stands in every order.
struct Place {
    id: CommentId,
    at: Timestamp,
    answers: u64,
    parent: Option<CommentId>,
    has_one: bool,
}

impl Place {
    fn values(&self, order: Order) -> Vec<Value> {
        match order {
            Order::MostAnswered => params![self.answers, self.at, self.id],
            Order::Newest | Order::Oldest => params![self.at, self.id],
        }
    }
}

/// The query of a page from a place on, or back from it; without the comment's own columns.
pub(super) fn page_sql(what: &str, order: Order, from_somewhere: bool, back: bool, limit: usize) -> String {
    let (columns, compare, direction) = order.sql(back);
    let from = match (from_somewhere, order) {
        (false, _) => String::new(),
        (true, Order::MostAnswered) => format!(" and ({columns}) {compare} ($2, $3, $4)"),
        (true, _) => format!(" and ({columns}) {compare} ($2, $3)"),
    };
    format!(
        "select {what} from comment c where c.story = $1 and {HAS_A_PLACE}{from} order by {direction} limit {limit}"
    )
}

pub(super) fn answers_sql(from_somewhere: bool, limit: usize) -> String {
    let from = if from_somewhere { " and (c.at, c.id) >= ($2, $3)" } else { "" };
    format!(
        "select {COLUMNS} from comment c where c.parent = $1 and c.state = 'approved'{from} \
         order by c.at, c.id limit {limit}"
    )
}

pub(super) fn own_sql() -> String {
    format!(
        "select {COLUMNS} from comment c where c.author = $1 and c.story = $2 \
         and (c.state = 'pending' or c.state = 'rejected') order by c.at desc, c.id desc limit {OWN}"
    )
}

/// What readers see of a comment: its words only while it is approved.
fn as_seen(comment: Comment) -> Comment {
    if comment.state == CommentState::Approved {
        return comment;
    }
    Comment {
        name: String::new(),
        address: None,
        author: None,
        text: String::new(),
        typed: None,
        lang: None,
        state: CommentState::Removed,
        held: Vec::new(),
        ..comment
    }
}

impl Store {
    /// A page of a story's comments: approved ones, places of removed ones that have answers, and the reader's own.
    /// `Error::Missing` if the story has no first comment `from`.
    pub async fn thread(&self, story: StoryId, ask: ThreadAsk) -> Result<Thread, Error> {
        touch::note(|| Part::Comments(story));
        let row = self.db().one_known("select approved from comment_count where story = $1", &params![story]).await?;
        let count = row.map_or(Ok(0), |mut row| row.take())?;
        let mut values = params![story];
        if let Some(from) = ask.from {
            let place = self.place(story, from).await?.filter(|place| place.parent.is_none());
            values.extend(place.ok_or(Error::Missing("comment"))?.values(ask.order));
        }
        let select = page_sql(COLUMNS, ask.order, ask.from.is_some(), false, PAGE + 1);
        let mut firsts = read_all(self.db().rows_known(&select, &values).await?)?;
        let next = if firsts.len() > PAGE { firsts.pop().map(|comment| comment.id) } else { None };
        let mut own = match ask.own {
            Some(author) => read_all(self.db().rows_known(&own_sql(), &params![author, story]).await?)?,
            None => Vec::new(),
        };
        let mut answers = self.first_answers(&firsts, ask.answer).await?;
        let mut entries = Vec::with_capacity(firsts.len());
        if ask.from.is_none() {
            // Those with answers have a place of their own below.
            let waiting = own.iter().filter(|comment| comment.parent.is_none() && comment.answers == 0);
            entries.extend(waiting.cloned().map(|comment| {
                let answers = Vec::new();
                ThreadEntry { comment, answers, earlier: false, more: None }
            }));
        }
        own.sort_by_key(|own| (own.at, own.id));
        for comment in firsts {
            let (mut answers, earlier, more) = answers.remove(&comment.id).unwrap_or_default();
            answers.extend(own.iter().filter(|own| own.parent == Some(comment.id)).cloned());
            let mine = own.iter().find(|own| own.id == comment.id).cloned();
            entries.push(ThreadEntry { comment: mine.unwrap_or_else(|| as_seen(comment)), answers, earlier, more });
        }
        Ok(Thread { entries, count, next })
    }

    /// Approved answers to a first comment from one of them on, or from the first. `Error::Missing` if there is no such
    /// comment under this story or no such answer to it.
    pub async fn answers(&self, story: StoryId, comment: CommentId, from: Option<CommentId>) -> Result<Answers, Error> {
        let first = self.comment(comment).await?.filter(|first| first.story == story && first.parent.is_none());
        let first = first.ok_or(Error::Missing("comment"))?;
        let mut values = params![comment];
        if let Some(from) = from {
            let place = self.place(story, from).await?.filter(|place| place.parent == Some(comment));
            values.extend(place.ok_or(Error::Missing("comment"))?.values(Order::Oldest));
        }
        let select = answers_sql(from.is_some(), MORE_ANSWERS + 1);
        let mut answers = read_all(self.db().rows(&select, &values).await?)?;
        let next = if answers.len() > MORE_ANSWERS { answers.pop().map(|answer| answer.id) } else { None };
        Ok(Answers { comment: as_seen(first), answers, next })
    }

    /// With which first comment a page of the thread starts on which a comment (or what it answers) stands, some ten
    /// comments before it; nothing for the first page. `Error::Missing` if the story has no such comment.
    pub async fn thread_page_of(
        &self,
        story: StoryId,
        comment: CommentId,
        order: Order,
    ) -> Result<Option<CommentId>, Error> {
        let mut place = self.place(story, comment).await?.ok_or(Error::Missing("comment"))?;
        if let Some(parent) = place.parent {
            place = self.place(story, parent).await?.ok_or(Error::Missing("comment"))?;
        }
        if !place.has_one {
            return Ok(None);
        }
        let values = [params![story], place.values(order)].concat();
        let select = page_sql("c.id", order, true, true, PAGE);
        let before = self.db().rows(&select, &values).await?;
        if before.len() < PAGE {
            return Ok(None);
        }
        before.into_iter().nth(BEFORE - 1).map(|mut row| row.take()).transpose()
    }

    async fn place(&self, story: StoryId, id: CommentId) -> Result<Option<Place>, Error> {
        let select = "select at, answers, parent, case when state = 'approved' or answers > 0 then 1 else 0 end \
                      from comment where id = $1 and story = $2";
        let Some(mut row) = self.db().one(select, &params![id, story]).await? else { return Ok(None) };
        let (at, answers, parent, has_one) = (row.take()?, row.take()?, row.take()?, row.take()?);
        Ok(Some(Place { id, at, answers, parent, has_one }))
    }

    /// The first answers to some first comments: the few of most in one query, and those of long rows one by one.
    async fn first_answers(
        &self,
        firsts: &[Comment],
        wanted: Option<CommentId>,
    ) -> Result<HashMap<CommentId, (Vec<Comment>, bool, Option<CommentId>)>, Error> {
        let mut found: HashMap<_, (Vec<Comment>, bool, Option<CommentId>)> = HashMap::new();
        let (few, many): (Vec<_>, Vec<_>) = firsts
            .iter()
            .filter(|first| first.answers > 0)
            .partition(|first| usize::try_from(first.answers).is_ok_and(|answers| answers <= ANSWERS));
        if !few.is_empty() {
            let places: Vec<_> = (1..=few.len()).map(|place| format!("${place}")).collect();
            let select = format!(
                "select {COLUMNS} from comment c where c.parent in ({}) and c.state = 'approved'",
                places.join(", ")
            );
            let ids: Vec<_> = few.iter().map(|first| first.id.into()).collect();
            let mut answers = read_all(self.db().rows_known(&select, &ids).await?)?;
            answers.sort_by_key(|answer| (answer.at, answer.id));
            for answer in answers {
                if let Some(parent) = answer.parent {
                    found.entry(parent).or_default().0.push(answer);
                }
            }
        }
        let wanted = match wanted {
            Some(id) if !many.is_empty() => {
                let select = format!("select {COLUMNS} from comment c where c.id = $1 and c.state = 'approved'");
                self.db().one_known(&select, &params![id]).await?.map(|mut row| read(&mut row)).transpose()?
            }
            _ => None,
        };
        for first in many {
            let select = answers_sql(false, ANSWERS + 1);
            let mut answers = read_all(self.db().rows_known(&select, &params![first.id]).await?)?;
            let further = wanted.as_ref().filter(|wanted| {
                wanted.parent == Some(first.id) && answers.iter().take(ANSWERS).all(|answer| answer.id != wanted.id)
            });
            if let Some(wanted) = further {
                let select = answers_sql(true, ANSWERS + 1);
                answers = read_all(self.db().rows_known(&select, &params![first.id, wanted.at, wanted.id]).await?)?;
            }
            let more = if answers.len() > ANSWERS { answers.pop().map(|answer| answer.id) } else { None };
            found.insert(first.id, (answers, further.is_some(), more));
        }
        Ok(found)
    }
}
