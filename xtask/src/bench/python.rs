//! Python environments below the target folder, with what others use.

use crate::{root, target};
use anyhow::{Context as _, ensure};
use std::{fs, path::PathBuf, process::Command};

/// The Python of an environment that has what `benches/{bench}/requirements.txt` names; `name` is the environment's folder below
/// `target/bench`.
pub(super) fn environment(bench: &str, name: &str) -> anyhow::Result<PathBuf> {
    let environment = target().join("bench").join(name);
    let python = environment.join("bin/python");
    let wanted = root().join("benches").join(bench).join("requirements.txt");
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
