//! A section: its stories, last published first, and the way to older ones (`?before=`).
//!
//! Answers 404 for a section that the language does not have, 301 without the last slash.

use super::{
    card::Card,
    frame::{Frame, Place, naming},
    html, lite, moved,
};
use crate::{Error, Site};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tellal_store::{Listing, Published};
use tellal_story::StoryId;

/// Stories on a page.
const PAGE: usize = 20;

/// What `section.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Section {
    pub frame: Frame,
    pub title: String,
    pub path: String,
    /// This is a page of older stories.
    pub older: bool,
    pub lead: Option<Card>,
    pub cards: Vec<Card>,
    /// Where older ones are.
    pub next: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct From {
    before: Option<String>,
}

impl From {
    /// The place after which the page begins.
    pub(super) fn before(&self) -> Option<&str> {
        self.before.as_deref()
    }
}

/// `GET /{lang}/{section}`
pub(super) async fn without_slash(
    State(site): State<Arc<Site>>,
    Path((lang, slug)): Path<(String, String)>,
) -> Response {
    match site.language(&lang).and_then(|lang| Some((lang, site.section_at(lang, &slug)?.1))) {
        Some((lang, title)) => moved(StatusCode::MOVED_PERMANENTLY, &format!("/{lang}/{}/", title.slug)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `GET /{lang}/{section}/`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path((lang, slug)): Path<(String, String)>,
    from: Result<Query<From>, QueryRejection>,
    asked: Result<Query<lite::Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let Some((section, title)) = site.section_at(lang, &slug) else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    let Query(from) = from.unwrap_or_default();
    let before = from.before().and_then(read_place);
    let listing = Listing {
        lang: Some(lang.clone()),
        section: Some(section.id.clone()),
        before,
        limit: u32::try_from(PAGE + 1).unwrap_or(u32::MAX),
        ..Listing::default()
    };
    let mut stories = site.store().listing(&listing).await?;
    let more = stories.len() > PAGE;
    stories.truncate(PAGE);
    let path = format!("/{lang}/{}/", title.slug);
    let next = stories.last().filter(|_| more).map(|last| format!("{path}?before={}", write_place(last)));
    let mut cards: Vec<Card> = stories.iter().map(|story| Card::new(&site, story)).collect();
    let lead = (before.is_none() && cards.first().is_some_and(Card::has_picture)).then(|| cards.remove(0));

    let description = naming(&site, lang, "section-description", &[("section", &title.title)]);
    let frame = Frame::new(&site, lang, &Place::Section(title.slug.as_str()), &title.title, description);
    // Older pages have no address that would stay the same: only the first one is for search engines.
    let frame = if before.is_some() { frame.unlisted() } else { frame };
    let section = Section { frame, title: title.title.clone(), path, older: before.is_some(), lead, cards, next };
    let Query(asked) = asked.unwrap_or_default();
    let page = site.theme().render(lang, asked.template("section.html", "lite-section.html"), &section)?;
    Ok(html(&headers, StatusCode::OK, page))
}

/// A place in the list, as an address spells it: first publication in microseconds and the story's id.
pub(super) fn write_place(story: &Published) -> String {
    format!("{}_{}", story.live().first_published.as_microsecond(), story.story())
}

pub(super) fn read_place(text: &str) -> Option<(Timestamp, StoryId)> {
    let (at, id) = text.split_once('_')?;
    Some((Timestamp::from_microsecond(at.parse().ok()?).ok()?, id.parse().ok()?))
}
