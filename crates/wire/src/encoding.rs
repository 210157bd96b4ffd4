//! Bytes to text: byte order mark, then a designator of ISO 2022, then XML declaration, then strict UTF-8, then what the
//! source's settings say, then windows-1252 (windows-1254 for Turkish sources).

use crate::{Hints, Remark};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1254};
use std::borrow::Cow;

/// Bytes that were decoded.
pub(crate) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// The encoding by the name that the delivery has for it, in small letters.
    pub name: String,
    /// What the bytes are not although it was said, in the words that follow “The delivery”.
    pub odd: Option<String>,
}

/// Decodes by what is told about the bytes from outside (HTTP), what they say of themselves, and what they are, in that order.
/// A byte order mark comes before all.
pub(crate) fn read<'a>(bytes: &'a [u8], hints: &Hints, outside: Option<&str>) -> Decoded<'a> {
    if let Some((name, text, sound)) = marked(bytes) {
        let odd = (!sound).then(|| format!("is not in the encoding of its byte order mark, {name}"));
        return Decoded { text, name: name.to_owned(), odd };
    }
    let declared = label(bytes);
    if declared.is_none()
        && outside.is_none()
        && let Some(text) = designated(bytes)
    {
        return Decoded { text: Cow::Owned(text), name: "iso-2022".to_owned(), odd: None };
    }
    if outside.is_none()
        && let Some(name) = &declared
        && let Some(text) = utf_8_under_another_name(bytes, name)
    {
        let odd = Some(format!("declares {name} and is in UTF-8"));
        return Decoded { text: Cow::Borrowed(text), name: "utf-8".to_owned(), odd };
    }
    let said: Vec<&str> = outside.into_iter().chain(declared.as_deref()).collect();
    for (at, name) in said.iter().enumerate() {
        if let Some(text) = decode_as(bytes, name) {
            let odd = (at > 0).then(|| format!("is not in {}, as its transport says; it was read as {name}", said[0]));
            return Decoded { text, name: usual_name(name), odd };
        }
    }
    let odd = said.first().map(|said| format!("declares {said} and is not"));
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), name: "utf-8".to_owned(), odd };
    }
    // A long delivery may have been cut inside a letter; that alone makes it no other encoding.
    if let Err(error) = std::str::from_utf8(bytes)
        && error.error_len().is_none()
        && bytes.len() == crate::formats::MAX_BYTES
    {
        let text = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        return Decoded { text, name: "utf-8".to_owned(), odd };
    }
    let fallback = match &hints.encoding {
        Some(label) => Encoding::for_label(label.as_bytes()),
        None => None,
    };
    let encoding = fallback.filter(|encoding| *encoding != UTF_8).unwrap_or_else(|| {
        if hints.lang.as_ref().is_some_and(|lang| lang.primary() == "tr") { WINDOWS_1254 } else { WINDOWS_1252 }
    });
    let odd = match odd {
        None if fallback.is_some() => None,
        None => Some("declares no encoding and is not UTF-8".to_owned()),
        odd => odd,
    };
    let odd = odd.map(|why| format!("{why}; it was read as {}", encoding.name()));
    let text = encoding.decode_without_bom_handling(bytes).0;
    Decoded { text, name: encoding.name().to_ascii_lowercase(), odd }
}

/// Decodes by what the bytes say of themselves and what they are.
pub(crate) fn decode<'a>(bytes: &'a [u8], hints: &Hints, remarks: &mut Vec<Remark>) -> Cow<'a, str> {
    let decoded = read(bytes, hints, None);
    if let Some(odd) = decoded.odd {
        remarks.push(Remark::new("encoding-guessed", format!("The delivery {odd}.")));
    }
    decoded.text
}

