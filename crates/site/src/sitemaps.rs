//! What search engines come for: `/robots.txt`, `/sitemap.xml` and `/sitemap-news.xml`. Once there are more than 10,000 stories,
//! the sitemap is an index of files by the month of first publication (`/sitemap/2026-03.xml`), or by the day in a month of more.
//! How many stories a day has is kept, not counted: no request walks the archive.
//!
//! A withdrawn story is in none of them from the moment of its withdrawal.

use crate::{Error, Site, etag, xml::Xml};
use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};
use std::{fmt::Write, sync::Arc};
use tellal_store::{Listing, Published, ShelfDay};
use tellal_story::Lang;

/// Addresses in one file. The protocol allows 50,000; smaller files change less often.
const SHARD: u64 = 10_000;
/// Parts of one day: more stories than anybody has imported at once.
const MOST_PARTS: u32 = 1_000;
/// The file of what is no story.
const STANDING: &str = "pages";
/// The pages that every language has.
const PAGES: [&str; 10] = [
    "about",
    "accessibility",
    "archive/",
    "author/",
    "comment-rules",
    "corrections",
    "feeds",
    "imprint",
    "reads",
    "topic/",
];
/// Google's rules for news sitemaps: stories of the last two days, at most a thousand.
const NEWS_AGE: SignedDuration = SignedDuration::from_hours(48);
const NEWS_MOST: u32 = 1000;

const XML: &str = "application/xml; charset=utf-8";
const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// Mounted by [`crate::feeds::routes`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(all))
        .route("/sitemap/{file}", get(shard))
        .route("/sitemap-news.xml", get(news))
}

async fn robots(State(site): State<Arc<Site>>, asked: HeaderMap) -> Response {
    let mut text = "User-agent: *\nDisallow: /desk/\nDisallow: /api/\nDisallow: /b/\n".to_owned();
    // What is found for a word says itself whether it may be listed and where it belongs; who may not fetch it cannot know.
    for map in ["/sitemap.xml", "/sitemap-news.xml"] {
        let _ = writeln!(text, "Sitemap: {}", site.address(map));
    }
    etag::answer(&asked, "text/plain; charset=utf-8", text)
}

async fn all(State(site): State<Arc<Site>>, asked: HeaderMap) -> Result<Response, Error> {
    let days = site.store().shelf_days(&site.settings().languages).await?;
    let stories: u64 = days.iter().map(|day| day.stories).sum();
    let map = if stories < SHARD {
        let mut all = standing(&site, days.iter().map(|day| day.changed).max());
        all.extend(stories_of(&site, Timestamp::MIN, Timestamp::MAX, 0).await?);
        urlset(&all)
    } else {
        index(&site, &Shard::all(&days))
    };
    Ok(etag::answer(&asked, XML, map))
}

async fn shard(State(site): State<Arc<Site>>, Path(file): Path<String>, asked: HeaderMap) -> Result<Response, Error> {
    let Some(name) = file.strip_suffix(".xml") else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    if name == STANDING {
        let days = site.store().shelf_days(&site.settings().languages).await?;
        let all = standing(&site, days.iter().map(|day| day.changed).max());
        return Ok(etag::answer(&asked, XML, urlset(&all)));
    }
    let Some((from, to, part)) = span_of(name) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let stories = stories_of(&site, from, to, part).await?;
    if stories.is_empty() {
        return Ok(StatusCode::NOT_FOUND.into_response());
    }
    Ok(etag::answer(&asked, XML, urlset(&stories)))
}

async fn news(State(site): State<Arc<Site>>, asked: HeaderMap) -> Result<Response, Error> {
    let since = site.store().now() - NEWS_AGE;
    let listing = Listing { since: Some(since), limit: NEWS_MOST, ..Listing::default() };
    let stories = site.store().listing(&listing).await?;
    let items: Vec<News> = stories
        .iter()
        .filter(|story| is_shown(&site, story))
        .map(|story| News {
            url: site.address(&site.path_of(story)),
            publication: site.name(story.complete().lang()).to_owned(),
            lang: news_language(story.complete().lang()),
            published: story.live().first_published,
            headline: story.complete().content().headline.trim().to_owned(),
        })
        .collect();
    Ok(etag::answer(&asked, XML, news_urlset(&items)))
}

/// An address and when what stands there last changed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Address {
    url: String,
    changed: Option<Timestamp>,
}

/// A file of the sitemap: a month of UTC, or a day of a month with more stories than a file holds, or a part of such a day.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shard {
    name: String,
    changed: Timestamp,
}

