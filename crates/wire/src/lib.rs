//! News wire formats: bytes in, items and remarks out.
//!
//! A parser never fails whole: it returns what it could read and remarks on the rest. Formats are recognised by content,
//! never by file name. Nothing here touches a network, a file or a clock: entities outside a document are not fetched,
//! and the zone database is compiled in.
//!
//! # Formats
//!
//! One line each in `formats.rs`, tried in that order:
//!
//! | name | what | where |
//! |---|---|---|
//! | `anpa-1312` | ANPA 1312 (ANPA 84-2), with and without control characters, and Kyodo's form of it | `anpa_1312.rs` |
//! | `iptc-7901` | IPTC 7901, with and without control characters, several messages in one | `iptc_7901.rs` |
//! | `newsml-g2` | NewsML-G2 2.x: a `newsMessage` of many items, or one `newsItem` or `packageItem`; XHTML, NITF or inline data | `newsml_g2.rs` |
//! | `newsml-1` | NewsML 1.0 to 1.2: stories, packages, revisions of a status alone and of parts, indexes | `newsml_1.rs` |
//! | `nitf` | NITF 2.5 to 3.6, and TT's dialect of it | `nitf.rs` |
//! | `atom` | Atom 0.3 and 1.0 | `feed.rs` |
//! | `rss` | RSS 0.9x, 1.0 and 2.0 and CDF, with Media RSS, Dublin Core and `content:encoded`, and İHA's own elements | `feed.rs` |
//! | `agency-xml` | Ritzau's XML, press releases of Cision, The Canadian Press's; other XML and bare HTML by the names of its fields; calendars and lists, which are no stories | `agency_xml.rs` |
//! | `json-feed` | JSON Feed 1.0 and 1.1 | `feed/json_feed.rs` |
//! | `ap-media` | the items of AP's Media API, as a feed, a search or one by one | `ap_media.rs` |
//! | `ninjs` | ninjs 1.x, 2.x and 3.x, as one item, a list or one a line; the dialects of Superdesk, TT, NTB, the BBC and dpa's digital wires | `ninjs.rs` |
//! | `json` | other JSON: articles by the names of its fields; events, which are no stories | `other_json.rs` |
//! | `email` | a mail (RFC 5322, MIME) or a mailbox of several (mbox), with what is attached | `email.rs` |
//! | `zczc` | telegrams between `ZCZC` and `NNNN`, with AAP's marked fields, and AAP's racing files | `zczc.rs` |
//! | `text` | a plain text dispatch, or a news page saved as text | `text.rs` |
//! | `unknown` | anything else: no items, and a remark that says what it looks like | |
//!
//! # Remarks
//!
//! | code | what it says |
//! |---|---|
//! | `source-missing` | the item names nobody whose story it is |
//! | `headline-missing` | there is no headline |
//! | `body-missing` | a text item that is not canceled has no words in its body |
//! | `language-missing` | neither the item nor the source's settings say the language, and it could not be told |
//! | `id-missing` | the item has no identity, so no later delivery can update or kill it |
//! | `date-unreadable` | a date is there and could not be read |
//! | `status-unknown` | the agency's publishing status is none we know; the item is withheld |
//! | `embargo-open` | the agency asks to hold the item without saying until when |
//! | `not-a-story` | the delivery holds something that is no story: a plan, a concept, a catalogue, an empty package |
//! | `format-unknown` | the delivery is in no known format |
//! | `xml-broken` | the XML is not well-formed; what stands before the fault was read |
//! | `json-broken` | the JSON is broken; what could be read without guessing was read |
//! | `nesting-deep` | elements are nested deeper than 200; deeper ones were read as text |
//! | `truncated` | the delivery is over a limit of size and was read up to it |
//! | `cut-off` | the telegram has no sign for its end: something may be missing there |
//! | `encoding-guessed` | the bytes declare no encoding and are not UTF-8, or not what they declare |
//! | `kill-in-words` | the words speak of a kill, and no field does; a person must decide |
//! | `withhold-in-words` | the words ask to hold an item, and no field does |
//! | `correction-in-words` | the words call it a correction, and no field does |
//! | `embargo-in-words` | the words speak of an embargo, and no field does |
//! | `format-guessed` | XML or JSON of no known kind that seems to hold an article |
//! | `parts-only` | the delivery has instructions for changing parts of an earlier version, which a person must follow |
//! | `content-unreadable` | a part of the content has a form that cannot be read |
//!
//! # Bounds
//!
//! What a delivery may cost, whatever it is. What lies beyond a bound is left out with the remark `truncated` (deep nesting:
//! `nesting-deep`), and the bytes are kept by whoever calls. `tests/hostile.rs` holds the table true; `benches/wire/tough.rs`
//! measures time and memory with some 420 shapes of hostile bytes.
//!
//! | what | at most |
//! |---|---|
//! | bytes read of a delivery | 32 MiB |
//! | bytes of one HTML fragment | 4 MiB |
//! | levels of XML elements | 200; words of deeper ones stay |
//! | levels of JSON | 128 |
//! | elements, texts and attributes of an XML document | 1,000,000; 200 attributes an element |
//! | JSON | 400,000 objects and lists, 2,000,000 values; with more, nothing of it is read |
//! | entities that a document declares | 2,000 of 8 KiB each; all references to them together add 1 MiB |
//! | external entities, catalogues, includes | none is fetched |
//! | items | 20,000; telegrams and mails 5,000, NewsML 1 2,000, articles of unknown XML 500 |
//! | blocks of a body, lines of a text story | 50,000 |
//! | parts of a body (blocks, entries, cells, runs) | 200,000, and 500,000 of all bodies together |
//! | tables in each other | 50; a table has 1,000 rows of 100 cells |
//! | media of an item | 200 |
//! | entries of any other list of an item (keywords, subjects, notes …) | 2,000 |
//! | remarks | 51 about an item besides what is missing, 100 about the delivery |
//! | parts of a mail | 10,000, 50 of them mails; 100 are read as deliveries |
//! | lines of a text page that are asked whether they are furniture | 2,000 at either end |
//! | memory, measured | 256 MiB and 16 times the bytes that came |
//! | time, measured | in proportion to the bytes |
//!
//! # JSON lines
//!
//! [`json_lines`] gives one object an item: every field of [`Item`] under its own name (absent ones are `null` or empty),
//! with times in RFC 3339 and the body as typed blocks (`{"kind":"paragraph","text":[{"is":"text","text":"…"}]}`), and beside them
//!
//! * `format`: the format's name,
//! * `body_text`: the words of the body, one string a block that has words,
//! * `remarks`: `[{"code":"…","text":"…"}]`, those about the item first, then those about the whole delivery.
//!
//! A delivery without items gives one object with `format`, `remarks` and `"item": null`.

