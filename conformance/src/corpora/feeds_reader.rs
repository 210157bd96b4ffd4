//! `feeds-reader`: whole feeds in RSS, Atom and JSON Feed, with the feed and entries that a feed reader makes of them.
//!
//! Every key of the expected model is compared. Texts are compared white space aside, HTML by its content (see
//! [`crate::feeds::judge`]), and addresses after they were resolved against the feed's own.

use crate::{
    feeds::{self, judge, view},
    figure::Figure,
    material::Material,
};
use serde_json::{Value, json};
use tellal_wire::feed::{Date, Feed, Link, Person, Record, Text, Version};
use url::Url;

/// `read`: files whose feed and entries are as expected; `fields`: each expected field at the top of a feed or an entry.
pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let (mut read, mut fields) = (Figure::new("read"), Figure::new("fields"));
    for name in material.files()? {
        let Some(input) = name.strip_suffix(".expected.json") else { continue };
        let expected: Value = serde_json::from_slice(&material.bytes(&name)?)?;
        let url = expected["feed"]["url"].as_str().unwrap_or_default().to_owned();
        let base = Url::parse(&url).ok();
        let feed = feeds::read(&material.bytes(input)?, &Value::Null, Some(&url));
        let got = of(&feed, &url);
        let mut wrong = Vec::new();
        let mut compare = |got: &Value, wanted: &Value, place: &str| {
            for (key, wanted) in wanted.as_object().into_iter().flatten().filter(|(key, _)| *key != "_type") {
                let mut found = Vec::new();
                judge::differences(
                    &got[key.as_str()],
                    &plain(wanted, base.as_ref()),
                    &format!("{place}.{key}"),
                    base.as_ref(),
                    &mut found,
                );
                fields.count(found.is_empty(), input, || found.join("; "));
                wrong.extend(found);
            }
        };
        compare(&got["feed"], &expected["feed"], "feed");
        let entries = expected["entries"].as_array().map(Vec::as_slice).unwrap_or_default();
        for (at, wanted) in entries.iter().enumerate() {
            compare(&got["entries"][at], wanted, &format!("entries[{at}]"));
        }
        if got["entries"].as_array().map(Vec::len) != Some(entries.len()) {
            wrong.push("other entries".to_owned());
        }
        read.count(wrong.is_empty(), input, || wrong.join("; "));
    }
    Ok(vec![read, fields])
}

/// An expected value without Python's names of types, its addresses resolved.
fn plain(value: &Value, base: Option<&Url>) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(key, _)| *key != "_type").map(|(key, value)| {
                let resolved = match (key.as_str(), value.as_str(), base) {
                    ("href" | "url", Some(text), Some(base)) => {
                        base.join(text).ok().map(|url| String::from(url).into())
                    }
                    _ => None,
                };
                (key.clone(), resolved.unwrap_or_else(|| plain(value, base)))
            });
            Value::Object(fields.collect())
        }
        Value::Array(list) => Value::Array(list.iter().map(|value| plain(value, base)).collect()),
        value => value.clone(),
    }
}

fn of(feed: &Feed, url: &str) -> Value {
    let version = match feed.version.map(Version::as_str) {
        Some("json1") => match feed.version_said.as_deref() {
            Some("1") => "json10",
            _ => "json",
        },
        Some("json11") if feed.version_said.as_deref() != Some("1.1") => "json",
        version => version.unwrap_or_default(),
    };
    let channel = &feed.channel;
    json!({
        "feed": {
            "url": url, "updated": date(channel.updated.as_ref()), "title": value(channel.title.as_ref()), "link": channel.link,
            "authors": people(&channel.authors), "subtitle": value(channel.summary.as_ref()), "version": version,
        },
        "entries": feed.entries.iter().map(|entry| self::entry(entry, url, feed.version.is_some_and(Version::is_atom))).collect::<Vec<_>>(),
    })
}

fn entry(record: &Record, url: &str, atom: bool) -> Value {
    let content =
        |text: &Text| json!({"value": view::value(text), "type": text.mime, "language": text.language.as_deref()});
    // The feed parser below that reader takes a link of Atom that says no type for a page.
    let kind = |link: &Link| link.kind.clone().or(atom.then(|| "text/html".to_owned()));
    let enclosure = |link: &Link| json!({"href": link.href, "type": kind(link), "length": link.length.as_ref().and_then(|length| length.parse::<u64>().ok())});
    let enclosures = record.links.iter().filter(|link| link.rel == "enclosure").map(enclosure);
    let source = record.source.as_ref();
    json!({
        "feed_url": url, "id": record.id, "updated": date(record.updated.as_ref()), "title": value(record.title.as_ref()),
        "link": record.link, "authors": people(&record.authors), "published": date(record.published.as_ref()),
        "summary": value(record.summary.as_ref()), "content": record.contents.iter().map(content).collect::<Vec<_>>(),
        "enclosures": enclosures.collect::<Vec<_>>(),
        "source": source.map(|source| json!({"url": source.link, "title": value(source.title.as_ref())})),
    })
}

fn value(text: Option<&Text>) -> Value {
    text.map_or(Value::Null, view::value)
}

fn people(people: &[Person]) -> Vec<Value> {
    people.iter().map(|person| json!({"name": person.name, "email": person.email, "href": person.uri})).collect()
}

/// As Python prints it: seconds, and `+00:00` for UTC.
fn date(date: Option<&Date>) -> Option<String> {
    Some(date?.at?.to_string().replace('Z', "+00:00"))
}
