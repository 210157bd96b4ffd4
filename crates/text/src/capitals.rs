//! The rule against shouting.

use crate::{abbreviation, case, word};
use std::ops::Range;

/// The words in capitals, if the text as a whole is shouted: more than 60 % of the letters of words longer than one letter
/// that are no abbreviations are capitals, and at least two words are all in capitals, or one of five letters or more.
/// So a capital at the start, an abbreviation or a stressed word pass, and scripts without capitals always do.
pub(crate) fn shouted(text: &str) -> Vec<Range<usize>> {
    let (mut letters, mut capitals) = (0, 0);
    let mut spans = Vec::new();
    let mut longest = 0;
    for word in word::words(text) {
        let typed = &text[word.range.clone()];
        let count = case::letters(typed);
        if count < 2 || abbreviation::at(typed).is_some() {
            continue;
        }
        letters += count;
        capitals += typed.chars().filter(|&c| case::is_capital(c)).count();
        if typed.chars().any(case::is_capital) && !typed.chars().any(case::is_small) {
            longest = longest.max(count);
            spans.push(word.range);
        }
    }
    let loud = capitals * 10 > letters * 6 && (spans.len() > 1 || longest > 4);
    if loud { spans } else { Vec::new() }
}
