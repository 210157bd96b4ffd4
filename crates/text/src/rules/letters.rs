//! [`Rule::Letters`](super::Rule::Letters): a language is written with its own letters.

use super::{
    Action, Rule,
    look::{Found, Look},
    pack::{Hit, Listed, Lists, Reading, listed},
};
use crate::restore::gate::may_return;
use std::ops::Range;

/// Only what is in the story's language is asked for its letters.
pub(super) fn find(look: &Look<'_>) -> Option<Found> {
    let lang = look.lang.filter(|&lang| lang == look.story_lang)?;
    if !look.may_lack() || look.lack().spans.is_empty() {
        return None;
    }
    let unmade = unmade(look);
    let spans = look.lack().spans.iter().filter(|span| !unmade.iter().any(|hit| overlap(hit, span)));
    let mut found = Found::at(spans.cloned().collect())?;
    if !may_return(lang) {
        found.action = Some(Action::Suggest);
    }
    Some(found)
}

/// The changes that give a comment its letters, in order.
pub(super) fn changes(look: &Look<'_>) -> Vec<(Range<usize>, String)> {
    let unmade = unmade(look);
    let changes = look.lack().changes.iter();
    changes.filter(|(range, _)| !unmade.iter().any(|hit| overlap(hit, range))).cloned().collect()
}

/// Where a listed word would be none any more if it were given letters: it was meant as it was typed.
fn unmade(look: &Look<'_>) -> Vec<Range<usize>> {
    let lack = look.lack();
    if lack.changes.is_empty() {
        return Vec::new();
    }
    let is_listed = |hit: &&Hit| matches!(hit.listed, Listed::As(Rule::Insult | Rule::Swearing));
    let hits = look.hits().iter().filter(is_listed).map(|hit| hit.span.clone());
    let is_unmade = |hit: &Range<usize>| {
        let mut with_letters = look.text[hit.clone()].to_owned();
        let inside = lack.changes.iter().filter(|(range, _)| hit.start <= range.start && range.end <= hit.end);
        let inside: Vec<_> = inside.collect();
        for (range, word) in inside.iter().rev() {
            with_letters.replace_range(range.start - hit.start..range.end - hit.start, word);
        }
        let own = Lists::of(look.language()).map_or("", |lists| &lists.letters);
        !inside.is_empty()
            && !listed(&Reading::of(&with_letters, own), look.language(), look.story_lang)
                .iter()
                .any(|hit| is_listed(&hit))
    };
    hits.filter(is_unmade).collect()
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
