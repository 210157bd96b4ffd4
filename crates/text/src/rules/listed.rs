//! The rules that are lists: [`Rule::Insult`], [`Rule::Swearing`] and the newsroom's own [`Rule::Word`].

use super::{
    Action, Rule,
    look::{Found, Look},
    pack::Listed,
};
use std::ops::Range;

pub(super) fn insult(look: &Look<'_>) -> Option<Found> {
    find(look, Rule::Insult)
}

pub(super) fn swearing(look: &Look<'_>) -> Option<Found> {
    find(look, Rule::Swearing)
}

fn find(look: &Look<'_>, rule: Rule) -> Option<Found> {
    let hits = look.hits().iter().filter(|hit| hit.listed == Listed::As(rule));
    Found::at(apart(hits.map(|hit| hit.span.clone())))
}

/// One word to hold and one to give back: it comes back, and both are shown.
pub(super) fn word(look: &Look<'_>) -> Option<Found> {
    let mut action = Action::Pass;
    let mut spans = Vec::new();
    for hit in look.own_hits() {
        let does = match hit.listed {
            Listed::As(Rule::Word) => Action::Hold,
            Listed::Returned => Action::Return,
            _ => continue,
        };
        action = action.max(does);
        spans.push(hit.span);
    }
    let mut found = Found::at(apart(spans.into_iter()))?;
    found.action = Some(action);
    Some(found)
}

/// Places in their order, one for those that lie in each other: a word, and the phrase that it begins.
pub(super) fn apart(spans: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut apart: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}
