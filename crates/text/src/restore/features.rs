//! What a letter's surroundings say: the keys of its features. The trainer and the restorer call the same function.

use super::{
    alphabet::{Alphabet, is_letter},
    cells::{Cells, MARGIN, SEED, Shape, step},
    lexicon::{Class, Form, Pattern, bits},
};

/// The most features that a letter has.
pub const MOST: usize = 80;

/// The keys of a letter's features.
#[derive(Debug, Clone)]
pub struct Keys {
    keys: [u32; MOST],
    count: usize,
}

impl Default for Keys {
    fn default() -> Self {
        Self { keys: [0; MOST], count: 0 }
    }
}

impl Keys {
    /// The keys.
    pub fn as_slice(&self) -> &[u32] {
        &self.keys[..self.count]
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.count = 0;
    }

    #[inline]
    fn put(&mut self, kind: u64, hash: u64) {
        if self.count < MOST {
            self.keys[self.count] = key(kind, hash);
            self.count += 1;
        }
    }
}

#[inline]
fn key(kind: u64, hash: u64) -> u32 {
    let stirred = (hash ^ kind.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    ((stirred ^ (stirred >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 32) as u32
}

#[inline]
const fn with(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The key by which a feature speaks for a variant. Variant 1 has the feature's own; all of them share a line of the table.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a letter has a few variants")]
pub const fn for_variant(key: u32, variant: usize) -> u32 {
    key ^ ((variant as u32 - 1).wrapping_mul(0x9e37) & 0xffff)
}

/// What stands around a word: reckoned once for all its letters.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    word: u64,
    shape: u64,
    before: u64,
    before_end: u64,
    before_vowel: u64,
    second_before: u64,
    after: u64,
    after_start: u64,
    after_end: u64,
    second_after: u64,
    sign_after: u64,
    /// The shape of what stands before an apostrophe, if this is a suffix after one.
    hangs_on: Option<u64>,
    front: u64,
}

/// The hash of the last letters before a cell, at most so many, within letters.
fn ending(codes: &[u8], end: usize, most: usize) -> u64 {
    codes[..end].iter().rev().take(most).take_while(|&&code| is_letter(code)).fold(SEED, |hash, &code| step(hash, code))
}

impl Around {
    /// What stands around a word. Words before it must have been restored.
    pub fn of(alphabet: &Alphabet, cells: &Cells, index: usize) -> Self {
        let span = cells.words[index];
        let gap = |from: usize, to: usize| -> u64 {
            // What parts two words: a blank, an apostrophe, or the first other sign.
            let between = &cells.base[from..to];
            u64::from(between.iter().copied().find(|&code| code != b' ').unwrap_or(b' '))
        };
        let plain = |at: usize| cells.words[at].hash;
        let mut around = Self {
            word: span.hash,
            shape: span.shape as u64,
            before: u64::from(cells.base[span.start - 1]),
            before_end: 0,
            before_vowel: 0,
            second_before: 1,
            after: 2,
            after_start: 0,
            after_end: 0,
            second_after: 2,
            sign_after: u64::from(cells.base[span.end]),
            hangs_on: None,
            front: 0,
        };
        if index > 0 {
            let word = cells.words[index - 1];
            let gap = gap(word.end, span.start);
            let meant = cells.meant[word.start..word.end].iter().fold(SEED, |hash, &code| step(hash, code));
            let near = matches!(u8::try_from(gap), Ok(b' ' | b'\'' | b'-' | b','));
            around.before = if near { with(meant, gap) } else { gap };
            around.before_end = with(ending(&cells.meant, word.end, 3), gap);
            let vowel = cells.meant[word.start..word.end].iter().rev().find(|&&code| alphabet.is_vowel(code));
            around.before_vowel = u64::from(vowel.copied().unwrap_or(0)) | gap << 8;
            if index > 1 {
                around.second_before = plain(index - 2);
            }
            if gap == u64::from(b'\'') && span.start == word.end + 1 {
                around.hangs_on = Some(word.shape as u64 + 1);
            }
        }
        if cells.base[span.start - 1] == b'\'' && cells.base[span.start - 2].is_ascii_digit() {
            around.hangs_on = Some(0);
        }
        if let Some(word) = cells.words.get(index + 1) {
            let gap = gap(span.end, word.start);
            let near = matches!(u8::try_from(gap), Ok(b' ' | b'\'' | b'-' | b','));
            around.after = if near { with(word.hash, gap) } else { gap };
            let start = cells.base[word.start..word.end].iter().take(3).fold(SEED, |hash, &code| step(hash, code));
            around.after_start = with(start, gap);
            around.after_end = with(ending(&cells.base, word.end, 3), gap);
            if index + 2 < cells.words.len() {
                around.second_after = plain(index + 2);
            }
        }
        around
    }

    /// Takes up a letter of the word that has been decided.
    pub fn pass(&mut self, meant: u8) {
        self.front = step(self.front, meant);
    }

    /// The keys of the letter at a cell, which all letters of the word before it have been passed to.
    pub fn keys(&self, alphabet: &Alphabet, cells: &Cells, at: usize, end: usize, keys: &mut Keys) {
        let (base, meant) = (&cells.base, &cells.meant);
        let mut right = [SEED; 9];
        for length in 1..9 {
            right[length] = step(right[length - 1], base[at + length - 1]);
        }
        let mut left = [SEED; 9];
        for length in 1..9 {
            left[length] = step(left[length - 1], meant[at - length]);
        }
        let letter = u64::from(base[at]);
        for (length, &hash) in right.iter().enumerate().skip(1) {
            keys.put(length as u64, hash);
        }
        for (length, &hash) in left.iter().enumerate().take(8).skip(1) {
            keys.put(16 + length as u64, hash ^ letter << 40);
        }
        const WINDOWS: [(usize, usize); 16] = [
            (1, 2),
            (1, 3),
            (2, 2),
            (2, 3),
            (2, 4),
            (3, 2),
            (3, 3),
            (3, 4),
            (4, 2),
            (4, 3),
            (4, 4),
            (5, 2),
            (5, 3),
            (1, 5),
            (2, 6),
            (6, 4),
        ];
        for (kind, (before, after)) in WINDOWS.into_iter().enumerate() {
            keys.put(32 + kind as u64, with(left[before], right[after]));
        }
        // The word as a whole, and from both ends.
        let whole = with(self.word, self.front);
        keys.put(64, whole);
        keys.put(65, with(self.front, right[1]));
        keys.put(66, with(self.front, right[2]));
        keys.put(67, with(self.front, right[3]));
        let tail = base[at..end].iter().fold(SEED, |hash, &code| step(hash, code));
        let tail = step(tail, 0);
        keys.put(68, tail);
        keys.put(69, with(tail, left[1]));
        keys.put(70, with(tail, left[2]));
        keys.put(71, with(tail, left[3]));
        // Vowels go with the last ones before them.
        let mut vowels = meant[at - MARGIN..at].iter().rev().filter(|&&code| alphabet.is_vowel(code));
        let last = u64::from(vowels.next().copied().unwrap_or(0));
        let two = last << 8 | u64::from(vowels.next().copied().unwrap_or(0));
        keys.put(72, with(tail, last));
        keys.put(73, with(tail, two));
        keys.put(74, with(right[2], last));
        keys.put(75, with(right[3], last));
        keys.put(76, with(right[2], two));
        // The words around it.
        let stem = with(self.front, right[3]);
        keys.put(80, with(whole, self.before));
        keys.put(81, with(whole, self.before_end));
        keys.put(82, with(whole, self.before_vowel));
        keys.put(83, with(whole, self.second_before));
        keys.put(84, with(whole, self.after));
        keys.put(85, with(whole, self.after_start));
        keys.put(86, with(whole, self.after_end));
        keys.put(87, with(whole, self.second_after));
        keys.put(88, with(whole, self.sign_after));
        keys.put(89, with(with(whole, self.before), self.after));
        keys.put(90, with(stem, self.before));
        keys.put(91, with(stem, self.after));
        keys.put(92, with(tail, self.before));
        keys.put(93, with(tail, self.after));
        keys.put(94, with(with(tail, last), self.before_end));
        keys.put(95, with(with(tail, last), self.after_end));
        // Names and abbreviations go by rules of their own.
        keys.put(96, with(whole, self.shape));
        keys.put(97, with(with(tail, last), self.shape));
        keys.put(98, with(stem, self.shape));
        keys.put(99, with(with(left[2], right[2]), self.shape));
        keys.put(100, with(right[1], self.shape));
        if let Some(name) = self.hangs_on {
            keys.put(101, with(with(tail, left[2]), name));
            keys.put(102, with(with(tail, left[3]), name));
            keys.put(103, with(with(tail, left[4]), name));
        }
    }
}

/// What the lexicon says about the letters of one word, from left to right.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints {
    class: Option<Class>,
    decided: Pattern,
    shift: u32,
}

impl Hints {
    /// For a word of a class, if it is known.
    pub fn of(class: Option<Class>) -> Self {
        Self { class, decided: 0, shift: 0 }
    }

    /// Takes up the variant that was chosen at an ambiguous letter among so many.
    pub fn pass(&mut self, variant: usize, variants: usize) {
        if self.shift < Pattern::BITS {
            self.decided |= Pattern::try_from(variant).unwrap_or(0) << self.shift;
        }
        self.shift += bits(variants);
    }

    /// The keys of what the lexicon says for a variant (1 and up) against the plain letter.
    pub fn keys(&self, letter: u8, variant: usize, variants: usize, shape: Shape, keys: &mut Keys) {
        let letter = u64::from(letter);
        let Some(class) = self.class else {
            keys.put(110, letter << 8 | variant as u64);
            keys.put(111, letter << 8 | (shape as u64) << 4 | variant as u64);
            return;
        };
        let mask = |bits: u32| if bits >= Pattern::BITS { Pattern::MAX } else { (1 << bits) - 1 };
        let (mut plain, mut special) = (0.0_f32, 0.0_f32);
        if self.shift + bits(variants) <= Pattern::BITS {
            let before = mask(self.shift);
            for Form { pattern, rarer } in class.forms() {
                if pattern & before != self.decided {
                    continue;
                }
                let here = (pattern >> self.shift & mask(bits(variants))) as usize;
                let weight = (-f32::from(*rarer) / 8.0).exp2();
                if here == 0 {
                    plain += weight;
                } else if here == variant {
                    special += weight;
                }
            }
        }
        let bucket = match (plain > 0.0, special > 0.0) {
            (false, false) => 1,
            (true, false) => 2,
            (false, true) => 3,
            (true, true) => {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
                let odds = ((special / plain).log2().clamp(-10.0, 10.0).round() + 14.0) as u64;
                odds
            }
        };
        let hint = bucket << 4 | variant as u64;
        keys.put(112, hint << 8 | letter);
        keys.put(113, (hint << 8 | letter) << 8 | u64::from(class.level));
        keys.put(114, (hint << 8 | letter) << 8 | shape as u64);
        keys.put(115, hint);
    }
}
