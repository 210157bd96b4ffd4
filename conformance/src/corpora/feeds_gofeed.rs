//! `feeds-gofeed`: pairs of a feed and what the library gofeed makes of it: its universal model (`translator/`, `extensions/`), and its
//! models of RSS, Atom and JSON Feed (`parser/`).
//!
//! The keys that a pair names are compared, a list with its length. Its dumps of elements by namespace (`extensions`, `dcExt`,
//! `itunesExt`) are not: what stands in them is read into fields of its own here, which the other keys compare. Texts are compared
//! white space aside; where markup is expected, by its words and addresses (see [`crate::feeds::judge`]), because gofeed copies what an
//! element holds as a string even where the element is a name or a number.

use crate::{
    feeds::{self, judge, view},
    figure::Figure,
    material::Material,
};
use serde_json::{Map, Value, json};
use tellal_wire::feed::{Date, Feed, Generator, Link, Person, Record, Text, TextKind, Version};

/// `read`: titles, ids and dates of all pairs; `translator` and `parser`: pairs in which every key is as expected.
pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let (mut read, mut translator, mut parser) =
        (Figure::new("read"), Figure::new("translator"), Figure::new("parser"));
    for name in material.files()? {
        let (input, universal) = match name.split_once('/') {
            Some(("translator" | "extensions", _)) => (name.as_str(), true),
            Some(("parser", _)) => (name.as_str(), false),
            _ => continue,
        };
        // The expected model stands beside the feed: `NAME.xml` and `NAME.json`, `NAME.json` and `NAME_expected.json`.
        let expected = match (input.strip_suffix(".xml"), input.strip_suffix(".json")) {
            (Some(stem), _) => format!("{stem}.json"),
            (None, Some(stem)) => format!("{stem}_expected.json"),
            _ => continue,
        };
        let Ok(wanted) = material.bytes(&expected) else { continue };
        let wanted: Value = serde_json::from_slice(&wanted)?;
        let feed = feeds::read(&material.bytes(input)?, &Value::Null, None);
        let got = if universal {
            self::universal(&feed)
        } else if input.contains("/json/") {
            json_feed(&feed)
        } else if input.contains("/rss/") {
            rss(&feed)
        } else {
            atom(&feed)
        };
        facts(&mut read, input, &got, &wanted);
        let mut wrong = Vec::new();
        judge::differences(&got, &without_dumps(&wanted), "", None, &mut wrong);
        let figure = if universal { &mut translator } else { &mut parser };
        figure.count(wrong.is_empty(), input, || wrong.join("; "));
    }
    Ok(vec![read, translator, parser])
}

/// The fields that no reader may get wrong, each counted.
fn facts(read: &mut Figure, case: &str, got: &Value, wanted: &Value) {
    const FIELDS: &[&str] = &[
        "title",
        "id",
        "guid",
        "published",
        "publishedParsed",
        "updated",
        "updatedParsed",
        "pubDate",
        "pubDateParsed",
    ];
    let mut compare = |got: &Value, wanted: &Value, place: &str| {
        for field in FIELDS.iter().filter(|field| wanted.get(**field).is_some()) {
            let mut wrong = Vec::new();
            judge::differences(&got[*field], &wanted[*field], &format!("{place}{field}"), None, &mut wrong);
            read.count(wrong.is_empty(), case, || wrong.join("; "));
        }
    };
    compare(got, wanted, "");
    for list in ["items", "entries"] {
        for (at, wanted) in wanted[list].as_array().into_iter().flatten().enumerate() {
            compare(&got[list][at], wanted, &format!("{list}[{at}]."));
        }
    }
}

fn without_dumps(value: &Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .filter(|(key, _)| !matches!(key.as_str(), "extensions" | "dcExt" | "itunesExt"))
                .map(|(key, value)| (key.clone(), without_dumps(value)))
                .collect(),
        ),
        Value::Array(list) => Value::Array(list.iter().map(without_dumps).collect()),
        value => value.clone(),
    }
}

