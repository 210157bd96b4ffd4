//! What the desk must be told, once.

use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{ItemId, PersonId, SourceId, StoryId};
use uuid::Uuid;

/// What an alarm is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AlarmKind {
    /// An agency cancelled an item whose story was live; it has been withdrawn.
    KilledAndWithdrawn,
    /// An agency cancelled an item whose story is live and stays so until somebody decides.
    KilledAndHeld,
    /// An agency cancelled an item whose story was not public.
    KilledAtDesk,
    /// An agency asks to hold an item that has a story; nothing new is published from it.
    Withheld,
    /// A source that publishes by itself sent something incomplete.
    Incomplete,
    /// A wire feed has not answered as it should for some time.
    FeedFailing,
}

/// An alarm to raise.
#[derive(Debug, Clone)]
pub struct NewAlarm {
    /// What about.
    pub kind: AlarmKind,
    /// Whose.
    pub source: SourceId,
    /// Which item.
    pub item: Option<ItemId>,
    /// Which story.
    pub story: Option<StoryId>,
    /// What makes two alarms the same one, beside kind, source and item: the version, say.
    pub once: String,
    /// The headline, the feed's error: what the desk shows with it.
    pub detail: String,
}

/// An alarm that somebody has to see.
#[derive(Debug, Clone)]
pub struct Alarm {
    /// Its id.
    pub id: Uuid,
    /// When it was raised.
    pub at: Timestamp,
    /// What about.
    pub kind: AlarmKind,
    /// Whose.
    pub source: SourceId,
    /// Which item.
    pub item: Option<ItemId>,
    /// Which story.
    pub story: Option<StoryId>,
    /// What the desk shows with it.
    pub detail: String,
}

impl Store {
    /// Raises an alarm unless the same one was raised before; says whether it did.
    pub async fn raise(&self, alarm: NewAlarm) -> Result<bool, Error> {
        todo!()
    }

    /// Alarms that nobody has settled, newest first.
    pub async fn alarms(&self) -> Result<Vec<Alarm>, Error> {
        todo!()
    }

    /// Notes that somebody has seen to an alarm.
    pub async fn settle_alarm(&self, id: Uuid, by: PersonId) -> Result<(), Error> {
        todo!()
    }
}
