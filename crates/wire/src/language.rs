//! The language of a dispatch that does not say it.

use tellal_story::Lang;
use whatlang::Lang as Known;

/// The language of a text if that is sure enough to act on.
pub(crate) fn detect(text: &str) -> Option<Lang> {
    let end = text.char_indices().nth(4000).map_or(text.len(), |(at, _)| at);
    let info = whatlang::detect(&text[..end])?;
    if !info.is_reliable() {
        return None;
    }
    // BCP 47 wants the shortest code, and the library gives ISO 639-3.
    let tag = match info.lang() {
        Known::Eng => "en",
        Known::Tur => "tr",
        Known::Ara => "ar",
        Known::Deu => "de",
        Known::Fra => "fr",
        Known::Spa => "es",
        Known::Ita => "it",
        Known::Por => "pt",
        Known::Nld => "nl",
        Known::Rus => "ru",
        Known::Ukr => "uk",
        Known::Bul => "bg",
        Known::Ell => "el",
        Known::Pes => "fa",
        Known::Heb => "he",
        Known::Urd => "ur",
        Known::Aze => "az",
        Known::Hye => "hy",
        Known::Kat => "ka",
        Known::Ron => "ro",
        Known::Srp => "sr",
        Known::Hrv => "hr",
        Known::Slv => "sl",
        Known::Slk => "sk",
        Known::Ces => "cs",
        Known::Pol => "pl",
        Known::Hun => "hu",
        Known::Mkd => "mk",
        Known::Bel => "be",
        Known::Swe => "sv",
        Known::Dan => "da",
        Known::Nob => "nb",
        Known::Fin => "fi",
        Known::Est => "et",
        Known::Lav => "lv",
        Known::Lit => "lt",
        Known::Cat => "ca",
        Known::Uzb => "uz",
        Known::Tuk => "tk",
        Known::Hin => "hi",
        Known::Ben => "bn",
        Known::Cmn => "zh",
        Known::Jpn => "ja",
        Known::Kor => "ko",
        Known::Ind => "id",
        Known::Vie => "vi",
        Known::Tha => "th",
        other => other.code(),
    };
    Lang::new(tag).ok()
}
