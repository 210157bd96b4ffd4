//! ninjs (IPTC, “News in JSON”) 1.0 to 1.6, 2.x and 3.x, and its dialects: Superdesk's, TT's and NTB's, the BBC's, and dpa's
//! digital wires.
//!
//! One reader serves all. What differs between them is spelling (`pubstatus`, `pubStatus`) and shape (`headline` and
//! `headline_main` against a list `headlines` with roles), so a field is looked up under all its names, whatever their
//! letters' case, and taken in whatever shape it has.

mod about;
mod fields;
mod media;
mod words;

pub(crate) use fields::{date, get, list, text, texts};

use crate::{Parsed, ParsedItem, Remark, byline, formats::Delivery};
use serde_json::Value;
use tellal_story::{Dateline, Item, ItemKind, Lang, Place, PubStatus, Related};

/// Names that only a news item has, in small letters; one of them beside an id tells ninjs.
const TELLING: &[&str] = &[
    "$standard",
    "altids",
    "article_html",
    "associations",
    "bodies",
    "body_html",
    "body_text",
    "body_xhtml",
    "bodyhtml",
    "bodyhtml5",
    "bodytext",
    "bodyxhtml",
    "copyrightholder",
    "copyrightnotice",
    "description_html",
    "description_text",
    "descriptions",
    "ednote",
    "embargoed",
    "embargoeduntil",
    "evolvedfrom",
    "eventdetails",
    "headlines",
    "infosource",
    "infosources",
    "pubstatus",
    "plannedcoverage",
    "renditions",
    "representationtype",
    "rightsinfo",
    "slugline",
    "standard",
    "trustindicator",
    "trustindicators",
    "usageterms",
    "version_created",
    "versioncreated",
];

/// The other names that ninjs has for fields; an object with an id that has no other ones is ninjs, however little it says.
const KNOWN: &[&str] = &[
    "advice",
    "advices",
    "authors",
    "by",
    "byline",
    "charcount",
    "contactinfo",
    "contentcreated",
    "digitalsourcetype",
    "encodedrights",
    "event",
    "events",
    "expires",
    "firstcreated",
    "genre",
    "genres",
    "guid",
    "headline",
    "keywords",
    "language",
    "linkedrights",
    "located",
    "mimetype",
    "name",
    "object",
    "objects",
    "organisation",
    "organisations",
    "people",
    "person",
    "place",
    "places",
    "priority",
    "profile",
    "service",
    "signal",
    "source",
    "subject",
    "subjects",
    "title",
    "type",
    "uri",
    "urgency",
    "urn",
    "version",
    "wordcount",
];

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    delivery.json.as_ref().is_some_and(|json| items(json).is_some())
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let Some(values) = delivery.json.as_ref().and_then(items) else { return };
    for value in values.into_iter().take(crate::MAX_ITEMS) {
        if !is_item(value) {
            parsed
                .remarks
                .push(Remark::new("content-unreadable", "One of the items is no news item and was left out."));
        } else if let Some(what) = no_story(value) {
            let id = text(value, &["uri", "guid", "urn"]).unwrap_or_else(|| "without an id".to_owned());
            let why = format!("The delivery holds a {what} ({id}), which is no story.");
            parsed.remarks.push(Remark::new("not-a-story", why));
        } else {
            delivery.keep(read(value, delivery), parsed);
        }
    }
}

