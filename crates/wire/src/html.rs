//! HTML and XHTML fragments to a story's body.
//!
//! There is no tree in between: tags drive [`Blocks`], which holds at most one open paragraph, list, figure and table of data.
//! So nesting costs nothing, time is linear in the length, and no combination of tags can make the result larger than the
//! text. What is not a block or run of the domain is gone; its words stay.

mod blocks;
mod line;
mod pre;
mod table;
#[rustfmt::skip] // names, many to a line
mod tag;

pub(crate) use blocks::{Attributes, Blocks};
pub(crate) use tag::is_void;

use crate::{
    entities,
    xml::{Content, Element},
};
use std::borrow::Cow;
use tellal_story::Body;
use url::Url;

/// Fragments are read up to this many bytes.
const MAX_BYTES: usize = 4 << 20;
/// Attributes of one tag that are kept.
const MAX_ATTRIBUTES: usize = 64;

/// A fragment, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fragment {
    /// The body.
    pub body: Body,
    /// The fragment was longer than 4 MiB and was read up to there.
    pub truncated: bool,
}

/// Reads a fragment. `base` is the address to which relative ones in it belong.
pub fn read(html: &str, base: Option<&Url>) -> Fragment {
    let mut blocks = Blocks::new(base);
    let mut end = html.len().min(MAX_BYTES);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    feed(&html[..end], &mut blocks);
    Fragment { body: blocks.finish(), truncated: end < html.len() }
}

/// Reads the content of an XML element whose children are XHTML.
pub(crate) fn read_element(element: Element<'_>, base: Option<&Url>) -> Fragment {
    let mut blocks = Blocks::new(base);
    tell_content(element, &mut blocks);
    Fragment { body: blocks.finish(), truncated: false }
}

/// Tells `blocks` of an XHTML element and all in it.
pub(crate) fn tell(element: Element<'_>, blocks: &mut Blocks<'_>) {
    let name = element.name().to_ascii_lowercase();
    blocks.open(&name, &Attributes::of(element));
    tell_content(element, blocks);
    blocks.close(&name);
}

fn tell_content(element: Element<'_>, blocks: &mut Blocks<'_>) {
    for content in element.content() {
        match content {
            Content::Text(text) => blocks.text(text),
            Content::Element(child) => tell(child, blocks),
        }
    }
}

/// Whether HTML knows an element of that name, in small letters.
pub(crate) fn is_tag(name: &str) -> bool {
    tag::is_known(name)
}

/// The words of a fragment in one line, for headlines and standfirsts that may carry markup.
pub(crate) fn words(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return crate::xml::words(html);
    }
    let body = read(html, None).body;
    let lines: Vec<_> = body.0.iter().map(tellal_story::Block::plain).collect();
    crate::xml::words(&lines.join(" "))
}

/// Whether a text carries markup: a tag or a reference that HTML knows.
pub(crate) fn is_markup(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let after = name[length..].chars().next();
        let closes = matches!(after, Some('>' | '/')) || after.is_some_and(char::is_whitespace);
        if closes && tag::is_known(&name[..length].to_ascii_lowercase()) {
            return true;
        }
    }
    entities::decode(text) != text
}

/// Tells `blocks` of every tag and text.
fn feed(html: &str, blocks: &mut Blocks<'_>) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        blocks.text(&entities::decode(&rest[..at]));
        let after = &rest[at + 1..];
        rest = match after.bytes().next() {
            Some(b'!') => match after.strip_prefix("![CDATA[") {
                Some(data) => {
                    let (data, rest) = data.split_once("]]>").unwrap_or((data, ""));
                    blocks.text(data);
                    rest
                }
                None if after.starts_with("!--") => {
                    let after = &after[3..];
                    if let Some(rest) = after.strip_prefix('>').or_else(|| after.strip_prefix("->")) {
                        rest
                    } else {
                        after.split_once("-->").map_or("", |(_, rest)| rest)
                    }
                }
                None => after.split_once('>').map_or("", |(_, rest)| rest),
            },
            Some(b'?') => after.split_once('>').map_or("", |(_, rest)| rest),
            Some(b'/') if after[1..].starts_with(|c: char| c.is_ascii_alphabetic()) => {
                let (name, rest) = name(&after[1..]);
                blocks.close(&name);
                rest.split_once('>').map_or("", |(_, rest)| rest)
            }
            Some(b) if b.is_ascii_alphabetic() => {
                let (name, after) = name(after);
                let (attributes, empty, rest) = attributes(after);
                match &*name {
                    // What stands in these is no markup; it ends at the end tag and nowhere else.
                    "script" | "style" | "textarea" | "title" | "xmp" if !empty => after_end_tag(rest, &name),
                    _ => {
                        blocks.open(&name, &attributes);
                        if empty {
                            blocks.close_empty(&name);
                        }
                        rest
                    }
                }
            }
            _ => {
                blocks.text("<");
                after
            }
        };
    }
    blocks.text(&entities::decode(rest));
}

/// A tag's name in small letters without prefix, and what follows it.
fn name(text: &str) -> (Cow<'_, str>, &str) {
    let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let name = name.rsplit(':').next().unwrap_or(name);
    (if name.bytes().any(|b| b.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }, rest)
}

/// A tag's attributes, whether it closes itself, and what follows it.
fn attributes(text: &str) -> (Attributes, bool, &str) {
    let mut attributes = Attributes::default();
    let mut rest = text;
    let mut empty = false;
    loop {
        rest = rest.trim_start();
        let Some(c) = rest.chars().next() else { return (attributes, empty, "") };
        match c {
            '>' => return (attributes, empty, &rest[1..]),
            '/' => {
                empty = true;
                rest = &rest[1..];
                continue;
            }
            _ => empty = false,
        }
        // The first character belongs to the name even if it is `=` (HTML, “before attribute name”).
        let first = c.len_utf8();
        let end = rest[first..]
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | '='))
            .map_or(rest.len(), |at| first + at);
        let (key, after) = rest.split_at(end);
        rest = after.trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_at(after.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(after.len())),
            };
        }
        if attributes.0.len() < MAX_ATTRIBUTES {
            attributes.0.push((key.to_ascii_lowercase(), entities::decode_value(value).into_owned()));
        }
    }
}

/// What follows the end tag of `name`; nothing if there is none, as in browsers.
fn after_end_tag<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name)) {
            return rest.split_once('>').map_or("", |(_, rest)| rest);
        }
    }
    ""
}

#[cfg(test)]
mod tests;
