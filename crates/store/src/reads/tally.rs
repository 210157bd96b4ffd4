//! What the log says, in memory: which readers the current window has seen, and the numbers.

use super::log::{Place, Record};
use super::{Class, Reads, Referrer, Window};
use std::collections::{HashMap, HashSet};
use tellal_story::StoryId;

/// Who has been seen in the current window. Finished windows are forgotten: their readers cannot come back, because
/// time does not.
#[derive(Default)]
pub(super) struct Seen {
    window: Window,
    /// One number for story and reader each, readers and bots apart: the exclusive or of the two is as unlikely to fall
    /// together by chance as two reader hashes are (they are 128 bits of a keyed hash), at half the memory.
    marks: [HashSet<u128>; 2],
}

impl Seen {
    /// Whether this visit would be the first of its reader to its story in its window.
    pub(super) fn is_new(&self, record: &Record) -> bool {
        record.window != self.window || !self.marks[side(record)].contains(&mark(record))
    }

    /// Notes a visit; says whether it was the first of its kind. The first visit of another window starts that window.
    pub(super) fn note(&mut self, record: &Record) -> bool {
        if record.window != self.window {
            // New sets rather than cleared ones, so that one busy half hour does not hold its memory for ever.
            *self = Self { window: record.window, marks: <[HashSet<u128>; 2]>::default() };
        }
        self.marks[side(record)].insert(mark(record))
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.marks.iter().map(HashSet::len).sum()
    }
}

fn side(record: &Record) -> usize {
    usize::from(record.class != Class::Counted)
}

fn mark(record: &Record) -> u128 {
    u128::from_le_bytes(record.reader) ^ record.story.0.as_u128()
}

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

/// The numbers.
#[derive(Default)]
pub(super) struct Tally {
    totals: HashMap<StoryId, Reads>,
    /// What is in the log and not yet in the database.
    unfolded: Deltas,
    /// How many records that is.
    waiting: u64,
    /// Where the log ends that these numbers are made of.
    end: Option<Place>,
}

/// A part of the log on its way into the database.
pub(super) struct Fold {
    pub(super) deltas: Deltas,
    pub(super) to: Place,
}

impl Tally {
    /// Starts from what the database has.
    pub(super) fn from_totals(totals: HashMap<StoryId, Reads>) -> Self {
        Self { totals, ..Self::default() }
    }

    /// Counts records that are in the log, which now ends at `end`.
    pub(super) fn count<'a>(&mut self, records: impl IntoIterator<Item = &'a Record>, end: Place) {
        for record in records {
            add(self.totals.entry(record.story).or_default(), of_class(record.class, 1));
            let Record { story, referrer, class, .. } = *record;
            *self.unfolded.entry(Cell { hour: record.window.hour(), story, referrer, class }).or_default() += 1;
            self.waiting += 1;
        }
        self.end = Some(end);
    }

    pub(super) fn of(&self, story: StoryId) -> Option<Reads> {
        self.totals.get(&story).copied()
    }

    pub(super) fn waiting(&self) -> u64 {
        self.waiting
    }

    /// Takes out what is to be folded; `None` if there is nothing.
    pub(super) fn take_unfolded(&mut self) -> Option<Fold> {
        let to = self.end.filter(|_| !self.unfolded.is_empty())?;
        self.waiting = 0;
        Some(Fold { deltas: std::mem::take(&mut self.unfolded), to })
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

fn add(to: &mut Reads, more: Reads) {
    to.counted += more.counted;
    to.aside += more.aside;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(story: u128, reader: u8, window: u32, class: Class) -> Record {
        let story = StoryId(uuid::Uuid::from_u128(story));
        Record { story, reader: [reader; 16], window: Window(window), class, referrer: Referrer::Unstated }
    }

    #[test]
    fn one_reader_one_story_one_window_and_bots_apart() {
        let mut seen = Seen::default();
        let cases = [
            (record(1, 1, 10, Class::Counted), true, "the first visit"),
            (record(1, 1, 10, Class::Counted), false, "a reload"),
            (record(2, 1, 10, Class::Counted), true, "another story"),
            (record(1, 2, 10, Class::Counted), true, "another reader"),
            (record(1, 1, 10, Class::Agent), true, "a machine at the same address"),
            (record(1, 1, 10, Class::Agent), false, "that machine again"),
            (record(1, 1, 11, Class::Counted), true, "the next half hour"),
        ];
        for (record, new, what) in cases {
            assert_eq!(seen.is_new(&record), new, "{what}");
            assert_eq!(seen.note(&record), new, "{what}");
        }
        assert_eq!(seen.len(), 1, "finished windows are forgotten");
    }
}
