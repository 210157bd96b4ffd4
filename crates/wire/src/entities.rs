//! Character references: numeric ones and HTML's names, in XML and HTML alike, because feeds use them in both.

mod names;

use names::NAMES;
use std::borrow::Cow;

/// Names that pages write without a semicolon. HTML knows some hundred; these are the ones met in news copy.
const BARE: &[&str] = &["amp", "lt", "gt", "quot", "nbsp", "copy", "reg", "laquo", "raquo", "shy", "middot", "eacute"];

/// Where the text ends that stands before the next tag, and whether a reference may be in it.
pub(crate) fn text_end(bytes: &[u8]) -> (usize, bool) {
    // Between tags there is often a line end and nothing else.
    for (at, b) in bytes.iter().take(4).enumerate() {
        match b {
            b'<' => return (at, false),
            b'&' => break,
            _ => {}
        }
    }
    match memchr::memchr2(b'<', b'&', bytes) {
        Some(at) if bytes[at] == b'&' => (memchr::memchr(b'<', &bytes[at..]).map_or(bytes.len(), |end| at + end), true),
        at => (at.unwrap_or(bytes.len()), false),
    }
}

/// Puts characters in the place of references; what is none stays as it stands.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    replace(text, true)
}

/// The same for the value of an attribute, where `&copy=` is part of an address.
pub(crate) fn decode_value(text: &str) -> Cow<'_, str> {
    replace(text, false)
}

fn replace(text: &str, bare: bool) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    // `rest` begins with `&`.
    loop {
        rest = &rest[1..];
        let length = replace_one(rest, bare, &mut out);
        rest = &rest[length..];
        let Some(next) = next(rest.as_bytes()) else {
            out.push_str(rest);
            return Cow::Owned(out);
        };
        out.push_str(&rest[..next]);
        rest = &rest[next..];
    }
}

/// Where the next `&` is. In escaped markup it is near, so the first few bytes are looked at one by one.
fn next(bytes: &[u8]) -> Option<usize> {
    let near = bytes.iter().take(12).position(|b| *b == b'&');
    near.or_else(|| memchr::memchr(b'&', bytes.get(12..)?).map(|at| at + 12))
}

/// Adds the character for the reference that `rest` begins with, less its `&`, and says how long the reference is.
fn replace_one(rest: &str, bare: bool, out: &mut String) -> usize {
    // The few that make up most of escaped markup.
    let bytes = rest.as_bytes();
    if !bytes.first().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'#') {
        out.push('&');
        return 0;
    }
    let (character, length) = match bytes {
        [b'l', b't', b';', ..] => ('<', 3),
        [b'g', b't', b';', ..] => ('>', 3),
        [b'a', b'm', b'p', b';', ..] => ('&', 4),
        [b'q', b'u', b'o', b't', b';', ..] => ('"', 5),
        [b'n', b'b', b's', b'p', b';', ..] => ('\u{A0}', 5),
        [b'#', b'3', b'9', b';', ..] => ('\'', 4),
        _ => ('&', 0),
    };
    if length > 0 {
        out.push(character);
        return length;
    }
    let length = bytes.iter().take(33).take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
    let name = &rest[..length];
    let closed = bytes.get(length) == Some(&b';');
    let short = || BARE.iter().find(|short| bare && !closed && name.starts_with(**short));
    if let Some(known) = (closed || name.starts_with('#')).then(|| resolve(name)).flatten() {
        out.push_str(&known);
        return length + usize::from(closed);
    }
    if let Some(short) = short() {
        out.push_str(&resolve(short).unwrap_or_default());
        return short.len();
    }
    out.push('&');
    0
}

/// What a reference stands for, by what stands between `&` and `;`.
pub(crate) fn resolve(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else {
        if name.len() < 2 {
            return None; // HTML has no name as short
        }
        let at = NAMES.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
        return Some(Cow::Borrowed(NAMES[at].1));
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    let c = match code {
        // HTML reads these as windows-1252, and so do the agencies that write them.
        0x80..=0x9F => {
            let byte = [u8::try_from(code).ok()?];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
            return Some(Cow::Owned(text.into_owned()));
        }
        0x09 | 0x0A | 0x0D => char::from_u32(code)?,
        0..0x20 => return Some(Cow::Borrowed("")),
        _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
    };
    Some(Cow::Owned(c.to_string()))
}

/// Takes one layer off references that were escaped twice (`&amp;ccedil;`), as some agencies send them.
pub(crate) fn unescape_twice(text: &str) -> Cow<'_, str> {
    if !text.contains("&amp;") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("&amp;") {
        let after = &rest[at + 5..];
        let length = after.bytes().take(33).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
        out.push_str(&rest[..at]);
        out.push_str(if after[length..].starts_with(';') && resolve(&after[..length]).is_some() {
            "&"
        } else {
            "&amp;"
        });
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_value, unescape_twice};

    #[test]
    fn names_are_sorted_and_stand_for_what_they_name() {
        assert!(super::NAMES.is_sorted_by(|(one, _), (next, _)| one < next));
        assert_eq!(decode("&scedil;&imath;&Gbreve; &Omega;&hellip;&euro; &NotEqualTilde;"), "şıĞ Ω…€ ≂\u{338}");
    }

    #[test]
    fn references_become_characters_and_the_rest_stays() {
        for (text, want) in [
            ("&ccedil;ay &amp; s&uuml;t", "çay & süt"),
            ("&#39;&#x131;&#146;", "'ı’"),
            ("R&D & co; &unknown; &", "R&D & co; &unknown; &"),
            ("a&nbspb", "a\u{a0}b"),
            ("&#1114112;&#xD800;", "\u{FFFD}\u{FFFD}"),
            ("&#99999999999;", "&#99999999999;"),
        ] {
            assert_eq!(decode(text), want);
        }
        assert_eq!(decode_value("?a=1&copy=2&amp;b=3"), "?a=1&copy=2&b=3");
        assert_eq!(unescape_twice("&amp;ccedil;ay &amp;amp; R&amp;D"), "&ccedil;ay &amp; R&amp;D");
    }
}
