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
    Element { name: String, namespace: u16, attributes: Vec<(String, String)>, children: Vec<u32> },
    Text(String),
}

/// A namespace that a document declares or, by a prefix without a declaration, means.
struct Namespace {
    /// Its address in small letters, without what ends it; empty if none was declared.
    uri: String,
    /// The prefix that is usual for it, or else the one that the document has.
    prefix: String,
    space: Space,
}

/// A document.
pub(crate) struct Tree {
    nodes: Vec<Node>,
    namespaces: Vec<Namespace>,
    doctype: String,
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
        let mut builder = Builder { namespaces: vec![Namespace::none()], ..Builder::default() };
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
                    None => match builder.entities.iter().find(|(known, _)| *known == *name) {
                        Some((_, value)) => {
                            let value = value.clone();
                            builder.text(&entities::decode(&value));
                        }
                        None => builder.text(&format!("&{};", &*name)),
                    },
                },
                Ok(Event::DocType(text)) if builder.nodes.is_empty() => {
                    builder.entities = declared_entities(&text);
                    builder.doctype = text.chars().take(200).collect();
                }
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
        Self { nodes: builder.nodes, namespaces: builder.namespaces, doctype: builder.doctype }
    }

    /// The head of the document type declaration; empty if there is none.
    pub fn doctype(&self) -> &str {
        &self.doctype
    }

    /// Whether a namespace is declared, by its address in small letters without what ends it.
    pub fn declares(&self, uri: &str) -> bool {
        self.namespaces.iter().any(|namespace| namespace.uri == uri)
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

/// The short texts that a document declares as entities of its own: those whose value has no reference in it, so that none
/// can grow. The first declaration of a name counts (XML 1.0, 4.2).
fn declared_entities(doctype: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for declaration in doctype.split("<!ENTITY").skip(1) {
        let Some((name, rest)) = declaration.trim_start().split_once(char::is_whitespace) else { continue };
        let rest = rest.trim_start();
        let Some(quote @ ('"' | '\'')) = rest.chars().next() else { continue };
        let Some((value, _)) = rest[1..].split_once(quote) else { continue };
        let plain = value.len() <= 1000 && !value.contains(['%', '<']) && !entities::decode(value).contains('&');
        if plain && found.len() < 100 && !found.iter().any(|(known, _)| known == name) {
            found.push((name.to_owned(), value.to_owned()));
        }
    }
    found
}

#[derive(Default)]
struct Builder {
    nodes: Vec<Node>,
    namespaces: Vec<Namespace>,
    open: Vec<Open>,
    /// Elements below the deepest level that are open.
    below: usize,
    too_deep: bool,
    /// Prefixes in scope with the depth of the element that declared them.
    prefixes: Vec<(usize, String, u16)>,
    doctype: String,
    entities: Vec<(String, String)>,
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
                Some(("xmlns", prefix)) => {
                    let namespace = self.namespace(Namespace::declared(&value, prefix));
                    self.prefixes.push((depth, prefix.to_owned(), namespace));
                }
                Some((prefix, local)) => attributes.push((if prefix == "xml" { key } else { local }.to_owned(), value)),
                None if key == "xmlns" && full => {}
                None if key == "xmlns" => {
                    let namespace = self.namespace(Namespace::declared(&value, ""));
                    self.prefixes.push((depth, String::new(), namespace));
                }
                None => attributes.push((key.to_owned(), value)),
            }
        }
        let (prefix, name) = qualified.split_once(':').unwrap_or(("", qualified));
        let declared = self.prefixes.iter().rev().find(|(_, known, _)| known == prefix).map(|(_, _, known)| *known);
        let namespace = match declared {
            Some(namespace) => namespace,
            None if prefix.is_empty() => 0,
            None => self.namespace(Namespace {
                uri: String::new(),
                prefix: prefix.to_ascii_lowercase(),
                space: undeclared(prefix),
            }),
        };
        let element = Node::Element { name: name.to_owned(), namespace, attributes, children: Vec::new() };
        let id = self.push(element);
        if empty {
            self.prefixes.retain(|(declared, ..)| *declared < depth);
        } else {
            self.open.push(Open { id, qualified: qualified.to_owned() });
        }
    }

    /// The number of a namespace. No honest document has hundreds; those beyond are taken for none that is known.
    fn namespace(&mut self, namespace: Namespace) -> u16 {
        let same = |known: &Namespace| (&known.uri, &known.prefix) == (&namespace.uri, &namespace.prefix);
        if let Some(at) = self.namespaces.iter().position(same) {
            return u16::try_from(at).unwrap_or(0);
        }
        if self.namespaces.len() > 256 {
            self.namespaces[256] = Namespace { uri: String::new(), prefix: "other".to_owned(), space: Space::Other };
            return 256;
        }
        self.namespaces.push(namespace);
        u16::try_from(self.namespaces.len() - 1).unwrap_or(0)
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

impl Namespace {
    fn none() -> Self {
        Self { uri: String::new(), prefix: String::new(), space: Space::Main }
    }

    /// The namespace of a declaration; `prefix` is empty for a default one.
    fn declared(uri: &str, prefix: &str) -> Self {
        let uri = uri.trim().trim_end_matches(['/', '#']).to_ascii_lowercase();
        let known = match uri.strip_prefix("https://").or(uri.strip_prefix("http://")).unwrap_or(&uri) {
            "www.w3.org/2005/atom" | "purl.org/atom/ns" | "example.com/newformat" | "example.com/necho"
            | "purl.org/echo" | "uri/of/echo/namespace" | "purl.org/pie" => Some(("", Space::Atom)),
            "search.yahoo.com/mrss" | "search.yahoo.com/mrss/index.html" | "tools.search.yahoo.com/mrss"
            | "www.rssboard.org/media-rss" => Some(("media", Space::Media)),
            "purl.org/dc/elements/1.1" | "purl.org/dc/elements/1.0" => Some(("dc", Space::Dc)),
            "purl.org/dc/terms" => Some(("dcterms", Space::Dc)),
            "purl.org/rss/1.0/modules/content" => Some(("content", Space::Content)),
            "www.itunes.com/dtds/podcast-1.0.dtd" | "example.com/dtds/podcast-1.0.dtd" => {
                Some(("itunes", Space::Itunes))
            }
            "www.w3.org/1999/xhtml" | "www.w3.org/xhtml" => Some(("xhtml", Space::Xhtml)),
            // A feed's own namespace may have a prefix, too.
            "purl.org/rss/1.0" | "my.netscape.com/rdf/simple/0.9" | "channel.netscape.com/rdf/simple/0.9"
            | "my.netscape.com/publish/formats/rss-0.91.dtd" | "purl.org/net/rss1.1" | "purl.org/rss/2.0"
            | "backend.userland.com/rss" | "backend.userland.com/rss2" | "backend.userland.com/rss091"
            | "blogs.law.harvard.edu/tech/rss" | "cyber.law.harvard.edu/rss/rss.html" => Some(("", Space::Main)),
            "www.w3.org/1999/02/22-rdf-syntax-ns" => Some(("rdf", Space::Other)),
            "www.georss.org/georss" | "www.georss.org/georss/10" => Some(("georss", Space::Other)),
            "www.opengis.net/gml" => Some(("gml", Space::Other)),
            "www.w3.org/2003/01/geo/wgs84_pos" => Some(("geo", Space::Other)),
            "podlove.org/simple-chapters" => Some(("psc", Space::Other)),
            "purl.org/syndication/thread/1.0" => Some(("thr", Space::Other)),
            "web.resource.org/cc" | "creativecommons.org/ns" => Some(("cc", Space::Other)),
            "backend.userland.com/creativecommonsrssmodule" | "cyber.law.harvard.edu/rss/creativecommonsrssmodule.html" => {
                Some(("creativecommons", Space::Other))
            }
            "wellformedweb.org/commentapi" => Some(("wfw", Space::Other)),
            "webns.net/mvcb" => Some(("admin", Space::Other)),
            "purl.org/rss/1.0/modules/slash" => Some(("slash", Space::Other)),
            "purl.org/rss/1.0/modules/syndication" => Some(("sy", Space::Other)),
            "podcastindex.org/namespace/1.0" => Some(("podcast", Space::Other)),
            _ => None,
        };
        let (prefix, space) = match known {
            Some((prefix, space)) => (prefix.to_owned(), space),
            None if prefix.is_empty() => (String::new(), Space::Main),
            None => (prefix.to_ascii_lowercase(), Space::Other),
        };
        Self { uri, prefix, space }
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
    fn node(self) -> (&'a str, &'a Namespace, &'a [(String, String)], &'a [u32]) {
        match &self.tree.nodes[self.id as usize] {
            Node::Element { name, namespace, attributes, children } => {
                (name, &self.tree.namespaces[usize::from(*namespace)], attributes, children)
            }
            Node::Text(_) => ("", &self.tree.namespaces[0], &[], &[]),
        }
    }

    /// The document that it stands in.
    pub fn tree(self) -> &'a Tree {
        self.tree
    }

    /// The name without prefix.
    pub fn name(self) -> &'a str {
        self.node().0
    }

    pub fn space(self) -> Space {
        self.node().1.space
    }

    /// The prefix that is usual for its namespace, in small letters; one that is not known here keeps the document's own.
    /// Empty for the namespaces of Atom and RSS themselves.
    pub fn prefix(self) -> &'a str {
        &self.node().1.prefix
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

    /// An attribute as it stands, even if it says nothing: `xml:lang=""` takes a language back.
    pub fn attr_as_is(self, name: &str) -> Option<&'a str> {
        self.node().2.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// All attributes.
    pub fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.node().2.iter().map(|(key, value)| (key.as_str(), value.as_str()))
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
