//! Counted reads: each on disk when it is answered. Beside the same server with nothing to count, Redis and PostgreSQL.

use super::{
    Place, TELLAL, Wishes,
    http::Line,
    load::Load,
    postgres, redis,
    report::{Outcome, Row, Verdict},
    rounds::{Spread, Target, Unit, interleave},
    tellal::{self, Newsroom},
};
use crate::postgres::Postgres;
use anyhow::ensure;
use std::{fs, path::PathBuf};

/// Readers that one run can report at most, so that no two runs' readers are the same.
const READERS: u64 = 4_194_304;
/// Answered by the handler of reports without a look at any story, token or book: there is no such story.
const REFUSED: &str = "/b/nonsense";
const REFUSED_STATUS: u16 = 404;

/// Reports of readers of whom no two are the same.
pub(super) struct Reports {
    paths: PathBuf,
    folder: PathBuf,
}

impl Reports {
    /// What the run with this number sends.
    pub(super) fn load(&self, run: u64) -> Load {
        Load::Beacons { url: format!("http://127.0.0.1:{TELLAL}"), paths: self.paths.clone(), from: run * READERS }
    }

    /// Closes the newsroom and compares its books with what was answered in the measured rounds.
    pub(super) fn check(&self, newsroom: Newsroom, answered: u64) -> anyhow::Result<String> {
        newsroom.server.end();
        let (counted, aside) = tellal::books(&self.folder)?;
        ensure!(
            counted >= answered,
            "{answered} reads were answered, but the books have {counted}, and {aside} that were set aside"
        );
        Ok(format!(
            "{answered} reads were answered in the measured rounds; the books have {counted} with those of the warm-up, and {aside} that were \
             set aside."
        ))
    }
}

/// Reads from the pages where they report that they were read, and opens the newsroom again: pages that an earlier process
/// sent may be reported by as many readers as like, for nobody knows how many copies of them are out.
pub(super) fn reopen(place: &Place, newsroom: Newsroom, paths: &[String]) -> anyhow::Result<(Newsroom, Reports)> {
    let mut line = Line::to(TELLAL);
    let mut beacons = Vec::new();
    for path in paths {
        beacons.push(tellal::beacon(&line.get(path, "")?.good()?.text())?);
    }
    let list = place.fresh("beacons")?.join("paths");
    fs::write(&list, beacons.join("\n"))?;
    let folder = newsroom.folder.clone();
    newsroom.server.end();
    let newsroom = tellal::start(place, folder.clone())?;
    Ok((newsroom, Reports { paths: list, folder }))
}

const CONNECTIONS: [(u32, &str, &str, f64); 2] = [
    (50, "counted reads/s at 50 connections beside Redis INCR, appendfsync always", "at least 1.0 x", 1.0),
    (500, "counted reads/s at 500 connections beside Redis INCR, appendfsync always", "at least 1.5 x", 1.5),
];
const UNCOUNTED: (&str, &str) =
    ("counted reads/s at 500 connections beside the same server's 404 without counting", "at least 0.8 x");

pub(super) fn run(wishes: &Wishes) -> anyhow::Result<Outcome> {
    let made = tellal::archive(&wishes.place, super::pages::STORIES)?;
    let newsroom = tellal::start(&wishes.place, tellal::copy(&wishes.place, &made)?)?;
    let (newsroom, reports) = reopen(&wishes.place, newsroom, &tellal::stories(1_000, "tr")?)?;
    let redis = wishes.peer("redis").and_then(|()| redis::start(&wishes.place));
    let postgres: anyhow::Result<Postgres> = wishes.peer("postgres").and_then(|()| postgres::start());
    let mut outcome = Outcome::default();
    outcome.notes.extend([
        "| connections | | a second | µs of processor each | server's share of its core | sender's | p50, ms | p99, ms |".to_owned(),
        "|---|---|---|---|---|---|---|---|".to_owned(),
    ]);
    let (mut answered, mut runs) = (0, 0);
    for (connections, figure, asked, least) in CONNECTIONS {
        let server = &newsroom.server;
        let refused =
            move |_| Load::Refused { url: format!("http://127.0.0.1:{TELLAL}"), path: REFUSED, status: REFUSED_STATUS };
        let first = runs;
        let mut targets = vec![Target::wrk("Tellal, counted", server, connections, |run| reports.load(first + run))];
        if let Ok(redis) = &redis {
            let run = move |_, seconds| redis::incr(redis, connections, seconds);
            targets.push(Target { name: "Redis INCR, appendfsync always", run: Box::new(run) });
        }
        if let Ok(postgres) = &postgres {
            let run = move |_, seconds| postgres::update(postgres, connections, seconds);
            targets.push(Target { name: "PostgreSQL UPDATE", run: Box::new(run) });
        }
        let unit = Target::wrk("Tellal, 404 without counting", server, connections, refused);
        let all = interleave(&unit, &targets, Unit::AroundAll, wishes.rounds, wishes.seconds)?;
        runs += 1_000;
        answered += all[1].requests();
        for series in &all {
            outcome.notes.push(format!(
                "| {connections} | {} | {} | {} | {:.2} | {:.2} | {} | {} |",
                series.name,
                series.rate(),
                series.cpu(),
                series.of(|shown| shown.server).median,
                series.of(|shown| shown.sender).median,
                series.of(|shown| shown.p50),
                series.of(|shown| shown.p99),
            ));
        }
        let beside = |name: &str| {
            let other = all.iter().find(|series| series.name.starts_with(name));
            other.map(|other| all[1].beside(other, |shown| shown.rate))
        };
        outcome.rows.push(match (&redis, beside("Redis")) {
            (_, Some(ratio)) => {
                let measured = format!("{ratio} x: {}/s", all[1].rate());
                Row::new(figure, asked, measured, Verdict::of(ratio.median >= least))
            }
            (Err(why), None) => Row::missing(figure, asked, why),
            (Ok(_), None) => Row::missing(figure, asked, "Redis was not asked"),
        });
        let figure = format!("counted reads/s at {connections} connections beside PostgreSQL's UPDATE");
        outcome.rows.push(match (&postgres, beside("PostgreSQL")) {
            (_, Some(ratio)) => Row::new(figure, "", format!("{ratio} x"), Verdict::Told),
            (Err(why), None) => Row::missing(figure, "", why),
            (Ok(_), None) => Row::missing(figure, "", "PostgreSQL was not asked"),
        });
        if connections == 500 {
            let ratio = Spread::of(all[1].by_rate.iter().copied());
            let verdict = Verdict::of(ratio.median >= 0.8);
            outcome.rows.push(Row::new(UNCOUNTED.0, UNCOUNTED.1, format!("{ratio} x"), verdict));
        }
    }
    drop((redis, postgres));
    let checked = reports.check(newsroom, answered)?;
    outcome.notes.extend([String::new(), checked]);
    Ok(outcome)
}
