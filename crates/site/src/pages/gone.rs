//! What stands where a story was taken back: 410, with the reason and the day, in the story's language.

use super::{
    frame::{Frame, Place, naming},
    html,
    moment::Moment,
};
use crate::{Error, Site};
use axum::{
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde::Serialize;
use tellal_store::Tombstone;

/// What `gone.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Gone {
    pub frame: Frame,
    pub reason: String,
    pub by_agency: bool,
    pub time: Moment,
}

/// The notice.
pub(super) fn page(site: &Site, headers: &HeaderMap, tombstone: &Tombstone) -> Result<Response, Error> {
    let lang = &tombstone.lang;
    let title = site.words().say(lang, "gone-title", None);
    let description = naming(site, lang, "gone-description", &[]);
    let gone = Gone {
        frame: Frame::new(site, lang, &Place::Passing, &title, description),
        reason: tombstone.withdrawal.reason.clone(),
        by_agency: tombstone.withdrawal.by_agency,
        time: Moment::new(site, lang, tombstone.withdrawal.at),
    };
    Ok(html(headers, StatusCode::GONE, site.theme().render(lang, "gone.html", &gone)?))
}
