//! `GET /{lang}/_components`: the parts of which pages are made, in all their states, for whoever works on a theme; 404 unless
//! `newsroom.look.components` is set. `?outcome=returned` shows the comments form in another state.

use super::{
    card::Card,
    frame::{Frame, Place},
    html, samples,
    story::{Comments, Correction, Furniture, Link, Source},
};
use crate::{Error, Site};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tellal_story::Form;

/// What `components.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Components {
    pub frame: Frame,
    pub path: String,
    pub headline: String,
    /// With a picture, and without.
    pub cards: Vec<Card>,
    /// One of each form.
    pub forms: Vec<Card>,
    pub corrections: Vec<Correction>,
    pub furniture: Furniture,
    pub source: Source,
    pub chain: Vec<Link>,
    pub outcomes: Vec<&'static str>,
    pub comments: Comments,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    outcome: Option<String>,
}

/// `GET /{lang}/_components`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang).filter(|_| site.settings().look.components) else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    let asked = asked.unwrap_or_default().0.outcome.unwrap_or_default();
    let outcome = samples::OUTCOMES.into_iter().find(|outcome| *outcome == asked).unwrap_or(samples::OUTCOMES[0]);
    let title = site.words().say(lang, "components-title", None);
    let frame = Frame::new(&site, lang, &Place::Passing, &title, String::new());
    let page = site.theme().render(lang, "components.html", &samples::components(&site, lang, frame, outcome))?;
    Ok(html(&headers, StatusCode::OK, page))
}

/// The forms, by name.
pub(super) fn forms() -> impl Iterator<Item = &'static str> {
    Form::ALL.into_iter().map(Form::as_str)
}
