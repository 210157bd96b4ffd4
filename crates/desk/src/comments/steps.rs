//! What moderators have done lately, so that they can take it back step by step. A step is one press of a key, however many
//! comments it was about. Kept in memory: whoever comes back tomorrow finds each comment's own way back in its list.

use jiff::{SignedDuration, Timestamp};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use tellal_story::{AuthorId, CommentCommand, CommentId, CommentState, PersonId};

/// So many steps can be taken back.
const MOST: usize = 50;
/// For so long.
const WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// What was done, by the name in the messages `desk-did-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    Approve,
    Reject,
    /// Put back to wait.
    Wait,
    /// Banned, perhaps with comments rejected.
    Ban(AuthorId),
}

impl Deed {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Reject => "reject",
            Self::Wait => "wait",
            Self::Ban(_) => "ban",
        }
    }
}

/// What became of one comment in a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turn {
    pub(super) id: CommentId,
    pub(super) before: CommentState,
    pub(super) after: CommentState,
}

impl Turn {
    /// The command that takes it back.
    pub(super) fn back(&self) -> CommentCommand {
        match &self.before {
            CommentState::Approved => CommentCommand::Approve,
            CommentState::Rejected { reason } => CommentCommand::Reject { reason: reason.clone() },
            CommentState::Pending | CommentState::Removed => CommentCommand::Undo,
        }
    }
}

/// One thing that somebody did.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(super) deed: Deed,
    pub(super) at: Timestamp,
    /// The comment's first words, or the author's name.
    pub(super) words: String,
    pub(super) turns: Vec<Turn>,
    /// Comments that stayed as they were: whose, and which message says why.
    pub(super) stayed: Vec<(String, &'static str)>,
}

/// Everybody's last steps.
#[derive(Debug, Default)]
pub(crate) struct Steps(Mutex<HashMap<PersonId, Vec<Step>>>);

impl Steps {
    /// Somebody has done something.
    pub(super) fn add(&self, who: PersonId, step: Step) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let steps = all.entry(who).or_default();
        if steps.len() == MOST {
            steps.remove(0);
        }
        steps.push(step);
    }

    /// What they did last.
    pub(super) fn last(&self, who: PersonId, now: Timestamp) -> Option<Step> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&who)?.last().filter(|step| now.duration_since(step.at) < WITHIN).cloned()
    }

    /// What they did last, which they now take back.
    pub(super) fn take(&self, who: PersonId, now: Timestamp) -> Option<Step> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get_mut(&who)?.pop().filter(|step| now.duration_since(step.at) < WITHIN)
    }
}

/// The beginning of a text, for a line that says what was done to it.
pub(super) fn beginning(text: &str) -> String {
    const LONGEST: usize = 80;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn step(words: &str, at: &str) -> Step {
        Step {
            deed: Deed::Approve,
            at: at.parse().unwrap(),
            words: words.to_owned(),
            turns: Vec::new(),
            stayed: Vec::new(),
        }
    }

    #[test]
    fn steps_are_taken_back_last_first_and_only_ones_own() {
        let (ayse, mehmet) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let steps = Steps::default();
        let now: Timestamp = "2026-03-12T12:30:00Z".parse().unwrap();
        for words in ["a", "b"] {
            steps.add(ayse, step(words, "2026-03-12T12:00:00Z"));
        }
        assert!(steps.last(mehmet, now).is_none());
        assert_eq!(steps.last(ayse, now).unwrap().words, "b");
        assert_eq!(steps.take(ayse, now).unwrap().words, "b");
        assert_eq!(steps.take(ayse, now).unwrap().words, "a");
        assert!(steps.take(ayse, now).is_none());
        steps.add(ayse, step("c", "2026-03-12T10:00:00Z"));
        assert!(steps.last(ayse, now).is_none(), "what is long done stays done");
    }

    #[test]
    fn a_long_comment_is_named_by_its_beginning() {
        assert_eq!(beginning("  iki\nsatır "), "iki satır");
        assert_eq!(beginning(&"ğ".repeat(90)).chars().count(), 81);
    }
}
