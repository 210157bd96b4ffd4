//! The read log: append-only segments of [`frame`]s. A segment belongs to a day, and a busy day has several.
//!
//! What was acknowledged lies in whole frames, each with a check of its own. Recovery believes those and nothing else: a
//! damaged frame is left out and reported, with what is known of its loss, and costs none of its neighbours; an end that
//! is no frame is cut off and, unless it is the zeros that are laid ahead of the frames, reported. Nothing is put together from
//! pieces.

pub(super) mod frame;

use super::Window;
use crate::files;
use frame::{Draft, Frame, HEAD, Head, MAGIC};
use jiff::civil::Date;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

/// Bytes after which a day's next segment is begun, so that what has been entered can go before the day is over.
const SEGMENT: u64 = 32 << 20;
/// Bytes of zeros that are laid ahead of the frames. A frame written over them changes nothing of the file but its own bytes; one that
/// makes the file longer costs the file system an entry in its journal as well, and half as much time again.
const ROOM: u64 = 1 << 20;

/// A segment's name: its day, and which of that day's it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub(super) day: Date,
    pub(super) part: u32,
}

impl Name {
    fn file(self) -> String {
        match self.part {
            0 => format!("{}.log", self.day),
            part => format!("{}_{part:04}.log", self.day),
        }
    }

    /// The segment that a file is, if its name is that of one.
    pub(super) fn of(file: &str) -> Option<Self> {
        let stem = file.strip_suffix(".log")?;
        let (day, part) = match stem.split_once('_') {
            Some((day, part)) => (day, part.parse().ok()?),
            None => (stem, 0),
        };
        let name = Self { day: day.parse().ok()?, part };
        (name.file() == file).then_some(name)
    }
}

/// A place in the log: a segment and a number of bytes into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) name: Name,
    pub(super) offset: u64,
}

impl Place {
    /// Where a day's log begins.
    pub(super) fn begin_of(day: Date) -> Self {
        Self { name: Name { day, part: 0 }, offset: 0 }
    }
}

/// The segment that is being written.
pub(super) struct Segment {
    folder: PathBuf,
    file: Option<File>,
    place: Place,
    /// Up to where there is room for frames, or none is to be made.
    room: u64,
    /// Frames in it.
    frames: u32,
}

impl Segment {
    /// Goes on writing where the recovered log ends, behind so many frames of its last segment.
    pub(super) fn at(folder: &Path, place: Place, frames: u32) -> Self {
        Self { folder: folder.to_owned(), file: None, place, room: 0, frames }
    }

    /// Where the log ends: everything before is on disk.
    pub(super) fn end(&self) -> Place {
        self.place
    }

    /// Appends a frame with one write and one `fdatasync`, and says how many bytes it has. When this fails, nothing of
    /// it is in the log.
    ///
    /// A new day begins a new segment. Segments are never gone back to, even if the clock is: the watermark relies on
    /// their order.
    pub(super) fn append(&mut self, day: Date, window: Window, draft: &mut Draft) -> io::Result<u64> {
        if day > self.place.name.day {
            self.begin(Name { day, part: 0 });
        } else if self.place.offset >= SEGMENT {
            self.begin(Name { part: self.place.name.part + 1, ..self.place.name });
        }
        let file = if let Some(file) = &mut self.file {
            file
        } else {
            self.room = self.place.offset;
            self.file.insert(open(&self.folder, self.place)?)
        };
        let bytes = draft.finish(window, self.frames);
        let end = self.place.offset + bytes.len() as u64;
        if end > self.room {
            self.room = make_room(file, self.place.offset, end + ROOM);
        }
        let written = file.write_all(bytes).and_then(|()| file.sync_data());
        if let Err(error) = written {
            // A full disk, mostly. What is half there goes away: now if the disk lets us, else when the file is opened
            // again, which cuts it to the place that is known to be good.
            let _ = file.set_len(self.place.offset);
            self.file = None;
            return Err(error);
        }
        self.place.offset = end;
        self.frames += 1;
        Ok(bytes.len() as u64)
    }

    fn begin(&mut self, name: Name) {
        self.let_go();
        self.place = Place { name, offset: 0 };
        self.frames = 0;
    }

