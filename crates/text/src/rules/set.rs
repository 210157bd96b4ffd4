//! Which rules hold under stories of a language, and what a newsroom has made of them.

use super::{Action, Rule};
use crate::restore::gate::{gate, may_return};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What each rule does under the stories of one language, and the newsroom's own words. Kept as JSON; a field that is
/// missing has the value of an empty set, in which every rule is off.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RuleSet {
    /// Counts up with every change that a newsroom makes; 0 is what Tellal comes with.
    pub version: u32,
    /// What each rule does; one that is not named is off.
    pub does: BTreeMap<Rule, Action>,
    /// How many web addresses a comment may hold before [`Rule::Link`] counts it.
    pub links: u8,
    /// The newsroom's own words.
    pub words: OwnWords,
}

/// Words that a newsroom has listed itself. They are matched as the lists of insults are: whatever the case, with suffixes,
/// spaced out, with signs for letters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnWords {
    /// A comment with one of them waits.
    pub hold: Vec<String>,
    /// A comment with one of them comes back.
    #[serde(rename = "return")]
    pub give_back: Vec<String>,
    /// No insult here, whatever the lists say: surnames, places.
    pub allow: Vec<String>,
    /// Names, as they are written, that keep their capitals when a shouted text is turned down.
    pub names: Vec<String>,
}

impl RuleSet {
    /// What Tellal does under stories of `story_lang` (a BCP 47 tag) unless a newsroom says otherwise.
    pub fn usual(story_lang: &str) -> Self {
        let mut does = BTreeMap::from([
            (Rule::Letters, Action::Suggest),
            (Rule::Capitals, Action::Return),
            (Rule::Insult, Action::Hold),
            (Rule::Swearing, Action::Hold),
            (Rule::Word, Action::Return),
            (Rule::Link, Action::Hold),
            (Rule::Contact, Action::Hold),
            (Rule::Repeat, Action::Hold),
            (Rule::Empty, Action::Return),
            (Rule::Report, Action::Hold),
        ]);
        let lang = primary(story_lang);
        if is_uncased(lang) {
            does.remove(&Rule::Capitals);
        }
        if may_return(lang) {
            does.insert(Rule::Letters, Action::Return);
        } else if gate(lang).is_none() {
            does.remove(&Rule::Letters);
        }
        Self { version: 0, does, links: 2, words: OwnWords::default() }
    }

    /// What a rule does. [`Rule::Report`] never gives a comment back: whoever reports something must reach the moderators.
    /// Of [`Rule::Word`] this is the most it does; the lists say what becomes of each word.
    pub fn action(&self, rule: Rule) -> Action {
        let action = self.does.get(&rule).copied().unwrap_or_default();
        if rule == Rule::Report { action.min(Action::Hold) } else { action }
    }

    /// What is printed above the form, in this order: what a reader can heed and would not think of.
    pub fn printed(&self) -> Vec<Rule> {
        let heeded = [Rule::Letters, Rule::Capitals, Rule::Insult, Rule::Contact];
        // What only makes an offer asks for nothing.
        heeded.into_iter().filter(|rule| self.action(*rule) > Action::Suggest).collect()
    }
}

/// What is printed above the form under stories of `story_lang` (a BCP 47 tag) where a newsroom has changed nothing.
pub fn rules(story_lang: &str) -> Vec<Rule> {
    RuleSet::usual(story_lang).printed()
}

/// The language of a tag, without script and region.
pub(crate) fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// Languages whose scripts know no capitals, so that there is nothing to ask of a reader.
fn is_uncased(lang: &str) -> bool {
    matches!(
        lang,
        "am" | "ar"
            | "bn"
            | "ckb"
            | "dv"
            | "fa"
            | "gu"
            | "he"
            | "hi"
            | "ja"
            | "ka"
            | "km"
            | "kn"
            | "ko"
            | "lo"
            | "ml"
            | "mr"
            | "my"
            | "ne"
            | "pa"
            | "ps"
            | "sd"
            | "si"
            | "ta"
            | "te"
            | "th"
            | "ug"
            | "ur"
            | "yi"
            | "zh"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_newsroom_sets_is_kept_as_json_and_read_back() {
        let mut rules = RuleSet::usual("tr");
        rules.version = 3;
        rules.words.give_back.push("lahana".into());
        let kept = serde_json::to_string(&rules).unwrap();
        assert_eq!(serde_json::from_str::<RuleSet>(&kept).unwrap(), rules);
        let written: RuleSet = serde_json::from_str(
            r#"{"does": {"capitals": "return", "link": "off"}, "words": {"return": ["pis kedi"]}}"#,
        )
        .unwrap();
        assert_eq!((written.action(Rule::Capitals), written.action(Rule::Link)), (Action::Return, Action::Pass));
        assert_eq!(written.words.give_back, ["pis kedi"]);
    }
}
