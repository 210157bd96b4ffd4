//! Sums of reports by hour or day, grouped as somebody asks for them.

use super::{Class, Referrer, days};
use crate::db::{Row, Where};
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{Lang, SectionId, StoryId};

/// How fine the sums are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grain {
    /// By hour of the UTC clock. Hours are kept for 35 days.
    Hour,
    /// By UTC day. Days are kept for good.
    Day,
}

/// What is told apart in sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RollupBy {
    /// Each story.
    Story,
    /// Each section, as the story stood in when its reports were first entered.
    Section,
    /// Each language, likewise.
    Lang,
    /// Where readers came from.
    Referrer,
    /// What reports came to.
    Class,
}

/// Which sums are wanted.
#[derive(Debug, Clone)]
pub struct RollupAsk {
    /// From the hour or day in which this lies.
    pub from: Timestamp,
    /// Up to before this; the hour or day in which it lies is left out if it begins then.
    pub to: Timestamp,
    /// How fine.
    pub grain: Grain,
    /// What is told apart; all else is added up.
    pub by: Vec<RollupBy>,
    /// Of one story only.
    pub story: Option<StoryId>,
    /// Of one section only.
    pub section: Option<SectionId>,
    /// Of one language only.
    pub lang: Option<Lang>,
    /// Of one class only.
    pub class: Option<Class>,
}

impl RollupAsk {
    /// All that was reported, by hour or day and not told apart further.
    pub fn all(from: Timestamp, to: Timestamp, grain: Grain) -> Self {
        Self { from, to, grain, by: Vec::new(), story: None, section: None, lang: None, class: None }
    }
}

/// A sum. What was not asked to be told apart is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollupRow {
    /// When the hour or day begins.
    pub at: Timestamp,
    /// The story.
    pub story: Option<StoryId>,
    /// The section; empty if the story was not public any more when its reports were entered.
    pub section: Option<String>,
    /// The language; empty likewise.
    pub lang: Option<String>,
    /// Where readers came from.
    pub referrer: Option<Referrer>,
    /// What the reports came to.
    pub class: Option<Class>,
    /// How many there were; more than 0.
    pub n: u64,
}

impl Store {
    /// Sums of what has been entered into the books, in order of time and then the largest first. What is in the log
    /// and not yet entered is not in them: [`Store::fold_reads`] enters it.
    pub async fn rollup(&self, ask: &RollupAsk) -> Result<Vec<RollupRow>, Error> {
        let mut rows = match ask.grain {
            Grain::Hour => {
                let (from, to) = (hour(ask.from), hour_up(ask.to));
                self.sums(ask, "reads_hour", "hour", from, to, days::begin_of_hour).await?
            }
            Grain::Day => {
                let (from, to) = (ask.from, ask.to);
                let (from, to) = (days::of(from), days::of_up(to));
                let closed = self.inner.reads.closed().await?;
                let open = closed.map_or(from, |closed| closed.tomorrow().unwrap_or(closed)).max(from);
                let (first, end) = (days::number(from), days::number(to.min(open)));
                let mut rows = self.sums(ask, "reads_day", "day", first, end, days::begin_of_number).await?;
                let (first, end) = (days::first_hour(open), days::first_hour(to));
                rows.extend(self.sums(ask, "reads_hour", "hour / 24", first, end, days::begin_of_epoch_day).await?);
                rows
            }
        };
        rows.sort_by(|a, b| a.at.cmp(&b.at).then(b.n.cmp(&a.n)).then(a.story.cmp(&b.story)));
        Ok(rows)
    }

    async fn sums(
        &self,
        ask: &RollupAsk,
        table: &str,
        time: &str,
        from: i64,
        to: i64,
        begin: impl Fn(i64) -> Result<Timestamp, Error>,
    ) -> Result<Vec<RollupRow>, Error> {
        if from >= to {
            return Ok(Vec::new());
        }
        let column = time.split(' ').next().unwrap_or(time);
        let mut which = Where::default();
        which.and(&format!("{column} >= $ and {column} < $"), crate::db::params![from, to]);
        which.and_if("story = $", ask.story.map(|story| story.0));
        which.and_if("section = $", ask.section.as_ref());
        which.and_if("lang = $", ask.lang.as_ref());
        which.and_if("class = $", ask.class.map(|class| u32::from(class.number())));
        let by = [
            (RollupBy::Story, "story"),
            (RollupBy::Section, "section"),
            (RollupBy::Lang, "lang"),
            (RollupBy::Referrer, "referrer"),
            (RollupBy::Class, "class"),
        ];
        let by: Vec<_> = by.into_iter().filter(|(by, _)| ask.by.contains(by)).collect();
        let columns: String = by.iter().map(|(_, column)| format!(", {column}")).collect();
        let select = format!(
            "select {time}, cast(sum(n) as bigint){columns} from {table}{} group by {time}{columns}",
            which.sql()
        );
        let rows = self.db().rows(&select, which.params()).await?;
        rows.into_iter().map(|row| read(row, &by, &begin)).collect()
    }
}

fn read(
    mut row: Row,
    by: &[(RollupBy, &str)],
    begin: &impl Fn(i64) -> Result<Timestamp, Error>,
) -> Result<RollupRow, Error> {
    let (at, n) = (begin(row.take()?)?, row.take()?);
    let mut sum = RollupRow { at, story: None, section: None, lang: None, referrer: None, class: None, n };
    for (by, _) in by {
        match by {
            RollupBy::Story => sum.story = Some(row.take()?),
            RollupBy::Section => sum.section = Some(row.take()?),
            RollupBy::Lang => sum.lang = Some(row.take()?),
            RollupBy::Referrer => sum.referrer = Some(numbered(row.take()?, Referrer::from_number)?),
            RollupBy::Class => sum.class = Some(numbered(row.take()?, Class::from_number)?),
        }
    }
    Ok(sum)
}

/// What a column with a number stands for.
fn numbered<T>(number: i64, of: impl Fn(u8) -> Option<T>) -> Result<T, Error> {
    let known = u8::try_from(number).ok().and_then(of);
    known.ok_or_else(|| {
        Error::Internal(format!("the books hold a class or referrer {number}, which this program does not know"))
    })
}

/// The hour in which an instant lies, counted from 1970.
fn hour(at: Timestamp) -> i64 {
    at.as_second().div_euclid(3600)
}

/// The first hour that does not begin before an instant.
fn hour_up(at: Timestamp) -> i64 {
    hour(at) + i64::from(at.as_microsecond().rem_euclid(3_600_000_000) > 0)
}
