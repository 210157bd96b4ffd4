//! Measures the rules on real sentences and holds them to what was measured. The corpora are not part of this project:
//! they are looked for in `TELLAL_SHARED`, or in `shared` beside the workspace. Without them there is nothing to measure.
//!
//! `cargo test -p tellal-text --test corpora -- --nocapture` prints the figures; `TELLAL_MISSES=1` prints what went wrong,
//! `TELLAL_ALL=1` takes every line of the other languages instead of each eighth.

use std::path::PathBuf;
use tellal_text::{Rule, identify, judge};

fn dev() -> Option<PathBuf> {
    let shared = std::env::var_os("TELLAL_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from);
    let dev = shared.join("corpora/orthography/dev");
    if !dev.is_dir() {
        println!("no corpora at {}: nothing measured", dev.display());
        return None;
    }
    Some(dev)
}

fn lines(dev: &std::path::Path, name: &str) -> Vec<String> {
    std::fs::read_to_string(dev.join(name)).unwrap_or_default().lines().map(str::to_owned).collect()
}

fn miss(kind: &str, text: &str, more: &str) {
    if std::env::var_os("TELLAL_MISSES").is_some() {
        println!("{kind}\t{text}\t{more}");
    }
}

fn breaks(text: &str, lang: &str, rule: Rule) -> bool {
    judge(text, lang).findings.iter().any(|finding| finding.rule == rule)
}

/// As a reader without Turkish keys types it.
fn asciified(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'ç' => 'c',
            'ğ' => 'g',
            'ı' | 'î' => 'i',
            'ö' => 'o',
            'ş' => 's',
            'ü' | 'û' => 'u',
            'â' => 'a',
            'Ç' => 'C',
            'Ğ' => 'G',
            'İ' | 'Î' => 'I',
            'Ö' => 'O',
            'Ş' => 'S',
            'Ü' | 'Û' => 'U',
            'Â' => 'A',
            other => other,
        })
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of some thousands")]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

const TURKISH: [&str; 4] = ["tr.wikiner-dev.txt", "tr.ud-kenet-dev.txt", "tr.ud-penn-dev.txt", "tr.ud-imst-dev-NC.txt"];

#[test]
fn the_cases_are_judged_as_people_judged_them() {
    let Some(dev) = dev() else { return };
    let (mut all, mut right, mut refused_good, mut offered, mut exact) = (0, 0, 0, 0, 0);
    for line in lines(&dev, "cases.tsv").iter().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (text, lang, verdict, suggestion, category) = (fields[0], fields[1], fields[2], fields[3], fields[4]);
        // Only Turkish asks for its letters so far.
        if category == "xx-ascii" {
            continue;
        }
        let judged = judge(text, lang);
        let has = |rule| judged.findings.iter().any(|finding| finding.rule == rule);
        let said = match (has(Rule::Letters), has(Rule::Capitals)) {
            (false, false) => "ok",
            (true, false) => "ascii",
            (false, true) => "shouting",
            (true, true) => "ascii+shouting",
        };
        all += 1;
        if said == verdict {
            right += 1;
        } else {
            miss("case", text, &format!("{verdict} -> {said}"));
            refused_good += usize::from(verdict == "ok");
        }
        if verdict != "ok" {
            offered += 1;
            if judged.repaired.as_deref() == Some(suggestion) {
                exact += 1;
            } else {
                miss("suggestion", suggestion, judged.repaired.as_deref().unwrap_or_default());
            }
        }
    }
    println!(
        "cases: verdicts {right}/{all} = {:.1} %, good ones refused {refused_good}, suggestions letter-exact {exact}/{offered} = {:.1} %",
        percent(right, all),
        percent(exact, offered)
    );
    assert_eq!(refused_good, 0);
    assert_eq!(right, all);
    assert_eq!(exact, offered);
}