fn version(feed: &Feed) -> Option<String> {
    let usual = match feed.version? {
        Version::Rss090 => "0.9",
        Version::Rss10 | Version::Atom10 | Version::Json10 => "1.0",
        Version::Atom03 => "0.3",
        Version::Json11 => "1.1",
        _ => "",
    };
    let said = feed.version_said.clone().filter(|said| said != "1" && said.contains('.'));
    said.or_else(|| (!usual.is_empty()).then(|| usual.to_owned()))
}

fn text(text: Option<&Text>) -> Value {
    text.map_or(Value::Null, view::value)
}

fn said(date: Option<&Date>) -> Value {
    date.map_or(Value::Null, |date| date.text.as_str().into())
}

fn read_date(date: Option<&Date>) -> Value {
    date.and_then(|date| date.at).map_or(Value::Null, |at| at.to_string().into())
}

fn universal(feed: &Feed) -> Value {
    let kind = match feed.version {
        Some(Version::Json10 | Version::Json11) => "json",
        Some(version) if version.is_atom() => "atom",
        _ => "rss",
    };
    let mut out = common(&feed.channel, kind);
    let channel = &feed.channel;
    let own = |rel: &str| channel.links.iter().find(|link| link.rel == rel).map(|link| link.href.clone());
    out.insert("feedType".to_owned(), kind.into());
    out.insert("feedVersion".to_owned(), json!(version(feed)));
    out.insert("version".to_owned(), json!(version(feed)));
    out.insert("feedLink".to_owned(), json!(own("self")));
    out.insert("language".to_owned(), json!(channel.language));
    out.insert("copyright".to_owned(), text(channel.rights.as_ref()));
    out.insert("generator".to_owned(), json!(channel.generator.as_ref().map(one_line)));
    let dated = || feed.entries.first().filter(|_| kind == "json");
    if let Some(first) = dated() {
        for (key, date) in [("updated", &first.updated), ("published", &first.published)] {
            out.insert(key.to_owned(), said(date.as_ref()));
            out.insert(format!("{key}Parsed"), read_date(date.as_ref()));
        }
    }
    out.insert("items".to_owned(), feed.entries.iter().map(|entry| Value::Object(common(entry, kind))).collect());
    Value::Object(out)
}

/// The name, version and page of a generator, as gofeed prints them.
fn one_line(generator: &Generator) -> String {
    let version = generator.version.as_ref().map(|version| format!(" v{version}")).unwrap_or_default();
    let uri = generator.uri.as_ref().map(|uri| format!(" {uri}")).unwrap_or_default();
    format!("{}{version}{uri}", generator.name)
}

