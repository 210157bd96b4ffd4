//! Search over the archive of live stories. The index is derived: it follows the outbox and can be rebuilt.

use crate::{Error, Store};
use tellal_story::{Lang, StoryId};

/// What somebody looks for.
#[derive(Debug, Clone)]
pub struct Query {
    /// The words as typed.
    pub text: String,
    /// In stories of this language.
    pub lang: Lang,
    /// How many hits to skip.
    pub offset: u32,
    /// At most so many.
    pub limit: u32,
}

/// A story that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub story: StoryId,
    /// Some words around what was found, and which of them were: `(words, hit)`.
    pub snippet: Vec<(String, bool)>,
}

/// A page of results, best first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchPage {
    /// How many there are in all.
    pub total: u64,
    /// The page.
    pub hits: Vec<Hit>,
}

impl Store {
    /// Looks for stories. Any text is a query; none is an error.
    pub async fn search(&self, query: &Query) -> Result<SearchPage, Error> {
        todo!()
    }

    /// Brings the index up to date with what has been published and withdrawn; says how many changes it took in.
    /// Withdrawn stories also vanish from results before this runs.
    pub async fn index_pending(&self) -> Result<u64, Error> {
        todo!()
    }

    /// Throws the index away and makes it again from the live stories, telling `progress` (done, of).
    pub async fn reindex(&self, progress: &(dyn Fn(u64, u64) + Sync)) -> Result<(), Error> {
        todo!()
    }
}
