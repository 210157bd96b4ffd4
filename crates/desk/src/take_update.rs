//! `/desk/story/{story}/update`: the agency has sent a newer version of a story's item. Every change stands side by side with
//! the desk's text; the editor takes some and leaves others, takes the wire's version whole, or notes that it has been
//! seen. Whatever is taken becomes one revision.

use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    edit::Refused,
    editor::Editor,
    merge::{Change, Merge, What, Who},
    page::view,
    stories::dir,
};
use axum::{
    Form,
    extract::{Path, State},
};
use serde::Serialize;
use std::sync::Arc;
use tellal_store::{AlarmKind, BasketItem};
use tellal_story::{Content, Right, Scope, State as Stands, Story, StoryId};

/// The form, as names and values: every change has a name of its own in it.
struct Act(Vec<(String, String)>);

impl Act {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    fn takes(&self, change: &Change) -> bool {
        self.get(&format!("c-{}", change.key)) == "take"
    }
}

#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    change: &'a Change,
    /// Whether somebody chooses; what only the desk has changed stays.
    choice: bool,
    /// What is chosen unless somebody says otherwise.
    take: bool,
}

impl<'a> Row<'a> {
    fn of(change: &'a Change) -> Self {
        Self { change, choice: change.who != Who::Desk, take: change.who == Who::Wire && change.what != What::Moved }
    }
}

pub(crate) async fn ask(State(desk): State<Arc<Desk>>, editor: Editor, Path(id): Path<StoryId>) -> Answer {
    editor.must(Right::Write)?;
    let story = desk.load(id).await?;
    let item = desk.item_of(&story).await?.ok_or(Fault::Missing)?;
    let merge = desk.merge(&story, &item).await?;
    let rows: Vec<Row<'_>> = merge.changes().iter().map(Row::of).collect();
    let choices = rows.iter().filter(|row| row.choice).count();
    let page = view! {
        id => id.to_string(),
        item => item.id.to_string(),
        headline => story.content.headline,
        story_lang => story.content.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
        story_dir => dir(story.content.lang.as_ref()),
        live => story.state == Stands::Live,
        agency => desk.agency(&item.source),
        changed => item.changed,
        waiting => item.update_waiting,
        correction => item.correction,
        parts => item.item.scope == Scope::Parts,
        notes => &item.item.notes,
        state => item.state.as_str(),
        revision => story.revision,
        raw => item.raw.to_string(),
        conflicts => merge.changes().iter().filter(|change| change.who == Who::Both).count(),
        choices,
        ours => rows.len() - choices,
        rows,
    };
    desk.page(&editor, "update.html", page).await
}

pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<StoryId>,
    Form(act): Form<Vec<(String, String)>>,
) -> Answer {
    editor.must(Right::Write)?;
    let act = Act(act);
    let story = desk.load(id).await?;
    let item = desk.item_of(&story).await?.ok_or(Fault::Missing)?;
    let what = act.get("what");
    // A still newer version has come, or a colleague has settled this one: nobody takes or dismisses what they have not seen.
    if act.get("raw") != item.raw.to_string() || what == "merge" && !item.update_waiting {
        return Ok(see_other(&format!("/desk/story/{id}/update")));
    }
    let content = match what {
        "merge" => Some(desk.merge(&story, &item).await?.taking(|change| act.takes(change))),
        "take" => Some(desk.taking_over(&story, &item)),
        _ => None,
    };
    let takes = content.is_some();
    if let Some(content) = content
        && let Err(refused) = desk.save(&editor, &story, act.get("from").parse().unwrap_or_default(), content).await?
    {
        return desk.refused_page(&editor, id, &refused).await;
    }
    // A waiting update may be what keeps a scheduled story from going out: whoever waves it through publishes.
    if matches!(story.state, Stands::Scheduled { .. }) && !editor.who.may(Right::Publish) {
        return desk.refused_page(&editor, id, &Refused::Scheduled).await;
    }
    desk.store.settle_update(&item).await?;
    for kind in [AlarmKind::CorrectionWaiting, AlarmKind::PartsWaiting] {
        desk.store.settle_alarms_of(item.id, kind, editor.who.person().id).await?;
    }
    // Readers saw what was wrong: they are told what it was.
    if takes && item.correction && story.state == Stands::Live && editor.who.may(Right::Publish) {
        return Ok(see_other(&format!("/desk/story/{id}/correct")));
    }
    Ok(see_other(&format!("/desk/story/{id}?done=update")))
}

impl Desk {
    async fn merge(&self, story: &Story, item: &BasketItem) -> Result<Merge, Fault> {
        let base = self.started_from(item, story.id).await?;
        Ok(Merge::of(&base, &self.fields_of(item), &story.content, &self.zone))
    }

    /// The wire's fields, with what only the desk decides kept: section, slug, and a language that the wire does not name.
    fn taking_over(&self, story: &Story, item: &BasketItem) -> Content {
        let wire = self.fields_of(item);
        let desk = story.content.clone();
        Content {
            section: desk.section.or(wire.section),
            slug: desk.slug.or(wire.slug),
            lang: wire.lang.or(desk.lang),
            form: desk.form,
            topics: desk.topics,
            edition_of: desk.edition_of,
            ..wire
        }
    }
}
