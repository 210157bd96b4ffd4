//! Bytes of markup to a tree, mending what can be mended.

use super::{
    Attribute, Kind, Namespace, Node, Space, Tree,
    entities::{Entities, doctype},
    space,
};
use crate::{Remark, entities};
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// Elements nested deeper are read as text of the deepest. Real deliveries have some twenty levels.
const MAX_DEPTH: usize = 200;
/// Elements, texts and attributes that a tree may hold.
const MAX_NODES: usize = 1_000_000;
/// Attributes of one element.
const MAX_ATTRIBUTES: usize = 200;
/// Namespaces that may be declared at one place; no honest document declares as many.
const MAX_SCOPE: usize = 128;
/// Namespaces of a document.
const MAX_NAMESPACES: usize = 10_000;

pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    tree: Tree<'a>,
    open: Vec<Open<'a>>,
    /// Elements below the deepest level that are open.
    below: usize,
    too_deep: bool,
    scope: Vec<Declared<'a>>,
    entities: Entities<'a>,
    /// A document type was declared.
    typed: bool,
    /// No comment ends from here on.
    endless: bool,
    /// There is no `>` from here on.
    unclosed: bool,
    fault: Option<(usize, &'static str)>,
}

/// An element whose end tag has not come.
struct Open<'a> {
    id: u32,
    qualified: &'a str,
}

