//! Invented stories in each version and dialect.

use crate::{Hints, Parsed, parse};
use tellal_story::{Block, Item, ItemKind, PubStatus};

fn fixture(text: &str) -> Parsed {
    let parsed = parse(text.as_bytes(), &Hints::default());
    assert_eq!(parsed.format, "ninjs");
    parsed
}

fn one(text: &str) -> Item {
    let mut parsed = fixture(text);
    assert_eq!(parsed.items.len(), 1, "{:?}", parsed.remarks);
    parsed.items.remove(0).item
}

#[test]
fn a_story_in_the_newest_version_is_read_whole() {
    let item = one(include_str!("../../../../fixtures/wire/ninjs/story-3.json"));
    assert_eq!(item.id.as_deref(), Some("urn:newsml:quay.example:20260418:pier"));
    assert_eq!((item.version, item.urgency, item.word_count), (Some(7), Some(3), Some(120)));
    assert_eq!(
        (item.headline.as_str(), item.subheads.as_slice()),
        ("New pier opens in June", &["Harbour".to_owned()][..])
    );
    assert_eq!(item.standfirst, "The harbour gets its second pier.");
    assert_eq!(item.byline.0, ["Jane Doe", "John Roe"]);
    assert_eq!(item.body.plain(), "The new pier opens in June.\n\nFerries will use it.", "HTML before plain text");
    let dateline = item.dateline.unwrap();
    assert_eq!((dateline.place.as_str(), dateline.agency.as_deref()), ("İZMİR", Some("AA")));
    assert_eq!(item.embargo, "2026-04-19T03:00:00Z".parse().ok());
    assert_eq!(item.lang.unwrap().as_str(), "en-GB");
    assert_eq!(item.subjects[0].code, "medtop:20000337");
    assert_eq!(item.subjects[0].uri.as_deref(), Some("http://cv.iptc.org/newscodes/mediatopic/20000337"));
    let kinds: Vec<_> = item.subjects.iter().filter_map(|subject| subject.kind.as_deref()).collect();
    assert_eq!(kinds, ["person", "organisation"]);
    assert_eq!((item.places[0].name.as_str(), item.places[0].country.as_deref()), ("Konak", Some("Türkiye")));
    assert_eq!(item.alt_ids[0].kind.as_deref(), Some("telegram"));
    assert_eq!(item.notes[0].text, "Corrects the length.");
    assert!(!item.notes[0].publishable, "nothing says that readers may see it");
    let picture = &item.media[0];
    assert_eq!(picture.href, "https://quay.example/m.jpg", "the largest that a browser shows");
    assert_eq!((picture.role.as_deref(), picture.renditions.len()), (Some("mainpic"), 3));
    assert_eq!((picture.caption.as_str(), picture.credit.as_str()), ("The pier at dawn", "J. Roe"));
    assert_eq!(
        (item.related[0].rel.as_str(), item.related[0].title.as_deref()),
        ("seeAlso", Some("The plan for the pier"))
    );
}

#[test]
fn the_dialect_of_superdesk_is_read() {
    let item = one(include_str!("../../../../fixtures/wire/ninjs/superdesk.json"));
    assert_eq!(item.id.as_deref(), Some("urn:newsml:desk.example:2026-04-18:ferry"));
    assert_eq!((item.urgency, item.priority, item.version), (Some(2), Some(3), Some(4)));
    assert_eq!((item.categories, item.signals), (vec!["d".to_owned()], vec!["update".to_owned()]));
    assert_eq!((item.keywords, item.genres), (vec!["vapur".to_owned(), "grev".to_owned()], vec!["Haber".to_owned()]));
    assert_eq!(item.credit.as_deref(), Some("Rıhtım Ajansı"));
    assert_eq!(item.version_created, "2026-04-18T09:12:00Z".parse().ok());
    let Block::Picture(picture) = &item.body.0[1] else { panic!("{:?}", item.body) };
    assert_eq!((picture.src.as_str(), picture.caption.as_str()), ("https://desk.example/o.jpg", "Boş iskele"));
    assert_eq!(item.media[0].href, "https://desk.example/o.jpg");
    assert_eq!(item.media[0].alt, "Bir iskele, önünde kimse yok", "a picture's text says what it shows");
    let related: Vec<_> = item.related.iter().map(|related| (related.rel.as_str(), related.id.as_str())).collect();
    assert_eq!(
        related,
        [
            ("related--1", "urn:newsml:desk.example:2026-04-10:talks"),
            ("evolvedFrom", "urn:newsml:desk.example:2026-04-17:ferry"),
        ]
    );
}

