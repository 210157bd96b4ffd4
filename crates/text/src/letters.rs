//! The rule that a language is written with its own letters.

use crate::{
    abbreviation, case, identify,
    restore::{Change, Restorer, Standing, restorer},
    word,
    word::Word,
};
use std::ops::Range;

/// What a text lacks.
#[derive(Debug, Default)]
pub(crate) struct Lack {
    /// The words that prove it; empty if the text may pass.
    pub spans: Vec<Range<usize>>,
    /// All changes that give the text its letters, in order.
    pub changes: Vec<(Range<usize>, String)>,
    /// What else some of them could be.
    pub or: Vec<(Range<usize>, Vec<String>)>,
}

/// Looks for text that was typed without its language's letters.
///
/// A difference is no proof: what counts are words that are not good as typed, and how they stand against those that
/// have their letters. One slip in a text that has its letters passes; so does what is in another language.
pub(crate) fn lacking(text: &str, words: &[Word], lang: Option<&'static str>) -> Lack {
    let mut lack = Lack::default();
    let Some(restorer) = lang.and_then(restorer) else { return lack };
    let restored = restorer.restore(text);
    let doubtful = restored.changes.iter().filter(|change| !change.or.is_empty());
    lack.or = doubtful.map(|change| (change.range.clone(), change.or.clone())).collect();
    let mut changes = restored.changes.iter().peekable();
    let titled = words.len() > 2 && words.iter().all(|word| text[word.range.clone()].starts_with(case::is_capital));
    let shouted =
        words.iter().filter(|word| !text[word.range.clone()].contains(case::is_small)).count() * 2 > words.len();
    let mut tally = Tally::default();
    for word in words {
        // What is no word by itself, such as the ending of a number, is mended without proving anything.
        while let Some(change) = changes.next_if(|change| change.range.end <= word.range.start) {
            lack.changes.push((change.range.clone(), change.restored.clone()));
        }
        let mut own = Vec::new();
        while let Some(change) = changes.next_if(|change| change.range.start < word.range.end) {
            own.push(change);
        }
        let typed = &text[word.range.clone()];
        let found = look(restorer, typed, word, &own, titled, shouted);
        tally.take(&found, typed, word);
        if let Found::Lacks { proof } = found {
            if proof > 0.0 {
                lack.spans.push(word.range.clone());
            }
            if let Some(good) = respelt(typed) {
                lack.changes.push((word.range.clone(), good));
            } else {
                lack.changes.extend(own.iter().map(|change| (change.range.clone(), change.restored.clone())));
            }
        }
    }
    lack.changes.extend(changes.map(|change| (change.range.clone(), change.restored.clone())));
    if !tally.proves() {
        lack.spans.clear();
    }
    lack
}

/// Whether [`lacking`] may find a proof: a bound from what costs next to nothing, the letters that were typed. Every word that has
/// letters of its own speaks against one, and of the others each proves no more than [`Found::Lacks`] says.
pub(crate) fn may_prove(text: &str, words: &[Word], lang: Option<&'static str>) -> bool {
    let Some(restorer) = lang.and_then(restorer) else { return false };
    let (mut right, mut most) = (0.0, 0.0);
    for word in words {
        let typed = &text[word.range.clone()];
        if is_marked(typed) {
            right += 1.0;
        } else if typed.bytes().any(|byte| restorer.alphabet.group(byte.to_ascii_lowercase()).is_some())
            && !restorer.leaves(typed)
        {
            most += if typed.len() < 3 { 0.5 } else { 1.0 };
            // "mi" is as short, and proves as much as a long one.
            most += if typed.len() == 2 && typed.starts_with(['m', 'M']) { 0.5 } else { 0.0 };
        }
    }
    most >= 1.0 && right <= RIGHT * most
}

/// Whether a word has letters that a plain keyboard cannot type.
fn is_marked(typed: &str) -> bool {
    !typed.is_ascii() && !typed.chars().all(|c| c.is_ascii() || word::is_apostrophe(c))
}

/// For each word that proves something, so many may have their letters.
const RIGHT: f64 = 0.6;

enum Found {
    /// Has letters that a plain keyboard cannot type.
    Right,
    /// Good as typed; how frequent it is, from 0 to 7.
    Good(u8),
    /// A frequent word of another language, and none of this one.
    Foreign,
    Unknown,
    /// Needs its letters.
    Lacks {
        /// What it proves: 1 is a word that can mean nothing else.
        proof: f64,
    },
}

/// What the words of a text say, summed up.
#[derive(Debug, Default)]
struct Tally {
    proof: f64,
    right: f64,
    /// Words of the language.
    own: f64,
    foreign: f64,
    names: f64,
    all: f64,
}

impl Tally {
    fn take(&mut self, found: &Found, typed: &str, word: &Word) {
        // An unknown name says nothing about the language around it.
        if matches!(found, Found::Unknown) && !word.begins_sentence && typed.starts_with(case::is_capital) {
            self.names += 1.0;
        } else if case::letters(typed) > 1 {
            self.all += 1.0;
        }
        match *found {
            Found::Right => {
                self.right += 1.0;
                self.own += 1.0;
            }
            // The lexicon has many rare words, and some of them look like those of other languages.
            Found::Good(level) if case::letters(typed) > 1 => self.own += if level > 1 { 1.0 } else { 0.5 },
            Found::Foreign => self.foreign += 1.0,
            Found::Good(_) | Found::Unknown => {}
            Found::Lacks { proof } => {
                self.proof += proof;
                self.own += if proof >= 0.5 { 1.0 } else { 0.5 };
            }
        }
    }

