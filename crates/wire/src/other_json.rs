//! JSON of no known kind: articles, told by the names of their fields, and events, which are no stories.
//!
//! Interfaces of publishing systems, and pages' own data (schema.org `NewsArticle`), call the same things by a handful of names.
//! Where an object has a title and a text of some length under two of those, it is an article, and an editor is told that
//! this was a guess.

use crate::{
    Parsed, ParsedItem, Remark, byline,
    formats::Delivery,
    html,
    ninjs::{self, date, get, list, text, texts},
    text as plain,
};
use serde_json::Value;
use tellal_story::{Byline, Item, Lang, MediaRef, PubStatus, Subject};

const TITLES: &[&str] = &["headline", "title", "heading", "baslik", "başlık", "name"];
const BODIES: &[&str] = &[
    "articleBody",
    "body_html",
    "bodyHtml",
    "bodyXhtml",
    "body_xhtml",
    "content_html",
    "contentHtml",
    "html",
    "body",
    "content",
    "text",
    "article",
    "story",
    "storytext",
    "body_text",
    "bodyText",
    "plaintext",
    "icerik",
    "içerik",
    "metin",
];
const IDS: &[&str] =
    &["uri", "guid", "urn", "id", "_id", "uuid", "articleId", "article_id", "newsId", "storyId", "itemId", "haberId"];
const CHANGED: &[&str] = &[
    "dateModified",
    "modified",
    "modified_at",
    "updated",
    "updated_at",
    "updatedAt",
    "lastModified",
    "last_modified",
    "versionCreated",
    "version_created",
    "lastEditDate",
];
const MADE: &[&str] = &[
    "datePublished",
    "published",
    "published_at",
    "publishedAt",
    "publicationDate",
    "pubDate",
    "pub_date",
    "dateCreated",
    "created",
    "created_at",
    "createdAt",
    "firstCreated",
    "date",
    "timestamp",
];

/// A text shorter than this, in characters, is a label and not a story.
const SHORT: usize = 80;
/// Objects that are looked at; the article is near the top.
const REACH: usize = 2_000;

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    delivery.json.as_ref().is_some_and(|json| !articles(json).is_empty() || events(json) > 0)
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let Some(json) = &delivery.json else { return };
    let articles = articles(json);
    if articles.is_empty() {
        let text = format!("The delivery holds {} events and no story.", events(json));
        parsed.remarks.push(Remark::new("not-a-story", text));
    }
    for value in articles {
        delivery.keep(read(value, delivery), parsed);
    }
}

/// The articles, in order; what stands inside one is a part of it.
fn articles(json: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut waiting = vec![json];
    let mut looked = 0;
    while let Some(next) = waiting.pop() {
        looked += 1;
        if looked > REACH {
            break;
        }
        if is_article(next) {
            found.push(next);
            continue;
        }
        let at = waiting.len();
        match next {
            Value::Array(values) => waiting.extend(values.iter().filter(|value| !is_plain(value)).take(REACH)),
            Value::Object(fields) => waiting.extend(fields.values().filter(|value| !is_plain(value)).take(REACH)),
            _ => {}
        }
        waiting[at..].reverse();
    }
    found
}

fn is_plain(value: &Value) -> bool {
    !value.is_object() && !value.is_array()
}

fn is_article(value: &Value) -> bool {
    value.is_object() && text(value, TITLES).is_some() && body(value).is_some()
}

/// The text of an article: the first of the known fields that is long enough. A field may hold an object with the text in it.
fn body(value: &Value) -> Option<&str> {
    BODIES.iter().find_map(|name| {
        let field = get(value, &[name])?;
        let text = field.as_str().or_else(|| {
            get(field, &["html", "rendered", "value", "text", "content", "body", "$t", "#text"])?.as_str()
        })?;
        (text.chars().take(SHORT).count() == SHORT).then_some(text)
    })
}

/// How many of a list's entries are events: things with a beginning and an end, or a match of two sides.
fn events(json: &Value) -> usize {
    let one = std::slice::from_ref(json);
    let entries = match json {
        Value::Array(values) => values.as_slice(),
        Value::Object(_) => ["events", "items", "matches", "data"]
            .iter()
            .find_map(|name| json.get(name)?.as_array())
            .map_or(one, Vec::as_slice),
        _ => return 0,
    };
    let is_event = |value: &&Value| {
        let has = |names: &[&str]| get(value, names).is_some();
        let spans =
            has(&["startDate", "start_date", "start", "dates"]) && has(&["endDate", "end_date", "end", "dates"]);
        spans || has(&["homeTeam", "home_team"]) && has(&["awayTeam", "away_team"])
    };
    entries.iter().filter(is_event).count()
}

