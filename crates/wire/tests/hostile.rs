//! No bytes make a parser panic, run away or forget what it had read.
#![expect(clippy::unwrap_used, reason = "a fault in a test is a failure")]

use proptest::prelude::*;
use std::{fs, path::PathBuf};
use tellal_wire::{Hints, json_lines, parse};

fn fixtures() -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/wire"))];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { waiting.push(path) } else { found.push(fs::read(path).unwrap()) }
        }
    }
    found.sort();
    assert!(found.len() >= 12, "the fixtures are at hand");
    found
}

fn hints() -> Hints {
    Hints { zone: Some("Europe/Istanbul".into()), ..Hints::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        json_lines(&parse(&bytes, &hints()));
    }

    #[test]
    fn any_text_is_survived(text in r"[ -~\n\u{A0}çğıİöşü؟ا-ي—–“”:()#0-9]{0,400}") {
        json_lines(&parse(text.as_bytes(), &hints()));
    }

    #[test]
    fn any_markup_is_survived(parts in prop::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<ul>", "</ul>", "<li>", "<blockquote>", "</blockquote>", "<table>", "<tr>", "<td>", "</tr>", "</table>", "<figure>",
        "</figure>", "<figcaption>", "<img src=a.jpg>", "<br>", "<br/>", "<a href=https://e.org>", "</a>", "<cite>", "</cite>", "<pre>", "</pre>",
        "<h2>", "</h2>", "<script>", "</script>", "<b>", "</b>", "words ", "\n", "&nbsp;", "&#0;", "<![CDATA[", "]]>", "<!--", "-->", "<", "<iframe src='//e.org'>",
    ]), 0..60)) {
        let fragment = tellal_wire::html::read(&parts.concat(), None);
        let _ = fragment.body.plain();
    }

    /// A delivery that was cut off, or in which some bytes were lost or changed.
    #[test]
    fn damaged_deliveries_are_survived(
        which in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
    ) {
        let all = fixtures();
        let mut bytes = which.get(&all).clone();
        bytes.truncate(cut.index(bytes.len()) + 1);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        json_lines(&parse(&bytes, &hints()));
    }
}

#[test]
fn a_feed_that_breaks_off_keeps_the_items_before() {
    let whole = "<rss version='2.0'><channel><title>Harbour News</title><item><guid>1</guid><title>One</title><description>Words.</description></item>\
        <item><guid>2</guid><title>Two</title><description>More wo";
    let parsed = parse(whole.as_bytes(), &Hints::default());
    let ids: Vec<_> = parsed.items.iter().map(|read| read.item.id.as_deref().unwrap_or_default()).collect();
    assert_eq!(ids, ["1", "2"]);
    assert!(parsed.remarks.iter().any(|remark| remark.code == "xml-broken"));
}

#[test]
fn what_is_no_news_is_named_for_what_it_is() {
    for (bytes, words) in [
        (&b"<!DOCTYPE html><html><body>Sign in</body></html>"[..], "web page"),
        (b"<urlset><url/></urlset>", "urlset"),
        (b"{\"hello\": 1}", "JSON"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "not text"),
        (b"  ", "empty"),
    ] {
        let parsed = parse(bytes, &Hints::default());
        assert_eq!((parsed.format, parsed.items.len()), ("unknown", 0));
        let remark = parsed.remarks.iter().find(|remark| remark.code == "format-unknown").unwrap();
        assert!(remark.text.contains(words), "{}", remark.text);
    }
}

#[test]
fn large_hostile_deliveries_end_soon() {
    let deep = "<newsItem guid='a'>".to_owned() + &"<a>".repeat(100_000);
    let wide = format!("<rss><channel>{}", "<item><description>x</description></item>".repeat(20_000));
    let lines =
        "Kaynak:\nShort line\nA paragraph that reads as the body of a story and ends with a full stop, as it does.\n"
            .repeat(1_000);
    let spaces = "(".repeat(50_000) + &" ".repeat(50_000);
    for text in [deep, wide, lines, spaces, "\n".repeat(100_000), "a".repeat(500_000), "# ".repeat(150)] {
        parse(text.as_bytes(), &Hints::default());
    }
}
