//! Polled feeds, politely: what has not changed is not sent again, a server that has trouble is left in peace, and what a
//! server asks for (`Retry-After`) is done.

use crate::{
    config::{Feed, kinds::without_credentials},
    fetch::{Answer, FetchError, Known, Limits},
    newsroom::Newsroom,
    stop::Stop,
};
use jiff::{SignedDuration, Timestamp};
use std::{pin::Pin, sync::Arc, time::Duration};
use tellal_desk::Incoming;
use tellal_store::{AlarmKind, FeedState, NewAlarm};
use tellal_story::{Ambient, SourceId};

/// The desk is told after so many failures in a row.
const ALARM_AFTER: u32 = 5;
/// However often a feed fails, it is asked again after this time.
const LONGEST_BACK_OFF: SignedDuration = SignedDuration::from_hours(6);
/// However long a server wants to be left alone.
const LONGEST_RETRY_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// A feed that is polled.
#[derive(Debug)]
pub struct Poller {
    source: SourceId,
    feed: Feed,
    /// The last body taken in: a server without validators sends the same one again and again.
    last: Option<blake3::Hash>,
}

/// What became of a poll.
#[derive(Debug)]
enum Outcome {
    /// Something came and was taken in.
    Taken { etag: Option<String>, last_modified: Option<String> },
    /// Nothing new.
    Same,
    /// It failed: what to note, and when the server wants to be asked again.
    Failed { error: String, retry_after: Option<SignedDuration> },
    /// The fault is ours; the feed is as it was.
    Ours,
}

impl Poller {
    /// A poller of a source's feed.
    pub fn new(source: SourceId, feed: Feed) -> Self {
        Self { source, feed, last: None }
    }

    /// Asks when it is time, until told to stop.
    pub async fn watch(mut self, newsroom: Arc<Newsroom>, mut stop: Stop) {
        let store = &newsroom.store;
        loop {
            let wait = match store.feed_state(&self.source).await {
                Ok(state) => {
                    let now = store.now();
                    let due = state.next.unwrap_or(now);
                    if due <= now {
                        self.poll(&newsroom, state).await;
                        continue;
                    }
                    // The clock may be set while we wait: look again every minute.
                    Duration::try_from(due.duration_since(now)).unwrap_or_default().min(Duration::from_mins(1))
                }
                Err(error) => {
                    tracing::error!(source = %self.source, %error, "what is remembered of the feed cannot be read");
                    Duration::from_secs(30)
                }
            };
            if !stop.pause(wait).await {
                return;
            }
        }
    }

    async fn poll(&mut self, newsroom: &Newsroom, state: FeedState) {
        let store = &newsroom.store;
        let outcome = self.ask(newsroom, &state).await;
        let next = after(&state, &outcome, self.feed.every.get(), store.now(), chance(store.ambient().as_ref()));
        newsroom.metrics.feed(self.source.as_str(), next.failures);
        if let Outcome::Failed { error, .. } = &outcome {
            newsroom.metrics.delivery(self.source.as_str(), "feed", "failed");
            tracing::warn!(
                source = %self.source, feed = %self.feed.url, failures = next.failures, error, "the feed does not answer as it should"
            );
        }
        if next.failures >= ALARM_AFTER {
            let alarm = NewAlarm {
                kind: AlarmKind::FeedFailing,
                source: self.source.clone(),
                item: None,
                story: None,
                // One alarm for one run of failures.
                once: next.answered.map_or_else(|| "never".to_owned(), |at| at.to_string()),
                detail: next.error.clone().unwrap_or_default(),
            };
            if let Err(error) = store.raise(alarm).await {
                tracing::error!(source = %self.source, %error, "the alarm about the feed could not be raised");
            }
        }
        if let Err(error) = store.remember_feed(&self.source, &next).await {
            tracing::error!(source = %self.source, %error, "what is remembered of the feed cannot be written");
            // Without the memory there is no knowing when to ask again; do not hammer.
            tokio::time::sleep(Duration::from_mins(1)).await;
        }
    }

