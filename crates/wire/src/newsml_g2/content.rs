//! Which of a content set's renditions is the story, and its body.
//!
//! A content set holds the same text in several forms. XHTML is taken before NITF and NITF before inline data; what is marked
//! as not public is never looked at; and among equals the first wins, not the last.

use super::{ttnitf, xhtml};
use crate::{
    Remark, byline, dateline, entities,
    formats::unpacked,
    html::{self, Attributes, Blocks},
    nitf, text,
    xml::Element,
};
use base64::Engine;
use tellal_story::{Block, Body, Byline, Item};

/// What one rendition gave.
#[derive(Default)]
pub(super) struct Reading {
    pub body: Body,
    /// Words that stand in the content and belong into fields, where the metadata did not say them.
    pub headline: String,
    pub subheads: Vec<String>,
    pub standfirst: String,
    pub byline: Byline,
    pub dateline: Option<String>,
}

/// Fills in the body, and the fields that only the content says.
pub(super) fn read(set: Element<'_>, item: &mut Item, remarks: &mut Vec<Remark>) {
    let mut renditions: Vec<(u8, Element<'_>)> =
        set.children().filter(|part| !is_private(*part)).filter_map(|part| Some((rank(part)?, part))).collect();
    renditions.sort_by_key(|(rank, _)| *rank);
    let mut best: Option<(Reading, Element<'_>)> = None;
    for (_, part) in renditions {
        let Some(reading) = rendition(part, item) else {
            let what = part.attr("contenttype").unwrap_or("unnamed");
            remarks.push(Remark::new("content-unreadable", format!("Content of the kind {what} cannot be read.")));
            continue;
        };
        let empty = reading.body.is_empty();
        if best.as_ref().is_none_or(|(best, _)| best.body.is_empty() && !empty) {
            best = Some((reading, part));
        }
        if !empty {
            break;
        }
    }
    let Some((reading, part)) = best else { return };
    item.body = reading.body;
    item.word_count = part.attr("wordcount").and_then(|words| words.parse().ok()).filter(|words| *words > 0);
    if item.headline.is_empty() {
        item.headline = reading.headline;
    }
    if item.subheads.is_empty() {
        item.subheads = reading.subheads;
    }
    headings(item);
    if item.standfirst.is_empty() {
        item.standfirst = reading.standfirst;
    }
    if item.byline.0.is_empty() {
        item.byline = reading.byline;
    }
    lift_byline(item);
    let said = item.dateline.take();
    let near = item.version_created.or(item.first_created);
    let inside = reading.dateline.and_then(|text| Some((dateline::whole(&text, near)?, text)));
    let lifted = dateline::take(&mut item.body, near);
    let found =
        lifted.map(|found| (found.dateline, found.text)).or_else(|| inside.map(|(line, text)| (Some(line), text)));
    let (found, text) = found.map_or((None, None), |(line, text)| (line, Some(text)));
    let has_place = found.is_some();
    // A place that is said on its own is less than a dateline with its agency.
    item.dateline = match said {
        Some(said) if said.agency.is_some() || found.is_none() => Some(said),
        _ => found,
    };
    // What was taken off the copy must not be lost; a day and an agency alone are less than what the field says.
    if item.dateline_text.is_none() || has_place {
        item.dateline_text = text.or(item.dateline_text.take());
    }
}

/// Takes a byline that stands above the copy, below notes or not, into its field.
fn lift_byline(item: &mut Item) {
    let notes = dateline::notes(&item.body);
    if item.body.0.len() <= notes + 1 {
        return; // it would leave nothing
    }
    let above: Vec<Block> = item.body.0.drain(..notes).collect();
    // “Staff Reporter” gives way to the name that stands there.
    let nobody = item.byline.0.iter().all(|name| byline::is_nobody(name)).then(|| std::mem::take(&mut item.byline));
    text::lift_byline(item);
    if let Some(nobody) = nobody.filter(|_| item.byline.0.is_empty()) {
        item.byline = nobody;
    }
    item.body.0.splice(..0, above);
}

/// Takes off headings at the head of a body that say the headline once more, and a second one that follows it.
fn headings(item: &mut Item) {
    let heading = |block: Option<&Block>| match block {
        Some(Block::Subhead { text }) => Some(crate::xml::words(&tellal_story::body::plain(text))),
        _ => None,
    };
    if heading(item.body.0.first()).is_none_or(|text| text != item.headline) {
        return;
    }
    item.body.0.remove(0);
    if item.body.0.len() > 1
        && let Some(text) = heading(item.body.0.first())
    {
        item.body.0.remove(0);
        if !item.subheads.contains(&text) {
            item.subheads.push(text);
        }
    }
}

fn is_private(part: Element<'_>) -> bool {
    ["rendition", "renditionuri", "role", "roleuri"].into_iter().filter_map(|key| part.attr(key)).any(|value| {
        let value = value.to_ascii_lowercase();
        value.contains("nonpublic") || value.contains("non-public") || value.contains("private")
    })
}

/// The order in which renditions are tried; none for those that are no text.
fn rank(part: Element<'_>) -> Option<u8> {
    let kind = part.attr("contenttype").unwrap_or_default().to_ascii_lowercase();
    if part.is("inlineXML") {
        return Some(match part.children().next() {
            Some(root) if root.is("nitf") || kind.contains("nitf") => 1,
            Some(_) => 0,
            None => 2,
        });
    }
    if !part.is("inlineData") || part.attr("hascontent") == Some("false") {
        return None;
    }
    if !kind.is_empty() && !["text", "html", "xml"].iter().any(|known| kind.contains(known)) {
        return None;
    }
    let rendition = part.attr("rendition").or_else(|| part.attr("renditionuri")).unwrap_or_default();
    let rendition = rendition.rsplit([':', '/']).next().unwrap_or_default().to_ascii_lowercase();
    match &*rendition {
        // These repeat single fields.
        "headline" | "teaser" | "byline" | "dateline" | "title" => None,
        "text" => Some(3),
        _ => Some(4),
    }
}

fn rendition(part: Element<'_>, item: &Item) -> Option<Reading> {
    if part.is("inlineXML")
        && let Some(root) = part.children().next()
    {
        let kind = part.attr("contenttype").unwrap_or_default().to_ascii_lowercase();
        if kind.contains("ttnitf") || root.name().to_ascii_lowercase().starts_with("ttnitf") {
            return Some(ttnitf::read(root));
        }
        // Results, events and drawings have vocabularies of their own, and no copy in them.
        const COPY: &[&str] = &["p", "body", "div", "h1", "h2", "table", "pre", "ul", "ol"];
        let holds_copy = root.descendants().any(|element| COPY.iter().any(|name| element.is(name)));
        if !holds_copy && !root.is("html") && !root.is("section") && !root.is("nitf") {
            return None;
        }
        return Some(match part.find("nitf") {
            Some(element) => nitf_reading(element),
            None => xhtml::read(root, item),
        });
    }
    let mut data = part.raw_text();
    if part.attr("encoding").is_some_and(|encoding| encoding.to_ascii_lowercase().contains("base64")) {
        data.retain(|c| !c.is_whitespace());
        let bytes = base64::engine::general_purpose::STANDARD.decode(data).ok()?;
        data = unpacked(&bytes);
    }
    Some(Reading { body: inline(&data), ..Reading::default() })
}

/// The body of text that may be markup.
fn inline(data: &str) -> Body {
    if !html::is_markup(data) {
        return text::paragraphs(data);
    }
    // ANSA puts the whole copy, with its lines and indents, into one paragraph.
    let whole = data.trim().strip_prefix("<p>").and_then(|data| data.strip_suffix("</p>"));
    match whole.filter(|data| !data.contains('<')) {
        Some(data) if data.trim().contains('\n') => text::paragraphs(&entities::decode(data)),
        _ => html::read(&entities::unescape_twice(data), None).body,
    }
}

fn nitf_reading(element: Element<'_>) -> Reading {
    let read = nitf::read(element);
    Reading {
        body: read.body,
        headline: read.headline,
        subheads: read.subheads,
        standfirst: read.standfirst,
        byline: read.byline,
        dateline: read.dateline,
    }
}

/// Text whose lines may hold columns, as `pre` has it.
pub(super) fn typewritten(text: &str) -> Body {
    let mut blocks = Blocks::new(None);
    blocks.open("pre", &Attributes::default());
    blocks.text(text);
    blocks.close("pre");
    blocks.finish()
}
