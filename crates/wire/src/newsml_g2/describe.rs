//! What an item says about its content: headline, standfirst, dateline, slugline, keywords and other ids.

use super::{
    meta::one_to_nine,
    names::{Names, Parts, says, text},
    people, subjects,
};
use crate::{dateline, xml::Element};
use tellal_story::{AltId, Item, ItemKind};

pub(super) fn read<'a>(meta: &Parts<'a>, item_meta: Option<&Parts<'a>>, names: &Names<'a>, item: &mut Item) {
    item.urgency = one_to_nine(meta.child("urgency")).or(item.urgency);
    headlines(meta, names, item);
    standfirst(meta, names, item);
    item.byline = people::byline(meta, names, item);
    item.authors = people::authors(meta, names, item);
    // Reuters has the time of day in this field.
    let is_place = |line: &String| !line.starts_with(|c: char| c.is_ascii_digit());
    item.dateline_text = names.text(meta.all("dateline")).filter(is_place);
    let near = item.version_created.or(item.first_created);
    item.dateline = item.dateline_text.as_deref().and_then(|line| dateline::whole(line, near));
    item.slugline = meta.all("slugline").find(|line| says(*line)).map(text);
    item.take_key = item.slugline.as_deref().and_then(take_key);
    item.keywords = meta.all("keyword").filter(|word| says(*word)).map(text).collect();
    item.alt_ids = meta
        .all("altId")
        .filter(|id| says(*id))
        .map(|id| AltId { kind: names.word(id, "type", "typeuri").map(Into::into), id: text(id) })
        .collect();
    subjects::read(meta, item_meta, names, item);
}

/// The headline is the one without a role, of the first rank, in the item's language; the others are kickers and subheads.
fn headlines<'a>(meta: &Parts<'a>, names: &Names<'a>, item: &mut Item) {
    let mut all: Vec<_> = meta.all("headline").filter(|headline| says(*headline)).collect();
    all.sort_by_key(|headline| {
        let rank = headline.attr("rank").and_then(|rank| rank.parse().ok()).unwrap_or(1_u32);
        let main = names.role(*headline).is_none_or(|role| role.to_ascii_lowercase().contains("main"));
        (names.is_foreign(*headline), !main, rank)
    });
    let mut all = all.into_iter().map(text);
    item.headline = all.next().unwrap_or_default();
    item.subheads = all.filter(|text| *text != item.headline).collect();
}

fn standfirst<'a>(meta: &Parts<'a>, names: &Names<'a>, item: &mut Item) {
    const ROLES: &[&str] = &["summary", "teaser", "intro", "abstract", "standfirst", "subtitle"];
    let is_text = item.kind == ItemKind::Text;
    let fits = |description: &Element<'a>| match names.role(*description) {
        Some(role) => {
            ROLES.contains(&&*role.to_ascii_lowercase()) || (!is_text && role.eq_ignore_ascii_case("caption"))
        }
        None => true,
    };
    item.standfirst = names.text(meta.all("description").filter(fits)).unwrap_or_default();
}

/// Which version of a running story it is, where the slugline ends in it: `BC-X, 1st Ld-Writethru`, `X/Y (UPDATE 1, PIX)`.
fn take_key(slugline: &str) -> Option<String> {
    const WORDS: &[&str] =
        &["ld", "lead", "writethru", "writethrough", "take", "add", "update", "refile", "correction"];
    let is_key = |part: &str| {
        let mut words = part.split(|c: char| !c.is_alphanumeric()).map(str::to_ascii_lowercase);
        words.any(|word| WORDS.contains(&word.as_str()))
    };
    let bracketed = slugline.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).map(|(_, inside)| inside);
    match bracketed {
        Some(inside) => inside.split(',').map(str::trim).find(|part| is_key(part)).map(str::to_owned),
        None => slugline.rsplit_once(", ").map(|(_, key)| key.trim()).filter(|key| is_key(key)).map(str::to_owned),
    }
}
