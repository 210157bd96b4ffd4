//! `/desk/story/{story}/reinstate`: makes a withdrawn story a draft again.

use crate::{
    Desk,
    answer::Answer,
    editor::Editor,
    verb::{Typed, Verb},
};
use axum::{
    Form,
    extract::{Path, State},
};
use std::sync::Arc;
use tellal_story::{Command, Right, StoryId};

const VERB: Verb = Verb { name: "reinstate", field: "", launches: false };

pub(crate) async fn ask(State(desk): State<Arc<Desk>>, editor: Editor, Path(story): Path<StoryId>) -> Answer {
    editor.must(Right::Publish)?;
    desk.ask(&editor, story, VERB).await
}

pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(story): Path<StoryId>,
    Form(typed): Form<Typed>,
) -> Answer {
    editor.must(Right::Publish)?;
    desk.carry_out(&editor, story, VERB, typed, |_| Ok(Command::Reinstate)).await
}
