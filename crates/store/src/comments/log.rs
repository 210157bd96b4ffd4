//! What has been done to comments, their authors and stories' comments.

use crate::db::{Row, Stmt, Where, params};
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{AuthorId, CommentId, PersonId, StoryId};
use uuid::Uuid;

/// What a line of the log is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogSubject {
    /// A comment.
    Comment(CommentId),
    /// An author.
    Author(AuthorId),
    /// The comments of a story.
    Story(StoryId),
}

/// Where a line stands in the log. In an address: microseconds, what it is about, and the number of the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogPlace {
    at: Timestamp,
    subject: Uuid,
    change: i64,
}

impl LogPlace {
    /// When that was.
    pub fn at(self) -> Timestamp {
        self.at
    }
}

impl std::fmt::Display for LogPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}-{}", self.at.as_microsecond(), self.subject.simple(), self.change)
    }
}

impl std::str::FromStr for LogPlace {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (rest, change) = text.rsplit_once('-')?;
            let (at, subject) = rest.rsplit_once('-')?;
            let at = Timestamp::from_microsecond(at.parse().ok()?).ok()?;
            Some(Self { at, subject: Uuid::parse_str(subject).ok()?, change: change.parse().ok()? })
        };
        read().ok_or_else(|| format!("“{text}” is no place in the log"))
    }
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModerationLine {
    /// Where it stands in the log.
    pub place: LogPlace,
    /// What it is about.
    pub subject: LogSubject,
    /// When.
    pub at: Timestamp,
    /// Who; nobody where the author, the outside service or retention did it, as `what` says.
    pub by: Option<PersonId>,
    /// Their name.
    pub name: Option<String>,
    /// What was done: `judged`, `rejected-with-all`, `outside`, `hidden-by-reports`,
    /// `reports-settled`, `looked`, `removed-by-author`, `expired`;
    /// of an author `banned`, `ban-lifted`, `address-verified`, `merged`; of a story's comments `policy`.
    pub what: String,
    /// What it was before (`pending`, `approved` …), where known.
    pub was: Option<String>,
    /// What it became.
    pub became: Option<String>,
    /// The reason given. Gone when the comment's words are gone.
    pub reason: Option<String>,
}

const COLUMNS: &str = "l.subject, l.kind, l.change, l.at, l.person, d.name, l.what, l.was, l.became, l.reason";

/// Which lines of the log somebody asks for.
#[derive(Debug, Clone, Default)]
pub struct LogFilter {
    /// By one person.
    pub by: Option<PersonId>,
    /// Of these kinds ([`ModerationLine::what`]); of all, if there are none.
    pub what: Vec<String>,
    /// Of those, where the subject became this.
    pub became: Option<String>,
}

/// Lines at a time, at most.
const MOST: u32 = 500;

#[expect(clippy::too_many_arguments, reason = "a row of a table, named at its one place")]
pub(super) fn line(
    subject: Uuid,
    change: i64,
    kind: &str,
    at: Timestamp,
    by: Option<PersonId>,
    what: &str,
    was: Option<&str>,
    became: Option<&str>,
    reason: Option<&str>,
) -> Stmt {
    Stmt::new(
        "insert into moderation (subject, change, kind, at, person, what, was, became, reason) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![subject, change, kind, at, by, what, was, became, reason],
    )
}

fn read(mut row: Row) -> Result<ModerationLine, Error> {
    let (subject, kind, change, at): (Uuid, String, i64, Timestamp) =
        (row.take()?, row.take()?, row.take()?, row.take()?);
    Ok(ModerationLine {
        place: LogPlace { at, subject, change },
        subject: match kind.as_str() {
            "comment" => LogSubject::Comment(CommentId(subject)),
            "author" => LogSubject::Author(AuthorId(subject)),
            "story" => LogSubject::Story(StoryId(subject)),
            _ => return Err(Error::Internal(format!("a line of the log is about a “{kind}”"))),
        },
        at,
        by: row.take()?,
        name: row.take()?,
        what: row.take()?,
        was: row.take()?,
        became: row.take()?,
        reason: row.take()?,
    })
}

impl Store {
    /// What has been done to a comment, first line first.
    pub async fn comment_history(&self, id: CommentId) -> Result<Vec<ModerationLine>, Error> {
        self.history_of(id.0).await
    }

    /// What has been done to an author, first line first. Not what was done to their comments.
    pub async fn author_history(&self, id: AuthorId) -> Result<Vec<ModerationLine>, Error> {
        self.history_of(id.0).await
    }

    /// What has been decided about the comments of a story as a whole, first line first.
    pub async fn story_comments_history(&self, id: StoryId) -> Result<Vec<ModerationLine>, Error> {
        self.history_of(id.0).await
    }

    async fn history_of(&self, subject: Uuid) -> Result<Vec<ModerationLine>, Error> {
        let select = format!(
            "select {COLUMNS} from moderation l left join person d on d.id = l.person where l.subject = $1 \
             order by l.change"
        );
        self.db().rows(&select, &params![subject]).await?.into_iter().map(read).collect()
    }

    /// The whole log before a place, last line first; at most `limit` lines and never more than 500.
    pub async fn moderation_log(&self, before: Option<LogPlace>, limit: u32) -> Result<Vec<ModerationLine>, Error> {
        self.moderation_log_of(&LogFilter::default(), before, limit).await
    }

    /// Those lines of the log that somebody asks for, as [`Store::moderation_log`] gives them.
    pub async fn moderation_log_of(
        &self,
        filter: &LogFilter,
        before: Option<LogPlace>,
        limit: u32,
    ) -> Result<Vec<ModerationLine>, Error> {
        let mut conditions = Where::default();
        conditions.and_if("l.person = $", filter.by);
        conditions.and_if("l.became = $", filter.became.as_deref());
        if !filter.what.is_empty() {
            let places = vec!["$"; filter.what.len()].join(", ");
            let values = filter.what.iter().map(|what| what.as_str().into()).collect();
            conditions.and(&format!("l.what in ({places})"), values);
        }
        if let Some(LogPlace { at, subject, change }) = before {
            conditions.and("(l.at, l.subject, l.change) < ($, $, $)", params![at, subject, change]);
        }
        let select = format!(
            "select {COLUMNS} from moderation l left join person d on d.id = l.person{} \
             order by l.at desc, l.subject desc, l.change desc limit {}",
            conditions.sql(),
            limit.min(MOST)
        );
        self.db().rows(&select, conditions.params()).await?.into_iter().map(read).collect()
    }
}
