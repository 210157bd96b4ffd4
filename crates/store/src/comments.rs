//! Readers' comments: two levels, hung on the story's id.

use crate::db::{Row, Stmt, params};
use crate::{Error, Store};
use jiff::Timestamp;
use std::collections::HashMap;
use tellal_story::{CommentCommand, CommentId, CommentState, Lang, PersonId, StoryId};

/// A comment as it stands.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// The story it is about.
    pub story: StoryId,
    /// The comment it answers. Never itself an answer: an answer to an answer hangs on the same first comment.
    pub parent: Option<CommentId>,
    /// The name its author gave.
    pub name: String,
    /// The e-mail address its author gave. Never shown to readers.
    pub address: Option<String>,
    /// Its author's words, never edited.
    pub text: String,
    /// Where it stands.
    pub state: CommentState,
    /// When it was written.
    pub at: Timestamp,
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
    /// The words.
    pub text: String,
    /// Where it starts: waiting, or shown at once.
    pub state: CommentState,
}

/// A comment with its answers.
#[derive(Debug, Clone)]
pub struct ThreadEntry {
    /// The comment.
    pub comment: Comment,
    /// Its answers, oldest first.
    pub answers: Vec<Comment>,
}

/// A page of a story's approved comments.
#[derive(Debug, Clone, Default)]
pub struct Thread {
    /// Newest first comment first.
    pub entries: Vec<ThreadEntry>,
    /// How many approved comments the story has, answers included.
    pub count: u64,
    /// Where the next page starts, if there is one.
    pub next: Option<CommentId>,
}

/// A comment in a moderators' queue.
#[derive(Debug, Clone)]
pub struct QueueRow {
    /// The comment.
    pub comment: Comment,
    /// Its story's headline.
    pub headline: String,
    /// Its story's language.
    pub lang: Option<Lang>,
    /// What it answers, if anything.
    pub parent_text: Option<String>,
    /// Who decided last, if anybody.
    pub decided_by: Option<String>,
}

const COLUMNS: &str = "c.id, c.story, c.parent, c.name, c.address, c.text, c.state, c.reason, c.at";

/// First comments on a page of a thread.
const PAGE: usize = 50;

/// How often a decision is taken anew when another moderator was faster.
const RACES: usize = 8;

fn read(row: &mut Row) -> Result<Comment, Error> {
    Ok(Comment {
        id: row.take()?,
        story: row.take()?,
        parent: row.take()?,
        name: row.take()?,
        address: row.take()?,
        text: row.take()?,
        state: {
            let (name, reason): (String, Option<String>) = (row.take()?, row.take()?);
            match name.as_str() {
                "pending" => CommentState::Pending,
                "approved" => CommentState::Approved,
                "rejected" => CommentState::Rejected { reason: reason.unwrap_or_default() },
                _ => return Err(Error::Internal(format!("a comment is “{name}”"))),
            }
        },
        at: row.take()?,
    })
}

fn reason(state: &CommentState) -> Option<&str> {
    if let CommentState::Rejected { reason } = state { Some(reason) } else { None }
}

impl Store {
    /// Keeps a comment; when this returns, it survives a crash. `Error::Missing` if there is no such live story or
    /// parent (one that readers see, under the same story).
    pub async fn add_comment(&self, comment: NewComment) -> Result<Comment, Error> {
        if self.published(comment.story).await?.is_none() {
            return Err(Error::Missing("story"));
        }
        let parent = match comment.parent {
            None => None,
            Some(parent) => {
                let parent = self
                    .comment(parent)
                    .await?
                    .filter(|parent| parent.story == comment.story && parent.state == CommentState::Approved);
                let parent = parent.ok_or(Error::Missing("comment"))?;
                // Two levels: an answer to an answer hangs on the same first comment.
                Some(parent.parent.unwrap_or(parent.id))
            }
        };
        let now = self.now();
        let comment = Comment {
            id: CommentId(self.ambient().new_id()),
            story: comment.story,
            parent,
            name: comment.name,
            address: comment.address,
            text: comment.text,
            state: comment.state,
            at: now,
        };
        let decided = if comment.state == CommentState::Pending { None } else { Some(now) };
        let state = comment.state.as_str();
        let count = format!(
            "update comment_count set {state} = {state} + 1 \
             where story = $1 and exists (select 1 from published p where p.story = $1)"
        );
        let insert = Stmt::new(
            "insert into comment (id, story, parent, name, address, text, state, reason, at, decided, change) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
            params![
                comment.id,
                comment.story,
                comment.parent,
                &comment.name,
                comment.address.as_ref(),
                &comment.text,
                state,
                reason(&comment.state),
                now,
                decided,
            ],
        );
        let count = Stmt::new(count, params![comment.story]).expect_rows(1);
        match self.db().commit_and_tell(vec![count, insert]).await {
            // It was withdrawn while the comment was on its way.
            Err(Error::Conflict) => Err(Error::Missing("story")),
            done => done.map(|_| comment),
        }
    }

    /// One comment.
    pub async fn comment(&self, id: CommentId) -> Result<Option<Comment>, Error> {
        let select = format!("select {COLUMNS} from comment c where c.id = $1");
        self.db().one(&select, &params![id]).await?.map(|mut row| read(&mut row)).transpose()
    }

