//! Atom (RFC 4287).

use super::{Channel, entry::Entry};
use crate::xml::Xml;
use jiff::Timestamp;

pub(super) fn write(channel: &Channel) -> Vec<u8> {
    let mut xml = Xml::new();
    let lang = channel.lang.as_str();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang)]);
    xml.words("id", &[], &channel.address);
    xml.words("title", &[], &channel.title);
    xml.words("subtitle", &[], &channel.description);
    xml.words("updated", &[], &instant(channel.updated));
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &channel.address)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("hreflang", lang), ("href", &channel.page)]);
    person(&mut xml, &channel.publisher, Some(&channel.page));
    xml.words("generator", &[("version", env!("CARGO_PKG_VERSION"))], "Tellal");
    for entry in &channel.entries {
        write_entry(&mut xml, entry);
    }
    xml.close("feed");
    xml.into_bytes()
}

fn write_entry(xml: &mut Xml, entry: &Entry) {
    let lang = entry.lang.as_str();
    xml.open("entry", &[("xml:lang", lang)]);
    xml.words("id", &[], &entry.id);
    xml.words("title", &[], &entry.headline);
    xml.words("published", &[], &instant(entry.published));
    xml.words("updated", &[], &instant(entry.modified));
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("hreflang", lang), ("href", &entry.url)]);
    if let Some(link) = &entry.source.link {
        xml.empty("link", &[("rel", "via"), ("href", link), ("title", &entry.source.agency)]);
    }
    for author in &entry.authors {
        person(xml, author, None);
    }
    // Atom's own `source` is for entries copied from another feed; whose story it is, is said as an organisation with a part in it.
    xml.open("contributor", &[]);
    xml.words("name", &[], &entry.source.agency);
    if let Some(link) = &entry.source.link {
        xml.words("uri", &[], link);
    }
    xml.close("contributor");
    xml.empty("category", &[("term", &entry.section), ("label", &entry.section_title)]);
    if let Some(terms) = &entry.source.terms {
        xml.words("rights", &[], terms);
    }
    if !entry.standfirst.is_empty() {
        xml.words("summary", &[], &entry.standfirst);
    }
    xml.words("content", &[("type", "html")], &entry.html);
    xml.close("entry");
}

fn person(xml: &mut Xml, name: &str, uri: Option<&str>) {
    xml.open("author", &[]);
    xml.words("name", &[], name);
    if let Some(uri) = uri {
        xml.words("uri", &[], uri);
    }
    xml.close("author");
}

/// RFC 3339, to the second.
pub(super) fn instant(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
