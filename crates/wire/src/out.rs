//! Items written as wires carry them, for the newsroom that is itself a wire: ninjs ([`ninjs`]) and NewsML-G2
//! ([`news_message`]).
//!
//! What is written is valid by the schema of its standard whatever the item holds, and says no more than the item does: what
//! the standard has no place for is left out, and what it cannot say safely is said on the safe side (an item that is held
//! without a date is written as withheld where the standard knows no open embargo).
//!
//! Both standards identify by URI. An id that is none is wrapped in one of ours, which the readers of this crate take off again:
//! `urn:x-tellal:id:…`; a file's name becomes `urn:x-tellal:file:…`, and an item without an id is `urn:x-tellal:unnamed:…`,
//! which stays without one when it is read, so that it kills nothing.

mod g2;
mod ninjs;
mod uri;
mod xhtml;
mod xml;

pub use g2::{Envelope, news_message};
pub use ninjs::{Version, ninjs};
pub use xhtml::xhtml;

use jiff::Timestamp;
use tellal_story::{Dateline, Item};

/// Takes the wrappings off ids and file names that this crate has put into URIs.
pub(crate) fn unwrap_all(item: &mut Item) {
    fn one(text: &mut String) {
        match uri::unwrap(text) {
            None => text.clear(),
            Some(std::borrow::Cow::Owned(plain)) => *text = plain,
            Some(std::borrow::Cow::Borrowed(_)) => {}
        }
    }
    fn maybe(text: &mut Option<String>) {
        if let Some(inside) = text {
            one(inside);
        }
        if text.as_ref().is_some_and(String::is_empty) {
            *text = None;
        }
    }
    maybe(&mut item.id);
    for medium in &mut item.media {
        maybe(&mut medium.id);
        one(&mut medium.href);
        medium.renditions.iter_mut().for_each(|rendition| one(&mut rendition.href));
    }
    for related in &mut item.related {
        one(&mut related.id);
        maybe(&mut related.href);
        if let Some(rel) = related.rel.strip_prefix("urn:x-tellal:rel:") {
            related.rel = rel.to_owned();
        }
        one(&mut related.rel);
    }
}

/// RFC 3339 in UTC.
fn instant(at: Timestamp) -> String {
    at.to_string()
}

/// The dateline as copy has it, `ANKARA, March 12 (AA) – `, if it reads back as the same.
fn dateline_at_head(item: &Item) -> Option<String> {
    let dateline = item.dateline.as_ref()?;
    let near = item.version_created.or(item.first_created);
    let line = line(dateline);
    let found = crate::dateline::at_head(&format!("{line}A"), near)?;
    (found.dateline == *dateline && found.length == line.len()).then_some(line)
}

fn line(dateline: &Dateline) -> String {
    let mut line = dateline.place.clone();
    if let Some(date) = dateline.date {
        line.push_str(", ");
        line.push_str(&date.strftime("%B %-d").to_string());
    }
    if let Some(agency) = &dateline.agency {
        line.push_str(" (");
        line.push_str(agency);
        line.push(')');
    }
    line.push_str(" – ");
    line
}

#[cfg(test)]
mod tests;
