//! The read log: one append-only segment a day, of records of one size that each carry their own check.
//!
//! A record is 48 bytes, integers little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 0–15 | the story's id |
//! | 16–31 | the reader's hash |
//! | 32–35 | the half-hour window, counted from 1970-01-01T00:00:00Z |
//! | 36 | the number of the class |
//! | 37 | the version of this layout: 1 |
//! | 38 | the number of the referrer class |
//! | 39 | zero |
//! | 40–47 | the first 8 bytes of the BLAKE3 hash of bytes 0–39 |

use super::key::ReaderHash;
use super::{Class, Referrer, Window};
use crate::files;
use jiff::civil::Date;
use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use tellal_story::StoryId;

/// Bytes in a record.
pub(super) const RECORD: u64 = 48;
/// The same, for arrays.
const SIZE: usize = 48;
const VERSION: u8 = 1;

/// The first visit of one reader to one story in one window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Record {
    pub(super) story: StoryId,
    pub(super) reader: ReaderHash,
    pub(super) window: Window,
    pub(super) class: Class,
    pub(super) referrer: Referrer,
}

impl Record {
    fn encode(&self, into: &mut Vec<u8>) {
        let start = into.len();
        into.extend_from_slice(self.story.0.as_bytes());
        into.extend_from_slice(&self.reader);
        into.extend_from_slice(&self.window.0.to_le_bytes());
        into.extend_from_slice(&[self.class.number(), VERSION, self.referrer.number(), 0]);
        let tag = blake3::hash(&into[start..]);
        into.extend_from_slice(&tag.as_bytes()[..8]);
    }

    /// `None` for bytes that no writer of this layout has finished writing.
    fn decode(bytes: &[u8; SIZE]) -> Option<Self> {
        let (body, tag) = bytes.split_at(40);
        if blake3::hash(body).as_bytes()[..8] != *tag || body[37] != VERSION {
            return None;
        }
        Some(Self {
            story: StoryId(uuid::Uuid::from_slice(&body[..16]).ok()?),
            reader: body[16..32].try_into().ok()?,
            window: Window(u32::from_le_bytes(body[32..36].try_into().ok()?)),
            class: Class::from_number(body[36])?,
            referrer: Referrer::from_number(body[38])?,
        })
    }
}

/// A place in the log: a day's segment and a number of bytes into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) day: Date,
    pub(super) offset: u64,
}

/// The segment that is being written.
pub(super) struct Segment {
    folder: PathBuf,
    file: Option<File>,
    place: Place,
}

impl Segment {
    /// Goes on writing at `place`, where the recovered log ends.
    pub(super) fn at(folder: &Path, place: Place) -> Self {
        Self { folder: folder.to_owned(), file: None, place }
    }

    /// Where the log ends: everything before is on disk.
    pub(super) fn end(&self) -> Place {
        self.place
    }

    /// Appends records with one write and one `fdatasync`. When this fails, none of them is in the log.
    ///
    /// A new day begins a new segment. Segments are never gone back to, even if the clock is: the watermark relies on
    /// their order.
    pub(super) fn append(&mut self, day: Date, records: &[Record]) -> io::Result<()> {
        if day > self.place.day {
            self.file = None;
            self.place = Place { day, offset: 0 };
        }
        let mut bytes = Vec::with_capacity(records.len() * SIZE);
        for record in records {
            record.encode(&mut bytes);
        }
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(open(&self.folder, self.place)?),
        };
        let written = file.write_all(&bytes).and_then(|()| file.sync_data());
        if let Err(error) = written {
            // A full disk, mostly. What is half there goes away: now if the disk lets us, else when the file is opened
            // again, which cuts it to the place that is known to be good.
            let _ = file.set_len(self.place.offset);
            self.file = None;
            return Err(error);
        }
        self.place.offset += bytes.len() as u64;
        Ok(())
    }
}

fn open(folder: &Path, place: Place) -> io::Result<File> {
    let path = folder.join(segment_name(place.day));
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

/// What to do with a segment's end that is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// Cut it off: nobody else writes to this log.
    Cut,
    /// Leave it: somebody else may be writing it at this moment.
    Leave,
}

