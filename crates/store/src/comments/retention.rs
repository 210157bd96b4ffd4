//! What is given up with time, a bounded number at a time, so that nobody waits behind it.

use super::links::LINK_LIVES;
use crate::db::{Stmt, params};
use crate::{Error, Store};
use jiff::{SignedDuration, Timestamp};
use tellal_story::{AuthorId, CommentId};

/// How long what is kept of readers is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RetentionPolicy {
    /// Words, name and address of a refused comment, so many days after it was refused; for good without.
    pub rejected_days: Option<u32>,
    /// Addresses given with comments, so many days after the comment; for good without.
    pub address_days: Option<u32>,
    /// Reports, so many days after they were settled; for good without.
    pub report_days: Option<u32>,
}

/// What has been given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Expired {
    /// Refused comments without their words now.
    pub rejected: u64,
    /// Comments without their address now.
    pub addresses: u64,
    /// Reports.
    pub reports: u64,
    /// Sign-in links that nobody used.
    pub links: u64,
    /// Tokens of browsers that have not been here for 400 days.
    pub tokens: u64,
    /// Bans that have ended, of authors who are gone.
    pub bans: u64,
    /// There may be more: call again.
    pub more: bool,
}

/// Rows of a kind at a time.
const BATCH: u32 = 500;
/// A browser keeps no cookie longer (RFC 6265bis, “Cookie lifetime limits”).
const TOKEN_LIVES: SignedDuration = SignedDuration::from_hours(400 * 24);

impl Store {
    /// Gives up what the policy says is over, at most 500 rows of each kind; sign-in links after half an hour.
    pub async fn expire_comments(&self, policy: RetentionPolicy) -> Result<Expired, Error> {
        let now = self.now();
        let before = |days: Option<u32>| days.map(|days| now - SignedDuration::from_hours(24 * i64::from(days)));
        let mut expired = Expired::default();
        if let Some(before) = before(policy.rejected_days) {
            let select = "select c.id from comment c where c.queue = 'rejected' and c.turn < $1 \
                          order by c.turn, c.id limit $2";
            for mut row in self.db().rows(select, &params![before, BATCH]).await? {
                let id: CommentId = row.take()?;
                expired.rejected += u64::from(self.remove(id, None, "expired").await?);
            }
        }
        if let Some(before) = before(policy.address_days) {
            let update = "update comment set address = null where id in (select c.id from comment c \
                          where c.address is not null and c.at < $1 order by c.at, c.id limit $2)";
            expired.addresses = self.give_up(update, before).await?;
        }
        if let Some(before) = before(policy.report_days) {
            // A report that is open is never this old by its settling.
            let delete = "delete from comment_report where settled is not null and settled < $1 and comment in \
                          (select r.comment from comment_report r where r.settled is not null and r.settled < $1 \
                          order by r.settled limit $2)";
            expired.reports = self.give_up(delete, before).await?;
        }
        let delete = "delete from sign_in_link where token in \
                      (select l.token from sign_in_link l where l.made <= $1 order by l.made limit $2)";
        expired.links = self.give_up(delete, now - LINK_LIVES).await?;
        let delete = "delete from ban where author in (select b.author from ban b where b.until <= $1 and not exists \
                      (select 1 from author a where a.id = b.author) limit $2)";
        expired.bans = self.give_up(delete, now).await?;
        expired.tokens = self.expire_tokens(now - TOKEN_LIVES).await?;
        let most = u64::from(BATCH);
        let Expired { rejected, addresses, reports, links, tokens, bans, .. } = expired;
        expired.more = [rejected, addresses, reports, links, tokens, bans].into_iter().any(|rows| rows >= most);
        Ok(expired)
    }

    async fn give_up(&self, change: &'static str, before: Timestamp) -> Result<u64, Error> {
        let rows = self.db().commit(vec![Stmt::new(change, params![before, BATCH])]).await?;
        Ok(rows.into_iter().sum())
    }

    /// Tokens that are over, and the authors who have neither another nor comments nor an address.
    async fn expire_tokens(&self, before: Timestamp) -> Result<u64, Error> {
        let select = "select token, author from author_token where used < $1 order by used limit $2";
        let mut list = Vec::new();
        let mut tokens = 0;
        for mut row in self.db().rows(select, &params![before, BATCH]).await? {
            let (token, author): (Vec<u8>, AuthorId) = (row.take()?, row.take()?);
            tokens += 1;
            list.push(Stmt::new("delete from author_token where token = $1", params![token]));
            list.push(Stmt::new(
                "delete from author where id = $1 and address is null \
                 and not exists (select 1 from author_token t where t.author = $1) \
                 and not exists (select 1 from comment c where c.author = $1)",
                params![author],
            ));
        }
        if !list.is_empty() {
            self.db().commit(list).await?;
        }
        Ok(tokens)
    }
}
