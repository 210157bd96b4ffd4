//! E-mail (RFC 5322, MIME): agencies' and press offices' mails, one or a mailbox of several (mbox).
//!
//! The subject is the headline, the text or HTML part the body. What is attached is a medium by its file's name, or, where it
//! is itself in a wire format, a delivery in the delivery: its items are read, and the mail around it is only kept if
//! it says something of its own.

mod mbox;

use crate::{
    Parsed, ParsedItem, Remark, dateline, dates,
    formats::{Delivery, FORMATS, MAX_BYTES, Words},
    html, text,
    xml::words,
};
use jiff::{Timestamp, tz::TimeZone};
use mail_parser::{Address, HeaderName, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};
use tellal_story::{Author, Body, Item, MediaRef, Related};

/// Parts that may hold mails of their own; a mail with more of them is not taken apart.
const MAX_NESTED: usize = 50;
/// Lines that may part a mail; one with more of them is not taken apart.
const MAX_PARTS: usize = 10_000;
/// Attachments that are read as deliveries.
const MAX_DELIVERIES: usize = 100;
/// Mails of one mailbox that are read.
const MAX_MAILS: usize = 5_000;
/// A mail that brings items and has fewer characters of its own than this is only their envelope.
const ENVELOPE: usize = 300;

/// A file that came with a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its name, as in the item's [`MediaRef::href`].
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files attached to a mail, or to the mails of a mailbox: what a door lays beside the delivery, so that the pictures which
/// the items name by file name are found. Empty for a delivery that is no mail.
pub fn attached(bytes: &[u8]) -> Vec<Attached> {
    let bytes = unmarked(&bytes[..bytes.len().min(MAX_BYTES)]);
    if !is_mail(bytes) {
        return Vec::new();
    }
    let mut files = Vec::new();
    for mail in mbox::mails(bytes).take(MAX_MAILS) {
        let Some(message) = open(&mail) else { continue };
        for (index, part) in message.attachments().enumerate() {
            if !matches!(part.body, PartType::Message(_)) {
                files.push(Attached { name: name_of(part, index), bytes: part.contents().to_vec() });
            }
        }
    }
    files
}

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    is_mail(&delivery.bytes[..delivery.bytes.len().min(MAX_BYTES)])
}

/// Whether it opens with a mail's header: lines `Name: words`, two of them with names that mails have and one that says who sent
/// it or by which way it came.
fn is_mail(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64 << 10)];
    let head = String::from_utf8_lossy(unmarked(head));
    let (mut known, mut sent) = (0, false);
    for (index, line) in head.trim_start().lines().take(300).enumerate() {
        if index == 0 && mbox::is_separator(line.as_bytes()) {
            continue;
        }
        if line.starts_with([' ', '\t']) && index > 0 {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        if name.is_empty() || name.len() > 60 || !name.bytes().all(|b| b.is_ascii_graphic()) {
            break;
        }
        let name = name.to_ascii_lowercase();
        sent |= matches!(&*name, "from" | "sender" | "received" | "return-path" | "message-id" | "delivered-to");
        known += usize::from(matches!(
            &*name,
            "from"
                | "to"
                | "subject"
                | "date"
                | "sender"
                | "received"
                | "return-path"
                | "message-id"
                | "mime-version"
                | "delivered-to"
                | "content-type"
                | "reply-to"
                | "cc"
                | "x-mailer"
                | "dkim-signature"
        ));
        if sent && known >= 3 {
            return true;
        }
    }
    sent && known >= 2
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let bytes = unmarked(&delivery.bytes[..delivery.bytes.len().min(MAX_BYTES)]);
    for mail in mbox::mails(bytes).take(MAX_MAILS) {
        if parsed.items.len() >= crate::MAX_ITEMS {
            break;
        }
        let Some(message) = open(&mail) else {
            parsed
                .remarks
                .push(Remark::new("content-unreadable", "A mail could not be taken apart; its text was not read."));
            continue;
        };
        read(&message, delivery, parsed);
    }
}

/// Bytes without the byte order mark and the empty lines that some programs put before a mail.
fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start()
}

fn open(mail: &[u8]) -> Option<Message<'_>> {
    let nested = mail.windows(6).filter(|window| {
        window.eq_ignore_ascii_case(b"rfc822")
            || window.eq_ignore_ascii_case(b"digest")
            || window.eq_ignore_ascii_case(b"global")
    });
    // Mails in mails are held in each other; a tower of them must not be built.
    let parts = memchr::memmem::find_iter(mail, b"\n--").take(MAX_PARTS + 1);
    if nested.take(MAX_NESTED + 1).count() > MAX_NESTED || parts.count() > MAX_PARTS {
        return MessageParser::default().parse_headers(mail);
    }
    MessageParser::default().parse(mail)
}

