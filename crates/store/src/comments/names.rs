//! Names that are made to be read as another's.

use crate::db::params;
use crate::{Error, Store};
use tellal_story::{AuthorId, StoryId};

/// So many different spellings are looked at.
const SPELLINGS: i64 = 50;

/// From one spelling to the next: however many thousand are called the same, each spelling is looked up once.
const ALIKE: &str = "with recursive spelling (name, place) as ( \
    select (select min(c.name) from comment c where c.story = $1 and c.name_look = $2), 1 union all \
    select (select min(c.name) from comment c where c.story = $1 and c.name_look = $2 and c.name > s.name), s.place + 1 \
    from spelling s where s.name is not null and s.place < $5) \
    select s.name from spelling s where s.name is not null and s.name <> $3 and exists \
    (select 1 from comment c where c.story = $1 and c.name_look = $2 and c.name = s.name and c.state = 'approved' \
    and (c.author is null or c.author <> $4))";

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
        let author = author.unwrap_or(AuthorId(uuid::Uuid::nil()));
        let rows = self.db().rows(ALIKE, &params![story, &look, name, author, SPELLINGS]).await?;
        rows.into_iter().map(|mut row| row.take()).collect()
    }
}
