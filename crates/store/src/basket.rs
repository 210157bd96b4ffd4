//! The wire basket: one row an item, whatever number of versions an agency sends of it.

use crate::db::{Row, Stmt, Value, Where, params};
use crate::{Error, Store};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tellal_story::{Item, ItemId, Lang, PubStatus, RawId, SourceId, StoryId};

/// Where an item stands in the basket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BasketState {
    /// Nobody has taken it.
    New,
    /// A story has been made from it.
    Taken,
    /// The agency has taken it back.
    Canceled,
    /// The agency asks to hold it.
    Withheld,
    /// Somebody has put it aside.
    Dismissed,
    /// Nobody took it in the time that its source's items are worth reading.
    Expired,
}

/// What was noticed while an item was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// A stable short name, such as `date-unreadable`, by which it can be said in any language.
    pub code: String,
    /// An English sentence with the particulars.
    pub text: String,
}

/// An item in the basket, as of its highest version.
#[derive(Debug, Clone)]
pub struct BasketItem {
    /// Its id here.
    pub id: ItemId,
    /// Whose.
    pub source: SourceId,
    /// Where it stands.
    pub state: BasketState,
    /// What it says. Its own id and version are in here.
    pub item: Item,
    /// The delivery that the highest version came in.
    pub raw: RawId,
    /// The format's short name, such as `newsml-g2`.
    pub format: String,
    /// What the parser could not read.
    pub remarks: Vec<Remark>,
    /// When its first version came.
    pub received: Timestamp,
    /// When its highest version came.
    pub changed: Timestamp,
    /// The story made from it.
    pub story: Option<StoryId>,
    /// A newer version came after the story was made, and the story does not have it yet.
    pub update_waiting: bool,
}

/// A parsed item that has come in.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Whose.
    pub source: SourceId,
    /// The bytes it was read from.
    pub raw: RawId,
    /// The format's short name.
    pub format: String,
    /// What it says.
    pub item: Item,
    /// What the parser could not read.
    pub remarks: Vec<Remark>,
}

/// What a delivery was.
#[derive(Debug, Clone)]
pub enum Arrival {
    /// Something new.
    New(Box<BasketItem>),
    /// A higher version of something known. Its state already follows the version's status; a canceled item that comes
    /// back usable is `New` or `Taken` again.
    Newer {
        /// As it is now.
        now: Box<BasketItem>,
        /// As it was.
        before: Box<BasketItem>,
    },
    /// A version that is not higher than the known one, or the same bytes again: nothing was changed.
    Repeat(ItemId),
}

/// Which items a list shows.
#[derive(Debug, Clone, Default)]
pub struct BasketFilter {
    /// Of one source.
    pub source: Option<SourceId>,
    /// In one language.
    pub lang: Option<Lang>,
    /// In one state.
    pub state: Option<BasketState>,
    /// Older than this place in the list (`changed` and id of the last row seen).
    pub before: Option<(Timestamp, ItemId)>,
    /// At most so many; 0 means 50.
    pub limit: u32,
}

const COLUMNS: &str = "id, source, state, item, raw, format, remarks, received, changed, story, update_waiting, change";

/// How often a door looks again when another door was faster with the same item.
const RACES: usize = 8;

impl BasketState {
    const ALL: [Self; 6] =
        [Self::New, Self::Taken, Self::Canceled, Self::Withheld, Self::Dismissed, Self::Expired];

    /// The short name under which the state is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Taken => "taken",
            Self::Canceled => "canceled",
            Self::Withheld => "withheld",
            Self::Dismissed => "dismissed",
            Self::Expired => "expired",
        }
    }

    /// Where an item stands whose highest version has this status.
    fn following(status: PubStatus, taken: bool, dismissed: bool) -> Self {
        match status {
            PubStatus::Canceled => Self::Canceled,
            PubStatus::Withheld => Self::Withheld,
            PubStatus::Usable if taken => Self::Taken,
            PubStatus::Usable if dismissed => Self::Dismissed,
            PubStatus::Usable => Self::New,
        }
    }
}

/// A row with the number that guards its next change.
struct Kept {
    item: BasketItem,
    change: i64,
}

impl Kept {
    fn read(mut row: Row) -> Result<Self, Error> {
        let item = BasketItem {
            id: row.take()?,
            source: row.take()?,
            state: {
                let name: String = row.take()?;
                let state = BasketState::ALL.into_iter().find(|state| state.as_str() == name);
                state.ok_or_else(|| Error::Internal(format!("an item is “{name}”")))?
            },
            item: row.take_json()?,
            raw: row.take()?,
            format: row.take()?,
            remarks: row.take_json()?,
            received: row.take()?,
            changed: row.take()?,
            story: row.take()?,
            update_waiting: row.take()?,
        };
        Ok(Self { item, change: row.take()? })
    }
}

