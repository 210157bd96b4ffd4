//! A text with the letters of its language, for those who have only the text.

use crate::restore::restorer;

/// Languages that are written with letters which a plain keyboard lacks, and that may have a model.
const LETTERED: &[&str] = &["az", "cs", "de", "es", "fr", "hu", "pl", "pt", "ro", "tr", "vi"];

/// A text in `lang` (a BCP 47 tag) with the letters that it was typed without; what has them stays as it is. `None` if we
/// have no model of that language.
pub fn restored(text: &str, lang: &str) -> Option<String> {
    Some(restorer(lang)?.restore(text).text)
}

/// The languages whose letters [`restored`] puts back.
pub fn restored_languages() -> Vec<&'static str> {
    LETTERED.iter().copied().filter(|lang| restorer(lang).is_some()).collect()
}
