//! What an item is about, where it happened, who made it, and by which other ids it goes.

use super::fields::{get, list, said, text, texts};
use serde_json::Value;
use tellal_story::{AltId, Author, Item, Place, Subject};

/// Entries of one list that are kept.
const MAX: usize = 500;

/// Subjects, places, genres, keywords and categories.
pub(super) fn read(value: &Value, item: &mut Item) {
    let (mut marked, mut services) = (Vec::new(), Vec::new());
    for (names, kind) in [
        (&["subjects", "subject"][..], None),
        (&["people", "person"], Some("person")),
        (&["organisations", "organisation"], Some("organisation")),
        (&["events", "event"], Some("event")),
        (&["objects", "object"], Some("object")),
    ] {
        for entry in list(value, names).take(MAX) {
            let found = subject(entry, kind);
            // What the standard has no field for stands here with its relation.
            let (name, code) = (found.name.clone(), Some(found.code.clone()).filter(|code| !code.is_empty()));
            match (text(entry, &["rel"]).as_deref(), kind) {
                (Some("signal"), None) => item.signals.extend(name.or(code)),
                (Some("keyword"), None) => marked.extend(name.or(code)),
                (Some("service"), None) => services.extend(code.or(name)),
                (Some("author"), Some("person")) => item.authors.extend(name.map(|name| Author {
                    name,
                    role: text(entry, &["literal", "code"]),
                    email: None,
                    uri: text(entry, &["uri"]),
                })),
                _ if found.code.is_empty() && found.name.is_none() => {}
                _ => item.subjects.push(found),
            }
        }
    }
    digital_wires(value, item);
    item.places =
        list(value, &["places", "place"]).take(MAX).map(place).filter(|place| *place != Place::default()).collect();
    item.genres = names(list(value, &["genres", "genre"]));
    item.genres.extend(texts(value, &["genre_names"]));
    item.genres.dedup();
    item.keywords = match get(value, &["keywords", "keyword"]) {
        Some(Value::String(words)) => {
            words.split([',', ';']).map(crate::xml::words).filter(|word| !word.is_empty()).collect()
        }
        Some(_) => texts(value, &["keywords", "keyword"]),
        None => texts(value, &["keyword_names"]),
    };
    item.keywords.extend(marked);
    // Superdesk's desks, with the letter that ANPA has for them.
    item.categories = codes_of(list(value, &["service", "anpa_category"]));
    item.categories.extend(texts(value, &["desk_names", "sector"]));
    item.categories.extend(services);
    item.categories.truncate(MAX);
    item.word_count = text(value, &["wordcount", "word_count"])
        .or_else(|| list(value, &["bodies"]).find_map(|body| text(body, &["wordcount"])))
        .and_then(|count| count.parse().ok());
}

fn subject(entry: &Value, kind: Option<&str>) -> Subject {
    if let Some(name) = entry.as_str().map(crate::xml::words) {
        return Subject { name: Some(name), kind: kind.map(str::to_owned), ..Subject::default() };
    }
    let uri = text(entry, &["uri"]);
    let code = text(entry, &["code", "qcode", "literal", "symbol"]);
    let scheme = text(entry, &["scheme"]);
    let uri = uri.or_else(|| in_full(scheme.as_deref()?, code.as_deref()?));
    Subject {
        code: code.or_else(|| uri.clone()).unwrap_or_default(),
        name: text(entry, &["name", "title"]),
        kind: kind.map(str::to_owned),
        uri,
    }
}

/// A code with its scheme in front, where the scheme is an address.
fn in_full(scheme: &str, code: &str) -> Option<String> {
    if !(scheme.starts_with("http://") || scheme.starts_with("https://")) {
        return None;
    }
    let joint = if scheme.ends_with(['/', '#', '=', ':']) { "" } else { "/" };
    Some(format!("{scheme}{joint}{code}"))
}

