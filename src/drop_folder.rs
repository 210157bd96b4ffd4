//! The drop folder: a file put there is in the wire basket at once.
//!
//! Each source has a folder, and an eye on it (`eye.rs`): a file that somebody has closed after writing, or moved here, is
//! taken in within milliseconds. Where there is no eye (a network file system), it is looked at twice a second, and a file
//! counts as written when its size and its time stand still from one look to the next, or when it was written under a
//! temporary name (`.x`, `x.part`, `x.tmp`) and has been renamed. One that the eye sees grow is not taken for written because
//! it stands still for a while.
//! Then it is taken in and moved to `done/`, or to `failed/` with `<name>.reason.txt` beside it. Pictures wait as companions
//! for the item that names them and move along with it; one that nobody names within ten minutes has failed. Nothing is
//! remembered that the folder does not show, so a restart changes nothing: what lies there is taken in again, and the
//! basket knows a repeat. Sub-folders and symbolic links are left alone.

mod companions;
mod eye;

use crate::{newsroom::Newsroom, stop::Stop};
pub use companions::Companions;
use eye::{Eye, Happened};
use jiff::{SignedDuration, Timestamp};
use std::{
    collections::{HashMap, HashSet},
    ffi::{OsStr, OsString},
    fs, io,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tellal_desk::Incoming;
use tellal_store::{DoorEvent, DoorState};
use tellal_story::{RawId, SourceId};
use tokio::sync::watch;

/// How often the folder is looked at. Two looks and the work between them must stay below two seconds.
pub const LOOK_EVERY: Duration = Duration::from_millis(500);

/// How long a picture waits for the item that names it.
const PATIENCE: SignedDuration = SignedDuration::from_mins(10);

/// How long an empty file may stay empty: somebody has opened it and not written yet.
const EMPTY_PATIENCE: SignedDuration = SignedDuration::from_secs(10);

/// The largest delivery, in bytes. What does not fit through the other doors does not fit through this one.
const LARGEST: u64 = 64 << 20;

/// How long a file that somebody has open and does not write to is waited for, however still it stands.
const OPEN_PATIENCE: SignedDuration = SignedDuration::from_mins(1);

/// So many files are kept together, and no more of them than have so many bytes: all of them are in memory.
const BATCH: usize = 32;
const BATCH_BYTES: usize = 16 << 20;

/// A source's folder.
#[derive(Debug)]
pub struct DropFolder {
    /// Whose.
    pub source: SourceId,
    folder: PathBuf,
    seen: HashMap<OsString, Seen>,
    /// Inodes that had a temporary name at the last look, with their sizes.
    unfinished: HashMap<u64, u64>,
    /// What the eye has seen happen to files that are still here.
    happened: Happened,
    /// Pictures that have moved to `done/` with one item and may be named by the next.
    lent: HashMap<String, (PathBuf, Timestamp)>,
}

/// What was seen of a file at the last look.
#[derive(Debug, Clone)]
struct Seen {
    shape: Shape,
    first: Timestamp,
    /// Since when size and time have stood still.
    still: Timestamp,
    written: bool,
    failures: u32,
    not_before: Option<Timestamp>,
}

/// What changes while a file is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shape {
    inode: u64,
    size: u64,
    mtime: (i64, i64),
}

/// What a look found to do.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Deliveries that are written, oldest first.
    pub ready: Vec<OsString>,
    /// Files that have failed without being taken in, and why.
    pub hopeless: Vec<(OsString, String)>,
}

/// What became of a delivery.
#[derive(Debug)]
pub enum Outcome {
    /// It is in the basket.
    Done,
    /// It cannot be used: the reason.
    Failed(String),
    /// It could not be kept now; it stays where it is.
    Later,
}

