//! `tellal text identify`: the language of each line.

use super::lines::{each, tag};
use clap::Args;
use serde_json::json;
use std::process::ExitCode;
use tellal_text::identify::{Languages, identify_among};

#[derive(Debug, Args)]
pub(in crate::admin) struct Identify {
    /// The language that one would expect, such as that of the story.
    #[arg(long, value_parser = tag)]
    story_lang: Option<String>,
    /// No other languages than these come into question: tags with commas between them.
    #[arg(long, value_parser = tag, value_delimiter = ',', value_name = "TAGS")]
    among: Vec<String>,
    /// One JSON object a line.
    #[arg(long)]
    json: bool,
}

impl Identify {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let only: Vec<&str> = self.among.iter().map(String::as_str).collect();
        let languages = Languages { story: self.story_lang.as_deref(), only: &only, ..Languages::default() };
        each(
            |line, out| {
                let found = identify_among(line.text, &languages);
                if self.json {
                    let best = found.probabilities.first().map(|&(_, probability)| probability);
                    writeln!(out, "{}", json!({"line": line.number, "lang": found.lang, "probability": best}))
                } else {
                    writeln!(out, "{}", found.lang.unwrap_or("-"))
                }
            },
            |number, _, why, out| {
                if self.json { writeln!(out, "{}", json!({"line": number, "error": why})) } else { writeln!(out, "-") }
            },
        )
    }
}
