//! The form under which search compares words.

use icu_casemap::CaseMapper;
use icu_normalizer::properties::CanonicalCombiningClassMap;
use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};

/// The form under which search compares words: case folded by no language in particular (ı İ I i are one), marks taken
/// off, Arabic forms of one letter made one, tatweel and vowel signs dropped. Index and query must both go through it.
pub fn fold(text: &str) -> String {
    let decomposer = const { DecomposingNormalizer::new_nfkd() };
    let decomposed = decomposer.normalize(text);
    let folded = const { CaseMapper::new() }.fold_string(&decomposed).into_owned();
    let classes = CanonicalCombiningClassMap::new();
    let mut out = String::with_capacity(folded.len());
    // Folding may bring forth letters that decompose again.
    for c in decomposer.normalize(&folded).chars() {
        if !is_dropped(c, classes.get_u8(c)) {
            fold_letter(c, &mut out);
        }
    }
    const { ComposingNormalizer::new_nfc() }.normalize(&out).into_owned()
}

/// Marks above, below and through letters, Hebrew and Arabic points, and what cannot be seen. The signs that Indic and
/// Japanese words are spelt with (classes 7 to 9) stay.
fn is_dropped(c: char, combining_class: u8) -> bool {
    matches!(combining_class, 1 | 10..=36 | 200..=240)
        || matches!(c, '\u{AD}' | '\u{640}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Letters that no decomposition makes one.
fn fold_letter(c: char, out: &mut String) {
    let one = match c {
        'ı' => 'i',
        'ə' => 'e',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ø' => 'o',
        'ħ' => 'h',
        'æ' => return out.push_str("ae"),
        'œ' => return out.push_str("oe"),
        'þ' => return out.push_str("th"),
        'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' | 'ە' | 'ہ' | 'ھ' => 'ه',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        '’' | 'ʼ' | '‘' => '\'',
        other => other,
    };
    out.push(one);
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_without_turkish_keys_finds_the_word_anyway() {
        for typed in ["isik", "ışık", "IŞIK", "Işık", "ISIK", "İSİK", "is\u{327}ik"] {
            assert_eq!(fold(typed), "isik", "{typed}");
        }
        assert_eq!(fold("Müşâvere Straße Łódź Bəli"), "musavere strasse lodz beli");
    }

    #[test]
    fn arabic_spellings_of_one_word_meet() {
        assert_eq!(fold("إسلام"), fold("اسلام"));
        assert_eq!(fold("مدرسة"), fold("مدرسه"));
        assert_eq!(fold("عَلِيّ"), fold("علي"));
        assert_eq!(fold("على"), fold("علی"));
        assert_eq!(fold("مـــرحبا ٢٠٢٦"), "مرحبا 2026");
    }

    #[test]
    fn scripts_spelt_with_marks_keep_them() {
        assert_eq!(fold("हिन्दी"), "हिन्दी");
        assert_eq!(fold("ガ 한국"), "ガ 한국");
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,30}") {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
