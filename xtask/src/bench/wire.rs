//! `cargo xtask bench wire`: how many stories a second one core reads, and what the libraries read that others use.
//!
//! Makes a Python environment below the target folder with the peers of `benches/wire/requirements.txt`, and runs
//! `benches/wire/main.rs`, optimised, with it. Flags go to that: `--rounds 9`, `--stories 1000`, `--only rss`.

use super::python;
use crate::{cargo, target};
use std::{
    fs,
    process::{Command, ExitCode},
};

pub(super) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    let folder = target().join("bench");
    fs::create_dir_all(&folder)?;
    let python = python::environment("wire", "venv")?;
    let status = Command::new(cargo())
        .args(["bench", "--quiet", "--locked", "--package", "tellal-wire", "--bench", "wire", "--", "--python"])
        .arg(python)
        .arg("--folder")
        .arg(&folder)
        .args(flags)
        .status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
