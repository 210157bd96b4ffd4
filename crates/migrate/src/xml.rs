//! XML as a stream that never refuses: what stands before a fault was read, and memory does not grow with the file.
//!
//! Names come without their prefix and with the [`Space`] they belong to. Of references the five of XML and numbers are
//! replaced; any other stays as it is written, so nothing can be blown up.

mod tag;
#[cfg(test)]
mod tests;

use crate::Remark;
use encoding_rs::{Encoding, UTF_8};
use memchr::memchr;
use std::{
    borrow::Cow,
    io::{self, BufRead},
};
use tag::Declared;
pub(crate) use tag::{Space, Tag};

/// The longest text between two tags, in bytes. What goes beyond is left out and remarked on.
const MAX_TEXT: usize = 8 << 20;
/// The longest tag.
const MAX_TAG: usize = 64 << 10;
/// The longest instruction that is looked at.
const MAX_INSTRUCTION: usize = 1 << 10;
/// Elements in elements. Deeper ones are read as if they stood beside each other.
const MAX_DEPTH: usize = 256;
/// Remarks that are kept.
const MAX_REMARKS: usize = 50;

/// One piece of a document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// An element begins.
    Open(Tag),
    /// An element ends; so many are open now.
    Close {
        /// Elements around what follows.
        depth: usize,
    },
    /// Words. What a comment or the border of a CDATA section parts are several.
    Text(String),
    /// The bytes have ended. Elements that are open still were cut off.
    End,
}

/// A document on its way.
pub(crate) struct Pull<R> {
    input: R,
    line: u64,
    encoding: &'static Encoding,
    open: Vec<Vec<u8>>,
    declared: Vec<Declared>,
    /// Ends of elements that are still to be told of.
    closing: usize,
    remarks: Vec<Remark>,
}

