use crate::{Hints, Parsed, ParsedItem, parse};
use tellal_story::{Block, Item, ItemKind, Lang, PubStatus};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../../fixtures/wire/newsml-g2/", $name))
    };
}

fn read(bytes: &[u8]) -> Parsed {
    let parsed = parse(bytes, &Hints { zone: Some("Europe/Istanbul".into()), ..Hints::default() });
    assert_eq!(parsed.format, "newsml-g2");
    parsed
}

fn plain(item: &Item) -> Vec<String> {
    item.body.0.iter().map(Block::plain).collect()
}

fn codes(read: &ParsedItem) -> Vec<&str> {
    read.remarks.iter().map(|remark| remark.code).collect()
}

#[test]
fn anadolus_own_form_is_read_whole() {
    let parsed = read(fixture!("aa-form.xml"));
    let item = &parsed.items[0].item;
    assert_eq!((item.id.as_deref(), item.version), (Some("aa:text:20260418:1001"), Some(2)));
    assert_eq!(item.headline, "Zeytinlikte yangın söndürüldü");
    assert_eq!(item.standfirst, "Alevler üç saatte denetim altına alındı");
    assert_eq!(item.byline.0, ["Ayşe Yılmaz"]);
    let dateline = item.dateline.as_ref().unwrap();
    assert_eq!((dateline.place.as_str(), dateline.agency.as_deref()), ("AYVALIK", Some("AA")));
    assert_eq!(
        plain(item),
        ["Ayvalık'ta zeytinlik alanda çıkan yangın üç saatte söndürüldü.", "Vali, “can kaybı yok” dedi."]
    );
    assert_eq!(item.credit.as_deref(), Some("Anadolu Ajansı"));
    assert_eq!(item.usage_terms.as_deref(), Some("Yalnızca aboneler kullanabilir."));
    assert_eq!(item.urgency, Some(2), "the priority stands in itemMeta");
    assert_eq!(item.subjects[0].name.as_deref(), Some("Genel"), "the name in the item's language");
    assert_eq!(item.related[0].id, "aa:picture:20260418:2001");
    assert!(parsed.items[0].remarks.is_empty(), "{:?}", parsed.items[0].remarks);
}

#[test]
fn a_message_gives_its_story_its_pictures_and_its_package_and_names_the_rest() {
    let parsed = read(fixture!("message.xml"));
    let kinds: Vec<_> = parsed.items.iter().map(|read| read.item.kind).collect();
    assert_eq!(kinds, [ItemKind::Text, ItemKind::Picture, ItemKind::Package]);
    let named: Vec<_> = parsed.remarks.iter().map(|remark| remark.code).collect();
    assert_eq!(named, ["not-a-story", "not-a-story"], "a concept and a plan");

    let item = &parsed.items[0].item;
    assert_eq!(item.headline, "Ferry strike strands 4,000 travellers");
    assert_eq!(item.subheads, ["Island traffic"]);
    assert_eq!(item.lang, Lang::new("en-GB").ok());
    assert_eq!(item.signals, ["correction"]);
    assert_eq!((item.urgency, item.slugline.as_deref()), (Some(2), Some("MALTA-FERRIES/STRIKE")));
    assert_eq!(item.byline.0, ["Jane Doe"], "the agency is no author of its own");
    assert_eq!(item.copyright.as_deref(), Some("© 2026 Quay News"));
    assert_eq!(
        (item.related[0].rel.as_str(), item.related[0].id.as_str()),
        ("evolvedFrom", "urn:newsml:quay.example:20260417:talks")
    );
    let dateline = item.dateline.as_ref().unwrap();
    assert_eq!((dateline.place.as_str(), dateline.agency.as_deref()), ("VALLETTA", Some("Quay")));
    assert_eq!(dateline.date, Some(jiff::civil::date(2026, 4, 18)), "the year is the version's");
    assert_eq!(item.media[0].href, "ferry.jpg", "the picture that came in the same message, in its largest size");
    assert_eq!(
        (item.media[0].caption.as_str(), item.media[0].credit.as_str()),
        ("Travellers wait on the quay of Gozo.", "Ece Su / Quay News")
    );
    let publishable: Vec<_> = item.notes.iter().map(|note| note.publishable).collect();
    assert_eq!(publishable, [true, false, false]);
}

