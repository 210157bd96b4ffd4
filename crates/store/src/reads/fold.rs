//! The books that the log is entered into: reads by story and hour, sums, and how far a log has been entered.

use super::log::Place;
use super::tally::{Cell, Fold, of_class};
use super::{LogId, Reads, days};
use crate::Error;
use crate::db::{Db, Row, Stmt, params};
use std::collections::HashMap;
use std::sync::Arc;
use tellal_story::StoryId;

/// The books.
pub(super) struct Ledger(pub(super) Arc<Db>);

const ENTER: &str = "\
    insert into reads_hour (hour, story, lang, section, referrer, class, n) \
    values ($1, $2, coalesce((select lang from published where story = $2), ''), \
    coalesce((select section from published where story = $2), ''), $3, $4, $5) \
    on conflict (hour, story, referrer, class) do update set n = reads_hour.n + excluded.n";
const SUM: &str = "\
    insert into reads_total (story, counted, aside) values ($1, $2, $3) \
    on conflict (story) do update \
    set counted = reads_total.counted + excluded.counted, aside = reads_total.aside + excluded.aside";
const MOVE: &str = "update reads_log set day = $2, place = $3 where id = $1 and day = $4 and place = $5";

impl Ledger {
    /// All stories' numbers as far as they have been entered.
    pub(super) async fn totals(&self) -> Result<HashMap<StoryId, Reads>, Error> {
        let rows = self.0.rows("select story, counted, aside from reads_total", &[]).await?;
        rows.into_iter().map(|mut row| Ok((row.take()?, Reads { counted: row.take()?, aside: row.take()? }))).collect()
    }

    /// How far a log has been entered; `None` for one that the books do not know.
    pub(super) async fn watermark(&self, log: &LogId) -> Result<Option<Place>, Error> {
        let row = self.0.one("select day, place from reads_log where id = $1", &params![log.to_vec()]).await?;
        row.map(place).transpose()
    }

    /// Opens the books for a log that begins at `begin`, unless that has been done; says how far it has been entered.
    pub(super) async fn begin(&self, log: &LogId, begin: Place) -> Result<Place, Error> {
        if let Some(place) = self.watermark(log).await? {
            return Ok(place);
        }
        let values = params![log.to_vec(), days::number(begin.day), number(begin.offset)];
        self.0.commit(vec![Stmt::new("insert into reads_log (id, day, place) values ($1, $2, $3)", values)]).await?;
        Ok(begin)
    }

    /// Enters what a part of the log amounts to, together with the place where that part ends. `Error::Conflict` if the
    /// books have the log up to another place than `from`: then nothing has been entered.
    pub(super) async fn add(&self, log: &LogId, from: Place, fold: &Fold) -> Result<(), Error> {
        let mut list = vec![mark(log, from, fold.to)];
        let mut sums: HashMap<StoryId, Reads> = HashMap::new();
        // In one order, so that two nodes that enter at the same time wait for each other and do not lock up.
        let mut deltas: Vec<_> = fold.deltas.iter().collect();
        deltas.sort_unstable_by_key(|(key, _)| **key);
        for (Cell { hour, story, referrer, class }, n) in deltas {
            let (referrer, number_of) = (u32::from(referrer.number()), u32::from(class.number()));
            list.push(Stmt::new(ENTER, params![*hour, *story, referrer, number_of, number(*n)]));
            let (sum, more) = (sums.entry(*story).or_default(), of_class(*class, *n));
            sum.counted += more.counted;
            sum.aside += more.aside;
        }
        let mut sums: Vec<_> = sums.into_iter().collect();
        sums.sort_unstable_by_key(|(story, _)| *story);
        for (story, reads) in sums {
            list.push(Stmt::new(SUM, params![story, number(reads.counted), number(reads.aside)]));
        }
        self.0.commit(list).await.map(drop)
    }

    /// Moves the watermark without entering anything.
    pub(super) async fn set(&self, log: &LogId, from: Place, to: Place) -> Result<(), Error> {
        self.0.commit(vec![mark(log, from, to)]).await.map(drop)
    }
}

/// Whether readers can see the story, or could.
pub(super) async fn is_public(db: &Db, story: StoryId) -> Result<bool, Error> {
    const PUBLIC: &str = "select story from published where story = $1 \
        union all select story from tombstone where story = $1";
    Ok(db.one(PUBLIC, &params![story]).await?.is_some())
}

fn mark(log: &LogId, from: Place, to: Place) -> Stmt {
    let (day, place) = (days::number(to.day), number(to.offset));
    let (from_day, from_place) = (days::number(from.day), number(from.offset));
    Stmt::new(MOVE, params![log.to_vec(), day, place, from_day, from_place]).expect_rows(1)
}

fn place(mut row: Row) -> Result<Place, Error> {
    let day = days::of_number(row.take()?)?;
    Ok(Place { day, offset: row.take()? })
}

/// Counts and file sizes stay far below 2⁶³.
fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
