//! JSON Feed 1.0 and 1.1 (jsonfeed.org).

use super::{address, date, finish, fragment, id_of_link, repeated, set_body};
use crate::{Parsed, ParsedItem, byline, formats::Delivery, html, html::Fragment, text, xml::words};
use serde_json::Value;
use tellal_story::{Byline, Item, Lang, MediaRef, Subject};
use url::Url;

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    let version = delivery.json.as_ref().and_then(|json| json.get("version")).and_then(Value::as_str);
    version.is_some_and(|version| version.contains("jsonfeed.org/version/"))
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let Some(feed) = &delivery.json else { return };
    let items = feed.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    parsed.items.extend(items.iter().filter(|item| item.is_object()).map(|item| read(item, feed, delivery)));
}

fn text_of<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

fn read(value: &Value, feed: &Value, delivery: &Delivery<'_>) -> ParsedItem {
    let mut read = ParsedItem::default();
    let site = text_of(feed, "home_page_url").or(text_of(feed, "feed_url")).and_then(|url| Url::parse(url).ok());
    let link = ["url", "external_url"].into_iter().find_map(|key| address(text_of(value, key)?, site.as_ref()));
    let base = link.as_deref().and_then(|link| Url::parse(link).ok()).or(site);
    let base = base.as_ref();
    // 1.0 allows an id that is a number, to be taken as its text.
    let id = match value.get("id") {
        Some(Value::String(id)) => Some(id.trim().to_owned()).filter(|id| !id.is_empty()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let first = date(text_of(value, "date_published").map(str::to_owned).into_iter(), &mut read, delivery);
    let changed = date(text_of(value, "date_modified").map(str::to_owned).into_iter(), &mut read, delivery);
    let lang = |of: &Value| text_of(of, "language").and_then(|tag| Lang::new(tag).ok());
    let tags = value.get("tags").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    read.item = Item {
        id: id.or_else(|| id_of_link(link.as_deref()?)),
        headline: text_of(value, "title").map(html::words).unwrap_or_default(),
        byline: Byline(names(value).iter().flat_map(|name| byline::read(name).0).collect()),
        lang: lang(value).or_else(|| lang(feed)),
        subjects: tags
            .iter()
            .filter_map(Value::as_str)
            .map(|tag| Subject { name: Some(words(tag)), ..Subject::default() })
            .collect(),
        first_created: first.or(changed),
        version_created: changed.or(first),
        credit: repeated(text_of(feed, "title").map(words)),
        link,
        ..Item::default()
    };
    let content = text_of(value, "content_html").map(|html| html::read(html, base)).or_else(|| {
        text_of(value, "content_text")
            .map(|text| Fragment { body: text::wrapped_paragraphs(text), ..Fragment::default() })
    });
    let summary = text_of(value, "summary").map(|summary| fragment(summary, base));
    set_body(&mut read, content, summary);
    let pictures = ["image", "banner_image"].into_iter().filter_map(|key| address(text_of(value, key)?, base));
    for href in pictures {
        add(&mut read.item, MediaRef { href, content_type: Some("image/*".to_owned()), ..MediaRef::default() });
    }
    let attachments = value.get("attachments").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for attachment in attachments {
        let Some(href) = text_of(attachment, "url").and_then(|url| address(url, base)) else { continue };
        let content_type = text_of(attachment, "mime_type").map(str::to_owned);
        let caption = text_of(attachment, "title").map(words).unwrap_or_default();
        add(&mut read.item, MediaRef { href, content_type, caption, ..MediaRef::default() });
    }
    finish(&mut read);
    read
}

fn add(item: &mut Item, medium: MediaRef) {
    if item.media.len() < crate::MAX_MEDIA && !item.media.iter().any(|known| known.href == medium.href) {
        item.media.push(medium);
    }
}

/// `authors` of 1.1 or `author` of 1.0.
fn names(value: &Value) -> Vec<String> {
    let many = value.get("authors").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    many.iter().chain(value.get("author")).take(50).filter_map(|author| text_of(author, "name")).map(words).fold(
        Vec::new(),
        |mut names, name| {
            if !names.contains(&name) {
                names.push(name);
            }
            names
        },
    )
}