#[test]
fn of_several_renditions_xhtml_is_the_story_and_the_private_one_is_nowhere() {
    let parsed = read(fixture!("message.xml"));
    let item = &parsed.items[0].item;
    assert_eq!(
        plain(item),
        [
            "Ferry crews walked out on Saturday, the union said.",
            "Rosters",
            "night shifts\nrest days",
            "Crossings\t12",
            "The company denied it."
        ]
    );
    assert!(matches!(item.body.0[1], Block::Subhead { .. }));
    assert!(matches!(item.body.0[2], Block::List { .. }));
    assert!(matches!(item.body.0[3], Block::Table(_)));
    assert!(codes(&parsed.items[0]).is_empty());
    assert!(!serde_json::to_string(&crate::json_lines(&parsed)).unwrap().contains("Phone numbers"));

    let without = String::from_utf8_lossy(fixture!("message.xml"))
        .replace("application/xhtml+xml", "x")
        .replace("x:html", "x:gone");
    let nitf = without
        .find("<n:inlineXML contenttype=\"x\"")
        .map(|at| {
            without[..at].to_owned()
                + &without
                    [without.find("<n:inlineData contenttype=\"text/plain\" rendition=\"quay:headline\"").unwrap()..]
        })
        .unwrap();
    assert_eq!(
        plain(&read(nitf.as_bytes()).items[0].item),
        ["The NITF rendition."],
        "not the last, but the richer one"
    );
}

#[test]
fn everything_that_an_agency_says_about_a_story_has_its_field() {
    let parsed = read(fixture!("agency-wire.xml"));
    let item = &parsed.items[0].item;
    assert_eq!(item.headline, "Kräne stehen still");
    assert_eq!(
        (item.subheads.as_slice(), item.standfirst.as_str()),
        (&["Lage im Norden".to_owned()][..], "Seit Mitternacht wird gestreikt.")
    );
    assert_eq!(item.byline.0, ["Theo Gast", "Ina Blum"], "the agency is nobody");
    let author = &item.authors[0];
    assert_eq!((author.name.as_str(), author.role.as_deref()), ("Theo Gast", Some("author")));
    assert_eq!(
        (author.email.as_deref(), author.uri.as_deref()),
        (Some("gast@hafen.example"), Some("https://hafen.example/thema/tg"))
    );
    assert_eq!(item.dateline_text.as_deref(), Some("Kiel (Hafen) -"));
    assert_eq!(item.dateline.as_ref().map(|line| line.place.as_str()), Some("Kiel"));
    let located = &item.located[0];
    let above = (located.region.as_deref(), located.country.as_deref());
    assert_eq!((located.name.as_str(), above), ("Kiel", (Some("Schleswig-Holstein"), Some("Deutschland"))));
    assert_eq!((item.places[0].name.as_str(), item.places[0].country.as_deref()), ("", Some("Deutschland")));
    assert_eq!((item.places[1].name.as_str(), item.places[1].region.as_deref()), ("Kai 3", Some("Schleswig-Holstein")));
    let subjects: Vec<_> = item
        .subjects
        .iter()
        .map(|subject| (subject.code.as_str(), subject.name.as_deref().unwrap_or_default(), subject.uri.as_deref()))
        .collect();
    assert_eq!(
        subjects,
        [
            ("hafencountry:1", "Deutschland", None),
            ("hafencat:wi", "wi", None),
            ("hafen:12", "Häfen", Some("https://hafen.example/thema/12")),
            ("xyz:1", "Streik", Some("http://cv.iptc.org/newscodes/mediatopic/20000763")),
            ("P1", "Kai 3", None),
        ],
        "the document's catalogue, IPTC's, and an unknown alias"
    );
    assert_eq!(
        (item.categories.as_slice(), item.genres.as_slice()),
        (&["wi".to_owned()][..], &["Zusammenfassung".to_owned()][..])
    );
    assert_eq!(item.signals, ["update", "isplanned"]);
    assert_eq!((item.urgency, item.priority, item.word_count), (Some(3), Some(3), Some(118)));
    assert_eq!((item.service.as_deref(), item.profile.as_deref()), (Some("bas, nord"), Some("hafen-G2")));
    assert_eq!((item.provider.as_deref(), item.credit.as_deref()), (Some("Hafen-Agentur GmbH"), Some("Hafen")));
    assert_eq!(item.copyright_holder.as_deref(), Some("Hafen-Agentur GmbH"));
    assert_eq!(
        (item.copyright.as_deref(), item.usage_terms.as_deref()),
        (Some("Copyright 2026, Hafen"), Some("Nur nach Vereinbarung"))
    );
    assert_eq!(item.sent, "2026-04-18T10:00:05Z".parse().ok());
    assert_eq!(item.embargo, "2026-04-18T16:00:00Z".parse().ok());
    assert_eq!(
        (item.alt_ids[0].kind.as_deref(), item.alt_ids[0].id.as_str()),
        (Some("telegramId"), "bas:0676:3:wi:118")
    );
    assert_eq!(
        (item.related[0].href.as_deref(), item.related[0].title.as_deref()),
        (Some("https://hafen.example/bericht"), Some("Der Bericht"))
    );
    assert!(parsed.items[0].remarks.is_empty(), "{:?}", parsed.items[0].remarks);
}

