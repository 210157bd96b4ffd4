//! The project's own chores: `cargo xtask demo`, `cargo xtask test` and their like.

mod bench;
mod crash_runs;
mod demo;
mod fuzz;
mod instructions;
mod kit;
mod needs;
mod postgres;
mod screens;
mod soak;
mod test;
mod train;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

const HELP: &str = "\
cargo xtask demo [FLAGS]        builds tellal and opens the demo newsroom; flags go to `tellal demo`
                                (--port 8090, --folder DIR, --fresh)
cargo xtask conformance [FLAGS] measures the readers of wire formats (--help says how)
cargo xtask bench wire          how many stories a second a core reads, with others' readers beside ours
cargo xtask bench wire-to-desk  how long a file in a drop folder takes to be seen at the desk
                                (--release, --seconds 30, --rate 50)
cargo xtask bench comments      how many comments a second are kept, beside Isso, and how long their pages take
                                (--connections 32, --seconds 8, --rounds 5)
cargo xtask bench restore       how many characters a second get their letters back, with others beside ours
cargo xtask bench search        how long a search takes among 1,000,000 stories, beside SQLite's FTS5; how fast and large
                                its index is (--stories 100000, --queries 3000, --folder DIR)
cargo xtask bench archive       how long pages take in archives of 1,000, 100,000 and 1,000,000 stories
                                (--sizes 1000,100000, --rounds 200, --folder DIR)
cargo xtask bench serving       how fast pages are served and reads counted, beside nginx, Varnish, WordPress, Ghost, Redis, PostgreSQL and
                                Isso; `cargo xtask bench --peers` is the same (--peers nginx,redis|all|none, --only story,…,
                                --rounds 5, --seconds 6, --fresh, --programs DIR)
cargo xtask train sources       fetches and prepares what the language models are trained on (--data DIR, --corpora DIR)
cargo xtask train orthography   trains what puts a language's letters back (--lang tr, --data DIR, --corpora DIR, --out DIR)
cargo xtask train language      trains what tells languages apart
cargo xtask crash               kills the server under load again and again, and looks whether anything acknowledged is gone or
                                doubled (--runs 20, --seed 1, --database sqlite|postgres, --json, --release, --binary FILE,
                                --port 0, --folder DIR)
cargo xtask fuzz [FLAGS]        gives them bytes that no agency would send (--help says how)
cargo xtask screens             shots of every kind of page, phone and desktop, light and dark, three scripts, into
                                docs/screens (--out DIR, --only WORD, --chosen)
cargo xtask soak                a steady load for as long as you like, and whether memory grows (--minutes 60, --load half|N,
                                --release, --binary FILE, --port 0); writes docs/bench/soak.md
cargo xtask test                everything that must pass
cargo xtask test --only NAME    one part of it: format, lints, deny, rust, conformance,
                                browser, kit, instructions; may be given again
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let chore = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let result = match chore.as_str() {
        "demo" => demo::run(&rest),
        "conformance" => conformance(&rest),
        "bench" => bench::run(&rest),
        "crash" => crash_runs::run(&rest),
        "fuzz" => fuzz::run(&rest),
        "screens" => screens::run(&rest),
        "soak" => soak::run(&rest),
        "test" => test::run(&rest),
        "train" => train::run(&rest),
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => {
            eprintln!("there is no chore “{other}”\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    result.unwrap_or_else(|error| {
        eprintln!("xtask: {error:#}");
        ExitCode::FAILURE
    })
}

/// Measures the readers of wire formats; folders in the flags belong to where the caller stands.
fn conformance(flags: &[String]) -> anyhow::Result<ExitCode> {
    needs::have(&[needs::COMPILER, needs::XMLLINT])?;
    let mut command = std::process::Command::new(cargo());
    command.args(["run", "--quiet", "--locked", "--package", "tellal-conformance", "--"]).args(flags);
    Ok(if command.status()?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The number that a flag is given.
fn number<T: std::str::FromStr>(flag: &str, given: Option<&String>) -> anyhow::Result<T> {
    given.and_then(|text| text.parse().ok()).ok_or_else(|| anyhow::anyhow!("{flag} wants a number"))
}

/// The folder of the workspace: the one that `cargo xtask` was called in, wherever this was compiled. Two working copies may share
/// a target folder.
fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.parent().map_or_else(PathBuf::new, Path::to_owned)
}

/// Where cargo builds to.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The cargo that runs this.
fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
