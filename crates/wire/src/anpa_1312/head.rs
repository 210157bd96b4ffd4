//! The elements above the copy: slug line, headlines, pictures, notes, byline.

use super::{header::Header, note};
use crate::{byline, text::fold, xml::words};
use tellal_story::Item;

/// What has been met of it.
#[derive(Default)]
pub(super) struct Head {
    has_slug: bool,
    has_byline: bool,
    headlines: Vec<String>,
}

impl Head {
    /// Takes one element, without its marks; false if it is copy.
    pub fn element(&mut self, text: &str, item: &mut Item, header: &Header) -> bool {
        let text = printed(text);
        if text.is_empty() || text.starts_with('*') && text[1..].bytes().all(|byte| byte.is_ascii_digit()) {
            return true;
        }
        if !self.has_slug && self.headlines.is_empty() && is_slug(&text, header) {
            self.has_slug = true;
            slug_line(&text, item);
            return true;
        }
        let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(&text);
        if let Some(rest) = editors(inside) {
            item.notes.push(note("editors", rest));
        } else if is_picture(inside) {
            item.notes.push(note("pictures", inside));
        } else if is_byline(&text) {
            self.has_byline = true;
            item.byline = byline::from_line(&text).unwrap_or_default();
        } else if self.has_byline {
            return is_workplace(&text);
        } else if inside.len() < text.len() && !self.headlines.is_empty() {
            item.notes.push(note("advisory", inside));
        } else {
            self.headlines.push(text);
        }
        true
    }

    /// The first headline is the headline; shorter ones and titles below it are subheads.
    pub fn close(self, item: &mut Item) {
        let mut headlines = self.headlines.into_iter();
        item.headline = headlines.next().unwrap_or_default();
        item.subheads = headlines.collect();
    }
}

/// A typewriter's signs as print has them: two grave accents and two apostrophes are quotes, a lone underscore is a dash.
pub(super) fn printed(text: &str) -> String {
    let text = words(text).replace("``", "“").replace("''", "”").replace('`', "‘");
    let dash = |word: &str| if word == "_" { "—".to_owned() } else { word.to_owned() };
    text.split(' ').map(dash).collect::<Vec<_>>().join(" ")
}

/// Whether the first element repeats the slug of the header, which may be cut off there.
fn is_slug(text: &str, header: &Header) -> bool {
    let letters = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).take(6).collect::<String>();
    let counted = text.rsplit_once(',').is_some_and(|(_, count)| count.trim().parse::<u32>().is_ok());
    let cycle = super::header::without_cycle(text);
    let same = header.slug.as_deref().is_some_and(|slug| letters(slug) == letters(cycle.unwrap_or(text)));
    counted || cycle.is_some() || same && text.contains('-')
}

/// `BC-US--Bridge Collapse, 1st Ld-Writethru,127`
fn slug_line(text: &str, item: &mut Item) {
    let mut parts: Vec<&str> = text.split(',').map(str::trim).collect();
    if let Some(count) = parts.last().and_then(|part| part.parse().ok()) {
        item.word_count = Some(count);
        parts.pop();
    }
    if parts.len() > 1 {
        item.take_key = Some(parts[1..].join(", "));
    }
    if item.slugline.is_none() {
        item.slugline = parts.first().map(|slug| super::header::without_cycle(slug).unwrap_or(slug).to_owned());
    }
}

fn editors(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(':')?;
    let known =
        ["eds", "editors", "editor's note", "editors' note", "note to editors", "attention editors", "ed", "advisory"];
    known.contains(&&*fold(label.trim())).then(|| rest.trim())
}

fn is_picture(text: &str) -> bool {
    ["AP Photo", "AP Graphic", "AP Video", "AP Audio", "Photo", "Graphic", "With photo", "Kyodo Photo"]
        .iter()
        .any(|head| text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head)))
        && text.chars().count() < 100
}

/// Where the writer works: `Associated Press`, `AP Science Writer`.
fn is_workplace(text: &str) -> bool {
    let folded = fold(text);
    let last = folded.split_whitespace().last().unwrap_or_default();
    byline::is_agency(text)
        || ["press", "writer", "writers", "correspondent", "editor", "columnist", "news", "kyodo", "reporter"]
            .contains(&last)
}

fn is_byline(text: &str) -> bool {
    text.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by ")) && text.split_whitespace().count() <= 14
}
