//! `POST /desk/comments`: several comments are approved or rejected at once. Each stands alone; the page says of those that
//! stayed as they were why, and one undo takes all of it back.

use super::{decide::Stays, place::Place, queue::Problem, steps::Deed};
use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    editor::Editor,
};
use axum::{Form, extract::State};
use std::sync::Arc;
use tellal_story::{CommentId, Right};

/// More than a page can hold.
const MOST: usize = 200;

/// Names that come more than once do not fit a struct.
pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    editor.must(Right::Moderate)?;
    let field = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value.as_str());
    let mut ids: Vec<CommentId> =
        fields.iter().filter(|(name, _)| name == "id").filter_map(|(_, id)| id.parse().ok()).take(MOST).collect();
    ids.dedup();
    let place = Place::read(field("back"));
    let deed = match field("what") {
        "approve" => Deed::Approve,
        "reject" => Deed::Reject,
        _ => return Err(Fault::Malformed("nothing that can be done to several comments".to_owned())),
    };
    let outcome = match ids.as_slice() {
        [] => Err(Stays::Because("desk-bulk-nothing")),
        ids => desk.step(&editor, ids, deed, field("reason"), field("pick")).await,
    };
    match outcome {
        Ok(()) => Ok(see_other(&place.after("many", editor.fragment, None))),
        Err(Stays::Because(message)) => {
            let problem = Problem { id: None, at: "", sentence: desk.say(editor.ui, message, &[]) };
            desk.cards_page(&editor, place, Some(problem)).await
        }
        Err(Stays::Fault(fault)) => Err(fault),
    }
}
