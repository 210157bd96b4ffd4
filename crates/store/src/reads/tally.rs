//! What the log says, in memory: the numbers, and what of them the books do not have yet.

use super::log::{Name, Place};
use super::{Class, Reads, Referrer, Window};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use tellal_story::StoryId;

/// What the books tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Cell {
    /// Counted from 1970-01-01T00:00:00Z.
    pub(super) hour: u32,
    pub(super) story: StoryId,
    pub(super) referrer: Referrer,
    pub(super) class: Class,
}

/// Reports by what the books tell apart.
pub(super) type Deltas = HashMap<Cell, u64>;

/// A story's place in the tally: good for as long as the process runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At(pub(super) u32);

const REFERRERS: usize = Referrer::ALL.len();
const CELLS: usize = Class::ALL.len() * REFERRERS;

/// The numbers.
#[derive(Default)]
pub(super) struct Tally {
    places: HashMap<StoryId, At, BuildHasherDefault<OfId>>,
    rows: Vec<Row>,
    /// The hour that is being counted, with the cells of each story that has been reported in it.
    hour: u32,
    open: Vec<(At, [u32; CELLS])>,
    /// What has been counted of other hours and is not in the database.
    older: Deltas,
    /// How many cells are not in the database.
    waiting: usize,
    /// Where the log ends that these numbers are made of, and its last window.
    end: Option<(Place, Window)>,
    /// Segments that are written no more, with their last windows.
    finished: Vec<(Name, Window)>,
}

struct Row {
    story: StoryId,
    reads: Reads,
    /// Which of the open cells are its, counted from 1.
    open: u32,
}

/// A part of the log on its way into the database.
pub(super) struct Fold {
    pub(super) deltas: Deltas,
    pub(super) to: Place,
}

impl Tally {
    /// Starts from what the database has.
    pub(super) fn from_totals(totals: HashMap<StoryId, Reads>) -> Self {
        let mut tally = Self::default();
        for (story, reads) in totals {
            let At(at) = tally.place(story);
            tally.rows[at as usize].reads = reads;
        }
        tally
    }

    /// The story's place, made if it has none.
    pub(super) fn place(&mut self, story: StoryId) -> At {
        let next = At(u32::try_from(self.rows.len()).unwrap_or(u32::MAX));
        let at = *self.places.entry(story).or_insert(next);
        if at == next {
            self.rows.push(Row { story, reads: Reads::default(), open: 0 });
        }
        at
    }

    /// Counts reports that are in the log.
    #[inline]
    pub(super) fn add(&mut self, At(at): At, hour: u32, referrer: Referrer, class: Class, n: u32) {
        if hour != self.hour {
            self.shut();
            self.hour = hour;
        }
        let row = &mut self.rows[at as usize];
        match class {
            Class::Counted => row.reads.counted += u64::from(n),
            class if class.is_aside() => row.reads.aside += u64::from(n),
            _ => {}
        }
        if row.open == 0 {
            self.open.push((At(at), [0; CELLS]));
            row.open = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
        }
        let cell = &mut self.open[row.open as usize - 1].1
            [usize::from(class.number()) * REFERRERS + usize::from(referrer.number())];
        self.waiting += usize::from(*cell == 0);
        // An hour has no four thousand million reports of one story.
        *cell = cell.saturating_add(n);
    }

    /// Says where the log ends now, all of which has been counted.
    pub(super) fn ends(&mut self, end: Place, window: Window) {
        if let Some((before, last)) = self.end.filter(|(before, _)| before.name != end.name) {
            self.finished.push((before.name, last));
        }
        self.end = Some((end, window));
    }

    pub(super) fn of(&self, story: StoryId) -> Option<Reads> {
        self.places.get(&story).map(|at| self.at(*at))
    }

    #[inline]
    pub(super) fn at(&self, At(at): At) -> Reads {
        self.rows[at as usize].reads
    }

    pub(super) fn waiting(&self) -> usize {
        self.waiting
    }

    /// Takes out what is to be folded; `None` if there is nothing.
    pub(super) fn take_unfolded(&mut self) -> Option<Fold> {
        self.shut();
        let (to, _) = self.end.filter(|_| !self.older.is_empty())?;
        self.waiting = 0;
        Some(Fold { deltas: std::mem::take(&mut self.older), to })
    }

