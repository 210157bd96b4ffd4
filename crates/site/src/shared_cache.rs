//! What caches between the site and its readers are told: for how long they may keep an answer, and by which keys a newsroom
//! drops it again (`Surrogate-Key` and `Cache-Tag`; `docs/caching.md`).
//!
//! A shared cache keeps pages only where the newsroom has a purge hook, for a withdrawn story must be gone from every copy at
//! once. Without one each page is asked about every time, which costs a 304.

use crate::Site;
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;
use tellal_story::{Lang, SectionId, StoryId};

const SURROGATE_KEY: HeaderName = HeaderName::from_static("surrogate-key");
const CACHE_TAG: HeaderName = HeaderName::from_static("cache-tag");
/// What handlers say of answers that may be kept but must be asked about.
const ASK: &str = "no-cache";

/// The story that an answer is of; a handler lays it into the answer's extensions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Of(pub StoryId);

/// The key of everything that the site answers.
pub const SITE: &str = "site";

/// The key of everything in a language.
#[must_use]
pub fn lang(lang: &Lang) -> String {
    format!("lang-{lang}")
}

/// The key of all lists of stories of a language: front, sections, topics, authors, archive, search, feeds, sitemaps.
#[must_use]
pub fn lists(lang: &Lang) -> String {
    format!("lists-{lang}")
}

/// The key of a section's pages and feeds in all languages.
#[must_use]
pub fn section(section: &SectionId) -> String {
    format!("section-{section}")
}

/// The key of a story's pages.
#[must_use]
pub fn story(story: StoryId) -> String {
    format!("story-{story}")
}

/// The key of all pictures.
pub const PICTURES: &str = "pictures";

/// Wraps the site's routes.
pub(crate) async fn dress(State(site): State<Arc<Site>>, request: Request<Body>, next: Next) -> Response {
    let (path, method) = (request.uri().path().to_owned(), request.method().clone());
    let mut answer = next.run(request).await;
    if !method.is_safe() {
        return answer;
    }
    let kept = answer.headers().get(header::CACHE_CONTROL).is_some_and(|control| control == ASK);
    let shared = site.settings().machines.shared_cache;
    let good =
        matches!(answer.status(), StatusCode::OK | StatusCode::NOT_MODIFIED | StatusCode::NOT_FOUND | StatusCode::GONE);
    if kept
        && good
        && let Some(seconds) = shared
    {
        control(answer.headers_mut(), seconds);
    }
    if kept || path.starts_with("/media/") {
        let of = answer.extensions().get::<Of>().copied();
        let keys = keys(&site, &path, of);
        let headers = answer.headers_mut();
        if let Ok(value) = HeaderValue::from_str(&keys.join(" ")) {
            headers.insert(SURROGATE_KEY, value);
        }
        if let Ok(value) = HeaderValue::from_str(&keys.join(",")) {
            headers.insert(CACHE_TAG, value);
        }
    }
    answer
}

/// Browsers ask every time; a shared cache keeps it, and shows what it has while it asks anew or while the site is down. Whoever
/// sends a cookie gets a page of their own.
fn control(headers: &mut HeaderMap, seconds: u32) {
    let text = format!("public, max-age=0, s-maxage={seconds}, stale-while-revalidate=60, stale-if-error=86400");
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.insert(header::CACHE_CONTROL, value);
    }
    headers.append(header::VARY, HeaderValue::from_static("cookie"));
}

/// The keys of an answer, from the widest to the narrowest.
fn keys(site: &Site, path: &str, of: Option<Of>) -> Vec<String> {
    let mut keys = vec![SITE.to_owned()];
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let (first, second) = (parts.next().unwrap_or_default(), parts.next());
    let Some(tag) = site.language(first) else {
        if first == "media" {
            keys.push(PICTURES.to_owned());
        } else {
            // Sitemaps are of all languages.
            keys.extend(site.settings().languages.iter().map(lists));
        }
        return keys;
    };
    keys.push(lang(tag));
    if let Some((known, _)) = second.and_then(|slug| site.section_at(tag, slug)) {
        keys.push(section(&known.id));
    }
    keys.push(match of {
        Some(Of(id)) => story(id),
        None => lists(tag),
    });
    keys
}

#[cfg(test)]
mod tests {
    use crate::testing::{Newsroom, content};
    use axum::http::HeaderMap;

    #[tokio::test]
    async fn without_a_purge_hook_every_page_is_asked_about_and_still_says_what_it_shows() {
        let newsroom = Newsroom::open().await;
        let story = newsroom.publish(content("tr", "kopru", "Köprü açıldı")).await;
        let page = newsroom.get("/tr/dunya/kopru").await;
        assert_eq!(page.header("cache-control"), "no-cache");
        assert_eq!(page.header("surrogate-key"), format!("site lang-tr section-world story-{story}"));
        assert_eq!(page.header("cache-tag"), format!("site,lang-tr,section-world,story-{story}"));
        assert_eq!(newsroom.get("/tr/").await.header("surrogate-key"), "site lang-tr lists-tr");
        let feed = newsroom.get("/tr/dunya/feed.atom").await;
        assert_eq!(feed.header("surrogate-key"), "site lang-tr section-world lists-tr");
        let map = newsroom.get("/sitemap.xml").await;
        assert_eq!(map.header("surrogate-key"), "site lists-tr lists-en lists-ar");
    }

    #[test]
    fn a_shared_cache_keeps_what_a_browser_asks_about() {
        let mut headers = HeaderMap::new();
        super::control(&mut headers, 300);
        let said = headers["cache-control"].to_str().unwrap();
        assert!(said.starts_with("public, max-age=0, s-maxage=300, stale-while-revalidate="), "{said}");
        assert_eq!(headers["vary"], "cookie");
    }
}
