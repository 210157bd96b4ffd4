//! What is remembered about each polled feed between two polls.

use crate::db::{Stmt, params};
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::SourceId;

/// What is remembered about a feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedState {
    /// The server's `ETag` of the last good answer.
    pub etag: Option<String>,
    /// The server's `Last-Modified` of the last good answer.
    pub last_modified: Option<String>,
    /// When it was last asked.
    pub asked: Option<Timestamp>,
    /// When it last answered as it should.
    pub answered: Option<Timestamp>,
    /// When to ask again.
    pub next: Option<Timestamp>,
    /// How many times in a row it has failed.
    pub failures: u32,
    /// What went wrong last, without credentials.
    pub error: Option<String>,
}

impl Store {
    /// What is remembered; nothing yet is the default.
    pub async fn feed_state(&self, source: &SourceId) -> Result<FeedState, Error> {
        let select =
            "select etag, last_modified, asked, answered, next, failures, error from feed_state where source = $1";
        let Some(mut row) = self.db().one(select, &params![source]).await? else { return Ok(FeedState::default()) };
        Ok(FeedState {
            etag: row.take()?,
            last_modified: row.take()?,
            asked: row.take()?,
            answered: row.take()?,
            next: row.take()?,
            failures: row.take()?,
            error: row.take()?,
        })
    }

    /// Remembers.
    pub async fn remember_feed(&self, source: &SourceId, state: &FeedState) -> Result<(), Error> {
        let upsert = Stmt::new(
            "insert into feed_state (source, etag, last_modified, asked, answered, next, failures, error) \
             values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (source) do update set etag = excluded.etag, \
             last_modified = excluded.last_modified, asked = excluded.asked, answered = excluded.answered, \
             next = excluded.next, failures = excluded.failures, error = excluded.error",
            params![
                source,
                state.etag.as_ref(),
                state.last_modified.as_ref(),
                state.asked,
                state.answered,
                state.next,
                state.failures,
                state.error.as_ref(),
            ],
        );
        self.db().commit(vec![upsert]).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::FeedState;
    use crate::testing::{Newsroom, on_both};
    use tellal_story::SourceId;

    on_both! { a_feed_is_remembered_as_it_was_left }

    async fn a_feed_is_remembered_as_it_was_left(room: &Newsroom) {
        let (aa, afp) = (SourceId::new("aa").unwrap(), SourceId::new("afp").unwrap());
        assert_eq!(room.store.feed_state(&aa).await.unwrap(), FeedState::default());
        let good = FeedState {
            etag: Some("\"33a64df5\"".into()),
            last_modified: Some("Thu, 12 Mar 2026 11:00:00 GMT".into()),
            asked: Some(room.store.now()),
            answered: Some(room.store.now()),
            next: None,
            failures: 0,
            error: None,
        };
        room.store.remember_feed(&aa, &good).await.unwrap();
        assert_eq!(room.store.feed_state(&aa).await.unwrap(), good);
        let bad = FeedState { failures: 3, error: Some("503".into()), etag: None, ..good };
        room.store.remember_feed(&aa, &bad).await.unwrap();
        assert_eq!(room.store.feed_state(&aa).await.unwrap(), bad);
        assert_eq!(room.store.feed_state(&afp).await.unwrap(), FeedState::default());
    }
}
