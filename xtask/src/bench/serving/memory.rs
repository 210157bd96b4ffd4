//! What a large archive costs: memory once many different pages have been asked for, and the time from the start of the program to
//! the first page.

use super::{
    TELLAL, Wishes,
    http::Line,
    report::{Outcome, Row, Verdict},
    rounds::Spread,
    tellal,
};
use std::{thread, time::Duration};

/// Stories of the archive, and how many different pages are asked for.
const STORIES: u64 = 100_000;
const PAGES: usize = 10_000;

pub(super) fn run(wishes: &Wishes) -> anyhow::Result<Outcome> {
    let folder = tellal::archive(&wishes.place, STORIES)?;
    let newsroom = tellal::start(&wishes.place, folder.clone())?;
    let fresh = newsroom.server.memory()?;
    let paths = tellal::stories(PAGES, "tr")?;
    let mut line = Line::to(TELLAL);
    println!("  {PAGES} different pages are asked for …");
    for path in &paths {
        // As a browser asks, and as a reader without compression does.
        line.get(path, "accept-encoding: gzip, br, zstd\r\n")?.good()?;
    }
    for path in &paths {
        line.get(path, "")?.good()?;
    }
    // What is thrown away in the background is.
    thread::sleep(Duration::from_secs(2));
    let after = newsroom.server.memory()?;
    newsroom.server.end();
    let path = &paths[PAGES / 2];
    let mut cold = Vec::new();
    for _ in 0..wishes.rounds.max(3) {
        let (took, server) = tellal::cold(&wishes.place, &folder, path)?;
        println!("  first page after {took:.1?}");
        cold.push(took.as_secs_f64() * 1000.0);
        server.end();
    }
    let cold = Spread::of(cold);
    #[expect(clippy::cast_precision_loss, reason = "megabytes")]
    let megabytes = |kib: u64| kib as f64 * 1024.0 / 1e6;
    let rows = vec![
        Row::new(
            "memory (PSS) serving a 100,000-story archive, 10,000 different pages asked for",
            "at most 300 MB",
            format!("{:.0} MB ({:.0} MB when it has just opened)", megabytes(after), megabytes(fresh)),
            Verdict::of(megabytes(after) <= 300.0),
        ),
        Row::new(
            "cold start of that archive: from exec to the first story's page",
            "at most 300 ms",
            format!("{cold} ms"),
            Verdict::of(cold.median <= 300.0),
        ),
    ];
    let notes = vec![
        "Each page once as a browser asks (gzip, br, zstd) and once without compression, two seconds of rest, then `Pss` of \
         `/proc/PID/smaps_rollup`. A cold start is one of the process: the files are in the system's own cache, the server has one core."
            .to_owned(),
    ];
    Ok(Outcome { rows, notes })
}