impl DropFolder {
    /// A folder; it is made when it is first looked at.
    pub fn new(source: SourceId, folder: PathBuf) -> Self {
        Self {
            source,
            folder,
            seen: HashMap::new(),
            unfinished: HashMap::new(),
            happened: Happened::default(),
            lent: HashMap::new(),
        }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Looks at the folder, making it if it has vanished.
    pub fn look(&mut self, now: Timestamp) -> io::Result<Look> {
        fs::create_dir_all(&self.folder)?;
        let mut look = Look::default();
        let (mut seen, mut unfinished) = (HashMap::new(), HashMap::new());
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            // `DirEntry::metadata` does not follow links. A file that has just gone is no fault.
            let Ok(metadata) = entry.metadata() else { continue };
            if !metadata.is_file() {
                continue;
            }
            let (name, shape) = (entry.file_name(), Shape::of(&metadata));
            if is_temporary(&name) {
                unfinished.insert(shape.inode, shape.size);
                continue;
            }
            let before = self.seen.get(&name).filter(|before| before.shape.inode == shape.inode);
            let renamed = before.is_none() && self.unfinished.get(&shape.inode) == Some(&shape.size);
            let still = before.filter(|before| before.shape == shape);
            let growing = self.happened.growing.contains(&name)
                && still.is_none_or(|still| now.duration_since(still.still) < OPEN_PATIENCE);
            let closed = self.happened.written.contains(&name);
            let written = renamed || closed || (still.is_some() && !growing);
            let now_seen = Seen {
                shape,
                first: before.map_or(now, |before| before.first),
                still: still.map_or(now, |still| still.still),
                written,
                failures: before.map_or(0, |before| before.failures),
                not_before: before.and_then(|before| before.not_before),
            };
            if let Some(why) = hopeless(&name, &now_seen, now) {
                look.hopeless.push((name.clone(), why));
            } else if written && shape.size > 0 && !is_picture(&name) && now_seen.not_before.is_none_or(|at| at <= now)
            {
                look.ready.push(name.clone());
            }
            seen.insert(name, now_seen);
        }
        look.ready.sort_by(|a, b| (seen[a].shape.mtime, a).cmp(&(seen[b].shape.mtime, b)));
        look.hopeless.sort();
        self.happened.written.retain(|name| seen.contains_key(name));
        self.happened.growing.retain(|name| seen.contains_key(name));
        (self.seen, self.unfinished) = (seen, unfinished);
        self.lent.retain(|_, (_, at)| now.duration_since(*at) < PATIENCE);
        Ok(look)
    }

