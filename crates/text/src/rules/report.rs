//! [`Rule::Report`](super::Rule::Report): what is no comment but a report about one. The sign (!), by which sites let readers report, stands
//! at its beginning, or it asks for a comment to be taken away in words that the packs list. An ironical (!) after a word is
//! part of the language, and passes.

use super::{
    Rule,
    look::{Found, Look},
    pack::Listed,
};

pub(super) fn find(look: &Look<'_>) -> Option<Found> {
    let start = look.text.len() - look.text.trim_start().len();
    let sign = ["(!)", "(！)"].into_iter().find(|sign| look.text[start..].starts_with(sign));
    let mut spans: Vec<_> = sign.map(|sign| start..start + sign.len()).into_iter().collect();
    let said = look.hits().iter().filter(|hit| hit.listed == Listed::As(Rule::Report));
    spans.extend(said.map(|hit| hit.span.clone()));
    Found::at(spans)
}
