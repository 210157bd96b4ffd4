//! Ids and addresses as URIs, and back.

use std::{borrow::Cow, fmt::Write as _};
use tellal_story::Item;
use url::Url;

const ID: &str = "urn:x-tellal:id:";
const FILE: &str = "urn:x-tellal:file:";
const UNNAMED: &str = "urn:x-tellal:unnamed:";

/// Whether a text is a URI as RFC 3986 has it: a scheme, and no character that would have to be escaped.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&b);
    scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
        && !rest.is_empty()
        && rest.bytes().all(plain)
        && text.matches('#').count() < 2
        && whole_escapes(rest)
        && Url::parse(text).is_ok()
}

/// Every percent sign has two hexadecimal digits after it.
fn whole_escapes(text: &str) -> bool {
    text.split('%').skip(1).all(|after| {
        let digits = after.as_bytes();
        digits.len() >= 2 && digits[..2].iter().all(u8::is_ascii_hexdigit)
    })
}

/// An item's id as a URI.
pub(super) fn of_item(item: &Item) -> String {
    if let Some(id) = &item.id {
        return of_id(id);
    }
    unnamed(&format!("{}\n{}\n{}", item.headline, item.standfirst, item.body.plain()))
}

/// An id as a URI.
pub(super) fn of_id(id: &str) -> String {
    if is_uri(id) && !id.starts_with("urn:x-tellal:") { id.to_owned() } else { format!("{ID}{}", escape(id)) }
}

/// What has no id needs one to stand in the standard, and must not be taken for anything else.
pub(super) fn unnamed(words: &str) -> String {
    // FNV-1a, 64 bits: equal words, equal name.
    let hash = words
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{UNNAMED}{hash:016x}")
}

/// An address, or a file's name, as a URI.
pub(super) fn of_address(href: &str) -> String {
    if is_uri(href) {
        return href.to_owned();
    }
    match Url::parse(href) {
        Ok(url) if is_uri(url.as_str()) => url.into(),
        _ => format!("{FILE}{}", escape(href)),
    }
}

/// Percent-encodes all but what RFC 3986 calls unreserved.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    // Nothing at all is no URI.
    if out.is_empty() { "-".to_owned() } else { out }
}

/// The id or file name in a URI of ours; any other as it is; none for what had no id.
pub(crate) fn unwrap(uri: &str) -> Option<Cow<'_, str>> {
    // Hardly any is.
    if !uri.starts_with("urn:x-tellal:") {
        return Some(uri.into());
    }
    if uri.starts_with(UNNAMED) {
        return None;
    }
    let Some(rest) = uri.strip_prefix(ID).or_else(|| uri.strip_prefix(FILE)) else { return Some(uri.into()) };
    let mut bytes = Vec::with_capacity(rest.len());
    let mut left = rest.as_bytes();
    while let Some((first, after)) = left.split_first() {
        let byte = (*first == b'%').then(|| after.get(..2)).flatten();
        let byte = byte.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        if let Some(byte) = byte {
            bytes.push(byte);
            left = &after[2..];
        } else {
            bytes.push(*first);
            left = after;
        }
    }
    Some(String::from_utf8_lossy(&bytes).into_owned().into())
}

#[cfg(test)]
mod tests {
    use super::{is_uri, of_address, of_id, unwrap};

    #[test]
    fn every_id_comes_back_as_it_was() {
        for id in [
            "urn:newsml:quay.example:1",
            "20170825001315282180",
            "BC-US--Ferry Strike",
            "haber:ğüş",
            "a%b",
            "urn:x-tellal:id:1",
        ] {
            let uri = of_id(id);
            assert!(is_uri(&uri), "{uri}");
            assert_eq!(unwrap(&uri).as_deref(), Some(id));
        }
        assert_eq!(unwrap(&super::unnamed("words")), None);
    }

    #[test]
    fn a_file_beside_the_item_is_named_and_an_address_is_kept() {
        assert_eq!(of_address("https://quay.example/a b.jpg"), "https://quay.example/a%20b.jpg");
        let uri = of_address("köprü 1.jpg");
        assert!(is_uri(&uri));
        assert_eq!(unwrap(&uri).as_deref(), Some("köprü 1.jpg"));
    }
}
