//! Comments as people write them: what the rules say of them, and what is offered.
//!
//! `cases.tsv` has comments with the verdict that people gave and the text they would offer. Beside it stand sentences of
//! treebanks, one a line, `LANG.SOURCE.txt`: Turkish ones must pass as they are and be caught without their letters, and
//! those of other languages must pass under a Turkish story. A sentence in which a listed word is pointed at is counted
//! too: some hold one in truth, the others are false alarms.

use crate::{figure::Figure, material::Material};
use std::{fmt::Write as _, fs, path::Path};
use tellal_text::{Action, Rule, Verdict, judge};

pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let cases = material.folder.join("cases.tsv");
    if cases.is_file() {
        figures.extend(judged(&fs::read_to_string(&cases)?));
    }
    let mut files: Vec<String> = material
        .files()?
        .into_iter()
        .filter(|name| has_extension(name, "txt") && name.split('.').count() > 2)
        .collect();
    files.extend(
        material.files()?.into_iter().filter(|name| has_extension(name, "txt") && name.split('.').count() == 2),
    );
    if !files.is_empty() {
        figures.extend(sentences(&material.folder, &files)?);
    }
    figures.extend(hostile(&material.folder)?);
    Ok(figures)
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == extension)
}

/// The labels of `cases.tsv`.
fn label(verdict: &Verdict) -> &'static str {
    let has = |rule| verdict.findings.iter().any(|finding| finding.rule == rule);
    match (has(Rule::Letters), has(Rule::Capitals)) {
        (false, false) => "ok",
        (true, false) => "ascii",
        (false, true) => "shouting",
        (true, true) => "ascii+shouting",
    }
}

fn judged(table: &str) -> Vec<Figure> {
    let mut verdicts = Figure::new("verdicts");
    let mut turkish = Figure::new("verdicts tr");
    let mut good = Figure::new("good pass");
    let mut suggestions = Figure::new("suggestions");
    let mut turkish_suggestions = Figure::new("suggestions tr");
    for row in table.lines().skip(1) {
        let mut fields = row.split('\t');
        let mut next = || fields.next().unwrap_or_default();
        let (text, lang, wanted, suggestion) = (next(), next(), next(), next());
        let verdict = judge(text, lang);
        let said = label(&verdict);
        let why = || format!("{wanted} → {said}");
        verdicts.count(said == wanted, text, why);
        if lang == "tr" {
            turkish.count(said == wanted, text, why);
        }
        if wanted == "ok" {
            good.count(verdict.action < Action::Hold, text, || format!("{:?}", verdict.findings));
        } else {
            let offered = verdict.repaired.as_deref().unwrap_or_default();
            suggestions.count(offered == suggestion, suggestion, || offered.to_owned());
            if lang == "tr" {
                turkish_suggestions.count(offered == suggestion, suggestion, || offered.to_owned());
            }
        }
    }
    vec![verdicts, turkish, good, suggestions, turkish_suggestions]
}

fn sentences(folder: &Path, files: &[String]) -> anyhow::Result<Vec<Figure>> {
    let mut natural = Figure::new("natural tr pass");
    let mut caught = Figure::new("asciified tr caught");
    let mut calm = Figure::new("capitals tr caught");
    let mut elsewhere = Figure::new("others pass under tr");
    let mut unlisted = Figure::new("no listed word");
    for name in files {
        let lang = name.split('.').next().unwrap_or_default();
        let shouted = name.contains("CAPS");
        for (at, line) in fs::read_to_string(folder.join(name))?.lines().enumerate() {
            let case = || format!("{name}:{}", at + 1);
            if lang == "tr" {
                let verdict = judge(line, "tr");
                let refused = |rule| verdict.findings.iter().any(|finding| finding.rule == rule);
                if shouted {
                    calm.count(refused(Rule::Capitals) && !refused(Rule::Letters), &case(), || offer(line, &verdict));
                    continue;
                }
                natural.count(!refused(Rule::Letters) && !refused(Rule::Capitals), &case(), || offer(line, &verdict));
                count_listed(&mut unlisted, &case(), line, &verdict);
                let plain = asciified(line);
                if plain != line && line.split_whitespace().count() > 3 {
                    let verdict = judge(&plain, "tr");
                    let hit = verdict.findings.iter().any(|finding| finding.rule == Rule::Letters);
                    caught.count(hit, &case(), || format!("{plain} ({:?})", verdict.lang));
                }
                continue;
            }
            // Each eighth sentence, its first words, and both without marks: what hurried readers write.
            if at % 8 == 0 {
                let opening: String = line.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
                for text in [line, &opening, &asciified(line), &asciified(&opening)] {
                    let verdict = judge(text, "tr");
                    let refused = verdict.findings.iter().any(|finding| finding.rule == Rule::Letters);
                    elsewhere.count(!refused, &case(), || offer(text, &verdict));
                }
            }
            count_listed(&mut unlisted, &case(), line, &judge(line, lang));
        }
    }
    Ok(vec![natural, caught, calm, elsewhere, unlisted])
}

