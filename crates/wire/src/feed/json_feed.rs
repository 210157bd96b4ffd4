//! JSON Feed 1.0 and 1.1 (jsonfeed.org).

use super::{
    around::Around,
    model::{Date, Feed, Image, Link, Mime, Person, Record, Tag, Text, TextKind, Version},
    record::{MAX_MANY, add_tag},
};
use crate::dates;
use jiff::tz::TimeZone;
use serde_json::Value;

/// Whether a JSON document says that it is one, by the format's address or, as some do, by its bare number beside a list of items.
pub(super) fn is_feed(json: &Value) -> bool {
    let items = || json.get("items").is_some_and(Value::is_array);
    let Some(version) = text_of(json, "version") else {
        // One that has lost its version still says where it belongs.
        return items() && ["home_page_url", "feed_url"].iter().any(|name| text_of(json, name).is_some());
    };
    version.contains("jsonfeed.org/version/") || matches!(version, "1" | "1.0" | "1.1") && items()
}

pub(super) fn feed(json: &Value, around: &Around, zone: &TimeZone) -> Feed {
    if !is_feed(json) {
        return Feed::default();
    }
    let said = text_of(json, "version").and_then(|version| version.trim_end_matches('/').rsplit('/').next());
    let version = if matches!(said, Some("1" | "1.0")) { Version::Json10 } else { Version::Json11 };
    let mut channel = Record {
        summary: text_of(json, "description").map(plain),
        icon: address(json, "favicon", around),
        ..common(json, around)
    };
    channel.link = address(json, "home_page_url", around);
    channel.image = address(json, "icon", around).map(|href| Image { href: Some(href), ..Image::default() });
    for (rel, name) in [("alternate", "home_page_url"), ("self", "feed_url"), ("next", "next_url")] {
        channel.links.extend(address(json, name, around).map(|href| link(href, rel)));
    }
    keep(json, &["user_comment", "expired"], &mut channel);
    let language = channel.language.as_deref().map(Into::into).or_else(|| around.lang.clone());
    let around = &Around { lang: language, base: around.base.clone() };
    let items = json.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let items = items.iter().filter(|item| item.is_object()).take(crate::MAX_ITEMS);
    let entries = items.map(|item| entry(item, around, zone)).collect();
    Feed { version: Some(version), version_said: said.map(str::to_owned), channel, entries, ..Feed::default() }
}

/// What a feed and an item of it have in common.
fn common(json: &Value, around: &Around) -> Record {
    let people = json.get("authors").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    // `author` is of 1.0; many feeds carry both, for old readers.
    let people = people.iter().chain(json.get("author"));
    let people = people.take(50).filter_map(|person| {
        let uri = address(person, "url", around);
        let (email, uri) = match uri.as_deref().and_then(|uri| uri.strip_prefix("mailto:")) {
            Some(email) => (Some(email.to_owned()), None),
            None => (None, uri),
        };
        let name = text_of(person, "name").map(str::to_owned);
        let person = Person { name, email, uri, avatar: address(person, "avatar", around), text: None };
        (person != Person::default()).then_some(person)
    });
    let mut authors: Vec<Person> = Vec::new();
    for person in people {
        if !authors.iter().any(|known| (&known.name, &known.email) == (&person.name, &person.email)) {
            authors.push(person);
        }
    }
    Record {
        title: text_of(json, "title").map(plain),
        language: text_of(json, "language").map(str::to_owned),
        authors,
        ..Record::default()
    }
}

fn entry(json: &Value, around: &Around, zone: &TimeZone) -> Record {
    // 1.0 allows an id that is a number, to be taken as its text.
    let id = match json.get("id") {
        Some(Value::String(id)) => Some(id.trim().to_owned()).filter(|id| !id.is_empty()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let date = |name| text_of(json, name).map(|text| Date { text: text.to_owned(), at: dates::read(text, zone) });
    let (own, other) = (address(json, "url", around), address(json, "external_url", around));
    let mut record = Record {
        id,
        link: own.clone().or_else(|| other.clone()),
        summary: text_of(json, "summary").map(plain),
        published: date("date_published"),
        updated: date("date_modified"),
        image: address(json, "image", around).map(|href| Image { href: Some(href), ..Image::default() }),
        logo: address(json, "banner_image", around),
        ..common(json, around)
    };
    let language = record.language.as_deref().map(Into::into).or_else(|| around.lang.clone());
    let html = text_of(json, "content_html").map(|value| Text {
        kind: TextKind::Html,
        said: true,
        mime: Mime::Borrowed("text/html"),
        base: around.base.clone(),
        ..plain(value)
    });
    let words = text_of(json, "content_text").map(|value| Text { said: true, ..plain(value) });
    let contents = html.into_iter().chain(words);
    record.contents = contents.map(|text| Text { language: language.clone(), ..text }).collect();
    record.links.extend(own.map(|href| link(href, "alternate")));
    record.links.extend(other.map(|href| link(href, "related")));
    let attachments = json.get("attachments").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for attachment in attachments.iter().take(MAX_MANY) {
        let Some(href) = address(attachment, "url", around) else { continue };
        record.links.push(Link {
            kind: text_of(attachment, "mime_type").map(str::to_owned),
            title: text_of(attachment, "title").map(str::to_owned),
            length: attachment.get("size_in_bytes").and_then(Value::as_u64).map(|bytes| bytes.to_string()),
            duration: attachment.get("duration_in_seconds").and_then(Value::as_f64).map(|seconds| seconds.to_string()),
            ..link(href, "enclosure")
        });
    }
    let tags = json.get("tags").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for tag in tags.iter().filter_map(Value::as_str).map(str::trim).filter(|tag| !tag.is_empty()) {
        add_tag(&mut record, Tag { term: Some(tag.to_owned()), ..Tag::default() });
    }
    record
}

/// Titles and summaries are plain, too, but many a producer escapes them.
fn plain(value: &str) -> Text {
    Text { value: value.to_owned(), mime: Mime::Borrowed("text/plain"), ..Text::default() }
}

fn link(href: String, rel: &str) -> Link {
    Link { href, rel: rel.to_owned(), rel_said: true, ..Link::default() }
}

fn text_of<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

fn address(value: &Value, name: &str, around: &Around) -> Option<String> {
    text_of(value, name).map(|text| around.address(text))
}

fn keep(json: &Value, names: &[&str], record: &mut Record) {
    for name in names {
        match json.get(*name) {
            Some(Value::String(text)) => record.rest.push(((*name).to_owned(), text.clone())),
            Some(Value::Bool(says)) => record.rest.push(((*name).to_owned(), says.to_string())),
            _ => {}
        }
    }
}
