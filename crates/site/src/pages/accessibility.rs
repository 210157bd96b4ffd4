//! What is done so that everybody can read the site, what is not good enough yet, and whom to tell.

use super::{frame::Frame, html};
use crate::{Error, Site};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::sync::Arc;

/// What `accessibility.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Accessibility {
    pub frame: Frame,
    /// Whom to tell, if the imprint names a mail address.
    pub mail: Option<String>,
}

/// `GET /{lang}/accessibility`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let frame = Frame::plain(&site, lang, "accessibility", "access");
    let page = Accessibility { frame, mail: site.settings().imprint.mail.clone() };
    Ok(html(&headers, StatusCode::OK, site.theme().render(lang, "accessibility.html", &page)?))
}
