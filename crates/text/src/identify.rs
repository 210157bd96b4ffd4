//! Which language a short text is in.

use crate::{case, turkish, turkish::Meaning, word};
use std::collections::HashMap;
use std::sync::LazyLock;
use whatlang::{Detector, Lang};

/// Frequent short words: from the word to the languages that have it.
static FUNCTION_WORDS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
    let lines = include_str!("../data/function-words.txt").lines().filter(|line| !line.starts_with('#'));
    for (lang, list) in lines.filter_map(|line| line.split_once(':')) {
        for word in list.split_whitespace() {
            let langs = words.entry(word).or_default();
            if !langs.contains(&lang) {
                langs.push(lang);
            }
        }
    }
    words
});

/// The languages among which whatlang may choose, with the tags by which we know them.
const PLAUSIBLE: &[(Lang, &str)] = &[
    (Lang::Tur, "tr"),
    (Lang::Eng, "en"),
    (Lang::Deu, "de"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Ita, "it"),
    (Lang::Por, "pt"),
    (Lang::Nld, "nl"),
    (Lang::Swe, "sv"),
    (Lang::Dan, "da"),
    (Lang::Pol, "pl"),
    (Lang::Ces, "cs"),
    (Lang::Slk, "sk"),
    (Lang::Hrv, "hr"),
    (Lang::Ron, "ro"),
    (Lang::Hun, "hu"),
    (Lang::Fin, "fi"),
    (Lang::Aze, "az"),
    (Lang::Vie, "vi"),
    (Lang::Lav, "lv"),
];

static DETECTOR: LazyLock<Detector> =
    LazyLock::new(|| Detector::with_allowlist(PLAUSIBLE.iter().map(|&(lang, _)| lang).collect()));

/// The language a text is in, as a primary subtag, if that can be told; `prior` is the language one would expect (that of
/// the story, say) and decides between equals.
pub fn identify(text: &str, prior: &str) -> Option<&'static str> {
    let prior = prior.split('-').next().unwrap_or_default();
    let words: Vec<&str> = word::words(text).into_iter().map(|word| &text[word.range]).collect();
    let prose = words.join(" ");
    match Script::of(&prose)? {
        Script::Latin => latin(&words, &prose, prior),
        Script::Arabic => Some(arabic(&prose, prior)),
        Script::Cyrillic => Some(cyrillic(&prose, prior)),
        Script::Other(lang) => Some(lang),
    }
}

/// Whether a word in small letters is frequent in some other language than Turkish.
pub(crate) fn is_frequent_elsewhere(small: &str) -> bool {
    FUNCTION_WORDS.get(small).is_some_and(|langs| langs.iter().any(|&lang| lang != "tr"))
}

enum Script {
    Latin,
    Arabic,
    Cyrillic,
    /// A script that tells the language.
    Other(&'static str),
}

impl Script {
    /// The script of most letters, if there are at least two.
    fn of(prose: &str) -> Option<Self> {
        let mut counts: Vec<(u8, usize)> = Vec::new();
        for c in prose.chars().filter(|c| c.is_alphabetic()) {
            let script = match c {
                'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => 0,
                '\u{600}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' => 1,
                '\u{400}'..='\u{52F}' => 2,
                '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => 3,
                '\u{590}'..='\u{5FF}' => 4,
                '\u{530}'..='\u{58F}' => 5,
                '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}' => 6,
                '\u{AC00}'..='\u{D7AF}' => 7,
                '\u{3040}'..='\u{30FF}' => 8,
                '\u{4E00}'..='\u{9FFF}' => 9,
                '\u{E00}'..='\u{E7F}' => 10,
                '\u{900}'..='\u{97F}' => 11,
                _ => continue,
            };
            match counts.iter_mut().find(|(known, _)| *known == script) {
                Some((_, count)) => *count += 1,
                None => counts.push((script, 1)),
            }
        }
        let &(script, count) = counts.iter().max_by_key(|(_, count)| *count)?;
        // Japanese mixes its own letters with Chinese ones.
        let japanese = script == 9 && counts.iter().any(|&(other, _)| other == 8);
        match script {
            _ if count < 2 => None,
            0 => Some(Self::Latin),
            1 => Some(Self::Arabic),
            2 => Some(Self::Cyrillic),
            3 => Some(Self::Other("el")),
            4 => Some(Self::Other("he")),
            5 => Some(Self::Other("hy")),
            6 => Some(Self::Other("ka")),
            7 => Some(Self::Other("ko")),
            8 => Some(Self::Other("ja")),
            9 => Some(Self::Other(if japanese { "ja" } else { "zh" })),
            10 => Some(Self::Other("th")),
            _ => Some(Self::Other("hi")),
        }
    }
}

/// Evidence for languages, in units of one telling word.
#[derive(Default)]
struct Scores(Vec<(&'static str, f64)>);

impl Scores {
    fn add(&mut self, lang: &'static str, weight: f64) {
        match self.0.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, score)) => *score += weight,
            None => self.0.push((lang, weight)),
        }
    }
}

