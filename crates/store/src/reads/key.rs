//! The key of the day: what tells readers apart for one UTC day, and cannot afterwards.

use super::{Visitor, days};
use crate::files::{self, Readers};
use jiff::civil::Date;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use tellal_story::Ambient;

/// A reader, as far as one day can tell: 16 bytes that mean nothing without that day's key.
pub(super) type ReaderDigest = [u8; 16];

struct Current {
    day: Date,
    /// The day, counted from 1970.
    number: i64,
    key: [u8; 32],
    agents: Agents,
}

/// Holds the key of the current day in memory and in `key-YYYY-MM-DD`, and throws away all others.
pub(super) struct Keys {
    folder: PathBuf,
    current: Option<Current>,
}

impl Keys {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), current: None }
    }

    /// The hash of a visitor under the key of `day`. The first visitor of a day makes that day's key, which is on disk
    /// before it is used, and unmakes the key of the day before.
    pub(super) fn hash(&mut self, day: Date, visitor: Visitor<'_>, chance: &dyn Ambient) -> io::Result<ReaderDigest> {
        let Current { key, agents, .. } = self.of_day(day, chance)?;
        let agent = if let Some(agent) = agents.known.get(visitor.agent) {
            *agent
        } else {
            let agent = of_agent(key, visitor.agent);
            if agents.known.len() < AGENTS {
                agents.known.insert(visitor.agent.into(), agent);
            }
            agent
        };
        Ok(digest(key, visitor.address, &agent))
    }

    /// The same, if nothing has to be remembered for it: the key of that day, counted from 1970, is at hand and the
    /// browser's name is known, or cannot be remembered any more.
    #[inline]
    pub(super) fn digest(&self, day: i64, visitor: Visitor<'_>) -> Option<ReaderDigest> {
        let Current { key, agents, .. } = self.current.as_ref().filter(|current| current.number == day)?;
        match agents.known.get(visitor.agent) {
            Some(agent) => Some(digest(key, visitor.address, agent)),
            None if agents.known.len() < AGENTS => None,
            None => Some(digest(key, visitor.address, &of_agent(key, visitor.agent))),
        }
    }

    /// Throws away every key but that of `day`: in memory, and the files.
    pub(super) fn expire(&mut self, day: Date) -> io::Result<()> {
        if let Some(current) = self.current.as_mut().filter(|current| current.day != day) {
            current.key.fill(0);
            self.current = None;
        }
        let keep = file_name(day);
        let mut removed = false;
        let entries = match std::fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            // Half-written keys (`key-….part`) are keys too.
            if name.starts_with("key-") && name != keep {
                std::fs::remove_file(entry.path())?;
                removed = true;
            }
        }
        if removed { files::sync_folder(&self.folder) } else { Ok(()) }
    }

    fn of_day(&mut self, day: Date, chance: &dyn Ambient) -> io::Result<&mut Current> {
        if self.current.as_ref().is_none_or(|current| current.day != day) {
            self.expire(day)?;
            let path = self.folder.join(file_name(day));
            let key = match std::fs::read(&path).map(<[u8; 32]>::try_from) {
                Ok(Ok(key)) => key,
                Ok(Err(_)) => {
                    tracing::warn!(path = %path.display(), "the key of the day was damaged; made a new one, so readers of this half hour may count twice");
                    make(&path, chance)?
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => make(&path, chance)?,
                Err(error) => return Err(error),
            };
            self.current = Some(Current { day, number: days::first_hour(day) / 24, key, agents: Agents::new(&key) });
        }
        self.current.as_mut().ok_or_else(|| io::Error::other("the key of the day is not there"))
    }
}

/// Hashes of browsers' names under the key of a day. Many readers have the same, and the name is most of what is hashed.
struct Agents {
    known: HashMap<Box<str>, [u8; 32], Scatter>,
}

/// Names that are remembered at most.
const AGENTS: usize = 4096;

impl Agents {
    fn new(key: &[u8; 32]) -> Self {
        let scatter = blake3::keyed_hash(key, b"agents in memory");
        let scatter = scatter.as_bytes().first_chunk().map_or(1, |half| u64::from_le_bytes(*half) | 1);
        Self { known: HashMap::with_hasher(Scatter(scatter)) }
    }
}

fn of_agent(key: &[u8; 32], agent: &str) -> [u8; 32] {
    *blake3::Hasher::new_keyed(key).update(b"agent:").update(agent.as_bytes()).finalize().as_bytes()
}

