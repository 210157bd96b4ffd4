//! `POST /desk/comment/{comment}`: one comment is approved, rejected with a reason, put back to wait, its reports settled, or
//! somebody looks at it a second time.
//!
//! 303 to the page the form was on, with the next card in sight; 422 with that page where something stands in the way.

use super::{
    mail::letter,
    place::Place,
    queue::Problem,
    steps::{Deed, Step, Turn, beginning},
};
use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    editor::Editor,
};
use axum::{
    Form,
    extract::{Path, State},
};
use serde::Deserialize;
use std::sync::Arc;
use tellal_store::{Comment, Error};
use tellal_story::{CommentCommand, CommentId, CommentState, Lang, Right};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Act {
    /// `approve`, `reject`, `undo` (back to wait), `settle`, `look-approve` or `look-reject`.
    what: String,
    /// A reason at hand.
    pick: String,
    /// A reason in the moderator's own words.
    reason: String,
    /// The page the form was on.
    back: String,
    /// The comment to look at next.
    next: String,
}

/// Why a comment stays as it is.
pub(super) enum Stays {
    /// The message that says so.
    Because(&'static str),
    Fault(Fault),
}

impl From<Error> for Stays {
    fn from(error: Error) -> Self {
        match error {
            // Somebody else was quicker, with the same decision; what else can be refused is asked before.
            Error::Refused(_) | Error::Conflict => Self::Because("desk-comment-already"),
            other => Self::Fault(other.into()),
        }
    }
}

pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<CommentId>,
    Form(act): Form<Act>,
) -> Answer {
    editor.must(Right::Moderate)?;
    let place = Place::read(&act.back);
    let outcome = match act.what.as_str() {
        "approve" => desk.step(&editor, &[id], Deed::Approve, "", "").await.map(|()| ""),
        "reject" => desk.step(&editor, &[id], Deed::Reject, &act.reason, &act.pick).await.map(|()| ""),
        "undo" => desk.step(&editor, &[id], Deed::Wait, "", "").await.map(|()| ""),
        "settle" => desk.store.settle_reports(id, editor.who.person().id).await.map(|_| "").map_err(Stays::from),
        "look-approve" | "look-reject" => desk.look(&editor, id, act.what == "look-approve").await,
        _ => return Err(Fault::Malformed("nothing that can be done to a comment".to_owned())),
    };
    match outcome {
        Ok(did) => Ok(see_other(&place.after(did, editor.fragment, act.next.parse().ok()))),
        Err(Stays::Because(message)) => {
            let at = if act.what == "reject" { "reject" } else { "" };
            let problem = Problem { id: Some(id.to_string()), at, sentence: desk.say(editor.ui, message, &[]) };
            desk.cards_page(&editor, place, Some(problem)).await
        }
        Err(Stays::Fault(fault)) => Err(fault),
    }
}

impl Desk {
    /// Does one thing to some comments and remembers it as one step. If it is about a single comment that stays as it is,
    /// that comes back; of many, the step remembers which stayed.
    pub(super) async fn step(
        &self,
        editor: &Editor,
        ids: &[CommentId],
        deed: Deed,
        own: &str,
        pick: &str,
    ) -> Result<(), Stays> {
        let mut step = Step { deed, at: self.store.now(), words: String::new(), turns: Vec::new(), stayed: Vec::new() };
        for id in ids {
            let before = self.store.comment(*id).await?.ok_or(Stays::Fault(Fault::Missing))?;
            let (name, words) = (before.name.clone(), beginning(&before.text));
            match self.decide(editor, before, deed, own, pick).await {
                Ok(turn) => {
                    step.words = words;
                    step.turns.push(turn);
                }
                Err(Stays::Because(message)) if ids.len() > 1 => step.stayed.push((name, message)),
                Err(stays) => return Err(stays),
            }
        }
        if !step.turns.is_empty() || !step.stayed.is_empty() {
            self.steps.add(editor.who.person().id, step);
        }
        Ok(())
    }

    /// Decides about one comment; its author is told why if it is refused.
    pub(super) async fn decide(
        &self,
        editor: &Editor,
        before: Comment,
        deed: Deed,
        own: &str,
        pick: &str,
    ) -> Result<Turn, Stays> {
        if before.state == CommentState::Removed {
            return Err(Stays::Because("desk-comment-removed"));
        }
        let command = match deed {
            Deed::Approve => CommentCommand::Approve,
            Deed::Wait => CommentCommand::Undo,
            Deed::Reject | Deed::Ban(_) => {
                let lang = self.language_of(&before).await?;
                let reason = self.reason(&lang, own, pick);
                if reason.is_empty() {
                    return Err(Stays::Because("desk-refused-reason-comment"));
                }
                CommentCommand::Reject { reason }
            }
        };
        let after = self.store.judge_comment(before.id, command, editor.who.person().id).await?;
        self.tell_author(&before, &after.state).await?;
        Ok(Turn { id: before.id, before: before.state, after: after.state })
    }

    /// A refused comment's author gets a letter, if there is an address; one that is not refused after all gets none.
    pub(super) async fn tell_author(&self, comment: &Comment, now: &CommentState) -> Result<(), Stays> {
        match now {
            CommentState::Rejected { reason } => {
                let author = match comment.author {
                    Some(id) => self.store.author_by_id(id).await?,
                    None => None,
                };
                if !self.site.settings().comments.mail {
                    return Ok(());
                }
                let Some(to) = author.and_then(|author| author.address).or(comment.address.clone()) else {
                    return Ok(());
                };
                let story = self.load(comment.story).await.map_err(Stays::Fault)?;
                let lang = self.language_of(comment).await?;
                self.store.unqueue_mail(comment.id).await?;
                let mail = letter(&self.site, &lang, comment, &to, &story.content.headline, reason);
                let due = self.store.now() + super::mail::WAITS;
                Ok(self.store.queue_mail_for(mail, due).await?)
            }
            _ => Ok(self.store.unqueue_mail(comment.id).await?),
        }
    }

    /// The language of the story under which a comment stands.
    async fn language_of(&self, comment: &Comment) -> Result<Lang, Stays> {
        let story = self.load(comment.story).await.map_err(Stays::Fault)?;
        let lang = story.content.lang.or_else(|| self.site.settings().languages.first().cloned());
        lang.ok_or_else(|| Stays::Fault(Fault::Internal("a site without a language".to_owned())))
    }

    /// Notes a second look and says how it stands to the first decision. Nothing about the comment changes.
    async fn look(&self, editor: &Editor, id: CommentId, approves: bool) -> Result<&'static str, Stays> {
        let command = if approves { CommentCommand::Approve } else { CommentCommand::Reject { reason: String::new() } };
        let look = self.store.second_look(id, command, editor.who.person().id).await?;
        Ok(if look.agrees { "same" } else { "other" })
    }
}
