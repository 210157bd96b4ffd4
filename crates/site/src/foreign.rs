//! What stands on a page in another language than the page's: agencies, credits, terms of use, quoted titles. Each says its
//! language and direction, so that a screen reader pronounces it and a browser orders it rightly.

use tellal_story::{Direction, Lang};
use tellal_text::identify::{Languages, identify_among};

/// Some words of a page, and their language where that is another one than the page's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Foreign<'a> {
    text: &'a str,
    lang: Option<String>,
    dir: Option<Direction>,
}

/// Scripts that a reader of one cannot be expected to read aloud in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Arabic,
    Cyrillic,
    Greek,
    Hebrew,
    Other,
}

/// Agencies whose names are words of a language. Abbreviations are left out: a page's own language spells them as well.
const AGENCIES: [(&str, &str); 14] = [
    ("Anadolu Ajansı", "tr"),
    ("Demirören Haber Ajansı", "tr"),
    ("İhlas Haber Ajansı", "tr"),
    ("ANKA Haber Ajansı", "tr"),
    ("Associated Press", "en"),
    ("The Associated Press", "en"),
    ("Press Association", "en"),
    ("PA Media", "en"),
    ("United Press International", "en"),
    ("Agence France-Presse", "fr"),
    ("Agence France Presse", "fr"),
    ("Deutsche Presse-Agentur", "de"),
    ("Agencia EFE", "es"),
    ("Azərbaycan Dövlət İnformasiya Agentliyi", "az"),
];

impl<'a> Foreign<'a> {
    /// Words whose language is known.
    pub fn known(text: &'a str, lang: &Lang, page: &Lang) -> Self {
        let other = lang.primary() != page.primary();
        let turned = lang.direction() != page.direction();
        Self { text, lang: other.then(|| lang.to_string()), dir: turned.then(|| lang.direction()) }
    }

    /// A name. Only its script tells its language, unless it is the full name of an agency: “John” is at home everywhere.
    pub fn name(text: &'a str, page: &Lang) -> Self {
        if let Some((_, lang)) = AGENCIES.iter().find(|(name, _)| *name == text.trim())
            && let Ok(lang) = Lang::new(lang)
        {
            return Self::known(text, &lang, page);
        }
        Self::by_script(text, page, None)
    }

    /// A phrase, such as terms of use or a title: its words tell its language, if there are enough of them.
    pub fn phrase(text: &'a str, page: &Lang) -> Self {
        let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
        let told = (words >= 2).then(|| told(text, page)).flatten();
        if told.is_none() {
            return Self::name(text, page);
        }
        Self::by_script(text, page, told)
    }

    fn by_script(text: &'a str, page: &Lang, told: Option<Lang>) -> Self {
        let Some(script) = Script::of(text) else { return Self { text, lang: None, dir: None } };
        let same = script == Script::of_language(page);
        match told.filter(|told| Script::of_language(told) == script) {
            Some(told) => Self::known(text, &told, page),
            None if same => Self { text, lang: None, dir: None },
            // “No language that can be told, in this script” is a tag, too.
            None => {
                let dir = script.direction();
                let lang = script.tag().map(|tag| format!("und-{tag}"));
                Self { text, lang, dir: (dir != page.direction()).then_some(dir) }
            }
        }
    }

    /// As HTML: a `bdi`, which no neighbour disturbs, with language and direction where they are not the page's.
    pub fn html(&self, escape: impl Fn(&str) -> String) -> String {
        let lang = self.lang.as_ref().map(|lang| format!(" lang=\"{}\"", escape(lang))).unwrap_or_default();
        let dir = self.dir.map(|dir| format!(" dir=\"{}\"", dir.as_str())).unwrap_or_default();
        format!("<bdi{lang}{dir}>{}</bdi>", escape(self.text))
    }
}

/// The language of some words, if it is another one than the page's beyond doubt.
fn told(text: &str, page: &Lang) -> Option<Lang> {
    const SURE: f32 = 0.85;
    let found = identify_among(text, &Languages { story: Some(page.as_str()), ..Languages::default() });
    let lang = found.lang.filter(|lang| *lang != page.primary() && found.probability(lang) >= SURE)?;
    Lang::new(lang).ok()
}

