//! Reads, counted by the definition in `docs/reads.md`: one reader, one story, one half-hour window.
//!
//! A report goes through [`writer`], one thread that decides what it comes to by what it has [`seen`], puts that into the
//! [`log`] and counts it in the [`tally`]; [`fold`] moves what the log says into the database now and then, with the place in
//! the log up to which that is done in the same transaction. So the database is never behind by more than the log has, and
//! never counts twice.

mod days;
mod fold;
mod key;
mod log;
mod marks;
mod report;
mod rollup;
mod seen;
mod tally;
mod writer;

use crate::db::Db;
use crate::files::{self, Readers};
use crate::{Error, Store};
use fold::Ledger;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use key::Keys;
use log::{Place, Segment, Tail};
pub use report::{Class, Counting, Issue, Referrer, Report};
pub use rollup::{Grain, RollupAsk, RollupBy, RollupRow};
use seen::Seen;
use std::collections::{HashMap, HashSet};
use std::fs::{File, TryLockError};
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock, PoisonError};
use tally::{Fold, Tally};
use tellal_story::{Ambient, StoryId};
use tokio::sync::oneshot;
use writer::{Outcome, Pending, Sent, Shared, Writer};

/// Somebody who may be a reader. Neither field is ever stored.
#[derive(Debug, Clone, Copy)]
pub struct Visitor<'a> {
    /// Their address.
    pub address: IpAddr,
    /// Their browser's `User-Agent`.
    pub agent: &'a str,
}

/// A story's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reads {
    /// Reads.
    pub counted: u64,
    /// Visits set aside, as readers are shown them ([`Class::is_aside`]).
    pub aside: u64,
}

/// A half hour of the UTC clock, `:00` to `:30` or `:30` to `:00`, counted from 1970-01-01T00:00:00Z. None of them
/// spans midnight, so a window knows one key only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Window(u32);

impl Window {
    fn of(at: Timestamp) -> Self {
        Self(u32::try_from(at.as_second().div_euclid(30 * 60)).unwrap_or(0))
    }

    /// The hour it lies in, counted from the same instant.
    fn hour(self) -> u32 {
        self.0 / 2
    }
}

/// Sums that wait in memory at most before they are folded without being asked.
const FOLD_AT: usize = 50_000;
/// After its end, a day is closed when nothing can be on its way into it any more.
const CLOSES_AFTER: SignedDuration = SignedDuration::from_mins(10);

/// Counts reads. One process at a time writes the log of a folder; others see the numbers as of when they opened it.
pub(crate) struct Counter {
    folder: PathBuf,
    ledger: Ledger,
    shared: Arc<Shared>,
    writing: OnceLock<Writing>,
    /// Held while the writer starts or a fold runs.
    folding: tokio::sync::Mutex<Folding>,
}

/// What the process holds that writes the log. The writer ends before the lock is let go.
struct Writing {
    writer: Writer,
    _lock: File,
}

#[derive(Default)]
struct Folding {
    /// Which log this is, and how far the database has it.
    watermark: Option<(LogId, Place)>,
    /// A fold whose commit failed, perhaps after it had reached the database.
    unsure: Option<Fold>,
}

/// Names a log in the database, where the watermark hangs on it: a log that is begun anew must not inherit the old one's.
type LogId = [u8; 16];

impl Counter {
    /// Loads the numbers. Writes nothing: commands that only look may run beside the server.
    pub(crate) async fn open(db: Arc<Db>, folder: PathBuf, ambient: Arc<dyn Ambient>) -> Result<Self, Error> {
        let ledger = Ledger(db);
        let watermark = match read_id(&folder).map_err(fault)? {
            Some(id) => ledger.watermark(&id).await?,
            None => None,
        };
        let found = recover(&folder, watermark, Tail::Leave, ledger.totals().await?).await?;
        let shared = Arc::new(Shared::new(found.tally, Keys::new(&folder), ambient));
        Ok(Self { folder, ledger, shared, writing: OnceLock::new(), folding: tokio::sync::Mutex::default() })
    }

    /// Whether the story has been read before.
    pub(crate) fn knows(&self, story: StoryId) -> bool {
        self.tally(|tally| tally.of(story)).is_some()
    }