fn read(message: &Message<'_>, delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let mut mail = header(message, delivery);
    let (body, plain) = body(message, &mut mail.remarks);
    mail.item.body = body;
    let mut brought = Vec::new();
    if let Some(found) = plain.as_deref().and_then(|plain| deliver(plain.as_bytes(), delivery)) {
        // The mail's text is itself a telegram or a document.
        mail.item.body = Body::default();
        brought.push(found);
    }
    for (index, part) in message.attachments().enumerate() {
        if mail.item.media.len() >= crate::MAX_MEDIA {
            break;
        }
        let bytes = match &part.body {
            PartType::Message(inner) => inner.raw_message(),
            _ => part.contents(),
        };
        let items: usize = brought.iter().map(|found: &Parsed| found.items.len()).sum();
        if brought.len() < MAX_DELIVERIES
            && items < crate::MAX_ITEMS
            && let Some(found) = deliver(bytes, delivery)
        {
            brought.push(found);
            continue;
        }
        let kind = part.content_type().map(|kind| match kind.subtype() {
            Some(sub) => format!("{}/{sub}", kind.ctype()).to_ascii_lowercase(),
            None => kind.ctype().to_ascii_lowercase(),
        });
        mail.item.media.push(MediaRef {
            href: name_of(part, index),
            content_type: kind,
            caption: part.content_description().map(words).unwrap_or_default(),
            ..MediaRef::default()
        });
    }
    let item = &mut mail.item;
    let near = item.version_created;
    text::lift_byline(item);
    item.dateline = dateline::lift(&mut item.body, near);
    let own: usize = item.body.0.iter().map(|block| block.plain().chars().count()).sum();
    if brought.iter().any(|found| !found.items.is_empty()) && own < ENVELOPE {
        if let Some(id) = &item.id {
            let text = format!("The mail {id} only brings the items that are attached to it.");
            parsed.remarks.push(Remark::new("not-a-story", text));
        }
    } else {
        delivery.keep(mail, parsed);
    }
    for found in brought {
        let room = crate::MAX_ITEMS.saturating_sub(parsed.items.len());
        parsed.items.extend(found.items.into_iter().take(room));
        parsed.remarks.extend(found.remarks);
    }
}

fn header(message: &Message<'_>, delivery: &Delivery<'_>) -> ParsedItem {
    let mut remarks = Vec::new();
    let from = message.from().or(message.sender()).and_then(Address::first);
    let address = from.and_then(|from| from.address()).map(words);
    let name = from.and_then(|from| from.name()).map(words).filter(|name| !name.is_empty());
    let field = |name: &'static str| {
        message.header(HeaderName::Other(name.into())).and_then(|value| value.as_text()).map(words)
    };
    let organisation = field("Organization").or_else(|| field("Organisation"));
    let mut item = Item {
        id: message.message_id().map(words).filter(|id| !id.is_empty()),
        headline: subject(message),
        version_created: date(message, &delivery.hints.zone, &mut remarks),
        credit: organisation.or_else(|| name.clone()).or_else(|| address.clone()),
        provider: address.clone(),
        ..Item::default()
    };
    item.first_created = item.version_created;
    item.sent = item.version_created;
    if name.is_some() || address.is_some() {
        let person = name.clone().or_else(|| address.clone()).unwrap_or_default();
        item.authors.push(Author { name: person, role: Some("sender".to_owned()), email: address, uri: None });
    }
    if let Some(words) = message.keywords().as_text_list() {
        item.keywords = words.iter().map(|word| crate::xml::words(word)).filter(|word| !word.is_empty()).collect();
    } else if let Some(words) = message.keywords().as_text() {
        item.keywords = words.split(',').map(crate::xml::words).filter(|word| !word.is_empty()).collect();
    }
    for (rel, value) in [("inReplyTo", message.in_reply_to()), ("references", message.references())] {
        let one = value.as_text().map(|id| vec![id.into()]);
        let ids = value.as_text_list().map(<[_]>::to_vec).or(one).unwrap_or_default();
        for id in ids.iter().take(100).map(|id| words(id)) {
            if !item.related.iter().any(|known| known.id == id) {
                item.related.push(Related { rel: rel.to_owned(), id, ..Related::default() });
            }
        }
    }
    item.lang = field("Content-Language").and_then(|tag| tellal_story::Lang::new(&tag).ok());
    ParsedItem { item, remarks }
}

