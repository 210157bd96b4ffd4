//! What an item says about itself: identity, status and times; and the order in which the rest is read.

use super::{
    Envelope, content, describe, links, media,
    names::{Names, Parts},
    notes, people, rights,
};
use crate::{ParsedItem, Remark, catalog::Catalog, dates, formats::Delivery, text, xml::Element};
use jiff::Timestamp;
use tellal_story::{Item, ItemKind, Lang, PubStatus};

/// Reads one item.
pub(super) fn read<'a>(element: Element<'a>, envelope: &Envelope<'a>, delivery: &Delivery<'_>) -> ParsedItem {
    let item_meta = element.child("itemMeta").map(Parts::of);
    let content_meta = element.child("contentMeta").map(Parts::of);
    let (item_meta, content_meta) = (item_meta.as_ref(), content_meta.as_ref());
    let lang = |element: Element<'_>, name| element.attr(name).and_then(|tag| Lang::new(tag).ok());
    let mut item = Item {
        id: element.attr("guid").map(str::to_owned),
        version: element.attr("version").map_or(Some(1), |version| version.parse().ok()),
        lang: content_meta
            .and_then(|meta| meta.all("language").find_map(|language| lang(language, "tag")))
            .or_else(|| lang(element, "xml:lang"))
            .or_else(|| lang(envelope.root, "xml:lang").or_else(|| lang(envelope.root, "lang"))),
        sent: envelope.sent,
        priority: envelope.priority,
        ..Item::default()
    };
    let catalog = Catalog::of([Some(element), envelope.header, Some(envelope.root)].into_iter().flatten());
    let names = Names::new(catalog, item.lang.as_ref(), element);
    let mut remarks = Vec::new();
    let class = item_meta.and_then(|meta| meta.child("itemClass")).and_then(|class| names.code(class));
    item.kind = kind(class.as_deref());
    if let Some(meta) = item_meta {
        manage(meta, &names, &mut item, &mut remarks, delivery);
        notes::read(meta, &names, &mut item);
        links::read(meta, &names, &mut item);
    }
    rights::read(element, &names, &mut item);
    if let Some(meta) = content_meta {
        if item.first_created.is_none() {
            item.first_created = date(meta, "contentCreated", &mut remarks, delivery);
        }
        if item.version_created.is_none() {
            item.version_created = date(meta, "contentModified", &mut remarks, delivery).or(item.first_created);
        }
        describe::read(meta, item_meta, &names, &mut item);
    }
    item.credit = people::credit(item_meta, content_meta, &names);
    if let Some(set) = element.child("contentSet") {
        content::read(set, &mut item, &mut remarks);
        if class.is_none() && item.body.is_empty() {
            item.kind = kind_of_content(set).unwrap_or(item.kind);
        }
        media::read(set, content_meta, &names, &mut item);
    }
    if item.headline.is_empty() {
        item.headline = item_meta.and_then(|meta| names.text(meta.all("title"))).unwrap_or_default();
    }
    if item.urgency.is_none() || content_meta.is_none_or(|meta| meta.child("urgency").is_none()) {
        item.urgency = if is_flash(&item) { Some(1) } else { item.urgency };
    }
    let mut read = ParsedItem { item, remarks };
    text::stand_in(&mut read);
    read
}

/// The kind of an item by its class in IPTC's vocabulary (`ninat`) or in one that copies its words.
pub(super) fn kind(class: Option<&str>) -> ItemKind {
    match class.map(str::to_ascii_lowercase).as_deref() {
        Some("picture" | "photo" | "image") => ItemKind::Picture,
        Some("audio") => ItemKind::Audio,
        Some("video" | "animation") => ItemKind::Video,
        Some("graphic") => ItemKind::Graphic,
        Some("composite") => ItemKind::Package,
        _ => ItemKind::Text,
    }
}

/// The kind of an item that does not say it and has no text.
fn kind_of_content(set: Element<'_>) -> Option<ItemKind> {
    let kinds = set.all("remoteContent").find_map(|part| part.attr("contenttype"))?;
    media::kind(kinds)
}

/// A date field: none if it is absent or empty, and a remark if it says something that is no date.
fn date(
    parent: &Parts<'_>,
    name: &'static str,
    remarks: &mut Vec<Remark>,
    delivery: &Delivery<'_>,
) -> Option<Timestamp> {
    let text = parent.child(name).map(Element::words).filter(|text| !text.is_empty())?;
    let read = dates::read(&text, &delivery.hints.zone);
    if read.is_none() {
        remarks.push(Remark::new("date-unreadable", format!("The date “{text}” of {name} cannot be read.")));
    }
    read
}

fn manage<'a>(
    meta: &Parts<'a>,
    names: &Names<'a>,
    item: &mut Item,
    remarks: &mut Vec<Remark>,
    delivery: &Delivery<'_>,
) {
    if let Some(status) = meta.child("pubStatus")
        && let Some(code) = names.code(status)
    {
        item.status = match &*code.to_ascii_lowercase() {
            "usable" => PubStatus::Usable,
            "withheld" => PubStatus::Withheld,
            "canceled" | "cancelled" => PubStatus::Canceled,
            other => {
                // Holding what could be used costs an editor a click; using what is held costs more.
                let text = format!("The publishing status “{other}” is not known; the item is withheld.");
                remarks.push(Remark::new("status-unknown", text));
                PubStatus::Withheld
            }
        };
    }
    item.signals = meta.all("signal").filter_map(|signal| self::signal(signal, names)).collect();
    item.first_created = date(meta, "firstCreated", remarks, delivery);
    item.version_created = date(meta, "versionCreated", remarks, delivery);
    item.expires = date(meta, "expires", remarks, delivery);
    if meta.child("embargoed").is_some() {
        item.embargo = date(meta, "embargoed", remarks, delivery);
        item.embargo_open = item.embargo.is_none();
    }
    // AA puts the transmission priority here and sends no urgency; both count from 1.
    let priority = one_to_nine(meta.child("priority"));
    item.priority = priority.or(item.priority);
    item.urgency = priority;
    item.provider = meta.child("provider").and_then(|provider| names.name_or_code(provider));
    let services: Vec<_> =
        meta.all("service").filter_map(|one| names.code(one).map(Into::into).or(names.name(one))).collect();
    item.service = Some(services.join(", ")).filter(|services| !services.is_empty());
    item.profile = meta.child("profile").map(Element::words).filter(|profile| !profile.is_empty());
}

/// What a signal says. Reuters has its editorial status among them, in letters.
fn signal<'a>(element: Element<'a>, names: &Names<'a>) -> Option<String> {
    match element.attr("qcode") {
        Some("edStat:U") => Some("update".to_owned()),
        Some("edStat:C") => Some("correction".to_owned()),
        _ => names.code(element).map(Into::into),
    }
}

/// An urgency or a priority.
pub(super) fn one_to_nine(element: Option<Element<'_>>) -> Option<u8> {
    element?.words().parse().ok().filter(|number| (1..=9).contains(number))
}

/// Whether a headline of AA's says “Breaking news” itself, in whichever letters: İ and I, ı and i are one here.
fn is_flash(item: &Item) -> bool {
    let head = text::fold(item.headline.get(..item.headline.floor_char_boundary(24)).unwrap_or_default());
    let turkish = item.lang.as_ref().is_some_and(|lang| lang.primary() == "tr");
    turkish
        && ["son dakika", "flas"].iter().any(|word| {
            head.strip_prefix(word)
                .is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()) || rest.is_empty())
        })
}
