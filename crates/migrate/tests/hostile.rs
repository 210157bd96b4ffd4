//! Exports that nobody would give out: nothing panics, grows, or takes long.

mod sound;

use proptest::prelude::*;

/// Wraps what is hostile into a comment of each form.
fn wrapped(inside: &str) -> [(&'static str, String); 2] {
    [
        (
            "wordpress",
            format!(
                "<rss><channel><item><title>{inside}</title><wp:post_id>1</wp:post_id><wp:comment><wp:comment_id>1</wp:comment_id>\
                 <wp:comment_author>{inside}</wp:comment_author><wp:comment_content>{inside}</wp:comment_content></wp:comment>\
                 </item></channel></rss>"
            ),
        ),
        (
            "disqus",
            format!(
                "<disqus><thread dsq:id=\"1\"><title>{inside}</title></thread><post dsq:id=\"2\"><message>{inside}</message>\
                 <author><name>{inside}</name></author><thread dsq:id=\"1\"/></post></disqus>"
            ),
        ),
    ]
}

#[test]
fn exports_made_to_hurt_are_read_without_harm() {
    let laughs = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>&b;&b;";
    for inside in [
        laughs.to_owned(),
        "<![CDATA[".repeat(5_000),
        "<a ".repeat(20_000),
        "<b>".repeat(50_000),
        "</b>".repeat(50_000),
        "<!--".repeat(50_000),
        "<!DOCTYPE [".repeat(10_000),
        "<?".repeat(50_000),
        "&#x26;".repeat(50_000),
        "&".repeat(100_000),
        format!("<x {}>", "a='1' ".repeat(20_000)),
        format!("<x {}>", "xmlns:a='http://wordpress.org/export/' ".repeat(1_000)).repeat(10),
        "<wp:comment>".repeat(20_000),
        "<item>".repeat(20_000),
        "<post dsq:id='1'>".repeat(20_000),
        "\0\u{1}\u{FFFE}\u{202E}".repeat(10_000),
        "<![CDATA[<a href='http://a.example/'>]]>".repeat(10_000),
    ] {
        for (form, xml) in wrapped(&inside) {
            sound::read(form, xml.as_bytes());
            sound::read(form, inside.as_bytes());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        sound::read("wordpress", &bytes);
        sound::read("disqus", &bytes);
        let text = String::from_utf8_lossy(&bytes);
        for (form, xml) in wrapped(&text) {
            sound::read(form, xml.as_bytes());
        }
    }

    #[test]
    fn an_export_with_a_piece_missing_or_twice_is_read_without_harm(from in 0_usize..5_000, length in 0_usize..300, twice: bool) {
        for (form, xml) in [
            ("wordpress", include_str!("../../../fixtures/migrate/wordpress.xml")),
            ("disqus", include_str!("../../../fixtures/migrate/disqus.xml")),
        ] {
            let bytes = xml.as_bytes();
            let (from, to) = (from.min(bytes.len()), (from + length).min(bytes.len()));
            let back = if twice { from } else { to };
            let again = if twice { to } else { from };
            sound::read(form, &[&bytes[..again], &bytes[back..]].concat());
        }
    }
}
