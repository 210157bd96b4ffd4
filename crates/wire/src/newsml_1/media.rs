//! Pictures, films and sound: components of their own, each perhaps with a caption and in several sizes.

use super::{
    content, formal, formal_of, kind_of, lines, property,
    story::{Leaf, Part},
    words_of,
};
use crate::xml::Element;
use tellal_story::{Item, ItemKind, MediaRef, Rendition};

/// Names of sizes and forms of one medium. Components of one parent that are called so are one picture.
const SIZES: &[&str] = &[
    "main",
    "thumbnail",
    "thumb",
    "quicklook",
    "preview",
    "highres",
    "hires",
    "lowres",
    "web",
    "viewimage",
    "square",
    "original",
    "icon",
    "small",
    "medium",
    "large",
    "slide",
];

/// The media among the leaves of a story.
pub(super) fn read(leaves: &[Leaf<'_>], item: &Item) -> Vec<MediaRef> {
    let mut groups: Vec<(Element<'_>, Vec<&Leaf<'_>>)> = Vec::new();
    for leaf in leaves.iter().filter(|leaf| content::is_medium(leaf.content)).take(1000) {
        let sized = SIZES.contains(&&*leaf.role);
        // Only neighbours are looked at: a hostile file of many components costs no more than its length.
        match groups.last_mut() {
            Some((component, group)) if component.same(leaf.component) => group.push(leaf),
            Some((_, group))
                if sized
                    && group.iter().all(|other| {
                        other.parent.same(leaf.parent) && SIZES.contains(&&*other.role) && other.role != leaf.role
                    }) =>
            {
                group.push(leaf);
            }
            _ => groups.push((leaf.component, vec![leaf])),
        }
    }
    groups
        .into_iter()
        .take(crate::MAX_MEDIA)
        .filter_map(|(component, group)| medium(component, &group, leaves, item))
        .collect()
}

fn medium(component: Element<'_>, group: &[&Leaf<'_>], leaves: &[Leaf<'_>], item: &Item) -> Option<MediaRef> {
    let renditions: Vec<Rendition> = group.iter().filter_map(|leaf| rendition(leaf)).take(64).collect();
    let size = |rendition: &&Rendition| {
        (rendition.width.unwrap_or(0), rendition.height.unwrap_or(0), rendition.bytes.unwrap_or(0))
    };
    let best = renditions.iter().max_by_key(size)?.clone();
    let first = group.first()?;
    let kind = group.iter().find_map(|leaf| kind(leaf));
    // Its caption and lines stand in the component, or in the one around it.
    // A component that has copy, too, speaks of the story.
    let tells = |near: &Element<'_>| {
        leaves.iter().any(|leaf| {
            (leaf.component.same(*near) || leaf.parent.same(*near)) && leaf.part == Part::Body && leaf.has_copy
        })
    };
    let around: Vec<Element<'_>> = [component, first.parent].into_iter().filter(|near| !tells(near)).collect();
    let text = |part: Part| {
        let mut found = leaves
            .iter()
            .filter(|leaf| leaf.part == part && content::is_text(leaf.content))
            .filter(|leaf| around.iter().any(|near| leaf.parent.same(*near) || leaf.component.same(*near)));
        found.find_map(|leaf| leaf.words.clone())
    };
    let line =
        |name: &str| around.iter().flat_map(|near| near.all("NewsLines")).find_map(|lines| words_of(lines, name));
    let mut about = Item::default();
    for near in &around {
        lines::read(*near, &mut about);
    }
    lines::credit(&around, &mut about);
    let photographer =
        about.byline.0.first().cloned().or_else(|| about.authors.first().map(|author| author.name.clone()));
    let agency = about.credit.or_else(|| item.credit.clone());
    let credit = match (photographer, agency) {
        (Some(name), Some(agency)) if name != agency => format!("{name} / {agency}"),
        (name, agency) => name.or(agency).unwrap_or_default(),
    };
    Some(MediaRef {
        href: best.href.clone(),
        id: component.attr("Duid").map(str::to_owned).filter(|id| id.len() > 3),
        kind,
        role: Some(first.role.clone()).filter(|role| !role.is_empty()),
        content_type: best.content_type.clone(),
        headline: line("HeadLine").or_else(|| text(Part::Headline)).unwrap_or_default(),
        caption: text(Part::Caption).unwrap_or_default(),
        credit,
        alt: String::new(),
        width: best.width,
        height: best.height,
        renditions,
        copyright: about.copyright,
        usage_terms: about.usage_terms,
    })
}

/// What a medium is, by all that is said of it.
pub(super) fn kind(leaf: &Leaf<'_>) -> Option<ItemKind> {
    let said = ["MediaType", "MimeType", "Format"].iter().find_map(|name| kind_of(&formal_of(leaf.content, name)?));
    said.or_else(|| kind_of(&leaf.role)).or_else(|| kind_of(leaf.content.attr("Href")?.rsplit('.').next()?))
}

fn rendition(leaf: &Leaf<'_>) -> Option<Rendition> {
    let characteristics = leaf.content.child("Characteristics");
    let said = |names: &[&str]| names.iter().find_map(|name| property(characteristics?, name));
    let number = |names: &[&str]| said(names).and_then(|number| number.parse().ok());
    let size = characteristics.and_then(|characteristics| words_of(characteristics, "SizeInBytes"));
    let mime = leaf.content.all("MimeType").chain(leaf.content.all("Format")).filter_map(formal);
    Some(Rendition {
        name: said(&["ImageUse", "Rendition"]).unwrap_or_else(|| leaf.role.clone()),
        href: leaf.content.attr("Href")?.to_owned(),
        content_type: mime.into_iter().find(|mime| mime.contains('/')),
        width: number(&["PixelWidth", "Width"]),
        height: number(&["PixelHeight", "Height"]),
        bytes: size.and_then(|size| size.parse().ok()),
    })
}
