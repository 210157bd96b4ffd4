//! [`Rule::Capitals`](super::Rule::Capitals): a comment is not shouted. [`crate::capitals`] says what that is.

use super::look::{Found, Look};

pub(super) fn find(look: &Look<'_>) -> Option<Found> {
    Found::at(look.loud().to_vec())
}
