//! Search over the stories of one language: `?q=` the words, `?from=` how many hits to skip. Not for search engines.

use super::{
    card::{Card, Words},
    frame::{Frame, Place, naming},
    html,
};
use crate::{Error, Site};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Hits on a page.
const PAGE: u32 = 20;
/// How deep one may page: nobody reads further, and machines need not.
const DEEPEST: u32 = 1000;
/// The longest query, in characters; what is beyond is not looked for.
const LONGEST: usize = 200;

/// What `search.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Search {
    pub frame: Frame,
    pub query: String,
    pub total: u64,
    pub cards: Vec<Card>,
    pub next: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    from: Option<String>,
}

/// `GET /{lang}/search`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Query(asked) = asked.unwrap_or_default();
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let query: String = asked.q.trim().chars().take(LONGEST).collect();
    let offset = asked.from.and_then(|from| from.parse().ok()).unwrap_or(0).min(DEEPEST);
    let mut cards = Vec::new();
    let mut total = 0;
    let mut next = None;
    if !query.is_empty() {
        let ask = tellal_store::Query { offset, limit: PAGE, ..tellal_store::Query::new(query.clone(), lang.clone()) };
        let found = site.store().search(&ask).await?;
        total = found.total;
        if u64::from(offset + PAGE) < total && offset + PAGE <= DEEPEST {
            let words = utf8_percent_encode(&query, NON_ALPHANUMERIC);
            next = Some(format!("/{lang}/search?q={words}&from={}", offset + PAGE));
        }
        for hit in found.hits {
            // A story that was withdrawn a moment ago is in no list, even where the index still has it.
            let Some(story) = site.store().published(hit.story).await? else { continue };
            let mut card = Card::new(&site, &story);
            card.snippet = hit.snippet.into_iter().map(|(text, hit)| Words { text, hit }).collect();
            cards.push(card);
        }
    }
    let description = naming(&site, lang, "search-description", &[]);
    let title = if query.is_empty() {
        site.words().say(lang, "search", None)
    } else {
        naming(&site, lang, "search-title", &[("query", &query)])
    };
    let frame = Frame::new(&site, lang, &Place::Passing, &title, description);
    let page = site.theme().render(lang, "search.html", &Search { frame, query, total, cards, next })?;
    Ok(html(&headers, StatusCode::OK, page))
}
