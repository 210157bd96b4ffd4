//! The black box: deliveries, byte for byte as they came, kept before anything tries to read them.
//!
//! Each delivery has a line of its own; its bytes are kept compressed and once, by their hash, however often they came. Bytes
//! are given up by the newsroom's policy ([`Store::expire_raw`]), the line stays. What there is to say of a delivery as a
//! whole, such as that nothing could be read in it, stands with the line ([`Store::note_delivery`]).

use crate::db::{Row, Stmt, Value, params};
use crate::{Error, Remark, Store};
use flate2::Compression;
use flate2::read::{ZlibDecoder, ZlibEncoder};
use jiff::{SignedDuration, Timestamp};
use std::io::Read;
use tellal_story::{ItemId, RawId, SourceId};

/// A delivery of so many bytes is compressed within a millisecond.
const SMALL: usize = 32 << 10;
/// So many deliveries are given up in one transaction.
const AT_ONCE: u32 = 500;

/// A delivery to keep.
#[derive(Debug, Clone)]
pub struct NewRaw<'a> {
    /// Whose.
    pub source: &'a SourceId,
    /// Through which door: `drop`, `push`, `feed`, `mail`, `ftp`, `aa` or `import`.
    pub door: &'a str,
    /// The file name or address it came under, without credentials.
    pub name: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// A kept delivery.
#[derive(Debug, Clone)]
pub struct Raw {
    /// The line about it.
    pub line: RawLine,
    /// The bytes (kept compressed, given back as they came); none if they have been given up.
    pub bytes: Option<Vec<u8>>,
}

/// The line about a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawLine {
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
    /// How many bytes it had.
    pub size: u64,
    /// When its bytes were given up.
    pub expired: Option<Timestamp>,
    /// What there is to say of it as a whole, if anything.
    pub note: Option<RawNote>,
}

/// What there is to say of a delivery as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawNote {
    /// The format's short name.
    pub format: String,
    /// How many items it gave.
    pub items: u32,
    /// What was noticed.
    pub remarks: Vec<Remark>,
}

const LINE: &str =
    "raw.id, raw.source, raw.door, raw.name, raw.received, raw.size, raw.expired, raw.format, raw.items, raw.remarks";

impl RawLine {
    fn read(row: &mut Row) -> Result<Self, Error> {
        let (id, source, door, name) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let (received, size, expired) = (row.take()?, row.take()?, row.take()?);
        let (format, items, remarks): (Option<String>, Option<i64>, Option<String>) =
            (row.take()?, row.take()?, row.take()?);
        let note = match (format, items, remarks) {
            (Some(format), Some(items), Some(remarks)) => Some(RawNote {
                format,
                items: u32::try_from(items).unwrap_or(u32::MAX),
                remarks: serde_json::from_str(&remarks)
                    .map_err(|fault| Error::Internal(format!("remarks on a delivery: {fault}")))?,
            }),
            _ => None,
        };
        Ok(Self { id, source, door, name, received, size, expired, note })
    }
}

impl Store {
    /// Keeps a delivery; when this returns, it survives a crash.
    pub async fn keep_raw(&self, raw: NewRaw<'_>) -> Result<RawId, Error> {
        let id = RawId(self.ambient().new_id());
        let bytes = raw.bytes.to_vec();
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let hash = <[u8; 32]>::from(blake3::hash(raw.bytes));
        let deflated =
            off_thread(bytes.len(), move || all_of(ZlibEncoder::new(bytes.as_slice(), Compression::default()))).await?;
        let now = self.now();
        self.db()
            .commit(vec![
                // The change of `used` keeps whoever gives bytes up from giving these up at the same moment.
                Stmt::new(
                    "insert into raw_bytes (hash, deflated, used) values ($1, $2, $3) \
                     on conflict (hash) do update set used = excluded.used",
                    params![hash, deflated, now],
                ),
                Stmt::new("update watermark set seq = seq + 1 where name = 'raw'", vec![]).expect_rows(1),
                Stmt::new(
                    "insert into raw (id, seq, source, door, name, received, hash, size) \
                     values ($1, (select seq from watermark where name = 'raw'), $2, $3, $4, $5, $6, $7)",
                    params![id, raw.source, raw.door, raw.name, now, hash, size],
                ),
            ])
            .await?;
        Ok(id)
    }

