//! Who the newsroom is and what it holds to: its own words from the settings, and what the program sees to by itself.

use super::{frame::Frame, html};
use crate::{Error, Site};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::sync::Arc;

/// What `about.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct About {
    pub frame: Frame,
    /// The newsroom's own words: paragraphs.
    pub text: Vec<String>,
    /// Its own principles: paragraphs.
    pub principles: Vec<String>,
}

/// `GET /{lang}/about`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let about = &site.settings().about;
    let page = About {
        frame: Frame::plain(&site, lang, "about", "about"),
        text: about.text.get(lang).cloned().unwrap_or_default(),
        principles: about.principles.get(lang).cloned().unwrap_or_default(),
    };
    Ok(html(&headers, StatusCode::OK, site.theme().render(lang, "about.html", &page)?))
}
