//! A reader's comment and what a moderator may do with it. A reader's words are never edited: whole, or not at all.

use serde::{Deserialize, Serialize};

/// Where a comment stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum CommentState {
    /// Waits for a moderator.
    Pending,
    /// Readers see it.
    Approved,
    /// A moderator refused it; the reason is for its author.
    Rejected {
        /// Why, in the words of the moderator.
        reason: String,
    },
}

impl CommentState {
    /// The short name under which the state is stored and counted.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Rejected { .. } => "rejected",
        }
    }
}

/// What a moderator does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommentCommand {
    /// Let readers see it.
    Approve,
    /// Refuse it.
    Reject {
        /// Why.
        reason: String,
    },
    /// Put it back to wait, as if no decision had been made.
    Undo,
}

/// Why a moderator's command cannot be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommentRefusal {
    /// A rejection without a reason.
    #[error("a rejection needs a reason")]
    ReasonMissing,
    /// The comment is already so.
    #[error("the comment is already so")]
    AlreadySo,
}

impl CommentState {
    /// Decides what a command makes of this state.
    pub fn apply(&self, command: CommentCommand) -> Result<Self, CommentRefusal> {
        let next = match command {
            CommentCommand::Approve => Self::Approved,
            CommentCommand::Reject { reason } if reason.trim().is_empty() => return Err(CommentRefusal::ReasonMissing),
            CommentCommand::Reject { reason } => Self::Rejected { reason: reason.trim().to_owned() },
            CommentCommand::Undo => Self::Pending,
        };
        if next == *self { Err(CommentRefusal::AlreadySo) } else { Ok(next) }
    }
}
