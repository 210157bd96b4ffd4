//! A feed as JSON, under the names that Python's feedparser has for its parts: what the assertions of its tests speak of.
//!
//! A text that is HTML stands as `{"$html": …, "$base": …}`, for such are not compared as strings. Two customs of feedparser
//! are followed here and not in the model, because they are no facts of the feed: an entry without a summary has its content as
//! one, and Apple's flags count only in the exact words that feedparser knows.

use serde_json::{Map, Value, json};
use tellal_wire::feed::{Date, Feed, Medium, Person, Place, Record, Shape, Text, TextKind};

/// The whole feed.
pub fn of(feed: &Feed) -> Value {
    let mut channel = record(&feed.channel, true);
    channel.entry("links").or_insert(json!([]));
    json!({
        "bozo": !feed.faults.is_empty(),
        "version": feed.version.map_or("", |version| version.as_str()),
        "encoding": feed.encoding,
        "feed": channel,
        "entries": feed.entries.iter().map(|entry| record(entry, false)).collect::<Vec<_>>(),
    })
}

#[expect(clippy::too_many_lines, reason = "a table of fields, one line each")]
fn record(record: &Record, channel: bool) -> Map<String, Value> {
    let mut out = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            out.insert(key.to_owned(), value);
        }
    };
    put("id", record.id.as_deref().map(Into::into));
    put("guidislink", record.id.as_ref().map(|_| record.id_is_link.into()));
    put("link", record.link.as_deref().map(Into::into));
    let summary = if channel { "subtitle" } else { "summary" };
    let texts =
        [("title", &record.title), (summary, &record.summary), ("rights", &record.rights), ("info", &record.info)];
    for (key, text) in texts {
        put(key, text.as_ref().map(value));
        put(&format!("{key}_detail"), text.as_ref().map(detail));
    }
    if record.summary.is_none()
        && let Some(content) = record.contents.first()
    {
        put(summary, Some(value(content)));
    }
    put("content", some(record.contents.iter().map(detail).collect()));
    let dates = [
        ("published", &record.published),
        ("updated", &record.updated),
        ("created", &record.created),
        ("expired", &record.expired),
        ("validity_start", &record.valid_from),
        ("validity_end", &record.valid_until),
    ];
    for (key, date) in dates {
        put(key, date.as_ref().map(|date| date.text.as_str().into()));
        put(&format!("{key}_parsed"), date.as_ref().and_then(parts));
    }
    put("authors", some(record.authors.iter().map(person).collect()));
    put("author", record.authors.last().map(printed));
    put("author_detail", record.authors.last().map(person));
    put("contributors", some(record.contributors.iter().map(person).collect()));
    put("publisher", record.publisher.as_ref().map(printed));
    put("publisher_detail", record.publisher.as_ref().map(person));
    let tags = record.tags.iter().map(|tag| json!({"term": tag.term, "scheme": tag.scheme, "label": tag.label}));
    put("tags", some(tags.collect()));
    put("category", record.tags.first().and_then(|tag| tag.term.as_deref()).map(Into::into));
    let links: Vec<Value> = record.links.iter().map(link).collect();
    let enclosures = links.iter().filter(|link| link["rel"] == "enclosure").cloned();
    put("enclosures", some(enclosures.collect()));
    put("links", some(links));
    put("language", record.language.as_deref().map(Into::into));
    let number = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<u64>().ok());
    put(
        "image",
        record.image.as_ref().map(|image| {
            filled(json!({
                "href": image.href, "title": image.title, "link": image.link, "description": image.description,
                "width": number(&image.width), "height": number(&image.height),
            }))
        }),
    );
    put("icon", record.icon.as_deref().map(Into::into));
    put("logo", record.logo.as_deref().map(Into::into));
    put("generator", record.generator.as_ref().map(|generator| generator.name.as_str().into()));
    put(
        "generator_detail",
        record.generator.as_ref().map(|generator| {
            filled(json!({"name": generator.name, "href": generator.uri, "version": generator.version}))
        }),
    );
    put("license", record.license.as_deref().map(Into::into));
    put("comments", record.comments.as_deref().map(Into::into));
    put("wfw_comment", record.comment_endpoint.as_deref().map(Into::into));
    put("wfw_commentrss", record.comment_feed.as_deref().map(Into::into));
    put("docs", record.docs.as_deref().map(Into::into));
    put("ttl", record.ttl.as_deref().map(Into::into));
    put("errorreportsto", record.errors_to.as_deref().map(Into::into));
    put("cloud", pairs(&record.cloud));
    put("thr_in-reply-to", pairs(&record.in_reply_to));
    put(
        "textinput",
        record.text_input.as_ref().map(|input| {
            filled(json!({
                "title": input.title, "description": input.description, "name": input.name, "link": input.link,
            }))
        }),
    );
    put("itunes_block", record.podcast.block.as_deref().map(|block| u8::from(block == "yes").into()));
    let explicit = |words: &str| match words {
        "yes" | "true" => Value::Bool(true),
        "clean" | "no" | "false" => Value::Bool(false),
        _ => Value::Null,
    };
    put("itunes_explicit", record.podcast.explicit.as_deref().map(explicit));
    put("itunes_duration", record.podcast.duration.as_deref().map(Into::into));
    put("media_content", some(record.media.contents.iter().map(medium).collect()));
    put("media_thumbnail", some(record.media.thumbnails.iter().map(medium).collect()));
    put("media_player", record.media.player.as_deref().and_then(pairs));
    let credit = |credit: &tellal_wire::feed::Credit| {
        filled(json!({"content": credit.text, "role": credit.role, "scheme": credit.scheme}))
    };
    put("media_credit", some(record.media.credits.iter().map(credit).collect()));
    put("credit", record.media.credits.first().map(|credit| credit.text.as_str().into()));
    put("media_rating", record.media.rating.as_ref().map(credit));
    put("rating", record.media.rating.as_ref().map(|rating| rating.text.as_str().into()));
    put(
        "media_restriction",
        record
            .media
            .restriction
            .as_ref()
            .map(|limit| filled(json!({"content": limit.text, "relationship": limit.role, "type": limit.scheme}))),
    );
    put(
        "media_license",
        record
            .media
            .license
            .as_ref()
            .map(|license| filled(json!({"content": license.text, "href": license.scheme, "type": license.role}))),
    );
    put("where", record.place.as_ref().map(place));
    put(
        "psc_chapters",
        record.chapters.as_ref().map(|chapters| {
            let list = chapters.chapters.iter().map(|chapter| {
                filled(json!({
                    "start": chapter.start, "title": chapter.title, "href": chapter.href, "image": chapter.image,
                    "start_ms": chapter.start_ms,
                }))
            });
            filled(json!({"version": chapters.version, "chapters": list.collect::<Vec<_>>()}))
        }),
    );
    put(
        "source",
        record.source.as_ref().map(|source| {
            let mut out = self::record(source, true);
            if let Some(link) = &source.link {
                out.entry("href").or_insert(link.as_str().into());
            }
            Value::Object(out)
        }),
    );
    for (key, words) in &record.rest {
        out.entry(key.as_str()).or_insert(words.as_str().into());
    }
    out
}

