//! What was acknowledged survives `kill -9`: the real binary, real connections, a SIGKILL in the middle of it. The short form of
//! `cargo xtask crash`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should not")]

use rusqlite::{Connection, OpenFlags, types::ValueRef};
use std::{fs::OpenOptions, path::Path, time::Duration};
use xtask::crash::{
    Plan,
    check::Sort,
    damage::records,
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

fn newsroom(home: &Path, runs: u32, meanwhile: Option<fn(&Room) -> anyhow::Result<()>>) -> Plan {
    let folder = home.join("newsroom");
    let file = folder.join("data/tellal.db");
    let room = Room {
        binary: env!("CARGO_BIN_EXE_tellal").into(),
        folder,
        log: home.join("log"),
        port: 0,
        before: Vec::new(),
    };
    Plan {
        room,
        database: "sqlite".to_owned(),
        tables: Tables::sqlite(move |sql| Ok(rows(&file, sql)?)),
        disk: None,
        runs,
        seed: SEED,
        doctor: false,
        enough: 1,
        meanwhile,
    }
}

/// The first run kills it under load, the second while it opens again, the third while it folds its reads.
const SEED: u64 = 45;

#[test]
fn what_was_acknowledged_before_kill_nine_is_there_once_after_it() {
    let home = tempfile::tempdir().unwrap();
    let tally = run(&newsroom(home.path(), 3, None), &mut |run| println!("{}", run.line())).unwrap();
    println!("{}", tally.print());
    assert!(tally.faults.is_empty(), "{:#?}", tally.faults);
    for (kind, acknowledged, _) in &tally.kinds {
        assert!(*acknowledged > 0, "no {kind} were acknowledged, so nothing is shown of them");
    }
}

/// A disk that forgets what it said it had.
fn forget_half_the_reads(room: &Room) -> anyhow::Result<()> {
    let log = room.read_log().unwrap();
    let length = records(&log)?.len() as u64;
    Ok(OpenOptions::new().write(true).open(&log)?.set_len(length / 2)?)
}

#[test]
fn reads_that_a_lying_disk_has_forgotten_are_missed() {
    let home = tempfile::tempdir().unwrap();
    let plan = newsroom(home.path(), 1, Some(forget_half_the_reads));
    let tally = run(&plan, &mut |run| println!("{}", run.line())).unwrap();
    assert!(tally.faults(Sort::Lost) > 0, "{:#?}", tally.faults);
}
