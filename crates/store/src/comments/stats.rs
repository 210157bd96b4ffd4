//! How many comments stand where.

use crate::db::{Row, params};
use crate::{Error, Store};
use tellal_story::Lang;

/// The comments on the stories of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentStats {
    /// The language; none for stories that have not been published.
    pub lang: Option<Lang>,
    /// Readers see them.
    pub approved: u64,
    /// They wait.
    pub pending: u64,
    /// They were refused.
    pub rejected: u64,
    /// Their words are gone.
    pub removed: u64,
}

impl Store {
    /// Comments by the language of their stories and by where they stand.
    pub async fn comment_stats(&self) -> Result<Vec<CommentStats>, Error> {
        let select = "select story_lang, cast(sum(approved) as bigint), cast(sum(pending) as bigint), \
                      cast(sum(rejected) as bigint), cast(sum(removed) as bigint) \
                      from comment_count group by story_lang order by story_lang";
        let read = |mut row: Row| {
            Ok(CommentStats {
                lang: row.take()?,
                approved: row.take()?,
                pending: row.take()?,
                rejected: row.take()?,
                removed: row.take()?,
            })
        };
        self.db().rows(select, &params![]).await?.into_iter().map(read).collect()
    }
}
