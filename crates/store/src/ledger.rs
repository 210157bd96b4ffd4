//! The ledger of reads: what each UTC day came to, in a file of its own that is signed, holds the hash of the one before,
//! and is never written again.
//!
//! | in `reads/` | what |
//! |---|---|
//! | `ledger/2026-11-22.jsonl` | a day; the form is that of the crate `tellal-ledger`, told in `docs/ledger.md` |
//! | `ledger.key` | what signs (PKCS#8 in PEM), for its owner alone |
//! | `ledger-next.key` | what will sign after the next file, which names it; then it takes the other's place |
//! | `ledger.lock` | held by whoever writes |
//!
//! A day is sealed once the books have closed it ([`reads_day`](crate::Store::fold_reads)), and books that are closed do
//! not change: there are no late corrections. Days without reads are sealed too, so that one that is missing shows.

mod books;
mod compare;
mod key;
#[cfg(test)]
mod tests;

use crate::db::{Stmt, params};
use crate::files;
use crate::{AlarmKind, Error, NewAlarm, Store};
use books::Books;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use key::Keys;
pub use key::LedgerKeys;
use std::fs::{File, TryLockError};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use tellal_ledger::{Checked, Hash, Head, Sheet, SigningKey, day_of_name};
use tellal_story::{Lang, SectionId, Slug, SourceId};
use tokio::io::AsyncWriteExt as _;

/// Days whose hours the books still have; the ledger of a newsroom that has counted before begins no earlier.
const HOURS_KEPT: i64 = 35;
/// Sealed days that are compared with the books whenever a new one is sealed.
const COMPARED: usize = 7;
/// The file system writes in pieces of about so many bytes.
const PIECE: usize = 256 << 10;

/// What the ledger needs to know of the site.
#[derive(Clone, Copy)]
pub struct Seal<'a> {
    /// Its address, as a file names it.
    pub site: &'a str,
    /// The path of a story that stands under these names.
    pub path: &'a (dyn Fn(&Lang, &SectionId, &Slug) -> String + Send + Sync),
}

/// A day that has been sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Which.
    pub day: Date,
    /// Which file of the ledger it is, from 1.
    pub number: u64,
    /// How many stories were asked for.
    pub stories: u64,
    /// All reports.
    pub raw: u64,
    /// Reads.
    pub counted: u64,
}

/// Where the ledger stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerState {
    /// The first day that has a file.
    pub first: Option<Date>,
    /// The last.
    pub last: Option<Date>,
    /// The last day that was ever sealed, as the books have it: later than `last` if files have been lost.
    pub noted: Option<Date>,
    /// The last day that the books have closed.
    pub closed: Option<Date>,
    /// Days that are over and have no file yet, behind the last that has one.
    pub behind: u64,
    /// Whether there is a key.
    pub key: bool,
}

/// The last file, as far as the next one must know it.
struct Last {
    day: Date,
    number: u64,
    hash: Hash,
    /// The key that is to sign the next one.
    key: Hash,
}

impl Store {
    /// The folder that the ledger's files stand in.
    pub fn ledger_folder(&self) -> PathBuf {
        self.reads_folder().join("ledger")
    }

    fn reads_folder(&self) -> PathBuf {
        self.inner.folder.join("reads")
    }

    /// Where the ledger stands.
    pub async fn ledger_state(&self) -> Result<LedgerState, Error> {
        let days = days(&self.ledger_folder()).map_err(fault)?;
        let (noted, closed) = (self.watermark_day("reads_ledger").await?, self.watermark_day("reads_day").await?);
        let last = days.last().copied();
        let yesterday = day_of(self.now()).yesterday().ok();
        let behind = match (last, yesterday) {
            (Some(last), Some(yesterday)) if last < yesterday => (yesterday - last).get_days().unsigned_abs().into(),
            _ => 0,
        };
        let key = self.keys().signing().map_err(fault)?.is_some();
        Ok(LedgerState { first: days.first().copied(), last, noted, closed, behind, key })
    }

