//! Doors that somebody has to open: feeds, mailboxes, file servers and an agency's interface, each asked politely. What has
//! not changed is not sent again, a server that has trouble is left in peace, and what a server asks for (`Retry-After`) is
//! done. How each fares stands in its log, which the desk shows.

pub mod aa;
pub mod chores;
pub mod feed;
pub mod files;
pub mod line;
pub mod mailbox;
pub mod quiet;

use crate::{
    config::{Source, hours::Hours},
    fetch::Fetcher,
    newsroom::Newsroom,
    stop::Stop,
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use std::{pin::Pin, sync::Arc, time::Duration};
use tellal_store::{AlarmKind, DoorEvent, DoorState, NewAlarm};
use tellal_story::{Ambient, SourceId};
use tokio::sync::broadcast;
use url::Url;

/// The desk is told after so many failures in a row.
const ALARM_AFTER: u32 = 5;
/// However often a door fails, it is asked again after this time.
const LONGEST_BACK_OFF: SignedDuration = SignedDuration::from_hours(6);
/// However long a server wants to be left alone.
const LONGEST_RETRY_AFTER: SignedDuration = SignedDuration::from_hours(24);
/// The largest delivery that is taken in through any door, in bytes.
pub const LARGEST: usize = 64 << 20;

/// What is behind a door.
#[derive(Debug)]
pub enum Behind {
    /// A feed.
    Feed(feed::FeedDoor),
    /// A mailbox.
    Mailbox(mailbox::MailDoor),
    /// A file server.
    Files(files::FileDoor),
    /// Anadolu Ajansı's interface.
    Aa(aa::AaDoor),
}

/// A door and whoever tends it.
#[derive(Debug)]
pub struct Door {
    source: SourceId,
    behind: Behind,
    hours: Vec<Hours>,
    zone: TimeZone,
}

/// What became of asking.
#[derive(Debug)]
pub enum Outcome {
    /// It answered as it should; what came was taken in.
    Answered {
        /// What to remember; nothing leaves it as it was.
        memory: Option<String>,
        /// What was turned away, in sentences without credentials.
        refused: Vec<String>,
    },
    /// It failed.
    Failed {
        /// What to note, without credentials.
        error: String,
        /// When the server wants to be asked again.
        retry_after: Option<SignedDuration>,
        /// What to remember of what was done before it failed; nothing leaves it as it was.
        memory: Option<String>,
    },
    /// The fault is ours; the door is as it was.
    Ours,
}

impl Outcome {
    fn failed(error: impl Into<String>) -> Self {
        Self::Failed { error: error.into(), retry_after: None, memory: None }
    }
}

impl Door {
    /// The doors of a source that have to be asked.
    pub fn all_of(source: &Source, zone: &str) -> Vec<Self> {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let behind = [
            source.feed.clone().map(|feed| Behind::Feed(feed::FeedDoor::new(feed))),
            source.mailbox.clone().map(|mailbox| Behind::Mailbox(mailbox::MailDoor::new(mailbox))),
            source.files.clone().map(|files| Behind::Files(files::FileDoor::new(files))),
            source.aa.clone().map(|aa| Behind::Aa(aa::AaDoor::new(aa))),
        ];
        let door = |behind| Self { source: source.id.clone(), behind, hours: source.hours.clone(), zone: zone.clone() };
        behind.into_iter().flatten().map(door).collect()
    }

    /// Its short name.
    pub fn name(&self) -> &'static str {
        match self.behind {
            Behind::Feed(_) => "feed",
            Behind::Mailbox(_) => "mail",
            Behind::Files(_) => "ftp",
            Behind::Aa(_) => "aa",
        }
    }

    fn every(&self) -> Duration {
        match &self.behind {
            Behind::Feed(door) => door.every(),
            Behind::Mailbox(door) => door.every(),
            Behind::Files(door) => door.every(),
            Behind::Aa(door) => door.every(),
        }
    }

    /// Whether it is asked at this hour.
    fn is_open_at(&self, now: Timestamp) -> bool {
        self.hours.is_empty() || self.hours.iter().any(|hours| hours.hold(now, &self.zone))
    }

    /// Asks when it is time, and when somebody at the desk wants it, until told to stop.
    pub async fn watch(mut self, newsroom: Arc<Newsroom>, mut stop: Stop) {
        let store = &newsroom.store;
        let mut knocks = newsroom.desk.knocks();
        let mut wanted = false;
        loop {
            let wait = match store.door_state(&self.source, self.name()).await {
                Ok(state) => {
                    let now = store.now();
                    let due = state.next.unwrap_or(now);
                    if wanted || (due <= now && self.is_open_at(now)) {
                        wanted = false;
                        let asking = tokio::select! {
                            () = self.ask_and_remember(&newsroom, state) => true,
                            () = stop.given() => false,
                        };
                        if !asking {
                            return;
                        }
                        continue;
                    }
                    // The clock may be set while we wait: look again every minute.
                    let minute = Duration::from_mins(1);
                    Duration::try_from(due.duration_since(now))
                        .ok()
                        .filter(|wait| !wait.is_zero())
                        .unwrap_or(minute)
                        .min(minute)
                }
                Err(error) => {
                    tracing::error!(source = %self.source, %error, "what is remembered of a door cannot be read");
                    Duration::from_secs(30)
                }
            };
            tokio::select! {
                goes_on = stop.pause(wait) => if !goes_on { return },
                knock = knocks.recv() => match knock {
                    Ok(source) => wanted = source == self.source,
                    Err(broadcast::error::RecvError::Lagged(_)) => wanted = true,
                    Err(broadcast::error::RecvError::Closed) => return,
                },
            }
        }
    }

    /// Asks once, without memory: for the technician. Says what happened.
    pub async fn ask(&mut self, newsroom: &Newsroom, memory: Option<&str>) -> Outcome {
        match &mut self.behind {
            Behind::Feed(door) => door.ask(newsroom, &self.source, memory).await,
            Behind::Mailbox(door) => door.ask(newsroom, &self.source, memory).await,
            Behind::Files(door) => door.ask(newsroom, &self.source, memory).await,
            Behind::Aa(door) => door.ask(newsroom, &self.source, memory).await,
        }
    }

    /// Asks, and writes down how it went.
    pub async fn ask_and_remember(&mut self, newsroom: &Newsroom, state: DoorState) {
        let (store, door) = (&newsroom.store, self.name());
        let outcome = self.ask(newsroom, state.memory.as_deref()).await;
        let next = after(&state, &outcome, self.every(), store.now(), chance(store.ambient().as_ref()));
        newsroom.metrics.feed(self.source.as_str(), door, next.failures);
        if let Outcome::Failed { error, .. } = &outcome {
            newsroom.metrics.delivery(self.source.as_str(), door, "failed");
            tracing::warn!(source = %self.source, door, failures = next.failures, error, "a door does not answer as it should");
        }
        if let Err(error) = store.remember_door(&self.source, door, &next).await {
            tracing::error!(source = %self.source, door, %error, "what is remembered of a door cannot be written");
            // Without the memory there is no knowing when to ask again; do not hammer.
            tokio::time::sleep(Duration::from_mins(1)).await;
        }
        if let Err(error) = self.log(newsroom, &state, &next, &outcome).await {
            tracing::error!(source = %self.source, door, %error, "the log of a door could not be written");
        }
    }

    /// Tells the log, and the desk, what has changed.
    async fn log(
        &self,
        newsroom: &Newsroom,
        before: &DoorState,
        now: &DoorState,
        outcome: &Outcome,
    ) -> Result<(), tellal_store::Error> {
        let (store, door) = (&newsroom.store, self.name());
        if let Outcome::Answered { refused, .. } = outcome {
            for why in refused {
                store.note_door(&self.source, door, DoorEvent::Refused, why).await?;
            }
        }
        let error = now.error.as_deref().unwrap_or_default();
        let what = match (before.failures, now.failures) {
            (0, 0) if before.answered.is_none() && now.answered.is_some() => Some(DoorEvent::Opened),
            (0, 1..) => Some(DoorEvent::Failed),
            (1.., 0) => Some(DoorEvent::Back),
            (1.., 1..) if before.error != now.error => Some(DoorEvent::Failed),
            _ => None,
        };
        if let Some(what) = what {
            store.note_door(&self.source, door, what, error).await?;
        }
        if now.failures >= ALARM_AFTER {
            let alarm = NewAlarm {
                kind: AlarmKind::FeedFailing,
                source: self.source.clone(),
                item: None,
                story: None,
                // One alarm for one run of failures of one door.
                once: format!("{door} {}", now.answered.map_or_else(|| "never".to_owned(), |at| at.to_string())),
                detail: error.to_owned(),
            };
            store.raise(alarm).await?;
        }
        if before.failures >= ALARM_AFTER && now.failures == 0 && !self.another_fails(newsroom).await? {
            store.alarms_are_over(AlarmKind::FeedFailing, &self.source).await?;
        }
        Ok(())
    }

    /// Whether another door of the same source has an alarm to its name.
    async fn another_fails(&self, newsroom: &Newsroom) -> Result<bool, tellal_store::Error> {
        for door in ["feed", "mail", "ftp", "aa"] {
            if door != self.name() && newsroom.store.door_state(&self.source, door).await?.failures >= ALARM_AFTER {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// What to remember after asking. `chance` is between 0 and 1 and spreads the polls of many newsrooms and many doors.
fn after(before: &DoorState, outcome: &Outcome, every: Duration, now: Timestamp, chance: f64) -> DoorState {
    let every = SignedDuration::try_from(every).unwrap_or(SignedDuration::from_mins(5));
    let mut state = DoorState { asked: Some(now), ..before.clone() };
    if let Outcome::Answered { memory: Some(memory), .. } | Outcome::Failed { memory: Some(memory), .. } = outcome {
        state.memory = Some(memory.clone());
    }
    let wait = match outcome {
        Outcome::Answered { .. } => {
            (state.answered, state.failures, state.error) = (Some(now), 0, None);
            every.mul_f64(1.0 + 0.1 * chance)
        }
        Outcome::Failed { error, retry_after, .. } => {
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

/// A picture that an item names by its address: what `Desk::ingest` asks for where nothing lies beside the delivery.
fn picture(fetcher: &Fetcher, href: String) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send + '_>> {
    Box::pin(async move {
        match Url::parse(&href) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => fetcher.picture(&url).await,
            _ => Err("it did not come with the delivery".to_owned()),
        }
    })
}

/// `Retry-After` (RFC 9110 §10.2.3): seconds, or a date.
pub fn read_retry_after(text: &str, now: Timestamp) -> Option<SignedDuration> {
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
pub(crate) mod tests;
