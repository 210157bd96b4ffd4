//! `cargo xtask soak`: a newsroom under a steady load for as long as is asked, and whether it grows or errs meanwhile.
//!
//! The server has processor 0 and this program, which sends the load, processor 1. Ten seconds without a brake say how much there can
//! be; `--load half` (or a number of operations a second) is what it then gets: pages of all kinds, feeds, searches, reads reported
//! from a page, some comments, and a story saved and published every two seconds. Every ten seconds its memory (PSS), open files,
//! threads, processor time, read log and folder are looked at. At the end the numbers below the stories and the comments must be what
//! was acknowledged. docs/bench/soak.md gets a table, and the slope of the memory over the second half: of the least of each minute,
//! since what a search index or a cache takes for a moment is given back and what leaks is not; by Theil and Sen, which is the median
//! of the slopes between all pairs, with the interval that holds it nineteen times of twenty (Sen 1968).

use crate::{crash_runs::built, needs, root};
use anyhow::{Context as _, bail, ensure};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};
use xtask::crash::{
    books::Books,
    check::Check,
    dice::Dice,
    line::Line,
    load::{Load, Scene},
    room::Room,
    set_scene, stamp,
    tables::Tables,
};

/// Connections that send the load.
const CONNECTIONS: u32 = 8;
const CALIBRATION: Duration = Duration::from_secs(10);
const SAMPLE_EVERY: Duration = Duration::from_secs(10);
const PUBLISH_EVERY: Duration = Duration::from_secs(2);
/// Memory that grows by less than so many kB a minute is flat: 6 MB in an hour, a third of which would show in a week.
const FLAT: f64 = 100.0;
const FLAT_SAYS: &str = "flat";
const SERVER: &str = "0";
const SENDER: &str = "1";

enum Rate {
    Half,
    Of(f64),
}

struct Wishes {
    minutes: u64,
    rate: Rate,
    binary: Option<PathBuf>,
    release: bool,
    port: u16,
}

/// The server at one moment.
struct Sample {
    at: Duration,
    pss: u64,
    files: usize,
    threads: u64,
    cpu: f64,
    log: u64,
    folder: u64,
    operations: u64,
    errors: u64,
}

/// What is shared by all that send.
struct Sending<'a> {
    load: Load<'a>,
    scene: &'a Scene,
    books: &'a Books,
    port: u16,
    /// Nanoseconds between the operations of one connection; 0 is no brake.
    pause: AtomicU64,
    operations: AtomicU64,
    errors: AtomicU64,
    first_errors: Mutex<Vec<String>>,
    stop: AtomicBool,
}

