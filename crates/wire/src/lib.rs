//! News wire formats: bytes in, items and remarks out.
//!
//! A parser never fails whole: it returns what it could read and remarks on the rest. Formats are recognised by content,
//! never by file name. Nothing here touches a network, a file or a clock.
#![allow(unused, clippy::todo)] // until the rooms are furnished

use tellal_story::{Item, Lang};

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
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// The format's short name: `newsml-g2`, `rss`, `atom`, `json-feed`, `text` … or `unknown`.
    pub format: &'static str,
    /// The items, in the order in which they stand in the delivery.
    pub items: Vec<ParsedItem>,
    /// What concerns the delivery as a whole.
    pub remarks: Vec<Remark>,
}

/// One item and what could not be read of it.
#[derive(Debug, Clone, Default)]
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

/// Reads a delivery.
pub fn parse(bytes: &[u8], hints: &Hints) -> Parsed {
    todo!()
}
