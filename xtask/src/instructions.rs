//! `cargo xtask test --only instructions`: how many instructions a page from memory and a counted read take, counted by callgrind, beside
//! what `docs/bench/instructions.toml` records. Unlike a time, that is the same on a busy machine. More than a tenth above the record
//! fails; more than a tenth below asks for a lower record.

use crate::{cargo, needs, root, target};
use anyhow::{Context as _, bail, ensure};
use std::{fs, path::Path, process::Command};

/// Each at two numbers of times, so that what both have in common (the start, the first page) is subtracted.
const COUNTED: [(&str, u64, u64); 2] = [("page", 200, 1_200), ("beacon", 200, 1_200)];

/// A number beside its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Same,
    More,
    Less,
}

/// How many figures hold, and how many do not.
pub(crate) fn check() -> anyhow::Result<(u32, u32)> {
    needs::have(&[needs::COMPILER, needs::VALGRIND])?;
    let file = root().join("docs/bench/instructions.toml");
    let record = fs::read_to_string(&file).with_context(|| format!("{} is missing", file.display()))?;
    let program = build()?;
    let (mut well, mut failed) = (0, 0);
    for (name, few, many) in COUNTED {
        let each = (count(&program, name, many)? - count(&program, name, few)?) / (many - few);
        let Some(recorded) = read(&record, name) else {
            failed += 1;
            println!(
                "{name}: {each} instructions, which nothing is recorded of; write {name} = {each} into {}",
                file.display()
            );
            continue;
        };
        let verdict = beside(each, recorded);
        println!("{name}: {each} instructions; recorded: {recorded}");
        match verdict {
            Verdict::Same => well += 1,
            Verdict::More => {
                failed += 1;
                println!(
                    "  more than a tenth above the record: find out why, or say why it must be and raise {name} in {}",
                    file.display()
                );
            }
            Verdict::Less => {
                well += 1;
                println!(
                    "  more than a tenth below the record: lower {name} to {each} in {}, so that it stays so",
                    file.display()
                );
            }
        }
    }
    Ok((well, failed))
}

fn build() -> anyhow::Result<std::path::PathBuf> {
    let mut build = Command::new(cargo());
    build.args(["build", "--quiet", "--locked", "--package", "tellal", "--features", "bench"]);
    build.args(["--bin", "tellal-instructions"]).current_dir(root());
    ensure!(build.status()?.success(), "the program could not be built");
    Ok(target().join("debug/tellal-instructions"))
}

/// Instructions of a whole run.
fn count(program: &Path, what: &str, times: u64) -> anyhow::Result<u64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program).args([what, &times.to_string()]);
    let output = valgrind.output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "the program has failed below valgrind:\n{said}");
    match collected(&said) {
        Some(count) => Ok(count),
        None => bail!("valgrind says nothing of instructions:\n{said}"),
    }
}

/// `==123== Collected : 4711`.
fn collected(said: &str) -> Option<u64> {
    said.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok())
}

/// `name = 4_711` in the record.
fn read(record: &str, name: &str) -> Option<u64> {
    let line = record.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix('='))?;
    line.trim().replace('_', "").parse().ok()
}

fn beside(each: u64, recorded: u64) -> Verdict {
    if each * 10 > recorded * 11 {
        Verdict::More
    } else if each * 10 < recorded * 9 {
        Verdict::Less
    } else {
        Verdict::Same
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_above_the_record_fails_and_a_tenth_below_is_told() {
        assert_eq!(
            [1_100, 1_101, 900, 899].map(|each| beside(each, 1_000)),
            [Verdict::Same, Verdict::More, Verdict::Same, Verdict::Less]
        );
    }

    #[test]
    fn what_valgrind_and_the_record_say_is_read() {
        let said = "==9== Events    : Ir\n==9== Collected : 4711\n==9==\n==9== I   refs:      4,711\n";
        assert_eq!(collected(said), Some(4711));
        let record = "# a page\npage = 12_345\nbeacon = 7\n";
        assert_eq!((read(record, "page"), read(record, "beacon"), read(record, "bea")), (Some(12_345), Some(7), None));
    }
}
