//! PostgreSQL 15 or newer: a handful of connections, each used by one caller at a time.

use super::{Concerns, News, Row, Stmt, Value, migrate};
use crate::Error;
use bytes::BytesMut;
use std::collections::HashMap;
use std::error::Error as StdError;
use std::sync::{Arc, Mutex};
use tellal_story::Ambient;
use tokio::sync::Semaphore;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Client, NoTls, Statement};

/// Connections at most; PostgreSQL gives each a process.
const LINKS: u32 = 8;
/// Prepared statements kept by each.
const STATEMENTS: usize = 256;

pub(super) struct Postgres {
    pool: Arc<Pool>,
}

struct Pool {
    address: String,
    idle: Mutex<Vec<Link>>,
    permits: Semaphore,
    news: Arc<News>,
}

/// A connection and what it has prepared. Whoever uses one owns it: if they stop half-way, it is dropped, and the server
/// undoes what was open on it.
pub(super) struct Link {
    client: Client,
    prepared: HashMap<String, Statement>,
}

impl Postgres {
    pub(super) async fn open(address: &str, news: Arc<News>, ambient: &dyn Ambient) -> Result<Self, Error> {
        let mut link = Link::connect(address).await?;
        migrate::postgres(&mut link, ambient.now()).await?;
        let idle = Mutex::new(vec![link]);
        let pool = Pool { address: address.to_owned(), idle, permits: Semaphore::new(LINKS as usize), news };
        Ok(Self { pool: Arc::new(pool) })
    }

    pub(super) async fn rows(&self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Error> {
        let _permit = self.pool.permit().await?;
        let mut link = self.pool.take().await?;
        let mut result = link.rows(sql, params).await;
        if result.is_err() && link.client.is_closed() {
            // The server was restarted while the connection was idle. A read may be asked again.
            link = Link::connect(&self.pool.address).await?;
            result = link.rows(sql, params).await;
        }
        let rows = result.map_err(|error| described(&error, sql))?;
        self.pool.give_back(link);
        Ok(rows)
    }

    pub(super) async fn commit(&self, list: Vec<Stmt>, concerns: Concerns) -> Result<Vec<u64>, Error> {
        let pool = Arc::clone(&self.pool);
        // A task of its own: a caller that goes away in the middle must not leave the outcome to chance.
        let task = tokio::spawn(async move {
            let rows = pool.commit(&list).await?;
            pool.news.tell(std::iter::once((concerns, list.as_slice())));
            Ok(rows)
        });
        task.await.map_err(|fault| Error::Internal(format!("a commit ended early: {fault}")))?
    }

    pub(super) async fn close(&self) {
        // Who holds all permits knows that nothing is under way. An error means that it has been closed already.
        let _all = self.pool.permits.acquire_many(LINKS).await;
        self.pool.permits.close();
        self.pool.lock().clear();
    }
}

impl Pool {
    async fn permit(&self) -> Result<tokio::sync::SemaphorePermit<'_>, Error> {
        self.permits.acquire().await.map_err(|_| Error::Internal("the database has been closed".to_owned()))
    }

    async fn take(&self) -> Result<Link, Error> {
        loop {
            let idle = self.lock().pop();
            match idle {
                Some(link) if link.client.is_closed() => {}
                Some(link) => return Ok(link),
                None => return Link::connect(&self.address).await,
            }
        }
    }

