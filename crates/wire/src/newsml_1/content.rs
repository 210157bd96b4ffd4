//! `ContentItem`: the text in it, in whichever of its forms.

use super::{formal_of, kind_of, property};
use crate::{
    ParsedItem, Remark, entities,
    formats::Delivery,
    html::{self},
    nitf, text,
    xml::{Content, Element},
};
use base64::Engine;
use tellal_story::Body;

/// What a content item gave.
#[derive(Default)]
pub(super) struct Reading {
    pub body: Body,
    /// What NITF in it says beside the body.
    pub nitf: Option<ParsedItem>,
}

/// Whether it stands for a file beside the delivery, or elsewhere.
pub(super) fn is_medium(content: Element<'_>) -> bool {
    content.attr("Href").is_some() && data(content).is_none_or(|data| data.words().is_empty())
}

/// Whether it holds text for people. Style sheets do not.
pub(super) fn is_text(content: Element<'_>) -> bool {
    let named = |name: &str| formal_of(content, name).unwrap_or_default().to_ascii_lowercase();
    let (mime, format, kind) = (named("MimeType"), named("Format"), named("MediaType"));
    !is_medium(content)
        && data(content).is_some()
        && !["css", "javascript"].iter().any(|part| mime.contains(part) || format == *part)
        && (kind.contains("text") || kind_of(&kind).is_none())
        && kind_of(&mime).is_none()
}

/// How good a form of the text is among equals: the lower the better.
pub(super) fn rank(content: Element<'_>) -> u8 {
    let Some(data) = data(content) else { return 9 };
    match data.children().next() {
        Some(child) if child.is("html") || child.is("body") || child.is("p") => 0,
        Some(_) if data.find("nitf").is_some() => 0,
        Some(_) => 2,
        None if html::is_markup(&data.raw_text()) => 1,
        None => 3,
    }
}

/// The words of a content item that counts them.
pub(super) fn count(content: Element<'_>) -> Option<u32> {
    let characteristics = content.child("Characteristics")?;
    ["Words", "WordCount", "Word Count"].iter().find_map(|name| property(characteristics, name))?.parse().ok()
}

/// `DataContent`, through the encodings that wrap it.
fn data(content: Element<'_>) -> Option<Element<'_>> {
    content.child("DataContent").or_else(|| {
        let encoding = content.child("Encoding")?;
        encoding.find("DataContent")
    })
}

/// Reads the text of a content item.
pub(super) fn read(content: Element<'_>, delivery: &Delivery<'_>, remarks: &mut Vec<Remark>) -> Reading {
    let Some(data) = data(content) else { return Reading::default() };
    if let Some(element) = data.descendants().find(|element| nitf::is(*element)) {
        let (mut read, _) = nitf::item(element, delivery);
        let body = std::mem::take(&mut read.item.body);
        return Reading { body, nitf: Some(read) };
    }
    if data.children().next().is_some() {
        // Bare paragraphs of NITF, as AFP has them, or XHTML.
        let body = data.find("body").unwrap_or(data);
        let html = body.content().all(|content| !matches!(content, Content::Element(element) if element.is("media") || element.is("hl2") || element.is("block")));
        if html {
            return Reading { body: html::read_element(body, None).body, nitf: None };
        }
        return Reading { body: nitf::body(body), nitf: None };
    }
    let mut words = data.raw_text();
    let notation = content.child("Encoding").and_then(|encoding| encoding.attr("Notation")).unwrap_or_default();
    if notation.to_ascii_lowercase().contains("base64") {
        let Some(text) = decoded(&words) else {
            remarks.push(Remark::new("content-unreadable", "A part of the content is encoded and is no text."));
            return Reading::default();
        };
        words = text;
    }
    let words = without_references(&words);
    if html::is_markup(&words) {
        return Reading { body: html::read(&entities::unescape_twice(&words), None).body, nitf: None };
    }
    Reading { body: text::paragraphs(&words), ..Reading::default() }
}

/// Plain text with its line ends as line ends, and without the marks by which Belga's bulletins say where a sound belongs.
fn without_references(text: &str) -> String {
    const MARK: &str = "NewsComponentRef";
    let mut out = text.replace("\r\n", "\n").replace('\r', "\n");
    if out.contains(MARK) {
        let lines = out.lines().filter(|line| {
            line.trim()
                .trim_start_matches('<')
                .strip_prefix(MARK)
                .is_none_or(|rest| !rest.is_empty() && !rest.ends_with("/>"))
        });
        out = lines.collect::<Vec<_>>().join("\n");
    }
    out
}

fn decoded(text: &str) -> Option<String> {
    let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bytes = base64::engine::general_purpose::STANDARD.decode(packed).ok()?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(error.as_bytes()).0.into_owned(),
    };
    // A picture in base64 is no text.
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    (controls == 0).then_some(text)
}
