//! Chance that comes again with its seed, and words that stand for numbers.

use std::ops::RangeInclusive;

/// Chance from a seed: `SplitMix64` (Steele, Lea and Flood 2014, “Fast Splittable Pseudorandom Number Generators”).
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
pub const WORD: usize = 15;

/// A word that stands for one thing that was sent and for nothing else: `zq`, its kind, six syllables. No word of a language,
/// so that it is found again wherever it was kept, and read by the rules for comments as one.
pub fn word(kind: char, number: u64) -> String {
    const SYLLABLES: [&str; 16] =
        ["ka", "le", "mi", "no", "ru", "sa", "te", "vi", "zo", "be", "du", "fa", "gi", "ho", "ja", "pe"];
    let syllable = |place: u32| SYLLABLES[usize::try_from((number >> (4 * place)) & 15).unwrap_or(0)];
    (0..6).rev().fold(format!("zq{kind}"), |word, place| word + syllable(place))
}

/// The word of a kind in a text.
pub fn word_in(kind: char, text: &str) -> Option<&str> {
    text.get(text.find(&format!("zq{kind}"))?..)?.get(..WORD)
}

#[cfg(test)]
mod tests {
    use super::{Dice, WORD, word, word_in};
    use std::collections::HashSet;

    #[test]
    fn every_number_has_a_word_of_its_own_that_is_found_again() {
        let words: HashSet<_> = (0..5000).map(|number| word('c', number * 3001)).collect();
        assert_eq!(words.len(), 5000);
        assert!(words.iter().all(|word| word.len() == WORD));
        let text = format!("Bridge {} has opened, {}.", word('w', 7), word('e', 4711));
        assert_eq!(word_in('e', &text), Some(word('e', 4711).as_str()));
        assert_eq!(word_in('c', &text), None);
    }

    #[test]
    fn the_same_seed_falls_the_same_way() {
        let roll = |seed, number| Dice::new(seed, number).roll();
        assert_eq!(roll(1, 2), roll(1, 2));
        assert_ne!(roll(1, 2), roll(1, 3));
        assert_ne!(roll(1, 2), roll(2, 2));
    }
}
