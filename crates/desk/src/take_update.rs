//! `/desk/story/{story}/update`: the agency has sent a newer version of a story's item. Both texts stand side by side; the
//! editor takes the wire's as a new revision, or notes that it has been seen.

use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    compare,
    edit::Refused,
    editor::Editor,
    form::Fields,
    page::view,
    stories::dir,
};
use axum::{
    Form,
    extract::{Path, State},
};
use serde::Deserialize;
use std::sync::Arc;
use tellal_store::BasketItem;
use tellal_story::{Content, Right, State as Stands, Story, StoryId};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Act {
    /// `take` or `seen`.
    what: String,
    /// The desk's revision that was looked at.
    from: u32,
    /// The delivery that was looked at.
    raw: String,
}

pub(crate) async fn ask(State(desk): State<Arc<Desk>>, editor: Editor, Path(id): Path<StoryId>) -> Answer {
    editor.must(Right::Write)?;
    let story = desk.load(id).await?;
    let item = desk.item_of(&story).await?.ok_or(Fault::Missing)?;
    let rows = compare::rows(
        &Fields::of(&story.content, &desk.zone),
        &Fields::of(&desk.taking_over(&story, &item), &desk.zone),
    );
    let page = view! {
        id => id.to_string(),
        item => item.id.to_string(),
        headline => story.content.headline,
        story_lang => story.content.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
        story_dir => dir(story.content.lang.as_ref()),
        agency => desk.agency(&item.source),
        changed => item.changed,
        waiting => item.update_waiting,
        state => item.state.as_str(),
        revision => story.revision,
        raw => item.raw.to_string(),
        rows,
    };
    desk.page(&editor, "update.html", page).await
}

pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<StoryId>,
    Form(act): Form<Act>,
) -> Answer {
    editor.must(Right::Write)?;
    let story = desk.load(id).await?;
    let item = desk.item_of(&story).await?.ok_or(Fault::Missing)?;
    if act.raw != item.raw.to_string() {
        // A still newer version has come: nobody takes or dismisses what they have not seen.
        return Ok(see_other(&format!("/desk/story/{id}/update")));
    }
    if act.what == "take" {
        let content = desk.taking_over(&story, &item);
        if let Err(refused) = desk.save(&editor, &story, act.from, content).await? {
            return desk.refused_page(&editor, id, &refused).await;
        }
    }
    // A waiting update may be what keeps a scheduled story from going out: whoever waves it through publishes.
    if matches!(story.state, Stands::Scheduled { .. }) && !editor.who.may(Right::Publish) {
        return desk.refused_page(&editor, id, &Refused::Scheduled).await;
    }
    desk.store.settle_update(&item).await?;
    Ok(see_other(&format!("/desk/story/{id}?done=update")))
}

impl Desk {
    /// The wire's fields, with what only the desk decides kept: section, slug, and a language that the wire does not name.
    fn taking_over(&self, story: &Story, item: &BasketItem) -> Content {
        let wire = self.fields_of(item);
        let desk = story.content.clone();
        Content {
            section: desk.section.or(wire.section),
            slug: desk.slug.or(wire.slug),
            lang: wire.lang.or(desk.lang),
            ..wire
        }
    }
}
