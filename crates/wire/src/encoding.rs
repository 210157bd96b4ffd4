//! Bytes to text: byte order mark, then XML declaration, then strict UTF-8, then what the source's settings say, then windows-1252
//! (windows-1254 for Turkish sources).

use crate::{Hints, Remark};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1254};
use std::borrow::Cow;

pub(crate) fn decode<'a>(bytes: &'a [u8], hints: &Hints, remarks: &mut Vec<Remark>) -> Cow<'a, str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0;
    }
    // UTF-16 without a mark: `<` and a zero byte (XML 1.0, appendix F).
    match bytes {
        [b'<', 0, ..] => return UTF_16LE.decode_without_bom_handling(bytes).0,
        [0, b'<', ..] => return UTF_16BE.decode_without_bom_handling(bytes).0,
        _ => {}
    }
    let declared = declaration(bytes);
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    // A long delivery may have been cut inside a letter; that alone makes it no other encoding.
    if let Err(error) = std::str::from_utf8(bytes)
        && error.error_len().is_none()
        && bytes.len() == crate::formats::MAX_BYTES
    {
        return String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
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
    encoding.decode_without_bom_handling(bytes).0
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
    fn a_guess_is_said() {
        let mut remarks = Vec::new();
        decode(b"\xFD", &Hints::default(), &mut remarks);
        assert_eq!(remarks[0].code, "encoding-guessed");
    }
}
