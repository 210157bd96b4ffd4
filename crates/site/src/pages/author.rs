//! The stories of an author, newest first, and the list of all authors of a language.

use super::named::{self, Kind};
use crate::{Error, Site};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use std::sync::Arc;
use tellal_story::Lang;

/// Where the stories of a name stand. A name of which no letter can stand in an address has no page.
pub(crate) fn path_of(lang: &Lang, name: &str) -> Option<String> {
    Some(Kind::Author.path(lang, &tellal_text::slug(name, lang.as_str())?))
}

/// `GET /{lang}/author/{slug}`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path((lang, slug)): Path<(String, String)>,
    from: Result<Query<super::section::From>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Query(from) = from.unwrap_or_default();
    named::page(&site, Kind::Author, (&lang, &slug), from.before(), &headers).await
}

/// `GET /{lang}/author/`
pub(super) async fn list(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    named::list(&site, Kind::Author, &lang, &headers).await
}

/// `GET /{lang}/author`
pub(super) async fn without_slash(State(site): State<Arc<Site>>, Path(lang): Path<String>) -> Response {
    named::straight(&site, Kind::Author, &lang, None)
}

/// `GET /{lang}/author/{slug}/`
pub(super) async fn with_slash(State(site): State<Arc<Site>>, Path((lang, slug)): Path<(String, String)>) -> Response {
    named::straight(&site, Kind::Author, &lang, Some(&slug))
}