    /// A page of approved comments: 50 first comments starting at `from`, with their answers. `Error::Missing` if the
    /// story has no comment `from`.
    pub async fn thread(&self, story: StoryId, from: Option<CommentId>) -> Result<Thread, Error> {
        let row = self.db().one("select approved from comment_count where story = $1", &params![story]).await?;
        let count = row.map_or(Ok(0), |mut row| row.take())?;
        let start = match from {
            None => None,
            Some(from) => {
                let select = "select at from comment where id = $1 and story = $2 and parent is null";
                let row = self.db().one(select, &params![from, story]).await?;
                Some((row.ok_or(Error::Missing("comment"))?.take::<Timestamp>()?, from))
            }
        };
        let (at_or_before, values) = match start {
            None => ("", params![story]),
            Some((at, id)) => ("and (c.at, c.id) <= ($2, $3)", params![story, at, id]),
        };
        let select = format!(
            "select {COLUMNS} from comment c where c.story = $1 and c.state = 'approved' and c.parent is null \
             {at_or_before} order by c.at desc, c.id desc limit {}",
            PAGE + 1
        );
        let rows = self.db().rows(&select, &values).await?;
        let mut firsts = rows.into_iter().map(|mut row| read(&mut row)).collect::<Result<Vec<_>, _>>()?;
        let next = if firsts.len() > PAGE { firsts.pop().map(|comment| comment.id) } else { None };
        let mut answers = self.answers(&firsts).await?;
        let entries = firsts.into_iter().map(|comment| {
            let answers = answers.remove(&comment.id).unwrap_or_default();
            ThreadEntry { comment, answers }
        });
        Ok(Thread { entries: entries.collect(), count, next })
    }

    /// The approved answers to some first comments, oldest first.
    async fn answers(&self, firsts: &[Comment]) -> Result<HashMap<CommentId, Vec<Comment>>, Error> {
        let mut answers: HashMap<_, Vec<_>> = HashMap::new();
        if firsts.is_empty() {
            return Ok(answers);
        }
        let places: Vec<String> = (1..=firsts.len()).map(|place| format!("${place}")).collect();
        let select = format!(
            "select {COLUMNS} from comment c where c.parent in ({}) and c.state = 'approved' order by c.at, c.id",
            places.join(", ")
        );
        let ids: Vec<_> = firsts.iter().map(|comment| comment.id.into()).collect();
        for mut row in self.db().rows(&select, &ids).await? {
            let answer = read(&mut row)?;
            if let Some(parent) = answer.parent {
                answers.entry(parent).or_default().push(answer);
            }
        }
        Ok(answers)
    }

    /// Comments in a state (`pending`, `approved`, `rejected`): waiting ones oldest first, decided ones last decided
    /// first; at most `limit`. Another state is `Error::Refused`.
    pub async fn comment_queue(&self, state: &str, limit: u32) -> Result<Vec<QueueRow>, Error> {
        let order = match state {
            "pending" => "c.at, c.id",
            "approved" | "rejected" => "c.decided desc, c.id desc",
            _ => return Err(Error::Refused("Comments are pending, approved or rejected.".to_owned())),
        };
        let select = format!(
            "select {COLUMNS}, s.headline, s.lang, a.text, d.name from comment c join story s on s.id = c.story \
             left join comment a on a.id = c.parent left join person d on d.id = c.decided_by \
             where c.state = $1 order by {order} limit $2"
        );
        let read = |mut row: Row| {
            Ok(QueueRow {
                comment: read(&mut row)?,
                headline: row.take()?,
                lang: row.take()?,
                parent_text: row.take()?,
                decided_by: row.take()?,
            })
        };
        self.db().rows(&select, &params![state, limit]).await?.into_iter().map(read).collect()
    }

    /// How many comments wait.
    pub async fn pending_comments(&self) -> Result<u64, Error> {
        let row = self.db().one("select count(*) from comment where state = 'pending'", &[]).await?;
        row.map_or(Ok(0), |mut row| row.take())
    }

    /// Carries out a moderator's command; count and log in the same transaction. A refusal comes as `Error::Refused`.
    pub async fn judge_comment(&self, id: CommentId, command: CommentCommand, by: PersonId) -> Result<Comment, Error> {
        for _ in 0..RACES {
            let select = format!("select {COLUMNS}, c.change from comment c where c.id = $1");
            let mut row = self.db().one(&select, &params![id]).await?.ok_or(Error::Missing("comment"))?;
            let (before, change): (_, i64) = (read(&mut row)?, row.take()?);
            let state = before.state.apply(command.clone()).map_err(|refusal| Error::Refused(refusal.to_string()))?;
            let (was, is, now) = (before.state.as_str(), state.as_str(), self.now());
            let mut list = vec![
                Stmt::new(
                    "update comment set state = $3, reason = $4, decided = $5, decided_by = $6, change = change + 1 \
                     where id = $1 and change = $2",
                    params![id, change, is, reason(&state), now, by],
                )
                .expect_rows(1),
                Stmt::new(
                    "insert into comment_log (comment, change, at, person, state, reason) \
                     values ($1, $2, $3, $4, $5, $6)",
                    params![id, change + 1, now, by, is, reason(&state)],
                ),
            ];
            if was != is {
                let count = format!("update comment_count set {was} = {was} - 1, {is} = {is} + 1 where story = $1");
                list.push(Stmt::new(count, params![before.story]).expect_rows(1));
            }
            match self.db().commit_and_tell(list).await {
                Err(Error::Conflict) => {}
                done => return done.map(|_| Comment { state, ..before }),
            }
        }
        Err(Error::Conflict)
    }
}

#[cfg(test)]
mod tests;
