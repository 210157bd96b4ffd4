//! What `docs/reads.md` promises, told as days in a newsroom.

use super::{Class, Counter, Grain, Issue, Reads, Report, RollupAsk, RollupBy, Visitor, days};
use crate::Error;
use crate::testing::{Newsroom, on_both};
use jiff::SignedDuration;
use jiff::civil::date;
use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use tellal_story::StoryId;

mod adds_up;
mod full_disk;

use adds_up::what_was_told_adds_up;

on_both! {
    a_thousand_readers_who_reload_are_a_thousand_reads
    a_reader_counts_again_in_the_next_half_hour
    machines_are_set_aside_and_shown
    what_was_acknowledged_survives_a_crash_at_any_moment
    folding_again_and_again_counts_nothing_twice
    a_fold_that_reached_the_database_unheard_is_not_entered_again
    a_key_dies_at_midnight_and_with_it_the_readers_name
    yesterdays_log_goes_once_it_is_entered
    one_process_counts_and_others_look_on
    what_was_told_adds_up
    each_report_falls_in_one_class
    no_more_reads_count_than_copies_of_the_page_went_out
    a_day_that_is_over_is_added_up_once_and_hours_go_after_35_days
    a_log_entered_late_is_added_to_its_closed_day
    many_reports_at_once_are_as_many_reports
    a_log_older_than_its_database_counts_on_from_there
    a_full_disk_acknowledges_nothing_and_loses_nothing
    a_clock_set_back_a_little_opens_no_window_again
    only_what_is_or_was_public_can_be_visited
}

const STORY: StoryId = StoryId(uuid::Uuid::from_u128(0x1990));
const OTHER: StoryId = StoryId(uuid::Uuid::from_u128(0x1991));

/// The room's counter in a folder of its own, as a crash leaves it or a start finds it.
async fn counter(room: &Newsroom) -> Counter {
    Counter::open(Arc::clone(&room.store.inner.db), folder(room), room.clock.clone()).await.unwrap()
}

fn folder(room: &Newsroom) -> PathBuf {
    room.settings.folder.join("reads")
}

fn reader(n: u32) -> Visitor<'static> {
    Visitor {
        address: IpAddr::V4(Ipv4Addr::from_bits(0xC000_0200 + n)),
        agent: "Mozilla/5.0 (Android 15) Firefox/144.0",
    }
}

async fn visit(counter: &Counter, n: u32) {
    counter.report(Report::of(STORY, reader(n))).await.unwrap();
}

fn counted(counter: &Counter) -> u64 {
    counter.of(STORY).counted
}

fn files(room: &Newsroom, with: &str) -> Vec<String> {
    let names = std::fs::read_dir(folder(room)).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.contains(with)).collect();
    names.sort();
    names
}

async fn a_thousand_readers_who_reload_are_a_thousand_reads(room: &Newsroom) {
    let counter = Arc::new(counter(room).await);
    let start = std::time::Instant::now();
    for _ in 0..2 {
        let mut visits = tokio::task::JoinSet::new();
        for n in 0..2_000 {
            let counter = Arc::clone(&counter);
            visits.spawn(async move { visit(&counter, n % 1_000).await });
        }
        visits.join_all().await;
        assert_eq!(counter.of(STORY), Reads { counted: 1_000, aside: 0 });
    }
    let took = start.elapsed();
    println!("4,000 visits of 1,000 readers in {took:?}: {:.0} visits/s", 4_000.0 / took.as_secs_f64());
    assert_eq!(counter.fold().await.unwrap(), 4_000, "reloads stand in the books as well");
    assert_eq!(counted(&counter), 1_000);
    drop(counter);
    assert_eq!(counted(&self::counter(room).await), 1_000);
}

async fn a_reader_counts_again_in_the_next_half_hour(room: &Newsroom) {
    let counter = counter(room).await;
    // From noon, so that each step says how many windows have begun.
    let mut at = 0;
    for (to, reads) in [(0, 1), (1, 1), (29 * 60 + 59, 1), (30 * 60, 2), (59 * 60 + 59, 2), (60 * 60, 3)] {
        room.clock.advance(SignedDuration::from_secs(to - at));
        at = to;
        visit(&counter, 7).await;
        assert_eq!(counted(&counter), reads, "{to} seconds after noon");
    }
    counter.report(Report::of(OTHER, reader(7))).await.unwrap();
    assert_eq!(counter.of(OTHER).counted, 1, "another story is another read");
}