/// The items of a delivery: itself, those of a list, or those in the one field that an interface wraps them in.
fn items(json: &Value) -> Option<Vec<&Value>> {
    if is_item(json) {
        return Some(vec![json]);
    }
    let lists = ["item", "items", "_items", "entries", "results", "hits", "data", "news"];
    let wrapped = || lists.iter().find_map(|name| json.get(name)).filter(|inside| !inside.is_string());
    let values = match json {
        Value::Array(values) => values,
        Value::Object(_) => match wrapped()? {
            Value::Array(values) => values,
            // An interface's answer may be wrapped twice: `data.item`.
            one if one.is_object() && !is_item(one) => {
                let inside = lists.iter().find_map(|name| one.get(name)).filter(|inside| !inside.is_string())?;
                match inside {
                    Value::Array(values) => values,
                    one => return is_item(one).then(|| vec![one]),
                }
            }
            one => return is_item(one).then(|| vec![one]),
        },
        _ => return None,
    };
    // The entries of a list may be wrapped, too: answers of an interface, one a line.
    let values: Vec<&Value> = values
        .iter()
        .flat_map(|value| match Some(value).filter(|value| !is_item(value)).and_then(|value| value.get("item")) {
            Some(Value::Array(inside)) => inside.iter().collect(),
            Some(inside @ Value::Object(_)) => vec![inside],
            _ => vec![value],
        })
        .collect();
    // Most, not the first alone: a list may begin with something else, or with an item that is broken.
    let known = values.iter().filter(|value| is_item(value)).count();
    (known > 0 && known * 2 >= values.len()).then_some(values)
}

fn is_item(value: &Value) -> bool {
    let Some(fields) = value.as_object() else { return false };
    let telling =
        |key: &str| TELLING.contains(&key) || ["headline_", "body_"].iter().any(|start| key.starts_with(start));
    if text(value, &["uri", "guid", "urn"]).is_none() {
        // A broken one that says what it is, or that has what only a story has: without an id it is a story all the same.
        let says = get(value, &["standard", "$standard"]).is_some_and(|standard| {
            ["name", "schema"].iter().any(|name| text(standard, &[name]).is_some_and(|said| said.contains("ninjs")))
        });
        let told = fields.iter().filter(|(key, value)| !value.is_null() && telling(&key.to_ascii_lowercase())).count();
        let headed = get(value, &["headline", "headlines", "headline_main", "title"]).is_some();
        return says || headed && told >= 2;
    }
    let mut all_known = true;
    for key in fields.keys() {
        let key = key.to_ascii_lowercase();
        if telling(&key) {
            return true;
        }
        all_known &= KNOWN.contains(&&*key) || key.starts_with("description_");
    }
    all_known
}

/// What an item is that is no story: an event, or a plan.
fn no_story(value: &Value) -> Option<&'static str> {
    match text(value, &["type"]).map(|kind| kind.to_ascii_lowercase()).as_deref() {
        Some("event") => return Some("event"),
        Some("planning" | "planned_coverage" | "plannedcoverage") => return Some("plan"),
        Some(_) => return None,
        None => {}
    }
    let has = |names: &[&str]| get(value, names).is_some();
    if has(&["bodies", "body_text", "body_html", "body_xhtml"]) {
        None
    } else if has(&["eventDetails"]) {
        Some("event")
    } else {
        has(&["plannedCoverage"]).then_some("plan")
    }
}

/// What an item's `type` calls it.
fn kind(value: &Value) -> ItemKind {
    match text(value, &["type"]).map(|kind| kind.to_ascii_lowercase()).as_deref() {
        Some("picture" | "photo" | "image") => ItemKind::Picture,
        Some("audio") => ItemKind::Audio,
        Some("video") => ItemKind::Video,
        Some("graphic") => ItemKind::Graphic,
        // dpa calls every article of its digital wires so.
        Some("composite") if get(value, &["article_html"]).is_none() => ItemKind::Package,
        Some("package") => ItemKind::Package,
        _ => ItemKind::Text,
    }
}

