//! Stories at the desk: revisions, state and outbox in one transaction a command.

mod import;
mod writing;

pub use import::ImportedStory;

use crate::db::{Row, Where, params};
use crate::{BasketItem, Error, Store};
use jiff::Timestamp;
use tellal_story::{Actor, Content, Event, ItemId, Lang, PersonId, Story, StoryId};
use writing::Commit;

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
    /// What: `saved`, `published`, `scheduled`, `unscheduled`, `corrected`, `clarified`, `retracted`, `updated`, `withdrawn`, `reinstated`, `killed`, `revived`.
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

const COLUMNS: &str = "s.id, s.item, s.follows, s.standing, s.revision, s.actor, s.person, s.content, s.live, \
                       s.corrections, s.killed, s.change";

/// How often a story looks for a free address when another story was faster.
const RACES: usize = 8;

/// A row with the number that guards its next change.
struct Kept {
    story: Story,
    change: i64,
}

impl Kept {
    fn read(row: &mut Row) -> Result<Self, Error> {
        let story = Story {
            id: row.take()?,
            item: row.take()?,
            follows: row.take()?,
            state: row.take_json()?,
            revision: row.take()?,
            revised_by: take_actor(row)?,
            content: row.take_json()?,
            live: row.take_json_if_any()?,
            corrections: row.take_json()?,
            killed: row.take()?,
        };
        Ok(Self { story, change: row.take()? })
    }

    /// Whether nothing has happened since somebody saw the story so. The revision's number stands for its fields.
    fn is_still(&self, seen: &Story) -> bool {
        let now = &self.story;
        now.revision == seen.revision
            && now.state == seen.state
            && now.live == seen.live
            && now.corrections == seen.corrections
            && now.killed == seen.killed
    }
}

/// The columns `actor` and `person`.
fn take_actor(row: &mut Row) -> Result<Actor, Error> {
    let (kind, person): (String, Option<PersonId>) = (row.take()?, row.take()?);
    match (kind.as_str(), person) {
        ("person", Some(person)) => Ok(Actor::Person(person)),
        ("wire", None) => Ok(Actor::Wire),
        ("schedule", None) => Ok(Actor::Schedule),
        _ => Err(Error::Internal(format!("something was done by “{kind}”"))),
    }
}

impl Store {
    /// Keeps a new story with its first revision, and marks its item as taken. `Error::Conflict` if the item has a
    /// story already, or if the agency has cancelled it and the story does not know.
    pub async fn create_story(&self, story: &Story, by: Actor) -> Result<(), Error> {
        self.create(story, None, by).await
    }

    /// The same for a story made from an item as `seen`: if a newer version has come since, it waits as an update.
    pub async fn create_story_from(&self, seen: &BasketItem, story: &Story, by: Actor) -> Result<(), Error> {
        self.create(story, Some(seen), by).await
    }

    async fn create(&self, story: &Story, seen: Option<&BasketItem>, by: Actor) -> Result<(), Error> {
        if let Some(item) = story.item
            && self.item(item).await?.is_none()
        {
            return Err(Error::Missing("item"));
        }
        self.db().commit_and_tell(writing::creation(story, seen, by, self.now())?).await.map(|_| ())
    }

    /// One story.
    pub async fn story(&self, id: StoryId) -> Result<Option<Story>, Error> {
        Ok(self.kept_story(id).await?.map(|kept| kept.story))
    }

    async fn kept_story(&self, id: StoryId) -> Result<Option<Kept>, Error> {
        let select = format!("select {COLUMNS} from story s where s.id = $1");
        self.db().one(&select, &params![id]).await?.map(|mut row| Kept::read(&mut row)).transpose()
    }

    /// The story made from an item.
    pub async fn story_of_item(&self, item: ItemId) -> Result<Option<StoryId>, Error> {
        let row = self.db().one("select id from story where item = $1", &params![item]).await?;
        row.map(|mut row| row.take()).transpose()
    }