mod agency_xml;
mod anpa_1312;
mod ap_media;
mod byline;
mod catalog;
mod dateline;
mod dates;
mod email;
mod encoding;
mod entities;
pub mod feed;
mod formats;
pub mod html;
mod iptc_7901;
mod json;
mod language;
mod lenient_json;
mod newscodes;
mod newsml_1;
mod newsml_g2;
mod ninjs;
mod nitf;
mod other_json;
pub mod out;
mod telegram;
mod text;
mod xml;
mod zczc;

pub use email::{Attached, attached};
pub use json::json_lines;
use tellal_story::{Item, ItemKind, Lang, PubStatus, Scope};

/// What a source's settings say about its deliveries, for what the bytes leave open.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// The language of items that name none.
    pub lang: Option<Lang>,
    /// The IANA time zone of dates that name none, such as `Europe/Istanbul`. Without one they are taken as UTC.
    pub zone: Option<String>,
    /// The encoding label (WHATWG) of bytes that declare none and are not UTF-8, such as `windows-1254`.
    pub encoding: Option<String>,
}

/// What was understood of a delivery.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The format's short name: `newsml-g2`, `rss`, `atom`, `json-feed`, `text` … or `unknown`.
    pub format: &'static str,
    /// The items, in the order in which they stand in the delivery.
    pub items: Vec<ParsedItem>,
    /// What concerns the delivery as a whole.
    pub remarks: Vec<Remark>,
}

/// One item and what could not be read of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParsedItem {
    /// The item.
    pub item: Item,
    /// What is missing or odd about it.
    pub remarks: Vec<Remark>,
}

/// Something a parser noticed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Remark {
    /// A stable short name, such as `source-missing` or `date-unreadable`; listed in the crate's documentation.
    pub code: &'static str,
    /// A sentence for an editor or a technician.
    pub text: String,
}

