//! What readers have seen of a story since it was first published, and what they were told of the changes.

use super::{COLUMNS, Published};
use crate::db::{Row, Where, params};
use crate::touch::{self, Part};
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{ChangeKind, Content, Lang, StoryId};

/// A public version of a story.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its number, from 1.
    pub number: u32,
    /// Since when readers saw it.
    pub at: Timestamp,
    /// What kind of change it was; none of the first.
    pub kind: Option<ChangeKind>,
    /// What readers were told; of an update it may be nothing.
    pub note: String,
    /// The fields.
    pub content: Content,
}

/// A correction, clarification or retraction of a story that is public.
#[derive(Debug, Clone)]
pub struct PublicChange {
    /// The story as it is now.
    pub story: Published,
    /// What kind of change it was.
    pub kind: ChangeKind,
    /// What readers were told.
    pub note: String,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// All that readers have seen of a story that they can see now, oldest first. A publication that changed no words is no
    /// version. Nothing of a story that is not public.
    pub async fn versions(&self, story: StoryId) -> Result<Vec<Version>, Error> {
        if self.published(story).await?.is_none() {
            return Ok(Vec::new());
        }
        let select = "select v.number, v.at, v.kind, v.note, r.content from version v \
                      join revision r on r.story = v.story and r.number = v.revision where v.story = $1 order by v.number";
        let read = |mut row: Row| {
            Ok(Version {
                number: row.take()?,
                at: row.take()?,
                kind: row.take::<Option<String>>()?.as_deref().and_then(ChangeKind::read),
                note: row.take()?,
                content: row.take_json()?,
            })
        };
        // Whoever publishes one touches the story.
        self.db().rows_known(select, &params![story]).await?.into_iter().map(read).collect()
    }

    /// Corrections, clarifications and retractions of a language's public stories, newest first; older than `before` (the
    /// time and story of the last one seen), if that is given.
    pub async fn public_changes(
        &self,
        lang: &Lang,
        before: Option<(Timestamp, StoryId)>,
        limit: u32,
    ) -> Result<Vec<PublicChange>, Error> {
        let now = self.now();
        let mut conditions = Where::default();
        conditions.and("v.mends = 1 and v.lang = $", params![lang]);
        if let Some((at, story)) = before {
            conditions.and("(v.at, v.story) < ($, $)", params![at, story]);
        }
        conditions.and("(p.embargo is null or p.embargo <= $)", params![now]);
        let select = format!(
            "select v.kind, v.note, v.at, {COLUMNS} from version v join published p on p.story = v.story{} \
             order by v.at desc, v.story desc limit {limit}",
            conditions.sql()
        );
        let mut found = Vec::new();
        touch::note(|| Part::Corrections(lang.clone()));
        for mut row in self.db().rows_known(&select, conditions.params()).await? {
            let (kind, note, at): (String, String, Timestamp) = (row.take()?, row.take()?, row.take()?);
            match Published::read(row, now) {
                Ok(Some(story)) => {
                    found.push(PublicChange { story, kind: ChangeKind::read(&kind).unwrap_or_default(), note, at });
                }
                Ok(None) => {}
                Err(error) => tracing::error!(%error, "a changed story is left out of a list"),
            }
        }
        Ok(found)
    }
}
