//! `GET /{lang}/comments/{id}`: the address of a comment for good. 303 to the page of its thread on which it stands now, wherever its
//! story has moved; 404 where readers see no such comment.

use super::nowhere;
use crate::{Error, Site, pages::moved, reader::Reader};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header::CACHE_CONTROL},
    response::Response,
};
use std::sync::Arc;
use tellal_store::Order;
use tellal_story::{CommentId, CommentState};

pub(super) async fn leads(
    State(site): State<Arc<Site>>,
    Path((lang, id)): Path<(String, String)>,
    reader: Reader,
) -> Result<Response, Error> {
    let (Some(_), Ok(id)) = (site.language(&lang), id.parse::<CommentId>()) else { return Ok(nowhere()) };
    let Some(comment) = site.store().comment(id).await? else { return Ok(nowhere()) };
    // One that was refused or removed still has its place while it has answers.
    if comment.state != CommentState::Approved && comment.answers == 0 && !reader.wrote(&comment) {
        return Ok(nowhere());
    }
    let Some(story) = site.store().published(comment.story).await? else { return Ok(nowhere()) };
    let path = site.path_of(&story);
    let page = site.store().thread_page_of(comment.story, id, Order::Newest).await?;
    // On the first page, unless it is one of very many answers.
    let place = if page.is_none() && comment.parent.is_none() {
        format!("{path}#c-{id}")
    } else {
        format!("{path}?see={id}#c-{id}")
    };
    let mut answer = moved(StatusCode::SEE_OTHER, &place);
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(reader.mind(answer))
}
