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
use tellal_story::StoryId;
use tower_http::limit::RequestBodyLimitLayer;

/// A beacon says nothing but its address; what else it carries is neither read nor waited for.
const BODY_BYTES: usize = 1024;

/// One clear pixel as the smallest GIF that every browser shows: version 89a, a palette of two colours of which the first is clear.
const PIXEL: [u8; 43] = [
    b'G', b'I', b'F', b'8', b'9', b'a', 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x21, 0xF9, 4, 1, 0, 0, 0,
    0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
];

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
    site.store().record_visit(story, asking.visitor(), asking.class).await?;
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

    const SCRIPT: &str = include_str!("../../../themes/default/read.js");

    #[test]
    fn the_script_is_under_a_kilobyte_and_keeps_nothing() {
        assert!(SCRIPT.len() < 1000, "{} bytes", SCRIPT.len());
        for word in ["cookie", "Storage", "fetch(", "http:", "https:", "import"] {
            assert!(!SCRIPT.contains(word), "{word}");
        }
    }

    #[test]
    fn the_pixel_is_one_clear_gif_pixel() {
        assert!(PIXEL.starts_with(b"GIF89a\x01\0\x01\0") && PIXEL.ends_with(&[0, 0x3B]));
    }
}
