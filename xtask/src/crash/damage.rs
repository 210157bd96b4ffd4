//! What a crash may do to files: ends that were being written when the power went. Nothing that was acknowledged is touched, since an
//! honest disk has kept that.

use super::{dice::Dice, room::Room};
use std::{
    fs::{self, OpenOptions},
    io::{Seek as _, SeekFrom, Write as _},
    path::Path,
};

/// A kind of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    /// Noise behind the read log's last record.
    LogNoise,
    /// A page of zeros there, as a file system leaves that had made the file longer and not written it.
    LogZeros,
    /// A record there that was cut at any of its bytes.
    LogTorn,
    /// Noise behind SQLite's write-ahead log.
    WalNoise,
    /// Half-written files beside those that they were to become.
    HalfFiles,
}

impl Damage {
    const ALL: [Self; 5] = [Self::LogNoise, Self::LogZeros, Self::LogTorn, Self::WalNoise, Self::HalfFiles];

    /// As the tally names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::LogNoise => "noise behind the read log",
            Self::LogZeros => "zeros behind the read log",
            Self::LogTorn => "a torn record at the end of the read log",
            Self::WalNoise => "noise behind SQLite’s write-ahead log",
            Self::HalfFiles => "half-written files left lying",
        }
    }

    /// Does one kind to a newsroom that does not run; `None` where there is nothing to do it to.
    pub fn happen(room: &Room, dice: &mut Dice) -> anyhow::Result<Option<Self>> {
        let damage = Self::ALL[dice.index(Self::ALL.len())];
        let log = room.read_log();
        let wal = room.folder.join("data/tellal.db-wal");
        let done = match (damage, log) {
            (Self::LogNoise, Some(log)) => {
                let length = dice.within(1..=200);
                behind_the_records(&log, &dice.noise(length))?
            }
            (Self::LogZeros, Some(log)) => {
                let length = usize::try_from(dice.within(1..=4096))?;
                behind_the_records(&log, &vec![0; length])?
            }
            (Self::LogTorn, Some(log)) => {
                let whole = last_bytes(&log, RECORD)?;
                let cut = dice.index(whole.len());
                behind_the_records(&log, &whole[..cut])?
            }
            (Self::WalNoise, _) if wal.exists() => {
                let length = dice.within(1..=8192);
                append(&wal, &dice.noise(length))?
            }
            (Self::HalfFiles, _) => half_files(room, dice)?,
            _ => false,
        };
        Ok(done.then_some(damage))
    }
}

/// Bytes in a record of the read log.
const RECORD: usize = 48;
/// Zeros at a record's end at most: a reader's number, or how many reports a line stands for.
const ENDS_IN: usize = 8;

fn append(file: &Path, bytes: &[u8]) -> anyhow::Result<bool> {
    OpenOptions::new().append(true).open(file)?.write_all(bytes)?;
    Ok(!bytes.is_empty())
}

/// The records of a file of the read log, without the zeros that are laid ahead of them, but for those in which a record may end.
pub fn records(log: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = fs::read(log)?;
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1 + ENDS_IN);
    bytes.truncate(end);
    Ok(bytes)
}

/// Writes into the room behind a log's records, where a record would have come.
fn behind_the_records(log: &Path, bytes: &[u8]) -> anyhow::Result<bool> {
    let end = records(log)?.len();
    let mut file = OpenOptions::new().write(true).open(log)?;
    file.seek(SeekFrom::Start(end as u64))?;
    file.write_all(bytes)?;
    Ok(!bytes.is_empty())
}

fn last_bytes(log: &Path, most: usize) -> anyhow::Result<Vec<u8>> {
    let mut bytes = records(log)?;
    Ok(bytes.split_off(bytes.len().saturating_sub(most)))
}

/// As `Store` names a file until it is whole, and an agency's script one that it is still sending.
fn half_files(room: &Room, dice: &mut Dice) -> anyhow::Result<bool> {
    let number = dice.within(1..=99_999);
    for name in [
        "reads/id",
        "reads/key-2026-11-23",
        "reads/token.key",
        "reads/ledger/2026-11-22.jsonl",
        "media/0123456789abcdef.jpg",
    ] {
        let path = room.folder.join("data").join(format!("{name}.{number}-ThreadId7.part"));
        if path.parent().is_some_and(Path::is_dir) {
            let length = dice.within(0..=40);
            fs::write(path, dice.noise(length))?;
        }
    }
    fs::write(
        room.folder.join(super::room::DROP).join(format!(".half-{number}.xml.part")),
        b"<?xml version=\"1.0\"?><newsIt",
    )?;
    Ok(true)
}
