//! Chance that comes again with its seed, and words that stand for numbers.

use std::ops::RangeInclusive;

/// Chance from a seed: SplitMix64 (Steele, Lea and Flood 2014, “Fast Splittable Pseudorandom Number Generators”).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way for the same seed and number.
    pub fn new(seed: u64, number: u64) -> Self {
        let mut dice = Self(seed ^ number.wrapping_mul(0xD134_2543_DE82_EF95));
        dice.roll();
        dice
    }

    /// Any number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number in a range.
    pub fn within(&mut self, range: RangeInclusive<u64>) -> u64 {
        range.start() + self.roll() % (range.end() - range.start() + 1)
    }

    /// A place in something of this length, which is not empty.
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.roll() % length.max(1) as u64).unwrap_or(0)
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.roll().is_multiple_of(times)
    }

    /// So many bytes of noise.
    pub fn noise(&mut self, length: u64) -> Vec<u8> {
        (0..length).map(|_| self.roll().to_le_bytes()[0]).collect()
    }
}

/// Letters in a [`word`].
pub const WORD: usize = 13;

/// A word that stands for one thing that was sent and for nothing else: `zq`, its kind, five syllables. No word of a language,
/// so that it is found again wherever it was kept, and read by the rules for comments as one.
pub fn word(kind: char, number: u64) -> String {
    const SYLLABLES: [&str; 16] =
        ["ka", "le", "mi", "no", "ru", "sa", "te", "vi", "zo", "be", "du", "fa", "gi", "ho", "ja", "pe"];
    let syllable = |place: u32| SYLLABLES[usize::try_from((number >> (4 * place)) & 15).unwrap_or(0)];
    format!("zq{kind}{}{}{}{}{}", syllable(4), syllable(3), syllable(2), syllable(1), syllable(0))
}

/// The word of a kind in a text.
pub fn word_in(kind: char, text: &str) -> Option<&str> {
    text.get(text.find(&format!("zq{kind}"))?..)?.get(..WORD)
}
