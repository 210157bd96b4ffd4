//! SQLite in one file: reads in place on a few connections, writes on one thread that lets waiting lists share an
//! `fsync`.

use super::{Concerns, News, Row, Stmt, Value, migrate};
use crate::Error;
use rusqlite::{Connection, ErrorCode, OpenFlags, config::DbConfig, ffi, types::ToSqlOutput, types::ValueRef};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tellal_story::Ambient;
use tokio::sync::{mpsc, oneshot};

/// Reading connections that are kept while idle.
const IDLE_READERS: usize = 16;
/// Lists that share one `fsync` at most.
const BATCH: usize = 1000;
/// Pages of the write-ahead log (of 4 KiB) after which it is folded into the file.
const CHECKPOINT: i64 = 4000;
/// What the writer may keep in memory, in KiB; SQLite writes that with a minus.
const CACHE: i64 = -32 * 1024;
/// How long another process (`tellal user add` beside `tellal serve`) may hold the file.
const PATIENCE: Duration = Duration::from_secs(10);

type Answer = Result<Vec<u64>, Error>;

enum Job {
    List { list: Vec<Stmt>, concerns: Concerns, answer: oneshot::Sender<Answer> },
    Stop(oneshot::Sender<()>),
}

pub(super) struct Sqlite {
    file: PathBuf,
    writer: mpsc::Sender<Job>,
    readers: Mutex<Vec<Connection>>,
}

