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
    /// Why the newsroom took it back; nothing where the agency did, whose words about it are not published.
    pub reason: String,
    /// The agency that took it back, if it was not the newsroom.
    pub agency: Option<String>,
    pub time: Moment,
}

/// The notice.
pub(super) fn page(site: &Site, headers: &HeaderMap, tombstone: &Tombstone) -> Result<Response, Error> {
    let lang = &tombstone.lang;
    let title = site.words().say(lang, "gone-title", None);
    let description = naming(site, lang, "gone-description", &[]);
    let withdrawal = &tombstone.withdrawal;
    // What a kill gives as its reason is the agency's name.
    let (reason, agency) = if withdrawal.by_agency {
        (String::new(), Some(withdrawal.reason.clone()))
    } else {
        (withdrawal.reason.clone(), None)
    };
    let gone = Gone {
        frame: Frame::new(site, lang, &Place::Passing, &title, description),
        reason,
        agency,
        time: Moment::new(site, lang, withdrawal.at),
    };
    Ok(html(headers, StatusCode::GONE, site.theme().render(lang, "gone.html", &gone)?))
}
