//! The attributes of one tag, read when they are asked for: most never are.

use crate::{
    entities,
    xml::{Element, trim},
};
use std::borrow::Cow;

/// Attributes of one tag that are looked at.
const MAX_ATTRIBUTES: usize = 64;

/// Something that has values by name.
pub(crate) trait Values {
    /// The value of one that says something, trimmed.
    fn value(&self, name: &str) -> Option<Cow<'_, str>>;
}

/// Attributes that a reader puts together.
#[derive(Debug, Default)]
pub(crate) struct Attributes(pub Vec<(String, String)>);

impl Attributes {
    /// Those of an XML element.
    pub fn of(element: Element<'_>) -> Element<'_> {
        element
    }
}

impl Values for Attributes {
    fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        let (_, value) = self.0.iter().find(|(key, _)| key == name)?;
        Some(Cow::Borrowed(value.trim())).filter(|value| !value.is_empty())
    }
}

impl Values for Element<'_> {
    fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attr(name).map(Cow::Borrowed)
    }
}

/// What stands in an HTML tag after its name.
#[derive(Default)]
pub(super) struct Raw<'a> {
    /// The first attributes as they stand, so that they are looked for once.
    first: [(&'a str, &'a str); FIRST],
    count: usize,
    /// What stands behind those.
    rest: &'a str,
}

/// Attributes that are kept at hand.
const FIRST: usize = 8;

impl<'a> Raw<'a> {
    /// Reads a tag from behind its name: whether it closes itself, and what follows it.
    pub fn read(&mut self, text: &'a str) -> (bool, &'a str) {
        (self.count, self.rest) = (0, "");
        // Without a value there is no `>` that does not end the tag, and nothing that is asked for.
        let bytes = text.as_bytes();
        if bytes.first() == Some(&b'>') {
            return (false, &text[1..]);
        }
        if let Some(end) = memchr::memchr2(b'>', b'=', bytes)
            && bytes[end] == b'>'
        {
            return (end > 0 && bytes[end - 1] == b'/', &text[end + 1..]);
        }
        let mut rest = text;
        let mut empty = false;
        loop {
            match next(rest) {
                Next::Attribute(key, value, after) => {
                    (rest, empty) = (after, false);
                    if let Some(place) = self.first.get_mut(self.count) {
                        *place = (key, value);
                        self.count += 1;
                        self.rest = after;
                    }
                }
                Next::Slash(after) => (rest, empty) = (after, true),
                Next::End(after) => {
                    self.rest = &self.rest[..self.rest.len().saturating_sub(after.len())];
                    return (empty, after);
                }
            }
        }
    }
}

impl Values for Raw<'_> {
    fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut first = self.first[..self.count].iter();
        let mut found = first.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value);
        let mut rest = self.rest;
        for _ in FIRST..MAX_ATTRIBUTES {
            if found.is_some() {
                break;
            }
            match next(rest) {
                Next::Attribute(key, value, _) if key.eq_ignore_ascii_case(name) => found = Some(value),
                Next::Attribute(_, _, after) | Next::Slash(after) => rest = after,
                Next::End(_) => break,
            }
        }
        let value = match entities::decode_value(found?) {
            Cow::Borrowed(value) => Cow::Borrowed(trim(value)),
            Cow::Owned(value) => Cow::Owned(value.trim().to_owned()),
        };
        Some(value).filter(|value| !value.is_empty())
    }
}

enum Next<'a> {
    /// Name, value as it stands, and what follows.
    Attribute(&'a str, &'a str, &'a str),
    Slash(&'a str),
    /// What follows the tag.
    End(&'a str),
}

/// The next part of a tag.
fn next(text: &str) -> Next<'_> {
    let rest = text.trim_ascii_start();
    let bytes = rest.as_bytes();
    match bytes.first() {
        None => return Next::End(""),
        Some(b'>') => return Next::End(&rest[1..]),
        Some(b'/') => return Next::Slash(&rest[1..]),
        _ => {}
    }
    // The first character belongs to the name even if it is `=` (HTML, “before attribute name”).
    let first = rest.chars().next().map_or(1, char::len_utf8);
    let ends = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'>' | b'/' | b'=');
    let end = bytes[first..].iter().position(ends).map_or(rest.len(), |at| first + at);
    let (key, after) = rest.split_at(end);
    let Some(after) = after.trim_ascii_start().strip_prefix('=') else { return Next::Attribute(key, "", after) };
    let after = after.trim_ascii_start();
    let quote = after.bytes().next().filter(|b| matches!(b, b'"' | b'\''));
    let (value, after) = if let Some(quote) = quote {
        let end = memchr::memchr(quote, &after.as_bytes()[1..]);
        end.map_or((&after[1..], ""), |end| (&after[1..=end], &after[end + 2..]))
    } else {
        after.split_at(after.bytes().position(|b| b.is_ascii_whitespace() || b == b'>').unwrap_or(after.len()))
    };
    Next::Attribute(key, value, after)
}
