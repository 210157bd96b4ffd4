//! NewsML 1.0 to 1.2 (IPTC): one message, one or more news items, each a tree of components whose depth every agency chooses anew.
//!
//! `newsml_1/identity.rs` reads which item it is, `newsml_1/management.rs` what may be done with it, `newsml_1/lines.rs` what its
//! components say of it, `newsml_1/content.rs` its text and `newsml_1/media.rs` its pictures, films and sound. A DTD or a catalogue that
//! a file names is never fetched.

mod content;
mod identity;
mod lines;
mod management;
mod media;
mod story;

use crate::{
    Parsed, ParsedItem, Remark,
    formats::Delivery,
    xml::{Element, words},
};
use tellal_story::{Item, ItemKind, Note, PubStatus, Related, Scope};

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    delivery
        .root()
        .is_some_and(|root| root.is("NewsML") || root.is("NewsItem") && root.child("Identification").is_some())
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let Some(root) = delivery.root() else { return };
    let items: Vec<_> = root.descendants().filter(|element| element.is("NewsItem")).take(MAX_ITEMS).collect();
    if items.is_empty() {
        parsed.remarks.push(Remark::new("not-a-story", "The delivery holds no news items."));
    }
    for element in items {
        read(root, element, delivery, parsed);
    }
}

/// Items of one delivery that are read. Real ones have a few dozen.
const MAX_ITEMS: usize = 2000;

fn read(root: Element<'_>, element: Element<'_>, delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let mut read = ParsedItem::default();
    let ParsedItem { item, remarks } = &mut read;
    let update = identity::read(element, item);
    if let Some(management) = element.child("NewsManagement") {
        management::read(management, item, remarks, delivery);
    }
    if let Some(envelope) = root.child("NewsEnvelope") {
        management::envelope(envelope, item, remarks, delivery);
    }
    let component = element.child("NewsComponent");
    if update == Some('U') || element.child("Update").is_some() {
        parts(element, &mut read);
        delivery.keep(read, parsed);
        return;
    }
    let Some(component) = component else {
        if element.child("TopicSet").is_some() {
            let text = format!(
                "The item {} is a set of topics, which is no story.",
                item.id.as_deref().unwrap_or("without an id")
            );
            parsed.remarks.push(Remark::new("not-a-story", text));
            return;
        }
        status_alone(item);
        delivery.keep(read, parsed);
        return;
    };
    for mut read in story::read(element, component, read, delivery) {
        let item = &mut read.item;
        let said =
            !item.headline.is_empty() || !item.body.is_empty() || !item.media.is_empty() || !item.related.is_empty();
        if update == Some('A') && item.body.is_empty() && item.media.is_empty() {
            status_alone(item);
        } else if !said && item.status == PubStatus::Usable {
            let text = format!("The item {} says nothing.", item.id.as_deref().unwrap_or("without an id"));
            parsed.remarks.push(Remark::new("not-a-story", text));
            continue;
        }
        delivery.keep(read, parsed);
    }
}

/// An item of identification and management alone: they take the place of the former ones, and the text that came before holds.
/// Such a delivery keeps the number of the revision that it is about, so that the time of its sending tells it from that one.
fn status_alone(item: &mut Item) {
    item.scope = Scope::Status;
    item.version_created = item.version_created.max(item.sent);
}

/// Instructions for changing parts of the text that came before, each as a note that a person can follow.
fn parts(element: Element<'_>, read: &mut ParsedItem) {
    read.item.scope = Scope::Parts;
    for change in element.all("Update").flat_map(Element::children).take(200) {
        let what = match &*change.name().to_ascii_lowercase() {
            "insertbefore" => "Insert before",
            "insertafter" => "Insert after",
            "replace" => "Replace",
            "delete" => "Delete",
            _ => continue,
        };
        let role = match change.attr("DuidRef") {
            Some(part) => format!("{what} {part}"),
            None => what.to_owned(),
        };
        // Paragraphs stay apart.
        let text = crate::html::read_element(change, None).body.plain();
        let text = if text.is_empty() { role.clone() } else { text };
        read.item.notes.push(Note { role: Some(role), text, publishable: false });
    }
    let text = "The delivery changes parts of an earlier version; a person must make the changes.";
    read.remarks.push(Remark::new("parts-only", text));
}

/// What a vocabulary calls it: `FormalName`, or the words in the element, as TASS has them.
fn formal(element: Element<'_>) -> Option<String> {
    let name = element.attr("FormalName").map(words).or_else(|| Some(element.words()));
    name.filter(|name| !name.is_empty())
}

/// The formal name of the first such child that says one.
fn formal_of(element: Element<'_>, name: &str) -> Option<String> {
    element.all(name).find_map(formal)
}

/// The words of the first such child that has any. CDATA and line ends inside are no matter.
fn words_of(element: Element<'_>, name: &str) -> Option<String> {
    element.all(name).map(Element::words).find(|text| !text.is_empty())
}

/// The value of a `Property`.
fn property(element: Element<'_>, name: &str) -> Option<String> {
    let mut all = element
        .all("Property")
        .filter(|property| property.attr("FormalName").is_some_and(|known| known.eq_ignore_ascii_case(name)));
    all.find_map(|property| property.attr("Value").map(words)).filter(|value| !value.is_empty())
}

/// The name of the first `Party` of such a child.
fn party(element: Element<'_>, name: &str) -> Option<String> {
    element.all(name).flat_map(|holder| holder.all("Party")).find_map(formal)
}

/// A reference to another item.
fn related(rel: &str, reference: &str, title: Option<String>) -> Related {
    let href = reference.starts_with("http").then(|| reference.to_owned());
    let id = if href.is_some() { String::new() } else { identity::without_version(reference).to_owned() };
    Related { rel: rel.to_owned(), id, href, title }
}

/// What a medium is, by the words that agencies have for it.
fn kind_of(name: &str) -> Option<ItemKind> {
    let name = name.to_ascii_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    if has(&["video", "mpeg4", "mp4", "quicktime", "film"]) {
        Some(ItemKind::Video)
    } else if has(&["audio", "sound", "mp3", "mpeg3", "wav"]) {
        Some(ItemKind::Audio)
    } else if has(&["graphic", "svg", "illustrator"]) {
        Some(ItemKind::Graphic)
    } else if has(&["photo", "image", "picture", "jpeg", "jpg", "gif", "png", "tiff"]) {
        Some(ItemKind::Picture)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
