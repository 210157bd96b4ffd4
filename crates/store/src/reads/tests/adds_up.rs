//! Whatever comes and whenever the process dies: what was told adds up, in the numbers, the hours and the days.

use super::{Class, Counter, Grain, Reads, Report, RollupAsk, RollupBy, counter, folder, reader};
use crate::reads::{Referrer, log};
use crate::testing::Newsroom;
use jiff::SignedDuration;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;
use tellal_story::StoryId;

#[derive(Debug, Clone)]
enum Step {
    /// Somebody reports: story, reader, what the site makes of it, where they came from.
    Report(u128, u32, u8, u8),
    /// So many seconds pass.
    Wait(i64),
    Fold,
    /// The process dies; a frame that it was writing is torn after so many bytes.
    Crash(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (0..4_u128, 0..12_u32, prop_oneof![4 => Just(0_u8), 1 => 2..8_u8], 0..6_u8)
            .prop_map(|(story, reader, said, referrer)| Step::Report(story, reader, said, referrer)),
        3 => (1..90_i64).prop_map(|minutes| Step::Wait(minutes * 60 + 7)),
        1 => (20..60_i64).prop_map(|hours| Step::Wait(hours * 3600)),
        2 => Just(Step::Fold),
        2 => (0..200_usize).prop_map(Step::Crash),
    ]
}

/// Reports by story and class.
type Told = BTreeMap<(StoryId, Class), u64>;

async fn carry_out(room: &Newsroom, steps: &[Step]) {
    let mut counter = counter(room).await;
    let mut told = Told::new();
    for step in steps {
        match *step {
            Step::Report(story, person, said, referrer) => {
                let story = StoryId(uuid::Uuid::from_u128(0x1990 + story));
                let said = Class::from_number(said).unwrap();
                let referrer = Referrer::from_number(referrer).unwrap();
                let report = Report { said, referrer, ..Report::of(story, reader(person)) };
                let counting = counter.report(report).await.unwrap();
                *told.entry((story, counting.class)).or_default() += 1;
                assert_eq!(counting.reads, numbers(&told, story));
            }
            Step::Wait(seconds) => room.clock.advance(SignedDuration::from_secs(seconds)),
            Step::Fold => drop(counter.fold().await.unwrap()),
            Step::Crash(torn) => {
                drop(counter);
                tear(room, torn);
                counter = super::counter(room).await;
                for (story, _) in told.keys() {
                    assert_eq!(counter.of(*story), numbers(&told, *story), "after a crash");
                }
            }
        }
    }
    counter.fold().await.unwrap();
    check(room, &counter, &told).await;
}

fn numbers(told: &Told, story: StoryId) -> Reads {
    let of = |which: fn(Class) -> bool| {
        told.iter().filter(|((of, class), _)| *of == story && which(*class)).map(|(_, n)| n).sum()
    };
    Reads { counted: of(|class| class == Class::Counted), aside: of(Class::is_aside) }
}

/// A frame that was begun and not acknowledged, behind the others.
fn tear(room: &Newsroom, bytes: usize) {
    if !folder(room).exists() {
        return;
    }
    let names = super::files(room, ".log");
    let Some(last) = names.last() else { return };
    assert!(log::Name::of(last).is_some());
    let path = folder(room).join(last);
    let mut log = std::fs::read(&path).unwrap();
    let begun = bytes.min(log.len().saturating_sub(1)).min(60);
    log.extend_from_within(..begun);
    log.resize(log.len() + bytes / 3, 0);
    std::fs::write(&path, log).unwrap();
}

/// Raw is the sum of the classes, and the totals are the sums of hours and of days.
async fn check(room: &Newsroom, counter: &Counter, told: &Told) {
    let (from, to) = ("2026-03-01T00:00:00Z".parse().unwrap(), room.store.now() + SignedDuration::from_hours(1));
    for grain in [Grain::Hour, Grain::Day] {
        let by = vec![RollupBy::Class, RollupBy::Story];
        let rows = room.store.rollup(&RollupAsk { by, ..RollupAsk::all(from, to, grain) }).await.unwrap();
        let mut sums = Told::new();
        for row in rows {
            *sums.entry((row.story.unwrap(), row.class.unwrap())).or_default() += row.n;
        }
        // Hours go after 35 days.
        if grain == Grain::Day || room.store.now().duration_since(from) < SignedDuration::from_hours(24 * 45) {
            assert_eq!(&sums, told, "{grain:?}");
        }
        let raw: u64 = room.store.rollup(&RollupAsk::all(from, to, grain)).await.unwrap().iter().map(|row| row.n).sum();
        assert_eq!(raw, sums.values().sum::<u64>(), "{grain:?}");
    }
    for (story, _) in told.keys() {
        assert_eq!(counter.of(*story), numbers(told, *story));
    }
    let select = "select story, counted, aside from reads_total";
    for mut row in room.store.inner.db.rows(select, &[]).await.unwrap() {
        let (story, reads) = (row.take().unwrap(), Reads { counted: row.take().unwrap(), aside: row.take().unwrap() });
        assert_eq!(reads, numbers(told, story), "the table of sums");
    }
}

pub(super) async fn what_was_told_adds_up(room: &Newsroom) {
    let mut runner = TestRunner::deterministic();
    let steps = prop::collection::vec(step(), 600).new_tree(&mut runner).unwrap().current();
    carry_out(room, &steps).await;
}

/// Shorter ones, many of them, each in a newsroom of its own; what fails is made as small as can be.
#[test]
fn however_it_comes_it_adds_up() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let config = ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(steps in prop::collection::vec(step(), 1..80))| {
        runtime.block_on(async {
            let room = Newsroom::on_sqlite().await;
            carry_out(&room, &steps).await;
            room.tear_down().await;
        });
    });
}
