//! `body.content`: the copy.

use super::{Nitf, media};
use crate::{
    entities::unescape_twice,
    html::{self, Attributes, Blocks},
    xml::{Content, Element},
};
use tellal_story::{Block, Body, Inline, body::plain};

/// Reads a `body.content`. Escaped HTML in it is read as HTML.
pub(crate) fn body(content: Element<'_>) -> Body {
    if content.children().next().is_none() {
        let text = content.raw_text();
        if html::is_markup(&text) {
            return html::read(&unescape_twice(&text), None).body;
        }
        return crate::text::paragraphs(&text);
    }
    let mut blocks = Blocks::new(None);
    walk(content, &mut blocks);
    let mut body = blocks.finish();
    join_lines(&mut body);
    // PA closes its copy with the word.
    if body.0.len() > 1 && body.0.last().is_some_and(|last| last.plain().trim().eq_ignore_ascii_case("ends")) {
        body.0.pop();
    }
    body
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
        let name = match &*child.name().to_ascii_lowercase() {
            "hl1" | "hl2" | "hl3" | "hl4" | "hl5" => "h2".to_owned(),
            "bq" => "blockquote".to_owned(),
            "block" | "body.end" | "tagline" | "bibliography" | "content" => "div".to_owned(),
            "credit" => "cite".to_owned(),
            "fn" => "p".to_owned(),
            "media" => {
                picture(child, blocks);
                continue;
            }
            // What is said about a table, what a block says of itself, and notes to editors.
            "nitf-table-metadata"
            | "nitf-col"
            | "nitf-colgroup"
            | "note"
            | "byline"
            | "dateline"
            | "copyrite"
            | "datasource" => continue,
            other => other.to_owned(),
        };
        blocks.open(&name, &Attributes::of(child));
        walk(child, blocks);
        blocks.close(&name);
    }
}

/// A medium where it stands: a picture with its caption and credit, a film or a sound as a link.
fn picture(medium: Element<'_>, blocks: &mut Blocks<'_>) {
    let Some(read) = media::medium(medium) else { return };
    let attribute = |key: &str, value: String| (key.to_owned(), value);
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    blocks.open("figure", &Attributes::default());
    let name = if read.is_picture() { "img" } else { "embed" };
    let attributes = vec![
        attribute("src", read.href),
        attribute("alt", read.alt),
        attribute("width", number(read.width)),
        attribute("height", number(read.height)),
    ];
    blocks.open(name, &Attributes(attributes));
    blocks.close(name);
    for (name, text) in [("figcaption", &read.caption), ("cite", &read.credit)] {
        if !text.is_empty() {
            blocks.open(name, &Attributes::default());
            blocks.text(text);
            blocks.close(name);
        }
    }
    blocks.close("figure");
}

/// AAP breaks its paragraphs to a telegram's width: where nearly all breaks come at that width, they mean nothing.
fn join_lines(body: &mut Body) {
    let (mut all, mut full) = (0, 0);
    for block in &body.0 {
        let Block::Paragraph { text } = block else { continue };
        let mut width = 0;
        for run in text {
            if *run == Inline::Break {
                all += 1;
                full += usize::from((45..=80).contains(&width));
                width = 0;
            } else {
                width += run.words().chars().count();
            }
        }
    }
    if all < 2 || full * 10 < all * 8 {
        return;
    }
    for block in &mut body.0 {
        let Block::Paragraph { text } = block else { continue };
        let mut joined: Vec<Inline> = Vec::with_capacity(text.len());
        for run in std::mem::take(text) {
            let run = if run == Inline::Break { Inline::text(" ") } else { run };
            match (joined.last_mut(), run) {
                (Some(Inline::Text { text }), Inline::Text { text: more }) => text.push_str(&more),
                (_, run) => joined.push(run),
            }
        }
        *text = joined;
    }
}

/// AP repeats the headline as the first line of its tables.
pub(super) fn drop_headline(out: &mut Nitf) {
    let repeats = |first: &Block| matches!(first, Block::Subhead { .. }) && first.plain().trim() == out.headline;
    if out.body.0.len() > 1 && out.body.0.first().is_some_and(repeats) {
        out.body.0.remove(0);
    }
}

/// NTB marks its standfirst as a first paragraph of the class `lead`. A short one is a line of the copy.
pub(super) fn take_lead(out: &mut Nitf) {
    let is_lead = out.lead.take().is_some_and(|lead| {
        out.standfirst.is_empty()
            && out.body.0.len() > 2
            && out.body.0.first().is_some_and(|first| first.plain() == lead)
    });
    if is_lead && let Block::Paragraph { text } = &out.body.0[0] {
        let words = plain(text);
        if words.chars().count() >= 60 {
            out.standfirst = words;
            out.body.0.remove(0);
        }
    }
}