#[test]
fn natural_turkish_passes_and_turkish_without_its_letters_does_not() {
    let Some(dev) = dev() else { return };
    let (mut natural, mut refused, mut shouted, mut typed, mut caught, mut long, mut long_caught) =
        (0, 0, 0, 0, 0, 0, 0);
    let (mut words, mut words_right) = (0, 0);
    for file in TURKISH {
        for line in lines(&dev, file) {
            natural += 1;
            if breaks(&line, "tr", Rule::Letters) {
                refused += 1;
                miss("false", &line, &judge(&line, "tr").repaired.unwrap_or_default());
            }
            if breaks(&line, "tr", Rule::Capitals) {
                shouted += 1;
                miss("shout", &line, "");
            }
            let plain = asciified(&line);
            if plain == line {
                continue;
            }
            typed += 1;
            let judged = judge(&plain, "tr");
            let hit = judged.findings.iter().any(|finding| finding.rule == Rule::Letters);
            caught += usize::from(hit);
            if line.split_whitespace().count() > 3 {
                long += 1;
                long_caught += usize::from(hit);
                if !hit {
                    miss("missed", &plain, &format!("{:?}", judged.lang));
                }
            }
            if let Some(repaired) = judged.repaired {
                for (good, mended) in line.split_whitespace().zip(repaired.split_whitespace()) {
                    words += 1;
                    if good == mended {
                        words_right += 1;
                    } else {
                        miss("word", good, mended);
                    }
                }
            }
        }
    }
    println!("natural Turkish: {refused} of {natural} refused for letters, {shouted} for capitals");
    println!(
        "without letters: {caught}/{typed} = {:.1} % caught, of four words and more {:.1} %",
        percent(caught, typed),
        percent(long_caught, long)
    );
    println!("words right in what was offered: {:.2} %", percent(words_right, words));
    // Both were in truth typed without letters: two Wikipedia sentences of a writer without Turkish keys.
    assert!(refused <= 2);
    assert!(percent(caught, typed) >= 94.0);
    assert!(percent(words_right, words) >= 95.0);
}

#[test]
fn shouted_reviews_with_their_letters_break_one_rule_only() {
    let Some(dev) = dev() else { return };
    let (mut all, mut shouted, mut refused) = (0, 0, 0);
    for line in lines(&dev, "tr.ud-tourism-dev-CAPS.txt") {
        all += 1;
        shouted += usize::from(breaks(&line, "tr", Rule::Capitals));
        if breaks(&line, "tr", Rule::Letters) {
            refused += 1;
            miss("caps", &line, &judge(&line, "tr").repaired.unwrap_or_default());
        }
    }
    println!("reviews in capitals: {shouted} of {all} found shouted, {refused} refused for letters");
    assert_eq!(refused, 0);
    assert!(percent(shouted, all) >= 99.0);
}

#[test]
fn other_languages_pass_under_turkish_stories() {
    let Some(dev) = dev() else { return };
    let (mut all, mut refused) = (0, 0);
    let mut names: Vec<String> =
        std::fs::read_dir(&dev).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    for name in names.iter().filter(|name| name.ends_with(".txt") && !name.starts_with("tr.")) {
        let lang = name.split('.').next().unwrap_or_default();
        let (mut total, mut known, mut told) = (0, 0, 0);
        let step = if std::env::var_os("TELLAL_ALL").is_some() { 1 } else { 8 };
        for line in lines(&dev, name).into_iter().step_by(step) {
            // Whole sentences, the first words of them, and both without marks: what hurried readers write.
            let opening: String = line.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
            for text in [&line, &opening, &asciified(&line), &asciified(&opening)] {
                all += 1;
                let judged = judge(text, "tr");
                if judged.findings.iter().any(|finding| finding.rule == Rule::Letters) {
                    refused += 1;
                    miss("foreign", text, &format!("{lang} {:?}", judged.repaired));
                }
            }
            total += 1;
            let found = identify(&line, "tr");
            told += usize::from(found.is_some());
            known += usize::from(found == Some(lang));
        }
        println!("{lang}: told {:.1} %, right {:.1} %", percent(told, total), percent(known, total));
    }
    println!("other languages: {refused} of {all} refused for letters");
    assert!(refused * 2000 <= all);
}
