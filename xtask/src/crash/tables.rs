//! What stands in the tables, asked with SQL that SQLite and PostgreSQL understand alike, and not through the code that is tried.

use anyhow::ensure;
use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

/// Rows of columns, as text.
pub type Rows = Vec<Vec<String>>;

type Ask = dyn Fn(&str) -> anyhow::Result<Rows> + Send + Sync;

/// A way to ask.
pub struct Tables {
    ask: Box<Ask>,
    postgres: bool,
}

/// What a column cannot hold.
const BETWEEN: &str = "\u{1f}";

impl Tables {
    /// Asks SQLite by this function.
    pub fn sqlite(ask: impl Fn(&str) -> anyhow::Result<Rows> + Send + Sync + 'static) -> Self {
        Self { ask: Box::new(ask), postgres: false }
    }

    /// Asks the program `sqlite3` about a file.
    pub fn sqlite3(file: PathBuf) -> Self {
        Self::sqlite(move |sql| {
            let mut command = Command::new("sqlite3");
            told(command.args(["-batch", "-separator", BETWEEN, "-cmd", ".timeout 10000"]).arg(&file).arg(sql))
        })
    }

    /// Asks the program `psql` at a server's address.
    pub fn psql(address: String) -> Self {
        let ask = move |sql: &str| {
            told(Command::new("psql").args(["-X", "-q", "-A", "-t", "-F", BETWEEN, "-d", &address, "-c", sql]))
        };
        Self { ask: Box::new(ask), postgres: true }
    }

    /// Whether PostgreSQL answers.
    pub fn is_postgres(&self) -> bool {
        self.postgres
    }

    /// The rows of a question.
    pub fn rows(&self, sql: &str) -> anyhow::Result<Rows> {
        (self.ask)(sql)
    }

    /// The first column of the first row.
    pub fn one(&self, sql: &str) -> anyhow::Result<Option<String>> {
        Ok(self.rows(sql)?.into_iter().next().and_then(|row| row.into_iter().next()))
    }

    /// Bytes as small hexadecimal digits.
    pub fn hex(&self, column: &str) -> String {
        if self.postgres { format!("encode({column}, 'hex')") } else { format!("lower(hex({column}))") }
    }

    /// So many letters from where a column has `start`.
    pub fn from(&self, column: &str, start: &str, letters: usize) -> String {
        if self.postgres {
            format!("substring({column} from position('{start}' in {column}) for {letters})")
        } else {
            format!("substr({column}, instr({column}, '{start}'), {letters})")
        }
    }

    /// Whether there is a table of this name.
    pub fn has(&self, table: &str) -> anyhow::Result<bool> {
        let names =
            if self.postgres { "select tablename as name from pg_tables" } else { "select name from sqlite_master" };
        Ok(self.one(&format!("select count(*) from ({names}) as t where name = '{table}'"))?.as_deref() == Some("1"))
    }
}

fn told(command: &mut Command) -> anyhow::Result<Rows> {
    let output = command.stdin(Stdio::null()).output()?;
    ensure!(
        output.status.success(),
        "{} has failed: {}",
        command.get_program().display(),
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.lines().map(|line| line.split(BETWEEN).map(str::to_owned).collect()).collect())
}
