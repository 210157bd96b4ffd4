//! What an outside moderation service says of comments that wait.

use super::{COLUMNS, Comment, RACES, change, log, mail, read_all};
use crate::db::{Stmt, params};
use crate::{Error, Store};
use tellal_story::{CommentCommand, CommentId, CommentState};

/// What came of asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HookAnswer {
    /// Let readers see it.
    Approve,
    /// Refuse it.
    Reject {
        /// Why, for its author.
        reason: String,
    },
    /// Let it wait among those that a rule holds, under this name.
    Hold {
        /// The name, such as `outside`.
        rule: String,
    },
    /// Nothing to say: it waits as before.
    Nothing,
    /// The service did not answer: ask again in a minute, then in two, four and so on; after ten times not any more.
    Failed,
}

/// The service is asked so often about one comment.
const TRIES: u32 = 10;

pub(super) const UNASKED: &str = "c.asked is null and c.state = 'pending' and c.ask_due <= $1 \
                                  order by c.ask_due, c.id limit $2";

impl Store {
    /// Comments that wait and about which the outside service has not been asked, or did not answer a while ago; first come
    /// first.
    pub async fn unasked_comments(&self, limit: u32) -> Result<Vec<Comment>, Error> {
        let select = format!("select {COLUMNS} from comment c where {UNASKED}");
        read_all(self.db().rows(&select, &params![self.now(), limit]).await?)
    }

    /// Takes in an answer. If a moderator was faster, theirs stands.
    pub async fn hook_answered(&self, id: CommentId, answer: HookAnswer) -> Result<(), Error> {
        let now = self.now();
        if answer == HookAnswer::Failed {
            let row = self.db().one("select ask_tries from comment where id = $1", &params![id]).await?;
            let tries: u32 = row.ok_or(Error::Missing("comment"))?.take()?;
            let given_up = (tries + 1 >= TRIES).then_some(now);
            let update = "update comment set ask_tries = ask_tries + 1, ask_due = $2, asked = $3 where id = $1";
            let values = params![id, now + mail::pause(tries), given_up];
            return self.db().commit(vec![Stmt::new(update, values)]).await.map(|_| ());
        }
        let asked = Stmt::new("update comment set asked = $2 where id = $1", params![id, now]).expect_rows(1);
        match self.db().commit(vec![asked]).await {
            Err(Error::Conflict) => return Err(Error::Missing("comment")),
            done => done.map(|_| ())?,
        }
        let command = match answer {
            HookAnswer::Approve => CommentCommand::Approve,
            HookAnswer::Reject { reason } => CommentCommand::Reject { reason },
            HookAnswer::Hold { rule } => return self.hold(id, &rule).await,
            HookAnswer::Nothing | HookAnswer::Failed => return Ok(()),
        };
        match self.decide(id, command, None, "outside").await {
            // Decided in this very moment.
            Err(Error::Refused(_)) => Ok(()),
            done => done.map(|_| ()),
        }
    }

    async fn hold(&self, id: CommentId, rule: &str) -> Result<(), Error> {
        for _ in 0..RACES {
            let kept = self.kept(id).await?;
            let mut held = kept.comment.held.clone();
            if kept.comment.state != CommentState::Pending || held.iter().any(|known| known == rule) {
                return Ok(());
            }
            held.push(rule.to_owned());
            let update =
                "update comment set held = $3, queue = 'held', change = change + 1 where id = $1 and change = $2";
            let list = vec![
                Stmt::new(update, params![id, kept.change, super::held_json(&held)]).expect_rows(1),
                Stmt::new("update comment_held set queue = 'held' where comment = $1", params![id]),
                change::held_row(id, rule, "held", kept.comment.at),
                log::line(
                    id.0,
                    kept.change + 1,
                    "comment",
                    self.now(),
                    None,
                    "outside",
                    Some("pending"),
                    Some("held"),
                    None,
                ),
            ];
            match self.db().commit_and_tell(list).await {
                Err(Error::Conflict) => {}
                done => return done.map(|_| ()),
            }
        }
        Err(Error::Conflict)
    }
}
