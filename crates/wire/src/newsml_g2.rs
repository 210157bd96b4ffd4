//! NewsML-G2 (IPTC), versions 2.9 to 2.35, as messages of many items or single ones.
//!
//! Names are matched without regard to the namespace, which agencies send as default, prefixed or not at all.

mod content;
mod media;
mod meta;

use crate::{
    Parsed, ParsedItem, Remark,
    formats::Delivery,
    xml::{Content, Element},
};
use tellal_story::{Item, ItemKind, Related};

/// Kinds of items that G2 knows and that are no stories.
const NO_STORIES: &[&str] = &["conceptItem", "knowledgeItem", "planningItem", "catalogItem"];

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    delivery.root().is_some_and(|root| {
        ["newsMessage", "newsItem", "packageItem"].iter().chain(NO_STORIES).any(|name| root.name() == *name)
    })
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let Some(root) = delivery.root() else { return };
    let elements = items(root);
    if elements.is_empty() {
        parsed.remarks.push(Remark::new("not-a-story", "The message holds no items."));
    }
    for element in &elements {
        if element.is("newsItem") {
            let mut item = meta::read(*element, delivery);
            item.item.lang = item.item.lang.or_else(|| lang_of(root));
            parsed.items.push(item);
        } else if element.is("packageItem") {
            match package(*element, delivery) {
                Some(item) => parsed.items.push(item),
                None => parsed.remarks.push(Remark::new("not-a-story", "The package says nothing about itself.")),
            }
        } else {
            let id = element.attr("guid").unwrap_or("without an id");
            let text = format!("The delivery holds a {} ({id}), which is no story.", element.name());
            parsed.remarks.push(Remark::new("not-a-story", text));
        }
    }
    media::join(parsed);
}

fn lang_of(element: Element<'_>) -> Option<tellal_story::Lang> {
    element.attr("xml:lang").and_then(|tag| tellal_story::Lang::new(tag).ok())
}

/// The items of a message in order; an item inside another's content is not one of its own.
fn items(root: Element<'_>) -> Vec<Element<'_>> {
    let is_item = |element: Element<'_>| {
        element.is("newsItem") || element.is("packageItem") || NO_STORIES.iter().any(|name| element.is(name))
    };
    let mut found = Vec::new();
    let mut waiting = vec![root];
    while let Some(next) = waiting.pop() {
        if is_item(next) {
            found.push(next);
        } else {
            let at = waiting.len();
            waiting.extend(next.children());
            waiting[at..].reverse();
        }
    }
    found
}

/// A package: what it says of itself, and the items it names. One that says neither id nor headline is an envelope.
fn package(element: Element<'_>, delivery: &Delivery<'_>) -> Option<ParsedItem> {
    let mut read = meta::read(element, delivery);
    read.item.kind = ItemKind::Package;
    if read.item.id.is_none() && read.item.headline.is_empty() {
        return None;
    }
    for reference in element.descendants().filter(|element| element.is("itemRef")) {
        let Some(id) = reference.attr("residref").or_else(|| reference.attr("href")) else { continue };
        read.item.related.push(Related { rel: "item".to_owned(), id: id.to_owned(), ..Related::default() });
    }
    Some(read)
}

/// What follows the scheme of a code, or the last part of its address: `usable` of `stat:usable` and of
/// `http://cv.iptc.org/newscodes/pubstatusg2/usable`.
fn code(element: Element<'_>) -> Option<&str> {
    let value = element.attr("qcode").or_else(|| element.attr("uri")).or_else(|| element.attr("literal"))?;
    value.trim_end_matches('/').rsplit([':', '/']).next().filter(|code| !code.is_empty())
}

/// What follows the scheme of a role.
fn role(element: Element<'_>) -> Option<&str> {
    let value = element.attr("role").or_else(|| element.attr("roleuri"))?;
    value.rsplit([':', '/']).next()
}

/// The element in the item's language, or in none, or the first that says something.
fn in_language<'a>(elements: impl Iterator<Item = Element<'a>>, item: &Item) -> Option<Element<'a>> {
    let said: Vec<_> = elements.filter(|element| !element.words().is_empty()).collect();
    let primary = item.lang.as_ref().map(tellal_story::Lang::primary);
    let matches = |element: &&Element<'a>| {
        element.attr("xml:lang").and_then(|tag| tag.split(['-', '_']).next()).is_some_and(|tag| Some(tag) == primary)
    };
    said.iter()
        .find(matches)
        .or_else(|| said.iter().find(|element| element.attr("xml:lang").is_none()))
        .or(said.first())
        .copied()
}

/// The name of a thing: its `name` in the item's language, or its `literal`.
fn name_of(element: Element<'_>, item: &Item) -> Option<String> {
    in_language(element.all("name"), item)
        .map(Element::words)
        .or_else(|| element.attr("literal").map(str::to_owned))
        .or_else(|| {
            element
                .content()
                .any(|content| matches!(content, Content::Text(text) if !text.trim().is_empty()))
                .then(|| element.words())
        })
        .filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests;
