//! A change of the rules, tried on comments that are already there before it is turned on.

use super::{Context, RuleSet, Verdict, judge_in};

/// A comment on which a change is tried.
#[derive(Debug, Clone, Copy)]
pub struct Tried<'a> {
    /// As its author wrote it.
    pub text: &'a str,
    /// The language of the story it stands under.
    pub story_lang: &'a str,
    /// Texts and names of the story, as in [`Context::names`].
    pub names: &'a [&'a str],
    /// What its author had written before, as in [`Context::earlier`].
    pub earlier: &'a [&'a str],
}

/// A comment of which other things would become.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Changed {
    /// Which, counted from 0 in the order in which they were given.
    pub index: usize,
    /// What the present rules say.
    pub old: Verdict,
    /// What the new ones would say.
    pub new: Verdict,
}

/// Which of these comments would fare otherwise under `new` than under `old`: by another action, or by other rules.
pub fn trial<'a>(old: &RuleSet, new: &RuleSet, comments: impl IntoIterator<Item = Tried<'a>>) -> Vec<Changed> {
    let mut changed = Vec::new();
    for (index, comment) in comments.into_iter().enumerate() {
        let under = |rules| {
            let Tried { text, story_lang, names, earlier } = comment;
            judge_in(&Context { text, story_lang, rules, names, earlier })
        };
        let (old, new) = (under(old), under(new));
        let why = |verdict: &Verdict| -> Vec<_> {
            verdict.findings.iter().map(|finding| (finding.rule, finding.action)).collect()
        };
        if why(&old) != why(&new) {
            changed.push(Changed { index, old, new });
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, Rule};

    #[test]
    fn an_editor_sees_what_a_word_on_the_list_would_have_held() {
        let old = RuleSet::usual("tr");
        let mut new = old.clone();
        new.words.hold.push("lahana".into());
        let texts = ["Lahanalar çok pahalı", "Güzel haber", "Bence l4hana yok"];
        let tried = texts.map(|text| Tried { text, story_lang: "tr", names: &[], earlier: &[] });
        let changed = trial(&old, &new, tried);
        assert_eq!(changed.iter().map(|change| change.index).collect::<Vec<_>>(), [0, 2]);
        assert_eq!((changed[0].old.action, changed[0].new.action), (Action::Pass, Action::Hold));
        assert_eq!(changed[0].new.findings[0].rule, Rule::Word);
        assert_eq!(trial(&new, &new, tried), []);
    }
}
