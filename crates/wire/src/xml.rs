//! XML as a tree that never refuses: what stands before a fault was read, and prefixes do not matter.
//!
//! Agencies send namespaces as default, prefixed or not at all; feeds leave tags open and write bare ampersands. The tree holds
//! local names, and the few namespaces that feeds tell fields apart by. Nothing is fetched: of entities only those are
//! expanded that HTML has names for, and those that the document itself declares, within bounds.
//!
//! Names, values and texts are slices of the delivery, except where references in them were replaced. The nodes stand in
//! the order of the document, each knowing where what is in it ends, so an element is a range and walking it is counting.

mod entities;
mod read;
mod space;
#[cfg(test)]
mod tests;

pub(crate) use space::Space;

use crate::Remark;
use std::borrow::Cow;

/// A document.
pub(crate) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    attributes: Vec<Attribute<'a>>,
    namespaces: Vec<Namespace<'a>>,
    /// What stands between `<!DOCTYPE` and the internal subset.
    doctype: &'a str,
}

/// A namespace; the first of a document is none.
#[derive(Default)]
struct Namespace<'a> {
    /// Its address; empty if nobody declared one.
    uri: Cow<'a, str>,
    /// The prefix that the document first has for it.
    prefix: &'a str,
}

struct Node<'a> {
    kind: Kind<'a>,
    /// The node after all that is in it.
    end: u32,
}

enum Kind<'a> {
    Element {
        name: &'a str,
        space: Space,
        namespace: u32,
        attributes: (u32, u32),
    },
    Text(&'a str),
    /// A text in which references were replaced.
    Made(String),
}

struct Attribute<'a> {
    name: &'a str,
    value: Cow<'a, str>,
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub(crate) struct Element<'a> {
    tree: &'a Tree<'a>,
    id: u32,
}

/// What stands in an element.
pub(crate) enum Content<'a> {
    Element(Element<'a>),
    /// A text. What a comment or the border of a CDATA section parts are several.
    Text(&'a str),
}

impl<'a> Tree<'a> {
    /// Reads what can be read, and remarks on what cannot.
    pub fn parse(text: &'a str, remarks: &mut Vec<Remark>) -> Self {
        read::Reader::new(text).read(remarks)
    }

    /// The first element.
    pub fn root(&self) -> Option<Element<'_>> {
        self.roots().next()
    }

    /// An element by its id.
    pub fn element(&self, id: u32) -> Element<'_> {
        Element { tree: self, id }
    }

    /// All elements that stand in no other: a file may hold several documents, one after the other.
    pub fn roots(&self) -> impl Iterator<Item = Element<'_>> {
        let nodes = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        Siblings { tree: self, at: 0, end: nodes }.filter_map(Content::element)
    }
}

impl Tree<'_> {
    /// The head of the document type declaration; empty if there is none.
    pub fn doctype(&self) -> &str {
        self.doctype
    }

    /// Whether a namespace is declared, by its address in small letters without scheme and what ends it.
    pub fn declares(&self, uri: &str) -> bool {
        self.namespaces.iter().any(|namespace| space::bare(&namespace.uri) == uri)
    }
}

/// The nodes between two places of a tree, without what is in them.
struct Siblings<'a> {
    tree: &'a Tree<'a>,
    at: u32,
    end: u32,
}

impl<'a> Iterator for Siblings<'a> {
    type Item = Content<'a>;

    fn next(&mut self) -> Option<Content<'a>> {
        if self.at >= self.end {
            return None;
        }
        let (tree, id) = (self.tree, self.at);
        let node = &tree.nodes[id as usize];
        self.at = node.end;
        Some(match &node.kind {
            Kind::Element { .. } => Content::Element(Element { tree, id }),
            Kind::Text(text) => Content::Text(text),
            Kind::Made(text) => Content::Text(text),
        })
    }
}

impl<'a> Content<'a> {
    fn element(self) -> Option<Element<'a>> {
        match self {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        }
    }
}

impl<'a> Element<'a> {
    fn node(self) -> &'a Node<'a> {
        &self.tree.nodes[self.id as usize]
    }

    /// Where it stands in its tree.
    pub fn id(self) -> u32 {
        self.id
    }

    /// Whether it is that very element.
    pub fn same(self, other: Self) -> bool {
        self.id == other.id
    }

