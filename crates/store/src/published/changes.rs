//! What has changed last, for those who follow the newsroom as a wire: stories in the order of their changes, and what was
//! taken back.

use super::{COLUMNS, Published, Tombstone};
use crate::db::{Where, params};
use crate::touch::{self, Part};
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{Lang, SectionId};

/// Changes that are looked through for the latest stories, and for what was withdrawn: what a large newsroom does in days.
const REACH: u32 = 20_000;

impl Store {
    /// Live stories, last changed first: a story that is corrected stands before one that was published since. At most
    /// `limit`.
    pub async fn changed(
        &self,
        lang: Option<&Lang>,
        section: Option<&SectionId>,
        limit: u32,
    ) -> Result<Vec<Published>, Error> {
        let now = self.now();
        let mut conditions = Where::default();
        conditions.and_if("p.lang = $", lang);
        conditions.and_if("p.section = $", section.map(SectionId::as_str));
        conditions.and("(p.embargo is null or p.embargo <= $)", params![now]);
        let select = format!(
            "select {COLUMNS} from published p join (select story, max(seq) as seq from \
             (select story, seq from outbox order by seq desc limit {REACH}) latest group by story) c on c.story = p.story\
             {} order by c.seq desc limit {limit}",
            conditions.sql()
        );
        touch::note(|| Part::Changed { lang: lang.cloned(), section: section.cloned() });
        Ok(Published::read_all(self.db().rows_known(&select, conditions.params()).await?, now))
    }

    /// Stories that were withdrawn at or after `since` and are not public again, last withdrawn first.
    pub async fn withdrawn(&self, lang: Option<&Lang>, since: Timestamp) -> Result<Vec<Tombstone>, Error> {
        let mut conditions = Where::default();
        conditions.and_if("t.lang = $", lang);
        conditions.and("c.at >= $", params![since]);
        let select = format!(
            "select t.story, t.lang, t.withdrawal from tombstone t join (select story, max(seq) as seq, max(at) as at from \
             (select story, seq, at from outbox order by seq desc limit {REACH}) latest group by story) c on c.story = t.story\
             {} order by c.seq desc",
            conditions.sql()
        );
        let read = |mut row: crate::db::Row| {
            Ok(Tombstone { story: row.take()?, lang: row.take()?, withdrawal: row.take_json()? })
        };
        touch::note(|| Part::Withdrawn { lang: lang.cloned() });
        self.db().rows_known(&select, conditions.params()).await?.into_iter().map(read).collect()
    }
}