/// One block of BLAKE3, whatever the length of the name.
fn digest(key: &[u8; 32], address: IpAddr, agent: &[u8; 32]) -> ReaderDigest {
    let mut bytes = [0; 9 + 32];
    // An IPv6 customer has a /64 for each network and changes the rest of the address at will (RFC 8981), so the first 64
    // bits are the address as far as a reader is concerned.
    match address.to_canonical() {
        IpAddr::V4(address) => {
            bytes[0] = 4;
            bytes[1..5].copy_from_slice(&address.octets());
        }
        IpAddr::V6(address) => {
            bytes[0] = 6;
            bytes[1..9].copy_from_slice(&address.octets()[..8]);
        }
    }
    bytes[9..].copy_from_slice(agent);
    let mut digest = ReaderDigest::default();
    digest.copy_from_slice(&blake3::keyed_hash(key, &bytes).as_bytes()[..16]);
    digest
}

/// Finds names in memory: keyed, so that nobody can choose names that fall together.
#[derive(Debug, Clone, Copy)]
struct Scatter(u64);

impl BuildHasher for Scatter {
    type Hasher = Scattered;

    fn build_hasher(&self) -> Scattered {
        Scattered { key: self.0, state: self.0.rotate_left(32) }
    }
}

struct Scattered {
    key: u64,
    state: u64,
}

impl Hasher for Scattered {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for piece in bytes.chunks(16) {
            let mut pair = [0; 16];
            pair[..piece.len()].copy_from_slice(piece);
            let pair = u128::from_le_bytes(pair);
            #[expect(clippy::cast_possible_truncation, reason = "its two halves")]
            let (low, high) = (pair as u64 ^ self.state, (pair >> 64) as u64 ^ self.key);
            let product = u128::from(low) * u128::from(high);
            #[expect(clippy::cast_possible_truncation, reason = "its two halves")]
            let folded = product as u64 ^ (product >> 64) as u64;
            self.state = folded ^ piece.len() as u64;
        }
    }

    fn finish(&self) -> u64 {
        self.state.wrapping_mul(self.key) ^ self.state >> 31
    }
}

fn make(path: &Path, chance: &dyn Ambient) -> io::Result<[u8; 32]> {
    let mut key = [0; 32];
    chance.fill(&mut key);
    files::write_whole(path, &key, Readers::Owner)?;
    Ok(key)
}

fn file_name(day: Date) -> String {
    format!("key-{day}")
}

#[cfg(test)]
mod tests {
    use super::{Keys, Visitor};
    use jiff::civil::{Date, date};
    use tellal_story::Fixed;

    const TODAY: Date = date(2026, 3, 12);

    fn visitor<'a>(address: &str, agent: &'a str) -> Visitor<'a> {
        Visitor { address: address.parse().unwrap(), agent }
    }

    #[test]
    fn a_reader_is_address_and_agent_and_an_ipv6_household_is_one_address() {
        let folder = tempfile::tempdir().unwrap();
        let chance = Fixed::at("2026-03-12T10:00:00Z".parse().unwrap());
        let mut keys = Keys::new(folder.path());
        let mut hash = |address, agent| keys.hash(TODAY, visitor(address, agent), &chance).unwrap();
        let one = hash("2001:db8:1:2::10", "Firefox");
        assert_eq!(one, hash("2001:db8:1:2:ffff::99", "Firefox"), "the same /64");
        assert_ne!(one, hash("2001:db8:1:3::10", "Firefox"), "the house next door");
        assert_ne!(one, hash("2001:db8:1:2::10", "Safari"), "another browser");
        assert_eq!(hash("192.0.2.7", "Firefox"), hash("::ffff:192.0.2.7", "Firefox"), "IPv4 in IPv6 clothes");
        assert_ne!(hash("192.0.2.7", "Firefox"), hash("192.0.2.8", "Firefox"));
        let (long, longer) = ("F".repeat(512), "F".repeat(511));
        assert_ne!(hash("192.0.2.7", &long), hash("192.0.2.7", &longer));
    }

    #[test]
    fn a_key_lasts_through_a_restart_and_dies_with_its_day() {
        let folder = tempfile::tempdir().unwrap();
        let chance = Fixed::at("2026-03-12T10:00:00Z".parse().unwrap());
        let reader = visitor("192.0.2.7", "Firefox");
        let before = Keys::new(folder.path()).hash(TODAY, reader, &chance).unwrap();
        let path = folder.path().join("key-2026-03-12");
        assert_eq!(std::fs::read(&path).unwrap().len(), 32);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }

        let mut keys = Keys::new(folder.path());
        assert_eq!(keys.hash(TODAY, reader, &chance).unwrap(), before);
        let tomorrow = TODAY.tomorrow().unwrap();
        assert_ne!(keys.hash(tomorrow, reader, &chance).unwrap(), before);
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(left, ["key-2026-03-13"]);
    }
}