/// A prefix in scope.
struct Declared<'a> {
    /// How many elements are open around the one that declares it.
    depth: usize,
    prefix: &'a str,
    namespace: u32,
    space: Space,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Self {
        let nodes = (text.len() / 64).min(MAX_NODES);
        Self {
            text,
            at: 0,
            tree: Tree {
                nodes: Vec::with_capacity(nodes),
                attributes: Vec::new(),
                namespaces: vec![Namespace::default()],
                doctype: "",
            },
            open: Vec::new(),
            below: 0,
            too_deep: false,
            scope: Vec::new(),
            entities: Entities::default(),
            typed: false,
            endless: false,
            unclosed: false,
            fault: None,
        }
    }

    pub fn read(mut self, remarks: &mut Vec<Remark>) -> Tree<'a> {
        while self.at < self.text.len() {
            if self.tree.nodes.len() + self.tree.attributes.len() >= MAX_NODES {
                let text = format!("The XML has more than {MAX_NODES} elements; the rest was not read.");
                remarks.push(Remark::new("truncated", text));
                break;
            }
            let rest = &self.text[self.at..];
            match entities::text_end(rest.as_bytes()) {
                (0, false) => self.markup(rest),
                (end, false) => self.plain(&rest[..end]),
                (end, true) => self.text(&rest[..end]),
            }
        }
        if self.too_deep {
            let text = format!("Elements are nested deeper than {MAX_DEPTH}; those were read as text.");
            remarks.push(Remark::new("nesting-deep", text));
        }
        if self.entities.too_large {
            let text = "The XML declares entities that grow beyond all bounds; they were left as they stand.";
            remarks.push(Remark::new("truncated", text));
        }
        if let Some((at, what)) = self.fault {
            remarks.push(Remark::new("xml-broken", format!("The XML is broken at byte {at}: {what}.")));
        } else if !self.open.is_empty() && !remarks.iter().any(|remark| remark.code == "truncated") {
            remarks.push(Remark::new("xml-broken", "The XML ends before its elements do."));
        }
        self.close_from(0);
        self.tree
    }

    /// Notes the first fault; later ones often follow from it.
    fn broken(&mut self, what: &'static str) {
        self.fault.get_or_insert((self.at, what));
    }

    /// Reads what a `<` begins; `rest` begins with it.
    fn markup(&mut self, rest: &'a str) {
        match rest[1..].chars().next() {
            Some('/') => self.end_tag(rest),
            Some('?') => self.instruction(rest),
            Some('!') => self.declaration(rest),
            Some(c) if c.is_alphabetic() || c == '_' => self.start_tag(rest),
            // “2 < 3”
            _ => {
                let end = memchr(b'<', &rest.as_bytes()[1..]).map_or(rest.len(), |end| end + 1);
                self.text(&rest[..end]);
            }
        }
    }

    fn text(&mut self, text: &'a str) {
        self.at += text.len();
        if self.open.is_empty() {
            return;
        }
        let kind = match self.entities.resolve(text, false) {
            Cow::Borrowed(text) => Kind::Text(text),
            Cow::Owned(text) => Kind::Made(text),
        };
        self.push(kind);
    }

    /// A text without references.
    fn plain(&mut self, text: &'a str) {
        self.at += text.len();
        if !self.open.is_empty() {
            self.push(Kind::Text(text));
        }
    }

    fn push(&mut self, kind: Kind<'a>) -> u32 {
        let id = u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX);
        self.tree.nodes.push(Node { kind, end: id + 1 });
        id
    }

    fn instruction(&mut self, rest: &'a str) {
        // One that lacks its end must not swallow what follows.
        let near = memchr(b'<', &rest.as_bytes()[1..]).map_or(rest.len(), |end| end + 1);
        let end = rest[..near].find("?>").map(|end| end + 2).or_else(|| {
            self.broken("a processing instruction does not end");
            memchr(b'>', rest.as_bytes()).map(|end| end + 1)
        });
        self.at += end.unwrap_or(rest.len());
    }

    fn declaration(&mut self, rest: &'a str) {
        if let Some(data) = rest.strip_prefix("<![CDATA[") {
            let end = memmem::find(data.as_bytes(), b"]]>");
            if end.is_none() {
                self.broken("a CDATA section does not end");
            }
            let data = &data[..end.unwrap_or(data.len())];
            if !self.open.is_empty() && !data.is_empty() {
                self.push(Kind::Text(data));
            }
            self.at = (self.at + data.len() + 12).min(self.text.len());
            return;
        }
        let keyword = rest.get(..9).unwrap_or_default();
        let end = if let Some(comment) = rest.strip_prefix("<!--") {
            // What was searched for in vain is not searched for again, or many of them would take quadratic time.
            let end = if self.endless { None } else { memmem::find(comment.as_bytes(), b"-->") };
            self.endless |= end.is_none();
            end.map(|end| end + 7)
        } else if keyword.eq_ignore_ascii_case("<!DOCTYPE") && !self.typed {
            self.typed = true;
            let (subset, end) = doctype(rest);
            self.entities.declare(subset);
            let head = &rest[9..end];
            self.tree.doctype = head.split_once('[').map_or(head, |(head, _)| head);
            Some(end).filter(|end| *end < rest.len())
        } else {
            let end = if self.unclosed { None } else { memchr(b'>', rest.as_bytes()) };
            self.unclosed |= end.is_none();
            end.map(|end| end + 1)
        };
        let end = end.or_else(|| {
            self.broken("a comment or declaration does not end");
            memchr(b'<', &rest.as_bytes()[1..]).map(|end| end + 1)
        });
        self.at += end.unwrap_or(rest.len());
    }

    fn end_tag(&mut self, rest: &'a str) {
        // Mostly it is the end of the element that was opened last.
        if self.below == 0
            && let Some(open) = self.open.last()
            && let Some(after) = rest[2..].strip_prefix(open.qualified)
            && after.starts_with('>')
        {
            self.at += open.qualified.len() + 3;
            self.close_from(self.open.len() - 1);
            return;
        }
        let end = memchr::memchr2(b'>', b'<', &rest.as_bytes()[2..]).map_or(rest.len(), |end| end + 2);
        let whole = rest.as_bytes().get(end) == Some(&b'>');
        if !whole {
            self.broken("an end tag does not end");
        }
        self.close(rest[2..end].trim());
        self.at += end + usize::from(whole);
    }

    /// An end tag closes whatever was left open inside; one that nothing opened is passed over.
    fn close(&mut self, qualified: &str) {
        if self.below > 0 {
            self.below -= 1;
            return;
        }
        if self.open.last().is_some_and(|open| open.qualified == qualified) {
            self.close_from(self.open.len() - 1);
            return;
        }
        let at = self.open.iter().rposition(|open| open.qualified.eq_ignore_ascii_case(qualified));
        self.broken(match at {
            Some(_) => "an end tag stands where another is due",
            None => "an end tag closes what nothing opened",
        });
        if let Some(at) = at {
            self.close_from(at);
        }
    }

    /// Closes the open elements but for so many.
    fn close_from(&mut self, depth: usize) {
        let end = u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX);
        for open in self.open.drain(depth..) {
            self.tree.nodes[open.id as usize].end = end;
        }
        self.leave(depth);
    }

    /// Forgets the prefixes that were declared deeper than this.
    fn leave(&mut self, depth: usize) {
        while self.scope.last().is_some_and(|declared| declared.depth >= depth) {
            self.scope.pop();
        }
    }

    fn start_tag(&mut self, rest: &'a str) {
        let bytes = rest.as_bytes();
        let end = bytes[1..].iter().position(|b| ends_name(*b)).map_or(rest.len(), |end| end + 1);
        let qualified = &rest[1..end];
        let keep = self.open.len() < MAX_DEPTH;
        let (from, scope) = (self.tree.attributes.len(), self.scope.len());
        let mut at = end;
        let mut said = false;
        let empty = loop {
            at += bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
            match bytes.get(at) {
                Some(b'>') => break false,
                Some(b'/') if bytes.get(at + 1) == Some(&b'>') => {
                    at += 1;
                    break true;
                }
                Some(b'/') => at += 1,
                // “a <b & c” in the text of a broken feed, or a tag that lacks its end.
                Some(b'<') if said => {
                    self.broken("a start tag does not end");
                    at -= 1;
                    break false;
                }
                found @ (Some(b'<') | None) => {
                    self.tree.attributes.truncate(from);
                    self.scope.truncate(scope);
                    if found.is_none() {
                        self.broken("a start tag does not end");
                    }
                    if found.is_none() && at > end {
                        self.at += at; // half a tag at the end of a delivery that was cut off
                    } else {
                        self.text(&rest[..at]);
                    }
                    return;
                }
                Some(_) => {
                    let room = self.tree.attributes.len() < from + MAX_ATTRIBUTES;
                    at = self.attribute(rest, at, keep && room, &mut said);
                }
            }
        };
        self.at += at + 1;
        if !keep {
            self.too_deep = true;
            self.below += usize::from(!empty);
            return;
        }
        let attributes = (index(from), index(self.tree.attributes.len()));
        let (prefix, name) = parted(qualified).unwrap_or(("", qualified));
        let (namespace, space) = match self.scope.iter().rev().find(|declared| declared.prefix == prefix) {
            Some(declared) => (declared.namespace, declared.space),
            None if prefix.is_empty() => (0, Space::Main),
            None => (self.undeclared(prefix), space::undeclared(prefix)),
        };
        let id = self.push(Kind::Element { name, space, namespace, attributes });
        if empty {
            self.leave(self.open.len());
        } else {
            self.open.push(Open { id, qualified });
        }
    }

    /// Reads the attribute that begins at `at`, and says where it ends.
    fn attribute(&mut self, rest: &'a str, at: usize, keep: bool, said: &mut bool) -> usize {
        let bytes = rest.as_bytes();
        let blank = |at: usize| at + bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        // The first character belongs to the name whatever it is, so that every turn goes on.
        let first = rest[at..].chars().next().map_or(1, char::len_utf8);
        let end = bytes[at + first..]
            .iter()
            .position(|b| *b == b'=' || ends_name(*b))
            .map_or(rest.len(), |end| at + first + end);
        let name = &rest[at..end];
        let equals = blank(end);
        if bytes.get(equals) != Some(&b'=') {
            return end;
        }
        let start = blank(equals + 1);
        let quote = bytes.get(start).copied().filter(|b| matches!(b, b'"' | b'\''));
        let (value, after) = if let Some(quote) = quote {
            self.quoted(rest, start + 1, quote)
        } else {
            let end = bytes[start..].iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'<'));
            let end = end.map_or(rest.len(), |end| start + end);
            (&rest[start..end], end)
        };
        *said = true;
        if !keep {
            return after;
        }
        let value = self.entities.resolve(value, true);
        match parted(name) {
            None if name == "xmlns" => self.declare("", value),
            Some(("xmlns", prefix)) => self.declare(prefix, value),
            Some((prefix, local)) if prefix != "xml" => self.tree.attributes.push(Attribute { name: local, value }),
            _ => self.tree.attributes.push(Attribute { name, value }),
        }
        after
    }

    /// The value from `start` to the closing quote, and where what follows begins. XML has no `<` in a value: where one is,
    /// and no end of a value after the quote, the quote belongs to another value and this one's is missing.
    fn quoted(&mut self, rest: &'a str, start: usize, quote: u8) -> (&'a str, usize) {
        let bytes = rest.as_bytes();
        if let Some(end) = memchr(quote, &bytes[start..]).map(|end| start + end) {
            let follows = bytes.get(end + 1).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/' | b'?'));
            if follows || memchr(b'<', &bytes[start..end]).is_none() {
                return (&rest[start..end], end + 1);
            }
        }
        self.broken("the value of an attribute does not end");
        let end = memchr::memchr2(b'>', b'<', &bytes[start..]).map_or(rest.len(), |end| start + end);
        (rest[start..end].trim_end_matches('/'), end)
    }

    fn declare(&mut self, prefix: &'a str, uri: Cow<'a, str>) {
        if self.scope.len() >= MAX_SCOPE || self.tree.namespaces.len() >= MAX_NAMESPACES {
            return;
        }
        let space = space::of(&uri, prefix.is_empty());
        // Feeds declare the same again in every entry.
        let known =
            self.tree.namespaces.iter().take(MAX_SCOPE).position(|known| known.uri == uri && known.prefix == prefix);
        let namespace = index(known.unwrap_or(self.tree.namespaces.len()));
        if known.is_none() {
            self.tree.namespaces.push(Namespace { uri, prefix });
        }
        self.scope.push(Declared { depth: self.open.len(), prefix, namespace, space });
    }
}

