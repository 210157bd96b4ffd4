//! A certificate in files that somebody else writes: an authority's own program, or the technician. They are looked at again and
//! again, and what is new is shown without a restart. What cannot be used is said once, and the old one stays.

use super::{Certificates, Pair};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

/// How often they are looked at.
pub(super) const LOOK_EVERY: Duration = Duration::from_secs(10);

/// What tells a file from what it was before: size and time of its last change.
type Stamp = Option<(u64, SystemTime)>;

/// The two files.
#[derive(Debug)]
pub struct Files {
    certificate: PathBuf,
    key: PathBuf,
    seen: [Stamp; 2],
    certificates: Arc<Certificates>,
}

impl Files {
    /// Files that have not been looked at yet.
    pub fn new(certificate: PathBuf, key: PathBuf, certificates: Arc<Certificates>) -> Self {
        Self { certificate, key, seen: [None; 2], certificates }
    }

    /// Reads them. The error is a sentence.
    pub fn read(&self) -> Result<Pair, String> {
        let read = |path: &Path, setting: &str| {
            fs::read(path).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => {
                    format!("there is no file {}, which `server.tls.{setting}` names", path.display())
                }
                _ => format!("{}, which `server.tls.{setting}` names, cannot be read: {error}", path.display()),
            })
        };
        let (certificate, key) = (read(&self.certificate, "certificate")?, read(&self.key, "key")?);
        Pair::read(&certificate, &key).map_err(|says| format!("{} {says}", self.certificate.display()))
    }

    fn stamps(&self) -> [Stamp; 2] {
        [&self.certificate, &self.key].map(|path| {
            let about = fs::metadata(path).ok()?;
            Some((about.len(), about.modified().ok()?))
        })
    }

    /// Shows what is in them.
    pub(super) fn open(&mut self) -> Result<(), String> {
        // Stamps first: what changes while it is read is read again.
        self.seen = self.stamps();
        let pair = self.read()?;
        self.certificates.show(&pair);
        Ok(())
    }

    /// Looks whether they have changed, and shows what is new. Says whether it did.
    pub(super) fn look(&mut self) -> bool {
        if self.stamps() == self.seen {
            return false;
        }
        match self.open() {
            Ok(()) => {
                tracing::info!(certificate = %self.certificate.display(), "a new certificate is served");
                true
            }
            Err(says) => {
                tracing::error!("{says}; the certificate from before is served on");
                false
            }
        }
    }
}
