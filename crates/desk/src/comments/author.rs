//! `/desk/comments/author/{author}`: whoever comments, with their record and their comments; they are banned for a while or
//! for good, and the ban is lifted.

use super::{
    decide::Stays,
    place::{Ask, Place},
    queue::Problem,
    steps::{Deed, Step},
};
use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    editor::Editor,
};
use axum::{
    Form,
    extract::{Path, Query, State},
};
use jiff::SignedDuration;
use serde::Deserialize;
use std::sync::Arc;
use tellal_store::QueueTab;
use tellal_story::{AuthorId, CommentId, Right};

/// How long bans last, in days; 0 is for good.
const DAYS: [i64; 3] = [1, 7, 0];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Act {
    /// `ban` or `lift`.
    what: String,
    days: String,
    reason: String,
    /// `yes` if all of theirs that waits is refused too.
    all: String,
    /// The page the form was on, and the card, if it was on one.
    back: String,
    card: String,
    /// The comment to look at next.
    next: String,
}

pub(crate) async fn show(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<AuthorId>,
    Query(ask): Query<Ask>,
) -> Answer {
    editor.must(Right::Moderate)?;
    desk.cards_page(&editor, Place { author: Some(id), ask }, None).await
}

pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<AuthorId>,
    Form(act): Form<Act>,
) -> Answer {
    editor.must(Right::Moderate)?;
    let place = Place::read(&act.back);
    let (outcome, did) = match act.what.as_str() {
        "ban" => (desk.ban(&editor, id, &act).await, ""),
        "lift" => (desk.store.lift_ban(id, editor.who.person().id).await.map_err(Stays::from), "lift"),
        _ => return Err(Fault::Malformed("nothing that can be done to an author".to_owned())),
    };
    match outcome {
        Ok(()) => {
            // The comment itself may still wait: it stays in sight.
            let target: Option<CommentId> =
                if act.all == "yes" { act.next.parse().ok() } else { act.card.parse().ok() };
            Ok(see_other(&place.after(did, editor.fragment, target)))
        }
        Err(Stays::Because(message)) => {
            let id = Some(act.card).filter(|card| !card.is_empty());
            let problem = Problem { id, at: "ban", sentence: desk.say(editor.ui, message, &[]) };
            desk.cards_page(&editor, place, Some(problem)).await
        }
        Err(Stays::Fault(fault)) => Err(fault),
    }
}

impl Desk {
    async fn ban(&self, editor: &Editor, id: AuthorId, act: &Act) -> Result<(), Stays> {
        let reason = act.reason.trim();
        if reason.is_empty() {
            return Err(Stays::Because("desk-refused-reason-ban"));
        }
        let Some(days) = DAYS.into_iter().find(|days| days.to_string() == act.days) else {
            return Err(Stays::Fault(Fault::Malformed("no length of a ban".to_owned())));
        };
        let (who, now) = (editor.who.person().id, self.store.now());
        let until = (days > 0).then(|| now + SignedDuration::from_hours(24 * days));
        let author = self.store.author_by_id(id).await?.ok_or(Stays::Fault(Fault::Missing))?;
        self.store.ban(id, until, reason, who).await?;
        let mut step = Step { deed: Deed::Ban(id), at: now, words: author.name, turns: Vec::new(), stayed: Vec::new() };
        if act.all == "yes" {
            for tab in [QueueTab::Pending, QueueTab::Held] {
                // What is refused leaves the queue, so its first page is always what is left.
                loop {
                    let rows = self.store.comment_queue(Ask::default().of(tab, Some(id), who)).await?.rows;
                    let before = step.turns.len();
                    for row in rows {
                        match self.decide(editor, row.comment, Deed::Ban(id), reason, "").await {
                            Ok(turn) => step.turns.push(turn),
                            Err(Stays::Because(_)) => {}
                            Err(fault) => return Err(fault),
                        }
                    }
                    if step.turns.len() == before {
                        break;
                    }
                }
            }
        }
        self.steps.add(who, step);
        Ok(())
    }
}
