//! AP's Media API: the items of a feed, of a search or of one request (versions 1.1 to 2.2).
//!
//! The items are near to ninjs 1.x. What is AP's own: the id is `altids.itemid` (the `uri` carries the subscriber's session),
//! the slugline has the wire's sign before it and the take key after it, notes begin “Eds:”, and a text's body is not in
//! the JSON but behind its rendition `nitf`, which a subscriber fetches.

use crate::{
    Parsed, ParsedItem, byline,
    formats::Delivery,
    html,
    ninjs::{self, get, list, text},
};
use serde_json::Value;
use tellal_story::{Byline, ItemKind, Subject};

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    delivery.json.as_ref().is_some_and(|json| items(json).next().is_some())
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let Some(json) = &delivery.json else { return };
    for item in items(json).take(crate::MAX_ITEMS) {
        delivery.keep(read(item, delivery), parsed);
    }
}

/// The items, in whatever of the API's wrappings: `data.item`, `data.items[].item`, `item`, a list of any of these, or bare.
fn items(json: &Value) -> impl Iterator<Item = &Value> {
    let many = match json {
        Value::Array(values) => values.as_slice(),
        one => std::slice::from_ref(one),
    };
    many.iter().flat_map(|entry| {
        let data = entry.get("data").filter(|data| data.is_object()).unwrap_or(entry);
        let inside: Vec<&Value> = match data.get("items") {
            Some(Value::Array(items)) => items.iter().collect(),
            _ => vec![data],
        };
        inside.into_iter().map(|entry| entry.get("item").unwrap_or(entry)).filter(|item| is_item(item))
    })
}

/// What only AP has: an item's id among its other ids, with more of AP's own beside it.
fn is_item(value: &Value) -> bool {
    let Some(ids) = get(value, &["altids"]).filter(|ids| text(ids, &["itemid"]).is_some()) else { return false };
    const OWN: &[&str] = &[
        "bylines",
        "datelinelocation",
        "description_summary",
        "editorialpriority",
        "editorialrole",
        "editorialtypes",
        "headline_extended",
        "photographer",
    ];
    let at_ap = || text(value, &["uri"]).is_some_and(|uri| uri.contains("ap.org/"));
    let numbered = ["etag", "friendlykey", "transref", "recordid"].iter().any(|name| text(ids, &[name]).is_some());
    numbered && get(value, &["type", "pubstatus", "headline", "versioncreated"]).is_some()
        || get(value, OWN).is_some()
        || at_ap()
}