pub(crate) fn run(flags: &[String]) -> anyhow::Result<ExitCode> {
    let wishes = wishes(flags)?;
    needs::have(&[needs::COMPILER, needs::SQLITE])?;
    let binary = built(wishes.binary.as_deref(), wishes.release)?;
    let folder = std::env::temp_dir().join(format!("tellal-soak-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let room = Room {
        binary,
        folder: folder.join("newsroom"),
        log: folder.join("log"),
        port: wishes.port,
        before: ["taskset", "-c", SERVER].map(str::to_owned).to_vec(),
    };
    let well = soak(&room, &wishes).with_context(|| format!("{} is kept", folder.display()))?;
    if well {
        fs::remove_dir_all(&folder)?;
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("{} is kept", folder.display());
    Ok(ExitCode::FAILURE)
}

fn wishes(flags: &[String]) -> anyhow::Result<Wishes> {
    let mut wishes = Wishes { minutes: 60, rate: Rate::Half, binary: None, release: false, port: 0 };
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        match flag.as_str() {
            "--release" => wishes.release = true,
            "--minutes" => wishes.minutes = crate::number(flag, flags.next())?,
            "--binary" => wishes.binary = Some(flags.next().context("--binary wants a file")?.into()),
            "--port" => wishes.port = crate::number(flag, flags.next())?,
            "--load" => {
                wishes.rate = match flags.next().map(String::as_str) {
                    Some("half") => Rate::Half,
                    text => Rate::Of(text.and_then(|text| text.parse().ok()).context("--load is half or a number")?),
                }
            }
            other => bail!("there is no flag {other}"),
        }
    }
    ensure!(wishes.minutes > 0, "--minutes wants a number");
    Ok(wishes)
}

fn soak(room: &Room, wishes: &Wishes) -> anyhow::Result<bool> {
    room.lay_out("sqlite")?;
    let tables = Tables::sqlite3(room.folder.join("data/tellal.db"));
    let server = room.start()?;
    let pinned = Command::new("taskset")
        .args(["-a", "-p", "-c", SENDER, &std::process::id().to_string()])
        .stdout(Stdio::null())
        .status()?;
    ensure!(pinned.success(), "taskset could not give this program processor {SENDER}");
    let books = Books::default();
    let scene = set_scene(room, &tables, &server)?;
    let stamp = stamp(&server, &scene)?;
    let sending = Sending {
        load: Load::on(server.port, room, &scene, &books, stamp),
        scene: &scene,
        books: &books,
        port: server.port,
        pause: AtomicU64::new(0),
        operations: AtomicU64::new(0),
        errors: AtomicU64::new(0),
        first_errors: Mutex::default(),
        stop: AtomicBool::new(false),
    };
    let mut samples = Vec::new();
    let mut rates = (0.0, 0.0);
    let result = thread::scope(|scope| {
        for number in 0..CONNECTIONS {
            let sending = &sending;
            scope.spawn(move || sending.work(Dice::new(1, number.into())));
        }
        scope.spawn(|| sending.publish());
        let result = (|| {
            thread::sleep(CALIBRATION);
            #[expect(clippy::cast_precision_loss, reason = "a rate")]
            let most = sending.operations.load(Ordering::Relaxed) as f64 / CALIBRATION.as_secs_f64();
            let rate = match wishes.rate {
                Rate::Half => most / 2.0,
                Rate::Of(rate) => rate,
            };
            ensure!(rate > 0.0, "nothing was answered in {} s", CALIBRATION.as_secs());
            rates = (most, rate);
            println!("{most:.0} operations a second without a brake; {rate:.0} from now on");
            let pause = Duration::from_secs_f64(f64::from(CONNECTIONS) / rate);
            sending.pause.store(u64::try_from(pause.as_nanos())?, Ordering::Relaxed);
            let began = Instant::now();
            while began.elapsed() < Duration::from_secs(60 * wishes.minutes) {
                thread::sleep(SAMPLE_EVERY);
                let sample = sending.sample(began.elapsed(), server.id(), room)?;
                println!("{}", sample.row());
                samples.push(sample);
            }
            Ok(())
        })();
        sending.stop.store(true, Ordering::Relaxed);
        sending.load.stop();
        result
    });
    result?;
    let mut check =
        Check { port: server.port, room, scene: &scene, books: &books, tables: &tables, faults: Vec::new() };
    check.comments()?;
    // The tables of a closed newsroom: the number on a page is as old as the page.
    server.close()?;
    check.folded()?;
    let mut wrong: Vec<_> = check.faults.iter().map(|fault| fault.what.clone()).collect();
    wrong.extend(sending.load.troubles());
    wrong.append(&mut sending.first_errors.lock().unwrap_or_else(PoisonError::into_inner));
    let report = Report { samples: &samples, rates, wishes, wrong: &wrong };
    let text = report.print();
    fs::write(root().join("docs/bench/soak.md"), &text)?;
    println!("\n{text}");
    Ok(report.verdict() == FLAT_SAYS && wrong.is_empty())
}

impl Sending<'_> {
    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn error(&self, what: String) {
        self.errors.fetch_add(1, Ordering::Relaxed);
        let mut first = self.first_errors.lock().unwrap_or_else(PoisonError::into_inner);
        if first.len() < 20 {
            first.push(what);
        }
    }

    /// One connection. Behind its time it goes on at once, so that the rate is kept where the server can.
    fn work(&self, mut dice: Dice) {
        let mut line = Line::to(self.port);
        let mut due = Instant::now();
        while !self.stopped() {
            let pause = Duration::from_nanos(self.pause.load(Ordering::Relaxed));
            if pause.is_zero() {
                due = Instant::now();
            } else {
                due = (due + pause).max(Instant::now().checked_sub(Duration::from_secs(1)).unwrap_or(due));
                thread::sleep(due.saturating_duration_since(Instant::now()));
            }
            if let Err(error) = self.one(&mut line, &mut dice) {
                self.error(format!("{error:#}"));
            }
            self.operations.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn one(&self, line: &mut Line, dice: &mut Dice) -> anyhow::Result<()> {
        let story = &self.scene.read[dice.index(self.scene.read.len())];
        match dice.within(1..=100) {
            1..=30 => {
                let reader = u32::try_from(self.books.number() & 0x00FF_FFFF)?;
                return self.load.read(line, reader, story);
            }
            31 => return self.load.comment(line, story),
            _ => {}
        }
        let path = story.path();
        let places = [
            path.as_str(),
            path.as_str(),
            "/en/",
            "/en/world/",
            "/en/feed.atom",
            "/en/feed.json",
            "/en/search?q=bridge",
            "/sitemap.xml",
            "/en/reads",
            "/no-such-page",
        ];
        let place = places[dice.index(places.len())];
        let answer = line.get(place, &[("accept-language", "en")])?;
        ensure!(answer.status < 500, "{place} answers {}", answer.status);
        Ok(())
    }

    /// A story saved and published every now and then.
    fn publish(&self) {
        let mut line = Line::to(self.port);
        let mut from = vec![None; self.scene.edited.len()];
        for turn in 0.. {
            let at = turn % from.len();
            if self.stopped() {
                return;
            }
            match self.load.edit(&mut line, &self.scene.edited[at], from[at], true) {
                Ok(revision) => from[at] = revision,
                Err(error) => self.error(format!("{error:#}")),
            }
            thread::sleep(PUBLISH_EVERY);
        }
    }

    fn sample(&self, at: Duration, process: u32, room: &Room) -> anyhow::Result<Sample> {
        let own = PathBuf::from(format!("/proc/{process}"));
        let stat = fs::read_to_string(own.join("stat"))?;
        let (_, after) = stat.rsplit_once(')').context("/proc has changed")?;
        let ticks = |at: usize| after.split_whitespace().nth(at).and_then(|number| number.parse::<f64>().ok());
        let (user, system) = ticks(11).zip(ticks(12)).context("/proc has changed")?;
        Ok(Sample {
            at,
            pss: field(&own.join("smaps_rollup"), "Pss:")?,
            files: fs::read_dir(own.join("fd"))?.count(),
            threads: field(&own.join("status"), "Threads:")?,
            // Ticks are hundredths of a second on Linux, whatever the kernel's own clock.
            cpu: (user + system) / 100.0,
            log: size(&room.folder.join("data/reads")),
            folder: size(&room.folder.join("data")),
            operations: self.operations.load(Ordering::Relaxed),
            errors: self.errors.load(Ordering::Relaxed),
        })
    }
}

/// The number behind a name in a file of /proc.
fn field(file: &Path, name: &str) -> anyhow::Result<u64> {
    let text = fs::read_to_string(file)?;
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.with_context(|| format!("{} has no {name}", file.display()))
}

/// Bytes of all files below a folder. One that goes away meanwhile has none.
fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(meta) if meta.is_dir() => size(&entry.path()),
            Ok(meta) => meta.len(),
            Err(_) => 0,
        })
        .sum()
}