async fn machines_are_set_aside_and_shown(room: &Newsroom) {
    let counter = counter(room).await;
    let robot = Visitor { agent: "ExampleBot/2.1 (+https://example.com/bot)", ..reader(1) };
    for _ in 0..3 {
        counter.report(Report { said: Class::Agent, ..Report::of(STORY, robot) }).await.unwrap();
        visit(&counter, 1).await;
    }
    assert_eq!(counter.of(STORY), Reads { counted: 1, aside: 3 });
    counter.fold().await.unwrap();
    drop(counter);
    assert_eq!(self::counter(room).await.of(STORY), Reads { counted: 1, aside: 3 });
}

async fn what_was_acknowledged_survives_a_crash_at_any_moment(room: &Newsroom) {
    let segment = folder(room).join("2026-03-12.log");
    let mut acknowledged = 0;
    for crash in 0..12_u32 {
        let counter = counter(room).await;
        assert_eq!(counted(&counter), acknowledged, "after crash {crash}");
        for n in 0..5 {
            visit(&counter, crash * 5 + n).await;
            // One who was there before the crash is known after it.
            visit(&counter, (crash * 5).saturating_sub(n)).await;
        }
        acknowledged += 5;
        assert_eq!(counted(&counter), acknowledged);
        if crash % 3 == 1 {
            counter.fold().await.unwrap();
        }
        drop(counter);
        // What a crash leaves behind the last acknowledged record: half a record, or what was on the disk before.
        let mut bytes = std::fs::read(&segment).unwrap();
        match crash % 4 {
            0 => bytes.extend_from_within(..47),
            1 => bytes.extend_from_slice(&[0; 4096]),
            2 => bytes.extend_from_slice(&[0xA5; 100]),
            _ => {}
        }
        std::fs::write(&segment, bytes).unwrap();
    }
    // Visits that were sent, written, and not yet acknowledged when the power failed: each may be there or not.
    let counter = counter(room).await;
    for n in 1_000..1_010 {
        visit(&counter, n).await;
    }
    drop(counter);
    let len = std::fs::metadata(&segment).unwrap().len();
    // Each of them is a frame: a head, a story, a read.
    let torn = len - 4 * (48 + 16 + 11) - 5;
    std::fs::OpenOptions::new().write(true).open(&segment).unwrap().set_len(torn).unwrap();
    let counted = counted(&self::counter(room).await);
    assert_eq!(counted, acknowledged + 5);
}

async fn folding_again_and_again_counts_nothing_twice(room: &Newsroom) {
    let mut readers = 0;
    for day in 0..3 {
        for _ in 0..4 {
            let counter = counter(room).await;
            assert_eq!(counted(&counter), u64::from(readers), "day {day}");
            visit(&counter, readers).await;
            readers += 1;
            assert_eq!(counter.fold().await.unwrap(), 1);
            assert_eq!(counter.fold().await.unwrap(), 0);
            room.clock.advance(SignedDuration::from_mins(20));
        }
        room.clock.advance(SignedDuration::from_hours(24));
    }
    let hours = "select count(hour), cast(sum(n) as bigint) from reads_hour where story = $1";
    let mut sums = room.store.inner.db.one(hours, &crate::db::params![STORY]).await.unwrap().unwrap();
    assert_eq!(sums.take::<i64>().unwrap(), 6, "two hours on each of three days");
    assert_eq!(sums.take::<i64>().unwrap(), i64::from(readers), "the hours add up to the total");
}

