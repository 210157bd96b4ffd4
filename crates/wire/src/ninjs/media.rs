//! Pictures, sound and film: an item's own renditions, and the items that are associated with it.

use super::{
    about,
    fields::{get, list, text},
    kind, words,
};
use crate::MAX_MEDIA;
use serde_json::Value;
use tellal_story::{Item, ItemKind, MediaRef, Related, Rendition};

/// Adds an item's media, and names the items that are related to it.
pub(super) fn read(value: &Value, item: &mut Item) {
    let own = renditions(value);
    texts(&own, item);
    let shown: Vec<_> = own.into_iter().filter(|rendition| !is_text(rendition)).collect();
    if !shown.is_empty() {
        let kind = Some(item.kind).filter(|kind| *kind != ItemKind::Text && *kind != ItemKind::Package);
        let mut own = medium(value, kind, shown);
        // The item says these itself; its medium is the item.
        (own.id, own.copyright, own.usage_terms) = (None, None, None);
        item.media.push(own);
    }
    associations(value, item);
    for attachment in list(value, &["attachments"]) {
        let Some(href) = text(attachment, &["href", "url", "filename"]) else { continue };
        add(
            item,
            MediaRef {
                href,
                role: Some("attachment".to_owned()),
                content_type: text(attachment, &["mimetype", "contenttype"]),
                headline: text(attachment, &["title", "headline"]).unwrap_or_default(),
                caption: text(attachment, &["description"]).unwrap_or_default(),
                ..MediaRef::default()
            },
        );
    }
}

fn add(item: &mut Item, medium: MediaRef) {
    let known = |known: &MediaRef| known.href == medium.href && known.id == medium.id;
    if item.media.len() < MAX_MEDIA && !item.media.iter().any(known) {
        item.media.push(medium);
    }
}

/// The forms of the text itself that can be fetched: its page, or NITF at AP.
fn texts(own: &[Rendition], item: &mut Item) {
    for rendition in own.iter().filter(|rendition| is_text(rendition)) {
        if rendition.content_type.as_deref().is_some_and(|kind| kind.contains("html")) && item.link.is_none() {
            item.link = Some(rendition.href.clone());
        } else {
            let rel = "rendition".to_owned();
            let (href, title) = (Some(rendition.href.clone()), Some(rendition.name.clone()));
            item.related.push(Related { rel, id: String::new(), href, title });
        }
    }
}

fn is_text(rendition: &Rendition) -> bool {
    rendition.content_type.as_deref().is_some_and(|kind| {
        kind.starts_with("text/") || kind.contains("xml") || kind.contains("json") || kind == "application/octet-stream"
    })
}

