//! The books that the log is entered into: reports by hour and by day, sums, and how far a log has been entered.

use super::log::{Name, Place};
use super::tally::{Cell, Fold, of_class};
use super::{LogId, Reads, days};
use crate::Error;
use crate::db::{Db, Row, Stmt, params};
use jiff::civil::Date;
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
/// For a report of a day that has been closed already, which takes a log that was entered very late.
const ENTER_LATE: &str = "\
    insert into reads_day (day, story, lang, section, referrer, class, n) \
    select cast($1 as bigint), $2, coalesce((select lang from published where story = $2), ''), \
    coalesce((select section from published where story = $2), ''), \
    cast($3 as bigint), cast($4 as bigint), cast($5 as bigint) \
    from watermark where name = 'reads_day' and seq >= $1 \
    on conflict (day, story, referrer, class) do update set n = reads_day.n + excluded.n";
const CLOSE: &str = "update watermark set seq = $1 where name = 'reads_day' and seq = $2";
// A story that was moved to another section during the day has two there; one of them stands for the day.
const ADD_UP: &str = "\
    insert into reads_day (day, story, lang, section, referrer, class, n) \
    select cast($1 as bigint), story, max(lang), max(section), referrer, class, cast(sum(n) as bigint) \
    from reads_hour where hour >= $2 and hour < $3 group by story, referrer, class";
/// How long hours are kept: 35 days.
const HOURS_KEPT: i64 = 35 * 24;
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
        let values = params![log.to_vec(), days::number(begin.name.day), place_number(begin)];
        self.0.commit(vec![Stmt::new("insert into reads_log (id, day, place) values ($1, $2, $3)", values)]).await?;
        Ok(begin)
    }

    /// Enters what a part of the log amounts to, together with the place where that part ends. `Error::Conflict` if the
    /// books have the log up to another place than `from`: then nothing has been entered.
    pub(super) async fn add(&self, log: &LogId, from: Place, fold: &Fold, today: Date) -> Result<(), Error> {
        let today = days::first_hour(today);
        let mut list = vec![mark(log, from, fold.to)];
        let mut sums: HashMap<StoryId, Reads> = HashMap::new();
        // In one order, so that two nodes that enter at the same time wait for each other and do not lock up.
        let mut deltas: Vec<_> = fold.deltas.iter().collect();
        deltas.sort_unstable_by_key(|(key, _)| **key);
        for (Cell { hour, story, referrer, class }, n) in deltas {
            let (referrer, number_of) = (u32::from(referrer.number()), u32::from(class.number()));
            list.push(Stmt::new(ENTER, params![*hour, *story, referrer, number_of, number(*n)]));
            if i64::from(*hour) < today {
                let day = days::number(days::of(days::begin_of_hour(i64::from(*hour))?));
                list.push(Stmt::new(ENTER_LATE, params![day, *story, referrer, number_of, number(*n)]));
            }
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

    /// The last day that has been closed, if there is one.
    pub(super) async fn closed(&self) -> Result<Option<Date>, Error> {
        let row = self.0.one("select seq from watermark where name = 'reads_day'", &[]).await?;
        let number: i64 = row.map_or(Ok(0), |mut row| row.take())?;
        if number == 0 { Ok(None) } else { days::of_number(number).map(Some) }
    }

    /// Adds up all days up to and with `last` that are not closed, each in one transaction, and throws away hours that
    /// have been kept long enough. What is entered of a closed day later is added to its sums.
    pub(super) async fn close_days(&self, last: Date) -> Result<(), Error> {
        let mut closed = self.closed().await?;
        while closed.is_none_or(|closed| closed < last) {
            let open = closed.and_then(|closed| closed.tomorrow().ok());
            let next = "select min(hour) from reads_hour where hour >= $1";
            let next = self.0.one(next, &params![open.map_or(i64::MIN, days::first_hour)]).await?;
            let next: Option<i64> = next.map_or(Ok(None), |mut row| row.take())?;
            // Days without reports are closed with the next one that has some, or at the end.
            let day = match next {
                Some(hour) => days::of(days::begin_of_hour(hour)?).min(last),
                None => last,
            };
            let before = closed.map_or(0, days::number);
            let (from, to) = (days::first_hour(day), days::first_hour(day) + 24);
            let list = vec![
                Stmt::new(CLOSE, params![days::number(day), before]).expect_rows(1),
                Stmt::new(ADD_UP, params![days::number(day), from, to]),
                Stmt::new("delete from reads_hour where hour < $1", params![to - HOURS_KEPT]),
            ];
            match self.0.commit(list).await {
                Ok(_) => closed = Some(day),
                // Another process has closed it.
                Err(Error::Conflict) => closed = self.closed().await?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
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
    let (day, place) = (days::number(to.name.day), place_number(to));
    let (from_day, from_place) = (days::number(from.name.day), place_number(from));
    Stmt::new(MOVE, params![log.to_vec(), day, place, from_day, from_place]).expect_rows(1)
}

/// Bits of a place's number that say the bytes; those above say which of the day's segments it is.
const OFFSET: u32 = 40;

fn place_number(place: Place) -> i64 {
    i64::from(place.name.part) << OFFSET | number(place.offset)
}

fn place(mut row: Row) -> Result<Place, Error> {
    let day = days::of_number(row.take()?)?;
    let number: u64 = row.take()?;
    let part = u32::try_from(number >> OFFSET)
        .map_err(|_| Error::Internal(format!("reads_log holds {number}, which is no place in a log")))?;
    Ok(Place { name: Name { day, part }, offset: number & ((1 << OFFSET) - 1) })
}

/// Counts and file sizes stay far below 2⁶³.
fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
