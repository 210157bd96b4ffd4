//! Checking one file by itself, line by line and in little memory, whoever wrote it.

use crate::form::{Counts, FORMAT, Hash, Head, Line, MOST, Signature, StoryLine, Sums, write};
use crate::keys::PublicKey;
use jiff::tz::TimeZone;
use ring::digest::{Context, SHA256};
use std::io::{self, BufRead};
use uuid::Uuid;

/// A line is never longer, in bytes. What an honest one holds is far shorter.
pub const LINE_MOST: usize = 64 << 10;
/// So many faults of one file are kept; more are counted.
const FAULTS_MOST: usize = 50;
/// Words of a fault, which may quote what stands in the file.
const WORDS_MOST: usize = 400;

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, from 1; nothing if it is the file as a whole.
    pub line: Option<u64>,
    /// What, in a sentence without its end. Holds no control characters, whatever the file holds.
    pub words: String,
}

/// What one file says, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Its first line, if that can be read.
    pub head: Option<Head>,
    /// What its stories add up to. We added, whatever its sums say.
    pub counts: Counts,
    /// How many stories.
    pub stories: u64,
    /// The SHA-256 of the whole file.
    pub hash: Hash,
    /// Whether the key that the first line names has signed all of it.
    pub signed: bool,
    /// What is wrong, the first of it.
    pub faults: Vec<Fault>,
    /// How many more faults there are.
    pub more: u64,
}

impl Checked {
    pub(crate) fn fault(&mut self, line: Option<u64>, words: &str) {
        if self.faults.len() >= FAULTS_MOST {
            self.more += 1;
            return;
        }
        // Words of a stranger's file go to a terminal: no control characters, no letters that turn its line around.
        let plain = |c: char| {
            if c.is_control()
                || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            {
                '\u{fffd}'
            } else {
                c
            }
        };
        let mut words: String = words.chars().take(WORDS_MOST + 1).map(plain).collect();
        if words.chars().count() > WORDS_MOST {
            words.pop();
            words.push('…');
        }
        self.faults.push(Fault { line, words });
    }

    /// The key that the first line names.
    pub fn key(&self) -> Option<PublicKey> {
        self.head.as_ref().map(|head| PublicKey(head.key))
    }
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Awaits {
    Head,
    Stories,
    Signature,
    Nothing,
}

struct Reading {
    checked: Checked,
    awaits: Awaits,
    last: Option<Uuid>,
    /// Whether each story could be added, so that the sums can be compared.
    whole: bool,
}

/// Reads a file to its end and says all that is wrong within it. `each` is told every story that could be read, with
/// its line. An error is one of reading, never of what was read.
pub fn check(mut input: impl BufRead, each: &mut dyn FnMut(u64, &StoryLine)) -> io::Result<Checked> {
    let checked = Checked {
        head: None,
        counts: Counts::default(),
        stories: 0,
        hash: Hash([0; 32]),
        signed: false,
        faults: Vec::new(),
        more: 0,
    };
    let mut reading = Reading { checked, awaits: Awaits::Head, last: None, whole: true };
    let mut hash = Context::new(&SHA256);
    let (mut number, mut bytes) = (0, Vec::new());
    loop {
        bytes.clear();
        // What a signature line signs is everything before it.
        let before = hash.clone();
        let Some(end) = line(&mut input, &mut bytes, &mut hash)? else { break };
        number += 1;
        match end {
            End::TooLong => {
                reading.whole = false;
                reading.checked.fault(Some(number), &format!("the line is longer than {LINE_MOST} bytes"));
            }
            End::Torn => {
                reading.whole = false;
                reading.checked.fault(Some(number), "the file breaks off within this line");
            }
            End::Whole => reading.line(number, &bytes, before, each),
        }
        if reading.awaits == Awaits::Head {
            // That much has been said; the other lines are judged for themselves.
            reading.awaits = Awaits::Stories;
        }
    }
    let Reading { mut checked, awaits, .. } = reading;
    match awaits {
        Awaits::Head => checked.fault(None, "the file is empty"),
        Awaits::Stories => checked.fault(None, "the file has no sums and no signature: it is not whole"),
        Awaits::Signature => checked.fault(None, "the file has no signature: it is not whole"),
        Awaits::Nothing => {}
    }
    checked.hash = Hash::end(hash);
    Ok(checked)
}

enum End {
    Whole,
    TooLong,
    Torn,
}

/// Takes the next line, without its end, into `bytes`, and all of it into the hash. A line that is too long is passed
/// over without being kept.
fn line(input: &mut impl BufRead, bytes: &mut Vec<u8>, hash: &mut Context) -> io::Result<Option<End>> {
    let (mut too_long, mut any) = (false, false);
    loop {
        let buffer = match input.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            return Ok(any.then_some(if too_long { End::TooLong } else { End::Torn }));
        }
        any = true;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        too_long |= bytes.len() + part.len() > LINE_MOST;
        if !too_long {
            bytes.extend_from_slice(part);
        }
        let taken = end.map_or(buffer.len(), |end| end + 1);
        hash.update(&buffer[..taken]);
        input.consume(taken);
        if end.is_some() {
            return Ok(Some(if too_long { End::TooLong } else { End::Whole }));
        }
    }
}

