//! TT's dialect (`application/ttnitf+xml`): Swedish names in capitals.

use super::{Nitf, authors, people};
use crate::{
    html::{Attributes, Blocks},
    xml::{Content, Element},
};
use tellal_story::{ItemKind, MediaRef};

/// Whether an element is TT's dialect.
pub(crate) fn is(element: Element<'_>) -> bool {
    let named = ["ttnitf", "tt-nitf"].iter().any(|name| element.is(name));
    named || (!element.is("html") && element.child("body").unwrap_or(element).child("brodtext").is_some())
}

/// Reads it.
pub(super) fn read(element: Element<'_>) -> Nitf {
    let mut out = Nitf::default();
    let body = element.find("body").unwrap_or(element);
    let said = |name: &str| body.find(name).map(Element::words).filter(|text| !text.is_empty());
    out.headline = said("rubrik").unwrap_or_default();
    out.subheads = said("vinjett").into_iter().chain(said("underrubrik")).collect();
    out.standfirst = said("ingress").unwrap_or_default();
    if let Some(by) = body.find("byline") {
        out.byline = people(&by.words());
        out.authors = authors(&out.byline);
        if let [author] = &mut *out.authors {
            author.email = by.attr("epost").map(str::to_owned);
        }
    }
    if let Some(dat) = body.find("dat") {
        out.distributor = dat.child("source").map(Element::words).filter(|text| !text.is_empty());
        out.dateline = dat.child("ort").map(Element::words).filter(|text| !text.is_empty());
    }
    let mut blocks = Blocks::new(None);
    for part in body.all("brodtext") {
        walk(part, &mut blocks);
    }
    out.body = blocks.finish();
    for picture in body.descendants().filter(|child| child.is("bild")).take(crate::MAX_MEDIA) {
        let Some(href) = ["src", "href", "source", "id"].iter().find_map(|name| picture.attr(name)) else { continue };
        let words = |name: &str| picture.find(name).map(Element::words).unwrap_or_default();
        out.media.push(MediaRef {
            href: href.to_owned(),
            kind: Some(ItemKind::Picture),
            caption: words("bildtext"),
            credit: words("fotograf"),
            ..MediaRef::default()
        });
    }
    out
}

fn walk(element: Element<'_>, blocks: &mut Blocks<'_>) {
    for content in element.content() {
        let child = match content {
            Content::Text(text) => {
                blocks.text(text);
                continue;
            }
            Content::Element(child) => child,
        };
        let name = match &*child.name().to_ascii_lowercase() {
            "mellis" | "rubrik" => "h3".to_owned(),
            "citat" => "blockquote".to_owned(),
            // An interview: question and answer are paragraphs.
            "fraga" | "svar" => "p".to_owned(),
            "tabell" => "table".to_owned(),
            "rad" => "tr".to_owned(),
            "kol" | "cell" => "td".to_owned(),
            "byline" | "dat" | "bild" | "ingress" | "vinjett" => continue,
            other => other.to_owned(),
        };
        blocks.open(&name, &Attributes::of(child));
        walk(child, blocks);
        blocks.close(&name);
    }
}
