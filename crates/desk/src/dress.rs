//! Around every answer of the desk: security headers, nothing kept in caches, and a page in the right language for a fault.

use crate::{Desk, answer::Fault, page::view, ui::Ui};
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// What a page of the desk may load: its own files, and the preview in a frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    manifest-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), \
         payment=(), usb=()",
    ),
    (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
];

pub(crate) async fn dress(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let ui = Ui::of(request.headers());
    let path = request.uri().path().to_owned();
    let reads = request.method().is_safe();
    let mut response = next.run(request).await;
    let fault = response.extensions_mut().remove::<Fault>().or_else(|| rejected(&response, reads));
    if let Some(fault) = fault {
        response = page_for(&desk, ui, &path, &fault);
    }
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    // The style sheet and the script are the same for everybody; all else is for one person's eyes.
    if !(path.starts_with("/desk/assets/") && headers.contains_key(header::CACHE_CONTROL)) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// What the framework itself has refused, before any handler: an address or a form that cannot be read. It says so in a
/// line of English without markup, which is for nobody at a desk.
fn rejected(response: &Response, reads: bool) -> Option<Fault> {
    let own_page =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    match response.status() {
        _ if own_page => None,
        StatusCode::PAYLOAD_TOO_LARGE => Some(Fault::TooLarge),
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Fault::Missing),
        status if status.is_client_error() && reads => Some(Fault::Missing),
        status if status.is_client_error() => Some(Fault::Malformed(status.to_string())),
        _ => None,
    }
}

fn page_for(desk: &Desk, ui: Ui, path: &str, fault: &Fault) -> Response {
    let mut id = String::new();
    if let Fault::Internal(error) = fault {
        id = desk.store.ambient().new_id().simple().to_string();
        tracing::error!(id, path, error, "a page of the desk failed");
    }
    if let Fault::Malformed(why) = fault {
        tracing::debug!(path, why, "a form could not be read");
    }
    let page = view! { fault => fault.name(), id };
    desk.bare_page(ui, fault.status(), "error.html", page).unwrap_or_else(|again| {
        tracing::error!(?again, "the page that tells of a fault failed too");
        fault.status().into_response()
    })
}
