//! Pictures: `GET /media/{name}` -> the bytes, for ever the same under one name; 404 for any other name. A name is that of a
//! kept picture, or `{hash}-{width}.webp`, `{hash}-16x9-{width}.webp`, `{hash}-16x9-{focus}-{width}.webp` of a smaller one
//! that is made of it; one that cannot be made leads to the picture itself. A part is given to whoever asks for one.
//!
//! A picture goes with the last public story that showed it: 410 from then on, but for those who are signed in and may see
//! the desk, who must be able to look at what a withdrawn story showed.

use crate::{
    Error, Site, body_html::kept_name, etag, headers::CROSS_ORIGIN_RESOURCE_POLICY, pages::moved, range, share_card,
};
use axum::{
    Router,
    extract::{Path, State},
    http::{
        HeaderMap, Method, StatusCode,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, ETAG, VARY},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use std::sync::Arc;
use tellal_picture::Rendition;
use tellal_store::Token;
use tellal_story::{Picture, Right};

/// Mounted by [`Site::router`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/media/{name}", get(picture)).route("/media/card/{name}", get(share_card::card))
}

/// The bytes never change, but a kill reaches caches too: none keeps a picture for longer than these seconds without asking.
pub(crate) const KEPT: &str = "public, max-age=600";

/// Should a browser ever take a picture for a page, it may do nothing.
pub(crate) const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

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

/// The hash and the rendition that the name of a smaller picture is made of.
fn smaller(name: &str) -> Option<(&str, Rendition)> {
    let (hash, rendition) = name.strip_suffix(".webp")?.split_once('-')?;
    Some((hash, rendition.parse().ok()?))
}

async fn picture(
    State(site): State<Arc<Site>>,
    Path(name): Path<String>,
    method: Method,
    asked: HeaderMap,
) -> Result<Response, Error> {
    let nothing = || Ok(StatusCode::NOT_FOUND.into_response());
    let (of, rendition) = match smaller(&name) {
        Some((hash, rendition)) => (site.store().medium_of(hash).await?, Some(rendition)),
        None => (Some(name.clone()), None),
    };
    // Names are checked before the store is asked: no other part of the folder can be named.
    let picture = Picture { src: of.unwrap_or_default(), ..Picture::default() };
    let Some(of) = kept_name(&picture) else { return nothing() };
    let withdrawn = site.store().is_withdrawn_medium(of).await?;
    let unusual = match rendition {
        Some(rendition) => !site.store().is_focus_of(of, rendition.focus).await?,
        None => false,
    };
    if (withdrawn || unusual) && !is_of_the_desk(&site, &asked).await? {
        let status = if withdrawn { StatusCode::GONE } else { StatusCode::NOT_FOUND };
        return Ok((status, [(CACHE_CONTROL, "no-store")]).into_response());
    }
    // The name is made of the hash of the bytes, so it serves as their tag.
    let tag = format!("\"{name}\"");
    let about = [
        (CACHE_CONTROL, if withdrawn || unusual { "no-store" } else { KEPT }),
        (CONTENT_SECURITY_POLICY, SANDBOX),
        // Feed readers in a browser show the pictures of a story, too.
        (CROSS_ORIGIN_RESOURCE_POLICY, "cross-origin"),
    ];
    if etag::is_known(&asked, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, about, [(ETAG, tag)]).into_response());
    }
    #[cfg(feature = "avif")]
    if let Some(rendition) = rendition.filter(|_| takes_avif(&asked))
        && let Some(bytes) = site.store().avif(of, rendition).await?
    {
        // Whoever keeps it for others must keep both.
        let about = (about, [(VARY, "accept"), (axum::http::header::CONTENT_TYPE, "image/avif")]);
        return Ok((about, [(ETAG, tag.replace(".webp", ".avif"))], bytes).into_response());
    }
    let found = match rendition {
        Some(rendition) => match site.store().rendition(of, rendition).await? {
            Some(bytes) => Some((bytes, "image/webp")),
            None => return Ok((about, moved(StatusCode::FOUND, &format!("/media/{of}"))).into_response()),
        },
        None => site.store().medium(of).await?,
    };
    let Some((bytes, content_type)) = found else { return nothing() };
    // Where AVIF is made too, what is answered hangs on what the browser takes.
    let vary = (cfg!(feature = "avif") && rendition.is_some()).then_some([(VARY, "accept")]);
    let answer = range::answer(&method, &asked, &tag, content_type, bytes);
    Ok((about, vary, [(ETAG, tag)], answer).into_response())
}

/// Whether a browser shows AVIF, by its own word.
#[cfg(feature = "avif")]
fn takes_avif(asked: &HeaderMap) -> bool {
    let mut lines = asked.get_all(axum::http::header::ACCEPT).iter().filter_map(|line| line.to_str().ok());
    lines.any(|line| line.contains("image/avif"))
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
    async fn a_part_of_a_picture_is_given_to_whoever_has_the_rest() {
        let newsroom = Newsroom::open().await;
        let medium = newsroom.site.store().put_medium(&PNG).await.unwrap();
        let path = format!("/media/{}", medium.name);
        let whole = newsroom.get(&path).await;
        assert_eq!(whole.header("accept-ranges"), "bytes");
        let ask = |range: &str| Request::get(&path).header("range", range.to_owned());
        let part = newsroom.ask(ask("bytes=8-15").header("if-range", whole.header("etag"))).await;
        assert_eq!((part.status.as_u16(), part.header("content-range")), (206, "bytes 8-15/69"));
        assert_eq!((part.header("content-type"), part.header("content-length")), ("image/png", "8"));
        assert_eq!(part.header("etag"), whole.header("etag"));
        let behind = newsroom.ask(ask("bytes=69-")).await;
        assert_eq!((behind.status.as_u16(), behind.header("content-range")), (416, "bytes */69"));
        assert_eq!(newsroom.ask(ask("bytes=0-1,4-5")).await.status, 200);
        assert_eq!(newsroom.ask(ask("bytes=8-").header("if-range", "\"another\"")).await.status, 200);
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
