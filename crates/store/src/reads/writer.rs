//! The one thread that writes the read log: many waiting reports, one frame, one write, one `fdatasync`.

use super::key::{Keys, ReaderDigest};
use super::log::Segment;
use super::log::frame::{Draft, STORIES};
use super::seen::{Seen, Sight, Verdict};
use super::tally::{At, Tally};
use super::{Class, Counting, Issue, Referrer, Visitor, Window};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use std::io;
use std::net::IpAddr;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::JoinHandle;
use tellal_story::{Ambient, StoryId};
use tokio::sync::{mpsc, oneshot};

/// Messages that may wait for the next frame. More callers than that wait for a place in the queue.
const QUEUE: usize = 16_384;
/// Reports that are looked at together: few enough that what was fetched for the first is there for the last.
const AHEAD: usize = 256;
/// Reports in a frame at most.
const FRAME: usize = STORIES;
/// Bytes of log at which reports are refused until some of it has been entered and thrown away. Without other reports
/// that is room for some fifty million reads.
pub(super) const LOG_MOST: u64 = 512 << 20;
/// After a group of at least so many reports, whoever writes lets others go first: each write to disk costs the processor as
/// much as some ten reports.
const CROWD: usize = 8;
/// How often, at most. Where a processor is free it takes no time, else a few milliseconds at most.
const TURNS: u32 = 4;
/// A clock that is set back by less than this does not open a window again that has been finished.
const SMALL_STEP: SignedDuration = SignedDuration::from_hours(1);

/// A report on its way to the log. The address and the browser's name are in it no more.
pub(super) struct Pending {
    pub(super) story: StoryId,
    pub(super) reader: Digests,
    pub(super) said: Class,
    pub(super) referrer: Referrer,
    pub(super) issue: Option<Arc<Issue>>,
}

/// What is left of a visitor.
#[derive(Debug, Clone, Copy)]
pub(super) struct Digests {
    /// Of which day's key it is, in days from 1970.
    day: i64,
    pub(super) reader: ReaderDigest,
    address: u64,
}

/// What has become of a report.
#[derive(Debug, Clone, Copy)]
pub(super) enum Outcome {
    /// It is on disk.
    Done(Counting),
    /// No room; nothing has been written.
    Busy(&'static str),
    /// Its day was over before it was written: the digest has to be made again.
    Stale,
    /// The disk would not take it.
    Failed,
}

/// Reports that wait for an answer.
pub(super) enum Sent {
    One(Pending, oneshot::Sender<Told>),
    Many(Vec<Pending>, oneshot::Sender<Vec<Outcome>>),
}

/// What a single report has come to. The first of a group that is told has the others told: the thread that writes wakes one,
/// and those who wait are woken by one of their own, which costs a fraction of a wake from outside for each.
pub(super) struct Told {
    pub(super) outcome: Outcome,
    /// Told when this is dropped, also if nobody waits for the first any more.
    _others: Others,
}

impl Told {
    fn alone(outcome: Outcome) -> Self {
        Self { outcome, _others: Others(Vec::new()) }
    }
}

struct Others(Vec<(oneshot::Sender<Told>, Outcome)>);

impl Drop for Others {
    fn drop(&mut self) {
        for (answer, outcome) in self.0.drain(..) {
            // Somebody who has stopped waiting is no reason to stop.
            drop(answer.send(Told::alone(outcome)));
        }
    }
}

/// A running writer. Dropping it waits for the thread to write what is queued.
pub(super) struct Writer {
    queue: Option<mpsc::Sender<Sent>>,
    thread: Option<JoinHandle<()>>,
}

/// What the thread shares with everybody else.
pub(super) struct Shared {
    pub(super) tally: RwLock<Tally>,
    pub(super) keys: RwLock<Keys>,
    pub(super) ambient: Arc<dyn Ambient>,
    /// Bytes of all segments.
    pub(super) log_bytes: AtomicU64,
    /// The latest instant that the clock has shown, in microseconds.
    latest: AtomicI64,
    /// Of this process: makes marks of addresses.
    secret: [u64; 2],
}

impl Shared {
    pub(super) fn new(tally: Tally, keys: Keys, ambient: Arc<dyn Ambient>) -> Self {
        let mut secret = [[0; 8]; 2];
        for half in &mut secret {
            ambient.fill(half);
        }
        let secret = secret.map(u64::from_le_bytes);
        let (tally, keys) = (RwLock::new(tally), RwLock::new(keys));
        Self { tally, keys, ambient, log_bytes: AtomicU64::new(0), latest: AtomicI64::new(i64::MIN), secret }
    }

