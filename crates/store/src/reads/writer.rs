//! The one thread that writes the read log: many waiting visits, one write, one `fdatasync`.

use super::key::Keys;
use super::log::{Place, Record, Segment};
use super::tally::{Seen, Tally};
use super::{Class, Visitor, Window};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use std::collections::HashSet;
use std::io;
use std::net::IpAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::JoinHandle;
use tellal_story::{Ambient, StoryId};
use tokio::sync::{mpsc, oneshot};

/// Visits that may wait for the next write. More callers than that wait for a place in the queue.
const QUEUE: usize = 4096;
/// A clock that is set back by less than this does not open a window again that has been finished.
const SMALL_STEP: SignedDuration = SignedDuration::from_hours(1);

/// A visit on its way to the log. Address and agent live as long as this does.
pub(super) struct Visit {
    pub(super) story: StoryId,
    pub(super) address: IpAddr,
    pub(super) agent: Box<str>,
    pub(super) class: Class,
    /// Told when the visit is on disk, or cannot be.
    pub(super) done: oneshot::Sender<bool>,
}

/// A running writer. Dropping it waits for the thread to write what is queued.
pub(super) struct Writer {
    queue: Option<mpsc::Sender<Visit>>,
    thread: Option<JoinHandle<()>>,
}

/// What the thread shares with everybody else.
pub(super) struct Shared {
    pub(super) tally: RwLock<Tally>,
    pub(super) keys: Mutex<Keys>,
    pub(super) ambient: Arc<dyn Ambient>,
}

impl Shared {
    pub(super) fn keys(&self) -> MutexGuard<'_, Keys> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Writer {
    /// Starts the thread; the log ends at `end` and the current window has seen `seen`.
    pub(super) fn start(folder: &Path, end: Place, seen: Seen, shared: Arc<Shared>) -> io::Result<Self> {
        let (queue, visits) = mpsc::channel(QUEUE);
        let desk = Desk { segment: Segment::at(folder, end), seen, last: Timestamp::MIN, shared };
        let thread = std::thread::Builder::new().name("tellal-reads".into()).spawn(move || desk.work(visits))?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Hands a visit over; waits while the queue is full. `false` if the thread has ended.
    pub(super) async fn send(&self, visit: Visit) -> bool {
        match &self.queue {
            Some(queue) => queue.send(visit).await.is_ok(),
            None => false,
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            // A panic in the thread has been printed by the panic hook; there is nobody left to tell.
            let _ = thread.join();
        }
    }
}

struct Desk {
    segment: Segment,
    seen: Seen,
    last: Timestamp,
    shared: Arc<Shared>,
}

impl Desk {
    fn work(mut self, mut visits: mpsc::Receiver<Visit>) {
        let mut batch = Vec::new();
        while let Some(first) = visits.blocking_recv() {
            batch.push(first);
            while batch.len() < QUEUE {
                match visits.try_recv() {
                    Ok(visit) => batch.push(visit),
                    Err(_) => break,
                }
            }
            let written = self.write(&batch);
            if let Err(error) = &written {
                tracing::error!(%error, visits = batch.len(), "visits could not be written to the read log; they were not acknowledged");
            }
            for visit in batch.drain(..) {
                // Somebody who has stopped waiting is no reason to stop.
                let _ = visit.done.send(written.is_ok());
            }
        }
    }

    /// Writes those visits that are the first of their window. The others are on disk already, in the record of the
    /// first, so a reader who reloads all day costs no disk.
    fn write(&mut self, batch: &[Visit]) -> io::Result<()> {
        let now = self.now();
        let day = now.to_zoned(TimeZone::UTC).date();
        let window = Window::of(now);
        let mut fresh = Vec::new();
        let mut in_batch = HashSet::new();
        {
            let mut keys = self.shared.keys();
            for visit in batch {
                let visitor = Visitor { address: visit.address, agent: &visit.agent };
                let reader = keys.hash(day, visitor, &*self.shared.ambient)?;
                let record = Record { story: visit.story, reader, window, class: visit.class };
                if self.seen.is_new(&record) && in_batch.insert(record) {
                    fresh.push(record);
                }
            }
        }
        if fresh.is_empty() {
            return Ok(());
        }
        self.segment.append(day, &fresh)?;
        // Noted and counted only now: what is not on disk has not been.
        for record in &fresh {
            self.seen.note(record);
        }
        self.shared.tally.write().unwrap_or_else(PoisonError::into_inner).count(&fresh, self.segment.end());
        Ok(())
    }

    fn now(&mut self) -> Timestamp {
        let now = self.shared.ambient.now();
        if now >= self.last || self.last.duration_since(now) >= SMALL_STEP {
            self.last = now;
        }
        self.last
    }
}
