use crate::{Hints, ParsedItem, parse};
use tellal_story::{Block, body};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../../fixtures/wire/anpa-1312/", $name))
    };
}

fn read(bytes: &[u8]) -> ParsedItem {
    let mut parsed = parse(bytes, &Hints::default());
    assert_eq!((parsed.format, parsed.items.len()), ("anpa-1312", 1));
    parsed.items.remove(0)
}

fn plain(read: &ParsedItem) -> Vec<String> {
    read.item.body.0.iter().map(Block::plain).collect()
}

#[test]
fn a_writethru_gives_its_head_and_its_copy_in_print() {
    let read = read(fixture!("story.anpa"));
    let item = &read.item;
    assert_eq!(item.headline, "Harbor bridge opens again in Quay City");
    assert_eq!(
        (item.slugline.as_deref(), item.take_key.as_deref()),
        (Some("QL--HarborBridge"), Some("1st Ld-Writethru"))
    );
    assert_eq!(item.byline.0, ["JANE DOE"]);
    assert_eq!((item.urgency, item.categories.as_slice(), item.word_count), (Some(3), &["i".to_owned()][..], Some(96)));
    assert_eq!(item.sent, "2025-10-12T16:26:00Z".parse().ok());
    assert_eq!(item.id.as_deref(), Some("anpa1312:AP-WF:Q4711:20251012T1626"));
    assert_eq!(item.credit.as_deref(), Some("AP"));
    assert_eq!(item.notes[1].text, "UPDATES with quotes. Corrects the name of the mayor. With AP Photos.");
    assert_eq!(
        plain(&read),
        [
            "The harbor bridge opened again on Sunday, two weeks after a barge had struck it — and a day early.",
            "“We are glad that it is over,” said Ann Example, the mayor. “It's a good day.”",
            "Associated Press writer John Roe contributed to this report.",
        ]
    );
    let codes: Vec<_> = read.remarks.iter().map(|remark| remark.code).collect();
    assert_eq!(codes, ["correction-in-words"]);
}

#[test]
fn standings_are_a_table_with_halves_and_headings() {
    let read = read(fixture!("table.anpa"));
    assert_eq!(read.item.headline, "Handball Standings");
    let blocks = &read.item.body.0;
    assert!(matches!(&blocks[0], Block::Subhead { text } if body::plain(text) == "East"));
    let Block::Table(table) = &blocks[1] else { panic!("{blocks:#?}") };
    assert_eq!(table.plain(), "\tW\tL\tGB\nQuay City\t12\t3\t—\nHill Town\t10\t5\t2½");
    assert!(table.rows[0][1].heading && !table.rows[1][1].heading);
    assert_eq!(plain(&read)[2..], ["Sunday's Games", "Quay City 31, Hill Town 27", "North 20, South 19"]);
}

#[test]
fn kyodos_form_has_no_carets() {
    let read = read(fixture!("kyodo.anpa"));
    let item = &read.item;
    assert_eq!(item.headline, "Harbor bridge in Quay City opens again");
    assert_eq!((item.slugline.as_deref(), item.take_key.as_deref()), (Some("harbor-bridge"), Some("2ndld")));
    assert_eq!((item.provider.as_deref(), item.sequence.as_deref()), (Some("KYODO"), Some("0204")));
    assert_eq!(item.sent, "2025-10-12T03:34:00Z".parse().ok());
    assert_eq!(item.dateline_text.as_deref(), Some("QUAY CITY, Oct. 12 Kyodo -"));
    assert_eq!(plain(&read).len(), 2);
}

#[test]
fn without_control_characters_the_two_lines_tell_it() {
    let bytes: Vec<u8> = fixture!("story.anpa").iter().copied().filter(|byte| matches!(byte, b'\n' | 32..)).collect();
    let stripped = read(&bytes);
    assert_eq!(stripped.item.headline, "Harbor bridge opens again in Quay City");
    assert_eq!(stripped.item.id, read(fixture!("story.anpa")).item.id);
}
