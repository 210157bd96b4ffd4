//! Whoever comments. An author is known by a token in a cookie of this site, set when they comment or sign in and not before;
//! kept is its hash alone. Nothing else of a browser is asked or kept to know it again.

use super::links;
use crate::db::{Row, Stmt, params};
use crate::{Ban, Error, Store, Token};
use jiff::{SignedDuration, Timestamp};
use tellal_story::AuthorId;

/// Whoever comments, with their record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Their id.
    pub id: AuthorId,
    /// The name they last gave; may be empty.
    pub name: String,
    /// Their e-mail address, once they have opened a link that was sent there.
    pub address: Option<String>,
    /// The ban that holds now.
    pub banned: Option<Ban>,
    /// When they first came.
    pub since: Timestamp,
    /// Comments of theirs that readers see.
    pub approved: u64,
    /// Comments of theirs that were refused.
    pub rejected: u64,
    /// Comments of theirs that wait.
    pub pending: u64,
}

/// To be read by [`read_if_any`], from `author w` and `ban b`.
pub(super) const COLUMNS: &str =
    "w.id, w.name, w.address, w.since, w.approved, w.rejected, w.pending, b.until, b.reason, b.at, b.person";

/// A use of a token is noted no more often than this.
const NOTED: SignedDuration = SignedDuration::from_hours(24);

/// An author from a join that may have found none.
pub(super) fn read_if_any(row: &mut Row, now: Timestamp) -> Result<Option<Author>, Error> {
    let (id, name, address, since) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let (approved, rejected, pending) = (row.take()?, row.take()?, row.take()?);
    let (until, reason, at, by): (Option<Timestamp>, _, _, _) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let banned = match (reason, at, by) {
        (Some(reason), Some(at), Some(by)) if until.is_none_or(|until| until > now) => {
            Some(Ban { until, reason, at, by })
        }
        _ => None,
    };
    Ok(match (id, name, since, approved, rejected, pending) {
        (Some(id), Some(name), Some(since), Some(approved), Some(rejected), Some(pending)) => {
            Some(Author { id, name, address, banned, since, approved, rejected, pending })
        }
        _ => None,
    })
}

pub(super) fn insert(id: AuthorId, name: &str, address: Option<&str>, now: Timestamp) -> Stmt {
    let insert = "insert into author (id, name, address, since, change) values ($1, $2, $3, $4, 1)";
    Stmt::new(insert, params![id, name, address, now])
}

/// The same with their first comment, which is in this state.
pub(super) fn insert_with(id: AuthorId, name: &str, state: &str, now: Timestamp) -> Stmt {
    let insert = format!("insert into author (id, name, since, {state}, change) values ($1, $2, $3, 1, 1)");
    Stmt::new(insert, params![id, name, now])
}

pub(super) fn insert_token(token: &Token, author: AuthorId, now: Timestamp) -> Stmt {
    let insert = "insert into author_token (token, author, began, used) values ($1, $2, $3, $3)";
    Stmt::new(insert, params![token.hash(), author, now])
}

impl Store {
    /// Somebody comments for the first time. The token is for their browser's cookie.
    pub async fn new_author(&self, name: &str) -> Result<(AuthorId, Token), Error> {
        let (id, token, now) = (AuthorId(self.ambient().new_id()), Token::draw(&**self.ambient()), self.now());
        self.db().commit(vec![insert(id, name, None, now), insert_token(&token, id, now)]).await?;
        Ok((id, token))
    }

    /// Whose token this is.
    pub async fn author(&self, token: &Token) -> Result<Option<Author>, Error> {
        let select = format!(
            "select t.used, {COLUMNS} from author_token t join author w on w.id = t.author \
             left join ban b on b.author = w.id where t.token = $1"
        );
        let hash = token.hash();
        let Some(mut row) = self.db().one(&select, &params![hash]).await? else { return Ok(None) };
        let now = self.now();
        if now.duration_since(row.take()?) >= NOTED {
            let note = Stmt::new("update author_token set used = $2 where token = $1", params![hash, now]);
            self.db().commit(vec![note]).await?;
        }
        read_if_any(&mut row, now)
    }

    /// An author by their id.
    pub async fn author_by_id(&self, id: AuthorId) -> Result<Option<Author>, Error> {
        let select = format!("select {COLUMNS} from author w left join ban b on b.author = w.id where w.id = $1");
        let row = self.db().one(&select, &params![id]).await?;
        row.map_or(Ok(None), |mut row| read_if_any(&mut row, self.now()))
    }

    /// An author by their verified e-mail address.
    pub async fn author_by_address(&self, address: &str) -> Result<Option<Author>, Error> {
        let select = format!("select {COLUMNS} from author w left join ban b on b.author = w.id where w.address = $1");
        let row = self.db().one(&select, &params![links::plain(address)]).await?;
        row.map_or(Ok(None), |mut row| read_if_any(&mut row, self.now()))
    }

    /// Notes the name that an author uses now. Their earlier comments keep theirs.
    pub async fn name_author(&self, id: AuthorId, name: &str) -> Result<(), Error> {
        let update = Stmt::new("update author set name = $2 where id = $1", params![id, name]).expect_rows(1);
        match self.db().commit(vec![update]).await {
            Err(Error::Conflict) => Err(Error::Missing("author")),
            done => done.map(|_| ()),
        }
    }

    /// The browser with this token is nobody's any more.
    pub async fn forget_token(&self, token: &Token) -> Result<(), Error> {
        let delete = Stmt::new("delete from author_token where token = $1", params![token.hash()]);
        self.db().commit(vec![delete]).await.map(|_| ())
    }
}