    /// One delivery.
    pub async fn raw(&self, id: RawId) -> Result<Option<Raw>, Error> {
        let select = format!(
            "select {LINE}, raw_bytes.deflated from raw left join raw_bytes on raw_bytes.hash = raw.hash \
             and raw.expired is null where raw.id = $1"
        );
        let Some(mut row) = self.db().one(&select, &params![id]).await? else { return Ok(None) };
        let line = RawLine::read(&mut row)?;
        let deflated: Option<Vec<u8>> = row.take()?;
        let bytes = match deflated {
            Some(deflated) => {
                Some(off_thread(usize::MAX, move || all_of(ZlibDecoder::new(deflated.as_slice()))).await?)
            }
            None => None,
        };
        Ok(Some(Raw { line, bytes }))
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

    /// How many deliveries there are of one source or of all, since an instant: how far a replay has to go.
    pub async fn raws_since(&self, source: Option<&SourceId>, since: Timestamp) -> Result<u64, Error> {
        let row = match source {
            Some(source) => {
                let select = "select count(*) from raw where source = $1 and received >= $2";
                self.db().one(select, &params![source, since]).await?
            }
            None => self.db().one("select count(*) from raw where received >= $1", &params![since]).await?,
        };
        row.ok_or(Error::Missing("delivery"))?.take()
    }

    /// Notes what there is to say of a delivery as a whole. The desk hears of it.
    pub async fn note_delivery(&self, id: RawId, note: &RawNote) -> Result<(), Error> {
        let update = Stmt::new(
            "update raw set format = $2, items = $3, remarks = $4 where id = $1",
            params![id, &note.format, note.items, Value::json(&note.remarks)?],
        );
        self.db().commit_and_tell(vec![update.expect_rows(1)]).await.map(|_| ())
    }

    /// Deliveries of which there is something to say as a whole, newest first.
    pub async fn noted_deliveries(&self, limit: u32) -> Result<Vec<RawLine>, Error> {
        let select = format!("select {LINE} from raw where items is not null order by seq desc limit {limit}");
        self.db().rows(&select, &[]).await?.into_iter().map(|mut row| RawLine::read(&mut row)).collect()
    }

    /// The deliveries that brought the versions of an item, newest first.
    pub async fn deliveries_of(&self, item: ItemId) -> Result<Vec<RawLine>, Error> {
        let select = format!(
            "select {LINE} from item_version join raw on raw.id = item_version.raw where item_version.item = $1 \
             order by item_version.change desc"
        );
        self.db().rows(&select, &params![item]).await?.into_iter().map(|mut row| RawLine::read(&mut row)).collect()
    }

    /// Gives up the bytes of a source's deliveries that came before `before`, and says how many deliveries that were. Bytes
    /// from which a story has been made, in whatever version, are never given up: they are the proof of what was sent.
    pub async fn expire_raw(&self, source: &SourceId, before: Timestamp) -> Result<u64, Error> {
        let select = "select id, hash from raw where source = $1 and received < $2 and expired is null and not exists \
             (select 1 from item_version join item on item.id = item_version.item \
              where item_version.raw = raw.id and item.story is not null) order by received limit $3";
        let mut all = 0;
        loop {
            let rows = self.db().rows(select, &params![source, before, AT_ONCE]).await?;
            let many = rows.len() as u64;
            let now = self.now();
            // Bytes that came a moment ago belong to a line that may not be written yet.
            let settled = now.checked_sub(SignedDuration::from_mins(5)).unwrap_or(now);
            let mut list = Vec::new();
            let mut hashes = Vec::new();
            for mut row in rows {
                let (id, hash): (RawId, Vec<u8>) = (row.take()?, row.take()?);
                list.push(Stmt::new("update raw set expired = $2 where id = $1", params![id, now]));
                hashes.push(hash);
            }
            let unused = "delete from raw_bytes where hash = $1 and used < $2 and not exists \
                 (select 1 from raw where raw.hash = raw_bytes.hash and raw.expired is null)";
            list.extend(hashes.into_iter().map(|hash| Stmt::new(unused, params![hash, settled])));
            if !list.is_empty() {
                self.db().commit(list).await?;
            }
            all += many;
            if many < u64::from(AT_ONCE) {
                return Ok(all);
            }
        }
    }
}

/// A delivery may be a picture of many megabytes: long enough to keep others waiting. What is small is done sooner than
/// another thread is woken.
async fn off_thread(
    size: usize,
    work: impl FnOnce() -> std::io::Result<Vec<u8>> + Send + 'static,
) -> Result<Vec<u8>, Error> {
    let done = if size <= SMALL {
        work()
    } else {
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|fault| Error::Internal(format!("a delivery: {fault}")))?
    };
    done.map_err(|fault| Error::Internal(format!("a delivery: {fault}")))
}

fn all_of(mut reader: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map(|_| bytes)
}

#[cfg(test)]
mod tests {
    use super::{NewRaw, RawNote};
    use crate::testing::{Newsroom, on_both};
    use crate::{Arrival, Error, Remark, Store};
    use tellal_story::{Actor, Item, RawId, SourceId, Story, StoryId};

