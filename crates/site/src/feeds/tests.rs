//! What a feed reader makes of the feeds.

use super::{
    Channel, Format,
    entry::{Entry, FeedPicture, Source},
};
use crate::{
    body_html::{body_html, is_xml_char, tests as html},
    testing::{Newsroom, content},
    xml::tests::{Element, read},
};
use axum::http::Request;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use serde_json::Value;
use tellal_story::{Command, Lang, SourceLine};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn entry() -> Entry {
    Entry {
        id: "urn:uuid:0195f3a0-0000-7000-8000-000000000001".into(),
        url: "https://haber.example/tr/dunya/kopru-acildi".into(),
        headline: "Köprü <açıldı> & kutlandı".into(),
        standfirst: "İki yakada “bayram” vardı.".into(),
        html: "<div lang=\"tr\" dir=\"ltr\">\n<p>Köprü &lt;dün&gt; açıldı.</p>\n</div>".into(),
        lang: Lang::new("tr").unwrap(),
        authors: vec!["Ayşe Yılmaz".into(), "Işıl Çağlar".into()],
        section: "world".into(),
        section_title: "Dünya".into(),
        source: Source {
            agency: "Anadolu Ajansı".into(),
            link: Some("https://aa.example/1?a=1&b=2".into()),
            terms: Some("Abonelere".into()),
        },
        published: at("2026-03-02T08:05:09.123Z"),
        modified: at("2026-03-02T09:00:00.9Z"),
        picture: Some(FeedPicture {
            url: "https://haber.example/media/0123456789abcdef0123456789abcdef.jpg".into(),
            content_type: "image/jpeg",
            width: 1200,
            height: 675,
            credit: "J. Doe / AA".into(),
        }),
    }
}

fn channel(entries: Vec<Entry>) -> Channel {
    Channel {
        title: "Kıyı Postası – Dünya".into(),
        description: "En yeni haberler".into(),
        publisher: "Kıyı Postası".into(),
        lang: Lang::new("tr").unwrap(),
        page: "https://haber.example/tr/dunya/".into(),
        address: "https://haber.example/tr/dunya/feed.atom".into(),
        updated: entries.iter().map(|entry| entry.modified).max().unwrap_or(Timestamp::UNIX_EPOCH),
        entries,
        items: Vec::new(),
    }
}

fn all<'a>(elements: &'a [Element], path: &str) -> Vec<&'a Element> {
    elements.iter().filter(|element| element.path == path).collect()
}

fn words<'a>(elements: &'a [Element], path: &str) -> &'a str {
    let found = all(elements, path);
    assert_eq!(found.len(), 1, "{path}");
    &found[0].words
}

#[test]
fn an_atom_reader_finds_the_whole_story() {
    let feed = read(&Format::Atom.write(&channel(vec![entry()])));
    assert_eq!(feed[0].attribute("xmlns"), Some("http://www.w3.org/2005/Atom"));
    assert_eq!(feed[0].attribute("xml:lang"), Some("tr"));
    assert_eq!(words(&feed, "feed/id"), "https://haber.example/tr/dunya/feed.atom");
    assert_eq!(words(&feed, "feed/updated"), "2026-03-02T09:00:00Z");
    assert_eq!(words(&feed, "feed/entry/id"), entry().id);
    assert_eq!(words(&feed, "feed/entry/title"), "Köprü <açıldı> & kutlandı");
    assert_eq!(words(&feed, "feed/entry/published"), "2026-03-02T08:05:09Z");
    assert_eq!(words(&feed, "feed/entry/updated"), "2026-03-02T09:00:00Z");
    assert_eq!(words(&feed, "feed/entry/content"), entry().html);
    assert_eq!(words(&feed, "feed/entry/rights"), "Abonelere");
    assert_eq!(words(&feed, "feed/entry/contributor/name"), "Anadolu Ajansı");
    let authors = all(&feed, "feed/entry/author/name");
    assert_eq!(authors.iter().map(|author| author.words.as_str()).collect::<Vec<_>>(), ["Ayşe Yılmaz", "Işıl Çağlar"]);
    let links = all(&feed, "feed/entry/link");
    assert_eq!(links[0].attribute("href"), Some("https://haber.example/tr/dunya/kopru-acildi"));
    assert_eq!(
        (links[1].attribute("rel"), links[1].attribute("href")),
        (Some("via"), Some("https://aa.example/1?a=1&b=2"))
    );
    assert_eq!(all(&feed, "feed/entry/category")[0].attribute("label"), Some("Dünya"));
}

