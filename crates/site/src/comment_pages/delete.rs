//! `/{lang}/comments/{id}/delete` and `/{lang}/my-comments/delete`: an author takes back what they wrote. GET asks, POST does and leads to
//! their comments (303); 404 for whoever did not write it.

use super::{nowhere, private};
use crate::{
    Error, Site,
    pages::{Frame, Place, moved, naming, story::One},
    reader::Reader,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Serialize;
use std::sync::Arc;
use tellal_store::{Comment, Which};
use tellal_story::{AuthorId, CommentState, Lang};

/// What `delete-comment.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Delete {
    pub frame: Frame,
    /// The comment; all of them without.
    pub comment: Option<One>,
    /// Where whoever changes their mind goes.
    pub back: String,
}

pub(super) async fn asks(
    State(site): State<Arc<Site>>,
    Path((lang, id)): Path<(String, String)>,
    reader: Reader,
) -> Result<Response, Error> {
    let Some((lang, comment, author)) = own(&site, &lang, &id, &reader).await? else { return Ok(nowhere()) };
    let one = One::new(&site, lang, "", &comment, Some(author));
    let back = if site.store().published(comment.story).await?.is_some() {
        one.page.clone()
    } else {
        format!("/{lang}/my-comments")
    };
    page(&site, lang, "delete-title", Some(one), back)
}

pub(super) async fn done(
    State(site): State<Arc<Site>>,
    Path((lang, id)): Path<(String, String)>,
    reader: Reader,
) -> Result<Response, Error> {
    let Some((lang, comment, author)) = own(&site, &lang, &id, &reader).await? else { return Ok(nowhere()) };
    site.store().remove_comments(author, Which::These(&[comment.id])).await?;
    Ok(moved(StatusCode::SEE_OTHER, &format!("/{lang}/my-comments?done=one")))
}

pub(super) async fn asks_all(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    reader: Reader,
) -> Result<Response, Error> {
    let (Some(lang), Some(_)) = (site.language(&lang), reader.id()) else { return Ok(nowhere()) };
    page(&site, lang, "delete-all-title", None, format!("/{lang}/my-comments"))
}

pub(super) async fn all_done(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    reader: Reader,
) -> Result<Response, Error> {
    let (Some(lang), Some(author)) = (site.language(&lang), reader.id()) else { return Ok(nowhere()) };
    site.store().remove_comments(author, Which::All).await?;
    Ok(moved(StatusCode::SEE_OTHER, &format!("/{lang}/my-comments?done=all")))
}

async fn own<'a>(
    site: &'a Site,
    lang: &str,
    id: &str,
    reader: &Reader,
) -> Result<Option<(&'a Lang, Comment, AuthorId)>, Error> {
    let (Some(lang), Ok(id), Some(author)) = (site.language(lang), id.parse(), reader.id()) else { return Ok(None) };
    let comment = site.store().comment(id).await?;
    let comment = comment.filter(|comment| reader.wrote(comment) && comment.state != CommentState::Removed);
    Ok(comment.map(|comment| (lang, comment, author)))
}

fn page(site: &Site, lang: &Lang, title: &str, comment: Option<One>, back: String) -> Result<Response, Error> {
    let title = site.words().say(lang, title, None);
    let frame = Frame::new(site, lang, &Place::Passing, &title, naming(site, lang, "delete-description", &[]));
    let page = site.theme().render(lang, "delete-comment.html", &Delete { frame, comment, back })?;
    Ok(private(StatusCode::OK, page))
}
