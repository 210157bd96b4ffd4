//! What the newsroom has put right: corrections, clarifications and retractions of a language, newest first.

use super::{
    frame::Frame,
    html,
    moment::Moment,
    section::{From, read_place},
};
use crate::{Error, Site};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::sync::Arc;
use tellal_store::PublicChange;

/// Entries on a page.
const PAGE: usize = 30;

/// What `corrections.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Corrections {
    pub frame: Frame,
    pub changes: Vec<Mended>,
    /// This is a page of older ones.
    pub older: bool,
    /// Where older ones are.
    pub next: Option<String>,
    /// Where readers who have found a mistake can write, if the imprint names a mail address.
    pub mail: Option<String>,
}

/// Something that was put right.
#[derive(Debug, Serialize)]
pub(crate) struct Mended {
    /// `correction`, `clarification` or `retraction`.
    pub kind: &'static str,
    pub note: String,
    pub time: Moment,
    pub headline: String,
    pub path: String,
}

/// `GET /{lang}/corrections`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    from: Result<Query<From>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let Query(from) = from.unwrap_or_default();
    let before = from.before().and_then(read_place);
    let limit = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let mut changes = site.store().public_changes(lang, before, limit).await?;
    let more = changes.len() > PAGE;
    changes.truncate(PAGE);
    let place = |last: &PublicChange| format!("{}_{}", last.at.as_microsecond(), last.story.story());
    let next = changes.last().filter(|_| more).map(|last| format!("/{lang}/corrections?before={}", place(last)));
    let mended = |change: &PublicChange| Mended {
        kind: change.kind.as_str(),
        note: change.note.clone(),
        time: Moment::new(&site, lang, change.at),
        headline: change.story.complete().content().headline.clone(),
        path: site.path_of(&change.story),
    };
    let frame = Frame::plain(&site, lang, "corrections", "corrected");
    let page = Corrections {
        frame: if before.is_some() { frame.unlisted() } else { frame },
        changes: changes.iter().map(mended).collect(),
        older: before.is_some(),
        next,
        mail: site.settings().imprint.mail.clone(),
    };
    Ok(html(&headers, StatusCode::OK, site.theme().render(lang, "corrections.html", &page)?))
}
