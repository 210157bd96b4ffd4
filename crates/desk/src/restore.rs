//! `POST /desk/story/{story}/restore`: an old revision becomes a new one. Nothing is ever taken out of the record.

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
use tellal_story::{Right, StoryId};

#[derive(Debug, Deserialize)]
pub(crate) struct Act {
    number: u32,
    from: u32,
}

pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<StoryId>,
    Form(act): Form<Act>,
) -> Answer {
    editor.must(Right::Write)?;
    let story = desk.load(id).await?;
    let old = desk.store.revision(id, act.number).await?.ok_or(Fault::Missing)?;
    match desk.save(&editor, &story, act.from, old.content).await? {
        Ok(()) => Ok(see_other(&format!("/desk/story/{id}?done=restore"))),
        Err(refused) => desk.refused_page(&editor, id, &refused).await,
    }
}