impl Scores {
    /// Whether one language is far ahead of all others.
    fn decisive(&self) -> bool {
        let best = self.0.iter().map(|&(_, score)| score).fold(0.0, f64::max);
        best >= 2.0 && self.0.iter().filter(|&&(_, score)| score > best / 2.0).count() == 1
    }
}

fn latin(words: &[&str], prose: &str, prior: &str) -> Option<&'static str> {
    let mut scores = Scores::default();
    for word in words {
        let small: String = word.chars().map(|c| if c == 'İ' { 'i' } else { case::small(c) }).collect();
        if let Some(langs) = FUNCTION_WORDS.get(small.as_str()) {
            // A word of two letters stands in many languages; one that stands in many tells little.
            let weight = if small.chars().count() > 2 { 1.0 } else { 0.7 };
            for lang in langs {
                scores.add(lang, weight / f64::from(u32::try_from(langs.len()).unwrap_or(9)).powf(0.6));
            }
        }
        telling_letters(&small, &mut scores);
        let base = small.split(word::is_apostrophe).next().unwrap_or(&small);
        let letters = base.chars().count();
        if letters > 3 {
            match turkish::meaning(base) {
                Meaning::Unknown => {}
                Meaning::Good | Meaning::Lacking { sure: true, .. } => {
                    scores.add("tr", if letters > 5 { 1.0 } else { 0.6 });
                }
                Meaning::Lacking { sure: false, .. } => scores.add("tr", 0.3),
            }
        }
    }
    let letters = prose.chars().filter(|c| c.is_alphabetic()).count();
    // Trigrams are asked only where words leave it open: they cost a hundred times as much.
    if !scores.decisive()
        && let Some(info) = DETECTOR.detect(prose)
        && let Some(&(_, lang)) = PLAUSIBLE.iter().find(|(lang, _)| *lang == info.lang())
    {
        // On a handful of letters whatlang's trigrams are hardly better than dice.
        let trust = f64::from(u32::try_from(letters.min(40)).unwrap_or(40)) / 40.0;
        scores.add(lang, info.confidence() * trust * 1.5);
    }
    if let Some((_, score)) = scores.0.iter_mut().find(|(lang, _)| *lang == prior) {
        *score += 0.4;
    }
    let mut ranked = scores.0;
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let &(lang, best) = ranked.first()?;
    let next = ranked.get(1).map_or(0.0, |&(_, score)| score);
    (best >= 0.6 && best >= next * 1.1).then_some(lang)
}

