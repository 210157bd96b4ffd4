//! A day as the books have it, story by story in the order of their ids, a few hundred at a time.

use super::{Seal, number};
use crate::db::{Row, Value, params};
use crate::{Class, Error, Referrer, Store};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fmt::Write as _;
use tellal_ledger::{Aside, MOST, Referrers, StoryLine};
use tellal_story::{Lang, SectionId, Slug, StoryId};

/// Rows that are asked for at a time. A story has 48 at most: six kinds of referrer, eight classes.
const ROWS: usize = 6_000;

/// The stories of a day that is closed.
pub(super) struct Books<'a> {
    store: &'a Store,
    day: Date,
    /// How stories are addressed; without it they have no addresses.
    seal: Option<Seal<'a>>,
    page: VecDeque<StoryLine>,
    after: Vec<u8>,
    done: bool,
}

/// What a story's rows come to.
#[derive(Default)]
struct Sum {
    counted: u64,
    aside: Aside,
    referrers: Referrers,
    /// How many reports came while it stood under a language and section.
    stood: BTreeMap<(String, String), u64>,
}

impl<'a> Books<'a> {
    pub(super) fn open(store: &'a Store, day: Date, seal: Option<Seal<'a>>) -> Self {
        Self { store, day, seal, page: VecDeque::new(), after: Vec::new(), done: false }
    }

    /// The next story.
    pub(super) async fn next(&mut self) -> Result<Option<StoryLine>, Error> {
        while self.page.is_empty() && !self.done {
            self.turn().await?;
        }
        Ok(self.page.pop_front())
    }

    async fn turn(&mut self) -> Result<(), Error> {
        let select = "select story, lang, section, referrer, class, n from reads_day \
                      where day = $1 and story > $2 order by story limit $3";
        let limit = i64::try_from(ROWS).unwrap_or(i64::MAX);
        let values = params![number(self.day), self.after.clone(), limit];
        let rows = self.store.db().rows(select, &values).await?;
        self.done = rows.len() < ROWS;
        let mut sums: BTreeMap<StoryId, Sum> = BTreeMap::new();
        for row in rows {
            self.enter(row, &mut sums)?;
        }
        if !self.done && sums.len() > 1 {
            // Of the last story there may be more rows.
            sums.pop_last();
        }
        let (Some((first, _)), Some((last, _))) = (sums.first_key_value(), sums.last_key_value()) else {
            return Ok(());
        };
        let (first, last) = (*first, *last);
        self.after = last.0.as_bytes().to_vec();
        let mut hours = self.hours(first, last).await?;
        let mut addresses = self.addresses(sums.keys()).await?;
        for (id, sum) in sums {
            let hours = hours.remove(&id).unwrap_or([0; 24]);
            // Where the books have given up the hours, or some of them, there are none.
            let hours = (hours.iter().sum::<u64>() == sum.counted).then_some(hours);
            // A story that was moved during the day stands where most of its reports came.
            let stood = sum.stood.into_iter().rev().max_by_key(|(_, n)| *n);
            let (lang, section) = stood.map(|(place, _)| place).unwrap_or_default();
            self.page.push_back(StoryLine {
                address: addresses.remove(&id),
                aside: sum.aside,
                counted: sum.counted,
                hours,
                id: id.0,
                lang,
                referrers: sum.referrers,
                section,
            });
        }
        Ok(())
    }

    fn enter(&self, mut row: Row, sums: &mut BTreeMap<StoryId, Sum>) -> Result<(), Error> {
        let (story, lang, section) = (row.take::<StoryId>()?, row.take()?, row.take()?);
        let (referrer, class, n) = (row.take::<u32>()?, row.take::<u32>()?, row.take::<u64>()?);
        let unknown = || {
            let day = self.day;
            Error::Internal(format!("the books of {day} hold something that this program does not know, or too large"))
        };
        let referrer = u8::try_from(referrer).ok().and_then(Referrer::from_number).ok_or_else(unknown)?;
        let class = u8::try_from(class).ok().and_then(Class::from_number).ok_or_else(unknown)?;
        let add = |to: &mut u64| {
            *to = to.checked_add(n).filter(|sum| *sum <= MOST).ok_or_else(unknown)?;
            Ok::<(), Error>(())
        };
        let sum = sums.entry(story).or_default();
        add(sum.stood.entry((lang, section)).or_default())?;
        if class == Class::Counted {
            add(&mut sum.counted)?;
            add(sum.referrers.by_name(referrer.name()).ok_or_else(unknown)?)
        } else {
            add(sum.aside.by_name(class.name()).ok_or_else(unknown)?)
        }
    }

    /// The reads of stories by hour of the day. Each hour is asked for by itself, because that is how they are indexed.
    async fn hours(&self, first: StoryId, last: StoryId) -> Result<HashMap<StoryId, [u64; 24]>, Error> {
        let begin = self.day.to_zoned(TimeZone::UTC).map(|day| day.timestamp().as_second().div_euclid(3600));
        let begin = begin.map_err(|error| Error::Internal(format!("the ledger of reads: {error}")))?;
        let mut select = String::new();
        let mut values = params![first, last, i64::from(Class::Counted.number())];
        for hour in 0..24_i64 {
            values.push(Value::Int(begin + hour));
            let (join, at) = (if hour == 0 { "" } else { " union all " }, values.len());
            let _ = write!(
                select,
                "{join}select story, hour, n from reads_hour \
                 where hour = ${at} and story >= $1 and story <= $2 and class = $3"
            );
        }
        let mut hours: HashMap<StoryId, [u64; 24]> = HashMap::new();
        for mut row in self.store.db().rows(&select, &values).await? {
            let (story, hour, n) = (row.take()?, row.take::<i64>()?, row.take::<u64>()?);
            let of_story = hours.entry(story).or_default();
            if let Some(sum) = usize::try_from(hour - begin).ok().and_then(|hour| of_story.get_mut(hour)) {
                *sum = sum.saturating_add(n).min(MOST);
            }
        }
        Ok(hours)
    }

    async fn addresses(&self, of: impl Iterator<Item = &StoryId>) -> Result<HashMap<StoryId, String>, Error> {
        let Some(seal) = self.seal else { return Ok(HashMap::new()) };
        let values: Vec<Value> = of.map(|id| Value::from(*id)).collect();
        let places: Vec<String> = (1..=values.len()).map(|at| format!("${at}")).collect();
        let select = format!("select story, lang, section, slug from published where story in ({})", places.join(", "));
        let mut addresses = HashMap::new();
        for mut row in self.store.db().rows(&select, &values).await? {
            let story = row.take()?;
            let (lang, section, slug) = (row.take::<Lang>()?, row.take::<SectionId>()?, row.take::<String>()?);
            if let Ok(slug) = Slug::new(&slug) {
                addresses.insert(story, (seal.path)(&lang, &section, &slug));
            }
        }
        Ok(addresses)
    }
}