    /// Seals every day that is over, closed in the books and not sealed yet, in order, and says which. The key is made if
    /// there never was one. Days that were sealed before stay as they are; the last of them are compared with the books,
    /// and one that differs raises an alarm. `Error::Refused` says what somebody must do; the desk has an alarm then too.
    /// Another process that is at it already leaves nothing to do.
    pub async fn seal_ledger(&self, seal: Seal<'_>) -> Result<Vec<Sealed>, Error> {
        files::make_folder(&self.ledger_folder()).map_err(fault)?;
        let lock = File::create(self.reads_folder().join("ledger.lock")).map_err(fault)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Vec::new()),
            Err(TryLockError::Error(error)) => return Err(fault(error)),
        }
        let sealed = self.seal_due(seal).await;
        if let Err(Error::Refused(why)) = &sealed {
            // Once a day: until it is seen to, it stays true.
            let day = day_of(self.now());
            self.alarm(AlarmKind::LedgerStopped, format!("stopped {day}"), why.clone()).await?;
        }
        drop(lock);
        sealed
    }

    async fn seal_due(&self, seal: Seal<'_>) -> Result<Vec<Sealed>, Error> {
        let present = days(&self.ledger_folder()).map_err(fault)?;
        let keys = self.keys();
        let noted = self.watermark_day("reads_ledger").await?;
        if let Some(noted) = noted.filter(|noted| present.last().is_none_or(|last| last < noted)) {
            return Err(Error::Refused(format!(
                "the ledger of reads was sealed up to {noted}, and the files in {} end {}: put the others back from a copy, \
                 or begin a new ledger with `tellal reads seal --anew`",
                self.ledger_folder().display(),
                present.last().map_or_else(|| "before they begin".to_owned(), |last| format!("with {last}"))
            )));
        }
        if keys.signing().map_err(fault)?.is_none() {
            if !present.is_empty() {
                return Err(Error::Refused(format!(
                    "the key that signs the ledger of reads is not there ({}): put it back, or make a new one with \
                     `tellal reads key --new` and tell your auditors",
                    keys.path().display()
                )));
            }
            keys.make(&**self.ambient()).map_err(fault)?;
        }
        let Some(closed) = self.watermark_day("reads_day").await? else { return Ok(Vec::new()) };
        let mut next = match present.last() {
            Some(last) => last.tomorrow().ok(),
            None => self.first_day(closed).await?,
        };
        if next.is_none_or(|next| next > closed || next >= day_of(self.now())) {
            return Ok(Vec::new());
        }
        let mut last = match present.last() {
            Some(day) => Some(self.last_file(*day).await?),
            None => None,
        };
        let mut done = Vec::new();
        while let Some(day) = next.filter(|day| *day <= closed && *day < day_of(self.now())) {
            let (sealed, file) = self.seal_day(day, last.as_ref(), &keys, seal).await?;
            done.push(sealed);
            last = Some(file);
            next = day.tomorrow().ok();
        }
        self.compare_ledger_days(COMPARED).await?;
        self.alarms_are_over(AlarmKind::LedgerStopped, &source()).await?;
        Ok(done)
    }

    /// The first day that a new ledger begins with: the first in the books, or the first whose hours they still have.
    async fn first_day(&self, closed: Date) -> Result<Option<Date>, Error> {
        let earliest = closed.checked_sub((HOURS_KEPT - 1).days()).unwrap_or(closed);
        let select = "select min(day) from reads_day where day >= $1";
        let row = self.db().one(select, &params![number(earliest)]).await?;
        row.map_or(Ok(None), |mut row| row.take::<Option<i64>>())?.map(of_number).transpose()
    }

    /// What the next file must know of the last one, which must be whole: nothing is hung on a file that is not.
    async fn last_file(&self, day: Date) -> Result<Last, Error> {
        let path = self.ledger_folder().join(file_name(day));
        let checked = read(path.clone()).await?;
        let refused = |why: &str| {
            Error::Refused(format!(
                "the last file of the ledger of reads, {}, is not what was written ({why}); put it back from a copy",
                path.display()
            ))
        };
        if let Some(first) = checked.faults.first() {
            return Err(refused(&first.words));
        }
        let head =
            checked.head.as_ref().filter(|head| head.day == day).ok_or_else(|| refused("it is of another day"))?;
        Ok(Last { day, number: head.number, hash: checked.hash, key: head.next_key.unwrap_or(head.key) })
    }

    async fn seal_day(
        &self,
        day: Date,
        last: Option<&Last>,
        keys: &Keys,
        seal: Seal<'_>,
    ) -> Result<(Sealed, Last), Error> {
        let key = keys.current(last.map(|last| last.key)).map_err(fault)?.ok_or_else(|| {
            Error::Internal(format!("the key that signs the ledger of reads has gone from {}", keys.path().display()))
        })?;
        if let Some(last) = last.filter(|last| last.key != key.public().0) {
            tracing::warn!(after = %last.day, "the ledger of reads goes on with a key that no file of it names");
        }
        let next_key = keys.next().map_err(fault)?.map(|next| next.public().0);
        let (sealed_at, number) = (second_of(self.now()), last.map_or(1, |last| last.number + 1));
        let head = Head {
            before: last.map(|last| last.hash),
            day,
            format: tellal_ledger::FORMAT.to_owned(),
            key: key.public().0,
            next_key,
            number,
            sealed: sealed_at,
            site: seal.site.to_owned(),
        };
        let path = self.ledger_folder().join(file_name(day));
        let part = path.with_extension("jsonl.part");
        let written = self.write_day(head, &part, &key, seal).await;
        let renamed = match &written {
            Ok(_) => std::fs::rename(&part, &path).and_then(|()| files::sync_folder(&self.ledger_folder())),
            Err(_) => Ok(()),
        };
        if written.is_err() || renamed.is_err() {
            // What is left of it is no file of the ledger by its name, and the next attempt writes over it.
            let _ = std::fs::remove_file(&part);
        }
        renamed.map_err(fault)?;
        let (stories, counts, hash) = written?;
        // From here on it is lost if it is not there.
        let note = "insert into watermark (name, seq) values ('reads_ledger', $1) \
                    on conflict (name) do update set seq = excluded.seq";
        self.db().commit(vec![Stmt::new(note, params![self::number(day)])]).await?;
        let names = next_key.unwrap_or(key.public().0);
        // The file names the next key, and is there: it may take the old one's place.
        keys.current(Some(names)).map_err(fault)?;
        let raw = counts.raw().unwrap_or_default();
        Ok((Sealed { day, number, stories, raw, counted: counts.counted }, Last { day, number, hash, key: names }))
    }

    /// Writes a day to a file and syncs it.
    async fn write_day(
        &self,
        head: Head,
        part: &Path,
        key: &SigningKey,
        seal: Seal<'_>,
    ) -> Result<(u64, tellal_ledger::Counts, Hash), Error> {
        let day = head.day;
        let mut file = tokio::fs::File::create(part).await.map_err(fault)?;
        let (mut sheet, mut bytes) = Sheet::begin(head);
        let mut books = Books::open(self, day, Some(seal));
        let (mut stories, mut counts) = (0, tellal_ledger::Counts::default());
        let senseless = || Error::Internal(format!("the books of {day} do not add up; the day cannot be sealed"));
        while let Some(story) = books.next().await? {
            stories += 1;
            let well = counts.add(&story.counts());
            let line = sheet.story(story).filter(|_| well).ok_or_else(senseless)?;
            bytes.extend(line);
            if bytes.len() >= PIECE {
                file.write_all(&bytes).await.map_err(fault)?;
                bytes.clear();
            }
        }
        let (end, hash) = sheet.end(key).ok_or_else(senseless)?;
        bytes.extend(end);
        file.write_all(&bytes).await.map_err(fault)?;
        file.flush().await.map_err(fault)?;
        file.sync_all().await.map_err(fault)?;
        Ok((stories, counts, hash))
    }

    /// Forgets that there was a ledger whose files are lost, so that the next sealing begins a new one. Refuses while any
    /// file is there.
    pub async fn begin_ledger_anew(&self) -> Result<(), Error> {
        if let Some(last) = days(&self.ledger_folder()).map_err(fault)?.last() {
            return Err(Error::Refused(format!(
                "the ledger in {} is there, up to {last}; move its files elsewhere first, and keep them",
                self.ledger_folder().display()
            )));
        }
        self.db().commit(vec![Stmt::new("delete from watermark where name = 'reads_ledger'", Vec::new())]).await?;
        Ok(())
    }

    async fn watermark_day(&self, name: &str) -> Result<Option<Date>, Error> {
        let row = self.db().one("select seq from watermark where name = $1", &params![name]).await?;
        let seq: i64 = row.map_or(Ok(0), |mut row| row.take())?;
        if seq == 0 { Ok(None) } else { of_number(seq).map(Some) }
    }

    async fn alarm(&self, kind: AlarmKind, once: String, detail: String) -> Result<(), Error> {
        self.raise(NewAlarm { kind, source: source(), item: None, story: None, once, detail }).await.map(drop)
    }
}

