//! Whom the current half hour has seen, and what a report comes to by that.

use super::marks::Marks;
use super::{Class, Window};
use tellal_story::StoryId;

/// Different stories that one reader may open in a half hour before the rest is taken for a machine's: one every 15
/// seconds from the first second to the last. Who skims opens some dozens.
pub(super) const STORIES: u64 = 120;
/// Different readers of one story that one address may have in a half hour. Behind the address of a school or a mobile
/// network there are many people, but few of them read the same story in the same half hour with browsers that differ;
/// a program that makes up a new browser name for each request passes this within a second. The first reader that an
/// address has in a half hour is one of them, on whichever story: so nothing has to be remembered of addresses that
/// have one reader, which are nearly all.
pub(super) const READERS: u64 = 20;

/// A report as the memory knows it. Each is a number made with a key that is thrown away, so none can be turned back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sight {
    /// The reader: the first 8 bytes of their digest.
    pub(super) reader: u64,
    /// The address, by a secret of this process: it is in memory for a half hour and never on a disk.
    pub(super) address: u64,
    pub(super) story: StoryId,
}

impl Sight {
    #[expect(clippy::cast_possible_truncation, reason = "the lower half, in which an id's random bits are")]
    fn story(&self) -> u64 {
        self.story.0.as_u128() as u64
    }

    /// Of reader and story together: the exclusive or of the two is as unlikely to fall together by chance as two readers
    /// are.
    #[inline]
    fn pair(&self) -> u64 {
        self.reader ^ self.story().rotate_left(32)
    }

    #[inline]
    fn crowd(&self) -> u64 {
        self.address ^ self.story().rotate_left(32)
    }
}

/// What the memory says to a report that would be a read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// New, and noted.
    New,
    /// Not to be counted.
    Set(Class),
    /// There is no room to tell another reader apart.
    Full,
}

/// Who has been seen in the current window. Finished windows are forgotten: their readers cannot come back, because
/// time does not.
#[derive(Default)]
pub(super) struct Seen {
    window: Window,
    /// Readers and stories.
    reads: Marks<0>,
    /// Stories by reader who is the first at their address, and by reader who is not.
    first: Marks<7>,
    others: Marks<7>,
    /// Readers by address.
    addresses: Marks<7>,
    /// Readers who are not the first, by address and story. What was counted before a restart is not in it.
    crowds: Marks<7>,
}

impl Seen {
    /// Turns to a window. Another one than before forgets whom that has seen.
    pub(super) fn turn(&mut self, window: Window) {
        if window != self.window {
            // New tables rather than cleared ones, and with no more room than the last half hour has needed, so that one
            // busy half hour does not hold its memory for ever.
            let (reads, first) = (Marks::with_room(self.reads.len()), Marks::with_room(self.first.len()));
            let addresses = Marks::with_room(self.addresses.len());
            *self = Self { window, reads, first, addresses, ..Self::default() };
        }
    }

    /// Reads what will be needed; see [`Marks::touch`].
    #[inline]
    pub(super) fn touch(&self, sight: &Sight) -> u64 {
        self.reads.touch(sight.pair()) ^ self.first.touch(sight.reader)
    }

    /// What a report comes to that would be a read; one that is new is noted, if `take` takes it.
    #[inline]
    pub(super) fn judge(&mut self, sight: &Sight, take: impl FnOnce() -> bool) -> Verdict {
        if self.reads.count(sight.pair()) > 0 {
            return Verdict::Set(Class::Repeat);
        }
        let mut stories = self.first.count(sight.reader);
        let is_first = stories > 0 || {
            stories = self.others.count(sight.reader);
            stories == 0 && self.addresses.count(sight.address) == 0
        };
        if stories >= STORIES {
            return Verdict::Set(Class::Behaviour);
        }
        if !is_first && self.crowds.count(sight.crowd()) >= READERS - 1 {
            return Verdict::Set(Class::Burst);
        }
        if self.reads.is_full() {
            return Verdict::Full;
        }
        if !take() {
            return Verdict::Set(Class::Replay);
        }
        self.reads.add(sight.pair());
        if stories == 0 {
            self.addresses.add(sight.address);
        }
        if is_first {
            self.first.add(sight.reader);
        } else {
            self.others.add(sight.reader);
            self.crowds.add(sight.crowd());
        }
        Verdict::New
    }

