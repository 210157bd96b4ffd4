//! Which lines are running text of a language, and how their letters are written alike.

use icu_normalizer::ComposingNormalizerBorrowed;
use std::collections::HashSet;

/// Keeps what reads as running text: composed letters, words rather than code, once each.
pub(super) fn clean(raw: impl Iterator<Item = String>, lang: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut kept = Vec::new();
    for line in raw {
        let line = normal(&line, lang);
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in pieces(&line) {
            if reads_as_text(part, lang) && seen.insert(part.to_owned()) {
                kept.push(part.to_owned());
            }
        }
    }
    kept
}

/// Composed, without soft hyphens and zero-width letters, Romanian with commas below.
pub(super) fn normal(text: &str, lang: &str) -> String {
    let text: String = text
        .chars()
        .filter(|letter| !matches!(letter, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{feff}' | '~' | '_'))
        .collect();
    let text = ComposingNormalizerBorrowed::new_nfc().normalize(&text).into_owned();
    if lang == "ro" {
        text.replace('ş', "ș").replace('ţ', "ț").replace('Ş', "Ș").replace('Ţ', "Ț")
    } else {
        text
    }
}

/// Sentences, as far as a full stop and a capital show them; long paragraphs are cut.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, letter) in line.char_indices() {
        let next = line[at + letter.len_utf8()..].trim_start().chars().next();
        if matches!(before, '.' | '!' | '?') && letter == ' ' && next.is_some_and(char::is_uppercase) && at - start > 30
        {
            pieces.push(line[start..at].trim());
            start = at;
        }
        before = letter;
    }
    pieces.push(line[start..].trim());
    pieces
}

/// Words that show that a line was left in English.
const ENGLISH: &[&str] = &[
    "the", "this", "with", "you", "your", "that", "which", "from", "are", "not", "when", "will", "can", "of", "to",
    "by",
];

fn reads_as_text(line: &str, lang: &str) -> bool {
    if line.contains(['{', '}', '<', '>', '=', '\\', '|', '$', '%', '#', '@'])
        || line.contains("http")
        || line.len() > 1200
    {
        return false;
    }
    let words: Vec<&str> = line.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let letters = line.chars().filter(|letter| letter.is_alphabetic() || *letter == ' ').count();
    if letters * 100 < line.chars().count() * 85 {
        return false;
    }
    let english = words
        .iter()
        .filter(|word| ENGLISH.contains(&word.trim_matches(|letter: char| !letter.is_alphabetic())))
        .count();
    if lang != "en" && (english * 7 > words.len() || english > 2) {
        return false;
    }
    let latin = line
        .chars()
        .filter(|letter| letter.is_alphabetic() && *letter < '\u{2b0}' || ('\u{1e00}'..'\u{1f00}').contains(letter))
        .count();
    let alphabetic = line.chars().filter(|letter| letter.is_alphabetic()).count();
    if matches!(lang, "ar" | "fa" | "ru" | "uk" | "ckb") {
        return latin * 3 < alphabetic && words.len() > 1;
    }
    if latin < alphabetic {
        return false;
    }
    // A long line of these languages without one letter of its own is another language's.
    let own = words.iter().filter(|word| !word.is_ascii()).count();
    let expected = match lang {
        "vi" => words.len() / 2,
        "tr" | "az" | "hu" | "cs" | "pl" => words.len() / 7,
        "ro" | "kmr" => words.len() / 12,
        _ => 0,
    };
    own >= expected && !words.is_empty()
}

/// Whether a form of a list is a word: letters of the language's script, with at most an apostrophe or hyphen within.
pub(super) fn is_word(form: &str, lang: &str) -> bool {
    let latin = !matches!(lang, "ar" | "fa" | "ru" | "uk" | "ckb" | "ur" | "bg" | "mk");
    !form.is_empty()
        && form.chars().count() <= 40
        && form.chars().all(|letter| {
            matches!(letter, '\'' | '’' | '-')
                || letter.is_alphabetic()
                    && (!latin || letter < '\u{2b0}' || ('\u{1e00}'..'\u{1f00}').contains(&letter))
        })
        && form.starts_with(char::is_alphabetic)
        && form.ends_with(char::is_alphabetic)
}
