//! The doors through which wires come in: what is remembered of each between two openings, and the log of how they fared.

use crate::db::{Row, Stmt, params};
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::SourceId;

/// What is remembered about a door that is opened again and again: a feed, a mailbox, a server of files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DoorState {
    /// When it was last asked.
    pub asked: Option<Timestamp>,
    /// When it last answered as it should.
    pub answered: Option<Timestamp>,
    /// When to ask again.
    pub next: Option<Timestamp>,
    /// How many times in a row it has failed.
    pub failures: u32,
    /// What went wrong last, without credentials.
    pub error: Option<String>,
    /// What the door itself wants to know the next time, as JSON that only it reads: validators, a cursor, ids.
    pub memory: Option<String>,
}

/// What can happen to a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DoorEvent {
    /// It opened for the first time, or under new settings.
    Opened,
    /// It failed after it had worked, or in another way than before.
    Failed,
    /// It works again.
    Back,
    /// Something was turned away: a mail from a stranger, a file too large.
    Refused,
    /// Nothing has come through any of the source's doors for longer than usual.
    Quiet,
    /// Something has come after a silence.
    Heard,
    /// Somebody at the desk asked to look now.
    Asked,
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorLine {
    /// Whose door.
    pub source: SourceId,
    /// Which: `drop`, `push`, `feed`, `mail`, `ftp`, `aa`; empty if it is about all of them.
    pub door: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: DoorEvent,
    /// The particulars in English, without credentials.
    pub detail: String,
}

/// When something last came from a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LastCame {
    /// The last delivery, whatever became of it.
    pub delivery: Option<Timestamp>,
    /// The last item or version that was new.
    pub item: Option<Timestamp>,
}

impl DoorEvent {
    const ALL: [Self; 7] =
        [Self::Opened, Self::Failed, Self::Back, Self::Refused, Self::Quiet, Self::Heard, Self::Asked];

    /// The short name under which it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Failed => "failed",
            Self::Back => "back",
            Self::Refused => "refused",
            Self::Quiet => "quiet",
            Self::Heard => "heard",
            Self::Asked => "asked",
        }
    }
}

impl Store {
    /// What is remembered of a door; nothing yet is the default.
    pub async fn door_state(&self, source: &SourceId, door: &str) -> Result<DoorState, Error> {
        let select =
            "select asked, answered, next, failures, error, memory from door_state where source = $1 and door = $2";
        let Some(mut row) = self.db().one(select, &params![source, door]).await? else {
            return Ok(DoorState::default());
        };
        Ok(DoorState {
            asked: row.take()?,
            answered: row.take()?,
            next: row.take()?,
            failures: row.take()?,
            error: row.take()?,
            memory: row.take()?,
        })
    }

    /// Remembers.
    pub async fn remember_door(&self, source: &SourceId, door: &str, state: &DoorState) -> Result<(), Error> {
        let upsert = Stmt::new(
            "insert into door_state (source, door, asked, answered, next, failures, error, memory) \
             values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (source, door) do update set \
             asked = excluded.asked, answered = excluded.answered, next = excluded.next, failures = excluded.failures, \
             error = excluded.error, memory = excluded.memory",
            params![
                source,
                door,
                state.asked,
                state.answered,
                state.next,
                state.failures,
                state.error.as_ref(),
                state.memory.as_ref(),
            ],
        );
        self.db().commit(vec![upsert]).await.map(|_| ())
    }

    /// Adds a line to the log. The desk hears of it.
    pub async fn note_door(&self, source: &SourceId, door: &str, what: DoorEvent, detail: &str) -> Result<(), Error> {
        // A server's answer may be as long as it likes; what a person reads of it is not.
        let detail: String = detail.chars().take(500).collect();
        let insert = Stmt::new(
            "insert into door_log (id, source, door, at, what, detail) values ($1, $2, $3, $4, $5, $6)",
            params![self.ambient().new_id(), source, door, self.now(), what.as_str(), detail],
        );
        self.db().commit_and_tell(vec![insert]).await.map(|_| ())
    }

    /// The log of one source or of all, newest first.
    pub async fn door_log(&self, source: Option<&SourceId>, limit: u32) -> Result<Vec<DoorLine>, Error> {
        let columns = "select source, door, at, what, detail from door_log";
        let order = format!("order by at desc, id desc limit {limit}");
        let rows = match source {
            Some(source) => self.db().rows(&format!("{columns} where source = $1 {order}"), &params![source]).await?,
            None => self.db().rows(&format!("{columns} {order}"), &[]).await?,
        };
        rows.into_iter().map(line).collect()
    }

