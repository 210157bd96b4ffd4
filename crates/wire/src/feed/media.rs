//! Media RSS.

use super::{
    around::Around,
    model::{Credit, Medium, Record, Tag, Text},
    record::{MAX_MANY, add_tag, owned, set},
    texts::{self, Default as Taken, said},
};
use crate::xml::{Element, Space};

const CATEGORIES: &str = "http://search.yahoo.com/mrss/category_schema";

/// Reads an element of Media RSS; says whether it is one that is known. The words of a medium stand in for the title and
/// the description that an entry lacks.
pub(super) fn field(
    record: &mut Record,
    name: &str,
    child: Element<'_>,
    around: &Around,
    stand_in: (&mut Option<Text>, &mut Option<Text>),
) -> bool {
    match name {
        "group" => {
            let group = record.media.contents.iter().filter_map(|medium| medium.group).max().map_or(0, |last| last + 1);
            for inside in of_media(child).filter(|inside| inside.is("content")) {
                content(record, inside, Some(child), around, Some(group));
            }
            let (title, description) = stand_in;
            for inside in of_media(child).filter(|inside| !inside.is("content") && !inside.is("group")) {
                let name = inside.name().to_ascii_lowercase();
                field(record, &name, inside, around, (&mut *title, &mut *description));
            }
        }
        "content" => content(record, child, None, around, None),
        "thumbnail" => {
            if let Some(medium) = medium(child, around)
                && record.media.thumbnails.len() < MAX_MANY
            {
                record.media.thumbnails.push(medium);
            }
        }
        "title" => {
            let text = texts::read(child, around, Taken::Plain, true);
            record.media.title = Some(text.clone());
            stand_in.0.get_or_insert(text);
        }
        "description" => {
            let text = texts::read(child, around, Taken::Html, true);
            record.media.description = Some(text.clone());
            stand_in.1.get_or_insert(text);
        }
        "category" => {
            let scheme = child.attr("scheme").unwrap_or(CATEGORIES).to_owned();
            let label = child.attr("label").map(str::to_owned);
            add_tag(record, Tag { term: said(child), scheme: Some(scheme), label });
        }
        "keywords" => {
            let words = texts::plain(child);
            for term in words.split(',').map(str::trim).filter(|term| !term.is_empty()) {
                add_tag(record, Tag { term: Some(term.to_owned()), ..Tag::default() });
            }
        }
        "credit" => {
            if record.media.credits.len() < MAX_MANY {
                record.media.credits.push(credit(child));
            }
        }
        "rating" | "adult" => set(&mut record.media.rating, Some(credit(child))),
        "restriction" => set(&mut record.media.restriction, Some(credit(child))),
        "license" => {
            let href = child.attr("href").map(|href| around.address(href));
            record.license = href.clone().or_else(|| record.license.take());
            record.media.license = Some(Credit { scheme: href, ..credit(child) });
        }
        "player" => record.media.player = Some(owned(child)),
        _ => return false,
    }
    true
}

fn of_media(element: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    element.children().filter(|child| child.space() == Space::Media)
}

/// One medium, with what is said about it in it or in the group around it.
fn content(
    record: &mut Record,
    child: Element<'_>,
    holder: Option<Element<'_>>,
    around: &Around,
    group: Option<usize>,
) {
    for inside in of_media(child) {
        let name = inside.name().to_ascii_lowercase();
        match &*name {
            "thumbnail" | "credit" | "category" | "keywords" | "rating" | "restriction" | "license" | "player" => {
                field(record, &name, inside, around, (&mut None, &mut None));
            }
            _ => {}
        }
    }
    let words = |name: &str| {
        let find = |place: Element<'_>| of_media(place).find(|part| part.is(name)).and_then(said);
        find(child).or_else(|| holder.and_then(find))
    };
    if let Some(medium) = medium(child, around)
        && record.media.contents.len() < MAX_MANY
    {
        let (title, description, credit) = (words("title"), words("description"), words("credit"));
        record.media.contents.push(Medium { title, description, credit, group, ..medium });
    }
}

fn medium(child: Element<'_>, around: &Around) -> Option<Medium> {
    let url = child.attr("url").or_else(|| child.attr("href")).map(str::to_owned).or_else(|| said(child))?;
    Some(Medium { url: around.address(&url), attributes: owned(child), ..Medium::default() })
}

fn credit(child: Element<'_>) -> Credit {
    let attribute = |name: &str| child.attr(name).map(str::to_owned);
    Credit {
        text: said(child).unwrap_or_default(),
        role: attribute("role").or_else(|| attribute("relationship")).or_else(|| attribute("type")),
        scheme: attribute("scheme"),
    }
}
