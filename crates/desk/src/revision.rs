//! `GET /desk/story/{story}/revision/{number}`: one kept revision, to read and to restore.

use crate::{
    Desk,
    answer::{Answer, Fault},
    editor::Editor,
    form::Fields,
    launch::is_stored,
    page::view,
    stories::dir,
    story::by,
};
use axum::extract::{Path, State};
use std::sync::Arc;
use tellal_story::{Right, StoryId};

pub(crate) async fn show(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path((id, number)): Path<(StoryId, u32)>,
) -> Answer {
    editor.must(Right::ReadDesk)?;
    let story = desk.load(id).await?;
    let revision = desk.store.revision(id, number).await?.ok_or(Fault::Missing)?;
    let content = &revision.content;
    let stored: Vec<_> =
        content.body.pictures().filter(|picture| is_stored(&picture.src)).map(|p| p.src.clone()).collect();
    let page = view! {
        id => id.to_string(),
        latest => story.revision,
        n => number,
        at => revision.at,
        by => by(revision.by),
        name => revision.by_name,
        fields => Fields::of(content, &desk.zone),
        body => &content.body,
        stored,
        story_lang => content.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
        story_dir => dir(content.lang.as_ref()),
    };
    desk.page(&editor, "revision.html", page).await
}
