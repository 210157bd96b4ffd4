use crate::{Hints, ParsedItem, parse};
use tellal_story::{Block, Lang, PubStatus};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../../fixtures/wire/iptc-7901/", $name))
    };
}

fn read(bytes: &[u8]) -> Vec<ParsedItem> {
    let parsed = parse(bytes, &Hints { zone: Some("Europe/Berlin".into()), ..Hints::default() });
    assert_eq!(parsed.format, "iptc-7901");
    parsed.items
}

fn one(bytes: &[u8]) -> ParsedItem {
    let mut items = read(bytes);
    assert_eq!(items.len(), 1);
    items.remove(0)
}

fn plain(read: &ParsedItem) -> Vec<String> {
    read.item.body.0.iter().map(Block::plain).collect()
}

fn codes(read: &ParsedItem) -> Vec<&str> {
    read.remarks.iter().map(|remark| remark.code).collect()
}

#[test]
fn a_second_lead_gives_all_that_its_frame_says() {
    let read = one(fixture!("lead.iptc"));
    let item = &read.item;
    assert_eq!(item.headline, "Ferries to the islands run again after the strike - first boat leaves at noon");
    assert_eq!(item.take_key.as_deref(), Some("2ND LEAD"));
    assert_eq!(item.byline.0, ["Jane Doe", "John Roe"]);
    assert_eq!(item.keywords, ["Quayland", "ferries", "strike"]);
    assert_eq!((item.service.as_deref(), item.sequence.as_deref()), (Some("eqn"), Some("0412")));
    assert_eq!((item.urgency, item.priority, item.word_count), (Some(3), Some(3), Some(98)));
    assert_eq!((item.categories.as_slice(), item.credit.as_deref()), (&["i".to_owned()][..], Some("dpa")));
    assert_eq!(item.dateline_text.as_deref(), Some("Quay City (dpa) -"));
    assert_eq!(item.sent, "2025-10-12T11:37:00Z".parse().ok());
    assert_eq!(item.id.as_deref(), Some("iptc7901:dpa:eqn:0412:20251012T1137"));
    assert_eq!(item.lang, Lang::new("en").ok());
    let body = plain(&read);
    assert_eq!(body.len(), 4, "{body:#?}");
    assert!(body[0].starts_with("The ferries to the outer islands run again, the harbour master said"));
    assert!(matches!(&item.body.0[3], Block::Preformatted { text } if text.lines().count() == 2));
    assert_eq!(codes(&read), [""; 0]);
}

/// The telephone numbers of a desk stand below the copy, and must not be printed.
#[test]
fn the_notepad_is_for_editors_alone() {
    let read = one(fixture!("lead.iptc"));
    let item = &read.item;
    assert!(!item.body.plain().contains("desk@dpa.example") && !item.body.plain().contains("Notebook"));
    let contacts = item.notes.iter().find(|note| note.role.as_deref() == Some("Editorial contacts")).unwrap();
    assert!(contacts.text.contains("+49 30 0000 0000"));
    assert!(item.notes.iter().all(|note| !note.publishable));
    assert_eq!(item.related[0].href.as_deref(), Some("https://ferries.example/timetable"));
    assert_eq!(item.notes.last().unwrap().text, "dpa jd jr xy");
}

/// A gateway has taken the control characters, and put two messages into one file in Latin-1.
#[test]
fn messages_without_control_characters_are_told_by_their_headers_and_stamps() {
    let items = read(fixture!("bare-de-latin1.iptc"));
    assert_eq!(items.len(), 2);
    let item = &items[0].item;
    assert_eq!(item.headline, "Hafenbrücke wieder offen - Züge fahren nach Plan");
    assert_eq!((item.provider.as_deref(), item.credit.as_deref()), (Some("lni"), Some("dpa")));
    assert_eq!(item.standfirst, "Zwei Wochen lang mussten Pendler einen Umweg nehmen.");
    assert_eq!(item.take_key.as_deref(), Some("Überblick 1730"));
    assert_eq!(item.notes[0].text, "Foto Archiv");
    assert_eq!(plain(&items[0]).len(), 1);
    // The stamp has no zone: it is the source's.
    assert_eq!(item.sent, "2025-10-12T15:30:00Z".parse().ok());
    assert_eq!(item.id.as_deref(), Some("iptc7901:lni:hfn:0031:20251012T1730"));
    let flash = &items[1].item;
    assert_eq!((flash.headline.as_str(), flash.urgency), ("Brücke in Hafenstadt gesperrt", Some(2)));
    assert_eq!(flash.take_key.as_deref(), Some("Eil"));
}

#[test]
fn a_turkish_flash_names_its_letters_and_rings_no_bell_in_the_headline() {
    let read = one(fixture!("flash-tr-latin5.iptc"));
    assert_eq!(read.item.headline, "Liman köprüsü kapatıldı");
    assert_eq!((read.item.take_key.as_deref(), read.item.urgency), (Some("SON DAKİKA"), Some(1)));
    assert_eq!(read.item.dateline.as_ref().unwrap().place, "MERSİN");
    assert!(!codes(&read).contains(&"encoding-guessed"));
}

/// A kill in words raises a hand and takes nothing down.
#[test]
fn a_kill_in_words_is_heard_and_acts_on_nothing() {
    let read = one(fixture!("kill.iptc"));
    assert_eq!(read.item.status, PubStatus::Usable);
    assert_eq!(read.item.headline, "Ferries to the islands run again after the strike");
    assert!(codes(&read).contains(&"kill-in-words") && codes(&read).contains(&"withhold-in-words"));
    let lead = one(fixture!("lead.iptc"));
    assert_ne!(read.item.id, lead.item.id);
    assert!(!codes(&lead).contains(&"kill-in-words"));
}

#[test]
fn a_telegram_that_was_cut_off_is_read_and_says_so() {
    let whole = fixture!("lead.iptc");
    let read = one(&whole[..400]);
    assert!(read.item.headline.starts_with("Ferries to the islands"));
    assert!(codes(&read).contains(&"cut-off") && read.item.id.is_none());
}

/// The same number comes again tomorrow, and a number of zeros is none.
#[test]
fn a_number_of_another_day_is_another_telegram() {
    let text = |number: &str, stamp: &str| {
        format!("\u{1}eqn{number} 4 i 9  dpa 1\r\n\u{2}Headline of the day =\r\n\r\nWords.\r\n\u{3}{stamp}\r\n\u{4}")
    };
    let id = |number: &str, stamp: &str| one(text(number, stamp).as_bytes()).item.id;
    assert_ne!(id("0412", "121137 GMT Oct 25"), id("0412", "131137 GMT Oct 25"));
    assert_eq!(id("0412", "121137 GMT Oct 25"), id("0412", "121137 GMT Oct 25"));
    assert_eq!(id("0000", "121137 GMT Oct 25"), None);
    assert_eq!(id("0412", ""), None);
    let undated = one(text("0412", "121137 GMT Oct").as_bytes());
    assert!(codes(&undated).contains(&"date-unreadable") && undated.item.id.is_none());
}

#[test]
fn prose_that_looks_like_a_header_is_a_dispatch() {
    let parsed = parse(b"Covid19 4 million cases\n\nROME (AFP) - Words.", &Hints::default());
    assert_eq!(parsed.format, "text");
}
