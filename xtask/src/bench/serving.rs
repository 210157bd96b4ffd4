//! `cargo xtask bench serving`: Tellal's pages and counts beside what others do, on this machine.
//!
//! Whatever serves has processor 0, whatever asks has processor 1. Rounds are interleaved, with nginx before and after; a figure is a median
//! with its spread, both in requests a second of a closed loop and in processor time of all the server's processes for a request. One
//! request that fails makes a run invalid. `docs/bench/serving.md` is written from `serving/serving.md` and what was measured.
//!
//! Each peer is a file. What it needs is installed from Debian, npm or the Python index, unstarted; it runs with settings and folders of
//! its own, below `target/bench/serving`, on ports 9600 and up. A group of figures that was measured is kept there too, so that a
//! run that was broken off goes on where it was (`--fresh` begins anew). `--programs DIR` measures programs that are built already.

mod bare;
mod beacons;
mod ghost;
mod http;
mod load;
mod mariadb;
mod memory;
mod nginx;
mod pages;
mod postgres;
mod process;
mod publishing;
mod redis;
mod report;
mod rounds;
mod steady;
mod tellal;
mod varnish;
mod wordpress;

use crate::{cargo, needs, root, target};
use anyhow::{Context as _, bail, ensure};
use report::{Outcome, Row, Verdict};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::{Instant, UNIX_EPOCH},
};

const TELLAL: u16 = 9600;
const NGINX: u16 = 9601;
const BARE: u16 = 9602;
const WORDPRESS: u16 = 9610;
const FASTCGI: u16 = 9611;
const VARNISH: u16 = 9612;
const MARIADB: u16 = 9613;
const GHOST: u16 = 9620;
const REDIS: u16 = 9630;

/// Whom Tellal is measured beside.
const PEERS: [&str; 7] = ["nginx", "varnish", "wordpress", "ghost", "redis", "postgres", "isso"];

/// A group of figures that are measured together: its name, what it is, and the function that does it.
struct Group {
    name: &'static str,
    says: &'static str,
    measure: fn(&Wishes) -> anyhow::Result<Outcome>,
}

const GROUPS: [Group; 8] = [
    Group { name: "story", says: "a story's page, compressed, beside nginx and bare hyper", measure: pages::story },
    Group { name: "thousand", says: "a thousand different pages, beside nginx", measure: pages::thousand },
    Group { name: "beacons", says: "counted reads, beside Redis and PostgreSQL", measure: beacons::run },
    Group { name: "publishing", says: "pages while ten stories a second go out", measure: publishing::run },
    Group { name: "memory", says: "memory and start of an archive of 100,000 stories", measure: memory::run },
    Group { name: "wordpress", says: "WordPress, plain and behind caches", measure: pages::wordpress },
    Group { name: "ghost", says: "Ghost", measure: pages::ghost },
    Group { name: "comments", says: "comments kept, beside Isso", measure: comments },
];

/// What is wished.
pub(super) struct Wishes {
    peers: Vec<String>,
    rounds: u32,
    seconds: u32,
    only: Vec<String>,
    fresh: bool,
    /// The programs are built already.
    built: bool,
    place: Place,
    /// What must be the same for an earlier outcome to hold.
    key: String,
}

impl Wishes {
    /// Whether a peer is wished; without it, its figures are named and not measured.
    fn peer(&self, name: &str) -> anyhow::Result<()> {
        ensure!(self.peers.iter().any(|peer| peer == name), "{name} is not among the peers of this run (--peers)");
        Ok(())
    }
}

/// Where everything is.
pub(super) struct Place {
    folder: PathBuf,
    binary: PathBuf,
    filler: PathBuf,
    bare: PathBuf,
}

impl Place {
    /// With the programs in a folder.
    fn of(programs: &Path) -> Self {
        let [binary, filler, bare] = ["tellal", "tellal-bench", "tellal-bare"].map(|name| programs.join(name));
        Self { folder: PathBuf::new(), binary, filler, bare }
    }

    /// An empty folder for a run of something.
    fn fresh(&self, name: &str) -> anyhow::Result<PathBuf> {
        let folder = self.folder.join("run").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        Ok(folder)
    }
}

