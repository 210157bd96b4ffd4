//! XML as a tree that never refuses: what stands before a fault was read, and prefixes do not matter.
//!
//! Agencies send namespaces as default, prefixed or not at all; feeds leave tags open and write bare ampersands. The tree holds
//! local names, and the few namespaces that feeds tell fields apart by. No entity is fetched and none is expanded, except
//! the characters that HTML has names for, so there is nothing to blow up.

use crate::{Remark, entities};
use quick_xml::{Reader, events::BytesStart, events::Event};

/// Elements nested deeper are read as text of the deepest. Real deliveries have some twenty levels.
const MAX_DEPTH: usize = 200;
/// Elements and texts a tree may hold.
const MAX_NODES: usize = 1_000_000;

/// The namespaces by which feeds tell fields of one name apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// None, or any that is not listed here and has no prefix.
    Main,
    Atom,
    Media,
    Dc,
    Content,
    Itunes,
    Xhtml,
    Other,
}

enum Node {
    Element { name: String, space: Space, attributes: Vec<(String, String)>, children: Vec<u32> },
    Text(String),
}

/// A document.
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub(crate) struct Element<'a> {
    tree: &'a Tree,
    id: u32,
}

/// What stands in an element.
pub(crate) enum Content<'a> {
    Element(Element<'a>),
    Text(&'a str),
}

impl Tree {
    /// Reads what can be read, and remarks on what cannot.
    pub fn parse(text: &str, remarks: &mut Vec<Remark>) -> Self {
        let mut builder = Builder::default();
        let mut reader = Reader::from_str(after_declaration(text));
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(start)) => builder.open(&start, false),
                Ok(Event::Empty(start)) => builder.open(&start, true),
                Ok(Event::End(end)) => builder.close(end.name().0),
                Ok(Event::Text(text)) => builder.text(&entities::decode(&text)),
                Ok(Event::CData(text)) => builder.text(&text),
                Ok(Event::GeneralRef(name)) => match entities::resolve(&name) {
                    Some(text) => builder.text(&text),
                    None => builder.text(&format!("&{};", &*name)),
                },
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => {
                    let text = format!("The XML is broken at byte {}: {error}.", reader.error_position());
                    remarks.push(Remark::new("xml-broken", text));
                    break;
                }
            }
            if builder.nodes.len() >= MAX_NODES {
                let text = format!("The XML has more than {MAX_NODES} elements; the rest was not read.");
                remarks.push(Remark::new("truncated", text));
                break;
            }
        }
        if builder.too_deep {
            let text = format!("Elements are nested deeper than {MAX_DEPTH}; those were read as text.");
            remarks.push(Remark::new("nesting-deep", text));
        }
        if builder.open.len() > 1 && !remarks.iter().any(|remark| matches!(remark.code, "xml-broken" | "truncated")) {
            remarks.push(Remark::new("xml-broken", "The XML ends before its elements do."));
        }
        Self { nodes: builder.nodes }
    }

    /// The first element.
    pub fn root(&self) -> Option<Element<'_>> {
        let id = self.nodes.iter().position(|node| matches!(node, Node::Element { .. }))?;
        Some(Element { tree: self, id: u32::try_from(id).ok()? })
    }
}

/// What follows the XML declaration; its encoding has done its service.
fn after_declaration(text: &str) -> &str {
    let text = text.trim_start();
    match text.strip_prefix("<?xml") {
        Some(rest) => rest.find("?>").map_or(text, |end| &rest[end + 2..]),
        None => text,
    }
}

#[derive(Default)]
struct Builder {
    nodes: Vec<Node>,
    open: Vec<Open>,
    /// Elements below the deepest level that are open.
    below: usize,
    too_deep: bool,
    /// Prefixes in scope with the depth of the element that declared them.
    prefixes: Vec<(usize, String, Space)>,
}

struct Open {
    id: u32,
    qualified: String,
}

