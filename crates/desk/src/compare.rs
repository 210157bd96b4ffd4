//! `GET /desk/story/{story}/compare?old=1&new=2`: what has changed between two revisions, word by word, field by field.

use crate::{
    Desk,
    answer::{Answer, Fault},
    diff::{Is, Piece, words},
    editor::Editor,
    form::{Fields, NAMES},
    page::view,
    stories::dir,
};
use axum::extract::{Path, Query, State};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tellal_story::{Right, StoryId};

/// A field that differs between two texts.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    /// The field's name, in the messages `desk-field-…`.
    pub(crate) name: &'static str,
    pub(crate) old: Vec<Piece>,
    pub(crate) new: Vec<Piece>,
}

/// The fields that differ, in the order of the form; the body is the last.
pub(crate) fn rows(old: &Fields, new: &Fields) -> Vec<Row> {
    let simple = NAMES.into_iter().filter_map(|name| Some((name, old.get(name)?.clone(), new.get(name)?.clone())));
    simple
        .chain([("body", old.body_text(), new.body_text())])
        .filter(|(_, old, new)| old != new)
        .map(|(name, old, new)| {
            let pieces = words(&old, &new);
            let side = |without: Is| pieces.iter().filter(|piece| piece.is != without).cloned().collect();
            Row { name, old: side(Is::New), new: side(Is::Gone) }
        })
        .collect()
}

#[derive(Debug, Deserialize)]
pub(crate) struct Ask {
    old: u32,
    new: u32,
}

pub(crate) async fn show(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<StoryId>,
    Query(ask): Query<Ask>,
) -> Answer {
    editor.must(Right::ReadDesk)?;
    let story = desk.load(id).await?;
    let old = desk.store.revision(id, ask.old).await?.ok_or(Fault::Missing)?;
    let new = desk.store.revision(id, ask.new).await?.ok_or(Fault::Missing)?;
    let rows = rows(&Fields::of(&old.content, &desk.zone), &Fields::of(&new.content, &desk.zone));
    let page = view! {
        id => id.to_string(),
        headline => story.content.headline,
        story_lang => story.content.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
        story_dir => dir(story.content.lang.as_ref()),
        latest => story.revision,
        old => old.number,
        new => new.number,
        numbers => (1..=story.revision).collect::<Vec<_>>(),
        rows,
    };
    desk.page(&editor, "compare.html", page).await
}