    /// Takes out the segments that nobody needs when the log has been entered up to `to`: their readers' half hours are
    /// over as well.
    pub(super) fn take_finished(&mut self, to: Place, now: Window) -> Vec<Name> {
        let over = |(name, last): &mut (Name, Window)| *name < to.name && *last != now;
        self.finished.extract_if(.., over).map(|(name, _)| name).collect()
    }

    /// Moves the cells of the open hour to the others.
    fn shut(&mut self) {
        for (At(at), cells) in self.open.drain(..) {
            let row = &mut self.rows[at as usize];
            row.open = 0;
            for (n, number) in cells.into_iter().zip(0..).filter(|(n, _)| *n > 0) {
                let (class, referrer) = (Class::ALL[number / REFERRERS], Referrer::ALL[number % REFERRERS]);
                let cell = Cell { hour: self.hour, story: row.story, referrer, class };
                *self.older.entry(cell).or_default() += u64::from(n);
            }
        }
    }
}

/// What reports of a class add to a story's numbers.
pub(super) fn of_class(class: Class, n: u64) -> Reads {
    match class {
        Class::Counted => Reads { counted: n, aside: 0 },
        class if class.is_aside() => Reads { counted: 0, aside: n },
        _ => Reads::default(),
    }
}

/// Hashes ids, of which only public stories' get in here: their random bits need no more than to be spread.
#[derive(Default)]
struct OfId(u64);

impl Hasher for OfId {
    fn write(&mut self, bytes: &[u8]) {
        let mut last = [0; 8];
        let from = bytes.len().saturating_sub(8);
        last[..bytes.len() - from].copy_from_slice(&bytes[from..]);
        let spread = u64::from_le_bytes(last).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 ^= spread ^ spread >> 32;
    }

    /// The length, which is always the same.
    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn hours_add_up_to_the_total_whatever_is_folded_when() {
        let story = StoryId(uuid::Uuid::from_u128(0x1990));
        let mut tally = Tally::from_totals(HashMap::from([(story, Reads { counted: 5, aside: 1 })]));
        let end = Place::begin_of(date(2026, 3, 12));
        let (mut folded, mut cells): (u64, Deltas) = (0, HashMap::new());
        for step in 0..200_u32 {
            let at = tally.place(story);
            let class = Class::ALL[step as usize % 8];
            tally.add(at, 100 + step / 30, Referrer::ALL[step as usize % 6], class, 1 + step % 3);
            tally.ends(end, Window(200 + step / 15));
            if step % 7 == 0
                && let Some(fold) = tally.take_unfolded()
            {
                assert_eq!(tally.waiting(), 0);
                for (cell, n) in fold.deltas {
                    *cells.entry(cell).or_default() += n;
                    folded += n;
                }
            }
        }
        let rest = tally.take_unfolded().unwrap();
        folded += rest.deltas.values().sum::<u64>();
        rest.deltas.into_iter().for_each(|(cell, n)| *cells.entry(cell).or_default() += n);
        assert_eq!(folded, (0..200).map(|step| 1 + step % 3).sum::<u64>());
        let mut sum = Reads { counted: 5, aside: 1 };
        for (cell, n) in &cells {
            let more = of_class(cell.class, *n);
            (sum.counted, sum.aside) = (sum.counted + more.counted, sum.aside + more.aside);
        }
        assert_eq!(tally.of(story), Some(sum));
        assert!(tally.take_unfolded().is_none());
    }

    #[test]
    fn a_segment_goes_when_it_is_entered_and_its_half_hour_is_over() {
        let mut tally = Tally::default();
        let at = |part, offset| Place { name: Name { day: date(2026, 3, 12), part }, offset };
        for (part, window) in [(0, 10), (0, 11), (1, 11), (2, 12)] {
            tally.ends(at(part, 100), Window(window));
        }
        assert_eq!(tally.take_finished(at(0, 100), Window(12)), [], "not entered");
        let names = |parts: &[u32]| parts.iter().map(|part| at(*part, 0).name).collect::<Vec<_>>();
        assert_eq!(tally.take_finished(at(1, 50), Window(11)), names(&[]), "its readers may come back");
        assert_eq!(tally.take_finished(at(1, 50), Window(12)), names(&[0]));
        assert_eq!(tally.take_finished(at(2, 0), Window(12)), names(&[1]));
    }
}