/// Text with a byte order mark, or in an encoding of two or four bytes a character, which shows at the first `<` (XML 1.0,
/// appendix F): the encoding's name, the text, and whether the bytes are sound.
fn marked(bytes: &[u8]) -> Option<(&'static str, Cow<'_, str>, bool)> {
    let wide = |bytes: &[u8], big: bool| {
        let mut sound = bytes.len().is_multiple_of(4);
        let text = bytes
            .chunks_exact(4)
            .map(|four| {
                let four = [four[0], four[1], four[2], four[3]];
                let c = char::from_u32(if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) });
                sound &= c.is_some();
                c.unwrap_or('\u{FFFD}')
            })
            .collect::<String>();
        let text = Cow::Owned(text);
        (if big { "utf-32be" } else { "utf-32le" }, text, sound)
    };
    match bytes {
        [0, 0, 0xFE, 0xFF, rest @ ..] => return Some(wide(rest, true)),
        [0xFF, 0xFE, 0, 0, rest @ ..] => return Some(wide(rest, false)),
        [0, 0, 0, b'<', ..] => return Some(wide(bytes, true)),
        [b'<', 0, 0, 0, ..] => return Some(wide(bytes, false)),
        _ => {}
    }
    let (encoding, rest) = match (Encoding::for_bom(bytes), bytes) {
        (Some((encoding, length)), _) => (encoding, &bytes[length..]),
        (None, [b'<', 0, ..]) => (UTF_16LE, bytes),
        (None, [0, b'<', ..]) => (UTF_16BE, bytes),
        _ => return None,
    };
    let name = if encoding == UTF_8 {
        "utf-8"
    } else if encoding == UTF_16BE {
        "utf-16be"
    } else {
        "utf-16le"
    };
    let (text, broken) = encoding.decode_without_bom_handling(rest);
    // Broken UTF-8 behind a mark is most likely a page in a national encoding that a tool put the mark before; the letters
    // that can be read are.
    Some((name, text, !broken))
}

/// Decodes bytes by an encoding's name, if it is one and they can be in it.
fn decode_as<'a>(bytes: &'a [u8], name: &str) -> Option<Cow<'a, str>> {
    if matches!(name.to_ascii_lowercase().as_str(), "us-ascii" | "ascii") {
        return bytes.is_ascii().then(|| String::from_utf8_lossy(bytes));
    }
    let encoding = Encoding::for_label(name.as_bytes())?;
    // In two bytes a character it would not have begun with `<`.
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return None;
    }
    if encoding == UTF_8 {
        return std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
    }
    // A stray byte makes a national encoding no other one.
    Some(encoding.decode_without_bom_handling(bytes).0)
}

/// GB 2312 is read as the larger set that everybody means by it.
fn usual_name(name: &str) -> String {
    let name = name.trim().to_ascii_lowercase();
    if name == "gb2312" { "gb18030".to_owned() } else { name }
}

/// A text that declares an encoding of one byte a letter, and is UTF-8: some systems (AFP's among them) send on the declaration
/// of what they were sent. In a Western set one such pair of signs is no word; in others three are no chance.
fn utf_8_under_another_name<'a>(bytes: &'a [u8], name: &str) -> Option<&'a str> {
    const WESTERN: [&str; 3] = ["windows-1252", "windows-1254", "ISO-8859-15"];
    let encoding = Encoding::for_label(name.as_bytes()).filter(|encoding| encoding.is_single_byte())?;
    let least = if WESTERN.contains(&encoding.name()) { 1 } else { 3 };
    let leads = bytes.iter().filter(|byte| **byte >= 0xC2).take(least).count();
    if leads < least { None } else { std::str::from_utf8(bytes).ok() }
}

/// Telegrams may say their letters by a designator of ISO 2022: `ESC - M` is Latin-5, the Turkish set, `ESC % G` is UTF-8. It holds
/// until the next one; what stands before the first is ASCII.
fn designated(bytes: &[u8]) -> Option<String> {
    const ESC: u8 = 0x1B;
    if !bytes.contains(&ESC) {
        return None;
    }
    let mut out = String::new();
    let mut encoding = None;
    for (index, part) in bytes.split(|byte| *byte == ESC).enumerate() {
        let (set, rest) = if index == 0 { (None, part) } else { designator(part) };
        encoding = set.or(encoding);
        out.push_str(&encoding.unwrap_or(WINDOWS_1252).decode_without_bom_handling(rest).0);
    }
    encoding.map(|_| out)
}

