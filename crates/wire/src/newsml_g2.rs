//! NewsML-G2 (IPTC), versions 2.0 to 2.35, as messages of many items or single ones.
//!
//! Names are matched without regard to the namespace, which agencies send as default, prefixed or not at all.

mod content;
mod describe;
mod links;
mod media;
mod meta;
mod names;
mod notes;
mod package;
mod people;
mod rights;
mod subjects;
mod ttnitf;
mod xhtml;

use crate::{Parsed, Remark, dates, formats::Delivery, xml::Element};
use jiff::Timestamp;

/// Kinds of items that G2 knows and that are no stories.
const NO_STORIES: &[&str] = &["conceptItem", "knowledgeItem", "planningItem", "catalogItem"];

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    delivery.root().is_some_and(|root| is_item(root) || root.is("newsMessage"))
}

fn is_item(element: Element<'_>) -> bool {
    ["newsItem", "packageItem"].iter().chain(NO_STORIES).any(|name| element.is(name))
}

/// What a message says for all its items.
struct Envelope<'a> {
    root: Element<'a>,
    header: Option<Element<'a>>,
    sent: Option<Timestamp>,
    priority: Option<u8>,
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let Some(root) = delivery.root() else { return };
    let elements = items(root);
    if elements.is_empty() {
        parsed.remarks.push(Remark::new("not-a-story", "The message holds no items."));
    }
    let header = root.child("header");
    let sent = header.and_then(|header| header.child("sent")).map(Element::words).filter(|sent| !sent.is_empty());
    let envelope = Envelope {
        root,
        header,
        sent: sent.and_then(|sent| dates::read(&sent, &delivery.hints.zone)),
        priority: meta::one_to_nine(header.and_then(|header| header.child("priority"))),
    };
    let mut packages = Vec::new();
    for element in elements {
        if element.is("newsItem") {
            delivery.keep(meta::read(element, &envelope, delivery), parsed);
        } else if element.is("packageItem") {
            packages.push(package::groups(element));
            match package::read(element, &envelope, delivery) {
                Some(item) => delivery.keep(item, parsed),
                None => parsed.remarks.push(Remark::new("not-a-story", "The package says nothing about itself.")),
            }
        } else {
            let id = element.attr("guid").unwrap_or("without an id");
            let text = format!("The delivery holds a {} ({id}), which is no story.", element.name());
            parsed.remarks.push(Remark::new("not-a-story", text));
        }
    }
    package::join(&packages, parsed);
}

/// The items of a message in order; an item inside another's content is not one of its own.
fn items(root: Element<'_>) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    let mut waiting = vec![root];
    while let Some(next) = waiting.pop() {
        if is_item(next) {
            if found.len() < crate::MAX_ITEMS {
                found.push(next);
            }
        } else {
            let at = waiting.len();
            waiting.extend(next.children());
            waiting[at..].reverse();
        }
    }
    found
}

#[cfg(test)]
mod tests;
