use crate::{Hints, Parsed, ParsedItem, parse};
use tellal_story::{Block, Item, ItemKind, Lang, PubStatus, Scope};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../../fixtures/wire/newsml-1/", $name))
    };
}

fn read(bytes: &[u8]) -> Parsed {
    let parsed = parse(bytes, &Hints { zone: Some("Europe/Istanbul".into()), ..Hints::default() });
    assert_eq!(parsed.format, "newsml-1");
    parsed
}

fn plain(item: &Item) -> Vec<String> {
    item.body.0.iter().map(Block::plain).collect()
}

fn codes(read: &ParsedItem) -> Vec<&str> {
    read.remarks.iter().map(|remark| remark.code).collect()
}

/// A delivery of one item with this management and this component.
fn delivery(identifier: &str, management: &str, rest: &str) -> String {
    format!(
        "<NewsML><NewsEnvelope><DateAndTime>20260312T100000Z</DateAndTime></NewsEnvelope><NewsItem><Identification>\
        <NewsIdentifier>{identifier}</NewsIdentifier></Identification><NewsManagement>{management}</NewsManagement>{rest}\
        </NewsItem></NewsML>"
    )
}

const ID: &str = "<ProviderId>qn</ProviderId><DateId>20260312</DateId><NewsItemId>7</NewsItemId>\
    <RevisionId PreviousRevision='0' Update='N'>1</RevisionId>";
const TEXT: &str = "<NewsComponent><NewsLines><HeadLine>Pier closes</HeadLine></NewsLines><ContentItem>\
    <DataContent><p>The pier closes.</p></DataContent></ContentItem></NewsComponent>";

#[test]
fn a_story_under_embargo_is_read_with_all_that_its_envelope_says() {
    let parsed = read(fixture!("embargoed-story.xml"));
    let item = &parsed.items[0].item;
    assert_eq!(item.id.as_deref(), Some("urn:newsml:quay.example:20260312:QN-0417"), "the id has no version");
    assert_eq!(item.version, Some(2));
    assert_eq!(item.alt_ids[0].id, "urn:newsml:quay.example:20260312:QN-0417:2N");
    assert_eq!((item.status, item.scope), (PubStatus::Usable, Scope::Whole));
    assert_eq!(item.embargo.unwrap().to_string(), "2026-03-12T12:00:00Z");
    assert!(!item.embargo_open);
    assert_eq!(item.headline, "Harbour town votes its largest budget");
    assert_eq!(item.subheads, ["New pier to open in 2028"]);
    assert_eq!(item.byline.0, ["Jane Doe", "Ali Veli"], "the agency is no author, nor are initials");
    assert_eq!(item.authors[0].role.as_deref(), Some("Harbour correspondents"));
    assert_eq!(item.dateline.as_ref().unwrap().place, "VALLETTA");
    assert_eq!(item.dateline_text.as_deref(), Some("VALLETTA, March 12 (QN) -"));
    assert_eq!((item.located[0].name.as_str(), item.places[0].name.as_str()), ("Valletta", "Sliema"));
    assert_eq!((item.urgency, item.priority), (Some(2), Some(3)));
    assert_eq!(item.slugline.as_deref(), Some("MALTA-HARBOUR/BUDGET"), "the line, before the label of the item");
    assert_eq!(item.keywords, ["harbour", "budget"]);
    assert_eq!(item.categories, ["ECO"]);
    assert_eq!(item.subjects[0].name.as_deref(), Some("Ports"), "named by the topics, in English");
    assert_eq!(item.subjects[0].uri.as_deref(), Some("http://cv.iptc.org/newscodes/subjectcode/04006002"));
    assert_eq!(item.signals, ["correction"]);
    let notes: Vec<_> = item.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes, ["Rectify · Revision 1: Canceled", "Corrects the sum in paragraph one"]);
    assert_eq!(item.related[0].id, "urn:newsml:quay.example:20260311:QN-0400");
    assert_eq!(item.credit.as_deref(), Some("Quay News"));
    assert_eq!((item.provider.as_deref(), item.service.as_deref()), (Some("QN"), Some("QN-WORLD")));
    assert_eq!(item.copyright_holder.as_deref(), Some("Quay News"));
    assert_eq!(item.usage_terms.as_deref(), Some("Newspapers and sites · Europe"));
    assert_eq!((item.word_count, item.lang.clone()), (Some(64), Lang::new("en").ok()));
    assert_eq!(item.sent.unwrap().to_string(), "2026-03-12T08:15:00Z");
    assert_eq!(
        plain(item),
        [
            "The harbour town voted a budget of 40 million on Thursday.",
            "What it pays for",
            "A pier, two ferries and a school."
        ]
    );
    let [picture] = &*item.media else { panic!("one picture in two sizes: {:?}", item.media) };
    assert_eq!((picture.href.as_str(), picture.renditions.len()), ("pier.jpg", 2));
    assert_eq!((picture.caption.as_str(), picture.credit.as_str()), ("The old pier at dawn.", "Max Roe / Quay News"));
    assert_eq!((picture.headline.as_str(), picture.width), ("The old pier", Some(1600)));
    assert!(parsed.items[0].remarks.is_empty(), "{:?}", parsed.items[0].remarks);
}