/// The subject without marks of forwarding. Some programs put the bytes of a UTF-8 subject into an encoded word of another
/// charset's name; then the bytes are believed.
fn subject(message: &Message<'_>) -> String {
    let raw = message.parts.first().and_then(|part| {
        let header = part.headers.iter().rev().find(|header| header.name == HeaderName::Subject)?;
        message.raw_message().get(header.offset_start as usize..header.offset_end as usize)
    });
    let odd = raw
        .filter(|raw| !raw.is_ascii())
        .and_then(|raw| std::str::from_utf8(raw).ok())
        .filter(|raw| raw.contains("=?"));
    let said = match odd {
        Some(raw) => believed(raw),
        None => message.subject().map(words).unwrap_or_default(),
    };
    let mut said = said.as_str();
    while let Some((mark, rest)) = said.split_once(':') {
        let mark = text::fold(mark.trim());
        if !["fwd", "fw", "re", "wg", "aw", "tr", "ynt", "ilt", "sv", "vs", "rv"].contains(&&*mark)
            || rest.trim().is_empty()
        {
            break;
        }
        said = rest.trim_start();
    }
    said.to_owned()
}

/// Encoded words of a header taken as UTF-8, whatever they call themselves.
fn believed(raw: &str) -> String {
    let mut mail = String::from("Subject: ");
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once("=?") {
        mail.push_str(before);
        mail.push_str("=?utf-8");
        let Some(at) = after.find('?') else { break };
        let end = after[at + 1..].find("?=").map_or(after.len(), |end| at + 1 + end + 2);
        mail.push_str(&after[at..end]);
        rest = &after[end..];
    }
    mail.push_str(rest);
    let mail = mail.trim_end().to_owned() + "\r\n\r\n";
    MessageParser::default().parse(&mail).and_then(|message| message.subject().map(words)).unwrap_or_default()
}

fn date(message: &Message<'_>, zone: &TimeZone, remarks: &mut Vec<Remark>) -> Option<Timestamp> {
    let raw = words(message.header_raw(HeaderName::Date)?);
    let read = dates::read(&raw, zone).or_else(|| {
        let date = message.date()?;
        Timestamp::from_second(date.to_timestamp()).ok()
    });
    if read.is_none() && !raw.is_empty() {
        remarks.push(Remark::new("date-unreadable", format!("The date “{raw}” of the mail cannot be read.")));
    }
    read
}

/// The body: HTML, unless a plain part says as much and the HTML is laid out in tables; and the plain part.
fn body(message: &Message<'_>, remarks: &mut Vec<Remark>) -> (Body, Option<String>) {
    let part = |id: &u32| message.parts.get(*id as usize);
    let plain = message.text_body.iter().filter_map(part).find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.to_string()),
        _ => None,
    });
    let rich = message.html_body.iter().filter_map(part).find_map(|part| match &part.body {
        PartType::Html(html) => Some(html::read(html, None)),
        _ => None,
    });
    let without_signature = plain.as_deref().map(|plain| {
        let end = plain.find("\n-- \n").or_else(|| plain.find("\n-- \r\n")).unwrap_or(plain.len());
        text::paragraphs(&plain[..end])
    });
    let body = match (rich, without_signature) {
        (Some(rich), Some(plain)) => {
            let length = |body: &Body| body.plain().chars().count();
            let laid_out = rich.body.0.iter().any(|block| matches!(block, tellal_story::Block::Table(_)));
            if rich.body.is_empty() || laid_out && length(&plain) * 5 >= length(&rich.body) * 4 {
                plain
            } else {
                rich.body
            }
        }
        (Some(rich), None) => {
            if rich.truncated {
                remarks.push(Remark::new("truncated", "The body is over 4 MiB; it was read up to there."));
            }
            rich.body
        }
        (None, plain) => plain.unwrap_or_default(),
    };
    (body, plain)
}

/// Reads bytes that are themselves in a wire format: any but a mail or plain text, so nothing is unpacked twice.
fn deliver(bytes: &[u8], around: &Delivery<'_>) -> Option<Parsed> {
    let hints = crate::Hints {
        lang: around.hints.lang.clone(),
        zone: around.hints.zone.iana_name().map(str::to_owned),
        encoding: None,
    };
    let mut parsed = Parsed::default();
    let words = Words::decode(bytes, &hints, &mut parsed.remarks);
    let delivery = Delivery::open(&words, &hints, &mut parsed.remarks);
    let format = FORMATS
        .iter()
        .filter(|format| !matches!(format.name, "email" | "text" | "json"))
        .find(|format| (format.sniff)(&delivery))?;
    parsed.format = format.name;
    delivery.room.set(around.room.get());
    (format.parse)(&delivery, &mut parsed);
    around.room.set(delivery.room.get());
    (!parsed.items.is_empty()).then_some(parsed)
}

/// The name of an attached file, without any path; a number if it has none.
fn name_of(part: &MessagePart<'_>, index: usize) -> String {
    let name = part.attachment_name().map(words).unwrap_or_default();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim_start_matches('.').to_owned();
    if !name.is_empty() {
        return name;
    }
    let sub = part.content_type().and_then(|kind| kind.subtype()).unwrap_or("bin").to_ascii_lowercase();
    format!("attachment-{}.{}", index + 1, if sub == "jpeg" { "jpg" } else { &sub })
}

#[cfg(test)]
mod tests;
