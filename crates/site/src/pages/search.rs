//! Search over the stories of one language. For search engines it is one page, whatever is looked for; what finds nothing, and the
//! second page of what is found, is none at all.
//!
//! `?q=` the words; `section=`, `form=`, `since=` and `until=` (days, both included) narrow down; `sort=newest` is another order;
//! `from=` skips hits. What cannot be read of these is left out. Where little is found, the other languages of the site are asked how
//! much they have.

mod filters;

pub(crate) use filters::{Choice, Filters, Year};

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
use filters::Narrowed;
use serde::Serialize;
use std::sync::Arc;
use tellal_story::Lang;

/// Hits on a page.
const PAGE: u32 = 20;
/// How deep one may page: nobody reads further, and machines need not.
const DEEPEST: u32 = 1000;
/// The longest query, in characters; what is beyond is not looked for.
const LONGEST: usize = 200;
/// With fewer hits than this the other languages are asked.
const FEW: u64 = 5;

/// What `search.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Search {
    pub frame: Frame,
    pub query: String,
    pub total: u64,
    pub cards: Vec<Card>,
    pub next: Option<String>,
    pub filters: Filters,
    pub elsewhere: Vec<Elsewhere>,
}

/// What another language of the site has.
#[derive(Debug, Serialize)]
pub(crate) struct Elsewhere {
    pub tag: String,
    pub dir: &'static str,
    /// The language's own name and how much it has, in its own words.
    pub said: String,
    pub path: String,
}

/// `GET /{lang}/search`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    asked: Result<Query<filters::Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Query(asked) = asked.unwrap_or_default();
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let query: String = asked.q.trim().chars().take(LONGEST).collect();
    let narrowed = Narrowed::read(&site, lang, &asked);
    let search = if query.is_empty() {
        blank(&site, lang, &narrowed)
    } else {
        found(&site, lang, query, &narrowed, asked.offset().min(DEEPEST)).await?
    };
    Ok(html(&headers, StatusCode::OK, site.theme().render(lang, "search.html", &search)?))
}

/// The form, and nothing looked for yet.
fn blank(site: &Site, lang: &Lang, narrowed: &Narrowed) -> Search {
    let title = site.words().say(lang, "search", None);
    Search {
        frame: frame(site, lang, &title, true),
        query: String::new(),
        total: 0,
        cards: Vec::new(),
        next: None,
        filters: Filters::new(site, lang, "", narrowed, &tellal_store::Facets::default()),
        elsewhere: Vec::new(),
    }
}

async fn found(site: &Site, lang: &Lang, query: String, narrowed: &Narrowed, offset: u32) -> Result<Search, Error> {
    let mut ask = tellal_store::Query { offset, limit: PAGE, ..tellal_store::Query::new(query.clone(), lang.clone()) };
    narrowed.put_into(&mut ask);
    let answer = site.store().search(&ask).await?;
    let more = u64::from(offset + PAGE) < answer.total && offset + PAGE <= DEEPEST;
    let next = more.then(|| narrowed.address(lang, &query, &[("from", &(offset + PAGE).to_string())]));
    let card = |hit: tellal_store::Hit| {
        let mut card = Card::new(site, &hit.story);
        card.snippet = hit.snippet.into_iter().map(|(text, hit)| Words { text, hit }).collect();
        card
    };
    let cards = answer.hits.into_iter().map(card).collect();
    let few = answer.total < FEW && offset == 0;
    Ok(Search {
        frame: frame(
            site,
            lang,
            &naming(site, lang, "search-title", &[("query", &query)]),
            answer.total > 0 && offset == 0,
        ),
        total: answer.total,
        cards,
        next,
        filters: Filters::new(site, lang, &query, narrowed, &answer.facets),
        elsewhere: if few { elsewhere(site, lang, &query).await? } else { Vec::new() },
        query,
    })
}

fn frame(site: &Site, lang: &Lang, title: &str, listed: bool) -> Frame {
    let place = if listed { Place::Other("search") } else { Place::Passing };
    Frame::new(site, lang, &place, title, naming(site, lang, "search-description", &[]))
}

/// What the other languages have for the same words.
async fn elsewhere(site: &Site, lang: &Lang, query: &str) -> Result<Vec<Elsewhere>, Error> {
    let mut all = Vec::new();
    for other in site.settings().languages.iter().filter(|other| *other != lang) {
        let ask = tellal_store::Query { limit: 1, ..tellal_store::Query::new(query, other.clone()) };
        let total = site.store().search(&ask).await?.total;
        if total > 0 {
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("language", site.words().language_name(other));
            args.set("count", total);
            all.push(Elsewhere {
                tag: other.to_string(),
                dir: other.direction().as_str(),
                said: site.words().say(other, "find-elsewhere-count", Some(&args)),
                path: Narrowed::default().address(other, query, &[]),
            });
        }
    }
    Ok(all)
}