#[test]
fn an_rss_reader_finds_the_whole_story() {
    let feed = read(&Format::Rss.write(&channel(vec![entry()])));
    assert_eq!(feed[0].attribute("version"), Some("2.0"));
    for (path, want) in [
        ("rss/channel/title", "Kıyı Postası – Dünya"),
        ("rss/channel/link", "https://haber.example/tr/dunya/"),
        ("rss/channel/language", "tr"),
        ("rss/channel/lastBuildDate", "Mon, 02 Mar 2026 09:00:00 GMT"),
        ("rss/channel/item/title", "Köprü <açıldı> & kutlandı"),
        ("rss/channel/item/pubDate", "Mon, 02 Mar 2026 08:05:09 GMT"),
        ("rss/channel/item/link", "https://haber.example/tr/dunya/kopru-acildi"),
        ("rss/channel/item/description", "İki yakada “bayram” vardı."),
        ("rss/channel/item/content:encoded", &entry().html),
        ("rss/channel/item/category", "Dünya"),
        ("rss/channel/item/dc:source", "Anadolu Ajansı"),
        ("rss/channel/item/dc:rights", "Abonelere"),
        ("rss/channel/item/media:content/media:credit", "J. Doe / AA"),
    ] {
        assert_eq!(words(&feed, path), want, "{path}");
    }
    let guid = all(&feed, "rss/channel/item/guid")[0];
    assert_eq!((guid.words.as_str(), guid.attribute("isPermaLink")), (entry().id.as_str(), Some("false")));
    assert_eq!(all(&feed, "rss/channel/item/dc:creator").len(), 2);
    assert_eq!(all(&feed, "rss/channel/item/media:content")[0].attribute("width"), Some("1200"));
}

#[test]
fn a_json_reader_finds_the_whole_story() {
    let feed: Value = serde_json::from_slice(&Format::Json.write(&channel(vec![entry()]))).unwrap();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["feed_url"], "https://haber.example/tr/dunya/feed.atom");
    let item = &feed["items"][0];
    assert_eq!(item["id"], entry().id);
    assert_eq!(item["content_html"], entry().html);
    assert_eq!(item["date_published"], "2026-03-02T08:05:09Z");
    assert_eq!(item["authors"][1]["name"], "Işıl Çağlar");
    assert_eq!(item["language"], "tr");
    assert_eq!(item["_tellal"]["source"], "Anadolu Ajansı");
    assert_eq!(item["_tellal"]["terms"], "Abonelere");
}

#[test]
fn a_feed_without_stories_is_still_a_feed() {
    let atom = read(&Format::Atom.write(&channel(vec![])));
    assert_eq!(words(&atom, "feed/updated"), "1970-01-01T00:00:00Z");
    assert!(!read(&Format::Rss.write(&channel(vec![]))).is_empty());
    let json: Value = serde_json::from_slice(&Format::Json.write(&channel(vec![]))).unwrap();
    assert_eq!(json["items"], Value::Array(vec![]));
}

fn any_entry() -> impl Strategy<Value = Entry> {
    (prop::collection::vec(html::hostile(), 8), html::body(), prop::option::of(html::hostile())).prop_map(
        |(words, body, terms)| Entry {
            id: words[0].clone(),
            url: words[1].clone(),
            headline: words[2].clone(),
            standfirst: words[3].clone(),
            html: body_html(&body, "https://haber.example"),
            authors: vec![words[4].clone()],
            section_title: words[5].clone(),
            source: Source { agency: words[6].clone(), link: Some(words[7].clone()), terms },
            ..entry()
        },
    )
}

proptest! {
    /// Whatever a story says, the feed stays whole, and its words and its text come out as they went in.
    #[test]
    fn no_story_breaks_a_feed(entry in any_entry()) {
        let legal: String = entry.headline.chars().filter(|c| is_xml_char(*c)).collect();
        let channel = channel(vec![entry.clone()]);
        let atom = read(&Format::Atom.write(&channel));
        prop_assert_eq!(words(&atom, "feed/entry/title"), legal.as_str());
        prop_assert_eq!(words(&atom, "feed/entry/content"), entry.html.as_str());
        let rss = read(&Format::Rss.write(&channel));
        prop_assert_eq!(words(&rss, "rss/channel/item/title"), legal.as_str());
        prop_assert_eq!(words(&rss, "rss/channel/item/content:encoded"), entry.html.as_str());
        let json: Value = serde_json::from_slice(&Format::Json.write(&channel)).unwrap();
        prop_assert_eq!(json["items"][0]["title"].as_str().unwrap(), entry.headline.as_str());
        let content = words(&atom, "feed/entry/content");
        prop_assert_eq!(html::fault(content), None, "{}", content);
    }
}

