//! The last part of a story's address, made from its headline.

use crate::{case, word};
use icu_normalizer::DecomposingNormalizer;

/// The longest slug, in bytes.
const LONGEST: usize = 80;

/// The last part of an address for a headline: `a–z`, digits and single hyphens, at most 80 bytes, cut at a word. Letters
/// are written in Latin by the habit of `lang`. `None` if nothing is left.
pub fn slug(headline: &str, lang: &str) -> Option<String> {
    let lang = lang.split('-').next().unwrap_or_default();
    let mut slug = String::with_capacity(headline.len());
    for c in headline.chars() {
        let c = case::small(c);
        let mark = slug.len();
        if let Some(latin) = by_language(c, lang).or_else(|| arabic(c)).or_else(|| cyrillic(c)).or_else(|| latin(c)) {
            slug.push_str(latin);
        } else {
            let mut buffer = [0; 4];
            let plain = const { DecomposingNormalizer::new_nfkd() }.normalize(c.encode_utf8(&mut buffer)).into_owned();
            slug.extend(plain.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
        }
        // A suffix stays with its name (Iğdır'da -> igdirda) and a mark with its letter; all else parts words.
        let parts = slug.len() == mark && !word::is_apostrophe(c) && !c.is_alphanumeric() && !is_mark(c);
        if parts && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.len() > LONGEST {
        let cut =
            if slug.as_bytes()[LONGEST] == b'-' { LONGEST } else { slug[..LONGEST].rfind('-').unwrap_or(LONGEST) };
        slug.truncate(cut);
    }
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2069}')
}

/// Where languages differ over one letter.
#[expect(clippy::match_same_arms, reason = "a table is read in the order of the alphabet")]
fn by_language(c: char, lang: &str) -> Option<&'static str> {
    Some(match (lang, c) {
        ("de", 'ä') | ("da" | "nb" | "no" | "nn", 'æ') => "ae",
        ("de", 'ö') | ("da" | "nb" | "no" | "nn", 'ø') => "oe",
        ("de", 'ü') => "ue",
        ("da" | "nb" | "no" | "nn", 'å') => "aa",
        ("uk", 'г') => "h",
        ("uk", 'и') => "y",
        ("uk" | "be", 'і') => "i",
        ("bg", 'щ') => "sht",
        ("bg", 'ъ') => "a",
        ("sr" | "mk", 'х') => "h",
        ("sr" | "mk", 'ц') => "c",
        ("sr" | "mk", 'ж') => "z",
        ("sr" | "mk", 'ч') => "c",
        ("sr" | "mk", 'ш') => "s",
        ("fa" | "ckb" | "ur", 'و') => "v",
        ("fa" | "ckb" | "ur", 'ی') => "i",
        ("fa" | "ur", 'ث') => "s",
        ("fa" | "ur", 'ذ' | 'ض' | 'ظ') => "z",
        ("fa", 'ق') => "gh",
        _ => return None,
    })
}

/// Latin letters that do not decompose into a plain one and a mark.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'ı' => "i",
        'ə' => "e",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ŋ' => "ng",
        _ => return None,
    })
}

/// Arabic letters as headlines are commonly romanised for addresses: one letter, one sound, vowel signs left out.
#[expect(clippy::match_same_arms, reason = "a table is read in the order of the alphabet")]
fn arabic(c: char) -> Option<&'static str> {
    Some(match c {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ى' => "a",
        'ع' => "a",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'چ' => "ch",
        'ح' | 'ه' | 'ھ' => "h",
        'ة' | 'ە' => "a",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' | 'ڕ' => "r",
        'ز' | 'ظ' => "z",
        'ژ' => "zh",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' => "v",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'گ' => "g",
        'ل' | 'ڵ' => "l",
        'م' => "m",
        'ن' => "n",
        'و' | 'ؤ' => "w",
        'ۆ' => "o",
        'ي' | 'ی' | 'ئ' => "y",
        'ێ' => "e",
        '٠' | '۰' => "0",
        '١' | '۱' => "1",
        '٢' | '۲' => "2",
        '٣' | '۳' => "3",
        '٤' | '۴' => "4",
        '٥' | '۵' => "5",
        '٦' | '۶' => "6",
        '٧' | '۷' => "7",
        '٨' | '۸' => "8",
        '٩' | '۹' => "9",
        _ => return None,
    })
}

