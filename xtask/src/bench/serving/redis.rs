//! Redis: a count is one `INCR`, on disk when it is answered (`appendfsync always`).

use super::{
    Place, REDIS,
    load::Shown,
    process::{Server, children, pinned, sending},
};
use crate::needs;
use anyhow::{Context as _, ensure};
use std::process::Command;

pub(super) fn start(place: &Place) -> anyhow::Result<Server> {
    needs::have(&[needs::REDIS])?;
    let run = place.fresh("redis")?;
    let log = run.join("log");
    let mut command = pinned(needs::program("redis-server"));
    command.args(["--port", &REDIS.to_string(), "--bind", "127.0.0.1", "--daemonize", "no"]);
    command.args(["--save", "", "--appendonly", "yes", "--appendfsync", "always", "--maxclients", "4000", "--dir"]);
    let mut server = Server::start("redis", command.arg(&run), &log)?;
    server.until(&log, || {
        let port = REDIS.to_string();
        let output = Command::new("redis-cli").args(["-p", &port, "config", "get", "appendfsync"]).output()?;
        ensure!(String::from_utf8_lossy(&output.stdout).contains("always"), "redis does not answer");
        Ok(())
    })?;
    Ok(server)
}

/// `INCR` of one of 1,000 counters for about so many seconds: redis-benchmark counts requests, not time.
pub(super) fn incr(server: &Server, connections: u32, seconds: u32) -> anyhow::Result<Shown> {
    let (rate, ..) = benchmark(connections, 10_000)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
    let requests = (rate * f64::from(seconds)) as u64;
    let before = (server.cpu()?, children()?);
    let (rate, p50, p99) = benchmark(connections, requests)?;
    let after = (server.cpu()?, children()?);
    #[expect(clippy::cast_precision_loss, reason = "a count")]
    let count = requests as f64;
    let took = count / rate;
    Ok(Shown {
        requests,
        rate,
        cpu: (after.0 - before.0) * 1e6 / count,
        server: (after.0 - before.0) / took,
        sender: (after.1 - before.1) / took,
        p50,
        p99,
    })
}

/// Requests a second, and milliseconds p50 and p99.
fn benchmark(connections: u32, requests: u64) -> anyhow::Result<(f64, f64, f64)> {
    let mut command = sending("redis-benchmark");
    command.args(["-p", &REDIS.to_string(), "-c", &connections.to_string(), "-n", &requests.to_string()]);
    let output = command.args(["-r", "1000", "-t", "incr", "--csv"]).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(output.status.success(), "redis-benchmark has failed: {said}");
    // "test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms","max_latency_ms"
    let line =
        said.lines().find(|line| line.starts_with("\"INCR\"")).context("redis-benchmark says nothing of INCR")?;
    let numbers: Vec<f64> = line.split(',').skip(1).filter_map(|field| field.trim_matches('"').parse().ok()).collect();
    match numbers[..] {
        [rate, _, _, p50, _, p99, _] => Ok((rate, p50, p99)),
        _ => anyhow::bail!("redis-benchmark says: {line}"),
    }
}
