//! A text as the restorer reads it: one code a character, and where its words are.

use super::alphabet::{Alphabet, Read, SIGN, is_letter};
use crate::word;

/// Codes of nothing before the first and after the last character, so that windows need no bounds.
pub const MARGIN: usize = 9;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// In small letters.
    Small,
    /// With a capital at the start.
    Title,
    /// In capitals.
    Capitals,
    /// One letter, a capital.
    Initial,
    /// Otherwise.
    Mixed,
}

/// One word: a run of letters. What follows an apostrophe is a word of its own here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The cell of its first letter.
    pub start: usize,
    /// The cell after its last letter.
    pub end: usize,
    /// The hash of its plain typing.
    pub hash: u64,
    /// How it is written.
    pub shape: Shape,
}

/// A text, read. A few allocations, whatever its length.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    /// What a plain keyboard types.
    pub base: Vec<u8>,
    /// What is meant: as typed at first, then what the restorer decides, left to right.
    pub meant: Vec<u8>,
    /// Whether the character was typed so that it leaves no doubt.
    pub explicit: Vec<bool>,
    /// Whether it is a capital.
    pub capital: Vec<bool>,
    /// The words, in order.
    pub words: Vec<Span>,
}

/// One step of a rolling hash.
#[inline]
pub const fn step(hash: u64, code: u8) -> u64 {
    (hash ^ code as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Stirs a hash, so that every bit counts.
#[inline]
pub const fn stir(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// Where rolling hashes begin.
pub const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of a word by the codes of its plain typing.
pub fn hash(codes: &[u8]) -> u64 {
    stir(codes.iter().fold(SEED, |hash, &code| step(hash, code)))
}

impl Cells {
    /// Reads a text. Addresses, handles, hashtags and code are signs, and have no words.
    pub fn read(alphabet: &Alphabet, text: &str) -> Self {
        Self::read_by(text, |c| alphabet.read(c))
    }

    /// Reads a text that is known to have its letters.
    pub fn read_written(alphabet: &Alphabet, text: &str) -> Self {
        Self::read_by(text, |c| alphabet.read_written(c))
    }

    fn read_by(text: &str, read: impl Fn(char) -> Read) -> Self {
        let room = text.len() + 2 * MARGIN;
        let mut cells = Self {
            base: Vec::with_capacity(room),
            meant: Vec::with_capacity(room),
            explicit: Vec::with_capacity(room),
            capital: Vec::with_capacity(room),
            words: Vec::with_capacity(text.len() / 4 + 1),
        };
        (0..MARGIN).for_each(|_| cells.put(b' ', b' ', false, false));
        for line in text.split_inclusive('\n') {
            let code = word::is_code(line);
            let mut rest = line;
            while !rest.is_empty() {
                let blank = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
                rest[..blank].chars().for_each(|_| cells.put(b' ', b' ', false, false));
                rest = &rest[blank..];
                let (chunk, more) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
                rest = more;
                if code || word::is_protected(chunk) {
                    chunk.chars().for_each(|_| cells.put(SIGN, SIGN, false, false));
                    continue;
                }
                for c in chunk.chars() {
                    let read = read(c);
                    cells.put(read.base, read.meant, read.explicit, read.capital);
                }
            }
        }
        (0..MARGIN).for_each(|_| cells.put(b' ', b' ', false, false));
        cells.find_words();
        cells
    }

    fn put(&mut self, base: u8, meant: u8, explicit: bool, capital: bool) {
        self.base.push(base);
        self.meant.push(meant);
        self.explicit.push(explicit);
        self.capital.push(capital);
    }

    fn find_words(&mut self) {
        let mut at = MARGIN;
        while at < self.base.len() {
            let start = at;
            while is_letter(self.base[at]) {
                at += 1;
            }
            if at > start {
                let span = Span { start, end: at, hash: hash(&self.base[start..at]), shape: self.shape(start, at) };
                self.words.push(span);
            }
            at += 1;
        }
    }

    fn shape(&self, start: usize, end: usize) -> Shape {
        let capitals = self.capital[start..end].iter().filter(|&&capital| capital).count();
        match capitals {
            0 => Shape::Small,
            _ if end - start == 1 => Shape::Initial,
            _ if capitals == end - start => Shape::Capitals,
            1 if self.capital[start] => Shape::Title,
            _ => Shape::Mixed,
        }
    }
}
