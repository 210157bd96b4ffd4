//! What is seen in a word: its letters alone, in runs of up to five, and the word as a whole.

use super::letter::Letter;

/// Letters of a word that are looked at; hardly any word is longer, and what comes after tells nothing new.
const LONGEST: usize = 30;

/// The longest run of letters that is looked at.
const RUN: usize = 5;

/// The longest run that is looked at with its marks.
const MARKED_RUN: usize = 4;

/// A feature of a word, and whether it shows only in a text that was typed with marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Its name, well mixed: equal features have equal hashes.
    pub hash: u64,
    /// Whether marks (`ç`, `é`, the Persian `ی`) take part in it.
    pub marked: bool,
    /// Whether it is the word as a whole.
    pub whole: bool,
}

/// Calls `see` with every feature of a word. Apostrophes divide it: `l'homme` has those of `l` and of `homme`.
pub fn features(word: &str, mut see: impl FnMut(Feature)) {
    let mut letters = [Letter::EDGE; LONGEST + 2];
    let mut count = 0;
    for c in word.chars() {
        if c.is_alphabetic() || is_mark(c) {
            if count < LONGEST
                && let Some(letter) = Letter::of(c)
            {
                count += 1;
                letters[count] = letter;
            }
        } else {
            of_letters(&mut letters, count, &mut see);
            count = 0;
        }
    }
    of_letters(&mut letters, count, &mut see);
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

fn of_letters(letters: &mut [Letter; LONGEST + 2], count: usize, see: &mut impl FnMut(Feature)) {
    if count == 0 {
        return;
    }
    letters[count + 1] = Letter::EDGE;
    let run = &letters[..count + 2];
    for end in 0..run.len() {
        let (mut plain, mut marked, mut any) = (0x9E37_79B9_7F4A_7C15, 0xD1B5_4A32_D192_ED03, false);
        for length in 1..=RUN.min(end + 1) {
            let letter = run[end + 1 - length];
            plain = step(plain, letter.plain);
            marked = step(marked, letter.marked);
            any |= letter.is_marked();
            // An edge alone is in every word.
            if length == 1 && letter == Letter::EDGE {
                continue;
            }
            see(Feature { hash: mix(plain), marked: false, whole: false });
            if any && length <= MARKED_RUN {
                see(Feature { hash: mix(marked), marked: true, whole: false });
            }
        }
    }
    // A word of up to three letters and its edges is a run already.
    if count > RUN - 2 {
        let letters = &run[1..=count];
        let plain = letters.iter().fold(0xA24B_AED4_963E_E407, |hash, letter| step(hash, letter.plain));
        see(Feature { hash: mix(plain), marked: false, whole: true });
        if letters.iter().any(|letter| letter.is_marked()) {
            let marked = letters.iter().fold(0x9FB2_1C65_1E98_DF25, |hash, letter| step(hash, letter.marked));
            see(Feature { hash: mix(marked), marked: true, whole: true });
        }
    }
}

fn step(hash: u64, letter: char) -> u64 {
    (hash ^ u64::from(letter)).wrapping_mul(0xFF51_AFD7_ED55_8CCD).rotate_left(23)
}

/// Spreads what a product leaves in the high bits over all of them.
fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ (hash >> 29)
}
