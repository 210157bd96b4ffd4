//! The beacon: a page says that it has been read.
//!
//! `POST /b/{story}` (from `read.js`) -> 204, and `GET /b/{story}.gif` (in `noscript`) -> a clear pixel, each only once the visit is on
//! disk; 404 for a story that is not live. What counts as a read is written in `docs/reads.md` and decided by the store. Nothing
//! is set or kept in the browser.

use crate::{Error, Site, visitor::Asking};
use axum::{
    Extension, Router,
    extract::{Path, State},
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
    routing::post,
};
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};
use tellal_store::Report;
use tellal_story::StoryId;
use tower_http::limit::RequestBodyLimitLayer;

/// A beacon says nothing but its address; what else it carries is neither read nor waited for.
const BODY_BYTES: usize = 1024;

/// One clear pixel as the smallest GIF that every browser shows: version 89a, a palette of two colours of which the first is clear.
const PIXEL: [u8; 43] = [
    b'G', b'I', b'F', b'8', b'9', b'a', 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x21, 0xF9, 4, 1, 0, 0, 0,
    0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
];

/// The copies of a page that went out with one token. In the extensions of an answer it is the page's own: whoever sends that
/// answer once more says so here.
#[derive(Debug, Clone)]
pub(crate) struct Copies(pub(crate) Arc<tellal_store::Issue>);

impl Copies {
    /// One more copy went out.
    pub(crate) fn sent(&self) {
        self.0.sent();
    }
}

/// Mounted by [`Site::router`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/b/{story}", post(told).get(pixel))
        .layer(Extension(Arc::new(LiveStories::default())))
        .layer(RequestBodyLimitLayer::new(BODY_BYTES))
}

async fn told(
    State(site): State<Arc<Site>>,
    Extension(live): Extension<Arc<LiveStories>>,
    Path(story): Path<String>,
    asking: Asking,
) -> Result<Response, Error> {
    let kept = keep(&site, &live, &story, &asking).await?;
    let status = if kept { StatusCode::NO_CONTENT } else { StatusCode::NOT_FOUND };
    Ok((status, [(CACHE_CONTROL, "no-store")]).into_response())
}

async fn pixel(
    State(site): State<Arc<Site>>,
    Extension(live): Extension<Arc<LiveStories>>,
    Path(file): Path<String>,
    asking: Asking,
) -> Result<Response, Error> {
    let kept = match file.strip_suffix(".gif") {
        Some(story) => keep(&site, &live, story, &asking).await?,
        None => false,
    };
    if !kept {
        return Ok((StatusCode::NOT_FOUND, [(CACHE_CONTROL, "no-store")]).into_response());
    }
    Ok(([(CACHE_CONTROL, "no-store"), (CONTENT_TYPE, "image/gif")], PIXEL).into_response())
}

/// Writes the visit down; false if there is no such story for readers.
async fn keep(site: &Site, live: &LiveStories, story: &str, asking: &Asking) -> Result<bool, Error> {
    let Ok(story) = story.parse::<StoryId>() else { return Ok(false) };
    if !live.holds(site, story).await? {
        return Ok(false);
    }
    site.store().report(Report { said: asking.class, ..Report::of(story, asking.visitor()) }).await?;
    Ok(true)
}

/// Stories found live since the store last changed, so that a much-read story is not looked up for each of its readers.
#[derive(Default)]
struct LiveStories(Mutex<(u64, HashSet<StoryId>)>);

impl LiveStories {
    async fn holds(&self, site: &Site, story: StoryId) -> Result<bool, Error> {
        let change = *site.store().changes().borrow();
        {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if known.0 != change {
                *known = (change, HashSet::new());
            }
            if known.1.contains(&story) {
                return Ok(true);
            }
        }
        let live = site.store().published(story).await?.is_some();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Found before a change that came in the meantime: not to be relied on.
        if live && known.0 == change {
            known.1.insert(story);
        }
        Ok(live)
    }
}

#[cfg(test)]
mod tests {
    use super::PIXEL;
    use crate::testing::{Newsroom, content};
    use axum::{
        body::Body,
        http::{Request, request::Builder},
    };
    use jiff::SignedDuration;
    use tellal_store::Reads;
    use tellal_story::StoryId;

