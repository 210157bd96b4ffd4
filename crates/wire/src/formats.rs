//! Which format a delivery is in. A new format is one module and one line of [`FORMATS`].

use crate::{
    Hints, Parsed, ParsedItem, Remark, agency_xml, anpa_1312, ap_media, dates, email, encoding, feed, iptc_7901,
    lenient_json, newsml_1, newsml_g2, ninjs, nitf, other_json, text, xml, zczc,
};
use jiff::tz::TimeZone;
use std::{borrow::Cow, cell::Cell};
use tellal_story::{Block, Lang};

/// A format: how it is told apart, and how it is read.
pub(crate) struct Format {
    /// The short name, stored with every item.
    pub name: &'static str,
    /// Whether its documents are XML, of which a delivery may hold several.
    pub of_xml: bool,
    /// Whether a delivery is in this format, by its content.
    pub sniff: fn(&Delivery<'_>) -> bool,
    /// Reads it: items and remarks are added to the `Parsed`.
    pub parse: fn(&Delivery<'_>, &mut Parsed),
}

/// All formats. The first whose `sniff` says yes reads the delivery, so what is told apart most surely stands first.
pub(crate) static FORMATS: &[Format] = &[
    Format { name: "anpa-1312", of_xml: false, sniff: anpa_1312::sniff, parse: anpa_1312::parse },
    Format { name: "iptc-7901", of_xml: false, sniff: iptc_7901::sniff, parse: iptc_7901::parse },
    Format { name: "newsml-g2", of_xml: true, sniff: newsml_g2::sniff, parse: newsml_g2::parse },
    Format { name: "newsml-1", of_xml: true, sniff: newsml_1::sniff, parse: newsml_1::parse },
    Format { name: "nitf", of_xml: true, sniff: nitf::sniff, parse: nitf::parse },
    Format { name: "atom", of_xml: true, sniff: feed::is_atom, parse: feed::parse },
    Format { name: "rss", of_xml: true, sniff: feed::is_rss, parse: feed::parse },
    Format { name: "agency-xml", of_xml: true, sniff: agency_xml::sniff, parse: agency_xml::parse },
    Format { name: "json-feed", of_xml: false, sniff: feed::is_json_feed, parse: feed::parse },
    Format { name: "ap-media", of_xml: false, sniff: ap_media::sniff, parse: ap_media::parse },
    Format { name: "ninjs", of_xml: false, sniff: ninjs::sniff, parse: ninjs::parse },
    Format { name: "json", of_xml: false, sniff: other_json::sniff, parse: other_json::parse },
    Format { name: "email", of_xml: false, sniff: email::sniff, parse: email::parse },
    Format { name: "zczc", of_xml: false, sniff: zczc::sniff, parse: zczc::parse },
    Format { name: "text", of_xml: false, sniff: text::sniff, parse: text::parse },
];

/// A delivery is read up to this many bytes. The largest real ones, feeds with whole articles, have a tenth of it.
pub(crate) const MAX_BYTES: usize = 32 << 20;

/// Documents of one delivery that are read after the first.
pub(crate) const MAX_DOCUMENTS: usize = 2000;

/// The words of a delivery.
pub(crate) struct Words<'a> {
    bytes: &'a [u8],
    /// Without control characters.
    text: Cow<'a, str>,
    /// With them, if there are any.
    framed: Option<Cow<'a, str>>,
}

impl<'a> Words<'a> {
    /// Decodes a delivery.
    pub fn decode(bytes: &'a [u8], hints: &Hints, remarks: &mut Vec<Remark>) -> Self {
        if bytes.len() > MAX_BYTES {
            let text = format!("The delivery has {} bytes; it was read up to {MAX_BYTES}.", bytes.len());
            remarks.push(Remark::new("truncated", text));
        }
        let head = &bytes[..bytes.len().min(MAX_BYTES)];
        let text = mended(encoding::decode(head, hints, remarks));
        // No XML may contain them (XML 1.0, 2.2), no JSON raw (RFC 8259, 7), and PostgreSQL keeps no NUL.
        if !has_controls(&text) {
            return Self { bytes, text, framed: None };
        }
        let clean: String = text.chars().filter(|c| is_text(*c)).collect();
        Self { bytes, text: clean.into(), framed: Some(text) }
    }
}

/// A text without byte order marks at its head (some programs add one to a text that has one), and with line ends: some
/// gateways send lone carriage returns and nothing else.
fn mended(text: Cow<'_, str>) -> Cow<'_, str> {
    let marks = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let bare_returns =
        memchr::memchr(b'\r', text.as_bytes()).is_some() && memchr::memchr(b'\n', text.as_bytes()).is_none();
    match text {
        text if bare_returns => Cow::Owned(text[marks..].replace('\r', "\n")),
        Cow::Borrowed(text) => Cow::Borrowed(&text[marks..]),
        Cow::Owned(mut text) => {
            text.drain(..marks);
            Cow::Owned(text)
        }
    }
}

/// A delivery, decoded once, with its XML or JSON tree if it has one.
pub(crate) struct Delivery<'a> {
    /// The bytes as they came, for formats that carry bytes of their own (a mail's attachments).
    pub bytes: &'a [u8],
    /// The text, without control characters.
    pub text: &'a str,
    /// The text as it was decoded, if it has control characters in it: telegrams mark their fields by them.
    pub framed: Option<&'a str>,
    /// The XML tree, if the text begins as XML.
    pub tree: Option<xml::Tree<'a>>,
    /// The element that is read as the root of a document; without one, the first of the tree.
    document: Option<u32>,
    /// The JSON tree, if the text is JSON.
    pub json: Option<serde_json::Value>,
    /// What the source's settings say.
    pub hints: Settings,
    binary: bool,
    /// It is JSON with more in it than is read.
    too_large: bool,
    /// Parts of bodies that the items may still have, all together.
    pub room: Cell<usize>,
}

/// Parts of the bodies of a delivery (blocks, entries, cells, runs) that are kept.
pub(crate) const MAX_PARTS: usize = 500_000;
/// Parts of a body from which on it may have met a bound while it was built.
const LARGE: usize = 50_000;
/// Blocks of a body that are kept whatever the others have.
const LEAST: usize = 50;

/// The hints, resolved.
pub(crate) struct Settings {
    pub lang: Option<Lang>,
    pub zone: TimeZone,
}

impl<'a> Delivery<'a> {
    pub fn open(words: &'a Words<'_>, hints: &Hints, remarks: &mut Vec<Remark>) -> Self {
        let (text, framed) = (&*words.text, words.framed.as_deref());
        let binary = is_binary(framed.unwrap_or(text));
        let start = text.trim_start();
        let tree = (start.starts_with('<') && !is_web_page(start)).then(|| xml::Tree::parse(start, remarks));
        let is_json = start.starts_with(['{', '[']);
        // “[Quay] A ferry sank …” opens with a bracket, too.
        let surely = start.starts_with('{')
            || start.get(1..).is_some_and(|rest| !rest.trim_start().starts_with(char::is_alphabetic));
        let too_large = is_json && surely && lenient_json::is_too_large(start, remarks);
        let mut json = (is_json && !too_large).then(|| lenient_json::read(start, remarks)).flatten();
        json.iter_mut().for_each(clean);
        let zone = hints.zone.as_deref().map_or(TimeZone::UTC, dates::zone);
        let hints = Settings { lang: hints.lang.clone(), zone };
        Self {
            bytes: words.bytes,
            text,
            framed,
            tree,
            document: None,
            json,
            hints,
            binary,
            too_large,
            room: Cell::new(MAX_PARTS),
        }
    }