/// Counts a sentence as right in which no rule but those about letters and capitals finds anything.
fn count_listed(figure: &mut Figure, case: &str, line: &str, verdict: &Verdict) {
    let found = || verdict.findings.iter().filter(|f| !matches!(f.rule, Rule::Letters | Rule::Capitals));
    figure.count(found().next().is_none(), case, || {
        let mut said = String::new();
        for finding in found() {
            for span in &finding.spans {
                let _ = write!(said, "{} “{}” ", finding.rule.name(), &line[span.clone()]);
            }
        }
        said + "in " + line
    });
}

fn offer(text: &str, verdict: &Verdict) -> String {
    format!("{text} → {}", verdict.repaired.as_deref().unwrap_or("nothing"))
}

/// As a reader without the language's keys types it.
fn asciified(text: &str) -> String {
    text.chars().map(|c| MARKED.iter().find(|(marked, _)| marked.contains(c)).map_or(c, |&(_, plain)| plain)).collect()
}

const MARKED: [(&str, char); 14] = [
    ("ç", 'c'),
    ("ğ", 'g'),
    ("ıî", 'i'),
    ("ö", 'o'),
    ("ş", 's'),
    ("üû", 'u'),
    ("â", 'a'),
    ("Ç", 'C'),
    ("Ğ", 'G'),
    ("İÎ", 'I'),
    ("Ö", 'O'),
    ("Ş", 'S'),
    ("ÜÛ", 'U'),
    ("Â", 'A'),
];

/// Hostile strings, as comments: each is judged under stories of three languages, and what comes out can be shown.
fn hostile(folder: &Path) -> anyhow::Result<Option<Figure>> {
    let Some(corpora) = folder.parent().and_then(Path::parent) else { return Ok(None) };
    let mut texts = Vec::new();
    for name in ["xss/dev/vectors.json", "xss/ref/blns.json"] {
        if let Ok(bytes) = fs::read(corpora.join(name)) {
            strings(&serde_json::from_slice(&bytes)?, &mut texts);
        }
    }
    if texts.is_empty() {
        return Ok(None);
    }
    let mut figure = Figure::new("hostile judged");
    for text in &texts {
        let sound = ["tr", "en", "ar"].into_iter().all(|lang| {
            let verdict = judge(text, lang);
            let spans = verdict.findings.iter().flat_map(|finding| &finding.spans);
            let shown = spans.into_iter().all(|span| text.get(span.clone()).is_some_and(|words| !words.is_empty()));
            let stays = verdict.repaired.is_none_or(|repaired| judge(&repaired, lang).repaired.is_none());
            shown && stays
        });
        figure.count(sound, text, || "a span or a repair is not sound".to_owned());
    }
    Ok(Some(figure))
}

fn strings(value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => out.push(text.clone()),
        serde_json::Value::Array(values) => values.iter().for_each(|value| strings(value, out)),
        serde_json::Value::Object(fields) => fields.values().for_each(|value| strings(value, out)),
        _ => {}
    }
}