/// Reads one item.
pub(crate) fn read(value: &Value, delivery: &Delivery<'_>) -> ParsedItem {
    let mut read = ParsedItem { item: Item { kind: kind(value), ..Item::default() }, remarks: Vec::new() };
    about::read(value, &mut read.item);
    identity(value, &mut read.item);
    status(value, &mut read, delivery);
    let ParsedItem { item, remarks } = &mut read;
    item.lang = text(value, &["language", "lang"]).and_then(|tag| Lang::new(&tag).ok());
    item.urgency = level(value, &["urgency"]);
    item.priority = level(value, &["priority"]);
    item.slugline = text(value, &["slugline", "slug"]);
    item.take_key = text(value, &["anpa_take_key", "take_key"]);
    item.profile = text(value, &["profile"]);
    item.link = text(value, &["link", "url", "permalink", "canonical_url"]).filter(|link| is_web(link));
    people(value, item);
    rights(value, item);
    media::read(value, item);
    words::read(value, item, remarks);
    for name in ["evolvedfrom", "rewrite_of"] {
        let Some(id) = text(value, &[name]) else { continue };
        if !item.related.iter().any(|known| known.id == id) {
            item.related.push(Related { rel: "evolvedFrom".to_owned(), id, ..Related::default() });
        }
    }
    dateline(value, item);
    read
}

fn is_web(link: &str) -> bool {
    link.starts_with("http://") || link.starts_with("https://")
}

/// A level from 1 to 9, as a number or as words.
fn level(value: &Value, names: &[&str]) -> Option<u8> {
    text(value, names)?.parse::<f32>().ok().and_then(|level| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked in the same breath")]
        (1.0..10.0).contains(&level).then_some(level as u8)
    })
}

fn identity(value: &Value, item: &mut Item) {
    item.id = text(value, &["uri", "guid", "urn", "_id", "id"]);
    item.version = text(value, &["version", "_current_version"]).and_then(|version| {
        let whole = version.split('.').next().unwrap_or_default();
        whole.parse().ok()
    });
    item.alt_ids = about::alt_ids(value);
    if let Some(guid) = text(value, &["guid"]).filter(|guid| Some(guid) != item.id.as_ref()) {
        item.alt_ids.push(tellal_story::AltId { kind: Some("guid".to_owned()), id: guid });
    }
    item.service = text(value, &["service"]);
    item.sequence = text(value, &["ingest_provider_sequence", "sequence"]);
    item.signals.extend(get(value, &["signal", "signals"]).map(about::codes).unwrap_or_default());
    // Schemes are left out: `sig:update` is `update`.
    for signal in &mut item.signals {
        if let Some(at) = signal.rfind([':', '/']) {
            signal.drain(..=at);
        }
    }
}

/// What `pubstatus` says, and whether it asks for an embargo.
pub(crate) fn pub_status(value: &Value, remarks: &mut Vec<Remark>) -> (PubStatus, bool) {
    let said = text(value, &["pubstatus"]).map(|status| status.to_ascii_lowercase());
    let mut held = false;
    let code = said.as_deref().map(|status| status.rsplit([':', '/']).next().unwrap_or(status));
    let status = match code {
        None | Some("usable") => PubStatus::Usable,
        Some("withheld") => PubStatus::Withheld,
        Some("canceled" | "cancelled" | "killed" | "recalled") => PubStatus::Canceled,
        Some("embargoed") => {
            held = true;
            PubStatus::Usable
        }
        Some(other) => {
            // Holding what could be used costs an editor a click; using what is held costs more.
            let text = format!("The publishing status “{other}” is not known; the item is withheld.");
            remarks.push(Remark::new("status-unknown", text));
            PubStatus::Withheld
        }
    };
    (status, held)
}

fn status(value: &Value, read: &mut ParsedItem, delivery: &Delivery<'_>) {
    let (status, held) = pub_status(value, &mut read.remarks);
    read.item.status = status;
    let mut date = |names: &[&str]| date(value, names, &mut read.remarks, delivery);
    let first = date(&["firstcreated", "first_created"]);
    let changed = date(&["versioncreated", "version_created"]);
    let content = date(&["contentcreated", "content_created"]);
    let embargoes = ["embargoeduntil", "embargoed", "embargo"];
    let embargo = date(&embargoes);
    let expires = date(&["expires", "expiry"]);
    let sent = date(&["sent", "distributed"]);
    let item = &mut read.item;
    item.first_created = first.or(content);
    item.version_created = changed.or(item.first_created);
    item.embargo = embargo;
    // “Next Monday” holds it as well, only that no clock can say until when.
    item.embargo_open = embargo.is_none() && (held || text(value, &embargoes).is_some_and(|said| said != "false"));
    item.expires = expires;
    item.sent = sent;
}