    on_both! {
        a_delivery_comes_back_byte_for_byte
        deliveries_are_replayed_in_the_order_they_came
        bytes_are_given_up_in_time_but_not_those_behind_a_story
        bytes_that_came_twice_are_kept_until_both_are_given_up
        what_there_is_to_say_of_a_delivery_is_listed
    }

    async fn keep(store: &Store, bytes: &[u8]) -> RawId {
        let source = SourceId::new("aa").unwrap();
        store.keep_raw(NewRaw { source: &source, door: "drop", name: "haber.xml", bytes }).await.unwrap()
    }

    async fn bytes_of(store: &Store, id: RawId) -> Option<Vec<u8>> {
        store.raw(id).await.unwrap().unwrap().bytes
    }

    async fn a_delivery_comes_back_byte_for_byte(room: &Newsroom) {
        for bytes in [&b""[..], b"\0\xff\r\n<newsItem/>", vec![7; 300_000].as_slice()] {
            let raw = room.store.raw(keep(&room.store, bytes).await).await.unwrap().unwrap();
            assert!(raw.bytes.as_deref() == Some(bytes));
            let line = raw.line;
            assert_eq!((line.source.as_str(), line.door.as_str(), line.name.as_str()), ("aa", "drop", "haber.xml"));
            assert_eq!((line.received, line.size), (room.store.now(), bytes.len() as u64));
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
        assert_eq!(room.store.raws_since(None, room.store.now()).await.unwrap(), 7);
    }

    async fn bytes_are_given_up_in_time_but_not_those_behind_a_story(room: &Newsroom) {
        let aa = SourceId::new("aa").unwrap();
        let item = |id: &str| Item { id: Some(id.into()), headline: "Köprü açıldı".into(), ..Item::default() };
        let Arrival::New(told) = room.deliver(&item("told"), b"told").await else { panic!("it is new") };
        let Arrival::New(untold) = room.deliver(&item("untold"), b"untold").await else { panic!("it is new") };
        let story = Story::new(
            StoryId(room.store.ambient().new_id()),
            Some(told.id),
            None,
            crate::testing::whole("kopru"),
            Actor::Wire,
        );
        room.store.create_story_from(&told, &story, Actor::Wire).await.unwrap();
        room.wait(3600);
        let young = keep(&room.store, b"young").await;
        let before = room.store.now();
        room.wait(3600);
        assert_eq!(room.store.expire_raw(&aa, before).await.unwrap(), 1);
        assert_eq!(bytes_of(&room.store, told.raw).await.as_deref(), Some(&b"told"[..]));
        assert_eq!(bytes_of(&room.store, young).await.as_deref(), Some(&b"young"[..]));
        let gone = room.store.raw(untold.raw).await.unwrap().unwrap();
        assert_eq!((gone.bytes, gone.line.expired), (None, Some(room.store.now())));
        assert_eq!(room.store.expire_raw(&aa, before).await.unwrap(), 0, "once");
        // The same bytes may come again.
        let again = keep(&room.store, b"untold").await;
        assert_eq!(bytes_of(&room.store, again).await.as_deref(), Some(&b"untold"[..]));
    }

    async fn bytes_that_came_twice_are_kept_until_both_are_given_up(room: &Newsroom) {
        let aa = SourceId::new("aa").unwrap();
        let first = keep(&room.store, b"twice").await;
        room.wait(3600);
        let between = room.store.now();
        room.wait(3600);
        let second = keep(&room.store, b"twice").await;
        room.wait(3600);
        assert_eq!(room.store.expire_raw(&aa, between).await.unwrap(), 1);
        assert_eq!(bytes_of(&room.store, first).await, None);
        assert_eq!(bytes_of(&room.store, second).await.as_deref(), Some(&b"twice"[..]));
        assert_eq!(room.store.expire_raw(&aa, room.store.now()).await.unwrap(), 1);
        assert_eq!(bytes_of(&room.store, second).await, None);
    }

    async fn what_there_is_to_say_of_a_delivery_is_listed(room: &Newsroom) {
        keep(&room.store, b"<newsItem/>").await;
        let odd = keep(&room.store, b"<html>Please sign in</html>").await;
        let remarks = vec![Remark { code: "not-news".into(), text: "A sign-in page.".into() }];
        let note = RawNote { format: "unknown".into(), items: 0, remarks };
        room.store.note_delivery(odd, &note).await.unwrap();
        let listed = room.store.noted_deliveries(10).await.unwrap();
        assert_eq!(listed.iter().map(|line| (line.id, line.note.clone())).collect::<Vec<_>>(), [(odd, Some(note))]);
    }
}
