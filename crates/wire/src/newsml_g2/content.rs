//! Which of a content set's renditions is the story, and its body.
//!
//! A content set holds the same text in several forms. XHTML is taken before NITF and NITF before inline data; what is marked
//! as not public is never looked at; and among equals the first wins, not the last.

use super::role;
use crate::{
    Remark, byline, dateline, entities,
    html::{self, Attributes, Blocks},
    nitf, text,
    xml::{Content, Element, words},
};
use base64::Engine;
use tellal_story::{Block, Body, Item};

/// What one rendition gave.
#[derive(Default)]
struct Reading {
    body: Body,
    /// Words that stand in the content and belong into fields, where the metadata did not say them.
    headline: String,
    subheads: Vec<String>,
    standfirst: String,
    byline: tellal_story::Byline,
    dateline: Option<String>,
}

/// Fills in the body, and the fields that only the content says.
pub(super) fn read(set: Element<'_>, item: &mut Item, remarks: &mut Vec<Remark>) {
    let mut renditions: Vec<(u8, Element<'_>)> =
        set.children().filter(|part| !is_private(*part)).filter_map(|part| Some((rank(part)?, part))).collect();
    renditions.sort_by_key(|(rank, _)| *rank);
    let mut best: Option<Reading> = None;
    for (_, part) in renditions {
        let Some(reading) = rendition(part, item) else {
            let what = part.attr("contenttype").unwrap_or("unnamed");
            remarks.push(Remark::new("content-unreadable", format!("Content of the kind {what} cannot be read.")));
            continue;
        };
        let empty = reading.body.is_empty();
        if best.as_ref().is_none_or(|best| best.body.is_empty() && !empty) {
            best = Some(reading);
        }
        if !empty {
            break;
        }
    }
    let Some(reading) = best else { return };
    item.body = reading.body;
    if item.headline.is_empty() {
        item.headline = reading.headline;
    }
    if item.subheads.is_empty() {
        item.subheads = reading.subheads;
    }
    if item.standfirst.is_empty() {
        item.standfirst = reading.standfirst;
    }
    if item.byline.0.is_empty() {
        item.byline = reading.byline;
    }
    let near = item.version_created.or(item.first_created);
    let inside = reading.dateline.and_then(|text| dateline::whole(&text, near));
    text::lift_byline(item);
    let lifted = dateline::lift(&mut item.body, near);
    // A place that is said on its own is less than a dateline with its agency.
    if item.dateline.as_ref().is_none_or(|known| known.agency.is_none()) {
        item.dateline = lifted.or(inside).or(item.dateline.take());
    }
}

fn is_private(part: Element<'_>) -> bool {
    let private = |value: Option<&str>| {
        value.is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            value.contains("nonpublic") || value.contains("non-public") || value.contains("private")
        })
    };
    private(part.attr("rendition")) || private(part.attr("role")) || private(role(part))
}

/// The order in which renditions are tried; none for those that are no text.
fn rank(part: Element<'_>) -> Option<u8> {
    if part.is("inlineXML") {
        let root = part.children().next();
        return Some(match root {
            Some(root) if root.is("nitf") => 1,
            Some(_) => 0,
            None => 2,
        });
    }
    if !part.is("inlineData") || part.attr("hascontent") == Some("false") {
        return None;
    }
    if part
        .attr("contenttype")
        .is_some_and(|kind| !kind.contains("text") && !kind.contains("html") && !kind.contains("xml"))
    {
        return None;
    }
    let rendition =
        part.attr("rendition").unwrap_or_default().rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    match &*rendition {
        // These repeat single fields.
        "headline" | "teaser" | "byline" | "dateline" | "title" => None,
        "text" => Some(3),
        _ => Some(4),
    }
}

fn rendition(part: Element<'_>, item: &Item) -> Option<Reading> {
    if part.is("inlineXML")
        && let Some(root) = part.children().next()
    {
        return Some(match part.find("nitf") {
            Some(element) => nitf_reading(element),
            None => xhtml(root, item),
        });
    }
    let mut data = part.raw_text();
    if part.attr("encoding").is_some_and(|encoding| encoding.to_ascii_lowercase().contains("base64")) {
        data.retain(|c| !c.is_whitespace());
        let bytes = base64::engine::general_purpose::STANDARD.decode(data).ok()?;
        data = String::from_utf8(bytes).ok()?;
    }
    let markup = html::is_markup(&data);
    let body = if markup { html::read(&entities::unescape_twice(&data), None).body } else { text::paragraphs(&data) };
    Some(Reading { body, ..Reading::default() })
}

fn nitf_reading(element: Element<'_>) -> Reading {
    let read = nitf::read(element);
    Reading {
        body: read.body,
        headline: read.headline,
        subheads: read.subheads,
        standfirst: read.standfirst,
        byline: read.byline,
        dateline: read.dateline,
    }
}

/// Reads XHTML: its `body`, or all of it if there is none.
fn xhtml(root: Element<'_>, item: &Item) -> Reading {
    let body = root.descendants().find(|element| element.is("body")).unwrap_or(root);
    let mut walk = Walk { blocks: Blocks::new(None), reading: Reading::default(), standfirst: words(&item.standfirst) };
    walk.element(body);
    let mut reading = walk.reading;
    reading.body = walk.blocks.finish();
    if reading.headline.is_empty() && item.headline.is_empty() {
        // A first heading is the headline where nothing else is.
        if let Some(Block::Subhead { text }) = reading.body.0.first() {
            reading.headline = words(&tellal_story::body::plain(text));
            reading.body.0.remove(0);
        }
    }
    if reading.headline.is_empty() {
        reading.headline = root.find("title").map(Element::words).unwrap_or_default();
    }
    reading
}

struct Walk<'a> {
    blocks: Blocks<'a>,
    reading: Reading,
    standfirst: String,
}

impl Walk<'_> {
    fn element(&mut self, element: Element<'_>) {
        for content in element.content() {
            let child = match content {
                Content::Text(text) => {
                    let twice = text.contains('&').then(|| entities::decode(text));
                    self.blocks.text(twice.as_deref().unwrap_or(text));
                    continue;
                }
                Content::Element(child) => child,
            };
            if self.takes(child) {
                continue;
            }
            let name = child.name().to_ascii_lowercase();
            self.blocks.open(&name, &Attributes::of(child));
            self.element(child);
            self.blocks.close(&name);
        }
    }

    /// Whether an element is a field and not a part of the body: dpa and others repeat title, byline and time in a `header`,
    /// and mark the teaser, the byline and the dateline by class.
    fn takes(&mut self, child: Element<'_>) -> bool {
        let class = child.attr("class").unwrap_or_default().to_ascii_lowercase();
        let has = |wanted: &str| class.split_whitespace().any(|class| class == wanted);
        if class.contains("nonpublic") || has("notepad") {
            return true;
        }
        if child.is("header") {
            if let Some(title) = child.find("h1") {
                self.reading.headline = title.words();
            }
            if let Some(by) = child.descendants().find(|element| element.attr("class") == Some("byline")) {
                self.reading.byline = byline::read(&by.words());
            }
            return true;
        }
        let text = || child.words();
        if has("dateline") {
            self.reading.dateline = Some(text());
            return true;
        }
        if has("byline") {
            self.reading.byline = byline::read(&text());
            return true;
        }
        if has("teaser") || has("lead") && text() == self.standfirst {
            let text = text();
            if self.standfirst.is_empty() || self.standfirst == text {
                self.reading.standfirst = text;
                return true;
            }
        }
        false
    }
}
