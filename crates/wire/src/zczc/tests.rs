use crate::{Hints, ParsedItem, parse};
use tellal_story::Block;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../../fixtures/wire/zczc/", $name))
    };
}

fn read(bytes: &[u8]) -> Vec<ParsedItem> {
    let parsed = parse(bytes, &Hints { zone: Some("Europe/Istanbul".into()), ..Hints::default() });
    assert_eq!(parsed.format, "zczc");
    parsed.items
}

#[test]
fn aaps_fields_are_told_by_their_first_character() {
    let items = read(fixture!("aap-fields.tst"));
    let item = &items[0].item;
    assert_eq!(item.headline, "HANDBALL: Quay City top after round 4");
    assert_eq!((item.slugline.as_deref(), item.take_key.as_deref()), (Some("Handball Quay"), Some("Round 4")));
    assert_eq!(
        (item.categories.as_slice(), item.genres.as_slice()),
        (&["S".to_owned()][..], &["Results".to_owned()][..])
    );
    assert_eq!(item.subjects[0].code, "subj:15084000");
    assert_eq!(item.credit.as_deref(), Some("AAP"));
    assert_eq!(item.dateline.as_ref().unwrap().place, "QUAY CITY");
    let body: Vec<_> = item.body.0.iter().map(Block::plain).collect();
    assert_eq!(body[0], "Quay City lead after the fourth round.");
    assert!(body[1].ends_with("2. Hill Town (blue)                10  5  61"), "{body:#?}");
    assert_eq!(body.len(), 2);
}

#[test]
fn a_tabular_release_stays_as_it_was_set() {
    let items = read(fixture!("release.tst"));
    let item = &items[0].item;
    assert_eq!((item.headline.as_str(), item.slugline.as_deref()), ("Harbour draw No. 12", Some("Harbour Board")));
    let [Block::Preformatted { text }] = &*item.body.0 else { panic!("{:#?}", item.body) };
    assert!(text.contains("Division 1         $2,070.85           2"));
}

#[test]
fn two_turkish_telegrams_in_a_file_are_two_items() {
    let items = read(fixture!("tr.txt"));
    assert_eq!(items.len(), 2);
    let [first, second] = &*items else { panic!() };
    assert_eq!(first.item.headline, "LİMAN KÖPRÜSÜ İKİ HAFTA KAPALI");
    assert_eq!(first.item.take_key.as_deref(), Some("DÜZELTME"));
    assert!(first.remarks.iter().any(|remark| remark.code == "correction-in-words"));
    assert_eq!(first.item.dateline.as_ref().unwrap().place, "MERSİN");
    assert_eq!(first.item.body.0.len(), 2);
    assert_eq!((first.item.sequence.as_deref(), first.item.id.as_deref()), (Some("0123"), None));
    assert_eq!(second.item.headline, "FERİBOTLAR YENİDEN ÇALIŞIYOR");
    assert_eq!(second.item.id.as_deref(), Some("zczc:AAB:0124:20251012T1730"));
    assert!(!second.remarks.iter().any(|remark| remark.code.ends_with("in-words")));
}

#[test]
fn a_race_has_its_head_between_separators() {
    let items = read(fixture!("racing.tst"));
    let item = &items[0].item;
    assert_eq!((item.headline.as_str(), item.slugline.as_deref()), ("QUAY PARK 6 QL Sunday", Some("QUAY PARK")));
    assert_eq!((item.credit.as_deref(), item.body.0.len()), (Some("AAP"), 1));
}