    fn proves(&self) -> bool {
        // A single word must stand among others of the language: where there is little proof, names count as what they
        // may be, foreign words.
        let all = self.all + if self.proof < 2.0 { self.names } else { 0.0 };
        self.proof >= 1.0 + self.foreign
            && self.right <= RIGHT * self.proof
            && self.own >= 0.55 * all
            && self.foreign <= 0.25 * all
    }
}

/// The share of its class below which a word is not good as typed.
const SELDOM: f32 = 0.15;
/// Letters from which a word that the lexicon does not know may prove something.
const LONG: usize = 5;
/// Odds (natural logarithm) from which a letter is as good as sure.
const SURE: f32 = 3.0;
/// Odds from which the words around leave no doubt.
const CLEAR: f32 = 5.0;

/// The question particle, which goes with the vowel before it.
fn is_question(small: &str) -> bool {
    matches!(small, "mi" | "mu" | "misin" | "musun" | "misiniz" | "musunuz" | "miyim" | "muyum" | "miyiz" | "muyuz")
}

fn look(restorer: &Restorer, typed: &str, word: &Word, changes: &[&Change], titled: bool, shouted: bool) -> Found {
    if is_marked(typed) {
        return Found::Right;
    }
    let base = typed.split(word::is_apostrophe).next().unwrap_or(typed);
    if respelt(typed).is_some() {
        return Found::Lacks { proof: 0.5 };
    }
    let standing = restorer.standing(base);
    let small = case::lower(base, "en");
    let elsewhere = identify::is_frequent_elsewhere(&small);
    let foreign = typed.contains(['q', 'w', 'x']) || elsewhere;
    let in_base = changes.iter().find(|change| change.range.start < word.range.start + base.len());
    if abbreviation::at(typed).is_some() {
        return Found::Unknown;
    }
    let Some(change) = in_base else {
        let known = standing.is_some_and(|standing| standing.share >= SELDOM);
        return match (known, changes.is_empty()) {
            (_, false) => Found::Lacks { proof: if known { 0.5 } else { 0.0 } },
            // What other languages have too says little of this one.
            (true, true) if elsewhere => Found::Good(0),
            (true, true) => Found::Good(standing.map_or(0, |standing| standing.level)),
            (false, true) if foreign => Found::Foreign,
            (false, true) => Found::Unknown,
        };
    };
    let mut proof: f64 = match standing {
        // Good as typed, but not here: "var mi", "bu is".
        Some(standing) if standing.share >= SELDOM => match change.margin {
            margin if margin >= CLEAR && is_question(&small) => 1.0,
            margin if margin >= CLEAR => 0.5,
            _ => 0.0,
        },
        // That it is no word is what counts, not which word it should be; a rare one may be another language's.
        Some(standing) => match standing.level {
            0 if change.margin < SURE => 0.3,
            0 => 0.5,
            1 => 0.8,
            _ => 1.0,
        },
        None if case::letters(base) >= LONG && change.margin >= SURE => 0.6,
        None => 0.0,
    };
    if small.len() < 3 && !is_question(&small) {
        proof = proof.min(0.5);
    }
    let capital = base.starts_with(case::is_capital) && base.chars().any(case::is_small);
    // A name that nobody knows may be spelt in any way, unless it is a frequent word that nobody spells so.
    let unheard = |standing: Standing| standing.name || standing.level > 3 && standing.share < 0.01;
    if capital && !word.begins_sentence && !titled && !standing.is_some_and(unheard) {
        proof = proof.min(0.3);
    }
    // A word in capitals among others is an abbreviation that the list does not have.
    if foreign || !shouted && !base.contains(case::is_small) {
        proof = proof.min(0.3);
    }
    if proof == 0.0 && standing.is_some() && change.margin < SURE {
        // Both are words, and nothing around tells which: it stays as typed.
        return Found::Good(standing.map_or(0, |standing| standing.level));
    }
    Found::Lacks { proof }
}

/// How an abbreviation is spelt that was typed without its letters, with its suffix as typed: the letters of an abbreviation
/// have names of their own ("TÜİK'in": ke).
fn respelt(typed: &str) -> Option<String> {
    let base = typed.split(word::is_apostrophe).next().unwrap_or(typed);
    let good = abbreviation::respelt(base)?;
    Some(good.to_owned() + &typed[base.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nobody_looks_closer_at_a_text_that_has_its_letters() {
        for (text, may) in [
            ("Köprünün açılması için yıllardır çok bekledik.", false),
            ("Koprunun acilmasi icin yillardir cok bekledik.", true),
            ("Koprunun açılması icin yillardir cok bekledik.", true),
            ("Almanya", false),
        ] {
            assert_eq!(may_prove(text, &word::words(text), Some("tr")), may, "{text}");
        }
    }

    proptest! {
        /// The bound never hides a proof.
        #[test]
        fn what_is_not_looked_at_would_prove_nothing(
            text in "((cok|çok|guzel|güzel|mi|mı|bu|bir|olmus|olmuş|TUIK'in|Ankara|degil|için|icin|ve|the|DOGRU|dün)[ .,]{1,2}){1,14}"
        ) {
            let words = word::words(&text);
            let lack = lacking(&text, &words, Some("tr"));
            prop_assert!(lack.spans.is_empty() || may_prove(&text, &words, Some("tr")));
        }
    }
}
