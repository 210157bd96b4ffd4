//! The wire basket: one row an item, whatever number of versions an agency sends of it.

use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{Item, ItemId, Lang, RawId, SourceId, StoryId};

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
    /// What the parser could not read, in sentences.
    pub remarks: Vec<String>,
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
    pub remarks: Vec<String>,
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

impl BasketState {
    /// The short name under which the state is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Taken => "taken",
            Self::Canceled => "canceled",
            Self::Withheld => "withheld",
            Self::Dismissed => "dismissed",
        }
    }
}

impl Store {
    /// Puts a delivery into the basket. Versions are compared by [`Item::supersedes`] on source and wire id; an item
    /// without a wire id is known again only by identical bytes. One transaction.
    pub async fn receive(&self, delivery: Delivery) -> Result<Arrival, Error> {
        todo!()
    }

    /// The basket, newest change first.
    pub async fn basket(&self, filter: &BasketFilter) -> Result<Vec<BasketItem>, Error> {
        todo!()
    }

    /// One item.
    pub async fn item(&self, id: ItemId) -> Result<Option<BasketItem>, Error> {
        todo!()
    }

    /// The item with a wire id.
    pub async fn item_by_wire_id(&self, source: &SourceId, wire_id: &str) -> Result<Option<BasketItem>, Error> {
        todo!()
    }

    /// Puts an item aside, or back (`New`).
    pub async fn dismiss_item(&self, id: ItemId, dismissed: bool) -> Result<(), Error> {
        todo!()
    }

    /// Notes that the story now has the item's highest version (or that the desk has seen and declined it).
    pub async fn settle_update(&self, id: ItemId) -> Result<(), Error> {
        todo!()
    }
}
