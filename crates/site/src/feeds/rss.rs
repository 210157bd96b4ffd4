//! RSS 2.0 (the RSS Advisory Board's specification), with Dublin Core for authors and rights, the content module for the whole
//! text, and Media RSS for the picture.

use super::{Channel, entry::Entry};
use crate::xml::Xml;
use jiff::Timestamp;

const NAMESPACES: [(&str, &str); 5] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:media", "http://search.yahoo.com/mrss/"),
];

pub(super) fn write(channel: &Channel) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("rss", &NAMESPACES);
    xml.open("channel", &[]);
    xml.words("title", &[], &channel.title);
    xml.words("link", &[], &channel.page);
    xml.words("description", &[], &channel.description);
    xml.words("language", &[], channel.lang.as_str());
    xml.words("lastBuildDate", &[], &day_and_time(channel.updated));
    xml.words("generator", &[], concat!("Tellal ", env!("CARGO_PKG_VERSION")));
    xml.empty("atom:link", &[("rel", "self"), ("type", "application/rss+xml"), ("href", &channel.address)]);
    for entry in &channel.entries {
        write_item(&mut xml, entry);
    }
    xml.close("channel");
    xml.close("rss");
    xml.into_bytes()
}

fn write_item(xml: &mut Xml, entry: &Entry) {
    xml.open("item", &[]);
    xml.words("title", &[], &entry.headline);
    xml.words("link", &[], &entry.url);
    xml.words("guid", &[("isPermaLink", "false")], &entry.id);
    xml.words("pubDate", &[], &day_and_time(entry.published));
    xml.words("atom:updated", &[], &super::atom::instant(entry.modified));
    // `author` would have to be an e-mail address.
    for author in &entry.authors {
        xml.words("dc:creator", &[], author);
    }
    xml.words("category", &[], &entry.section_title);
    xml.words("dc:language", &[], entry.lang.as_str());
    xml.words("dc:source", &[], &entry.source.agency);
    if let Some(terms) = &entry.source.terms {
        xml.words("dc:rights", &[], terms);
    }
    if !entry.standfirst.is_empty() {
        xml.words("description", &[], &entry.standfirst);
    }
    xml.words("content:encoded", &[], &entry.html);
    if let Some(picture) = &entry.picture {
        let (width, height) = (picture.width.to_string(), picture.height.to_string());
        let mut attributes = vec![("url", picture.url.as_str()), ("medium", "image"), ("type", picture.content_type)];
        if picture.width > 0 && picture.height > 0 {
            attributes.extend([("width", width.as_str()), ("height", height.as_str())]);
        }
        xml.open("media:content", &attributes);
        if !picture.credit.is_empty() {
            xml.words("media:credit", &[], &picture.credit);
        }
        xml.close("media:content");
    }
    xml.close("item");
}

/// RFC 822 with a year of four digits, as RSS asks for.
fn day_and_time(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