impl Shard {
    /// All of them, oldest first: what was in a file stays in that file, and a crawler need load only what has changed.
    fn all(days: &[ShelfDay]) -> Vec<Self> {
        let mut shards = Vec::new();
        for month in days.chunk_by(|a, b| a.day.first_of_month() == b.day.first_of_month()) {
            let stories: u64 = month.iter().map(|day| day.stories).sum();
            let (Some(first), Some(changed)) = (month.first(), month.iter().map(|day| day.changed).max()) else {
                continue;
            };
            if stories == 0 {
                continue;
            }
            if stories <= SHARD {
                shards.push(Self { name: first.day.strftime("%Y-%m").to_string(), changed });
                continue;
            }
            for day in month.iter().filter(|day| day.stories > 0) {
                let parts = day.stories.div_ceil(SHARD);
                let name = |part| if part == 0 { day.day.to_string() } else { format!("{}.{}", day.day, part + 1) };
                shards.extend((0..parts).map(|part| Self { name: name(part), changed: day.changed }));
            }
        }
        shards
    }
}

/// The time that a file's name stands for, and which part of it: `2026-03`, `2026-03-12`, `2026-03-12.2`.
fn span_of(name: &str) -> Option<(Timestamp, Timestamp, u32)> {
    let (day, part) = match name.split_once('.') {
        Some((day, part)) => (day, part.parse::<u32>().ok().filter(|part| (2..=MOST_PARTS).contains(part))? - 1),
        None => (name, 0),
    };
    let (first, length) = match day.len() {
        7 if part == 0 => (format!("{day}-01"), 1.month()),
        10 => (day.to_owned(), 1.day()),
        _ => return None,
    };
    let first: Date = first.parse().ok()?;
    let instant = |day: Date| day.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
    Some((instant(first)?, instant(first.checked_add(length).ok()?)?, part))
}

/// The addresses of the stories that were first published in a span: read from an index, without their words.
async fn stories_of(site: &Site, from: Timestamp, to: Timestamp, part: u32) -> Result<Vec<Address>, Error> {
    let most = u32::try_from(SHARD).unwrap_or(u32::MAX);
    let located = site.store().located(&site.settings().languages, from, to, part * most, most).await?;
    Ok(located
        .iter()
        .map(|it| Address {
            url: site.address(&site.story_path(&it.lang, &it.section, &it.slug)),
            changed: Some(it.modified),
        })
        .collect())
}

/// Fronts, sections, and the pages that every language has.
fn standing(site: &Site, changed: Option<Timestamp>) -> Vec<Address> {
    let mut all = Vec::new();
    for lang in &site.settings().languages {
        let lists = std::iter::once(format!("/{lang}/"))
            .chain(site.sections(lang).map(|(_, title)| format!("/{lang}/{}/", title.slug)));
        all.extend(lists.map(|path| Address { url: site.address(&path), changed }));
        let pages = PAGES.map(|page| Address { url: site.address(&format!("/{lang}/{page}")), changed: None });
        all.extend(pages);
    }
    all
}

/// Whether the site has a front for the language of a story; without one its page has no address.
fn is_shown(site: &Site, story: &Published) -> bool {
    site.language(story.complete().lang().as_str()).is_some()
}

fn urlset(addresses: &[Address]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("urlset", &[NAMESPACE]);
    for address in addresses {
        xml.open("url", &[]);
        xml.words("loc", &[], &address.url);
        if let Some(changed) = address.changed {
            xml.words("lastmod", &[], &instant(changed));
        }
        xml.close("url");
    }
    xml.close("urlset");
    xml.into_bytes()
}

fn index(site: &Site, shards: &[Shard]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[NAMESPACE]);
    xml.open("sitemap", &[]);
    xml.words("loc", &[], &site.address(&format!("/sitemap/{STANDING}.xml")));
    xml.close("sitemap");
    for shard in shards {
        xml.open("sitemap", &[]);
        xml.words("loc", &[], &site.address(&format!("/sitemap/{}.xml", shard.name)));
        xml.words("lastmod", &[], &instant(shard.changed));
        xml.close("sitemap");
    }
    xml.close("sitemapindex");
    xml.into_bytes()
}

/// A story in the news sitemap.
struct News {
    url: String,
    publication: String,
    lang: String,
    published: Timestamp,
    headline: String,
}

