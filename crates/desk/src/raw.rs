//! `GET /desk/raw/{raw}`: a delivery as it came, to save to a file. Never shown by a browser as a page: anybody may have
//! written it.

use crate::{
    Desk,
    answer::{Answer, Fault},
    editor::Editor,
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use std::sync::Arc;
use tellal_story::{RawId, Right};

pub(crate) async fn show(State(desk): State<Arc<Desk>>, editor: Editor, Path(raw): Path<RawId>) -> Answer {
    editor.must(Right::ReadDesk)?;
    let raw = desk.store.raw(raw).await?.ok_or(Fault::Missing)?;
    let name = format!("attachment; filename=\"{}-{}.txt\"", raw.source, raw.id);
    let mut response = raw.bytes.into_response();
    let headers = response.headers_mut();
    // Without a charset: the bytes may be in any.
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment")),
    );
    Ok(response)
}
