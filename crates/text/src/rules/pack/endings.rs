//! What may hang on a stem: endings in slots, each slot at most once and in their order.

/// The endings of one kind of word in one language.
#[derive(Debug, Default)]
pub(super) struct Endings {
    /// Without marks: a reader's keyboard may lack them, and no ending is told from another by them alone.
    slots: Vec<Vec<Vec<char>>>,
}

impl Endings {
    /// Adds a slot: endings with blanks between them.
    pub fn push(&mut self, slot: &str) {
        self.slots.push(slot.split_whitespace().map(|ending| ending.chars().map(super::base).collect()).collect());
    }

    /// Whether all of `rest`, letters without marks, is endings. Nothing is.
    pub fn explain(&self, rest: &[char]) -> bool {
        explained(&self.slots, rest)
    }
}

fn explained(slots: &[Vec<Vec<char>>], rest: &[char]) -> bool {
    rest.is_empty()
        || slots.iter().enumerate().any(|(at, slot)| {
            slot.iter().any(|ending| rest.starts_with(ending) && explained(&slots[at + 1..], &rest[ending.len()..]))
        })
}