    /// Undoes what [`Seen::judge`] has noted of a read that could not be written down. The last is undone first.
    pub(super) fn take_back(&mut self, sight: &Sight) {
        self.reads.take_back(sight.pair());
        let is_first = self.first.count(sight.reader) > 0;
        let readers = if is_first { &mut self.first } else { &mut self.others };
        readers.take_back(sight.reader);
        let stories = readers.count(sight.reader);
        if !is_first {
            self.crowds.take_back(sight.crowd());
        }
        if stories == 0 {
            self.addresses.take_back(sight.address);
        }
    }

    /// Notes a read that the log has. The log does not know addresses: whoever it knows is taken for the first at theirs.
    pub(super) fn remember(&mut self, reader: u64, story: StoryId) {
        let sight = Sight { reader, address: 0, story };
        if self.reads.add(sight.pair()) == 0 {
            self.first.add(reader);
        }
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.reads.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(reader: u64, address: u64, story: u128) -> Sight {
        // As a keyed hash would have made them.
        let scatter = |n: u64| (n + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Sight { reader: scatter(reader), address: scatter(address), story: StoryId(uuid::Uuid::from_u128(story)) }
    }

    fn see(seen: &mut Seen, sight: Sight) -> Verdict {
        seen.judge(&sight, || true)
    }

    #[test]
    fn one_reader_one_story_one_window() {
        let mut seen = Seen::default();
        seen.turn(Window(10));
        let repeat = Verdict::Set(Class::Repeat);
        assert_eq!(see(&mut seen, sight(1, 1, 1)), Verdict::New, "the first visit");
        assert_eq!(see(&mut seen, sight(1, 1, 1)), repeat, "a reload");
        assert_eq!(see(&mut seen, sight(1, 1, 2)), Verdict::New, "another story");
        assert_eq!(see(&mut seen, sight(2, 1, 1)), Verdict::New, "another reader");
        seen.take_back(&sight(1, 1, 1));
        assert_eq!(see(&mut seen, sight(1, 1, 1)), Verdict::New, "what could not be written has not been");
        seen.turn(Window(11));
        assert_eq!(see(&mut seen, sight(1, 1, 1)), Verdict::New, "the next half hour");
        assert_eq!(seen.len(), 1, "finished windows are forgotten");
    }

    #[test]
    fn one_address_has_twenty_readers_of_a_story_and_no_more() {
        let mut seen = Seen::default();
        for reader in 0..100 {
            let verdict = see(&mut seen, sight(reader, 7, 1));
            assert_eq!(verdict == Verdict::New, reader < READERS, "reader {reader}");
            assert!(verdict == Verdict::New || verdict == Verdict::Set(Class::Burst));
        }
        assert_eq!(see(&mut seen, sight(3, 7, 1)), Verdict::Set(Class::Repeat), "whoever was counted is a repeat");
        assert_eq!(see(&mut seen, sight(3, 7, 2)), Verdict::New, "another story");
        assert_eq!(see(&mut seen, sight(200, 8, 1)), Verdict::New, "the house next door");
        seen.take_back(&sight(200, 8, 1));
        seen.take_back(&sight(3, 7, 2));
        seen.take_back(&sight(19, 7, 1));
        assert_eq!(see(&mut seen, sight(50, 7, 1)), Verdict::New, "the twentieth could not be written");
        assert_eq!(see(&mut seen, sight(51, 7, 1)), Verdict::Set(Class::Burst));
    }

    #[test]
    fn nobody_opens_a_hundred_and_twenty_one_stories_in_a_half_hour() {
        let mut seen = Seen::default();
        for story in 0..130 {
            let expected = if story < u128::from(STORIES) { Verdict::New } else { Verdict::Set(Class::Behaviour) };
            assert_eq!(see(&mut seen, sight(1, 1, story)), expected, "story {story}");
        }
        assert_eq!(see(&mut seen, sight(2, 2, 129)), Verdict::New, "somebody else");
        assert_eq!(seen.judge(&sight(3, 3, 1), || false), Verdict::Set(Class::Replay), "no copy is left");
        assert_eq!(see(&mut seen, sight(3, 3, 1)), Verdict::New, "and it was not noted");
    }
}
