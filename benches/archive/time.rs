//! Two clocks: the one on the wall, and the processor's, which other programs on the machine do not disturb as much.

use std::time::Instant;

/// Both clocks, started.
pub(crate) struct Clock {
    wall: Instant,
    cpu: f64,
}

impl Clock {
    pub(crate) fn start() -> Self {
        let cpu = cpu();
        Self { wall: Instant::now(), cpu }
    }

    /// Seconds on the wall, and seconds that all threads together were at work.
    pub(crate) fn stop(self) -> (f64, f64) {
        let wall = self.wall.elapsed().as_secs_f64();
        (wall, cpu() - self.cpu)
    }
}

/// Seconds for which this process's threads have been at work, those that have ended left out.
fn cpu() -> f64 {
    // The system brings its note of a thread at work up to date when the thread steps aside.
    std::thread::yield_now();
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanos = tasks.filter_map(|task| {
        let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<u64>().ok()
    });
    #[expect(clippy::cast_precision_loss, reason = "seconds")]
    let seconds = nanos.sum::<u64>() as f64 / 1e9;
    seconds
}

/// Of sorted numbers the one below which this part of them lies.
pub(crate) fn at(sorted: &[f64], part: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
    let rank = ((sorted.len() as f64 * part).ceil() as usize).clamp(1, sorted.len().max(1));
    sorted.get(rank - 1).copied().unwrap_or(f64::NAN)
}
