//! A polled feed: RSS, Atom, JSON Feed, or anything else that stands at an address and changes.

use super::{Outcome, read_retry_after};
use crate::{
    config::{Feed, kinds::without_credentials},
    fetch::{Answer, FetchError, Known, Limits},
    newsroom::Newsroom,
};
use serde::{Deserialize, Serialize};
use std::{pin::Pin, time::Duration};
use tellal_desk::Incoming;
use tellal_story::SourceId;

/// A feed.
#[derive(Debug)]
pub struct FeedDoor {
    feed: Feed,
    /// The last body taken in: a server without validators sends the same one again and again.
    last: Option<blake3::Hash>,
}

/// What is remembered of the last good answer.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Memory {
    etag: Option<String>,
    last_modified: Option<String>,
}

impl FeedDoor {
    /// A feed as the settings describe it.
    pub fn new(feed: Feed) -> Self {
        Self { feed, last: None }
    }

    pub(super) fn every(&self) -> Duration {
        self.feed.every.get()
    }

    pub(super) async fn ask(&mut self, newsroom: &Newsroom, source: &SourceId, memory: Option<&str>) -> Outcome {
        let memory: Memory = memory.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let known = Known { etag: memory.etag.as_deref(), last_modified: memory.last_modified.as_deref() };
        let same = || Outcome::Answered { memory: None, refused: Vec::new() };
        let (bytes, memory, url) = match newsroom.fetcher.get(self.feed.url.reveal(), &known, Limits::FEED).await {
            Ok(Answer::NotModified) => return same(),
            Ok(Answer::Body { bytes, etag, last_modified, url }) => (bytes, Memory { etag, last_modified }, url),
            Err(FetchError::Status { status, retry_after }) => {
                let retry_after = retry_after.and_then(|text| read_retry_after(&text, newsroom.store.now()));
                return Outcome::Failed { error: format!("the server answers {status}"), retry_after, memory: None };
            }
            Err(error) => return Outcome::failed(error.to_string()),
        };
        let hash = blake3::hash(&bytes);
        if self.last == Some(hash) {
            return same();
        }
        let fetcher = &newsroom.fetcher;
        let base = &url;
        let fetch = move |href: String| -> Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send + '_>> {
            Box::pin(async move {
                let url = base.join(&href).map_err(|_| "its address cannot be read".to_owned())?;
                fetcher.picture(&url).await
            })
        };
        let name = without_credentials(self.feed.url.reveal());
        let incoming = Incoming { source, door: "feed", name: &name, bytes: &bytes };
        match newsroom.desk.ingest(incoming, &fetch).await {
            Ok(report) => {
                newsroom.metrics.report(source.as_str(), "feed", &report);
                self.last = Some(hash);
                // An empty feed is a feed; only what is no feed at all has failed.
                if report.is_failure() && report.format == "unknown" {
                    return Outcome::failed("what the server sends is not a feed");
                }
                Outcome::Answered { memory: serde_json::to_string(&memory).ok(), refused: Vec::new() }
            }
            Err(error) => {
                tracing::error!(source = %source, %error, "what the feed sent could not be taken in");
                Outcome::Ours
            }
        }
    }
}
