//! Trains the models that `crates/text` carries, from named and openly licensed sources.
//!
//! `orthography` makes the models that put a language's letters back, `language` the one that tells languages apart. What
//! they read is prepared by `sources`. The same inputs give the same bytes: nothing here asks a clock or draws lots.

mod language;
mod orthography;
mod sources;

use std::process::ExitCode;

const HELP: &str = "\
tellal-training orthography [FLAGS]  the models that put a language's letters back
tellal-training language [FLAGS]     the model that tells languages apart
tellal-training sources [FLAGS]      fetches and prepares what they are trained on
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let chore = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let result = match chore.as_str() {
        "orthography" => orthography::run(&rest),
        "language" => language::run(&rest),
        "sources" => sources::run(&rest),
        _ => {
            print!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("training: {error:#}");
            ExitCode::FAILURE
        }
    }
}
