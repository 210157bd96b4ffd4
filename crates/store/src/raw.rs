//! Deliveries, byte for byte as they came, kept before anything tries to read them.

use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{RawId, SourceId};

/// A delivery to keep.
#[derive(Debug, Clone)]
pub struct NewRaw<'a> {
    /// Whose.
    pub source: &'a SourceId,
    /// Through which door: `drop`, `push`, `feed` or `import`.
    pub door: &'a str,
    /// The file name or address it came under, without credentials.
    pub name: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// A kept delivery.
#[derive(Debug, Clone)]
pub struct Raw {
    /// Its id.
    pub id: RawId,
    /// Whose.
    pub source: SourceId,
    /// Through which door.
    pub door: String,
    /// Under which name.
    pub name: String,
    /// When.
    pub received: Timestamp,
    /// The bytes (kept compressed, given back as they came).
    pub bytes: Vec<u8>,
}

impl Store {
    /// Keeps a delivery; when this returns, it survives a crash.
    pub async fn keep_raw(&self, raw: NewRaw<'_>) -> Result<RawId, Error> {
        todo!()
    }

    /// One delivery.
    pub async fn raw(&self, id: RawId) -> Result<Option<Raw>, Error> {
        todo!()
    }

    /// Ids of deliveries after `after` in the order they came, at most `limit`: for a replay.
    pub async fn raws_after(&self, after: Option<RawId>, limit: u32) -> Result<Vec<RawId>, Error> {
        todo!()
    }
}
