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

fn feed(text: &str) -> super::Feed {
    super::read(text.as_bytes(), &super::Http::default(), &Hints::default())
}

#[test]
fn a_sign_in_page_in_a_feeds_place_is_named() {
    for page in
        ["<!DOCTYPE html><html><body>Sign in</body></html>", "<?xml version='1.0'?><!-- x --><HTML>Log in</HTML>"]
    {
        let read = feed(page);
        assert_eq!(read.version, None);
        assert!(read.faults[0].text.contains("sign-in"), "{:?}", read.faults);
    }
}

#[test]
fn broken_feeds_give_their_items_and_say_what_is_broken() {
    let item = "<item><guid>1</guid><title>The pier is open</title><description>R&D & more &nbsp; &ccedil;ay</description></item>";
    let whole = |head: &str, tail: &str| format!("{head}<rss version='2.0'><channel><title>Pier</title>{item}{tail}");
    for (what, text) in [
        ("bare ampersands and undeclared entities", whole("", "</channel></rss>")),
        ("blanks before the declaration", whole("\n  <?xml version='1.0'?>", "</channel></rss>")),
        ("a control character", whole("", "\u{1C}</channel></rss>")),
        ("cut off", whole("", "<item><title>An")),
        ("a second root", whole("", "</channel></rss><rss/>")),
        ("an undeclared prefix", whole("", "<media:title>x</media:title></channel></rss>")),
    ] {
        let read = feed(&text);
        assert_eq!(read.version, Some(super::Version::Rss20), "{what}");
        assert_eq!(read.entries[0].title.as_ref().unwrap().value, "The pier is open", "{what}");
        assert!(!read.faults.is_empty(), "{what}");
        let parsed = parse(text.as_bytes(), &Hints::default());
        assert_eq!(plain(&parsed.items[0].item), ["R&D & more çay"], "{what}");
    }
    let sound = feed("<?xml version='1.0'?><rss version='2.0'><channel><title>Pier</title></channel></rss>");
    assert_eq!(sound.faults, []);
}

#[test]
fn what_the_transport_says_of_the_encoding_comes_first_and_a_mark_before_it() {
    let http = |kind: &str| super::Http { content_type: Some(kind.into()), ..super::Http::default() };
    let title = |bytes: &[u8], kind: &str| {
        let read = super::read(bytes, &http(kind), &Hints::default());
        (read.channel.title.map(|title| title.value).unwrap_or_default(), read.encoding, read.faults.is_empty())
    };
    let latin = b"<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>\xFEi\xFE</title></channel></rss>";
    assert_eq!(title(latin, "application/rss+xml; charset=iso-8859-9"), ("şiş".into(), "iso-8859-9".into(), true));
    assert_eq!(title(latin, "application/xml"), ("þiþ".into(), "iso-8859-1".into(), true));
    let marked = "\u{FEFF}<rss><channel><title>şiş</title></channel></rss>";
    assert_eq!(title(marked.as_bytes(), "text/xml; charset=iso-8859-9").0, "şiş");
    let wide: Vec<u8> = marked[3..].chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
    assert_eq!(title(&wide, "application/xml"), ("şiş".into(), "utf-32be".into(), true));
    // Sent as text without a charset, which stands for US-ASCII and hardly ever is.
    let (text, encoding, sound) = title(&marked.as_bytes()[3..], "text/xml");
    assert_eq!((text.as_str(), encoding.as_str(), sound), ("şiş", "utf-8", false));
}

#[test]
fn relative_addresses_belong_to_where_they_stand() {
    let text = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='news/'><id>urn:f</id><entry xml:base='april/'>\
        <id>urn:1</id><link href='pier.html'/><content type='html' xml:base='/img/'>&lt;img src='pier.jpg'&gt;</content></entry></feed>";
    let http = super::Http { url: Some("https://wire.example/feeds/all".into()), ..super::Http::default() };
    let read = super::read(text.as_bytes(), &http, &Hints::default());
    let entry = &read.entries[0];
    assert_eq!(entry.link.as_deref(), Some("https://wire.example/feeds/news/april/pier.html"));
    assert_eq!(entry.contents[0].base.as_ref().unwrap().as_str(), "https://wire.example/img/");
}

#[test]
fn feeds_of_every_age_are_told_apart() {
    use super::Version;
    for (text, version) in [
        ("<rss version='0.91'/>", Version::Rss091),
        (
            "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.com/x.dtd'><rss version='0.91'/>",
            Version::Rss091Netscape,
        ),
        ("<rss version='2.0.1'/>", Version::Rss20),
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'/>",
            Version::Rss10,
        ),
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'/>",
            Version::Rss090,
        ),
        ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", Version::Atom03),
        ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", Version::Atom10),
        ("<CHANNEL HREF='http://a.example/'><ITEM HREF='/1'/></CHANNEL>", Version::Cdf),
        ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", Version::Json11),
    ] {
        assert_eq!(feed(text).version, Some(version), "{text}");
    }
}

#[test]
fn podcasts_places_and_media_have_their_fields() {
    let text = "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:m='http://search.yahoo.com/mrss/'
        xmlns:g='http://www.georss.org/georss' xmlns:psc='http://podlove.org/simple-chapters'><channel><item>
        <title>Episode</title><itunes:duration>12:00</itunes:duration><g:point>35.83 14.54</g:point>
        <psc:chapters version='1.2'><psc:chapter start='00:01:30.5' title='The pier'/></psc:chapters>
        <m:group><m:title>Film</m:title><m:content url='https://a.example/f.mp4' type='video/mp4'/><m:credit role='camera'>Ece Su</m:credit>
        <m:thumbnail url='https://a.example/f.jpg' width='320'/></m:group></item></channel></rss>";
    let read = feed(text);
    assert_eq!(read.faults, []);
    let entry = &read.entries[0];
    assert_eq!(entry.podcast.duration.as_deref(), Some("12:00"));
    assert_eq!(entry.place.as_ref().unwrap().points, [(14.54, 35.83)]);
    assert_eq!(entry.chapters.as_ref().unwrap().chapters[0].start_ms, Some(90_500));
    let medium = &entry.media.contents[0];
    assert_eq!(
        (medium.attribute("type"), medium.credit.as_deref(), medium.group),
        (Some("video/mp4"), Some("Ece Su"), Some(0))
    );
    assert_eq!(entry.media.thumbnails[0].attribute("width"), Some("320"));
    assert_eq!(entry.title.as_ref().unwrap().value, "Episode");
}

#[test]
fn an_authorless_entry_is_by_the_feeds_author() {
    let text = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Pier</title><author><name>Jane Doe</name></author>\
        <entry><id>1</id><title>One</title></entry><entry><id>2</id><title>Two</title><author><name>John Roe</name></author></entry></feed>";
    let parsed = parse(text.as_bytes(), &Hints::default());
    let bylines: Vec<_> = parsed.items.iter().map(|read| read.item.byline.print()).collect();
    assert_eq!(bylines, ["Jane Doe", "John Roe"]);
}