#[test]
fn several_items_a_line_each_are_read_on_the_safe_side() {
    let parsed = fixture(include_str!("../../../../fixtures/wire/ninjs/lines.json"));
    let status: Vec<_> = parsed.items.iter().map(|read| read.item.status).collect();
    assert_eq!(status, [PubStatus::Canceled, PubStatus::Withheld], "what is not known is held");
    assert!(parsed.items[1].item.embargo_open, "“Next Monday” holds it");
    let codes: Vec<_> = parsed.items[1].remarks.iter().map(|remark| remark.code).collect();
    assert!(codes.contains(&"status-unknown") && codes.contains(&"date-unreadable"), "{codes:?}");
    assert!(parsed.remarks.iter().any(|remark| remark.code == "not-a-story"), "the event is named, not taken");
}

#[test]
fn a_picture_s_own_renditions_are_its_media() {
    let item = one(
        r#"{"uri": "q:pic", "type": "picture", "headline": "A pier", "description_text": "A pier at dawn", "byline": "J. Roe",
        "copyrightnotice": "© Quay", "renditions": {"main": {"href": "https://quay.example/m.jpg", "mimetype": "image/jpeg", "width": 800},
        "caption": {"href": "https://quay.example/c.xml", "mimetype": "text/xml"}}}"#,
    );
    assert_eq!(item.kind, ItemKind::Picture);
    assert_eq!((item.media.len(), item.media[0].href.as_str()), (1, "https://quay.example/m.jpg"));
    assert_eq!(item.media[0].caption, "A pier at dawn");
    assert_eq!(item.related[0].href.as_deref(), Some("https://quay.example/c.xml"), "text is no medium");
}

#[test]
fn json_that_is_something_else_is_left_to_others() {
    for text in [r#"{"hello": 1}"#, r#"{"uri": "x", "colour": "red"}"#, "[1, 2]", r#"{"items": []}"#] {
        assert_eq!(parse(text.as_bytes(), &Hints::default()).format, "unknown", "{text}");
    }
}

/// An item whose id was lost is a story all the same; only that nothing can update or kill it.
#[test]
fn a_story_without_an_id_is_read_and_says_what_it_lacks() {
    let parsed = fixture(
        r#"{"headline": "Pier opens", "versioncreated": "2026-04-18T08:00:00Z", "body_html": "<p>In June.</p>"}"#,
    );
    assert_eq!(parsed.items[0].item.body.plain(), "In June.");
    assert!(parsed.items[0].remarks.iter().any(|remark| remark.code == "id-missing"));
}

/// Reuters' interface wraps an item twice and spells its fields in its own way.
#[test]
fn an_answer_that_is_wrapped_twice_is_taken_out() {
    let item = one(
        r#"{"data": {"item": {"uri": "tag:quay.example,2026:1", "headLine": "Pier opens", "pubStatus": "stat:canceled",
        "versionCreated": "2026-04-18T08:00:00Z", "slug": "PIER/", "bodyXhtml": "<p>In June.</p>"}}}"#,
    );
    assert_eq!((item.headline.as_str(), item.status), ("Pier opens", PubStatus::Canceled));
    assert_eq!((item.slugline.as_deref(), item.body.plain()), (Some("PIER/"), "In June.".to_owned()));
    let wrapped = r#"{"item": {"guid": "quay:1", "headline": "Pier", "pubstatus": "usable"}}"#;
    assert_eq!(fixture(&format!("{wrapped}\n{wrapped}")).items.len(), 2, "one a line");
    assert_eq!(fixture(&format!("[{wrapped}]\n</html>")).items.len(), 1, "rubbish after a list");
}

/// Others carry AP's id along without being AP.
#[test]
fn an_item_that_only_knows_its_number_at_ap_is_no_item_of_ap_s() {
    let item = one(r#"{"uri": "quay:1", "altids": {"itemid": "f40b", "etag": "f40b_1"}, "pubstatus": null}"#);
    assert_eq!(item.id.as_deref(), Some("quay:1"));
}
