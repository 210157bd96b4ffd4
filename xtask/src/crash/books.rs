//! What was sent and what was acknowledged. Whatever was sent and not acknowledged may have been kept or not.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, UNIX_EPOCH},
};

/// The kinds of what is acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A report of a read.
    Read,
    /// A comment.
    Comment,
    /// A revision saved at the desk.
    Edit,
    /// A publication.
    Publication,
    /// A pushed wire item.
    Pushed,
    /// A wire item laid into a drop folder.
    Dropped,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Read, Self::Comment, Self::Edit, Self::Publication, Self::Pushed, Self::Dropped];

    /// As the tally names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "reports of reads",
            Self::Comment => "comments",
            Self::Edit => "edits",
            Self::Publication => "publications",
            Self::Pushed => "items pushed",
            Self::Dropped => "items dropped",
        }
    }
}

/// A reader of a story in a half hour.
pub type Visit = (u32, u32);

/// The reads of a story.
#[derive(Debug, Default)]
pub struct Reads {
    /// Whoever may have been counted.
    pub sent: HashSet<Visit>,
    /// Whoever must have been.
    pub acknowledged: HashSet<Visit>,
    /// Reports, repeats among them.
    pub reports_sent: u64,
    /// Those that were acknowledged.
    pub reports_acknowledged: u64,
}

/// One thing with a word of its own.
#[derive(Debug, Default, Clone)]
pub struct Sent {
    /// The id it was acknowledged under; of a revision its story and number, and of what has no id of its own anything.
    pub acknowledged: Option<String>,
    /// Its bytes as they were sent.
    pub bytes: Vec<u8>,
}

/// All of it.
#[derive(Debug, Default)]
pub struct Books {
    reads: Mutex<BTreeMap<String, Reads>>,
    comments: Mutex<HashMap<String, Sent>>,
    edits: Mutex<HashMap<String, Sent>>,
    items: Mutex<HashMap<String, Sent>>,
    publications: Mutex<HashSet<(String, u32)>>,
    numbers: AtomicU64,
    acknowledged: [AtomicU64; 6],
    refused: [AtomicU64; 6],
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Books {
    /// A number that has not been used.
    pub fn number(&self) -> u64 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }

    /// The reads by story.
    pub fn reads(&self) -> MutexGuard<'_, BTreeMap<String, Reads>> {
        lock(&self.reads)
    }

    /// The comments by word.
    pub fn comments(&self) -> MutexGuard<'_, HashMap<String, Sent>> {
        lock(&self.comments)
    }

    /// The edits by word.
    pub fn edits(&self) -> MutexGuard<'_, HashMap<String, Sent>> {
        lock(&self.edits)
    }

    /// The wire items by word.
    pub fn items(&self) -> MutexGuard<'_, HashMap<String, Sent>> {
        lock(&self.items)
    }

    /// Acknowledged publications: the story's id and the revision.
    pub fn publications(&self) -> MutexGuard<'_, HashSet<(String, u32)>> {
        lock(&self.publications)
    }

    /// Notes that one more of a kind was acknowledged.
    pub fn count(&self, kind: Kind) {
        self.acknowledged[kind as usize].fetch_add(1, Ordering::Relaxed);
    }

    /// Notes that one more of a kind was refused with a status.
    pub fn refuse(&self, kind: Kind) {
        self.refused[kind as usize].fetch_add(1, Ordering::Relaxed);
    }

    /// How many of each kind have been acknowledged.
    pub fn acknowledged(&self, kind: Kind) -> u64 {
        self.acknowledged[kind as usize].load(Ordering::Relaxed)
    }

    /// How many of each kind have been refused.
    pub fn refused(&self, kind: Kind) -> u64 {
        self.refused[kind as usize].load(Ordering::Relaxed)
    }
}

/// The half hour of the clock by which reads are counted (docs/reads.md).
pub fn window() -> u32 {
    #[expect(clippy::disallowed_methods, reason = "the half hour of the server's clock, from outside of it")]
    let now = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    u32::try_from(now.as_secs() / 1800).unwrap_or(0)
}
