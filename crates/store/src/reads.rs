//! Reads, counted by the definition in `docs/reads.md`: one reader, one story, one half-hour window.
//!
//! A visit goes through [`writer`], one thread that puts it into the [`log`] and counts it in the [`tally`]; [`fold`]
//! moves what the log says into the database now and then, with the place in the log up to which that is done in the
//! same transaction. So the database is never behind by more than the log has, and never counts twice.

mod days;
mod fold;
mod key;
mod log;
mod report;
mod rollup;
mod tally;
mod writer;

use crate::db::Db;
use crate::files::{self, Readers};
use crate::{Error, Store};
use fold::Ledger;
use jiff::Timestamp;
use key::Keys;
use log::{Place, Tail};
pub use report::{Class, Counting, Issue, Referrer, Report};
pub use rollup::{Grain, RollupAsk, RollupBy, RollupRow};
use std::collections::HashMap;
use std::fs::{File, TryLockError};
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use tally::{Fold, Seen, Tally};
use tellal_story::{Ambient, StoryId};
use tokio::sync::oneshot;
use writer::{Shared, Visit, Writer};

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

/// Story-hours that wait in memory at most before they are folded without being asked.
const FOLD_AT: u64 = 50_000;

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
        let keys = Mutex::new(Keys::new(&folder));
        let watermark = match read_id(&folder).map_err(fault)? {
            Some(id) => ledger.watermark(&id).await?,
            None => None,
        };
        let found = recover(&folder, watermark, Tail::Leave, ledger.totals().await?).await?;
        let shared = Arc::new(Shared { tally: RwLock::new(found.tally), keys, ambient });
        Ok(Self { folder, ledger, shared, writing: OnceLock::new(), folding: tokio::sync::Mutex::default() })
    }

    /// Whether the story has been read before.
    pub(crate) fn knows(&self, story: StoryId) -> bool {
        self.tally(|tally| tally.of(story)).is_some()
    }

    /// A story's numbers.
    pub(crate) fn of(&self, story: StoryId) -> Reads {
        self.tally(|tally| tally.of(story)).unwrap_or_default()
    }

    /// Records a report; returns when it is on disk.
    pub(crate) async fn report(&self, report: Report<'_>) -> Result<Counting, Error> {
        let writing = self.writing().await?;
        let (done, told) = oneshot::channel();
        let Report { story, visitor, said, referrer, issue } = report;
        let visit = Visit { story, address: visitor.address, agent: visitor.agent.into(), said, referrer, issue, done };
        let told = if writing.writer.send(visit).await { told.await.ok() } else { None };
        let Some(counting) = told else {
            return Err(Error::Internal("a report could not be written to the read log".into()));
        };
        if self.tally(Tally::waiting) >= FOLD_AT
            && let Ok(folding) = self.folding.try_lock()
            && let Err(error) = self.fold_into(folding).await
        {
            // The report is on disk all the same.
            tracing::warn!(%error, "reads could not be moved into the database; the log keeps them");
        }
        Ok(counting)
    }

    /// A visitor's digest of today.
    pub(crate) fn reader_today(&self, visitor: Visitor<'_>) -> Result<[u8; 16], Error> {
        let ambient = &*self.shared.ambient;
        self.shared.keys().hash(days::of(ambient.now()), visitor, ambient).map_err(fault)
    }

    /// Moves what the log has into the database and throws away keys and segments that are over. Says how many reports
    /// that were. Does nothing in a process that is not the one that counts.
    pub(crate) async fn fold(&self) -> Result<u64, Error> {
        self.shared.keys().expire(days::of(self.shared.ambient.now())).map_err(fault)?;
        match self.writing().await {
            Ok(_) => {}
            Err(Error::Refused(_)) => return Ok(0),
            Err(error) => return Err(error),
        }
        self.fold_into(self.folding.lock().await).await
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
                self.ledger.add(&log, from, fold).await?;
            }
            folding.watermark = Some((log, fold.to));
            folding.unsure = None;
        }
        let Some((log, from)) = folding.watermark else { return Ok(0) };
        let taken = self.shared.tally.write().unwrap_or_else(PoisonError::into_inner).take_unfolded();
        let Some(fold) = taken else { return Ok(0) };
        let fold = folding.unsure.insert(fold);
        self.ledger.add(&log, from, fold).await?;
        let (to, count) = (fold.to, fold.deltas.values().sum());
        folding.watermark = Some((log, to));
        folding.unsure = None;
        log::remove_before(&self.folder, to.day).map_err(fault)?;
        Ok(count)
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
        let today = Place { day: days::of(self.shared.ambient.now()), offset: 0 };
        let begin = log::begin(&self.folder).map_err(fault)?.unwrap_or(today);
        let watermark = self.ledger.begin(&id, begin).await?;
        // Once more and from the start, now that nobody else can write: another process may have counted and folded
        // since this one was opened.
        let found = recover(&self.folder, Some(watermark), Tail::Cut, self.ledger.totals().await?).await?;
        let end = found.end.filter(|end| end.day >= watermark.day);
        let end = end.unwrap_or(Place { day: watermark.day, offset: 0 });
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
        let writer = Writer::start(&self.folder, end, found.seen, Arc::clone(&self.shared)).map_err(fault)?;
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

struct Recovered {
    tally: Tally,
    seen: Seen,
    end: Option<Place>,
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
        let mut seen = Seen::default();
        let mut fresh = Vec::new();
        let end = log::replay(&folder, watermark, tail, |record, folded| {
            if seen.note(record) && !folded {
                fresh.push(*record);
            }
        })?;
        let mut tally = Tally::from_totals(totals);
        if let Some(end) = end {
            tally.count(&fresh, end);
        }
        Ok::<_, io::Error>(Recovered { tally, seen, end })
    });
    task.await.map_err(|error| Error::Internal(error.to_string()))?.map_err(fault)
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
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string().ok().filter(|name| is_to_keep(name)));
    }
    names.sort_unstable();
    Ok(names)
}

/// Whether a file of that name belongs into a copy of a read log.
pub(crate) fn is_to_keep(name: &str) -> bool {
    name == "id" || log::segment_day(name).is_some()
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

    /// What a visitor's reports carry as [`Counting::again`] today: 16 bytes that mean nothing without the key of the day.
    pub fn reader_today(&self, visitor: Visitor<'_>) -> Result<[u8; 16], Error> {
        self.inner.reads.reader_today(visitor)
    }

    /// A story's numbers, with every acknowledged report in them.
    pub fn reads(&self, story: StoryId) -> Reads {
        self.inner.reads.of(story)
    }

    /// Moves counted reads from the log into the database, and throws away the key of a day that is over. To be called
    /// every few minutes; nothing is lost if it is not. Says how many reports it moved.
    pub async fn fold_reads(&self) -> Result<u64, Error> {
        self.inner.reads.fold().await
    }
}

#[cfg(test)]
mod tests;
