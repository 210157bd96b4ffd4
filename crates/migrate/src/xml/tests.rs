use super::*;
use proptest::prelude::*;
use std::io::BufReader;

fn events_of<R: BufRead>(input: R) -> (Vec<Event>, Vec<Remark>) {
    let mut pull = Pull::new(input);
    let mut events = Vec::new();
    loop {
        match pull.next().unwrap() {
            Event::End => return (events, pull.remarks().to_vec()),
            event => events.push(event),
        }
    }
}

fn words_of(xml: &str) -> String {
    let text = |event| if let Event::Text(text) = event { Some(text) } else { None };
    events_of(xml.as_bytes()).0.into_iter().filter_map(text).collect()
}

#[test]
fn what_other_programs_leave_in_a_text_is_text() {
    for (xml, words) in [
        ("<a>http://x.example/?a=1&b=2&amp;c=3</a>", "http://x.example/?a=1&b=2&c=3"),
        ("<a>one ]]> two</a>", "one ]]> two"),
        ("<a>1 < 2</a>", "1 < 2"),
        ("<a><![CDATA[one ]]]]><![CDATA[> two]]></a>", "one ]]> two"),
        ("<a><![CDATA[<b>&amp;</b>]]></a>", "<b>&amp;</b>"),
        ("<a>x<!-- <b> -- -->y</a>", "xy"),
        ("<a>&#8217;&#x41;&nbsp;&lol9;&#0;</a>", "’A&nbsp;&lol9;&#0;"),
        ("<!DOCTYPE r [<!ENTITY e \"a>b\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>&e;&f;</a>", "&e;&f;"),
    ] {
        assert_eq!(words_of(xml), words, "{xml}");
    }
}

#[test]
fn end_tags_that_are_missing_or_too_many_do_not_lose_what_follows() {
    let (events, remarks) = events_of("<a><b>one</a><c>two</x></c>".as_bytes());
    let closes = events.iter().filter(|event| matches!(event, Event::Close { .. })).count();
    assert_eq!(closes, 3, "{events:?}");
    assert!(remarks.iter().any(|remark| remark.says.contains("</x") || remark.says.contains(": x")), "{remarks:?}");
}

#[test]
fn names_belong_to_whoever_declares_them_and_to_the_usual_one_otherwise() {
    let xml = r#"<wp:a/><x xmlns:wp="http://else.example/"><wp:b/></x><wp:c/><y xmlns="https://wordpress.org/export/1.2/"><d/></y>"#;
    let spaces: Vec<_> = events_of(xml.as_bytes())
        .0
        .into_iter()
        .filter_map(|event| if let Event::Open(tag) = event { Some((tag.name, tag.space)) } else { None })
        .collect();
    let want = [
        ("a", Space::Wp),
        ("x", Space::None),
        ("b", Space::Other),
        ("c", Space::Wp),
        ("y", Space::Wp),
        ("d", Space::Wp),
    ];
    assert_eq!(spaces, want.map(|(name, space)| (name.to_owned(), space)));
}

#[test]
fn letters_come_in_the_encoding_that_the_file_names() {
    let turkish = b"<?xml version=\"1.0\" encoding=\"iso-8859-9\"?><a>\xDDstanbul\xFE</a>";
    assert_eq!(events_of(&turkish[..]).0[1], Event::Text("İstanbulş".to_owned()));
    let (_, remarks) = events_of(&b"<?xml version=\"1.0\"?>\n<a>\xFF</a>"[..]);
    assert_eq!(remarks[0].line, 2);
}

#[test]
fn deep_and_long_things_stay_small() {
    let deep = "<a>".repeat(100_000);
    let mut pull = Pull::new(deep.as_bytes());
    while pull.next().unwrap() != Event::End {
        assert!(pull.open.len() <= MAX_DEPTH + 1);
    }
    let long = format!("<a>{}</a><b>after</b>", "x".repeat(MAX_TEXT + 5));
    let (events, remarks) = events_of(long.as_bytes());
    assert!(matches!(&events[1], Event::Text(text) if text.len() == MAX_TEXT));
    assert!(events.contains(&Event::Text("after".to_owned())));
    assert_eq!(remarks.len(), 1);
    let long = format!("<a><![CDATA[{}]]></a><b>after</b>", "x>".repeat(MAX_TEXT));
    let (events, _) = events_of(long.as_bytes());
    assert!(matches!(&events[1], Event::Text(text) if text.len() == MAX_TEXT));
    assert!(events.contains(&Event::Text("after".to_owned())));
}

proptest! {
    /// Where a buffer happens to end must not matter, whatever the bytes.
    #[test]
    fn it_reads_the_same_byte_by_byte(parts in prop::collection::vec(prop_oneof![
        Just("<a>".to_owned()), Just("</a>".to_owned()), Just("<b x='1>'/>".to_owned()), Just("<![CDATA[".to_owned()),
        Just("]]>".to_owned()), Just("<!--".to_owned()), Just("-->".to_owned()), Just("&amp;".to_owned()), Just("\n".to_owned()),
        Just("<?xml encoding='windows-1254'?>".to_owned()), Just("<!DOCTYPE a [".to_owned()), Just("<".to_owned()), ".{0,8}",
    ], 0..30)) {
        let xml = parts.concat();
        let whole = events_of(xml.as_bytes());
        let slow = events_of(BufReader::with_capacity(1, xml.as_bytes()));
        // Texts are cut by markup alone, so even their borders agree.
        prop_assert_eq!(whole, slow);
    }
}
