//! Bytes to text: byte order mark, then a designator of ISO 2022, then XML declaration, then strict UTF-8, then what the source's settings say, then windows-1252
//! (windows-1254 for Turkish sources).

use crate::{Hints, Remark};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1254};

pub(crate) fn decode(bytes: &[u8], hints: &Hints, remarks: &mut Vec<Remark>) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
    }
    // UTF-16 without a mark: `<` and a zero byte (XML 1.0, appendix F).
    match bytes {
        [b'<', 0, ..] => return UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(),
        [0, b'<', ..] => return UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(),
        _ => {}
    }
    if let Some(text) = designated(bytes) {
        return text;
    }
    let declared = declaration(bytes);
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    // A long delivery may have been cut inside a letter; that alone makes it no other encoding.
    if let Err(error) = std::str::from_utf8(bytes)
        && error.error_len().is_none()
        && bytes.len() == crate::formats::MAX_BYTES
    {
        return String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
    }
    let fallback = match &hints.encoding {
        Some(label) => Encoding::for_label(label.as_bytes()),
        None => None,
    };
    let encoding = fallback.filter(|encoding| *encoding != UTF_8).unwrap_or_else(|| {
        if hints.lang.as_ref().is_some_and(|lang| lang.primary() == "tr") { WINDOWS_1254 } else { WINDOWS_1252 }
    });
    if declared.is_some() || fallback.is_none() {
        let why =
            if declared.is_some() { "declares UTF-8 and is not" } else { "declares no encoding and is not UTF-8" };
        let text = format!("The delivery {why}; it was read as {}.", encoding.name());
        remarks.push(Remark::new("encoding-guessed", text));
    }
    encoding.decode_without_bom_handling(bytes).0.into_owned()
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

/// The encoding that an XML declaration names. One that cannot be true (UTF-16 in a declaration that was readable as ASCII)
/// counts as UTF-8.
fn declaration(bytes: &[u8]) -> Option<&'static Encoding> {
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
    let encoding = Encoding::for_label(&value)?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
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