    /// Writes down what has happened to `before`: revision, state, published copy, address, log and outbox in one
    /// transaction, guarded by `before`'s revision and state. `Error::Conflict` if the story is not `before` any more.
    /// A slug that another story of the language has or had gets a number behind it (`-2`, `-3` …) when the story is
    /// published; the story that comes back has it.
    pub async fn commit(&self, before: &Story, events: &[Event], by: Actor) -> Result<Story, Error> {
        for _ in 0..RACES {
            let kept = self.kept_story(before.id).await?.ok_or(Error::Missing("story"))?;
            if !kept.is_still(before) {
                return Err(Error::Conflict);
            }
            if events.is_empty() {
                return Ok(kept.story);
            }
            let at = self.now();
            let public = events.iter().any(|event| matches!(event, Event::Published { .. } | Event::Withdrawn(_)));
            let stood = if public { self.filed(before.id).await? } else { None };
            let ancestors = if public { self.ancestors(before.follows).await? } else { Vec::new() };
            if public {
                self.inner.others.leave_out(before.id, at);
            }
            let mut commit = Commit::new(kept.story, kept.change, by, at).of_one_that_stood(stood, ancestors);
            for event in events {
                let address = match event {
                    Event::Published { complete, .. } => {
                        Some(self.free_address(before.id, complete.lang(), complete.slug()).await?)
                    }
                    _ => None,
                };
                commit.take_in(event, address.as_ref())?;
            }
            let (after, list) = commit.finish()?;
            match self.db().commit_and_tell(list).await {
                // Either the story has changed, which the next round sees, or another one took the address.
                Err(Error::Conflict) => {}
                done => return done.map(|_| after),
            }
        }
        Err(Error::Conflict)
    }

    /// The desk's stories, last changed first.
    pub async fn desk_stories(&self, filter: &DeskFilter) -> Result<Vec<DeskRow>, Error> {
        let mut conditions = Where::default();
        conditions.and_if("s.state = $", filter.state.as_ref());
        conditions.and_if("s.lang = $", filter.lang.as_ref());
        if let Some((changed, id)) = filter.before {
            conditions.and("(s.changed, s.id) < ($, $)", params![changed, id]);
        }
        let limit = if filter.limit == 0 { 50 } else { filter.limit };
        let select = format!(
            "select {COLUMNS}, s.changed, p.name from story s left join person p on p.id = s.person{} \
             order by s.changed desc, s.id desc limit {limit}",
            conditions.sql()
        );
        let rows = self.db().rows(&select, conditions.params()).await?;
        let read = |mut row: Row| {
            let Kept { story, .. } = Kept::read(&mut row)?;
            Ok(DeskRow { story, changed: row.take()?, by_name: row.take()? })
        };
        rows.into_iter().map(read).collect()
    }

    /// All revisions of a story, oldest first.
    pub async fn revisions(&self, id: StoryId) -> Result<Vec<Revision>, Error> {
        let select = format!("{REVISION} where r.story = $1 order by r.number");
        self.db().rows(&select, &params![id]).await?.into_iter().map(read_revision).collect()
    }

    /// One revision.
    pub async fn revision(&self, id: StoryId, number: u32) -> Result<Option<Revision>, Error> {
        let select = format!("{REVISION} where r.story = $1 and r.number = $2");
        self.db().one(&select, &params![id, number]).await?.map(read_revision).transpose()
    }

    /// A story's log, oldest first.
    pub async fn story_log(&self, id: StoryId) -> Result<Vec<LogEntry>, Error> {
        let select = "select l.at, l.actor, l.person, p.name, l.what, l.detail from story_log l \
                      left join person p on p.id = l.person where l.story = $1 order by l.change, l.line";
        let read = |mut row: Row| {
            Ok(LogEntry {
                at: row.take()?,
                by: take_actor(&mut row)?,
                by_name: row.take()?,
                what: row.take()?,
                detail: row.take()?,
            })
        };
        self.db().rows(select, &params![id]).await?.into_iter().map(read).collect()
    }

    /// Scheduled stories whose hour has come.
    pub async fn due_stories(&self) -> Result<Vec<StoryId>, Error> {
        let select = "select id from story where due <= $1 order by due, id";
        let rows = self.db().rows(select, &params![self.now()]).await?;
        rows.into_iter().map(|mut row| row.take()).collect()
    }
}

const REVISION: &str = "select r.number, r.at, r.actor, r.person, p.name, r.content from revision r \
                        left join person p on p.id = r.person";

fn read_revision(mut row: Row) -> Result<Revision, Error> {
    Ok(Revision {
        number: row.take()?,
        at: row.take()?,
        by: take_actor(&mut row)?,
        by_name: row.take()?,
        content: row.take_json()?,
    })
}

#[cfg(test)]
mod tests;
