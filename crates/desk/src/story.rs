//! `GET /desk/story/{story}`: a story at the desk: where it stands, what it says, what has been done to it and what may be
//! done next.

use crate::{
    Desk,
    answer::{Answer, Fault},
    editor::Editor,
    form::Fields,
    launch::is_stored,
    page::view,
    stories::{Wanted, dir},
};
use axum::extract::{Path, Query, State};
use minijinja::Value;
use serde::Deserialize;
use std::sync::Arc;
use tellal_story::{Actor, Right, Story, StoryId};

/// What the page says has just been done; its sentence is `desk-done-…`.
const DONE: [&str; 9] =
    ["publish", "schedule", "unschedule", "correct", "withdraw", "reinstate", "restore", "take", "update"];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    done: String,
}

pub(crate) async fn show(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<StoryId>,
    Query(ask): Query<Ask>,
) -> Answer {
    editor.must(Right::ReadDesk)?;
    let story = desk.load(id).await?;
    let list = desk.story_list(&Wanted::in_state(&story)).await?;
    let view = desk.story_view(&editor, &story).await?;
    let done = DONE.into_iter().find(|done| *done == ask.done);
    desk.page(&editor, "stories.html", view! { list, open => id.to_string(), story => view, done }).await
}

impl Desk {
    async fn story_view(&self, editor: &Editor, story: &Story) -> Result<Value, Fault> {
        let item = self.item_of(story).await?;
        let content = &story.content;
        let revisions: Vec<Value> = self
            .store
            .revisions(story.id)
            .await?
            .iter()
            .rev()
            .map(|revision| {
                let live = story.live.as_ref().is_some_and(|live| live.revision == revision.number);
                view! {
                    number => revision.number,
                    at => revision.at,
                    by => by(revision.by),
                    name => revision.by_name,
                    live,
                }
            })
            .collect();
        let log: Vec<Value> = self
            .store
            .story_log(story.id)
            .await?
            .iter()
            .rev()
            .map(|line| {
                view! {
                    at => line.at,
                    by => by(line.by),
                    name => line.by_name,
                    what => line.what,
                    detail => line.detail,
                }
            })
            .collect();
        let (withdrawn, scheduled) = match &story.state {
            tellal_story::State::Withdrawn(withdrawal) => (Some(withdrawal), None),
            tellal_story::State::Scheduled { at } => (None, Some(*at)),
            _ => (None, None),
        };
        Ok(view! {
            id => story.id.to_string(),
            state => story.state.as_str(),
            revision => story.revision,
            killed => story.killed,
            lang => content.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
            dir => dir(content.lang.as_ref()),
            fields => Fields::of(content, &self.zone),
            body => &content.body,
            stored => stored(story),
            embargo => content.embargo.filter(|until| *until > self.store.now()),
            follows => story.follows.map(|story| story.to_string()),
            live => &story.live,
            corrections => &story.corrections,
            withdrawn => withdrawn,
            scheduled,
            address => self.public_address(story).await?,
            item => item.as_ref().map(|item| item.id.to_string()),
            update => item.as_ref().is_some_and(|item| item.update_waiting),
            correction => item.as_ref().is_some_and(|item| item.correction),
            company => match &item {
                Some(item) => self.company_of(item).await?,
                None => Vec::new(),
            },
            comments => match story.live {
                Some(_) => Some(self.story_panel(editor.ui, story.id).await?),
                None => None,
            },
            reads => match story.state {
                tellal_story::State::Live => Some(self.reads_view(story.id).await?),
                _ => None,
            },
            checks => self.checks(story, item.as_ref(), self.store.now()),
            revisions,
            log,
        })
    }

    /// Where readers find a live story.
    pub(crate) async fn public_address(&self, story: &Story) -> Result<Option<String>, Fault> {
        if story.state != tellal_story::State::Live {
            return Ok(None);
        }
        let published = self.store.published(story.id).await?;
        Ok(published.map(|published| self.site.address(&self.site.path_of(&published))))
    }
}

fn stored(story: &Story) -> Vec<String> {
    let pictures = story.content.body.pictures();
    pictures.filter(|picture| is_stored(&picture.src)).map(|picture| picture.src.clone()).collect()
}

/// The short name in the messages `desk-by-…`, for who is not a person.
pub(crate) fn by(actor: Actor) -> &'static str {
    match actor {
        Actor::Person(_) => "person",
        Actor::Wire => "wire",
        Actor::Schedule => "schedule",
    }
}