    /// The bytes of a file, if it is still the one that was looked at and no link has been put in its place.
    pub fn read(&self, name: &OsStr) -> io::Result<Vec<u8>> {
        let mut file = fs::File::open(self.folder.join(name))?;
        let metadata = file.metadata()?;
        let expected = self.seen.get(name).map(|seen| seen.shape.inode);
        if !metadata.is_file() || expected != Some(metadata.ino()) {
            return Err(io::Error::other("the file was replaced while it was being read"));
        }
        // It may have grown since it was looked at, to whatever size.
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut io::Read::take(&mut file, LARGEST + 1), &mut bytes)?;
        if bytes.len() as u64 > LARGEST {
            return Err(io::Error::other(format!("it has grown beyond {} MiB", LARGEST >> 20)));
        }
        Ok(bytes)
    }

    /// Puts a delivery and the pictures it used where they belong. Gives back its new place.
    pub fn settle(
        &mut self,
        name: &OsStr,
        outcome: &Outcome,
        used: &HashSet<OsString>,
        now: Timestamp,
    ) -> io::Result<Option<PathBuf>> {
        let to = match outcome {
            Outcome::Later => {
                if let Some(seen) = self.seen.get_mut(name) {
                    seen.failures += 1;
                    let wait = SignedDuration::from_secs(1 << seen.failures.min(8));
                    seen.not_before = Some(now + wait);
                }
                return Ok(None);
            }
            Outcome::Done => self.put_away(name, "done")?,
            Outcome::Failed(reason) => {
                let to = self.put_away(name, "failed")?;
                let mut beside = to.clone().into_os_string();
                beside.push(".reason.txt");
                fs::write(beside, format!("{reason}\n"))?;
                to
            }
        };
        for picture in used {
            // It may have gone with an earlier item of the same delivery.
            if let Ok(to) = self.put_away(picture, "done") {
                self.lent.insert(picture.to_string_lossy().into_owned(), (to, now));
            }
        }
        Ok(Some(to))
    }

    /// Moves a file into a sub-folder. If there is one of that name already, this one gets a number.
    fn put_away(&mut self, name: &OsStr, into: &str) -> io::Result<PathBuf> {
        let folder = self.folder.join(into);
        fs::create_dir_all(&folder)?;
        let from = self.folder.join(name);
        let mut to = folder.join(name);
        let mut number = 1;
        while to.symlink_metadata().is_ok() {
            number += 1;
            to = folder.join(numbered(Path::new(name), number));
        }
        fs::rename(from, &to)?;
        self.seen.remove(name);
        self.happened.written.remove(name);
        Ok(to)
    }

    /// Looks, takes in what is written, and puts it away.
    async fn tend(&mut self, newsroom: &Newsroom, now: Timestamp) -> io::Result<()> {
        let metrics = &newsroom.metrics;
        let look = tokio::task::block_in_place(|| self.look(now))?;
        for (name, why) in look.hopeless {
            tracing::warn!(source = %self.source, file = %name.display(), why, "a file in the drop folder is of no use");
            self.settle(&name, &Outcome::Failed(why), &HashSet::new(), now)?;
            metrics.delivery(self.source.as_str(), "drop", "failed");
        }
        let mut ready = look.ready.into_iter().peekable();
        while ready.peek().is_some() {
            // Kept together and then taken in one after the other, in the order of their writing.
            let mut batch = Vec::new();
            let mut size = 0;
            while size < BATCH_BYTES && batch.len() < BATCH {
                let Some(name) = ready.next() else { break };
                if let Some(bytes) = self.open(&name, now)? {
                    size += bytes.len();
                    batch.push((name, bytes));
                }
            }
            let source = &self.source;
            let kept = batch.iter().map(|(name, bytes)| async move {
                let shown = name.to_string_lossy();
                newsroom.desk.keep(&Incoming { source, door: "drop", name: &shown, bytes }).await
            });
            let kept = futures_util::future::join_all(kept).await;
            for ((name, bytes), kept) in batch.into_iter().zip(kept) {
                self.take(newsroom, &name, &bytes, kept, now).await?;
            }
        }
        Ok(())
    }

    /// The bytes of a file that is written; nothing if it has gone, or cannot be read, which it is put away for.
    fn open(&mut self, name: &OsStr, now: Timestamp) -> io::Result<Option<Vec<u8>>> {
        match tokio::task::block_in_place(|| self.read(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => {
                tracing::warn!(source = %self.source, file = %name.display(), %error, "a file cannot be read");
                let outcome = Outcome::Failed(format!("The file cannot be read: {error}."));
                self.settle(name, &outcome, &HashSet::new(), now)?;
                Ok(None)
            }
        }
    }

    /// Takes in a file whose bytes have been kept, and puts it away.
    async fn take(
        &mut self,
        newsroom: &Newsroom,
        name: &OsStr,
        bytes: &[u8],
        kept: Result<RawId, tellal_store::Error>,
        now: Timestamp,
    ) -> io::Result<()> {
        let Newsroom { desk, fetcher, metrics, .. } = newsroom;
        let companions = Companions::beside(self, fetcher);
        let fetch = |name: String| companions.fetch(name);
        let shown = name.to_string_lossy();
        let incoming = Incoming { source: &self.source, door: "drop", name: &shown, bytes };
        let taken = match kept {
            Ok(raw) => desk.ingest_kept(raw, incoming, &fetch).await,
            Err(error) => Err(error),
        };
        let outcome = match taken {
            Ok(report) => {
                metrics.report(self.source.as_str(), "drop", &report);
                if report.is_failure() { Outcome::Failed(reason(&report)) } else { Outcome::Done }
            }
            Err(tellal_store::Error::Refused(why)) => Outcome::Failed(why),
            Err(error) => {
                tracing::error!(source = %self.source, file = %shown, %error, "a delivery could not be taken in; it stays where it is");
                metrics.delivery(self.source.as_str(), "drop", "put-off");
                Outcome::Later
            }
        };
        let used = companions.used();
        self.settle(name, &outcome, &used, now).map(|_| ())
    }

    /// Tells the log of the doors that the folder cannot be tended, or can be again.
    async fn note(&self, newsroom: &Newsroom, error: Option<String>) {
        let (store, now) = (&newsroom.store, newsroom.store.now());
        let what = if error.is_some() { DoorEvent::Failed } else { DoorEvent::Back };
        let detail = error.clone().unwrap_or_default();
        let state = DoorState { asked: Some(now), failures: u32::from(error.is_some()), error, ..DoorState::default() };
        let told = match store.remember_door(&self.source, "drop", &state).await {
            Ok(()) => store.note_door(&self.source, "drop", what, &detail).await,
            Err(error) => Err(error),
        };
        if let Err(error) = told {
            tracing::error!(source = %self.source, %error, "the log of the drop folder could not be written");
        }
    }

    /// Tends the folder until told to stop. `every` is [`LOOK_EVERY`] outside the demo.
    pub async fn watch(mut self, newsroom: Arc<Newsroom>, every: watch::Receiver<Duration>, mut stop: Stop) {
        // What failed when the last process ended may work now.
        let before = newsroom.store.door_state(&self.source, "drop").await;
        let mut complained = before.is_ok_and(|state| state.failures > 0);
        let mut eye = None;
        loop {
            if eye.is_none() {
                eye = fs::create_dir_all(&self.folder).and_then(|()| Eye::on(&self.folder)).ok();
            }
            let now = newsroom.store.now();
            match self.tend(&newsroom, now).await {
                Ok(()) => {
                    if complained {
                        self.note(&newsroom, None).await;
                    }
                    complained = false;
                }
                Err(error) => {
                    if !complained {
                        self.note(&newsroom, Some(error.to_string())).await;
                        tracing::error!(source = %self.source, folder = %self.folder.display(), %error, "the drop folder cannot be tended; `tellal doctor` says what to do");
                    }
                    complained = true;
                }
            }
            let pause = *every.borrow();
            let Some(open) = &eye else {
                if !stop.pause(pause).await {
                    return;
                }
                continue;
            };
            let news = tokio::select! {
                news = open.news(&mut self.happened) => news,
                goes_on = stop.pause(pause) => if goes_on { open.read(&mut self.happened) } else { return },
            };
            if news.is_err() || self.happened.lost {
                eye = None;
                self.happened = Happened::default();
            }
        }
    }
}

