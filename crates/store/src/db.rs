//! One way to two databases: the same SQL text, the same four kinds of value, and lists of guarded statements.
//!
//! Callers decide first (in `tellal-story`) and then commit a list: no Rust runs between its statements, so no lock is
//! held while somebody thinks, and on SQLite many lists share one `fsync`. A statement that changes another number of
//! rows than it promised undoes its whole list and comes back as [`Error::Conflict`].
//!
//! What makes one text possible: `$1` placeholders, ids as 16 bytes, instants as microseconds, flags as 0 and 1, JSON as
//! text that only Rust reads, `on conflict … do update`, and keyset pagination over integers and bytes (whose order is
//! the same in both; the order of text is not, so nothing sorts by text in SQL).

mod migrate;
mod postgres;
mod sqlite;
#[cfg(test)]
mod tests;
mod value;

pub(crate) use value::{Row, Value};

use crate::touch::{self, Part, Touched, Touches};
use crate::{Database, Error, Settings};
use postgres::Postgres;
use sqlite::Sqlite;
use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tellal_story::Ambient;
use tokio::sync::watch;

/// The values of a statement, in the order of `$1`, `$2` …
macro_rules! params {
    ($($value:expr),* $(,)?) => { Vec::from([$($crate::db::Value::from($value)),*]) };
}
pub(crate) use params;

/// A statement that changes something, and how many rows it must change.
#[derive(Debug, Clone)]
pub(crate) struct Stmt {
    sql: Cow<'static, str>,
    params: Vec<Value>,
    expect_rows: Option<u64>,
    touched: Option<Touched>,
}

impl Stmt {
    /// A statement that may change any number of rows.
    pub(crate) fn new(sql: impl Into<Cow<'static, str>>, params: Vec<Value>) -> Self {
        Self { sql: sql.into(), params, expect_rows: None, touched: None }
    }

    /// The same, guarded: another number of rows undoes the whole list.
    pub(crate) fn expect_rows(self, rows: u64) -> Self {
        Self { expect_rows: Some(rows), ..self }
    }

    /// The same, with what it changes of what readers see: told once the list is committed.
    pub(crate) fn touching(self, touched: impl Into<Option<Touched>>) -> Self {
        Self { touched: touched.into(), ..self }
    }

    fn kept_its_promise(&self, rows: u64) -> bool {
        self.expect_rows.is_none_or(|expected| expected == rows)
    }
}

/// The conditions of a list, all of which must hold.
#[derive(Debug, Default)]
pub(crate) struct Where {
    sql: String,
    params: Vec<Value>,
}

impl Where {
    /// One more condition; each bare `$` in it stands for the next of `values`.
    pub(crate) fn and(&mut self, condition: &str, values: Vec<Value>) {
        self.sql.push_str(if self.sql.is_empty() { " where " } else { " and " });
        let mut values = values.into_iter();
        for (index, part) in condition.split('$').enumerate() {
            if index > 0 {
                self.params.extend(values.next());
                self.sql.push('$');
                self.sql.push_str(&self.params.len().to_string());
            }
            self.sql.push_str(part);
        }
    }

    /// The same if there is a value to compare with.
    pub(crate) fn and_if<T: Into<Value>>(&mut self, condition: &str, value: Option<T>) {
        if let Some(value) = value {
            self.and(condition, vec![value.into()]);
        }
    }

    /// ` where …`, or nothing if there are no conditions.
    pub(crate) fn sql(&self) -> &str {
        &self.sql
    }

    /// The values for [`Db::rows`].
    pub(crate) fn params(&self) -> &[Value] {
        &self.params
    }
}

/// The database.
pub(crate) struct Db {
    engine: Engine,
    news: Arc<News>,
}

/// Counters that rise with commits, before whoever asked for the commit is answered.
struct News {
    /// After every commit that a desk would want to see.
    changes: watch::Sender<u64>,
    /// After every commit that changes what comments stand on.
    ground: AtomicU64,
    /// What commits have changed of what readers see.
    touches: Touches,
}

/// Whom a commit concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Concerns {
    /// Nobody who watches.
    Nobody,
    /// Whoever has a desk open.
    Desk,
    /// The same, but it adds a comment and does nothing else: stories, people and rules are as they were.
    Comments,
}

