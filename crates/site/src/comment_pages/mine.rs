//! `GET /{lang}/my-comments`: what somebody has written here and what became of it, by the cookie of their browser; a page for whoever
//! has none says how to sign in. `…/export` gives all of it as one JSON file.

use super::{nowhere, private};
use crate::{
    Error, Site,
    pages::{Frame, Place, naming, story::One},
    reader::Reader,
};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tellal_store::OwnComment;
use tellal_story::{AuthorId, Lang};

/// What `my-comments.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Mine {
    pub frame: Frame,
    /// Somebody has written here.
    pub known: bool,
    /// Links to sign in with can be sent.
    pub sign_in: bool,
    /// Their address, if they have signed in.
    pub address: Option<String>,
    pub comments: Vec<Own>,
    pub next: Option<String>,
    /// What has just been deleted: `one`, `all` or nothing.
    pub done: &'static str,
}

/// One of them.
#[derive(Debug, Serialize)]
pub(crate) struct Own {
    pub comment: One,
    pub headline: String,
    /// Where it stands, if its story is public.
    pub path: Option<String>,
    /// It answers another one.
    pub answer: bool,
    /// Its state, in words.
    pub state: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    from: String,
    done: String,
}

pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    Query(asked): Query<Asked>,
    reader: Reader,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(nowhere()) };
    let (mut comments, mut next) = (Vec::new(), None);
    if let Some(author) = reader.id() {
        let page = match site.store().comments_of(author, asked.from.parse().ok()).await {
            Err(tellal_store::Error::Missing(_)) => site.store().comments_of(author, None).await?,
            page => page?,
        };
        next = page.next.map(|next| format!("/{lang}/my-comments?from={next}"));
        for own in page.comments {
            comments.push(entry(&site, lang, own, author));
        }
    }
    let title = site.words().say(lang, "mine-title", None);
    let page = Mine {
        frame: Frame::new(&site, lang, &Place::Passing, &title, naming(&site, lang, "mine-description", &[])),
        known: reader.id().is_some(),
        sign_in: site.settings().comments.mail,
        address: reader.author().and_then(|author| author.address.clone()),
        comments,
        next,
        done: match asked.done.as_str() {
            "one" => "one",
            "all" => "all",
            _ => "",
        },
    };
    Ok(private(StatusCode::OK, site.theme().render(lang, "my-comments.html", &page)?))
}

fn entry(site: &Site, lang: &Lang, own: OwnComment, author: AuthorId) -> Own {
    let state = own.comment.state.as_str();
    Own {
        path: own.live.then(|| format!("/{lang}/comments/{}", own.comment.id)),
        comment: One::new(site, lang, "", &own.comment, Some(author)),
        headline: own.headline,
        answer: own.comment.parent.is_some(),
        state: site.words().say(lang, &format!("comment-state-{state}"), None),
    }
}

pub(super) async fn export(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    reader: Reader,
) -> Result<Response, Error> {
    let (Some(_), Some(author)) = (site.language(&lang), reader.id()) else { return Ok(nowhere()) };
    let Some(all) = site.store().export_author(author).await? else { return Ok(nowhere()) };
    let file = serde_json::to_vec_pretty(&all).unwrap_or_default();
    let about = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"my-comments.json\""),
    ];
    let private = [(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"))];
    Ok((about, private, file).into_response())
}
