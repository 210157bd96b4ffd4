//! What a page carries so that its report is believed, and what an answer carries so that the same reader's next one is.
//!
//! A **token** goes out with a page: `base64url(when, mac)` where `when` is the half hour of issue with the number of the run of the
//! server that made it, and `mac` the first ten bytes of a keyed BLAKE3 over story and `when`. All copies of a page that go out
//! within a half hour carry the same one, so that a page can be kept and sent again; how many that were is in [`super::issues`]. A
//! **ticket** is given to a reader whose report was a read (or that read once more): its `mac` is over the reader's digest of today as well, so that it
//! serves nobody else and not the day after. Both live for 48 half hours after that of their issue.
//!
//! Ten bytes: whoever guesses does so over the network, and wins one read in 2^80 tries.

use tellal_story::StoryId;

/// For so many half hours after that of its issue a token is good: whoever opened a page has at least a day to look at it.
pub(super) const LIFE: u32 = 48;

/// Letters of a token or a ticket: 14 bytes in base64.
pub(super) const LETTERS: usize = 19;

/// Bits of `when` that hold the half hour, enough until 2209; the others hold the run.
const WINDOW_BITS: u32 = 22;

/// The first bytes of a keyed hash.
pub(super) type Mac = [u8; 10];

/// When something was issued, and by which run of the server: runs are told apart so that copies which an earlier one sent within
/// the same half hour are not taken for this one's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When(u32);

impl When {
    /// A half hour, counted from 1970, in a run of which the lowest ten bits are told.
    pub(super) fn new(window: u32, run: u32) -> Self {
        Self((run << WINDOW_BITS) | (window & ((1 << WINDOW_BITS) - 1)))
    }

    /// The half hour.
    pub(super) fn window(self) -> u32 {
        self.0 & ((1 << WINDOW_BITS) - 1)
    }

    /// Whether it has come, and is not longer ago than such things live.
    pub(super) fn is_good(self, now: u32) -> bool {
        now.checked_sub(self.window()).is_some_and(|age| age <= LIFE)
    }
}

/// A token or a ticket, taken apart and not yet believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Signed {
    pub when: When,
    pub mac: Mac,
}

impl Signed {
    /// Its letters.
    pub(super) fn write(self) -> [u8; LETTERS] {
        let mut bytes = [0; 16];
        bytes[2..6].copy_from_slice(&self.when.0.to_be_bytes());
        bytes[6..].copy_from_slice(&self.mac);
        // 112 bits and two that are nothing.
        let bits = u128::from_be_bytes(bytes) << 2;
        std::array::from_fn(|at| ALPHABET[(bits >> (6 * (LETTERS - 1 - at))) as usize & 63])
    }

    /// Reads letters; none but those that [`Self::write`] makes.
    pub(super) fn read(text: &str) -> Option<Self> {
        let letters: &[u8; LETTERS] = text.as_bytes().try_into().ok()?;
        let bits = letters.iter().try_fold(0_u128, |bits, letter| Some(bits << 6 | u128::from(value(*letter)?)))?;
        let bytes = (bits % 4 == 0).then_some(bits >> 2)?.to_be_bytes();
        let (when, mac) = bytes[2..].split_first_chunk()?;
        Some(Self { when: When(u32::from_be_bytes(*when)), mac: mac.try_into().ok()? })
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn value(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}

/// What signs tokens and tickets.
#[derive(Clone)]
pub(super) struct Key(pub [u8; 32]);

impl Key {
    /// What a token of a story says.
    pub(super) fn of_page(&self, story: StoryId, when: When) -> Mac {
        self.mac(*b"page", story, when, &[])
    }

    /// What a ticket for a story says that was given to a reader with this digest.
    pub(super) fn of_reader(&self, story: StoryId, when: When, reader: &[u8; 16]) -> Mac {
        self.mac(*b"back", story, when, reader)
    }

    fn mac(&self, kind: [u8; 4], story: StoryId, when: When, reader: &[u8]) -> Mac {
        // Each part but the last has one length, so nothing can stand for another; one block of BLAKE3 holds it all.
        let mut said = [0; 4 + 16 + 4 + 16];
        said[..4].copy_from_slice(&kind);
        said[4..20].copy_from_slice(story.0.as_bytes());
        said[20..24].copy_from_slice(&when.0.to_be_bytes());
        let end = 24 + reader.len();
        said[24..end].copy_from_slice(reader);
        let mut mac = Mac::default();
        mac.copy_from_slice(&blake3::keyed_hash(&self.0, &said[..end]).as_bytes()[..10]);
        mac
    }
}

/// Compares without telling by its time how much was right.
pub(super) fn is_same(one: &Mac, other: &Mac) -> bool {
    one.iter().zip(other).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    proptest! {
        #[test]
        fn letters_are_there_and_back(when: u32, mac: Mac) {
            let signed = Signed { when: When(when), mac };
            let letters = signed.write();
            let text = std::str::from_utf8(&letters).unwrap();
            prop_assert_eq!(Signed::read(text), Some(signed));
        }

        /// One token has one way of being written: nothing can be changed in it without its being another one or none.
        #[test]
        fn what_is_read_is_what_would_be_written(text in "[A-Za-z0-9_-]{17,21}|[ -~]{0,30}") {
            if let Some(signed) = Signed::read(&text) {
                let letters = signed.write();
                prop_assert_eq!(std::str::from_utf8(&letters).unwrap(), text);
            }
        }

        #[test]
        fn a_token_is_good_from_its_half_hour_for_a_day(window in 0..3_000_000_u32, now in 0..3_000_000_u32, run in 0..1024_u32) {
            let when = When::new(window, run);
            prop_assert_eq!(when.window(), window);
            prop_assert_eq!(when.is_good(now), now >= window && now - window <= LIFE);
        }

        #[test]
        fn a_mac_is_bound_to_all_that_it_signs(
            keys in any::<([u8; 32], [u8; 32])>(), stories in any::<(u128, u128)>(), whens in any::<(u32, u32)>(), readers in any::<([u8; 16], [u8; 16])>(),
        ) {
            let story = |bits| StoryId(Uuid::from_u128(bits));
            let (key, one) = (Key(keys.0), story(stories.0));
            let mac = key.of_reader(one, When(whens.0), &readers.0);
            prop_assert_eq!(key.of_reader(one, When(whens.0), &readers.0), mac);
            prop_assert!(keys.0 == keys.1 || Key(keys.1).of_reader(one, When(whens.0), &readers.0) != mac);
            prop_assert!(stories.0 == stories.1 || key.of_reader(story(stories.1), When(whens.0), &readers.0) != mac);
            prop_assert!(whens.0 == whens.1 || key.of_reader(one, When(whens.1), &readers.0) != mac);
            prop_assert!(readers.0 == readers.1 || key.of_reader(one, When(whens.0), &readers.1) != mac);
            prop_assert_ne!(key.of_page(one, When(whens.0)), mac);
        }
    }

    #[test]
    fn macs_are_compared_whole() {
        let mac = [7; 10];
        assert!(is_same(&mac, &mac));
        for at in 0..10 {
            let mut other = mac;
            other[at] ^= 1;
            assert!(!is_same(&mac, &other), "{at}");
        }
    }
}