    /// Adds an item to what was understood, unless there are as many as a delivery may have; of its body, as many blocks as
    /// there is room for.
    pub fn keep(&self, mut read: ParsedItem, parsed: &mut Parsed) {
        if parsed.items.len() >= crate::MAX_ITEMS {
            return;
        }
        let mut room = self.room.get();
        let blocks = &mut read.item.body.0;
        let all: usize = blocks.iter().map(parts).sum();
        let fits = blocks.iter().enumerate().take_while(|(index, block)| {
            let parts = parts(block);
            let fits = parts <= room || *index < LEAST && parts <= LEAST;
            room = room.saturating_sub(parts);
            fits
        });
        let fits = fits.count();
        if fits < blocks.len() {
            let text = format!("The body has {} blocks; the first {fits} were kept.", blocks.len());
            blocks.truncate(fits);
            blocks.shrink_to_fit();
            read.remarks.push(Remark::new("truncated", text));
        } else if all >= LARGE {
            let text =
                format!("The body has {all} parts; of one so large, what stands at its end may have been left out.");
            read.remarks.push(Remark::new("truncated", text));
        }
        self.room.set(room);
        parsed.items.push(read);
    }

    /// Whether control characters may have got into what was read of it: it has some, or holds packed bytes.
    pub fn may_hold_controls(&self) -> bool {
        let has = |word: &[u8]| memchr::memmem::find(self.bytes, word).is_some();
        self.framed.is_some() || has(b"base64") || has(b"BASE64") || has(b"Base64")
    }

