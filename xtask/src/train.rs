//! `cargo xtask train`: makes the models that `crates/text` carries, by the trainer in `training/`.
//!
//! `sources` fetches and prepares what they are trained on, `orthography` and `language` train and measure. The flags are the
//! trainer's own; the trainer is built optimised, because a debug build would take hours.

use crate::{cargo, root};
use std::process::{Command, ExitCode};

pub(super) fn run(words: &[String]) -> anyhow::Result<ExitCode> {
    let status = Command::new(cargo())
        .args(["run", "--quiet", "--locked", "--release", "--package", "tellal-training", "--"])
        .args(words)
        .current_dir(root())
        .status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