/// Cyrillic letters as passports and news sites write them.
#[expect(clippy::match_same_arms, reason = "a table is read in the order of the alphabet")]
fn cyrillic(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'ѐ' => "e",
        'є' => "ye",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'ѝ' => "i",
        'ї' => "yi",
        'й' | 'ы' => "y",
        'ј' => "j",
        'к' | 'қ' => "k",
        'л' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' | 'ң' => "n",
        'њ' => "nj",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'ћ' => "c",
        'у' | 'ү' | 'ұ' => "u",
        'ў' => "w",
        'ф' => "f",
        'х' => "kh",
        'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'џ' => "dz",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        'ђ' => "dj",
        'ғ' => "gh",
        'ә' => "a",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_become_addresses_by_the_habit_of_their_language() {
        for (lang, headline, address) in [
            ("tr", "Iğdır'da çok güzel İŞLER: Köprü açıldı!", "igdirda-cok-guzel-isler-kopru-acildi"),
            ("tr", "ŞÖHRETLİ ÜÇ AĞIR IŞIK", "sohretli-uc-agir-isik"),
            ("de", "Größere Übung für Ärzte", "groessere-uebung-fuer-aerzte"),
            ("en", "Biden’s “second” call — 50% done", "bidens-second-call-50-done"),
            ("ar", "رئيس الوزراء يفتتح الجسر ٢٠٢٦", "ryys-alwzra-yftth-aljsr-2026"),
            ("ru", "Почему мост открыли ещё раз", "pochemu-most-otkryli-eshche-raz"),
            ("uk", "Київ готовий", "kyyiv-hotovyy"),
            ("fr", "L’été à la plage", "lete-a-la-plage"),
            ("fr", "Œuvres d’art : le musée rouvre", "oeuvres-dart-le-musee-rouvre"),
            ("es", "¿Qué pasará mañana en Logroño?", "que-pasara-manana-en-logrono"),
            ("de", "Straße frei: Öffnung am Übergang", "strasse-frei-oeffnung-am-uebergang"),
            ("ru", "Объезд через Щёлково: съёмка идёт", "obezd-cherez-shchelkovo-semka-idet"),
            ("ku", "Pira nû ya Çemê Dîcleyê vebû; xelk şa bû", "pira-nu-ya-ceme-dicleye-vebu-xelk-sa-bu"),
            ("az", "Yeni körpü açıldı: Əhali İçərişəhərə yürüdü", "yeni-korpu-acildi-ehali-icerisehere-yurudu"),
            ("fa", "پل تازه در سال ۱۴۰۵ گشوده می‌شود", "pl-tazh-dr-sal-1405-gshvdh-mishvd"),
            ("fa", "قاضی ثبت", "ghazi-sbt"),
        ] {
            assert_eq!(slug(headline, lang).as_deref(), Some(address));
        }
        assert_eq!(slug("!!! — 桥", "tr"), None);
    }

    #[test]
    fn a_long_headline_is_cut_between_words() {
        let long = slug(&"belediye meclisi ".repeat(10), "tr").unwrap();
        assert!(long.len() <= LONGEST && long.ends_with("belediye"), "{long}");
        assert_eq!(slug(&"a".repeat(100), "tr").unwrap().len(), LONGEST);
    }

    proptest::proptest! {
        #[test]
        fn a_slug_always_fits_an_address(headline in "\\PC{0,120}", lang in "(tr|de|fr|es|ar|ru|ku|az|fa)") {
            if let Some(slug) = slug(&headline, &lang) {
                proptest::prop_assert!(slug.len() <= LONGEST && !slug.is_empty());
                proptest::prop_assert!(slug.split('-').all(|part| !part.is_empty()));
                proptest::prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            }
        }
    }
}
