//! A text goes through the rules, one after the other.

use super::{
    Action, Change, Finding, Pack, Rule, RuleSet, Verdict, capitals, contact, empty, letters, link, listed,
    look::{Look, Phase},
    pack::Lists,
    repeat, report,
};
use crate::{case, letters::lacking, word};
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

/// The rules, in the order in which they look.
const PHASES: [(Rule, Phase); 10] = [
    (Rule::Letters, letters::find),
    (Rule::Capitals, capitals::find),
    (Rule::Insult, listed::insult),
    (Rule::Swearing, listed::swearing),
    (Rule::Word, listed::word),
    (Rule::Link, link::find),
    (Rule::Contact, contact::find),
    (Rule::Repeat, repeat::find),
    (Rule::Empty, empty::find),
    (Rule::Report, report::find),
];

/// The rules that can mend a text.
const MENDING: usize = 2;

/// Judges a text under a story of `story_lang` (a BCP 47 tag) by the usual rules. Precision first: in doubt it passes.
pub fn judge(text: &str, story_lang: &str) -> Verdict {
    judge_in(&Context { text, story_lang, rules: &RuleSet::usual(story_lang), names: &[], earlier: &[] })
}

/// Judges a comment by the rules that its newsroom has set. Precision first: in doubt it passes.
pub fn judge_in(context: &Context<'_>) -> Verdict {
    let look = Look::at(context);
    let (mut findings, mut repaired) = mend(&look);
    // A repair may let a rule see what another had hidden (a shouted text tells its language less well), so it is
    // looked at again; each turn can only take capitals away or put letters in, and two are enough in practice.
    for _ in 0..4 {
        let again = repaired.as_deref().and_then(|text| mend(&Look::at(&Context { text, ..*context })).1);
        let Some(again) = again else { break };
        repaired = Some(again);
    }
    findings.extend(findings_of(&look, &PHASES[MENDING..]));
    let mut changes = repaired.as_deref().map_or_else(Vec::new, |repaired| changes(context.text, repaired));
    // What was turned down from capitals stands otherwise than its readings do.
    if let Some(repaired) = repaired.as_deref().filter(|_| look.loud().is_empty()) {
        name_readings(&look, repaired, &mut changes);
    }
    let action = findings.iter().map(|finding| finding.action).max().unwrap_or_default();
    let lists = Lists::of(look.language()).or_else(|| Lists::of(look.story_lang));
    let pack =
        lists.map_or(Pack { lang: "und", version: 0 }, |lists| Pack { lang: lists.lang, version: lists.version });
    Verdict { action, findings, repaired, changes, lang: look.lang, pack }
}

/// What these rules find.
fn findings_of(look: &Look<'_>, phases: &[(Rule, Phase)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for &(rule, find) in phases {
        let does = look.context.rules.action(rule);
        if does == Action::Pass {
            continue;
        }
        if let Some(found) = find(look) {
            let action = found.action.map_or(does, |action| action.min(does));
            findings.push(Finding { rule, action, spans: found.spans });
        }
    }
    findings
}

/// What the rules find that can mend a text, and the mended text. A rule that has nothing better to offer does not stand in
/// anybody's way.
fn mend(look: &Look<'_>) -> (Vec<Finding>, Option<String>) {
    let findings = findings_of(look, &PHASES[..MENDING]);
    if findings.is_empty() {
        return (findings, None);
    }
    let loud = findings.iter().any(|finding| finding.rule == Rule::Capitals);
    let mut mended = look.text.to_owned();
    if look.context.rules.action(Rule::Letters) > Action::Pass {
        give_letters(&mut mended, &letters::changes(look), |_, _| true);
    }
    if loud {
        mended = case::sentence_with(&mended, look.language(), look.names());
        if look.lang == Some("tr") && is_dotted_throughout(look) {
            // What came down from İ and should be ı: letters that the text now lacks, and no others.
            let lack = lacking(&mended, &word::words(&mended), look.lang);
            give_letters(&mut mended, &lack.changes, |typed, restored| {
                typed.replace('i', "ı") == restored.replace('i', "ı")
            });
        }
    }
    if mended == look.text { (Vec::new(), None) } else { (findings, Some(mended)) }
}

/// Puts letters in, from the end on so that the places before stay where they are.
fn give_letters(text: &mut String, changes: &[(Range<usize>, String)], wanted: impl Fn(&str, &str) -> bool) {
    for (range, restored) in changes.iter().rev() {
        if wanted(&text[range.clone()], restored) {
            text.replace_range(range.clone(), restored);
        }
    }
}

/// Says of each change what else it could have been.
fn name_readings(look: &Look<'_>, repaired: &str, changes: &mut [Change]) {
    let lack = look.lack();
    for change in changes {
        let typed = &change.typed;
        let inside = lack.or.iter().filter(|(range, _)| typed.start <= range.start && range.end <= typed.end);
        for (range, readings) in inside {
            let Some((_, chosen)) = lack.changes.iter().find(|(changed, _)| changed == range) else { continue };
            // The word in what stands between two blanks, with its suffix and signs.
            let piece = &repaired[change.repaired.clone()];
            change.or.extend(readings.iter().map(|reading| piece.replacen(chosen, reading, 1)));
        }
    }
}