#[test]
fn notes_reach_readers_only_where_the_agency_lets_them() {
    let parsed = read(fixture!("agency-wire.xml"));
    let notes: Vec<_> = parsed.items[0].item.notes.iter().map(|note| (note.text.as_str(), note.publishable)).collect();
    assert_eq!(
        notes,
        [
            ("Kontakte\nRedaktion: +49 00 0000\nFoto: +49 00 0001", false),
            ("Zahl im zweiten Absatz berichtigt.", true),
            ("Anruf erst ab 15 Uhr.", false),
        ]
    );
}

#[test]
fn a_picture_that_the_text_names_by_id_stands_where_it_is_named() {
    let parsed = read(fixture!("agency-wire.xml"));
    let item = &parsed.items[0].item;
    let [first, Block::Picture(picture), Block::Embed { url, .. }, rest @ ..] = &item.body.0[..] else {
        panic!("{:?}", item.body)
    };
    assert_eq!(first.plain(), "Die Kräne im Hafen stehen still.");
    assert_eq!(
        (picture.src.as_str(), picture.caption.as_str(), picture.credit.as_str()),
        ("https://hafen.example/2.jpg", "Ein Kran.", "Ece Su")
    );
    assert_eq!(url, "https://video.example/1");
    assert_eq!(rest.len(), 2, "a box beside the text is part of it");
    let medium = &item.media[0];
    assert_eq!(
        (medium.id.as_deref(), medium.headline.as_str()),
        (Some("urn:newsml:hafen.example:20260418:99-2"), "Kran im Hafen")
    );
}

#[test]
fn a_package_gives_each_story_its_own_pictures() {
    let parsed = read(fixture!("package.xml"));
    let item = |at: usize| &parsed.items[at].item;
    let hrefs = |item: &Item| item.media.iter().map(|medium| medium.href.clone()).collect::<Vec<_>>();
    assert_eq!(hrefs(item(0)), ["p1.jpg", "p2.jpg"], "one of its group, and one that has no story beside it");
    assert_eq!(hrefs(item(1)), ["p3.jpg"], "the one that it links to");
    let picture = &item(0).media[0];
    assert_eq!((picture.caption.as_str(), picture.headline.as_str()), ("A ferry leaves Valletta.", "A ferry"));
    let renditions: Vec<_> = picture.renditions.iter().map(|one| (one.name.as_str(), one.bytes)).collect();
    assert_eq!(renditions, [("thumbnail", Some(4000)), ("baseImage", Some(900_000))]);
    let package = item(5);
    let named: Vec<_> = package.related.iter().map(|related| related.rel.as_str()).collect();
    assert_eq!((package.kind, named.as_slice()), (ItemKind::Package, &["Main", "Main", "Pictures", "Sidebar"][..]));
    assert_eq!(package.related[0].title.as_deref(), Some("Ferries back at sea"));
}

