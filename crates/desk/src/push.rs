//! `POST /api/wire`: an agency, or a script of the newsroom's, pushes a delivery.
//!
//! The source is known by its token (`Authorization: Bearer …`). The body is the delivery itself, whatever its content
//! type; or a `multipart/form-data` whose part `item` is the delivery and whose other parts are the pictures it names, each
//! under its file name. Answers 200 with a [`Report`], 401 without a known token, 413 over the limit, 422 with the report if
//! nothing could be read, 400 if the form lacks its part. The bytes are kept whenever the answer is 200 or 422.

use crate::{Desk, Incoming, Report, settings::Source};
use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use std::{collections::HashMap, sync::Arc};
use tellal_story::SourceId;

/// A delivery with its pictures may be as large as this.
const LIMIT: usize = 64 * 1024 * 1024;

/// What a push has brought: an extension of its answer, for whoever counts what comes in.
#[derive(Debug, Clone)]
pub struct Pushed {
    /// Whose.
    pub source: SourceId,
    /// What became of it.
    pub report: Report,
}

pub(crate) fn routes() -> Router<Arc<Desk>> {
    Router::new().route("/api/wire", post(push)).layer(DefaultBodyLimit::max(LIMIT))
}

async fn push(State(desk): State<Arc<Desk>>, headers: HeaderMap, request: Request) -> Response {
    let Some(source) = source_of(&desk, &headers) else {
        return refuse(
            StatusCode::UNAUTHORIZED,
            "this token belongs to no source; send “Authorization: Bearer <token>”",
        );
    };
    let (bytes, companions) = match delivery(&headers, request).await {
        Ok(delivery) => delivery,
        Err((status, why)) => return refuse(status, &why),
    };
    let incoming = Incoming { source: &source.id, door: "push", name: "", bytes: &bytes };
    let companions = &companions;
    let fetch = move |name: String| -> std::pin::Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send + '_>> {
        Box::pin(async move {
            companions
                .get(&name)
                .map(|bytes| bytes.to_vec())
                .ok_or_else(|| "it did not come with the delivery".to_owned())
        })
    };
    match desk.ingest(incoming, &fetch).await {
        Ok(report) => answer(source, report),
        Err(error) => {
            tracing::error!(source = %source.id, %error, "a pushed delivery could not be taken in");
            refuse(StatusCode::SERVICE_UNAVAILABLE, "the delivery could not be kept; send it again later")
        }
    }
}

fn answer(source: &Source, report: Report) -> Response {
    let status = if report.is_failure() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let pushed = Pushed { source: source.id.clone(), report: report.clone() };
    let mut response = (status, Json(report)).into_response();
    response.extensions_mut().insert(pushed);
    response
}

fn refuse(status: StatusCode, why: &str) -> Response {
    (status, Json(serde_json::json!({ "error": why }))).into_response()
}

/// The source that a token belongs to. Hashes are compared, in constant time, so that an answer's timing tells nothing.
fn source_of<'a>(desk: &'a Desk, headers: &HeaderMap) -> Option<&'a Source> {
    // The name of the scheme is written in any case (RFC 9110 §11.1).
    let (scheme, given) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    let given = blake3::hash(given.trim().as_bytes());
    desk.settings
        .sources
        .iter()
        .find(|source| source.token.as_ref().is_some_and(|token| blake3::hash(token.as_bytes()) == given))
}

type Refused = (StatusCode, String);

async fn delivery(headers: &HeaderMap, request: Request) -> Result<(Bytes, HashMap<String, Bytes>), Refused> {
    let multipart = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("multipart/form-data"));
    if !multipart {
        let bytes = Bytes::from_request(request, &()).await.map_err(|error| (error.status(), error.body_text()))?;
        return Ok((bytes, HashMap::new()));
    }
    let mut parts = Multipart::from_request(request, &()).await.map_err(|error| (error.status(), error.body_text()))?;
    let (mut item, mut companions) = (None, HashMap::new());
    while let Some(part) = parts.next_field().await.map_err(|error| (error.status(), error.body_text()))? {
        let is_item = part.name() == Some("item");
        let name = part.file_name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(|error| (error.status(), error.body_text()))?;
        if is_item {
            item = Some(bytes);
        } else {
            companions.insert(name, bytes);
        }
    }
    let item = item.ok_or_else(|| (StatusCode::BAD_REQUEST, "the form has no part named “item”".to_owned()))?;
    Ok((item, companions))
}
