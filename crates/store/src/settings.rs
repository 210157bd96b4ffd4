//! Where the state lives.

use std::path::PathBuf;

/// Where the state lives.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The one folder: database (if SQLite), media, read log, search index.
    pub folder: PathBuf,
    /// Which database.
    pub database: Database,
}

/// Which database holds the tables.
#[derive(Debug, Clone)]
pub enum Database {
    /// `tellal.db` inside the folder.
    Sqlite,
    /// A PostgreSQL server, by its connection string (`postgres://user@host/name`).
    Postgres(String),
}
