//! XHTML in a content set, where fields stand among the paragraphs, marked by class.

use super::content::{Reading, typewritten};
use crate::{
    byline, entities,
    html::{Attributes, Blocks},
    xml::{Content, Element, words},
};
use std::borrow::Cow;
use tellal_story::{Block, Item, MediaRef};

/// Reads XHTML: its `body`, or all of it if there is none.
pub(super) fn read(root: Element<'_>, item: &Item) -> Reading {
    let body = root.find("body").unwrap_or(root);
    if body.children().next().is_none() {
        // Reuters sends results so: lines of a table, and no markup at all.
        let text = body.raw_text();
        if text.trim().contains('\n') {
            return Reading { body: typewritten(&dedent(&text)), ..Reading::default() };
        }
    }
    let mut walk = Walk {
        blocks: Blocks::new(None),
        reading: Reading::default(),
        standfirst: words(&item.standfirst),
        media: &item.media,
    };
    walk.element(body);
    let mut reading = walk.reading;
    reading.body = walk.blocks.finish();
    if reading.headline.is_empty() && item.headline.is_empty() {
        // A first heading is the headline where nothing else is.
        if let Some(Block::Subhead { text }) = reading.body.0.first() {
            reading.headline = words(&tellal_story::body::plain(text));
        }
    }
    if reading.headline.is_empty() {
        reading.headline = root.find("title").map(Element::words).unwrap_or_default();
    }
    reading
}

/// The paragraphs of a whole story that was typed into one `p`, as Reuters sends some: indents begin them, and their other
/// lines begin at the margin. Layout of the document indents all lines alike.
fn typed(element: Element<'_>) -> Option<Vec<String>> {
    if element.children().next().is_some() {
        return None;
    }
    let text = element.text();
    let indented = |line: &str| line.starts_with("  ") || line.starts_with('\t');
    let (mut indents, mut margins) = (0, 0);
    for line in text.split('\n').skip(1).filter(|line| !line.trim_start().is_empty()) {
        *(if indented(line) { &mut indents } else { &mut margins }) += 1;
    }
    if indents < 2 || margins < 2 {
        return None;
    }
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let begins = indented(line);
        let line = words(line);
        // A line much shorter than the margins let it be is the last of its paragraph.
        let goes_on = line.chars().count() >= 40;
        match paragraphs.last_mut() {
            _ if line.is_empty() => {}
            Some(last) if open && !begins => {
                last.push(' ');
                last.push_str(&line);
            }
            _ => paragraphs.push(line),
        }
        open = goes_on;
    }
    Some(paragraphs)
}

/// Takes off the indent that the document's own layout gave to all lines after the first.
fn dedent(text: &str) -> String {
    let text = text.trim();
    let rest = || text.lines().skip(1).filter(|line| !line.trim().is_empty());
    let indent = rest().map(|line| line.len() - line.trim_start_matches([' ', '\t']).len()).min().unwrap_or(0);
    let line = |line: &str| line.get(indent..).unwrap_or_else(|| line.trim_start()).trim_end().to_owned();
    let mut lines = text.lines();
    lines
        .next()
        .map(|first| first.trim_end().to_owned())
        .into_iter()
        .chain(lines.map(line))
        .collect::<Vec<_>>()
        .join("\n")
}

struct Walk<'a> {
    blocks: Blocks<'a>,
    reading: Reading,
    standfirst: String,
    media: &'a [MediaRef],
}