    /// The name without prefix.
    pub fn name(self) -> &'a str {
        match self.node().kind {
            Kind::Element { name, .. } => name,
            _ => "",
        }
    }

    pub fn space(self) -> Space {
        match self.node().kind {
            Kind::Element { space, .. } => space,
            _ => Space::Other,
        }
    }

    /// The address of its namespace as declared; empty if it is in none, or in one that nobody declared.
    #[cfg_attr(not(test), expect(dead_code, reason = "formats that tell more namespaces apart than feeds do"))]
    pub fn uri(self) -> &'a str {
        match self.node().kind {
            Kind::Element { namespace, .. } => &self.tree.namespaces[namespace as usize].uri,
            _ => "",
        }
    }

    /// The prefix that is usual for its namespace; one that is not known here keeps the document's own. Empty for the namespaces
    /// of Atom and RSS themselves, and for elements without a prefix.
    pub fn prefix(self) -> &'a str {
        let Kind::Element { namespace, .. } = self.node().kind else { return "" };
        let namespace = &self.tree.namespaces[namespace as usize];
        space::usual_prefix(&namespace.uri).unwrap_or(namespace.prefix)
    }

    /// The document that it stands in.
    pub fn tree(self) -> &'a Tree<'a> {
        self.tree
    }

    /// Whether it has that name. Letters' case is no matter, as agencies vary it (`Header`, `ednote`).
    pub fn is(self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    fn own_attributes(self) -> &'a [Attribute<'a>] {
        match self.node().kind {
            Kind::Element { attributes: (from, to), .. } => &self.tree.attributes[from as usize..to as usize],
            _ => &[],
        }
    }

    /// An attribute that says something, trimmed. `xml:lang` and `xml:base` keep their prefix.
    pub fn attr(self, name: &str) -> Option<&'a str> {
        let attribute = self.own_attributes().iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))?;
        Some(trim(&attribute.value)).filter(|value| !value.is_empty())
    }

    /// An attribute as it stands, even if it says nothing: `xml:lang=""` takes a language back.
    pub fn attr_as_is(self, name: &str) -> Option<&'a str> {
        self.own_attributes()
            .iter()
            .find(|attribute| attribute.name.eq_ignore_ascii_case(name))
            .map(|found| &*found.value)
    }

    /// All attributes, by name without prefix and value.
    pub fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.own_attributes().iter().map(|attribute| (attribute.name, &*attribute.value))
    }

    /// Elements and texts, in order.
    pub fn content(self) -> impl Iterator<Item = Content<'a>> {
        Siblings { tree: self.tree, at: self.id + 1, end: self.node().end }
    }

    /// The elements in it.
    pub fn children(self) -> impl Iterator<Item = Element<'a>> {
        self.content().filter_map(Content::element)
    }

    /// The elements in it that have a name.
    pub fn all(self, name: &str) -> impl Iterator<Item = Element<'a>> {
        self.children().filter(move |child| child.is(name))
    }

    /// The first element in it that has a name.
    pub fn child(self, name: &str) -> Option<Element<'a>> {
        self.all(name).next()
    }

    /// Itself and all elements in it at any depth, in order.
    pub fn descendants(self) -> impl Iterator<Item = Element<'a>> {
        let tree = self.tree;
        let element = |id: &u32| matches!(tree.nodes[*id as usize].kind, Kind::Element { .. });
        (self.id..self.node().end).filter(element).map(move |id| Element { tree, id })
    }

    /// The first element of a name at any depth.
    pub fn find(self, name: &str) -> Option<Element<'a>> {
        self.descendants().find(|element| element.is(name))
    }

    /// All words in it as they stand, markup left out.
    pub fn raw_text(self) -> String {
        self.text().into_owned()
    }

    /// The same, without a copy where they are one text.
    pub fn text(self) -> Cow<'a, str> {
        let inside = &self.tree.nodes[self.id as usize + 1..self.node().end as usize];
        let mut out = Cow::Borrowed("");
        for node in inside {
            let text = match &node.kind {
                Kind::Text(text) => *text,
                Kind::Made(text) => text,
                Kind::Element { name, .. } if name.eq_ignore_ascii_case("br") => "\n",
                Kind::Element { .. } => continue,
            };
            if out.is_empty() {
                out = Cow::Borrowed(text);
            } else {
                out.to_mut().push_str(text);
            }
        }
        out
    }

    /// All words in it, white space made single spaces.
    pub fn words(self) -> String {
        words(&self.text())
    }
}

/// A text with all white space made single spaces.
pub(crate) fn words(text: &str) -> String {
    let text = trim(text);
    // No-break spaces, which are white space here, begin with C2 and E2.
    if is_single_spaced(text) && memchr::memchr2(0xC2, 0xE2, text.as_bytes()).is_none() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A text without white space at its ends; most have none.
pub(crate) fn trim(text: &str) -> &str {
    let inner = |b: Option<&u8>| b.is_some_and(|b| (0x21..0x7F).contains(b));
    let bytes = text.as_bytes();
    if inner(bytes.first()) && inner(bytes.last()) { text } else { text.trim() }
}

/// Whether a text surely has no white space but single spaces and no-break spaces, and no byte order mark. Looks at bytes, at
/// many in one step, and at all of them, because almost every text has none; at letters that begin as a wide space does,
/// it is not sure.
pub(crate) fn is_single_spaced(text: &str) -> bool {
    const STEP: usize = 32;
    let bytes = text.as_bytes();
    // Controls; two spaces in a row; and letters that begin with E1, E3, EF and their like, as U+1680, U+3000 and U+FEFF do.
    let odd = |one: u8, two: u8| u8::from(one < 0x20) | u8::from(one | two == 0x20) | u8::from(one & 0xF1 == 0xE1);
    let Some((last, _)) = bytes.split_last() else { return true };
    let pairs = bytes.len() - 1;
    let mut found = [u8::from(*last < 0x20); STEP];
    if pairs < STEP {
        for at in 0..pairs {
            found[0] |= odd(bytes[at], bytes[at + 1]);
        }
    } else {
        // The last step looks at some bytes again.
        for from in (0..pairs).step_by(STEP).map(|from| from.min(pairs - STEP)) {
            let (one, two) = (&bytes[from..from + STEP], &bytes[from + 1..=from + STEP]);
            for ((found, one), two) in found.iter_mut().zip(one).zip(two) {
                *found |= odd(*one, *two);
            }
        }
    }
    if found.iter().fold(0, |all, found| all | found) != 0 {
        return false;
    }
    // U+2000 to U+200A, U+2028, U+2029 and U+205F stand among dashes and quotation marks, which copy is full of.
    memchr::memchr_iter(0xE2, bytes).all(|at| match (bytes.get(at + 1), bytes.get(at + 2)) {
        (Some(0x80), Some(last)) => !matches!(last, 0x80..=0x8A | 0xA8 | 0xA9),
        (Some(0x81), Some(last)) => *last != 0x9F,
        _ => true,
    })
}
