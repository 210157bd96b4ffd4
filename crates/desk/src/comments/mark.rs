//! A comment's text cut where a rule found something, so that a page can mark the words and say which rule means them.

use serde::Serialize;
use std::ops::Range;
use tellal_text::{Change, Finding};

/// So many words are named beside a finding; the text itself marks them all.
const NAMED: usize = 6;

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Piece {
    pub(crate) words: String,
    /// The rule that means it, if any.
    pub(crate) rule: Option<&'static str>,
}

/// A rule and the words it means, for the line below a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Found {
    rule: &'static str,
    action: &'static str,
    words: Vec<String>,
    /// There are more of them.
    more: bool,
}

/// A text in pieces. Where two rules mean the same words, the stronger one marks them; a span that does not fit the text is
/// left out.
pub(crate) fn marked(text: &str, findings: &[Finding]) -> Vec<Piece> {
    let mut spans: Vec<_> = findings
        .iter()
        .flat_map(|finding| finding.spans.iter().map(move |span| (span, finding)))
        .map(|(span, finding)| (span.clone(), finding.action, finding.rule.name()))
        .collect();
    // What starts first comes first; of two at one place the one that does more.
    spans.sort_by(|a, b| a.0.start.cmp(&b.0.start).then(b.1.cmp(&a.1)));
    cut(text, spans.into_iter().map(|(span, _, rule)| (span, rule)))
}

/// A repaired text in pieces, those marked that differ from what was typed.
pub(crate) fn repaired(text: &str, changes: &[Change]) -> Vec<Piece> {
    cut(text, changes.iter().map(|change| (change.repaired.clone(), "repaired")))
}

fn cut(text: &str, spans: impl Iterator<Item = (Range<usize>, &'static str)>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |words: &str, rule| {
        if !words.is_empty() {
            pieces.push(Piece { words: words.to_owned(), rule });
        }
    };
    let mut at = 0;
    for (span, rule) in spans {
        let start = span.start.max(at);
        let (Some(before), Some(hit)) = (text.get(at..start), text.get(start..span.end.max(start))) else { continue };
        add(before, None);
        add(hit, Some(rule));
        at = span.end.max(at);
    }
    add(text.get(at..).unwrap_or_default(), None);
    pieces
}

/// The findings with the words they mean, each word once.
pub(crate) fn found(text: &str, findings: &[Finding]) -> Vec<Found> {
    findings
        .iter()
        .map(|finding| {
            let mut words: Vec<String> = Vec::new();
            for span in &finding.spans {
                if let Some(word) = text.get(span.clone())
                    && !words.iter().any(|known| known == word)
                {
                    words.push(word.to_owned());
                }
            }
            let more = words.len() > NAMED;
            words.truncate(NAMED);
            Found { rule: finding.rule.name(), action: finding.action.name(), words, more }
        })
        .collect()
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "a list of one span is meant")]
mod tests {
    use super::*;
    use tellal_text::{Action, Rule};

    fn finding(rule: Rule, action: Action, spans: &[Range<usize>]) -> Finding {
        Finding { rule, action, spans: spans.to_vec() }
    }

    fn pieces(text: &str, findings: &[Finding]) -> Vec<(String, Option<&'static str>)> {
        marked(text, findings).into_iter().map(|piece| (piece.words, piece.rule)).collect()
    }

    fn piece(words: &str, rule: Option<&'static str>) -> (String, Option<&'static str>) {
        (words.to_owned(), rule)
    }

    #[test]
    fn marks_fall_where_the_rule_found_them() {
        let capitals = |spans: &[Range<usize>]| vec![finding(Rule::Capitals, Action::Return, spans)];
        let hit = Some("capitals");
        assert_eq!(pieces("çok GÜZEL", &capitals(&[5..11])), [piece("çok ", None), piece("GÜZEL", hit)]);
        let both = [piece("abc", hit), piece(" ", None), piece("def", hit)];
        assert_eq!(pieces("abc def", &capitals(&[4..7, 0..3])), both);
        assert_eq!(pieces("abc", &capitals(&[0..2, 1..3])), [piece("ab", hit), piece("c", hit)]);
        assert_eq!(pieces("abc", &capitals(&[0..99])), [piece("abc", None)]);
        assert_eq!(pieces("", &capitals(&[])), []);
    }

    #[test]
    fn the_rule_that_does_more_marks_what_two_rules_mean() {
        let findings = [finding(Rule::Letters, Action::Suggest, &[0..3]), finding(Rule::Insult, Action::Hold, &[0..3])];
        assert_eq!(pieces("kes", &findings), [piece("kes", Some("insult"))]);
    }

    #[test]
    fn a_line_names_each_word_once_and_not_too_many() {
        let text = "a b c d e f g a";
        let spans: Vec<_> = (0..8).map(|n| n * 2..n * 2 + 1).collect();
        let found = found(text, &[finding(Rule::Letters, Action::Return, &spans)]);
        assert_eq!(found[0].words, ["a", "b", "c", "d", "e", "f"]);
        assert!(found[0].more);
    }

    #[test]
    fn a_repair_shows_where_it_differs() {
        let changes = [Change { typed: 0..3, repaired: 0..4, or: Vec::new() }];
        let pieces = repaired("çok iyi", &changes);
        assert_eq!((pieces[0].words.as_str(), pieces[0].rule), ("çok", Some("repaired")));
        assert_eq!((pieces[1].words.as_str(), pieces[1].rule), (" iyi", None));
    }
}