    /// The stories of these reports that have not been read before.
    pub(crate) fn strangers(&self, reports: &[Report<'_>]) -> HashSet<StoryId> {
        self.tally(|tally| {
            reports.iter().map(|report| report.story).filter(|story| tally.of(*story).is_none()).collect()
        })
    }

    /// A story's numbers.
    pub(crate) fn of(&self, story: StoryId) -> Reads {
        self.tally(|tally| tally.of(story)).unwrap_or_default()
    }

    /// Takes in a report; returns when it is on disk.
    pub(crate) async fn report(&self, report: Report<'_>) -> Result<Counting, Error> {
        let writing = self.writing().await?;
        loop {
            let (done, told) = oneshot::channel();
            let pending = self.pending(&report, self.shared.now())?;
            let told = if writing.writer.send(Sent::One(pending, done)).await { told.await.ok() } else { None };
            // Whoever was told has others told, as soon as this is dropped.
            let outcome = told.map_or(Outcome::Failed, |told| told.outcome);
            if let Some(settled) = settled(outcome) {
                self.fold_if_much_waits().await;
                return settled;
            }
        }
    }

    /// Takes in many reports at once; returns when all are on disk that can be.
    pub(crate) async fn report_all(&self, reports: &[Report<'_>]) -> Result<Vec<Result<Counting, Error>>, Error> {
        let writing = self.writing().await?;
        let (done, told) = oneshot::channel();
        let now = self.shared.now();
        let pending = reports.iter().map(|report| self.pending(report, now)).collect::<Result<Vec<_>, _>>()?;
        let told = if writing.writer.send(Sent::Many(pending, done)).await { told.await.ok() } else { None };
        let Some(told) = told else { return Err(not_written()) };
        self.fold_if_much_waits().await;
        let mut settled = Vec::with_capacity(told.len());
        for (outcome, report) in told.into_iter().zip(reports) {
            settled.push(match self::settled(outcome) {
                Some(settled) => settled,
                None => self.report(report.clone()).await,
            });
        }
        Ok(settled)
    }

    #[inline]
    fn pending(&self, report: &Report<'_>, now: Timestamp) -> Result<Pending, Error> {
        let reader = self.shared.digests(report.visitor, now).map_err(fault)?;
        let Report { story, said, referrer, .. } = *report;
        Ok(Pending { story, reader, said, referrer, issue: report.issue.clone() })
    }

    async fn fold_if_much_waits(&self) {
        if self.tally(Tally::waiting) >= FOLD_AT
            && let Ok(folding) = self.folding.try_lock()
            && let Err(error) = self.fold_into(folding).await
        {
            // The reports are on disk all the same.
            tracing::warn!(%error, "reads could not be moved into the database; the log keeps them");
        }
    }

    /// A visitor's digest of today.
    pub(crate) fn reader_today(&self, visitor: Visitor<'_>) -> Result<[u8; 16], Error> {
        let digests = self.shared.digests(visitor, self.shared.now()).map_err(fault)?;
        Ok(digests.reader)
    }

    /// The last day that has been added up, if there is one.
    pub(crate) async fn closed(&self) -> Result<Option<Date>, Error> {
        self.ledger.closed().await
    }

    /// Moves what the log has into the database and throws away keys and segments that are over. Says how many reports
    /// that were. Does nothing in a process that is not the one that counts.
    pub(crate) async fn fold(&self) -> Result<u64, Error> {
        {
            let mut keys = self.shared.keys.write().unwrap_or_else(PoisonError::into_inner);
            keys.expire(days::of(self.shared.now())).map_err(fault)?;
        }
        match self.writing().await {
            Ok(_) => {}
            Err(Error::Refused(_)) => return Ok(0),
            Err(error) => return Err(error),
        }
        let now = self.shared.now();
        let moved = self.fold_into(self.folding.lock().await).await?;
        if let Ok(last) = days::of(now - CLOSES_AFTER).yesterday() {
            self.ledger.close_days(last).await?;
        }
        Ok(moved)
    }

    /// Folds a last time, if this process counted at all.
    pub(crate) async fn close(&self) -> Result<(), Error> {
        match self.writing.get() {
            Some(_) => self.fold().await.map(drop),
            None => Ok(()),
        }
    }

    async fn fold_into(&self, mut folding: tokio::sync::MutexGuard<'_, Folding>) -> Result<u64, Error> {
        let Some((log, from)) = folding.watermark else { return Ok(0) };
        if let Some(fold) = &folding.unsure {
            // The connection may have broken behind the commit: the watermark knows.
            if self.ledger.watermark(&log).await? != Some(fold.to) {
                self.ledger.add(&log, from, fold, days::of(self.shared.now())).await?;
            }
            folding.watermark = Some((log, fold.to));
            folding.unsure = None;
        }
        let Some((log, from)) = folding.watermark else { return Ok(0) };
        let now = self.shared.now();
        let taken = self.shared.tally.write().unwrap_or_else(PoisonError::into_inner).take_unfolded();
        let count = match taken {
            Some(fold) => {
                let fold = folding.unsure.insert(fold);
                self.ledger.add(&log, from, fold, days::of(now)).await?;
                let (to, count) = (fold.to, fold.deltas.values().sum());
                folding.watermark = Some((log, to));
                folding.unsure = None;
                count
            }
            None => 0,
        };
        self.remove_finished(&folding, Window::of(now)).map_err(fault)?;
        Ok(count)
    }

    /// Throws away segments that nobody needs any more.
    fn remove_finished(&self, folding: &Folding, now: Window) -> io::Result<()> {
        let Some((_, to)) = folding.watermark else { return Ok(()) };
        let finished = self.shared.tally.write().unwrap_or_else(PoisonError::into_inner).take_finished(to, now);
        for name in finished {
            let bytes = log::remove(&self.folder, name)?;
            // Counted when they were written or found, so it does not run below zero.
            self.shared.log_bytes.fetch_sub(bytes, Ordering::Relaxed);
        }
        Ok(())
    }

    /// The writer, started when it is first needed. `Error::Refused` if another process counts in this folder.
    async fn writing(&self) -> Result<&Writing, Error> {
        if let Some(writing) = self.writing.get() {
            return Ok(writing);
        }
        let mut folding = self.folding.lock().await;
        if let Some(writing) = self.writing.get() {
            return Ok(writing);
        }
        let lock = lock(&self.folder)?;
        let id = self.id().map_err(fault)?;
        let today = Place::begin_of(days::of(self.shared.now()));
        let begin = log::begin(&self.folder).map_err(fault)?.unwrap_or(today);
        let watermark = self.ledger.begin(&id, begin).await?;
        // Once more and from the start, now that nobody else can write: another process may have counted and folded
        // since this one was opened.
        let found = recover(&self.folder, Some(watermark), Tail::Cut, self.ledger.totals().await?).await?;
        let end = found.end.filter(|end| end.name >= watermark.name);
        let frames = end.map_or(0, |_| found.frames);
        let end = end.unwrap_or(Place { name: watermark.name, offset: 0 });
        if end < watermark {
            // A log from a copy that is older than the database. What comes now must not lie before the watermark.
            tracing::warn!(
                ?end,
                ?watermark,
                "the read log ends before what the database has of it; going on from there"
            );
            self.ledger.set(&id, watermark, end).await?;
        }
        folding.watermark = Some((id, end.min(watermark)));
        *self.shared.tally.write().unwrap_or_else(PoisonError::into_inner) = found.tally;
        self.shared.log_bytes.store(found.bytes, Ordering::Relaxed);
        let segment = Segment::at(&self.folder, end, frames);
        let writer = Writer::start(segment, found.seen, Arc::clone(&self.shared)).map_err(fault)?;
        Ok(self.writing.get_or_init(|| Writing { writer, _lock: lock }))
    }

    fn id(&self) -> io::Result<LogId> {
        if let Some(id) = read_id(&self.folder)? {
            return Ok(id);
        }
        let mut id = LogId::default();
        self.shared.ambient.fill(&mut id);
        files::write_whole(&self.folder.join("id"), &id, Readers::Usual)?;
        Ok(id)
    }

    fn tally<T>(&self, look: impl FnOnce(&Tally) -> T) -> T {
        look(&self.shared.tally.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What the log and the database say together.
struct Recovered {
    tally: Tally,
    seen: Seen,
    end: Option<Place>,
    frames: u32,
    bytes: u64,
}

/// Adds to the database's totals what the log has beyond its watermark, and finds out whom the last window has seen.
async fn recover(
    folder: &Path,
    watermark: Option<Place>,
    tail: Tail,
    totals: HashMap<StoryId, Reads>,
) -> Result<Recovered, Error> {
    let folder = folder.to_owned();
    let task = tokio::task::spawn_blocking(move || {
        let (mut tally, mut seen) = (Tally::from_totals(totals), Seen::default());
        let replayed = log::replay(&folder, tail, |frame, begin, end| {
            let fresh = watermark.is_none_or(|watermark| begin >= watermark);
            seen.turn(frame.window);
            for read in frame.reads() {
                seen.remember(read.reader, read.story);
                if fresh {
                    let at = tally.place(read.story);
                    tally.add(at, frame.window.hour(), read.referrer, Class::Counted, 1);
                }
            }
            for line in frame.lines().filter(|_| fresh) {
                let at = tally.place(line.story);
                tally.add(at, frame.window.hour(), line.referrer, line.class, line.n);
            }
            tally.ends(end, frame.window);
        })?;
        let log::Replayed { end, frames, bytes, .. } = replayed;
        Ok::<_, io::Error>(Recovered { tally, seen, end, frames, bytes })
    });
    task.await.map_err(|error| Error::Internal(error.to_string()))?.map_err(fault)
}

/// What a caller is told; `None` if the report has to be sent again.
fn settled(outcome: Outcome) -> Option<Result<Counting, Error>> {
    match outcome {
        Outcome::Done(counting) => Some(Ok(counting)),
        Outcome::Busy(why) => Some(Err(Error::Busy(why.to_owned()))),
        Outcome::Failed => Some(Err(not_written())),
        Outcome::Stale => None,
    }
}

fn not_written() -> Error {
    Error::Internal("a report could not be written to the read log".to_owned())
}

fn lock(folder: &Path) -> Result<File, Error> {
    files::make_folder(folder).map_err(fault)?;
    let lock = File::create(folder.join("lock")).map_err(fault)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Error::Refused(format!(
            "another process counts the reads in {}; only one can, so stop it first",
            folder.display()
        ))),
        Err(TryLockError::Error(error)) => Err(fault(error)),
    }
}

fn read_id(folder: &Path) -> io::Result<Option<LogId>> {
    match std::fs::read(folder.join("id")) {
        Ok(bytes) => bytes.try_into().map(Some).map_err(|_| io::Error::other("reads/id is damaged: not 16 bytes")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The files of a read log that belong into a copy of it, in the order to copy them in: not the key of the day, and not
/// the lock.
pub(crate) fn files_to_keep(folder: &Path) -> io::Result<Vec<String>> {
    files::names_in(folder, is_to_keep)
}

/// Whether a file of that name belongs into a copy of a read log.
pub(crate) fn is_to_keep(name: &str) -> bool {
    name == "id" || log::Name::of(name).is_some()
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn fault(error: io::Error) -> Error {
    Error::Internal(format!("the read log: {error}"))
}

impl Store {
    /// Takes in a page's report and says what it comes to. When this returns, that is on disk (`fdatasync`) and survives
    /// `kill -9`. `Error::Missing` if no such story was ever public; `Error::Busy` if there is no room to tell so many
    /// readers apart, and then nothing has been written.
    pub async fn report(&self, report: Report<'_>) -> Result<Counting, Error> {
        // Anybody can send any id; only a story's may take room in memory and log.
        if !self.inner.reads.knows(report.story) && !fold::is_public(&self.inner.db, report.story).await? {
            return Err(Error::Missing("story"));
        }
        self.inner.reads.report(report).await
    }

    /// The same for many at once, which costs less for each. The answers are in the order of the reports.
    pub async fn report_all(&self, reports: &[Report<'_>]) -> Result<Vec<Result<Counting, Error>>, Error> {
        let mut missing = HashSet::new();
        for story in self.inner.reads.strangers(reports) {
            if !fold::is_public(&self.inner.db, story).await? {
                missing.insert(story);
            }
        }
        if missing.is_empty() {
            return self.inner.reads.report_all(reports).await;
        }
        let known: Vec<_> = reports.iter().filter(|report| !missing.contains(&report.story)).cloned().collect();
        let mut told = self.inner.reads.report_all(&known).await?.into_iter();
        let answer = |report: &Report<'_>| {
            let told = if missing.contains(&report.story) { None } else { told.next() };
            told.unwrap_or(Err(Error::Missing("story")))
        };
        Ok(reports.iter().map(answer).collect())
    }

    /// What a visitor's reports carry as [`Counting::again`] today: 16 bytes that mean nothing without the key of the day.
    pub fn reader_today(&self, visitor: Visitor<'_>) -> Result<[u8; 16], Error> {
        self.inner.reads.reader_today(visitor)
    }

    /// A story's numbers, with every acknowledged report in them.
    pub fn reads(&self, story: StoryId) -> Reads {
        self.inner.reads.of(story)
    }

    /// The last UTC day whose sums are complete and kept for good, if there is one. Days follow each other without a gap.
    pub async fn reads_closed(&self) -> Result<Option<Date>, Error> {
        self.inner.reads.closed().await
    }

    /// Moves what was reported from the log into the database, adds up days that are over, and throws away the key of a day
    /// that is over. To be called
    /// every few minutes; nothing is lost if it is not. Says how many reports it moved.
    pub async fn fold_reads(&self) -> Result<u64, Error> {
        self.inner.reads.fold().await
    }
}

#[cfg(test)]
mod tests;
