//! Which words stand in capitals by right.

use crate::{case, restore::alphabet::Alphabet, word};
use std::collections::HashMap;
use std::sync::LazyLock;

/// From the spelling without Turkish letters to the good spelling.
static KNOWN: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    include_str!("../data/abbreviations.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(|word| (plain(word), word))
        .collect()
});

/// A word in small letters, as a keyboard without Turkish letters types it.
fn plain(word: &str) -> String {
    let plain = Alphabet::of("tr").map_or_else(|| word.to_owned(), |turkish| turkish.plain(word));
    plain.to_ascii_lowercase()
}

/// The abbreviation at the beginning of a word (all of it, or what stands before the apostrophe), if it is one: listed,
/// a Roman number, or capitals without a vowel among them.
pub(crate) fn at(word: &str) -> Option<&str> {
    let base = word.split(word::is_apostrophe).next().unwrap_or(word);
    (is_listed(base) || is_roman(base) || has_no_vowel(base)).then_some(base)
}

/// How an abbreviation is spelt when the typist had no Turkish letters: TÜİK for TUIK. `None` if it is spelt right.
pub(crate) fn respelt(base: &str) -> Option<&'static str> {
    let good = KNOWN.get(&plain(base)).copied()?;
    (base.chars().all(case::is_capital) && good != base && base.is_ascii()).then_some(good)
}

fn is_listed(base: &str) -> bool {
    base.chars().all(case::is_capital) && KNOWN.contains_key(&plain(base))
}

fn is_roman(base: &str) -> bool {
    base.len() > 1 && base.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

fn has_no_vowel(base: &str) -> bool {
    (2..=5).contains(&base.len())
        && base.bytes().all(|b| b.is_ascii_uppercase() && !matches!(b, b'A' | b'E' | b'I' | b'O' | b'U' | b'Y'))
}