    /// Closes the file, with the room cut off that it has not needed.
    fn let_go(&mut self) {
        if let Some(file) = self.file.take() {
            // Zeros that stay are taken for what they are.
            let _ = file.set_len(self.place.offset);
        }
    }
}

impl Drop for Segment {
    fn drop(&mut self) {
        self.let_go();
    }
}

/// Lays zeros from `from` to `to`, and says up to where none need be laid for now. Where the disk has no room for them, frames may still
/// find some: then they make the file longer, as far as it goes.
fn make_room(file: &File, from: u64, to: u64) -> u64 {
    const ZEROS: &[u8] = &[0; 64 << 10];
    let mut at = from;
    while at < to {
        let count = usize::try_from(to - at).map_or(ZEROS.len(), |left| left.min(ZEROS.len()));
        if file.write_all_at(&ZEROS[..count], at).is_err() {
            let _ = file.set_len(from);
            break;
        }
        at += count as u64;
    }
    to
}

fn open(folder: &Path, place: Place) -> io::Result<File> {
    let path = folder.join(place.name.file());
    // Not in append mode: the place is ours to say, and whatever lies behind it was never acknowledged.
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    let len = file.metadata()?.len();
    if len < place.offset {
        return Err(io::Error::other(format!("the read log has lost bytes: {len} of {} are left", place.offset)));
    }
    file.set_len(place.offset)?;
    file.seek(SeekFrom::Start(place.offset))?;
    // Rare enough to do it always, and then a failure here is made good the next time.
    files::sync_folder(folder)?;
    Ok(file)
}

/// What to do with a segment's end that is no frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// Cut it off: nobody else writes to this log.
    Cut,
    /// Leave it: somebody else may be writing it at this moment.
    Leave,
}

/// Bytes of a segment that are no frames, and what is known of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    /// Between frames: so many frames that were acknowledged are lost.
    Within { name: Name, at: u64, bytes: u64, frames: u32 },
    /// Behind the last frame: a group that was being written, or what a disk has made of one.
    End { name: Name, at: u64, bytes: u64 },
}

/// What a log holds, as far as its end goes.
#[derive(Debug, Default)]
pub(super) struct Replayed {
    /// Where the log ends; `None` if there is no segment.
    pub(super) end: Option<Place>,
    /// Frames in the last segment.
    pub(super) frames: u32,
    /// Bytes of all segments.
    pub(super) bytes: u64,
    pub(super) damage: Vec<Damage>,
}