#[test]
fn a_status_alone_comes_after_the_revision_it_is_about_and_leaves_its_text() {
    let story = read(fixture!("embargoed-story.xml")).items.remove(0).item;
    let parsed = read(fixture!("kill-by-status.xml"));
    let kill = &parsed.items[0].item;
    assert_eq!((kill.scope, kill.status), (Scope::Status, PubStatus::Canceled));
    assert_eq!((&kill.id, kill.version), (&story.id, story.version));
    assert!(kill.supersedes(&story), "it has the same revision, and was sent later");
    assert!(!story.supersedes(kill), "the story that was sent again does not come back");
    assert!(parsed.items[0].remarks.is_empty(), "a status lacks no headline: {:?}", parsed.items[0].remarks);
    // The same without `Update="A"`: nothing but identification and management.
    let bare = delivery(ID, "<Status FormalName='Withheld'/>", "");
    let item = &read(bare.as_bytes()).items[0].item;
    assert_eq!((item.scope, item.status), (Scope::Status, PubStatus::Withheld));
}

#[test]
fn changes_of_parts_are_notes_for_a_person() {
    let parsed = read(fixture!("change-of-parts.xml"));
    let item = &parsed.items[0].item;
    assert_eq!((item.scope, item.version), (Scope::Parts, Some(3)));
    assert!(item.body.is_empty());
    let notes: Vec<_> = item.notes.iter().map(|note| (note.role.as_deref().unwrap(), note.text.as_str())).collect();
    assert_eq!(
        notes,
        [
            ("Replace p1", "The harbour town voted a budget of 42 million on Thursday."),
            ("Insert after p2", "Work begins in May."),
            ("Delete p3", "Delete p3"),
        ]
    );
    assert_eq!(codes(&parsed.items[0]), ["parts-only"]);
}

#[test]
fn a_bulletin_of_stories_a_flash_and_an_index_are_told_apart() {
    let parsed = read(fixture!("bulletin.xml"));
    let ids: Vec<_> = parsed.items.iter().map(|read| read.item.id.clone().unwrap()).collect();
    let base = "urn:newsml:quay.example:20260312:";
    let want = ["EVENING#part-1", "EVENING#part-2", "flash_7781", "INDEX"].map(|id| format!("{base}{id}"));
    assert_eq!(ids, want, "each part of a package has an id; an item without one has its local one");
    let [story, sound, flash, index] = [0, 1, 2, 3].map(|at| &parsed.items[at]);
    assert_eq!(
        plain(&story.item),
        ["The ferry runs again.", "It had stood still for a week.", "A part had to come by sea."]
    );
    assert_eq!(story.item.headline, "Ferry runs again");
    assert_eq!(story.item.first_created.unwrap().to_string(), "2026-03-12T15:00:00Z", "the source's zone");
    assert_eq!(story.item.urgency, None, "DEFAULT is no urgency");
    assert!(story.item.alt_ids.iter().all(|id| id.id != "urn:newsml:quay.example"), "an id of all items is none");
    assert_eq!((sound.item.kind, sound.item.headline.as_str()), (ItemKind::Audio, "The captain speaks"));
    assert_eq!(sound.item.media[0].href, "captain.mp3");
    assert_eq!(flash.item.headline, "URGENT Earthquake felt in Valletta.", "out of base64, from the first line");
    assert!(codes(flash).contains(&"headline-missing"));
    assert_eq!(index.item.kind, ItemKind::Package);
    assert_eq!(index.item.related[0].id, format!("{base}EVENING"));
    assert_eq!(index.item.related[0].title.as_deref(), Some("Ferry runs again"));
    let remarks: Vec<_> = parsed.remarks.iter().map(|remark| remark.code).collect();
    assert_eq!(remarks, ["not-a-story"], "a set of topics");
}

#[test]
fn every_word_for_a_status_is_known_and_an_unknown_one_holds() {
    for (status, change, want, embargo, open) in [
        ("Usable", "", PubStatus::Usable, None, false),
        ("usable", "", PubStatus::Usable, None, false),
        ("OPEN", "", PubStatus::Usable, None, false),
        ("Canceled", "", PubStatus::Canceled, None, false),
        ("cancelled", "", PubStatus::Canceled, None, false),
        ("WITHHELD", "", PubStatus::Withheld, None, false),
        ("Embargoed", "", PubStatus::Usable, None, true),
        ("Embargoed", "Usable", PubStatus::Usable, Some("2026-03-13T00:01:00Z"), false),
        ("Withheld", "Usable", PubStatus::Usable, Some("2026-03-13T00:01:00Z"), false),
        ("In doubt", "", PubStatus::Withheld, None, false),
    ] {
        let change = if change.is_empty() {
            String::new()
        } else {
            format!(
                "<StatusWillChange><FutureStatus FormalName='{change}'/><DateAndTime>20260313T000100Z</DateAndTime></StatusWillChange>"
            )
        };
        let bytes = delivery(ID, &format!("<Status FormalName='{status}'/>{change}"), TEXT);
        let read = &read(bytes.as_bytes()).items[0];
        let item = &read.item;
        assert_eq!(item.status, want, "{status}");
        assert_eq!(item.embargo.map(|end| end.to_string()).as_deref(), embargo, "{status}");
        assert_eq!(item.embargo_open, open, "{status}");
        assert_eq!(codes(read).contains(&"status-unknown"), status == "In doubt");
    }
}