fn read(value: &Value, delivery: &Delivery<'_>) -> ParsedItem {
    let mut read = ninjs::read(value, delivery);
    let item = &mut read.item;
    item.id = get(value, &["altids"]).and_then(|ids| text(ids, &["itemid"]));
    // A tag that is another at every request is no id.
    item.alt_ids.retain(|id| !matches!(id.kind.as_deref(), Some("itemid" | "etag")));
    if let Some(sent) = text(value, &["slugline", "title"]) {
        let (slugline, take_key) = slugline(&sent);
        item.slugline = Some(slugline).filter(|slugline| !slugline.is_empty());
        item.take_key = take_key.or(item.take_key.take());
    }
    item.subheads.clear();
    item.standfirst = ["headline_extended", "description_summary", "description_caption"]
        .iter()
        .find_map(|name| text(value, &[name]))
        .map(|text| html::words(&text))
        .unwrap_or_default();
    item.byline = bylines(value);
    item.categories = list(value, &["subject"])
        .filter(|entry| is_category(entry))
        .filter_map(|entry| text(entry, &["code"]))
        .collect();
    let categories = item.categories.clone();
    item.subjects.retain(|subject| subject.uri.is_some() || !categories.contains(&subject.code));
    for company in list(value, &["company"]) {
        let code = text(company, &["code", "symbol"]).unwrap_or_default();
        let (name, kind) = (text(company, &["name"]), Some("organisation".to_owned()));
        item.subjects.push(Subject { code, name, kind, uri: None });
    }
    // Levels of AP's own: f flash, b bulletin, u urgent, r regular, d deferred.
    item.priority = item.priority.or_else(|| {
        Some(match &*text(value, &["editorialpriority"])?.to_ascii_lowercase() {
            "f" => 1,
            "u" => 2,
            "b" => 3,
            "r" => 4,
            "d" => 5,
            _ => 6,
        })
    });
    for note in &mut item.notes {
        if let Some(rest) = note.text.strip_prefix("Eds:").or_else(|| note.text.strip_prefix("EDS:")) {
            note.text = rest.trim().to_owned();
        }
    }
    item.profile = item.profile.take().or_else(|| text(value, &["editorialrole"]));
    item.sequence = get(value, &["altids"]).and_then(|ids| text(ids, &["transref"])).or(item.sequence.take());
    item.word_count = get(value, &["renditions"])
        .and_then(|all| get(all, &["nitf", "anpa"]))
        .and_then(|story| text(story, &["words"])?.parse().ok())
        .or(item.word_count);
    if item.kind != ItemKind::Text {
        let credit = text(value, &["description_creditline"]);
        let photographer = get(value, &["photographer"]).and_then(|who| text(who, &["name"]));
        for medium in item.media.iter_mut().filter(|medium| medium.id.is_none()) {
            medium.caption.clone_from(&item.standfirst);
            if let Some(who) = &photographer {
                medium.credit = credit.as_ref().map_or_else(|| who.clone(), |credit| format!("{who} / {credit}"));
            }
        }
        item.byline = photographer.map_or_else(Byline::default, |name| Byline(vec![name]));
    }
    for medium in &mut item.media {
        // What another item is known by is in its address, before the session.
        if let Some(id) = medium.id.as_deref().and_then(id_in) {
            medium.id = Some(id);
        }
    }
    for related in &mut item.related {
        if let Some(id) = id_in(&related.id) {
            related.href = Some(std::mem::replace(&mut related.id, id));
        }
    }
    read
}

fn is_category(entry: &Value) -> bool {
    list(entry, &["rels"]).any(|rel| rel.as_str() == Some("category"))
}

/// `BC-US--Ferry Strike, 8th Ld-Writethru`: the wire's sign, the slugline, and the take key.
fn slugline(sent: &str) -> (String, Option<String>) {
    let (slug, key) = match sent.rsplit_once(',') {
        Some((slug, key)) if is_take_key(key) => (slug, Some(key.trim().to_owned())),
        _ => (sent, None),
    };
    let slug =
        ["BC-", "AP-", "AM-", "PM-", "bc-", "ap-"].iter().find_map(|sign| slug.strip_prefix(sign)).unwrap_or(slug);
    (slug.trim_matches([' ', '-']).to_owned(), key)
}

fn is_take_key(key: &str) -> bool {
    let key = key.trim().to_ascii_lowercase();
    ["ld", "lead", "take", "add", "writethru", "sub", "insert"]
        .iter()
        .any(|word| key.split([' ', '-']).any(|part| part == *word))
        || key.ends_with("writethru")
}

/// `By JANE DOE`, with the agency beside it as a title.
fn bylines(value: &Value) -> Byline {
    let mut names = Vec::new();
    for line in list(value, &["bylines"]).take(50) {
        if let Some(by) = text(line, &["by", "name"]) {
            names.extend(byline::read(&by).0);
        }
    }
    if names.is_empty()
        && let Some(by) = text(value, &["byline", "by"])
    {
        names = byline::read(&by).0;
    }
    Byline(names)
}

/// The id in an item's address: `…/content/<id>?qt=…`.
fn id_in(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("/content/")?;
    let id = rest.split(['?', '/', '.']).next().unwrap_or_default();
    (id.len() >= 16 && id.bytes().all(|b| b.is_ascii_alphanumeric())).then(|| id.to_owned())
}

#[cfg(test)]
mod tests;
