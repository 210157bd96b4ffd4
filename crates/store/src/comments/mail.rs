//! Letters to authors that have not left yet: links to sign in with, and why a comment was refused. One that has left is not
//! kept.

use crate::db::{Row, Stmt, params};
use crate::{Error, Store};
use jiff::{SignedDuration, Timestamp};
use tellal_story::CommentId;
use uuid::Uuid;

/// A letter to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The e-mail address.
    pub to: String,
    /// The subject, one line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The comment it is about: if that is removed, the letter is not sent any more.
    pub about: Option<CommentId>,
}

/// A letter that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedMail {
    /// Its id.
    pub id: Uuid,
    /// The letter.
    pub mail: Mail,
    /// How often it could not be sent.
    pub tries: u32,
}

/// A letter is given up after so many tries: the last one comes some 17 hours after the first.
const TRIES: u32 = 10;

/// How long to wait after something has failed so many times: one minute, two, four, and so on.
pub(super) fn pause(tries: u32) -> SignedDuration {
    SignedDuration::from_mins(1i64 << tries.min(16))
}

impl Store {
    /// Queues a letter.
    pub async fn queue_mail(&self, mail: Mail) -> Result<(), Error> {
        self.queue_mail_for(mail, self.now()).await
    }

    /// Queues a letter that does not leave before `due`: until then [`Store::unqueue_mail`] can call it back.
    pub async fn queue_mail_for(&self, mail: Mail, due: Timestamp) -> Result<(), Error> {
        let now = self.now();
        let Mail { to, subject, text, about } = mail;
        let insert = "insert into mail (id, address, subject, text, comment, made, due, tries) \
                      values ($1, $2, $3, $4, $5, $6, $7, 0)";
        let values = params![self.ambient().new_id(), to, subject, text, about, now, due];
        self.db().commit(vec![Stmt::new(insert, values)]).await.map(|_| ())
    }

    /// Letters about a comment that have not left do not leave any more.
    pub async fn unqueue_mail(&self, about: CommentId) -> Result<(), Error> {
        self.db().commit(vec![Stmt::new("delete from mail where comment = $1", params![about])]).await.map(|_| ())
    }

    /// Letters that are due, the longest due first; at most `limit`.
    pub async fn due_mail(&self, limit: u32) -> Result<Vec<QueuedMail>, Error> {
        let select = "select id, address, subject, text, comment, tries from mail where due <= $1 \
                      order by due, id limit $2";
        let read = |mut row: Row| {
            Ok(QueuedMail {
                id: row.take()?,
                mail: Mail { to: row.take()?, subject: row.take()?, text: row.take()?, about: row.take()? },
                tries: row.take()?,
            })
        };
        self.db().rows(select, &params![self.now(), limit]).await?.into_iter().map(read).collect()
    }

    /// A letter has left, and is forgotten.
    pub async fn mail_sent(&self, id: Uuid) -> Result<(), Error> {
        self.db().commit(vec![Stmt::new("delete from mail where id = $1", params![id])]).await.map(|_| ())
    }

    /// A letter could not be sent: it is due again in a minute, then in two, four and so on; after ten tries it is given up,
    /// which comes back as `true`.
    pub async fn mail_failed(&self, id: Uuid, error: &str) -> Result<bool, Error> {
        let row = self.db().one("select tries from mail where id = $1", &params![id]).await?;
        let Some(mut row) = row else { return Ok(true) };
        let tries: u32 = row.take()?;
        if tries + 1 >= TRIES {
            self.mail_sent(id).await?;
            return Ok(true);
        }
        let update = "update mail set tries = tries + 1, due = $2, error = $3 where id = $1";
        let values = params![id, self.now() + pause(tries), error];
        self.db().commit(vec![Stmt::new(update, values)]).await.map(|_| false)
    }
}
