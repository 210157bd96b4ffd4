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
    /// Its words are gone, by its author's wish or when their time was over. What is left is its place, where it has answers.
    Removed,
}

/// What happens to a comment that no rule stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CommentPolicy {
    /// It waits for a moderator.
    #[default]
    Before,
    /// It is shown at once.
    AtOnce,
    /// Nobody can comment.
    Closed,
}

impl CommentPolicy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Before, Self::AtOnce, Self::Closed];

    /// The name that settings and the database use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::AtOnce => "at-once",
            Self::Closed => "closed",
        }
    }
}

impl CommentState {
    /// The short name under which the state is stored and counted.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Rejected { .. } => "rejected",
            Self::Removed => "removed",
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
    /// The words of the comment are gone, and nothing can be decided about them.
    #[error("the comment has been removed")]
    Removed,
}

impl CommentState {
    /// Decides what a command makes of this state.
    pub fn apply(&self, command: CommentCommand) -> Result<Self, CommentRefusal> {
        if *self == Self::Removed {
            return Err(CommentRefusal::Removed);
        }
        let next = match command {
            CommentCommand::Approve => Self::Approved,
            CommentCommand::Reject { reason } if reason.trim().is_empty() => return Err(CommentRefusal::ReasonMissing),
            CommentCommand::Reject { reason } => Self::Rejected { reason: reason.trim().to_owned() },
            CommentCommand::Undo => Self::Pending,
        };
        if next == *self { Err(CommentRefusal::AlreadySo) } else { Ok(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::{CommentCommand, CommentRefusal, CommentState};

    #[test]
    fn what_a_command_makes_of_a_state() {
        use CommentCommand::{Approve, Reject, Undo};
        use CommentState::{Approved, Pending, Rejected, Removed};
        let rejected = || Rejected { reason: "Hakaret".into() };
        let reject = |reason: &str| Reject { reason: reason.into() };
        for (from, command, to) in [
            (Pending, Approve, Ok(Approved)),
            (Pending, reject(" Hakaret "), Ok(rejected())),
            (Pending, reject(" "), Err(CommentRefusal::ReasonMissing)),
            (Pending, Undo, Err(CommentRefusal::AlreadySo)),
            (Approved, reject("Hakaret"), Ok(rejected())),
            (Approved, Approve, Err(CommentRefusal::AlreadySo)),
            (rejected(), Undo, Ok(Pending)),
            (rejected(), reject("Reklam"), Ok(Rejected { reason: "Reklam".into() })),
            (Removed, Approve, Err(CommentRefusal::Removed)),
            (Removed, Undo, Err(CommentRefusal::Removed)),
        ] {
            assert_eq!(from.apply(command.clone()), to, "{from:?} {command:?}");
        }
    }
}