impl Remark {
    pub(crate) fn new(code: &'static str, text: impl Into<String>) -> Self {
        let mut text = text.into();
        // What a remark cites of a delivery may be anything.
        text.retain(formats::is_text);
        Self { code, text }
    }
}

/// Media that one item may bring; real ones have a few dozen at most.
pub(crate) const MAX_MEDIA: usize = 200;
/// Items of one delivery that are read; the largest real ones have a few thousand.
pub(crate) const MAX_ITEMS: usize = 20_000;
/// Blocks of one body, and lines of one text, that are read; a long story has a few hundred.
pub(crate) const MAX_BLOCKS: usize = 50_000;
/// Entries of one list of an item (keywords, subjects, related items …); real ones have a few dozen.
pub(crate) const MAX_ENTRIES: usize = 2_000;
/// Remarks about one item.
const MAX_ITEM_REMARKS: usize = 50;
/// Remarks about a delivery as a whole; a hundred say as much as a thousand.
const MAX_REMARKS: usize = 100;

/// The text of a delivery, decoded as [`parse`] would: for showing what came, not for reading it.
pub fn text(bytes: &[u8], hints: &Hints) -> String {
    encoding::decode(bytes, hints, &mut Vec::new()).into_owned()
}

/// The names of the formats, in the order in which they are tried.
pub fn formats() -> impl Iterator<Item = &'static str> {
    formats::FORMATS.iter().map(|format| format.name)
}

/// Reads a delivery. Never fails and never panics, whatever the bytes are.
pub fn parse(bytes: &[u8], hints: &Hints) -> Parsed {
    read(bytes, hints, |format, delivery| (format.sniff)(delivery))
}

/// Reads a delivery as one of a format, whatever it looks like; of a format that is not known, nothing is read. This is how
/// each reader is tried with bytes that would otherwise be another's.
pub fn parse_as(format: &str, bytes: &[u8], hints: &Hints) -> Parsed {
    read(bytes, hints, |known, _| known.name == format)
}

