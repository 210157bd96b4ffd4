//! Why a comment is refused: a reason at hand in the language of its story, for its author reads it, or the moderator's own
//! words.

use crate::Desk;
use serde::Serialize;
use tellal_story::Lang;

/// Reasons at hand, as messages `desk-reason-…`, in the order of the keys 1 to 5.
pub(super) const PICKS: [&str; 5] = ["insult", "off-topic", "advertising", "unproven", "privacy"];

/// A reason at hand.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Reason {
    name: &'static str,
    words: String,
}

impl Desk {
    /// The reasons at hand under stories of a language.
    pub(super) fn reasons(&self, lang: &Lang) -> Vec<Reason> {
        PICKS
            .map(|name| Reason { name, words: self.site.words().say(lang, &format!("desk-reason-{name}"), None) })
            .into()
    }

    /// The words of a reason: one's own go before one that was picked. Empty if neither is given.
    pub(super) fn reason(&self, lang: &Lang, own: &str, pick: &str) -> String {
        if !own.trim().is_empty() {
            return own.trim().to_owned();
        }
        PICKS
            .into_iter()
            .find(|name| *name == pick)
            .map(|name| self.site.words().say(lang, &format!("desk-reason-{name}"), None))
            .unwrap_or_default()
    }
}
