//! What the corpora of web feeds have in common: a feed as JSON, and how HTML is judged.

pub mod judge;
pub mod view;

use serde_json::Value;
use tellal_wire::{
    Hints,
    feed::{self, Feed, Http},
};

/// Reads a feed with the HTTP headers of a case, whose names come in any case.
pub fn read(bytes: &[u8], headers: &Value, url: Option<&str>) -> Feed {
    let header = |name: &str| {
        let headers = headers.as_object()?;
        let (_, value) = headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        value.as_str().map(str::to_owned)
    };
    let http = Http {
        content_type: header("content-type"),
        content_language: header("content-language"),
        content_location: header("content-location"),
        url: url.map(str::to_owned),
    };
    feed::read(bytes, &http, &Hints::default())
}
