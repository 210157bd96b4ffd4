//! How many stories stand where in the archive: by days of any zone, and by days of UTC for the sitemaps.

use super::filing::{DAY, QUARTER};
use crate::db::{Row, Where, params};
use crate::touch::{self, Part};
use crate::{Error, Store};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use tellal_story::{Lang, SectionId, Slug, StoryId};

/// A day of UTC of the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShelfDay {
    /// The day.
    pub day: Date,
    /// Public stories that were first published on it.
    pub stories: u64,
    /// When one of them last changed, came or went.
    pub changed: Timestamp,
}

/// Where a public story is, without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Its identity.
    pub story: StoryId,
    /// Its language.
    pub lang: Lang,
    /// Its section.
    pub section: SectionId,
    /// Its slug.
    pub slug: Slug,
    /// When it first became public.
    pub first_published: Timestamp,
    /// When its substance last changed.
    pub modified: Timestamp,
}

impl Store {
    /// How many public stories of a language were first published on each day of `zone` from `from` until before `to`;
    /// days without any are left out.
    pub async fn archive_days(
        &self,
        lang: &Lang,
        from: Timestamp,
        to: Timestamp,
        zone: &TimeZone,
    ) -> Result<Vec<(Date, u64)>, Error> {
        let select = "select s.first, s.stories from shelf s where s.lang = $1 and s.span = $2 and s.first >= $3 \
                      and s.first < $4 and s.stories > 0 order by s.first";
        let mut days: Vec<(Date, u64)> = Vec::new();
        touch::note(|| Part::Shelf { lang: lang.clone(), from, to });
        for mut row in self.db().rows_known(select, &params![lang, QUARTER, from, to]).await? {
            let (first, stories): (Timestamp, u64) = (row.take()?, row.take()?);
            let day = first.to_zoned(zone.clone()).date();
            match days.last_mut() {
                Some((last, count)) if *last == day => *count += stories,
                _ => days.push((day, stories)),
            }
        }
        Ok(days)
    }

    /// When the first story of a language that is public was first published.
    pub async fn archive_begins(&self, lang: &Lang) -> Result<Option<Timestamp>, Error> {
        let select = "select s.first from shelf s where s.lang = $1 and s.span = $2 and s.stories > 0 \
                      order by s.first limit 1";
        let begins: Option<Timestamp> =
            self.db().one_known(select, &params![lang, QUARTER]).await?.map(|mut row| row.take()).transpose()?;
        // Only what comes before it, or goes from its quarter of an hour, moves it.
        let to = begins.and_then(|begins| begins.checked_add(SignedDuration::from_secs(QUARTER)).ok());
        touch::note(|| Part::Shelf { lang: lang.clone(), from: Timestamp::MIN, to: to.unwrap_or(Timestamp::MAX) });
        Ok(begins)
    }

    /// The days of UTC on which public stories of these languages were first published, oldest first.
    pub async fn shelf_days(&self, langs: &[Lang]) -> Result<Vec<ShelfDay>, Error> {
        touch::note(|| Part::Located { langs: langs.to_vec(), from: Timestamp::MIN, to: Timestamp::MAX });
        let mut days: Vec<ShelfDay> = Vec::new();
        for lang in langs {
            let select = "select s.first, s.stories, s.changed from shelf s where s.lang = $1 and s.span = $2 \
                          order by s.first";
            for mut row in self.db().rows_known(select, &params![lang, DAY]).await? {
                let first: Timestamp = row.take()?;
                let day = first.to_zoned(TimeZone::UTC).date();
                days.push(ShelfDay { day, stories: row.take()?, changed: row.take()? });
            }
        }
        days.sort_by_key(|day| day.day);
        days.dedup_by(|other, day| {
            let same = other.day == day.day;
            if same {
                day.stories += other.stories;
                day.changed = day.changed.max(other.changed);
            }
            same
        });
        Ok(days)
    }

    /// Where the public stories of these languages are that were first published from `from` until before `to`, oldest first, without the
    /// first `skip`.
    pub async fn located(
        &self,
        langs: &[Lang],
        from: Timestamp,
        to: Timestamp,
        skip: u32,
        limit: u32,
    ) -> Result<Vec<Located>, Error> {
        if langs.is_empty() {
            return Ok(Vec::new());
        }
        let mut conditions = Where::default();
        let places = vec!["$"; langs.len()].join(", ");
        conditions.and(&format!("p.lang in ({places})"), langs.iter().map(Into::into).collect());
        conditions.and("p.first_published >= $ and p.first_published < $", params![from, to]);
        conditions.and("(p.embargo is null or p.embargo <= $)", params![self.now()]);
        let select = format!(
            "select p.story, p.lang, p.section, p.slug, p.first_published, p.modified from published p{} \
             order by p.first_published, p.story limit {limit} offset {skip}",
            conditions.sql()
        );
        let fault = Error::Internal;
        let read = |mut row: Row| {
            let (story, lang, section, slug): (_, _, String, String) =
                (row.take()?, row.take()?, row.take()?, row.take()?);
            let (section, slug) = (SectionId::new(&section).map_err(fault)?, Slug::new(&slug).map_err(fault)?);
            Ok(Located { story, lang, section, slug, first_published: row.take()?, modified: row.take()? })
        };
        touch::note(|| Part::Located { langs: langs.to_vec(), from, to });
        self.db().rows_known(&select, conditions.params()).await?.into_iter().map(read).collect()
    }
}
