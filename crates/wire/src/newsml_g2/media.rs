//! Pictures and other media: an item's own, and those of the picture items that come in the same message.

use super::{in_language, role};
use crate::{Parsed, xml::Element};
use tellal_story::{Item, ItemKind, MediaRef};

/// The media that stand by address in a content set. One medium comes in several sizes; the largest is taken.
pub(super) fn read(set: Element<'_>, meta: Option<Element<'_>>, item: &mut Item) {
    let described = |wanted: &str| {
        let meta = meta?;
        let descriptions = meta.all("description");
        in_language(descriptions.filter(|text| role(*text).is_some_and(|role| role.eq_ignore_ascii_case(wanted))), item)
    };
    let caption = described("caption").or_else(|| {
        let meta = meta.filter(|_| item.kind != ItemKind::Text)?;
        in_language(meta.all("description"), item)
    });
    let caption = caption.map(Element::words).unwrap_or_default();
    let alt = described("altText").or_else(|| described("accessibility")).map(Element::words).unwrap_or_default();
    let photographer = meta.and_then(|meta| {
        let creator = meta.all("creator").find(|creator| role(*creator).is_some_and(|role| role.contains("photo")))?;
        in_language(creator.all("name"), item).map(Element::words)
    });
    let agency = item.credit.clone().unwrap_or_default();
    let credit = match photographer {
        Some(name) if agency.is_empty() || name == agency => name,
        Some(name) => format!("{name} / {agency}"),
        None => agency,
    };
    let parts: Vec<_> =
        set.all("remoteContent").filter(|part| address(*part).is_some()).take(crate::MAX_MEDIA).collect();
    let rendition = |part: &Element<'_>| part.attr("rendition").unwrap_or_default().to_owned();
    // One rendition twice means two pictures; several renditions are sizes of one.
    let best = parts.iter().max_by_key(|part| (number(**part, "width"), preference(&rendition(part)))).map(&rendition);
    for part in parts.into_iter().filter(|part| Some(rendition(part)) == best) {
        let href = address(part).unwrap_or_default().to_owned();
        item.media.push(MediaRef {
            href,
            content_type: part.attr("contenttype").map(str::to_owned),
            caption: caption.clone(),
            credit: credit.clone(),
            alt: alt.clone(),
            width: number(part, "width"),
            height: number(part, "height"),
            ..MediaRef::default()
        });
    }
}

/// A picture that an item links to.
pub(super) fn linked(link: Element<'_>, href: &str) -> MediaRef {
    MediaRef {
        href: href.to_owned(),
        content_type: link.attr("contenttype").map(str::to_owned),
        caption: link.child("title").map(Element::words).unwrap_or_default(),
        width: number(link, "width"),
        height: number(link, "height"),
        ..MediaRef::default()
    }
}

fn address(part: Element<'_>) -> Option<&str> {
    part.attr("href").or_else(|| part.attr("residref"))
}

fn number(element: Element<'_>, name: &str) -> Option<u32> {
    element.attr(name)?.parse().ok()
}

/// Where no rendition says its width.
fn preference(rendition: &str) -> u8 {
    match &*rendition.rsplit(':').next().unwrap_or_default().to_ascii_lowercase() {
        "highres" | "original" | "baseimage" => 4,
        "web" | "viewimage" | "preview" => 3,
        "" => 2,
        "thumb" | "thumbnail" | "icon" => 0,
        _ => 1,
    }
}

/// Gives the stories of a message the pictures that came with them: those that a story links to or that stand in one package
/// with it, and if there is one story only, all.
pub(super) fn join(parsed: &mut Parsed) {
    let is_story = |item: &Item| item.kind == ItemKind::Text;
    let stories = parsed.items.iter().filter(|read| is_story(&read.item)).count();
    let pictures: Vec<(Option<String>, Vec<MediaRef>)> = parsed
        .items
        .iter()
        .filter(|read| matches!(read.item.kind, ItemKind::Picture | ItemKind::Graphic))
        .map(|read| (read.item.id.clone(), read.item.media.clone()))
        .collect();
    // A real message has a handful of each; a hostile one shall not cost their product.
    if pictures.is_empty() || stories == 0 || stories * pictures.len() > 100_000 {
        return;
    }
    let packages: Vec<Vec<String>> = parsed
        .items
        .iter()
        .filter(|read| read.item.kind == ItemKind::Package)
        .map(|read| read.item.related.iter().map(|related| related.id.clone()).collect())
        .collect();
    for read in parsed.items.iter_mut().filter(|read| is_story(&read.item)) {
        let item = &mut read.item;
        for (id, media) in &pictures {
            let together = |package: &Vec<String>| {
                [id, &item.id].into_iter().all(|id| id.as_ref().is_some_and(|id| package.contains(id)))
            };
            let linked = id.as_ref().is_some_and(|id| item.related.iter().any(|related| related.id == *id));
            if stories == 1 || linked || packages.iter().any(together) {
                for medium in media {
                    if item.media.len() < crate::MAX_MEDIA && !item.media.iter().any(|known| known.href == medium.href)
                    {
                        item.media.push(medium.clone());
                    }
                }
            }
        }
    }
}
