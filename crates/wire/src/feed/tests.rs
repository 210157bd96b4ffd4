use super::item;
use crate::{Hints, Parsed, parse};
use tellal_story::{Block, Inline, Item};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../../fixtures/wire/", $name))
    };
}

fn read(bytes: &[u8], format: &str) -> Parsed {
    let parsed = parse(bytes, &Hints { zone: Some("Europe/Istanbul".into()), ..Hints::default() });
    assert_eq!(parsed.format, format);
    parsed
}

fn plain(item: &Item) -> Vec<String> {
    item.body.0.iter().map(Block::plain).filter(|text| !text.is_empty()).collect()
}

#[test]
fn rss_gives_body_media_and_times_and_invents_no_ids() {
    let parsed = read(fixture!("rss/rss2.xml"), "rss");
    let [cafe, linked, bare] = &parsed.items[..] else { panic!("{parsed:?}") };
    let item = &cafe.item;
    assert_eq!(item.id.as_deref(), Some("harbour-17"));
    assert_eq!(item.headline, "Café on the quay & its owner");
    assert_eq!(item.standfirst, "The oldest café has a new owner.");
    assert_eq!(plain(item), ["The oldest café on the quay has a new owner.", "The menu stays."]);
    let Block::Paragraph { text } = &item.body.0[1] else { panic!("{:?}", item.body) };
    assert_eq!(text[0], Inline::Link { text: "The menu".into(), url: "https://harbour.example/menu".into() });
    assert_eq!(item.dateline.as_ref().map(|line| line.place.as_str()), Some("MARSAXLOKK"));
    assert_eq!(
        (item.byline.0.as_slice(), item.credit.as_deref()),
        (&["Jane Doe".to_owned()][..], Some("Harbour News"))
    );
    assert_eq!(item.first_created, "2026-04-18T08:00:00Z".parse().ok());
    assert_eq!(item.version_created, "2026-04-18T09:30:00Z".parse().ok(), "a later update is a newer version");
    let media: Vec<_> = item.media.iter().map(|medium| medium.href.rsplit('/').next().unwrap_or_default()).collect();
    assert_eq!(media, ["cafe.jpg", "cafe.mp3"]);
    assert_eq!(
        (item.media[0].caption.as_str(), item.media[0].credit.as_str(), item.media[0].width),
        ("The café.", "Ece Su", Some(1200))
    );

    assert_eq!(linked.item.id.as_deref(), Some("harbour.example/two?id=2"));
    assert_eq!(
        linked.item.first_created,
        "2026-04-18T07:00:00Z".parse().ok(),
        "a time without a zone is in the source's"
    );
    assert_eq!(plain(&linked.item), ["Text with a bare & sign and a\ntag that nobody closed."]);

    assert_eq!((bare.item.id.as_ref(), bare.item.credit.as_deref()), (None, Some("Other Wire")));
    assert_eq!(plain(&bare.item), ["Escaped words."]);
    let codes: Vec<_> = bare.remarks.iter().map(|remark| remark.code).collect();
    assert_eq!(codes, ["date-unreadable", "id-missing"]);
}

#[test]
fn ihas_own_elements_are_known() {
    let parsed = read(fixture!("rss/iha.xml"), "rss");
    let item = &parsed.items[0].item;
    assert_eq!((item.id.as_deref(), item.urgency), (Some("20260418AW000001"), Some(1)));
    assert_eq!(item.body.0.len(), 3, "single breaks end its paragraphs");
    assert_eq!(item.version_created, "2026-04-18T18:30:00Z".parse().ok());
    assert_eq!(
        (item.media[0].href.as_str(), item.media[0].caption.as_str()),
        ("https://iha.example/7.jpg", "Karanlık çarşı")
    );
    assert_eq!(item.dateline.as_ref().and_then(|line| line.agency.as_deref()), Some("İHA"));
}

#[test]
fn rdf_feeds_have_their_items_beside_the_channel() {
    let parsed = read(fixture!("rss/rdf.xml"), "rss");
    let item = &parsed.items[0].item;
    assert_eq!((item.id.as_deref(), item.credit.as_deref()), (Some("https://rdf.example/1"), Some("RDF Wire")));
    assert_eq!(item.lang.as_ref().map(tellal_story::Lang::as_str), Some("de"));
}

#[test]
fn atom_texts_are_read_by_their_type() {
    let parsed = read(fixture!("atom/feed.xml"), "atom");
    let [story, text] = &parsed.items[..] else { panic!("{parsed:?}") };
    let item = &story.item;
    assert_eq!((item.id.as_deref(), item.headline.as_str()), (Some("urn:entry:1"), "فتح الرصيف"));
    assert_eq!(item.link.as_deref(), Some("https://wire.example/1"));
    assert_eq!(item.dateline.as_ref().map(|line| line.place.as_str()), Some("بيروت"));
    assert_eq!(plain(item), ["فتح الميناء رصيفه."]);
    assert_eq!(item.body.lead_picture().map(|picture| picture.src.as_str()), Some("https://wire.example/pier.jpg"));
    assert_eq!(item.lang.as_ref().map(tellal_story::Lang::as_str), Some("ar"));
    assert_eq!((item.standfirst.as_str(), item.media.len()), ("ملخص الخبر.", 1));
    assert!(item.version_created > item.first_created);
    assert_eq!(plain(&text.item), ["2 < 3 <b>"], "plain text is plain");
}

#[test]
fn json_feeds_are_read_and_what_is_no_item_is_passed_over() {
    let parsed = read(fixture!("json-feed/feed.json"), "json-feed");
    let [bees, second] = &parsed.items[..] else { panic!("{parsed:?}") };
    assert_eq!((bees.item.id.as_deref(), bees.item.headline.as_str()), (Some("17"), "Bees & honey"));
    assert_eq!((bees.item.standfirst.as_str(), bees.item.byline.print().as_str()), ("A spring report.", "John Roe"));
    assert_eq!(bees.item.media[0].href, "https://island.example/bees.jpg");
    assert_eq!(second.item.id.as_deref(), Some("island.example/18"));
    assert_eq!(plain(&second.item), ["Two lines of one paragraph.", "And another."]);
    assert!(second.remarks.iter().any(|remark| remark.code == "headline-missing"));
}

#[test]
fn one_page_has_one_id_however_it_is_linked() {
    let id_of_link = |link: &str| url::Url::parse(link).ok().and_then(|link| item::id_of_link(&link));
    let id = id_of_link("https://example.org/a?b=1");
    assert!(id.is_some());
    for link in
        ["http://EXAMPLE.org/a?b=1", "https://example.org/a?b=1#c", "https://example.org/a?utm_source=x&b=1&fbclid=y"]
    {
        assert_eq!(id_of_link(link), id, "{link}");
    }
    assert_ne!(id_of_link("https://example.org/a?b=2"), id);
    assert_eq!(id_of_link("mailto:a@example.org"), None);
    assert_eq!(id_of_link("/a"), None);
}