impl Store {
    /// Puts a delivery into the basket. Versions are compared by [`Item::supersedes`] on source and wire id; an item
    /// without a wire id is known again only by identical bytes (and its headline, for a delivery may hold several such
    /// items). One transaction; of two doors that bring the same item at once, one finds the other's row.
    /// `Error::Missing` if there is no such raw delivery.
    pub async fn receive(&self, delivery: Delivery) -> Result<Arrival, Error> {
        let row = self.db().one("select hash from raw where id = $1", &params![delivery.raw]).await?;
        let bytes: Vec<u8> = row.ok_or(Error::Missing("delivery"))?.take()?;
        let known_by = match wire_id(&delivery.item) {
            Some(id) => known_by_id(id),
            None => known_by_bytes(&bytes, &delivery.item),
        };
        for _ in 1..RACES {
            match self.try_receive(&delivery, known_by).await {
                Err(Error::Conflict) => {}
                done => return done,
            }
        }
        self.try_receive(&delivery, known_by).await
    }

    async fn try_receive(&self, delivery: &Delivery, known_by: [u8; 32]) -> Result<Arrival, Error> {
        let now = self.now();
        let Some(Kept { item: before, change }) = self.item_known_by(&delivery.source, known_by).await? else {
            let item = BasketItem {
                id: ItemId(self.ambient().new_id()),
                source: delivery.source.clone(),
                state: BasketState::following(delivery.item.status, false, false),
                item: delivery.item.clone(),
                raw: delivery.raw,
                format: delivery.format.clone(),
                remarks: delivery.remarks.clone(),
                received: now,
                changed: now,
                story: None,
                update_waiting: false,
            };
            let insert = Stmt::new(
                "insert into item (id, source, known_by, raw, format, state, lang, item, remarks, received, changed, \
                 update_waiting, change) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 1)",
                params![
                    item.id,
                    &item.source,
                    known_by,
                    item.raw,
                    &item.format,
                    item.state.as_str(),
                    item.item.lang.as_ref(),
                    Value::json(&item.item)?,
                    Value::json(&item.remarks)?,
                    now,
                    now,
                ],
            );
            self.db().commit_and_tell(vec![insert, version(&item, 1)?]).await?;
            return Ok(Arrival::New(Box::new(item)));
        };
        let newer = delivery.item.supersedes(&before.item);
        if !newer || wire_id(&delivery.item).is_none() {
            return Ok(Arrival::Repeat(before.id));
        }
        let status = delivery.item.status;
        let taken = before.story.is_some();
        let after = BasketItem {
            state: BasketState::following(status, taken, before.state == BasketState::Dismissed),
            item: delivery.item.clone(),
            raw: delivery.raw,
            format: delivery.format.clone(),
            remarks: delivery.remarks.clone(),
            changed: now,
            // There is nothing to take over from a cancelled version.
            update_waiting: taken && status != PubStatus::Canceled,
            ..before.clone()
        };
        let update = Stmt::new(
            "update item set raw = $3, format = $4, state = $5, lang = $6, item = $7, remarks = $8, changed = $9, \
             update_waiting = $10, change = change + 1 where id = $1 and change = $2",
            params![
                after.id,
                change,
                after.raw,
                &after.format,
                after.state.as_str(),
                after.item.lang.as_ref(),
                Value::json(&after.item)?,
                Value::json(&after.remarks)?,
                now,
                after.update_waiting,
            ],
        );
        self.db().commit_and_tell(vec![update.expect_rows(1), version(&after, change + 1)?]).await?;
        Ok(Arrival::Newer { now: Box::new(after), before: Box::new(before) })
    }

    async fn item_known_by(&self, source: &SourceId, known_by: [u8; 32]) -> Result<Option<Kept>, Error> {
        let select = format!("select {COLUMNS} from item where source = $1 and known_by = $2");
        self.db().one(&select, &params![source, known_by]).await?.map(Kept::read).transpose()
    }

    async fn kept_item(&self, id: ItemId) -> Result<Option<Kept>, Error> {
        let select = format!("select {COLUMNS} from item where id = $1");
        self.db().one(&select, &params![id]).await?.map(Kept::read).transpose()
    }

