//! Language work on short texts: case, folding, slugs, which language, orthography, and the rules for comments.
//!
//! Pure. Language tags are plain BCP 47 strings here, so that this crate stands alone.
#![allow(unused, clippy::todo)] // until the rooms are furnished

use std::ops::Range;

pub mod case {
    //! Case mapping that knows the language (ICU4X): Turkish and Azerbaijani keep ı and i apart.

    /// All capitals.
    pub fn upper(text: &str, lang: &str) -> String {
        todo!()
    }
    /// All small letters.
    pub fn lower(text: &str, lang: &str) -> String {
        todo!()
    }
    /// Small letters, with capitals where sentences begin; known abbreviations keep theirs.
    pub fn sentence(text: &str, lang: &str) -> String {
        todo!()
    }
}

/// The form under which search compares words: case folded by no language in particular (ı İ I i are one), marks taken off,
/// Arabic forms of one letter made one, tatweel and vowel signs dropped.
pub fn fold(text: &str) -> String {
    todo!()
}

/// The last part of an address for a headline: `a–z`, digits and single hyphens, at most 80 bytes, cut at a word. Letters
/// are written in Latin by the language's own habit. `None` if nothing is left.
pub fn slug(headline: &str, lang: &str) -> Option<String> {
    todo!()
}

/// The language a text is in, as a primary subtag, if that can be told; `prior` is the language one would expect.
pub fn identify(text: &str, prior: &str) -> Option<&'static str> {
    todo!()
}

/// A rule for comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Not all in capitals.
    Capitals,
    /// A language's own letters are written: `ç ğ ı ö ş ü` in Turkish.
    Letters,
}

/// A rule that a text breaks.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// The words that break it, as byte ranges of the text.
    pub spans: Vec<Range<usize>>,
}

/// What the rules of a story's language say about a text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Verdict {
    /// The rules it breaks; none means it may pass on.
    pub findings: Vec<Finding>,
    /// The text with all that mended, if anything was found.
    pub repaired: Option<String>,
    /// The language the text is in, if that can be told.
    pub lang: Option<&'static str>,
}

/// The rules that hold under stories of a language, in the order in which they are printed above the form.
pub fn rules(story_lang: &str) -> &'static [Rule] {
    todo!()
}

/// Judges a text under a story of `story_lang`. Precision first: in doubt it passes.
pub fn judge(text: &str, story_lang: &str) -> Verdict {
    todo!()
}
