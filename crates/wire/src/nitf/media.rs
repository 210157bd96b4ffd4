//! `media`: pictures, films and sound, each perhaps in several sizes.

use crate::xml::Element;
use tellal_story::{ItemKind, MediaRef, Rendition};

/// The media in an element at any depth.
pub(super) fn read(element: Element<'_>) -> Vec<MediaRef> {
    element.descendants().filter(|child| child.is("media")).filter_map(medium).take(crate::MAX_MEDIA).collect()
}

/// One medium; none if it says no address.
pub(super) fn medium(media: Element<'_>) -> Option<MediaRef> {
    let renditions: Vec<Rendition> = media
        .all("media-reference")
        .filter_map(|reference| {
            let number = |name: &str| reference.attr(name).and_then(|number| number.parse().ok());
            Some(Rendition {
                name: reference.attr("name").or_else(|| reference.attr("id")).unwrap_or_default().to_owned(),
                href: reference.attr("source").or_else(|| reference.attr("data-location"))?.to_owned(),
                content_type: reference.attr("mime-type").map(str::to_owned),
                width: number("width"),
                height: number("height"),
                bytes: None,
            })
        })
        .take(64)
        .collect();
    let best = renditions.iter().max_by_key(|rendition| rendition.width.unwrap_or(0))?.clone();
    let kind = media.attr("media-type").or(best.content_type.as_deref()).unwrap_or("image").to_ascii_lowercase();
    let kind = match kind.split('/').next().unwrap_or_default() {
        "image" | "photo" | "picture" => Some(ItemKind::Picture),
        "graphic" => Some(ItemKind::Graphic),
        "video" => Some(ItemKind::Video),
        "audio" => Some(ItemKind::Audio),
        _ => None,
    };
    let references = || media.all("media-reference");
    let said = |name: &str| references().find_map(|reference| reference.attr(name)).unwrap_or_default().to_owned();
    let words = |name: &str| {
        let texts: Vec<String> = media.all(name).map(Element::words).filter(|text| !text.is_empty()).collect();
        texts.join(" ")
    };
    let caption = words("media-caption");
    let producer = words("media-producer");
    let meta = |name: &str| {
        let mut all = media
            .all("media-metadata")
            .filter(|meta| meta.attr("name").is_some_and(|known| known.eq_ignore_ascii_case(name)));
        all.find_map(|meta| meta.attr("value")).unwrap_or_default().to_owned()
    };
    let first = |texts: [String; 4]| texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    Some(MediaRef {
        href: best.href.clone(),
        id: media.attr("id").map(str::to_owned),
        kind,
        role: media.attr("class").map(str::to_owned),
        content_type: best.content_type.clone(),
        headline: first([meta("headline"), meta("title"), words("hl2"), String::new()]),
        caption,
        credit: first([producer, said("source-credit"), meta("credit"), meta("photographer")]),
        alt: said("alternate-text"),
        width: best.width,
        height: best.height,
        copyright: Some(said("copyright")).filter(|text| !text.is_empty()),
        usage_terms: Some(meta("usage")).filter(|text| !text.is_empty()),
        renditions,
    })
}