#[tokio::test]
async fn a_story_is_in_the_feeds_of_its_language_and_section_until_it_is_withdrawn() {
    let newsroom = Newsroom::open().await;
    let mut fields = content("ar", "jisr", "افتتاح <الجسر>");
    fields.source = Some(SourceLine::new("وكالة الأناضول", Some("https://aa.example/ar/1?a=1&b=2"), None).unwrap());
    let story = newsroom.publish(fields).await;
    newsroom.publish(content("tr", "kopru", "Köprü açıldı")).await;
    newsroom
        .command(story, |story| Command::Correct {
            from: story.revision,
            kind: tellal_story::ChangeKind::Correction,
            note: "طول الجسر <كيلومتران>".into(),
        })
        .await;
    let urn = story.0.urn().to_string();
    for path in ["/ar/feed.atom", "/ar/alam/feed.atom"] {
        let answer = newsroom.get(path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type")),
            (200, "application/atom+xml; charset=utf-8")
        );
        let feed = read(&answer.bytes);
        assert_eq!(words(&feed, "feed/entry/id"), urn, "and the Turkish story is not in it");
        assert_eq!(words(&feed, "feed/id"), format!("https://haber.example{path}"));
        assert_eq!(words(&feed, "feed/entry/title"), "افتتاح <الجسر>");
        let content = words(&feed, "feed/entry/content");
        assert!(content.starts_with("<div lang=\"ar\" dir=\"rtl\">"), "{content}");
        for part in [
            "&lt;below&gt;",
            "&lt;opened&gt;",
            "ANKARA",
            "تصحيح",
            "كيلومتران",
            "المصدر",
            "https://aa.example/ar/1?a=1&amp;b=2",
        ] {
            assert!(content.contains(part), "{part} is missing in {content}");
        }
        let inner = content.split_once('\n').unwrap().1.strip_suffix("</div>").unwrap();
        assert_eq!(html::fault(inner), None, "{inner}");
    }
    for path in ["/ar/feed.rss", "/ar/alam/feed.rss", "/ar/feed.json", "/ar/alam/feed.json"] {
        assert!(newsroom.get(path).await.text().contains(&urn), "{path}");
    }
    newsroom.withdraw(story).await;
    for path in ["/ar/feed.atom", "/ar/alam/feed.atom", "/ar/feed.rss", "/ar/feed.json"] {
        let answer = newsroom.get(path).await;
        assert_eq!(answer.status, 200);
        assert!(!answer.text().contains(&urn) && !answer.text().contains("الجسر"), "{path}");
    }
}

#[tokio::test]
async fn a_story_keeps_its_id_when_headline_and_address_change() {
    let newsroom = Newsroom::open().await;
    let story = newsroom.publish(content("en", "bridge-opens", "Bridge opens")).await;
    let before = read(&newsroom.get("/en/feed.atom").await.bytes);
    newsroom.clock.advance(SignedDuration::from_hours(1));
    newsroom
        .command(story, |story| Command::Save {
            from: story.revision,
            content: Box::new(content("en", "span-opens", "Span opens")),
        })
        .await;
    newsroom.command(story, |story| Command::Publish { from: story.revision }).await;
    let after = read(&newsroom.get("/en/feed.atom").await.bytes);
    assert_eq!(words(&before, "feed/entry/id"), words(&after, "feed/entry/id"));
    assert_eq!(words(&before, "feed/entry/published"), words(&after, "feed/entry/published"));
    assert_eq!(words(&after, "feed/entry/updated"), "2026-03-12T13:00:00Z");
    let link = all(&after, "feed/entry/link")[0].attribute("href");
    assert_eq!(link, Some("https://haber.example/en/world/span-opens"));
}

#[tokio::test]
async fn a_feed_reader_loads_only_what_is_new() {
    let newsroom = Newsroom::open().await;
    newsroom.publish(content("en", "bridge-opens", "Bridge opens")).await;
    let first = newsroom.get("/en/feed.rss").await;
    assert_eq!(first.header("cache-control"), "no-cache");
    let again = || Request::get("/en/feed.rss").header("if-none-match", first.header("etag"));
    let answer = newsroom.ask(again()).await;
    assert_eq!((answer.status.as_u16(), answer.bytes.len()), (304, 0));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    newsroom.publish(content("en", "bridge-closes", "Bridge closes")).await;
    assert_eq!(newsroom.ask(again()).await.status, 200);
}

