//! What a read is: the public definition, which every read count leads to. It says what `docs/reads.md` says.

use super::{frame::Frame, html};
use crate::{Error, Site};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::sync::Arc;

/// What `reads.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Reads {
    pub frame: Frame,
    /// What a report comes to that is no read, in the order in which it is told: ends of messages.
    pub classes: [&'static str; 7],
}

impl Reads {
    pub(crate) fn new(frame: Frame) -> Self {
        use tellal_store::Class;
        let order = [
            Class::Repeat,
            Class::Agent,
            Class::DataCentre,
            Class::Behaviour,
            Class::Burst,
            Class::Replay,
            Class::Unseen,
        ];
        Self { frame, classes: order.map(Class::name) }
    }
}

/// `GET /{lang}/reads`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let frame = Frame::plain(&site, lang, "reads", "reads");
    let page = site.theme().render(lang, "reads.html", &Reads::new(frame))?;
    Ok(html(&headers, StatusCode::OK, page))
}