/// Some keyboards give İ for every capital i: several of them in a text, and not one I.
fn is_dotted_throughout(look: &Look<'_>) -> bool {
    let words = look.loud().iter().map(|range| &look.text[range.clone()]);
    let (mut dotted, mut plain) = (0, 0);
    for c in words.flat_map(str::chars) {
        dotted += usize::from(c == 'İ');
        plain += usize::from(c == 'I');
    }
    dotted > 2 && plain == 0
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
        assert_eq!(rules("ar"), [Rule::Insult, Rule::Contact]);
        assert_eq!(rules("tr")[..2], [Rule::Letters, Rule::Capitals]);
        assert_eq!(rules("en-GB")[0], Rule::Capitals);
        assert_eq!(found("WHAT A GREAT STORY", "ar"), (vec![], None));
    }

    fn offered(text: &str, story_lang: &str, names: &[&str]) -> Option<String> {
        let rules = RuleSet::usual(story_lang);
        judge_in(&Context { text, story_lang, rules: &rules, names, earlier: &[] }).repaired
    }

    #[test]
    fn names_that_the_story_shows_keep_their_capitals() {
        let story = ["Zirve bugün toplandı", "Dün Fehmi Karaoğlu ile McAllister görüştü, VARDAR açıkladı."];
        assert_eq!(
            offered("FEHMİ KARAOĞLU'NA GÜVENİYORUM, MCALLISTER YALAN SÖYLÜYOR", "tr", &story).as_deref(),
            Some("Fehmi Karaoğlu'na güveniyorum, McAllister yalan söylüyor")
        );
        assert_eq!(offered("VARDAR NE DER", "tr", &[]).as_deref(), Some("Vardar ne der"));
        assert_eq!(offered("VARDAR NE DER", "tr", &story).as_deref(), Some("VARDAR ne der"));
        assert_eq!(offered("VARDAR ile olmaz", "tr", &story), None, "what the story writes in capitals is no shouting");
        let title = ["Dün Bugün Yarın Başkan Konuştu"];
        assert_eq!(offered("BUGÜN DE KONUŞSUN", "tr", &title).as_deref(), Some("Bugün de konuşsun"));
    }

    #[test]
    fn a_keyboard_that_gives_dotted_capitals_only_is_understood() {
        assert_eq!(
            offered("BİR GÜZEL HABER DE BİZİM KÖYDEN GELSİN ARTİK", "tr", &[]).as_deref(),
            Some("Bir güzel haber de bizim köyden gelsin artık")
        );
        assert_eq!(
            offered("BU NASİL BİR İŞ, KİMSE BİLMİYOR", "tr", &[]).as_deref(),
            Some("Bu nasıl bir iş, kimse bilmiyor")
        );
    }

    #[test]
    fn a_shouted_comment_comes_down_in_its_own_language() {
        assert_eq!(offered("THIS IS NOT NORMAL", "tr", &[]).as_deref(), Some("This is not normal"));
        assert_eq!(offered("DAS IST NICHT NORMAL", "tr", &[]).as_deref(), Some("Das ist nicht normal"));
    }

    #[test]
    fn what_each_rule_does_is_the_newsrooms_choice() {
        let does = |rule, action, text: &str| {
            let mut rules = RuleSet::usual("tr");
            rules.does.insert(rule, action);
            judge_in(&Context { text, story_lang: "tr", rules: &rules, names: &[], earlier: &[] }).action
        };
        assert_eq!(does(Rule::Swearing, Action::Return, "siktir git"), Action::Return);
        assert_eq!(does(Rule::Swearing, Action::Pass, "siktir git"), Action::Pass);
        assert_eq!(does(Rule::Letters, Action::Hold, "cok guzel bir haber"), Action::Hold);
        assert_eq!(does(Rule::Report, Action::Return, "(!) bakın"), Action::Hold, "who reports reaches somebody");
    }

    #[test]
    fn links_numbers_repeats_and_empty_shouts_wait_or_come_back() {
        for (text, held) in [
            ("ornek.com ve www.ornek.net ve https://ornek.org", "link"),
            ("ara beni 0532 123 45 67", "contact"),
            ("Adalet yok! Adalet yok! Adalet yok! Adalet yok!", "repeat"),
        ] {
            assert_eq!(judge(text, "tr").held(), [held], "{text}");
        }
        for text in ["!!!!!!!", "aaaaaaaaaa", ".......", "AAAAAAA"] {
            assert!(judge(text, "tr").findings.iter().any(|finding| finding.rule == Rule::Empty), "{text}");
        }
        for text in [
            "?",
            "???",
            "...",
            "😂😂😂",
            "🇹🇷🇹🇷",
            "👏👏👏👏👏👏👏👏",
            "1",
            "2026",
            "+1",
            "!",
            "Kaynak: https://ornek.org/a",
        ] {
            assert_eq!(judge(text, "tr").findings, [], "{text}");
        }
    }
}
