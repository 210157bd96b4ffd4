//! NITF 2.5 to 3.6: what its `body` says. NewsML-G2 carries it as inline XML; AA does so with HTML escaped inside.

use crate::{
    Parsed, byline,
    entities::unescape_twice,
    formats::Delivery,
    html::{self, Attributes, Blocks},
    xml::{Content, Element},
};
use tellal_story::Byline;

pub(crate) fn sniff(_: &Delivery<'_>) -> bool {
    false
}

pub(crate) fn parse(_: &Delivery<'_>, _: &mut Parsed) {}

/// The fields of a `nitf` element that a story has.
#[derive(Debug, Default)]
pub(crate) struct Nitf {
    pub headline: String,
    pub subheads: Vec<String>,
    pub standfirst: String,
    pub byline: Byline,
    /// The dateline as it stands there.
    pub dateline: Option<String>,
    pub body: tellal_story::Body,
}

/// Reads a `nitf` element, or its `body`.
pub(crate) fn read(nitf: Element<'_>) -> Nitf {
    let mut out = Nitf::default();
    // AA writes `headline` for `hedline`.
    let head = nitf.find("body.head");
    if let Some(head) = head {
        if let Some(hedline) = head.child("hedline").or_else(|| head.child("headline")) {
            out.headline = hedline.child("hl1").unwrap_or(hedline).words();
            out.subheads = hedline.all("hl2").map(Element::words).filter(|text| !text.is_empty()).collect();
        }
        if let Some(by) = head.child("byline") {
            // `byttl` is what the writer does; AA has the name in it and nothing beside.
            let titled = by.children().all(|child| child.is("byttl"));
            let names = if titled && by.words() == by.child("byttl").map(Element::words).unwrap_or_default() {
                by.words()
            } else {
                spaced(by)
            };
            out.byline = byline::read(&names);
        }
        if let Some(summary) = head.child("abstract") {
            out.standfirst = html::words(&spaced(summary));
        }
        if let Some(dateline) = head.child("dateline") {
            out.dateline =
                dateline.child("location").or(Some(dateline)).map(Element::words).filter(|text| !text.is_empty());
        }
    }
    if out.headline.is_empty() {
        let title = nitf.child("head").and_then(|head| head.child("title"));
        out.headline = title.map(Element::words).unwrap_or_default();
    }
    let content = nitf.find("body.content").or_else(|| nitf.child("body").filter(|_| head.is_none()));
    if let Some(content) = content {
        out.body = body(content);
    }
    out
}

/// The words of an element whose children are words of their own (`By<person>Jane Doe</person><byttl>AA</byttl>`).
fn spaced(element: Element<'_>) -> String {
    let parts: Vec<String> = element
        .content()
        .map(|content| match content {
            Content::Text(text) => text.to_owned(),
            Content::Element(element) if element.is("byttl") => String::new(),
            Content::Element(element) => element.words(),
        })
        .collect();
    crate::xml::words(&parts.join(" ")).trim_matches([',', ' ']).to_owned()
}

/// Reads a `body.content`. Escaped HTML in it is read as HTML.
pub(crate) fn body(content: Element<'_>) -> tellal_story::Body {
    if content.children().next().is_none() {
        let text = content.raw_text();
        if html::is_markup(&text) {
            return html::read(&unescape_twice(&text), None).body;
        }
        return crate::text::paragraphs(&text);
    }
    let mut blocks = Blocks::new(None);
    walk(content, &mut blocks);
    blocks.finish()
}

/// Tells `blocks` of an element's content, NITF's names turned into HTML's.
fn walk(element: Element<'_>, blocks: &mut Blocks<'_>) {
    for content in element.content() {
        let child = match content {
            Content::Text(text) => {
                blocks.text(text);
                continue;
            }
            Content::Element(child) => child,
        };
        let attribute = |to: &str, from: &str| child.attr(from).map(|value| (to.to_owned(), value.to_owned()));
        let (name, attributes) = match &*child.name().to_ascii_lowercase() {
            "hl1" | "hl2" | "hl3" | "hl4" | "hl5" => ("h2".to_owned(), None),
            "bq" => ("blockquote".to_owned(), None),
            "block" | "body.end" | "tagline" | "bibliography" | "content" => ("div".to_owned(), None),
            "credit" | "media-producer" => ("cite".to_owned(), None),
            "fn" => ("p".to_owned(), None),
            "media" => ("figure".to_owned(), None),
            "media-caption" => ("figcaption".to_owned(), None),
            "media-reference" => {
                let kind = child.attr("mime-type").or_else(|| element.attr("media-type")).unwrap_or("image");
                let name = if kind.starts_with("image") || kind == "photo" { "img" } else { "embed" };
                let attributes = [
                    attribute("src", "source"),
                    attribute("alt", "alternate-text"),
                    attribute("width", "width"),
                    attribute("height", "height"),
                ];
                (name.to_owned(), Some(attributes.into_iter().flatten().collect()))
            }
            // What is said about the medium and the table, and notes to editors.
            "media-metadata" | "nitf-table-metadata" | "note" => continue,
            other => (other.to_owned(), None),
        };
        blocks.open(&name, &attributes.map_or_else(|| Attributes::of(child), Attributes));
        walk(child, blocks);
        blocks.close(&name);
    }
}
