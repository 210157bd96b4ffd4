//! Pictures: `GET /media/{name}` -> the bytes, for ever the same under one name; 404 for any other name.
//!
//! A picture goes with the last public story that showed it: 410 from then on, but for those who are signed in and may see
//! the desk, who must be able to look at what a withdrawn story showed.

use crate::{Error, Site, body_html::kept_name, etag, headers::CROSS_ORIGIN_RESOURCE_POLICY};
use axum::{
    Router,
    extract::{Path, State},
    http::{
        HeaderMap, StatusCode,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, ETAG},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use std::sync::Arc;
use tellal_store::Token;
use tellal_story::{Picture, Right};

/// Mounted by [`Site::router`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/media/{name}", get(picture))
}

/// The bytes never change, but a kill reaches caches too: none keeps a picture for longer than these seconds without asking.
const KEPT: &str = "public, max-age=600";

/// The session cookie's names, with TLS and without.
const SESSIONS: [&str; 2] = ["__Host-tellal", "tellal"];

async fn is_of_the_desk(site: &Site, asked: &HeaderMap) -> Result<bool, Error> {
    let lines = asked.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    for pair in lines.flat_map(|line| line.split(';')) {
        if let Some((name, token)) = pair.trim().split_once('=')
            && SESSIONS.contains(&name)
            && let Some(who) = site.store().session(&Token::from_cookie(token)).await?
        {
            return Ok(who.may(Right::ReadDesk));
        }
    }
    Ok(false)
}

async fn picture(State(site): State<Arc<Site>>, Path(name): Path<String>, asked: HeaderMap) -> Result<Response, Error> {
    // Names are checked before the store is asked: no other part of the folder can be named.
    let picture = Picture { src: name, ..Picture::default() };
    let Some(name) = kept_name(&picture) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let withdrawn = site.store().is_withdrawn_medium(name).await?;
    if withdrawn && !is_of_the_desk(&site, &asked).await? {
        return Ok((StatusCode::GONE, [(CACHE_CONTROL, "no-store")]).into_response());
    }
    // The name is the hash of the bytes, so it serves as their tag.
    let tag = format!("\"{name}\"");
    let about = [
        (CACHE_CONTROL, if withdrawn { "no-store" } else { KEPT }),
        // Should a browser ever take a picture for a page, it may do nothing.
        (CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'; frame-ancestors 'none'"),
        // Feed readers in a browser show the pictures of a story, too.
        (CROSS_ORIGIN_RESOURCE_POLICY, "cross-origin"),
    ];
    let Some((bytes, content_type)) = site.store().medium(name).await? else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    if etag::is_known(&asked, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, about, [(ETAG, tag)]).into_response());
    }
    Ok((about, [(ETAG, tag)], [(CONTENT_TYPE, content_type)], bytes).into_response())
}

#[cfg(test)]
mod tests {
    use crate::testing::Newsroom;
    use axum::http::Request;

    /// A PNG of one pixel.
    const PNG: [u8; 69] = *include_bytes!("media/pixel.png");

    #[tokio::test]
    async fn a_picture_is_the_same_under_its_name_and_can_do_nothing() {
        let newsroom = Newsroom::open().await;
        let medium = newsroom.site.store().put_medium(&PNG).await.unwrap();
        let path = format!("/media/{}", medium.name);
        let answer = newsroom.get(&path).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "image/png"));
        assert_eq!(answer.header("cache-control"), super::KEPT);
        assert!(answer.header("content-security-policy").starts_with("sandbox; default-src 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        let tag = answer.header("etag");
        assert_eq!(newsroom.ask(Request::get(&path).header("if-none-match", tag)).await.status, 304);
    }

    #[tokio::test]
    async fn nothing_else_of_the_folder_has_an_address() {
        let newsroom = Newsroom::open().await;
        for name in
            ["nothing.png", "..%2Ftellal.db", "tellal.db", "0123456789abcdef0123456789abcdef.png", "%00", "x.svg"]
        {
            assert_eq!(newsroom.get(&format!("/media/{name}")).await.status, 404, "{name}");
        }
    }
}