fn common(record: &Record, kind: &str) -> Map<String, Value> {
    let people = if record.authors.is_empty() {
        record.publisher.iter().collect()
    } else {
        record.authors.iter().collect::<Vec<_>>()
    };
    // What gofeed makes of a feed that says less, or more, than its model has: a publication date from the last change, one author
    // of RSS, the label of Atom's category, the last enclosure as the enclosure.
    let published = record.published.as_ref().or(record.updated.as_ref());
    let people = if kind == "rss" { people.into_iter().take(1).collect() } else { people };
    let people: Vec<Value> = people.into_iter().map(person).collect();
    let contents: Vec<&Text> = record.contents.iter().filter(|text| text.kind != TextKind::Other).collect();
    let page = |link: &&Link| {
        matches!(link.rel.as_str(), "alternate" | "related" | "self") && (kind == "json" || link.rel == "alternate")
    };
    let enclosure = |link: &Link| json!({"url": link.href, "type": link.kind, "length": link.length});
    let value = json!({
        "title": text(record.title.as_ref()),
        "description": text(record.summary.as_ref()),
        "content": contents.first().map_or(Value::Null, |content| view::value(content)),
        "content_text": contents.iter().find(|text| text.kind == TextKind::Plain).map(|content| view::value(content)),
        "link": record.link,
        "links": record.links.iter().filter(page).map(|link| link.href.as_str()).collect::<Vec<_>>(),
        "published": said(published), "publishedParsed": read_date(published),
        "updated": said(record.updated.as_ref()), "updatedParsed": read_date(record.updated.as_ref()),
        "author": people.first(), "authors": people,
        "guid": record.id,
        "image": image(record),
        "banner_image": record.logo,
        "categories": record.tags.iter().map(|tag| tag.label.clone().filter(|_| kind == "atom").or(tag.term.clone())).collect::<Vec<_>>(),
        "enclosure": record.links.iter().rev().find(|link| link.rel == "enclosure").map(enclosure),
        "enclosures": record.links.iter().filter(|link| link.rel == "enclosure").map(enclosure).collect::<Vec<_>>(),
    });
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// The record's picture: its own, else one of Media RSS, else the first in its description.
fn image(record: &Record) -> Value {
    if let Some(image) = &record.image {
        return json!({"url": image.href, "title": image.title});
    }
    let medium = record.media.contents.iter().find(|medium| medium.attribute("medium") == Some("image"));
    let enclosed = || {
        let picture = |link: &&Link| {
            link.rel == "enclosure" && link.kind.as_deref().is_some_and(|kind| kind.starts_with("image/"))
        };
        record.links.iter().find(picture).map(|link| link.href.clone())
    };
    let url = medium.map(|medium| medium.url.clone()).or_else(enclosed).or_else(|| {
        let texts = record.contents.iter().chain(&record.summary);
        texts.filter(|text| text.kind != TextKind::Plain).find_map(|text| {
            let body = tellal_wire::html::read(&text.value, text.base.as_deref()).body;
            body.lead_picture().map(|picture| picture.src.clone())
        })
    });
    url.map_or(Value::Null, |url| json!({"url": url}))
}

fn person(person: &Person) -> Value {
    json!({"name": person.name, "email": person.email, "url": person.uri, "uri": person.uri, "avatar": person.avatar})
}

fn printed(person: &Person) -> Option<String> {
    person.text.clone().or_else(|| person.name.clone())
}

/// gofeed's model of RSS.
fn rss(feed: &Feed) -> Value {
    let rss = |record: &Record| {
        let mut fields = common(record, "rss");
        let tags = record.tags.iter().map(|tag| json!({"value": tag.term, "domain": tag.scheme}));
        let own = json!({
            "pubDate": said(record.published.as_ref()), "pubDateParsed": read_date(record.published.as_ref()),
            "lastBuildDate": said(record.updated.as_ref()), "lastBuildDateParsed": read_date(record.updated.as_ref()),
            "categories": tags.collect::<Vec<_>>(),
            "author": record.authors.first().and_then(printed),
            "managingEditor": record.authors.first().and_then(printed),
            "webMaster": record.publisher.as_ref().and_then(printed),
            "copyright": text(record.rights.as_ref()), "language": record.language, "docs": record.docs, "ttl": record.ttl,
            "comments": record.comments,
            "generator": record.generator.as_ref().map(|generator| &generator.name),
            "rating": kept(record, "rating"),
            "skipHours": record.skip_hours, "skipDays": record.skip_days,
            "custom": record.rest.iter().map(|(key, value)| (key.clone(), value.as_str().into())).collect::<Map<_, _>>(),
            "cloud": record.cloud.iter().map(|(key, value)| (key.clone(), value.as_str().into())).collect::<Map<_, _>>(),
            "image": record.image.as_ref().map(|image| json!({
                "url": image.href, "title": image.title, "link": image.link, "width": image.width, "height": image.height,
                "description": image.description,
            })),
            "textInput": record.text_input.as_ref().map(|input| json!({
                "title": input.title, "name": input.name, "link": input.link, "description": input.description,
            })),
            "guid": record.id.as_ref().map(|id| json!({"value": id, "isPermalink": if record.id_is_link { "true" } else { "false" }})),
            "source": record.source.as_ref().map(|source| json!({"title": text(source.title.as_ref()), "url": source.link})),
        });
        fields.extend(own.as_object().cloned().unwrap_or_default());
        Value::Object(fields)
    };
    let mut out = rss(&feed.channel);
    out["version"] = json!(version(feed));
    out["items"] = feed.entries.iter().map(rss).collect();
    out
}

/// JSON Feed's own names.
fn json_feed(feed: &Feed) -> Value {
    let link =
        |record: &Record, rel: &str| record.links.iter().find(|link| link.rel == rel).map(|link| link.href.clone());
    let author =
        |record: &Record| (record.authors.first().map(person), record.authors.iter().map(person).collect::<Vec<_>>());
    let items = feed.entries.iter().map(|record| {
        let of = |kind: TextKind| record.contents.iter().find(|text| text.kind == kind).map(|text| text.value.as_str());
        let (author, authors) = author(record);
        let attachments = record.links.iter().filter(|link| link.rel == "enclosure").map(|link| {
            let number = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<f64>().ok());
            json!({
                "url": link.href, "mime_type": link.kind, "title": link.title, "size_in_bytes": number(&link.length),
                "duration_in_seconds": number(&link.duration),
            })
        });
        json!({
            "id": record.id, "url": link(record, "alternate"), "external_url": link(record, "related"),
            "title": text(record.title.as_ref()), "summary": text(record.summary.as_ref()),
            "content_html": of(TextKind::Html), "content_text": of(TextKind::Plain),
            "image": record.image.as_ref().and_then(|image| image.href.clone()), "banner_image": record.logo,
            "date_published": said(record.published.as_ref()), "date_modified": said(record.updated.as_ref()),
            "author": author, "authors": authors,
            "tags": record.tags.iter().map(|tag| tag.term.clone()).collect::<Vec<_>>(),
            "attachments": attachments.collect::<Vec<_>>(),
        })
    });
    let channel = &feed.channel;
    let (author, authors) = author(channel);
    json!({
        "version": format!("https://jsonfeed.org/version/{}", feed.version_said.as_deref().unwrap_or_default()),
        "title": text(channel.title.as_ref()), "description": text(channel.summary.as_ref()),
        "home_page_url": channel.link, "feed_url": link(channel, "self"), "next_url": link(channel, "next"),
        "icon": channel.image.as_ref().and_then(|image| image.href.clone()), "favicon": channel.icon,
        "user_comment": kept(channel, "user_comment"), "expired": kept(channel, "expired").map(|says| says == "true"),
        "author": author, "authors": authors, "language": channel.language,
        "items": items.collect::<Vec<_>>(),
    })
}

