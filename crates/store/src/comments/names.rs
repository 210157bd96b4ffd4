//! Names that are made to be read as another's.

use crate::db::params;
use crate::{Error, Store};
use tellal_story::{AuthorId, StoryId};

/// So many different spellings are looked at.
const SPELLINGS: usize = 50;

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
        // From one spelling to the next: however many thousand are called the same, each spelling is looked up once.
        let next = "select min(c.name) from comment c where c.story = $1 and c.name_look = $2 and c.name > $3";
        let seen = "select 1 from comment c where c.story = $1 and c.name_look = $2 and c.name = $3 \
                    and c.state = 'approved' and (c.author is null or c.author <> $4) limit 1";
        let author = author.unwrap_or(AuthorId(uuid::Uuid::nil()));
        let (mut alike, mut spelling) = (Vec::new(), String::new());
        for _ in 0..SPELLINGS {
            let row = self.db().one(next, &params![story, &look, &spelling]).await?;
            let Some(other) = row.map_or(Ok(None), |mut row| row.take::<Option<String>>())? else { break };
            if other != name && self.db().one(seen, &params![story, &look, &other, author]).await?.is_some() {
                alike.push(other.clone());
            }
            spelling = other;
        }
        Ok(alike)
    }
}
