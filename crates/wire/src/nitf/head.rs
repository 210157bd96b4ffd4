//! `head`: which document it is, what may be done with it, and what it is about.

use crate::{ParsedItem, Remark, dates, formats::Delivery, newscodes, xml::Element};
use jiff::Timestamp;
use tellal_story::{AltId, Item, Lang, Note, Place, PubStatus, Related, Subject};

/// Places, subjects and notes of one document; real ones have a few dozen. They are compared with one another, so that a bound
/// keeps a hostile file cheap.
const MANY: usize = 500;

/// Fills in what `head` and the root say. Answers with an older document's id and what becomes of it, if it is taken back or held.
pub(super) fn read(nitf: Element<'_>, out: &mut ParsedItem, delivery: &Delivery<'_>) -> Option<(String, PubStatus)> {
    let ParsedItem { item, remarks } = out;
    let lang = ["baselang", "xml:lang", "lang"].iter().find_map(|name| nitf.attr(name));
    item.lang = lang.and_then(|tag| Lang::new(tag).ok());
    item.id = nitf.attr("uno").map(str::to_owned);
    let head = nitf.child("head")?;
    if let Some(data) = head.child("docdata") {
        identity(data, item);
        dates(nitf, data, item, remarks, delivery);
        described(data, item);
        rights(data, item);
    }
    // CP has it beside `docdata`, where no DTD has it.
    item.urgency = head.find("urgency").and_then(|urgency| urgency.attr("ed-urg")).and_then(one_to_nine);
    topics(head, item);
    if let Some(published) = head.child("pubdata")
        && published.attr("unit-of-measure") == Some("word")
    {
        item.word_count = published.attr("item-length").and_then(|words| words.parse().ok());
    }
    for history in head.all("revision-history").take(MANY) {
        if let Some(text) = history.attr("comment") {
            item.notes.push(Note { role: Some("revision".to_owned()), text: text.to_owned(), publishable: false });
        }
    }
    for meta in head.all("meta").take(MANY) {
        if let (Some(name), Some(content)) = (meta.attr("name"), meta.attr("content")) {
            agencys_own(name, content, item);
        }
    }
    if item.slugline.is_none()
        && let [only] = &*item.keywords
    {
        // EFE, PA and NTB put the slug there.
        item.slugline = Some(only.clone());
    }
    older(head.child("docdata")?, item)
}

fn identity(data: Element<'_>, item: &mut Item) {
    let key = data.child("du-key");
    if let Some(document) = data.child("doc-id") {
        item.id = document.attr("id-string").map(str::to_owned).or(item.id.take());
        item.provider = document.attr("regsrc").map(str::to_owned);
    }
    if let Some(key) = key
        && let Some(name) = key.attr("key")
    {
        // It groups the documents of an unfolding story; it is no id of this one.
        item.alt_ids.push(AltId { kind: Some("du-key".to_owned()), id: name.to_owned() });
    }
    let number = |name: &str| key.and_then(|key| key.attr(name)).and_then(|number| number.parse().ok());
    item.version = number("generation").or_else(|| number("version"));
    if item.provider.is_none() {
        let from = data.child("del-list").and_then(|list| list.child("from-src"));
        item.provider = from.and_then(|from| from.attr("src-name")).map(str::to_owned);
    }
}

fn dates(nitf: Element<'_>, data: Element<'_>, item: &mut Item, remarks: &mut Vec<Remark>, delivery: &Delivery<'_>) {
    let mut date = |parent: Element<'_>, name: &str, attribute: &str| -> Option<Timestamp> {
        let element = parent.find(name)?;
        let text = element.attr(attribute).map(str::to_owned).or_else(|| Some(element.words()))?;
        dates::field(&text, name, &delivery.hints.zone, remarks)
    };
    let issue = date(data, "date.issue", "norm");
    let release = date(data, "date.release", "norm");
    item.expires = date(data, "date.expire", "norm");
    item.version_created =
        issue.or_else(|| date(nitf, "story.date", "norm")).or_else(|| date(nitf, "pubdata", "date.publication"));
    item.version_created = item.version_created.or(release);
    item.first_created = item.version_created;
    let status = data.attr("management-status").unwrap_or("usable").to_ascii_lowercase();
    let mut held = false;
    match &*status {
        "usable" => {}
        // PA marks with it what may not go out yet; what ends it is `date.release`.
        "embargoed" => held = true,
        "withheld" => item.status = PubStatus::Withheld,
        "canceled" | "cancelled" | "killed" => item.status = PubStatus::Canceled,
        other => {
            // Holding what could be used costs an editor a click; using what is held costs more.
            let text = format!("The publishing status “{other}” is not known; the item is withheld.");
            remarks.push(Remark::new("status-unknown", text));
            item.status = PubStatus::Withheld;
        }
    }
    // A release after the issue is an embargo, whatever the status says of it.
    if held || release.is_some_and(|release| issue.is_some_and(|issue| release > issue)) {
        item.embargo = release;
        item.embargo_open = held && release.is_none();
    }
}