/// Byline and authors.
fn people(value: &Value, item: &mut Item) {
    let said = text(value, &["byline", "by"]).or_else(|| {
        let lines: Vec<_> = list(value, &["bylines"]).filter_map(|line| text(line, &["by", "name"])).collect();
        (!lines.is_empty()).then(|| lines.join(", "))
    });
    if let Some(said) = said {
        item.byline = byline::read(&said);
    }
    item.authors.extend(about::authors(value));
    if item.byline.0.is_empty() {
        let writes = |role: Option<&str>| {
            role.is_none_or(|role| matches!(&*role.to_ascii_lowercase(), "writer" | "author" | "reporter"))
        };
        let names =
            item.authors.iter().filter(|author| writes(author.role.as_deref())).map(|author| author.name.clone());
        item.byline.0 = names.collect();
    }
}

fn rights(value: &Value, item: &mut Item) {
    item.copyright_holder = text(value, &["copyrightholder"]);
    item.copyright = text(value, &["copyrightnotice"]);
    item.usage_terms = text(value, &["usageterms"]).or_else(|| {
        let rights = get(value, &["rightsinfo"])?;
        text(rights, &["linkedrights", "usageterms"])
    });
    let sources = about::sources(value);
    let own = sources.iter().find(|(role, _)| role.as_deref() != Some("provider")).map(|(_, name)| name.clone());
    item.provider = text(value, &["provider"])
        .or_else(|| sources.iter().find(|(role, _)| role.as_deref() == Some("provider")).map(|(_, name)| name.clone()));
    item.credit = text(value, &["creditline", "description_creditline", "source"])
        .or(own)
        .or_else(|| item.provider.clone())
        .or_else(|| item.copyright_holder.clone());
}

/// Place and day: a dateline that is sent as such, the one that the text opens with, or else the place alone.
fn dateline(value: &Value, item: &mut Item) {
    let near = item.version_created.or(item.first_created);
    match get(value, &["dateline"]) {
        Some(Value::String(line)) => {
            item.dateline = crate::dateline::whole(line, near);
            item.dateline_text = Some(crate::xml::words(line)).filter(|line| !line.is_empty());
        }
        Some(line @ Value::Object(_)) => {
            item.dateline_text = text(line, &["text"]);
            let place = get(line, &["located"]).and_then(|located| text(located, &["city", "name", "city_code"]));
            item.dateline = item
                .dateline_text
                .as_deref()
                .and_then(|text| crate::dateline::whole(text, near))
                .or_else(|| Some(Dateline { place: place?, agency: text(line, &["source"]), date: None }));
        }
        _ => {}
    }
    let located = get(value, &["located", "datelinelocation"]);
    item.located = match located {
        Some(Value::Object(_)) => located.map(about::place).into_iter().collect(),
        Some(_) => text(value, &["located"]).map(|name| Place { name, ..Place::default() }).into_iter().collect(),
        None => Vec::new(),
    };
    if item.kind == ItemKind::Text || item.kind == ItemKind::Package {
        crate::text::lift_byline(item);
        let lifted = crate::dateline::lift(&mut item.body, near);
        // A place that is said on its own is less than a dateline with its agency.
        if item.dateline.as_ref().is_none_or(|known| known.agency.is_none()) {
            item.dateline = lifted.or(item.dateline.take());
        }
    }
    if item.dateline.is_none() {
        let place = item.located.first().map(|place| place.name.clone()).filter(|name| !name.is_empty());
        item.dateline = place.map(|place| Dateline { place, ..Dateline::default() });
    }
}

#[cfg(test)]
mod tests;
