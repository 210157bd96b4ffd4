//! [`Rule::Letters`](super::Rule::Letters): a language is written with its own letters.

use super::{
    Action,
    look::{Found, Look},
};

/// Languages whose restoration is measured to be good enough to give a comment back. Others are only offered theirs.
const MAY_RETURN: &[&str] = &["tr"];

/// Only what is in the story's language is asked for its letters.
pub(super) fn find(look: &Look<'_>) -> Option<Found> {
    let lang = look.lang.filter(|&lang| lang == look.story_lang)?;
    let mut found = Found::at(look.lack().spans.clone())?;
    if !MAY_RETURN.contains(&lang) {
        found.action = Some(Action::Suggest);
    }
    Some(found)
}
