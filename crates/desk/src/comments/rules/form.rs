//! The form of the rules: a choice for each rule, and lists of words, one a line.

use crate::answer::Fault;
use std::collections::BTreeSet;
use tellal_text::{Action, OwnWords, Rule, RuleSet};

/// A list of the newsroom's own words.
type List = fn(&OwnWords) -> &Vec<String>;

/// The lists, by their names in the form.
pub(super) const LISTS: [(&str, List); 4] = [
    ("hold", |words| &words.hold),
    ("return", |words| &words.give_back),
    ("allow", |words| &words.allow),
    ("names", |words| &words.names),
];

/// Words of a list at most, and letters of a word.
const MOST_WORDS: usize = 5_000;
const LONGEST: usize = 60;

/// What a rule can be set to. Only the two that can mend a text have an offer to make, and a report always reaches somebody.
pub(super) fn choices(rule: Rule) -> &'static [&'static str] {
    match rule {
        Rule::Letters | Rule::Capitals => &["pass", "suggest", "hold", "return"],
        Rule::Report => &["pass", "hold"],
        _ => &["pass", "hold", "return"],
    }
}

/// The fields of the form as they were sent.
pub(super) struct Fields(pub(super) Vec<(String, String)>);

impl Fields {
    pub(super) fn get(&self, wanted: &str) -> &str {
        self.0.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value.as_str())
    }

    /// The rules that the form says, on the ground of those in force: what the form does not name stays as it is.
    pub(super) fn read(&self, in_force: &RuleSet) -> Result<RuleSet, Fault> {
        let mut rules = in_force.clone();
        for rule in Rule::ALL {
            let wanted = self.get(&format!("rule-{}", rule.name()));
            if wanted.is_empty() {
                continue;
            }
            let action = [Action::Pass, Action::Suggest, Action::Hold, Action::Return]
                .into_iter()
                .find(|action| action.name() == wanted && choices(rule).contains(&wanted));
            let action = action.ok_or_else(|| Fault::Malformed("a rule cannot do that".to_owned()))?;
            if action == Action::Pass {
                rules.does.remove(&rule);
            } else {
                rules.does.insert(rule, action);
            }
        }
        if let Ok(links) = self.get("links").parse() {
            rules.links = links;
        }
        rules.words = OwnWords {
            hold: words(self.get("words-hold")),
            give_back: words(self.get("words-return")),
            allow: words(self.get("words-allow")),
            names: words(self.get("words-names")),
        };
        Ok(rules)
    }
}

/// One a line, each once, in the order in which somebody wrote them.
fn words(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|word| !word.is_empty() && word.chars().count() <= LONGEST && seen.insert(word.clone()))
        .take(MOST_WORDS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_form_says_what_each_rule_does_and_which_words_are_the_newsrooms_own() {
        let usual = RuleSet::usual("tr");
        let sent = fields(&[
            ("rule-letters", "suggest"),
            ("rule-link", "pass"),
            ("links", "3"),
            ("words-hold", " kumar \r\n\r\nbahis  sitesi\nkumar"),
        ]);
        let rules = sent.read(&usual).unwrap();
        assert_eq!(rules.action(Rule::Letters), Action::Suggest);
        assert_eq!(rules.action(Rule::Link), Action::Pass);
        assert_eq!(rules.action(Rule::Capitals), usual.action(Rule::Capitals), "what is not named stays");
        assert_eq!(rules.words.hold, ["kumar", "bahis sitesi"]);
        assert_eq!(rules.links, 3);
    }

    #[test]
    fn a_report_cannot_be_given_back() {
        assert!(fields(&[("rule-report", "return")]).read(&RuleSet::usual("tr")).is_err());
        assert!(fields(&[("rule-insult", "suggest")]).read(&RuleSet::usual("tr")).is_err());
    }
}
