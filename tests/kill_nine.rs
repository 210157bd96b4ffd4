//! What was acknowledged survives `kill -9`: the real binary, real connections, a SIGKILL in the middle of it. The short form of
//! `cargo xtask crash`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should not")]

use rusqlite::{Connection, OpenFlags, types::ValueRef};
use std::{path::Path, time::Duration};
use xtask::crash::{
    Plan,
    room::Room,
    run,
    tables::{Rows, Tables},
};

/// What a question to the tables finds, as text.
fn rows(file: &Path, sql: &str) -> rusqlite::Result<Rows> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    let mut asked = connection.prepare(sql)?;
    let columns = asked.column_count();
    let text = |value: ValueRef<'_>| match value {
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        _ => String::new(),
    };
    asked.query_map([], |row| (0..columns).map(|at| row.get_ref(at).map(text)).collect())?.collect()
}

#[test]
fn what_was_acknowledged_before_kill_nine_is_there_once_after_it() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("newsroom");
    let file = folder.join("data/tellal.db");
    let room = Room {
        binary: env!("CARGO_BIN_EXE_tellal").into(),
        folder,
        log: home.path().join("log"),
        port: 0,
        before: Vec::new(),
    };
    let plan = Plan {
        room,
        database: "sqlite".to_owned(),
        tables: Tables::sqlite(move |sql| Ok(rows(&file, sql)?)),
        disk: None,
        runs: 3,
        seed: SEED,
        doctor: false,
        enough: 1,
    };
    let tally = run(&plan, &mut |run| println!("{}", run.line())).unwrap();
    println!("{}", tally.print());
    assert!(tally.faults.is_empty(), "{:#?}", tally.faults);
    for (kind, acknowledged, _) in &tally.kinds {
        assert!(*acknowledged > 0, "no {kind} were acknowledged, so nothing is shown of them");
    }
}

/// Kills a server that opens, one that folds its reads, and one under load.
const SEED: u64 = 45;
