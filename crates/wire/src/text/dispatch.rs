//! A dispatch that no page stands around: press releases, results, tickers, and telegrams without fields.

use super::fold;
use crate::{
    ParsedItem, byline, dateline,
    telegram::{self, alarm, copy, take},
    xml::words,
};
use tellal_story::{AltId, Block, Body, Inline, Item, Note};

/// How press releases call themselves, folded.
const RELEASES: &[&str] = &[
    "media release",
    "press release",
    "news release",
    "for immediate release",
    "basin bulteni",
    "basin aciklamasi",
    "pressemitteilung",
    "presseaussendung",
    "medienmitteilung",
    "communique de presse",
    "nota de prensa",
    "comunicado de prensa",
    "comunicato stampa",
    "persbericht",
    "pressmeddelande",
    "pressemelding",
    "بيان صحفي",
];

/// Whether a text is read here and not as a page: a press release, a ticker, or one with lines whose columns matter.
pub(super) fn is(text: &str) -> bool {
    let head = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(4);
    if head.clone().any(|line| release(line).is_some()) || is_ticker(text) {
        return true;
    }
    // Only the form is asked for here, so a part of a long text will do.
    let end = text.char_indices().nth(20_000).map_or(text.len(), |(at, _)| at);
    let text = telegram::plain(&text[..end]);
    let set = |block: &Block| match block {
        Block::Preformatted { text } => text.lines().count() >= 3 && !text.contains('\t'),
        Block::Table(table) => table.rows.len() >= 3,
        _ => false,
    };
    copy::blocks(&text).iter().any(set)
}

/// Whether it is a sheet of values with their names in the first line (CSV).
pub(super) fn is_sheet(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some(first) = lines.next() else { return false };
    let quoted = |line: &str| line.starts_with('"') && line.contains("\",");
    first.matches("\",\"").count() >= 3 && quoted(first) && lines.clone().count() > 0 && lines.take(20).all(quoted)
}

/// Headlines one behind the other, parted by stars.
fn is_ticker(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.next().is_some_and(|line| line.matches(" ** ").count() >= 3) && lines.next().is_none()
}

/// The label of a press release, with the number that may stand behind it.
#[expect(clippy::option_option, reason = "no label, a label alone and a label with a number are three things")]
fn release(line: &str) -> Option<Option<&str>> {
    if line.chars().count() > 60 {
        return None;
    }
    let folded = fold(line);
    let label = RELEASES.iter().find(|label| folded.starts_with(**label))?;
    let rest = folded[label.len()..].trim_matches([':', ' ', '-', '–']);
    let number = line.split_whitespace().last().filter(|word| word.contains(|c: char| c.is_ascii_digit()));
    (rest.is_empty() || number.is_some() && rest.split_whitespace().count() <= 3).then_some(number)
}

/// Reads headline, byline, dateline and copy out of lines.
pub(crate) fn read(text: &str, read: &mut ParsedItem) {
    let item = &mut read.item;
    if is_ticker(text) {
        let items = text.split(" ** ").map(words).filter(|line| !line.is_empty() && line != "**");
        let items: Vec<Vec<Inline>> = items.map(|line| vec![Inline::text(line)]).collect();
        item.headline = items.first().map(|line| tellal_story::body::plain(line)).unwrap_or_default();
        item.profile = Some("Ticker".into());
        // The stars part the headlines for a band of lights or a strip on a screen: as it stands, it can be sent on there.
        item.body = Body(copy::set(text.trim_end()).into_iter().collect());
        return;
    }
    let lines: Vec<&str> = super::said(text).map(str::trim_end).collect();
    let mut marks = Vec::new();
    let start = labels(&lines, item, &mut marks);
    let rest = headline(&lines[start.min(lines.len())..], item);
    item.body = Body(copy::blocks(&rest.join("\n")));
    // A byline has a paragraph of its own or is the first line of one.
    if let Some(names) = item.body.0.first().and_then(|block| byline::from_line(&block.plain())) {
        item.byline = names;
        item.body.0.remove(0);
    }
    telegram::lift_dateline(item, None);
    if item.body.0.is_empty() && item.headline.chars().count() > 160 {
        item.body = Body(vec![Block::paragraph(std::mem::take(&mut item.headline))]);
    }
    read.remarks.extend(alarm::remarks(&marks));
}

/// Takes the lines above the headline: whose release it is, its label, take keys, advisories. Gives the index of the headline.
fn labels(lines: &[&str], item: &mut Item, marks: &mut Vec<alarm::Line>) -> usize {
    let mut takes = Vec::new();
    let mut at = 0;
    while at < lines.len().min(12) {
        let line = words(lines[at]);
        let others = lines[at + 1..].iter().take(8).any(|line| !line.trim().is_empty());
        let bracketed = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        if line.is_empty() {
        } else if !others {
            break;
        } else if let Some(number) = release(&line) {
            item.profile = Some("Press release".into());
            let id = number.map(|number| AltId { kind: Some("release".into()), id: number.to_owned() });
            item.alt_ids.extend(id);
        } else if let Some(source) = line.strip_prefix("Source:").or_else(|| line.strip_prefix("SOURCE:")) {
            item.credit = Some(source.trim().to_owned()).filter(|source| !source.is_empty());
        } else if let Some(inside) = bracketed {
            marks.push(alarm::Line::Mark(line.clone()));
            item.notes.push(Note { role: Some("advisory".into()), text: inside.to_owned(), publishable: false });
        } else if take::is_take(&line) {
            takes.push(line);
        } else {
            break;
        }
        at += 1;
    }
    if !takes.is_empty() {
        item.take_key = Some(takes.join(" "));
    }
    at
}

/// Takes the headline: the first line, with those that it was broken into, unless copy begins at once.
fn headline<'a, 'b>(lines: &'b [&'a str], item: &mut Item) -> &'b [&'a str] {
    let Some(first) = lines.first() else { return lines };
    if dateline::at_head(first.trim(), None).is_some() {
        return lines;
    }
    let group = lines.iter().take_while(|line| !line.trim().is_empty()).count();
    let broken = (2..=3).contains(&group)
        && group < lines.len()
        && lines[..group - 1].iter().all(|line| (55..=100).contains(&line.chars().count()))
        && !lines[1..group].iter().any(|line| byline::from_line(line).is_some());
    let used = if broken { group } else { 1 };
    item.headline = words(&lines[..used].join(" "));
    &lines[used..]
}