#[test]
fn an_order_to_delete_that_no_status_says_is_for_a_person() {
    let management = "<Status FormalName='Usable'/><Instruction FormalName='Delete'/>";
    let read = &read(delivery(ID, management, TEXT).as_bytes()).items[0];
    assert_eq!(read.item.status, PubStatus::Usable);
    assert!(codes(read).contains(&"kill-in-words"));
}

#[test]
fn of_one_text_in_several_forms_or_languages_one_is_taken() {
    let forms = "<NewsComponent EquivalentsList='yes'><NewsLines><HeadLine>H</HeadLine></NewsLines>\
        <ContentItem><DataContent>The pier closes.</DataContent></ContentItem>\
        <ContentItem><DataContent><html><body><p>The <b>pier</b> closes.</p></body></html></DataContent></ContentItem></NewsComponent>";
    assert_eq!(plain(&read(delivery(ID, "", forms).as_bytes()).items[0].item), ["The pier closes."]);
    let component = |lang: &str, headline: &str| {
        format!(
            "<NewsComponent><NewsLines><HeadLine>{headline}</HeadLine></NewsLines><DescriptiveMetadata>\
            <Language FormalName='{lang}'/></DescriptiveMetadata><ContentItem><DataContent><p>{headline}.</p></DataContent>\
            </ContentItem></NewsComponent>"
        )
    };
    let both = format!(
        "<NewsComponent><BasisForChoice>./NewsComponent/DescriptiveMetadata/Language</BasisForChoice>{}{}</NewsComponent>",
        component("en", "Bridge opens"),
        component("tr", "Köprü açıldı")
    );
    let bytes = delivery(ID, "", &both);
    let turkish = Hints { lang: Lang::new("tr").ok(), ..Hints::default() };
    for (hints, want) in [(Hints::default(), "Bridge opens"), (turkish, "Köprü açıldı")] {
        let parsed = parse(bytes.as_bytes(), &hints);
        assert_eq!(parsed.items.len(), 1);
        assert_eq!(parsed.items[0].item.headline, want);
    }
}

#[test]
fn nothing_that_a_file_names_is_looked_for_and_deep_components_are_read() {
    let deep = format!("{}{TEXT}{}", "<NewsComponent>".repeat(60), "</NewsComponent>".repeat(60));
    let read = &read(delivery(ID, "", &deep).as_bytes()).items[0];
    assert_eq!(plain(&read.item), ["The pier closes."]);
    let empty = delivery(ID, "<Status FormalName='Usable'/>", "<NewsComponent/>");
    let parsed = parse(empty.as_bytes(), &Hints::default());
    assert!(parsed.items.is_empty() && parsed.remarks[0].code == "not-a-story");
}

/// TASS has three levels of components, one of them misspelt metadata, words for formal names, no item id and no zone; AFP puts
/// its category on the code.
#[test]
fn agencies_ways_of_writing_newsml_are_read() {
    let xml = "<NewsML><NewsItem Duid='QUAY20260418001'><Identification><NewsIdentifier><ProviderId>quay.example</ProviderId>\
        <DateId>20260418</DateId><NewsItemId/><RevisionId>2</RevisionId></NewsIdentifier></Identification><NewsManagement>\
        <ThisRevisionCreated>20260418T080000</ThisRevisionCreated><Status FormalName='USABLE'/><Urgency>2</Urgency>\
        </NewsManagement><NewsComponent><NewsComponent><NewsLines><HeadLine>\n Pier\n opens </HeadLine></NewsLines>\
        <DescriptiveMetada><Language FormalName='en'/><SubjectCode cat='ECO'><Subject FormalName='04000000'/></SubjectCode>\
        </DescriptiveMetada><NewsComponent><ContentItem><MediaType FormalName='Text'/><DataContent>MOSCOW, April 18. /TASS/. \
        The pier opens.\n\nFerries will use it.</DataContent></ContentItem></NewsComponent></NewsComponent></NewsComponent>\
        </NewsItem></NewsML>";
    let hints = Hints { zone: Some("Europe/Moscow".into()), ..Hints::default() };
    let item = parse(xml.as_bytes(), &hints).items.remove(0).item;
    assert_eq!(item.id.as_deref(), Some("urn:newsml:quay.example:20260418:QUAY20260418001"));
    assert_eq!((item.version, item.urgency, item.headline.as_str()), (Some(2), Some(2), "Pier opens"));
    assert_eq!(item.version_created, "2026-04-18T05:00:00Z".parse().ok());
    assert_eq!((item.lang.unwrap().as_str(), item.categories.as_slice()), ("en", &["ECO".to_owned()][..]));
    assert_eq!(item.dateline.unwrap().place, "MOSCOW");
    assert_eq!(item.body.plain(), "The pier opens.\n\nFerries will use it.");
}
