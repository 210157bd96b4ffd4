//! The key that signs, and the one that will.

use crate::files::{self, Readers};
use crate::{Error, Store};
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use tellal_ledger::{Hash, PublicKey, SigningKey};
use tellal_story::Ambient;

/// What signs the ledger, in public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerKeys {
    /// What signs the next file.
    pub key: PublicKey,
    /// What signs the files after that, if it is another.
    pub next: Option<PublicKey>,
}

impl LedgerKeys {
    /// What auditors are given, on the site and by `tellal reads key`: lines to read, and PEM for OpenSSL.
    pub fn text(&self, site: &str) -> String {
        let mut text = format!(
            "# By this key (Ed25519) the ledger of reads of {site} is signed.\n\
             # tellal reads verify --folder FOLDER --key THIS-FILE\n\
             key: {}\nfingerprint: {}\n",
            self.key,
            self.key.fingerprint()
        );
        if let Some(next) = self.next {
            let _ = write!(text, "next-key: {next}\nnext-fingerprint: {}\n", next.fingerprint());
        }
        text + &self.key.pem() + &self.next.map_or_else(String::new, |next| next.pem())
    }
}

/// The two files.
pub(super) struct Keys {
    folder: PathBuf,
}

impl Store {
    pub(super) fn keys(&self) -> Keys {
        Keys { folder: self.reads_folder() }
    }

    /// What signs the ledger; nothing before the first sealing.
    pub fn ledger_keys(&self) -> Result<Option<LedgerKeys>, Error> {
        let keys = self.keys();
        let next = keys.next().map_err(super::fault)?.map(|next| next.public());
        Ok(keys.signing().map_err(super::fault)?.map(|key| LedgerKeys { key: key.public(), next }))
    }

    /// Makes a new key. The next file is signed by the old one and names the new one, which signs from then on. Without
    /// an old one it signs at once, and an auditor who has files of before must be told.
    pub fn new_ledger_key(&self) -> Result<LedgerKeys, Error> {
        let keys = self.keys();
        files::make_folder(&keys.folder).map_err(super::fault)?;
        if keys.signing().map_err(super::fault)?.is_none() {
            keys.make(&**self.ambient()).map_err(super::fault)?;
        } else if let Some(next) = keys.next().map_err(super::fault)? {
            return Err(Error::Refused(format!(
                "a new key waits already, {}: the next file names it, and then it signs",
                next.public().fingerprint()
            )));
        } else {
            Keys::write(&keys.next_path(), &**self.ambient()).map_err(super::fault)?;
        }
        self.ledger_keys()?.ok_or(Error::Missing("key"))
    }
}

impl Keys {
    pub(super) fn path(&self) -> PathBuf {
        self.folder.join("ledger.key")
    }

    fn next_path(&self) -> PathBuf {
        self.folder.join("ledger-next.key")
    }

    pub(super) fn signing(&self) -> io::Result<Option<SigningKey>> {
        read(&self.path())
    }

    pub(super) fn next(&self) -> io::Result<Option<SigningKey>> {
        read(&self.next_path())
    }

    pub(super) fn make(&self, chance: &dyn Ambient) -> io::Result<()> {
        Self::write(&self.path(), chance)
    }

    fn write(path: &Path, chance: &dyn Ambient) -> io::Result<()> {
        let mut seed = [0; 32];
        chance.fill(&mut seed);
        let made = SigningKey::make(&seed);
        seed.fill(0);
        let (_, text) = made.ok_or_else(|| io::Error::other("no key can be made"))?;
        files::write_whole(path, text.as_bytes(), Readers::Owner)
    }

    /// The key that signs, when `named` is what the last file names: a key that waits and has been named takes the old
    /// one's place first. A crash between the two is made good here.
    pub(super) fn current(&self, named: Option<Hash>) -> io::Result<Option<SigningKey>> {
        if let Some(next) = self.next()?
            && Some(next.public().0) == named
        {
            std::fs::rename(self.next_path(), self.path())?;
            files::sync_folder(&self.folder)?;
            return Ok(Some(next));
        }
        self.signing()
    }
}

fn read(path: &Path) -> io::Result<Option<SigningKey>> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(io::Error::new(error.kind(), format!("{}: {error}", path.display()))),
    };
    match SigningKey::read(&text) {
        Some(key) => Ok(Some(key)),
        None => Err(io::Error::other(format!("{} holds no Ed25519 key as PKCS#8 in PEM", path.display()))),
    }
}
