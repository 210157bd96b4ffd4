//! `cargo xtask crash`: kills the real binary under load, `--runs` times in one folder, and prints what came of it (`crash.rs` does it).
//!
//! As root the folder is a disk of its own (ext4 in a sparse file), which some runs fill up; else those runs are left out, which is said.
//! A fault ends it: the folder is kept and named, with the seed that repeats the runs.

use crate::{cargo, needs, postgres::Postgres, root, target};
use anyhow::{Context as _, bail, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Instant,
};
use xtask::crash::{Plan, disk::Disk, room::Room, run as crash, tables::Tables};

struct Wishes {
    runs: u32,
    seed: u64,
    postgres: bool,
    json: bool,
    port: u16,
    binary: Option<PathBuf>,
    release: bool,
    folder: PathBuf,
}

pub(crate) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    let wishes = wishes(flags)?;
    needs::have(&[needs::COMPILER])?;
    if wishes.postgres {
        needs::have(&[needs::POSTGRES])?;
    } else {
        needs::have(&[needs::SQLITE])?;
    }
    let binary = built(wishes.binary.as_deref(), wishes.release)?;
    ensure!(
        !wishes.folder.exists(),
        "{} is there already: a run before found a fault, or is under way; look at it and remove it (it may be mounted)",
        wishes.folder.display()
    );
    fs::create_dir_all(&wishes.folder)?;
    let newsroom = wishes.folder.join("newsroom");
    let disk = match Disk::mount(&wishes.folder.join("disk"), &newsroom) {
        Ok(disk) => Some(disk),
        Err(error) => {
            eprintln!("no disk of its own, so none that is full: {error:#}");
            None
        }
    };
    let server = if wishes.postgres { Some(Postgres::start()?) } else { None };
    let (database, tables) = match &server {
        Some(server) => {
            let address = server.address();
            let folder = address.split(' ').find_map(|word| word.strip_prefix("host=")).context("no host")?;
            (format!("postgres://postgres@{}/postgres", folder.replace('/', "%2F")), Tables::psql(address.clone()))
        }
        None => ("sqlite".to_owned(), Tables::sqlite3(newsroom.join("data/tellal.db"))),
    };
    let log = wishes.folder.join("log");
    let room = Room { binary, folder: newsroom, log, port: wishes.port, before: Vec::new() };
    let mut plan = Plan {
        meanwhile: None,
        room,
        database,
        tables,
        disk,
        runs: wishes.runs,
        seed: wishes.seed,
        doctor: true,
        enough: 0,
    };
    let began = Instant::now();
    let tally = crash(&plan, &mut |run| {
        if !wishes.json {
            println!("{}", run.line());
        }
    });
    let kept = format!(
        "{} is kept; the same runs again: cargo xtask crash --runs {} --seed {}{}",
        wishes.folder.display(),
        wishes.runs,
        wishes.seed,
        if wishes.postgres { " --database postgres" } else { "" }
    );
    let tally = tally.with_context(|| kept.clone())?;
    println!("{}", if wishes.json { tally.json() } else { tally.print() });
    if !tally.faults.is_empty() {
        eprintln!("{kept}");
        return Ok(ExitCode::FAILURE);
    }
    if !wishes.json {
        println!("{} s in all.", began.elapsed().as_secs());
    }
    plan.disk.take().map(Disk::unmount).transpose()?;
    fs::remove_dir_all(&wishes.folder)?;
    Ok(ExitCode::SUCCESS)
}

/// Builds tellal, unless there is one to be taken as it is, and says where it is.
pub(crate) fn built(given: Option<&Path>, release: bool) -> anyhow::Result<PathBuf> {
    if let Some(given) = given {
        return given.canonicalize().with_context(|| format!("there is no {}", given.display()));
    }
    let mut build = Command::new(cargo());
    build.args(["build", "--quiet", "--locked", "--package", "tellal"]).current_dir(root());
    if release {
        build.arg("--release");
    }
    ensure!(build.status()?.success(), "tellal could not be built");
    Ok(target().join(if release { "release" } else { "debug" }).join("tellal"))
}

fn wishes(flags: &[String]) -> anyhow::Result<Wishes> {
    let folder = std::env::temp_dir().join(format!("tellal-crash-{}", std::process::id()));
    let mut wishes =
        Wishes { runs: 20, seed: 1, postgres: false, json: false, port: 0, binary: None, release: false, folder };
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        match flag.as_str() {
            "--json" => wishes.json = true,
            "--release" => wishes.release = true,
            "--runs" => wishes.runs = crate::number(flag, flags.next())?,
            "--seed" => wishes.seed = crate::number(flag, flags.next())?,
            "--binary" => wishes.binary = Some(flags.next().context("--binary wants a file")?.into()),
            "--port" => wishes.port = crate::number(flag, flags.next())?,
            "--folder" => wishes.folder = flags.next().context("--folder wants a folder")?.into(),
            "--database" => {
                wishes.postgres = match flags.next().map(String::as_str) {
                    Some("sqlite") => false,
                    Some("postgres") => true,
                    _ => bail!("--database is sqlite or postgres"),
                }
            }
            other => bail!("there is no flag {other}"),
        }
    }
    ensure!(wishes.runs > 0, "--runs wants a number");
    wishes.folder = std::path::absolute(&wishes.folder)?;
    Ok(wishes)
}
