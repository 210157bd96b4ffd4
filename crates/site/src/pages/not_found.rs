//! An address at which nothing stands: 404, in the language of the address's first part (the site's first language where
//! that is none), with search and the ways on.

use super::frame::{Frame, Place, naming};
use super::html;
use crate::Site;
use axum::{
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use tellal_story::Lang;

/// What `not-found.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct NotFound {
    pub frame: Frame,
}

/// The language of an address.
pub(super) fn language_of<'a>(site: &'a Site, path: &str) -> Option<&'a Lang> {
    let first = path.split('/').nth(1).unwrap_or_default();
    site.language(first).or_else(|| site.settings().languages.first())
}

/// The page.
pub(super) fn page(site: &Site, path: &str) -> Response {
    let Some(lang) = language_of(site, path) else { return StatusCode::NOT_FOUND.into_response() };
    let title = site.words().say(lang, "not-found-title", None);
    let description = naming(site, lang, "not-found-description", &[]);
    let frame = Frame::new(site, lang, &Place::Passing, &title, description);
    match site.theme().render(lang, "not-found.html", &NotFound { frame }) {
        Ok(page) => html(&HeaderMap::new(), StatusCode::NOT_FOUND, page),
        Err(fault) => super::error::page(site, path, Some(&fault)),
    }
}