fn described(data: Element<'_>, item: &mut Item) {
    for message in data.all("ed-msg").take(MANY) {
        let text = message.attr("info").map_or_else(|| message.words(), str::to_owned);
        if !text.is_empty() {
            item.notes.push(Note { role: message.attr("msg-type").map(str::to_owned), text, publishable: false });
        }
    }
    for correction in data.all("correction") {
        item.signals.push("correction".to_owned());
        if let Some(info) = correction.attr("info") {
            item.notes.push(Note { role: Some("correction".to_owned()), text: info.to_owned(), publishable: false });
        }
        if let Some(id) = correction.attr("id-string").filter(|id| item.id.as_deref() != Some(id)) {
            item.related.push(Related { rel: "corrects".to_owned(), id: id.to_owned(), ..Related::default() });
        }
    }
    item.signals.dedup();
    for place in data.all("evloc").take(MANY) {
        let said = |name: &str| place.attr(name).map(str::to_owned);
        let name = said("city").or_else(|| said("county-dist"));
        let region = said("state-prov");
        let place = Place {
            name: name.or_else(|| region.clone()).unwrap_or_default(),
            code: None,
            region,
            country: said("iso-cc"),
        };
        if place != Place::default() && !item.places.contains(&place) {
            item.places.push(place);
        }
    }
    if let Some(list) = data.child("key-list") {
        // The word is the attribute: the element is empty by every version's DTD.
        item.keywords = list.all("keyword").filter_map(|keyword| keyword.attr("key")).map(str::to_owned).collect();
    }
    item.categories.extend(data.all("doc-scope").filter_map(|scope| scope.attr("scope")).map(str::to_owned));
    item.profile = data.child("fixture").and_then(|fixture| fixture.attr("fix-id")).map(str::to_owned);
    if let Some(series) = data.child("series")
        && let Some(name) = series.attr("series.name")
    {
        let part = series.attr("series.part").filter(|part| *part != "0");
        item.take_key = Some(part.map_or_else(|| name.to_owned(), |part| format!("{name} {part}")));
    }
    for named in data.all("identified-content").flat_map(Element::children).take(MANY) {
        let kind = match &*named.name().to_ascii_lowercase() {
            "person" => "person",
            "org" => "organisation",
            "location" => "geoArea",
            "event" => "event",
            "classifier" => "abstract",
            "object.title" => "object",
            _ => continue,
        };
        let name = Some(named.words()).filter(|name| !name.is_empty());
        let code = ["value", "location-code"].iter().find_map(|name| named.attr(name)).unwrap_or_default().to_owned();
        if name.is_some() || !code.is_empty() {
            item.subjects.push(Subject { uri: newscodes::uri(&code), code, name, kind: Some(kind.to_owned()) });
        }
    }
}

fn rights(data: Element<'_>, item: &mut Item) {
    if let Some(copyright) = data.child("doc.copyright") {
        let holder = copyright.attr("holder");
        item.copyright = holder.map(|holder| match copyright.attr("year") {
            Some(year) => format!("© {year} {holder}"),
            None => format!("© {holder}"),
        });
        // CP has the whole notice there.
        item.copyright_holder = holder.and_then(|holder| holder.split(". ").next()).map(str::to_owned);
    }
    if let Some(rights) = data.child("doc.rights") {
        let parts: Vec<&str> =
            ["type", "geography", "limitations"].iter().filter_map(|name| rights.attr(name)).collect();
        item.usage_terms = Some(parts.join(" · ")).filter(|terms| !terms.is_empty());
        let owner = rights.attr("owner").map(str::to_owned);
        item.copyright_holder = item.copyright_holder.take().or(owner);
    }
}

