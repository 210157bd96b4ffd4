//! What readers have read most in the last hours.

use super::Published;
use crate::db::params;
use crate::{Error, Store};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use tellal_story::{Lang, StoryId};
use tokio::sync::Mutex;

/// How long an answer holds. Reads come by the thousand; the list need not follow each of them.
const HOLDS: SignedDuration = SignedDuration::from_secs(60);
/// Answers that are kept at most, before the old ones go.
const KEPT: usize = 256;

/// The last answers, by language and hour, so that a front page adds nothing up.
#[derive(Default)]
pub(crate) struct MostRead(Mutex<HashMap<(Lang, i64, u32), Answer>>);

struct Answer {
    at: Timestamp,
    stories: Vec<(StoryId, u64)>,
}

impl Store {
    /// The public stories of a language that were read most since the hour in which `since` lies, by counted reads. The
    /// numbers are at most a minute old; a story that is not public any more is left out at once.
    pub async fn most_read(&self, lang: &Lang, since: Timestamp, limit: u32) -> Result<Vec<(Published, u64)>, Error> {
        let mut found = Vec::new();
        for (story, reads) in self.most_read_ids(lang, since, limit).await? {
            if let Some(story) = self.published(story).await?.filter(|story| story.complete.lang() == lang) {
                found.push((story, reads));
            }
        }
        Ok(found)
    }

    async fn most_read_ids(&self, lang: &Lang, since: Timestamp, limit: u32) -> Result<Vec<(StoryId, u64)>, Error> {
        let now = self.now();
        let hour = since.as_second().div_euclid(3600);
        // Held during the query: a hundred readers at once make one.
        let mut answers = self.inner.most_read.0.lock().await;
        let key = (lang.clone(), hour, limit);
        if let Some(answer) = answers.get(&key).filter(|answer| now.duration_since(answer.at).abs() < HOLDS) {
            return Ok(answer.stories.clone());
        }
        let select = format!(
            "select r.story, cast(sum(r.n) as bigint) as counted from reads_hour r \
             join published p on p.story = r.story where r.hour >= $1 and p.lang = $2 and r.class = 0 \
             group by r.story order by counted desc, r.story limit {limit}"
        );
        // How much was read touches no page: it grows old by itself.
        let rows = self.db().rows_known(&select, &params![hour, lang]).await?;
        let stories =
            rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect::<Result<Vec<_>, Error>>()?;
        if answers.len() >= KEPT {
            answers.retain(|_, answer| now.duration_since(answer.at).abs() < HOLDS);
        }
        answers.insert(key, Answer { at: now, stories: stories.clone() });
        Ok(stories)
    }
}
