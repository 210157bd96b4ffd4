//! JSON Feed 1.1 (jsonfeed.org/version/1.1). Whose story it is has no field there and stands in an extension, `_tellal`.

use super::{Channel, atom::instant, entry::Entry};
use serde::Serialize;

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: &'a str,
    description: &'a str,
    home_page_url: &'a str,
    #[serde(rename = "feed_url")]
    address: &'a str,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    content_html: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    date_modified: String,
    authors: Vec<Author<'a>>,
    tags: [&'a str; 1],
    language: &'a str,
    #[serde(rename = "_tellal")]
    tellal: Extension<'a>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Extension<'a> {
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<&'a str>,
    section: &'a str,
}

pub(super) fn write(channel: &Channel) -> Vec<u8> {
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: &channel.title,
        description: &channel.description,
        home_page_url: &channel.page,
        address: &channel.address,
        language: channel.lang.as_str(),
        authors: [Author { name: &channel.publisher, url: Some(&channel.page) }],
        items: channel.entries.iter().map(item).collect(),
    };
    // Strings and numbers alone: nothing here can fail to be written.
    serde_json::to_vec(&feed).unwrap_or_default()
}

fn item(entry: &Entry) -> Item<'_> {
    Item {
        id: &entry.id,
        url: &entry.url,
        title: &entry.headline,
        content_html: &entry.html,
        summary: &entry.standfirst,
        image: entry.picture.as_ref().map(|picture| picture.url.as_str()),
        date_published: instant(entry.published),
        date_modified: instant(entry.modified),
        authors: entry.authors.iter().map(|name| Author { name, url: None }).collect(),
        tags: [&entry.section_title],
        language: entry.lang.as_str(),
        tellal: Extension {
            source: &entry.source.agency,
            source_url: entry.source.link.as_deref(),
            terms: entry.source.terms.as_deref(),
            section: &entry.section,
        },
    }
}
