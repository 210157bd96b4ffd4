//! What the desk must be told, once.

use crate::db::{Row, Stmt, params};
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
    /// A door of a wire has not answered as it should for some time.
    FeedFailing,
    /// Nothing has come from a wire for longer than usual.
    SourceQuiet,
    /// The words of an item speak of a kill, and no field does: somebody must decide what it means.
    KillInWords,
    /// The words of an item ask to hold a story, and no field does.
    WithholdInWords,
    /// An agency has corrected an item whose story is live; readers see the old text until somebody takes it over.
    CorrectionWaiting,
    /// An agency has put an embargo on an item whose story is live already.
    EmbargoTooLate,
    /// An agency has sent instructions for changing parts of an item that has a story, which somebody must follow.
    PartsWaiting,
    /// The outside moderation service does not answer; comments wait for a person.
    ModerationFailing,
    /// Mail to readers cannot be sent.
    MailFailing,
    /// A sealed day of the ledger of reads is damaged, or is not what the books say.
    LedgerDiffers,
    /// The ledger of reads cannot go on: a key or files are missing.
    LedgerStopped,
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

impl AlarmKind {
    const ALL: [Self; 16] = [
        Self::KilledAndWithdrawn,
        Self::KilledAndHeld,
        Self::KilledAtDesk,
        Self::Withheld,
        Self::Incomplete,
        Self::FeedFailing,
        Self::SourceQuiet,
        Self::KillInWords,
        Self::WithholdInWords,
        Self::CorrectionWaiting,
        Self::EmbargoTooLate,
        Self::PartsWaiting,
        Self::ModerationFailing,
        Self::MailFailing,
        Self::LedgerDiffers,
        Self::LedgerStopped,
    ];

    /// The short name under which the kind is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::KilledAndWithdrawn => "killed-and-withdrawn",
            Self::KilledAndHeld => "killed-and-held",
            Self::KilledAtDesk => "killed-at-desk",
            Self::Withheld => "withheld",
            Self::Incomplete => "incomplete",
            Self::FeedFailing => "feed-failing",
            Self::SourceQuiet => "source-quiet",
            Self::KillInWords => "kill-in-words",
            Self::WithholdInWords => "withhold-in-words",
            Self::CorrectionWaiting => "correction-waiting",
            Self::EmbargoTooLate => "embargo-too-late",
            Self::PartsWaiting => "parts-waiting",
            Self::ModerationFailing => "moderation-failing",
            Self::MailFailing => "mail-failing",
            Self::LedgerDiffers => "ledger-differs",
            Self::LedgerStopped => "ledger-stopped",
        }
    }
}

impl NewAlarm {
    /// The hash of what makes two alarms the same.
    fn fingerprint(&self) -> [u8; 32] {
        let mut hash = blake3::Hasher::new();
        let item = self.item.map(|item| item.to_string()).unwrap_or_default();
        for part in [self.kind.as_str(), self.source.as_str(), &item] {
            hash.update(part.as_bytes()).update(b"\0");
        }
        hash.update(self.once.as_bytes()).finalize().into()
    }
}

