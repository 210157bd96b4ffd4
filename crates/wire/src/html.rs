//! HTML and XHTML fragments to a story's body.
//!
//! There is no tree in between: tags drive [`Blocks`], which holds at most one open paragraph, list, figure and table of data.
//! So nesting costs nothing, time is linear in the length, and no combination of tags can make the result larger than the
//! text. What is not a block or run of the domain is gone; its words stay.

pub(crate) mod address;
mod attributes;
mod blocks;
mod line;
mod pre;
mod table;
#[rustfmt::skip] // names, many to a line
mod tag;

pub(crate) use attributes::Attributes;
pub(crate) use blocks::Blocks;

use crate::{
    entities,
    xml::{Content, Element},
};
use address::Page;
use attributes::Raw;
use memchr::{memchr, memmem};
use tag::Tag;
use tellal_story::Body;
use url::Url;

/// Fragments are read up to this many bytes.
const MAX_BYTES: usize = 4 << 20;

/// A fragment, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fragment {
    /// The body.
    pub body: Body,
    /// The fragment was longer than 4 MiB or had more than 200,000 parts (blocks, cells, runs) and was read up to there.
    pub truncated: bool,
}

/// Reads a fragment. `base` is the address to which relative ones in it belong.
pub fn read(html: &str, base: Option<&Url>) -> Fragment {
    read_into(html, Blocks::new(base))
}

/// The same, for what stands on a page.
pub(crate) fn read_on(html: &str, page: &Page<'_>) -> Fragment {
    read_into(html, Blocks::on(page))
}

fn read_into(html: &str, mut blocks: Blocks<'_>) -> Fragment {
    blocks.expect(html.len());
    let mut end = html.len().min(MAX_BYTES);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    feed(&html[..end], &mut blocks);
    let truncated = end < html.len() || blocks.is_full();
    Fragment { body: blocks.finish(), truncated }
}

/// Reads the content of an XML element whose children are XHTML.
pub(crate) fn read_element(element: Element<'_>, base: Option<&Url>) -> Fragment {
    let mut blocks = Blocks::new(base);
    tell_content(element, &mut blocks);
    let truncated = blocks.is_full();
    Fragment { body: blocks.finish(), truncated }
}

/// Tells `blocks` of an XHTML element and all in it.
pub(crate) fn tell(element: Element<'_>, blocks: &mut Blocks<'_>) {
    blocks.open(element.name(), &element);
    tell_content(element, blocks);
    blocks.close(element.name());
}

fn tell_content(element: Element<'_>, blocks: &mut Blocks<'_>) {
    for content in element.content() {
        match content {
            Content::Text(text) => blocks.text(text),
            Content::Element(child) => tell(child, blocks),
        }
    }
}

/// Whether HTML knows an element of that name.
pub(crate) fn is_tag(name: &str) -> bool {
    Tag::of(name) != Tag::Other
}

/// Whether an element of that name has no end tag.
pub(crate) fn is_void(name: &str) -> bool {
    Tag::of(name).is_void()
}

/// The words of a fragment in one line, for headlines and standfirsts that may carry markup.
pub(crate) fn words(html: &str) -> String {
    if memchr(b'<', html.as_bytes()).is_none() {
        return crate::xml::words(&entities::decode(html));
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
        if closes && Tag::of(&name[..length]) != Tag::Other {
            return true;
        }
    }
    entities::decode(text) != text
}

/// Tells `blocks` of every tag and text.
fn feed(html: &str, blocks: &mut Blocks<'_>) {
    let mut rest = html;
    let mut attributes = Raw::default();
    loop {
        let (end, referring) = entities::text_end(rest.as_bytes());
        if referring {
            blocks.text(&entities::decode(&rest[..end]));
        } else if end > 0 {
            blocks.text(&rest[..end]);
        }
        let Some(after) = rest.get(end + 1..) else { return };
        rest = match after.as_bytes() {
            [b'/', b, ..] if b.is_ascii_alphabetic() => {
                let (name, rest) = name(&after[1..]);
                blocks.close_tag(Tag::of(name), name);
                rest.strip_prefix('>').unwrap_or_else(|| behind(rest, b'>'))
            }
            [b, ..] if b.is_ascii_alphabetic() => {
                let (name, after) = name(after);
                let tag = Tag::of(name);
                let (empty, rest) = attributes.read(after);
                if !empty && tag.is_raw() {
                    after_end_tag(rest, name)
                } else {
                    blocks.open_tag(tag, name, &attributes);
                    if empty && !tag.is_void() {
                        blocks.close_tag(tag, name);
                    }
                    rest
                }
            }
            [b'!', ..] => declaration(after, blocks),
            [b'?', ..] => behind(after, b'>'),
            _ => {
                blocks.text("<");
                after
            }
        };
    }
}

/// What `<!` begins: a comment, a CDATA section or a document type. Gives back what follows.
fn declaration<'a>(after: &'a str, blocks: &mut Blocks<'_>) -> &'a str {
    if let Some(data) = after.strip_prefix("![CDATA[") {
        let (data, rest) = match memmem::find(data.as_bytes(), b"]]>") {
            Some(end) => (&data[..end], &data[end + 3..]),
            None => (data, ""),
        };
        blocks.text(data);
        return rest;
    }
    let Some(after) = after.strip_prefix("!--") else { return behind(after, b'>') };
    after
        .strip_prefix('>')
        .or_else(|| after.strip_prefix("->"))
        .unwrap_or_else(|| memmem::find(after.as_bytes(), b"-->").map_or("", |end| &after[end + 3..]))
}

/// What follows the first such byte.
fn behind(text: &str, byte: u8) -> &str {
    memchr(byte, text.as_bytes()).map_or("", |at| &text[at + 1..])
}

/// A tag's name without prefix, and what follows it.
fn name(text: &str) -> (&str, &str) {
    let mut from = 0;
    for (at, b) in text.bytes().enumerate() {
        match b {
            b'>' | b'/' | b' ' | b'\n' | b'\t' | b'\r' | b'\x0C' => return (&text[from..at], &text[at..]),
            b':' => from = at + 1,
            _ => {}
        }
    }
    (&text[from..], "")
}

/// What follows the end tag of `name`; nothing if there is none, as in browsers.
fn after_end_tag<'a>(text: &'a str, name: &str) -> &'a str {
    for at in memmem::find_iter(text.as_bytes(), b"</") {
        let rest = &text[at + 2..];
        if rest.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name)) {
            return behind(rest, b'>');
        }
    }
    ""
}

#[cfg(test)]
mod tests;
