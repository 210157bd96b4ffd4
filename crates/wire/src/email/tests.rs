//! Invented mails of press offices and wires.

use crate::{Hints, attached, parse};
use std::fmt::Write as _;
use tellal_story::{Block, Inline};

const PRESS: &[u8] = include_bytes!("../../../../fixtures/wire/email/press.eml");

#[test]
fn a_press_office_s_mail_is_a_story_with_its_picture() {
    let parsed = parse(PRESS, &Hints::default());
    assert_eq!((parsed.format, parsed.items.len()), ("email", 1));
    let item = &parsed.items[0].item;
    assert_eq!(item.headline, "Yeni köprü açılıyor", "without the mark of forwarding");
    assert_eq!(item.id.as_deref(), Some("20260418.1@cityhall.example"));
    assert_eq!(item.credit.as_deref(), Some("Belediye Basın Bürosu"));
    assert_eq!(item.provider.as_deref(), Some("press@cityhall.example"));
    assert_eq!(item.version_created, "2026-04-18T06:41:00Z".parse().ok());
    assert_eq!(item.related[0].id, "20260417.9@cityhall.example");
    let Block::Paragraph { text } = &item.body.0[0] else { panic!("{:?}", item.body) };
    assert!(text.contains(&Inline::Strong { text: "cumartesi".into() }), "the HTML part");
    assert_eq!((item.media[0].href.as_str(), item.media[0].content_type.as_deref()), ("kopru.jpg", Some("image/jpeg")));
    let files = attached(PRESS);
    assert_eq!((files[0].name.as_str(), &files[0].bytes[..4]), ("kopru.jpg", &[0xFF, 0xD8, 0xFF, 0xE0][..]));
}

#[test]
fn a_mail_that_only_carries_a_wire_s_file_is_its_envelope() {
    let parsed = parse(include_bytes!("../../../../fixtures/wire/email/carrier.eml"), &Hints::default());
    let ids: Vec<_> = parsed.items.iter().filter_map(|read| read.item.id.as_deref()).collect();
    assert_eq!(ids, ["urn:newsml:quay.example:attached"]);
    assert!(parsed.remarks.iter().any(|remark| remark.code == "not-a-story"));
}

#[test]
fn a_mailbox_is_read_mail_by_mail() {
    let parsed = parse(include_bytes!("../../../../fixtures/wire/email/two.mbox"), &Hints::default());
    let heads: Vec<_> = parsed.items.iter().map(|read| read.item.headline.as_str()).collect();
    assert_eq!(heads, ["First", "Second"]);
    assert!(parsed.items[0].item.body.plain().contains("From the quay."), "{:?}", parsed.items[0].item.body);
}

#[test]
fn a_subject_whose_bytes_and_charset_disagree_is_read_by_its_bytes() {
    let mail = "From: a@quay.example\r\nSubject: =?windows-1252?Q?Pier’s_opening?=\r\nDate: Sat, 18 Apr 2026 10:00:00 +0000\r\n\r\nWords.";
    assert_eq!(parse(mail.as_bytes(), &Hints::default()).items[0].item.headline, "Pier’s opening");
}

#[test]
fn prose_with_a_colon_is_no_mail() {
    for text in [
        "Headline: a story\n\nA dispatch with words in it.",
        "From: the quay\n\nWords.",
        "Subject to change: all\n\nWords.",
    ] {
        assert_ne!(parse(text.as_bytes(), &Hints::default()).format, "email", "{text}");
    }
}

/// Each is inside the one before; taking them apart must not take the stack with it.
#[test]
fn a_tower_of_mails_does_not_fall() {
    let mut mail = String::from("From: a@quay.example\r\nSubject: Tower\r\nMIME-Version: 1.0\r\n");
    for level in 0..20_000 {
        let _ = write!(mail, "Content-Type: message/rfc822\r\n\r\nFrom: a@quay.example\r\nSubject: {level}\r\n");
    }
    let parsed = parse(mail.as_bytes(), &Hints::default());
    assert_eq!((parsed.format, parsed.items[0].item.headline.as_str()), ("email", "Tower"));
}
