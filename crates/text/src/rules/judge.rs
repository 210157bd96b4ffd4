//! A text goes through the rules, one after the other.

use super::{Action, Change, Finding, Pack, Rule, RuleSet, Verdict, set::primary};
use crate::{capitals, case, identify, letters};
use std::ops::Range;

/// A comment, and what is known around it.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What its author wrote.
    pub text: &'a str,
    /// The language of the story it stands under, a BCP 47 tag.
    pub story_lang: &'a str,
    /// What each rule does there.
    pub rules: &'a RuleSet,
    /// Texts of the story (headline, standfirst, paragraphs) and names from elsewhere: words that are written with a
    /// capital there keep theirs when a shouted comment is turned down.
    pub names: &'a [&'a str],
    /// What the same author wrote last, newest first.
    pub earlier: &'a [&'a str],
}

/// Judges a text under a story of `story_lang` (a BCP 47 tag) by the usual rules. Precision first: in doubt it passes.
pub fn judge(text: &str, story_lang: &str) -> Verdict {
    judge_in(&Context { text, story_lang, rules: &RuleSet::usual(story_lang), names: &[], earlier: &[] })
}

/// Judges a comment by the rules that its newsroom has set. Precision first: in doubt it passes.
pub fn judge_in(context: &Context<'_>) -> Verdict {
    let look = Look::at(context);
    let mut repaired = look.repaired.clone();
    // A repair may let a rule see what another had hidden (a shouted text tells its language less well), so it is
    // looked at again; each turn can only take capitals away or put letters in, and two are enough in practice.
    for _ in 0..4 {
        let again = repaired.as_deref().and_then(|text| Look::at(&Context { text, ..*context }).repaired);
        let Some(again) = again else { break };
        repaired = Some(again);
    }
    let changes = repaired.as_deref().map_or_else(Vec::new, |repaired| changes(context.text, repaired));
    let action = look.findings.iter().map(|finding| finding.action).max().unwrap_or_default();
    let pack = Pack { lang: "und", version: 0 };
    Verdict { action, findings: look.findings, repaired, changes, lang: look.lang, pack }
}

/// One reading of a text by all rules.
struct Look {
    findings: Vec<Finding>,
    repaired: Option<String>,
    lang: Option<&'static str>,
}

impl Look {
    fn at(context: &Context<'_>) -> Self {
        let Context { text, story_lang, rules, .. } = *context;
        let lang = identify(text, story_lang);
        let mut findings = Vec::new();
        let mut mended = text.to_owned();
        let does = |rule| rules.action(rule);
        let loud = if does(Rule::Capitals) > Action::Pass { capitals::shouted(text) } else { Vec::new() };
        if does(Rule::Letters) > Action::Pass {
            let lack = letters::lacking(text, lang);
            if !lack.spans.is_empty() || !loud.is_empty() {
                for (range, restored) in lack.changes.into_iter().rev() {
                    mended.replace_range(range, &restored);
                }
            }
            if !lack.spans.is_empty() {
                findings.push(Finding { rule: Rule::Letters, action: does(Rule::Letters), spans: lack.spans });
            }
        }
        if !loud.is_empty() {
            mended = case::sentence(&mended, lang.unwrap_or(primary(story_lang)));
            findings.push(Finding { rule: Rule::Capitals, action: does(Rule::Capitals), spans: loud });
        }
        // A rule that has nothing better to offer does not stand in anybody's way.
        if mended == text {
            findings.clear();
        }
        let repaired = (!findings.is_empty()).then_some(mended);
        Self { findings, repaired, lang }
    }
}

