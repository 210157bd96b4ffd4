//! The key with which pages' tokens are signed: `reads/token.key`, made by chance once and readable by its owner alone.
//!
//! Unlike the key of the day it lasts, because a page that went out before a restart is read after it. It tells nobody apart: all
//! that it can do is to say that a page was made here. It is in no copy that `tellal backup` makes; where a copy is opened, a
//! new one is made.

use crate::files::{self, Readers};
use crate::{Error, Store};
use std::io;
use std::path::Path;

impl Store {
    /// The key, made if there is none. A file that is damaged is replaced and reported: pages that are open in browsers by then
    /// carry tokens that are not believed any more.
    pub fn beacon_key(&self) -> Result<[u8; 32], Error> {
        key_in(&self.inner.folder.join("reads"), &**self.ambient())
            .map_err(|fault| Error::Internal(format!("the key of the pages' tokens: {fault}")))
    }
}

fn key_in(folder: &Path, chance: &dyn tellal_story::Ambient) -> io::Result<[u8; 32]> {
    let path = folder.join("token.key");
    match std::fs::read(&path).map(<[u8; 32]>::try_from) {
        Ok(Ok(key)) => return Ok(key),
        Ok(Err(_)) => {
            tracing::warn!(path = %path.display(), "the key of the pages' tokens was damaged; made a new one");
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    files::make_folder(folder)?;
    let mut key = [0; 32];
    chance.fill(&mut key);
    files::write_whole(&path, &key, Readers::Owner)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::key_in;
    use tellal_story::Fixed;

    #[test]
    fn the_key_lasts_and_is_nobody_elses() {
        let folder = tempfile::tempdir().unwrap();
        let reads = folder.path().join("reads");
        let chance = Fixed::at("2026-03-12T10:00:00Z".parse().unwrap());
        let key = key_in(&reads, &chance).unwrap();
        assert_eq!(key_in(&reads, &chance).unwrap(), key, "after a restart");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(reads.join("token.key")).unwrap().permissions().mode() & 0o777, 0o600);
        }
        std::fs::write(reads.join("token.key"), b"torn").unwrap();
        let other = key_in(&reads, &chance).unwrap();
        assert_ne!(other, key);
        assert_eq!(key_in(&reads, &chance).unwrap(), other);
    }
}
