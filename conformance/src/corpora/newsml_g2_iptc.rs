//! IPTC's own examples and unit files of NewsML-G2, held against what another XML reader sees in them.
//!
//! What each document says is read here by `roxmltree` and by the letter of the standard, so that nothing of the wire's own
//! reading can agree with itself.

use crate::{figure::Figure, material::Material};
use jiff::Timestamp;
use roxmltree::{Document, Node};
use std::fmt::Debug;
use tellal_story::{Item, ItemKind, Lang, PubStatus};
use tellal_wire::{Hints, parse};

pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let mut read = Figure::new("read");
    let mut fields = Figure::new("fields");
    let mut invalid = Figure::new("invalid");
    for (name, case) in material.cases()? {
        let bytes = material.bytes(&name)?;
        let parsed = std::panic::catch_unwind(|| parse(&bytes, &Hints::default()));
        if case["expect"] == "invalid" {
            invalid.count(parsed.is_ok(), &name, || "the reader panicked".to_owned());
            continue;
        }
        let Ok(parsed) = parsed else {
            read.count(false, &name, || "the reader panicked".to_owned());
            continue;
        };
        let text = String::from_utf8_lossy(&bytes);
        let Ok(document) = Document::parse(&text) else {
            // A fragment of several elements: whatever can be read of it.
            read.count(parsed.format == "newsml-g2", &name, || format!("read as {}", parsed.format));
            continue;
        };
        let is = |name: &'static str| move |node: &Node<'_, '_>| node.tag_name().name() == name;
        let elements: Vec<_> = document
            .descendants()
            .filter(|node| is("newsItem")(node) || is("packageItem")(node))
            .filter(|node| !node.ancestors().skip(1).any(|above| is("contentSet")(&above)))
            .collect();
        let whole = document.root_element();
        if elements.is_empty() {
            // Concepts, plans and catalogues are recognised and reported. Fragments of items, which the guidelines have as
            // examples, are that or a story, which must not have an id that nobody gave it.
            let named = parsed.remarks.iter().any(|remark| matches!(remark.code, "not-a-story" | "format-unknown"));
            let right =
                if parsed.items.is_empty() { named } else { parsed.items.iter().all(|read| read.item.id.is_none()) };
            read.count(right, &name, || {
                format!("{} is {} with {:?}", whole.tag_name().name(), parsed.format, parsed.remarks)
            });
            continue;
        }
        let mut wrong = Vec::new();
        if parsed.items.len() != elements.len() {
            wrong.push(format!("{} items, not {}", parsed.items.len(), elements.len()));
        }
        for (read, element) in parsed.items.iter().zip(elements) {
            for (field, why) in verdicts(&read.item, element) {
                fields.count(why.is_none(), &name, || format!("{field} {}", why.clone().unwrap_or_default()));
                wrong.extend(why.map(|why| format!("{field} {why}")));
            }
        }
        read.count(wrong.is_empty(), &name, || wrong.join("; "));
    }
    Ok(vec![read, fields, invalid])
}

