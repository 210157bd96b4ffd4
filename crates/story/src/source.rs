//! Where wire items come from, and what the newsroom lets each source do by itself.

use serde::{Deserialize, Serialize};

/// The short name of a source in the settings, such as `aa` or `city-hall`: ASCII letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SourceId(String);

impl SourceId {
    /// Reads a short name.
    pub fn new(text: &str) -> Result<Self, String> {
        let good = (1..=40).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if good {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!("“{text}” cannot name a source; use lower-case ASCII letters, digits and hyphens, at most 40"))
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for SourceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for SourceId {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::new(&text)
    }
}

impl From<SourceId> for String {
    fn from(id: SourceId) -> String {
        id.0
    }
}

/// What happens when the agency cancels an item that the newsroom has used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KillPolicy {
    /// Every copy is withdrawn at once, and the desk is told.
    #[default]
    Withdraw,
    /// Nothing new may be published from the item, the live page stays, and the desk is alarmed to decide.
    HoldAndAlarm,
}

/// Who publishes what a source sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublishPolicy {
    /// An editor does.
    #[default]
    ByHand,
    /// A complete story goes out by itself; one that lacks something waits in the basket.
    ByItself,
}

/// What becomes of an agency's newer version where the newsroom has worked on the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UpdatePolicy {
    /// All of it waits until somebody takes or leaves it, change by change.
    #[default]
    Ask,
    /// What the desk has not touched is taken over by itself; only what both have changed waits.
    TakeUntouched,
}