    fn give_back(&self, link: Link) {
        self.lock().push(link);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Link>> {
        self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    async fn commit(&self, list: &[Stmt]) -> Result<Vec<u64>, Error> {
        let _permit = self.permit().await?;
        let mut link = self.take().await?;
        if link.client.batch_execute("begin").await.is_err() {
            // Nothing has been done on it yet, so a new connection may try again.
            link = Link::connect(&self.address).await?;
            link.batch("begin").await?;
        }
        let mut counts = Vec::with_capacity(list.len());
        for stmt in list {
            let outcome = match link.execute(&stmt.sql, &stmt.params).await {
                Ok(rows) if stmt.kept_its_promise(rows) => Ok(rows),
                Ok(_) => Err(Error::Conflict),
                Err(error) => Err(described(&error, &stmt.sql)),
            };
            match outcome {
                Ok(rows) => counts.push(rows),
                Err(error) => {
                    if link.batch("rollback").await.is_ok() {
                        self.give_back(link);
                    }
                    return Err(error);
                }
            }
        }
        link.batch("commit").await?;
        self.give_back(link);
        Ok(counts)
    }
}

impl Link {
    async fn connect(address: &str) -> Result<Self, Error> {
        let (client, connection) = tokio_postgres::connect(address, NoTls)
            .await
            .map_err(|fault| Error::Internal(format!("connecting to PostgreSQL: {}", told(&fault))))?;
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::warn!(error = %told(&error), "a connection to PostgreSQL has ended");
            }
        });
        Ok(Self { client, prepared: HashMap::new() })
    }

    pub(super) async fn batch(&self, sql: &str) -> Result<(), Error> {
        self.client.batch_execute(sql).await.map_err(|error| described(&error, sql))
    }

    pub(super) async fn read(&mut self, sql: &str) -> Result<Vec<Row>, Error> {
        self.rows(sql, &[]).await.map_err(|error| described(&error, sql))
    }

    pub(super) async fn change(&mut self, stmt: &Stmt) -> Result<u64, Error> {
        self.execute(&stmt.sql, &stmt.params).await.map_err(|error| described(&error, &stmt.sql))
    }

    async fn prepare(&mut self, sql: &str) -> Result<Statement, tokio_postgres::Error> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        if self.prepared.len() >= STATEMENTS {
            self.prepared.clear();
        }
        let statement = self.client.prepare(sql).await?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    async fn rows(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, tokio_postgres::Error> {
        let statement = self.prepare(sql).await?;
        let rows = self.client.query(&statement, &bound(params)).await?;
        rows.iter()
            .map(|row| (0..row.len()).map(|index| row.try_get(index)).collect::<Result<_, _>>().map(Row::new))
            .collect()
    }

    async fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, tokio_postgres::Error> {
        let statement = self.prepare(sql).await?;
        self.client.execute(&statement, &bound(params)).await
    }
}

fn bound(params: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    params.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) if *ty == Type::INT8 => number.to_sql(ty, out),
            Self::Int(number) if *ty == Type::INT4 => i32::try_from(*number)?.to_sql(ty, out),
            Self::Text(text) if *ty == Type::TEXT => text.to_sql(ty, out),
            Self::Bytes(bytes) if *ty == Type::BYTEA => bytes.to_sql(ty, out),
            _ => Err(format!("a value of another kind was given where {ty} is wanted").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        // Which value fits which type is decided above, where the value is known.
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        match *ty {
            Type::INT8 => i64::from_sql(ty, raw).map(Self::Int),
            Type::INT4 => i32::from_sql(ty, raw).map(|number| Self::Int(number.into())),
            Type::BOOL => bool::from_sql(ty, raw).map(|flag| Self::Int(flag.into())),
            Type::BYTEA => Vec::from_sql(ty, raw).map(Self::Bytes),
            _ => String::from_sql(ty, raw).map(Self::Text),
        }
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(ty: &Type) -> bool {
        [Type::INT8, Type::INT4, Type::BOOL, Type::BYTEA].contains(ty) || <String as FromSql>::accepts(ty)
    }
}

/// A key that is taken, a deadlock and a snapshot too old all mean that somebody else was faster; all else is a fault.
fn described(error: &tokio_postgres::Error, sql: &str) -> Error {
    let lost = [SqlState::UNIQUE_VIOLATION, SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED];
    match error.code() {
        Some(code) if lost.contains(code) => Error::Conflict,
        _ => Error::Internal(format!("PostgreSQL: {}, in: {sql}", told(error))),
    }
}

/// The server's own words; the library's short form hides them.
fn told(error: &tokio_postgres::Error) -> String {
    match (error.as_db_error(), error.source()) {
        (Some(said), _) => said.to_string(),
        (None, Some(cause)) => format!("{error}: {cause}"),
        (None, None) => error.to_string(),
    }
}
