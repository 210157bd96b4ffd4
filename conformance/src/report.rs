//! The table, and the same as JSON.

use crate::{figure::Figure, floors::Floors, material::Material};
use anyhow::Context as _;
use serde_json::{Value, json};
use std::{fs, path::Path};

/// Failed cases that are printed for each figure unless all are asked for.
const SHOWN: usize = 8;

/// Characters of a reason that are printed unless all is asked for.
const WIDTH: usize = 240;

/// A line of the table.
pub struct Line {
    corpus: &'static str,
    folder: String,
    figure: Figure,
    floor: Option<f64>,
}

impl Line {
    pub fn new(material: &Material, figure: Figure, floors: &Floors) -> Self {
        let corpus = material.corpus.name;
        Self { corpus, folder: material.folder.display().to_string(), floor: floors.of(corpus, figure.name), figure }
    }

    /// Whether the figure is not below its floor.
    pub fn holds(&self) -> bool {
        self.floor.is_none_or(|floor| self.figure.share() >= floor)
    }

    fn json(&self) -> Value {
        json!({
            "corpus": self.corpus, "figure": self.figure.name, "folder": self.folder, "cases": self.figure.cases,
            "passed": self.figure.passed(), "percent": self.figure.share(), "floor": self.floor, "holds": self.holds(),
            "failed": self.figure.failed,
        })
    }
}

pub fn print(lines: &[Line], all: bool) {
    println!("{:<18} {:<14} {:>7} {:>7} {:>7}  {:>7}", "corpus", "figure", "cases", "passed", "%", "floor");
    for line in lines {
        let figure = &line.figure;
        let floor = line.floor.map_or_else(String::new, |floor| format!("{floor:.1}"));
        let low = if line.holds() { "" } else { "  BELOW ITS FLOOR" };
        println!(
            "{:<18} {:<14} {:>7} {:>7} {:>7.2}  {:>7}{low}",
            line.corpus,
            figure.name,
            figure.cases,
            figure.passed(),
            figure.share(),
            floor
        );
    }
    for line in lines.iter().filter(|line| !line.figure.failed.is_empty()) {
        println!("\n{} {}: failed", line.corpus, line.figure.name);
        let shown = if all { usize::MAX } else { SHOWN };
        for failure in line.figure.failed.iter().take(shown) {
            let cut = if all { usize::MAX } else { WIDTH };
            let mut why: String = failure.why.chars().take(cut).collect();
            if why.len() < failure.why.len() {
                why.push('…');
            }
            println!("    {}: {why}", failure.case);
        }
        if let Some(more) = line.figure.failed.len().checked_sub(shown).filter(|more| *more > 0) {
            println!("    … and {more} more (--all shows them)");
        }
    }
}

pub fn write_json(lines: &[Line], path: &Path) -> anyhow::Result<()> {
    let text = serde_json::to_string_pretty(&lines.iter().map(Line::json).collect::<Vec<_>>())?;
    if path == Path::new("-") {
        println!("{text}");
        return Ok(());
    }
    fs::write(path, text).with_context(|| path.display().to_string())
}
