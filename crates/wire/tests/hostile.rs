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

/// What the table of bounds in the crate's documentation says.
#[test]
fn what_no_honest_delivery_has_is_cut_and_said() {
    let none = Hints::default();
    let said = |parsed: &tellal_wire::Parsed, code: &str| {
        let own = parsed.items.iter().flat_map(|read| &read.remarks);
        parsed.remarks.iter().chain(own).any(|remark| remark.code == code)
    };
    let rss = |inside: &str| format!("<rss version='2.0'><channel><title>Quay</title>{inside}</channel></rss>");
    let item = |inside: &str| rss(&format!("<item><guid>1</guid><title>A ferry</title>{inside}</item>"));

    let parsed = parse(rss(&"<item><guid>1</guid></item>".repeat(20_001)).as_bytes(), &none);
    assert_eq!((parsed.items.len(), said(&parsed, "truncated")), (20_000, true));
    let many: Vec<String> = (0..20_001).map(|at| format!("{{\"uri\":\"urn:{at}\",\"headline\":\"A\"}}")).collect();
    let parsed = parse(format!("[{}]", many.join(",")).as_bytes(), &none);
    assert_eq!((parsed.items.len(), said(&parsed, "truncated")), (20_000, true));

    let parsed = parse("Two words\n\n".repeat(60_000).as_bytes(), &none);
    assert!(parsed.items[0].item.body.0.len() <= 50_000 && said(&parsed, "truncated"));

    let cells =
        item(&format!("<description><![CDATA[<table>{}</table>]]></description>", "<tr><td>a<td>b".repeat(90_000)));
    let parsed = parse(cells.as_bytes(), &none);
    assert!(said(&parsed, "truncated"), "{:?}", parsed.items[0].remarks);

    // Many bodies that are each within their bound.
    let body = format!("<item><title>A</title><description><![CDATA[{}]]></description></item>", "<p>a".repeat(40_000));
    let parsed = parse(rss(&body.repeat(20)).as_bytes(), &none);
    let blocks: usize = parsed.items.iter().map(|read| read.item.body.0.len()).sum();
    assert_eq!(parsed.items.len(), 20);
    assert!(blocks <= 260_000 && said(&parsed, "truncated"), "{blocks}");

    let subjects: Vec<String> = (0..3_000).map(|at| format!("<subject qcode='a:{at}'/>")).collect();
    let subjects = subjects.concat();
    let parsed =
        parse(format!("<newsItem guid='urn:1'><contentMeta>{subjects}</contentMeta></newsItem>").as_bytes(), &none);
    assert!(parsed.items[0].item.subjects.len() == 2_000 && said(&parsed, "truncated"));

    let deep =
        "<newsItem guid='urn:1'><contentSet><inlineXML><html><body>".to_owned() + &"<div>".repeat(1_000) + "Words.";
    let parsed = parse(deep.as_bytes(), &none);
    assert_eq!(parsed.items[0].item.body.plain(), "Words.");
    assert!(said(&parsed, "nesting-deep") && said(&parsed, "xml-broken"));
    let tables = item(&format!("<description><![CDATA[{}Words.]]></description>", "<table><tr><td>".repeat(10_000)));
    assert_eq!(parse(tables.as_bytes(), &none).items[0].item.body.plain(), "Words.");

    let wide = format!("[{}1]", "{},".repeat(400_001));
    let parsed = parse(wide.as_bytes(), &none);
    assert!(parsed.items.is_empty() && said(&parsed, "truncated"));
    let nested = "[".repeat(100_000);
    assert!(parse(nested.as_bytes(), &none).items.len() <= 1);

    let zeros = vec![0; 33 << 20];
    let parsed = parse(&zeros, &none);
    assert_eq!((parsed.format, parsed.items.len(), said(&parsed, "truncated")), ("unknown", 0, true));
}

#[test]
fn entities_grow_within_bounds_and_fetch_nothing() {
    let feed = |subset: &str, title: &str| {
        format!(
            "<!DOCTYPE rss [{subset}]><rss version='2.0'><channel><item><guid>1</guid><title>{title}</title></item></channel></rss>"
        )
    };
    let laughs: Vec<String> =
        (1..12).map(|at| format!("<!ENTITY l{at} '{}'>", format!("&l{};", at - 1).repeat(10))).collect();
    let laughs = laughs.concat();
    let parsed = parse(feed(&format!("<!ENTITY l0 'ha'>{laughs}"), "&l11; &l0;").as_bytes(), &Hints::default());
    assert!(parsed.items[0].item.headline.len() < 100);
    assert!(parsed.remarks.iter().any(|remark| remark.code == "truncated"));
    // One entity, again and again.
    let parsed = parse(
        feed(&format!("<!ENTITY l '{}'>", "ha".repeat(4_000)), &"&l;".repeat(100_000)).as_bytes(),
        &Hints::default(),
    );
    assert!(parsed.items[0].item.headline.len() <= (1 << 20) + 300_000);
    let parsed = parse(feed("<!ENTITY f SYSTEM 'file:///etc/passwd'>", "A &f; B").as_bytes(), &Hints::default());
    assert_eq!(parsed.items[0].item.headline, "A &f; B");
}

#[test]
fn ids_that_come_twice_or_not_at_all_are_the_newsrooms_to_see() {
    let feed = "<rss version='2.0'><channel><item><guid>1</guid><title>One</title></item>\
        <item><guid>1</guid><title>Two</title></item><item><title>Three</title></item></channel></rss>";
    let parsed = parse(feed.as_bytes(), &Hints::default());
    let ids: Vec<_> = parsed.items.iter().map(|read| read.item.id.as_deref()).collect();
    assert_eq!(ids, [Some("1"), Some("1"), None]);
    assert!(parsed.items[2].remarks.iter().any(|remark| remark.code == "id-missing"));
}