#[tokio::test]
async fn what_the_site_does_not_have_has_no_feed() {
    let newsroom = Newsroom::open().await;
    for path in ["/de/feed.atom", "/en/sports/feed.rss", "/en/dunya/feed.json", "/en/feed.xml"] {
        assert_eq!(newsroom.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_subscriber_s_reader_gets_the_story_its_correction_and_its_kill() {
    let newsroom = Newsroom::open().await;
    let story = newsroom.publish(content("en", "bridge-opens", "Bridge <opens>")).await;
    newsroom.publish(content("tr", "kopru", "Köprü açıldı")).await;
    let urn = story.0.urn().to_string();
    let items = |bytes: &[u8]| {
        let parsed = tellal_wire::parse(bytes, &tellal_wire::Hints::default());
        parsed.items.into_iter().map(|read| read.item).collect::<Vec<_>>()
    };
    let files = ["/en/feed.ninjs.json", "/en/world/feed.ninjs.json", "/en/feed.g2.xml", "/en/world/feed.g2.xml"];
    let mut first = None;
    for path in files {
        let answer = newsroom.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        let read = items(&answer.bytes);
        assert_eq!(read.len(), 1, "{path}: and not the Turkish story");
        let item = &read[0];
        assert_eq!((item.id.as_deref(), item.headline.as_str()), (Some(&*urn), "Bridge <opens>"), "{path}");
        assert_eq!(item.standfirst, "One line <below> it.");
        assert_eq!(item.body.plain(), "The bridge <opened> today.\n\nMany came.", "{path}");
        assert_eq!(item.dateline.as_ref().map(|dateline| dateline.place.as_str()), Some("ANKARA"));
        assert_eq!(item.byline.0, ["Ayşe Yılmaz", "John Doe"]);
        assert_eq!(item.credit.as_deref(), Some("Anadolu Ajansı"));
        assert_eq!(item.usage_terms.as_deref(), Some("Subscribers only"));
        assert_eq!(item.link.as_deref(), Some("https://haber.example/en/world/bridge-opens"), "{path}");
        first = item.version;
    }
    newsroom.clock.advance(SignedDuration::from_hours(1));
    newsroom
        .command(story, |story| Command::Correct {
            from: story.revision,
            kind: tellal_story::ChangeKind::Correction,
            note: "It is 2 km long.".into(),
        })
        .await;
    for path in files {
        let item = items(&newsroom.get(path).await.bytes).remove(0);
        assert!(item.version > first, "{path}");
        assert_eq!(item.signals, ["correction"], "{path}");
        assert_eq!(item.notes[0].text, "It is 2 km long.", "{path}");
    }
    newsroom.clock.advance(SignedDuration::from_hours(1));
    newsroom.withdraw(story).await;
    for path in files {
        let answer = newsroom.get(path).await;
        assert!(!answer.text().contains("Bridge") && !answer.text().contains("opened"), "{path}");
        let read = items(&answer.bytes);
        assert_eq!((read.len(), read[0].status), (1, tellal_story::PubStatus::Canceled), "{path}");
        assert_eq!(read[0].id.as_deref(), Some(&*urn), "{path}");
        assert!(read[0].version > first, "{path}");
    }
    newsroom.clock.advance(SignedDuration::from_hours(24 * 8));
    assert!(items(&newsroom.get("/en/feed.ninjs.json").await.bytes).is_empty(), "it is told for a week");
}

#[tokio::test]
async fn a_newsroom_may_keep_the_text_to_its_own_pages() {
    let newsroom = Newsroom::with(|settings| settings.feeds = crate::settings::FeedText::Summary).await;
    newsroom.publish(content("en", "bridge-opens", "Bridge opens")).await;
    for file in ["feed.atom", "feed.rss", "feed.json", "feed.ninjs.json", "feed.g2.xml"] {
        for path in [format!("/en/{file}"), format!("/en/{file}?text=full")] {
            let answer = newsroom.get(&path).await;
            assert!(answer.text().contains("One line") && !answer.text().contains("Many came"), "{path}");
        }
    }
    let open = Newsroom::open().await;
    open.publish(content("en", "bridge-opens", "Bridge opens")).await;
    assert!(open.get("/en/feed.rss").await.text().contains("Many came"));
    assert!(!open.get("/en/feed.rss?text=summary").await.text().contains("Many came"));
}
