//! Case mapping that knows the language (ICU4X): Turkish and Azerbaijani keep ı and i apart.

use crate::{abbreviation, names::Names, restore::restorer, word};
use icu_casemap::{CaseMapper, CaseMapperBorrowed};
use icu_locale_core::LanguageIdentifier;

/// All capitals, as `lang` (a BCP 47 tag) writes them.
pub fn upper(text: &str, lang: &str) -> String {
    mapper().uppercase_to_string(text, &language(lang)).into_owned()
}

/// All small letters, as `lang` (a BCP 47 tag) writes them.
pub fn lower(text: &str, lang: &str) -> String {
    mapper().lowercase_to_string(text, &language(lang)).into_owned()
}

/// Small letters, with capitals where sentences begin. Known abbreviations keep theirs, names that the language knows
/// get one, a suffix after an apostrophe is small. Words that are not all in capitals stay as they were typed, and so do
/// addresses, handles, hashtags and code: only shouting is turned down.
pub fn sentence(text: &str, lang: &str) -> String {
    sentence_with(text, lang, &Names::default())
}

/// As [`sentence`], with names that are written as the story writes them.
pub(crate) fn sentence_with(text: &str, lang: &str, names: &Names) -> String {
    let language = language(lang);
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for word in word::words(text) {
        let typed = &text[word.range.clone()];
        let begins = word.begins_sentence;
        let keep = !is_loud(typed) || (letters(typed) == 1 && begins);
        let base_end = typed.find(word::is_apostrophe).unwrap_or(typed.len());
        let replacement = if let Some(name) = names.written(&typed[..base_end]).filter(|_| is_loud(typed)) {
            let suffix = mapper().lowercase_to_string(&typed[base_end..], &language);
            Some(format!("{name}{suffix}"))
        } else if let Some(abbreviation) = abbreviation::at(typed) {
            // "TRT'NİN": the abbreviation stays, its suffix comes down.
            let base = abbreviation.len();
            (base < typed.len() && is_loud(&typed[base..])).then(|| {
                let suffix = mapper().lowercase_to_string(&typed[base..], &language);
                format!("{}{suffix}", &typed[..base])
            })
        } else if keep {
            begins.then(|| capitalised(typed, &language))
        } else {
            let small = mapper().lowercase_to_string(typed, &language);
            Some(if begins || is_name(&small, &language) { capitalised(&small, &language) } else { small.into_owned() })
        };
        out.push_str(&text[copied..word.range.start]);
        out.push_str(replacement.as_deref().unwrap_or(typed));
        copied = word.range.end;
    }
    out.push_str(&text[copied..]);
    out
}

/// Whether a letter is a capital, which means here: that it has a small form.
pub(crate) fn is_capital(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_uppercase();
    }
    mapper().simple_lowercase(c) != c
}

/// Whether a letter is a small one of a script that has capitals.
pub(crate) fn is_small(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_lowercase();
    }
    !is_capital(c) && mapper().simple_uppercase(c) != c
}

/// Whether a word has more capitals than a name or a sentence start needs.
pub(crate) fn is_loud(word: &str) -> bool {
    let capitals = word.chars().filter(|&c| is_capital(c)).count();
    let small = word.chars().filter(|&c| is_small(c)).count();
    capitals > small
}

/// The number of letters in a word, marks and apostrophes not counted.
pub(crate) fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

/// The small form of one letter in no language in particular.
pub(crate) fn small(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    mapper().simple_lowercase(c)
}

fn capitalised(word: &str, language: &LanguageIdentifier) -> String {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return String::new() };
    let mut buffer = [0; 4];
    let head = mapper().uppercase_to_string(first.encode_utf8(&mut buffer), language).into_owned();
    // ß and the ligatures have no single capital (SS, FI): such a beginning is left alone.
    if head.chars().count() == 1 { head + chars.as_str() } else { word.to_owned() }
}

fn is_name(small: &str, language: &LanguageIdentifier) -> bool {
    let base = small.split(word::is_apostrophe).next().unwrap_or(small);
    match language.language.as_str() {
        // English writes the pronoun with a capital: I, I'm, I'll.
        "en" => base == "i",
        "tr" => {
            let standing = restorer("tr").and_then(|restorer| restorer.standing(base));
            standing.is_some_and(|standing| standing.name && standing.share > 0.5)
                || (base.len() < small.len() && letters(base) > 1)
        }
        _ => false,
    }
}

fn mapper() -> CaseMapperBorrowed<'static> {
    const { CaseMapper::new() }
}

fn language(tag: &str) -> LanguageIdentifier {
    LanguageIdentifier::try_from_str(tag).unwrap_or(LanguageIdentifier::UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turkish_keeps_dotted_and_dotless_i_apart_and_kurdish_does_not() {
        for lang in ["tr", "tr-TR", "az"] {
            assert_eq!(upper("ığdır izmir", lang), "IĞDIR İZMİR");
            assert_eq!(lower("IĞDIR İZMİR", lang), "ığdır izmir");
        }
        assert_eq!(upper("izmir", "ku"), "IZMIR");
        assert_eq!(lower("IRAN", "en"), "iran");
    }

    #[test]
    fn a_shouted_headline_comes_down_and_abbreviations_stay() {
        for (shouted, calm) in [
            ("BU NE BİÇİM HABER", "Bu ne biçim haber"),
            ("TBMM BUGÜN TOPLANIYOR. NATO NE DER?", "TBMM bugün toplanıyor. NATO ne der?"),
            ("TRT'NİN HABERİ", "TRT'nin haberi"),
            ("IĞDIR'A TREN GELECEK", "Iğdır'a tren gelecek"),
            ("YETER! BIKTIK... 3. KEZ OLDU", "Yeter! Bıktık... 3. kez oldu"),
            ("TÜRKİYE BUNU AŞAR", "Türkiye bunu aşar"),
            ("BAK: https://ORNEK.org/HABER @ALİ #GÜNDEM", "Bak: https://ORNEK.org/HABER @ALİ #GÜNDEM"),
        ] {
            assert_eq!(sentence(shouted, "tr"), calm);
        }
        assert_eq!(sentence("AND I SAY: I'M TIRED", "en"), "And I say: I'm tired");
        assert_eq!(sentence("ПОЧЕМУ НИКТО", "ru"), "Почему никто");
    }

    #[test]
    fn what_is_not_shouted_keeps_its_capitals() {
        assert_eq!(sentence("Joe Biden ÇOK konuştu", "tr"), "Joe Biden çok konuştu");
        assert_eq!(sentence("لماذا NATO", "ar"), "لماذا NATO");
    }
}