async fn a_fold_that_reached_the_database_unheard_is_not_entered_again(room: &Newsroom) {
    let counter = counter(room).await;
    visit(&counter, 1).await;
    visit(&counter, 2).await;
    // The commit goes through, and its answer is lost: the counter has to take the fold for a failed one.
    {
        let mut folding = counter.folding.lock().await;
        let (log, from) = folding.watermark.unwrap();
        let fold = counter.shared.tally.write().unwrap().take_unfolded().unwrap();
        let today = days::of(room.store.now());
        counter.ledger.add(&log, from, &fold, today).await.unwrap();
        assert!(matches!(counter.ledger.add(&log, from, &fold, today).await, Err(Error::Conflict)), "the guard holds");
        folding.unsure = Some(fold);
    }
    visit(&counter, 3).await;
    assert_eq!(counter.fold().await.unwrap(), 1);
    assert_eq!(counted(&counter), 3);
    drop(counter);
    assert_eq!(counted(&self::counter(room).await), 3);
}

async fn a_key_dies_at_midnight_and_with_it_the_readers_name(room: &Newsroom) {
    let counter = counter(room).await;
    room.clock.advance(SignedDuration::from_secs(12 * 3600 - 1));
    visit(&counter, 1).await;
    assert_eq!(files(room, "key-"), ["key-2026-03-12"]);
    let hash = |segment| std::fs::read(folder(room).join(segment)).unwrap()[48 + 16 + 3..][..8].to_vec();
    let before = hash("2026-03-12.log");
    room.clock.advance(SignedDuration::from_secs(1));
    counter.fold().await.unwrap();
    assert_eq!(files(room, "key-"), [""; 0], "nobody has come yet, and the key is gone all the same");
    visit(&counter, 1).await;
    assert_eq!(files(room, "key-"), ["key-2026-03-13"]);
    assert_ne!(hash("2026-03-13.log"), before);
    assert_eq!(counted(&counter), 2);
}

async fn yesterdays_log_goes_once_it_is_entered(room: &Newsroom) {
    let counter = counter(room).await;
    visit(&counter, 1).await;
    room.clock.advance(SignedDuration::from_hours(24));
    visit(&counter, 1).await;
    assert_eq!(files(room, ".log"), ["2026-03-12.log", "2026-03-13.log"]);
    counter.fold().await.unwrap();
    assert_eq!(files(room, ".log"), ["2026-03-13.log"]);
    drop(counter);
    assert_eq!(counted(&self::counter(room).await), 2);
}

async fn sums(room: &Newsroom, grain: Grain) -> Vec<(String, Class, u64)> {
    let (from, to) =
        (room.store.now() - SignedDuration::from_hours(24 * 60), room.store.now() + SignedDuration::from_hours(1));
    let ask = RollupAsk { by: vec![RollupBy::Class], ..RollupAsk::all(from, to, grain) };
    let mut rows = room.store.rollup(&ask).await.unwrap();
    rows.sort_by_key(|row| (row.at, row.class));
    rows.into_iter().map(|row| (row.at.to_string(), row.class.unwrap(), row.n)).collect()
}

async fn each_report_falls_in_one_class(room: &Newsroom) {
    let counter = counter(room).await;
    let told = async |report| counter.report(report).await.unwrap();
    assert_eq!(told(Report::of(STORY, reader(1))).await.class, Class::Counted);
    let again = told(Report::of(STORY, reader(1))).await;
    assert_eq!((again.class, again.reads), (Class::Repeat, Reads { counted: 1, aside: 0 }));
    assert_eq!(again.again, counter.reader_today(reader(1)).unwrap());
    for said in [Class::Agent, Class::Behaviour, Class::DataCentre, Class::Replay, Class::Unseen] {
        assert_eq!(told(Report { said, ..Report::of(STORY, reader(2)) }).await.class, said);
    }
    // A machine that makes up a new name for each request.
    let names: Vec<String> = (0..30).map(|n| format!("Mozilla/5.0 (X11; rv:{n}.0)")).collect();
    let mut burst = 0;
    for name in &names {
        let visitor = Visitor { agent: name, ..reader(3) };
        burst += u32::from(told(Report::of(STORY, visitor)).await.class == Class::Burst);
    }
    assert_eq!(burst, 10, "twenty are believed");
    // And one that opens everything.
    for story in 0..125 {
        let class = told(Report::of(StoryId(uuid::Uuid::from_u128(story)), reader(4))).await.class;
        assert_eq!(class == Class::Behaviour, story >= 120, "story {story}");
    }
    assert_eq!(counter.of(STORY), Reads { counted: 21, aside: 4 + 10 });
    assert_eq!(counter.fold().await.unwrap(), 2 + 5 + 30 + 125);
    let hour = "2026-03-12T12:00:00Z".to_owned();
    let mut by_class =
        vec![(Class::Counted, 21 + 120), (Class::Repeat, 1), (Class::Agent, 1), (Class::Behaviour, 1 + 5)];
    by_class.extend([(Class::DataCentre, 1), (Class::Burst, 10), (Class::Replay, 1), (Class::Unseen, 1)]);
    let expected: Vec<_> = by_class.into_iter().map(|(class, n)| (hour.clone(), class, n)).collect();
    assert_eq!(sums(room, Grain::Hour).await, expected);
}

