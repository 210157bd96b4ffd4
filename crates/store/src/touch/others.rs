//! What other processes publish: the command line beside the server, or another node. Their commits touch nothing here, so the
//! outbox is followed; of what this process has written itself it is known already.

use super::{Filing, StoryTouch, Touched};
use crate::db::{Row, params};
use crate::{Error, Store};
use jiff::Timestamp;
use std::{
    collections::{BTreeSet, HashSet},
    sync::{Arc, Mutex, PoisonError},
};
use tellal_story::StoryId;

/// Entries that are looked at at a time.
const AT_A_TIME: u32 = 500;
/// So many of this process' own publications are remembered until they are met in the outbox.
const OWN: usize = 10_000;

/// How far the outbox has been followed, and what in it is this process' own.
#[derive(Default)]
pub(crate) struct Others {
    seen: tokio::sync::Mutex<Option<u64>>,
    own: Mutex<HashSet<(StoryId, i64)>>,
}

impl Others {
    /// This process writes a publication or a withdrawal of a story at an instant.
    pub(crate) fn leave_out(&self, story: StoryId, at: Timestamp) {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if own.len() >= OWN {
            own.clear();
        }
        own.insert((story, at.as_microsecond()));
    }

    fn is_own(&self, story: StoryId, at: Timestamp) -> bool {
        self.own.lock().unwrap_or_else(PoisonError::into_inner).remove(&(story, at.as_microsecond()))
    }
}

impl Store {
    /// Touches what other processes have published or withdrawn since the last call; the first call only finds where to begin.
    /// Says how many stories that were.
    pub async fn heed_others(&self) -> Result<usize, Error> {
        let others = &self.inner.others;
        let mut seen = others.seen.lock().await;
        let Some(mut from) = *seen else {
            let select = "select seq from watermark where name = 'outbox'";
            let last = self.db().one_known(select, &[]).await?.map_or(Ok(0), |mut row| row.take())?;
            *seen = Some(last);
            return Ok(0);
        };
        let mut stories = 0;
        loop {
            let select = format!("select seq, story, at from outbox where seq > $1 order by seq limit {AT_A_TIME}");
            let read = |mut row: Row| Ok((row.take()?, row.take()?, row.take()?));
            let rows = self.db().rows_known(&select, &params![from]).await?;
            let rows = rows.into_iter().map(read).collect::<Result<Vec<(u64, StoryId, Timestamp)>, Error>>()?;
            let Some((last, ..)) = rows.last() else { return Ok(stories) };
            from = *last;
            let foreign: BTreeSet<StoryId> =
                rows.iter().filter(|(_, story, at)| !others.is_own(*story, *at)).map(|(_, story, _)| *story).collect();
            let mut touched = Vec::with_capacity(foreign.len());
            for story in foreign {
                let after = self.filed(story).await?;
                let select = "select follows from story where id = $1";
                let follows = match self.db().one_known(select, &params![story]).await? {
                    Some(mut row) => row.take()?,
                    None => None,
                };
                let ancestors = self.ancestors(follows).await?;
                touched.push(Touched::Story(Arc::new(StoryTouch::new(story, Filing::Unknown, after, ancestors))));
            }
            stories += touched.len();
            self.touches().add(touched.into_iter());
            *seen = Some(from);
        }
    }
}
