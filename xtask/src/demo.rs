//! `cargo xtask demo`: builds what is needed and opens the demo newsroom.

use crate::{cargo, needs, root, target};
use anyhow::{Context as _, ensure};
use std::{
    os::unix::process::CommandExt as _,
    process::{Command, ExitCode},
    time::Instant,
};

pub(crate) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    needs::have(&[needs::COMPILER])?;
    println!("Building tellal (the first time takes some minutes) …");
    let began = Instant::now();
    let built = Command::new(cargo()).args(["build", "--package", "tellal"]).current_dir(root()).status()?;
    ensure!(built.success(), "tellal could not be built");
    println!("Built in {} s.", began.elapsed().as_secs());
    let binary = target().join("debug/tellal");
    // Takes this process's place, so that signals and the exit code are the newsroom's own.
    let error = Command::new(&binary).arg("demo").args(flags).exec();
    Err(error).with_context(|| format!("{} cannot be started", binary.display()))
}