/// The renditions of an item: a list with names in it (2.x, 3.x), or an object with one field each (1.x).
fn renditions(value: &Value) -> Vec<Rendition> {
    let read = |name: &str, entry: &Value| {
        let number = |names: &[&str]| text(entry, names)?.parse::<f64>().ok().filter(|number| *number >= 0.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes; the cast saturates")]
        Some(Rendition {
            name: name.to_owned(),
            href: text(entry, &["href", "url"])?,
            content_type: text(entry, &["contenttype", "mimetype"]),
            width: number(&["width"]).map(|number| number as u32),
            height: number(&["height"]).map(|number| number as u32),
            bytes: number(&["sizeinbytes", "size"]).map(|number| number as u64),
        })
    };
    match get(value, &["renditions"]) {
        Some(Value::Object(all)) => all.iter().take(MAX_MEDIA).filter_map(|(name, entry)| read(name, entry)).collect(),
        Some(Value::Array(all)) => {
            let name = |entry: &Value| text(entry, &["name", "role", "title"]).unwrap_or_default();
            all.iter().take(MAX_MEDIA).filter_map(|entry| read(&name(entry), entry)).collect()
        }
        _ => Vec::new(),
    }
}

/// The rendition that a page can show best: of a kind that browsers show, and the largest; of those that do not say their
/// size, the one whose name promises most.
pub(crate) fn best(renditions: &[Rendition]) -> Option<&Rendition> {
    let rank = |rendition: &&Rendition| {
        let kind = rendition.content_type.as_deref().unwrap_or_default();
        let shown = matches!(
            kind,
            "image/jpeg"
                | "image/jpg"
                | "image/png"
                | "image/webp"
                | "image/gif"
                | "video/mp4"
                | "audio/mpeg"
                | "audio/mp3"
        );
        let name = rendition.name.to_ascii_lowercase();
        let named =
            ["thumb", "preview", "small", "viewimage", "lowres", "web", "main", "highres", "baseimage", "original"]
                .iter()
                .rposition(|part| name.contains(part))
                .unwrap_or(4);
        (shown, rendition.width.unwrap_or(0), named)
    };
    // Of equals the first.
    renditions.iter().rev().max_by_key(rank)
}

fn medium(value: &Value, kind: Option<ItemKind>, renditions: Vec<Rendition>) -> MediaRef {
    let best = best(&renditions).cloned().unwrap_or_default();
    let credit = text(value, &["creditline", "description_creditline", "byline", "by"])
        .or_else(|| about::sources(value).into_iter().next().map(|(_, name)| name))
        .or_else(|| about::authors(value).into_iter().next().map(|author| author.name))
        .or_else(|| text(value, &["source", "copyrightholder"]));
    MediaRef {
        href: best.href,
        id: text(value, &["uri", "guid", "urn"]),
        kind,
        role: text(value, &["name", "rel"]),
        content_type: best.content_type.or_else(|| text(value, &["mimetype", "mime_type"])),
        headline: words::title(value).unwrap_or_default(),
        caption: words::standfirst(value, kind.unwrap_or(ItemKind::Picture)),
        credit: credit.unwrap_or_default(),
        alt: words::alt(value),
        width: best.width,
        height: best.height,
        renditions,
        copyright: text(value, &["copyrightnotice", "copyrightholder"]),
        usage_terms: text(value, &["usageterms"]),
    }
}

/// The associated items, by the name that each has: an object with one field each (1.x, Superdesk, AP) or a list.
fn associations(value: &Value, item: &mut Item) {
    let named: Vec<(Option<&str>, &Value)> = match get(value, &["associations"]) {
        Some(Value::Object(all)) => all.iter().map(|(name, entry)| (Some(&**name), entry)).collect(),
        Some(Value::Array(all)) => all.iter().map(|entry| (None, entry)).collect(),
        _ => return,
    };
    for (name, entry) in named.into_iter().filter(|(_, entry)| entry.is_object()).take(MAX_MEDIA) {
        // The rel says what it is to the item where a name only tells it from the others.
        let role = name.map(str::to_owned).or_else(|| text(entry, &["name", "rel", "id", "role"]));
        let id = text(entry, &["uri", "guid", "urn"]);
        let shown: Vec<_> = renditions(entry).into_iter().filter(|rendition| !is_text(rendition)).collect();
        let said = get(entry, &["type"]).is_some();
        let kind = Some(kind(entry)).filter(|kind| said && !matches!(kind, ItemKind::Text | ItemKind::Package));
        if shown.is_empty() && kind.is_none() && !id.as_deref().is_some_and(is_picture) {
            let rel = text(entry, &["rel"]).or(role).unwrap_or_else(|| "related".to_owned());
            let title = words::title(entry);
            let href = renditions(entry).into_iter().next().map(|rendition| rendition.href);
            if item.related.len() < MAX_MEDIA {
                item.related.push(Related { rel, id: id.unwrap_or_default(), href, title });
            }
            continue;
        }
        let mut found = medium(entry, kind, shown);
        // A name that is only a number tells nothing.
        found.role = role.filter(|role| {
            let number = role.strip_prefix("media-").or_else(|| role.strip_prefix("media_"));
            !number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
        });
        if found.href.is_empty() {
            // Known by its id alone, as at AP, where the item is fetched by it.
            found.href = found.id.clone().unwrap_or_default();
        }
        add(item, found);
    }
}

fn is_picture(address: &str) -> bool {
    MediaRef { href: address.to_owned(), ..MediaRef::default() }.is_picture()
}