    const SCRIPT: &str = include_str!("../../../themes/default/read.js");

    #[test]
    fn the_script_is_small_and_keeps_nothing() {
        assert!(SCRIPT.len() < 1800, "{} bytes", SCRIPT.len());
        for word in ["cookie", "Storage", "fetch(", "http:", "https:", "import"] {
            assert!(!SCRIPT.contains(word), "{word}");
        }
    }

    #[test]
    fn the_pixel_is_one_clear_gif_pixel() {
        assert!(PIXEL.starts_with(b"GIF89a\x01\0\x01\0") && PIXEL.ends_with(&[0, 0x3B]));
    }

    async fn newsroom() -> (Newsroom, StoryId) {
        let newsroom = Newsroom::open().await;
        let story = newsroom.publish(content("tr", "kopru-acildi", "Köprü açıldı")).await;
        (newsroom, story)
    }

    fn beacon(story: StoryId) -> Builder {
        Request::post(format!("/b/{story}"))
    }

    #[tokio::test]
    async fn a_reader_who_reloads_is_one_reader() {
        let (newsroom, story) = newsroom().await;
        for _ in 0..3 {
            let answer = newsroom.ask(beacon(story)).await;
            assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (204, "no-store"));
            assert!(!answer.headers.contains_key("set-cookie"));
        }
        assert_eq!(newsroom.site.store().reads(story), Reads { counted: 1, aside: 0 });
        // The next window.
        newsroom.clock.advance(SignedDuration::from_mins(31));
        newsroom.ask(beacon(story)).await;
        assert_eq!(newsroom.site.store().reads(story).counted, 2);
    }

    #[tokio::test]
    async fn without_script_a_picture_says_the_same() {
        let (newsroom, story) = newsroom().await;
        let answer = newsroom.get(&format!("/b/{story}.gif")).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "image/gif"));
        assert_eq!((answer.bytes.as_slice(), answer.header("cache-control")), (&PIXEL[..], "no-store"));
        newsroom.ask(beacon(story)).await;
        assert_eq!(newsroom.site.store().reads(story).counted, 1, "the same reader");
    }

    #[tokio::test]
    async fn readers_behind_the_proxy_are_told_apart_and_strangers_cannot_pretend() {
        let (newsroom, story) = newsroom().await;
        for reader in ["198.51.100.1", "198.51.100.2", "6.6.6.6, 198.51.100.1"] {
            newsroom.ask(beacon(story).header("x-forwarded-for", reader)).await;
        }
        assert_eq!(newsroom.site.store().reads(story).counted, 2);
    }

    #[tokio::test]
    async fn machines_are_set_aside_and_shown_apart() {
        let (newsroom, story) = newsroom().await;
        newsroom.ask(beacon(story).header("user-agent", "ExampleBot/1.0")).await;
        newsroom.ask(beacon(story).header("sec-purpose", "prefetch;prerender")).await;
        newsroom.ask(beacon(story).header("sec-fetch-site", "cross-site")).await;
        let reads = newsroom.site.store().reads(story);
        assert_eq!(reads.counted, 0);
        assert!(reads.aside > 0, "{reads:?}");
    }

    #[tokio::test]
    async fn what_is_not_live_is_not_counted() {
        let (newsroom, story) = newsroom().await;
        for path in ["/b/nonsense", "/b/00000000-0000-7000-8000-000000000000"] {
            assert_eq!(newsroom.ask(Request::post(path)).await.status, 404, "{path}");
        }
        assert_eq!(newsroom.get(&format!("/b/{story}")).await.status, 404, "not the picture's address");
        newsroom.ask(beacon(story)).await;
        newsroom.withdraw(story).await;
        assert_eq!(newsroom.ask(beacon(story)).await.status, 404);
    }

    #[tokio::test]
    async fn a_beacon_that_carries_a_load_is_turned_away() {
        let (newsroom, story) = newsroom().await;
        let request = beacon(story).header("content-length", "100000").body(Body::from(vec![b'x'; 100_000])).unwrap();
        assert_eq!(newsroom.send(request).await.status, 413);
    }
}
