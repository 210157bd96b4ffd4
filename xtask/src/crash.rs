//! Kills the real binary under load, again and again in the same folder, and looks whether anything that was acknowledged is gone
//! or is there twice.
//!
//! Whatever a browser, an agency or an editor was told is kept is remembered here ([`books`]), and so is what was sent and never
//! answered, which may be there or not. The folder goes from run to run, so that damage would add up and show. What is
//! checked is read by the databases' own programs ([`tables`]) and from pages.

pub mod books;
pub mod check;
pub mod damage;
pub mod dice;
pub mod disk;
pub mod line;
pub mod load;
pub mod room;
pub mod tables;
pub mod tally;

use anyhow::{Context as _, ensure};
use books::{Books, Kind};
use check::{Check, Fault, Sort};
use damage::Damage;
use dice::{Dice, word};
use disk::Disk;
use line::Line;
use load::{Load, Scene, Story};
use room::{Room, Server, item};
use std::{
    fs, thread,
    time::{Duration, Instant},
};
use tables::Tables;
use tally::{Phase, Run, Tally};

/// What is to be done.
pub struct Plan {
    /// The newsroom; its folder is empty or not there.
    pub room: Room,
    /// The database, as `database.url` names it.
    pub database: String,
    /// How its tables are asked.
    pub tables: Tables,
    /// The disk that the folder is on, if it may be made full.
    pub disk: Option<Disk>,
    /// How many runs.
    pub runs: u32,
    /// What chance begins with.
    pub seed: u64,
    /// Whether `tellal doctor` is asked after each run.
    pub doctor: bool,
    /// How many of each kind must have been acknowledged in a run before it ends.
    pub enough: u64,
    /// What else happens to the folder while nothing runs in it: what a crash must not do, to see that it is noticed.
    pub meanwhile: Option<fn(&Room) -> anyhow::Result<()>>,
}

/// Stories that are read, and stories that are edited.
const READ: usize = 6;
const EDITED: usize = 4;
/// Once in so many runs the newsroom is closed as it should be and the tables of reads are added up.
const CLOSED_EVERY: u32 = 5;
/// Wire items whose bytes are compared after a run, and at the end.
const SAMPLES: usize = 8;
const SAMPLES_AT_THE_END: usize = 300;
/// How long a full disk may take to show, and a newsroom to go on when there is room again.
const FULL_WITHIN: Duration = Duration::from_secs(12);
const GOES_ON_WITHIN: Duration = Duration::from_secs(30);

/// Does all runs, tells of each, and stops at the first that finds a fault.
pub fn run(plan: &Plan, told: &mut dyn FnMut(&Run)) -> anyhow::Result<Tally> {
    let books = Books::default();
    let mut tally = Tally { seed: plan.seed, ..Tally::default() };
    plan.room.lay_out(&plan.database)?;
    let mut server = plan.room.start()?;
    let scene = set_scene(&plan.room, &plan.tables, &server)?;
    let mut stamp = stamp(&server, &scene)?;
    for number in 1..=plan.runs {
        let mut dice = Dice::new(plan.seed, number.into());
        let before = sums(&books);
        let mut run = Run {
            number,
            phase: Phase::Load,
            after: Duration::ZERO,
            damage: Vec::new(),
            acknowledged: 0,
            refused: 0,
            recovery: Duration::ZERO,
            checked_in: Duration::ZERO,
            faults: Vec::new(),
        };
        let pages = crash(plan, server, &scene, &books, stamp, &mut dice, &mut run)?;
        tally.pages_while_full += pages;
        for _ in 0..2 {
            if dice.once_in(2) {
                run.damage.extend(Damage::happen(&plan.room, &mut dice)?);
            }
        }
        if let Some(happens) = plan.meanwhile {
            happens(&plan.room)?;
        }
        if run.phase == Phase::StartUp {
            let most = tally.recoveries.last().map_or(500, |last| u64::try_from(last.as_millis()).unwrap_or(500));
            for _ in 0..dice.within(1..=3) {
                plan.room.start_and_kill(Duration::from_millis(dice.within(1..=most.max(2))))?;
            }
        }
        server = plan.room.start().with_context(|| format!("run {number} of seed {}: {}", plan.seed, run.line()))?;
        run.recovery = server.opened_in;
        stamp = self::stamp(&server, &scene)?;
        let last = number == plan.runs;
        let began = Instant::now();
        let mut check = Check {
            port: server.port,
            room: &plan.room,
            scene: &scene,
            books: &books,
            tables: &plan.tables,
            faults: std::mem::take(&mut run.faults),
        };
        check.everything(if last { SAMPLES_AT_THE_END } else { SAMPLES }, &mut dice)?;
        if plan.doctor {
            check.doctor()?;
        }
        if last || number.is_multiple_of(CLOSED_EVERY) {
            // A newsroom that has counted nobody since it opened has nothing to fold.
            Load::on(server.port, &plan.room, &scene, &books, String::new()).read_each()?;
            server.close()?;
            check.folded()?;
            server = plan.room.start()?;
            stamp = self::stamp(&server, &scene)?;
        }
        run.faults = check.faults;
        run.checked_in = began.elapsed();
        let after = sums(&books);
        (run.acknowledged, run.refused) = (after.0 - before.0, after.1 - before.1);
        told(&run);
        tally.add(&run);
        if !run.faults.is_empty() {
            break;
        }
    }
    server.kill()?;
    tally.close(&books);
    Ok(tally)
}

/// How many operations were acknowledged and refused.
fn sums(books: &Books) -> (u64, u64) {
    Kind::ALL.iter().fold((0, 0), |sums, kind| (sums.0 + books.acknowledged(*kind), sums.1 + books.refused(*kind)))
}

