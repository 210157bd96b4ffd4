//! The wire basket: one row an item, whatever number of versions an agency sends of it.

mod cluster;
mod receive;

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
    /// The item as the story has it: what it was when the story was made, or when a newer version was last settled.
    pub base: Option<Box<Item>>,
    /// What waits for the story mends a mistake.
    pub correction: bool,
    /// What it shares with other items that tell the same story; none if it has no company.
    pub cluster: Option<ItemId>,
    /// Somebody has split it off: it has no company and gets none.
    pub alone: bool,
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
    /// A version that changes what holds of something known. Its state already follows the version's status; a canceled item
    /// that comes back usable is `New` or `Taken` again.
    Newer {
        /// As it is now.
        now: Box<BasketItem>,
        /// As it was.
        before: Box<BasketItem>,
    },
    /// A version that changes nothing: a lower one that came late, or one that has been here before.
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
    /// One row a story: of items that tell the same one, the last changed that the list would show. What has been put aside
    /// or has expired is then shown only where `state` asks for it.
    pub grouped: bool,
}

const COLUMNS: &str = "id, source, state, item, raw, format, remarks, received, changed, story, update_waiting, base, \
                       correction, cluster, alone, change";

impl BasketState {
    const ALL: [Self; 6] = [Self::New, Self::Taken, Self::Canceled, Self::Withheld, Self::Dismissed, Self::Expired];

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
            base: row.take_json_if_any()?,
            correction: row.take()?,
            cluster: row.take()?,
            alone: row.take()?,
        };
        Ok(Self { item, change: row.take()? })
    }
}

impl Store {
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
        if filter.grouped {
            cluster::grouped(filter, &mut conditions);
        }
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
        let update = "update item set update_waiting = 0, correction = 0, base = $3, change = change + 1 \
                      where id = $1 and raw = $2";
        let values = params![seen.id, seen.raw, Value::json(&seen.item)?];
        self.db().commit_and_tell(vec![Stmt::new(update, values)]).await.map(|_| ())
    }
}

/// Hashed, because agencies' ids may be longer than an index takes.
fn known_by_id(wire_id: &str) -> [u8; 32] {
    let mut hash = blake3::Hasher::new();
    hash.update(b"id\0").update(wire_id.trim().as_bytes());
    hash.finalize().into()
}

#[cfg(test)]
mod tests;
