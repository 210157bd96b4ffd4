//! What came of all runs, in words, and as JSON.

use super::{
    books::{Books, Kind},
    check::{Fault, Sort},
    damage::Damage,
};
use std::{collections::BTreeMap, fmt::Write as _, time::Duration};

/// When the process was killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Under load.
    Load,
    /// While it opened again after having been killed under load.
    StartUp,
    /// After SIGTERM under load, while it closed and folded the reads.
    Fold,
    /// While the disk was full.
    Full,
    /// Under load, after the disk had been full and had room again.
    FullBefore,
}

impl Phase {
    /// As the tally names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Load => "under load",
            Self::StartUp => "while it opened",
            Self::Fold => "while it closed and folded the reads",
            Self::Full => "while the disk was full",
            Self::FullBefore => "after the disk had been full",
        }
    }
}

/// One run.
#[derive(Debug, Clone)]
pub struct Run {
    /// Its number, from 1.
    pub number: u32,
    /// When it was killed.
    pub phase: Phase,
    /// How long after the load began.
    pub after: Duration,
    /// What was done to its files.
    pub damage: Vec<Damage>,
    /// How many operations of all kinds it acknowledged.
    pub acknowledged: u64,
    /// Those that it refused.
    pub refused: u64,
    /// From the start of the process until it was open again.
    pub recovery: Duration,
    /// How long it took to look whether everything is there.
    pub checked_in: Duration,
    /// What must not be.
    pub faults: Vec<Fault>,
}

impl Run {
    /// A line.
    pub fn line(&self) -> String {
        let mut line = format!(
            "run {:3}: killed {} after {} ms, {} acknowledged",
            self.number,
            self.phase.name(),
            self.after.as_millis(),
            self.acknowledged
        );
        if self.refused > 0 {
            let _ = write!(line, ", {} refused", self.refused);
        }
        for damage in &self.damage {
            let _ = write!(line, ", {}", damage.name());
        }
        let (open, checked) = (self.recovery.as_millis(), self.checked_in.as_millis());
        let _ = write!(line, "; open again in {open} ms, checked in {checked} ms; ");
        match self.faults.as_slice() {
            [] => line.push_str("all is there"),
            faults => faults.iter().for_each(|fault| {
                let _ = write!(line, "\n    {:?}: {}", fault.sort, fault.what);
            }),
        }
        line
    }
}

/// All runs.
#[derive(Debug, Default)]
pub struct Tally {
    /// The seed that repeats them.
    pub seed: u64,
    /// How many.
    pub runs: u32,
    /// Kills by phase.
    pub kills: BTreeMap<Phase, u32>,
    /// Acknowledged and refused by kind.
    pub kinds: Vec<(&'static str, u64, u64)>,
    /// Damage by kind.
    pub damage: BTreeMap<Damage, u32>,
    /// Pages served while the disk was full.
    pub pages_while_full: u64,
    /// Times of recovery.
    pub recoveries: Vec<Duration>,
    /// All that must not be.
    pub faults: Vec<Fault>,
}

impl Tally {
    /// Takes in a run.
    pub fn add(&mut self, run: &Run) {
        self.runs += 1;
        *self.kills.entry(run.phase).or_default() += 1;
        run.damage.iter().for_each(|damage| *self.damage.entry(*damage).or_default() += 1);
        self.recoveries.push(run.recovery);
        self.faults.extend_from_slice(&run.faults);
    }

    /// Takes over what was acknowledged.
    pub fn close(&mut self, books: &Books) {
        self.kinds = Kind::ALL.map(|kind| (kind.name(), books.acknowledged(kind), books.refused(kind))).to_vec();
        self.recoveries.sort_unstable();
    }

    /// How many faults of a sort there were.
    pub fn faults(&self, sort: Sort) -> usize {
        self.faults.iter().filter(|fault| fault.sort == sort).count()
    }

    fn recovery(&self, hundredth: usize) -> u128 {
        let last = self.recoveries.len().saturating_sub(1);
        self.recoveries.get(last * hundredth / 100).map_or(0, Duration::as_millis)
    }

    /// In words, as Markdown.
    pub fn print(&self) -> String {
        let mut out = format!("| runs | {} (seed {}) |\n|---|---|\n", self.runs, self.seed);
        for (phase, count) in &self.kills {
            let _ = writeln!(out, "| killed {} | {count} |", phase.name());
        }
        for (kind, acknowledged, refused) in &self.kinds {
            let _ = writeln!(out, "| {kind} acknowledged (refused) | {acknowledged} ({refused}) |");
        }
        for (damage, count) in &self.damage {
            let _ = writeln!(out, "| {} | {count} |", damage.name());
        }
        let _ = writeln!(out, "| pages served while the disk was full | {} |", self.pages_while_full);
        let _ = writeln!(out, "| open again after, p50 / max | {} ms / {} ms |", self.recovery(50), self.recovery(100));
        let (lost, doubled, wrong) = (self.faults(Sort::Lost), self.faults(Sort::Doubled), self.faults(Sort::Wrong));
        let _ = writeln!(out, "| lost | {lost} |\n| doubled | {doubled} |\n| otherwise wrong | {wrong} |");
        out
    }

    /// As JSON. No name in it needs escaping but those of faults.
    pub fn json(&self) -> String {
        let list = |entries: Vec<String>| format!("{{{}}}", entries.join(","));
        let kills = self.kills.iter().map(|(phase, count)| format!("\"{}\":{count}", phase.name())).collect();
        let damage = self.damage.iter().map(|(damage, count)| format!("\"{}\":{count}", damage.name())).collect();
        let kinds = self
            .kinds
            .iter()
            .map(|(kind, acknowledged, refused)| {
                format!("\"{kind}\":{{\"acknowledged\":{acknowledged},\"refused\":{refused}}}")
            })
            .collect();
        let faults: Vec<_> = self
            .faults
            .iter()
            .map(|fault| format!("\"{:?}: {}\"", fault.sort, fault.what.replace(['"', '\\', '\n'], " ")))
            .collect();
        format!(
            "{{\"runs\":{},\"seed\":{},\"kills\":{},\"operations\":{},\"damage\":{},\"pages_while_full\":{},\
             \"recovery_ms\":{{\"p50\":{},\"max\":{}}},\"lost\":{},\"doubled\":{},\"wrong\":{},\"faults\":[{}]}}",
            self.runs,
            self.seed,
            list(kills),
            list(kinds),
            list(damage),
            self.pages_while_full,
            self.recovery(50),
            self.recovery(100),
            self.faults(Sort::Lost),
            self.faults(Sort::Doubled),
            self.faults(Sort::Wrong),
            faults.join(",")
        )
    }
}
