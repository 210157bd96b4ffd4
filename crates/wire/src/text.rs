//! A plain text dispatch, or a news page that somebody saved as text.
//!
//! The first line is the headline. Lines before a byline or a dateline are the standfirst, the dateline becomes a field, and the
//! rest is paragraphs. A saved page brings its site's furniture along (source label, read count, comment rule, share
//! buttons, tags); `furniture.rs` tells it from copy by its form. Press releases, tickers and sheets of results are read by
//! `dispatch.rs`, which keeps lines that stand for themselves.

mod dispatch;
mod furniture;

pub(crate) use dispatch::read as dispatch;

use crate::{Parsed, ParsedItem, Remark, byline, dateline, dates, formats::Delivery, telegram, xml::words};
use tellal_story::{Block, Body, Item};

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    delivery.is_prose()
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    if dispatch::is_sheet(delivery.text) {
        parsed.remarks.push(Remark::new("not-a-story", "The delivery is a table of values (CSV) and holds no story."));
        return;
    }
    let mut read = ParsedItem::default();
    if dispatch::is(delivery.text) {
        dispatch(&telegram::plain(delivery.text), &mut read);
        telegram::finish(&mut read, delivery, Vec::new());
        delivery.keep(read, parsed);
        return;
    }
    let lines = lines(delivery.text);
    let furniture::Sorted { copy, found } = furniture::sort(lines);
    let item = &mut read.item;
    let mut date = |text: Option<String>| {
        let text = text?;
        let read_date = dates::read(&text, &delivery.hints.zone);
        if read_date.is_none() {
            read.remarks.push(Remark::new("date-unreadable", format!("The date “{text}” cannot be read.")));
        }
        read_date
    };
    item.first_created = date(found.published);
    item.version_created = date(found.updated).or(item.first_created);
    item.keywords = found.tags;
    item.copyright = found.copyright;
    item.credit = found.source;
    item.link = found.link;
    if found.source_label_empty && item.credit.is_none() {
        let text = "The page has a label for the source and nothing behind it: it does not say whose story it is.";
        read.remarks.push(Remark::new("source-missing", text));
    }
    fill(item, copy);
    if item.byline.0.is_empty() {
        item.byline = found.byline;
    }
    telegram::finish(&mut read, delivery, Vec::new());
    delivery.keep(read, parsed);
}

/// At most so many lines stand between the headline and the dateline.
const HEAD: usize = 6;

/// Headline, standfirst, byline, dateline and body out of the lines of copy.
fn fill(item: &mut Item, copy: Vec<String>) {
    let mut copy = copy.into_iter().peekable();
    let near = item.version_created;
    // Copy without a headline opens with its dateline.
    if copy.peek().is_some_and(|line| dateline::at_head(line, near).is_none()) {
        item.headline = copy.next().unwrap_or_default();
    }
    let rest: Vec<String> = copy.collect();
    let mut before = Vec::new();
    let mut byline_at = None;
    let mut dateline_at = None;
    for (index, line) in rest.iter().enumerate().take(HEAD) {
        if dateline::at_head(line, near).is_some() || dateline::alone(line, near).is_some() {
            dateline_at = Some(index);
            break;
        }
        let next_opens = || rest.get(index + 1).is_some_and(|next| dateline::at_head(next, near).is_some());
        if let Some(found) = byline::from_line(line) {
            item.byline.0.extend(found.0);
            byline_at = Some(index);
        } else if item.byline.0.is_empty() && byline::is_bare_name(line) && next_opens() {
            item.byline.0.push(line.clone());
            byline_at = Some(index);
        } else {
            before.push(index);
        }
    }
    let opens = dateline_at.or(byline_at.map(|at| at + 1)).unwrap_or(0);
    let standfirst: Vec<usize> = before.into_iter().filter(|index| *index < opens).collect();
    // More than a few lines, or long ones, are body already, and what looked like a dateline is a paragraph of it.
    let length: usize = standfirst.iter().map(|index| rest[*index].chars().count()).sum();
    let is_head = standfirst.len() <= 3 && length <= 900;
    let mut body = Vec::new();
    for (index, line) in rest.iter().enumerate() {
        let in_head = index < opens && (is_head || !standfirst.contains(&index));
        if !in_head {
            body.push(line.clone());
        }
    }
    if is_head {
        let lines: Vec<&str> = standfirst.iter().map(|index| rest[*index].as_str()).collect();
        item.standfirst = lines.join(" ");
    }
    if let Some(alone) = body.first().and_then(|line| dateline::alone(line, near)) {
        item.dateline = Some(alone);
        body.remove(0);
    }
    item.body = Body(body.into_iter().map(Block::paragraph).collect());
    if item.dateline.is_none() {
        item.dateline = dateline::lift(&mut item.body, near);
    }
}

/// Takes a byline that stands among the first paragraphs of a body out of it.
pub(crate) fn lift_byline(item: &mut Item) {
    let head = item.body.0.iter().take(3).position(|block| {
        // What is longer than this is no line of names.
        matches!(block, Block::Paragraph { text } if text.iter().map(|run| run.words().len()).sum::<usize>() < 600 && {
            let line = tellal_story::body::plain(text);
            byline::from_line(&line).is_some_and(|found| item.byline.0.is_empty() || item.byline == found)
        })
    });
    if let Some(at) = head {
        let line = item.body.0.remove(at);
        if let Some(found) = byline::from_line(&line.plain()) {
            item.byline = found;
        }
        // A body that was a byline and nothing else stays as it came.
        if item.body.is_empty() {
            item.body.0.insert(at, line);
        }
    }
}

