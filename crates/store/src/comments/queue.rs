//! The moderators' queues: pages of comments with all that a card shows. A page starts at a place, and for every tab and
//! filter there is an index that is read from there.

use super::{COLUMNS, Comment, authors, read};
use crate::db::{Row, Where, params};
use crate::{Author, Error, Store};
use jiff::{SignedDuration, Timestamp};
use tellal_story::{AuthorId, CommentId, CommentState, Lang, PersonId, SectionId, StoryId};

/// A queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum QueueTab {
    /// Waits, and no rule holds it; oldest first.
    #[default]
    Pending,
    /// Reported by readers, and nobody has settled it; the first reported first.
    Reported,
    /// Waits because a rule holds it; oldest first.
    Held,
    /// Readers see it; last decided first.
    Approved,
    /// Refused; last decided first.
    Rejected,
    /// Decided in the last 30 days by somebody else, and drawn for a second look. What was decided is not shown; the first
    /// decided first.
    SecondLook,
}

impl QueueTab {
    /// All of them, in the order in which a desk shows them.
    pub const ALL: [Self; 6] =
        [Self::Pending, Self::Held, Self::Reported, Self::Approved, Self::Rejected, Self::SecondLook];

    /// The name that addresses use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Reported => "reported",
            Self::Held => "held",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::SecondLook => "second-look",
        }
    }

    /// The tab of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.as_str() == name)
    }
}

/// A place in a queue: what its comments stand in order of, and which one. In an address: microseconds, hyphen, id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueCursor {
    turn: Timestamp,
    id: CommentId,
}

impl std::fmt::Display for QueueCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.turn.as_microsecond(), self.id)
    }
}

impl std::str::FromStr for QueueCursor {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let bad = || format!("“{text}” is no place in a queue");
        let (turn, id) = text.rsplit_once('-').ok_or_else(bad)?;
        let turn = turn.parse().ok().and_then(|micros| Timestamp::from_microsecond(micros).ok()).ok_or_else(bad)?;
        Ok(Self { turn, id: id.parse().map_err(|_| bad())? })
    }
}

/// Which page of which queue.
#[derive(Debug, Clone, Default)]
pub struct QueueAsk {
    /// Which queue.
    pub tab: QueueTab,
    /// Of stories in one section.
    pub section: Option<SectionId>,
    /// Of stories in one language.
    pub lang: Option<Lang>,
    /// Held by one rule (`Rule::name`), now or before it was decided.
    pub rule: Option<String>,
    /// On one story.
    pub story: Option<StoryId>,
    /// By one author.
    pub author: Option<AuthorId>,
    /// Where it starts: [`Queue::next`] of the page before.
    pub from: Option<QueueCursor>,
    /// At most so many; 0 means 50, and nobody gets more than 200.
    pub limit: u32,
    /// Who asks: nobody looks a second time at what they decided themselves.
    pub who: Option<PersonId>,
}

/// A page of a queue.
#[derive(Debug, Clone, Default)]
pub struct Queue {
    /// Its comments.
    pub rows: Vec<QueueRow>,
    /// Where the next page starts, if there is one.
    pub next: Option<QueueCursor>,
    /// How many comments each tab has under the same filters.
    pub counts: QueueCounts,
}

/// Tabs are counted up to here.
pub const QUEUE_COUNT_MOST: u64 = 1000;

/// How many comments stand in each tab; [`QUEUE_COUNT_MOST`] means that or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QueueCounts {
    /// See [`QueueTab::Pending`].
    pub pending: u64,
    /// See [`QueueTab::Reported`].
    pub reported: u64,
    /// See [`QueueTab::Held`].
    pub held: u64,
    /// See [`QueueTab::Approved`].
    pub approved: u64,
    /// See [`QueueTab::Rejected`].
    pub rejected: u64,
    /// See [`QueueTab::SecondLook`].
    pub second_look: u64,
}

impl QueueCounts {
    /// Of one tab.
    pub fn of(&self, tab: QueueTab) -> u64 {
        match tab {
            QueueTab::Pending => self.pending,
            QueueTab::Reported => self.reported,
            QueueTab::Held => self.held,
            QueueTab::Approved => self.approved,
            QueueTab::Rejected => self.rejected,
            QueueTab::SecondLook => self.second_look,
        }
    }
}

/// A comment in a queue.
#[derive(Debug, Clone)]
pub struct QueueRow {
    /// The comment. In [`QueueTab::SecondLook`] it is shown as one that waits.
    pub comment: Comment,
    /// Its story's headline.
    pub headline: String,
    /// Its story's language.
    pub lang: Option<Lang>,
    /// Its story's section.
    pub section: Option<SectionId>,
    /// Whether readers see its story.
    pub live: bool,
    /// What it answers, if anything.
    pub parent: Option<ParentWords>,
    /// Who wrote it, if a browser keeps their token.
    pub author: Option<Author>,
    /// Who decided last, if anybody.
    pub decided_by: Option<String>,
    /// When that was.
    pub decided: Option<Timestamp>,
}

/// What a comment answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParentWords {
    /// Which comment.
    pub id: CommentId,
    /// Its author's name.
    pub name: String,
    /// Its words.
    pub text: String,
}

/// Rows of a page if nothing is said.
const PAGE: u32 = 50;
/// Rows of a page at most.
const MOST: u32 = 200;
/// How long after a decision a second look is asked for.
const LOOK_WITHIN: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Where the comments of a queue are, and in which order.
struct Place {
    from: &'static str,
    conditions: Where,
    /// The columns of the order.
    turn: &'static str,
    rising: bool,
}

