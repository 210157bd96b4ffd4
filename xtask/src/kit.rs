//! The measuring kit: what holds a page to the standards of the trade. It stands beside the working copy (`../shared/kit`, or where
//! `TELLAL_SHARED` says), with packages of its own, which are installed once into the target folder.

use crate::{cargo, needs, root, target};
use anyhow::{Context as _, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What lies beside the working copy and is no part of it.
pub(crate) fn shared() -> PathBuf {
    std::env::var_os("TELLAL_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from)
}

/// The kit, ready to run, or nothing where it is not at hand.
pub(crate) fn ready() -> anyhow::Result<Option<PathBuf>> {
    let source = shared().join("kit");
    if !source.join("site-check.mjs").is_file() {
        return Ok(None);
    }
    needs::have(&[needs::NODE, needs::CHROMIUM, needs::JAVA])?;
    let kit = target().join("kit");
    let lock = |folder: &Path| fs::read(folder.join("package-lock.json")).ok();
    let fresh =
        lock(&kit).is_some() && lock(&kit) == lock(&source) && kit.join("node_modules/.package-lock.json").is_file();
    copy(&source, &kit)?;
    if !fresh {
        println!("Installing the measuring kit's packages (once) …");
        let mut install = Command::new("npm");
        install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&kit).stdout(Stdio::null());
        ensure!(install.status()?.success(), "npm ci in {} has failed", kit.display());
    }
    Ok(Some(kit))
}

/// Files and folders, over what is there; not what is installed or measured.
fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if name == "node_modules" || name == "out" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to.join(name))?;
        } else {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

/// A script of `tests/browser`, with its packages installed, the newsroom built and everything named that it may ask for.
pub(crate) fn script(name: &str) -> anyhow::Result<Command> {
    let mut node = Command::new("node");
    node.arg(name);
    in_browser_tests(node)
}

/// Dresses a command to run among the browser tests.
pub(crate) fn in_browser_tests(mut command: Command) -> anyhow::Result<Command> {
    needs::have(&[needs::COMPILER, needs::NODE, needs::CHROMIUM])?;
    let chromium = needs::chromium().context("Chromium is missing")?;
    let mut build = Command::new(cargo());
    let built = build.args(["build", "--package", "tellal", "--locked"]).current_dir(root()).status()?;
    ensure!(built.success(), "tellal could not be built");
    let folder = root().join("tests/browser");
    let installed = Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder).status()?;
    ensure!(installed.success(), "npm ci in tests/browser has failed");
    if let Some(kit) = ready()? {
        command.env("TELLAL_KIT", kit);
    }
    command
        .current_dir(&folder)
        .env("TELLAL_BINARY", target().join("debug/tellal"))
        .env("TELLAL_SHARED", shared())
        .env("TELLAL_KIT_OUT", target().join("kit-out"))
        .env("CHROME_PATH", &chromium)
        .env("TELLAL_CHROMIUM", chromium);
    Ok(command)
}
