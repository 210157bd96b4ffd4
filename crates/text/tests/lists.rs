//! The lists of the rule packs: what they must find however it is dressed, and what they must leave alone.

use tellal_text::{Action, Rule, judge};

/// The words that a rule points at.
fn hit(text: &str, lang: &str) -> Vec<(Rule, String)> {
    let listed = [Rule::Insult, Rule::Swearing, Rule::Report];
    let verdict = judge(text, lang);
    let findings = verdict.findings.iter().filter(|finding| listed.contains(&finding.rule));
    findings.flat_map(|f| f.spans.iter().map(|span| (f.rule, text[span.clone()].to_owned()))).collect()
}

#[test]
fn an_insult_is_seen_whatever_it_wears() {
    for text in [
        "salak",
        "SALAK",
        "Salak!",
        "sen bir salaksın",
        "salaksınız siz",
        "salağın biri",
        "bu salağa inanmayın",
        "salaklar",
        "s a l a k",
        "s.a.l.a.k",
        "s-a-l-a-k",
        "S_A_L_A_K",
        "s*a*l*a*k",
        "sa.lak",
        "saaalaaak",
        "saalak",
        "salakkk",
        "s4l4k",
        "sa1ak",
        "$alak",
        "s@l@k",
        "salаk",
        "ｓａｌａｋ",
        "𝐬𝐚𝐥𝐚𝐤",
        "s\u{200B}alak",
        "s\u{336}a\u{336}lak",
        "sálàk",
        "'salak'",
        "#salak",
        "sallak",
        "gerizekali herif",
        "geri zekalı",
        "GERİ ZEKALI",
        "GERIZEKALI",
        "geri zekâlısınız",
        "serefsizler",
        "şerefsiz",
        "it oğlu it",
        "yavsaklar",
        "YAVŞAK",
        "dangalağa bak",
        "mal mısın",
        "salaksiniz",
        "salakmisin",
    ] {
        let found = hit(text, "tr");
        assert_eq!(found.first().map(|hit| hit.0), Some(Rule::Insult), "{text} {found:?}");
    }
}

#[test]
fn swearing_is_seen_whatever_it_wears() {
    for (lang, texts) in [
        (
            "tr",
            &[
                "orospu çocuğu",
                "0r0spu",
                "orospular",
                "or*spu",
                "siktir git",
                "S.I.K.T.I.R",
                "s1kt1r",
                "siktiiir git",
                "amına koyayım",
                "aminakoyim",
                "amk",
                "pezevengin",
                "piç",
                "hassiktir",
                "yarrağımı",
                "göt herif",
                "Oç",
            ][..],
        ),
        (
            "en",
            &[
                "fuck you",
                "motherfuckers",
                "f u c k",
                "f*ck this",
                "fuuuck",
                "sh1t",
                "you asshole",
                "bullshit",
                "b!tch",
                "unfuckingbelievable",
            ],
        ),
        ("de", &["du Arschloch", "Riesenarschloch", "HURENSOHN", "fick dich", "verpiss dich", "Scheisse"]),
        ("fr", &["connard", "c0nnard", "fils de pute", "enculé", "encule", "CONNASSES"]),
        ("es", &["hijo de puta", "gilipollas", "cabrón", "mierda", "pendejos"]),
        ("ru", &["пошёл нахуй", "сука", "блядь", "пиздец", "х у й", "xуй", "заебали", "мудаки"]),
        ("ar", &["يا ابن القحبة", "شـرموطة", "كس أمك"]),
        ("az", &["oğraş", "amcıq"]),
        ("ku", &["qehpe"]),
    ] {
        for text in texts {
            let found = hit(text, lang);
            assert!(found.iter().any(|hit| hit.0 == Rule::Swearing), "{text} {found:?} {:?}", judge(text, lang).lang);
        }
    }
}

#[test]
fn innocent_words_are_left_alone() {
    let mut wrong = Vec::new();
    let lines = include_str!("innocent.txt").lines().filter(|line| !line.starts_with('#'));
    for (lang, words) in lines.filter_map(|line| line.split_once(": ")) {
        for text in words.split_whitespace().chain([words]) {
            let found = hit(text, lang);
            if !found.is_empty() {
                wrong.push(format!("{lang} {text} {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_pack_waits_for_a_person_and_gives_nothing_back_by_itself() {
    let verdict = judge("Bu haberi yazan salak kim", "tr");
    assert_eq!(verdict.action, Action::Hold);
    assert_eq!(verdict.held(), ["insult"]);
    assert_eq!((verdict.pack.lang, verdict.pack.version), ("tr", 1));
}

#[test]
fn whoever_reports_reaches_the_moderators() {
    for text in ["(!)", "(!) bu ne biçim yorum", "Lütfen bu yorumu silin"] {
        assert_eq!(judge(text, "tr").held(), ["report"], "{text}");
    }
}
