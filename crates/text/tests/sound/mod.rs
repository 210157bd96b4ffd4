//! What holds of every verdict, whatever was written. The fuzzing target and the property tests share it.

use tellal_text::{Action, Context, Rule, RuleSet, Verdict, judge_in, skeleton};

const LANGS: [&str; 8] = ["tr", "en", "ar", "az", "de", "ru", "ku", "xx-Latn"];

/// Judges bytes as a comment: the first byte says under what, the rest is the text. A fault panics.
pub fn comment(bytes: &[u8]) {
    let Some((&choice, text)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(text);
    let story_lang = LANGS[usize::from(choice) % LANGS.len()];
    let mut rules = RuleSet::usual(story_lang);
    if choice & 0x40 != 0 {
        rules.words.hold.push("lahana".into());
        rules.words.give_back.push("pis kedi*".into());
        rules.words.allow.push("salak".into());
        rules.words.names.push("TÜLAY Kaya".into());
        rules.links = 0;
    }
    let names = ["İzmir'de Kaya Bey ile TÜRKSAT konuştu"];
    let earlier = ["Bu daha önce gönderdiğim uzunca bir yorumdur"];
    let context = Context { text: &text, story_lang, rules: &rules, names: &names, earlier: &earlier };
    let verdict = judge_in(&context);
    sound(&text, &verdict);
    if let Some(repaired) = &verdict.repaired {
        let again = judge_in(&Context { text: repaired, ..context });
        assert_eq!(again.repaired, None, "{text:?} → {repaired:?}");
    }
    let seen = skeleton(&text);
    assert!(seen.len() <= 64 * (text.len() + 1), "{} bytes of a skeleton", seen.len());
}

/// What holds of a verdict on a text.
pub fn sound(text: &str, verdict: &Verdict) {
    let most = verdict.findings.iter().map(|finding| finding.action).max().unwrap_or_default();
    assert_eq!(verdict.action, most);
    for finding in &verdict.findings {
        assert!(finding.action > Action::Pass && !finding.spans.is_empty(), "{finding:?} in {text:?}");
        assert!(finding.rule != Rule::Report || finding.action < Action::Return);
        let mut end = 0;
        for span in &finding.spans {
            assert!(text.get(span.clone()).is_some_and(|words| !words.is_empty()), "{finding:?} in {text:?}");
            assert!(span.start >= end, "{finding:?} in {text:?}");
            end = span.end;
        }
    }
    let mends = |rule| matches!(rule, Rule::Letters | Rule::Capitals);
    assert_eq!(verdict.repaired.is_some(), verdict.findings.iter().any(|finding| mends(finding.rule)));
    if let Some(repaired) = &verdict.repaired {
        for change in &verdict.changes {
            assert!(text.get(change.typed.clone()).is_some() && repaired.get(change.repaired.clone()).is_some());
        }
        assert!(!verdict.changes.is_empty(), "{text:?} → {repaired:?}");
    }
}
