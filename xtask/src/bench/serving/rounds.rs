//! Rounds in which servers take turns, so that what else the machine does meets all of them alike.

use super::{
    load::{Load, Shown, wrk},
    process::Server,
};

/// One run of a target: with its number, so that no two report the same readers, and for so many seconds.
type Run<'a> = Box<dyn Fn(u64, u32) -> anyhow::Result<Shown> + 'a>;

/// A server and what it is asked.
pub(super) struct Target<'a> {
    pub(super) name: &'static str,
    pub(super) run: Run<'a>,
}

impl<'a> Target<'a> {
    /// Asked by `wrk` on so many connections.
    pub(super) fn wrk(
        name: &'static str,
        server: &'a Server,
        connections: u32,
        load: impl Fn(u64) -> Load + 'a,
    ) -> Self {
        Self { name, run: Box::new(move |run, seconds| wrk(server, &load(run), connections, seconds)) }
    }
}

/// Where the unit (nginx) stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Before and after each target.
    AroundEach,
    /// At the beginning and the end of a round: for the many targets that are far slower.
    AroundAll,
}

/// Seconds for which each target is asked before anything counts: long enough for PHP to answer a few.
const WARM_UP: u32 = 3;

/// What all rounds have shown of a target.
#[derive(Debug)]
pub(super) struct Series {
    pub(super) name: &'static str,
    pub(super) shown: Vec<Shown>,
    /// Beside the mean of the unit before and after it in the same round: requests a second, and processor time a request.
    pub(super) by_rate: Vec<f64>,
    pub(super) by_cpu: Vec<f64>,
}

impl Series {
    pub(super) fn of(&self, what: impl Fn(&Shown) -> f64) -> Spread {
        Spread::of(self.shown.iter().map(what))
    }

    pub(super) fn rate(&self) -> Spread {
        self.of(|shown| shown.rate)
    }

    pub(super) fn cpu(&self) -> Spread {
        self.of(|shown| shown.cpu)
    }

    /// How many requests were answered in all rounds.
    pub(super) fn requests(&self) -> u64 {
        self.shown.iter().map(|shown| shown.requests).sum()
    }

    /// This one's figure beside another's of the same round.
    pub(super) fn beside(&self, other: &Self, what: impl Fn(&Shown) -> f64) -> Spread {
        Spread::of(self.shown.iter().zip(&other.shown).map(|(ours, theirs)| what(ours) / what(theirs)))
    }
}

/// Runs the rounds. The first of the series is the unit's. The number that a load is made from is that of the run, so that no
/// two runs report the same readers.
pub(super) fn interleave(
    unit: &Target<'_>,
    targets: &[Target<'_>],
    around: Unit,
    rounds: u32,
    seconds: u32,
) -> anyhow::Result<Vec<Series>> {
    let mut runs = 0;
    let mut run = |target: &Target<'_>, seconds| {
        runs += 1;
        (target.run)(runs, seconds)
    };
    let named =
        |target: &Target<'_>| Series { name: target.name, shown: Vec::new(), by_rate: Vec::new(), by_cpu: Vec::new() };
    let mut all: Vec<Series> = std::iter::once(unit).chain(targets).map(named).collect();
    // Does not count: caches fill, interpreters compile.
    for target in std::iter::once(unit).chain(targets) {
        run(target, WARM_UP)?;
    }
    for round in 1..=rounds {
        let mut units = vec![run(unit, seconds)?];
        // The other way round in every second round.
        let mut order: Vec<usize> = (0..targets.len()).collect();
        if round % 2 == 0 {
            order.reverse();
        }
        let mut shown = Vec::new();
        for (step, at) in order.iter().enumerate() {
            shown.push((*at, run(&targets[*at], seconds)?));
            if around == Unit::AroundEach || step + 1 == order.len() {
                units.push(run(unit, seconds)?);
            }
        }
        let mean = |step: usize, what: fn(&Shown) -> f64| {
            let (before, after) = match around {
                Unit::AroundEach => (units[step], units[step + 1]),
                Unit::AroundAll => (units[0], units[units.len() - 1]),
            };
            f64::midpoint(what(&before), what(&after))
        };
        for (step, (at, shown)) in shown.into_iter().enumerate() {
            let series = &mut all[at + 1];
            series.by_rate.push(shown.rate / mean(step, |shown| shown.rate));
            series.by_cpu.push(shown.cpu / mean(step, |shown| shown.cpu));
            println!(
                "    {:<34} {:>9.0}/s {:>9.1} µs {:>6.2} x {:>6.2} x; server {:.2}, sender {:.2}; p50 {:.2} ms, p99 {:.2} ms",
                series.name,
                shown.rate,
                shown.cpu,
                series.by_rate[series.by_rate.len() - 1],
                series.by_cpu[series.by_cpu.len() - 1],
                shown.server,
                shown.sender,
                shown.p50,
                shown.p99
            );
            series.shown.push(shown);
        }
        let rates: Vec<String> = units.iter().map(|shown| format!("{:.0}", shown.rate)).collect();
        println!("  round {round} of {rounds}: {} {}/s", unit.name, rates.join(", "));
        all[0].shown.extend(units);
    }
    Ok(all)
}

/// A median, and between what it lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spread {
    pub(super) median: f64,
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Spread {
    pub(super) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let at = |place: usize| values.get(place).copied().unwrap_or(f64::NAN);
        let last = values.len().saturating_sub(1);
        let median = f64::midpoint(at(last / 2), at(last.div_ceil(2)));
        Self { median, least: at(0), most: at(last) }
    }
}

/// Of sorted numbers the one below which this part of them lies.
pub(super) fn rank(sorted: &[f64], part: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
    let rank = ((sorted.len() as f64 * part).ceil() as usize).clamp(1, sorted.len().max(1));
    sorted.get(rank - 1).copied().unwrap_or(f64::NAN)
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.median.is_nan() {
            return f.write_str("–");
        }
        let digits = if self.most >= 1000.0 {
            0
        } else if self.most >= 10.0 {
            1
        } else {
            2
        };
        let show = |value: f64| {
            let text = format!("{value:.digits$}");
            // Thousands are told apart.
            let (whole, rest) = text.split_once('.').map_or((text.as_str(), ""), |(whole, rest)| (whole, rest));
            let grouped = whole
                .as_bytes()
                .rchunks(3)
                .rev()
                .map(|part| String::from_utf8_lossy(part).into_owned())
                .collect::<Vec<_>>()
                .join(",");
            if rest.is_empty() { grouped } else { format!("{grouped}.{rest}") }
        };
        write!(f, "{} ({} to {})", show(self.median), show(self.least), show(self.most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_is_told_with_its_ends() {
        assert_eq!(Spread::of([3.0, 1.0, 2.0]).to_string(), "2.00 (1.00 to 3.00)");
        assert_eq!(Spread::of([71_796.4, 62_020.0, 86_751.0]).to_string(), "71,796 (62,020 to 86,751)");
        assert_eq!(Spread::of([1.0, 2.0, 3.0, 4.0]).to_string(), "2.50 (1.00 to 4.00)");
        assert!(rank(&[1.0, 2.0, 3.0, 4.0], 0.99) > 3.9 && rank(&[1.0, 2.0, 3.0, 4.0], 0.5) < 2.1);
    }
}
