//! The pages: one file a page. Here is what all of them share: the way in, the frame around them and how they are answered.

mod about;
mod accessibility;
mod archive;
pub(crate) mod author;
mod card;
mod changes;
mod comment_rules;
mod components;
mod corrections;
mod crumbs;
mod error;
mod feeds;
mod frame;
mod front;
mod gone;
mod imprint;
mod lite;
mod moment;
mod named;
mod not_found;
pub(crate) mod pic;
mod reads;
pub(crate) mod samples;
mod search;
mod section;
pub(crate) mod story;
#[cfg(test)]
mod tests;
mod topic;

pub(crate) use frame::{Frame, Place, naming};

use crate::{Error, Site, etag};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use std::sync::Arc;

/// The site map.
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/", get(front::root))
        .route("/{lang}", get(front::without_slash))
        .route("/{lang}/", get(front::page))
        .route("/{lang}/search", get(search::page))
        .route("/{lang}/reads", get(reads::page))
        .route("/{lang}/_components", get(components::page))
        .route("/{lang}/about", get(about::page))
        .route("/{lang}/archive", get(archive::without_slash))
        .route("/{lang}/archive/", get(archive::page))
        .route("/{lang}/archive/{when}", get(archive::when))
        .route("/{lang}/author", get(author::without_slash))
        .route("/{lang}/author/", get(author::list))
        .route("/{lang}/author/{slug}", get(author::page))
        .route("/{lang}/author/{slug}/", get(author::with_slash))
        .route("/{lang}/corrections", get(corrections::page))
        .route("/{lang}/accessibility", get(accessibility::page))
        .route("/{lang}/comment-rules", get(comment_rules::page))
        .route("/{lang}/feeds", get(feeds::page))
        .route("/{lang}/imprint", get(imprint::page))
        .route("/{lang}/topic", get(topic::without_slash))
        .route("/{lang}/topic/", get(topic::list))
        .route("/{lang}/topic/{slug}", get(topic::page))
        .route("/{lang}/topic/{slug}/", get(topic::with_slash))
        .route("/{lang}/{section}", get(section::without_slash))
        .route("/{lang}/{section}/", get(section::page))
        .route("/{lang}/{section}/{slug}", get(story::page))
        .route("/{lang}/{section}/{slug}/changes", get(changes::page))
}

/// What no route knows.
pub(crate) async fn elsewhere() -> StatusCode {
    StatusCode::NOT_FOUND
}

/// A page for a client: with an `ETag` of its content, so that one that has it need not load it again.
pub(crate) fn html(request: &HeaderMap, status: StatusCode, page: String) -> Response {
    let tag = blake3::hash(page.as_bytes());
    tagged(request, status, page, tag)
}

/// The same for a page of which a part differs at every look and makes no difference to its readers: it is the page that `same`
/// says.
fn html_as(request: &HeaderMap, status: StatusCode, page: String, same: &[u8]) -> Response {
    tagged(request, status, page, blake3::hash(same))
}

fn tagged(request: &HeaderMap, status: StatusCode, page: String, tag: blake3::Hash) -> Response {
    // Weak: the same page may be sent compressed or not.
    let tag = format!("W/\"{}\"", &tag.to_hex()[..32]);
    let known = etag::is_known(request, &tag);
    let mut answer = if known && status == StatusCode::OK {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
    };
    let headers = answer.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer
}

/// A way to another address of this site.
pub(crate) fn moved(status: StatusCode, path: &str) -> Response {
    match HeaderValue::from_str(path) {
        Ok(path) => (status, [(header::LOCATION, path)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Gives the bare answers of handlers their pages: 404 and 500, in the language of the address's first part.
pub(crate) async fn dress(State(site): State<Arc<Site>>, request: Request<Body>, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let answer = next.run(request).await;
    let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    // An address that is not even well-formed is one at which nothing stands; axum would say so in English.
    if answer.status() == StatusCode::BAD_REQUEST && kind.is_some_and(|kind| kind.starts_with("text/plain")) {
        return not_found::page(&site, &path);
    }
    if kind.is_some() {
        return answer;
    }
    match answer.status() {
        StatusCode::NOT_FOUND => not_found::page(&site, &path),
        StatusCode::INTERNAL_SERVER_ERROR => error::page(&site, &path, answer.extensions().get::<Error>()),
        _ => answer,
    }
}
