//! The rules that are lists: [`Rule::Insult`], [`Rule::Swearing`] and the newsroom's own [`Rule::Word`].

use super::{
    Action, Rule,
    look::{Found, Look},
    pack::Listed,
};

pub(super) fn insult(look: &Look<'_>) -> Option<Found> {
    find(look, Rule::Insult)
}

pub(super) fn swearing(look: &Look<'_>) -> Option<Found> {
    find(look, Rule::Swearing)
}

fn find(look: &Look<'_>, rule: Rule) -> Option<Found> {
    let hits = look.hits().iter().filter(|hit| hit.listed == Listed::As(rule));
    let mut found = Found::at(hits.map(|hit| hit.span.clone()).collect())?;
    found.spans.dedup();
    Some(found)
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
    spans.dedup();
    let mut found = Found::at(spans)?;
    found.action = Some(action);
    Some(found)
}
