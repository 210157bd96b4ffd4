//! `cargo xtask bench search`: how long a search takes in an archive of a million stories, on one core, how fast its index is made
//! and how large it is; and the same stories and questions in SQLite's FTS5. `--stories 100000` makes a smaller archive.

use super::archive::{build, folder, on_one_core};
use crate::root;
use anyhow::{Context as _, ensure};
use std::process::{Command, ExitCode};

pub(super) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    let program = build()?;
    let (folder, mut flags) = folder(flags)?;
    let mut stories = "1000000".to_owned();
    if let Some(place) = flags.iter().position(|flag| flag == "--stories") {
        ensure!(place + 1 < flags.len(), "--stories wants a number");
        stories = flags.drain(place..place + 2).nth(1).context("a number")?;
    }
    let size = ["--stories", &stories];
    // To write the stories the machine may take all its cores; reading is on one.
    let filled = Command::new(&program).arg("fill").arg("--folder").arg(&folder).args(size).status()?;
    ensure!(filled.success(), "the archive could not be made");
    let words = folder.join("words.tsv");
    let mut search = on_one_core(&program);
    search.arg("search").arg("--folder").arg(&folder).args(size).arg("--words").arg(&words).args(flags);
    ensure!(search.status()?.success(), "the search could not be measured");
    let newsroom = folder.join(&stories);
    let mut peer = on_one_core("python3".as_ref());
    peer.arg(root().join("benches/archive/peer.py"));
    peer.arg(newsroom.join("data/tellal.db")).arg(&words).arg(newsroom.join("fts5.db"));
    ensure!(peer.status()?.success(), "FTS5 could not be measured");
    Ok(ExitCode::SUCCESS)
}