    async fn ask(&mut self, newsroom: &Newsroom, state: &FeedState) -> Outcome {
        let known = Known { etag: state.etag.as_deref(), last_modified: state.last_modified.as_deref() };
        let (bytes, etag, last_modified, url) =
            match newsroom.fetcher.get(self.feed.url.reveal(), &known, Limits::FEED).await {
                Ok(Answer::NotModified) => return Outcome::Same,
                Ok(Answer::Body { bytes, etag, last_modified, url }) => (bytes, etag, last_modified, url),
                Err(FetchError::Status { status, retry_after }) => {
                    let retry_after = retry_after.and_then(|text| read_retry_after(&text, newsroom.store.now()));
                    return Outcome::Failed { error: format!("the server answers {status}"), retry_after };
                }
                Err(error) => return Outcome::Failed { error: error.to_string(), retry_after: None },
            };
        let hash = blake3::hash(&bytes);
        if self.last == Some(hash) {
            return Outcome::Same;
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
        let incoming = Incoming { source: &self.source, door: "feed", name: &name, bytes: &bytes };
        match newsroom.desk.ingest(incoming, &fetch).await {
            Ok(report) => {
                newsroom.metrics.report(self.source.as_str(), "feed", &report);
                self.last = Some(hash);
                // An empty feed is a feed; only what is no feed at all has failed.
                if report.is_failure() && report.format == "unknown" {
                    return Outcome::Failed {
                        error: "what the server sends is not a feed".to_owned(),
                        retry_after: None,
                    };
                }
                Outcome::Taken { etag, last_modified }
            }
            Err(error) => {
                tracing::error!(source = %self.source, %error, "what the feed sent could not be taken in");
                Outcome::Ours
            }
        }
    }
}

/// What to remember after a poll. `chance` is between 0 and 1 and spreads the polls of many newsrooms and many feeds.
fn after(before: &FeedState, outcome: &Outcome, every: Duration, now: Timestamp, chance: f64) -> FeedState {
    let every = SignedDuration::try_from(every).unwrap_or(SignedDuration::from_mins(5));
    let mut state = FeedState { asked: Some(now), ..before.clone() };
    let wait = match outcome {
        Outcome::Taken { .. } | Outcome::Same => {
            if let Outcome::Taken { etag, last_modified } = outcome {
                (state.etag, state.last_modified) = (etag.clone(), last_modified.clone());
            }
            (state.answered, state.failures, state.error) = (Some(now), 0, None);
            every.mul_f64(1.0 + 0.1 * chance)
        }
        Outcome::Failed { error, retry_after } => {
            state.failures = before.failures.saturating_add(1);
            state.error = Some(error.clone());
            let doubled = every.saturating_mul(1 << before.failures.min(10));
            let back_off = doubled.min(LONGEST_BACK_OFF).max(every).mul_f64(1.0 + 0.5 * chance);
            back_off.max(retry_after.unwrap_or_default().min(LONGEST_RETRY_AFTER))
        }
        Outcome::Ours => every,
    };
    state.next = Some(now.checked_add(wait).unwrap_or(now));
    state
}

/// `Retry-After` (RFC 9110 §10.2.3): seconds, or a date.
fn read_retry_after(text: &str, now: Timestamp) -> Option<SignedDuration> {
    if let Ok(seconds) = text.trim().parse::<u32>() {
        return Some(SignedDuration::from_secs(seconds.into()));
    }
    let at = jiff::fmt::rfc2822::parse(text.trim()).ok()?.timestamp();
    Some(at.duration_since(now)).filter(SignedDuration::is_positive)
}

fn chance(ambient: &dyn Ambient) -> f64 {
    let mut byte = [0];
    ambient.fill(&mut byte);
    f64::from(byte[0]) / 255.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: Duration = Duration::from_mins(5);

    fn now() -> Timestamp {
        "2026-03-12T12:00:00Z".parse().unwrap()
    }

    fn waits(state: &FeedState) -> i64 {
        state.next.unwrap().duration_since(now()).as_secs()
    }

    fn failed() -> Outcome {
        Outcome::Failed { error: "the server answers 503".to_owned(), retry_after: None }
    }

    #[test]
    fn a_good_answer_is_remembered_and_a_304_changes_nothing_but_the_time() {
        let taken = Outcome::Taken { etag: Some("\"7\"".into()), last_modified: None };
        let first = after(&FeedState::default(), &taken, EVERY, now(), 0.0);
        assert_eq!((first.etag.as_deref(), first.failures, waits(&first)), (Some("\"7\""), 0, 300));
        let second = after(&first, &Outcome::Same, EVERY, now(), 1.0);
        assert_eq!((second.etag.as_deref(), waits(&second)), (Some("\"7\""), 330));
    }

    #[test]
    fn a_feed_that_fails_is_asked_less_and_less_and_forgiven_at_once() {
        let mut state = FeedState { etag: Some("\"7\"".into()), ..FeedState::default() };
        let mut waited = Vec::new();
        for _ in 0..9 {
            state = after(&state, &failed(), EVERY, now(), 0.0);
            waited.push(waits(&state) / 60);
        }
        assert_eq!(waited, [5, 10, 20, 40, 80, 160, 320, 360, 360]);
        assert_eq!(state.failures, 9);
        assert_eq!(state.etag.as_deref(), Some("\"7\""), "what was good still is");
        let again = after(&state, &Outcome::Same, EVERY, now(), 0.0);
        assert_eq!((again.failures, again.error, waits(&state) / 60), (0, None, 360));
    }

    #[test]
    fn the_servers_wish_comes_first() {
        let asks = |text: &str| {
            let retry_after = read_retry_after(text, now());
            waits(&after(
                &FeedState::default(),
                &Outcome::Failed { error: String::new(), retry_after },
                EVERY,
                now(),
                0.0,
            ))
        };
        assert_eq!(asks("3600"), 3600);
        assert_eq!(asks("10"), 300, "but never more often than the newsroom set");
        assert_eq!(asks("Thu, 12 Mar 2026 13:00:00 GMT"), 3600);
        assert_eq!(asks("99999999"), 24 * 3600);
        assert_eq!(asks("tomorrow"), 300);
    }
}