fn kept(record: &Record, name: &str) -> Option<String> {
    record.rest.iter().find(|(key, _)| key == name).map(|(_, words)| words.clone())
}

/// gofeed's model of Atom.
fn atom(feed: &Feed) -> Value {
    let mut out = atom_record(&feed.channel);
    out["version"] = json!(version(feed));
    out["entries"] = feed.entries.iter().map(atom_record).collect();
    out
}

fn atom_record(record: &Record) -> Value {
    let tags = record.tags.iter().map(|tag| json!({"term": tag.term, "scheme": tag.scheme, "label": tag.label}));
    let links = record.links.iter().map(|link| {
        json!({"href": link.href, "rel": link.rel, "type": link.kind, "title": link.title, "hreflang": link.language})
    });
    let content = record.contents.first();
    let kind = |text: &Text| match (text.said, &*text.mime) {
        (false, _) => String::new(),
        (true, "text/plain") => "text".to_owned(),
        (true, "text/html") => "html".to_owned(),
        (true, "application/xhtml+xml") => "xhtml".to_owned(),
        (true, mime) => mime.to_owned(),
    };
    json!({
        "title": text(record.title.as_ref()), "subtitle": text(record.summary.as_ref()), "summary": text(record.summary.as_ref()),
        "rights": text(record.rights.as_ref()), "id": record.id, "icon": record.icon, "logo": record.logo,
        "language": record.language,
        "updated": said(record.updated.as_ref()), "updatedParsed": read_date(record.updated.as_ref()),
        "published": said(record.published.as_ref()), "publishedParsed": read_date(record.published.as_ref()),
        "authors": record.authors.iter().map(person).collect::<Vec<_>>(),
        "contributors": record.contributors.iter().map(person).collect::<Vec<_>>(),
        "categories": tags.collect::<Vec<_>>(), "links": links.collect::<Vec<_>>(),
        "generator": record.generator.as_ref().map(|generator| json!({
            "value": generator.name, "uri": generator.uri, "version": generator.version,
        })),
        "content": content.map(|content| json!({"value": view::value(content), "type": kind(content)})),
        "source": record.source.as_deref().map(atom_record),
    })
}
