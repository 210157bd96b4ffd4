//! Names that are made to be read as another's.

use crate::db::{Where, params};
use crate::{Error, Store};
use tellal_story::{AuthorId, StoryId};

/// So many different spellings are looked at.
const SPELLINGS: u32 = 50;

/// What a name looks like; nothing of one without letters.
pub(super) fn look(name: &str) -> Option<String> {
    Some(tellal_text::skeleton(name)).filter(|look| !look.is_empty())
}

impl Store {
    /// Names over comments that readers see under a story, spelled otherwise than `name` but looking the same
    /// (`tellal_text::skeleton`), of anybody but `author`; at most 50.
    pub async fn names_alike(
        &self,
        story: StoryId,
        name: &str,
        author: Option<AuthorId>,
    ) -> Result<Vec<String>, Error> {
        let Some(look) = look(name) else { return Ok(Vec::new()) };
        let mut conditions = Where::default();
        conditions.and("c.story = $ and c.name_look = $ and c.name <> $", params![story, look, name]);
        conditions.and("c.state = 'approved'", vec![]);
        conditions.and_if("(c.author is null or c.author <> $)", author);
        let select = format!("select distinct c.name from comment c{} limit {SPELLINGS}", conditions.sql());
        self.db().rows(&select, conditions.params()).await?.into_iter().map(|mut row| row.take()).collect()
    }
}
