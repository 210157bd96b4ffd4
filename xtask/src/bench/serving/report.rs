//! What was asked, what was measured, and whether that is enough: kept figure by figure, so that a run that was broken off goes on
//! where it was, and put together into one table and one page.

use super::Wishes;
use anyhow::Context as _;
use std::{fmt::Write as _, fs, path::PathBuf, process::Command};

/// Whether a figure is what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Holds,
    Short,
    /// Nothing was asked.
    Told,
    NotMeasured,
}

impl Verdict {
    const ALL: [Self; 4] = [Self::Holds, Self::Short, Self::Told, Self::NotMeasured];

    pub(super) fn of(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Short }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Short => "falls short",
            Self::Told => "told",
            Self::NotMeasured => "NOT MEASURED",
        }
    }
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) figure: String,
    pub(super) asked: String,
    pub(super) measured: String,
    pub(super) verdict: Verdict,
}

impl Row {
    pub(super) fn new(
        figure: impl Into<String>,
        asked: impl Into<String>,
        measured: impl Into<String>,
        verdict: Verdict,
    ) -> Self {
        Self { figure: figure.into(), asked: asked.into(), measured: measured.into(), verdict }
    }

    /// A figure without a peer, or that has failed.
    pub(super) fn missing(figure: impl Into<String>, asked: impl Into<String>, why: impl std::fmt::Display) -> Self {
        Self::new(figure, asked, format!("{why:#}").replace(['\n', '\t'], " "), Verdict::NotMeasured)
    }
}

/// What a group of figures has come to: lines of the table, and lines for whoever wants to know more.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) rows: Vec<Row>,
    pub(super) notes: Vec<String>,
}

impl Outcome {
    /// The outcomes of a group's earlier run with the same program and wishes, if there is one.
    pub(super) fn earlier(wishes: &Wishes, group: &str) -> Option<Self> {
        let text = fs::read_to_string(file(wishes, group)).ok()?;
        let text = text.strip_prefix(&wishes.key)?.strip_prefix('\n')?;
        Self::read(text)
    }

    /// Keeps it, unless something in it was not measured.
    pub(super) fn keep(&self, wishes: &Wishes, group: &str) -> anyhow::Result<()> {
        if self.rows.iter().any(|row| row.verdict == Verdict::NotMeasured) {
            return Ok(());
        }
        let file = file(wishes, group);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, format!("{}\n{}", wishes.key, self.print())).context("the outcome cannot be kept")
    }

    fn print(&self) -> String {
        let mut text = String::new();
        for row in &self.rows {
            let _ = writeln!(text, "row\t{}\t{}\t{}\t{}", row.figure, row.asked, row.measured, row.verdict.word());
        }
        for note in &self.notes {
            let _ = writeln!(text, "note\t{note}");
        }
        text
    }

    fn read(text: &str) -> Option<Self> {
        let mut outcome = Self::default();
        for line in text.lines() {
            let fields: Vec<_> = line.split('\t').collect();
            match fields[..] {
                ["row", figure, asked, measured, word] => {
                    let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.word() == word)?;
                    outcome.rows.push(Row::new(figure, asked, measured, verdict));
                }
                ["note", note] => outcome.notes.push(note.to_owned()),
                _ => return None,
            }
        }
        Some(outcome)
    }
}

fn file(wishes: &Wishes, group: &str) -> PathBuf {
    wishes.place.folder.join("results").join(group)
}

/// The table.
pub(super) fn table(outcomes: &[(&str, Outcome)]) -> String {
    let mut text = "| figure | asked | measured (spread) | verdict |\n|---|---|---|---|\n".to_owned();
    for row in outcomes.iter().flat_map(|(_, outcome)| &outcome.rows) {
        let _ = writeln!(text, "| {} | {} | {} | {} |", row.figure, row.asked, row.measured, row.verdict.word());
    }
    text
}

/// The page.
pub(super) fn page(outcomes: &[(&str, Outcome)], wishes: &Wishes) -> String {
    let mut text = include_str!("serving.md").to_owned();
    let _ = write!(text, "\n## Figures\n\n{}\n\n{}", machine(wishes), table(outcomes));
    for (group, outcome) in outcomes.iter().filter(|(_, outcome)| !outcome.notes.is_empty()) {
        let _ = write!(text, "\n### `--only {group}`\n\n");
        outcome.notes.iter().for_each(|note| _ = writeln!(text, "{note}"));
    }
    text
}

/// On what it was measured.
fn machine(wishes: &Wishes) -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cores = cpu.lines().filter(|line| line.starts_with("processor")).count();
    let said = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output().ok();
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
    };
    format!(
        "{} rounds of {} s; {cores} cores of {}, Linux {}, Debian {}; {}.",
        wishes.rounds,
        wishes.seconds,
        model.trim_start_matches([' ', '\t', ':']),
        said("uname", &["-r"]),
        fs::read_to_string("/etc/debian_version").unwrap_or_default().trim(),
        said("date", &["-u", "+%Y-%m-%d %H:%M UTC"]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_that_is_kept_is_read_again_as_it_was() {
        let outcome = Outcome {
            rows: vec![
                Row::new("a page", "1.1 x", "1.25 x (1.20 to 1.31)", Verdict::Holds),
                Row::missing("Ghost", "1,500 x", anyhow::anyhow!("npm has failed\nwith 1")),
            ],
            notes: vec!["| a | b |".to_owned()],
        };
        assert_eq!(Outcome::read(&outcome.print()), Some(outcome));
        assert_eq!(Outcome::read("row\tonly this"), None);
    }
}