impl Store {
    /// Raises an alarm unless the same one was raised before (settled or not); says whether it did.
    pub async fn raise(&self, alarm: NewAlarm) -> Result<bool, Error> {
        let insert = Stmt::new(
            "insert into alarm (id, fingerprint, at, kind, source, item, story, detail) \
             values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (fingerprint) do nothing",
            params![
                self.ambient().new_id(),
                alarm.fingerprint(),
                self.now(),
                alarm.kind.as_str(),
                &alarm.source,
                alarm.item,
                alarm.story,
                &alarm.detail,
            ],
        );
        match self.db().commit_and_tell(vec![insert.expect_rows(1)]).await {
            Ok(_) => Ok(true),
            Err(Error::Conflict) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Alarms that nobody has settled, newest first.
    pub async fn alarms(&self) -> Result<Vec<Alarm>, Error> {
        let select = "select id, at, kind, source, item, story, detail from alarm where settled is null \
                      order by at desc, id desc";
        self.db().rows(select, &[]).await?.into_iter().map(read).collect()
    }

    /// Notes that somebody has seen to what one item's alarms of a kind are about.
    pub async fn settle_alarms_of(&self, item: ItemId, kind: AlarmKind, by: PersonId) -> Result<(), Error> {
        let update = "update alarm set settled = $3, settled_by = $4 where item = $1 and kind = $2 and settled is null";
        let values = params![item, kind.as_str(), self.now(), by];
        self.db().commit_and_tell(vec![Stmt::new(update, values)]).await.map(|_| ())
    }

    /// Notes that somebody has seen to an alarm. One that is settled already stays as it was.
    pub async fn settle_alarm(&self, id: Uuid, by: PersonId) -> Result<(), Error> {
        let known = self.db().one("select settled from alarm where id = $1", &params![id]).await?;
        if known.ok_or(Error::Missing("alarm"))?.take::<Option<Timestamp>>()?.is_some() {
            return Ok(());
        }
        let update = "update alarm set settled = $2, settled_by = $3 where id = $1 and settled is null";
        self.db().commit_and_tell(vec![Stmt::new(update, params![id, self.now(), by])]).await.map(|_| ())
    }

    /// Settles a source's alarms of a kind because what they were about is over; says how many.
    pub async fn alarms_are_over(&self, kind: AlarmKind, source: &SourceId) -> Result<u64, Error> {
        let open = "select count(*) from alarm where settled is null and source = $1 and kind = $2";
        let row = self.db().one(open, &params![source, kind.as_str()]).await?;
        let open: u64 = row.map_or(Ok(0), |mut row| row.take())?;
        if open > 0 {
            let update = "update alarm set settled = $3 where settled is null and source = $1 and kind = $2";
            self.db().commit_and_tell(vec![Stmt::new(update, params![source, kind.as_str(), self.now()])]).await?;
        }
        Ok(open)
    }
}

fn read(mut row: Row) -> Result<Alarm, Error> {
    Ok(Alarm {
        id: row.take()?,
        at: row.take()?,
        kind: {
            let name: String = row.take()?;
            let kind = AlarmKind::ALL.into_iter().find(|kind| kind.as_str() == name);
            kind.ok_or_else(|| Error::Internal(format!("an alarm is “{name}”")))?
        },
        source: row.take()?,
        item: row.take()?,
        story: row.take()?,
        detail: row.take()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{AlarmKind, NewAlarm};
    use crate::Error;
    use crate::testing::{Newsroom, on_both};
    use jiff::SignedDuration;
    use tellal_story::{PersonId, SourceId};
    use uuid::Uuid;

    on_both! {
        the_desk_hears_of_a_kill_once
        a_settled_alarm_is_gone_and_does_not_come_back
    }

    fn failing(source: &str, once: &str) -> NewAlarm {
        let source = SourceId::new(source).unwrap();
        let (kind, detail) = (AlarmKind::FeedFailing, "503".to_owned());
        NewAlarm { kind, source, item: None, story: None, once: once.to_owned(), detail }
    }

    async fn the_desk_hears_of_a_kill_once(room: &Newsroom) {
        let watch = room.store.changes();
        assert!(room.store.raise(failing("aa", "2026-03-12")).await.unwrap());
        assert!(!room.store.raise(failing("aa", "2026-03-12")).await.unwrap());
        assert_eq!(*watch.borrow(), 1, "the second time there is nothing to tell");
        room.clock.advance(SignedDuration::from_secs(1));
        let killed = NewAlarm { kind: AlarmKind::KilledAtDesk, ..failing("aa", "2026-03-12") };
        assert!(room.store.raise(killed).await.unwrap());
        room.clock.advance(SignedDuration::from_secs(1));
        assert!(room.store.raise(failing("afp", "2026-03-12")).await.unwrap());
        let alarms = room.store.alarms().await.unwrap();
        let told: Vec<_> = alarms.iter().map(|alarm| (alarm.source.as_str(), alarm.kind)).collect();
        let newest_first =
            [("afp", AlarmKind::FeedFailing), ("aa", AlarmKind::KilledAtDesk), ("aa", AlarmKind::FeedFailing)];
        assert_eq!(told, newest_first);
    }

    async fn a_settled_alarm_is_gone_and_does_not_come_back(room: &Newsroom) {
        room.store.raise(failing("aa", "2026-03-12")).await.unwrap();
        let id = room.store.alarms().await.unwrap()[0].id;
        let by = PersonId(Uuid::from_u128(1));
        room.store.settle_alarm(id, by).await.unwrap();
        room.store.settle_alarm(id, by).await.unwrap();
        assert!(room.store.alarms().await.unwrap().is_empty());
        assert!(!room.store.raise(failing("aa", "2026-03-12")).await.unwrap());
        assert!(room.store.raise(failing("aa", "2026-03-13")).await.unwrap(), "another day is another alarm");
        let unknown = room.store.settle_alarm(Uuid::nil(), by).await;
        assert!(matches!(unknown, Err(Error::Missing("alarm"))));
    }
}