async fn no_more_reads_count_than_copies_of_the_page_went_out(room: &Newsroom) {
    let counter = counter(room).await;
    let issue = Arc::new(Issue::default());
    (0..3).for_each(|_| issue.sent());
    let mut classes = Vec::new();
    for n in [1, 1, 2, 3, 4, 1] {
        let report = Report { issue: Some(Arc::clone(&issue)), ..Report::of(STORY, reader(n)) };
        classes.push(counter.report(report).await.unwrap().class.number());
    }
    assert_eq!(classes, [0, 1, 0, 0, 6, 1], "a repeat takes no copy");
    issue.sent();
    // The disk refuses, so the copy is still there to be read.
    room.clock.advance(SignedDuration::from_hours(24));
    let obstacle = folder(room).join("2026-03-13.log");
    std::fs::create_dir(&obstacle).unwrap();
    let report = Report { issue: Some(Arc::clone(&issue)), ..Report::of(STORY, reader(4)) };
    assert!(counter.report(report.clone()).await.is_err());
    std::fs::remove_dir(&obstacle).unwrap();
    assert_eq!(counter.report(report).await.unwrap().class, Class::Counted);
}

async fn a_day_that_is_over_is_added_up_once_and_hours_go_after_35_days(room: &Newsroom) {
    let counter = counter(room).await;
    for (n, hours) in [(1, 0), (2, 1), (2, 0), (3, 12), (4, 48)] {
        room.clock.advance(SignedDuration::from_hours(hours));
        visit(&counter, n).await;
        counter.fold().await.unwrap();
    }
    // 12 March 12:00 once and 13:00 twice (a reload), 13 March 01:00, 15 March 01:00.
    assert_eq!(counter.closed().await.unwrap(), Some(date(2026, 3, 14)), "and the day without a read");
    let day = |day: &str, class, n| (format!("2026-03-{day}T00:00:00Z"), class, n);
    let expected = [
        day("12", Class::Counted, 2),
        day("12", Class::Repeat, 1),
        day("13", Class::Counted, 1),
        day("15", Class::Counted, 1),
    ];
    assert_eq!(sums(room, Grain::Day).await, expected, "closed days and the open one");
    counter.fold().await.unwrap();
    assert_eq!(sums(room, Grain::Day).await, expected);
    assert_eq!(sums(room, Grain::Hour).await.len(), 5);
    // Until ten minutes after midnight, the day before may still be written to.
    room.clock.advance(SignedDuration::from_mins(23 * 60 + 9));
    counter.fold().await.unwrap();
    assert_eq!(counter.closed().await.unwrap(), Some(date(2026, 3, 14)));
    room.clock.advance(SignedDuration::from_mins(1));
    counter.fold().await.unwrap();
    assert_eq!(counter.closed().await.unwrap(), Some(date(2026, 3, 15)));
    room.clock.advance(SignedDuration::from_hours(24 * 32));
    visit(&counter, 5).await;
    room.clock.advance(SignedDuration::from_hours(24 * 3));
    counter.fold().await.unwrap();
    let hours = sums(room, Grain::Hour).await;
    assert_eq!(hours.iter().map(|(at, ..)| &at[..10]).collect::<Vec<_>>(), ["2026-04-17"], "hours go, days stay");
    assert_eq!(sums(room, Grain::Day).await[..4], expected);
}