impl Script {
    /// That of most letters; nothing where there are none.
    fn of(text: &str) -> Option<Self> {
        let mut counts =
            [(Self::Latin, 0), (Self::Arabic, 0), (Self::Cyrillic, 0), (Self::Greek, 0), (Self::Hebrew, 0)];
        let mut other = 0;
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            let script = match c {
                'a'..='z' | 'A'..='Z' | 'ª'..='ʯ' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF5A}' => Self::Latin,
                '\u{600}'..='\u{6FF}'
                | '\u{750}'..='\u{77F}'
                | '\u{8A0}'..='\u{8FF}'
                | '\u{FB50}'..='\u{FDFF}'
                | '\u{FE70}'..='\u{FEFF}' => Self::Arabic,
                '\u{400}'..='\u{52F}' => Self::Cyrillic,
                '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Self::Greek,
                '\u{590}'..='\u{5FF}' => Self::Hebrew,
                _ => Self::Other,
            };
            match counts.iter_mut().find(|(known, _)| *known == script) {
                Some((_, count)) => *count += 1,
                None => other += 1,
            }
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > other);
        most.map(|(script, _)| script).or((other > 0).then_some(Self::Other))
    }

    /// The one in which a language is written.
    fn of_language(lang: &Lang) -> Self {
        match lang.as_str().split('-').nth(1).filter(|part| part.len() == 4) {
            Some("Latn") => return Self::Latin,
            Some("Cyrl") => return Self::Cyrillic,
            Some("Arab") => return Self::Arabic,
            _ => {}
        }
        match lang.primary() {
            "ar" | "fa" | "ckb" | "ur" | "ps" | "ug" | "sd" | "ks" => Self::Arabic,
            "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" | "ky" | "tg" | "mn" | "tt" => Self::Cyrillic,
            "el" => Self::Greek,
            "he" | "yi" => Self::Hebrew,
            "ja" | "zh" | "ko" | "hy" | "ka" | "hi" | "th" | "am" | "bn" | "ta" | "syr" | "arc" => Self::Other,
            _ => Self::Latin,
        }
    }

    fn tag(self) -> Option<&'static str> {
        match self {
            Self::Latin => Some("Latn"),
            Self::Arabic => Some("Arab"),
            Self::Cyrillic => Some("Cyrl"),
            Self::Greek => Some("Grek"),
            Self::Hebrew => Some("Hebr"),
            Self::Other => None,
        }
    }

    fn direction(self) -> Direction {
        if matches!(self, Self::Arabic | Self::Hebrew) { Direction::Rtl } else { Direction::Ltr }
    }
}

#[cfg(test)]
mod tests {
    use super::Foreign;
    use tellal_story::Lang;

    fn lang(tag: &str) -> Lang {
        Lang::new(tag).unwrap()
    }

    fn html(foreign: &Foreign<'_>) -> String {
        foreign.html(|text| text.replace('<', "&lt;"))
    }

    #[test]
    fn a_name_says_its_language_only_where_its_script_or_its_agency_does() {
        for (page, name, want) in [
            ("tr", "Ayşe Yılmaz", "<bdi>Ayşe Yılmaz</bdi>"),
            ("en", "Ayşe Yılmaz", "<bdi>Ayşe Yılmaz</bdi>"),
            ("en", "Anadolu Ajansı", "<bdi lang=\"tr\">Anadolu Ajansı</bdi>"),
            ("tr", "Anadolu Ajansı", "<bdi>Anadolu Ajansı</bdi>"),
            ("ar", "Anadolu Ajansı", "<bdi lang=\"tr\" dir=\"ltr\">Anadolu Ajansı</bdi>"),
            ("ar", "AFP", "<bdi lang=\"und-Latn\" dir=\"ltr\">AFP</bdi>"),
            ("tr", "ليلى حداد", "<bdi lang=\"und-Arab\" dir=\"rtl\">ليلى حداد</bdi>"),
            ("tr", "ТАСС", "<bdi lang=\"und-Cyrl\">ТАСС</bdi>"),
            ("ru", "ТАСС", "<bdi>ТАСС</bdi>"),
            ("tr", "90'", "<bdi>90'</bdi>"),
            ("tr", "<b>", "<bdi>&lt;b></bdi>"),
        ] {
            assert_eq!(html(&Foreign::name(name, &lang(page))), want);
        }
    }

    #[test]
    fn a_phrase_says_the_language_of_its_words() {
        for (page, phrase, want) in [
            ("tr", "All rights reserved, no part may be copied", "<bdi lang=\"en\">"),
            ("en", "Bütün hakları saklıdır, izinsiz kullanılamaz", "<bdi lang=\"tr\">"),
            ("tr", "Bütün hakları saklıdır, izinsiz kullanılamaz", "<bdi>"),
            ("ar", "All rights reserved, no part may be copied", "<bdi lang=\"en\" dir=\"ltr\">"),
            ("tr", "جميع الحقوق محفوظة ولا يجوز النسخ", "<bdi lang=\"ar\" dir=\"rtl\">"),
            ("tr", "CC BY 4.0", "<bdi>"),
        ] {
            assert!(html(&Foreign::phrase(phrase, &lang(page))).starts_with(want), "{phrase} on {page}");
        }
    }

    #[test]
    fn words_whose_language_is_known_are_not_guessed_at() {
        let found = Foreign::known("Köprü açıldı", &lang("tr"), &lang("ar"));
        assert_eq!(html(&found), "<bdi lang=\"tr\" dir=\"ltr\">Köprü açıldı</bdi>");
        let found = Foreign::known("Bridge opens", &lang("en-GB"), &lang("en"));
        assert_eq!(html(&found), "<bdi>Bridge opens</bdi>");
    }
}