    /// The instant by which reports are counted: the clock's, but it does not go back by a small step.
    pub(super) fn now(&self) -> Timestamp {
        let now = self.ambient.now();
        let latest = self.latest.load(Ordering::Relaxed);
        if now.as_microsecond() >= latest {
            self.latest.fetch_max(now.as_microsecond(), Ordering::Relaxed);
            return now;
        }
        match Timestamp::from_microsecond(latest) {
            Ok(latest) if latest.duration_since(now) < SMALL_STEP => latest,
            _ => {
                self.latest.store(now.as_microsecond(), Ordering::Relaxed);
                now
            }
        }
    }

    /// What is kept of a visitor until the report is written down.
    pub(super) fn digests(&self, visitor: Visitor<'_>, now: Timestamp) -> io::Result<Digests> {
        let day = day_number(now);
        let address = self.mark(visitor.address);
        let known = self.keys.read().unwrap_or_else(PoisonError::into_inner).digest(day, visitor);
        if let Some(reader) = known {
            return Ok(Digests { day, reader, address });
        }
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        // Once more: whoever was waited for may have begun the next day, whose key must not be thrown away.
        let now = self.now();
        let day = day_number(now);
        let reader = keys.hash(now.to_zoned(TimeZone::UTC).date(), visitor, &*self.ambient)?;
        Ok(Digests { day, reader, address })
    }

