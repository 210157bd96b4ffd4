//! `wrk`: as many requests as a server answers, and what that costs it.

use super::process::{Server, children, sending};
use crate::root;
use anyhow::{Context as _, ensure};
use std::path::PathBuf;

/// What `wrk` sends.
#[derive(Debug, Clone)]
pub(super) enum Load {
    /// One address, time and again, with these header lines.
    Page { url: String, headers: Vec<&'static str> },
    /// The addresses in a file, one after the other.
    Pages { url: String, headers: Vec<&'static str>, paths: PathBuf },
    /// Reports by readers of whom no two are the same, to the addresses in a file; from this number of reader on.
    Beacons { url: String, paths: PathBuf, from: u64 },
    /// The same requests to one address where nothing is counted, which answers with this status.
    Refused { url: String, path: &'static str, status: u16 },
}

/// What a round has shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    pub(super) requests: u64,
    /// Requests a second.
    pub(super) rate: f64,
    /// Microseconds of the server's processor for a request.
    pub(super) cpu: f64,
    /// Which shares of a processor the server and the sender used.
    pub(super) server: f64,
    pub(super) sender: f64,
    /// Milliseconds, closed loop.
    pub(super) p50: f64,
    pub(super) p99: f64,
}

/// Runs `wrk` for so many seconds. A request that is not answered as it should makes the run invalid.
pub(super) fn wrk(server: &Server, load: &Load, connections: u32, seconds: u32) -> anyhow::Result<Shown> {
    let scripts = root().join("benches/serve");
    let mut wrk = sending("wrk");
    wrk.args(["-t1", "--timeout", "20s", &format!("-c{connections}"), &format!("-d{seconds}s"), "-s"]);
    let mut refused = None;
    match load {
        Load::Page { url, headers } => {
            wrk.arg(scripts.join("page.lua"));
            for header in headers {
                wrk.args(["-H", header]);
            }
            wrk.arg(url);
        }
        Load::Pages { url, headers, paths } => {
            wrk.arg(scripts.join("pages.lua"));
            for header in headers {
                wrk.args(["-H", header]);
            }
            wrk.arg(url).arg("--").arg(paths);
        }
        Load::Beacons { url, paths, from } => {
            wrk.arg(scripts.join("beacons.lua")).arg(url).arg("--").arg(paths).arg(from.to_string());
        }
        Load::Refused { url, path, status } => {
            refused = Some(*status);
            wrk.arg(scripts.join("beacons.lua")).arg(url).args(["--", path, "0"]);
        }
    }
    let (server_before, sender_before) = (server.cpu()?, children()?);
    let output = wrk.output().context("wrk cannot be run")?;
    let (server_after, sender_after) = (server.cpu()?, children()?);
    let said = String::from_utf8_lossy(&output.stdout);
    ensure!(output.status.success(), "wrk has failed:\n{said}{}", String::from_utf8_lossy(&output.stderr));
    let sum = said.lines().find_map(|line| line.strip_prefix("sum ")).with_context(|| format!("wrk says:\n{said}"))?;
    let number = |name: &str| -> anyhow::Result<f64> {
        let word = sum.split(' ').find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
        word.and_then(|word| word.parse().ok()).with_context(|| format!("wrk says nothing of {name}: {sum}"))
    };
    let requests = number("requests")?;
    ensure!(requests > 0.0, "{} has answered nothing", server.name);
    let faults: f64 = ["connect", "read", "write", "timeout"].iter().filter_map(|name| number(name).ok()).sum();
    let bad = number("status")?;
    let wanted = if refused.is_some() { requests } else { 0.0 };
    ensure!(
        faults == 0.0 && (bad - wanted).abs() < 0.5,
        "of {requests} requests to {} {bad} were answered with 4xx or 5xx (wanted: {wanted}), and {faults} failed: {sum}",
        server.name
    );
    let took = number("microseconds")? / 1e6;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
    let count = requests as u64;
    Ok(Shown {
        requests: count,
        rate: requests / took,
        cpu: (server_after - server_before) * 1e6 / requests,
        server: (server_after - server_before) / took,
        sender: (sender_after - sender_before) / took,
        p50: number("p50")? / 1000.0,
        p99: number("p99")? / 1000.0,
    })
}
