//! Readers' comments: two levels, hung on the story's id. One file a noun below; here is the comment itself, and how one is
//! kept.

mod authors;
mod bans;
mod change;
mod hook;
mod import;
mod judge;
mod latest;
mod links;
mod log;
mod look;
mod mail;
mod names;
mod own;
mod policy;
mod queue;
mod reports;
mod retention;
mod rules;
mod stats;
#[cfg(test)]
mod tests;
mod thread;

pub use authors::Author;
pub use bans::Ban;
pub use hook::HookAnswer;
pub use import::{Imported, ImportedComment};
pub use latest::Latest;
pub use log::{LogFilter, LogPlace, LogSubject, ModerationLine};
pub use look::{Agreement, Kappa, LookedAt, ModeratorRecord, PairAgreement, SecondLook};
pub use mail::{Mail, QueuedMail};
pub use own::{OwnComment, OwnPage, Which};
pub use policy::StoryComments;
pub use queue::{ParentWords, QUEUE_COUNT_MOST, Queue, QueueAsk, QueueCounts, QueueCursor, QueueRow, QueueTab};
pub use reports::{CommentReport, Reported};
pub use retention::{Expired, RetentionPolicy};
pub use rules::RulesVersion;
pub use stats::CommentStats;
pub use thread::{Answers, Order, Thread, ThreadAsk, ThreadEntry};

use crate::db::{Row, Stmt, params};
use crate::{Error, Store, Token};
use jiff::Timestamp;
use tellal_story::{AuthorId, CommentId, CommentState, StoryId};

/// A comment as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// The story it is about.
    pub story: StoryId,
    /// The comment it answers. Never itself an answer: an answer to an answer hangs on the same first comment.
    pub parent: Option<CommentId>,
    /// The name its author gave. Empty once it has been removed.
    pub name: String,
    /// The e-mail address its author gave, not verified. Never shown to readers.
    pub address: Option<String>,
    /// Its author, if a browser keeps their token.
    pub author: Option<AuthorId>,
    /// Its author's words, never edited. Empty once it has been removed.
    pub text: String,
    /// The words as first typed, where its author took a suggestion.
    pub typed: Option<String>,
    /// The language it is in, where that could be told.
    pub lang: Option<String>,
    /// Where it stands.
    pub state: CommentState,
    /// Names of the rules that held it (`Rule::name`).
    pub held: Vec<String>,
    /// When it was written.
    pub at: Timestamp,
    /// Reports that nobody has settled.
    pub reports: u64,
    /// Approved answers to it.
    pub answers: u64,
}

/// A comment to keep.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// The story it is about.
    pub story: StoryId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// The name its author gave.
    pub name: String,
    /// The e-mail address, if given.
    pub address: Option<String>,
    /// Its author.
    pub author: Option<AuthorId>,
    /// The words.
    pub text: String,
    /// The words as first typed, where a suggestion was taken.
    pub typed: Option<String>,
    /// The language it is in, where that could be told.
    pub lang: Option<String>,
    /// Names of the rules that hold it; one that is held should be [`CommentState::Pending`].
    pub held: Vec<String>,
    /// Where it starts: waiting, or shown at once.
    pub state: CommentState,
}

impl NewComment {
    /// A first comment that waits, by somebody of whom nothing more is known.
    pub fn new(story: StoryId, name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            story,
            parent: None,
            name: name.into(),
            address: None,
            author: None,
            text: text.into(),
            typed: None,
            lang: None,
            held: Vec::new(),
            state: CommentState::Pending,
        }
    }
}

const COLUMNS: &str = "c.id, c.story, c.parent, c.name, c.address, c.author, c.text, c.typed, c.lang, c.held, c.at, \
                       c.reports, c.answers, c.state, c.reason";

/// How often something is decided anew when somebody else was faster.
const RACES: usize = 8;

fn read(row: &mut Row) -> Result<Comment, Error> {
    Ok(Comment {
        id: row.take()?,
        story: row.take()?,
        parent: row.take()?,
        name: row.take()?,
        address: row.take()?,
        author: row.take()?,
        text: row.take()?,
        typed: row.take()?,
        lang: row.take()?,
        held: row.take_json_if_any()?.unwrap_or_default(),
        at: row.take()?,
        reports: row.take()?,
        answers: row.take()?,
        state: {
            let (name, reason): (String, Option<String>) = (row.take()?, row.take()?);
            state(&name, reason)?
        },
    })
}

fn read_all(rows: Vec<Row>) -> Result<Vec<Comment>, Error> {
    rows.into_iter().map(|mut row| read(&mut row)).collect()
}

fn state(name: &str, reason: Option<String>) -> Result<CommentState, Error> {
    match name {
        "pending" => Ok(CommentState::Pending),
        "approved" => Ok(CommentState::Approved),
        "rejected" => Ok(CommentState::Rejected { reason: reason.unwrap_or_default() }),
        "removed" => Ok(CommentState::Removed),
        _ => Err(Error::Internal(format!("a comment is “{name}”"))),
    }
}

fn reason(state: &CommentState) -> Option<&str> {
    if let CommentState::Rejected { reason } = state { Some(reason) } else { None }
}

/// The list in which moderators find a comment.
fn queue_of(state: &CommentState, held: &[String]) -> &'static str {
    if *state == CommentState::Pending && !held.is_empty() { "held" } else { state.as_str() }
}