    /// Forgets lines older than `before`.
    pub async fn prune_door_log(&self, before: Timestamp) -> Result<(), Error> {
        self.db().commit(vec![Stmt::new("delete from door_log where at < $1", params![before])]).await.map(|_| ())
    }

    /// When something last came from a source, through whatever door.
    pub async fn last_came(&self, source: &SourceId) -> Result<LastCame, Error> {
        let first = |sql: &'static str| async move {
            match self.db().one(sql, &params![source]).await? {
                Some(mut row) => row.take::<Option<Timestamp>>(),
                None => Ok(None),
            }
        };
        Ok(LastCame {
            delivery: first("select received from raw where source = $1 order by seq desc limit 1").await?,
            item: first("select changed from item where source = $1 order by changed desc, id desc limit 1").await?,
        })
    }
}

fn line(mut row: Row) -> Result<DoorLine, Error> {
    Ok(DoorLine {
        source: row.take()?,
        door: row.take()?,
        at: row.take()?,
        what: {
            let name: String = row.take()?;
            let what = DoorEvent::ALL.into_iter().find(|what| what.as_str() == name);
            what.ok_or_else(|| Error::Internal(format!("a door was “{name}”")))?
        },
        detail: row.take()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{DoorEvent, DoorState};
    use crate::testing::{Newsroom, on_both};
    use tellal_story::{Item, SourceId};

    on_both! {
        a_door_is_remembered_as_it_was_left
        the_log_tells_of_a_door_newest_first
        what_last_came_is_known
    }

    async fn a_door_is_remembered_as_it_was_left(room: &Newsroom) {
        let (aa, afp) = (SourceId::new("aa").unwrap(), SourceId::new("afp").unwrap());
        assert_eq!(room.store.door_state(&aa, "feed").await.unwrap(), DoorState::default());
        let good = DoorState {
            asked: Some(room.store.now()),
            answered: Some(room.store.now()),
            next: None,
            failures: 0,
            error: None,
            memory: Some(r#"{"etag":"\"33a64df5\""}"#.into()),
        };
        room.store.remember_door(&aa, "feed", &good).await.unwrap();
        assert_eq!(room.store.door_state(&aa, "feed").await.unwrap(), good);
        let bad = DoorState { failures: 3, error: Some("503".into()), memory: None, ..good };
        room.store.remember_door(&aa, "feed", &bad).await.unwrap();
        assert_eq!(room.store.door_state(&aa, "feed").await.unwrap(), bad);
        assert_eq!(room.store.door_state(&aa, "mail").await.unwrap(), DoorState::default());
        assert_eq!(room.store.door_state(&afp, "feed").await.unwrap(), DoorState::default());
    }

    async fn the_log_tells_of_a_door_newest_first(room: &Newsroom) {
        let (aa, afp) = (SourceId::new("aa").unwrap(), SourceId::new("afp").unwrap());
        room.store.note_door(&aa, "mail", DoorEvent::Opened, "").await.unwrap();
        room.wait(60);
        room.store.note_door(&aa, "mail", DoorEvent::Failed, "the server answers nothing").await.unwrap();
        room.store.note_door(&afp, "feed", DoorEvent::Opened, "").await.unwrap();
        let log = room.store.door_log(Some(&aa), 10).await.unwrap();
        let told: Vec<_> = log.iter().map(|line| (line.door.as_str(), line.what, line.detail.as_str())).collect();
        assert_eq!(told, [("mail", DoorEvent::Failed, "the server answers nothing"), ("mail", DoorEvent::Opened, "")]);
        assert_eq!(room.store.door_log(None, 10).await.unwrap().len(), 3);
        room.store.prune_door_log(room.store.now()).await.unwrap();
        assert_eq!(room.store.door_log(None, 10).await.unwrap().len(), 2);
    }

    async fn what_last_came_is_known(room: &Newsroom) {
        let aa = SourceId::new("aa").unwrap();
        assert_eq!(room.store.last_came(&aa).await.unwrap().delivery, None);
        let item = Item { id: Some("1".into()), headline: "Köprü açıldı".into(), ..Item::default() };
        room.deliver(&item, b"1").await;
        let first = room.store.now();
        room.wait(60);
        room.deliver(&item, b"2").await;
        let came = room.store.last_came(&aa).await.unwrap();
        assert_eq!((came.delivery, came.item), (Some(room.store.now()), Some(first)), "a repeat is nothing new");
    }
}