impl Walk<'_> {
    fn element(&mut self, element: Element<'_>) {
        for content in element.content() {
            let child = match content {
                Content::Text(text) => {
                    self.blocks.text(&plain(text));
                    continue;
                }
                Content::Element(child) => child,
            };
            if self.takes(child) {
                continue;
            }
            let name = child.name();
            let name: Cow<'_, str> = if name.bytes().any(|b| b.is_ascii_uppercase()) {
                name.to_ascii_lowercase().into()
            } else {
                name.into()
            };
            if let Some(what) = name.strip_prefix("dnl-") {
                self.embedded(what, child);
                continue;
            }
            if name == "p"
                && let Some(paragraphs) = typed(child)
            {
                for paragraph in paragraphs {
                    self.blocks.open("p", &Attributes::default());
                    self.blocks.text(&paragraph);
                    self.blocks.close("p");
                }
                continue;
            }
            self.blocks.open(&name, &Attributes::of(child));
            self.element(child);
            self.blocks.close(&name);
        }
    }

    /// What dpa's digital wires set into the text: a picture by the id of its item, or a page on another site by its address.
    fn embedded(&mut self, what: &str, child: Element<'_>) {
        let attribute = |to: &str, value: &str| (to.to_owned(), value.to_owned());
        if what == "image" {
            let id = child.attr("ref").or_else(|| child.attr("src"));
            let known = self.media.iter().find(|medium| medium.id.as_deref().is_some_and(|known| Some(known) == id));
            let href = known.map(|medium| medium.href.as_str()).or_else(|| child.attr("src"));
            let Some(href) = href else { return };
            let alt = child.attr("alt").unwrap_or_default();
            self.blocks.open("figure", &Attributes::default());
            self.blocks.open("img", &Attributes(vec![attribute("src", href), attribute("alt", alt)]));
            for (tag, words) in [("figcaption", child.attr("caption")), ("cite", child.attr("creditline"))] {
                if let Some(words) = words {
                    self.blocks.open(tag, &Attributes::default());
                    self.blocks.text(words);
                    self.blocks.close(tag);
                }
            }
            self.blocks.close("figure");
        } else if let Some(src) = child.attr("src") {
            self.blocks.open("iframe", &Attributes(vec![attribute("src", src)]));
            self.blocks.close("iframe");
        }
    }

    /// Whether an element is a field and not a part of the body: dpa and others repeat title, byline and time in a `header`,
    /// and mark the teaser, the byline and the dateline by class.
    fn takes(&mut self, child: Element<'_>) -> bool {
        if child.is("header") {
            if let Some(title) = child.find("h1") {
                self.reading.headline = title.words();
            }
            if let Some(by) = child.descendants().find(|element| element.attr("class") == Some("byline")) {
                self.reading.byline = byline::read(&by.words());
            }
            return true;
        }
        let Some(class) = child.attr("class") else { return false };
        let class = class.to_ascii_lowercase();
        let has = |wanted: &str| class.split_whitespace().any(|class| class == wanted);
        if class.contains("nonpublic") || has("notepad") {
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
        if has("teaser") || has("lead") && !self.standfirst.is_empty() && text() == self.standfirst {
            let text = text();
            if self.standfirst.is_empty() || self.standfirst == text {
                self.reading.standfirst = text;
                return true;
            }
        }
        false
    }
}

/// Text without what was escaped once too often: references to characters, and tags that no vocabulary has
/// (`<endash>-</endash>`, which STT sends).
fn plain(text: &str) -> Cow<'_, str> {
    let decoded = if text.contains('&') { entities::decode_value(text) } else { text.into() };
    if !decoded.contains('<') || !decoded.contains("</") {
        return decoded;
    }
    let mut out = String::with_capacity(decoded.len());
    let mut rest = &*decoded;
    let mut open: Vec<&str> = Vec::new();
    // How much of the text stands from its last end tag on.
    let last = decoded.rfind("</").map_or(0, |at| decoded.len() - at);
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tag = &rest[at + 1..];
        let (closes, name) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (name, after) = name.split_at(length);
        let known = match (after.strip_prefix('>'), closes) {
            (Some(after), false) if length > 0 && open.len() < 16 && after.len() >= last => {
                open.push(name);
                Some(after)
            }
            (Some(after), true) if open.last() == Some(&name) => {
                open.pop();
                Some(after)
            }
            _ => None,
        };
        rest = known.unwrap_or_else(|| {
            out.push('<');
            tag
        });
    }
    out.push_str(rest);
    out.into()
}
