//! How long pages take in archives of different sizes: the same pages of all of them in turns, so that what else the machine does
//! meets all alike.

use crate::time::{Clock, at};
use axum::Router;
use http::{Method, StatusCode};
use jiff::{SignedDuration, tz::TimeZone};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use tellal::demo::caller::Caller;
use tellal::newsroom::Newsroom;
use tellal::serve::app;
use tellal_store::{Listing, Report, Visitor};
use tellal_story::Lang;

/// Stories whose pages are asked for, from all over the archive.
const STORIES: i64 = 24;
/// So many of the newest stories have been read today.
const READ: u32 = 200;
/// The newest archive may be so much slower than the smallest one.
const ALLOWED: f64 = 1.2;

/// A newsroom and its pages: a kind of page, and the addresses of some of that kind.
struct Subject {
    reader: Caller,
    pages: Vec<(&'static str, Vec<String>)>,
}

pub(crate) async fn measure(newsrooms: &[(u64, Arc<Newsroom>)], rounds: usize) -> anyhow::Result<()> {
    let mut subjects = Vec::new();
    for (number, (_, newsroom)) in newsrooms.iter().enumerate() {
        let app: Router = app::app(newsroom);
        read_some(newsroom).await?;
        let reader = Caller::reader(&app, u32::try_from(number)? + 1);
        subjects.push(Subject { reader, pages: pages(newsroom).await? });
    }
    println!("microseconds of processor time for a page (p50, and p99 on the wall), by the stories of the archive");
    print!("{:<22}", "");
    for (size, _) in newsrooms {
        print!("{size:>10}{:>9}", "p99");
    }
    println!("   largest beside smallest");
    let kinds: Vec<&str> = subjects[0].pages.iter().map(|(kind, _)| *kind).collect();
    let mut slow = Vec::new();
    for (place, kind) in kinds.into_iter().enumerate() {
        let Some(times) = one_kind(&subjects, place, rounds).await? else {
            println!("{kind:<22}   not there");
            continue;
        };
        print!("{kind:<22}");
        for (cpu, wall) in &times {
            print!("{cpu:>10.0}{wall:>9.0}");
        }
        let ratio = times.last().map_or(1.0, |last| last.0) / times[0].0;
        println!("   {ratio:.2} x");
        if ratio > ALLOWED {
            slow.push(kind);
        }
    }
    if !slow.is_empty() {
        println!("slower than {ALLOWED} x: {}", slow.join(", "));
    }
    Ok(())
}

/// The median of processor time and the last percentile of time on the wall for a kind of page in each newsroom, in
/// microseconds; `None` if a newsroom has no such page.
async fn one_kind(subjects: &[Subject], place: usize, rounds: usize) -> anyhow::Result<Option<Vec<(f64, f64)>>> {
    let mut times = vec![(Vec::new(), Vec::new()); subjects.len()];
    for round in 0..rounds + 3 {
        for (subject, (cpus, walls)) in subjects.iter().zip(&mut times) {
            let (_, paths) = &subject.pages[place];
            let Some(path) = paths.get(round % paths.len().max(1)) else { return Ok(None) };
            let clock = Clock::start();
            let answer = subject.reader.send(Method::GET, path, "text/plain", Vec::new()).await?;
            let status = answer.status();
            axum::body::to_bytes(answer.into_body(), usize::MAX).await?;
            let (wall, cpu) = clock.stop();
            if status != StatusCode::OK {
                return Ok(None);
            }
            if round >= 3 {
                cpus.push(cpu * 1e6);
                walls.push(wall * 1e6);
            }
        }
    }
    let sorted = |mut list: Vec<f64>| {
        list.sort_by(f64::total_cmp);
        list
    };
    Ok(Some(times.into_iter().map(|(cpu, wall)| (at(&sorted(cpu), 0.5), at(&sorted(wall), 0.99))).collect()))
}

/// Today's readers.
async fn read_some(newsroom: &Newsroom) -> anyhow::Result<()> {
    let stories = newsroom.store.listing(&Listing { limit: READ, ..Listing::default() }).await?;
    for (number, story) in stories.iter().enumerate() {
        for reader in 0..=number % 7 {
            let address = IpAddr::V4(Ipv4Addr::new(198, 18, u8::try_from(number)?, u8::try_from(reader)?));
            let visitor = Visitor { address, agent: "Mozilla/5.0" };
            newsroom.store.report(Report::of(story.story(), visitor)).await?;
        }
    }
    newsroom.store.fold_reads().await?;
    Ok(())
}

async fn pages(newsroom: &Newsroom) -> anyhow::Result<Vec<(&'static str, Vec<String>)>> {
    let (store, site) = (&newsroom.store, &newsroom.site);
    let lang = Lang::new("tr").map_err(|why| anyhow::anyhow!("{why:?}"))?;
    let (mut stories, mut days) = (Vec::new(), Vec::new());
    for number in 0..STORIES {
        let until = Some(store.now() - SignedDuration::from_hours(number * 12 * 365 * 24 / STORIES));
        let listing = Listing { lang: Some(lang.clone()), until, limit: 1, ..Listing::default() };
        for story in store.listing(&listing).await? {
            let day = story.live().first_published.to_zoned(TimeZone::UTC).date();
            days.push(format!("/{lang}/archive/{day}"));
            stories.push(site.path_of(&story));
        }
    }
    let path = |rest: &str| format!("/{lang}/{rest}");
    let topics = store.topics(&lang, 8).await?;
    let authors = store.authors(&lang, 8).await?;
    let named = |word: &str, list: Vec<tellal_store::Named>| {
        list.into_iter().map(|name| path(&format!("{word}/{}", name.slug))).collect::<Vec<_>>()
    };
    Ok(vec![
        ("front", vec![path("")]),
        ("section", ["kent/", "ekonomi/", "kultur/", "bilim/", "spor/"].map(&path).to_vec()),
        ("story", stories),
        ("topic", named("topic", topics)),
        ("author", named("author", authors)),
        ("archive, months", vec![path("archive/")]),
        ("archive, a day", days),
        ("corrections", vec![path("corrections")]),
        ("feed", vec![path("feed.atom")]),
        ("sitemap", vec!["/sitemap.xml".to_owned()]),
        ("news sitemap", vec!["/sitemap-news.xml".to_owned()]),
    ])
}
