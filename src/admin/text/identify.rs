//! `tellal text identify`: the language of each line.

use super::lines::{each, tag};
use clap::Args;
use serde_json::json;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub(in crate::admin) struct Identify {
    /// The language that one would expect, such as that of the story.
    #[arg(long, value_parser = tag, default_value = "und")]
    story_lang: String,
    /// One JSON object a line.
    #[arg(long)]
    json: bool,
}

impl Identify {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        each(
            |line, out| {
                let lang = tellal_text::identify(line.text, &self.story_lang);
                if self.json {
                    writeln!(out, "{}", json!({"line": line.number, "lang": lang}))
                } else {
                    writeln!(out, "{}", lang.unwrap_or("-"))
                }
            },
            |number, _, why, out| {
                if self.json { writeln!(out, "{}", json!({"line": number, "error": why})) } else { writeln!(out, "-") }
            },
        )
    }
}
