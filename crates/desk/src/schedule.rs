//! `/desk/story/{story}/schedule` and `/unschedule`: a story goes out at an hour, or does not after all.

use crate::{
    Desk,
    answer::Answer,
    editor::Editor,
    form::read_instant,
    verb::{Typed, Verb},
};
use axum::{
    Form,
    extract::{Path, State},
};
use std::sync::Arc;
use tellal_story::{Command, Right, StoryId};

const VERB: Verb = Verb { name: "schedule", field: "at", launches: true };
const UNDO: Verb = Verb { name: "unschedule", field: "", launches: false };

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
    desk.carry_out(&editor, story, VERB, typed, |typed| match read_instant(typed.at.trim(), &desk.zone) {
        Some(at) => Ok(Command::Schedule { from: typed.from, at }),
        None => Err(desk.say(editor.ui, "desk-error-instant", &[("given", typed.at.clone().into())])),
    })
    .await
}

pub(crate) async fn ask_undo(State(desk): State<Arc<Desk>>, editor: Editor, Path(story): Path<StoryId>) -> Answer {
    editor.must(Right::Publish)?;
    desk.ask(&editor, story, UNDO).await
}

pub(crate) async fn undo(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(story): Path<StoryId>,
    Form(typed): Form<Typed>,
) -> Answer {
    editor.must(Right::Publish)?;
    desk.carry_out(&editor, story, UNDO, typed, |_| Ok(Command::Unschedule)).await
}
