//! `tellal text`: what the rules for comments say of lines of text. No newsroom is needed, and nothing is kept.

mod identify;
mod judge;
mod lines;
mod restore;

use clap::Subcommand;
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub(super) enum Text {
    /// Judges each line as a comment under a story, and says why and what could be sent instead.
    #[command(after_help = "Example: tellal text judge --story-lang tr --json < comments.txt | jq -r .verdict\n\n\
        With --json, one object a line:\n\
        line         which line of the input, from 1\n\
        verdict      ok, or the names of what was found with + between them: ascii (letters are missing), shouting,\n\
        \x20            insult, swearing, word, link, contact, repeat, empty, report\n\
        action       pass, suggest, hold or return\n\
        suggestion   the text with its letters and its case mended, or null\n\
        changes      where the suggestion differs: `typed` and `repaired` are byte ranges, `or` is what else it may be\n\
        lang         the language of the comment, or null if that cannot be told\n\
        findings     rule, action, reason, and spans: words, bytes and chars, each as start and end\n\
        pack         the language and the version of the word lists\n\n\
        A line that is not UTF-8 gives an object with line and error. Ends with 0 if all could be read, else with 1.")]
    Judge(judge::Judge),
    /// Puts the letters of a language back into each line. Lines stay lines.
    #[command(after_help = "Example: tellal text restore --lang tr < without-letters.txt > with-letters.txt\n\n\
        A line that is not UTF-8 goes through as it is. Ends with 0 if all could be read, else with 1.")]
    Restore(restore::Restore),
    /// Tells the language of each line; `-` where that cannot be told.
    #[command(after_help = "Example: tellal text identify --story-lang tr < comments.txt | sort | uniq -c\n\n\
        With --json, one object a line: line; lang, or null; probability, from 0 to 1, of the likeliest language, or null\n\
        if there was nothing to go by. Ends with 0 if all lines could be read, else with 1.")]
    Identify(identify::Identify),
}

impl Text {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Judge(judge) => judge.run(),
            Self::Restore(restore) => restore.run(),
            Self::Identify(identify) => identify.run(),
        }
    }
}
