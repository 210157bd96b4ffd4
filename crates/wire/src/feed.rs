//! Web feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF and JSON Feed, with the vocabularies that they carry.
//!
//! A document becomes a [`Feed`], which says what was sent and nothing else, and the newsroom's items are made from that.
//! They are read off the same lenient tree as the other XML formats and not through a feed library, because three things must
//! be ours: an item without an id gets none (a made-up one would never meet its update), dates without a zone are in the
//! source's, and a feed that is broken in the middle still gives the items before.

mod around;
mod document;
mod extras;
mod http;
mod item;
mod json_feed;
mod media;
mod model;
mod person;
mod record;
mod soundness;
mod texts;
mod wordpress;

pub use document::read;
pub use http::Http;
pub use model::{
    Agency, Chapter, Chapters, Credit, Date, Export, Feed, Generator, Image, Link, Media, Medium, Mime, Person, Place,
    Podcast, Record, Shape, Tag, Text, TextInput, TextKind, Version,
};

use crate::{Parsed, formats::Delivery};
use around::Around;

pub(crate) fn is_atom(delivery: &Delivery<'_>) -> bool {
    delivery.root().is_some_and(document::is_atom)
}

pub(crate) fn is_rss(delivery: &Delivery<'_>) -> bool {
    delivery.root().is_some_and(document::is_rss)
}

pub(crate) fn is_json_feed(delivery: &Delivery<'_>) -> bool {
    delivery.json.as_ref().is_some_and(json_feed::is_feed)
}

/// Reads a feed's items.
pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let around = Around::default();
    let zone = &delivery.hints.zone;
    // The entries become items one after the other: a feed may be large, and its items are.
    let mut channel = None;
    let mut exported = wordpress::Exported::default();
    let mut add = |feed: &Feed, entry: &Record| {
        if !exported.takes(entry, parsed.items.len()) {
            return;
        }
        let channel = channel.get_or_insert_with(|| item::Channel::of(feed));
        delivery.keep(item::item(entry, channel), parsed);
    };
    let feed = match (delivery.root(), &delivery.json) {
        (Some(root), _) => document::in_parts(root, &around, zone, |feed, entry| add(feed, &entry)),
        (None, Some(json)) => {
            let feed = json_feed::feed(json, &around, zone);
            feed.entries.iter().for_each(|entry| add(&feed, entry));
            feed
        }
        (None, None) => return,
    };
    exported.finish(parsed);
    let empty = feed.channel == Record::default();
    if empty && parsed.items.is_empty() {
        parsed.remarks.push(crate::Remark::new("not-a-story", "The feed has no channel and no items."));
    }
}

#[cfg(test)]
mod tests;
