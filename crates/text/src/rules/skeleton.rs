//! What a name looks like to a reader.

use crate::fold;

/// What a name looks like: two names with one skeleton can be taken for each other. Case, marks, blanks and signs do not
/// count.
pub fn skeleton(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}
