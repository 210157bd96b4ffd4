//! A fault inside: 500. The reader gets an id to quote; the fault itself goes to the log under that id and to no page.

use super::frame::{Frame, Place, naming};
use super::not_found::language_of;
use crate::{Error, Site};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// What `error.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Fault {
    pub frame: Frame,
    pub id: String,
}

/// The page.
pub(super) fn page(site: &Site, path: &str, fault: Option<&Error>) -> Response {
    let id = site.store().ambient().new_id().simple().to_string();
    let what = fault.map_or_else(|| "it did not say why".to_owned(), ToString::to_string);
    tracing::error!(id, path, "a page failed: {what}");
    let rendered = language_of(site, path).and_then(|lang| {
        let title = site.words().say(lang, "error-title", None);
        let description = naming(site, lang, "error-description", &[]);
        let frame = Frame::new(site, lang, &Place::Passing, &title, description);
        let rendered = site.theme().render(lang, "error.html", &Fault { frame, id: id.clone() });
        rendered.inspect_err(|fault| tracing::error!(id, path, "the error page fails too: {fault}")).ok()
    });
    let mut answer = match rendered {
        Some(page) => (StatusCode::INTERNAL_SERVER_ERROR, axum::response::Html(page)).into_response(),
        // The last resort has no words, so that it cannot be in the wrong language.
        None => (StatusCode::INTERNAL_SERVER_ERROR, format!("500 · {id}\n")).into_response(),
    };
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
