//! IPTC 7901: telegrams framed by control characters, and those that a gateway took the control characters from.
//!
//! ```text
//! SOH service+number SP priority SP category SP words SP [flags] agency number
//! keywords/
//! STX (advisory)
//! 1ST LEAD
//! Headline =
//! copy
//! # Notebook … for editors
//! ETX day+time [zone] month year
//! ```
//!
//! There is no field for identity. What a service sent under one number at one minute is one telegram, so service, number and
//! stamp are its id: the same telegram through two doors is one, and the number of another day is another. A number of zeros
//! is none, and a telegram without a stamp has no id. The format has no field for status either: see `telegram/alarm.rs`.

mod head;
mod header;
mod notepad;

use crate::{
    Parsed, ParsedItem, Remark,
    formats::Delivery,
    telegram::{self, MAX_MESSAGES, alarm::Line, copy, stamp},
    xml::words,
};
use header::Header;
use tellal_story::{AltId, Body, Note};

const SOH: char = '\u{1}';
const STX: char = '\u{2}';
const ETX: char = '\u{3}';

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    let raw = telegram::raw(delivery);
    if delivery.framed.is_some() && raw.contains(SOH) {
        return raw.split(SOH).skip(1).take(MAX_MESSAGES).any(|part| header::read(first_line(part), true).is_some());
    }
    delivery.is_prose() && header::read(first_line(raw), false).is_some()
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let raw = telegram::raw(delivery);
    let all = messages(raw);
    parsed.remarks.extend(telegram::too_many(all.len()));
    for part in all.into_iter().take(MAX_MESSAGES) {
        if let Some(header) = header::read(first_line(part), true) {
            delivery.keep(message(&header, part, delivery), parsed);
        }
    }
}

/// The messages of a delivery: each begins at its SOH, or at a line that is a header and follows the end of another.
fn messages(raw: &str) -> Vec<&str> {
    if raw.contains(SOH) {
        return raw.split(SOH).filter(|part| !part.trim().is_empty()).collect();
    }
    let mut starts = Vec::new();
    let mut at = 0;
    let mut ended = true;
    for line in raw.split_inclusive('\n') {
        let text = line.trim_matches(|c: char| c.is_whitespace() || c.is_control());
        if ended && !text.is_empty() && header::read(text, false).is_some() {
            starts.push(at);
            ended = false;
        } else if !text.is_empty() {
            ended = stamp::is_stamp(text);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([raw.len()]);
    starts.iter().zip(ends).map(|(start, end)| &raw[*start..end]).collect()
}

fn first_line(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{7F}');
    text.split(['\n', '\r', STX]).next().unwrap_or_default().trim_end()
}

fn message(header: &Header, part: &str, delivery: &Delivery<'_>) -> ParsedItem {
    let mut read = ParsedItem::default();
    let item = &mut read.item;
    let header_line = first_line(part);
    let after = part.find(header_line).map_or(part, |at| &part[at + header_line.len()..]);
    let framed = after.contains(STX);
    let (keyword_part, text) = match after.split_once(STX) {
        Some((keywords, text)) => (keywords.to_owned(), text),
        None => split_keywords(after),
    };
    let (text, trailer) = if let Some((text, trailer)) = text.split_once(ETX) {
        (telegram::plain(text), telegram::plain(trailer))
    } else {
        read.remarks.extend(framed.then(telegram::cut_off));
        split_stamp(&telegram::plain(text))
    };
    let stamp = stamp::of_telegram(&trailer, &delivery.hints.zone);
    if stamp.is_none() && trailer.contains(|c: char| c.is_ascii_digit()) {
        let text = format!("The day at the telegram's end, “{}”, cannot be read.", words(&trailer));
        read.remarks.push(Remark::new("date-unreadable", text));
    }
    item.sent = stamp.as_ref().map(|stamp| stamp.at);
    item.version_created = item.sent;
    item.service = Some(header.service.clone());
    item.sequence = Some(header.number.clone());
    item.priority = Some(header.priority);
    item.urgency = Some(header.priority);
    item.categories = vec![header.category.clone()];
    item.word_count = header.words;
    item.provider.clone_from(&header.agency);
    if header.number.bytes().any(|digit| digit != b'0') {
        let agency = header.agency.as_deref().unwrap_or_default();
        item.id = stamp.map(|stamp| {
            let (service, number) = (&header.service, &header.number);
            format!("iptc7901:{agency}:{service}:{number}:{}", stamp.sign)
        });
    }
    if let Some(number) = &header.agency_number {
        let agency = header.agency.as_deref().unwrap_or_default();
        let id = format!("{agency} {number}").trim().to_owned();
        item.alt_ids.push(AltId { kind: Some("iptc7901".into()), id });
    }
    let mut lines = Vec::new();
    keywords(&telegram::plain(&keyword_part), item, &mut lines);
    let (head, rest) = head::split(&text);
    head::read(&head, item, &mut lines);
    let (copy, notes) = notepad::split(&rest);
    item.body = Body(copy::blocks(&copy));
    notepad::read(&notes, item);
    sign_off(item, header);
    telegram::lift_dateline(item, item.version_created);
    item.credit = telegram::agency_of(item).or_else(|| header.agency.clone());
    telegram::finish(&mut read, delivery, lines);
    read
}

/// Keywords end with a slash, or stand between slashes.
fn keywords(text: &str, item: &mut tellal_story::Item, lines: &mut Vec<Line>) {
    let line = words(text);
    let line = line.trim_matches(['/', ' ']);
    if line.is_empty() {
        return;
    }
    item.slugline = Some(line.to_owned());
    item.keywords = line.split('/').map(words).filter(|word| !word.is_empty()).take(100).collect();
    lines.extend(item.keywords.iter().map(|word| Line::Keyword(word.clone())));
}

/// Without STX, keywords are told by their slashes.
fn split_keywords(text: &str) -> (String, &str) {
    let start = text.len() - text.trim_start().len();
    let line = text[start..].split(['\n', '\r']).next().unwrap_or_default();
    let trimmed = line.trim();
    let is_keywords = trimmed.len() > 1 && (trimmed.ends_with('/') || trimmed.starts_with('/'));
    if is_keywords { (trimmed.to_owned(), &text[start + line.len()..]) } else { (String::new(), text) }
}

/// Without ETX, the stamp is the last line.
fn split_stamp(text: &str) -> (String, String) {
    let text = text.trim_end();
    let (before, last) = text.rsplit_once('\n').unwrap_or(("", text));
    if stamp::is_stamp(last) { (before.to_owned(), last.to_owned()) } else { (text.to_owned(), String::new()) }
}

/// `dpa hm bs wjh`: the signs of those who wrote and edited it, below the copy.
fn sign_off(item: &mut tellal_story::Item, header: &Header) {
    let Some(tellal_story::Block::Paragraph { text }) = item.body.0.last() else { return };
    let line = tellal_story::body::plain(text);
    let mut signs = line.split_whitespace();
    let agency = header.agency.as_deref().unwrap_or_default();
    let known = signs.next().is_some_and(|first| {
        first.eq_ignore_ascii_case(agency)
            || crate::byline::is_agency(first) && first.chars().all(char::is_alphanumeric)
    });
    let short = |sign: &str| sign.chars().count() <= 4 && sign.chars().all(|c| c.is_lowercase() || c.is_ascii_digit());
    if known && line.split_whitespace().count() <= 8 && signs.all(short) && item.body.0.len() > 1 {
        item.body.0.pop();
        item.notes.push(Note { role: Some("closing line".into()), text: line, publishable: false });
    }
}

#[cfg(test)]
mod tests;
