//! The entities that a document declares for itself.
//!
//! Some agencies' files do, and old feeds declare HTML's names. Only values that stand in the document are taken; an entity
//! whose value would grow beyond a bound is none, and what all references together may add is bounded, too.

use crate::entities;
use std::{borrow::Cow, collections::BTreeMap};

/// Bytes that one entity may stand for.
const MAX_VALUE: usize = 8 << 10;
/// Bytes that all references of a document together may add.
const MAX_TOTAL: usize = 1 << 20;
/// Entities that a document may declare. The DTDs of HTML declare 253.
const MAX_ENTITIES: usize = 2000;

/// The declared entities. A name whose value is `None` was declared and cannot be expanded.
#[derive(Default)]
pub(super) struct Entities<'a> {
    values: BTreeMap<&'a str, Option<Box<str>>>,
    spent: usize,
    /// A reference was left as it stands because it would have been expanded too far.
    pub too_large: bool,
}

impl<'a> Entities<'a> {
    /// Reads the declarations of a document type's internal subset.
    pub fn declare(&mut self, subset: &'a str) {
        let mut rest = subset;
        while let Some(at) = rest.find('<') {
            rest = &rest[at..];
            if let Some(after) = rest.strip_prefix("<!--") {
                rest = after.find("-->").map_or("", |end| &after[end + 3..]);
                continue;
            }
            let end = declaration_end(rest);
            if let Some(declaration) = rest[..end].strip_prefix("<!ENTITY") {
                self.declare_one(declaration.trim_start());
            }
            rest = &rest[end..];
        }
    }

    fn declare_one(&mut self, declaration: &'a str) {
        let Some((name, after)) = declaration.split_once(|c: char| c.is_whitespace()) else { return };
        // A parameter entity, whose name is `%`, and one that stands outside (`SYSTEM`, `PUBLIC`) have no quote here.
        let after = after.trim_start();
        let Some(quote) = after.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return };
        let Some((value, _)) = after[1..].split_once(quote) else { return };
        let predefined = matches!(name, "lt" | "gt" | "amp" | "quot" | "apos");
        // The first declaration of a name is the one that counts (XML 1.0, 4.2).
        if name == "%" || predefined || self.values.len() >= MAX_ENTITIES || self.values.contains_key(name) {
            return;
        }
        let value = self.expand(value, MAX_VALUE);
        self.values.insert(name, value.map(Into::into));
    }

    /// A declared value with the references in it replaced; nothing if it becomes too large or refers to one that did.
    fn expand(&self, value: &str, most: usize) -> Option<String> {
        let mut out = String::new();
        let mut rest = value;
        while let Some(at) = rest.find('&') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let declared = name(rest).and_then(|name| Some((name, self.values.get(name)?)));
            if let Some((name, known)) = declared {
                out.push_str(known.as_deref()?);
                rest = &rest[name.len() + 2..];
            } else {
                out.push('&');
                rest = &rest[1..];
            }
            if out.len() > most {
                return None;
            }
        }
        out.push_str(rest);
        // What is written `&#38;#160;` is `&#160;` when it is declared and a space when it is used.
        let once = entities::decode(&out);
        let twice = entities::decode(&once).into_owned();
        (twice.len() <= most).then_some(twice)
    }

    /// Puts characters in the place of references; `value`: the text is that of an attribute.
    pub fn resolve(&mut self, text: &'a str, value: bool) -> Cow<'a, str> {
        let decode = if value { entities::decode_value } else { entities::decode };
        if self.values.is_empty() || self.too_large || memchr::memchr(b'&', text.as_bytes()).is_none() {
            return decode(text);
        }
        let mut out = String::with_capacity(text.len());
        // Texts between declared entities are decoded as one: `&amp;` may stand in them.
        let mut from = 0;
        for at in memchr::memchr_iter(b'&', text.as_bytes()) {
            if at < from {
                continue;
            }
            let Some((name, known)) = name(&text[at..]).and_then(|name| Some((name, self.values.get(name)?))) else {
                continue;
            };
            let Some(known) = known.as_deref().filter(|known| self.spent + known.len() <= MAX_TOTAL) else {
                self.too_large = true;
                break;
            };
            out.push_str(&decode(&text[from..at]));
            from = at + name.len() + 2;
            self.spent += known.len();
            out.push_str(known);
        }
        out.push_str(&decode(&text[from..]));
        Cow::Owned(out)
    }
}

/// The name of the reference that a text begins with: what stands between `&` and `;`.
fn name(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let end = bytes.iter().take(66).position(|b| *b == b';')?;
    let name = text.get(1..end)?;
    (!name.is_empty() && !name.contains(|c: char| c.is_whitespace() || matches!(c, '&' | '<' | '#'))).then_some(name)
}

/// Where a declaration ends: after the first `>` that stands in no quotes.
fn declaration_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = memchr::memchr3(b'>', b'"', b'\'', &bytes[at..]) {
        let quote = bytes[at + next];
        at += next + 1;
        if quote == b'>' {
            return at;
        }
        match memchr::memchr(quote, &bytes[at..]) {
            Some(end) => at += end + 1,
            None => return text.len(),
        }
    }
    text.len()
}

/// What stands between the brackets of a document type declaration, and where the declaration ends. `text` begins with
/// `<!DOCTYPE`.
pub(super) fn doctype(text: &str) -> (&str, usize) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut subset = "";
    while let Some(next) = bytes[at..].iter().position(|b| matches!(b, b'>' | b'[' | b'"' | b'\'')) {
        let found = bytes[at + next];
        at += next + 1;
        match found {
            b'>' => return (subset, at),
            b'[' => {
                let end = subset_end(&text[at..]);
                subset = &text[at..at + end];
                at += end;
            }
            // Quotes around an address. A quote that is not closed is no quote.
            quote => {
                let end = memchr::memchr2(quote, b'>', &bytes[at..]);
                at += end.map_or(0, |end| end + usize::from(bytes[at + end] == quote));
            }
        }
    }
    (subset, text.len())
}

/// Where the bracket closes that an internal subset stands in.
fn subset_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|b| matches!(b, b']' | b'<')) {
        at += next;
        if bytes[at] == b']' {
            return at;
        }
        at += match text[at..].strip_prefix("<!--") {
            Some(comment) => comment.find("-->").map_or(text.len() - at, |end| end + 7),
            None => declaration_end(&text[at..]),
        };
    }
    text.len()
}