/// Whom the desk's alarms come from.
fn source() -> SourceId {
    #[expect(clippy::expect_used, reason = "a constant")]
    SourceId::new("reads").expect("it is a good name")
}

/// The days that have a file, in order.
fn days(folder: &Path) -> io::Result<Vec<Date>> {
    Ok(names(folder)?.iter().filter_map(|name| day_of_name(name)).collect())
}

/// The names of the ledger's files, in the order of their days.
pub(crate) fn names(folder: &Path) -> io::Result<Vec<String>> {
    files::names_in(folder, is_to_keep)
}

/// Whether a file of that name belongs to a ledger, and so into a copy. The keys do not: whoever has a copy could sign
/// in the newsroom's name, and a copy goes where copies go. Lost, a key is replaced, and auditors are told.
pub(crate) fn is_to_keep(name: &str) -> bool {
    day_of_name(name).is_some()
}

fn file_name(day: Date) -> String {
    format!("{day}{}", tellal_ledger::ENDING)
}

/// Checks a file by itself, on a thread of its own.
async fn read(path: PathBuf) -> Result<Checked, Error> {
    let task = tokio::task::spawn_blocking(move || {
        let checked = File::open(&path)
            .and_then(|file| tellal_ledger::check(BufReader::with_capacity(PIECE, file), &mut |_, _| {}));
        checked.map_err(|error| Error::Internal(format!("{}: {error}", path.display())))
    });
    task.await.map_err(|error| Error::Internal(format!("the ledger of reads: {error}")))?
}

fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

/// An instant without the parts of a second.
fn second_of(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

/// A day as the tables have it: 20261123.
fn number(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

fn of_number(number: i64) -> Result<Date, Error> {
    let parts = (i16::try_from(number / 10_000), i8::try_from(number / 100 % 100), i8::try_from(number % 100));
    let day = match parts {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
        _ => None,
    };
    day.ok_or_else(|| Error::Internal(format!("the books hold {number}, which is no day")))
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn fault(error: io::Error) -> Error {
    Error::Internal(format!("the ledger of reads: {error}"))
}