impl Sqlite {
    pub(super) fn open(file: PathBuf, news: Arc<News>, ambient: &dyn Ambient) -> Result<Self, Error> {
        let mut connection = connect(&file)?;
        // SQLite opens what it may not write to all the same, and the first story would be lost.
        if connection.is_readonly(rusqlite::MAIN_DB).map_err(fault)? {
            return Err(Error::Refused(format!(
                "{} cannot be written to; give this user the right to, such as by chown",
                file.display()
            )));
        }
        // WAL lets readers read while the writer writes; FULL makes each commit reach the disk before it is answered.
        connection.pragma_update(None, "journal_mode", "wal").map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Error::Refused(format!(
                "{} is no database: it is damaged, or another file stands in its place; `tellal restore` puts a copy back",
                file.display()
            )),
            _ => fault(error),
        })?;
        connection.pragma_update(None, "synchronous", "full").map_err(fault)?;
        // Pages that many lists change are written back once for all of them, and looked for in memory until then.
        connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT).map_err(fault)?;
        connection.pragma_update(None, "cache_size", CACHE).map_err(fault)?;
        // What a list that fails half-way puts back is kept in memory, not in files.
        connection.pragma_update(None, "temp_store", "memory").map_err(fault)?;
        migrate::sqlite(&mut connection, ambient.now())?;
        let (writer, jobs) = mpsc::channel(4 * BATCH);
        std::thread::Builder::new()
            .name("tellal-db-writer".to_owned())
            .spawn(move || write(&connection, jobs, &news))
            .map_err(|fault| Error::Internal(format!("starting the database writer: {fault}")))?;
        Ok(Self { file, writer, readers: Mutex::default() })
    }

    pub(super) fn file(&self) -> &Path {
        &self.file
    }

    pub(super) fn rows(&self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Error> {
        let idle = self.lock().pop();
        let reader = if let Some(reader) = idle {
            reader
        } else {
            let reader = connect(&self.file)?;
            reader.pragma_update(None, "query_only", true).map_err(fault)?;
            reader
        };
        let rows = query(&reader, sql, params).map_err(|error| described(&error, sql));
        let mut readers = self.lock();
        if readers.len() < IDLE_READERS {
            readers.push(reader);
        }
        rows
    }

    pub(super) async fn commit(&self, list: Vec<Stmt>, concerns: Concerns) -> Answer {
        let (answer, answered) = oneshot::channel();
        let closed = || Error::Internal("the database has been closed".to_owned());
        self.writer.send(Job::List { list, concerns, answer }).await.map_err(|_| closed())?;
        answered.await.map_err(|_| closed())?
    }

    pub(super) async fn close(&self) {
        let (stopped, heard) = oneshot::channel();
        if self.writer.send(Job::Stop(stopped)).await.is_ok() {
            // The writer answers before its thread ends; an error means that it has ended already.
            let _ = heard.await;
        }
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn connect(file: &Path) -> Result<Connection, Error> {
    // NO_MUTEX: a connection here is only ever used by one thread at a time, and Rust sees to that.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)
        .map_err(|fault| Error::Internal(format!("opening {}: {fault}", file.display())))?;
    connection.busy_timeout(PATIENCE).map_err(fault)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(fault)?;
    connection.set_prepared_statement_cache_capacity(256);
    // A plan goes by the statement alone. Otherwise SQLite compares each value with the conditions of partial indexes, and for
    // that prepares the statement anew whenever its values change, which is always.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(fault)?;
    Ok(connection)
}

/// The writer's life: wait for a list, take what else has queued up meanwhile, commit all at once, answer.
fn write(connection: &Connection, mut jobs: mpsc::Receiver<Job>, news: &News) {
    let mut stop = None;
    while let Some(first) = jobs.blocking_recv() {
        let mut batch = Vec::new();
        let mut next = Some(first);
        while let Some(job) = next {
            match job {
                Job::List { list, concerns, answer } => batch.push((list, concerns, answer)),
                Job::Stop(stopped) => {
                    jobs.close();
                    stop = Some(stopped);
                }
            }
            next = if batch.len() < BATCH { jobs.try_recv().ok() } else { None };
        }
        let lists: Vec<&[Stmt]> = batch.iter().map(|(list, ..)| list.as_slice()).collect();
        let results = commit_together(connection, &lists);
        news.tell(
            (batch.iter().zip(&results).filter(|(_, result)| result.is_ok()))
                .map(|((list, concerns, _), _)| (*concerns, list.as_slice())),
        );
        for ((.., answer), result) in batch.into_iter().zip(results) {
            // Whoever asked may have gone away; the list is committed all the same.
            let _ = answer.send(result);
        }
    }
    if let Err(error) = connection.execute_batch("pragma wal_checkpoint(truncate)") {
        tracing::warn!(%error, "the write-ahead log could not be folded in; the next start does it");
    }
    if let Some(stopped) = stop {
        let _ = stopped.send(());
    }
}

/// One transaction for all lists. They are tried without savepoints first, for SQLite copies every page that changes after
/// one; if a list fails, all that was done is undone, and each is given its own.
fn commit_together(connection: &Connection, lists: &[&[Stmt]]) -> Vec<Answer> {
    if lists.is_empty() {
        return Vec::new();
    }
    let all_failed = |error: &rusqlite::Error| lists.iter().map(|_| Err(fault(error))).collect();
    if let Err(error) = run(connection, "begin immediate") {
        return all_failed(&error);
    }
    let together: Result<Vec<Vec<u64>>, Error> = lists.iter().map(|list| bare_list(connection, list)).collect();
    let results = match together {
        Ok(rows) => rows.into_iter().map(Ok).collect(),
        Err(error) => {
            if !connection.is_autocommit() {
                let _ = run(connection, "rollback");
            }
            if lists.len() == 1 {
                return vec![Err(error)];
            }
            match apart(connection, lists) {
                Ok(results) => results,
                Err(results) => return results,
            }
        }
    };
    if let Err(error) = run(connection, "commit") {
        if !connection.is_autocommit() {
            let _ = run(connection, "rollback");
        }
        return all_failed(&error);
    }
    results
}

/// All lists in an open transaction, a savepoint for each: one that fails leaves the others alone. If the transaction is
/// gone, what is to be answered.
fn apart(connection: &Connection, lists: &[&[Stmt]]) -> Result<Vec<Answer>, Vec<Answer>> {
    if let Err(error) = run(connection, "begin immediate") {
        return Err(lists.iter().map(|_| Err(fault(&error))).collect());
    }
    let mut results = Vec::with_capacity(lists.len());
    for list in lists {
        results.push(one_list(connection, list));
        if connection.is_autocommit() {
            // A full disk and the like undo the whole transaction, and with it the lists before this one.
            tracing::error!("the database has undone {} queued writes", lists.len());
            let undone = || Err(Error::Internal("the database could not write; is the disk full?".to_owned()));
            return Err(lists.iter().map(|_| undone()).collect());
        }
    }
    Ok(results)
}

fn one_list(connection: &Connection, list: &[Stmt]) -> Answer {
    run(connection, "savepoint list").map_err(fault)?;
    let result = bare_list(connection, list);
    if result.is_err() && !connection.is_autocommit() {
        run(connection, "rollback to list").map_err(fault)?;
    }
    if !connection.is_autocommit() {
        run(connection, "release list").map_err(fault)?;
    }
    result
}

fn bare_list(connection: &Connection, list: &[Stmt]) -> Answer {
    let one = |stmt: &Stmt| {
        let rows = execute(connection, stmt).map_err(|error| described(&error, &stmt.sql))?;
        if stmt.kept_its_promise(rows) { Ok(rows) } else { Err(Error::Conflict) }
    };
    list.iter().map(one).collect()
}

/// A statement without values.
fn run(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.raw_execute().map(|_| ())
}

pub(super) fn execute(connection: &Connection, stmt: &Stmt) -> rusqlite::Result<u64> {
    let mut prepared = connection.prepare_cached(&stmt.sql)?;
    bind(&mut prepared, &stmt.params)?;
    prepared.raw_execute().map(|rows| rows as u64)
}

pub(super) fn query(connection: &Connection, sql: &str, params: &[Value]) -> rusqlite::Result<Vec<Row>> {
    let mut prepared = connection.prepare_cached(sql)?;
    bind(&mut prepared, params)?;
    let columns = prepared.column_count();
    let mut rows = prepared.raw_query();
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let values = (0..columns).map(|index| row.get_ref(index).map(Value::from));
        out.push(Row::new(values.collect::<rusqlite::Result<_>>()?));
    }
    Ok(out)
}

/// SQLite takes `$2` for a name and numbers names by their first appearance: `select $2, $1` bound by position would get
/// its values the wrong way round. So values are bound by the name's own place.
fn bind(prepared: &mut rusqlite::Statement<'_>, params: &[Value]) -> rusqlite::Result<()> {
    if prepared.parameter_count() != params.len() {
        return Err(rusqlite::Error::InvalidParameterCount(params.len(), prepared.parameter_count()));
    }
    for (index, value) in params.iter().enumerate() {
        // The usual case, looked at first: the statement names its values in their order.
        let place = index + 1;
        let place = match prepared.parameter_name(place) {
            Some(name) if name[1..].parse() == Ok(place) => place,
            _ => {
                let name = format!("${place}");
                prepared.parameter_index(&name)?.ok_or(rusqlite::Error::InvalidParameterName(name))?
            }
        };
        prepared.raw_bind_parameter(place, value)?;
    }
    Ok(())
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl From<ValueRef<'_>> for Value {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Int(number),
            // No column holds one; it becomes text so that reading it as a number is a named fault.
            ValueRef::Real(number) => Self::Text(number.to_string()),
            ValueRef::Text(text) => Self::Text(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => Self::Bytes(bytes.to_vec()),
        }
    }
}

fn fault(error: impl std::borrow::Borrow<rusqlite::Error>) -> Error {
    Error::Internal(format!("SQLite: {}", error.borrow()))
}

/// A key that is taken means that somebody else was faster; all else is a fault, told with its statement.
fn described(error: &rusqlite::Error, sql: &str) -> Error {
    let taken = [ffi::SQLITE_CONSTRAINT_UNIQUE, ffi::SQLITE_CONSTRAINT_PRIMARYKEY];
    match error.sqlite_error() {
        Some(inner) if inner.code == ErrorCode::ConstraintViolation && taken.contains(&inner.extended_code) => {
            Error::Conflict
        }
        _ => Error::Internal(format!("SQLite: {error}, in: {sql}")),
    }
}