async fn a_log_entered_late_is_added_to_its_closed_day(room: &Newsroom) {
    let counter = counter(room).await;
    visit(&counter, 1).await;
    // Another process, which shares the database and not the log, closes the day.
    counter.ledger.close_days(date(2026, 3, 12)).await.unwrap();
    room.clock.advance(SignedDuration::from_hours(36));
    visit(&counter, 1).await;
    counter.fold().await.unwrap();
    let days = sums(room, Grain::Day).await;
    let day = |day: &str| (format!("2026-03-{day}T00:00:00Z"), Class::Counted, 1);
    assert_eq!(days, [day("12"), day("14")]);
}

async fn many_reports_at_once_are_as_many_reports(room: &Newsroom) {
    let (live, draft) = (room.live("kopru").await, room.draft("taslak").await);
    let reports: Vec<_> = (0..1_000).map(|n| Report::of(live.id, reader(n % 700))).collect();
    let told = room.store.report_all(&reports).await.unwrap();
    let classes = told.into_iter().map(|told| told.unwrap().class);
    assert_eq!(classes.filter(|class| *class == Class::Counted).count(), 700);
    let told =
        room.store.report_all(&[Report::of(draft.id, reader(1)), Report::of(live.id, reader(701))]).await.unwrap();
    assert!(matches!(told[0], Err(Error::Missing("story"))));
    assert_eq!(told[1].as_ref().unwrap().reads.counted, 701);
}

async fn one_process_counts_and_others_look_on(room: &Newsroom) {
    let server = counter(room).await;
    visit(&server, 1).await;
    let command = counter(room).await;
    assert_eq!(counted(&command), 1);
    let refused = command.report(Report::of(STORY, reader(2))).await;
    assert!(matches!(refused, Err(Error::Refused(why)) if why.contains("another process counts")));
    assert_eq!(command.fold().await.unwrap(), 0);
    command.close().await.unwrap();
    visit(&server, 3).await;
    assert_eq!(server.fold().await.unwrap(), 2);
    // When the server has gone, the other one may take over, and starts from what is there by then.
    drop(server);
    visit(&command, 3).await;
    visit(&command, 4).await;
    assert_eq!(counted(&command), 3);
}

async fn a_log_older_than_its_database_counts_on_from_there(room: &Newsroom) {
    let before = counter(room).await;
    visit(&before, 1).await;
    let copy = std::fs::read(folder(room).join("2026-03-12.log")).unwrap();
    visit(&before, 2).await;
    before.fold().await.unwrap();
    drop(before);
    // As a restored backup has it: the database was copied after the log.
    std::fs::write(folder(room).join("2026-03-12.log"), copy).unwrap();
    let restored = counter(room).await;
    assert_eq!(counted(&restored), 2);
    visit(&restored, 3).await;
    drop(restored);
    assert_eq!(counted(&counter(room).await), 3, "what came after the copy is not taken for folded");
}

async fn a_full_disk_acknowledges_nothing_and_loses_nothing(room: &Newsroom) {
    let counter = counter(room).await;
    visit(&counter, 1).await;
    counter.fold().await.unwrap();
    // The next day's segment cannot be made: something else is in its place.
    room.clock.advance(SignedDuration::from_hours(24));
    let obstacle = folder(room).join("2026-03-13.log");
    std::fs::create_dir(&obstacle).unwrap();
    assert!(counter.report(Report::of(STORY, reader(2))).await.is_err());
    assert_eq!(counted(&counter), 1);
    std::fs::remove_dir(&obstacle).unwrap();
    visit(&counter, 2).await;
    assert_eq!(counted(&counter), 2, "who was not acknowledged was not taken for seen either");
    drop(counter);
    assert_eq!(counted(&self::counter(room).await), 2);
}