impl Builder {
    fn open(&mut self, start: &BytesStart<'_>, empty: bool) {
        let qualified = start.name().0;
        if !qualified.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            self.stray(start);
            return;
        }
        if self.open.len() >= MAX_DEPTH {
            self.too_deep = true;
            self.below += usize::from(!empty);
            return;
        }
        let depth = self.open.len() + 1;
        let mut attributes = Vec::new();
        let full = self.prefixes.len() > 256; // no honest document declares as many
        for attribute in start.html_attributes().with_checks(false).flatten().take(200) {
            let key = attribute.key.0;
            let value = entities::decode_value(&attribute.value).into_owned();
            match key.split_once(':') {
                Some(("xmlns", _)) if full => {}
                Some(("xmlns", prefix)) => self.prefixes.push((depth, prefix.to_owned(), space(&value, false))),
                Some((prefix, local)) => attributes.push((if prefix == "xml" { key } else { local }.to_owned(), value)),
                None if key == "xmlns" && full => {}
                None if key == "xmlns" => self.prefixes.push((depth, String::new(), space(&value, true))),
                None => attributes.push((key.to_owned(), value)),
            }
        }
        let (prefix, name) = qualified.split_once(':').unwrap_or(("", qualified));
        let space =
            self.prefixes.iter().rev().find(|(_, known, _)| known == prefix).map_or_else(
                || if prefix.is_empty() { Space::Main } else { undeclared(prefix) },
                |(_, _, space)| *space,
            );
        let element = Node::Element { name: name.to_owned(), space, attributes, children: Vec::new() };
        let id = self.push(element);
        if empty {
            self.prefixes.retain(|(declared, ..)| *declared < depth);
        } else {
            self.open.push(Open { id, qualified: qualified.to_owned() });
        }
    }

    /// “a < b &amp; c<br>” in the text of a broken feed: the reader takes all of it for one tag.
    fn stray(&mut self, start: &str) {
        let Some((text, tag)) = start.split_once('<') else {
            self.text(&format!("<{}>", entities::decode(start)));
            return;
        };
        self.text(&format!("<{}", entities::decode(text)));
        match tag.strip_prefix('/') {
            Some(name) => self.close(name.trim_end()),
            None if tag.starts_with(char::is_alphabetic) => {
                let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
                self.open(&BytesStart::from_content(tag, name.len()), false);
            }
            None => self.text(&format!("<{}>", entities::decode(tag))),
        }
    }

    fn close(&mut self, qualified: &str) {
        if self.below > 0 {
            self.below -= 1;
            return;
        }
        // An end tag closes whatever was left open inside; one that nothing opened is passed over.
        if let Some(at) = self.open.iter().rposition(|open| open.qualified == qualified) {
            self.open.truncate(at);
            self.prefixes.retain(|(declared, ..)| *declared <= at);
        }
    }

    fn text(&mut self, text: &str) {
        let Some(parent) = self.open.last() else { return };
        let last = match &self.nodes[parent.id as usize] {
            Node::Element { children, .. } => children.last().copied(),
            Node::Text(_) => None,
        };
        if let Some(last) = last
            && let Node::Text(before) = &mut self.nodes[last as usize]
        {
            before.push_str(text);
        } else {
            self.push(Node::Text(text.to_owned()));
        }
    }

    fn push(&mut self, node: Node) -> u32 {
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(node);
        if let Some(parent) = self.open.last()
            && let Node::Element { children, .. } = &mut self.nodes[parent.id as usize]
        {
            children.push(id);
        }
        id
    }
}

fn space(uri: &str, default: bool) -> Space {
    match uri.trim().trim_end_matches(['/', '#']) {
        "http://www.w3.org/2005/Atom" | "http://purl.org/atom/ns" | "https://www.w3.org/2005/Atom" => Space::Atom,
        "http://search.yahoo.com/mrss"
        | "https://search.yahoo.com/mrss"
        | "http://search.yahoo.com/mrss/index.html" => Space::Media,
        "http://purl.org/dc/elements/1.1" | "http://purl.org/dc/terms" => Space::Dc,
        "http://purl.org/rss/1.0/modules/content" => Space::Content,
        "http://www.itunes.com/dtds/podcast-1.0.dtd" => Space::Itunes,
        "http://www.w3.org/1999/xhtml" => Space::Xhtml,
        _ if default => Space::Main,
        // A feed's own namespace may have a prefix, too.
        "http://purl.org/rss/1.0" | "http://my.netscape.com/rdf/simple/0.9" | "http://backend.userland.com/rss2" => {
            Space::Main
        }
        "http://channel.netscape.com/rdf/simple/0.9" | "http://purl.org/net/rss1.1" => Space::Main,
        _ => Space::Other,
    }
}

/// What a prefix means that nobody declared.
fn undeclared(prefix: &str) -> Space {
    match prefix {
        "atom" => Space::Atom,
        "media" => Space::Media,
        "dc" | "dcterms" => Space::Dc,
        "content" => Space::Content,
        "itunes" => Space::Itunes,
        "xhtml" | "h" => Space::Xhtml,
        _ => Space::Other,
    }
}

impl<'a> Element<'a> {
    fn node(self) -> (&'a str, Space, &'a [(String, String)], &'a [u32]) {
        match &self.tree.nodes[self.id as usize] {
            Node::Element { name, space, attributes, children } => (name, *space, attributes, children),
            Node::Text(_) => ("", Space::Other, &[], &[]),
        }
    }

