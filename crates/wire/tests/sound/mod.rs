//! What holds of everything that is read, whatever the bytes were. The fuzzing targets and the tests that replay what they
//! found share it.

use serde_json::Value;
use tellal_story::{Block, Body, Inline, body::is_safe_url};
use tellal_wire::{Hints, Parsed, feed, html, json_lines, out, parse, parse_as};

/// Reads bytes as one target does. A fault panics.
///
/// A target is the name of a format; `html`, a fragment; `out`, whatever was read, written out and read again; or `any`, a
/// delivery that is read as what it looks like.
pub fn read(target: &str, bytes: &[u8]) {
    let hints = Hints { zone: Some("Europe/Istanbul".to_owned()), ..Hints::default() };
    match target {
        "html" => {
            let fragment = html::read(&String::from_utf8_lossy(bytes), None);
            body(&fragment.body);
        }
        "out" => written(&parse(bytes, &hints)),
        "any" => {
            sound(&parse(bytes, &hints), bytes.len());
            tellal_wire::attached(bytes);
        }
        "atom" | "rss" | "json-feed" => {
            feed::read(bytes, &feed::Http::default(), &hints);
            sound(&parse_as(target, bytes, &hints), bytes.len());
        }
        format => sound(&parse_as(format, bytes, &hints), bytes.len()),
    }
}

fn sound(parsed: &Parsed, length: usize) {
    let mut words = 0;
    for read in &parsed.items {
        let item = &read.item;
        body(&item.body);
        words += item.body.plain().len() + item.headline.len() + item.standfirst.len();
        let addresses = item.link.iter().chain(item.media.iter().map(|medium| &medium.href));
        for address in addresses {
            let scheme = address.trim_start().get(..11).unwrap_or_default();
            assert!(!scheme.eq_ignore_ascii_case("javascript:"), "{address}");
        }
    }
    // Nothing grows beyond a bound, even where many items repeat what stands once.
    assert!(words <= 64 * length + (2 << 20), "{words} bytes of words out of {length}");
    // PostgreSQL keeps no NUL.
    for line in json_lines(parsed) {
        assert!(!has_nul(&line), "a NUL in {line}");
    }
}

fn has_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(values) => values.iter().any(has_nul),
        Value::Object(fields) => fields.values().any(has_nul),
        _ => false,
    }
}

fn body(body: &Body) {
    for block in &body.0 {
        match block {
            Block::Paragraph { text } | Block::Subhead { text } | Block::Quote { text, .. } => runs(text),
            Block::List { items, .. } => items.iter().for_each(|item| runs(item)),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    assert!(cell.columns >= 1 && cell.rows >= 1, "{cell:?}");
                    runs(&cell.text);
                }
            }
            Block::Embed { url, .. } => assert!(is_safe_url(url), "{url}"),
            Block::Picture(_) | Block::Preformatted { .. } => {}
        }
    }
}

fn runs(text: &[Inline]) {
    for run in text {
        if let Inline::Link { url, .. } = run {
            assert!(is_safe_url(url), "{url}");
        }
    }
}

/// What is written out is well-formed, and read as what it was written as.
fn written(parsed: &Parsed) {
    let items: Vec<_> = parsed.items.iter().map(|read| read.item.clone()).collect();
    if items.is_empty() {
        return;
    }
    let envelope = out::Envelope { sent: jiff::Timestamp::UNIX_EPOCH, sender: "quay.example" };
    let message = out::news_message(&items, &envelope);
    let again = parse(message.as_bytes(), &Hints::default());
    assert_eq!(again.format, "newsml-g2");
    assert!(again.remarks.iter().all(|remark| remark.code != "xml-broken"), "{:?} in {message}", again.remarks);
    for version in [out::Version::V1, out::Version::V2, out::Version::V3] {
        let ninjs = out::ninjs(&items[0], version).to_string();
        assert_eq!(parse(ninjs.as_bytes(), &Hints::default()).format, "ninjs", "{ninjs}");
    }
}
