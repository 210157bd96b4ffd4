//! Who may do what: one table that the desk, its API and the documentation print.

use serde::{Deserialize, Serialize};

/// What somebody is at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Runs the desk: everything, and the people on it.
    Admin,
    /// Edits, publishes, corrects, withdraws.
    Editor,
    /// Writes and edits; publishes nothing.
    Reporter,
    /// Judges comments.
    Moderator,
}

/// Something that not everybody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// See the wire basket and the stories of the desk.
    ReadDesk,
    /// Take an item from the basket, write a story, save a revision.
    Write,
    /// Publish, schedule, correct, withdraw, reinstate, settle a held story.
    Publish,
    /// Approve and reject comments.
    Moderate,
    /// Set the rules by which comments are judged.
    SetRules,
    /// Add people and change their roles.
    ManagePeople,
}

impl Role {
    /// All roles, the mightiest first.
    pub const ALL: [Self; 4] = [Self::Admin, Self::Editor, Self::Reporter, Self::Moderator];

    /// The role table.
    pub fn may(self, right: Right) -> bool {
        use Right::{Moderate, Publish, ReadDesk, SetRules, Write};
        match self {
            Self::Admin => true,
            Self::Editor => matches!(right, ReadDesk | Write | Publish | Moderate | SetRules),
            Self::Reporter => matches!(right, ReadDesk | Write),
            Self::Moderator => matches!(right, Moderate),
        }
    }

    /// The role's name as settings and commands spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Editor => "editor",
            Self::Reporter => "reporter",
            Self::Moderator => "moderator",
        }
    }
}

impl std::str::FromStr for Role {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or_else(|| format!("“{text}” is not a role; the roles are admin, editor, reporter and moderator"))
    }
}
