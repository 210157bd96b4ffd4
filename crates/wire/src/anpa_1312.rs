//! ANPA 1312 (ANPA 84-2): AP's wire and Kyodo's form of it, with and without control characters.
//!
//! ```text
//! SYN SYN SOH service+number US selectors
//! priority SP category DC3|DC4 DC1|DC2 slug [take] MM-DD words         DC1 is text, DC2 tabular
//! STX ^slug line, take,words<
//! ^headline<
//! ^Eds: note<
//! ^By NAME=
//! ^Associated Press=
//! TAB paragraph
//! BS row;with;cells DLE
//! TAB ETX AP-WF-MM-DD-YY hhmmGMT<  FF  EOT
//! ```
//!
//! `^` begins a line of the head and `<` or `=` ends it; one without an end is copy. Kyodo has no `^`: its headline ends with `+`, and
//! `==Kyodo` ends the copy. As with IPTC 7901, service, number and stamp are the id of a telegram.

mod head;
mod header;

use crate::{
    Parsed, ParsedItem, Remark, byline,
    formats::Delivery,
    telegram::{self, MAX_MESSAGES, alarm::Line, copy, stamp},
    xml::words,
};
use header::Header;
use tellal_story::{Block, Body, Cell, Inline, Item, Note, Table};

const SOH: char = '\u{1}';
const STX: char = '\u{2}';
const ETX: char = '\u{3}';

pub(crate) fn sniff(delivery: &Delivery<'_>) -> bool {
    let raw = telegram::raw(delivery);
    if delivery.framed.is_some() && raw.contains(SOH) {
        return raw.split(SOH).skip(1).take(MAX_MESSAGES).any(|part| header::read(part).is_some());
    }
    delivery.is_prose() && header::read_bare(delivery.text).is_some()
}

pub(crate) fn parse(delivery: &Delivery<'_>, parsed: &mut Parsed) {
    let raw = telegram::raw(delivery);
    if raw.contains(SOH) {
        parsed.remarks.extend(telegram::too_many(raw.matches(SOH).count()));
        for part in raw.split(SOH).take(MAX_MESSAGES + 1) {
            if let Some((header, rest)) = header::read(part) {
                delivery.keep(message(&header, rest, delivery), parsed);
            }
        }
    } else if let Some((header, rest)) = header::read_bare(delivery.text) {
        delivery.keep(message(&header, rest, delivery), parsed);
    }
}

fn message(header: &Header, rest: &str, delivery: &Delivery<'_>) -> ParsedItem {
    let mut read = ParsedItem::default();
    let item = &mut read.item;
    let framed = rest.contains(STX);
    let text = rest.split_once(STX).map_or(rest, |(_, text)| text);
    let (text, trailer) = if let Some((text, trailer)) = text.split_once(ETX) {
        (text, trailer.to_owned())
    } else {
        read.remarks.extend(framed.then(telegram::cut_off));
        split_stamp(text, delivery)
    };
    let trailer = telegram::plain(&trailer);
    let stamp = stamp::of_anpa(&trailer, &delivery.hints.zone);
    if stamp.is_none() && trailer.contains(|c: char| c.is_ascii_digit()) {
        let text = format!("The day at the telegram's end, “{}”, cannot be read.", words(&trailer));
        read.remarks.push(Remark::new("date-unreadable", text));
    }
    let (sender, stamp) = stamp.map_or(("", None), |(sender, stamp)| (sender, Some(stamp)));
    item.sent = stamp.as_ref().map(|stamp| stamp.at);
    item.version_created = item.sent;
    item.service = Some(header.service.clone());
    item.sequence = Some(header.number.clone());
    item.slugline.clone_from(&header.slug);
    item.take_key.clone_from(&header.take);
    item.word_count = header.words;
    item.categories = header.category.iter().map(char::to_string).collect();
    (item.urgency, item.priority) = header.urgency();
    item.provider =
        header.agency.clone().or_else(|| sender.split('-').next().filter(|sign| !sign.is_empty()).map(str::to_owned));
    if header.number.bytes().any(|digit| digit != b'0') {
        item.id = stamp.map(|stamp| {
            let from = if sender.is_empty() { header.agency.as_deref().unwrap_or_default() } else { sender };
            format!("anpa1312:{from}:{}{}:{}", header.service, header.number, stamp.sign)
        });
    }
    let mut lines: Vec<Line> = header.slug_parts().map(|part| Line::Keyword(part.to_owned())).collect();
    let mut copy = Copy::default();
    if text.lines().any(|line| line.trim_start_matches(char::is_control).starts_with('^')) {
        marked(text, header, item, &mut copy);
    } else {
        unmarked(text, item, &mut copy);
    }
    copy.close();
    item.body = Body(copy.blocks);
    lines.extend(item.notes.iter().map(|note| Line::Advisory(note.text.clone())));
    telegram::lift_dateline(item, item.version_created);
    item.credit = telegram::agency_of(item).or_else(|| item.provider.clone());
    crate::text::stand_in(&mut read);
    telegram::finish(&mut read, delivery, lines);
    read
}

/// Without ETX, the stamp is the last line that has one.
fn split_stamp<'a>(text: &'a str, delivery: &Delivery<'_>) -> (&'a str, String) {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || c.is_control()).len();
    let start = text[..end].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let last = &text[start..end];
    let is_stamp = last.len() < 60 && stamp::of_anpa(last, &delivery.hints.zone).is_some();
    if is_stamp { (&text[..start], last.to_owned()) } else { (text, String::new()) }
}

