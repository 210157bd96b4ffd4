//! The language of a dispatch that does not say it.

use tellal_story::Lang;
use whatlang::Lang as Known;

/// Languages so near to each other that a short text cannot tell them apart surely.
const KIN: &[&[&str]] = &[
    &["tr", "az", "tk", "uz"],
    &["nb", "da", "sv"],
    &["hr", "sr", "sl", "mk", "bg"],
    &["cs", "sk"],
    &["ru", "uk", "be"],
    &["es", "pt", "ca", "it"],
    &["ar", "fa", "ur"],
];

/// The language of a text if that is sure enough to act on. Between near kin, the one that was expected is taken.
pub(crate) fn detect(text: &str, expected: Option<&Lang>) -> Option<Lang> {
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
    let near = |expected: &&Lang| KIN.iter().any(|kin| kin.contains(&tag) && kin.contains(&expected.primary()));
    expected
        .filter(|expected| expected.primary() == tag || (text.chars().count() < 400 && near(expected)))
        .cloned()
        .or_else(|| Lang::new(tag).ok())
}
