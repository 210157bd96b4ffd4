//! The front page of a language: one lead, what came in last, then the sections. The same story stands there once.
//!
//! Answers 302 at `/` (to the first language: an address is never chosen by a browser's languages), 301 without the last
//! slash, 404 for a language that the site does not have.

use super::{
    card::Card,
    frame::{Frame, Place, naming},
    html, lite, moved,
};
use crate::{Error, Site};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use jiff::SignedDuration;
use serde::Serialize;
use std::{collections::BTreeSet, sync::Arc};
use tellal_store::{Listing, Published};
use tellal_story::{Lang, StoryId};

/// Among how many of the newest stories the lead is looked for.
const LEAD_OF: usize = 6;
/// How many stand below the lead.
const SECOND: usize = 2;
/// How many stand beside it at most; on a site with few stories fewer, so that something is left for the sections.
const LATEST: usize = 7;
/// How many of the most read ones are shown.
const MOST_READ: u32 = 5;
/// Fewer are not worth a list.
const FEWEST_READ: usize = 3;
/// Over how many hours their reads are counted.
const MOST_READ_HOURS: i64 = 24;
/// How many a section shows.
const A_SECTION: usize = 4;

/// What `front.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Front {
    pub frame: Frame,
    pub lead: Option<Card>,
    /// Below the lead: none or two.
    pub second: Vec<Card>,
    /// Beside it.
    pub latest: Vec<Card>,
    pub sections: Vec<Shelf>,
    /// What readers read most in the last 24 hours.
    pub most_read: Vec<Ranked>,
}

/// A story among the most read ones.
#[derive(Debug, Serialize)]
pub(crate) struct Ranked {
    /// Its place, counted with those that stand elsewhere on the page.
    pub rank: u64,
    pub path: String,
    pub headline: String,
    pub reads: u64,
}

/// A section on the front page.
#[derive(Debug, Serialize)]
pub(crate) struct Shelf {
    pub title: String,
    pub path: String,
    pub cards: Vec<Card>,
    /// Shares a row with another short one.
    pub half: bool,
}