    /// Whether it is that very element.
    pub fn same(self, other: Self) -> bool {
        self.id == other.id
    }

    /// The name without prefix.
    pub fn name(self) -> &'a str {
        self.node().0
    }

    pub fn space(self) -> Space {
        self.node().1
    }

    /// Whether it has that name. Letters' case is no matter, as agencies vary it (`Header`, `ednote`).
    pub fn is(self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    /// An attribute that says something, trimmed. `xml:lang` and `xml:base` keep their prefix.
    pub fn attr(self, name: &str) -> Option<&'a str> {
        let (_, value) = self.node().2.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// Elements and texts, in order.
    pub fn content(self) -> impl Iterator<Item = Content<'a>> {
        let tree = self.tree;
        self.node().3.iter().map(move |id| match &tree.nodes[*id as usize] {
            Node::Element { .. } => Content::Element(Element { tree, id: *id }),
            Node::Text(text) => Content::Text(text),
        })
    }

    /// The elements in it.
    pub fn children(self) -> impl Iterator<Item = Element<'a>> {
        self.content().filter_map(|content| match content {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        })
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
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            let at = waiting.len();
            waiting.extend(next.children());
            waiting[at..].reverse();
            Some(next)
        })
    }

    /// The first element of a name at any depth.
    pub fn find(self, name: &str) -> Option<Element<'a>> {
        self.descendants().find(|element| element.is(name))
    }

    /// All words in it as they stand, markup left out.
    pub fn raw_text(self) -> String {
        let mut out = String::new();
        let mut waiting = vec![Content::Element(self)];
        while let Some(next) = waiting.pop() {
            match next {
                Content::Text(text) => out.push_str(text),
                Content::Element(element) => {
                    if element.is("br") {
                        out.push('\n');
                    }
                    let at = waiting.len();
                    waiting.extend(element.content());
                    waiting[at..].reverse();
                }
            }
        }
        out
    }

    /// All words in it, white space made single spaces.
    pub fn words(self) -> String {
        words(&self.raw_text())
    }
}

/// A text with all white space made single spaces.
pub(crate) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Space, Tree};

    fn codes(text: &str) -> Vec<&'static str> {
        let mut remarks = Vec::new();
        Tree::parse(text, &mut remarks);
        remarks.iter().map(|remark| remark.code).collect()
    }

    #[test]
    fn prefixes_are_no_matter_but_the_namespaces_of_feeds_are() {
        let text = "<?xml version='1.0' encoding='iso-8859-9'?><x:a xmlns:x='urn:x' xmlns:m='http://search.yahoo.com/mrss/'>\
            <m:title>one</m:title><title>two &amp; three &ccedil;</title><dc:date>d</dc:date></x:a>";
        let tree = Tree::parse(text, &mut Vec::new());
        let root = tree.root().unwrap();
        assert_eq!(root.name(), "a");
        let children: Vec<_> = root.children().map(|child| (child.space(), child.words())).collect();
        let want = [(Space::Media, "one"), (Space::Main, "two & three ç"), (Space::Dc, "d")];
        assert_eq!(children, want.map(|(space, words)| (space, words.to_owned())));
    }

    #[test]
    fn broken_xml_is_read_up_to_its_fault_and_beyond_what_can_be_mended() {
        let text = "<rss><item>A & B < C &nbsp;<br>x</item></stray><item a=1 b>D</item><item>E";
        let tree = Tree::parse(text, &mut Vec::new());
        let items: Vec<_> = tree.root().unwrap().all("item").map(super::Element::words).collect();
        assert_eq!(items, ["A & B < C x", "D", "E"]);
        assert_eq!(codes(text), ["xml-broken"]);
        assert_eq!(codes("<a><![CDATA[ x"), ["xml-broken"]);
    }

    #[test]
    fn a_tower_of_elements_and_a_bomb_of_entities_do_no_harm() {
        let tower = "<a>".repeat(20_000) + "top";
        assert!(codes(&tower).contains(&"nesting-deep"));
        let mut bomb = "<!DOCTYPE a [<!ENTITY l0 'lol'>".to_owned();
        for level in 1..30 {
            let below = format!("&l{};", level - 1);
            bomb = bomb + "<!ENTITY l" + &level.to_string() + " '" + &below + &below + "'>";
        }
        bomb += "]><a>&l29; <b>&file;</b></a>";
        let tree = Tree::parse(&bomb, &mut Vec::new());
        assert_eq!(tree.root().unwrap().words(), "&l29; &file;");
    }
}
