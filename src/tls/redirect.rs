//! The listener in clear beside TLS: leads readers to https, and gives an authority the word that it asks for.

use super::Certificates;
use axum::{
    Router,
    extract::{Path, State},
    response::{IntoResponse, Response},
    routing::get,
};
use http::{HeaderValue, Method, StatusCode, Uri, header};
use std::sync::Arc;
use url::Url;

/// Leads to `site`, whatever host was asked for: nobody is led elsewhere by a header of their own.
pub fn redirect(site: &Url, certificates: &Arc<Certificates>) -> Router {
    let site: Arc<str> = site.as_str().trim_end_matches('/').into();
    Router::new()
        .route("/.well-known/acme-challenge/{token}", get(word).with_state(Arc::clone(certificates)))
        .fallback(lead)
        .with_state(site)
}

/// `GET /.well-known/acme-challenge/{token}` (RFC 8555 §8.3).
async fn word(State(certificates): State<Arc<Certificates>>, Path(token): Path<String>) -> Response {
    match certificates.word(&token) {
        Some(says) => ([(header::CONTENT_TYPE, "application/octet-stream"), (header::CACHE_CONTROL, "no-store")], says)
            .into_response(),
        None => (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-store")]).into_response(),
    }
}

/// 301 for whoever reads, which everybody knows; 308 for whoever sends something, which must be sent again as it is.
async fn lead(State(site): State<Arc<str>>, method: Method, uri: Uri) -> Response {
    let rest = uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    // "OPTIONS *" and the like ask about no page.
    let rest = if rest.starts_with('/') { rest } else { "/" };
    let status = match method {
        Method::GET | Method::HEAD => StatusCode::MOVED_PERMANENTLY,
        _ => StatusCode::PERMANENT_REDIRECT,
    };
    match HeaderValue::from_str(&format!("{site}{rest}")) {
        Ok(to) => (status, [(header::LOCATION, to)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}