/// Loads the server and kills it. Says how many pages were served while the disk was full.
fn crash(
    plan: &Plan,
    server: Server,
    scene: &Scene,
    books: &Books,
    stamp: String,
    dice: &mut Dice,
    run: &mut Run,
) -> anyhow::Result<u64> {
    let panics = std::sync::Arc::clone(&server.panics);
    run.phase = match dice.within(1..=100) {
        61..=73 => Phase::StartUp,
        74..=86 => Phase::Fold,
        87..=93 if plan.disk.is_some() => Phase::Full,
        94.. if plan.disk.is_some() => Phase::FullBefore,
        _ => Phase::Load,
    };
    let load = Load::on(server.port, &plan.room, scene, books, stamp);
    let wait = Duration::from_millis(dice.within(50..=1500));
    let began = Instant::now();
    let result = thread::scope(|scope| {
        load.begin(scope, dice);
        let result = (|| {
            thread::sleep(wait);
            acknowledges(books, &Kind::ALL, plan.enough, run);
            match (run.phase, &plan.disk) {
                (Phase::Fold, _) => {
                    server.terminate()?;
                    thread::sleep(Duration::from_millis(dice.within(0..=250)));
                }
                (Phase::Full | Phase::FullBefore, Some(disk)) => {
                    load.expect_full(true);
                    // Too little for anything, or enough to get some way.
                    disk.fill(dice.within(0..=600) << 10)?;
                    fill_up(&load, books, run);
                    if run.phase == Phase::FullBefore {
                        disk.clear()?;
                        acknowledges(books, &Kind::ALL, 2, run);
                        load.expect_full(false);
                        thread::sleep(wait);
                    }
                }
                _ => {}
            }
            run.after = began.elapsed();
            server.kill()
        })();
        load.stop();
        result
    });
    if let Some(disk) = &plan.disk {
        disk.clear()?;
    }
    result?;
    let fallen = panics.load(std::sync::atomic::Ordering::Relaxed);
    let panicked = (fallen > 0).then(|| format!("{fallen} panics; see the log"));
    let wrong = |what| Fault { sort: Sort::Wrong, what };
    run.faults.extend(load.troubles().into_iter().chain(panicked).map(wrong));
    Ok(load.pages_while_full())
}

/// Waits until a full disk shows: comments, edits, items and reads are refused, and pages are served.
fn fill_up(load: &Load<'_>, books: &Books, run: &mut Run) {
    let (began, before) = (Instant::now(), sums(books).1);
    while sums(books).1 < before + 50 || load.pages_while_full() < 10 {
        if began.elapsed() > FULL_WITHIN {
            if load.pages_while_full() == 0 {
                let what = "no page was served while the disk was full".to_owned();
                run.faults.push(Fault { sort: Sort::Wrong, what });
            }
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Waits until so many more of each of these kinds have been acknowledged.
fn acknowledges(books: &Books, kinds: &[Kind], more: u64, run: &mut Run) {
    let before: Vec<_> = kinds.iter().map(|kind| books.acknowledged(*kind)).collect();
    let began = Instant::now();
    loop {
        let is_stuck = |(kind, before): &(&Kind, &u64)| books.acknowledged(**kind) < **before + more;
        let stuck: Vec<_> = kinds.iter().zip(&before).filter(is_stuck).map(|(kind, _)| kind.name()).collect();
        if stuck.is_empty() {
            return;
        }
        if began.elapsed() > GOES_ON_WITHIN {
            let what = format!("no {} are kept, and nothing is in the way", stuck.join(", "));
            run.faults.push(Fault { sort: Sort::Wrong, what });
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Lays stories out: they come by a wire that publishes by itself.
pub fn set_scene(room: &Room, tables: &Tables, server: &Server) -> anyhow::Result<Scene> {
    let folder = room.folder.join("data/drop/laid-out");
    until("the drop folders", || Ok(folder.is_dir().then_some(())))?;
    for number in 0..READ + EDITED {
        let number = 0xFF_0000 + number as u64;
        let word = word('w', number);
        let part = folder.join(format!("{word}.part"));
        fs::write(&part, item(&word, number))?;
        fs::rename(part, folder.join(format!("{word}.xml")))?;
    }
    let sql = format!("select {}, slug from published order by slug", tables.hex("story"));
    let mut stories = until("stories to read", || {
        let rows = tables.rows(&sql)?;
        Ok((rows.len() == READ + EDITED).then_some(rows))
    })?
    .into_iter()
    .map(|row| Story { id: row[0].clone(), slug: row[1].clone() });
    let read = stories.by_ref().take(READ).collect();
    Ok(Scene { read, edited: stories.collect(), cookie: Room::sign_in(server.port)? })
}

/// From the form of a story's page.
pub fn stamp(server: &Server, scene: &Scene) -> anyhow::Result<String> {
    let page = Line::to(server.port).get(&scene.read[0].path(), &[])?;
    ensure!(page.status == 200, "{} says {}", scene.read[0].path(), page.status);
    Ok(page.between("name=\"stamp\" value=\"", "\"").unwrap_or_default().to_owned())
}

fn until<T>(what: &str, mut there: impl FnMut() -> anyhow::Result<Option<T>>) -> anyhow::Result<T> {
    let began = Instant::now();
    loop {
        if let Some(there) = there()? {
            return Ok(there);
        }
        ensure!(began.elapsed() < Duration::from_mins(1), "{what} do not come");
        thread::sleep(Duration::from_millis(20));
    }
}
