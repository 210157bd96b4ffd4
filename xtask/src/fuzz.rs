//! `cargo xtask fuzz`: the readers of wire formats against bytes that no agency would send.
//!
//! libFuzzer runs in the compiler that everything else is built with: what it needs is LLVM's own coverage instrumentation,
//! which takes compiler flags and no nightly. Each target starts from our fixtures and from the corpus that is kept in
//! `fuzz/corpus`; `--keep` adds to that what a run has found, minimised.

use crate::{cargo, root, target as built};
use anyhow::{Context as _, bail, ensure};
use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

const HELP: &str = "\
cargo xtask fuzz [FLAGS]  runs what reads what strangers send on made-up bytes, one after the other

--seconds N       how long each runs (60)
--only TARGET     one target: a format's name, html, out, any, wordpress, disqus, comment, picture,
                  metadata or ledger; may be given again
--corpora DIR     also start from files below this folder; nothing bred from them is kept
--keep            put what was found into fuzz/corpus, minimised
--list            the targets
";

/// What `rustc` passes to LLVM so that libFuzzer sees which ways were taken and what was compared.
const WATCHED: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing";
/// Longest delivery that is made up, and longest that is kept.
const MAX_BYTES: u64 = 16 << 10;
const MAX_KEPT_BYTES: u64 = 4 << 10;
/// Files that are kept for one target.
const MAX_KEPT: usize = 150;

#[derive(Default)]
struct Arguments {
    seconds: u64,
    only: Vec<String>,
    corpora: Option<PathBuf>,
    keep: bool,
}

