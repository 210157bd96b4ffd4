//! The block above the copy: advisories in brackets, take keys, the headline, the byline. ` =` ends it.

use crate::{
    byline, dateline,
    telegram::{
        alarm::{self, Line},
        take::is_take,
    },
    text::fold,
    xml::words,
};
use tellal_story::{Byline, Item, Note};

/// A head has at most so many lines.
const MAX_LINES: usize = 14;

/// Parts the head's lines from the copy.
pub(super) fn split(text: &str) -> (Vec<String>, String) {
    let lines: Vec<&str> = text.lines().collect();
    let start = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(lines.len());
    let reach = &lines[start..lines.len().min(start + MAX_LINES)];
    let end = if let Some(at) = reach.iter().position(|line| line.trim_end().ends_with('=')) {
        start + at + 1
    } else {
        // Without its sign the head ends at the first empty line or at the dateline.
        let copy = |line: &&str| line.trim().is_empty() || dateline::at_head(line, None).is_some();
        start + reach.iter().take(5).position(copy).unwrap_or(1.min(reach.len()))
    };
    let head = lines[start..end].iter().map(|line| words(line.trim_end().trim_end_matches('=')));
    (head.filter(|line| !line.is_empty()).collect(), lines[end..].join("\n"))
}

/// Reads them.
pub(super) fn read(head: &[String], item: &mut Item, lines: &mut Vec<Line>) {
    let mut takes: Vec<&str> = Vec::new();
    let mut headline: Vec<&str> = Vec::new();
    let mut by: Option<String> = None;
    for (index, line) in head.iter().enumerate() {
        if let Some(by) = &mut by {
            by.push(' ');
            by.push_str(line);
            continue;
        }
        let bracketed = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).map(str::trim);
        let others = head.iter().skip(index + 1).any(|line| !line.starts_with('(') && !is_byline(line));
        if let Some(inside) = bracketed.filter(|_| head.len() > 1) {
            lines.push(Line::Mark(line.clone()));
            if is_take(inside) {
                takes.push(inside);
            } else if !inside.is_empty() {
                item.notes.push(Note { role: Some("advisory".into()), text: inside.to_owned(), publishable: false });
            }
        } else if is_byline(line) && !headline.is_empty() {
            by = Some(line.clone());
        } else if headline.is_empty() && others && (is_take(line) || is_short_capitals(line) || alarm::is_mark(line)) {
            takes.push(line);
        } else {
            headline.push(line);
        }
    }
    if !takes.is_empty() {
        item.take_key = Some(takes.join(" "));
    }
    let headline = headline.join(" ");
    // `Bridge closed (Eil)`
    let flash = headline.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let flash = flash.filter(|(_, inside)| is_take(inside)).map(|(rest, inside)| (rest.trim().to_owned(), inside));
    match flash {
        Some((rest, inside)) if !rest.is_empty() => {
            item.headline = rest;
            item.take_key.get_or_insert_with(|| inside.trim().to_owned());
        }
        _ => item.headline = headline,
    }
    if let Some(by) = by {
        item.byline = names(&by);
    }
}

fn is_short_capitals(line: &str) -> bool {
    line.split_whitespace().count() <= 4
        && line.chars().any(char::is_alphabetic)
        && !line.chars().any(char::is_lowercase)
        && line.is_ascii()
}

fn is_byline(line: &str) -> bool {
    let mut tokens = line.split_whitespace();
    let by = tokens.next().map(fold);
    let name = tokens.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    byline::from_line(line).is_some()
        || name && matches!(by.as_deref(), Some("by" | "von" | "par" | "por")) && line.split_whitespace().count() <= 14
}

/// The names of a byline; what stands behind a comma and is no name is where they work.
fn names(by: &str) -> Byline {
    let mut part = by.trim_end_matches([',', '=', ' ']);
    loop {
        if let Some(found) = byline::from_line(part) {
            return found;
        }
        match part.rsplit_once(',') {
            Some((before, _)) => part = before,
            None => return byline::read(part),
        }
    }
}
