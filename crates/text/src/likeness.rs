//! How alike two texts are: which runs of words they share.
//!
//! A text becomes the set of its runs of three words (shingles), after folding, so that case, marks and punctuation do not
//! count. [`Likeness::bands`] gives a few numbers of which two texts that share about half of their runs very probably
//! have one in common (`MinHash` with banding: A. Broder, 1997), so that a store can find candidates by an index and need not
//! compare every text with every other.

use crate::fold;
use std::collections::BTreeSet;

/// Words in a run.
const RUN: usize = 3;
/// Bands, and minimal hashes in one. Two texts share a band with probability 1-(1-s³)^16: 0.88 at half the runs shared,
/// 0.12 at a fifth.
const BANDS: u64 = 16;
const ROWS: u64 = 3;
/// A text with fewer runs is too short to be told from another one by them.
const FEWEST: usize = 8;
/// Longer texts are compared by their beginning.
const MOST: usize = 4000;

/// The runs of words of one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Likeness {
    runs: BTreeSet<u64>,
}

impl Likeness {
    /// The runs of a text.
    pub fn of(text: &str) -> Self {
        let words: Vec<u64> = words(&fold(text)).into_iter().take(MOST).map(|word| hash(word.as_bytes(), 0)).collect();
        let run = |run: &[u64]| run.iter().fold(0, |so_far, word| mix(so_far ^ word));
        Self { runs: words.windows(RUN).map(run).collect() }
    }

    /// Runs in the text.
    pub fn len(&self) -> usize {
        self.runs.len()
    }

    /// Whether there are none: fewer than three words.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The numbers to look for candidates by; none for a text that is too short.
    pub fn bands(&self) -> Vec<u64> {
        if self.runs.len() < FEWEST {
            return Vec::new();
        }
        let least = |row: u64| self.runs.iter().map(|run| mix(run ^ mix(row + 1))).min().unwrap_or(u64::MAX);
        let band = |band: u64| (0..ROWS).fold(mix(band + 1), |so_far, row| mix(so_far ^ least(band * ROWS + row)));
        (0..BANDS).map(band).collect()
    }

    /// Runs that both texts have.
    pub fn shared(&self, other: &Self) -> usize {
        let (few, many) = if self.runs.len() <= other.runs.len() { (self, other) } else { (other, self) };
        few.runs.iter().filter(|run| many.runs.contains(run)).count()
    }
}

/// The words of a folded text. Scripts that put no blanks between words count each letter as one.
fn words(folded: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in folded.char_indices() {
        let alone = matches!(c, '\u{E00}'..='\u{EFF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}');
        if c.is_alphanumeric() && !alone {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            words.push(&folded[start..at]);
        }
        if alone {
            words.push(&folded[at..at + c.len_utf8()]);
        }
    }
    words.extend(start.map(|start| &folded[start..]));
    words
}

/// FNV-1a, then mixed: the same on every machine and in every version, because a store keeps the numbers.
fn hash(bytes: &[u8], seed: u64) -> u64 {
    mix(bytes.iter().fold(0xcbf2_9ce4_8422_2325 ^ seed, |so_far, byte| {
        (so_far ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    }))
}

/// The finisher of `SplitMix64`: every bit of the number stirs every bit of the answer.
fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::{Likeness, words};

    const FERRY: &str = "The night ferry to the islands ran aground in fog off the northern breakwater on Tuesday, and all \
        214 passengers were brought ashore by fishing boats before dawn, the harbour master said.";

    fn bands_in_common(a: &str, b: &str) -> usize {
        let b = Likeness::of(b).bands();
        Likeness::of(a).bands().iter().filter(|band| b.contains(band)).count()
    }

    #[test]
    fn case_marks_and_punctuation_do_not_count() {
        assert_eq!(Likeness::of("İSTANBUL’DA Işıklı köprü — açıldı!"), Likeness::of("istanbul'da ISIKLI kopru açıldı"));
        assert_eq!(words("桥梁开放 today"), ["桥", "梁", "开", "放", "today"]);
    }

    #[test]
    fn a_text_with_two_words_changed_is_found_and_another_one_is_not() {
        let changed = FERRY.replace("214", "216").replace("dawn", "sunrise");
        assert!(bands_in_common(FERRY, &changed) > 0);
        assert!(Likeness::of(FERRY).shared(&Likeness::of(&changed)) * 10 > Likeness::of(FERRY).len() * 7);
        let other = "Farmers in the hills expect the best olive harvest in ten years after a mild winter and a wet \
            spring, the growers' union said on Tuesday in its yearly estimate.";
        assert_eq!((bands_in_common(FERRY, other), Likeness::of(FERRY).shared(&Likeness::of(other))), (0, 0));
    }

    #[test]
    fn a_few_words_are_like_nothing() {
        assert!(Likeness::of("Flash: ferry aground").bands().is_empty());
        assert!(Likeness::of("").is_empty());
    }
}
