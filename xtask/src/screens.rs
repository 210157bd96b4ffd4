//! `cargo xtask screens`: every kind of page, on a phone and a desktop, light and dark, in three scripts.

use crate::{kit, root};
use std::{path::PathBuf, process::ExitCode};

/// Flags go to `tests/browser/screens.mjs`; folders in them belong to where the caller stands.
pub(crate) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    let out = flags.iter().position(|flag| flag == "--out").and_then(|at| flags.get(at + 1));
    let out = match out {
        Some(out) => std::env::current_dir()?.join(out),
        None => root().join("docs/screens"),
    };
    let mut rest: Vec<&String> = flags.iter().collect();
    if let Some(at) = rest.iter().position(|flag| *flag == "--out") {
        rest.drain(at..(at + 2).min(rest.len()));
    }
    let out: PathBuf = out;
    let status = kit::script("screens.mjs")?.arg("--out").arg(out).args(rest).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
