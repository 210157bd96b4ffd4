//! The rule that Turkish is written with its own letters.

use crate::{abbreviation, case, identify, turkish, turkish::Meaning, word, word::Word};
use std::ops::Range;

/// What a text lacks.
#[derive(Debug, Default)]
pub(crate) struct Lack {
    /// The words that prove it; empty if the text may pass.
    pub spans: Vec<Range<usize>>,
    /// All changes that give the text its letters, in order.
    pub changes: Vec<(Range<usize>, String)>,
}

/// Looks for Turkish that was typed without its letters.
///
/// A difference is no proof: what counts are words that are not good as typed, and how they stand against those that
/// have their letters. One slip in a text that has its letters passes; so does what is not Turkish.
pub(crate) fn lacking(text: &str, lang: Option<&'static str>) -> Lack {
    let words = word::words(text);
    let mut lack = Lack::default();
    if lang != Some("tr") {
        return lack;
    }
    let (mut proof, mut right, mut turkish, mut foreign, mut names, mut all) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    let titled = words.len() > 2 && words.iter().all(|word| text[word.range.clone()].starts_with(case::is_capital));
    let mut before = String::new();
    for word in &words {
        let typed = &text[word.range.clone()];
        let small = case::lower(typed, "tr");
        let found = look(typed, &small, word, &before, titled);
        // An unknown name says nothing about the language around it.
        let is_name = matches!(found, Found::Unknown) && !word.begins_sentence && typed.starts_with(case::is_capital);
        if is_name {
            names += 1.0;
        } else if case::letters(typed) > 1 {
            all += 1.0;
        }
        match &found {
            Found::Right => (right, turkish) = (right + 1.0, turkish + 1.0),
            Found::Good => turkish += if case::letters(typed) > 1 { 1.0 } else { 0.0 },
            Found::Foreign => foreign += 1.0,
            Found::Unknown => {}
            Found::Lacks { restored, proof: weight } => {
                proof += weight;
                turkish += if *weight >= 0.5 { 1.0 } else { 0.5 };
                if *weight > 0.0 {
                    lack.spans.push(word.range.clone());
                }
                lack.changes.push((word.range.clone(), in_case_of(restored, typed)));
            }
        }
        before = if let Found::Lacks { restored, .. } = found { restored } else { small };
    }
    // A single word must stand among Turkish: where there is little proof, names count as what they may be, foreign words.
    if proof < 2.0 {
        all += names;
    }
    if proof < 1.0 + foreign || right > 0.6 * proof || turkish < 0.55 * all || foreign > 0.25 * all {
        lack.spans.clear();
    }
    lack
}

enum Found {
    /// Has letters that only Turkish needs.
    Right,
    /// Good Turkish as typed.
    Good,
    /// A frequent word of another language, and none of Turkish.
    Foreign,
    Unknown,
    /// Needs its letters.
    Lacks {
        /// With its letters, small.
        restored: String,
        /// What it proves: 1 is a word that can mean nothing else.
        proof: f64,
    },
}

fn look(typed: &str, small: &str, word: &Word, before: &str, titled: bool) -> Found {
    if !typed.is_ascii() && !typed.chars().all(|c| c.is_ascii() || word::is_apostrophe(c)) {
        return Found::Right;
    }
    if let Some(restored) = turkish::question(small, before) {
        return if restored == small { Found::Good } else { Found::Lacks { restored, proof: 0.0 } };
    }
    let (base, suffix) = match small.char_indices().find(|&(_, c)| word::is_apostrophe(c)) {
        Some((at, _)) => small.split_at(at),
        None => (small, ""),
    };
    let typed_base = typed.split(word::is_apostrophe).next().unwrap_or(typed);
    if let Some(good) = abbreviation::respelt(typed_base) {
        // Letters of an abbreviation have names of their own ("TÜİK'in": ke), so its suffix stays as typed.
        return Found::Lacks { restored: case::lower(good, "tr") + suffix, proof: 0.5 };
    }
    if abbreviation::at(typed).is_some() {
        return Found::Unknown;
    }
    let plain = turkish::plain(base);
    let elsewhere = identify::is_frequent_elsewhere(&plain);
    match turkish::meaning(base) {
        Meaning::Lacking { restored, sure } => {
            let name = turkish::is_name(&restored);
            let capital = typed.starts_with(case::is_capital) && typed.chars().any(case::is_small);
            let mut proof: f64 = if sure { 1.0 } else { 0.4 };
            if plain.len() < 3 {
                proof = proof.min(0.5);
            }
            if capital && !word.begins_sentence && !titled && !name {
                proof = proof.min(0.3);
            }
            if elsewhere {
                proof = proof.min(0.3);
            }
            let suffix = with_suffix(&restored, suffix);
            Found::Lacks { restored: restored + &suffix, proof }
        }
        Meaning::Good => {
            let restored = with_suffix(base, suffix);
            if restored == suffix {
                Found::Good
            } else {
                Found::Lacks { restored: base.to_owned() + &restored, proof: 0.5 }
            }
        }
        Meaning::Unknown if elsewhere || typed.contains(['q', 'w', 'x']) => Found::Foreign,
        Meaning::Unknown => {
            // "Barcelona'nin": a name need not be known for its suffix to be heard, if its last vowel is surely an a.
            let last = plain.chars().rev().find(|&c| turkish::is_vowel(c));
            let spelt = if last == Some('a') { with_suffix(&plain, suffix) } else { suffix.to_owned() };
            if spelt == suffix {
                Found::Unknown
            } else {
                Found::Lacks { restored: base.to_owned() + &spelt, proof: 0.0 }
            }
        }
    }
}

/// A suffix with its apostrophe, as it must be spelt after `base`; as typed where that cannot be told.
fn with_suffix(base: &str, suffix: &str) -> String {
    let Some(apostrophe) = suffix.chars().next() else { return String::new() };
    match turkish::suffix_of(base, &suffix[apostrophe.len_utf8()..]) {
        Some(spelt) => format!("{apostrophe}{spelt}"),
        None => suffix.to_owned(),
    }
}

/// A restored word, with capitals where they were typed. Turkish letters stand one for one for plain ones.
fn in_case_of(restored: &str, typed: &str) -> String {
    let mut out = String::with_capacity(restored.len());
    for (letter, model) in restored.chars().zip(typed.chars()) {
        match letter {
            'i' if case::is_capital(model) => out.push('İ'),
            letter if case::is_capital(model) => out.push_str(&case::upper(letter.encode_utf8(&mut [0; 4]), "tr")),
            letter => out.push(letter),
        }
    }
    out
}
