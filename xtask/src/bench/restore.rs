//! `cargo xtask bench restore`: how many characters a second get their Turkish letters back, beside others.
//!
//! Installs the peers below the target folder (npm's `turkish-deasciifier`, and `benches/restore/requirements.txt` into a Python
//! environment); one that cannot be had is left out. Then runs `benches/restore/main.rs`, optimised, which writes
//! `docs/bench/restore.md`.

use crate::{cargo, root, target};
use std::{
    fs,
    path::Path,
    process::{Command, ExitCode, Stdio},
};

pub(super) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    let folder = target().join("bench-restore");
    fs::create_dir_all(&folder)?;
    let mut command = Command::new(cargo());
    command.args(["bench", "--quiet", "--locked", "--package", "tellal-text", "--bench", "restore", "--"]);
    command.arg("--folder").arg(&folder).arg("--write").arg(root().join("docs/bench/restore.md"));
    let modules = folder.join("node_modules");
    let mut npm = Command::new("npm");
    npm.args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
        .arg(&folder)
        .arg("turkish-deasciifier@1.0.0");
    if modules.join("turkish-deasciifier").is_dir() || done(&mut npm) {
        command.arg("--node").arg(&modules);
    } else {
        eprintln!("npm's turkish-deasciifier could not be installed and is left out");
    }
    if python(&folder) {
        command.arg("--python").arg(folder.join("venv/bin/python"));
    } else {
        eprintln!("the Python peers could not be installed and are left out");
    }
    let status = command.args(flags).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn python(folder: &Path) -> bool {
    let wanted = root().join("benches/restore/requirements.txt");
    let made = folder.join("venv/made-of.txt");
    if fs::read(&made).ok().is_some_and(|made| fs::read(&wanted).ok() == Some(made)) {
        return true;
    }
    let python = folder.join("venv/bin/python");
    done(Command::new("python3").args(["-m", "venv"]).arg(folder.join("venv")))
        && done(Command::new(python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&wanted))
        && fs::copy(&wanted, &made).is_ok()
}

fn done(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}