#[test]
fn copy_that_was_typed_into_one_paragraph_is_parted_at_its_indents() {
    let parsed = read(fixture!("package.xml"));
    let item = &parsed.items[0].item;
    assert_eq!(
        plain(item),
        [
            "(Adds the union's answer)",
            "* Boats left at noon",
            "Ferries left the harbour of Valletta on Saturday after a night of talks that nobody had expected to end before the summer, both sides said.",
            "The union called the offer fair and asked its members to vote on it within ten days at the latest.",
        ]
    );
    assert_eq!(
        (item.byline.print().as_str(), item.dateline_text.as_deref()),
        ("Jane Doe", Some("VALLETTA, April 18 (Quay) -"))
    );
    assert_eq!((item.take_key.as_deref(), item.signals.as_slice()), (Some("UPDATE 2"), &["correction".to_owned()][..]));
    assert_eq!((item.places[0].country.as_deref(), item.categories.as_slice()), (Some("Malta"), &["i".to_owned()][..]));
    assert!(item.authors.is_empty(), "the agency");
    assert!(
        matches!(&parsed.items[1].item.body.0[..], [Block::Preformatted { text }] if text.contains("Club     3  1"))
    );
}

#[test]
fn anadolus_flash_is_urgent_however_its_i_is_written() {
    let flash = read(fixture!("aa-flash.xml")).items[0].item.clone();
    assert_eq!((flash.urgency, flash.priority), (Some(1), Some(3)));
    assert_eq!(
        (flash.dateline_text.as_deref(), plain(&flash)),
        (Some("DÜZCE (AA) -"), vec!["İlk feribot öğlen kalktı.".to_owned()])
    );
    assert_eq!((flash.version, flash.categories.as_slice()), (Some(1), &["EKO".to_owned()][..]));
    for (headline, urgency) in
        [("Son dakika | Feribot", 1), ("FLAŞ... Feribot", 1), ("Son dakikada gelen gol", 3), ("Flaşlar patladı", 3)]
    {
        let text = String::from_utf8_lossy(fixture!("aa-flash.xml"))
            .replace("SON DAKİKA: Feribot seferleri yeniden başladı", headline);
        assert_eq!(read(text.as_bytes()).items[0].item.urgency, Some(urgency), "{headline}");
    }
}

#[test]
fn a_body_with_swedish_names_is_read() {
    let item = read(fixture!("swedish.xml")).items[0].item.clone();
    assert_eq!(
        (item.headline.as_str(), item.standfirst.as_str()),
        ("Färjorna går igen", "Trafiken kom i gång vid lunch.")
    );
    assert_eq!((item.byline.print().as_str(), item.dateline_text.as_deref()), ("Åsa Berg", Some("VISBY (TT)")));
    assert!(matches!(
        item.body.0[..],
        [Block::Paragraph { .. }, Block::Subhead { .. }, Block::Paragraph { .. }, Block::Quote { .. }]
    ));
}

#[test]
fn a_kill_is_a_canceled_higher_version_of_the_same_id() {
    let before = read(fixture!("message.xml")).items[0].item.clone();
    let parsed = read(fixture!("kill.xml"));
    let kill = &parsed.items[0].item;
    assert_eq!((kill.id.as_ref(), kill.status), (before.id.as_ref(), PubStatus::Canceled));
    assert!(kill.supersedes(&before));
    assert!(parsed.items[0].remarks.is_empty(), "a kill needs no body");
}

#[test]
fn an_embargo_that_cannot_be_read_holds_the_item() {
    let parsed = read(fixture!("embargo.xml"));
    let [until, open, unreadable] = &parsed.items[..] else { panic!("{parsed:?}") };
    assert_eq!(until.item.embargo, "2026-04-20T16:00:00Z".parse().ok(), "a time without a zone is in the source's");
    assert!(!until.item.embargo_open && until.item.status == PubStatus::Usable);
    assert!(open.item.embargo_open && open.item.embargo.is_none());
    assert!(unreadable.item.embargo_open && codes(unreadable).contains(&"date-unreadable"));
    assert_eq!(unreadable.item.status, PubStatus::Withheld);
    assert!(codes(unreadable).contains(&"status-unknown") && codes(unreadable).contains(&"source-missing"));
}

