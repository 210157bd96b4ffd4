//! `tellal text judge`: a verdict on each line.

use super::lines::{Line, each, tag};
use anyhow::Context as _;
use clap::Args;
use serde_json::{Value, json};
use std::{io::Write, ops::Range, path::PathBuf, process::ExitCode};
use tellal_site::words::Words;
use tellal_story::Lang;
use tellal_text::{Context, Rule, RuleSet, Verdict, judge_in};

#[derive(Debug, Args)]
pub(in crate::admin) struct Judge {
    /// The language of the story under which the comments stand.
    #[arg(long, value_parser = tag)]
    story_lang: String,
    /// One JSON object a line.
    #[arg(long)]
    json: bool,
    /// The language in which reasons are given.
    #[arg(long, default_value = "en")]
    ui_lang: Lang,
    /// The rules, as JSON, instead of the usual ones.
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
}

impl Judge {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let words = Words::embedded()?;
        let rules = match &self.rules {
            Some(path) => {
                let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
                serde_json::from_slice(&bytes).with_context(|| format!("{} holds no rules", path.display()))?
            }
            None => RuleSet::usual(&self.story_lang),
        };
        each(
            |line, out| {
                let context =
                    Context { text: line.text, story_lang: &self.story_lang, rules: &rules, names: &[], earlier: &[] };
                let verdict = judge_in(&context);
                let reason = |rule: Rule| words.say(&self.ui_lang, &format!("rule-{}-reason", rule.name()), None);
                if self.json {
                    writeln!(out, "{}", object(line, &verdict, reason))
                } else {
                    tell(line, &verdict, reason, out)
                }
            },
            |number, _, why, out| {
                if self.json {
                    writeln!(out, "{}", json!({"line": number, "error": why}))
                } else {
                    writeln!(out, "{number}: {why}")
                }
            },
        )
    }
}

/// What was found, in a word or two.
fn label(verdict: &Verdict) -> String {
    let names = verdict.findings.iter().map(|finding| match finding.rule {
        Rule::Letters => "ascii",
        Rule::Capitals => "shouting",
        other => other.name(),
    });
    let label = names.collect::<Vec<_>>().join("+");
    if label.is_empty() { "ok".to_owned() } else { label }
}

fn object(line: &Line<'_>, verdict: &Verdict, reason: impl Fn(Rule) -> String) -> Value {
    let chars = |at: usize| line.text[..at].chars().count();
    let span = |range: &Range<usize>| {
        json!({
            "words": line.text[range.clone()],
            "bytes": [range.start, range.end],
            "chars": [chars(range.start), chars(range.end)],
        })
    };
    let findings: Vec<Value> = verdict
        .findings
        .iter()
        .map(|finding| {
            json!({
                "rule": finding.rule,
                "action": finding.action,
                "reason": reason(finding.rule),
                "spans": finding.spans.iter().map(span).collect::<Vec<_>>(),
            })
        })
        .collect();
    let changes: Vec<Value> = verdict
        .changes
        .iter()
        .map(|change| {
            json!({
                "typed": [change.typed.start, change.typed.end],
                "repaired": [change.repaired.start, change.repaired.end],
                "or": change.or,
            })
        })
        .collect();
    json!({
        "line": line.number,
        "verdict": label(verdict),
        "action": verdict.action,
        "suggestion": verdict.repaired,
        "changes": changes,
        "lang": verdict.lang,
        "findings": findings,
        "pack": verdict.pack,
    })
}

fn tell(
    line: &Line<'_>,
    verdict: &Verdict,
    reason: impl Fn(Rule) -> String,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    writeln!(out, "{}: {} ({})", line.number, label(verdict), verdict.action.name())?;
    for finding in &verdict.findings {
        let hit: Vec<&str> = finding.spans.iter().map(|span| &line.text[span.clone()]).collect();
        writeln!(out, "   {} [{}]", reason(finding.rule), hit.join(" · "))?;
    }
    match &verdict.repaired {
        Some(repaired) => writeln!(out, "   → {repaired}"),
        None => Ok(()),
    }
}
