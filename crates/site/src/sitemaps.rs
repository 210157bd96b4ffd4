//! What search engines come for: `/robots.txt`, `/sitemap.xml` (with `/sitemap/{number}.xml` once there are more than 10,000
//! addresses) and `/sitemap-news.xml`.
//!
//! A withdrawn story is in none of them from the moment of its withdrawal.

use crate::{Error, Site, etag, xml::Xml};
use axum::{
    Extension, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use jiff::{SignedDuration, Timestamp};
use std::{collections::BTreeMap, fmt::Write, sync::Arc};
use tellal_store::{Listing, Published};
use tellal_story::Lang;
use tokio::sync::Mutex;

/// Addresses in one file. The protocol allows 50,000; smaller files change less often.
const SHARD: usize = 10_000;
/// Google's rules for news sitemaps: stories of the last two days, at most a thousand.
const NEWS_AGE: SignedDuration = SignedDuration::from_hours(48);
const NEWS_MOST: u32 = 1000;
/// Stories asked of the store at a time.
const STRIDE: u32 = 500;

const XML: &str = "application/xml; charset=utf-8";
const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// Mounted by [`crate::feeds::routes`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(all))
        .route("/sitemap/{file}", get(shard))
        .route("/sitemap-news.xml", get(news))
        .layer(Extension(Arc::new(Addresses::default())))
}

async fn robots(State(site): State<Arc<Site>>, asked: HeaderMap) -> Response {
    let mut text = "User-agent: *\nDisallow: /desk/\nDisallow: /api/\nDisallow: /b/\n".to_owned();
    // What is found for a word says itself whether it may be listed and where it belongs; who may not fetch it cannot know.
    for map in ["/sitemap.xml", "/sitemap-news.xml"] {
        let _ = writeln!(text, "Sitemap: {}", site.address(map));
    }
    etag::answer(&asked, "text/plain; charset=utf-8", text)
}

async fn all(
    State(site): State<Arc<Site>>,
    Extension(addresses): Extension<Arc<Addresses>>,
    asked: HeaderMap,
) -> Result<Response, Error> {
    let addresses = addresses.list(&site).await?;
    let map = if addresses.len() <= SHARD { urlset(&addresses) } else { index(&site, &addresses) };
    Ok(etag::answer(&asked, XML, map))
}

async fn shard(
    State(site): State<Arc<Site>>,
    Extension(addresses): Extension<Arc<Addresses>>,
    Path(file): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Error> {
    let nowhere = || Ok(StatusCode::NOT_FOUND.into_response());
    let Some(number) = file.strip_suffix(".xml").and_then(|number| number.parse::<usize>().ok()) else {
        return nowhere();
    };
    let addresses = addresses.list(&site).await?;
    match number.checked_sub(1).and_then(|index| addresses.chunks(SHARD).nth(index)) {
        Some(shard) => Ok(etag::answer(&asked, XML, urlset(shard))),
        None => nowhere(),
    }
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

/// All public addresses as of the last public change; walked again when somebody asks after another one.
#[derive(Default)]
struct Addresses(Mutex<Option<(u64, Arc<Vec<Address>>)>>);

impl Addresses {
    /// Fronts and sections first, then the stories, oldest first: what was in a file stays in that file, and a crawler need
    /// load only the last one again.
    async fn list(&self, site: &Site) -> Result<Arc<Vec<Address>>, Error> {
        // Held during the walk: ten crawlers at once make one walk.
        let mut known = self.0.lock().await;
        // The store's own count: another process may have taken in a kill.
        let change = site.store().last_public_change().await?;
        if let Some((_, list)) = known.as_ref().filter(|(at, _)| *at == change) {
            return Ok(Arc::clone(list));
        }
        let list = Arc::new(walk(site).await?);
        *known = Some((change, Arc::clone(&list)));
        Ok(list)
    }
}

async fn walk(site: &Site) -> Result<Vec<Address>, Error> {
    let mut lists: BTreeMap<String, Timestamp> = BTreeMap::new();
    let mut stories = Vec::new();
    let mut before = None;
    loop {
        let listing = Listing { before, limit: STRIDE, ..Listing::default() };
        let some = site.store().listing(&listing).await?;
        for story in some.iter().filter(|story| is_shown(site, story)) {
            let (path, changed) = (site.path_of(story), story.modified());
            // A story's page stands below its section's, and that below the language's front.
            for (slash, _) in path.match_indices('/').skip(1) {
                let list = lists.entry(path[..=slash].to_owned()).or_insert(changed);
                *list = changed.max(*list);
            }
            stories.push(Address { url: site.address(&path), changed: Some(changed) });
        }
        match some.last() {
            Some(last) if some.len() == STRIDE as usize => before = Some((last.live().first_published, last.story())),
            _ => break,
        }
    }
    let mut all = Vec::with_capacity(stories.len() + 64);
    for lang in &site.settings().languages {
        let fronts = std::iter::once(format!("/{lang}/"));
        let sections = site.sections(lang).map(|(_, title)| format!("/{lang}/{}/", title.slug));
        for path in fronts.chain(sections) {
            all.push(Address { url: site.address(&path), changed: lists.get(&path).copied() });
        }
    }
    all.extend(stories.into_iter().rev());
    Ok(all)
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

fn index(site: &Site, addresses: &[Address]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[NAMESPACE]);
    for (index, shard) in addresses.chunks(SHARD).enumerate() {
        xml.open("sitemap", &[]);
        xml.words("loc", &[], &site.address(&format!("/sitemap/{}.xml", index + 1)));
        if let Some(changed) = shard.iter().filter_map(|address| address.changed).max() {
            xml.words("lastmod", &[], &instant(changed));
        }
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
    use super::{Address, News, index, news_language, news_urlset, urlset};
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
        let want = [
            "tr/",
            "tr/dunya/",
            "en/",
            "en/world/",
            "ar/",
            "ar/alam/",
            "tr/dunya/kopru-acildi",
            "en/world/bridge-opens",
        ];
        let want = want.map(|path| format!("https://haber.example/{path}"));
        assert_eq!(all(&newsroom, "/sitemap.xml", "urlset/url/loc").await, want);
        for address in &want {
            let path = address.strip_prefix("https://haber.example").unwrap();
            assert_eq!(newsroom.get(path).await.status, 200, "{path}");
        }
        assert_eq!(all(&newsroom, "/sitemap/1.xml", "urlset/url/loc").await.len(), 8);
        for path in ["/sitemap/0.xml", "/sitemap/2.xml", "/sitemap/1", "/sitemap/x.xml"] {
            assert_eq!(newsroom.get(path).await.status, 404, "{path}");
        }
        newsroom.withdraw(tr).await;
        assert_eq!(all(&newsroom, "/sitemap.xml", "urlset/url/loc").await.len(), 7);
    }

    #[tokio::test]
    async fn many_addresses_are_shared_out_over_files() {
        let newsroom = Newsroom::open().await;
        let address = |n| Address { url: format!("https://haber.example/tr/dunya/{n}"), changed: None };
        let map = read(&index(&newsroom.site, &(0..20_001).map(address).collect::<Vec<_>>()));
        let files: Vec<_> = map.iter().filter(|it| it.path == "sitemapindex/sitemap/loc").map(|it| &it.words).collect();
        assert_eq!(
            files,
            ["1", "2", "3"].map(|n| format!("https://haber.example/sitemap/{n}.xml")).iter().collect::<Vec<_>>()
        );
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
