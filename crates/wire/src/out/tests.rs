//! What is written is read again as what it was.

use super::{Envelope, Version, news_message, ninjs};
use crate::{Hints, parse};
use proptest::prelude::*;
use tellal_story::{
    AltId, Author, Block, Body, Byline, Cell, Dateline, Inline, Item, ItemKind, Lang, MediaRef, Note, Picture, Place,
    PubStatus, Related, Rendition, Subject, Table,
};

fn story() -> Item {
    Item {
        id: Some("urn:newsml:quay.example:20260418:ferry".into()),
        alt_ids: vec![AltId { kind: Some("telegramId".into()), id: "qua0123".into() }],
        version: Some(12),
        signals: vec!["correction".into()],
        headline: "Ferries stop for a day & a night".into(),
        subheads: vec!["Strike".into()],
        standfirst: "Crews ask for “calm” on the quay.".into(),
        byline: Byline(vec!["Jane Doe".into(), "Ayşe Yılmaz".into()]),
        dateline: Some(Dateline { place: "İZMİR".into(), agency: Some("AA".into()), date: None }),
        located: vec![Place { name: "İzmir".into(), ..Place::default() }],
        body: Body(vec![
            Block::paragraph("The ferries stopped at noon <today>."),
            Block::Subhead { text: vec![Inline::text("What now")] },
            Block::Paragraph {
                text: vec![
                    Inline::text("The crews "),
                    Inline::Strong { text: "will".into() },
                    Inline::text(" meet, "),
                    Inline::link("says the union", "https://union.example/a?b=1&c=2"),
                    Inline::text("."),
                ],
            },
            Block::Quote { text: vec![Inline::text("We will not sail.")], cite: Some("A captain".into()) },
            Block::List { ordered: true, items: vec![vec![Inline::text("One")], vec![Inline::text("Two")]] },
            Block::Picture(Picture {
                src: "https://quay.example/ferry.jpg".into(),
                alt: "A ferry at its pier".into(),
                caption: "The pier on Saturday".into(),
                credit: "J. Doe / Quay".into(),
                width: 1200,
                height: 675,
                ..Picture::default()
            }),
        ]),
        lang: Lang::new("en").ok(),
        urgency: Some(3),
        slugline: Some("ferry-strike".into()),
        keywords: vec!["ferry".into(), "strike".into()],
        subjects: vec![
            Subject {
                code: "medtop:09000000".into(),
                name: Some("labour".into()),
                kind: None,
                uri: Some("http://cv.iptc.org/newscodes/mediatopic/09000000".into()),
            },
            Subject { name: Some("Harbour Union".into()), kind: Some("organisation".into()), ..Subject::default() },
        ],
        genres: vec!["Current".into()],
        notes: vec![Note { role: None, text: "Figures corrected.".into(), publishable: false }],
        embargo: "2026-04-19T06:00:00Z".parse().ok(),
        expires: "2026-05-19T06:00:00Z".parse().ok(),
        first_created: "2026-04-18T09:00:00Z".parse().ok(),
        version_created: "2026-04-18T10:00:00Z".parse().ok(),
        credit: Some("Quay News".into()),
        provider: Some("Quay News Agency".into()),
        link: Some("https://quay.example/en/world/ferries-stop".into()),
        copyright_holder: Some("Quay News".into()),
        copyright: Some("© 2026 Quay News".into()),
        usage_terms: Some("No use after 30 days".into()),
        word_count: Some(42),
        related: vec![Related {
            rel: "evolvedFrom".into(),
            id: "urn:newsml:quay.example:20260417:ferry".into(),
            href: None,
            title: Some("Crews vote".into()),
        }],
        ..Item::default()
    }
}

fn again(text: &str) -> Item {
    let mut parsed = parse(text.as_bytes(), &Hints::default());
    assert_eq!(parsed.items.len(), 1, "{:?} {text}", parsed.remarks);
    parsed.items.remove(0).item
}

fn by_ninjs(item: &Item, version: Version) -> Item {
    again(&ninjs(item, version).to_string())
}

fn by_g2(item: &Item) -> Item {
    let envelope = Envelope { sent: "2026-04-18T10:00:01Z".parse().unwrap(), sender: "Quay News" };
    again(&news_message(std::slice::from_ref(item), &envelope))
}

#[test]
fn a_story_comes_back_from_ninjs_as_it_was() {
    let item = story();
    assert_eq!(by_ninjs(&item, Version::V3), item);
    let second = by_ninjs(&item, Version::V2);
    assert_eq!(second, item);
    let first = by_ninjs(&item, Version::V1);
    // 1.6 has an address in two parts and no place for the alias.
    let mut want = item;
    want.subjects[0].code = "09000000".into();
    assert_eq!(first, want);
}

