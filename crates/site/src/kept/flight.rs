//! Pages in the making: each is made once at a time, and who else asks for it waits.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::watch;

/// So long others wait; whoever makes a page that takes longer than this is not to hold them up.
const PATIENCE: Duration = Duration::from_secs(2);

/// The pages in the making.
#[derive(Default)]
pub(super) struct Flights(Mutex<HashMap<Box<str>, watch::Sender<()>>>);

/// Whose turn it is.
pub(super) enum Turn<'a> {
    /// To make it.
    Ours(Making<'a>),
    /// To wait for whoever does.
    Theirs(watch::Receiver<()>),
}

/// Somebody makes a page; whoever waits goes on when this is dropped, however it ended.
pub(super) struct Making<'a> {
    flights: &'a Flights,
    key: Box<str>,
}

impl Flights {
    pub fn join(&self, key: &str) -> Turn<'_> {
        let mut flights = self.lock();
        if let Some(under_way) = flights.get(key) {
            return Turn::Theirs(under_way.subscribe());
        }
        flights.insert(key.into(), watch::Sender::new(()));
        Turn::Ours(Making { flights: self, key: key.into() })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Box<str>, watch::Sender<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many wait for a page.
    #[cfg(test)]
    pub fn waiting(&self, key: &str) -> usize {
        self.lock().get(key).map_or(0, watch::Sender::receiver_count)
    }

    /// How many pages are in the making.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.lock().len()
    }
}

/// Waits until a page has been made, or for long enough.
pub(super) async fn landed(mut under_way: watch::Receiver<()>) {
    // Nothing is ever sent: what is waited for is the sender's end.
    let _ = tokio::time::timeout(PATIENCE, under_way.changed()).await;
}

impl Drop for Making<'_> {
    fn drop(&mut self) {
        self.flights.lock().remove(&self.key);
    }
}
