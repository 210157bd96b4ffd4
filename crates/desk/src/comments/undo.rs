//! `POST /desk/comments/undo`: takes back what somebody did last, then what they did before that, and so on. A comment about
//! which a colleague has decided since stays as it is.

use super::{
    decide::Stays,
    place::Place,
    queue::Problem,
    steps::{Deed, Step},
};
use crate::{
    Desk,
    answer::{Answer, see_other},
    editor::Editor,
};
use axum::{Form, extract::State};
use serde::Deserialize;
use std::sync::Arc;
use tellal_story::{CommentId, Right};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Act {
    /// The page the form was on.
    back: String,
    /// When the step was that the form speaks of: an old page does not undo a newer step.
    last: String,
}

pub(crate) async fn act(State(desk): State<Arc<Desk>>, editor: Editor, Form(act): Form<Act>) -> Answer {
    editor.must(Right::Moderate)?;
    let place = Place::read(&act.back);
    let (who, now) = (editor.who.person().id, desk.store.now());
    let is_meant = desk.steps.last(who, now).is_some_and(|step| act.last.is_empty() || step.at.to_string() == act.last);
    let step = if is_meant { desk.steps.take(who, now) } else { None };
    let outcome = match step {
        Some(step) => desk.take_back(&editor, step).await,
        None => Err(Stays::Because("desk-undo-none")),
    };
    match outcome {
        Ok(target) => Ok(see_other(&place.after("undo", editor.fragment, target))),
        Err(Stays::Because(message)) => {
            let problem = Problem { id: None, at: "", sentence: desk.say(editor.ui, message, &[]) };
            desk.cards_page(&editor, place, Some(problem)).await
        }
        Err(Stays::Fault(fault)) => Err(fault),
    }
}

impl Desk {
    /// Takes a step back as far as nobody has decided since; names the first comment that is as it was.
    async fn take_back(&self, editor: &Editor, step: Step) -> Result<Option<CommentId>, Stays> {
        let who = editor.who.person().id;
        if let Deed::Ban(author) = step.deed {
            self.store.lift_ban(author, who).await?;
        }
        let mut first = None;
        for turn in &step.turns {
            let Some(comment) = self.store.comment(turn.id).await? else { continue };
            if comment.state != turn.after {
                continue;
            }
            match self.store.judge_comment(turn.id, turn.back(), who).await.map_err(Stays::from) {
                Ok(after) => {
                    self.tell_author(&comment, &after.state).await?;
                    first = first.or(Some(turn.id));
                }
                Err(Stays::Because(_)) => {}
                Err(fault) => return Err(fault),
            }
        }
        if first.is_none() && !step.turns.is_empty() {
            return Err(Stays::Because("desk-undo-overtaken"));
        }
        Ok(first)
    }
}