fn read(value: &Value, delivery: &Delivery<'_>) -> ParsedItem {
    let mut remarks = Vec::new();
    let said = "The delivery is JSON of no known kind; which of its fields are headline, text and dates was guessed.";
    remarks.push(Remark::new("format-guessed", said));
    let changed = date(value, CHANGED, &mut remarks, delivery);
    let made = date(value, MADE, &mut remarks, delivery);
    // A word for taking back or holding is believed: a guess shall not publish what an agency stops.
    let (mut status, held) = ninjs::pub_status(value, &mut remarks);
    match &*text(value, &["status", "state", "durum"]).unwrap_or_default().to_ascii_lowercase() {
        "canceled" | "cancelled" | "killed" | "deleted" | "withdrawn" | "recalled" => status = PubStatus::Canceled,
        "withheld" | "hold" | "embargoed" | "draft" if status == PubStatus::Usable => status = PubStatus::Withheld,
        _ => {}
    }
    let embargoes = ["embargoed", "embargo", "embargoUntil", "embargo_until", "embargoedUntil"];
    let embargo = date(value, &embargoes, &mut remarks, delivery);
    let mut item = Item {
        status,
        embargo_open: embargo.is_none() && (held || text(value, &embargoes).is_some_and(|said| said != "false")),
        embargo,
        id: text(value, IDS),
        version: text(value, &["version", "revision"]).and_then(|version| version.parse().ok()),
        headline: text(value, TITLES).map(|title| html::words(&title)).unwrap_or_default(),
        first_created: made.or(changed),
        version_created: changed.or(made),
        lang: text(value, &["language", "lang", "inLanguage", "locale"]).and_then(|tag| Lang::new(&tag).ok()),
        link: text(value, &["url", "link", "permalink", "canonicalUrl", "mainEntityOfPage"])
            .filter(|link| link.starts_with("http")),
        credit: name(value, &["publisher", "source", "agency", "provider", "creditline", "sourceOrganization"]),
        copyright: text(value, &["copyrightNotice", "copyright", "rights"]),
        slugline: text(value, &["slugline"]),
        ..Item::default()
    };
    let standfirst = text(
        value,
        &[
            "standfirst",
            "summary",
            "description",
            "abstract",
            "teaser",
            "excerpt",
            "lead",
            "spot",
            "alternativeHeadline",
        ],
    );
    item.standfirst = standfirst.map(|text| html::words(&text)).unwrap_or_default();
    let by: Vec<_> = ["byline", "author", "authors", "by", "creator"]
        .iter()
        .map(|name| texts(value, &[name]))
        .find(|names| !names.is_empty())
        .unwrap_or_default();
    item.byline = Byline(by.iter().take(20).flat_map(|name| byline::read(name).0).collect());
    item.keywords = match get(value, &["keywords", "tags"]) {
        Some(Value::String(words)) => {
            words.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
        }
        _ => texts(value, &["keywords", "tags"]),
    };
    let sections = texts(value, &["articleSection", "category", "categories", "section"]);
    item.subjects = sections.into_iter().map(|name| Subject { name: Some(name), ..Subject::default() }).collect();
    for picture in list(value, &["image", "images", "thumbnailUrl", "photo", "photos"]).take(crate::MAX_MEDIA) {
        let href = picture.as_str().map(str::to_owned).or_else(|| text(picture, &["url", "href", "src", "contentUrl"]));
        let Some(href) = href.filter(|href| href.starts_with("http")) else { continue };
        item.media.push(MediaRef {
            href,
            content_type: Some("image/*".to_owned()),
            caption: text(picture, &["caption", "description"]).map(|text| html::words(&text)).unwrap_or_default(),
            credit: name(picture, &["credit", "creditText", "author", "copyrightHolder"]).unwrap_or_default(),
            alt: text(picture, &["alt", "altText"]).unwrap_or_default(),
            ..MediaRef::default()
        });
    }
    let words = body(value).unwrap_or_default();
    item.body = if html::is_markup(words) { html::read(words, None).body } else { plain::paragraphs(words) };
    crate::text::lift_byline(&mut item);
    item.dateline = crate::dateline::lift(&mut item.body, item.version_created);
    ParsedItem { item, remarks }
}

/// A name that stands as words or in an object.
fn name(value: &Value, names: &[&str]) -> Option<String> {
    text(value, names).or_else(|| text(get(value, names)?, &["name", "title"]))
}

#[cfg(test)]
mod tests {
    use crate::{Hints, parse};
    use tellal_story::PubStatus;

    #[test]
    fn a_page_s_own_data_is_read_as_an_article_and_called_a_guess() {
        let long =
            "The harbour master said on Friday that the new pier would open in June, a month before the season begins.";
        let json = format!(
            r#"{{"props": {{"page": {{"@type": "NewsArticle", "headline": "Pier opens in June", "articleBody": "{long}",
            "datePublished": "2026-04-17T08:00:00Z", "author": [{{"name": "Jane Doe"}}], "publisher": {{"name": "Quay News"}}}}}}}}"#
        );
        let parsed = parse(json.as_bytes(), &Hints::default());
        assert_eq!((parsed.format, parsed.items.len()), ("json", 1));
        let read = &parsed.items[0];
        assert_eq!(read.item.headline, "Pier opens in June");
        assert_eq!(read.item.byline.0, ["Jane Doe"]);
        assert_eq!(read.item.credit.as_deref(), Some("Quay News"));
        assert!(read.remarks.iter().any(|remark| remark.code == "format-guessed"));
    }

    /// What is read by guessing shall not be what an agency has taken back.
    #[test]
    fn a_guess_holds_what_is_held_and_takes_back_what_is_taken_back() {
        let long = "The harbour master said on Friday that the new pier would open in June, a month before the season.";
        let read = |more: &str| {
            let json = format!(r#"{{"title": "Pier", "articleBody": "{long}", {more}}}"#);
            let mut parsed = parse(json.as_bytes(), &Hints::default());
            assert_eq!(parsed.format, "json", "{more}");
            parsed.items.remove(0).item
        };
        assert_eq!(read(r#""status": "Deleted""#).status, PubStatus::Canceled);
        assert_eq!(read(r#""state": "draft""#).status, PubStatus::Withheld);
        assert!(read(r#""embargo": "until the minister has spoken""#).embargo_open);
    }

    #[test]
    fn a_calendar_is_no_story() {
        let json = br#"[{"id": 1, "description": "Regatta", "startDate": "2026-06-01", "endDate": "2026-06-02"}]"#;
        let parsed = parse(json, &Hints::default());
        assert!(parsed.items.is_empty());
        assert!(parsed.remarks.iter().any(|remark| remark.code == "not-a-story"));
    }
}