/// Reads all segments in order, and hands every whole frame to `take` with the places where it begins and ends.
pub(super) fn replay(
    folder: &Path,
    tail: Tail,
    mut take: impl FnMut(&Frame<'_>, Place, Place),
) -> io::Result<Replayed> {
    let mut all = Replayed::default();
    for name in segments(folder)? {
        let from = all.damage.len();
        let (offset, frames) = read_segment(folder, name, tail, &mut all.damage, |frame, from, to| {
            take(frame, Place { name, offset: from }, Place { name, offset: to });
        })?;
        for damage in &all.damage[from..] {
            report(folder, damage, tail);
        }
        (all.end, all.frames) = (Some(Place { name, offset }), frames);
        all.bytes += offset;
    }
    Ok(all)
}

fn report(folder: &Path, damage: &Damage, tail: Tail) {
    match *damage {
        Damage::Within { name, at, bytes, frames } => {
            let path = folder.join(name.file());
            tracing::warn!(path = %path.display(), at, bytes, frames, "a part of the read log is damaged; its frames were left out, and all others are whole");
        }
        Damage::End { name, at, bytes } if tail == Tail::Cut => {
            let path = folder.join(name.file());
            tracing::warn!(path = %path.display(), at, bytes, "cut an unfinished end off the read log");
        }
        // Somebody is writing it.
        Damage::End { .. } => {}
    }
}

/// Says where the last whole frame ends, and how many frames the segment has had.
fn read_segment(
    folder: &Path,
    name: Name,
    tail: Tail,
    damage: &mut Vec<Damage>,
    mut take: impl FnMut(&Frame<'_>, u64, u64),
) -> io::Result<(u64, u32)> {
    let file = OpenOptions::new().read(true).write(tail == Tail::Cut).open(folder.join(name.file()))?;
    let len = file.metadata()?.len();
    let mut bytes = Bytes { file: &file, start: 0, held: Vec::new() };
    // `good` is where the last whole frame ends, and `frames` how many there should be up to there.
    let (mut at, mut good, mut frames) = (0, 0, 0);
    while at < len {
        let head = Head::read(bytes.at(at, HEAD)?).filter(|head| head.before >= frames);
        let length = head.map_or(0, |head| HEAD + head.length());
        let frame = match &head {
            Some(head) => bytes.at(at, length)?.get(HEAD..).and_then(|payload| Frame::read(head, payload)),
            None => None,
        };
        let (Some(frame), Some(head)) = (frame, head) else {
            match bytes.find(at + 1)? {
                Some(next) => at = next,
                None => break,
            }
            continue;
        };
        if head.before > frames || at > good {
            damage.push(Damage::Within { name, at: good, bytes: at - good, frames: head.before - frames });
        }
        take(&frame, at, at + length as u64);
        at += length as u64;
        (good, frames) = (at, head.before + 1);
    }
    if good < len {
        if !bytes.are_zeros(good, len)? {
            damage.push(Damage::End { name, at: good, bytes: len - good });
        }
        if tail == Tail::Cut {
            file.set_len(good)?;
            file.sync_all()?;
        }
    }
    Ok((good, frames))
}

/// A file, looked at piece by piece.
struct Bytes<'a> {
    file: &'a File,
    start: u64,
    held: Vec<u8>,
}

/// Bytes that are read at once.
const PIECE: usize = 1 << 20;

impl Bytes<'_> {
    /// So many bytes from `at` on, or as many as the file has.
    fn at(&mut self, at: u64, count: usize) -> io::Result<&[u8]> {
        let skip = at.checked_sub(self.start).and_then(|skip| usize::try_from(skip).ok());
        let skip = if let Some(skip) = skip.filter(|skip| skip.saturating_add(count) <= self.held.len()) {
            skip
        } else {
            self.held.clear();
            self.start = at;
            self.file.seek(SeekFrom::Start(at))?;
            self.file.take(count.max(PIECE) as u64).read_to_end(&mut self.held)?;
            0
        };
        Ok(&self.held[skip..self.held.len().min(skip + count)])
    }

    /// Whether they are room that was laid ahead, from one place to another.
    fn are_zeros(&mut self, from: u64, to: u64) -> io::Result<bool> {
        let mut at = from;
        while at < to {
            let bytes = self.at(at, PIECE)?;
            if bytes.iter().any(|byte| *byte != 0) {
                return Ok(false);
            }
            if bytes.is_empty() {
                break;
            }
            at += bytes.len() as u64;
        }
        Ok(true)
    }

    /// Where the next frame may begin.
    fn find(&mut self, mut from: u64) -> io::Result<Option<u64>> {
        loop {
            let bytes = self.at(from, PIECE)?;
            if let Some(found) = bytes.windows(MAGIC.len()).position(|window| window == MAGIC) {
                return Ok(Some(from + found as u64));
            }
            if bytes.len() < PIECE {
                return Ok(None);
            }
            from += (PIECE - MAGIC.len() + 1) as u64;
        }
    }
}

/// Where the oldest segment begins.
pub(super) fn begin(folder: &Path) -> io::Result<Option<Place>> {
    Ok(segments(folder)?.first().map(|name| Place { name: *name, offset: 0 }))
}

/// Throws a segment away that has been entered, and says how many bytes it had.
pub(super) fn remove(folder: &Path, name: Name) -> io::Result<u64> {
    let path = folder.join(name.file());
    let removed = std::fs::metadata(&path).and_then(|about| std::fs::remove_file(&path).map(|()| about.len()));
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
        removed => removed,
    }
}

/// All segments, in order.
fn segments(folder: &Path) -> io::Result<Vec<Name>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().to_str().and_then(Name::of));
    }
    names.sort_unstable();
    Ok(names)
}

#[cfg(test)]
mod tests;
