//! Who may not comment. A ban holds for the author and for their verified address: who has everything removed and comes back
//! with the same address is still banned. One without an address is as strong as a cookie, and no stronger is wanted:
//! nothing else of a browser is kept.

use super::change::Change;
use super::{RACES, log};
use crate::db::{Stmt, params};
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{AuthorId, CommentId, CommentState, PersonId};

/// A ban.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ban {
    /// When it ends; never, without.
    pub until: Option<Timestamp>,
    /// Why, for moderators.
    pub reason: String,
    /// When it was laid.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
}

/// What a ban remembers an address by.
pub(super) fn address_hash(address: &str) -> [u8; 32] {
    blake3::hash(address.as_bytes()).into()
}

/// Comments that are refused at a time.
const BATCH: usize = 200;

impl Store {
    /// Bans an author, or changes their ban. `Error::Refused` without a reason or with an end in the past.
    pub async fn ban(
        &self,
        author: AuthorId,
        until: Option<Timestamp>,
        reason: &str,
        by: PersonId,
    ) -> Result<(), Error> {
        let (reason, now) = (reason.trim(), self.now());
        if reason.is_empty() {
            return Err(Error::Refused("A ban needs a reason.".to_owned()));
        }
        if until.is_some_and(|until| until <= now) {
            return Err(Error::Refused("A ban ends in the future or never.".to_owned()));
        }
        for _ in 0..RACES {
            let select = "select change, address from author where id = $1";
            let mut row = self.db().one(select, &params![author]).await?.ok_or(Error::Missing("author"))?;
            let (change, address): (i64, Option<String>) = (row.take()?, row.take()?);
            let insert = "insert into ban (author, address, until, reason, at, person) values ($1, $2, $3, $4, $5, $6) \
                          on conflict (author) do update set address = excluded.address, until = excluded.until, \
                          reason = excluded.reason, at = excluded.at, person = excluded.person";
            let address = address.as_deref().map(address_hash);
            let list = vec![
                guard(author, change),
                Stmt::new(insert, params![author, address, until, reason, now, by]),
                log::line(
                    author.0,
                    change + 1,
                    "author",
                    now,
                    Some(by),
                    "banned",
                    None,
                    Some(&until_text(until)),
                    Some(reason),
                ),
            ];
            match self.db().commit_and_tell(list).await {
                Err(Error::Conflict) => {}
                done => return done.map(|_| ()),
            }
        }
        Err(Error::Conflict)
    }

    /// Lifts an author's ban. One who is not banned stays so.
    pub async fn lift_ban(&self, author: AuthorId, by: PersonId) -> Result<(), Error> {
        for _ in 0..RACES {
            let select = "select a.change, b.until from author a join ban b on b.author = a.id where a.id = $1";
            let Some(mut row) = self.db().one(select, &params![author]).await? else { return Ok(()) };
            let (change, until): (i64, Option<Timestamp>) = (row.take()?, row.take()?);
            let list = vec![
                guard(author, change),
                Stmt::new("delete from ban where author = $1", params![author]).expect_rows(1),
                log::line(
                    author.0,
                    change + 1,
                    "author",
                    self.now(),
                    Some(by),
                    "ban-lifted",
                    Some(&until_text(until)),
                    None,
                    None,
                ),
            ];
            match self.db().commit_and_tell(list).await {
                Err(Error::Conflict) => {}
                done => return done.map(|_| ()),
            }
        }
        Err(Error::Conflict)
    }

    /// Refuses all comments of an author that wait or are shown, and says how many those were. Each is logged by itself and
    /// can be undone by itself.
    pub async fn reject_all_of(&self, author: AuthorId, reason: &str, by: PersonId) -> Result<u64, Error> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Error::Refused("A rejection needs a reason.".to_owned()));
        }
        let to = CommentState::Rejected { reason: reason.to_owned() };
        let select = format!(
            "select c.id from comment c where c.author = $1 and c.state in ('pending', 'approved') \
             order by c.at, c.id limit {BATCH}"
        );
        let mut rejected = 0;
        loop {
            let rows = self.db().rows(&select, &params![author]).await?;
            if rows.is_empty() {
                return Ok(rejected);
            }
            for mut row in rows {
                let id: CommentId = row.take()?;
                rejected += u64::from(self.reject_if_open(id, author, &to, by).await?);
            }
        }
    }

    async fn reject_if_open(
        &self,
        id: CommentId,
        author: AuthorId,
        to: &CommentState,
        by: PersonId,
    ) -> Result<bool, Error> {
        for _ in 0..RACES {
            let kept = self.kept(id).await?;
            let open = matches!(kept.comment.state, CommentState::Pending | CommentState::Approved);
            if !open || kept.comment.author != Some(author) {
                return Ok(false);
            }
            let change =
                Change { kept: &kept, to, by: Some(by), at: self.now(), what: "rejected-with-all", look: false };
            match self.db().commit_and_tell(change.statements()).await {
                Err(Error::Conflict) => {}
                done => return done.map(|_| true),
            }
        }
        Err(Error::Conflict)
    }
}

pub(super) fn guard(author: AuthorId, change: i64) -> Stmt {
    let update = "update author set change = change + 1 where id = $1 and change = $2";
    Stmt::new(update, params![author, change]).expect_rows(1)
}

/// The end of a ban as the log has it.
pub(super) fn until_text(until: Option<Timestamp>) -> String {
    until.map_or_else(|| "always".to_owned(), |until| until.to_string())
}