    /// The root element of an XML delivery, or of the document of it that is being read.
    pub fn root(&self) -> Option<xml::Element<'_>> {
        let tree = self.tree.as_ref()?;
        self.document.map_or_else(|| tree.root(), |id| Some(tree.element(id)))
    }

    /// Turns to another of the delivery's documents.
    pub fn turn_to(&mut self, document: u32) {
        self.document = Some(document);
    }

    /// The documents that follow the first: some doors and archives put several into one file, one behind the other.
    pub fn further_documents(&self) -> Vec<u32> {
        let roots = self.tree.iter().flat_map(xml::Tree::roots);
        roots.skip(1).take(MAX_DOCUMENTS + 1).map(xml::Element::id).collect()
    }

    /// Documents of agencies' formats inside one that is in none: in an envelope of SOAP, or of a system that passes them on.
    pub fn enclosed_documents(&self) -> Vec<u32> {
        const ROOTS: &[&str] = &["newsMessage", "newsItem", "packageItem", "NewsML", "nitf"];
        const DEEP: usize = 6;
        let mut found = Vec::new();
        let mut waiting: Vec<_> = self.root().map(|root| (root, 0)).into_iter().collect();
        while let Some((next, depth)) = waiting.pop() {
            if ROOTS.iter().any(|name| next.is(name)) {
                found.push(next.id());
            } else if depth < DEEP {
                waiting.extend(next.children().map(|child| (child, depth + 1)));
            }
        }
        // Ids rise in the order of the document.
        found.sort_unstable();
        found.truncate(MAX_DOCUMENTS + 1);
        found
    }

    /// Whether it can be words for people at all.
    pub fn is_prose(&self) -> bool {
        let start = self.text.trim_start();
        let markup = start.starts_with(['<', '{']);
        !self.binary && !self.too_large && !start.is_empty() && !markup && self.json.is_none()
    }

    /// For a delivery in no known format: what it looks like.
    pub fn describe(&self) -> String {
        let start = self.text.trim_start();
        if start.is_empty() {
            "The delivery is empty.".to_owned()
        } else if self.binary {
            "The delivery is not text.".to_owned()
        } else if is_web_page(start) {
            WEB_PAGE.to_owned()
        } else if let Some(root) = self.root() {
            format!("The delivery is XML of a kind that is not known here: its root element is “{}”.", root.name())
        } else if self.too_large {
            "The delivery is JSON that is too large to be read.".to_owned()
        } else if self.json.is_some() || start.starts_with('{') {
            "The delivery is JSON of a kind that is not known here.".to_owned()
        } else {
            "The delivery is in no format that is known here.".to_owned()
        }
    }
}

/// What a block takes of the room: itself, and what it holds.
fn parts(block: &Block) -> usize {
    match block {
        Block::Paragraph { text } | Block::Subhead { text } | Block::Quote { text, .. } => 1 + text.len(),
        Block::List { items, .. } => items.iter().map(|item| 1 + item.len()).sum(),
        Block::Table(table) => table.rows.iter().flatten().map(|cell| 1 + cell.text.len()).sum(),
        Block::Picture(_) | Block::Preformatted { .. } | Block::Embed { .. } => 1,
    }
}

/// What is said of a page that came in a feed's place.
pub(crate) const WEB_PAGE: &str =
    "The delivery is a web page and not a feed: the address may ask for a sign-in, or have moved.";

/// Whether a text has characters that no words have. Looked at by bytes: almost no delivery has one.
pub(crate) fn has_controls(text: &str) -> bool {
    let bytes = text.as_bytes();
    // All of a chunk is looked at, so that a compiler can make wide steps of it. 9 to 13 are tab and line ends, and two more.
    let low = |b: u8| u8::from(b < 0x20) & u8::from(b.wrapping_sub(9) > 4);
    let low = |chunk: &[u8]| chunk.iter().fold(0, |found, b| found | low(*b)) != 0;
    bytes.chunks(4096).any(low)
        || memchr::memchr3(0x0B, 0x0C, 0x7F, bytes).is_some()
        // U+0080 to U+009F are C2 80 to C2 9F.
        || memchr::memchr_iter(0xC2, bytes).any(|at| bytes.get(at + 1).is_some_and(|b| *b < 0xA0))
}

/// Whether a character is one that people's words have: any but the control characters.
pub(crate) fn is_text(c: char) -> bool {
    !c.is_control() || matches!(c, '\n' | '\r' | '\t')
}