/// Where two texts with the same words differ: what stands between blanks is compared, one by one.
fn changes(typed: &str, repaired: &str) -> Vec<Change> {
    let pieces = |text: &'_ str| -> Vec<Range<usize>> {
        let at = |piece: &str| piece.as_ptr() as usize - text.as_ptr() as usize;
        text.split_whitespace().map(|piece| at(piece)..at(piece) + piece.len()).collect()
    };
    let (before, after) = (pieces(typed), pieces(repaired));
    if before.len() != after.len() {
        return vec![Change { typed: 0..typed.len(), repaired: 0..repaired.len(), or: Vec::new() }];
    }
    before
        .into_iter()
        .zip(after)
        .filter(|(before, after)| typed[before.clone()] != repaired[after.clone()])
        .map(|(typed, repaired)| Change { typed, repaired, or: Vec::new() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;
    use proptest::prelude::*;

    fn found(text: &str, story_lang: &str) -> (Vec<Rule>, Option<String>) {
        let verdict = judge(text, story_lang);
        (verdict.findings.iter().map(|finding| finding.rule).collect(), verdict.repaired)
    }

    #[test]
    fn a_comment_without_turkish_letters_comes_back_with_them() {
        let (rules, repaired) = found("cok guzel bir haber olmus", "tr");
        assert_eq!(rules, [Rule::Letters]);
        assert_eq!(repaired.as_deref(), Some("çok güzel bir haber olmuş"));
    }

    #[test]
    fn under_an_english_story_it_goes_to_the_moderators() {
        assert_eq!(found("cok guzel bir haber olmus", "en"), (vec![], None));
    }

    #[test]
    fn a_shouted_comment_comes_back_in_sentence_case() {
        for lang in ["tr", "tr-TR", "en"] {
            let (rules, repaired) = found("BU NE BİÇİM HABER", lang);
            assert_eq!(rules, [Rule::Capitals]);
            assert_eq!(repaired.as_deref(), Some("Bu ne biçim haber"));
        }
    }

    #[test]
    fn a_comment_may_break_both_rules_at_once() {
        let (rules, repaired) = found("BU HABERI YAPANI TEBRIK EDIYORUM, COK DOGRU", "tr");
        assert_eq!(rules, [Rule::Letters, Rule::Capitals]);
        assert_eq!(repaired.as_deref(), Some("Bu haberi yapanı tebrik ediyorum, çok doğru"));
    }

    #[test]
    fn the_words_that_hit_are_pointed_at() {
        let slip = "Gerçekten çok güzel bir yazı olmus";
        assert!(judge(slip, "tr").findings.is_empty(), "one slip proves nothing");
        let text = "Bence cok kotu degil";
        let verdict = judge(text, "tr");
        let words: Vec<&str> = verdict.findings[0].spans.iter().map(|span| &text[span.clone()]).collect();
        assert_eq!(words, ["cok", "kotu", "degil"]);
        assert_eq!(verdict.lang, Some("tr"));
    }

    #[test]
    fn readers_of_other_languages_are_welcome_under_a_turkish_story() {
        for comment in [
            "Thank you, this was a very good read.",
            "Ich bin nicht einverstanden mit dieser Entscheidung",
            "Je ne suis pas du tout d'accord",
            "Ez jî li vir im, gelek spas",
            "Grazie mille",
            "خبر جميل جدا",
            "Sure, on one hand it is a good idea",
        ] {
            assert_eq!(found(comment, "tr"), (vec![], None), "{comment}");
        }
    }

    #[test]
    fn names_addresses_code_and_good_plain_words_pass() {
        for comment in [
            "Ali Kaya",
            "NATO ve TBMM",
            "@cok_guzel #cokguzel",
            "https://ornek.org/cok-guzel-haber",
            "print(\"cok guzel\")",
            "Bu karar herkese yarar",
            "su",
            "on",
            "Bu haber ÇOK önemli",
            "Haber kaynak mahkeme karar verdi",
        ] {
            assert_eq!(found(comment, "tr"), (vec![], None), "{comment}");
        }
    }

    #[test]
    fn arabic_stories_ask_for_neither_capitals_nor_turkish_letters() {
        assert_eq!(rules("ar"), []);
        assert_eq!(rules("tr"), [Rule::Letters, Rule::Capitals]);
        assert_eq!(rules("en-GB"), [Rule::Capitals]);
        assert_eq!(found("WHAT A GREAT STORY", "ar"), (vec![], None));
    }

    /// Comments as people make them: real words in any order and case, among signs, addresses and other scripts.
    fn comment() -> impl Strategy<Value = String> {
        let words = "(cok|guzel|COK|Isik|IZMIR'IN|haber|olmus|ÇOK|ağır|biçim|degil|mi|Mi|TUIK'in|is|the|NEWS|ß|İ|I|O|ve|@ali|\
                     http://a.b/c|😂|40'i|خبر|ЧТО|i\u{307}|ŉ|ǅ|ﬁ|'|’|\\.|!|\n|\\PC{0,6})";
        proptest::collection::vec(words, 0..12).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn every_verdict_can_be_shown_and_its_repair_passes(text in comment(), lang in "(tr|en|ar|az|de|xx)") {
            let verdict = judge(&text, &lang);
            prop_assert_eq!(verdict.repaired.is_some(), !verdict.findings.is_empty());
            for span in verdict.findings.iter().flat_map(|finding| &finding.spans) {
                prop_assert!(text.get(span.clone()).is_some_and(|word| !word.is_empty()));
            }
            if let Some(repaired) = verdict.repaired {
                prop_assert_eq!(judge(&repaired, &lang).repaired, None, "{}", repaired);
            }
        }
    }
}