async fn a_clock_set_back_a_little_opens_no_window_again(room: &Newsroom) {
    let counter = counter(room).await;
    room.clock.advance(SignedDuration::from_mins(29));
    visit(&counter, 1).await;
    room.clock.advance(SignedDuration::from_mins(2));
    visit(&counter, 1).await;
    assert_eq!(counted(&counter), 2);
    room.clock.advance(SignedDuration::from_mins(-2));
    visit(&counter, 1).await;
    assert_eq!(counted(&counter), 2);
    // A day's step is a clock that was wrong; the log goes on in the segment that it has.
    room.clock.advance(SignedDuration::from_hours(-24));
    visit(&counter, 1).await;
    assert_eq!(counted(&counter), 3);
    assert_eq!(files(room, ".log"), ["2026-03-12.log"]);
    drop(counter);
    assert_eq!(counted(&self::counter(room).await), 3);
}

/// The folder of a newsroom whose process is to be killed. Set, it makes the test below that process.
const VICTIM: &str = "TELLAL_TEST_VICTIM";

/// A process of its own counts visits and says which were acknowledged, until it is killed in the middle of it
/// (`SIGKILL`). Five times over: what it said is there, and nothing that it was never sent.
#[tokio::test]
async fn what_was_acknowledged_survives_kill_9() {
    if let Some(folder) = std::env::var_os(VICTIM) {
        return count_until_killed(PathBuf::from(folder)).await;
    }
    let room = Newsroom::on_sqlite().await;
    let mut acknowledged = 0_u64;
    for round in 1..=5_u32 {
        let mut victim = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "reads::tests::what_was_acknowledged_survives_kill_9", "--nocapture"])
            .env(VICTIM, &room.settings.folder)
            .env("TELLAL_TEST_ROUND", round.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(victim.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut said = lines.by_ref().filter(|line| line.contains("acknowledged")).take(700).count() as u64;
        victim.kill().unwrap();
        victim.wait().unwrap();
        // What it said before it died and nobody had read yet.
        said += lines.filter(|line| line.ends_with("acknowledged")).count() as u64;
        acknowledged += said;
        let counter = counter(&room).await;
        let (counted, sent) = (counted(&counter), u64::from(round) * SENT);
        println!("round {round}: {acknowledged} acknowledged, {counted} counted, {sent} sent at most");
        assert!(said >= 700 && counted >= acknowledged && counted <= sent);
        acknowledged = counted;
        if round == 3 {
            counter.fold().await.unwrap();
        }
    }
    room.tear_down().await;
}

/// Visits that a victim is sent at most.
const SENT: u64 = 100_000;

async fn count_until_killed(folder: PathBuf) {
    let settings = crate::Settings { folder, database: crate::Database::Sqlite };
    let clock = Arc::new(tellal_story::Fixed::at("2026-03-12T12:00:00Z".parse().unwrap()));
    let store = crate::Store::open(settings, clock).await.unwrap();
    let round: u32 = std::env::var("TELLAL_TEST_ROUND").unwrap().parse().unwrap();
    let mut visits = tokio::task::JoinSet::new();
    for task in 0..50 {
        let store = store.clone();
        visits.spawn(async move {
            for n in 0..2_000 {
                let reader = reader(round * 100_000 + task * 2_000 + n);
                store.inner.reads.report(Report::of(STORY, reader)).await.unwrap();
                writeln!(std::io::stdout(), "{} acknowledged", task * 2_000 + n).unwrap();
            }
        });
    }
    visits.join_all().await;
}

async fn only_what_is_or_was_public_can_be_visited(room: &Newsroom) {
    let (live, draft) = (room.live("kopru").await, room.draft("taslak").await);
    let visit = async |id| room.store.report(Report::of(id, reader(1))).await;
    visit(live.id).await.unwrap();
    for id in [draft.id, STORY] {
        assert!(matches!(visit(id).await, Err(Error::Missing("story"))), "no memory for what anybody may invent");
    }
    assert_eq!(room.store.reads(live.id).counted, 1);
    assert_eq!(room.store.fold_reads().await.unwrap(), 1);
    let reason = "Kaynak geri çekti".into();
    let gone = room.tell(&live, tellal_story::Command::Withdraw { reason }).await;
    room.wait(1800);
    visit(gone.id).await.unwrap();
    assert_eq!(room.store.reads(gone.id).counted, 2, "a page that was open when its story was withdrawn");
}