/// The paragraphs of a plain text.
pub(crate) fn paragraphs(text: &str) -> Body {
    Body(lines(text).into_iter().map(Block::paragraph).collect())
}

/// The first line of a copy as it can stand for a headline: at most some 200 characters, cut after a word.
pub(crate) fn first_line(text: &str) -> String {
    const REACH: usize = 200;
    let line = words(text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default());
    let Some((end, _)) = line.char_indices().nth(REACH) else { return line };
    let end = line[..end].rfind(' ').unwrap_or(end);
    format!("{}…", line[..end].trim_end_matches([',', ' ', '.']))
}

/// Gives a story without a headline, as flashes are often sent, the first line of its copy.
pub(crate) fn stand_in(read: &mut ParsedItem) {
    let ParsedItem { item, remarks } = read;
    let first = item.body.0.iter().find(|block| matches!(block, Block::Paragraph { .. } | Block::Subhead { .. }));
    if let Some(first) = first.filter(|_| item.headline.is_empty() && item.kind == tellal_story::ItemKind::Text) {
        item.headline = first_line(&first.plain());
        let text = "There is no headline; the first line of the copy stands in its place.";
        remarks.push(Remark::new("headline-missing", text));
    }
}

/// The paragraphs of a plain text whose line ends mean nothing: empty lines part them.
pub(crate) fn wrapped_paragraphs(text: &str) -> Body {
    let mut body = Vec::new();
    let mut open = String::new();
    for line in text.lines().chain([""]) {
        if body.len() >= crate::MAX_BLOCKS {
            break;
        }
        if line.trim().is_empty() {
            let paragraph = words(&std::mem::take(&mut open));
            if !paragraph.is_empty() {
                body.push(Block::paragraph(paragraph));
            }
        } else {
            open.push_str(line);
            open.push(' ');
        }
    }
    Body(body)
}

/// The lines of a text up to a bound. Empty ones count for one between others.
pub(crate) fn said(text: &str) -> impl Iterator<Item = &str> {
    let mut empty = true;
    text.lines()
        .filter(move |line| {
            let before = std::mem::replace(&mut empty, line.trim().is_empty());
            !(empty && before)
        })
        .take(2 * crate::MAX_BLOCKS)
}

/// The lines of a text, each a paragraph: those that were broken to a width are put together again.
fn lines(text: &str) -> Vec<String> {
    let raw: Vec<&str> = said(text).map(|line| line.trim_end_matches(['\r', ' ', '\t', '\u{A0}'])).collect();
    if !is_wrapped(&raw) {
        return raw.into_iter().map(words).filter(|line| !line.is_empty()).take(crate::MAX_BLOCKS).collect();
    }
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for line in raw {
        let indented = line.starts_with(['\t']) || line.starts_with("  ");
        let text = words(line);
        if text.is_empty() {
            open = false;
            continue;
        }
        let stands_alone = byline::from_line(&text).is_some() || dateline::at_head(&text, None).is_some();
        match out.last_mut() {
            Some(last) if open && !indented && !stands_alone => {
                last.push(' ');
                last.push_str(&text);
            }
            _ => out.push(text.clone()),
        }
        // A line much shorter than the width ends its paragraph, and so does a byline.
        open = byline::from_line(&text).is_none() && line.chars().count() >= 40;
    }
    out
}

/// Whether lines were broken to a width: none is long, and most that another follows at once are nearly as long as the width
/// and end in the middle of a sentence.
fn is_wrapped(lines: &[&str]) -> bool {
    let length = |line: &&str| line.chars().count();
    let longest = lines.iter().map(length).max().unwrap_or(0);
    if !(40..=100).contains(&longest) {
        return false;
    }
    let followed: Vec<&str> = lines
        .windows(2)
        .filter(|pair| !pair[0].trim().is_empty() && !pair[1].trim().is_empty())
        .map(|pair| pair[0])
        .collect();
    let full: Vec<_> = followed.iter().filter(|line| length(line) * 10 >= longest * 7).collect();
    let open = full.iter().filter(|line| !line.ends_with(['.', '!', '?', '"', '”', '»', '؟', ':'])).count();
    followed.len() >= 3 && full.len() * 10 >= followed.len() * 6 && open * 2 >= full.len()
}

/// A form under which words are compared here: small letters by no language's rules, ı and i one letter, marks off the Latin
/// letters that labels use, one form for each Arabic letter, vowel signs and stretching dropped.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(folded(text));
    out
}

/// Whether two texts have the same form.
pub(crate) fn same(one: &str, two: &str) -> bool {
    one == two || folded(one).eq(folded(two))
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).filter_map(|c| {
        Some(match c {
            'ı' | 'î' | 'í' | 'ï' => 'i',
            'ş' | 'ś' | 'š' => 's',
            'ç' | 'ć' | 'č' => 'c',
            'ğ' => 'g',
            'ö' | 'ô' | 'ó' | 'ø' => 'o',
            'ü' | 'û' | 'ú' => 'u',
            'â' | 'á' | 'à' | 'ä' | 'å' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'ñ' => 'n',
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' | 'ی' => 'ي',
            'ك' | 'ک' => 'ك',
            'ة' => 'ه',
            '\u{307}' | '\u{640}' | '\u{64B}'..='\u{652}' | '\u{200C}'..='\u{200F}' | '\u{FEFF}' => return None,
            '\u{A0}' | '\u{202F}' => ' ',
            c => c,
        })
    })
}

#[cfg(test)]
mod tests;
