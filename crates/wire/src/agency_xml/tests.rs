use crate::{Hints, Parsed, ParsedItem, parse};
use tellal_story::{Block, Item, PubStatus, Scope};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../../fixtures/wire/agency-xml/", $name))
    };
}

fn read(bytes: &[u8]) -> Parsed {
    let parsed = parse(bytes, &Hints { zone: Some("Europe/Oslo".into()), ..Hints::default() });
    assert_eq!(parsed.format, "agency-xml");
    parsed
}

fn plain(item: &Item) -> Vec<String> {
    item.body.0.iter().map(Block::plain).collect()
}

fn codes(read: &ParsedItem) -> Vec<&str> {
    read.remarks.iter().map(|remark| remark.code).collect()
}

#[test]
fn a_cancellation_of_ritzau_takes_back_itself_and_the_story_it_replaced() {
    let parsed = read(fixture!("ritzau-form.xml"));
    let [new, old] = &*parsed.items else { panic!("{:?}", parsed.items) };
    let item = &new.item;
    assert_eq!((item.status, item.version), (PubStatus::Canceled, Some(3)));
    assert_eq!(item.signals, ["correction"]);
    assert_eq!(item.version_created.unwrap().to_string(), "2026-07-12T15:32:18.397Z", "Copenhagen in summer");
    assert_eq!(item.headline, "Broen over havnen er lukket.");
    assert!(codes(new).contains(&"headline-missing"), "the first line stands in");
    assert_eq!(item.standfirst, "Broen er lukket.");
    assert_eq!(plain(item), ["Broen over havnen er lukket.", "Den åbner igen fredag."]);
    assert_eq!(item.subjects[0].code, "04000000", "the zero that was lost");
    assert_eq!((item.byline.0[0].as_str(), item.authors[0].email.as_deref()), ("Anna Yde", Some("anna@quay.example")));
    assert_eq!((item.urgency, item.credit.as_deref()), (Some(3), Some("qn")));
    assert_eq!((item.notes[0].text.as_str(), item.notes[0].publishable), ("Ring før brug.", false));
    let old = &old.item;
    assert_eq!(old.id.as_deref(), Some("2d0c1f60-0000-4000-8000-000000000001"));
    assert_eq!((old.status, old.scope), (PubStatus::Canceled, Scope::Status));
}

#[test]
fn a_press_release_keeps_its_contacts_from_readers() {
    let parsed = read(fixture!("press-release.xml"));
    let item = &parsed.items[0].item;
    assert_eq!((item.id.as_deref(), item.headline.as_str()), (Some("17000001"), "Ny bro åpner"));
    assert_eq!(item.standfirst, "En ny bro over havnen.");
    assert_eq!(plain(item), ["Broen åpner fredag.", "Alle er velkommen."]);
    assert_eq!(item.embargo.unwrap().to_string(), "2026-03-13T07:00:00Z", "in the source's zone");
    assert_eq!(item.credit.as_deref(), Some("Havnen AS"));
    assert!(item.notes.iter().all(|note| !note.publishable) && item.notes.len() == 2);
    assert_eq!(item.media[0].href, "https://releases.example/bro.jpg");
    assert_eq!((item.media[0].renditions.len(), item.media.len()), (2, 2), "the logo comes last");
    assert_eq!(
        (&*item.genres, &*item.keywords),
        (&["Pressemelding".to_owned()][..], &["bro".to_owned(), "havn".to_owned()][..])
    );
    assert!(parsed.items[0].remarks.is_empty(), "{:?}", parsed.items[0].remarks);
}

#[test]
fn the_canadian_form_is_read_and_its_hold_holds() {
    let parsed = read(fixture!("canadian-form.xml"));
    let item = &parsed.items[0].item;
    assert_eq!((item.id.as_deref(), item.version), (Some("41148a07"), Some(4)));
    assert_eq!(item.status, PubStatus::Withheld);
    assert_eq!(item.embargo, None, "the first day of the calendar is none");
    assert_eq!(plain(item), ["Le pont est ouvert.", "Il a fermé un an."]);
    assert_eq!(item.lang.as_ref().unwrap().as_str(), "fr");
    assert_eq!((item.byline.0[0].as_str(), item.word_count), ("Jane Doe", Some(22)));
    assert_eq!(item.related.len(), 2);
}

#[test]
fn a_calendar_is_no_story() {
    let parsed = read(fixture!("calendar.xml"));
    assert!(parsed.items.is_empty());
    assert_eq!(parsed.remarks[0].code, "not-a-story");
    let listing = "<results><result><id>a:1</id><guid>a</guid><version>1</version></result></results>";
    assert_eq!(read(listing.as_bytes()).remarks[0].code, "not-a-story");
}

#[test]
fn xml_that_nobody_described_gives_its_articles_and_says_that_they_were_guessed() {
    let parsed = read(fixture!("unknown-agency.xml"));
    let [first, second] = &*parsed.items else { panic!("{:?}", parsed.items) };
    let item = &first.item;
    assert_eq!((item.id.as_deref(), item.headline.as_str()), (Some("QN-1"), "Köprü yeniden açıldı"));
    assert_eq!(item.standfirst, "Bir yıl kapalı kalmıştı");
    assert_eq!(item.body.0.len(), 2);
    assert_eq!(item.dateline.as_ref().unwrap().place, "AYVALIK");
    assert_eq!(item.byline.0, ["Ayşe Yılmaz"]);
    assert_eq!(item.first_created.unwrap().to_string(), "2026-03-12T09:30:00Z");
    assert_eq!(
        (&*item.categories, &*item.keywords),
        (&["Yaşam".to_owned()][..], &["köprü".to_owned(), "Ayvalık".to_owned()][..])
    );
    assert_eq!(item.credit.as_deref(), Some("Quay News"));
    assert!(codes(first).contains(&"format-guessed"));
    assert_eq!((second.item.body.0.len(), second.item.status), (2, PubStatus::Canceled));
}

#[test]
fn html_without_a_page_around_it_is_read_by_its_classes() {
    let parsed = read(fixture!("fragment.html"));
    let item = &parsed.items[0].item;
    assert_eq!((item.headline.as_str(), item.credit.as_deref()), ("Piren stängs ett år", Some("QN")));
    assert_eq!((&*item.subheads, &*item.byline.0), (&["Hamnen".to_owned()][..], &["Max Roe".to_owned()][..]));
    assert_eq!(item.body.0.len(), 3);
    assert!(matches!(item.body.0[1], Block::Subhead { .. }));
}

#[test]
fn sitemaps_settings_drawings_and_data_are_left_alone() {
    let long = "The words are many here, and they are sentences. ".repeat(10);
    let drawing = format!("<svg><title>A drawing</title><text>{long}</text></svg>");
    let outlines = format!("<opml><head><title>Feeds</title></head><body>{long}</body></opml>");
    let page = format!("<html><head><title>Sign in</title></head><body><p>{long}</p></body></html>");
    let bytes: [&[u8]; 5] =
        [fixture!("sitemap.xml"), fixture!("settings.xml"), drawing.as_bytes(), outlines.as_bytes(), page.as_bytes()];
    for bytes in bytes {
        let parsed = parse(bytes, &Hints::default());
        assert_eq!((parsed.format, parsed.items.len()), ("unknown", 0), "{}", String::from_utf8_lossy(&bytes[..60]));
    }
}
