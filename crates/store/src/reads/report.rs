//! What a page reports, what it comes to, and the copies of a page that reports may come from.

use super::{Reads, Visitor};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tellal_story::StoryId;

/// What a report comes to. Each falls in exactly one class, so the classes add up to all reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Class {
    /// A read, by the definition.
    Counted = 0,
    /// The same reader, story and half hour as a read.
    Repeat = 1,
    /// A machine by its own name or words, or a report that no page of this site made.
    Agent = 2,
    /// Behaves as nobody does who reads.
    Behaviour = 3,
    /// Comes from a network of machines.
    DataCentre = 4,
    /// One of too many readers at one address.
    Burst = 5,
    /// Carries a token that is not good, or is good no more.
    Replay = 6,
    /// The page was not on the screen for a second.
    Unseen = 7,
}

impl Class {
    /// All of them, each at the place of its number.
    pub const ALL: [Self; 8] = [
        Self::Counted,
        Self::Repeat,
        Self::Agent,
        Self::Behaviour,
        Self::DataCentre,
        Self::Burst,
        Self::Replay,
        Self::Unseen,
    ];

    /// As tables and files have it.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The class with a number, if it is the number of one.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// Its name in exports and in the ledger. Never translated.
    pub fn name(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Repeat => "repeat",
            Self::Agent => "agent",
            Self::Behaviour => "behaviour",
            Self::DataCentre => "data-centre",
            Self::Burst => "burst",
            Self::Replay => "replay",
            Self::Unseen => "unseen",
        }
    }

    /// Whether readers are shown it beside the reads: a repeat is the same read once more, and a page that nobody saw was
    /// no visit.
    pub fn is_aside(self) -> bool {
        !matches!(self, Self::Counted | Self::Repeat | Self::Unseen)
    }
}

/// Where a reader came from, as far as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Referrer {
    /// The page did not say.
    Unstated = 0,
    /// The page said that it came from nowhere.
    Direct = 1,
    /// A page of this site.
    Here = 2,
    /// A search engine.
    Search = 3,
    /// A social network.
    Social = 4,
    /// Any other site.
    Elsewhere = 5,
}

impl Referrer {
    /// All of them, each at the place of its number.
    pub const ALL: [Self; 6] = [Self::Unstated, Self::Direct, Self::Here, Self::Search, Self::Social, Self::Elsewhere];

    /// As tables and files have it.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The referrer class with a number, if it is the number of one.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// Its name in exports and in the ledger. Never translated.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unstated => "unstated",
            Self::Direct => "direct",
            Self::Here => "here",
            Self::Search => "search",
            Self::Social => "social",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// What a page reports.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// Of which story it is.
    pub story: StoryId,
    /// Who sent it.
    pub visitor: Visitor<'a>,
    /// What the site makes of it, which sees the request: the store finds out itself what needs a memory.
    pub said: Class,
    /// Where the reader came from.
    pub referrer: Referrer,
    /// The copies of the page whose token it carries; `None` is not limited.
    pub issue: Option<Arc<Issue>>,
}

impl<'a> Report<'a> {
    /// A person has read a story; nothing else is known.
    pub fn of(story: StoryId, visitor: Visitor<'a>) -> Self {
        Self { story, visitor, said: Class::Counted, referrer: Referrer::Unstated, issue: None }
    }
}

/// What a report came to. It is on disk by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counting {
    /// The class it fell in.
    pub class: Class,
    /// The story's numbers, with this report in them.
    pub reads: Reads,
    /// The reader's digest of today, for a ticket that nobody else can use.
    pub again: [u8; 16],
}

/// Copies of a page that went out with one token, and the reads that came back with it: no more of these count than of
/// those went out.
#[derive(Debug, Default)]
pub struct Issue {
    sent: AtomicU64,
    taken: AtomicU64,
    unlimited: bool,
}

impl Issue {
    /// For pages of which nobody here knows how many copies went out.
    pub fn unlimited() -> Self {
        Self { unlimited: true, ..Self::default() }
    }

    /// One more copy went out.
    pub fn sent(&self) {
        self.sent.fetch_add(1, Ordering::Relaxed);
    }

    /// Takes one of the copies that went out; `false` if all have been taken. One thread alone takes.
    pub(crate) fn take(&self) -> bool {
        let taken = self.taken.load(Ordering::Relaxed);
        if !self.unlimited && taken >= self.sent.load(Ordering::Relaxed) {
            return false;
        }
        self.taken.store(taken + 1, Ordering::Relaxed);
        true
    }

    /// Gives one back whose read could not be written down.
    pub(crate) fn give_back(&self) {
        let taken = self.taken.load(Ordering::Relaxed);
        self.taken.store(taken.saturating_sub(1), Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_there_and_back() {
        for (number, class) in (0..).zip(Class::ALL) {
            assert_eq!((class.number(), Class::from_number(number)), (number, Some(class)));
        }
        for (number, referrer) in (0..).zip(Referrer::ALL) {
            assert_eq!((referrer.number(), Referrer::from_number(number)), (number, Some(referrer)));
        }
        assert_eq!((Class::from_number(8), Referrer::from_number(6)), (None, None));
        let aside: Vec<_> = Class::ALL.into_iter().filter(|class| class.is_aside()).map(Class::number).collect();
        assert_eq!(aside, [2, 3, 4, 5, 6]);
    }

    #[test]
    fn no_more_reads_count_than_copies_went_out() {
        let issue = Issue::default();
        assert!(!issue.take());
        issue.sent();
        issue.sent();
        assert!(issue.take() && issue.take() && !issue.take());
        issue.give_back();
        assert!(issue.take() && !issue.take());
        let unlimited = Issue::unlimited();
        assert!((0..1000).all(|_| unlimited.take()));
    }
}
