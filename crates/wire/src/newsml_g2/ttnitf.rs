//! TT's own dialect of NITF, with element names in Swedish (`application/ttnitf+xml`).

use super::content::Reading;
use crate::{
    byline,
    html::{Attributes, Blocks},
    xml::{Content, Element},
};

pub(super) fn read(root: Element<'_>) -> Reading {
    let body = root.find("body").unwrap_or(root);
    let mut reading = Reading::default();
    let mut blocks = Blocks::new(None);
    let mut line = Line::default();
    walk(body, &mut blocks, &mut reading, &mut line);
    reading.body = blocks.finish();
    reading.dateline = line.text();
    reading
}

/// The parts of a dateline, which stand in elements of their own.
#[derive(Default)]
struct Line {
    place: String,
    agency: String,
}

impl Line {
    fn text(&self) -> Option<String> {
        match (self.place.as_str(), self.agency.trim_matches(['(', ')', '/'])) {
            ("", _) => None,
            (place, "") => Some(place.to_owned()),
            (place, agency) => Some(format!("{place} ({agency})")),
        }
    }
}

fn walk(element: Element<'_>, blocks: &mut Blocks<'_>, reading: &mut Reading, line: &mut Line) {
    for content in element.content() {
        let child = match content {
            Content::Text(text) => {
                blocks.text(text);
                continue;
            }
            Content::Element(child) => child,
        };
        let name = child.name().to_ascii_lowercase();
        let tag = match &*name {
            "rubrik" if reading.headline.is_empty() => {
                reading.headline = child.words();
                continue;
            }
            "ingress" if reading.standfirst.is_empty() => {
                reading.standfirst = child.words();
                continue;
            }
            "byline" => {
                reading.byline.0.extend(byline::read(&child.words()).0);
                continue;
            }
            "ort" => {
                line.place = child.words();
                continue;
            }
            "source" => {
                line.agency = child.words();
                continue;
            }
            // The day, and the word count and signs in the head.
            "dat" | "head" => continue,
            "mellis" | "rubrik" | "underrubrik" => "h2",
            "citat" => "blockquote",
            "brodtext" | "ingress" | "textrubrik" => "div",
            "fraga" | "svar" => "p",
            "bild" => "figure",
            "bildtext" => "figcaption",
            "tabell" => "table",
            "rad" => "tr",
            "kolumn" | "cell" => "td",
            other => other,
        };
        blocks.open(tag, &Attributes::of(child));
        walk(child, blocks, reading, line);
        blocks.close(tag);
    }
}