#[test]
fn a_story_comes_back_from_newsml_g2_with_what_an_editor_needs() {
    let item = story();
    let read = by_g2(&item);
    assert_eq!(read.id, item.id);
    assert_eq!(read.version, item.version);
    assert_eq!(read.status, item.status);
    assert_eq!(read.signals, item.signals);
    assert_eq!(read.headline, item.headline);
    assert_eq!(read.standfirst, item.standfirst);
    assert_eq!(read.byline, item.byline);
    assert_eq!(read.dateline, item.dateline);
    assert_eq!(read.body, item.body);
    assert_eq!(read.lang, item.lang);
    assert_eq!((read.embargo, read.expires), (item.embargo, item.expires));
    assert_eq!((read.first_created, read.version_created), (item.first_created, item.version_created));
    assert_eq!((read.credit, read.copyright, read.usage_terms), (item.credit, item.copyright, item.usage_terms));
    assert_eq!((read.urgency, read.slugline, read.keywords), (item.urgency, item.slugline, item.keywords));
    assert_eq!(read.link, item.link);
}

#[test]
fn a_table_and_typewritten_lines_are_written_as_such() {
    let cell = |text: &str, heading| Cell { text: vec![Inline::text(text)], heading, ..Cell::default() };
    let table = Table {
        caption: "Results".into(),
        rows: vec![vec![cell("Club", true), cell("Goals", true)], vec![cell("Quay", false), cell("3", false)]],
    };
    let body = Body(vec![Block::Table(table), Block::Preformatted { text: "Quay   3\nPier   1".into() }]);
    assert_eq!(
        super::xhtml(&body, None),
        "<table><caption>Results</caption><tbody><tr><th>Club</th><th>Goals</th></tr><tr><td>Quay</td><td>3</td></tr></tbody></table>\n\
         <pre>Quay   3\nPier   1</pre>\n"
    );
}

#[test]
fn a_kill_and_a_hold_without_end_stay_what_they_are() {
    let kill = Item { status: PubStatus::Canceled, body: Body::default(), ..story() };
    let hold = Item { embargo: None, embargo_open: true, ..story() };
    for version in [Version::V3, Version::V2, Version::V1] {
        assert_eq!(by_ninjs(&kill, version).status, PubStatus::Canceled);
        assert_eq!(by_ninjs(&hold, version).status, PubStatus::Withheld, "ninjs has no open embargo");
    }
    assert_eq!(by_g2(&kill).status, PubStatus::Canceled);
    assert!(by_g2(&hold).embargo_open);
}

/// Were it given one, its next version could kill a story of that id.
#[test]
fn an_item_without_an_id_stays_without_one() {
    let item = Item { id: None, ..story() };
    for version in [Version::V3, Version::V2, Version::V1] {
        assert_eq!(by_ninjs(&item, version).id, None);
    }
    assert_eq!(by_g2(&item).id, None);
}

#[test]
fn an_author_s_mail_address_is_not_sent_on() {
    let author = Author { name: "Jane Doe".into(), email: Some("jane@quay.example".into()), ..Author::default() };
    let item = Item { authors: vec![author], ..story() };
    assert!(!ninjs(&item, Version::V3).to_string().contains("jane@"));
    assert_eq!(by_ninjs(&item, Version::V3).authors[0].name, "Jane Doe");
    let envelope = Envelope { sent: "2026-04-18T10:00:01Z".parse().unwrap(), sender: "Quay" };
    assert!(!news_message(&[item], &envelope).contains("jane@"));
}

fn words() -> impl Strategy<Value = String> {
    // Words that open with a small letter, so that none reads as a dateline or a byline.
    "[a-zçğışöü][a-zçğışöü0-9>\"'&;“”€%/]{0,8}( [a-zçğışöü0-9>\"'“”€%/]{1,8}){0,4}".prop_filter(
        "no references, which a reader may take twice",
        |text| {
            let refers = |after: &str| after.contains(';') || after.starts_with(|c: char| c.is_ascii_alphanumeric());
            !text.split('&').skip(1).any(refers)
        },
    )
}