fn some(list: Vec<Value>) -> Option<Value> {
    (!list.is_empty()).then_some(Value::Array(list))
}

/// An object without what is not said.
fn filled(mut object: Value) -> Value {
    if let Some(fields) = object.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    object
}

fn pairs(list: &[(String, String)]) -> Option<Value> {
    (!list.is_empty())
        .then(|| Value::Object(list.iter().map(|(key, value)| (key.clone(), value.as_str().into())).collect()))
}

/// A text: a string if it is plain.
pub fn value(text: &Text) -> Value {
    match text.kind {
        TextKind::Plain | TextKind::Other => text.value.as_str().into(),
        TextKind::Html | TextKind::Xhtml => {
            json!({"$html": text.value, "$base": text.base.as_deref().map(url::Url::as_str)})
        }
    }
}

fn detail(text: &Text) -> Value {
    let mut out = json!({
        "value": value(text), "type": text.mime, "language": text.language.as_deref(), "base": text.base.as_deref().map_or("", |base| base.as_str()),
    });
    if let Some(src) = &text.src {
        out["src"] = src.as_str().into();
    }
    out
}

/// Year, month, day, hour, minute, second, day of the week from Monday, day of the year, and a zero, in UTC.
fn parts(date: &Date) -> Option<Value> {
    let at = date.at?.to_zoned(jiff::tz::TimeZone::UTC);
    Some(json!([
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute(),
        at.second(),
        at.weekday().to_monday_zero_offset(),
        at.day_of_year(),
        0
    ]))
}

fn person(person: &Person) -> Value {
    filled(json!({"name": person.name, "email": person.email, "href": person.uri}))
}

fn printed(person: &Person) -> Value {
    match (&person.text, &person.name, &person.email) {
        (Some(text), ..) => text.as_str().into(),
        (None, Some(name), Some(email)) => format!("{name} ({email})").into(),
        (None, Some(words), None) | (None, None, Some(words)) => words.as_str().into(),
        (None, None, None) => Value::Null,
    }
}

fn link(link: &tellal_wire::feed::Link) -> Value {
    // Of a link that says no type feedparser assumes one, but of RSS's enclosure it does not.
    let usual = match link.rel.as_str() {
        "self" => Some("application/atom+xml"),
        "enclosure" => None,
        _ => Some("text/html"),
    };
    filled(json!({
        "href": link.href, "rel": link.rel, "type": link.kind.as_deref().or(usual), "title": link.title,
        "hreflang": link.language, "length": link.length,
    }))
}

fn medium(medium: &Medium) -> Value {
    let mut out: Map<String, Value> =
        medium.attributes.iter().map(|(key, value)| (key.clone(), value.as_str().into())).collect();
    out.insert("url".to_owned(), medium.url.as_str().into());
    Value::Object(out)
}

fn place(place: &Place) -> Value {
    let points: Vec<Value> = place.points.iter().map(|(x, y)| json!([x, y])).collect();
    let (kind, coordinates) = match place.shape {
        Shape::Point => ("Point", points.into_iter().next().unwrap_or(Value::Null)),
        Shape::Line => ("LineString", Value::Array(points)),
        Shape::Polygon => ("Polygon", json!([points])),
        Shape::Box => ("Box", Value::Array(points)),
    };
    json!({"type": kind, "coordinates": coordinates})
}
