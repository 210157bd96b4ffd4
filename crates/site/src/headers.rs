//! Security headers on every answer: pages, feeds, pictures, 304, 404, errors and refusals alike.
//!
//! An answer that needs another rule (a preview that the desk frames, a picture in its sandbox) sets the header itself; what is
//! set is left alone.

use axum::{
    Router,
    http::{
        HeaderMap, HeaderName, HeaderValue,
        header::{
            CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
            X_FRAME_OPTIONS,
        },
    },
    middleware::map_response,
    response::Response,
};
use url::Url;

/// What a page may load, and from where: from here, and nothing inline.
pub(crate) const CONTENT_SECURITY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; \
     manifest-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Everything that a browser lets pages do and that no page here does. Names that a browser does not know it skips, some with a
/// line in its console; these are the ones in the specifications' registry that today's browsers know.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), \
     gamepad=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), \
     payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), \
     xr-spatial-tracking=(), browsing-topics=()";

/// A year, in seconds. Subdomains are not ours to bind.
const TRANSPORT: &str = "max-age=31536000";

const EVERYWHERE: [(HeaderName, &str); 7] = [
    (CONTENT_SECURITY_POLICY, CONTENT_SECURITY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
];

/// Those of them that say something of a part of a page as well. Half a kilobyte less before each font and picture is felt on a
/// slow line.
const OF_PARTS: [HeaderName; 3] = [X_CONTENT_TYPE_OPTIONS, REFERRER_POLICY, CROSS_ORIGIN_RESOURCE_POLICY];

/// What a part of a page may load if it is opened by itself: nothing, in nobody's frame.
const PART_SECURITY: &str = "default-src 'none'; frame-ancestors 'none'";

/// Who may show an answer inside a page of their own.
pub(crate) const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Wraps everything that the site answers. `base_url` says whether readers come over TLS: only then are browsers told to insist.
pub(crate) fn layer(router: Router, base_url: &Url) -> Router {
    let https = base_url.scheme() == "https";
    router.layer(map_response(move |response| async move { dress(response, https) }))
}

/// Whether an answer is a part of a page and never a page: a browser that is led to it shows it without running anything, so
/// that what a page may do does not concern it. An SVG can be a page, and so can whatever is not named here.
fn is_part(kind: &HeaderValue) -> bool {
    let kind = kind.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    matches!(
        kind,
        "text/css"
            | "text/javascript"
            | "text/plain"
            | "font/woff2"
            | "image/webp"
            | "image/avif"
            | "image/jpeg"
            | "image/png"
            | "image/gif"
    )
}

fn dress(mut response: Response, https: bool) -> Response {
    complete(response.headers_mut(), https);
    response
}

/// Adds what is not set, for answers that do not pass through the router too.
pub(crate) fn complete(headers: &mut HeaderMap, https: bool) {
    let transport = https.then_some((STRICT_TRANSPORT_SECURITY, TRANSPORT));
    let part = headers.get(CONTENT_TYPE).is_some_and(is_part);
    let rules = EVERYWHERE.into_iter().filter(|(name, _)| !part || OF_PARTS.contains(name));
    for (name, value) in rules.chain(transport) {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if part {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(PART_SECURITY));
    }
    // Browsers from before `frame-ancestors`; an answer that lets itself be framed has said so in its own policy.
    let framed = headers.get(CONTENT_SECURITY_POLICY).is_some_and(|policy| *policy != CONTENT_SECURITY);
    if !framed && !part {
        headers.entry(X_FRAME_OPTIONS).or_insert(HeaderValue::from_static("DENY"));
    }
}

#[cfg(test)]
mod tests {
    use super::{EVERYWHERE, layer};
    use axum::{
        Router,
        body::Body,
        http::{Request, StatusCode},
        response::{Html, Response},
        routing::get,
    };
    use tower::ServiceExt;

    fn site(base_url: &str) -> Router {
        let router = Router::new()
            .route("/", get(|| async { Html("page") }))
            .route("/sheet", get(|| async { ([("content-type", "text/css; charset=utf-8")], "a{}") }))
            .route("/drawing", get(|| async { ([("content-type", "image/svg+xml")], "<svg/>") }))
            .route("/same", get(|| async { StatusCode::NOT_MODIFIED }))
            .route("/broken", get(|| async { StatusCode::INTERNAL_SERVER_ERROR }))
            .route(
                "/preview",
                get(|| async { ([("content-security-policy", "frame-ancestors 'self'")], Html("draft")) }),
            );
        layer(router, &base_url.parse().unwrap())
    }

    async fn ask(site: &Router, method: &str, path: &str) -> Response {
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        site.clone().oneshot(request).await.unwrap()
    }

    #[tokio::test]
    async fn every_answer_carries_them() {
        let site = site("https://haber.example/");
        for (method, path, status) in [
            ("GET", "/", 200),
            ("GET", "/same", 304),
            ("GET", "/nowhere", 404),
            ("POST", "/", 405),
            ("GET", "/broken", 500),
        ] {
            let answer = ask(&site, method, path).await;
            assert_eq!(answer.status(), status, "{path}");
            for (name, value) in EVERYWHERE {
                assert_eq!(answer.headers()[&name], value, "{name} of {path}");
            }
            assert_eq!(answer.headers()["x-frame-options"], "DENY", "{path}");
            assert_eq!(answer.headers()["strict-transport-security"], "max-age=31536000", "{path}");
        }
    }

    #[tokio::test]
    async fn a_part_of_a_page_carries_only_what_concerns_it() {
        let site = site("https://haber.example/");
        let sheet = ask(&site, "GET", "/sheet").await;
        assert_eq!(sheet.headers()["content-security-policy"], "default-src 'none'; frame-ancestors 'none'");
        assert_eq!(sheet.headers()["x-content-type-options"], "nosniff");
        assert_eq!(sheet.headers()["cross-origin-resource-policy"], "same-origin");
        assert_eq!(sheet.headers()["strict-transport-security"], "max-age=31536000");
        for page_only in ["permissions-policy", "cross-origin-opener-policy", "origin-agent-cluster"] {
            assert!(!sheet.headers().contains_key(page_only), "{page_only}");
        }
        let drawing = ask(&site, "GET", "/drawing").await;
        assert!(drawing.headers().contains_key("permissions-policy"), "a drawing can be opened as a page");
    }

    #[tokio::test]
    async fn without_tls_browsers_are_not_told_to_insist_on_it() {
        let answer = ask(&site("http://127.0.0.1:8080/"), "GET", "/").await;
        assert!(!answer.headers().contains_key("strict-transport-security"));
    }

    #[tokio::test]
    async fn an_answers_own_rule_stands() {
        let answer = ask(&site("https://haber.example/"), "GET", "/preview").await;
        assert_eq!(answer.headers()["content-security-policy"], "frame-ancestors 'self'");
        assert!(!answer.headers().contains_key("x-frame-options"), "the desk frames its preview");
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
    }
}