fn read(bytes: &[u8], hints: &Hints, is: impl Fn(&formats::Format, &formats::Delivery<'_>) -> bool) -> Parsed {
    let mut parsed = Parsed::default();
    let words = formats::Words::decode(bytes, hints, &mut parsed.remarks);
    let mut delivery = formats::Delivery::open(&words, hints, &mut parsed.remarks);
    let format = formats::FORMATS.iter().find(|format| is(format, &delivery));
    let guessed = format.is_none_or(|format| format.name == "agency-xml" && !agency_xml::is_known(&delivery));
    let enclosed = if guessed { delivery.enclosed_documents() } else { Vec::new() };
    let documents = match format {
        Some(format) if enclosed.is_empty() => {
            parsed.format = format.name;
            (format.parse)(&delivery, &mut parsed);
            // What follows a guess was read with it.
            if guessed { Vec::new() } else { delivery.further_documents() }
        }
        _ => enclosed,
    };
    if documents.len() > formats::MAX_DOCUMENTS {
        let text = format!("The delivery holds more than {} documents; the rest was not read.", formats::MAX_DOCUMENTS);
        parsed.remarks.push(Remark::new("truncated", text));
    }
    for document in documents.into_iter().take(formats::MAX_DOCUMENTS) {
        delivery.turn_to(document);
        let format = formats::FORMATS.iter().find(|format| format.of_xml && is(format, &delivery));
        if let Some(format) = format.filter(|format| format.name != "agency-xml" || agency_xml::is_known(&delivery)) {
            parsed.format = if parsed.format.is_empty() { format.name } else { parsed.format };
            (format.parse)(&delivery, &mut parsed);
        }
    }
    if parsed.format.is_empty() {
        parsed.format = "unknown";
        parsed.remarks.push(Remark::new("format-unknown", delivery.describe()));
        return parsed;
    }
    if parsed.items.len() >= MAX_ITEMS {
        parsed.items.truncate(MAX_ITEMS);
        let text = format!("The delivery has {MAX_ITEMS} items or more; the first {MAX_ITEMS} were read.");
        parsed.remarks.insert(0, Remark::new("truncated", text));
    }
    let typed = matches!(parsed.format, "anpa-1312" | "iptc-7901" | "zczc" | "email" | "text");
    let lines = if typed { memchr::memchr_iter(b'\n', bytes).count() } else { 0 };
    if lines > MAX_BLOCKS {
        let text = format!("The delivery has {lines} lines; of each story, at most {MAX_BLOCKS} were read.");
        parsed.remarks.insert(0, Remark::new("truncated", text));
    }
    parsed.remarks.truncate(MAX_REMARKS);
    let unclean = parsed.format == "email" || delivery.may_hold_controls();
    for parsed in &mut parsed.items {
        finish(parsed, &delivery);
        if unclean {
            clean(&mut parsed.item);
        }
    }
    parsed
}

/// Takes out of an item's words what no words have, for deliveries that may bring it in: PostgreSQL keeps no
/// NUL, and a page shows none. Goes through JSON because every field has a place there, those of years to come as well.
fn clean(item: &mut Item) {
    if let Ok(mut value) = serde_json::to_value(&*item) {
        formats::clean(&mut value);
        if let Ok(clean) = serde_json::from_value(value) {
            *item = clean;
        }
    }
}

/// Cuts what no honest item has, and says so.
fn bound(item: &mut Item, remarks: &mut Vec<Remark>) {
    let mut cut: Vec<&str> = Vec::new();
    macro_rules! lists {
        ($($name:literal $list:expr, $most:expr;)*) => {$(
            if $list.len() > $most {
                $list.truncate($most);
                $list.shrink_to_fit();
                cut.push($name);
            }
        )*};
    }
    lists! {
        "blocks" item.body.0, MAX_BLOCKS;
        "media" item.media, MAX_MEDIA;
        "keywords" item.keywords, MAX_ENTRIES;
        "subjects" item.subjects, MAX_ENTRIES;
        "categories" item.categories, MAX_ENTRIES;
        "genres" item.genres, MAX_ENTRIES;
        "places" item.places, MAX_ENTRIES;
        "places of writing" item.located, MAX_ENTRIES;
        "names" item.byline.0, MAX_ENTRIES;
        "authors" item.authors, MAX_ENTRIES;
        "subheads" item.subheads, MAX_ENTRIES;
        "notes" item.notes, MAX_ENTRIES;
        "related items" item.related, MAX_ENTRIES;
        "other ids" item.alt_ids, MAX_ENTRIES;
        "signals" item.signals, MAX_ENTRIES;
    }
    remarks.truncate(MAX_ITEM_REMARKS);
    if !cut.is_empty() {
        let text = format!("The item has more {} than are kept; the first ones were.", cut.join(", "));
        remarks.push(Remark::new("truncated", text));
    }
}

/// What holds for items of every format: the source's language where the item names none, and remarks on what is missing.
fn finish(parsed: &mut ParsedItem, delivery: &formats::Delivery<'_>) {
    let ParsedItem { item, remarks } = parsed;
    bound(item, remarks);
    out::unwrap_all(item);
    let whole = item.scope == Scope::Whole;
    if item.lang.is_none() {
        item.lang.clone_from(&delivery.hints.lang);
    }
    // “By Jane Doe, Quay News”: the agency is no author of its own copy.
    if let Some(credit) = &item.credit {
        item.byline.0.retain(|name| !text::same(name, credit));
        item.authors.retain(|author| !text::same(&author.name, credit));
    }
    let mut missing = |absent: bool, code, text: &str| {
        if absent && !remarks.iter().any(|remark| remark.code == code) {
            remarks.push(Remark::new(code, text));
        }
    };
    missing(item.id.is_none(), "id-missing", "The item has no id: no later delivery can update or kill it.");
    // What speaks of an item's status or of parts of its text says no more than that.
    missing(whole && item.credit.is_none(), "source-missing", "The item does not say whose story it is.");
    missing(whole && item.headline.is_empty(), "headline-missing", "The item has no headline.");
    let needs_body = whole && item.kind == ItemKind::Text && item.status != PubStatus::Canceled;
    missing(needs_body && item.body.is_empty(), "body-missing", "The item has no body text.");
    missing(
        whole && item.lang.is_none(),
        "language-missing",
        "The item does not say its language, nor do the source's settings.",
    );
    missing(item.embargo_open, "embargo-open", "The agency asks to hold the item and does not say until when.");
}