pub(crate) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    let mut arguments = Arguments { seconds: 60, ..Arguments::default() };
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        let mut value = || flags.next().with_context(|| format!("{flag} needs a value\n\n{HELP}"));
        match flag.as_str() {
            "--seconds" => arguments.seconds = value()?.parse().context("--seconds needs a number")?,
            "--only" => arguments.only.push(value()?.clone()),
            "--corpora" => arguments.corpora = Some(PathBuf::from(value()?)),
            "--keep" => arguments.keep = true,
            "--list" => {
                println!("{}", targets()?.join("\n"));
                return Ok(ExitCode::SUCCESS);
            }
            "--help" | "-h" => {
                print!("{HELP}");
                return Ok(ExitCode::SUCCESS);
            }
            _ => bail!("there is no flag “{flag}”\n\n{HELP}"),
        }
    }
    ensure!(!(arguments.keep && arguments.corpora.is_some()), "what is bred from others' files is not kept");
    let all = targets()?;
    for name in &arguments.only {
        ensure!(all.contains(name), "there is no target “{name}”; there are: {}", all.join(", "));
    }
    let program = build()?;
    println!("{:<12} {:>12} {:>8} {:>9} {:>7} {:>9}", "target", "runs", "a second", "branches", "corpus", "findings");
    let mut findings = 0;
    for name in all.iter().filter(|name| arguments.only.is_empty() || arguments.only.contains(name)) {
        findings += fuzz(&program, name, &arguments)?;
    }
    Ok(if findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The formats as `crates/wire/src/formats.rs` lists them, and what is tried beside them.
fn targets() -> anyhow::Result<Vec<String>> {
    let list = fs::read_to_string(root().join("crates/wire/src/formats.rs"))?;
    let names = list.split("Format { name: \"").skip(1).filter_map(|rest| rest.split('"').next());
    Ok(names
        .chain(["html", "out", "any", "wordpress", "disqus", "comment", "picture", "metadata", "ledger"])
        .map(str::to_owned)
        .collect())
}

/// Compiles the one program that holds all targets, in a folder of its own: nothing else is built with these flags.
fn build() -> anyhow::Result<PathBuf> {
    let version = Command::new("rustc").arg("-vV").output()?;
    let version = String::from_utf8(version.stdout)?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    let folder = built().join("fuzz");
    let status = Command::new(cargo())
        .args(["build", "--quiet", "--release", "--target", host, "--manifest-path"])
        .arg(root().join("fuzz/Cargo.toml"))
        .env("CARGO_TARGET_DIR", &folder)
        .env("RUSTFLAGS", WATCHED)
        .status()?;
    ensure!(status.success(), "the targets cannot be built");
    Ok(folder.join(host).join("release/tellal-fuzz"))
}

/// Runs one target and prints its line. Returns how many deliveries it fell over.
fn fuzz(program: &Path, name: &str, arguments: &Arguments) -> anyhow::Result<usize> {
    let bred = if arguments.corpora.is_some() { "bred-from-others" } else { "bred" };
    let work = built().join("fuzz").join(bred).join(name);
    let faults = built().join("fuzz/findings").join(name);
    let kept = root().join("fuzz/corpus").join(name);
    let known = files(&faults)?.len();
    for folder in [&work, &faults, &kept] {
        fs::create_dir_all(folder)?;
    }
    let mut seeds = vec![kept.clone(), root().join("fixtures/wire"), root().join("fixtures/migrate")];
    // The nearest in form come first where a folder has the target's name; the others are seeds as well.
    seeds.extend(arguments.corpora.clone());
    let mut artifacts = OsString::from("-artifact_prefix=");
    artifacts.push(faults.join(""));
    let output = Command::new(program)
        .env("TELLAL_FUZZ", name)
        .arg(format!("-max_total_time={}", arguments.seconds))
        .args(["-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1", "-use_value_profile=0"])
        .arg(format!("-max_len={MAX_BYTES}"))
        .arg(format!("-dict={}", root().join("fuzz/tokens.dict").display()))
        .arg(artifacts)
        .arg(&work)
        .args(&seeds)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()?;
    let log = String::from_utf8_lossy(&output.stderr);
    fs::write(faults.join("last.log"), log.as_bytes())?;
    let stat = |name: &str| {
        let line = log.lines().rev().find_map(|line| line.strip_prefix(&format!("stat::{name}:")));
        line.map_or_else(|| "?".to_owned(), |number| number.trim().to_owned())
    };
    let branches = log.lines().rev().find_map(|line| line.split_once(" cov: ")?.1.split(' ').next()).unwrap_or("?");
    let found = files(&faults)?.len().saturating_sub(known.max(1));
    let found = if output.status.success() { found } else { found.max(1) };
    if arguments.keep && output.status.success() {
        keep(program, name, &work, &kept)?;
    }
    println!(
        "{name:<12} {:>12} {:>8} {branches:>9} {:>7} {found:>9}",
        stat("number_of_executed_units"),
        stat("average_exec_per_sec"),
        files(&work)?.len()
    );
    if found > 0 {
        let panic = log.lines().skip_while(|line| !line.contains("panicked at")).take(2).collect::<Vec<_>>().join(" ");
        let other = log.lines().find(|line| line.contains("ERROR: libFuzzer")).unwrap_or_default();
        println!(
            "             {}\n             in {}",
            if panic.is_empty() { other } else { &panic },
            faults.display()
        );
    }
    Ok(found)
}

/// Puts the smallest set of deliveries that takes all known ways into the kept corpus: first what is kept already, then what
/// the run has bred, and of that the small ones.
fn keep(program: &Path, name: &str, work: &Path, kept: &Path) -> anyhow::Result<()> {
    let merged = built().join("fuzz/merged").join(name);
    if merged.exists() {
        fs::remove_dir_all(&merged)?;
    }
    fs::create_dir_all(&merged)?;
    let status = Command::new(program)
        .env("TELLAL_FUZZ", name)
        .args(["-merge=1", "-timeout=10", "-rss_limit_mb=2048"])
        .arg(format!("-max_len={MAX_KEPT_BYTES}"))
        .args([&merged, kept, work])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    ensure!(status.success(), "what {name} has bred cannot be merged");
    let mut found = files(&merged)?;
    // The merge has the smallest first in the order of its names only by chance.
    found.sort_by_key(|path| fs::metadata(path).map_or(0, |file| file.len()));
    // Of too many, evenly from small to large: each size has ways of its own.
    let every = found.len().div_ceil(MAX_KEPT).max(1);
    fs::remove_dir_all(kept)?;
    fs::create_dir_all(kept)?;
    for path in found.iter().step_by(every) {
        if let Some(name) = path.file_name() {
            fs::copy(path, kept.join(name))?;
        }
    }
    Ok(())
}

fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    Ok(entries.collect::<Result<Vec<_>, _>>()?)
}
