//! How a thing is named: by code or address, with a name in some languages, and with more about it in an `assert`.

use crate::{
    catalog::{Catalog, last},
    entities, html,
    xml::{Content, Element, words},
};
use std::{borrow::Cow, collections::HashMap};
use tellal_story::Lang;

/// What the codes and names of one item are read by.
pub(super) struct Names<'a> {
    catalog: Catalog<'a>,
    /// The item's main language.
    primary: Option<String>,
    /// What is said elsewhere in the item about things that are named by code or literal.
    asserts: HashMap<&'a str, Element<'a>>,
}

impl<'a> Names<'a> {
    pub fn new(catalog: Catalog<'a>, lang: Option<&Lang>, item: Element<'a>) -> Self {
        let mut asserts = HashMap::new();
        for assert in item.all("assert") {
            for key in ["qcode", "uri", "literal"].into_iter().filter_map(|key| assert.attr(key)) {
                asserts.entry(key).or_insert(assert);
            }
            // STT asserts `sttlocmeta:rich:17` about what it calls `sttlocationalias:17`.
            if let Some((scheme, code)) = assert.attr("qcode").and_then(|code| code.rsplit_once(':'))
                && scheme.contains("locmeta")
            {
                asserts.entry(code).or_insert(assert);
            }
        }
        Self { catalog, primary: lang.map(|lang| lang.primary().to_owned()), asserts }
    }

