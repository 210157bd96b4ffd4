//! [`Rule::Repeat`](super::Rule::Repeat): not the same again.

use super::look::{Found, Look};
use crate::{case, word::Word};
use std::ops::Range;

/// Below so many letters a text is what many say twice with good reason ("Katılıyorum").
const SHORT: usize = 24;
/// How often a phrase stands in a row before it is too often: one word, and several.
const WORD: usize = 7;
const PHRASE: usize = 4;
/// The longest phrase that is looked for, in words.
const LONGEST: usize = 12;

pub(super) fn find(look: &Look<'_>) -> Option<Found> {
    if sent_before(look.text, look.context.earlier) {
        return Found::whole(look.text);
    }
    over_and_over(look.text, look.words()).and_then(|span| Found::at(vec![span]))
}

/// Whether an author sent the same words before. Signs, blanks and case do not count.
fn sent_before(text: &str, earlier: &[&str]) -> bool {
    let bare = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).map(case::small).collect() };
    if earlier.is_empty() {
        return false;
    }
    let now = bare(text);
    let same = earlier.iter().filter(|before| bare(before) == now).count();
    same > 0 && (now.chars().count() >= SHORT || same > 2)
}

/// The place in which one phrase stands over and over, if that is most of the text.
fn over_and_over(text: &str, words: &[Word]) -> Option<Range<usize>> {
    if words.len() < WORD {
        return None;
    }
    // Most texts say nothing twice.
    let mut letters = String::with_capacity(text.len() + 8);
    let mut ends = Vec::with_capacity(words.len());
    for word in words {
        letters.extend(text[word.range.clone()].chars().map(case::small));
        ends.push(letters.len());
    }
    let start = |at: usize| at.checked_sub(1).map_or(0, |before| ends[before]);
    let small: Vec<&str> = ends.iter().enumerate().map(|(at, &end)| &letters[start(at)..end]).collect();
    // Words that follow themselves are looked at as words.
    let lone = |phrase: &[&str]| phrase.windows(2).all(|pair| pair[0] == pair[1]);
    for length in 1..=LONGEST.min(words.len() / PHRASE) {
        let mut run = length;
        for at in length..=small.len() {
            if at < small.len() && small[at] == small[at - length] {
                run += 1;
                continue;
            }
            let times = run / length;
            let often = if length == 1 { WORD } else { PHRASE };
            // "ha ha ha" is laughter.
            let laughter = length == 1 && small[at - 1].chars().count() < 4;
            if times >= often
                && run * 5 >= words.len() * 3
                && !laughter
                && (length == 1 || !lone(&small[at - length..at]))
            {
                return Some(words[at - run].range.start..words[at - 1].range.end);
            }
            run = length;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word::words;

    fn over_and_over(text: &str) -> Option<Range<usize>> {
        super::over_and_over(text, &words(text))
    }

    #[test]
    fn a_phrase_over_and_over_is_one_and_emphasis_is_not() {
        let text = "zam zam zam zam zam zam zam zam istemiyoruz";
        assert_eq!(over_and_over(text), None, "three letters may be laughter");
        let text = "Adalet istiyoruz! Adalet istiyoruz! Adalet istiyoruz! Adalet istiyoruz!";
        assert_eq!(over_and_over(text), Some(0..text.len() - 1));
        assert_eq!(
            over_and_over("istifa istifa istifa istifa istifa istifa istifa istifa").map(|span| span.start),
            Some(0)
        );
        for honest in
            ["evet evet evet, çok doğru, evet evet", "ha ha ha ha ha ha ha ha ha", "yok artık yok artık yok artık"]
        {
            assert_eq!(over_and_over(honest), None, "{honest}");
        }
    }

    #[test]
    fn the_same_comment_again_is_seen_through_case_and_signs() {
        let before = "Bu yolun yapılması için kaç yıl bekleyeceğiz?";
        assert!(sent_before("bu yolun yapılması için kaç yıl bekleyeceğiz!!!", &[before]));
        assert!(!sent_before("Katılıyorum", &["Katılıyorum"]), "short agreement may be given twice");
        assert!(sent_before("Katılıyorum", &["Katılıyorum", "katılıyorum", "Katılıyorum!"]));
    }
}
