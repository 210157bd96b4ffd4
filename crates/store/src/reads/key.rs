//! The key of the day: what tells readers apart for one UTC day, and cannot afterwards.

use super::Visitor;
use crate::files::{self, Readers};
use jiff::civil::Date;
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use tellal_story::Ambient;

/// A reader, as far as one day can tell: 16 bytes that mean nothing without that day's key.
pub(super) type ReaderHash = [u8; 16];

/// Holds the key of the current day in memory and in `key-YYYY-MM-DD`, and throws away all others.
pub(super) struct Keys {
    folder: PathBuf,
    current: Option<(Date, [u8; 32])>,
}

impl Keys {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), current: None }
    }

    /// The hash of a visitor under the key of `day`. The first visitor of a day makes that day's key, which is on disk
    /// before it is used, and unmakes the key of the day before.
    pub(super) fn hash(&mut self, day: Date, visitor: Visitor<'_>, chance: &dyn Ambient) -> io::Result<ReaderHash> {
        let key = self.key(day, chance)?;
        let mut hasher = blake3::Hasher::new_keyed(&key);
        // An IPv6 customer has a /64 for each network and changes the rest of the address at will (RFC 8981), so the
        // first 64 bits are the address as far as a reader is concerned.
        match visitor.address.to_canonical() {
            IpAddr::V4(address) => {
                hasher.update(&[4]);
                hasher.update(&address.octets());
            }
            IpAddr::V6(address) => {
                hasher.update(&[6]);
                hasher.update(&address.octets()[..8]);
            }
        }
        hasher.update(visitor.agent.as_bytes());
        let mut hash = [0; 16];
        hash.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Ok(hash)
    }

    /// Throws away every key but that of `day`: in memory, and the files.
    pub(super) fn expire(&mut self, day: Date) -> io::Result<()> {
        if let Some((of, key)) = &mut self.current
            && *of != day
        {
            key.fill(0);
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

    fn key(&mut self, day: Date, chance: &dyn Ambient) -> io::Result<[u8; 32]> {
        if let Some((of, key)) = &self.current
            && *of == day
        {
            return Ok(*key);
        }
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
        self.current = Some((day, key));
        Ok(key)
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
