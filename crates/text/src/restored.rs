//! A text with the letters of its language, for those who have only the text.

use crate::letters;

/// A text in `lang` (a BCP 47 tag) with the letters that it was typed without; what has them stays as it is. `None` if we
/// know no letters of that language.
pub fn restored(text: &str, lang: &str) -> Option<String> {
    let lang = RESTORED.iter().copied().find(|&known| known == lang.split('-').next().unwrap_or_default())?;
    let mut restored = text.to_owned();
    for (range, word) in letters::lacking(text, Some(lang)).changes.into_iter().rev() {
        restored.replace_range(range, &word);
    }
    Some(restored)
}

/// The languages whose letters [`restored`] puts back.
pub const RESTORED: &[&str] = &["tr"];