fn topics(head: Element<'_>, item: &mut Item) {
    for object in head.all("tobject") {
        if let Some(kind) = object.attr("tobject.type").filter(|kind| !kind.eq_ignore_ascii_case("news")) {
            item.categories.push(kind.to_owned());
        }
        let genres = object.all("tobject.property").filter_map(|genre| genre.attr("tobject.property.type"));
        item.genres.extend(genres.map(str::to_owned));
        for subject in object.all("tobject.subject").take(MANY.saturating_sub(item.subjects.len())) {
            let said = |name: &str| subject.attr(&format!("tobject.subject.{name}"));
            let code = said("refnum").unwrap_or_default().to_owned();
            let name = said("detail").or_else(|| said("matter")).or_else(|| said("type")).map(str::to_owned);
            // Others than the IPTC number their own lists.
            let theirs = said("ipr").is_some_and(|ipr| !ipr.to_ascii_uppercase().contains("IPTC"));
            let uri = newscodes::uri(&code).filter(|_| !theirs);
            let read = Subject { code, name, kind: Some("abstract".to_owned()), uri };
            if (!read.code.is_empty() || read.name.is_some()) && !item.subjects.contains(&read) {
                item.subjects.push(read);
            }
        }
    }
}

/// What agencies say in `meta`: AAP and others after the fields of ANPA 1312, EFE in Spanish, NTB in Norwegian.
fn agencys_own(name: &str, content: &str, item: &mut Item) {
    let text = || Some(content.to_owned());
    match &*name.to_ascii_lowercase() {
        "anpa-sequence" | "ntbiptcsequence" => item.sequence = text(),
        "anpa-category" | "category" | "categoria" | "category_iptc" => item.categories.insert(0, content.to_owned()),
        "anpa-service" | "service" | "ntbtjeneste" | "product-id" => item.service = text(),
        "anpa-keyword" | "slug" | "slugline" | "ntbstikkord" => item.slugline = text(),
        "anpa-takekey" => item.take_key = text(),
        "anpa-wordcount" | "wordcount" | "word-count" => item.word_count = content.parse().ok(),
        "keyword" | "keywords" => {
            item.keywords
                .extend(content.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned));
        }
        "priority" | "prioridad" | "anpa-priority" => item.priority = priority(content),
        "language" | "lang" if item.lang.is_none() => item.lang = Lang::new(content).ok(),
        // NTB's `doc-id` has the version behind the id: `NTB5df9281a…_00`.
        "ntbid" => {
            let version = item.id.as_deref().and_then(|id| id.strip_prefix(content)?.strip_prefix('_')?.parse().ok());
            if item.id.is_none() || version.is_some() {
                item.version = item.version.or(version);
                item.alt_ids.extend(
                    item.id.replace(content.to_owned()).map(|id| AltId { kind: Some("doc-id".to_owned()), id }),
                );
            }
        }
        _ => {}
    }
}

/// A number, or the letter of a telegram: flash, bulletin, urgent, regular, deferred.
fn priority(text: &str) -> Option<u8> {
    match &*text.to_ascii_lowercase() {
        "f" => Some(1),
        "b" => Some(2),
        "u" => Some(3),
        "r" => Some(4),
        "d" => Some(5),
        _ => one_to_nine(text),
    }
}

fn one_to_nine(text: &str) -> Option<u8> {
    text.parse().ok().filter(|number| (1..=9).contains(number))
}

/// `management-doc-idref`: this document says what becomes of an older one.
fn older(data: Element<'_>, item: &mut Item) -> Option<(String, PubStatus)> {
    let id = data.attr("management-doc-idref").filter(|id| item.id.as_deref() != Some(id))?;
    let status = data.attr("management-idref-status").unwrap_or_default().to_ascii_lowercase();
    let status = match &*status {
        "canceled" | "cancelled" | "killed" => Some(PubStatus::Canceled),
        "withheld" | "embargoed" => Some(PubStatus::Withheld),
        _ => None,
    };
    let rel = if status == Some(PubStatus::Canceled) { "replaces" } else { "evolvedFrom" };
    item.related.push(Related { rel: rel.to_owned(), id: id.to_owned(), ..Related::default() });
    status.map(|status| (id.to_owned(), status))
}