    /// A number for an address that says nothing without the secret.
    fn mark(&self, address: IpAddr) -> u64 {
        let bits = match address.to_canonical() {
            IpAddr::V4(address) => u64::from(address.to_bits()),
            // The household: see `Keys`.
            IpAddr::V6(address) => (address.to_bits() >> 64) as u64,
        };
        let [first, second] = self.secret;
        let once = (bits ^ first).wrapping_mul(second | 1);
        let twice = (once ^ once >> 32).wrapping_mul(first | 1);
        twice ^ twice >> 29
    }
}

/// The UTC day in which an instant lies, counted from 1970.
fn day_number(at: Timestamp) -> i64 {
    at.as_second().div_euclid(24 * 3600)
}

impl Writer {
    /// Starts the thread; `segment` stands at the end of the log, and the current window has seen `seen`.
    pub(super) fn start(segment: Segment, seen: Seen, shared: Arc<Shared>) -> io::Result<Self> {
        let (queue, waiting) = mpsc::channel(QUEUE);
        let desk = Desk::new(segment, seen, shared);
        let thread = std::thread::Builder::new().name("tellal-reads".into()).spawn(move || desk.work(waiting))?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Hands reports over; waits while the queue is full. `false` if the thread has ended.
    pub(super) async fn send(&self, sent: Sent) -> bool {
        match &self.queue {
            Some(queue) => queue.send(sent).await.is_ok(),
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

/// Where an answer goes.
enum Answer {
    One(oneshot::Sender<Told>),
    Many(usize, oneshot::Sender<Vec<Outcome>>),
}

/// The thread's own.
pub(super) struct Desk {
    segment: Segment,
    seen: Seen,
    shared: Arc<Shared>,
    draft: Draft,
    /// For each story of the tally: the last frame that it stood in, and its place there.
    in_frame: Vec<(u64, u16)>,
    frame: u64,
    /// Of the frame that is being made, kept for their memory: the reports that are looked at together, ...
    sights: Vec<(Sight, At)>,
    /// ... those that were noted as reads, ...
    noted: Vec<Sight>,
    /// ... what each report came to, ...
    kinds: Vec<Option<Kind>>,
    /// ... and those that are no reads.
    others: Vec<(Kind, StoryId)>,
}

/// What the tally and the lines of a frame tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    at: At,
    class: Class,
    referrer: Referrer,
}

/// Where the last group was a crowd, lets those who answer requests go first, until no more come: they hand in what they have.
fn gather(waiting: &mut mpsc::Receiver<Sent>, sent: &mut Vec<Sent>, last: usize) {
    if last < CROWD {
        return;
    }
    for _ in 0..TURNS {
        let before = sent.len();
        if before >= FRAME {
            return;
        }
        std::thread::yield_now();
        while let Ok(one) = waiting.try_recv() {
            sent.push(one);
        }
        if sent.len() == before {
            return;
        }
    }
}

impl Desk {
    pub(super) fn new(segment: Segment, seen: Seen, shared: Arc<Shared>) -> Self {
        let (draft, in_frame) = (Draft::default(), Vec::new());
        let (sights, noted, kinds, others) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { segment, seen, shared, draft, in_frame, frame: 0, sights, noted, kinds, others }
    }

    fn work(mut self, mut waiting: mpsc::Receiver<Sent>) {
        let (mut sent, mut reports, mut answers) = (Vec::new(), Vec::new(), Vec::new());
        let mut last = 0;
        while waiting.blocking_recv_many(&mut sent, QUEUE) > 0 {
            gather(&mut waiting, &mut sent, last);
            last = sent.len();
            for one in sent.drain(..) {
                match one {
                    Sent::One(report, answer) => {
                        reports.push(report);
                        answers.push(Answer::One(answer));
                    }
                    Sent::Many(mut many, answer) => {
                        answers.push(Answer::Many(many.len(), answer));
                        reports.append(&mut many);
                    }
                }
            }
            let mut outcomes = Vec::with_capacity(reports.len());
            for group in reports.chunks(FRAME) {
                if let Err(error) = self.write(group, &mut outcomes) {
                    tracing::error!(%error, reports = group.len(), "reports could not be written to the read log; they were not acknowledged");
                }
            }
            reports.clear();
            let mut outcomes = outcomes.into_iter();
            let mut others = Vec::with_capacity(answers.len());
            for answer in answers.drain(..) {
                match answer {
                    Answer::One(answer) => others.push((answer, outcomes.next().unwrap_or(Outcome::Failed))),
                    Answer::Many(count, answer) => drop(answer.send(outcomes.by_ref().take(count).collect())),
                }
            }
            if let Some((first, outcome)) = others.pop() {
                drop(first.send(Told { outcome, _others: Others(others) }));
            }
        }
    }

    /// Writes a frame of what the reports come to, and adds an outcome for each.
    pub(super) fn write(&mut self, group: &[Pending], outcomes: &mut Vec<Outcome>) -> io::Result<()> {
        let from = outcomes.len();
        if self.shared.log_bytes.load(Ordering::Relaxed) >= LOG_MOST {
            let full = "the read log is full: the database has not taken it in; try again in a moment";
            outcomes.extend(group.iter().map(|_| Outcome::Busy(full)));
            return Ok(());
        }
        let now = self.shared.now();
        let window = Window::of(now);
        self.seen.turn(window);
        self.frame += 1;
        self.draft.clear();
        self.noted.clear();
        self.kinds.clear();
        self.others.clear();
        for part in group.chunks(AHEAD) {
            self.look_ahead(part);
            self.judge(part, day_number(now), outcomes);
        }
        self.add_up_others();
        if self.draft.is_empty() {
            return Ok(());
        }
        let written = self.segment.append(now.to_zoned(TimeZone::UTC).date(), window, &mut self.draft);
        match written {
            Ok(bytes) => {
                self.shared.log_bytes.fetch_add(bytes, Ordering::Relaxed);
                self.count(window, &mut outcomes[from..]);
                Ok(())
            }
            Err(error) => {
                // What is not on disk has not been.
                self.noted.iter().rev().for_each(|sight| self.seen.take_back(sight));
                for (report, outcome) in group.iter().zip(&mut outcomes[from..]) {
                    if let Outcome::Done(Counting { class: Class::Counted, .. }) = outcome
                        && let Some(issue) = &report.issue
                    {
                        issue.give_back();
                    }
                    *outcome = Outcome::Failed;
                }
                Err(error)
            }
        }
    }

    /// Finds the places of the stories, and has what the memory holds of the readers fetched, all at a time.
    fn look_ahead(&mut self, part: &[Pending]) {
        self.sights.clear();
        let mut tally = self.shared.tally.write().unwrap_or_else(PoisonError::into_inner);
        self.sights.extend(part.iter().map(|report| {
            let reader = report.reader.reader.first_chunk().map_or(0, |half| u64::from_le_bytes(*half));
            let sight = Sight { reader, address: report.reader.address, story: report.story };
            (sight, tally.place(report.story))
        }));
        drop(tally);
        let touched = self.sights.iter().fold(0, |touched, (sight, _)| touched ^ self.seen.touch(sight));
        std::hint::black_box(touched);
    }

    /// Decides what each report comes to, and drafts the reads.
    fn judge(&mut self, part: &[Pending], day: i64, outcomes: &mut Vec<Outcome>) {
        for (report, (sight, at)) in part.iter().zip(&self.sights) {
            let verdict = match report.said {
                _ if report.reader.day != day => Err(Outcome::Stale),
                Class::Counted => {
                    match self.seen.judge(sight, || report.issue.as_ref().is_none_or(|issue| issue.take())) {
                        Verdict::New => Ok(Class::Counted),
                        Verdict::Set(class) => Ok(class),
                        Verdict::Full => Err(Outcome::Busy(
                            "too many readers in this half hour to tell them apart; try again in the next",
                        )),
                    }
                }
                said => Ok(said),
            };
            let class = match verdict {
                Ok(class) => class,
                Err(outcome) => {
                    self.kinds.push(None);
                    outcomes.push(outcome);
                    continue;
                }
            };
            let kind = Kind { at: *at, class, referrer: report.referrer };
            if class == Class::Counted {
                self.noted.push(*sight);
                let story = in_frame(&mut self.in_frame, self.frame, &mut self.draft, *at, sight.story);
                self.draft.read(story, report.referrer, sight.reader);
            } else {
                self.others.push((kind, sight.story));
            }
            self.kinds.push(Some(kind));
            let (reads, again) = (super::Reads::default(), report.reader.reader);
            outcomes.push(Outcome::Done(Counting { class, reads, again }));
        }
    }

    /// Drafts the lines of all that is no read.
    fn add_up_others(&mut self) {
        self.others.sort_unstable_by_key(|(kind, _)| *kind);
        for same in self.others.chunk_by(|(a, _), (b, _)| a == b) {
            let (Kind { at, class, referrer }, story) = same[0];
            let story = in_frame(&mut self.in_frame, self.frame, &mut self.draft, at, story);
            self.draft.line(story, class, referrer, u32::try_from(same.len()).unwrap_or(u32::MAX));
        }
    }

    /// Counts what is on disk now.
    fn count(&mut self, window: Window, outcomes: &mut [Outcome]) {
        let mut tally = self.shared.tally.write().unwrap_or_else(PoisonError::into_inner);
        for kind in self.kinds.iter().flatten() {
            tally.add(kind.at, window.hour(), kind.referrer, kind.class, 1);
        }
        tally.ends(self.segment.end(), window);
        for (outcome, kind) in outcomes.iter_mut().zip(&self.kinds) {
            if let (Outcome::Done(counting), Some(kind)) = (outcome, kind) {
                counting.reads = tally.at(kind.at);
            }
        }
    }
}

/// The place of a story in the frame that is being made; it is written into it when it is first named.
fn in_frame(known: &mut Vec<(u64, u16)>, frame: u64, draft: &mut Draft, At(at): At, story: StoryId) -> u16 {
    let at = at as usize;
    if known.len() <= at {
        known.resize(at + 1, (0, 0));
    }
    if known[at].0 != frame {
        known[at] = (frame, draft.story(story));
    }
    known[at].1
}
