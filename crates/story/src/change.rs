//! What is said to readers when a public story changes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Why a public story has changed. Readers are told the kinds apart: a mistake is not a new fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// There are new facts.
    Update,
    /// A fact was wrong.
    #[default]
    Correction,
    /// It was right and could mislead.
    Clarification,
    /// The newsroom does not stand by it any more. The page stays, with the notice under its headline.
    Retraction,
}

impl ChangeKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Update, Self::Correction, Self::Clarification, Self::Retraction];

    /// The short name in forms and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::Correction => "correction",
            Self::Clarification => "clarification",
            Self::Retraction => "retraction",
        }
    }

    /// The kind of a short name.
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether it mends something, so that it stands on the corrections page.
    pub fn mends(self) -> bool {
        self != Self::Update
    }
}

/// A change of a public story that readers are told of: a mistake mended in public, or new facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// When.
    pub at: Timestamp,
    /// What was wrong and what is right; of an update, what is new, or nothing.
    pub note: String,
    /// What kind of change it is.
    #[serde(default)]
    pub kind: ChangeKind,
}

#[cfg(test)]
mod tests {
    use super::{ChangeKind, Correction};

    #[test]
    fn a_correction_from_before_there_were_kinds_is_a_correction() {
        let kept = r#"{"at":"2026-03-12T12:00:00Z","note":"214 değil, 241."}"#;
        let read: Correction = serde_json::from_str(kept).unwrap();
        assert_eq!(read.kind, ChangeKind::Correction);
        for kind in ChangeKind::ALL {
            assert_eq!(ChangeKind::read(kind.as_str()), Some(kind));
        }
    }
}
