use crate::{Hints, Parsed, ParsedItem, parse};
use tellal_story::{Block, Item, ItemKind, PubStatus, Scope};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../../fixtures/wire/nitf/", $name))
    };
}

fn read(bytes: &[u8]) -> Parsed {
    let parsed = parse(bytes, &Hints { zone: Some("Europe/Istanbul".into()), ..Hints::default() });
    assert_eq!(parsed.format, "nitf");
    parsed
}

fn plain(item: &Item) -> Vec<String> {
    item.body.0.iter().map(Block::plain).collect()
}

fn codes(read: &ParsedItem) -> Vec<&str> {
    read.remarks.iter().map(|remark| remark.code).collect()
}

#[test]
fn a_document_that_takes_an_older_one_back_gives_both() {
    let parsed = read(fixture!("replacing.xml"));
    let [new, old] = &*parsed.items else { panic!("{:?}", parsed.items) };
    let item = &new.item;
    assert_eq!((item.id.as_deref(), item.version), (Some("qn.tides.42"), Some(7)));
    assert_eq!(item.alt_ids[0].id, "tides-weekly", "the key of the unfolding story");
    assert_eq!(item.headline, "Tides of the week");
    assert_eq!(item.subheads, ["High water twice a day"]);
    assert_eq!(item.standfirst, "High and low water for seven days.");
    assert_eq!(item.byline.0, ["Ayşe Yılmaz"]);
    assert_eq!(item.authors[0].role.as_deref(), Some("Harbour desk"));
    assert_eq!(item.dateline_text.as_deref(), Some("Sliema, Malta"));
    assert_eq!((item.located[0].name.as_str(), item.located[0].code.as_deref()), ("Sliema", Some("SLM")));
    let place = &item.places[0];
    assert_eq!(
        (place.name.as_str(), place.region.as_deref(), place.country.as_deref()),
        ("Sliema", Some("Northern"), Some("MLT"))
    );
    assert_eq!((item.urgency, item.word_count), (Some(6), Some(120)));
    assert_eq!((item.sequence.as_deref(), item.service.as_deref()), (Some("0771"), Some("q")));
    assert_eq!((item.take_key.as_deref(), &*item.categories), (Some("(TABLES)"), &["l".to_owned()][..]));
    assert_eq!(item.genres, ["Statistics"]);
    assert_eq!(item.keywords, ["tides", "harbour"]);
    let named: Vec<_> =
        item.subjects.iter().map(|subject| (subject.name.as_deref().unwrap(), subject.uri.is_some())).collect();
    assert_eq!(named, [("Ayşe Yılmaz", false), ("Quay Harbour", false), ("Statistics", true), ("Tides", false)]);
    assert_eq!(item.signals, ["correction"]);
    let notes: Vec<_> = item.notes.iter().map(|note| (note.text.as_str(), note.publishable)).collect();
    assert_eq!(
        notes,
        [
            ("Replaces Monday's tables", false),
            ("Thursday's tide was wrong", false),
            ("Adds Friday", false),
            ("Call the harbour before use.", false),
            ("Times are local.", true),
            ("Max Roe contributed.", true),
        ]
    );
    assert_eq!((item.credit.as_deref(), item.provider.as_deref()), (Some("Quay News"), Some("QN")));
    assert_eq!(item.copyright.as_deref(), Some("© 2026 Quay News"));
    assert_eq!(item.usage_terms.as_deref(), Some("Europe · no archives"));
    assert_eq!(item.expires.unwrap().to_string(), "2026-03-19T08:12:00Z");
    assert_eq!(item.embargo, None, "released as it was issued");
    let [picture] = &*item.media else { panic!("{:?}", item.media) };
    assert_eq!(
        (picture.href.as_str(), picture.renditions.len(), picture.kind),
        ("tide.jpg", 2, Some(ItemKind::Picture))
    );
    assert_eq!((picture.caption.as_str(), picture.credit.as_str()), ("The beach at low water.", "Max Roe"));
    let Some(Block::Picture(shown)) = item.body.0.first() else { panic!("{:?}", item.body) };
    assert_eq!((shown.src.as_str(), shown.alt.as_str(), shown.credit.as_str()), ("tide.jpg", "A beach", "Max Roe"));
    assert_eq!(item.body.0[1].plain(), "Bathers should mind Thursday.");
    let Block::Table(table) = &item.body.0[2] else { panic!("{:?}", item.body.0[2]) };
    assert_eq!(table.plain(), "Day\tHigh\nThursday\t06:12");
    assert!(matches!(&item.body.0[3], Block::Quote { cite: Some(cite), .. } if cite == "A fisherman"));
    assert!(new.remarks.is_empty(), "{:?}", new.remarks);

    let old = &old.item;
    assert_eq!((old.id.as_deref(), old.status, old.scope), (Some("qn.tides.41"), PubStatus::Canceled, Scope::Status));
    let published =
        Item { id: old.id.clone(), version_created: "2026-03-10T08:00:00Z".parse().ok(), ..Item::default() };
    assert!(old.supersedes(&published));
}

