//! `GET /desk/stories`: the desk's stories in one state, last changed first.

use crate::{
    Desk,
    answer::{Answer, Fault},
    editor::Editor,
    page::view,
};
use axum::extract::{Query, State};
use jiff::Timestamp;
use minijinja::Value;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tellal_store::{DeskFilter, DeskRow};
use tellal_story::{Lang, Right, State as Stands, Story, StoryId};
use uuid::Uuid;

const STATES: [&str; 4] = ["draft", "scheduled", "live", "withdrawn"];

/// Which stories somebody wants to see, as it stands in the address.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    state: String,
    lang: String,
    before: String,
}

impl Wanted {
    /// The list that a story stands in.
    pub(crate) fn in_state(story: &Story) -> Self {
        Self { state: story.state.as_str().to_owned(), ..Self::default() }
    }
}

#[derive(Debug, Serialize)]
struct Row {
    id: String,
    headline: String,
    lang: String,
    dir: &'static str,
    section: String,
    state: &'static str,
    changed: Timestamp,
    by: Option<String>,
    urgency: Option<u8>,
    scheduled: Option<Timestamp>,
    embargo: Option<Timestamp>,
    killed: bool,
    /// Readers see an older revision than the latest.
    unpublished: bool,
    /// How often a live story has been read.
    reads: Option<u64>,
}

pub(crate) async fn list(State(desk): State<Arc<Desk>>, editor: Editor, Query(wanted): Query<Wanted>) -> Answer {
    editor.must(Right::ReadDesk)?;
    let list = desk.story_list(&wanted).await?;
    desk.page(&editor, "stories.html", view! { list, open => "", story => () }).await
}

impl Desk {
    pub(crate) async fn story_list(&self, wanted: &Wanted) -> Result<Value, Fault> {
        let state = STATES.into_iter().find(|state| *state == wanted.state);
        let filter = DeskFilter {
            state: state.map(str::to_owned),
            lang: Lang::new(&wanted.lang).ok(),
            before: read_place(&wanted.before).map(|(at, id)| (at, StoryId(id))),
            limit: 0,
        };
        let rows = self.store.desk_stories(&filter).await?;
        let older = (rows.len() >= 50)
            .then(|| rows.last().map(|last| format!("{}_{}", last.changed, last.story.id)))
            .flatten()
            .map(|before| query_string(&[("state", &wanted.state), ("lang", &wanted.lang), ("before", &before)]));
        let now = self.store.now();
        let rows: Vec<Row> = rows
            .iter()
            .map(|row| Row {
                reads: (row.story.state == Stands::Live).then(|| self.store.reads(row.story.id).counted),
                ..story_row(row, now)
            })
            .collect();
        let langs: Vec<String> = self.site.settings().languages.iter().map(ToString::to_string).collect();
        Ok(view! {
            rows,
            older,
            langs,
            states => STATES,
            wanted,
            state => state.unwrap_or(""),
            query => query_string(&[("state", &wanted.state), ("lang", &wanted.lang)]),
        })
    }
}

fn story_row(row: &DeskRow, now: Timestamp) -> Row {
    let story = &row.story;
    let content = &story.content;
    Row {
        id: story.id.to_string(),
        headline: content.headline.clone(),
        lang: content.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
        dir: dir(content.lang.as_ref()),
        section: content.section.as_ref().map(ToString::to_string).unwrap_or_default(),
        state: story.state.as_str(),
        changed: row.changed,
        by: row.by_name.clone(),
        urgency: content.urgency,
        scheduled: match story.state {
            Stands::Scheduled { at } => Some(at),
            _ => None,
        },
        embargo: content.embargo.filter(|until| *until > now),
        killed: story.killed,
        unpublished: story.state == Stands::Live
            && story.live.as_ref().is_some_and(|live| live.revision != story.revision),
        reads: None,
    }
}

/// Which way a story's text runs; `auto` while its language is not known.
pub(crate) fn dir(lang: Option<&Lang>) -> &'static str {
    lang.map_or("auto", |lang| lang.direction().as_str())
}

/// Where a list goes on: the `changed` and the id of the last row seen, joined by an underscore.
pub(crate) fn read_place(text: &str) -> Option<(Timestamp, Uuid)> {
    let (at, id) = text.split_once('_')?;
    Some((at.parse().ok()?, Uuid::parse_str(id).ok()?))
}

/// A query string of those parameters that say something, with its question mark.
pub(crate) fn query_string(parameters: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(parameters.iter().filter(|(_, value)| !value.is_empty()));
    let query = query.finish();
    if query.is_empty() { query } else { format!("?{query}") }
}
