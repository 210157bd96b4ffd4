//! What a word typed without ç ğ ı ö ş ü means: a word list of stems, and suffixes put back by vowel harmony.

mod lexicon;
mod suffix;

use lexicon::LEXICON;
use suffix::Reading;

/// What a word in small letters is in Turkish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Nothing that the word list and the suffixes explain.
    Unknown,
    /// Good as it is typed.
    Good,
    /// Good only with its letters put back; `sure` if the meaning is not far-fetched.
    Lacking {
        /// With its letters, small.
        restored: String,
        /// Whether that is a plain reading rather than a long chain of rare suffixes.
        sure: bool,
    },
}

/// Turkish vowels, in small letters.
pub(crate) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü')
}

/// A small letter of the Turkish alphabet (and q w x) as a keyboard without Turkish letters types it.
fn plain_letter(c: char) -> Option<u8> {
    Some(match c {
        'ç' => b'c',
        'ğ' => b'g',
        'ı' | 'î' => b'i',
        'ö' => b'o',
        'ş' => b's',
        'ü' | 'û' => b'u',
        'â' => b'a',
        'a'..='z' => u8::try_from(c).ok()?,
        _ => return None,
    })
}

/// A word in small letters, with a plain letter for each Turkish one; other letters stay.
pub(crate) fn plain(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'İ' | 'I' => 'i',
            other => {
                let small = crate::case::small(other);
                plain_letter(small).map_or(small, char::from)
            }
        })
        .collect()
}

/// Whether a word in small letters is a name that Turkish writes with a capital, and nothing else.
pub(crate) fn is_name(small: &str) -> bool {
    LEXICON.is_name(small)
}

/// What a word means that was typed with none of the letters that only Turkish has. `small` is the word as Turkish
/// makes it small (so a typed I is ı), without apostrophes.
pub(crate) fn meaning(small: &str) -> Meaning {
    let readings = readings(&plain(small));
    let Some(best) = readings.iter().filter(|reading| reading.form != small).min_by_key(|reading| reading.cost) else {
        return if readings.is_empty() { Meaning::Unknown } else { Meaning::Good };
    };
    let as_typed = readings.iter().filter(|reading| reading.form == small).map(|reading| reading.cost).min();
    match as_typed {
        Some(cost) if cost <= best.cost + 8 => Meaning::Good,
        as_typed => Meaning::Lacking { restored: best.form.clone(), sure: as_typed.is_none() && best.cost < 45 },
    }
}

/// The suffix after an apostrophe as it must be spelt after `name` (in small letters), if it is one.
pub(crate) fn suffix_of(name: &str, suffix: &str) -> Option<String> {
    suffix::read_after_apostrophe(name, &plain(suffix))
}

/// The question particle and its like (`mi`, `misiniz`) by the sound of the word before, in small letters.
pub(crate) fn question(particle: &str, before: &str) -> Option<String> {
    let plain = plain(particle);
    let sound = match before.chars().rev().find(|&c| is_vowel(c))? {
        'a' | 'ı' => 'ı',
        'e' | 'i' => 'i',
        'o' | 'u' => 'u',
        _ => 'ü',
    };
    let rest = plain.strip_prefix("mi").or_else(|| plain.strip_prefix("mu"))?;
    if !matches!(
        rest,
        "" | "sin"
            | "sun"
            | "yim"
            | "yum"
            | "yiz"
            | "yuz"
            | "dir"
            | "dur"
            | "ydi"
            | "ydu"
            | "siniz"
            | "sunuz"
            | "ymis"
            | "ymus"
    ) {
        return None;
    }
    let rest = rest.replace('s', if rest.ends_with("mis") || rest.ends_with("mus") { "ş" } else { "s" });
    let harmonised = rest.chars().map(|c| if is_vowel(c) { sound } else { c });
    Some(['m', sound].into_iter().chain(harmonised).collect())
}

/// All that a word without Turkish letters can mean.
fn readings(plain: &str) -> Vec<Reading> {
    let mut readings = Vec::new();
    if !plain.is_ascii() || plain.len() > 40 {
        return readings;
    }
    for end in 1..=plain.len() {
        for stem in LEXICON.stems(&plain[..end]) {
            suffix::read(stem, &plain[end..], &mut readings);
        }
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restored(small: &str) -> String {
        match meaning(small) {
            Meaning::Lacking { restored, .. } => restored,
            Meaning::Good => format!("{small} (good)"),
            Meaning::Unknown => format!("{small} (unknown)"),
        }
    }

    #[test]
    fn letters_come_back_in_stems_and_in_suffixes() {
        for (typed, meant) in [
            ("guzelligi", "güzelliği"),
            ("calismiyor", "çalışmıyor"),
            ("baslamis", "başlamış"),
            ("soyluyor", "söylüyor"),
            ("katlandi", "katlandı"),
            ("calisanlarinin", "çalışanlarının"),
            ("goruslerinizi", "görüşlerinizi"),
            ("gidecegim", "gideceğim"),
            ("sehrimizde", "şehrimizde"),
            ("agaci", "ağacı"),
            ("hakki", "hakkı"),
            ("cocugunun", "çocuğunun"),
            ("degistirilmeli", "değiştirilmeli"),
            ("golu", "golü"),
            ("olmus", "olmuş"),
        ] {
            assert_eq!(restored(typed), meant);
        }
    }

    #[test]
    fn what_is_good_as_typed_is_left() {
        for word in ["haber", "su", "on", "kar", "oldu", "saati", "gidiyorum", "evlerimizden", "halka", "kalabalık"] {
            assert_eq!(meaning(word), Meaning::Good, "{word}");
        }
        assert_eq!(meaning("government"), Meaning::Unknown);
    }

    #[test]
    fn questions_follow_the_word_before() {
        assert_eq!(question("mi", "var").as_deref(), Some("mı"));
        assert_eq!(question("misiniz", "görüyor").as_deref(), Some("musunuz"));
        assert_eq!(question("milli", "var"), None);
    }
}
