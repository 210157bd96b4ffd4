//! Dice that fall the same way each time (`SplitMix64`).

/// Dice for one purpose.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// The dice of a story, for one of several purposes.
    pub(super) fn of(story: u64, purpose: u64) -> Self {
        let mut dice = Self(story.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (purpose << 56));
        dice.throw();
        dice
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    /// A number below another one, each as often; 0 below 0.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        // Of 64 bits, a remainder that is a little too often small shows to nobody.
        self.throw() % end.max(1)
    }

    /// A place in a list.
    pub(super) fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).unwrap_or(0)
    }

    /// Something of a list that is not empty.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.index(list.len())]
    }

    /// The same, the first far more often than the last, as words and names come in life.
    pub(super) fn skewed<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let end = self.index(list.len()) + 1;
        &list[self.index(end)]
    }
}
