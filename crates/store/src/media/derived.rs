//! What is made of pictures: other sizes and shapes, and the cards of links. Made when it is first asked for (or before, by the
//! background work), kept in files, and given up, the oldest first, when they are too many. All of it can be made again.

use crate::Error;
use crate::behind::Behind;
use crate::files::{self, Readers};
use bytes::Bytes;
use std::collections::HashMap;
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tellal_picture::{Bitmap, Card, Fault, Focus, Ratio, Rendition, Seen};
use tokio::sync::Semaphore;

/// Bytes that all of it together may take on the disk.
const MOST_BYTES: u64 = 4 << 30;
/// Of which are left after the oldest have been given up.
const LEFT_BYTES: u64 = MOST_BYTES / 10 * 9;
/// MiB of pixels that may be unpacked at a time: one of the largest that [`tellal_picture`] takes, or many small ones.
const MEMORY: u32 = 704;
/// MiB that a picture counts for at least, so that no more are worked on than a processor has cores for.
const LEAST_MEMORY: u32 = MEMORY / 4;

/// The words and the picture of a card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardWords {
    /// The newsroom's name.
    pub newsroom: String,
    /// The section's title.
    pub section: String,
    /// The headline.
    pub headline: String,
    /// The picture's credit line.
    pub credit: String,
    /// The story's language.
    pub lang: String,
    /// Whether that is written from right to left.
    pub rtl: bool,
    /// A stored picture's name, and what matters in it.
    pub picture: Option<(String, Focus)>,
    /// The newsroom's colour.
    pub accent: [u8; 3],
}

impl CardWords {
    /// Another one for every other card, the same for the same: the name of its file, and what its address ends with.
    pub fn mark(&self) -> String {
        // A change of how cards are drawn gives all of them another name.
        let whole = format!("1 {self:?}");
        hex(&blake3::hash(whole.as_bytes()).as_bytes()[..8])
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What is made of pictures.
pub(crate) struct Derived {
    folder: PathBuf,
    memory: Arc<Semaphore>,
    /// One lock for each file that is being made, so that a thousand readers who ask at once have it made once.
    under_way: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    /// Bytes on the disk, as far as is known; `u64::MAX` until they have been counted.
    kept: Arc<AtomicU64>,
}

impl Derived {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            memory: Arc::new(Semaphore::new(MEMORY as usize)),
            under_way: Mutex::default(),
            kept: Arc::new(AtomicU64::new(u64::MAX)),
        }
    }

    /// Where a file stands; names are our own, the first two letters are a folder.
    fn place(&self, name: &str) -> PathBuf {
        self.folder.join(name.get(..2).unwrap_or("xx")).join(name)
    }

    fn rendition_name(picture: &str, rendition: Rendition) -> String {
        let hash = picture.split('.').next().unwrap_or_default();
        format!("{hash}-{rendition}.webp")
    }

    pub(super) async fn rendition(
        &self,
        picture: &str,
        source: PathBuf,
        rendition: Rendition,
    ) -> Result<Option<Bytes>, Error> {
        let name = Self::rendition_name(picture, rendition);
        let made = self.once(&name, async {
            let Some(bytes) = read(source).await? else { return Ok(None) };
            let Some(seen) = look(&bytes) else { return Ok(None) };
            if !rendition.is_of(seen.width, seen.height) {
                return Ok(None);
            }
            let made =
                self.work(Haste::Awaited, seen.memory, move || Bitmap::decode(&bytes)?.webp(&[rendition])).await?;
            Ok(made.and_then(|made| made.into_iter().next()))
        });
        made.await
    }

    /// Makes the sizes that pages ask for and the shapes that search engines ask for, from one look at the picture.
    pub(super) async fn make_usual(&self, picture: &str, source: PathBuf, focus: Focus) -> Result<(), Error> {
        let Some(bytes) = read(source).await? else { return Ok(()) };
        let Some(seen) = look(&bytes) else { return Ok(()) };
        let mut wanted = usual(seen.width, seen.height, focus);
        wanted.retain(|rendition| !self.place(&Self::rendition_name(picture, *rendition)).exists());
        if wanted.is_empty() {
            return Ok(());
        }
        let asked = wanted.clone();
        let Some(made) = self.work(Haste::Ahead, seen.memory, move || Bitmap::decode(&bytes)?.webp(&asked)).await?
        else {
            return Ok(());
        };
        for (rendition, bytes) in wanted.into_iter().zip(made) {
            self.keep(Self::rendition_name(picture, rendition), Bytes::from(bytes)).await?;
        }
        Ok(())
    }