impl Shape {
    fn of(metadata: &fs::Metadata) -> Self {
        Self { inode: metadata.ino(), size: metadata.size(), mtime: (metadata.mtime(), metadata.mtime_nsec()) }
    }
}

/// Why a file will never be a delivery, if so.
fn hopeless(name: &OsStr, seen: &Seen, now: Timestamp) -> Option<String> {
    let age = now.duration_since(seen.first);
    if seen.shape.size > LARGEST {
        Some(format!("The file is larger than {} MiB.", LARGEST >> 20))
    } else if seen.shape.size == 0 && age >= EMPTY_PATIENCE {
        Some("The file is empty.".to_owned())
    } else if seen.written && is_picture(name) && age >= PATIENCE {
        Some("No item has named this picture within ten minutes.".to_owned())
    } else {
        None
    }
}

/// What the technician reads beside a failed file.
fn reason(report: &tellal_desk::Report) -> String {
    if report.remarks.is_empty() {
        format!("Nothing in this file could be read as news (format: {}).", report.format)
    } else {
        report.remarks.join("\n")
    }
}

/// Names under which files are still being written, by the habits of rsync, scp clients and FTP servers.
pub(crate) fn is_temporary(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let name = name.to_ascii_lowercase();
    name.starts_with('.') || [".part", ".tmp", ".filepart"].iter().any(|end| name.ends_with(end))
}

pub(crate) fn is_picture(name: &OsStr) -> bool {
    let extension = Path::new(name).extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    extension.is_some_and(|extension| matches!(extension.as_str(), "jpg" | "jpeg" | "png" | "webp" | "gif"))
}

/// `story.xml` as `story-2.xml`.
fn numbered(name: &Path, number: u32) -> OsString {
    let mut numbered = name.file_stem().unwrap_or_default().to_owned();
    numbered.push(format!("-{number}"));
    if let Some(extension) = name.extension() {
        numbered.push(".");
        numbered.push(extension);
    }
    numbered
}

#[cfg(test)]
mod tests;
