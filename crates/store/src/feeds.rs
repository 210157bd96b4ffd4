//! What is remembered about each polled feed between two polls.

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
        todo!()
    }

    /// Remembers.
    pub async fn remember_feed(&self, source: &SourceId, state: &FeedState) -> Result<(), Error> {
        todo!()
    }
}