impl Sample {
    fn row(&self) -> String {
        format!(
            "| {:.1} | {} | {} | {} | {:.1} | {} | {} | {} | {} |",
            self.at.as_secs_f64() / 60.0,
            self.pss,
            self.files,
            self.threads,
            self.cpu,
            self.log / 1024,
            self.folder / 1024,
            self.operations,
            self.errors
        )
    }
}

struct Report<'a> {
    samples: &'a [Sample],
    rates: (f64, f64),
    wishes: &'a Wishes,
    wrong: &'a [String],
}

impl Report<'_> {
    /// Of the memory over the second half, in kB a minute, with the least and the most that it may be.
    fn slope(&self) -> Slope {
        let half = &self.samples[self.samples.len() / 2..];
        let mut minutes: BTreeMap<u64, u64> = BTreeMap::new();
        for sample in half {
            let least = minutes.entry(sample.at.as_secs() / 60).or_insert(sample.pss);
            *least = sample.pss.min(*least);
        }
        #[expect(clippy::cast_precision_loss, reason = "kilobytes of a process are far below 2^52")]
        let points: Vec<_> = minutes.into_iter().map(|(minute, pss)| (minute as f64, pss as f64)).collect();
        theil_sen(&points)
    }

    fn verdict(&self) -> &'static str {
        let slope = self.slope();
        if slope.median <= FLAT {
            FLAT_SAYS
        } else if slope.least > FLAT {
            "NOT flat"
        } else {
            "NOT TOLD in so short a time"
        }
    }

    fn print(&self) -> String {
        let Wishes { minutes, release, rate, binary, .. } = self.wishes;
        let load = match rate {
            Rate::Half => "half".to_owned(),
            Rate::Of(rate) => rate.to_string(),
        };
        let mut out = format!(
            "# Soak\n\n`cargo xtask soak --minutes {minutes} --load {load}{}`: the server ({} build) on one processor, the load on \
             another. {:.0} operations a second without a brake in {} s; {:.0} a second asked for from then on, by {CONNECTIONS} \
             connections: 30 % a page and its reported read, 1 % comments, the rest pages of all kinds, feeds and searches; every {} s a \
             story saved and published.\n\n\
             | minute | PSS, kB | open files | threads | processor, s | read log, KiB | folder, KiB | operations | errors |\n\
             |---|---|---|---|---|---|---|---|---|\n",
            if *release { " --release" } else { "" },
            match (binary, release) {
                (Some(_), _) => "given",
                (None, true) => "release",
                (None, false) => "dev",
            },
            self.rates.0,
            CALIBRATION.as_secs(),
            self.rates.1,
            PUBLISH_EVERY.as_secs(),
        );
        let step = if *minutes < 20 { 60 } else { 300 };
        let mut next = Duration::ZERO;
        for sample in self.samples {
            if sample.at >= next {
                let _ = writeln!(out, "{}", sample.row());
                next += Duration::from_secs(step);
            }
        }
        let slope = self.slope();
        let _ = write!(
            out,
            "\nMemory over the second half, the least of each minute: {:+.1} kB a minute ({:+.1} to {:+.1}, by Theil and Sen): {}. Up to \
             {FLAT} kB a minute is called flat.\n\n",
            slope.median,
            slope.least,
            slope.most,
            self.verdict()
        );
        if self.wrong.is_empty() {
            out.push_str("No error, and at the end every acknowledged read and comment was there once.\n");
        } else {
            for wrong in self.wrong {
                let _ = writeln!(out, "- WRONG: {wrong}");
            }
        }
        out
    }
}