impl Reading {
    fn line(&mut self, number: u64, bytes: &[u8], before: Context, each: &mut dyn FnMut(u64, &StoryLine)) {
        if self.awaits == Awaits::Nothing {
            self.checked.fault(Some(number), "something stands behind the signature, which nobody has signed");
            return;
        }
        let line = match serde_json::from_slice::<Line>(bytes) {
            Ok(line) => line,
            Err(error) => {
                self.whole = false;
                self.checked.fault(Some(number), &format!("this is no line of a ledger: {error}"));
                return;
            }
        };
        // Whatever can be written in two ways could be two things to two programs.
        let canonical = write(&line);
        if canonical.split_last().map(|(_, line)| line) != Some(bytes) {
            self.checked.fault(Some(number), "the line is not in canonical form (RFC 8785): something wrote it anew");
        }
        match line {
            Line::Head(head) => self.head(number, head),
            Line::Story(story) => self.story(number, &story, each),
            Line::Sums(sums) => self.sums(number, &sums),
            Line::Signature(signature) => self.signature(number, &signature, before),
        }
    }

    fn head(&mut self, number: u64, head: Head) {
        if number != 1 {
            self.checked.fault(Some(number), "a first line stands here, where none can be");
            return;
        }
        self.awaits = Awaits::Stories;
        if head.format != FORMAT {
            let words = format!("the file's form is “{}”, and this program knows “{FORMAT}” alone", head.format);
            self.checked.fault(Some(number), &words);
        }
        if head.number == 0 || head.number > MOST {
            self.checked.fault(Some(number), &format!("the number is {}; the first file has 1", head.number));
        }
        match (head.number, head.before) {
            (1, Some(_)) => self.checked.fault(Some(number), "the first file names one before it"),
            (more, None) if more > 1 => {
                self.checked.fault(Some(number), "the file does not say what the one before it is (before)");
            }
            _ => {}
        }
        if head.next_key == Some(head.key) {
            self.checked.fault(Some(number), "the next key is the same as this one (next_key)");
        }
        let over = head.day.tomorrow().ok().and_then(|next| next.to_zoned(TimeZone::UTC).ok());
        if over.is_none_or(|over| head.sealed < over.timestamp()) {
            let words = format!("the file was written at {}, when its day was not over (sealed)", head.sealed);
            self.checked.fault(Some(number), &words);
        }
        self.checked.head = Some(head);
    }

    fn story(&mut self, number: u64, story: &StoryLine, each: &mut dyn FnMut(u64, &StoryLine)) {
        match self.awaits {
            Awaits::Stories => {}
            Awaits::Head => self.checked.fault(Some(number), "a story stands before the first line"),
            _ => self.checked.fault(Some(number), "a story stands behind the sums"),
        }
        match self.last {
            Some(last) if last == story.id => {
                self.checked.fault(Some(number), &format!("the story {} stands here a second time", story.id.simple()));
            }
            Some(last) if last > story.id => {
                let words = format!(
                    "the story {} stands behind {}: stories stand in the order of their ids",
                    story.id.simple(),
                    last.simple()
                );
                self.checked.fault(Some(number), &words);
            }
            _ => {}
        }
        self.last = self.last.max(Some(story.id));
        let counts = story.counts();
        if let Some(words) = counts.fault() {
            self.checked.fault(Some(number), &words);
        }
        if self.whole && !self.checked.counts.add(&counts) {
            self.whole = false;
            self.checked.fault(Some(number), &format!("from here on the stories add up to more than {MOST}"));
        }
        self.checked.stories += 1;
        each(number, story);
    }

    fn sums(&mut self, number: u64, sums: &Sums) {
        if self.awaits != Awaits::Stories {
            self.checked.fault(Some(number), "sums stand here, where none can be");
            return;
        }
        self.awaits = Awaits::Signature;
        if let Some(words) = sums.counts().fault() {
            self.checked.fault(Some(number), &words);
        } else if sums.counts().raw() != Some(sums.raw) {
            let words = format!("raw is {}, and what was counted and set aside adds up to another number", sums.raw);
            self.checked.fault(Some(number), &words);
        }
        // A line that cannot be read has been named already.
        if !self.whole {
            return;
        }
        if sums.stories != self.checked.stories {
            let words = format!("the sums say {} stories, and there are {}", sums.stories, self.checked.stories);
            self.checked.fault(Some(number), &words);
        }
        let found = self.checked.counts;
        let mut differences = sums.counts().differences(&found);
        if sums.hours.is_some() != found.hours.is_some() {
            differences.push("hours where some story has none, or none where all have them".to_owned());
        }
        if !differences.is_empty() {
            let words = format!("the sums are not what the stories add up to: {}", differences.join(", "));
            self.checked.fault(Some(number), &words);
        }
    }

    fn signature(&mut self, number: u64, signature: &Signature, before: Context) {
        // Where a line could not be read, that line may have been the sums.
        if self.awaits != Awaits::Signature && self.whole {
            self.checked.fault(Some(number), "a signature stands here, where none can be");
            return;
        }
        self.awaits = Awaits::Nothing;
        let found = Hash::end(before);
        if found != signature.sha256 {
            let words = format!(
                "the bytes before the signature are not those that were signed: their SHA-256 is {found}, and {} was signed",
                signature.sha256
            );
            self.checked.fault(Some(number), &words);
        }
        let Some(key) = self.checked.key() else { return };
        if key.fingerprint() != signature.fingerprint {
            self.checked.fault(Some(number), "the fingerprint is not that of the key in the first line");
        }
        if !key.has_signed(signature.sha256, &signature.ed25519) {
            let words = format!("the signature is not one of the key {}", key.fingerprint());
            self.checked.fault(Some(number), &words);
        } else if found == signature.sha256 {
            self.checked.signed = true;
        }
    }
}
