//! What the telegram formats have in common: IPTC 7901, ANPA 1312, ZCZC and plain dispatches.
//!
//! They have no fields for most things, so that much is told by where a line stands and how it is written. What a line says
//! of a kill, a hold, a correction or an embargo becomes a remark (`alarm.rs`) and acts on nothing by itself.

pub(crate) mod alarm;
pub(crate) mod copy;
pub(crate) mod stamp;
pub(crate) mod take;

use crate::{ParsedItem, Remark, dateline, formats::Delivery, language, xml::words};
use jiff::Timestamp;
use tellal_story::{Block, Item, body};

/// Messages of one delivery that are read; a day of a busy agency has a few thousand.
pub(crate) const MAX_MESSAGES: usize = 5000;

/// The text of a delivery with its control characters.
pub(crate) fn raw<'a>(delivery: &'a Delivery<'_>) -> &'a str {
    delivery.framed.unwrap_or(delivery.text)
}

/// A text without control characters but tabs, with line ends as `\n`: some gateways send lone carriage returns.
pub(crate) fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// For a delivery with more messages than are read.
pub(crate) fn too_many(messages: usize) -> Option<Remark> {
    let text = || format!("The delivery has {messages} messages; the first {MAX_MESSAGES} were read.");
    (messages > MAX_MESSAGES).then(|| Remark::new("truncated", text()))
}

/// For a framed telegram without the sign for its end.
pub(crate) fn cut_off() -> Remark {
    Remark::new("cut-off", "The telegram has no sign for its end: something may be missing there.")
}

/// Takes the dateline off the first paragraphs: into `dateline` and `dateline_text`. Short paragraphs above the one that has it
/// are the standfirst.
pub(crate) fn lift_dateline(item: &mut Item, near: Option<Timestamp>) {
    /// Paragraphs that may stand above the dateline, and how long they are together, in characters.
    const ABOVE: (usize, usize) = (2, 600);
    let blocks = &mut item.body.0;
    let found = blocks.iter().enumerate().take(ABOVE.0 + 1).find_map(|(index, block)| match block {
        Block::Paragraph { text } => Some((index, dateline::at_head(&body::plain(text), near)?)),
        _ => None,
    });
    let Some((index, found)) = found else { return };
    let above: Vec<String> = blocks[..index].iter().map(Block::plain).collect();
    let length: usize = above.iter().map(|text| text.chars().count()).sum();
    let is_text = blocks[..index].iter().all(|block| matches!(block, Block::Paragraph { .. }));
    if index > 0 && (length > ABOVE.1 || !is_text || !item.standfirst.is_empty()) {
        return;
    }
    let Block::Paragraph { text } = &mut blocks[index] else { return };
    item.dateline_text = body::plain(text).get(..found.length).map(words);
    dateline::cut(text, found.length);
    let is_empty = text.is_empty();
    item.dateline = Some(found.dateline);
    item.standfirst = if index > 0 { above.join(" ") } else { std::mem::take(&mut item.standfirst) };
    blocks.drain(..index + usize::from(is_empty));
}

/// The agency that a dateline names, without its desk: `dpa` of `dpa/lni`.
pub(crate) fn agency_of(item: &Item) -> Option<String> {
    let sign = item.dateline.as_ref()?.agency.as_deref()?;
    let mut signs = sign.split('/').map(str::trim);
    signs.find(|sign| crate::byline::is_agency(sign)).map(str::to_owned)
}

/// What is left to do for each telegram: its language, and what its words say that no field does.
pub(crate) fn finish(read: &mut ParsedItem, delivery: &Delivery<'_>, mut lines: Vec<alarm::Line>) {
    let ParsedItem { item, remarks } = read;
    if item.lang.is_none() {
        let sample = format!("{}\n{}\n{}", item.headline, item.standfirst, item.body.plain());
        item.lang = language::detect(&sample, delivery.hints.lang.as_ref());
    }
    lines.push(alarm::Line::Headline(item.headline.clone()));
    if let Some(take) = &item.take_key {
        lines.push(alarm::Line::Mark(take.clone()));
    }
    if let Some(first) = item.body.0.first() {
        lines.push(alarm::Line::Opening(first.plain()));
    }
    remarks.extend(alarm::remarks(&lines));
}