    #[cfg(feature = "avif")]
    pub(super) async fn avif(&self, picture: &str, rendition: Rendition) -> Result<Option<Bytes>, Error> {
        read(self.place(&Self::avif_name(picture, rendition))).await
    }

    #[cfg(feature = "avif")]
    fn avif_name(picture: &str, rendition: Rendition) -> String {
        let hash = picture.split('.').next().unwrap_or_default();
        format!("{hash}-{rendition}.avif")
    }

    /// Makes AVIF of the usual sizes that are not made yet, one after the other: each takes seconds.
    #[cfg(feature = "avif")]
    pub(super) async fn make_avif(&self, picture: &str, source: PathBuf, focus: Focus) -> Result<(), Error> {
        let Some(bytes) = read(source).await? else { return Ok(()) };
        let Some(seen) = look(&bytes) else { return Ok(()) };
        for rendition in usual(seen.width, seen.height, focus) {
            let name = Self::avif_name(picture, rendition);
            if self.place(&name).exists() {
                continue;
            }
            let bytes = bytes.clone();
            let made = self.work(Haste::Ahead, seen.memory, move || Bitmap::decode(&bytes)?.avif(&[rendition])).await?;
            if let Some(made) = made.and_then(|made| made.into_iter().next()) {
                self.keep(name, Bytes::from(made)).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn card(&self, words: CardWords, picture: Option<PathBuf>) -> Result<Bytes, Error> {
        let name = format!("{}-card.jpg", words.mark());
        let card = self.once(&name, async {
            let picture = match picture {
                Some(path) => read(path).await?,
                None => None,
            };
            let memory = picture.as_ref().and_then(look).map_or(0, |seen| seen.memory);
            self.work(Haste::Awaited, memory, move || draw(&words, picture.as_deref())).await
        });
        card.await?.ok_or_else(|| Error::Internal("a card could not be drawn".to_owned()))
    }

    /// A file as it is kept, or as `make` makes it; made once, however many ask.
    async fn once(
        &self,
        name: &str,
        make: impl Future<Output = Result<Option<Vec<u8>>, Error>>,
    ) -> Result<Option<Bytes>, Error> {
        if let Some(kept) = read(self.place(name)).await? {
            return Ok(Some(kept));
        }
        let lock = {
            let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(under_way.entry(name.to_owned()).or_default())
        };
        let answer = {
            let _one = lock.lock().await;
            match read(self.place(name)).await? {
                Some(kept) => Ok(Some(kept)),
                None => match make.await {
                    Ok(Some(bytes)) => self.keep(name.to_owned(), Bytes::from(bytes)).await.map(Some),
                    Ok(None) => Ok(None),
                    Err(error) => Err(error),
                },
            }
        };
        let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        // Two: the one in the map and the one here; whoever still waits holds another.
        if Arc::strong_count(&lock) <= 2 {
            under_way.remove(name);
        }
        answer
    }

    /// Does work on a picture apart from the server's own threads, as soon as there is memory for it. `None` for a picture of
    /// which nothing can be made.
    async fn work<T: Send + 'static>(
        &self,
        haste: Haste,
        memory: u64,
        work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
    ) -> Result<Option<T>, Error> {
        let needed = u32::try_from(memory >> 20).unwrap_or(MEMORY).clamp(LEAST_MEMORY, MEMORY);
        let fault = |fault: &dyn std::fmt::Display| Error::Internal(fault.to_string());
        let permit = Arc::clone(&self.memory).acquire_many_owned(needed).await.map_err(|error| fault(&error))?;
        let work = move || {
            let done = work();
            drop(permit);
            done
        };
        let done = match haste {
            Haste::Awaited => tokio::task::spawn_blocking(work).await.map_err(|error| fault(&error))?,
            Haste::Ahead => Behind::All.work("tellal-pictures", work).await.map_err(|error| fault(&error))?,
        };
        match done {
            Ok(done) => Ok(Some(done)),
            Err(fault) => {
                tracing::warn!(%fault, "nothing could be made of a picture");
                Ok(None)
            }
        }
    }

    async fn keep(&self, name: String, bytes: Bytes) -> Result<Bytes, Error> {
        let (path, folder, kept) = (self.place(&name), self.folder.clone(), Arc::clone(&self.kept));
        let task = tokio::task::spawn_blocking(move || {
            if let Some(parent) = path.parent() {
                files::make_folder(parent)?;
            }
            files::write_whole(&path, &bytes, Readers::Usual)?;
            let length = bytes.len() as u64;
            let sum = match kept.load(Ordering::Relaxed) {
                u64::MAX => count(&folder)?,
                known => known + length,
            };
            kept.store(if sum > MOST_BYTES { prune(&folder, LEFT_BYTES)? } else { sum }, Ordering::Relaxed);
            Ok(bytes)
        });
        let kept = task.await.map_err(|error| Error::Internal(error.to_string()))?;
        kept.map_err(|error: io::Error| Error::Internal(format!("keeping {name}: {error}")))
    }
}

/// Whether somebody waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Haste {
    Awaited,
    /// Nobody does yet: readers and editors come first.
    Ahead,
}

/// The renditions that are made ahead: all sizes of the whole and of the wide shape, the largest of the others.
fn usual(width: u32, height: u32, focus: Focus) -> Vec<Rendition> {
    let whole = Rendition::widths(None, width, height).into_iter().map(Rendition::whole);
    let wide = Rendition::widths(Some(Ratio::Wide), width, height).into_iter();
    let mut usual: Vec<Rendition> = whole.chain(wide.map(|width| Rendition::cut(Ratio::Wide, focus, width))).collect();
    for ratio in [Ratio::Standard, Ratio::Square] {
        let widths = Rendition::widths(Some(ratio), width, height);
        usual.extend(widths.last().map(|width| Rendition::cut(ratio, focus, *width)));
    }
    usual
}

fn look(bytes: &Bytes) -> Option<Seen> {
    Seen::of(bytes).inspect_err(|fault| tracing::warn!(%fault, "nothing could be made of a picture")).ok()
}

fn draw(words: &CardWords, picture: Option<&[u8]>) -> Result<Vec<u8>, Fault> {
    // A card without its picture is better than none.
    let bitmap = picture.and_then(|bytes| Bitmap::decode(bytes).ok());
    let focus = words.picture.as_ref().map_or(Focus::MIDDLE, |(_, focus)| *focus);
    let card = Card {
        newsroom: &words.newsroom,
        section: &words.section,
        headline: &words.headline,
        credit: if bitmap.is_some() { &words.credit } else { "" },
        lang: &words.lang,
        rtl: words.rtl,
        picture: bitmap.as_ref().map(|bitmap| (bitmap, focus)),
        accent: words.accent,
    };
    card.draw()
}

async fn read(path: PathBuf) -> Result<Option<Bytes>, Error> {
    let name = path.display().to_string();
    let task = tokio::task::spawn_blocking(move || std::fs::read(path));
    match task.await.map_err(|error| Error::Internal(error.to_string()))? {
        Ok(bytes) => Ok(Some(bytes.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::Internal(format!("reading {name}: {error}"))),
    }
}

/// Every file below the folder: when it was written, its length, its path.
fn files_in(folder: &Path) -> io::Result<Vec<(std::time::SystemTime, u64, PathBuf)>> {
    let mut found = Vec::new();
    for part in std::fs::read_dir(folder)? {
        for file in std::fs::read_dir(part?.path())? {
            let file = file?;
            // One that has just been given up by another is no fault.
            if let Ok(about) = file.metadata() {
                found.push((about.modified()?, about.len(), file.path()));
            }
        }
    }
    Ok(found)
}

fn count(folder: &Path) -> io::Result<u64> {
    Ok(files_in(folder)?.iter().map(|(_, length, _)| length).sum())
}

/// Gives up the oldest until no more than so many bytes are left; says how many those are.
fn prune(folder: &Path, left: u64) -> io::Result<u64> {
    let mut found = files_in(folder)?;
    found.sort();
    let mut sum: u64 = found.iter().map(|(_, length, _)| length).sum();
    for (_, length, path) in found {
        if sum <= left {
            break;
        }
        std::fs::remove_file(path)?;
        sum -= length;
    }
    Ok(sum)
}

#[cfg(test)]
mod tests;
