//! Telegrams between `ZCZC` and `NNNN`, as teleprinters sent them, and AAP's files of race results.
//!
//! AAP marks the fields at the head of a message by their first character: `$` category, `:` slug, `=` take key, `^` headline, `*`
//! format (`X` text, `T` tabular), `&` level of service, `+` IPTC subject code, `@` place, `~` genre, `%` selectors, `#` meeting. Others
//! have lines of copy at once, with the number of the message behind `ZCZC`. `NNNN` may be missing at the end of a file.
//!
//! A message without a stamp has no id: its number comes again.

mod fields;
mod racing;

use crate::{
    Parsed, ParsedItem,
    formats::Delivery,
    telegram::{self, MAX_MESSAGES, copy, stamp},
    text,
};
use fields::Fields;
use tellal_story::{AltId, Body, Place, Subject};

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    let raw = telegram::raw(delivery);
    let head = raw.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    racing::is(raw) || head.starts_with("ZCZC")
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let raw = telegram::raw(delivery);
    if racing::is(raw) {
        delivery.keep(racing::read(raw, delivery), parsed);
        return;
    }
    let text = telegram::plain(raw);
    let all = messages(&text);
    parsed.remarks.extend(telegram::too_many(all.len()));
    for part in all.into_iter().take(MAX_MESSAGES) {
        delivery.keep(message(part, delivery), parsed);
    }
}

