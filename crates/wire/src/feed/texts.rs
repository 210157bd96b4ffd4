//! Text constructs: plain, HTML and XHTML; as they stand, escaped, or in base64.

use super::{
    around::Around,
    model::{Mime, Text, TextKind},
};
use crate::{
    entities,
    formats::unpacked,
    html,
    xml::{Content, Element, trim},
};
use base64::Engine as _;
use std::borrow::Cow;

/// What a text is that does not say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Default {
    Plain,
    Html,
    Xhtml,
}

/// Reads a text construct; `around` is what holds inside it. Where `guesses`, as in RSS, a text of no said type that looks like HTML is HTML.
pub(super) fn read(element: Element<'_>, around: &Around, default: Default, guesses: bool) -> Text {
    let said = element.attr("type").map(str::to_ascii_lowercase);
    let (mut kind, mut mime) = match said.as_deref() {
        None => match default {
            Default::Plain => (TextKind::Plain, Mime::Borrowed("text/plain")),
            Default::Html => (TextKind::Html, Mime::Borrowed("text/html")),
            Default::Xhtml => (TextKind::Xhtml, Mime::Borrowed("application/xhtml+xml")),
        },
        Some("text" | "plain" | "text/plain") => (TextKind::Plain, Mime::Borrowed("text/plain")),
        Some("html" | "text/html" | "text/x-html") => (TextKind::Html, Mime::Borrowed("text/html")),
        Some("xhtml" | "application/xhtml+xml") => (TextKind::Xhtml, Mime::Borrowed("application/xhtml+xml")),
        Some(mime) if mime.starts_with("text/") => (TextKind::Plain, Mime::Owned(mime.to_owned())),
        Some(mime) if mime.ends_with("xml") => (TextKind::Xhtml, Mime::Owned(mime.to_owned())),
        Some(mime) if mime.contains('/') => (TextKind::Other, Mime::Owned(mime.to_owned())),
        Some(_) => (TextKind::Plain, Mime::Borrowed("text/plain")),
    };
    let mode = element.attr("mode").unwrap_or_default();
    let packed = mode.eq_ignore_ascii_case("base64") || (kind == TextKind::Other && mode.is_empty());
    let marked = element.children().next().is_some();
    let value = if marked {
        // Whatever it is said to be, elements are no text that stands for something else.
        kind = TextKind::Xhtml;
        if said.is_none() {
            mime = Mime::Borrowed("application/xhtml+xml");
        }
        inner(element)
    } else {
        let text = plain(element);
        let text = trim(&text);
        match packed.then(|| unpack(text)).flatten() {
            Some(unpacked) => {
                if (kind == TextKind::Other || said.is_none()) && looks_like_html(&unpacked) {
                    (kind, mime) = (TextKind::Html, Mime::Borrowed("text/html"));
                }
                unpacked
            }
            // Markup that was escaped for XML, and is meant as markup all the same.
            None if kind == TextKind::Xhtml && (mode.eq_ignore_ascii_case("escaped") || looks_like_html(text)) => {
                text.to_owned()
            }
            None if kind == TextKind::Xhtml => escaped(text, false).into_owned(),
            None => text.to_owned(),
        }
    };
    if guesses && said.is_none() && kind == TextKind::Plain && looks_like_html(&value) {
        (kind, mime) = (TextKind::Html, Mime::Borrowed("text/html"));
    }
    Text {
        value,
        kind,
        said: said.is_some(),
        mime,
        language: around.lang.clone(),
        base: around.base.clone(),
        src: element.attr("src").map(|src| around.address(src)),
    }
}

fn unpack(text: &str) -> Option<String> {
    let bytes: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    if bytes.is_empty() {
        return None;
    }
    let bytes = base64::engine::general_purpose::STANDARD.decode(bytes).ok()?;
    Some(unpacked(&bytes).trim().to_owned())
}

/// Whether a text that may be plain is HTML: it has an end tag or a reference, and the tags in it are HTML's.
pub(super) fn looks_like_html(text: &str) -> bool {
    memchr::memchr2(b'<', b'&', text.as_bytes()).is_some()
        && html::is_markup(text)
        && (text.contains("</") || matches!(entities::decode(text), Cow::Owned(decoded) if decoded != text))
}

/// All words in an element as they stand; one text costs no copy.
pub(super) fn plain(element: Element<'_>) -> Cow<'_, str> {
    let mut content = element.content();
    match (content.next(), content.next()) {
        (None, _) => Cow::Borrowed(""),
        (Some(Content::Text(text)), None) => Cow::Borrowed(text),
        _ => Cow::Owned(element.raw_text()),
    }
}

/// All words in an element, trimmed, if it has any.
pub(super) fn said(element: Element<'_>) -> Option<String> {
    let text = plain(element);
    let text = trim(&text);
    (!text.is_empty()).then(|| text.to_owned())
}

/// What stands in an element, written out as markup; the `div` that Atom wraps XHTML in left away.
pub(super) fn inner(element: Element<'_>) -> String {
    let mut out = String::new();
    let mut content = element.content().filter(|content| match content {
        Content::Text(text) => !text.trim().is_empty(),
        Content::Element(_) => true,
    });
    match (content.next(), content.next()) {
        (Some(Content::Element(only)), None) if only.is("div") => write(only, &mut out),
        _ => write(element, &mut out),
    }
    let trimmed = out.trim();
    if trimmed.len() == out.len() { out } else { trimmed.to_owned() }
}

/// Writes what stands in an element. An element tree is no deeper than its reader lets it be.
fn write(element: Element<'_>, out: &mut String) {
    for content in element.content() {
        match content {
            Content::Text(text) => out.push_str(&escaped(text, false)),
            Content::Element(child) => {
                out.push('<');
                out.push_str(child.name());
                for (key, value) in child.attributes() {
                    out.push(' ');
                    out.push_str(key);
                    out.push_str("=\"");
                    out.push_str(&escaped(value, true));
                    out.push('"');
                }
                if child.content().next().is_none() && html::is_void(child.name()) {
                    out.push_str(" />");
                    continue;
                }
                out.push('>');
                write(child, out);
                out.push_str("</");
                out.push_str(child.name());
                out.push('>');
            }
        }
    }
}

fn escaped(text: &str, attribute: bool) -> Cow<'_, str> {
    let odd = |c: char| matches!(c, '&' | '<' | '>') || attribute && c == '"';
    if !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}