fn runs() -> impl Strategy<Value = Vec<Inline>> {
    prop_oneof![
        words().prop_map(|text| vec![Inline::text(text)]),
        (words(), words(), words()).prop_map(|(a, b, c)| vec![
            Inline::text(a + " "),
            Inline::Strong { text: b },
            Inline::text(format!(" {c}"))
        ]),
        (words(), words()).prop_map(|(a, b)| vec![
            Inline::Emphasis { text: a },
            Inline::Break,
            Inline::link(b, "https://quay.example/?a=1&b=%20")
        ]),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        4 => runs().prop_map(|text| Block::Paragraph { text }),
        1 => words().prop_map(|text| Block::Subhead { text: vec![Inline::text(text)] }),
        1 => (runs(), prop::option::of(words())).prop_map(|(text, cite)| Block::Quote { text, cite }),
        1 => (any::<bool>(), prop::collection::vec(runs(), 1..4))
            .prop_map(|(ordered, items)| Block::List { ordered, items }),
        1 => (words(), words(), words()).prop_map(|(alt, caption, credit)| Block::Picture(Picture {
            src: "https://quay.example/a.jpg".into(), alt, caption, credit, width: 640,
            ..Picture::default()
        })),
    ]
}

fn instant() -> impl Strategy<Value = Option<jiff::Timestamp>> {
    prop::option::of((0_i64..4_000_000_000).prop_map(|second| jiff::Timestamp::from_second(second).unwrap()))
}

fn medium() -> impl Strategy<Value = MediaRef> {
    (words(), words(), words(), words(), 1_u32..5000).prop_map(|(id, caption, credit, alt, width)| MediaRef {
        href: "https://quay.example/b.jpg".into(),
        id: Some(id),
        kind: Some(ItemKind::Picture),
        role: Some("featuremedia".into()),
        content_type: Some("image/jpeg".into()),
        headline: caption.clone(),
        caption,
        credit,
        alt,
        width: Some(width),
        height: Some(400),
        renditions: vec![Rendition {
            name: "main".into(),
            href: "https://quay.example/b.jpg".into(),
            content_type: Some("image/jpeg".into()),
            width: Some(width),
            height: Some(400),
            bytes: Some(12345),
        }],
        copyright: Some("© Quay".into()),
        usage_terms: None,
    })
}

fn item() -> impl Strategy<Value = Item> {
    let says = (words(), words(), words(), prop::collection::vec(words(), 0..3), prop::option::of(words()));
    let is = (
        any::<Option<u16>>(),
        prop::sample::select(vec![PubStatus::Usable, PubStatus::Withheld, PubStatus::Canceled]),
        prop::option::of(1_u8..10),
        prop::collection::vec(block(), 1..6),
        prop::collection::vec(medium(), 0..2),
    );
    let times = (instant(), instant(), instant(), instant());
    (says, is, times).prop_map(
        |((id, headline, standfirst, many, one), (version, status, urgency, blocks, media), times)| {
            let (first, changed, embargo, expires) = times;
            let many: std::collections::BTreeSet<String> = many.into_iter().collect();
            let many: Vec<String> = many.into_iter().collect();
            Item {
                id: Some(id),
                version: version.map(u64::from),
                status,
                subheads: many.iter().filter(|text| **text != headline).cloned().collect(),
                headline,
                standfirst,
                body: Body(blocks),
                urgency,
                slugline: one.clone(),
                keywords: many.clone(),
                subjects: many
                    .iter()
                    .map(|name| Subject { name: Some(name.clone()), kind: Some("person".into()), ..Subject::default() })
                    .collect(),
                places: many
                    .iter()
                    .map(|name| Place { name: name.clone(), country: one.clone(), ..Place::default() })
                    .collect(),
                genres: many,
                first_created: first,
                version_created: changed.or(first),
                embargo,
                expires,
                credit: Some("Quay News".into()),
                copyright_holder: one.clone(),
                copyright: one.clone(),
                usage_terms: one,
                media,
                lang: Lang::new("tr").ok(),
                ..Item::default()
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_ninjs_carries_comes_back(item in item()) {
        prop_assert_eq!(by_ninjs(&item, Version::V3), item.clone());
        prop_assert_eq!(by_ninjs(&item, Version::V2), item);
    }

    #[test]
    fn ids_status_and_text_come_back_from_every_standard(item in item()) {
        for read in [by_ninjs(&item, Version::V1), by_g2(&item)] {
            prop_assert_eq!(&read.id, &item.id);
            prop_assert_eq!(read.status, item.status);
            prop_assert_eq!(read.embargo, item.embargo);
            prop_assert_eq!(&read.headline, &item.headline);
            prop_assert_eq!(&read.standfirst, &item.standfirst);
            prop_assert_eq!(&read.body, &item.body);
            prop_assert_eq!(&read.usage_terms, &item.usage_terms);
        }
    }
}
