//! Stories at the desk: revisions, state and outbox in one transaction a command.

use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{Actor, Content, Event, ItemId, Lang, Story, StoryId};

/// One kept revision.
#[derive(Debug, Clone)]
pub struct Revision {
    /// Its number, from 1.
    pub number: u32,
    /// When it was kept.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// That person's name, if a person.
    pub by_name: Option<String>,
    /// The fields.
    pub content: Content,
}

/// One line of a story's log: who did what and when. Lines are only ever added.
#[derive(Debug, Clone)]
pub struct LogEntry {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Actor,
    /// That person's name, if a person.
    pub by_name: Option<String>,
    /// What: `saved`, `published`, `scheduled`, `unscheduled`, `corrected`, `withdrawn`, `reinstated`, `killed`, `revived`.
    pub what: String,
    /// The revision, reason or note that goes with it.
    pub detail: String,
}

/// A row in the desk's list of stories.
#[derive(Debug, Clone)]
pub struct DeskRow {
    /// The story. (Its body is loaded too; lists are short.)
    pub story: Story,
    /// When it last changed.
    pub changed: Timestamp,
    /// The name of the person who last saved it, if a person.
    pub by_name: Option<String>,
}

/// Which stories a list shows.
#[derive(Debug, Clone, Default)]
pub struct DeskFilter {
    /// In one state, by [`tellal_story::State::as_str`].
    pub state: Option<String>,
    /// In one language.
    pub lang: Option<Lang>,
    /// Older than this place in the list (`changed` and id of the last row seen).
    pub before: Option<(Timestamp, StoryId)>,
    /// At most so many; 0 means 50.
    pub limit: u32,
}

impl Store {
    /// Keeps a new story with its first revision, and marks its item as taken. `Error::Conflict` if the item has a
    /// story already.
    pub async fn create_story(&self, story: &Story, by: Actor) -> Result<(), Error> {
        todo!()
    }

    /// One story.
    pub async fn story(&self, id: StoryId) -> Result<Option<Story>, Error> {
        todo!()
    }

    /// The story made from an item.
    pub async fn story_of_item(&self, item: ItemId) -> Result<Option<StoryId>, Error> {
        todo!()
    }

    /// Writes down what has happened to `before`: revision, state, published copy, address, log and outbox in one
    /// transaction, guarded by `before`'s revision and state. `Error::Conflict` if the story is not `before` any more.
    /// A slug that another story of the language has or had gets a number behind it (`-2`, `-3` …).
    pub async fn commit(&self, before: &Story, events: &[Event], by: Actor) -> Result<Story, Error> {
        todo!()
    }

    /// The desk's stories, last changed first.
    pub async fn desk_stories(&self, filter: &DeskFilter) -> Result<Vec<DeskRow>, Error> {
        todo!()
    }

    /// All revisions of a story, oldest first.
    pub async fn revisions(&self, id: StoryId) -> Result<Vec<Revision>, Error> {
        todo!()
    }

    /// One revision.
    pub async fn revision(&self, id: StoryId, number: u32) -> Result<Option<Revision>, Error> {
        todo!()
    }

    /// A story's log, oldest first.
    pub async fn story_log(&self, id: StoryId) -> Result<Vec<LogEntry>, Error> {
        todo!()
    }

    /// Scheduled stories whose hour has come.
    pub async fn due_stories(&self) -> Result<Vec<StoryId>, Error> {
        todo!()
    }
}
