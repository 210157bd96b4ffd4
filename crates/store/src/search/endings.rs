//! The ends of words. Turkish, Arabic and most other languages hang onto a word what English says in separate ones: whoever
//! looks for köprüsünü means köprü too. What is left of a word is only its beginning, not its root, and is only looked for
//! as such; a word exactly as asked is always the better hit.

/// From this length on, the beginning of a word is enough: `köprü` finds `köprüsünün`.
const LONG_ENOUGH: usize = 4;
/// How many endings may follow each other: köprü-ler-i-nden.
const MOST: usize = 4;

/// Endings that leave at least four letters, and shorter ones, which words end in by themselves, that leave five.
struct Endings {
    sure: &'static [&'static str],
    weak: &'static [&'static str],
}

/// As [`super::words::words`] folds them.
fn endings(lang: &str) -> Endings {
    let (sure, weak): (&[&str], &[&str]) = match lang {
        "tr" | "az" => (
            &[
                "larin", "lerin", "lari", "leri", "lar", "ler", "nin", "nun", "ndan", "nden", "dan", "den", "tan",
                "ten", "nda", "nde", "yla", "yle", "si", "su", "da", "de", "in", "un",
            ],
            &["la", "le", "ya", "ye", "yi", "yu", "na", "ne", "ni", "nu", "ta", "te", "a", "e", "i", "u"],
        ),
        "ar" => (&["ات", "ون", "ين", "ان", "ها", "هم", "نا", "يه", "ه"], &["ي", "ا"]),
        "fa" => (&["هايي", "هاي", "ها", "ان"], &["ي", "ه"]),
        "ku" => (&["eke", "en", "an", "ek"], &["e", "a", "i"]),
        "en" => (&["ies", "es"], &["s"]),
        "de" => (&["ern", "en", "er", "es"], &["e", "n", "s"]),
        "fr" => (&["aux", "es"], &["e", "s", "x"]),
        "es" => (&["es"], &["s", "o", "a"]),
        "ru" => (
            &[
                "ами", "ями", "ого", "его", "ому", "ему", "ах", "ях", "ов", "ев", "ом", "ем", "ои", "еи", "ам", "ям",
                "ых", "их",
            ],
            &["ы", "и", "а", "я", "е", "у", "ю", "ь"],
        ),
        _ => (&[], &[]),
    };
    Endings { sure, weak }
}

/// How a word of a story may begin for a folded word of a question to mean it; none if the word is so short that only
/// itself is meant.
pub(super) fn beginnings(word: &str, lang: &str) -> Vec<String> {
    if !has(word, LONG_ENOUGH) {
        return Vec::new();
    }
    let endings = endings(lang);
    let mut stem = word;
    for _ in 0..MOST {
        match cut(stem, endings.sure, LONG_ENOUGH).or_else(|| cut(stem, endings.weak, LONG_ENOUGH + 1)) {
            Some(shorter) => stem = shorter,
            None => break,
        }
    }
    let mut all = vec![stem.to_owned()];
    if matches!(lang, "tr" | "az") {
        all.extend(softened(stem));
    }
    all
}

/// The word without the longest of these endings that leaves so many letters.
fn cut<'a>(word: &'a str, endings: &[&str], left: usize) -> Option<&'a str> {
    let stems = endings.iter().filter_map(|ending| word.strip_suffix(ending)).filter(|stem| has(stem, left));
    stems.min_by_key(|stem| stem.len())
}

/// The last consonant of a Turkish word changes when something is hung onto it: kitap, kitabı; ekmek, ekmeği.
fn softened(stem: &str) -> Option<String> {
    const PAIRS: [(char, char); 6] = [('p', 'b'), ('b', 'p'), ('t', 'd'), ('d', 't'), ('k', 'g'), ('g', 'k')];
    let last = stem.chars().next_back()?;
    let (_, other) = PAIRS.iter().find(|(one, _)| *one == last)?;
    let head = &stem[..stem.len() - last.len_utf8()];
    Some(format!("{head}{other}"))
}

fn has(word: &str, letters: usize) -> bool {
    word.chars().nth(letters - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::beginnings;
    use tellal_text::fold;

    fn of(word: &str, lang: &str) -> Vec<String> {
        beginnings(&fold(word), lang)
    }

    #[test]
    fn turkish_words_are_asked_for_without_their_endings() {
        for (word, stem) in [
            ("köprü", "kopru"),
            ("köprüsü", "kopru"),
            ("köprülerinden", "kopru"),
            ("Türkiye", "turki"),
            ("seçimler", "secim"),
            ("depremin", "deprem"),
            ("istanbul", "istanbul"),
            ("okulların", "okul"),
        ] {
            assert_eq!(of(word, "tr"), [stem], "{word}");
        }
        assert_eq!(of("kitap", "tr"), ["kitap", "kitab"]);
        assert_eq!(of("ekmeği", "tr"), ["ekmeg", "ekmek"]);
        assert!(of("yol", "tr").is_empty(), "a short word means itself");
        assert_eq!(of("kadın", "tr"), ["kadin"], "too little would be left");
    }

    #[test]
    fn other_languages_have_theirs() {
        assert_eq!(of("elections", "en"), ["election"]);
        assert_eq!(of("مدرسة", "ar"), [fold("مدرس")]);
        assert_eq!(of("جامعات", "ar"), [fold("جامع")]);
        assert_eq!(of("выборами", "ru"), ["выбор"]);
        assert_eq!(of("bajarên", "ku"), ["bajar"]);
        assert_eq!(of("elections", "xx"), ["elections"]);
    }
}
