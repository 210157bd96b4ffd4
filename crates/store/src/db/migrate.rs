//! Brings a database up to date: numbered files, each run once, in one transaction, never changed afterwards.

use super::postgres::Link;
use super::{Row, Stmt, params};
use crate::Error;
use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};

/// All files in their order. A new table or column is a new file at the end.
const MIGRATIONS: &[Migration] = &[
    Migration { version: 1, text: include_str!("../../migrations/001_newsroom.sql") },
    Migration { version: 2, text: include_str!("../../migrations/002_books.sql") },
    Migration { version: 3, text: include_str!("../../migrations/003_shown.sql") },
    Migration { version: 4, text: include_str!("../../migrations/004_life.sql") },
    Migration { version: 5, text: include_str!("../../migrations/005_doors.sql") },
    Migration { version: 6, text: include_str!("../../migrations/006_comments.sql") },
    Migration { version: 7, text: include_str!("../../migrations/007_names.sql") },
    Migration { version: 8, text: include_str!("../../migrations/008_finding.sql") },
    Migration { version: 9, text: include_str!("../../migrations/009_pictures.sql") },
    Migration { version: 10, text: include_str!("../../migrations/010_reads.sql") },
];

const TABLE: &str =
    "create table if not exists migration (version bigint primary key, hash {bytes} not null, at bigint not null)";
const DONE: &str = "select version, hash from migration order by version";
const NOTE: &str = "insert into migration (version, hash, at) values ($1, $2, $3)";

#[derive(Debug, Clone, Copy)]
struct Migration {
    version: i64,
    text: &'static str,
}

impl Migration {
    /// The hash of the file, the same whichever line ends a checkout has given it.
    fn hash(self) -> [u8; 32] {
        blake3::hash(self.text.replace("\r\n", "\n").as_bytes()).into()
    }
}

/// The first file that has not been run, after checking those that have.
fn next(done: Vec<Row>, known: &[Migration]) -> Result<Option<Migration>, Error> {
    let mut known = known.iter();
    for mut row in done {
        let (version, hash): (i64, Vec<u8>) = (row.take()?, row.take()?);
        match known.next() {
            Some(migration) if migration.version == version && hash == migration.hash() => {}
            Some(migration) if migration.version == version => {
                return Err(Error::Refused(format!(
                    "the database was made with another text of migration {version}; \
                     use the program that made it, or restore a copy from before"
                )));
            }
            _ => {
                return Err(Error::Refused(format!(
                    "the database has been changed by a newer tellal (migration {version}); start that one, \
                     or restore a copy from before the update"
                )));
            }
        }
    }
    Ok(known.next().copied())
}

pub(super) fn sqlite(connection: &mut Connection, now: Timestamp) -> Result<(), Error> {
    let fault = |error: rusqlite::Error| Error::Internal(format!("bringing the database up to date: {error}"));
    loop {
        // Immediate: of two processes that start together, one waits and then finds the work done.
        let step = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        step.execute_batch(&TABLE.replace("{bytes}", "blob")).map_err(fault)?;
        let done = super::sqlite::query(&step, DONE, &[]).map_err(fault)?;
        let Some(migration) = next(done, MIGRATIONS)? else { return step.commit().map_err(fault) };
        step.execute_batch(&migration.text.replace("{bytes}", "blob")).map_err(fault)?;
        super::sqlite::execute(&step, &note(migration, now)).map_err(fault)?;
        step.commit().map_err(fault)?;
    }
}

pub(super) async fn postgres(link: &mut Link, now: Timestamp) -> Result<(), Error> {
    loop {
        link.batch("begin").await?;
        // Of two nodes that start together, one waits here. The number is “tellal” in ASCII.
        link.batch("select pg_advisory_xact_lock(127978959561068)").await?;
        link.batch(&TABLE.replace("{bytes}", "bytea")).await?;
        let Some(migration) = next(link.read(DONE).await?, MIGRATIONS)? else { return link.batch("commit").await };
        link.batch(&migration.text.replace("{bytes}", "bytea")).await?;
        link.change(&note(migration, now)).await?;
        link.batch("commit").await?;
    }
}

fn note(migration: Migration, now: Timestamp) -> Stmt {
    Stmt::new(NOTE, params![migration.version, migration.hash(), now])
}

#[cfg(test)]
mod tests {
    use super::super::Value;
    use super::{Migration, next};
    use crate::Error;
    use crate::db::Row;

    const KNOWN: &[Migration] =
        &[Migration { version: 1, text: "create a;\n" }, Migration { version: 2, text: "create b;\n" }];

    fn done(rows: &[(i64, [u8; 32])]) -> Vec<Row> {
        rows.iter().map(|(version, hash)| Row::new(vec![Value::Int(*version), (*hash).into()])).collect()
    }

    #[test]
    fn files_run_in_order_and_only_once() {
        assert_eq!(next(done(&[]), KNOWN).unwrap().unwrap().version, 1);
        assert_eq!(next(done(&[(1, KNOWN[0].hash())]), KNOWN).unwrap().unwrap().version, 2);
        assert!(next(done(&[(1, KNOWN[0].hash()), (2, KNOWN[1].hash())]), KNOWN).unwrap().is_none());
    }

    #[test]
    fn a_file_that_was_changed_after_it_ran_is_refused() {
        let changed = Migration { version: 1, text: "create a2;\n" };
        assert!(matches!(next(done(&[(1, changed.hash())]), KNOWN), Err(Error::Refused(_))));
        let windows = Migration { version: 1, text: "create a;\r\n" };
        assert!(next(done(&[(1, windows.hash())]), KNOWN).is_ok(), "line ends are no change");
    }

    #[test]
    fn a_database_from_the_future_is_refused() {
        let future = done(&[(1, KNOWN[0].hash()), (2, KNOWN[1].hash()), (3, [0; 32])]);
        assert!(matches!(next(future, KNOWN), Err(Error::Refused(_))));
    }
}