/// `GET /`
pub(super) async fn root(State(site): State<Arc<Site>>) -> Response {
    match site.settings().languages.first() {
        Some(lang) => moved(StatusCode::FOUND, &format!("/{lang}/")),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `GET /{lang}`
pub(super) async fn without_slash(State(site): State<Arc<Site>>, Path(lang): Path<String>) -> Response {
    match site.language(&lang) {
        Some(lang) => moved(StatusCode::MOVED_PERMANENTLY, &format!("/{lang}/")),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `GET /{lang}/`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    asked: Result<Query<lite::Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let Query(asked) = asked.unwrap_or_default();
    let front = compose(&site, lang).await?;
    let page = site.theme().render(lang, asked.template("front.html", "lite-front.html"), &front)?;
    Ok(html(&headers, StatusCode::OK, page))
}

async fn compose(site: &Site, lang: &Lang) -> Result<Front, Error> {
    let listing = Listing { lang: Some(lang.clone()), limit: 40, ..Listing::default() };
    let mut newest = site.store().listing(&listing).await?;
    let lead = lead_of(site, &mut newest);
    let second = if newest.len() >= SECOND * 3 { second_of(site, &mut newest) } else { Vec::new() };
    // What stands at the top stays there; the most read of the others stand among the most read, and nowhere else.
    let mut shown: BTreeSet<StoryId> = lead.iter().chain(&second).map(Published::story).collect();
    let most_read = most_read(site, lang, &mut shown).await?;
    newest.retain(|story| !shown.contains(&story.story()));
    let beside = (newest.len() * 3 / 5).clamp(3, LATEST).min(newest.len());
    let latest: Vec<Published> = newest.drain(..beside).collect();
    shown.extend(latest.iter().map(Published::story));

    let mut sections = Vec::new();
    for (section, title) in site.sections(lang) {
        let listing = Listing {
            lang: Some(lang.clone()),
            section: Some(section.id.clone()),
            limit: u32::try_from(A_SECTION + shown.len()).unwrap_or(u32::MAX),
            ..Listing::default()
        };
        let stories = site.store().listing(&listing).await?;
        let cards: Vec<Card> = stories
            .iter()
            .filter(|story| !shown.contains(&story.story()))
            .take(A_SECTION)
            .map(|story| Card::new(site, story))
            .collect();
        if !cards.is_empty() {
            let path = format!("/{lang}/{}/", title.slug);
            sections.push(Shelf { title: title.title.clone(), path, cards, half: false });
        }
    }
    pair(&mut sections);
    let description = naming(site, lang, "front-description", &[]);
    let title = naming(site, lang, "front-title", &[]);
    Ok(Front {
        frame: Frame::new(site, lang, &Place::Front, &title, description),
        lead: lead.map(|story| Card::new(site, &story)),
        second: second.iter().map(|story| Card::new(site, story)).collect(),
        latest: latest.iter().map(|story| Card::new(site, story)).collect(),
        sections,
        most_read,
    })
}

/// The most read ones that do not stand on the page yet, each at its true place; they are `shown` from here on.
async fn most_read(site: &Site, lang: &Lang, shown: &mut BTreeSet<StoryId>) -> Result<Vec<Ranked>, Error> {
    let store = site.store();
    let since = store.now() - SignedDuration::from_hours(MOST_READ_HOURS);
    let limit = MOST_READ + u32::try_from(shown.len()).unwrap_or_default();
    let (mut ranked, mut taken) = (Vec::new(), Vec::new());
    for (rank, (story, reads)) in (1..).zip(store.most_read(lang, since, limit).await?) {
        if ranked.len() < MOST_READ as usize && !shown.contains(&story.story()) {
            taken.push(story.story());
            let headline = story.complete().content().headline.clone();
            ranked.push(Ranked { rank, path: site.path_of(&story), headline, reads });
        }
    }
    // One or two are no list.
    if ranked.len() < FEWEST_READ {
        return Ok(Vec::new());
    }
    shown.extend(taken);
    Ok(ranked)
}

/// Takes the lead out of the newest stories: the most urgent of the last few that have a picture, the newest of them where
/// urgency does not tell; the newest of all if none has a picture.
fn lead_of(site: &Site, newest: &mut Vec<Published>) -> Option<Published> {
    let best = newest
        .iter()
        .take(LEAD_OF)
        .enumerate()
        .filter(|(_, story)| Card::new(site, story).has_picture())
        .min_by_key(|(index, story)| (story.complete().content().urgency.unwrap_or(5), *index))
        .map_or(0, |(index, _)| index);
    (best < newest.len()).then(|| newest.remove(best))
}

/// Takes the two that stand below the lead: the newest with a picture before the newest without.
fn second_of(site: &Site, newest: &mut Vec<Published>) -> Vec<Published> {
    let mut order: Vec<usize> = (0..newest.len().min(LEAD_OF * 2)).collect();
    order.sort_by_key(|index| !Card::new(site, &newest[*index]).has_picture());
    let mut chosen: Vec<usize> = order.into_iter().take(SECOND).collect();
    chosen.sort_unstable();
    let mut second: Vec<Published> = chosen.into_iter().rev().map(|index| newest.remove(index)).collect();
    second.reverse();
    second
}

/// Lets two short shelves that follow each other share a row.
fn pair(shelves: &mut [Shelf]) {
    let mut rest = shelves;
    loop {
        match rest {
            [one, two, ..] if one.cards.len() <= 2 && two.cards.len() <= 2 => {
                (one.half, two.half) = (true, true);
                rest = &mut rest[2..];
            }
            [_, _, ..] => rest = &mut rest[1..],
            _ => break,
        }
    }
}