/// Rule names as the column keeps them.
fn held_json(held: &[String]) -> Option<String> {
    if held.is_empty() { None } else { serde_json::to_string(held).ok() }
}

const KEEP: &str = "insert into comment \
    (id, story, parent, name, address, author, text, typed, lang, held, state, reason, at, decided, queue, turn, \
     section, story_lang, name_look, change) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $13, \
    (select n.section from comment_count n where n.story = $2), \
    (select n.story_lang from comment_count n where n.story = $2), $16, 1)";

impl Store {
    /// Keeps a comment; when this returns, it survives a crash. `Error::Missing` if there is no such live story, parent
    /// (one that readers see, under the same story) or author; `Error::Refused` if the author is banned.
    pub async fn add_comment(&self, comment: NewComment) -> Result<Comment, Error> {
        for _ in 0..RACES {
            match self.try_to_add(&comment, None).await {
                Err(Error::Conflict) => self.why_not(&comment).await?,
                done => return done,
            }
        }
        Err(Error::Conflict)
    }

    /// Keeps somebody's first comment, and in the same transaction makes them an author of its name. The token is for their
    /// browser's cookie. Otherwise as [`Store::add_comment`].
    pub async fn add_first_comment(&self, comment: NewComment) -> Result<(Comment, Token), Error> {
        let author = AuthorId(self.ambient().new_id());
        let comment = NewComment { author: Some(author), ..comment };
        let token = Token::draw(&**self.ambient());
        for _ in 0..RACES {
            match self.try_to_add(&comment, Some(&token)).await {
                Err(Error::Conflict) => self.why_not(&NewComment { author: None, ..comment.clone() }).await?,
                done => return done.map(|comment| (comment, token)),
            }
        }
        Err(Error::Conflict)
    }

    async fn try_to_add(&self, new: &NewComment, first: Option<&Token>) -> Result<Comment, Error> {
        let parent = match new.parent {
            None => None,
            Some(parent) => {
                let select =
                    "select coalesce(parent, id) from comment where id = $1 and story = $2 and state = 'approved'";
                let row = self.db().one(select, &params![parent, new.story]).await?;
                // Two levels: an answer to an answer hangs on the same first comment.
                Some(row.ok_or(Error::Missing("comment"))?.take()?)
            }
        };
        if new.state == CommentState::Removed {
            return Err(Error::Refused("A comment without words is not kept.".to_owned()));
        }
        let now = self.now();
        let comment = Comment {
            id: CommentId(self.ambient().new_id()),
            story: new.story,
            parent,
            name: new.name.clone(),
            address: new.address.clone(),
            author: new.author,
            text: new.text.clone(),
            typed: new.typed.clone(),
            lang: new.lang.clone(),
            held: new.held.clone(),
            state: new.state.clone(),
            at: now,
            reports: 0,
            answers: 0,
        };
        let state = comment.state.as_str();
        let decided = if comment.state == CommentState::Pending { None } else { Some(now) };
        let queue = queue_of(&comment.state, &comment.held);
        let mut list = Vec::with_capacity(6);
        if let Some(parent) = comment.parent.filter(|_| comment.state == CommentState::Approved) {
            list.push(change::answers(parent, 1));
        }
        list.push(change::count_one_more(comment.story, state, now));
        if let Some(author) = comment.author {
            if let Some(token) = first {
                list.push(authors::insert_with(author, &comment.name, state, now));
                list.push(authors::insert_token(token, author, now));
            } else {
                list.push(change::author_gains(author, state, now));
            }
        }
        let insert = params![
            comment.id,
            comment.story,
            comment.parent,
            &comment.name,
            comment.address.as_ref(),
            comment.author,
            &comment.text,
            comment.typed.as_ref(),
            comment.lang.as_ref(),
            held_json(&comment.held),
            state,
            reason(&comment.state),
            now,
            decided,
            queue,
            names::look(&comment.name),
        ];
        list.push(Stmt::new(KEEP, insert).expect_rows(1));
        for rule in &comment.held {
            list.push(change::held_row(comment.id, rule, queue, now));
        }
        self.db().commit_comment(list).await.map(|_| comment)
    }

    /// Why a comment could not be kept; nothing if somebody was merely faster.
    async fn why_not(&self, new: &NewComment) -> Result<(), Error> {
        if self.published(new.story).await?.is_none() {
            return Err(Error::Missing("story"));
        }
        if let Some(author) = new.author {
            let author = self.author_by_id(author).await?.ok_or(Error::Missing("author"))?;
            if author.banned.is_some() {
                return Err(Error::Refused("This author may not comment.".to_owned()));
            }
        }
        Ok(())
    }

    /// One comment.
    pub async fn comment(&self, id: CommentId) -> Result<Option<Comment>, Error> {
        let select = format!("select {COLUMNS} from comment c where c.id = $1");
        self.db().one(&select, &params![id]).await?.map(|mut row| read(&mut row)).transpose()
    }

    /// How many comments wait, held ones too.
    pub async fn pending_comments(&self) -> Result<u64, Error> {
        let row = self.db().one("select count(*) from comment where queue in ('pending', 'held')", &[]).await?;
        row.map_or(Ok(0), |mut row| row.take())
    }
}