/// Letters that few languages have.
fn telling_letters(small: &str, scores: &mut Scores) {
    for c in small.chars() {
        let langs: &[(&'static str, f64)] = match c {
            'ğ' | 'ı' => &[("tr", 0.5), ("az", 0.4)],
            'ş' => &[("tr", 0.4), ("az", 0.3), ("kmr", 0.3)],
            'ə' => &[("az", 1.5)],
            'ß' => &[("de", 1.0)],
            'ä' => &[("de", 0.4), ("fi", 0.3), ("sv", 0.3)],
            'ö' | 'ü' => &[("tr", 0.3), ("de", 0.3), ("hu", 0.2), ("az", 0.2)],
            'ñ' | '¿' => &[("es", 1.0)],
            'å' => &[("sv", 0.5), ("da", 0.5)],
            'ø' | 'æ' => &[("da", 1.0)],
            'ã' | 'õ' => &[("pt", 1.0)],
            'ł' | 'ą' | 'ę' | 'ż' | 'ź' | 'ń' | 'ś' => &[("pl", 1.0)],
            'ř' | 'ě' | 'ů' => &[("cs", 1.0)],
            'ľ' | 'ĺ' | 'ŕ' | 'ô' => &[("sk", 0.7)],
            'ő' | 'ű' => &[("hu", 1.0)],
            'ș' | 'ț' | 'ă' | 'ţ' => &[("ro", 1.0)],
            'î' | 'û' | 'ê' => &[("kmr", 0.5), ("fr", 0.3)],
            'ā' | 'ē' | 'ī' | 'ū' | 'ļ' | 'ķ' | 'ņ' => &[("lv", 0.7)],
            'đ' => &[("hr", 0.5), ("vi", 0.5)],
            'ư' | 'ơ' | '\u{1EA0}'..='\u{1EF9}' => &[("vi", 0.8)],
            'è' | 'ò' | 'ì' | 'ù' => &[("it", 0.5), ("fr", 0.2)],
            'q' | 'x' => &[("az", 0.2), ("kmr", 0.2), ("en", 0.1)],
            _ => &[],
        };
        for &(lang, weight) in langs {
            scores.add(lang, weight);
        }
    }
}

fn arabic(prose: &str, prior: &str) -> &'static str {
    let has = |letters: &[char]| prose.contains(letters);
    if has(&['ٹ', 'ڈ', 'ڑ', 'ے', 'ں']) {
        "ur"
    } else if has(&['ێ', 'ۆ', 'ڕ', 'ڵ', 'ە']) {
        "ckb"
    } else if has(&['پ', 'چ', 'ژ', 'گ', 'ی', 'ک']) && !has(&['ي', 'ك', 'ة']) {
        if prior == "ckb" { "ckb" } else { "fa" }
    } else {
        match prior {
            "fa" => "fa",
            "ur" => "ur",
            _ => "ar",
        }
    }
}

fn cyrillic(prose: &str, prior: &str) -> &'static str {
    let has = |letters: &[char]| prose.contains(letters);
    if has(&['ә', 'қ', 'ң', 'ғ', 'ұ', 'һ', 'Қ', 'Ә']) {
        "kk"
    } else if has(&['ї', 'є', 'ґ', 'Ї', 'Є', 'Ґ']) || has(&['і', 'І']) && !has(&['ў', 'ы']) {
        "uk"
    } else if has(&['ў', 'Ў']) {
        "be"
    } else if has(&['ђ', 'ћ', 'љ', 'њ', 'ј', 'џ']) {
        if prior == "mk" { "mk" } else { "sr" }
    } else if has(&['ы', 'э', 'ё', 'Ы', 'Э', 'Ё']) {
        "ru"
    } else {
        match prior {
            "uk" => "uk",
            "bg" => "bg",
            "sr" => "sr",
            "mk" => "mk",
            _ => "ru",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_write_in_many_languages_under_a_turkish_story() {
        for (text, lang) in [
            ("Bence çok yerinde bir karar", Some("tr")),
            ("cok guzel bir haber olmus", Some("tr")),
            ("Thank you for the report", Some("en")),
            ("Das ist eine sehr gute Nachricht", Some("de")),
            ("Je ne suis pas d'accord", Some("fr")),
            ("Ev nûçe gelek baş e", Some("kmr")),
            ("Mən bununla razı deyiləm", Some("az")),
            ("خبر جميل جدا", Some("ar")),
            ("این خبر خیلی خوب است", Some("fa")),
            ("Хорошая новость, спасибо", Some("ru")),
            ("Καλημέρα σας", Some("el")),
            ("😂😂 123 https://ornek.org/haber", None),
            ("xd", None),
        ] {
            assert_eq!(identify(text, "tr"), lang, "{text}");
        }
    }
}