impl<R: BufRead> Pull<R> {
    pub fn new(input: R) -> Self {
        let (open, declared, remarks) = (Vec::new(), Vec::new(), Vec::new());
        Self { input, line: 1, encoding: UTF_8, open, declared, closing: 0, remarks }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    pub fn remark(&mut self, says: impl Into<String>) {
        let remark = Remark { line: self.line, says: says.into() };
        if self.remarks.len() < MAX_REMARKS && self.remarks.last() != Some(&remark) {
            self.remarks.push(remark);
        }
    }

    /// The next piece.
    pub fn next(&mut self) -> io::Result<Event> {
        loop {
            if self.closing > 0 {
                self.closing -= 1;
                self.leave();
                return Ok(Event::Close { depth: self.depth() });
            }
            let Some(first) = self.peek()? else { return Ok(Event::End) };
            if first != b'<' {
                let bytes = self.take_to(b'<', MAX_TEXT)?;
                let text = self.decode(&bytes);
                return Ok(Event::Text(references(&text).into_owned()));
            }
            self.skip(1);
            match self.peek()? {
                Some(b'!') => {
                    if let Some(event) = self.declaration()? {
                        return Ok(event);
                    }
                }
                Some(b'?') => self.instruction()?,
                Some(b'/') => {
                    let Some(tag) = self.tag()? else { return Ok(Event::End) };
                    let name = tag[1..].trim_ascii_end();
                    match self.open.iter().rposition(|open| open == name) {
                        Some(at) => self.closing = self.open.len() - at,
                        None => self.remark(format!("an end tag without a start: {}", String::from_utf8_lossy(name))),
                    }
                }
                Some(b) if b.is_ascii_alphabetic() || b == b'_' || b >= 0x80 => {
                    let Some(tag) = self.tag()? else { return Ok(Event::End) };
                    return Ok(self.enter(&tag));
                }
                _ => return Ok(Event::Text("<".to_owned())),
            }
        }
    }

    /// All words up to the end of the element that was opened last, those of elements in it among them. `None` if the file
    /// ends before.
    pub fn words(&mut self, tag: &Tag) -> io::Result<Option<String>> {
        let mut words = String::new();
        let outside = self.depth() - 1;
        let mut cut = false;
        loop {
            match self.next()? {
                Event::Text(text) if words.len() + text.len() <= MAX_TEXT => words.push_str(&text),
                Event::Text(_) => cut = true,
                Event::Close { depth } if depth <= outside => break,
                Event::Open(_) | Event::Close { .. } => {}
                Event::End => return Ok(None),
            }
        }
        if cut {
            self.remark(format!("{} is longer than 8 MiB and was read up to there", tag.name));
        }
        Ok(Some(words))
    }

    /// Goes to the end of the element that was opened last. `false` if the file ends before.
    pub fn skip_element(&mut self) -> io::Result<bool> {
        let outside = self.depth() - 1;
        loop {
            match self.next()? {
                Event::Close { depth } if depth <= outside => return Ok(true),
                Event::End => return Ok(false),
                _ => {}
            }
        }
    }

    fn enter(&mut self, bytes: &[u8]) -> Event {
        let text = self.decode(bytes).into_owned();
        let name = &bytes[..tag::name_length(bytes)];
        let depth = self.open.len();
        let (tag, declares) = tag::read(&text, depth, &self.declared);
        if depth < MAX_DEPTH {
            self.declared.extend(declares);
            self.open.push(name.to_vec());
            self.closing = usize::from(tag.empty);
        } else {
            self.remark("elements stand in each other more than 256 deep");
            // Without a place of its own its end would end another.
            self.open.push(Vec::new());
            self.closing = 1;
        }
        Event::Open(tag)
    }

    fn leave(&mut self) {
        self.open.pop();
        let depth = self.open.len();
        while self.declared.last().is_some_and(|declared| declared.depth >= depth) {
            self.declared.pop();
        }
    }

    /// What begins with `<!`: a comment and a document type are nothing, a CDATA section is words.
    fn declaration(&mut self) -> io::Result<Option<Event>> {
        self.skip(1);
        match self.peek()? {
            Some(b'-') if self.eat(b"--")? => {
                self.take_behind(b"-->", 0)?;
                return Ok(None);
            }
            Some(b'[') if self.eat(b"[CDATA[")? => {
                return Ok(match self.take_behind(b"]]>", MAX_TEXT)? {
                    Some(bytes) => Some(Event::Text(self.decode(&bytes).into_owned())),
                    // Cut off: half a text must not pass for a whole one.
                    None => Some(Event::End),
                });
            }
            _ => {}
        }
        // The internal subset has declarations of its own in it.
        let (mut depth, mut inside) = (0_u32, false);
        while let Some(b) = self.byte()? {
            match b {
                b'[' => inside = true,
                b']' => inside = false,
                b'<' => depth += 1,
                b'>' if depth > 0 => depth -= 1,
                b'>' if !inside => break,
                _ => {}
            }
        }
        Ok(None)
    }

    /// An instruction; the one at the head may name the encoding.
    fn instruction(&mut self) -> io::Result<()> {
        let Some(bytes) = self.take_behind(b"?>", MAX_INSTRUCTION)? else { return Ok(()) };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some(label) = text.strip_prefix("?xml ").and_then(|text| tag::attribute(text, "encoding")) {
            match Encoding::for_label(label.as_bytes()) {
                Some(encoding) if encoding.is_ascii_compatible() => self.encoding = encoding,
                _ => self.remark(format!("the encoding “{label}” is not known and was read as UTF-8")),
            }
        }
        Ok(())
    }

    /// A tag without its angle brackets; `None` if the file ends in it. A `>` in a value is part of it.
    fn tag(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut tag = Vec::new();
        let mut quote = None;
        while let Some(b) = self.byte()? {
            match (b, quote) {
                (b'>', None) => return Ok(Some(tag)),
                (b'"' | b'\'', None) if tag.last().is_some_and(|before| *before == b'=' || *before == b' ') => {
                    quote = Some(b);
                }
                (b, Some(open)) if b == open => quote = None,
                _ => {}
            }
            if tag.len() == MAX_TAG {
                self.remark("a tag is longer than 64 KiB and was cut");
                return Ok(Some(tag));
            }
            tag.push(b);
        }
        Ok(None)
    }

    fn decode<'a>(&mut self, bytes: &'a [u8]) -> Cow<'a, str> {
        let (text, faulty) = self.encoding.decode_without_bom_handling(bytes);
        if faulty {
            self.remark(format!("what stands here is not {}; characters were lost", self.encoding.name()));
        }
        // XML has no control characters, and PostgreSQL keeps no NUL.
        let control = |c: char| c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t');
        if text.contains(control) { Cow::Owned(text.replace(control, "")) } else { text }
    }
}