/// The set that the bytes after an escape designate, and what follows; other sequences are dropped.
fn designator(part: &[u8]) -> (Option<&'static Encoding>, &[u8]) {
    let between = part.iter().take_while(|byte| (0x20..=0x2F).contains(*byte)).count().min(3);
    let Some(last) = part.get(between).filter(|byte| between > 0 && (0x30..=0x7E).contains(*byte)) else {
        return (None, part);
    };
    // ISO 2022, 6.3 and the register of sets: 96 letters to G1, G2 or G3.
    let label: &[u8] = match (&part[..between], last) {
        (b"-" | b"." | b"/", b'A') => b"iso-8859-1",
        (b"-" | b"." | b"/", b'B') => b"iso-8859-2",
        (b"-" | b"." | b"/", b'C') => b"iso-8859-3",
        (b"-" | b"." | b"/", b'D') => b"iso-8859-4",
        (b"-" | b"." | b"/", b'F') => b"iso-8859-7",
        (b"-" | b"." | b"/", b'G') => b"iso-8859-6",
        (b"-" | b"." | b"/", b'H') => b"iso-8859-8",
        (b"-" | b"." | b"/", b'L') => b"iso-8859-5",
        (b"-" | b"." | b"/", b'M') => b"iso-8859-9",
        (b"-" | b"." | b"/", b'b') => b"iso-8859-15",
        (b"%", b'G') => b"utf-8",
        _ => b"",
    };
    (Encoding::for_label(label), &part[between + 1..])
}

/// The encoding that an XML declaration names.
fn label(bytes: &[u8]) -> Option<String> {
    let start = bytes.iter().position(|b| !b.is_ascii_whitespace())?;
    let head = &bytes[start..bytes.len().min(start + 256)];
    let head = head.strip_prefix(b"<?xml")?;
    let head = &head[..head.iter().position(|b| *b == b'>')?];
    let at = head.windows(8).position(|window| window == b"encoding")? + 8;
    let value: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'=' | b'"' | b'\'') || b.is_ascii_whitespace())
        .take_while(|b| !matches!(b, b'"' | b'\'' | b'?') && !b.is_ascii_whitespace())
        .collect();
    String::from_utf8(value).ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::decode;
    use crate::Hints;
    use tellal_story::Lang;

    #[test]
    fn each_rule_of_the_order_wins_over_the_next() {
        let turkish = Hints { lang: Lang::new("tr").ok(), ..Hints::default() };
        let greek = Hints { encoding: Some("iso-8859-7".into()), ..Hints::default() };
        let none = Hints::default();
        let cases: [(&[u8], &Hints, &str); 8] = [
            (b"\xEF\xBB\xBF\xC4\xB1", &none, "ı"),
            (b"\xFF\xFE\x31\x01", &none, "ı"),
            (b"<\0a\0", &none, "<a"),
            (b"<?xml version='1.0' encoding='iso-8859-9'?>\xFD", &none, "<?xml version='1.0' encoding='iso-8859-9'?>ı"),
            ("ısı".as_bytes(), &turkish, "ısı"),
            (b"\xE1", &greek, "α"),
            (b"\xFD \xFE", &turkish, "ı ş"),
            (b"\x93\xFD\x94", &none, "“ý”"),
        ];
        for (bytes, hints, want) in cases {
            assert_eq!(decode(bytes, hints, &mut Vec::new()), want);
        }
    }

    #[test]
    fn utf_8_under_a_western_name_is_read_as_what_it_is() {
        let mut remarks = Vec::new();
        let text = "<?xml version='1.0' encoding='iso-8859-1'?>Décès";
        assert_eq!(decode(text.as_bytes(), &Hints::default(), &mut remarks), text);
        assert_eq!(remarks[0].code, "encoding-guessed");
        let sound = b"<?xml version='1.0' encoding='iso-8859-1'?>D\xE9c\xE8s";
        assert_eq!(decode(sound, &Hints::default(), &mut Vec::new()), text);
    }

    #[test]
    fn a_telegram_designates_its_letters() {
        let none = Hints::default();
        assert_eq!(decode(b"Do\xDBu \x1B-Mkap\xFDs\xFD \x1B-F\xE1\x1B(B a", &none, &mut Vec::new()), "DoÛu kapısı α a");
        assert_eq!(decode("\x1B%Gısı".as_bytes(), &none, &mut Vec::new()), "ısı");
        assert_eq!(decode(b"a\x1B", &none, &mut Vec::new()), "a\x1B");
    }

    #[test]
    fn a_guess_is_said() {
        let mut remarks = Vec::new();
        decode(b"\xFD", &Hints::default(), &mut remarks);
        assert_eq!(remarks[0].code, "encoding-guessed");
    }
}
