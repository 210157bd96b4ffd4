//! Deliveries, byte for byte as they came, kept before anything tries to read them.

use crate::db::{Stmt, params};
use crate::{Error, Store};
use flate2::Compression;
use flate2::read::{ZlibDecoder, ZlibEncoder};
use jiff::Timestamp;
use std::io::Read;
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
        let id = RawId(self.ambient().new_id());
        let bytes = raw.bytes.to_vec();
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let hash = <[u8; 32]>::from(blake3::hash(raw.bytes));
        let deflated = off_thread(move || all_of(ZlibEncoder::new(bytes.as_slice(), Compression::default()))).await?;
        let values = params![id, raw.source, raw.door, raw.name, self.now(), hash, size, deflated];
        self.db()
            .commit(vec![
                Stmt::new("update watermark set seq = seq + 1 where name = 'raw'", vec![]).expect_rows(1),
                Stmt::new(
                    "insert into raw (id, seq, source, door, name, received, hash, size, deflated) \
                     values ($1, (select seq from watermark where name = 'raw'), $2, $3, $4, $5, $6, $7, $8)",
                    values,
                ),
            ])
            .await?;
        Ok(id)
    }

    /// One delivery.
    pub async fn raw(&self, id: RawId) -> Result<Option<Raw>, Error> {
        let select = "select id, source, door, name, received, deflated from raw where id = $1";
        let Some(mut row) = self.db().one(select, &params![id]).await? else { return Ok(None) };
        let mut raw = Raw {
            id: row.take()?,
            source: row.take()?,
            door: row.take()?,
            name: row.take()?,
            received: row.take()?,
            bytes: Vec::new(),
        };
        let deflated: Vec<u8> = row.take()?;
        raw.bytes = off_thread(move || all_of(ZlibDecoder::new(deflated.as_slice()))).await?;
        Ok(Some(raw))
    }

    /// Ids of deliveries after `after` in the order they came, at most `limit`: for a replay. `Error::Missing` if there
    /// is no delivery `after`.
    pub async fn raws_after(&self, after: Option<RawId>, limit: u32) -> Result<Vec<RawId>, Error> {
        let seq: i64 = match after {
            None => 0,
            Some(id) => {
                let row = self.db().one("select seq from raw where id = $1", &params![id]).await?;
                row.ok_or(Error::Missing("delivery"))?.take()?
            }
        };
        let select = "select id from raw where seq > $1 order by seq limit $2";
        let rows = self.db().rows(select, &params![seq, limit]).await?;
        rows.into_iter().map(|mut row| row.take()).collect()
    }
}

/// A delivery may be a picture of many megabytes: long enough to keep others waiting.
async fn off_thread(work: impl FnOnce() -> std::io::Result<Vec<u8>> + Send + 'static) -> Result<Vec<u8>, Error> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|fault| Error::Internal(format!("a delivery: {fault}")))?
        .map_err(|fault| Error::Internal(format!("a delivery: {fault}")))
}

fn all_of(mut reader: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map(|_| bytes)
}

#[cfg(test)]
mod tests {
    use super::NewRaw;
    use crate::testing::{Newsroom, on_both};
    use crate::{Error, Store};
    use tellal_story::{RawId, SourceId};

    on_both! {
        a_delivery_comes_back_byte_for_byte
        deliveries_are_replayed_in_the_order_they_came
    }

    async fn keep(store: &Store, bytes: &[u8]) -> RawId {
        let source = SourceId::new("aa").unwrap();
        store.keep_raw(NewRaw { source: &source, door: "drop", name: "haber.xml", bytes }).await.unwrap()
    }

    async fn a_delivery_comes_back_byte_for_byte(room: &Newsroom) {
        for bytes in [&b""[..], b"\0\xff\r\n<newsItem/>", vec![7; 300_000].as_slice()] {
            let raw = room.store.raw(keep(&room.store, bytes).await).await.unwrap().unwrap();
            assert!(raw.bytes == bytes);
            assert_eq!((raw.source.as_str(), raw.door.as_str(), raw.name.as_str()), ("aa", "drop", "haber.xml"));
            assert_eq!(raw.received, room.store.now());
        }
        assert!(room.store.raw(RawId(uuid::Uuid::nil())).await.unwrap().is_none());
    }

    /// Ids made in the same millisecond do not sort by arrival, and a clock may be set back: neither may matter.
    async fn deliveries_are_replayed_in_the_order_they_came(room: &Newsroom) {
        let mut came = Vec::new();
        for number in 0..7_u8 {
            came.push(keep(&room.store, &[number]).await);
        }
        let first = room.store.raws_after(None, 4).await.unwrap();
        assert_eq!(first, came[..4]);
        assert_eq!(room.store.raws_after(first.last().copied(), 10).await.unwrap(), came[4..]);
        let unknown = room.store.raws_after(Some(RawId(uuid::Uuid::nil())), 1).await;
        assert!(matches!(unknown, Err(Error::Missing("delivery"))));
    }
}
