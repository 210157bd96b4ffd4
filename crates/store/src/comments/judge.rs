//! A moderator decides.

use super::change::Change;
use super::{Comment, RACES};
use crate::{Error, Store};
use tellal_story::{CommentCommand, CommentId, CommentRefusal, CommentState, PersonId};
use tokio::task::JoinSet;

impl Store {
    /// Carries out a moderator's command; counts, reports and log in the same transaction. A refusal comes as
    /// `Error::Refused`.
    pub async fn judge_comment(&self, id: CommentId, command: CommentCommand, by: PersonId) -> Result<Comment, Error> {
        self.decide(id, command, Some(by), "judged").await
    }

    /// Carries out one command on many comments and says of each what became of it, in the order given. Each stands alone:
    /// one that is refused stops no other.
    pub async fn judge_comments(
        &self,
        ids: &[CommentId],
        command: &CommentCommand,
        by: PersonId,
    ) -> Result<Vec<(CommentId, Result<Comment, Error>)>, Error> {
        let mut tasks = JoinSet::new();
        for (place, id) in ids.iter().copied().enumerate() {
            let (store, command) = (self.clone(), command.clone());
            tasks.spawn(async move { (place, id, store.judge_comment(id, command, by).await) });
        }
        let mut done = Vec::with_capacity(ids.len());
        while let Some(task) = tasks.join_next().await {
            done.push(task.map_err(|fault| Error::Internal(format!("a decision ended early: {fault}")))?);
        }
        done.sort_by_key(|(place, ..)| *place);
        Ok(done.into_iter().map(|(_, id, outcome)| (id, outcome)).collect())
    }

    /// A decision by a moderator, or by the outside service (nobody).
    pub(super) async fn decide(
        &self,
        id: CommentId,
        command: CommentCommand,
        by: Option<PersonId>,
        what: &'static str,
    ) -> Result<Comment, Error> {
        for _ in 0..RACES {
            let kept = self.kept(id).await?;
            // The outside service has no say once a moderator has spoken.
            if by.is_none() && kept.comment.state != CommentState::Pending {
                return Err(Error::Refused(CommentRefusal::AlreadySo.to_string()));
            }
            let to =
                kept.comment.state.apply(command.clone()).map_err(|refusal| Error::Refused(refusal.to_string()))?;
            let look = what == "judged" && self.is_drawn(id, kept.change + 1);
            let change = Change { kept: &kept, to: &to, by, at: self.now(), what, look };
            match self.db().commit_and_tell(change.statements()).await {
                Err(Error::Conflict) => {}
                done => {
                    let reports = if to == CommentState::Pending { kept.comment.reports } else { 0 };
                    return done.map(|_| Comment { state: to, reports, ..kept.comment });
                }
            }
        }
        Err(Error::Conflict)
    }
}
