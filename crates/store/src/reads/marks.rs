//! Small counts by mark, in little memory: who has been seen, and how often.

/// Most marks that a table takes: three quarters of 2²² places of 8 bytes, so a table has 32 MiB at most.
pub(super) const MOST: usize = 3 << 20;
/// Places of a new table.
const FIRST: usize = 1 << 10;

/// Counts by mark. A mark is a number that a keyed hash has made, so its bits are as good as dice: the upper ones say where
/// it stands, and no hash is needed. Places are tried in a row (linear probing), so that a search stays in one line of
/// the processor's cache.
///
/// The lower `COUNT` bits of a place hold the count and the others the mark without its lower bits. With 0 bits a mark
/// is there or not.
pub(super) struct Marks<const COUNT: u32> {
    places: Vec<u64>,
    len: usize,
}

impl<const COUNT: u32> Default for Marks<COUNT> {
    fn default() -> Self {
        Self { places: Vec::new(), len: 0 }
    }
}

impl<const COUNT: u32> Marks<COUNT> {
    const ONE: u64 = 1;
    const COUNTS: u64 = (1 << COUNT) - 1;

    /// How many marks there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Whether no other mark can be taken.
    pub(super) fn is_full(&self) -> bool {
        self.len >= MOST
    }

    /// A part of the table that a search for the mark will look at. Asked for some marks ahead, it has come from memory by
    /// the time that it is needed.
    #[inline]
    pub(super) fn touch(&self, mark: u64) -> u64 {
        if self.places.is_empty() { 0 } else { self.places[self.place(mark)] }
    }

    /// How often the mark has been added; without bits for a count, 1 if it has.
    #[inline]
    pub(super) fn count(&self, mark: u64) -> u64 {
        match self.find(mark) {
            Ok(at) => self.counted(at),
            Err(_) => 0,
        }
    }

    /// A table with room for so many marks, if that is not more than a table takes.
    pub(super) fn with_room(marks: usize) -> Self {
        let places = (marks.min(MOST) * 4 / 3 + 1).next_power_of_two();
        if places <= FIRST { Self::default() } else { Self { places: vec![0; places], len: 0 } }
    }

    /// Adds a mark, once more if it is there; says how often it had been added before. The caller asks
    /// [`Marks::is_full`] first where it matters. A count that fills its bits stays where it is.
    #[inline]
    pub(super) fn add(&mut self, mark: u64) -> u64 {
        if self.len * 4 >= self.places.len() * 3 {
            self.grow();
        }
        match self.find(mark) {
            Ok(at) => {
                let before = self.counted(at);
                if COUNT > 0 && before < Self::COUNTS {
                    self.places[at] += 1;
                }
                before
            }
            Err(at) => {
                self.places[at] = Self::name(mark) | if COUNT > 0 { Self::ONE } else { 0 };
                self.len += 1;
                0
            }
        }
    }

    /// Undoes one [`Marks::add`].
    pub(super) fn take_back(&mut self, mark: u64) {
        let Ok(mut hole) = self.find(mark) else { return };
        if COUNT > 0 && self.counted(hole) > 1 {
            self.places[hole] -= 1;
            return;
        }
        // Whoever stands further on because this place was taken moves up, so that no search ends too early.
        let last = self.places.len() - 1;
        let mut at = hole;
        loop {
            at = (at + 1) & last;
            let place = self.places[at];
            if place == 0 {
                break;
            }
            let home = self.place(place);
            if (at.wrapping_sub(home) & last) >= (at.wrapping_sub(hole) & last) {
                self.places[hole] = place;
                hole = at;
            }
        }
        self.places[hole] = 0;
        self.len -= 1;
    }

    #[inline]
    fn counted(&self, at: usize) -> u64 {
        if COUNT > 0 { self.places[at] & Self::COUNTS } else { 1 }
    }

    /// What a place holds of a mark: never 0, which is an empty place.
    #[inline]
    fn name(mark: u64) -> u64 {
        let name = mark & !Self::COUNTS;
        if COUNT == 0 && name == 0 { Self::ONE } else { name }
    }

    #[inline]
    fn place(&self, mark: u64) -> usize {
        // The upper bits: the lower ones may be a count. The length is a power of two and above 1.
        #[expect(clippy::cast_possible_truncation, reason = "as many bits as the table has places")]
        let place = (mark >> (64 - self.places.len().trailing_zeros())) as usize;
        place
    }

    /// Where the mark stands, or where it would.
    #[inline]
    fn find(&self, mark: u64) -> Result<usize, usize> {
        if self.places.is_empty() {
            return Err(0);
        }
        let (name, last) = (Self::name(mark), self.places.len() - 1);
        let mut at = self.place(mark);
        loop {
            let place = self.places[at];
            if place == 0 {
                return Err(at);
            }
            if place & !Self::COUNTS == name {
                return Ok(at);
            }
            at = (at + 1) & last;
        }
    }

    #[cold]
    fn grow(&mut self) {
        let places = std::mem::take(&mut self.places);
        self.places = vec![0; (places.len() * 2).max(FIRST)];
        let last = self.places.len() - 1;
        for place in places.into_iter().filter(|place| *place != 0) {
            let mut at = self.place(place);
            while self.places[at] != 0 {
                at = (at + 1) & last;
            }
            self.places[at] = place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Marks;
    use proptest::prelude::*;
    use std::collections::HashMap;

    /// Marks that crowd: few places to stand, at both ends of the table.
    fn mark() -> impl Strategy<Value = u64> {
        prop_oneof![
            any::<u64>(),
            (0..40_u64).prop_map(|n| n << 50),
            (0..40_u64).prop_map(|n| u64::MAX - (n << 50)),
            Just(0),
        ]
    }

    proptest! {
        #[test]
        fn a_table_counts_as_a_plain_map_does(steps in prop::collection::vec((mark(), 0..4_u8), 0..3000)) {
            let (mut counts, mut known) = (Marks::<7>::default(), Marks::<0>::default());
            let mut plain: HashMap<u64, u64> = HashMap::new();
            for (mark, step) in steps {
                let mark = mark & !0x7F;
                let count = plain.entry(mark).or_default();
                if step == 0 && *count > 0 {
                    counts.take_back(mark);
                    *count -= 1;
                    if *count == 0 {
                        known.take_back(mark);
                    }
                } else if step > 0 && *count < 127 {
                    prop_assert_eq!(counts.add(mark), *count);
                    known.add(mark);
                    *count += 1;
                }
            }
            plain.retain(|_, count| *count > 0);
            prop_assert_eq!((counts.len(), known.len()), (plain.len(), plain.len()));
            for (mark, count) in plain {
                prop_assert_eq!((counts.count(mark), known.count(mark)), (count, 1));
            }
        }
    }
}
