//! Packages: what they say of themselves, the items that they name, and the pictures which they give to stories.

use super::{Envelope, meta, names::says, names::text};
use crate::{Parsed, ParsedItem, formats::Delivery, xml::Element};
use std::collections::{HashMap, HashSet};
use tellal_story::{Item, ItemKind, MediaRef, Related};

/// A package: what it says of itself, and the items it names. One that says neither id nor headline is an envelope.
pub(super) fn read<'a>(element: Element<'a>, envelope: &Envelope<'a>, delivery: &Delivery<'_>) -> Option<ParsedItem> {
    let mut read = meta::read(element, envelope, delivery);
    read.item.kind = ItemKind::Package;
    if read.item.id.is_none() && read.item.headline.is_empty() {
        return None;
    }
    for group in element.descendants().filter(|element| element.is("group")) {
        // What a group is to the package: its main story, a sidebar, its pictures.
        let role = group.attr("role").map_or("item", |role| role.rsplit([':', '/']).next().unwrap_or(role));
        for reference in group.all("itemRef") {
            let title =
                ["title", "headline"].into_iter().find_map(|name| reference.all(name).find(|title| says(*title)));
            let id = id_of(reference).or_else(|| reference.attr("href"));
            read.item.related.push(Related {
                rel: role.to_owned(),
                id: id.unwrap_or_default().to_owned(),
                href: reference.attr("href").map(str::to_owned),
                title: title.map(text),
            });
        }
    }
    if read.item.related.is_empty() {
        // Some name their items without any group.
        let references = element.descendants().filter(|element| element.is("itemRef"));
        let related = |id: &str| Related { rel: "item".to_owned(), id: id.to_owned(), ..Related::default() };
        read.item.related.extend(references.filter_map(|reference| id_of(reference).map(related)));
    }
    Some(read)
}

fn id_of(reference: Element<'_>) -> Option<&str> {
    reference.attr("residref").or_else(|| reference.attr("guidref"))
}

/// The items that a package names, group by group.
pub(super) fn groups(package: Element<'_>) -> Vec<Vec<String>> {
    let holders = package.descendants().filter(|element| !element.is("itemRef"));
    let ids = |holder: Element<'_>| holder.all("itemRef").filter_map(id_of).map(str::to_owned).collect::<Vec<_>>();
    holders.map(ids).filter(|group| !group.is_empty()).collect()
}

/// Pictures that one message may give to its stories, all together: a hostile one shall not cost their product.
const MAX_JOINED: usize = 20_000;

/// Gives the stories of a message the pictures that came with them: those that a story links to or that stand in one package
/// with it, and if there is one story only, all. In a package of several stories, a picture belongs to those in its group,
/// or else to the first.
pub(super) fn join(packages: &[Vec<Vec<String>>], parsed: &mut Parsed) {
    let places = |is: fn(&Item) -> bool| -> Vec<usize> {
        parsed.items.iter().enumerate().filter(|(_, read)| is(&read.item)).map(|(at, _)| at).collect()
    };
    let stories = places(|item| item.kind == ItemKind::Text);
    let pictures = places(|item| matches!(item.kind, ItemKind::Picture | ItemKind::Graphic));
    if pictures.is_empty() || stories.is_empty() {
        return;
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    if let [story] = stories[..] {
        pairs.extend(pictures.iter().map(|picture| (story, *picture)));
    } else {
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        for (at, read) in parsed.items.iter().enumerate() {
            if let Some(id) = &read.item.id {
                by_id.entry(id).or_insert(at);
            }
        }
        let (stories, pictures): (HashSet<usize>, HashSet<usize>) =
            (stories.iter().copied().collect(), pictures.iter().copied().collect());
        for story in &stories {
            let item = &parsed.items[*story].item;
            let linked = item.related.iter().map(|related| &related.id);
            let linked = linked.chain(item.media.iter().filter_map(|medium| medium.id.as_ref()));
            let found = linked.filter_map(|id| by_id.get(id.as_str())).filter(|at| pictures.contains(at));
            pairs.extend(found.map(|picture| (*story, *picture)));
        }
        for package in packages {
            let mut first = None;
            let mut left = Vec::new();
            for group in package {
                if pairs.len() > MAX_JOINED {
                    break;
                }
                let members: Vec<usize> = group.iter().filter_map(|id| by_id.get(id.as_str())).copied().collect();
                let own: Vec<usize> = members.iter().copied().filter(|at| stories.contains(at)).collect();
                let theirs = members.into_iter().filter(|at| pictures.contains(at));
                first = first.or(own.first().copied());
                if own.is_empty() {
                    left.extend(theirs);
                } else {
                    let all = theirs.flat_map(|picture| own.iter().map(move |story| (*story, picture)));
                    pairs.extend(all.take(MAX_JOINED));
                }
            }
            pairs.extend(first.into_iter().flat_map(|story| left.iter().map(move |picture| (story, *picture))));
            if pairs.len() > MAX_JOINED {
                break;
            }
        }
    }
    pairs.truncate(MAX_JOINED);
    for (story, picture) in pairs {
        // A picture has one medium, and may have a preview beside it.
        let media: Vec<_> = parsed.items[picture].item.media.iter().take(4).cloned().collect();
        for medium in media {
            give(&mut parsed.items[story].item, medium);
        }
    }
}

/// Adds a picture to a story. One that the story has as a bare link already is made whole.
fn give(item: &mut Item, medium: MediaRef) {
    let same = |known: &&mut MediaRef| known.href == medium.href || known.id.is_some() && known.id == medium.id;
    if let Some(known) = item.media.iter_mut().find(same) {
        if known.caption.is_empty() {
            let role = known.role.take();
            *known = MediaRef { role, ..medium };
        }
    } else if item.media.len() < crate::MAX_MEDIA {
        item.media.push(medium);
    }
}
