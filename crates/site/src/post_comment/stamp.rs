//! When a form was made: a time with a keyed hash, in a field of the form itself. No cookie, and nothing is remembered.
//!
//! It tells a form that was filled in from one that a machine sent the moment it saw it, or made up. The key lives as long as the
//! process: a form from before a restart is one that nobody vouches for, and its comment waits for a moderator.

use super::floods::Key;
use jiff::{SignedDuration, Timestamp};
use tellal_story::Ambient;

/// Nobody has read a form and filled it in sooner.
const SOONEST: SignedDuration = SignedDuration::from_secs(2);
/// A page that was left open over a night is still somebody's.
const LATEST: SignedDuration = SignedDuration::from_hours(48);
/// Of the hash, in hexadecimal digits: what is guessed has to be guessed over the network.
const HASH_DIGITS: usize = 16;

/// What a stamp says of the form that it came with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Age {
    /// Somebody took their time.
    Good,
    /// It was sent sooner than a person could.
    Hasty,
    /// It is not ours, of another process, or days old.
    Unknown,
}

/// Makes stamps and reads them; lives in [`crate::Site`].
#[derive(Debug, Default)]
pub(crate) struct Stamps(Key);

impl Stamps {
    /// A stamp of this moment.
    pub(crate) fn make(&self, world: &dyn Ambient) -> String {
        let time = format!("{:x}", world.now().as_second());
        let hash = self.hash(&time, world);
        format!("{time}.{hash}")
    }

    /// How old a form is.
    pub(crate) fn age(&self, stamp: &str, world: &dyn Ambient) -> Age {
        let made = stamp
            .split_once('.')
            .filter(|(time, hash)| time.len() <= 16 && blake3_eq(&self.hash(time, world), hash))
            .and_then(|(time, _)| i64::from_str_radix(time, 16).ok())
            .and_then(|second| Timestamp::from_second(second).ok());
        match made.map(|made| world.now().duration_since(made)) {
            Some(age) if age < SOONEST => Age::Hasty,
            Some(age) if age <= LATEST => Age::Good,
            _ => Age::Unknown,
        }
    }

    fn hash(&self, time: &str, world: &dyn Ambient) -> String {
        blake3::keyed_hash(self.0.get(world), time.as_bytes()).to_hex()[..HASH_DIGITS].to_owned()
    }
}

/// What a cache that keeps pages may take for the stamp: it changes as often as a page with a stamp must be made anew.
pub(crate) fn day(now: Timestamp) -> String {
    (now.as_second() / 86_400).to_string()
}

/// Compares without telling by its time how much was right.
fn blake3_eq(one: &str, other: &str) -> bool {
    blake3::hash(one.as_bytes()) == blake3::hash(other.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{Age, Stamps};
    use jiff::SignedDuration;
    use tellal_story::Fixed;

    #[test]
    fn a_form_is_as_old_as_it_says_or_is_not_believed() {
        let world = Fixed::at("2026-03-12T10:00:00Z".parse().unwrap());
        let stamps = Stamps::default();
        let stamp = stamps.make(&world);
        assert_eq!(stamps.age(&stamp, &world), Age::Hasty);
        world.advance(SignedDuration::from_secs(2));
        assert_eq!(stamps.age(&stamp, &world), Age::Good);
        let (time, hash) = stamp.split_once('.').unwrap();
        for forged in ["", ".", "x", &format!("1.{hash}"), &format!("{time}.0"), &format!("{stamp}0")] {
            assert_eq!(stamps.age(forged, &world), Age::Unknown, "{forged}");
        }
        assert_eq!(Stamps::default().age(&stamp, &Fixed::at("2026-03-12T10:00:09Z".parse().unwrap())), Age::Good);
        world.advance(SignedDuration::from_hours(49));
        assert_eq!(stamps.age(&stamp, &world), Age::Unknown);
    }
}