/// Bytes.
impl<R: BufRead> Pull<R> {
    fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.input.fill_buf()?.first().copied())
    }

    /// Goes on over bytes that have been looked at.
    fn skip(&mut self, count: usize) {
        self.input.consume(count);
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        let Some(b) = self.peek()? else { return Ok(None) };
        self.line += u64::from(b == b'\n');
        self.skip(1);
        Ok(Some(b))
    }

    /// Goes over these bytes as far as they come. Says whether all did.
    fn eat(&mut self, bytes: &[u8]) -> io::Result<bool> {
        for b in bytes {
            if self.peek()? != Some(*b) {
                return Ok(false);
            }
            self.skip(1);
        }
        Ok(true)
    }

    /// Everything up to a byte, which is left, or to the end.
    fn take_to(&mut self, end: u8, most: usize) -> io::Result<Vec<u8>> {
        let mut taken = Vec::new();
        let mut over = false;
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                break;
            }
            let found = memchr(end, buffer);
            let part = &buffer[..found.unwrap_or(buffer.len())];
            self.line += lines(part);
            let room = most - taken.len();
            over |= part.len() > room;
            taken.extend_from_slice(&part[..part.len().min(room)]);
            let length = part.len();
            self.input.consume(length);
            if found.is_some() {
                break;
            }
        }
        if over {
            self.remark("a text is longer than 8 MiB and was read up to there");
        }
        Ok(taken)
    }

    /// Everything up to some bytes, which are gone over; `None` if they do not come.
    fn take_behind(&mut self, end: &[u8], most: usize) -> io::Result<Option<Vec<u8>>> {
        let last = end[end.len() - 1];
        let (mut taken, mut tail, mut over) = (Vec::new(), Vec::new(), false);
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            let found = memchr(last, buffer);
            let part = &buffer[..found.map_or(buffer.len(), |at| at + 1)];
            self.line += lines(part);
            tail.extend_from_slice(&part[part.len().saturating_sub(end.len())..]);
            tail.drain(..tail.len().saturating_sub(end.len()));
            let room = most + end.len() - taken.len();
            over |= part.len() > room;
            taken.extend_from_slice(&part[..part.len().min(room)]);
            let length = part.len();
            self.input.consume(length);
            if tail == end {
                if over {
                    taken.truncate(most);
                } else {
                    taken.truncate(taken.len() - end.len());
                }
                if over && most > 0 {
                    self.remark("a text is longer than 8 MiB and was read up to there");
                }
                return Ok(Some(taken));
            }
        }
    }
}

fn lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).map(|_| 1).sum()
}

/// Puts characters in the place of references: numbers and the five names of XML. What is none stays as it stands.
pub(crate) fn references(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // The longest is `&#x10FFFF;` with some zeros before.
        let end = rest.bytes().take(16).position(|b| b == b';');
        if let Some((end, c)) = end.and_then(|end| Some((end, reference(&rest[1..end])?))) {
            out.push(c);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(number).filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        }
    }
}