/// `(what it is about, XML in itemMeta, XML in contentMeta, check)`
type Case = (&'static str, &'static str, &'static str, fn(&Item) -> bool);

#[test]
fn single_fields_are_read_in_all_the_forms_that_agencies_give_them() {
    let cases: &[Case] = &[
        ("status by address", "<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/withheld'/>", "", |item| {
            item.status == PubStatus::Withheld
        }),
        ("British spelling", "<pubStatus qcode='stat:cancelled'/>", "", |item| item.status == PubStatus::Canceled),
        ("no status", "", "", |item| item.status == PubStatus::Usable),
        ("picture in capitals", "<itemClass qcode='ninat:Picture'/>", "", |item| item.kind == ItemKind::Picture),
        ("empty urgency", "", "<urgency/>", |item| item.urgency.is_none()),
        ("urgency out of range", "", "<urgency>12</urgency>", |item| item.urgency.is_none()),
        ("compact date", "<versionCreated>20260418T094012+0300</versionCreated>", "", |item| {
            item.version_created == "2026-04-18T06:40:12Z".parse().ok()
        }),
        (
            "content dates",
            "",
            "<contentCreated>2026-04-18</contentCreated><contentModified>2026-04-19</contentModified>",
            |item| item.first_created < item.version_created,
        ),
        ("provider code", "<provider qcode='nprov:QN'/>", "", |item| item.credit.as_deref() == Some("QN")),
        ("source of information", "", "<infoSource literal='Quay'/>", |item| item.credit.as_deref() == Some("Quay")),
        (
            "subheadline by role",
            "",
            "<headline role='hld:subHeadline'>Sub</headline><headline>Main</headline>",
            |item| item.headline == "Main" && item.subheads == ["Sub"],
        ),
        (
            "headline in the item's language",
            "",
            "<language tag='tr'/><headline xml:lang='en'>E</headline><headline xml:lang='tr'>T</headline>",
            |item| item.headline == "T",
        ),
        ("place only", "", "<located qcode='geo:1'><name>Gozo</name></located>", |item| {
            item.located[0].name == "Gozo" && item.dateline.is_none()
        }),
        ("creator", "", "<creator><name>Jane Doe</name></creator><creator literal='desk'/>", |item| {
            item.byline.0 == ["Jane Doe"]
        }),
        (
            "ruby",
            "",
            "<headline><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>の今</headline>",
            |item| item.headline == "東京の今",
        ),
        ("escaped twice", "", "<headline>R&amp;amp;D &amp;quot;now&amp;quot;</headline>", |item| {
            item.headline == "R&D \"now\""
        }),
        ("signal by address", "<signal uri='http://cv.iptc.org/newscodes/signal/correction'/>", "", |item| {
            item.signals == ["correction"]
        }),
        ("subject by address", "", "<subject uri='http://cv.iptc.org/newscodes/mediatopic/04000000'/>", |item| {
            tellal_story::MediaTopic::of(&item.subjects[0].code).is_some() && item.subjects[0].uri.is_some()
        }),
        (
            "a file beside the item",
            "<link rel='irel:seeAlso' residref='p:1' contenttype='image/jpeg'><title role='drol:caption'>C</title><filename>1.jpg</filename></link>",
            "",
            |item| {
                item.media[0].href == "1.jpg"
                    && item.media[0].caption == "C"
                    && item.media[0].id.as_deref() == Some("p:1")
            },
        ),
        ("title for a headline", "<title>T</title>", "", |item| item.headline == "T"),
        (
            "linked picture",
            "<link rel='irel:associatedWith' href='https://e.org/a.jpg' contenttype='image/jpeg'/>",
            "",
            |item| item.media.len() == 1 && item.related.is_empty(),
        ),
    ];
    for (name, meta, content, check) in cases {
        let xml = format!(
            "<newsItem guid='g' version='10'><itemMeta>{meta}</itemMeta><contentMeta>{content}</contentMeta></newsItem>"
        );
        let parsed = read(xml.as_bytes());
        assert!(check(&parsed.items[0].item), "{name}: {:?}", parsed.items[0]);
    }
}

#[test]
fn bodies_are_read_in_all_the_forms_that_agencies_give_them() {
    let many = "<p>One.</p><p>Two.</p>";
    for (name, content, want) in [
        ("XHTML without its namespace", format!("<inlineXML contenttype='xhtml/xml'><html><body>{many}</body></html></inlineXML>"), 2),
        ("a section alone", format!("<inlineXML><section>{many}</section></inlineXML>"), 2),
        ("escaped HTML", "<inlineXML contenttype='application/xhtml+xml'>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</inlineXML>".into(), 2),
        ("HTML as data", format!("<inlineData contenttype='text/html'><![CDATA[{many}]]></inlineData>"), 2),
        ("plain data", "<inlineData contenttype='text/plain'>One.\n\nTwo.</inlineData>".into(), 2),
        ("encoded data", "<inlineData contenttype='text/plain' encoding='encd:base64'>T25lLgpUd28u</inlineData>".into(), 2),
        ("empty XHTML beside NITF", format!("<inlineXML><html><body/></html></inlineXML><inlineXML><nitf><body><body.content>{many}</body.content></body></nitf></inlineXML>"), 2),
        ("NITF blocks and headings", "<inlineXML><nitf><body><body.content><block><hl2>Sub</hl2><p>One <person>Jane</person>.</p></block><bq><block><p>Q.</p></block><credit>J</credit></bq></body.content></body></nitf></inlineXML>".into(), 3),
        ("NITF media", "<inlineXML><nitf><body><body.content><media media-type='image'><media-reference source='a.jpg' width='10' height='10'/><media-caption>C</media-caption><media-producer>P</media-producer></media><p>One.</p></body.content></body></nitf></inlineXML>".into(), 2),
        ("text and inline children", "<inlineXML><html><body>Loose <b>words</b> stay.<p><b>x</b> y</p></body></html></inlineXML>".into(), 2),
        ("a picture alone", "<remoteContent href='a.jpg' contenttype='image/jpeg'/>".into(), 0),
        ("tags escaped in text", "<inlineXML><html><body><p>800&lt;endash&gt;-&lt;/endash&gt;900 &lt; 1000</p></body></html></inlineXML>".into(), 1),
        ("results in a vocabulary of their own", "<inlineXML contenttype='application/sportsml+xml'><sports-content><team>Harbour</team></sports-content></inlineXML>".into(), 0),
        ("a private part", "<inlineData rendition='dpa7901rendition:nonpublic'>Secret.</inlineData>".into(), 0),
    ] {
        let xml = format!("<newsItem guid='g' version='1'><contentSet>{content}</contentSet></newsItem>");
        let parsed = read(xml.as_bytes());
        assert_eq!(parsed.items[0].item.body.0.len(), want, "{name}: {:?}", parsed.items[0].item.body);
    }
}

/// A role that nobody here knows makes no note fit for readers.
#[test]
fn a_note_of_an_unknown_role_stays_in_the_newsroom() {
    let item = |note: &str| {
        let xml = format!("<newsItem guid='quay:1'><itemMeta>{note}</itemMeta></newsItem>");
        parse(xml.as_bytes(), &Hints::default()).items.remove(0).item
    };
    for (note, publishable) in [
        ("<edNote role='quay:advisory'>Pictures follow.</edNote>", false),
        ("<edNote role='quay:public'>Pier is spelt so.</edNote>", true),
        ("<edNote role='quay:advisory' pubconstraint='quay:public'>Pier is spelt so.</edNote>", true),
        ("<edNote role='quay:nonpublic'>Call us.</edNote>", false),
    ] {
        assert_eq!(item(note).notes[0].publishable, publishable, "{note}");
    }
}
