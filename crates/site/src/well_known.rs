//! Files that machines look for at addresses of their own: `/.well-known/security.txt` (RFC 9116, and `/security.txt` for those
//! that know the old place), `/ads.txt`, and the key by which the ledger of reads is signed. What the settings do not give is not
//! there.

use crate::{Site, etag};
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use jiff::{ToSpan, tz::TimeZone};
use std::{fmt::Write, sync::Arc};

const TEXT: &str = "text/plain; charset=utf-8";
/// The standard asks for less than a year.
const HOLDS_MONTHS: i64 = 6;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/.well-known/security.txt", get(security))
        .route("/security.txt", get(security))
        .route("/ads.txt", get(ads))
        .route("/.well-known/tellal-reads-key.txt", get(reads_key))
}

async fn security(State(site): State<Arc<Site>>, asked: HeaderMap) -> Response {
    let machines = &site.settings().machines;
    if machines.security.is_empty() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut text = String::new();
    for contact in &machines.security {
        let _ = writeln!(text, "Contact: {contact}");
    }
    // The first of a month, so that the file stays the same for as long.
    let today = site.store().now().to_zoned(TimeZone::UTC).date();
    if let Ok(until) = today.first_of_month().checked_add(HOLDS_MONTHS.months()) {
        let _ = writeln!(text, "Expires: {until}T00:00:00Z");
    }
    let langs: Vec<&str> = site.settings().languages.iter().map(tellal_story::Lang::as_str).collect();
    let _ = writeln!(text, "Preferred-Languages: {}", langs.join(", "));
    let _ = writeln!(text, "Canonical: {}", site.address("/.well-known/security.txt"));
    if let Some(policy) = &machines.security_policy {
        let _ = writeln!(text, "Policy: {policy}");
    }
    etag::answer(&asked, TEXT, text)
}

async fn ads(State(site): State<Arc<Site>>, asked: HeaderMap) -> Response {
    let lines = &site.settings().machines.ads;
    if lines.is_empty() {
        return StatusCode::NOT_FOUND.into_response();
    }
    etag::answer(&asked, TEXT, format!("{}\n", lines.join("\n")))
}

async fn reads_key(State(site): State<Arc<Site>>, asked: HeaderMap) -> Response {
    match site.store().ledger_keys() {
        Ok(Some(keys)) => etag::answer(&asked, TEXT, keys.text(site.settings().base_url.as_str())),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "the key of the ledger of reads cannot be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Newsroom;

    #[tokio::test]
    async fn whoever_finds_a_hole_learns_whom_to_tell_where_the_newsroom_says_so() {
        let newsroom = Newsroom::open().await;
        for path in ["/.well-known/security.txt", "/security.txt"] {
            let answer = newsroom.get(path).await;
            assert_eq!(
                answer.text(),
                "Contact: mailto:guvenlik@haber.example\nExpires: 2026-09-01T00:00:00Z\nPreferred-Languages: tr, en, ar\n\
                 Canonical: https://haber.example/.well-known/security.txt\n",
                "{path}"
            );
            assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
        }
        assert_eq!(newsroom.get("/ads.txt").await.status, 404, "nobody sells space here");
    }
    #[tokio::test]
    async fn an_auditor_finds_the_key_of_the_ledger_and_nothing_that_signs() {
        const AT: &str = "/.well-known/tellal-reads-key.txt";
        let newsroom = Newsroom::open().await;
        assert_eq!(newsroom.get(AT).await.status, 404, "nothing was ever sealed");
        let keys = newsroom.site.store().new_ledger_key().unwrap();
        let answer = newsroom.get(AT).await;
        let text = answer.text();
        assert!(text.contains(&format!("key: {}\nfingerprint: {}\n", keys.key, keys.key.fingerprint())), "{text}");
        assert!(text.contains("BEGIN PUBLIC KEY") && !text.contains("PRIVATE"), "{text}");
        let next = newsroom.site.store().new_ledger_key().unwrap().next.unwrap();
        assert!(newsroom.get(AT).await.text().contains(&format!("next-key: {next}\n")));
    }
}
