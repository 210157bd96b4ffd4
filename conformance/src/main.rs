//! `cargo xtask conformance`: how well the wire formats are read, measured on material with expected results.
//!
//! Each corpus has a file in `corpora/` that scores it as the corpus itself says (its `SOURCE.md`). The scores are printed
//! as a table, written as JSON on request, and held against the floors in `floors.toml`.

mod arguments;
mod corpora;
mod export;
mod feeds;
mod figure;
mod floors;
mod material;
mod report;

use arguments::Arguments;
use floors::Floors;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("conformance: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let Some(arguments) = Arguments::read(std::env::args_os().skip(1))? else {
        print!("{}", arguments::HELP);
        return Ok(ExitCode::SUCCESS);
    };
    let materials = material::find(&arguments)?;
    if materials.is_empty() {
        println!("There is no material in {}: nothing was measured.", arguments.places());
        return Ok(ExitCode::SUCCESS);
    }
    // Floors are measured on the development halves; other material is reported as it is.
    let floors = if arguments.cases.is_empty() { Floors::read()? } else { Floors::default() };
    let mut lines = Vec::new();
    for material in &materials {
        let figures = (material.corpus.score)(material)?;
        for figure in figures.into_iter().chain(export::score(material)?) {
            lines.push(report::Line::new(material, figure, &floors));
        }
    }
    report::print(&lines, arguments.all);
    if let Some(path) = &arguments.json {
        report::write_json(&lines, path)?;
    }
    let low = lines.iter().filter(|line| !line.holds()).count();
    println!("\n{} figures hold, {low} below their floors", lines.len() - low);
    Ok(if low == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