/// The messages of a delivery: each begins at a line with `ZCZC` and ends at `NNNN` or the next.
fn messages(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("ZCZC") {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
}

fn message(part: &str, delivery: &Delivery<'_>) -> ParsedItem {
    let mut read = ParsedItem::default();
    let mut lines: Vec<&str> = part.lines().collect();
    let sign = lines.remove(0).trim().trim_start_matches("ZCZC").trim().to_owned();
    let end = lines.iter().position(|line| line.trim().trim_end_matches('.') == "NNNN").unwrap_or(lines.len());
    let below = lines[end..].join("\n");
    lines.truncate(end);
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    let item = &mut read.item;
    let stamp = match lines.last() {
        Some(last) if stamp::is_stamp(last) => {
            let stamp = stamp::of_telegram(last, &delivery.hints.zone);
            lines.pop();
            stamp
        }
        _ => stamp::of_telegram(&below, &delivery.hints.zone),
    };
    item.sent = stamp.as_ref().map(|stamp| stamp.at);
    item.version_created = item.sent;
    signs(&sign, item);
    if let (Some(stamp), Some(number)) = (&stamp, &item.sequence)
        && number.bytes().any(|digit| digit != b'0')
    {
        item.id = Some(format!("zczc:{}:{number}:{}", item.service.as_deref().unwrap_or_default(), stamp.sign));
    }
    let (fields, used) = fields::read(&lines);
    let rest = &lines[used..];
    if used > 0 {
        marked(fields, rest, &mut read);
    } else {
        bare(rest, &mut read);
    }
    let item = &mut read.item;
    sign_off(item);
    if item.credit.is_none() {
        item.credit = telegram::agency_of(item).or_else(|| item.provider.clone());
    }
    telegram::finish(&mut read, delivery, Vec::new());
    read
}

/// What stands behind `ZCZC`: the agency (`AAP`), or a service and the number of the message (`FMG000`, `AAB0123`).
fn signs(sign: &str, item: &mut tellal_story::Item) {
    for token in sign.split_whitespace().take(6) {
        let letters = token.bytes().take_while(u8::is_ascii_alphabetic).count();
        let digits = token[letters..].bytes().take_while(u8::is_ascii_digit).count();
        if crate::byline::is_agency(token) {
            item.provider = Some(token.to_owned());
        } else if digits > 0 && letters + digits == token.len() && item.sequence.is_none() {
            item.service = item.service.take().or_else(|| (letters > 0).then(|| token[..letters].to_owned()));
            item.sequence = Some(token[letters..].to_owned());
            item.alt_ids.push(AltId { kind: Some("zczc".into()), id: token.to_owned() });
        } else if letters == token.len() && letters <= 4 && item.service.is_none() {
            item.service = Some(token.to_owned());
        }
    }
}

/// A message with AAP's fields.
fn marked(fields: Fields, rest: &[&str], read: &mut ParsedItem) {
    let item = &mut read.item;
    item.categories = fields.category.into_iter().collect();
    item.take_key = fields.take;
    item.genres = fields.genre.into_iter().collect();
    item.places = fields.place.into_iter().map(|name| Place { name, ..Place::default() }).collect();
    item.subjects = fields
        .subject
        .into_iter()
        .map(|code| Subject {
            uri: Some(format!("http://cv.iptc.org/newscodes/subjectcode/{code}")),
            code: format!("subj:{code}"),
            ..Subject::default()
        })
        .collect();
    let slug = fields.slugs.join(", ");
    item.slugline = Some(slug.clone()).filter(|slug| !slug.is_empty());
    let mut rest = rest;
    if let Some(meeting) = fields.meeting {
        // Race meetings: `#Quay Park`, `:NSW TAB DIVS 1-4 Friday`.
        item.headline = if slug.is_empty() { meeting.clone() } else { format!("{meeting}: {slug}") };
        item.slugline = Some(meeting);
    }
    if let Some(headline) = fields.headline {
        item.headline = headline;
    }
    if item.headline.is_empty() {
        // The first line of copy, if it is one: a lead or a dateline is the body's.
        while rest.first().is_some_and(|line| line.trim().is_empty()) {
            rest = &rest[1..];
        }
        let is_title = |line: &&&str| {
            line.chars().count() <= 160 && crate::dateline::at_head(line, None).is_none() && rest.len() > 1
        };
        if let Some(line) = rest.first().filter(is_title) {
            item.headline = crate::xml::words(line);
            rest = &rest[1..];
        }
    }
    let text = rest.join("\n");
    if fields.tabular {
        let (lead, table) = lead_of(&text);
        item.body = Body(lead.into_iter().chain(copy::set(&table)).collect());
    } else {
        item.body = Body(copy::blocks(&text));
    }
    telegram::lift_dateline(item, item.version_created);
}

/// A tabular message may open with a paragraph: its first line, if it has a dateline.
fn lead_of(text: &str) -> (Option<tellal_story::Block>, String) {
    let (first, rest) = text.trim_start_matches('\n').split_once('\n').unwrap_or((text, ""));
    if crate::dateline::at_head(first.trim(), None).is_some() {
        (Some(tellal_story::Block::paragraph(crate::xml::words(first))), rest.to_owned())
    } else {
        (None, text.to_owned())
    }
}

/// A message of lines alone: read as a dispatch, without the line that routed it.
fn bare(lines: &[&str], read: &mut ParsedItem) {
    let mut lines = lines;
    while lines.first().is_some_and(|line| line.trim().is_empty() || is_routing(line)) {
        lines = &lines[1..];
    }
    text::dispatch(&lines.join("\n"), read);
}

/// `YY RFG INTERNET (3RR)`: a level of priority twice, then addresses.
fn is_routing(line: &str) -> bool {
    let line = line.trim();
    let bytes = line.as_bytes();
    bytes.len() > 2
        && bytes[0] == bytes[1]
        && bytes[0].is_ascii_uppercase()
        && bytes[2] == b' '
        && !line.chars().any(char::is_lowercase)
}

/// `AAP`, `AAP RESULTS`: the agency's sign below the copy.
fn sign_off(item: &mut tellal_story::Item) {
    let Some(tellal_story::Block::Paragraph { text }) = item.body.0.last() else { return };
    let line = tellal_story::body::plain(text);
    let mut tokens = line.split_whitespace();
    let Some(agency) = tokens.next().filter(|token| crate::byline::is_agency(token)) else { return };
    let is_sign = tokens.clone().count() <= 1 && tokens.all(|token| !token.chars().any(char::is_lowercase));
    if is_sign && item.body.0.len() > 1 {
        item.credit.get_or_insert_with(|| agency.to_owned());
        item.body.0.pop();
    }
}

#[cfg(test)]
mod tests;
