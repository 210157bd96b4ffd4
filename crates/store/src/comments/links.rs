//! Signing in by a link sent to an e-mail address: it works once, for half an hour, and proves that the address is theirs.

use super::{RACES, authors, bans, log};
use crate::db::{Row, Stmt, params};
use crate::{Error, Store, Token};
use jiff::{SignedDuration, Timestamp};
use tellal_story::{AuthorId, Lang};

/// A link works for so long.
pub(super) const LINK_LIVES: SignedDuration = SignedDuration::from_mins(30);
/// Links to one address that work at the same time, so that nobody's mailbox is filled by others.
const LINKS: u64 = 3;

/// An address as it is compared: without blanks around it, ASCII letters small. What stands before the at sign may by the
/// letter of RFC 5321 differ by case; no mailbox that anybody has does.
pub(super) fn plain(address: &str) -> String {
    address.trim().to_ascii_lowercase()
}

impl Store {
    /// A link's token for an e-mail address, whose reader is written to in `lang`. `Error::Refused` if three to the same
    /// address work already, or if it is no address.
    pub async fn sign_in_link(&self, address: &str, lang: &Lang) -> Result<Token, Error> {
        let address = plain(address);
        if !address.contains('@') || address.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(Error::Refused("That is no e-mail address.".to_owned()));
        }
        let now = self.now();
        let select = "select count(*) from sign_in_link where address = $1 and made > $2";
        let row = self.db().one(select, &params![&address, now - LINK_LIVES]).await?;
        if row.map_or(Ok(0), |mut row| row.take::<u64>())? >= LINKS {
            return Err(Error::Refused("Three links to this address work already.".to_owned()));
        }
        let token = Token::draw(&**self.ambient());
        let insert = "insert into sign_in_link (token, address, lang, made) values ($1, $2, $3, $4)";
        self.db().commit(vec![Stmt::new(insert, params![token.hash(), address, lang, now])]).await?;
        Ok(token)
    }

    /// For which address a link still works, without using it: a mail program that opens links ahead must not use it up.
    pub async fn link_address(&self, link: &Token) -> Result<Option<String>, Error> {
        let select = "select address from sign_in_link where token = $1 and made > $2";
        let row = self.db().one(select, &params![link.hash(), self.now() - LINK_LIVES]).await?;
        row.map(|mut row| row.take()).transpose()
    }

    /// Uses a link, once: whoever has its address is signed in with a new token. Comments written before with `present`,
    /// the author whom this browser knew, become theirs, unless that one has another verified address. `Error::Missing` if
    /// the link does not work (any more).
    pub async fn use_link(&self, link: &Token, present: Option<AuthorId>) -> Result<(AuthorId, Token), Error> {
        for _ in 0..RACES {
            let address = self.link_address(link).await?.ok_or(Error::Missing("link"))?;
            match self.try_link(link, &address, present).await {
                Err(Error::Conflict) => {}
                done => return done,
            }
        }
        Err(Error::Conflict)
    }

    async fn try_link(
        &self,
        link: &Token,
        address: &str,
        present: Option<AuthorId>,
    ) -> Result<(AuthorId, Token), Error> {
        let (now, token) = (self.now(), Token::draw(&**self.ambient()));
        let use_up = Stmt::new("delete from sign_in_link where token = $1", params![link.hash()]).expect_rows(1);
        let mut list = vec![use_up];
        let known = self.known("address = $1", params![address]).await?;
        let present = match present {
            Some(id) => self.known("id = $1", params![id]).await?.filter(|present| present.address.is_none()),
            None => None,
        };
        let author = match (known, present) {
            (Some(known), None) => known.id,
            (Some(known), Some(present)) => {
                list.extend(merge(&known, &present, now));
                known.id
            }
            (None, Some(present)) => {
                list.push(bans::guard(present.id, present.change));
                let update = Stmt::new("update author set address = $2 where id = $1", params![present.id, address]);
                list.push(update.expect_rows(1));
                let became = Some("signed in");
                list.push(log::line(
                    present.id.0,
                    present.change + 1,
                    "author",
                    now,
                    None,
                    "address-verified",
                    None,
                    became,
                    None,
                ));
                present.id
            }
            (None, None) => {
                let id = AuthorId(self.ambient().new_id());
                list.push(authors::insert(id, "", Some(address), now));
                id
            }
        };
        // Somebody with this address was banned and has come back, or is banned under another token.
        list.push(Stmt::new(
            "insert into ban (author, address, until, reason, at, person) \
             select $1, b.address, b.until, b.reason, b.at, b.person from ban b where b.address = $2 \
             and b.author <> $1 and (b.until is null or b.until > $3) order by b.at desc limit 1 \
             on conflict (author) do nothing",
            params![author, bans::address_hash(address), now],
        ));
        list.push(Stmt::new(
            "update ban set address = $2 where author = $1",
            params![author, bans::address_hash(address)],
        ));
        list.push(authors::insert_token(&token, author, now));
        self.db().commit(list).await.map(|_| (author, token))
    }

    async fn known(&self, by: &str, values: Vec<crate::db::Value>) -> Result<Option<Known>, Error> {
        let select = format!("select id, name, address, change from author where {by}");
        let read =
            |mut row: Row| Ok(Known { id: row.take()?, name: row.take()?, address: row.take()?, change: row.take()? });
        self.db().one(&select, &values).await?.map(read).transpose()
    }
}

struct Known {
    id: AuthorId,
    name: String,
    address: Option<String>,
    change: i64,
}

/// All that was `other`'s becomes `into`'s: comments, record, browsers, and a ban if `into` has none or one that ends sooner.
fn merge(into: &Known, other: &Known, now: Timestamp) -> Vec<Stmt> {
    let both = || params![into.id, other.id];
    let name = if into.name.is_empty() { &other.name } else { &into.name };
    vec![
        Stmt::new("update comment set author = $1 where author = $2", both()),
        bans::guard(into.id, into.change),
        bans::guard(other.id, other.change),
        Stmt::new("update author_token set author = $1 where author = $2", both()),
        Stmt::new(
            "update author set name = $3, pending = pending + (select pending from author o where o.id = $2), \
             approved = approved + (select approved from author o where o.id = $2), \
             rejected = rejected + (select rejected from author o where o.id = $2) where id = $1",
            params![into.id, other.id, name],
        )
        .expect_rows(1),
        Stmt::new(
            "delete from ban where author = $1 and until is not null and exists \
             (select 1 from ban o where o.author = $2 and (o.until is null or o.until > ban.until))",
            both(),
        ),
        Stmt::new(
            "insert into ban (author, address, until, reason, at, person) \
             select $1, b.address, b.until, b.reason, b.at, b.person from ban b where b.author = $2 \
             on conflict (author) do nothing",
            both(),
        ),
        Stmt::new("delete from ban where author = $1", params![other.id]),
        Stmt::new("delete from author where id = $1", params![other.id]).expect_rows(1),
        log::line(into.id.0, into.change + 1, "author", now, None, "merged", Some(&other.id.to_string()), None, None),
    ]
}
