//! The rule against shouting.

use crate::{
    abbreviation, case,
    names::Names,
    word::{self, Word},
};
use std::ops::Range;

/// The words in capitals, if the text as a whole is shouted: more than 60 % of the letters of words longer than one letter
/// that are no abbreviations are capitals, and at least two words are all in capitals, or one of five letters or more.
/// So a capital at the start, an abbreviation or a stressed word pass, and scripts without capitals always do. `names` is asked
/// only when a text seems loud: what the story itself writes in capitals is an abbreviation as well.
pub(crate) fn shouted<'a>(text: &str, words: &[Word], names: impl FnOnce() -> &'a Names) -> Vec<Range<usize>> {
    let (loud, spans) = count(text, words, |_| false);
    if !loud {
        return Vec::new();
    }
    let names = names();
    let is_name = |base: &str| names.written(base).is_some_and(|name| name.chars().all(case::is_capital));
    if !spans.iter().any(|span| is_name(before_apostrophe(&text[span.clone()]))) {
        return spans;
    }
    let (loud, spans) = count(text, words, is_name);
    if loud { spans } else { Vec::new() }
}

fn before_apostrophe(word: &str) -> &str {
    word.split(word::is_apostrophe).next().unwrap_or(word)
}

/// Whether a text is loud, and its words in capitals.
fn count(text: &str, words: &[Word], is_name: impl Fn(&str) -> bool) -> (bool, Vec<Range<usize>>) {
    let (mut letters, mut capitals) = (0, 0);
    let mut spans = Vec::new();
    let mut longest = 0;
    for word in words {
        let typed = &text[word.range.clone()];
        let count = case::letters(typed);
        if count < 2 || abbreviation::at(typed).is_some() || is_name(before_apostrophe(typed)) {
            continue;
        }
        letters += count;
        capitals += typed.chars().filter(|&c| case::is_capital(c)).count();
        if typed.chars().any(case::is_capital) && !typed.chars().any(case::is_small) {
            longest = longest.max(count);
            spans.push(word.range.clone());
        }
    }
    (capitals * 10 > letters * 6 && (spans.len() > 1 || longest > 4), spans)
}
