//! Requests at a steady rate, each timed from the moment at which it was due: a server that keeps its clients waiting is not
//! spared the requests that they would have sent meanwhile (what Gil Tene calls coordinated omission).

use super::http::{Line, get_request};
use anyhow::ensure;
use std::{
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// What is asked for, in turns; somebody else may change it while it is.
pub(super) struct Asked {
    pub(super) port: u16,
    pub(super) headers: &'static str,
    pub(super) paths: Mutex<Vec<String>>,
}

/// Asks `rate` times a second for so long, on so many lines, and gives each answer's time in milliseconds, sorted. Any answer
/// but 200 makes the run invalid.
pub(super) fn ask(asked: &Asked, rate: u32, lines: u32, time: Duration) -> anyhow::Result<Vec<f64>> {
    let began = Instant::now() + Duration::from_millis(50);
    thread::scope(|scope| {
        let one = |number| scope.spawn(move || line(asked, rate, lines, number, began, time));
        let running: Vec<_> = (0..lines).map(one).collect();
        let mut times = Vec::new();
        for line in running {
            times.append(&mut line.join().map_err(|_| anyhow::anyhow!("a line fell over"))??);
        }
        times.sort_by(f64::total_cmp);
        Ok(times)
    })
}

/// The requests number `number`, `number + lines`, `number + 2 * lines` …
fn line(asked: &Asked, rate: u32, lines: u32, number: u32, began: Instant, time: Duration) -> anyhow::Result<Vec<f64>> {
    let mut line = Line::to(asked.port);
    let mut times = Vec::new();
    let mut turn = number;
    loop {
        let due = Duration::from_secs(1) * turn / rate;
        if due >= time {
            return Ok(times);
        }
        thread::sleep((began + due).saturating_duration_since(Instant::now()));
        let path = {
            let paths = asked.paths.lock().unwrap_or_else(PoisonError::into_inner);
            paths[turn as usize % paths.len()].clone()
        };
        let answer = line.ask(&get_request(asked.port, &path, asked.headers))?;
        times.push((began + due).elapsed().as_secs_f64() * 1000.0);
        ensure!(answer.status == 200, "{path} is answered with {}", answer.head);
        turn += lines;
    }
}