    /// The word that the element's code says in its vocabulary, whatever the alias: `usable` of `stat:usable` and of
    /// `http://cv.iptc.org/newscodes/pubstatusg2/usable`.
    pub fn code(&self, element: Element<'a>) -> Option<Cow<'a, str>> {
        self.word(element, "qcode", "uri").or_else(|| element.attr("literal").map(Cow::Borrowed))
    }

    /// The same of its role.
    pub fn role(&self, element: Element<'a>) -> Option<Cow<'a, str>> {
        self.word(element, "role", "roleuri")
    }

    /// The same of what sort of thing it is. Reuters counts the sorts: its fifth are places.
    pub fn kind(&self, element: Element<'a>) -> Option<Cow<'a, str>> {
        let kind = self.word(element, "type", "typeuri")?;
        let is_reuters = || element.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("cptType:5"));
        Some(if kind == "5" && is_reuters() { "geoArea".into() } else { kind })
    }

    /// The same of any attribute that has a code, or else of its sibling that has an address.
    pub fn word(&self, element: Element<'a>, code: &str, uri: &str) -> Option<Cow<'a, str>> {
        let word = match element.attr(code) {
            Some(code) if code.contains("://") => last(code).into(),
            Some(code) => self.catalog.word(code),
            None => last(element.attr(uri)?).into(),
        };
        Some(word).filter(|word| !word.is_empty())
    }

    /// The code in full, if the element or a catalogue says it, or else that of a thing which it says is the same.
    pub fn uri(&self, element: Element<'a>) -> Option<String> {
        let own = |element: Element<'_>| {
            let expanded = element.attr("qcode").and_then(|code| self.catalog.expand(code));
            expanded.or_else(|| element.attr("uri").map(str::to_owned))
        };
        own(element).or_else(|| {
            let same: Vec<_> = element.all("sameAs").filter_map(own).collect();
            let topic = same.iter().position(|uri| uri.contains("/mediatopic/") || uri.contains("/subjectcode/"));
            same.into_iter().nth(topic.unwrap_or(0))
        })
    }

    /// What an `assert` says about a thing.
    pub fn assert(&self, element: Element<'a>) -> Option<Element<'a>> {
        if self.asserts.is_empty() {
            return None;
        }
        let keys = || ["qcode", "uri", "literal"].into_iter().filter_map(|key| element.attr(key));
        let exact = keys().find_map(|key| self.asserts.get(key));
        let by_number = || element.attr("qcode")?.rsplit_once(':').and_then(|(_, code)| self.asserts.get(code));
        exact.or_else(by_number).copied()
    }

    /// The element in the item's language, or in none, or the first that says something. Of names in one language, those to be
    /// shown stand before short forms.
    pub fn in_language(&self, elements: impl Iterator<Item = Element<'a>>) -> Option<Element<'a>> {
        let mut best: Option<(u8, Element<'a>)> = None;
        for element in elements {
            let rank = self.foreign(element) * 2
                + u8::from(matches!(self.role(element).as_deref(), Some("short" | "mnemonic" | "sort" | "adjectival")));
            if best.is_none_or(|(known, _)| rank < known) && says(element) {
                best = Some((rank, element));
            }
        }
        best.map(|(_, element)| element)
    }

    /// 0 in the item's language, 1 in none, 2 in another.
    fn foreign(&self, element: Element<'_>) -> u8 {
        match element.attr("xml:lang").and_then(|tag| tag.split(['-', '_']).next()) {
            Some(tag) => u8::from(self.primary.as_deref().is_none_or(|own| !tag.eq_ignore_ascii_case(own))) * 2,
            None => 1,
        }
    }

    /// Whether the element is in another language than the item.
    pub fn is_foreign(&self, element: Element<'_>) -> bool {
        self.foreign(element) == 2
    }

    /// The words of the element in the item's language.
    pub fn text(&self, elements: impl Iterator<Item = Element<'a>>) -> Option<String> {
        self.in_language(elements).map(text)
    }

    /// The name of a thing: its `name` in the item's language, or the one that an `assert` has, or its `literal`, or the
    /// words that stand in it.
    pub fn name(&self, element: Element<'a>) -> Option<String> {
        self.text(element.all("name"))
            .or_else(|| self.assert(element).and_then(|assert| self.text(assert.all("name"))))
            .or_else(|| element.attr("literal").map(str::to_owned))
            .or_else(|| {
                let own = |content| matches!(content, Content::Text(text) if !text.trim().is_empty());
                element.content().any(own).then(|| text(element))
            })
            .filter(|name| !name.is_empty())
    }

    /// The name of a thing, or what its code says.
    pub fn name_or_code(&self, element: Element<'a>) -> Option<String> {
        self.name(element).or_else(|| self.code(element).map(Cow::into_owned))
    }
}

/// The elements in an element, gathered once, as they are asked for by name some thirty times.
pub(super) struct Parts<'a>(Vec<(&'a str, Element<'a>)>);

impl<'a> Parts<'a> {
    pub fn of(element: Element<'a>) -> Self {
        Self(element.children().map(|child| (child.name(), child)).collect())
    }

    /// Those of a name, in any letters' case.
    pub fn all(&self, name: &'static str) -> impl Iterator<Item = Element<'a>> {
        let is = move |(known, _): &&(&str, Element<'a>)| known.eq_ignore_ascii_case(name);
        self.0.iter().filter(is).map(|(_, element)| *element)
    }

    /// The first of a name.
    pub fn child(&self, name: &'static str) -> Option<Element<'a>> {
        self.all(name).next()
    }
}

/// Whether there are any words in an element.
pub(super) fn says(element: Element<'_>) -> bool {
    element.content().any(|content| match content {
        Content::Text(text) => !text.trim().is_empty(),
        Content::Element(child) => says(child),
    })
}

/// The words of a label: on one line, readings of ruby characters left out, and what stands there as escaped markup read as
/// such.
pub(super) fn text(element: Element<'_>) -> String {
    fn gather(element: Element<'_>, out: &mut String) {
        for content in element.content() {
            match content {
                Content::Text(text) => out.push_str(text),
                Content::Element(child) if child.is("rt") || child.is("rp") => {}
                Content::Element(child) => {
                    if child.is("br") {
                        out.push(' ');
                    }
                    gather(child, out);
                }
            }
        }
    }
    let mut out = String::new();
    gather(element, &mut out);
    if out.contains('<') && html::is_markup(&out) {
        return html::words(&out);
    }
    words(&entities::decode_value(&out))
}
