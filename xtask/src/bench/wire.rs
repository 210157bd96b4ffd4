//! `cargo xtask bench wire`: how many stories a second one core reads, and what the libraries read that others use.
//!
//! Makes a Python environment below the target folder with the peers of `benches/wire/requirements.txt`, and runs
//! `benches/wire/main.rs`, optimised, with it. Flags go to that: `--rounds 9`, `--stories 1000`, `--only rss`.

use crate::{cargo, root, target};
use anyhow::{Context as _, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

pub(super) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    let folder = target().join("bench");
    fs::create_dir_all(&folder)?;
    let python = peers(&folder)?;
    let status = Command::new(cargo())
        .args(["bench", "--quiet", "--locked", "--package", "tellal-wire", "--bench", "wire", "--", "--python"])
        .arg(python)
        .arg("--folder")
        .arg(&folder)
        .args(flags)
        .status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The Python that has the peers.
fn peers(folder: &Path) -> anyhow::Result<PathBuf> {
    let environment = folder.join("venv");
    let python = environment.join("bin/python");
    let wanted = root().join("benches/wire/requirements.txt");
    let made = environment.join("made-of.txt");
    if fs::read(&made).ok() == fs::read(&wanted).ok() {
        return Ok(python);
    }
    let ran = |command: &mut Command| -> anyhow::Result<()> {
        let program = command.get_program().to_owned();
        let status = command.status().with_context(|| format!("{} cannot be run", program.display()))?;
        ensure!(status.success(), "the peers could not be installed");
        Ok(())
    };
    ran(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
    ran(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&wanted))?;
    fs::copy(&wanted, &made)?;
    Ok(python)
}
