//! One document to a [`Feed`].

use super::{
    Http,
    around::Around,
    http::ContentType,
    json_feed,
    model::{Feed, Record, Version},
    record::Reader,
    soundness,
};
use crate::{
    Hints, Remark, dates, encoding, formats,
    xml::{Element, Space, Tree},
};
use jiff::tz::TimeZone;
use std::sync::Arc;
use url::Url;

/// Reads a feed: RSS, Atom, CDF or JSON Feed. Never fails; what is no feed has no [`Feed::version`], and one that is broken
/// says so in [`Feed::faults`].
pub fn read(bytes: &[u8], http: &Http, hints: &Hints) -> Feed {
    let mut faults = Vec::new();
    let content_type = ContentType::read(http.content_type.as_deref().unwrap_or_default());
    if !content_type.is_of_feeds() {
        let text = format!("It was sent as “{}”, which is no type of feeds.", content_type.mime);
        faults.push(Remark::new("content-unreadable", text));
    }
    let decoded = encoding::read(&bytes[..bytes.len().min(formats::MAX_BYTES)], hints, content_type.encoding());
    if let Some(odd) = &decoded.odd {
        faults.push(Remark::new("encoding-guessed", format!("The delivery {odd}.")));
    }
    let base = http.url.as_deref().and_then(|url| Url::parse(url.trim()).ok());
    let base = match (http.content_location.as_deref(), base) {
        (Some(location), Some(base)) => base.join(location.trim()).ok().or(Some(base)),
        (Some(location), None) => Url::parse(location.trim()).ok(),
        (None, base) => base,
    };
    let lang = http.content_language.as_deref().map(str::trim).filter(|lang| !lang.is_empty());
    let around = Around { lang: lang.map(Into::into), base: base.map(Arc::new) };
    let zone = hints.zone.as_deref().map_or(TimeZone::UTC, dates::zone);

    let mut text = decoded.text;
    let sound = !formats::has_controls(&text);
    if !sound {
        text.to_mut().retain(formats::is_text);
    }
    let start = text.trim_start();
    let mut feed = if start.starts_with(['{', '[']) {
        match serde_json::from_str(start) {
            Ok(json) => json_feed::feed(&json, &around, &zone),
            Err(error) => {
                faults.push(Remark::new("json-broken", format!("The JSON cannot be read: {error}.")));
                Feed::default()
            }
        }
    } else if formats::is_web_page(start) {
        faults.push(Remark::new("format-unknown", formats::WEB_PAGE));
        Feed::default()
    } else {
        if !sound {
            faults.push(Remark::new("xml-broken", "The XML has control characters in it, which none may."));
        }
        let fault = soundness::fault(start.strip_prefix('\u{FEFF}').unwrap_or(start));
        faults.extend(fault.map(|fault| Remark::new("xml-broken", fault)));
        let tree = Tree::parse(start, &mut Vec::new());
        match tree.root() {
            Some(root) => of_tree(root, &around, &zone),
            None => Feed::default(),
        }
    };
    if feed.version.is_none() && faults.is_empty() {
        faults.push(Remark::new("format-unknown", "The document is no feed."));
    }
    if feed.channel.language.is_none() {
        feed.channel.language = lang.map(str::to_owned);
    }
    Feed { encoding: decoded.name, faults, ..feed }
}

/// Whether an element is the root of a feed in XML: of RSS, RDF or CDF.
pub(super) fn is_rss(root: Element<'_>) -> bool {
    ["rss", "RDF", "channel"].iter().any(|name| root.is(name))
}

/// Whether an element is the root of a feed or an entry of Atom.
pub(super) fn is_atom(root: Element<'_>) -> bool {
    root.is("feed") || (root.is("entry") && root.space() == Space::Atom)
}

/// Reads a feed in XML.
pub(super) fn of_tree(root: Element<'_>, around: &Around, zone: &TimeZone) -> Feed {
    let mut entries = Vec::new();
    let feed = in_parts(root, around, zone, |_, entry| entries.push(entry));
    Feed { entries, ..feed }
}

/// Reads a feed in XML and hands out its entries one after the other, so that they need not all be held; returned is the feed
/// without them.
pub(super) fn in_parts(
    root: Element<'_>,
    around: &Around,
    zone: &TimeZone,
    mut each: impl FnMut(&Feed, Record),
) -> Feed {
    let version = version(root);
    let reader = Reader { zone, guesses: version.is_some_and(|version| !version.is_atom()) };
    let mut feed = Feed { version, version_said: root.attr("version").map(str::to_owned), ..Feed::default() };
    let mut entries = Vec::new();
    if version.is_some() {
        if root.is("entry") {
            entries.push((root, around.clone()));
        } else {
            feed.channel = reader.document(root, around, &mut entries);
        }
    }
    for (entry, around) in entries {
        each(&feed, reader.entry(entry, &around));
    }
    feed
}

fn version(root: Element<'_>) -> Option<Version> {
    let said = root.attr("version").unwrap_or_default();
    if is_atom(root) {
        let declares = |uri| root.tree().declares(uri);
        return Some(match said {
            "0.1" => Version::Atom01,
            "0.2" => Version::Atom02,
            "0.3" => Version::Atom03,
            _ if declares("purl.org/atom/ns") => Version::Atom03,
            _ if declares("www.w3.org/2005/atom") => Version::Atom10,
            _ => Version::Atom,
        });
    }
    if !is_rss(root) {
        return None;
    }
    if root.is("channel") && root.space() == Space::Main && root.prefix().is_empty() {
        return Some(Version::Cdf);
    }
    let declares = |uri| root.tree().declares(uri);
    Some(match said {
        "0.91" if root.tree().doctype().to_ascii_lowercase().contains("netscape") => Version::Rss091Netscape,
        "0.91" => Version::Rss091,
        "0.92" => Version::Rss092,
        "0.93" => Version::Rss093,
        "0.94" => Version::Rss094,
        _ if said.starts_with("2.") || said == "2" => Version::Rss20,
        _ if declares("purl.org/rss/1.0") => Version::Rss10,
        _ if declares("my.netscape.com/rdf/simple/0.9") => Version::Rss090,
        _ if declares("channel.netscape.com/rdf/simple/0.9") => Version::Rss090,
        _ if declares("backend.userland.com/rss2") => Version::Rss20,
        _ => Version::Rss,
    })
}