#[test]
fn what_an_agency_holds_is_held_until_its_release() {
    let parsed = read(fixture!("embargoed.xml"));
    let item = &parsed.items[0].item;
    assert_eq!(item.status, PubStatus::Usable);
    assert_eq!(item.embargo.unwrap().to_string(), "2026-03-13T00:01:00Z");
    assert!(!item.embargo_open);
    assert_eq!(item.notes[0].text, "EMBARGOED TO 0001 FRIDAY MARCH 13");
    assert!(item.byline.0.is_empty() && item.authors.is_empty(), "initials are nobody's name");
    assert_eq!(item.standfirst, "", "the opening of the copy, cut off, is no summary");
    assert_eq!((item.slugline.as_deref(), item.priority), (Some("Pier"), Some(3)));
    assert_eq!(
        plain(item),
        [
            "The pier will close for a year, the harbour said on Thursday. Its beams are older than anybody who walks on it, and \
          two of them have broken in the storms of this winter."
        ],
        "lines broken to a width are joined, and the word that ends the copy is gone"
    );
    let bare = "<nitf><head><docdata management-status='embargoed'><doc-id id-string='1'/></docdata></head></nitf>";
    let item = &read(bare.as_bytes()).items[0];
    assert!(item.item.embargo_open && codes(item).contains(&"embargo-open"), "held without knowing until when");
    let later = "<nitf><head><docdata management-status='usable'><date.issue norm='20260312T080000Z'/>\
        <date.release norm='20260314T080000Z'/></docdata></head></nitf>";
    assert!(read(later.as_bytes()).items[0].item.embargo.is_some(), "a release after the issue is an embargo");
}

#[test]
fn anadolus_form_alone_is_read_and_an_unknown_status_holds() {
    let parsed = read(fixture!("escaped-body.xml"));
    let item = &parsed.items[0].item;
    assert_eq!(item.id.as_deref(), Some("qn:2026:9"));
    assert_eq!(item.headline, "Köprü yeniden açıldı");
    assert_eq!(item.byline.0, ["Ayşe Yılmaz"]);
    assert_eq!(plain(item), ["Köprü onarıldı.", "Trafik başladı."]);
    assert_eq!(item.dateline.as_ref().unwrap().place, "AYVALIK");
    assert_eq!(item.dateline_text.as_deref(), Some("AYVALIK (AA) -"));
    assert_eq!(item.version_created.unwrap().to_string(), "2026-03-12T06:00:00Z", "the source's zone");
    assert_eq!(item.status, PubStatus::Withheld);
    assert!(codes(&parsed.items[0]).contains(&"status-unknown"));
}

#[test]
fn the_version_behind_an_id_is_no_part_of_it() {
    let text = "<nitf><head><meta name='NTBID' content='NTB5df9'/><docdata><doc-id id-string='NTB5df9_02' regsrc='NTB'/>\
        </docdata></head><body><body.head><hedline><hl1>Bro åpner</hl1></hedline><byline>NTB-AFP-DPA</byline></body.head>\
        <body.content><p class='lead' lede='true'>Broen over havnen åpner igjen på fredag, etter et år med arbeid.</p>\
        <p>Alle er velkommen.</p><hl2>Et år</hl2><p>Det tok tid.</p></body.content></body></nitf>";
    let item = &read(text.as_bytes()).items[0].item;
    assert_eq!((item.id.as_deref(), item.version), (Some("NTB5df9"), Some(2)));
    assert_eq!(item.standfirst, "Broen over havnen åpner igjen på fredag, etter et år med arbeid.");
    assert_eq!(plain(item), ["Alle er velkommen.", "Et år", "Det tok tid."]);
    assert!(item.byline.0.is_empty(), "agencies are no authors");
}

#[test]
fn the_swedish_dialect_is_read() {
    let parsed = read(fixture!("swedish-dialect.xml"));
    let item = &parsed.items[0].item;
    assert_eq!(item.headline, "Piren stängs ett år");
    assert_eq!((item.standfirst.as_str(), &*item.subheads), ("Bjälkarna är för gamla.", &["Hamnen".to_owned()][..]));
    assert_eq!(item.authors[0].email.as_deref(), Some("max@quay.example"));
    assert_eq!((item.credit.as_deref(), item.dateline_text.as_deref()), (Some("QN"), Some("Visby")));
    assert!(matches!(&item.body.0[1], Block::Subhead { .. }) && matches!(&item.body.0[2], Block::Quote { .. }));
    assert_eq!(item.body.0[3].plain(), "När öppnar den?");
    assert!(matches!(item.body.0.last(), Some(Block::Table(_))), "{:?}", item.body);
    assert_eq!((item.media[0].href.as_str(), item.media[0].credit.as_str()), ("pir.jpg", "Eva Ek"));
}

/// Flashes are sent without a headline.
#[test]
fn a_flash_without_a_headline_has_its_first_line_for_one() {
    let nitf = "<nitf><body><body.content><p>URGENT: Pier opens, port says.</p></body.content></body></nitf>";
    let parsed = parse(nitf.as_bytes(), &Hints::default());
    assert_eq!(parsed.items[0].item.headline, "URGENT: Pier opens, port says.");
    assert!(parsed.items[0].remarks.iter().any(|remark| remark.code == "headline-missing"));
}
