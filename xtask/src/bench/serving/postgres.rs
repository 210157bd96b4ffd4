//! PostgreSQL: a count is one `UPDATE` in a transaction of its own, on disk when it is answered.

use super::{
    load::Shown,
    process::{children, sending, used},
};
use crate::{needs, postgres::Postgres};
use anyhow::{Context as _, ensure};
use std::fs;

/// As its manual says for a machine of this size; everything else as it comes, so a commit waits for the disk.
const SETTINGS: [&str; 6] = [
    "max_connections=600",
    "shared_buffers=512MB",
    "fsync=on",
    "synchronous_commit=on",
    "max_wal_size=4GB",
    "autovacuum=on",
];

pub(super) fn start() -> anyhow::Result<Postgres> {
    needs::have(&[needs::POSTGRES])?;
    let server = Postgres::start_with(&SETTINGS, Some(super::process::SERVER))?;
    server.run(
        "create table counter (id int primary key, n bigint not null) with (fillfactor = 50); \
         insert into counter select id, 0 from generate_series(1, 1000) id; analyze counter",
    )?;
    Ok(server)
}

/// `UPDATE` of one of 1,000 counters.
pub(super) fn update(server: &Postgres, connections: u32, seconds: u32) -> anyhow::Result<Shown> {
    let script = server.folder().join("count.sql");
    fs::write(&script, "\\set id random(1, 1000)\nupdate counter set n = n + 1 where id = :id;\n")?;
    let mut command = sending(needs::postgres_programs().context("PostgreSQL is missing")?.join("pgbench"));
    command.args(["-n", "-M", "prepared", "-j", "1", "-c", &connections.to_string(), "-T", &seconds.to_string()]);
    command.arg("-h").arg(server.folder()).args(["-U", "postgres", "-f"]).arg(&script).arg("postgres");
    let before = (used(&[server.id()])?, children()?);
    let output = command.output()?;
    let after = (used(&[server.id()])?, children()?);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(output.status.success(), "pgbench has failed: {said}{}", String::from_utf8_lossy(&output.stderr));
    let number = |what: &str| -> anyhow::Result<f64> {
        let line = said.lines().find_map(|line| line.strip_prefix(what));
        let word = line.and_then(|line| line.trim().split([' ', '/']).next());
        word.and_then(|word| word.parse().ok()).with_context(|| format!("pgbench says nothing of “{what}”: {said}"))
    };
    ensure!(number("number of failed transactions:")? == 0.0, "pgbench has failed transactions: {said}");
    let count = number("number of transactions actually processed:")?;
    let rate = number("tps =")?;
    let mean = number("latency average =")?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
    let requests = count as u64;
    Ok(Shown {
        requests,
        rate,
        cpu: (after.0 - before.0) * 1e6 / count,
        server: (after.0 - before.0) / (count / rate),
        sender: (after.1 - before.1) / (count / rate),
        // pgbench tells the mean alone.
        p50: mean,
        p99: f64::NAN,
    })
}