    /// The basket, newest change first.
    pub async fn basket(&self, filter: &BasketFilter) -> Result<Vec<BasketItem>, Error> {
        let mut conditions = Where::default();
        conditions.and_if("source = $", filter.source.as_ref());
        conditions.and_if("lang = $", filter.lang.as_ref());
        conditions.and_if("state = $", filter.state.map(BasketState::as_str));
        if let Some((changed, id)) = filter.before {
            conditions.and("(changed, id) < ($, $)", params![changed, id]);
        }
        let limit = if filter.limit == 0 { 50 } else { filter.limit };
        let select =
            format!("select {COLUMNS} from item{} order by changed desc, id desc limit {limit}", conditions.sql());
        let rows = self.db().rows(&select, conditions.params()).await?;
        rows.into_iter().map(|row| Kept::read(row).map(|kept| kept.item)).collect()
    }

    /// One item.
    pub async fn item(&self, id: ItemId) -> Result<Option<BasketItem>, Error> {
        Ok(self.kept_item(id).await?.map(|kept| kept.item))
    }

    /// The item with a wire id.
    pub async fn item_by_wire_id(&self, source: &SourceId, wire_id: &str) -> Result<Option<BasketItem>, Error> {
        Ok(self.item_known_by(source, known_by_id(wire_id)).await?.map(|kept| kept.item))
    }

    /// Puts an item aside, or back (`New`, or whatever the status of its highest version makes of it). An item from which
    /// a story has been made cannot be put aside: `Error::Refused`.
    pub async fn dismiss_item(&self, id: ItemId, dismissed: bool) -> Result<(), Error> {
        let Kept { item, change } = self.kept_item(id).await?.ok_or(Error::Missing("item"))?;
        if (item.state == BasketState::Dismissed) == dismissed {
            return Ok(());
        }
        if item.story.is_some() {
            return Err(Error::Refused("A story has been made from this item, so it cannot be put aside.".to_owned()));
        }
        let state =
            if dismissed { BasketState::Dismissed } else { BasketState::following(item.item.status, false, false) };
        let update = "update item set state = $3, change = change + 1 where id = $1 and change = $2";
        let update = Stmt::new(update, params![id, change, state.as_str()]).expect_rows(1);
        self.db().commit_and_tell(vec![update]).await.map(|_| ())
    }

    /// Lets a source's items leave the basket that nobody has taken since `before`, and says how many. A higher version
    /// brings one back.
    pub async fn expire_items(&self, source: &SourceId, before: Timestamp) -> Result<u64, Error> {
        let due = "source = $1 and state = 'new' and story is null and changed < $2";
        let any = self.db().one(&format!("select 1 from item where {due} limit 1"), &params![source, before]).await?;
        if any.is_none() {
            return Ok(0);
        }
        let update = format!("update item set state = 'expired', change = change + 1 where {due}");
        let rows = self.db().commit_and_tell(vec![Stmt::new(update, params![source, before])]).await?;
        Ok(rows.into_iter().sum())
    }

    /// Notes that the story now has the item as `seen` (or that the desk has seen and declined it). A newer version that
    /// has come since goes on waiting.
    pub async fn settle_update(&self, seen: &BasketItem) -> Result<(), Error> {
        let update = "update item set update_waiting = 0, change = change + 1 where id = $1 and raw = $2";
        self.db().commit_and_tell(vec![Stmt::new(update, params![seen.id, seen.raw])]).await.map(|_| ())
    }
}

fn wire_id(item: &Item) -> Option<&str> {
    item.id.as_deref().map(str::trim).filter(|id| !id.is_empty())
}

/// Hashed, because agencies' ids may be longer than an index takes.
fn known_by_id(wire_id: &str) -> [u8; 32] {
    let mut hash = blake3::Hasher::new();
    hash.update(b"id\0").update(wire_id.trim().as_bytes());
    hash.finalize().into()
}

/// A delivery may hold several items without ids; what they say tells them apart.
fn known_by_bytes(hash_of_bytes: &[u8], item: &Item) -> [u8; 32] {
    let mut hash = blake3::Hasher::new();
    hash.update(b"bytes\0").update(hash_of_bytes);
    match item.headline.trim() {
        "" => hash.update(item.body.plain().as_bytes()),
        headline => hash.update(headline.as_bytes()),
    };
    hash.finalize().into()
}

fn version(item: &BasketItem, change: i64) -> Result<Stmt, Error> {
    Ok(Stmt::new(
        "insert into item_version (item, change, raw, format, at, content, remarks) values ($1, $2, $3, $4, $5, $6, $7)",
        params![
            item.id,
            change,
            item.raw,
            &item.format,
            item.changed,
            Value::json(&item.item)?,
            Value::json(&item.remarks)?
        ],
    ))
}

#[cfg(test)]
mod tests;
