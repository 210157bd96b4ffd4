//! One story in several languages.

use super::{COLUMNS, Published};
use crate::db::params;
use crate::touch::{self, Part};
use crate::{Error, Store};

/// More editions than a newsroom has languages.
const MOST: u32 = 64;

impl Store {
    /// The same story in other languages, one for each, as far as readers may see them: those made from it, the one that it
    /// was made from, and those made from that one. In the order of their first publication.
    pub async fn editions(&self, story: &Published) -> Result<Vec<Published>, Error> {
        let now = self.now();
        // What a preview says of its original is not written down yet, so both are beginnings.
        let original = story.complete.content().edition_of.unwrap_or(story.story);
        let kin = "with recursive kin (id) as (select s.id from story s where s.id = $1 or s.id = $2 union \
                   select case when e.story = k.id then e.original else e.story end \
                   from kin k join edition e on e.story = k.id or e.original = k.id)";
        let mut alone = true;
        for mut row in
            self.db().rows_known(&format!("{kin} select id from kin"), &params![story.story, original]).await?
        {
            let relative = row.take()?;
            touch::note(|| Part::Kin(relative));
            alone &= relative == story.story;
        }
        if alone {
            return Ok(Vec::new());
        }
        let select = format!(
            "{kin} \
             select {COLUMNS} from published p where p.story in (select id from kin) and p.lang <> $3 \
             and (p.embargo is null or p.embargo <= $4) order by p.first_published, p.story limit {MOST}"
        );
        let rows = self.db().rows_known(&select, &params![story.story, original, story.complete.lang(), now]).await?;
        let mut found: Vec<Published> = Vec::new();
        for edition in Published::read_all(rows, now) {
            if !found.iter().any(|known| known.complete.lang() == edition.complete.lang()) {
                found.push(edition);
            }
        }
        Ok(found)
    }
}