/// A slope and the interval that holds it.
#[derive(Debug, Default)]
struct Slope {
    median: f64,
    least: f64,
    most: f64,
}

/// The median of the slopes between all pairs of points, and its interval at 95 % (Theil 1950, Sen 1968).
fn theil_sen(points: &[(f64, f64)]) -> Slope {
    let pairs = points.iter().enumerate().flat_map(|(at, one)| points[at + 1..].iter().map(move |other| (one, other)));
    let mut slopes: Vec<f64> = pairs.map(|(one, other)| (other.1 - one.1) / (other.0 - one.0)).collect();
    slopes.sort_by(f64::total_cmp);
    if slopes.is_empty() {
        return Slope::default();
    }
    #[expect(clippy::cast_precision_loss, reason = "a number of minutes")]
    let (count, n) = (slopes.len() as f64, points.len() as f64);
    // Of Kendall's statistic, without ties.
    let deviation = (n * (n - 1.0) * (2.0 * n + 5.0) / 18.0).sqrt();
    let reach = 1.96 * deviation / 2.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank, held within the list")]
    let ranked = |rank: f64| slopes[(rank.max(0.0) as usize).min(slopes.len() - 1)];
    Slope {
        median: slopes[slopes.len() / 2],
        least: ranked((count / 2.0 - reach).floor()),
        most: ranked((count / 2.0 + reach).ceil()),
    }
}

#[cfg(test)]
mod tests {
    use super::theil_sen;

    #[test]
    fn a_single_high_sample_makes_no_slope_and_a_leak_does() {
        let flat: Vec<_> =
            (0..30).map(|minute| (f64::from(minute), if minute == 29 { 9000.0 } else { 100.0 })).collect();
        assert!(theil_sen(&flat).median.abs() < 1e-9);
        // A saw's teeth on a slope.
        let leak = |minute: i32| 100.0 + 250.0 * f64::from(minute) + f64::from(minute % 3) * 400.0;
        let leak: Vec<_> = (0..30).map(|minute| (f64::from(minute), leak(minute))).collect();
        let slope = theil_sen(&leak);
        assert!(slope.least > 200.0 && slope.least <= slope.median && slope.median <= slope.most, "{slope:?}");
        assert!((slope.median - 250.0).abs() < 30.0, "{slope:?}");
    }
}
