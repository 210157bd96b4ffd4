//! What belongs to single comments and to their authors: permalinks, reports, one's own comments, signing in. One file an address;
//! here are the addresses.

mod delete;
mod mine;
mod permalink;
mod report;
mod sign_in;

pub(crate) use delete::Delete;
pub(crate) use mine::{Mine, Own};
pub(crate) use report::{Reason, ReportPage};
pub(crate) use sign_in::SignIn;

use crate::{
    Error, Site,
    post_comment::{Floods, Key},
    reader::Reader,
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderValue, StatusCode, header::CACHE_CONTROL},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use std::sync::Arc;
use tellal_store::{Comment, Published};
use tellal_story::CommentState;
use tower_http::csrf::CsrfLayer;

/// The longest form here has a note of 500 characters.
const BODY_BYTES: usize = 16 * 1024;

/// How often one reader may report and ask for links; lives in [`Site`].
#[derive(Default)]
pub(crate) struct Limits {
    reports: Floods,
    links: Floods,
    /// By which whoever reports is told from others, and no further.
    reporters: Key,
}

/// Mounted by [`Site::router`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/comments/{id}", get(permalink::leads))
        .route("/{lang}/comments/{id}/report", get(report::form).post(report::sent))
        .route("/{lang}/comments/{id}/delete", get(delete::asks).post(delete::done))
        .route("/{lang}/my-comments", get(mine::page))
        .route("/{lang}/my-comments/export", get(mine::export))
        .route("/{lang}/my-comments/delete", get(delete::asks_all).post(delete::all_done))
        .route("/{lang}/sign-in", get(sign_in::form).post(sign_in::asked))
        .route("/{lang}/sign-in/{token}", get(sign_in::link).post(sign_in::used))
        .route("/{lang}/sign-out", post(sign_in::out))
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(CsrfLayer::new())
}

/// A comment that a reader may look at, with its story: one that is shown, or their own.
async fn seen(site: &Site, id: &str, reader: &Reader) -> Result<Option<(Comment, Box<Published>)>, Error> {
    let Ok(id) = id.parse() else { return Ok(None) };
    let Some(comment) = site.store().comment(id).await? else { return Ok(None) };
    if comment.state != CommentState::Approved && !reader.wrote(&comment) {
        return Ok(None);
    }
    Ok(site.store().published(comment.story).await?.map(|story| (comment, Box::new(story))))
}

/// A page that is for one reader and kept by nobody.
fn private(status: StatusCode, page: String) -> Response {
    (status, [(CACHE_CONTROL, HeaderValue::from_static("private, no-store"))], Html(page)).into_response()
}

fn nowhere() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

#[cfg(test)]
mod tests;
