//! The outbox for those who follow it: what has become public or ceased to be, in order, and how far a follower has come.

use crate::db::{Row, Stmt, params};
use crate::{Error, Store};
use tellal_story::{Lang, StoryId};

/// Something that has become public, has changed there or has ceased to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxEntry {
    /// Its number; they rise.
    pub seq: u64,
    /// The story.
    pub story: StoryId,
    /// Whether readers have lost it.
    pub withdrawn: bool,
    /// The story's language as of now, where it is or was public.
    pub lang: Option<Lang>,
}

impl Store {
    /// What has happened after `seq`, oldest first.
    pub async fn outbox(&self, seq: u64, limit: u32) -> Result<Vec<OutboxEntry>, Error> {
        let select = format!(
            "select o.seq, o.story, o.kind, coalesce(p.lang, t.lang) from outbox o \
             left join published p on p.story = o.story left join tombstone t on t.story = o.story \
             where o.seq > $1 order by o.seq limit {limit}"
        );
        let read = |mut row: Row| {
            let (seq, story, kind): (_, _, String) = (row.take()?, row.take()?, row.take()?);
            Ok(OutboxEntry { seq, story, withdrawn: kind == "withdrawn", lang: row.take()? })
        };
        self.db().rows(&select, &params![seq]).await?.into_iter().map(read).collect()
    }

    /// How far a follower has come. One that comes for the first time begins at the end: what was before is not its business.
    pub async fn follower(&self, name: &str) -> Result<u64, Error> {
        let select = "select seq from watermark where name = $1";
        if let Some(mut row) = self.db().one(select, &params![name]).await? {
            return row.take();
        }
        let begin = "insert into watermark (name, seq) select $1, w.seq from watermark w where w.name = 'outbox' \
                     on conflict (name) do nothing";
        self.db().commit(vec![Stmt::new(begin, params![name])]).await?;
        match self.db().one(select, &params![name]).await? {
            Some(mut row) => row.take(),
            None => Ok(0),
        }
    }

    /// Notes how far a follower has come.
    pub async fn follower_has(&self, name: &str, seq: u64) -> Result<(), Error> {
        let note = "update watermark set seq = $2 where name = $1 and seq < $2";
        self.db().commit(vec![Stmt::new(note, params![name, seq])]).await.map(drop)
    }
}