fn news_urlset(items: &[News]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("urlset", &[NAMESPACE, ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9")]);
    for item in items {
        xml.open("url", &[]);
        xml.words("loc", &[], &item.url);
        xml.open("news:news", &[]);
        xml.open("news:publication", &[]);
        xml.words("news:name", &[], &item.publication);
        xml.words("news:language", &[], &item.lang);
        xml.close("news:publication");
        xml.words("news:publication_date", &[], &instant(item.published));
        xml.words("news:title", &[], &item.headline);
        xml.close("news:news");
        xml.close("url");
    }
    xml.close("urlset");
    xml.into_bytes()
}

/// ISO 639, two or three letters; Chinese alone is told apart by its script (Google's rules).
fn news_language(lang: &Lang) -> String {
    let hant = ["Hant", "TW", "HK", "MO"].iter().any(|part| lang.as_str().split('-').any(|it| it == *part));
    match (lang.primary(), hant) {
        ("zh", true) => "zh-tw".to_owned(),
        ("zh", false) => "zh-cn".to_owned(),
        (primary, _) => primary.to_owned(),
    }
}

/// W3C date and time, to the second.
fn instant(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::{Address, News, PAGES, SHARD, Shard, index, news_language, news_urlset, span_of, urlset};
    use crate::{
        body_html::{is_xml_char, tests::hostile},
        testing::{Newsroom, content},
        xml::tests::read,
    };
    use jiff::SignedDuration;
    use proptest::prelude::*;
    use tellal_story::Lang;

    async fn all(newsroom: &Newsroom, path: &str, element: &str) -> Vec<String> {
        let answer = newsroom.get(path).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/xml; charset=utf-8"));
        read(&answer.bytes).into_iter().filter(|it| it.path == element).map(|it| it.words).collect()
    }

    #[tokio::test]
    async fn the_news_sitemap_holds_the_last_two_days() {
        let newsroom = Newsroom::open().await;
        newsroom.publish(content("tr", "kopru-acildi", "Köprü <açıldı>")).await;
        newsroom.clock.advance(SignedDuration::from_hours(40));
        let english = newsroom.publish(content("en", "bridge-opens", "Bridge opens")).await;
        const NEWS: &str = "urlset/url/news:news";
        let titles = all(&newsroom, "/sitemap-news.xml", &format!("{NEWS}/news:title")).await;
        assert_eq!(titles, ["Bridge opens", "Köprü <açıldı>"]);
        let languages = all(&newsroom, "/sitemap-news.xml", &format!("{NEWS}/news:publication/news:language")).await;
        assert_eq!(languages, ["en", "tr"]);
        let names = all(&newsroom, "/sitemap-news.xml", &format!("{NEWS}/news:publication/news:name")).await;
        assert_eq!(names, ["The Coast Post", "Kıyı Postası"]);
        let times = all(&newsroom, "/sitemap-news.xml", &format!("{NEWS}/news:publication_date")).await;
        assert_eq!(times, ["2026-03-14T04:00:00Z", "2026-03-12T12:00:00Z"]);
        newsroom.clock.advance(SignedDuration::from_hours(9));
        let titles = all(&newsroom, "/sitemap-news.xml", &format!("{NEWS}/news:title")).await;
        assert_eq!(titles, ["Bridge opens"], "two days are over");
        newsroom.withdraw(english).await;
        assert!(all(&newsroom, "/sitemap-news.xml", "urlset/url/loc").await.is_empty());
    }

    #[tokio::test]
    async fn the_sitemap_leads_to_everything_that_is_live_and_nothing_else() {
        let newsroom = Newsroom::open().await;
        let tr = newsroom.publish(content("tr", "kopru-acildi", "Köprü açıldı")).await;
        newsroom.clock.advance(SignedDuration::from_mins(1));
        newsroom.publish(content("en", "bridge-opens", "Bridge opens")).await;
        let pages = |lang: &str, section: &str| {
            let pages = PAGES.map(|page| format!("{lang}/{page}"));
            [format!("{lang}/"), format!("{lang}/{section}/")].into_iter().chain(pages)
        };
        let stories = ["tr/dunya/kopru-acildi", "en/world/bridge-opens"].map(str::to_owned);
        let want: Vec<String> = pages("tr", "dunya")
            .chain(pages("en", "world"))
            .chain(pages("ar", "alam"))
            .chain(stories)
            .map(|path| format!("https://haber.example/{path}"))
            .collect();
        assert_eq!(all(&newsroom, "/sitemap.xml", "urlset/url/loc").await, want);
        for address in &want {
            let path = address.strip_prefix("https://haber.example").unwrap();
            assert_eq!(newsroom.get(path).await.status, 200, "{path}");
        }
        let march = all(&newsroom, "/sitemap/2026-03.xml", "urlset/url/loc").await;
        assert_eq!(march, &want[want.len() - 2..], "the file of a month, from which crawlers come back to it");
        assert_eq!(all(&newsroom, "/sitemap/2026-03-12.xml", "urlset/url/loc").await.len(), 2);
        assert_eq!(all(&newsroom, "/sitemap/pages.xml", "urlset/url/loc").await.len(), want.len() - 2);
        for name in ["2026-02.xml", "2026-03-12.2.xml", "2026-03-12.1.xml", "2026-13.xml", "2026-03", "x.xml", "1.xml"]
        {
            assert_eq!(newsroom.get(&format!("/sitemap/{name}")).await.status, 404, "{name}");
        }
        newsroom.withdraw(tr).await;
        assert_eq!(all(&newsroom, "/sitemap.xml", "urlset/url/loc").await.len(), want.len() - 1);
        assert_eq!(all(&newsroom, "/sitemap/2026-03.xml", "urlset/url/loc").await.len(), 1);
    }

    #[tokio::test]
    async fn many_stories_are_shared_out_over_months_and_days() {
        let newsroom = Newsroom::open().await;
        let changed = "2026-03-12T12:00:00Z".parse().unwrap();
        let day =
            |month, day, stories| tellal_store::ShelfDay { day: jiff::civil::date(2026, month, day), stories, changed };
        let days = [day(1, 5, SHARD), day(2, 1, 7), day(2, 2, SHARD), day(2, 3, 0), day(3, 1, 2 * SHARD + 1)];
        let shards = Shard::all(&days);
        let names: Vec<&str> = shards.iter().map(|shard| shard.name.as_str()).collect();
        assert_eq!(
            names,
            ["2026-01", "2026-02-01", "2026-02-02", "2026-03-01", "2026-03-01.2", "2026-03-01.3"],
            "a month of few stories is one file, a month of many a file a day"
        );
        for name in names {
            assert!(span_of(name).is_some(), "{name}");
        }
        let map = read(&index(&newsroom.site, &shards));
        let files: Vec<_> = map.iter().filter(|it| it.path == "sitemapindex/sitemap/loc").map(|it| &it.words).collect();
        assert_eq!((files.len(), files[1].as_str()), (7, "https://haber.example/sitemap/2026-01.xml"));
        assert_eq!(map.iter().filter(|it| it.path == "sitemapindex/sitemap/lastmod").count(), 6);
    }

    #[tokio::test]
    async fn robots_are_told_where_to_go_and_where_not() {
        let newsroom = Newsroom::open().await;
        let answer = newsroom.get("/robots.txt").await;
        assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
        assert_eq!(
            answer.text(),
            "User-agent: *\nDisallow: /desk/\nDisallow: /api/\nDisallow: /b/\n\
             Sitemap: https://haber.example/sitemap.xml\nSitemap: https://haber.example/sitemap-news.xml\n"
        );
    }

    #[test]
    fn a_sitemap_says_where_and_when() {
        let map = read(&urlset(&[
            Address { url: "https://haber.example/tr/".into(), changed: None },
            Address {
                url: "https://haber.example/tr/dunya/a?b=1&c=2".into(),
                changed: Some("2026-03-02T08:05:09.5Z".parse().unwrap()),
            },
        ]));
        let locs: Vec<_> = map.iter().filter(|it| it.path == "urlset/url/loc").map(|it| it.words.as_str()).collect();
        assert_eq!(locs, ["https://haber.example/tr/", "https://haber.example/tr/dunya/a?b=1&c=2"]);
        let times: Vec<_> =
            map.iter().filter(|it| it.path == "urlset/url/lastmod").map(|it| it.words.as_str()).collect();
        assert_eq!(times, ["2026-03-02T08:05:09Z"]);
        assert_eq!(map[0].attribute("xmlns"), Some("http://www.sitemaps.org/schemas/sitemap/0.9"));
    }

    #[test]
    fn languages_of_news_are_iso_639() {
        for (tag, want) in
            [("tr", "tr"), ("en-GB", "en"), ("ckb-Arab", "ckb"), ("zh-Hant-HK", "zh-tw"), ("zh", "zh-cn")]
        {
            assert_eq!(news_language(&Lang::new(tag).unwrap()), want);
        }
    }

    proptest! {
        #[test]
        fn no_headline_breaks_the_news_sitemap(headline in hostile(), publication in hostile()) {
            let map = read(&news_urlset(&[News {
                url: "https://haber.example/tr/dunya/a".into(),
                publication,
                lang: "tr".into(),
                published: "2026-03-02T08:05:09Z".parse().unwrap(),
                headline: headline.clone(),
            }]));
            let title = map.iter().find(|it| it.path == "urlset/url/news:news/news:title").unwrap();
            prop_assert_eq!(&title.words, &headline.chars().filter(|c| is_xml_char(*c)).collect::<String>());
        }
    }
}