/// Reads all segments from the day of `from` on, in order, and hands every record to `take`, with whether it lies
/// before `from`. Says where the log ends; `None` if there is no segment.
///
/// A segment that is shorter than `from` says so (a log restored from a copy that is older than the database): then
/// everything in it lies before.
pub(super) fn replay(
    folder: &Path,
    from: Option<Place>,
    tail: Tail,
    mut take: impl FnMut(&Record, bool),
) -> io::Result<Option<Place>> {
    let mut end = None;
    for day in segments(folder)? {
        let folded = match from {
            Some(from) if day < from.day => continue,
            Some(from) if day == from.day => from.offset,
            _ => 0,
        };
        let offset = replay_segment(&folder.join(segment_name(day)), tail, |at, record| take(record, at < folded))?;
        end = Some(Place { day, offset });
    }
    Ok(end)
}

fn replay_segment(path: &Path, tail: Tail, mut take: impl FnMut(u64, &Record)) -> io::Result<u64> {
    let file = OpenOptions::new().read(true).write(tail == Tail::Cut).open(path)?;
    let len = file.metadata()?.len();
    let mut reader = BufReader::with_capacity(1 << 18, &file);
    let mut bytes = [0; SIZE];
    // `good` is where the last whole record ends. A damaged record between whole ones is left out and no more: cutting
    // there would throw acknowledged visits away.
    let (mut at, mut good, mut damaged) = (0, 0, 0_u64);
    while at + RECORD <= len {
        reader.read_exact(&mut bytes)?;
        if let Some(record) = Record::decode(&bytes) {
            damaged += (at - good) / RECORD;
            take(at, &record);
            good = at + RECORD;
        }
        at += RECORD;
    }
    if damaged > 0 {
        tracing::warn!(path = %path.display(), records = damaged, "damaged records in the middle of the read log were left out");
    }
    if good < len && tail == Tail::Cut {
        tracing::warn!(path = %path.display(), bytes = len - good, "cut an unfinished end off the read log; none of it was acknowledged");
        file.set_len(good)?;
        file.sync_all()?;
    }
    Ok(good)
}

/// Where the oldest segment begins.
pub(super) fn begin(folder: &Path) -> io::Result<Option<Place>> {
    Ok(segments(folder)?.first().map(|day| Place { day: *day, offset: 0 }))
}

/// Deletes segments of days before `day`, all of whose records are folded.
pub(super) fn remove_before(folder: &Path, day: Date) -> io::Result<()> {
    let old: Vec<_> = segments(folder)?.into_iter().filter(|segment| *segment < day).collect();
    for segment in &old {
        std::fs::remove_file(folder.join(segment_name(*segment)))?;
    }
    if old.is_empty() { Ok(()) } else { files::sync_folder(folder) }
}

/// The days of which there are segments, in order.
fn segments(folder: &Path) -> io::Result<Vec<Date>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut days = Vec::new();
    for entry in entries {
        let name = entry?.file_name();
        days.extend(name.to_str().and_then(segment_day));
    }
    days.sort_unstable();
    Ok(days)
}

/// The day whose segment has this name, if it is the name of one.
pub(super) fn segment_day(name: &str) -> Option<Date> {
    let day = name.strip_suffix(".log")?.parse().ok()?;
    (segment_name(day) == name).then_some(day)
}