impl QueueAsk {
    fn place(&self, tab: QueueTab, now: Timestamp) -> Place {
        let mut conditions = Where::default();
        let by_rule = self.rule.as_deref();
        let (from, turn, rising) = match tab {
            QueueTab::Reported => {
                conditions.and("c.reported is not null", vec![]);
                ("comment c", "c.reported, c.id", true)
            }
            QueueTab::SecondLook => {
                conditions.and("c.look is not null and c.look > $", params![now - LOOK_WITHIN]);
                conditions.and_if("c.decided_by <> $", self.who);
                ("comment c", "c.look, c.id", true)
            }
            _ => {
                let rising = matches!(tab, QueueTab::Pending | QueueTab::Held);
                if let Some(rule) = by_rule {
                    conditions.and("h.rule = $ and h.queue = $", params![rule, tab.as_str()]);
                    ("comment_held h join comment c on c.id = h.comment", "h.turn, h.comment", rising)
                } else {
                    conditions.and("c.queue = $", params![tab.as_str()]);
                    ("comment c", "c.turn, c.id", rising)
                }
            }
        };
        if from == "comment c" {
            let held = "exists (select 1 from comment_held h where h.comment = c.id and h.rule = $)";
            conditions.and_if(held, by_rule);
        }
        conditions.and_if("c.story_lang = $", self.lang.as_ref());
        conditions.and_if("c.section = $", self.section.as_ref());
        conditions.and_if("c.story = $", self.story);
        conditions.and_if("c.author = $", self.author);
        Place { from, conditions, turn, rising }
    }

    /// The query of the page and its values; one row more than the page has.
    pub(super) fn page(&self, now: Timestamp) -> (String, Vec<crate::db::Value>) {
        let mut place = self.place(self.tab, now);
        let (compare, order) = if place.rising { (">=", "") } else { ("<=", " desc") };
        if let Some(from) = self.from {
            place.conditions.and(&format!("({}) {compare} ($, $)", place.turn), params![from.turn, from.id]);
        }
        let order: Vec<_> = place.turn.split(", ").map(|column| format!("{column}{order}")).collect();
        let turn = place.turn.split(", ").next().unwrap_or_default();
        let select = format!(
            "select {turn}, {COLUMNS}, s.headline, coalesce(c.story_lang, s.lang), c.section, \
             case when p.story is null then 0 else 1 end, a.id, a.name, a.text, d.name, c.decided, {} from {} \
             join story s on s.id = c.story left join published p on p.story = c.story \
             left join comment a on a.id = c.parent left join person d on d.id = c.decided_by \
             left join author w on w.id = c.author left join ban b on b.author = w.id{} order by {} limit {}",
            authors::COLUMNS,
            place.from,
            place.conditions.sql(),
            order.join(", "),
            self.limit() + 1,
        );
        (select, place.conditions.params().to_vec())
    }

    fn limit(&self) -> u32 {
        if self.limit == 0 { PAGE } else { self.limit.min(MOST) }
    }
}

impl Store {
    /// A page of a queue.
    pub async fn comment_queue(&self, ask: QueueAsk) -> Result<Queue, Error> {
        let now = self.now();
        let (select, values) = ask.page(now);
        let limit = usize::try_from(ask.limit()).unwrap_or(usize::MAX);
        let mut queue = Queue::default();
        for mut row in self.db().rows(&select, &values).await? {
            let (turn, row) = (row.take()?, queue_row(row, ask.tab, now)?);
            if queue.rows.len() == limit {
                queue.next = Some(QueueCursor { turn, id: row.comment.id });
                break;
            }
            queue.rows.push(row);
        }
        queue.counts = self.queue_counts(&ask).await?;
        Ok(queue)
    }

    /// How many comments stand in each tab, under the filters of `ask`.
    pub async fn queue_counts(&self, ask: &QueueAsk) -> Result<QueueCounts, Error> {
        let mut counts = QueueCounts::default();
        for tab in QueueTab::ALL {
            let place = ask.place(tab, self.now());
            let select = format!(
                "select count(*) from (select 1 from {}{} limit {QUEUE_COUNT_MOST}) counted",
                place.from,
                place.conditions.sql()
            );
            let row = self.db().one(&select, place.conditions.params()).await?;
            let number = row.map_or(Ok(0), |mut row| row.take())?;
            match tab {
                QueueTab::Pending => counts.pending = number,
                QueueTab::Reported => counts.reported = number,
                QueueTab::Held => counts.held = number,
                QueueTab::Approved => counts.approved = number,
                QueueTab::Rejected => counts.rejected = number,
                QueueTab::SecondLook => counts.second_look = number,
            }
        }
        Ok(counts)
    }
}

fn queue_row(mut row: Row, tab: QueueTab, now: Timestamp) -> Result<QueueRow, Error> {
    let mut comment = read(&mut row)?;
    let (headline, lang, section, live) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let (id, name, text): (Option<_>, Option<String>, Option<String>) = (row.take()?, row.take()?, row.take()?);
    let parent = id.map(|id| {
        let (name, text) = (name.unwrap_or_default(), text.unwrap_or_default());
        ParentWords { id, name, text }
    });
    let (mut decided_by, mut decided) = (row.take()?, row.take()?);
    let author = authors::read_if_any(&mut row, now)?;
    if tab == QueueTab::SecondLook {
        (comment.state, decided_by, decided) = (CommentState::Pending, None, None);
    }
    Ok(QueueRow { comment, headline, lang, section, live, parent, author, decided_by, decided })
}
