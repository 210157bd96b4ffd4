//! The one thread that writes the read log: many waiting visits, one write, one `fdatasync`.

use super::key::Keys;
use super::log::{Place, Record, Segment};
use super::tally::{Seen, Tally};
use super::{Class, Counting, Issue, Reads, Referrer, Visitor, Window};
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
    pub(super) said: Class,
    pub(super) referrer: Referrer,
    pub(super) issue: Option<Arc<Issue>>,
    /// Told what it came to when that is on disk; dropped if it cannot be written.
    pub(super) done: oneshot::Sender<Counting>,
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
            match self.write(&batch) {
                Ok(countings) => {
                    for (visit, counting) in batch.drain(..).zip(countings) {
                        // Somebody who has stopped waiting is no reason to stop.
                        let _ = visit.done.send(counting);
                    }
                }
                Err(error) => {
                    tracing::error!(%error, visits = batch.len(), "visits could not be written to the read log; they were not acknowledged");
                    batch.clear();
                }
            }
        }
    }

    /// Writes those visits that are the first of their window. The others are on disk already, in the record of the
    /// first, so a reader who reloads all day costs no disk.
    fn write(&mut self, batch: &[Visit]) -> io::Result<Vec<Counting>> {
        let now = self.now();
        let day = now.to_zoned(TimeZone::UTC).date();
        let window = Window::of(now);
        let mut fresh = Vec::new();
        let mut in_batch = HashSet::new();
        let mut countings = Vec::with_capacity(batch.len());
        let mut taken = Vec::new();
        {
            let mut keys = self.shared.keys();
            for visit in batch {
                let visitor = Visitor { address: visit.address, agent: &visit.agent };
                let reader = keys.hash(day, visitor, &*self.shared.ambient)?;
                let Visit { story, said, referrer, .. } = *visit;
                let mut record = Record { story, reader, window, class: said, referrer };
                if !self.seen.is_new(&record) || !in_batch.insert(Record { referrer: Referrer::Unstated, ..record }) {
                    record.class = if said == Class::Counted { Class::Repeat } else { said };
                } else {
                    if let Some(issue) = visit.issue.as_ref().filter(|_| said == Class::Counted) {
                        if issue.take() { taken.push(issue) } else { record.class = Class::Replay }
                    }
                    fresh.push(record);
                }
                countings.push(Counting { class: record.class, reads: Reads::default(), again: reader });
            }
        }
        if !fresh.is_empty()
            && let Err(error) = self.segment.append(day, &fresh)
        {
            taken.into_iter().for_each(|issue| issue.give_back());
            return Err(error);
        }
        // Noted and counted only now: what is not on disk has not been.
        for record in &fresh {
            self.seen.note(record);
        }
        let mut tally = self.shared.tally.write().unwrap_or_else(PoisonError::into_inner);
        tally.count(&fresh, self.segment.end());
        for (visit, counting) in batch.iter().zip(&mut countings) {
            counting.reads = tally.of(visit.story).unwrap_or_default();
        }
        Ok(countings)
    }

    fn now(&mut self) -> Timestamp {
        let now = self.shared.ambient.now();
        if now >= self.last || self.last.duration_since(now) >= SMALL_STEP {
            self.last = now;
        }
        self.last
    }
}
