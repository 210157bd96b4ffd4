//! The state of a newsroom: the only crate with SQL.
//!
//! Callers decide purely (in `tellal-story`) and then commit: one transaction a command holds the revision, the state and
//! the outbox together. What is derived (search, counts in memory) follows its own watermark and can be rebuilt.
//! The same SQL text runs on SQLite and on PostgreSQL.

mod alarms;
mod backup;
mod basket;
mod beacon_key;
mod behind;
mod comments;
mod db;
mod desk_counts;
mod doors;
mod error;
mod files;
mod ledger;
mod media;
mod people;
mod published;
mod raw;
mod reads;
mod search;
mod settings;
mod stories;
#[cfg(test)]
mod testing;
mod touch;

pub use alarms::{Alarm, AlarmKind, NewAlarm};
pub use backup::restore;
pub use basket::{Arrival, BasketFilter, BasketItem, BasketState, Delivery, Remark};
pub use comments::{
    Agreement, Answers, Author, Ban, Comment, CommentReport, CommentStats, Expired, HookAnswer, Imported,
    ImportedComment, Kappa, Latest, LogFilter, LogPlace, LogSubject, LookedAt, Mail, ModerationLine, ModeratorRecord,
    NewComment, Order, OwnComment, OwnPage, PairAgreement, ParentWords, QUEUE_COUNT_MOST, Queue, QueueAsk, QueueCounts,
    QueueCursor, QueueRow, QueueTab, QueuedMail, Reported, RetentionPolicy, RulesVersion, SecondLook, StoryComments,
    Thread, ThreadAsk, ThreadEntry, Which,
};
pub use desk_counts::DeskCounts;
pub use doors::{DoorEvent, DoorLine, DoorState, LastCame};
pub use error::Error;
pub use ledger::{LedgerKeys, LedgerState, Seal, Sealed};
pub use media::{CardWords, Medium};
pub use people::{NewPerson, Person, SignedIn, Token};
pub use published::{
    Chain, Found, Listing, Located, Named, OutboxEntry, PublicChange, Published, ShelfDay, Tombstone, Version,
};
pub use raw::{NewRaw, Raw, RawLine, RawNote};
pub use reads::{Class, Counting, Grain, Issue, Reads, Referrer, Report, RollupAsk, RollupBy, RollupRow, Visitor};
pub use search::{Facets, Hit, Query, SearchPage, Sort};
pub use settings::{Database, Settings};
pub use stories::{DeskFilter, DeskRow, ImportedStory, LogEntry, Revision};
pub use touch::{Effect, Grade, MadeOf, Since, Touch, by_and_by, made_of};

use db::Db;
use jiff::Timestamp;
use reads::Counter;
use search::Search;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use tellal_story::Ambient;

/// A handle on the state; cheap to clone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    ambient: Arc<dyn Ambient>,
    folder: PathBuf,
    db: Arc<Db>,
    passwords: people::Passwords,
    reads: Counter,
    search: Search,
    derived: media::Derived,
    most_read: published::MostRead,
    others: touch::Others,
    /// Of a hundred decisions about comments, so many are drawn for a second look.
    looks: AtomicU32,
}

impl Store {
    /// Opens the state in `settings.folder`, bringing the database up to date first. Refuses a database that a newer
    /// version has changed.
    pub async fn open(settings: Settings, ambient: Arc<dyn Ambient>) -> Result<Self, Error> {
        std::fs::create_dir_all(&settings.folder).map_err(|fault| {
            Error::Refused(format!("the folder {} cannot be made: {fault}", settings.folder.display()))
        })?;
        let db = Arc::new(Db::open(&settings, &*ambient).await?);
        let folder = settings.folder;
        let reads = Counter::open(Arc::clone(&db), folder.join("reads"), Arc::clone(&ambient)).await?;
        let search = Search::new(folder.join("search"));
        let derived = media::Derived::new(folder.join("media").join("derived"));
        let passwords = people::Passwords::default();
        published::filing::file_the_rest(&db).await?;
        let (most_read, looks, others) = (published::MostRead::default(), AtomicU32::new(10), touch::Others::default());
        let inner = Inner { ambient, folder, db, passwords, reads, search, derived, most_read, others, looks };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The current instant.
    pub fn now(&self) -> Timestamp {
        self.inner.ambient.now()
    }

    /// Time and chance.
    pub fn ambient(&self) -> &Arc<dyn Ambient> {
        &self.inner.ambient
    }

    /// A counter that rises after every commit that a desk would want to see (basket, stories, comments, alarms).
    pub fn changes(&self) -> tokio::sync::watch::Receiver<u64> {
        self.inner.db.changes()
    }

    /// A number that changes with every commit but those that only add a comment: while it is the same, stories, people,
    /// rules and settings are as they were when they were last read. Other processes do not move it.
    pub fn ground(&self) -> u64 {
        self.db().ground()
    }

    /// Whether the database answers: for the health check.
    pub async fn ping(&self) -> Result<(), Error> {
        self.db().one("select 1", &[]).await.map(|_| ())
    }

    /// Finishes what is under way (the read log's writer, the search index) before the process ends.
    pub async fn close(self) {
        if let Err(error) = self.inner.reads.close().await {
            tracing::warn!(%error, "reads could not be moved into the database; the log keeps them");
        }
        if let Err(error) = self.inner.search.close().await {
            tracing::warn!(%error, "the search index was not closed as it should be; the next start looks after it");
        }
        self.db().close().await;
    }

    fn db(&self) -> &Db {
        &self.inner.db
    }

    fn touches(&self) -> &touch::Touches {
        self.db().touches()
    }

    fn passwords(&self) -> &people::Passwords {
        &self.inner.passwords
    }
}
