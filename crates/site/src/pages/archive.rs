//! The archive: `/{lang}/archive/` the days of the newest year on which there are stories, `/{lang}/archive/{yyyy}` those of another
//! year, and `/{lang}/archive/{yyyy-mm-dd}` the stories of a day, by the newsroom's clocks.

mod calendar;

use super::{
    card::Card,
    crumbs::Crumb,
    frame::{Frame, Place, naming},
    html, moved,
    section::{From, read_place, write_place},
};
use crate::{Error, Site, words::in_zone};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::Serialize;
use std::sync::Arc;
use tellal_store::Listing;
use tellal_story::Lang;

/// Stories on a page.
const PAGE: usize = 40;
/// How far from a day the next one with stories is looked for.
const REACH: i64 = 62;

/// What `archive.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Archive {
    pub frame: Frame,
    /// The year, in the digits of the language.
    pub year: String,
    pub years: Vec<Way>,
    /// Newest first.
    pub months: Vec<Month>,
}

/// A month in which stories were published.
#[derive(Debug, Serialize)]
pub(crate) struct Month {
    pub title: String,
    pub stories: u64,
    pub days: Vec<Day>,
}

/// A day on which stories were published.
#[derive(Debug, Serialize)]
pub(crate) struct Day {
    /// Its number in the month, in the digits of the language.
    pub number: String,
    pub date: String,
    pub machine: String,
    pub path: String,
    pub stories: u64,
}

/// A year or a day that leads on.
#[derive(Debug, Serialize)]
pub(crate) struct Way {
    pub title: String,
    pub path: String,
    pub current: bool,
}

/// What `archive-day.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct DayPage {
    pub frame: Frame,
    pub crumbs: Vec<Crumb>,
    pub date: String,
    pub stories: u64,
    pub cards: Vec<Card>,
    /// More stories of the day.
    pub next: Option<String>,
    /// The nearest days that have stories.
    pub earlier: Option<Way>,
    pub later: Option<Way>,
}

/// `GET /{lang}/archive`
pub(super) async fn without_slash(State(site): State<Arc<Site>>, Path(lang): Path<String>) -> Response {
    match site.language(&lang) {
        Some(lang) => moved(StatusCode::MOVED_PERMANENTLY, &format!("/{lang}/archive/")),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `GET /{lang}/archive/`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let clocks = Clocks::of(&site);
    year(&site, lang, &clocks, clocks.today.year(), &headers).await
}

/// `GET /{lang}/archive/{when}`
pub(super) async fn when(
    State(site): State<Arc<Site>>,
    Path((lang, when)): Path<(String, String)>,
    from: Result<Query<From>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let nothing = || Ok(StatusCode::NOT_FOUND.into_response());
    let Some(lang) = site.language(&lang) else { return nothing() };
    let clocks = Clocks::of(&site);
    match (when.len(), when.parse::<i16>(), when.parse::<Date>()) {
        (4, Ok(number), _) if number == clocks.today.year() => {
            Ok(moved(StatusCode::FOUND, &format!("/{lang}/archive/")))
        }
        (4, Ok(number), _) if (1..clocks.today.year()).contains(&number) => {
            year(&site, lang, &clocks, number, &headers).await
        }
        (10, _, Ok(date)) if date <= clocks.today => {
            let Query(from) = from.unwrap_or_default();
            day(&site, lang, &clocks, date, from.before(), &headers).await
        }
        _ => nothing(),
    }
}

/// The newsroom's clocks.
struct Clocks {
    zone: TimeZone,
    today: Date,
}

impl Clocks {
    fn of(site: &Site) -> Self {
        let now = in_zone(site.store().now(), &site.settings().zone);
        Self { zone: now.time_zone().clone(), today: now.date() }
    }

    /// When a day begins; the end of time for one that no clock knows.
    fn begins(&self, date: Date) -> Timestamp {
        date.to_zoned(self.zone.clone()).map_or(Timestamp::MAX, |at| at.timestamp())
    }

    fn after(&self, date: Date) -> Timestamp {
        date.tomorrow().map_or(Timestamp::MAX, |date| self.begins(date))
    }
}

async fn year(site: &Site, lang: &Lang, clocks: &Clocks, number: i16, headers: &HeaderMap) -> Result<Response, Error> {
    let newest = clocks.today.year();
    let begins = site.store().archive_begins(lang).await?;
    let oldest = begins.map_or(newest, |at| at.to_zoned(clocks.zone.clone()).year());
    let (Ok(first), Ok(last)) = (Date::new(number, 1, 1), Date::new(number, 12, 31)) else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    if number < oldest {
        return Ok(StatusCode::NOT_FOUND.into_response());
    }
    let (from, to) = (clocks.begins(first), clocks.after(last));
    let days = site.store().archive_days(lang, from, to, &clocks.zone).await?;
    let place = if number == newest { "archive/".to_owned() } else { format!("archive/{number}") };
    let title = site.words().say(lang, "archive-title", None);
    let shown = calendar::year(site.words(), lang, number);
    let title = if number == newest { title } else { format!("{title}, {shown}") };
    let description = naming(site, lang, "archive-description", &[]);
    // Every language has an archive, but not every language one of that year.
    let place = if number == newest { Place::Other(&place) } else { Place::OnlyHere(&place) };
    let way = |year: i16| Way {
        title: calendar::year(site.words(), lang, year),
        path: if year == newest { format!("/{lang}/archive/") } else { format!("/{lang}/archive/{year}") },
        current: year == number,
    };
    let page = Archive {
        frame: Frame::new(site, lang, &place, &title, description),
        year: shown,
        years: (oldest..=newest).rev().map(way).collect(),
        months: months(site, lang, &days),
    };
    Ok(html(headers, StatusCode::OK, site.theme().render(lang, "archive.html", &page)?))
}

/// Days by months, the newest month first and its days in their order.
fn months(site: &Site, lang: &Lang, days: &[(Date, u64)]) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for (date, stories) in days {
        let (title, number) = calendar::month_and_day(site.words(), lang, *date);
        let day = Day {
            number: site.words().number(lang, number),
            date: site.words().civil_date(lang, *date),
            machine: date.to_string(),
            path: format!("/{lang}/archive/{date}"),
            stories: *stories,
        };
        match months.last_mut().filter(|month| month.title == title) {
            Some(month) => {
                month.stories += stories;
                month.days.push(day);
            }
            None => months.push(Month { title, stories: *stories, days: vec![day] }),
        }
    }
    months.reverse();
    months
}

