//! Pictures and other media that stand by address in an item's content.

use super::names::{Names, Parts};
use crate::xml::Element;
use std::borrow::Cow;
use tellal_story::{Item, ItemKind, MediaRef, Rendition};

/// Renditions of all media of one item together.
const MAX_PARTS: usize = 1000;

/// Reads the media of a content set. One medium comes in several sizes and forms, each a rendition of its own name; a name
/// that comes twice begins another medium.
pub(super) fn read<'a>(set: Element<'a>, meta: Option<&Parts<'a>>, names: &Names<'a>, item: &mut Item) {
    let mut media: Vec<Vec<Element<'a>>> = Vec::new();
    for part in set.all("remoteContent").filter(|part| address(*part).is_some()).take(MAX_PARTS) {
        let name = part.attr("rendition");
        match media.iter().position(|one| one.iter().all(|known| known.attr("rendition") != name)) {
            Some(at) => media[at].push(part),
            None if item.media.len() + media.len() < crate::MAX_MEDIA => media.push(vec![part]),
            None => break,
        }
    }
    if media.is_empty() {
        return;
    }
    let is_medium = !matches!(item.kind, ItemKind::Text | ItemKind::Package);
    let described = |wanted: &str| {
        let is = |text: &Element<'a>| names.role(*text).is_some_and(|role| role.eq_ignore_ascii_case(wanted));
        names.text(meta?.all("description").filter(is))
    };
    let caption = described("caption").filter(|_| is_medium).or_else(|| {
        let meta = meta.filter(|_| is_medium)?;
        names.text(meta.all("description"))
    });
    let alt = described("altText").or_else(|| described("accessibility"));
    let credit = credit(meta, names, item);
    for parts in media {
        let rank = |part: &Element<'a>| {
            let fits = is_medium && part.attr("contenttype").and_then(kind) == Some(item.kind);
            (fits, number(*part, "width"), preference(&name(*part, names)))
        };
        let Some(best) = parts.iter().copied().max_by_key(rank) else { continue };
        let rendition = |part: &Element<'a>| Rendition {
            name: name(*part, names).into(),
            href: address(*part).unwrap_or_default().to_owned(),
            content_type: part.attr("contenttype").map(str::to_owned),
            width: number(*part, "width"),
            height: number(*part, "height"),
            bytes: part.attr("size").and_then(|size| size.parse().ok()),
        };
        let own_kind = best.attr("contenttype").and_then(kind);
        item.media.push(MediaRef {
            href: address(best).unwrap_or_default().to_owned(),
            id: if is_medium { item.id.clone() } else { best.attr("residref").map(str::to_owned) },
            kind: if is_medium { Some(item.kind) } else { own_kind },
            role: None,
            content_type: best.attr("contenttype").map(str::to_owned),
            headline: if is_medium { item.headline.clone() } else { String::new() },
            caption: caption.clone().unwrap_or_default(),
            credit: credit.clone(),
            alt: alt.clone().unwrap_or_default(),
            width: number(best, "width"),
            height: number(best, "height"),
            renditions: parts.iter().map(rendition).collect(),
            copyright: item.copyright.clone().filter(|_| is_medium),
            usage_terms: item.usage_terms.clone().filter(|_| is_medium),
        });
    }
}

/// Photographer and agency, unless the agency's credit line names the photographer already.
fn credit<'a>(meta: Option<&Parts<'a>>, names: &Names<'a>, item: &Item) -> String {
    let is_photographer = |creator: &Element<'a>| names.role(*creator).is_some_and(|role| role.contains("photo"));
    let photographer = meta.and_then(|meta| names.name(meta.all("creator").find(is_photographer)?));
    let agency = item.credit.clone().unwrap_or_default();
    match photographer {
        Some(name) if agency.is_empty() || agency.contains(&name) => {
            if agency.is_empty() {
                name
            } else {
                agency
            }
        }
        Some(name) => format!("{name} / {agency}"),
        None => agency,
    }
}

/// What a rendition is called.
fn name<'a>(part: Element<'a>, names: &Names<'a>) -> Cow<'a, str> {
    names.word(part, "rendition", "renditionuri").unwrap_or_default()
}

/// The kind of medium that a MIME type names.
pub(super) fn kind(content_type: &str) -> Option<ItemKind> {
    match content_type.split('/').next()?.trim().to_ascii_lowercase().as_str() {
        "image" => Some(ItemKind::Picture),
        "video" => Some(ItemKind::Video),
        "audio" => Some(ItemKind::Audio),
        _ => None,
    }
}

fn address(part: Element<'_>) -> Option<&str> {
    part.attr("href").or_else(|| part.attr("residref"))
}

pub(super) fn number(element: Element<'_>, name: &str) -> Option<u32> {
    element.attr(name)?.parse().ok()
}

/// Where no rendition says its width.
fn preference(rendition: &str) -> u8 {
    match &*rendition.to_ascii_lowercase() {
        "highres" | "original" | "baseimage" => 4,
        "web" | "viewimage" | "preview" => 3,
        "" => 2,
        "thumb" | "thumbnail" | "icon" => 0,
        _ => 1,
    }
}
