//! The weights that training left, as they lie in `models/language.bin`.
//!
//! The file has one part for each script. A part knows some features of words, by hash, and what each says for and against
//! each language: four bits that point into sixteen steps. What it does not know says nothing. Nothing is copied out of the
//! file and nothing is unpacked.
//!
//! All numbers are little-endian. The file: the letters `TLID`, a byte for the version (1), a byte for the number of parts.
//! A part: script, number of languages, buckets as a power of two (one byte each), one byte unused; the number of features
//! (4 bytes); sixteen steps and then one bias a language (4-byte floats); the languages (4 bytes each, filled up with
//! zeros); where each bucket begins, and the end (4 bytes each); 16 bits of each feature's hash; its weights, two to a
//! byte, a language without a neighbour beside four zero bits.

use super::features::features;
use super::script::Script;

/// More languages than any part has.
pub(super) const MOST: usize = 32;

/// What one script's words say.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The script, as [`super::script::Script`] numbers it.
    script: u8,
    /// The languages, in the order of scores.
    pub langs: Vec<&'static str>,
    bits: u32,
    /// What a byte of weights adds to the two languages that it is about.
    pairs: Box<[[f32; 2]; 256]>,
    biases: Vec<f32>,
    buckets: &'static [u8],
    marks: &'static [u8],
    weights: &'static [u8],
    row: usize,
}

/// What is known about all scripts.
#[derive(Debug, Clone, Default)]
pub struct Model(Vec<Part>);

impl Model {
    /// Reads a model file; `None` if it is none, or is cut short.
    pub fn read(file: &'static [u8]) -> Option<Self> {
        let mut rest = file.strip_prefix(b"TLID\x01")?;
        let count = *take(&mut rest, 1)?.first()?;
        (0..count).map(|_| Part::read(&mut rest)).collect::<Option<_>>().map(Self)
    }

    pub(super) fn part(&self, script: Script) -> Option<&Part> {
        self.0.iter().find(|part| Some(part.script) == script.number())
    }
}

fn take(rest: &mut &'static [u8], length: usize) -> Option<&'static [u8]> {
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}

fn number(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at * 4..at * 4 + 4) {
        Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]) as usize,
        _ => 0,
    }
}

fn floats(bytes: &'static [u8]) -> impl Iterator<Item = f32> {
    bytes.as_chunks::<4>().0.iter().map(|&four| f32::from_le_bytes(four))
}

impl Part {
    fn read(rest: &mut &'static [u8]) -> Option<Self> {
        let &[script, langs, bits, _] = take(rest, 4)? else { return None };
        let langs = usize::from(langs);
        if langs > MOST || bits > 24 {
            return None;
        }
        let features = number(take(rest, 4)?, 0);
        let mut steps = [0.0; 16];
        for (step, value) in steps.iter_mut().zip(floats(take(rest, 64)?)) {
            *step = value;
        }
        let pairs = Box::new(std::array::from_fn(|byte| [steps[byte & 15], steps[byte >> 4]]));
        let biases = floats(take(rest, langs * 4)?).collect();
        let names = take(rest, langs * 4)?.as_chunks::<4>().0;
        let names = names.iter().map(|name| std::str::from_utf8(name.split(|&byte| byte == 0).next()?).ok());
        let langs_named: Vec<&'static str> = names.collect::<Option<_>>()?;
        let row = langs.div_ceil(2);
        Some(Self {
            script,
            langs: langs_named,
            bits: u32::from(bits),
            pairs,
            biases,
            buckets: take(rest, ((1 << bits) + 1) * 4)?,
            marks: take(rest, features * 2)?,
            weights: take(rest, features * row)?,
            row,
        })
    }

    /// What speaks for each language before a word is read.
    pub(super) fn biases(&self) -> &[f32] {
        &self.biases
    }

    /// Adds what a word says to the scores; answers how many of its features are known.
    ///
    /// In steps over all its features: where they are looked for is far apart in memory, and what is fetched for one need not
    /// wait for another.
    pub(super) fn add(&self, word: &str, scores: &mut [f32; MOST]) -> usize {
        let mut places = [(0_usize, 0_usize, [0_u8; 2]); SEEN];
        let mut seen = 0;
        features(word, |feature| {
            if let (Some(place), Ok(bucket)) = (places.get_mut(seen), usize::try_from(feature.hash >> (64 - self.bits)))
            {
                let mark = feature.hash.to_le_bytes();
                *place = (number(self.buckets, bucket), number(self.buckets, bucket + 1), [mark[0], mark[1]]);
                seen += 1;
            }
        });
        let mut known = 0;
        for (from, to, mark) in places.iter().take(seen).copied() {
            let marks = self.marks.get(from * 2..to * 2).unwrap_or_default().as_chunks::<2>().0;
            if let Some(at) = marks.iter().position(|found| *found == mark) {
                known += 1;
                let at = from + at;
                let row = self.weights.get(at * self.row..(at + 1) * self.row).unwrap_or_default();
                for (pair, &byte) in scores.as_chunks_mut::<2>().0.iter_mut().zip(row) {
                    let more = self.pairs[usize::from(byte)];
                    pair[0] += more[0];
                    pair[1] += more[1];
                }
            }
        }
        known
    }
}

/// Features of a word that are looked at: more than any has that is not three words with apostrophes between them.
const SEEN: usize = 320;