impl News {
    fn tell<'a>(&self, commits: impl Iterator<Item = (Concerns, &'a [Stmt])> + Clone) {
        let (mut desk, mut ground) = (false, false);
        for (concerns, _) in commits.clone() {
            desk |= concerns != Concerns::Nobody;
            ground |= concerns != Concerns::Comments;
        }
        self.touches.add(commits.flat_map(|(_, list)| list).filter_map(|stmt| stmt.touched.clone()));
        if ground {
            self.ground.fetch_add(1, Ordering::AcqRel);
        }
        if desk {
            self.changes.send_modify(|count| *count += 1);
        }
    }
}

enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Db {
    /// Opens the database that the settings name and brings it up to date.
    pub(crate) async fn open(settings: &Settings, ambient: &dyn Ambient) -> Result<Self, Error> {
        let news =
            Arc::new(News { changes: watch::Sender::new(0), ground: AtomicU64::new(0), touches: Touches::default() });
        let engine = match &settings.database {
            Database::Sqlite => {
                Engine::Sqlite(Sqlite::open(settings.folder.join("tellal.db"), Arc::clone(&news), ambient)?)
            }
            Database::Postgres(address) => Engine::Postgres(Postgres::open(address, Arc::clone(&news), ambient).await?),
        };
        Ok(Self { engine, news })
    }

    /// All rows of a query. On SQLite this runs in place, on the caller's thread: keep it to what an index answers.
    ///
    /// A page that is being made is one of which nobody knows when it grows old; see [`Db::rows_known`].
    pub(crate) async fn rows(&self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Error> {
        touch::note(|| Part::Unknown);
        self.rows_known(sql, params).await
    }

    /// The same for a caller that has noted what touches the answer, or whose answer no page shows.
    pub(crate) async fn rows_known(&self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Error> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.rows(sql, params),
            Engine::Postgres(postgres) => postgres.rows(sql, params).await,
        }
    }

    /// The first row of a query, if there is one.
    pub(crate) async fn one(&self, sql: &str, params: &[Value]) -> Result<Option<Row>, Error> {
        Ok(self.rows(sql, params).await?.into_iter().next())
    }

    /// The first row of [`Db::rows_known`].
    pub(crate) async fn one_known(&self, sql: &str, params: &[Value]) -> Result<Option<Row>, Error> {
        Ok(self.rows_known(sql, params).await?.into_iter().next())
    }

    /// Carries out a list of statements in one transaction and says how many rows each changed. When this returns, the
    /// list is on disk. Once begun it is carried through, even if the caller has gone away.
    pub(crate) async fn commit(&self, list: Vec<Stmt>) -> Result<Vec<u64>, Error> {
        self.carry_out(list, Concerns::Nobody).await
    }

    /// The same for what a desk would want to see: whoever watches [`Db::changes`] hears of it.
    pub(crate) async fn commit_and_tell(&self, list: Vec<Stmt>) -> Result<Vec<u64>, Error> {
        self.carry_out(list, Concerns::Desk).await
    }

    /// The same for a list that adds a comment and leaves all else as it was: [`Db::ground`] stays.
    pub(crate) async fn commit_comment(&self, list: Vec<Stmt>) -> Result<Vec<u64>, Error> {
        self.carry_out(list, Concerns::Comments).await
    }

    async fn carry_out(&self, list: Vec<Stmt>, concerns: Concerns) -> Result<Vec<u64>, Error> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.commit(list, concerns).await,
            Engine::Postgres(postgres) => postgres.commit(list, concerns).await,
        }
    }

    /// A counter of commits that a desk would want to see.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.news.changes.subscribe()
    }

    pub(crate) fn touches(&self) -> &Touches {
        &self.news.touches
    }

    /// A number that changes with every commit but those that only add a comment.
    pub(crate) fn ground(&self) -> u64 {
        self.news.ground.load(Ordering::Acquire)
    }

    /// Where the database file is, if it is SQLite.
    pub(crate) fn sqlite_file(&self) -> Option<&std::path::Path> {
        match &self.engine {
            Engine::Sqlite(sqlite) => Some(sqlite.file()),
            Engine::Postgres(_) => None,
        }
    }

    /// Waits until all that was asked is on disk and closes the file or the connections. Later commits fail.
    pub(crate) async fn close(&self) {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.close().await,
            Engine::Postgres(postgres) => postgres.close().await,
        }
    }
}
