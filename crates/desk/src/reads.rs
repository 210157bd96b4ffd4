//! How often a live story is read, as the desk sees it: the number of now, and the last day by hour and by what reports came to.

use crate::{Desk, answer::Fault, page::view};
use jiff::{SignedDuration, Timestamp};
use minijinja::Value;
use std::collections::BTreeMap;
use tellal_store::{Class, Grain, RollupAsk, RollupBy};
use tellal_story::StoryId;

/// So far back the table goes.
const BACK: SignedDuration = SignedDuration::from_hours(24);

impl Desk {
    /// The numbers below a story. That of now has every report in it; the table has what has been entered into the books, which
    /// is done every few minutes.
    pub(crate) async fn reads_view(&self, story: StoryId) -> Result<Value, Fault> {
        let now = self.store.now();
        let ask = RollupAsk {
            by: vec![RollupBy::Class],
            story: Some(story),
            ..RollupAsk::all(now - BACK, now + SignedDuration::from_hours(1), Grain::Hour)
        };
        let mut hours: BTreeMap<Timestamp, BTreeMap<Class, u64>> = BTreeMap::new();
        let mut sums: BTreeMap<Class, u64> = BTreeMap::new();
        for row in self.store.rollup(&ask).await? {
            let Some(class) = row.class else { continue };
            *hours.entry(row.at).or_default().entry(class).or_default() += row.n;
            *sums.entry(class).or_default() += row.n;
        }
        // The newest first; of the classes those that there are, the reads in any case.
        sums.entry(Class::Counted).or_default();
        let line = |counts: &BTreeMap<Class, u64>| {
            let cells: Vec<u64> = sums.keys().map(|class| counts.get(class).copied().unwrap_or_default()).collect();
            let all: u64 = cells.iter().sum();
            (cells, all)
        };
        let rows: Vec<Value> = hours
            .iter()
            .rev()
            .map(|(at, counts)| {
                let (cells, all) = line(counts);
                view! { at, cells, all }
            })
            .collect();
        let (cells, all) = line(&sums);
        let reads = self.store.reads(story);
        Ok(view! {
            counted => reads.counted,
            aside => reads.aside,
            classes => sums.keys().map(|class| class.name()).collect::<Vec<_>>(),
            rows,
            sum => view! { cells, all },
        })
    }
}
