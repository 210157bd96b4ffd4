//! What an item points to: other items, pages, and pictures and films by their address.

use super::{
    media::{kind as kind_of_type, number},
    meta,
    names::{Names, Parts},
};
use crate::xml::Element;
use tellal_story::{Item, ItemKind, MediaRef, Related};

pub(super) fn read<'a>(meta: &Parts<'a>, names: &Names<'a>, item: &mut Item) {
    for link in meta.all("link") {
        let rel = names.word(link, "rel", "reluri").map_or_else(|| "related".to_owned(), Into::into);
        let id = link.attr("residref").or_else(|| link.attr("guidref"));
        // A file that was delivered beside the item has its name here.
        let file = link.child("filename").map(Element::words).filter(|name| !name.is_empty());
        let href = link.attr("href").map(str::to_owned).or(file);
        let title = names.text(link.all("title").chain(link.all("name")));
        match (medium(link, names), href) {
            (Some(kind), Some(href)) => {
                if item.media.len() >= crate::MAX_MEDIA {
                    continue;
                }
                let caption = link.all("title").any(|title| names.role(title).as_deref() == Some("caption"));
                let (headline, caption) = if caption { (None, title) } else { (title, None) };
                item.media.push(MediaRef {
                    href,
                    id: id.map(str::to_owned),
                    kind: Some(kind),
                    role: Some(rel),
                    content_type: link
                        .attr("contenttype")
                        .filter(|kind| kind_of_type(kind).is_some())
                        .map(str::to_owned),
                    headline: headline.unwrap_or_default(),
                    caption: caption.unwrap_or_default(),
                    width: number(link, "width"),
                    height: number(link, "height"),
                    ..MediaRef::default()
                });
            }
            (_, Some(href)) if id.is_none() && matches!(&*rel, "canonical" | "sourceUrl" | "webpage" | "original") => {
                item.link = Some(href);
            }
            (_, None) if id.is_none() => {}
            (_, href) => {
                item.related.push(Related { rel, id: id.unwrap_or_default().to_owned(), href, title });
            }
        }
    }
}

/// The kind of the medium that a link leads to, if it is one that stands in a story.
fn medium<'a>(link: Element<'a>, names: &Names<'a>) -> Option<ItemKind> {
    let class = link.child("itemClass").and_then(|class| names.code(class));
    let kind = match class {
        Some(class) => Some(meta::kind(Some(&class))),
        None => link.attr("contenttype").and_then(kind_of_type),
    };
    kind.filter(|kind| !matches!(kind, ItemKind::Text | ItemKind::Package))
}
