//! The last comments: for feeds, and to try a rule on.

use super::{COLUMNS, Comment, read_all};
use crate::db::{Where, params};
use crate::touch::{self, Part};
use crate::{Error, Store};
use tellal_story::{Lang, StoryId};

/// Of what the last comments are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Latest {
    /// Of one story.
    Story(StoryId),
    /// Of the stories in one language.
    Lang(Lang),
    /// Of all stories.
    All,
}

/// Comments of withdrawn stories are passed over, so many at most.
const PASSED_OVER: u32 = 1000;

/// The query of [`Store::latest_comments`] without its conditions' values.
pub(super) fn latest_sql(conditions: &str, limit: u32) -> String {
    format!(
        "select {COLUMNS} from (select c.id, c.turn, c.story from comment c{conditions} \
         order by c.turn desc, c.id desc limit {PASSED_OVER}) l join comment c on c.id = l.id \
         join published p on p.story = l.story order by l.turn desc, l.id desc limit {limit}"
    )
}

impl Store {
    /// The comments that readers came to see last, of stories that readers see; at most `limit`.
    pub async fn latest_comments(&self, of: &Latest, limit: u32) -> Result<Vec<Comment>, Error> {
        let mut conditions = Where::default();
        match of {
            Latest::Story(story) => conditions.and("c.story = $", params![*story]),
            Latest::Lang(lang) => conditions.and("c.story_lang = $", params![lang]),
            Latest::All => {}
        }
        conditions.and("c.queue = 'approved'", vec![]);
        let select = latest_sql(conditions.sql(), limit.min(PASSED_OVER));
        touch::note(|| match of {
            Latest::Story(story) => Part::Comments(*story),
            Latest::Lang(_) | Latest::All => Part::AllComments,
        });
        let comments = read_all(self.db().rows_known(&select, conditions.params()).await?)?;
        // The page's own check is of the embargo too.
        let mut public = std::collections::HashMap::new();
        let mut seen = Vec::with_capacity(comments.len());
        for comment in comments {
            let is_public = if let Some(is_public) = public.get(&comment.story) {
                *is_public
            } else {
                let is_public = self.published(comment.story).await?.is_some();
                public.insert(comment.story, is_public);
                is_public
            };
            if is_public {
                seen.push(comment);
            }
        }
        Ok(seen)
    }

    /// The last `n` comments on stories in a language, whatever became of them, last first: what a rule is tried on before
    /// it is turned on. Removed ones have no words to try it on.
    pub async fn recent_comments(&self, n: u32, story_lang: &Lang) -> Result<Vec<Comment>, Error> {
        let mut recent = Vec::new();
        for queue in ["pending", "held", "approved", "rejected"] {
            let select = format!(
                "select {COLUMNS} from comment c where c.queue = $1 and c.story_lang = $2 \
                 order by c.turn desc, c.id desc limit $3"
            );
            recent.extend(read_all(self.db().rows(&select, &params![queue, story_lang, n]).await?)?);
        }
        recent.sort_by_key(|comment| std::cmp::Reverse((comment.at, comment.id)));
        recent.truncate(usize::try_from(n).unwrap_or(usize::MAX));
        Ok(recent)
    }
}