/// Each field, and what is wrong with it.
fn verdicts(item: &Item, element: Node<'_, '_>) -> Vec<(&'static str, Option<String>)> {
    let item_meta = child(element, "itemMeta");
    let content_meta = child(element, "contentMeta");
    let rights = child(element, "rightsInfo");
    let tag = content_meta.and_then(|meta| child(meta, "language")).and_then(|language| language.attribute("tag"));
    let tag = tag.or_else(|| element.attribute(("http://www.w3.org/XML/1998/namespace", "lang")));
    let tag = tag.or_else(|| {
        element
            .parent()?
            .ancestors()
            .find_map(|above| above.attribute(("http://www.w3.org/XML/1998/namespace", "lang")))
    });
    let primary = tag.map(|tag| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase());
    let label = |parent: Option<Node<'_, '_>>, name: &str| localized(parent, name, primary.as_deref());

    let class = item_meta.and_then(|meta| child(meta, "itemClass")).and_then(code);
    let kind = match class.as_deref() {
        _ if element.tag_name().name() == "packageItem" => ItemKind::Package,
        Some("picture") => ItemKind::Picture,
        Some("audio") => ItemKind::Audio,
        Some("video" | "animation") => ItemKind::Video,
        Some("graphic") => ItemKind::Graphic,
        Some("composite") => ItemKind::Package,
        _ => ItemKind::Text,
    };
    let status = match item_meta.and_then(|meta| child(meta, "pubStatus")).and_then(code).as_deref() {
        None | Some("usable") => PubStatus::Usable,
        Some("canceled") => PubStatus::Canceled,
        Some(_) => PubStatus::Withheld,
    };
    let embargoed = item_meta.and_then(|meta| child(meta, "embargoed"));
    let until = embargoed.and_then(|node| instant(&words(node)));
    let subjects: Vec<_> = content_meta
        .into_iter()
        .flat_map(|meta| children(meta, "subject"))
        .filter_map(|node| ["qcode", "uri", "literal"].into_iter().find_map(|key| node.attribute(key)))
        .map(str::to_owned)
        .collect();
    let codes: Vec<_> =
        item.subjects.iter().map(|subject| subject.code.clone()).filter(|code| !code.is_empty()).collect();
    let title = || label(item_meta, "title");
    let holder = rights.and_then(|rights| child(rights, "copyrightHolder"));
    let holder_name = holder.and_then(|holder| {
        label(Some(holder), "name").or_else(|| holder.attribute("literal").map(str::to_owned)).or_else(|| code(holder))
    });
    let created = item_meta.and_then(|meta| child(meta, "versionCreated")).and_then(|node| instant(&words(node)));
    let version = element.attribute("version").map_or(Some(1), |version| version.trim().parse().ok());

    vec![
        ("guid", differ(&item.id.as_deref(), &element.attribute("guid"))),
        ("version", differ(&item.version, &version)),
        ("itemClass", differ(&item.kind, &kind)),
        ("pubStatus", differ(&item.status, &status)),
        ("versionCreated", if created.is_some() { differ(&item.version_created, &created) } else { None }),
        ("headline", differ(&item.headline, &label(content_meta, "headline").or_else(title).unwrap_or_default())),
        ("language", differ(&item.lang, &tag.and_then(|tag| Lang::new(tag).ok()))),
        ("subjects", differ(&codes, &subjects)),
        ("embargoed", differ(&(item.embargo, item.embargo_open), &(until, embargoed.is_some() && until.is_none()))),
        ("copyrightHolder", differ(&item.copyright_holder, &holder_name)),
        ("copyrightNotice", differ(&item.copyright, &label(rights, "copyrightNotice"))),
        ("usageTerms", differ(&item.usage_terms, &label(rights, "usageTerms"))),
    ]
}

fn differ<T: PartialEq + Debug>(got: &T, want: &T) -> Option<String> {
    (got != want).then(|| format!("{got:?}, not {want:?}"))
}

fn children<'a>(parent: Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    parent.children().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

fn child<'a, 'i>(parent: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    parent.children().find(|node| node.is_element() && node.tag_name().name() == name)
}

/// What an element says, on one line.
fn words(node: Node<'_, '_>) -> String {
    let text: Vec<_> = node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    text.concat().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first element of a name that says something in the language, or in none, or at all.
fn localized(parent: Option<Node<'_, '_>>, name: &str, primary: Option<&str>) -> Option<String> {
    let all: Vec<_> = parent?
        .children()
        .filter(|node| node.is_element() && node.tag_name().name() == name)
        .map(|node| (node.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), words(node)))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    let own = |tag: Option<&str>| tag.and_then(|tag| tag.split('-').next()).is_some_and(|tag| Some(tag) == primary);
    let found = all.iter().find(|(tag, _)| own(*tag)).or_else(|| all.iter().find(|(tag, _)| tag.is_none()));
    found.or(all.first()).map(|(_, words)| words.clone())
}

/// The last part of a code or of its address.
fn code(node: Node<'_, '_>) -> Option<String> {
    let value = node.attribute("qcode").or_else(|| node.attribute("uri"))?;
    value.rsplit([':', '/', '#']).next().map(str::to_owned)
}

/// An instant, as XML Schema writes it; a day alone begins at midnight in UTC.
fn instant(text: &str) -> Option<Timestamp> {
    text.parse().ok().or_else(|| format!("{text}Z").parse().ok()).or_else(|| format!("{text}T00:00:00Z").parse().ok())
}