impl<'a> Reader<'a> {
    /// The namespace of a prefix that nobody declared: one without an address.
    fn undeclared(&mut self, prefix: &'a str) -> u32 {
        let same = |known: &Namespace<'_>| known.uri.is_empty() && known.prefix == prefix;
        let known = self.tree.namespaces.iter().take(MAX_SCOPE).position(same);
        if known.is_none() && self.tree.namespaces.len() < MAX_SCOPE {
            self.tree.namespaces.push(Namespace { prefix, ..Namespace::default() });
            return index(self.tree.namespaces.len() - 1);
        }
        known.map_or(0, index)
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A name's prefix and what follows it.
fn parted(name: &str) -> Option<(&str, &str)> {
    let at = name.bytes().position(|b| b == b':')?;
    Some((&name[..at], &name[at + 1..]))
}

/// Whether a byte ends the name of an element or attribute.
fn ends_name(b: u8) -> bool {
    ENDS_NAME[usize::from(b)]
}

/// A table, because every letter of every name is looked up.
static ENDS_NAME: [bool; 256] = {
    let mut ends = [false; 256];
    let all = b" \t\r\n\x0C>/<";
    let mut at = 0;
    while at < all.len() {
        ends[all[at] as usize] = true;
        at += 1;
    }
    ends
};