/// dpa's digital wires have all of these in one list, told apart by their type.
fn digital_wires(value: &Value, item: &mut Item) {
    for entry in list(value, &["categories"]).take(MAX) {
        let Some(kind) = text(entry, &["type"]) else { continue };
        let kind = match kind.rsplit(':').next().unwrap_or_default() {
            "dpasubject" | "subject" | "medtop" => "abstract",
            "geosubject" => "geoArea",
            "person" => "person",
            "organisation" | "org" => "organisation",
            "poi" => "poi",
            _ => continue,
        };
        item.subjects.push(Subject {
            code: text(entry, &["qcode"]).unwrap_or_default(),
            name: text(entry, &["name"]),
            kind: Some(kind.to_owned()),
            uri: None,
        });
    }
}

/// A place, in any of the shapes that ninjs, Superdesk and AP have for it.
pub(super) fn place(entry: &Value) -> Place {
    if let Some(name) = entry.as_str().map(crate::xml::words) {
        return Place { name, ..Place::default() };
    }
    let address = list(entry, &["contactinfo"]).find_map(|info| get(info, &["address"]));
    let addressed = |name: &str| address.and_then(|address| text(address, &[name]));
    let country = text(entry, &["countryname", "country", "countrycode", "country_code"]);
    let region = text(entry, &["countryareaname", "region", "state", "countryareacode", "state_code"]);
    Place {
        name: text(entry, &["name", "city"]).unwrap_or_default(),
        code: text(entry, &["code", "qcode", "literal", "uri"]),
        region: region.or_else(|| addressed("area")),
        country: country.or_else(|| addressed("country")),
    }
}

/// The names of a list's entries, or their codes where they have none.
fn names<'a>(entries: impl Iterator<Item = &'a Value>) -> Vec<String> {
    entries
        .take(MAX)
        .filter_map(|entry| said(entry).or_else(|| text(entry, &["name", "code", "qcode", "literal", "uri"])))
        .collect()
}

/// The codes of a list's entries, or their names where they have none.
fn codes_of<'a>(entries: impl Iterator<Item = &'a Value>) -> Vec<String> {
    entries.take(MAX).filter_map(|entry| said(entry).or_else(|| text(entry, &["code", "qcode", "name"]))).collect()
}

/// The codes of a value that is one, or a list of some.
pub(super) fn codes(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => codes_of(values.iter()),
        one => codes_of(std::iter::once(one)),
    }
}

pub(super) fn authors(value: &Value) -> Vec<Author> {
    let read = |entry: &Value| {
        let name = entry.as_str().map(crate::xml::words).or_else(|| text(entry, &["name", "title"]))?;
        Some(Author {
            name,
            role: text(entry, &["role"]),
            email: text(entry, &["email"]),
            uri: text(entry, &["uri", "url"]),
        })
    };
    list(value, &["authors"]).take(MAX).filter_map(read).collect()
}

/// The sources of information, each with its role in small letters.
pub(super) fn sources(value: &Value) -> Vec<(Option<String>, String)> {
    let role = |entry: &Value| text(entry, &["role", "type", "rel"]).map(|role| role.to_ascii_lowercase());
    let name = |entry: &Value| said(entry).or_else(|| text(entry, &["name", "literal", "code", "uri"]));
    list(value, &["infosources", "infosource"])
        .take(MAX)
        .filter_map(|entry| Some((role(entry), name(entry)?)))
        .collect()
}

/// Other ids: a list of role and value, or an object with one field each.
pub(super) fn alt_ids(value: &Value) -> Vec<AltId> {
    match get(value, &["altids"]) {
        Some(Value::Object(ids)) => ids
            .iter()
            .take(MAX)
            .filter_map(|(kind, id)| Some(AltId { kind: Some(kind.clone()), id: said(id)? }))
            .collect(),
        Some(Value::Array(ids)) => {
            let read = |entry: &Value| {
                let id = said(entry).or_else(|| text(entry, &["value", "id", "uri"]))?;
                Some(AltId { kind: text(entry, &["role", "type", "name"]), id })
            };
            ids.iter().take(MAX).filter_map(read).collect()
        }
        _ => Vec::new(),
    }
}
