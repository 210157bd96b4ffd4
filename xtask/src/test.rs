//! `cargo xtask test`: everything that must pass, one step after the other, with a heading, a time and a count.

use crate::{cargo, instructions, kit, needs, postgres::Postgres, root, target};
use anyhow::{Context as _, bail, ensure};
use std::{
    io::{BufRead as _, BufReader},
    path::PathBuf,
    process::{Command, ExitCode, Stdio},
    time::Instant,
};

/// The version of cargo-deny that `deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

/// What passed and what did not.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

impl Count {
    fn of(well: bool) -> Self {
        Self { passed: well.into(), failed: (!well).into() }
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

type Step = (&'static str, &'static str, fn() -> anyhow::Result<Count>);

const STEPS: [Step; 8] = [
    ("format", "Format (rustfmt)", format),
    ("lints", "Lints (clippy)", lints),
    ("deny", "Licences, sources, advisories (cargo-deny)", deny),
    ("rust", "Tests on SQLite and PostgreSQL", rust),
    ("conformance", "Conformance of the wire formats", conformance),
    ("browser", "Tests in a browser", browser),
    ("kit", "The measuring kit on every kind of page", measured),
    ("instructions", "Instructions of a page and of a counted read", counted_instructions),
];

pub(crate) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    let mut only = Vec::new();
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        match (flag.as_str(), flag == "--only") {
            (_, true) => only.push(flags.next().context("--only needs the name of a step")?.as_str()),
            (other, _) => bail!("“{other}” is no flag of `cargo xtask test`; there is --only NAME"),
        }
    }
    for name in &only {
        let known: Vec<_> = STEPS.iter().map(|(name, ..)| *name).collect();
        ensure!(known.contains(name), "there is no step “{name}”; there are: {}", known.join(", "));
    }
    let began = Instant::now();
    let mut total = Count::default();
    let mut failed = Vec::new();
    for (name, heading, step) in STEPS {
        if !only.is_empty() && !only.contains(&name) {
            continue;
        }
        println!("\n=== {heading} ===");
        let step_began = Instant::now();
        let count = step().unwrap_or_else(|error| {
            eprintln!("{error:#}");
            Count::of(false)
        });
        println!("--- {name}: {} passed, {} failed, {} s", count.passed, count.failed, step_began.elapsed().as_secs());
        if count.failed > 0 {
            failed.push(name);
        }
        total.add(count);
    }
    println!("\n{} s in all.", began.elapsed().as_secs());
    if !failed.is_empty() {
        println!("Failed: {}.", failed.join(", "));
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 && total.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn in_root(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

fn format() -> anyhow::Result<Count> {
    Ok(Count::of(in_root(cargo(), &["fmt", "--all", "--check"]).status()?.success()))
}

fn lints() -> anyhow::Result<Count> {
    needs::have(&[needs::COMPILER])?;
    let lints = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    Ok(Count::of(in_root(cargo(), &lints).status()?.success()))
}

fn deny() -> anyhow::Result<Count> {
    let program = cargo_deny()?;
    let check = ["--locked", "check", "bans", "licenses", "sources"];
    let mut count = Count::of(in_root(&program, &check).status()?.success());
    if in_root(&program, &["fetch", "db"]).status()?.success() {
        count.add(Count::of(
            in_root(&program, &["--locked", "check", "--disable-fetch", "advisories"]).status()?.success(),
        ));
    } else {
        println!("The advisory database cannot be reached from here: advisories are NOT checked in this run.");
    }
    Ok(count)
}

/// cargo-deny of the right version, built once into the target folder.
fn cargo_deny() -> anyhow::Result<PathBuf> {
    let tools = target().join("tools");
    let program = tools.join("bin/cargo-deny");
    let version = Command::new(&program).arg("--version").output();
    if version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains(CARGO_DENY)) {
        return Ok(program);
    }
    println!("Building cargo-deny {CARGO_DENY} (once, some minutes) …");
    let mut install =
        in_root(cargo(), &["install", "cargo-deny", "--version", CARGO_DENY, "--locked", "--force", "--root"]);
    // Its own dependencies are other people's choice: it builds beside ours and not among them.
    let built = install.arg(&tools).arg("--target-dir").arg(tools.join("build")).status()?;
    ensure!(built.success(), "cargo-deny could not be built");
    let _ = std::fs::remove_dir_all(tools.join("build"));
    Ok(program)
}

fn rust() -> anyhow::Result<Count> {
    needs::have(&[needs::COMPILER, needs::POSTGRES])?;
    let postgres = Postgres::start()?;
    println!("PostgreSQL: {}", postgres.address());
    let mut tests = in_root(cargo(), &["test", "--workspace", "--no-fail-fast", "--locked"]);
    counted(tests.env("TELLAL_TEST_POSTGRES", postgres.address()), rust_line)
}

/// Each figure counts as one test. Where the corpora are not at hand there is nothing to measure, which is said and is no
/// failure.
fn conformance() -> anyhow::Result<Count> {
    needs::have(&[needs::COMPILER, needs::XMLLINT])?;
    let mut run = in_root(cargo(), &["run", "--quiet", "--locked", "--package", "tellal-conformance"]);
    let output = run.stdout(Stdio::piped()).spawn()?.wait_with_output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    print!("{text}");
    let mut count = Count::default();
    text.lines().for_each(|line| count.add(conformance_line(line)));
    if !output.status.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

fn browser() -> anyhow::Result<Count> {
    let mut npm = Command::new("npm");
    npm.arg("test");
    counted(&mut kit::in_browser_tests(npm)?, node_line)
}

/// The kit's rules on every kind of page, the HTML checker and the rules of feeds on every page and feed there is. Where the kit
/// is not at hand there is nothing to measure with, which is said and is no failure.
fn measured() -> anyhow::Result<Count> {
    if kit::ready()?.is_none() {
        println!("{} is not here: no page is MEASURED in this run.", kit::shared().join("kit").display());
        return Ok(Count::default());
    }
    counted(&mut kit::script("kit.mjs")?, node_line)
}

fn counted_instructions() -> anyhow::Result<Count> {
    let (passed, failed) = instructions::check()?;
    Ok(Count { passed, failed })
}

/// Runs tests, shows what they print, and counts by the lines that sum up. A run that fails without such a line has failed
/// once; one that ends well without one has shown nothing, which is a failure too.
fn counted(command: &mut Command, line_count: fn(&str) -> Count) -> anyhow::Result<Count> {
    let mut running = command.stdout(Stdio::piped()).spawn()?;
    let out = running.stdout.take().context("no output")?;
    let mut count = Count::default();
    for line in BufReader::new(out).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        count.add(line_count(&line));
    }
    let well = running.wait()?.success();
    if (!well && count.failed == 0) || (well && count.passed == 0) {
        count.failed += 1;
    }
    Ok(count)
}

/// `test result: ok. 12 passed; 0 failed; …`, as libtest prints it.
fn rust_line(line: &str) -> Count {
    let Some(sum) = line.strip_prefix("test result: ") else { return Count::default() };
    let number = |what: &str| {
        let before = sum.split(';').find_map(|part| part.trim().strip_suffix(what))?;
        before.trim().rsplit(' ').next()?.parse().ok()
    };
    Count { passed: number("passed").unwrap_or(0), failed: number("failed").unwrap_or(0) }
}

/// `12 figures hold, 0 below their floors`, as the conformance runner sums up.
fn conformance_line(line: &str) -> Count {
    let sum = line.strip_suffix(" below their floors").and_then(|line| line.split_once(" figures hold, "));
    let numbers = sum.and_then(|(hold, low)| Some((hold.parse().ok()?, low.parse().ok()?)));
    numbers.map_or_else(Count::default, |(passed, failed)| Count { passed, failed })
}

/// `ℹ pass 5` or `# fail 1`, as Node's test runner prints them.
fn node_line(line: &str) -> Count {
    let words: Vec<_> = line.split_whitespace().collect();
    match words[..] {
        ["ℹ" | "#", "pass", number] => Count { passed: number.parse().unwrap_or(0), failed: 0 },
        ["ℹ" | "#", "fail", number] => Count { passed: 0, failed: number.parse().unwrap_or(0) },
        _ => Count::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_sums_are_read() {
        let rust = rust_line(
            "test result: FAILED. 36 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.22s",
        );
        assert_eq!(rust, Count { passed: 36, failed: 2 });
        assert_eq!(rust_line("running 9 tests"), Count::default());
        assert_eq!(conformance_line("12 figures hold, 1 below their floors"), Count { passed: 12, failed: 1 });
        assert_eq!(node_line("ℹ pass 5"), Count { passed: 5, failed: 0 });
        assert_eq!(node_line("# fail 1"), Count { passed: 0, failed: 1 });
        assert_eq!(node_line("✔ a story is published (120ms)"), Count::default());
    }
}