/// A text out of bytes that were packed into a delivery, without control characters.
pub(crate) fn unpacked(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().filter(|c| is_text(*c)).collect()
}

/// Takes out of JSON's strings what stood there as `\u0000` and the like. A tree that was read is no deeper than 128.
pub(crate) fn clean(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => text.retain(is_text),
        serde_json::Value::Array(values) => values.iter_mut().for_each(clean),
        serde_json::Value::Object(fields) => fields.values_mut().for_each(clean),
        _ => {}
    }
}

/// Pictures and archives have many zero bytes and other control characters in their first bytes. Text has a stray one, or,
/// from a wire that frames its messages with them, a few in a hundred.
fn is_binary(text: &str) -> bool {
    let (mut all, mut controls, mut broken) = (0, 0, 0);
    for c in text.chars().take(4096) {
        all += 1;
        broken += usize::from(matches!(c, '\0' | '\u{FFFD}'));
        controls += usize::from(!is_text(c));
    }
    broken > 8 || controls * 20 > all
}

pub(crate) fn is_web_page(start: &str) -> bool {
    // A page may open with comments or an XML declaration.
    let mut rest = start;
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("<!--") {
            let Some(end) = after.find("-->") else { return false };
            rest = &after[end + 3..];
        } else if rest.starts_with("<?") {
            let Some(end) = rest.find('>') else { return false };
            rest = &rest[end + 1..];
        } else {
            let begins = |with: &str| rest.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
            return begins("<!doctype html") || begins("<html");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_binary;

    #[test]
    fn a_picture_is_not_a_dispatch_and_a_framed_message_is() {
        assert!(is_binary("\u{1}\u{2}\u{3}ÿþ\0\0"));
        assert!(is_binary("\u{89}PNG\r\n\u{1a}\n\0\0\0\rIHDR"));
        let framed = "\u{1}abc0123 3 i 90 xyz 12\r\n\u{2}Headline =\r\nA town has a bridge again, its mayor says.\u{3}";
        assert!(!is_binary(framed));
        assert!(!is_binary("a stray \0 in a text that is otherwise a text"));
    }

    const STORY: &str = "<nitf><head><docdata><doc-id id-string='ID'/></docdata></head><body><body.content>\
        <p>The pier opens in June.</p></body.content></body></nitf>";

    fn ids(delivery: &str) -> Vec<String> {
        let parsed = crate::parse(delivery.as_bytes(), &crate::Hints::default());
        assert_eq!(parsed.format, "nitf", "{:?}", parsed.remarks);
        parsed.items.into_iter().filter_map(|read| read.item.id).collect()
    }

    /// An archive puts a day's documents into one file, and a gateway puts each into an envelope.
    #[test]
    fn every_document_of_a_delivery_is_read_wherever_it_stands() {
        let (one, two) = (STORY.replace("ID", "quay:1"), STORY.replace("ID", "quay:2"));
        let declared = format!("<?xml version='1.0'?>{one}\n<?xml version='1.0'?>\u{FEFF}{two}");
        assert_eq!(ids(&declared), ["quay:1", "quay:2"]);
        let soap = "http://schemas.xmlsoap.org/soap/envelope/";
        let enclosed =
            format!("<s:Envelope xmlns:s='{soap}'><s:Body><answer>{one}{two}</answer></s:Body></s:Envelope>");
        assert_eq!(ids(&enclosed), ["quay:1", "quay:2"]);
        assert_eq!(ids(&format!("\u{FEFF}\u{FEFF}{one}")), ["quay:1"], "a mark before a mark");
    }

    /// Some gateways send lone carriage returns.
    #[test]
    fn a_telegram_with_lone_returns_has_its_lines() {
        let telegram = "\u{1}bdt0123 4 pl 41  dpa 0456\r\rHafen/\r\u{2}\rMole öffnet =\r\rBremen (dpa) - Die Mole \
            öffnet im Juni.\r\u{3}231037 Jan 17\r";
        let parsed = crate::parse(telegram.as_bytes(), &crate::Hints::default());
        assert_eq!(parsed.items[0].item.headline, "Mole öffnet");
        let page = "Pier opens\r\rThe pier opens in June.\rFerries will use it.\r";
        let parsed = crate::parse(page.as_bytes(), &crate::Hints::default());
        assert_eq!((parsed.items[0].item.headline.as_str(), parsed.items[0].item.body.0.len()), ("Pier opens", 2));
    }
}
