//! `cargo xtask bench archive`: how long pages take in archives of 1,000, 100,000 and 1,000,000 stories; and what
//! `cargo xtask bench search` shares with it: the program of `benches/archive/`, and the newsrooms that it makes and keeps below the
//! target folder (8 GB). `--sizes 1000,100000` makes smaller ones, `--folder DIR` puts them elsewhere.

use crate::{cargo, needs, root, target};
use anyhow::{Context as _, ensure};
use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

pub(super) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    let program = build()?;
    let (folder, flags) = folder(flags)?;
    let mut sizes = vec!["--sizes".to_owned(), "1000,100000,1000000".to_owned()];
    if flags.iter().any(|flag| flag == "--sizes") {
        sizes.clear();
    }
    let flags: Vec<String> = sizes.into_iter().chain(flags).collect();
    let status = on_one_core(&program).arg("pages").arg("--folder").arg(&folder).args(flags).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Where the newsrooms are, and the flags without the one that says so.
pub(super) fn folder(flags: &[String]) -> anyhow::Result<(PathBuf, Vec<String>)> {
    let mut flags = flags.to_vec();
    let folder = match flags.iter().position(|flag| flag == "--folder") {
        Some(place) => {
            ensure!(place + 1 < flags.len(), "--folder wants a folder");
            flags.drain(place..place + 2).nth(1).context("a folder")?.into()
        }
        None => target().join("bench/archive"),
    };
    Ok((folder, flags))
}

/// Builds the program, optimised.
pub(super) fn build() -> anyhow::Result<PathBuf> {
    needs::have(&[needs::COMPILER])?;
    let mut build = Command::new(cargo());
    build.args(["build", "--quiet", "--release", "--locked", "--package", "tellal", "--features", "bench"]);
    build.args(["--bin", "tellal-bench"]).current_dir(root());
    ensure!(build.status()?.success(), "the benchmark could not be built");
    Ok(target().join("release/tellal-bench"))
}

/// A command that runs on the first core alone.
pub(super) fn on_one_core(program: &Path) -> Command {
    let mut command = Command::new("taskset");
    command.args(["-c", "0"]).arg(program);
    command
}