/// Copy with `^` marks: the head's elements, subheads, rows and paragraphs.
fn marked(text: &str, header: &Header, item: &mut Item, copy: &mut Copy) {
    let mut head = head::Head::default();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for line in text.split('\n') {
        let is_row = line.starts_with('\u{8}') || header.tabular && line.contains(';') && line.contains('\u{10}');
        if is_row {
            copy.row(line);
            continue;
        }
        let indented = line.starts_with(['\t', ' ']);
        let line: String = line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect();
        if !line.trim_start().starts_with('^') {
            copy.line(&line, indented);
            continue;
        }
        for element in line.split('^').skip(1) {
            let element = element.trim();
            let (element, ends) = match element.strip_suffix(['<', '=']) {
                Some(rest) => (rest.trim_end(), true),
                None => (element, false),
            };
            // A line of the head may hold two of them: `^*9006< ^SLUG<`.
            let element = element.trim_end_matches('<').trim();
            if element.is_empty() {
                continue;
            }
            if !ends {
                copy.paragraph(element);
            } else if copy.is_empty() {
                if !head.element(element, item, header) {
                    copy.subhead(element);
                }
            } else {
                copy.subhead(element);
            }
        }
    }
    head.close(item);
}

/// Kyodo's copy: slug, headline up to `+`, lines, `==Kyodo`.
fn unmarked(text: &str, item: &mut Item, copy: &mut Copy) {
    let text = telegram::plain(text);
    let mut lines = text.lines().peekable();
    while lines.next_if(|line| line.trim().is_empty()).is_some() {}
    if let Some(slug) = lines.peek().map(|line| line.trim())
        && let Some(slug) = header::without_cycle(slug).filter(|rest| *rest != slug && !slug.ends_with('+'))
    {
        item.slugline = Some(words(slug));
        lines.next();
    }
    let rest: Vec<&str> = lines.collect();
    if let Some(end) = rest.iter().take(8).position(|line| line.trim_end().ends_with('+')) {
        item.headline = words(rest[..=end].join(" ").trim_end().trim_end_matches('+'));
    }
    let start = rest.iter().take(8).position(|line| line.trim_end().ends_with('+')).map_or(0, |end| end + 1);
    let end = rest.iter().position(|line| line.trim().starts_with("==")).unwrap_or(rest.len()).max(start);
    let mut start = start;
    if item.headline.is_empty() && end > start {
        item.headline = words(rest[start]);
        start += 1;
    }
    copy.blocks = copy::blocks(&rest[start..end].join("\n"));
    if let Some(names) = copy.blocks.first().and_then(|block| byline::from_line(&block.plain())) {
        item.byline = names;
        copy.blocks.remove(0);
    }
}

/// The copy as it grows.
#[derive(Default)]
struct Copy {
    blocks: Vec<Block>,
    open: String,
}

impl Copy {
    fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.open.is_empty()
    }

    fn close(&mut self) {
        if self.blocks.len() >= crate::MAX_BLOCKS {
            self.open.clear();
        }
        let text = head::printed(&std::mem::take(&mut self.open));
        if !text.is_empty() && !text.chars().all(|c| matches!(c, '_' | '—' | '-' | '*' | ' ')) {
            self.blocks.push(Block::paragraph(text));
        }
    }

    /// A line of running copy: an indented one begins a paragraph, an empty one ends it.
    fn line(&mut self, line: &str, indented: bool) {
        let text = line.trim().trim_end_matches(['<', '=']).trim_end();
        if indented || text.is_empty() {
            self.close();
        }
        if !text.is_empty() {
            self.open.push_str(text);
            self.open.push(' ');
        }
    }

    fn paragraph(&mut self, text: &str) {
        self.close();
        self.open.push_str(text);
        self.close();
    }

    fn subhead(&mut self, text: &str) {
        self.close();
        self.blocks.push(Block::Subhead { text: vec![Inline::text(head::printed(text))] });
    }

    /// A row: cells parted by semicolons, thin spaces for those inside a cell.
    fn row(&mut self, line: &str) {
        self.close();
        let line: String = line
            .chars()
            .map(|c| if matches!(c, '\u{8}' | '\u{10}' | '\t') { ' ' } else { c })
            .filter(|c| !c.is_control())
            .collect();
        let line = line.trim().trim_end_matches(['<', '=']);
        // A caret in the first cell begins the row that names the columns.
        let heading = line.starts_with('^');
        let cell =
            |cell: &str| Cell { heading, ..copy::cell_of(&head::printed(&figures(cell.trim_start_matches('^')))) };
        let cells: Vec<_> = line.split(';').map(cell).collect();
        match self.blocks.last_mut() {
            Some(Block::Table(table)) => table.rows.push(cells),
            _ => self.blocks.push(Block::Table(Table { caption: String::new(), rows: vec![cells] })),
        }
    }
}

/// In tables a brace is one half: games behind, yards, prices.
fn figures(cell: &str) -> String {
    cell.replace('{', "½")
}

/// A note to editors, not for readers.
fn note(role: &str, text: &str) -> Note {
    Note { role: Some(role.to_owned()), text: text.to_owned(), publishable: false }
}

#[cfg(test)]
mod tests;