/// The name of a day's segment.
pub(super) fn segment_name(day: Date) -> String {
    format!("{day}.log")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const DAY: Date = date(2026, 3, 12);

    fn record(n: u8) -> Record {
        let story = StoryId(uuid::Uuid::from_u128(7));
        Record { story, reader: [n; 16], window: Window(985_000), class: Class::Counted, referrer: Referrer::Unstated }
    }

    fn written(folder: &Path, records: &[Record]) -> PathBuf {
        let mut segment = Segment::at(folder, Place { day: DAY, offset: 0 });
        segment.append(DAY, records).unwrap();
        assert_eq!(segment.end().offset, records.len() as u64 * RECORD);
        folder.join(segment_name(DAY))
    }

    fn read(folder: &Path, tail: Tail) -> (Vec<u8>, Option<Place>) {
        let mut found = Vec::new();
        let end = replay(folder, None, tail, |record, _| found.push(record.reader[0])).unwrap();
        (found, end)
    }

    #[test]
    fn a_torn_end_is_cut_and_the_log_goes_on_behind_the_last_whole_record() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(folder.path(), &[record(1), record(2), record(3)]);
        let whole = std::fs::read(&path).unwrap();
        for cut in 1..SIZE {
            std::fs::write(&path, &whole[..whole.len() - cut]).unwrap();
            let (found, end) = read(folder.path(), Tail::Cut);
            assert_eq!((found, end), (vec![1, 2], Some(Place { day: DAY, offset: 2 * RECORD })));
            let mut segment = Segment::at(folder.path(), end.unwrap());
            segment.append(DAY, &[record(4)]).unwrap();
            assert_eq!(read(folder.path(), Tail::Cut).0, [1, 2, 4]);
        }
    }

    #[test]
    fn garbage_behind_the_end_is_cut_only_by_the_one_who_writes() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(folder.path(), &[record(1), record(2)]);
        let garbage = [std::fs::read(&path).unwrap(), vec![0; 4096], b"not a record".to_vec()].concat();
        std::fs::write(&path, &garbage).unwrap();
        assert_eq!(read(folder.path(), Tail::Leave).0, [1, 2]);
        assert_eq!(std::fs::read(&path).unwrap(), garbage);
        assert_eq!(read(folder.path(), Tail::Cut).0, [1, 2]);
        assert_eq!(std::fs::metadata(&path).unwrap().len(), 2 * RECORD);
    }

    #[test]
    fn one_rotten_record_costs_none_of_its_neighbours() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(folder.path(), &[record(1), record(2), record(3)]);
        for bit in 0..SIZE * 8 {
            let mut bytes = std::fs::read(&path).unwrap();
            bytes[SIZE + bit / 8] ^= 1 << (bit % 8);
            std::fs::write(&path, &bytes).unwrap();
            assert_eq!(read(folder.path(), Tail::Cut).0, [1, 3], "bit {bit}");
            bytes[SIZE + bit / 8] ^= 1 << (bit % 8);
            std::fs::write(&path, &bytes).unwrap();
        }
    }

    #[test]
    fn what_was_not_acknowledged_before_a_failure_is_not_in_the_log_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(folder.path(), &[record(1)]);
        // As a write that broke off leaves it.
        std::fs::write(&path, [std::fs::read(&path).unwrap(), vec![9; 30]].concat()).unwrap();
        let mut segment = Segment::at(folder.path(), Place { day: DAY, offset: RECORD });
        segment.append(DAY, &[record(2)]).unwrap();
        assert_eq!(read(folder.path(), Tail::Leave).0, [1, 2]);
    }

    #[test]
    fn segments_follow_the_calendar_and_never_go_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut segment = Segment::at(folder.path(), Place { day: DAY, offset: 0 });
        let tomorrow = DAY.tomorrow().unwrap();
        segment.append(DAY, &[record(1)]).unwrap();
        segment.append(tomorrow, &[record(2)]).unwrap();
        segment.append(DAY, &[record(3)]).unwrap();
        assert_eq!(segments(folder.path()).unwrap(), [DAY, tomorrow]);
        assert_eq!(read(folder.path(), Tail::Leave).0, [1, 2, 3]);
        let mut before = Vec::new();
        let from = Some(Place { day: tomorrow, offset: RECORD });
        replay(folder.path(), from, Tail::Leave, |record, folded| before.push((record.reader[0], folded))).unwrap();
        assert_eq!(before, [(2, true), (3, false)]);
        remove_before(folder.path(), tomorrow).unwrap();
        assert_eq!(segments(folder.path()).unwrap(), [tomorrow]);
    }
}