pub(super) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    let mut wishes = wishes(flags)?;
    needs::have(&[needs::COMPILER, needs::WRK])?;
    fs::create_dir_all(&wishes.place.folder)?;
    let began = Instant::now();
    if !wishes.built {
        build()?;
    }
    wishes.key = key(&wishes)?;
    process::pin_self(process::SENDER)?;
    let mut outcomes = Vec::new();
    for group in &GROUPS {
        if !wishes.only.is_empty() && !wishes.only.iter().any(|only| only == group.name) {
            // What stands on the page from an earlier run stays there.
            outcomes.extend(Outcome::earlier(&wishes, group.name).map(|outcome| (group.name, outcome)));
            continue;
        }
        println!("\n=== {}: {} ({} min so far) ===", group.name, group.says, began.elapsed().as_secs() / 60);
        let earlier = if wishes.fresh { None } else { Outcome::earlier(&wishes, group.name) };
        let outcome = if let Some(earlier) = earlier {
            println!("  measured earlier with this program; --fresh measures it again");
            earlier
        } else {
            let outcome = (group.measure)(&wishes).unwrap_or_else(|error| {
                eprintln!("  {error:#}");
                let row = Row::missing(group.says, "", format!("{error:#}"));
                Outcome { rows: vec![row], notes: Vec::new() }
            });
            outcome.keep(&wishes, group.name)?;
            outcome
        };
        for row in &outcome.rows {
            println!("  {:?}: {} | asked {} | {}", row.verdict, row.figure, row.asked, row.measured);
        }
        outcomes.push((group.name, outcome));
    }
    println!("\n{}", report::table(&outcomes));
    let page = root().join("docs/bench/serving.md");
    fs::write(&page, report::page(&outcomes, &wishes))?;
    println!("{} is written; {} min in all.", page.display(), began.elapsed().as_secs().div_ceil(60));
    let well = outcomes.iter().flat_map(|(_, outcome)| &outcome.rows).all(|row| row.verdict != Verdict::Short);
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn wishes(flags: &[String]) -> anyhow::Result<Wishes> {
    let place = Place { folder: target().join("bench/serving"), ..Place::of(&target().join("release")) };
    let peers = PEERS.map(str::to_owned).to_vec();
    let mut wishes = Wishes {
        peers,
        rounds: 5,
        seconds: 6,
        only: Vec::new(),
        fresh: false,
        built: false,
        place,
        key: String::new(),
    };
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        if flag == "--fresh" {
            wishes.fresh = true;
            continue;
        }
        let value = flags.next().with_context(|| format!("{flag} wants a value"))?;
        let number =
            || value.parse().ok().filter(|number| *number > 0).with_context(|| format!("{flag} wants a number"));
        match flag.as_str() {
            "--programs" => {
                let folder = std::mem::take(&mut wishes.place.folder);
                wishes.place = Place { folder, ..Place::of(Path::new(value)) };
                wishes.built = true;
            }
            "--peers" => wishes.peers = named(value, &PEERS)?,
            "--rounds" => wishes.rounds = number()?,
            "--seconds" => wishes.seconds = number()?,
            "--only" => wishes.only.extend(named(value, &GROUPS.map(|group| group.name))?),
            other => bail!("there is no flag {other}"),
        }
    }
    Ok(wishes)
}

/// Names in a list, each of which there must be; `all` and `none` are understood.
fn named(value: &str, known: &[&str]) -> anyhow::Result<Vec<String>> {
    match value {
        "all" => return Ok(known.iter().map(|name| (*name).to_owned()).collect()),
        "none" => return Ok(Vec::new()),
        _ => {}
    }
    let unknown = value.split(',').find(|name| !known.contains(name));
    ensure!(unknown.is_none(), "there is no “{}”; there are: {}", unknown.unwrap_or_default(), known.join(", "));
    Ok(value.split(',').map(str::to_owned).collect())
}

/// Builds what is shipped, what fills archives, and bare hyper, with one call, so that all is compiled once.
fn build() -> anyhow::Result<()> {
    println!("Building tellal, optimised (the first time takes many minutes) …");
    let mut build = Command::new(cargo());
    build.args(["build", "--quiet", "--release", "--locked", "--package", "tellal", "--features", "bench"]);
    build.args(["--bin", "tellal", "--bin", "tellal-bench", "--bin", "tellal-bare"]).current_dir(root());
    ensure!(build.status()?.success(), "tellal could not be built");
    Ok(())
}

/// The program's length and time, and how long is measured.
fn key(wishes: &Wishes) -> anyhow::Result<String> {
    let program = fs::metadata(&wishes.place.binary)?;
    let time = program.modified()?.duration_since(UNIX_EPOCH)?.as_secs();
    Ok(format!("{} bytes of {time}; {} x {} s", program.len(), wishes.rounds, wishes.seconds))
}

/// The comments' own bench, with this one's wishes.
fn comments(wishes: &Wishes) -> anyhow::Result<Outcome> {
    let (figure, asked) = ("durable comments a second, beside Isso", "20 x");
    if let Err(why) = wishes.peer("isso") {
        return Ok(Outcome { rows: vec![Row::missing(figure, asked, why)], notes: Vec::new() });
    }
    let python = super::python::environment("comments", "isso")?;
    let folder = wishes.place.fresh("comments")?;
    let sums = super::comments::beside_isso(&python, &folder, wishes.rounds, wishes.seconds)?;
    let [(our, our_least, our_most), (their, their_least, their_most), (ratio, least, most)] = sums;
    let measured = format!(
        "{ratio:.1} x ({least:.1} to {most:.1}): {our:.0} ({our_least:.0} to {our_most:.0}) beside {their:.0} ({their_least:.0} to {their_most:.0})"
    );
    let rows = vec![Row::new(figure, asked, measured, Verdict::of(ratio >= 20.0))];
    Ok(Outcome { rows, notes: vec!["As `cargo xtask bench comments`, 32 connections.".to_owned()] })
}

#[cfg(test)]
mod tests {

    #[test]
    fn only_what_there_is_can_be_wished() {
        let wishes = |text: &str| super::wishes(&text.split(' ').map(str::to_owned).collect::<Vec<_>>());
        let some = wishes("--peers nginx,redis --rounds 2 --only story,beacons --fresh").unwrap();
        assert_eq!((some.peers.len(), some.rounds, some.only.len(), some.fresh), (2, 2, 2, true));
        assert!(some.peer("nginx").is_ok() && some.peer("ghost").is_err());
        assert!(wishes("--peers none").unwrap().peers.is_empty());
        for wrong in ["--peers apache", "--rounds 0", "--only everything", "--loud 1", "--seconds"] {
            assert!(wishes(wrong).is_err(), "{wrong}");
        }
    }
}