async fn day(
    site: &Site,
    lang: &Lang,
    clocks: &Clocks,
    date: Date,
    before: Option<&str>,
    headers: &HeaderMap,
) -> Result<Response, Error> {
    let store = site.store();
    let (from, to) = (clocks.begins(date), clocks.after(date));
    if store.archive_begins(lang).await?.is_none_or(|begins| to <= begins) {
        return Ok(StatusCode::NOT_FOUND.into_response());
    }
    let before = before.and_then(read_place);
    let listing = Listing {
        lang: Some(lang.clone()),
        since: Some(from),
        until: Some(to),
        before,
        limit: u32::try_from(PAGE + 1).unwrap_or(u32::MAX),
        ..Listing::default()
    };
    let mut stories = store.listing(&listing).await?;
    let more = stories.len() > PAGE;
    stories.truncate(PAGE);
    let path = format!("/{lang}/archive/{date}");
    let next = stories.last().filter(|_| more).map(|last| format!("{path}?before={}", write_place(last)));
    let reach = |days: i64| {
        let there = date.saturating_add(jiff::Span::new().days(days));
        if days < 0 { clocks.begins(there) } else { clocks.after(there) }
    };
    let counted = store.archive_days(lang, from, to, &clocks.zone).await?;
    let earlier = store.archive_days(lang, reach(-REACH), from, &clocks.zone).await?;
    let later = store.archive_days(lang, to, reach(REACH), &clocks.zone).await?;
    let way = |day: &(Date, u64)| Way {
        title: site.words().civil_date(lang, day.0),
        path: format!("/{lang}/archive/{}", day.0),
        current: false,
    };
    let shown = site.words().civil_date(lang, date);
    let title = naming(site, lang, "archive-day-title", &[("date", &shown)]);
    let description = naming(site, lang, "archive-day-description", &[("date", &shown)]);
    let frame = Frame::new(site, lang, &Place::OnlyHere(&format!("archive/{date}")), &title, description);
    let page = DayPage {
        // Further pages of a day, and days on which nothing happened, are not for search engines.
        frame: if before.is_some() || stories.is_empty() { frame.unlisted() } else { frame },
        crumbs: crumbs(site, lang, clocks, date),
        date: shown,
        stories: counted.iter().map(|(_, stories)| stories).sum(),
        cards: stories.iter().map(|story| Card::new(site, story)).collect(),
        next,
        earlier: earlier.last().map(way),
        later: later.first().map(way),
    };
    Ok(html(headers, StatusCode::OK, site.theme().render(lang, "archive-day.html", &page)?))
}

fn crumbs(site: &Site, lang: &Lang, clocks: &Clocks, date: Date) -> Vec<Crumb> {
    let title = site.words().say(lang, "archive-title", None);
    let mut crumbs = vec![Crumb { title, path: format!("/{lang}/archive/") }];
    if date.year() != clocks.today.year() {
        let title = calendar::year(site.words(), lang, date.year());
        crumbs.push(Crumb { title, path: format!("/{lang}/archive/{}", date.year()) });
    }
    crumbs
}
