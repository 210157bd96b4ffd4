//! When comments rush in from everywhere at once: above a rate for the whole site, a comment that is to be shown or judged like any
//! other brings a proof of work, and one without waits for a moderator. No third party, nothing to read or to click.
//!
//! The proof: a text of letters and digits such that SHA-256 (FIPS 180-4) of `{stamp}.{proof}` begins with [`BITS`] zero bits, where the
//! stamp is the form's own. `comment.js` finds one while the form is being sent; some 65,000 hashes, a third of a second on a phone.
//! One proof is good for one comment, for as long as the stamp is good.

use crate::settings::Flood;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Zero bits at the beginning.
pub(crate) const BITS: u32 = 16;
const MINUTE: i64 = 60;
/// The longest proof, in bytes.
const PROOF_BYTES: usize = 32;
/// A stamp is good for two days, and so is what it vouches for; in seconds.
const KEPT: i64 = 48 * 3600;
/// So many used proofs are remembered; with more, the oldest stamps are over anyway.
const MANY: usize = 100_000;

/// How many came this minute and the one before, and which proofs are used up; lives in [`crate::Site`].
#[derive(Debug, Default)]
pub(crate) struct Rush {
    count: Mutex<Count>,
    used: Mutex<HashMap<[u8; 32], i64>>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    minute: i64,
    here: u64,
    before: u64,
}

impl Count {
    fn at(self, minute: i64) -> Self {
        match minute - self.minute {
            ..=0 => self,
            1 => Self { minute, here: 0, before: self.here },
            _ => Self { minute, here: 0, before: 0 },
        }
    }
}

impl Rush {
    /// Another comment has come.
    pub(super) fn count(&self, now: Timestamp) {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        *count = count.at(now.as_second().div_euclid(MINUTE));
        count.here += 1;
    }

    /// Whether it is a rush: by the minute that ends now, reckoned from this one and the share of the last that still counts.
    /// A rush begins above as many comments as [`Flood::work_from`] says.
    pub(crate) fn is_on(&self, flood: &Flood, now: Timestamp) -> bool {
        let second = now.as_second();
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner).at(second.div_euclid(MINUTE));
        let left = u64::try_from(MINUTE - second.rem_euclid(MINUTE)).unwrap_or(0);
        count.here + count.before * left / MINUTE.unsigned_abs() > u64::from(flood.work_from) && flood.limits
    }

    /// Whether a proof is right for a stamp and has not been used; it is used now.
    pub(super) fn take(&self, stamp: &str, proof: &str, now: Timestamp) -> bool {
        if proof.is_empty() || proof.len() > PROOF_BYTES || !proof.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return false;
        }
        let hash: [u8; 32] = Sha256::digest(format!("{stamp}.{proof}")).into();
        let zeros = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]).leading_zeros();
        if zeros < BITS {
            return false;
        }
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if used.len() >= MANY {
            used.retain(|_, at| now.as_second() - *at < KEPT);
        }
        // Whoever has found a hundred thousand proofs in two days has paid; that memory ends somewhere is right.
        used.len() < 2 * MANY && used.insert(hash, now.as_second()).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::Rush;
    use crate::settings::Flood;
    use jiff::{SignedDuration, Timestamp};

    fn proof_for(stamp: &str, from: u32) -> String {
        let rush = Rush::default();
        let now = Timestamp::UNIX_EPOCH;
        (from..u32::MAX).map(|n| format!("{n:x}")).find(|proof| rush.take(stamp, proof, now)).unwrap()
    }

    #[test]
    fn many_in_a_minute_are_a_rush_and_it_passes() {
        let (rush, flood) = (Rush::default(), Flood::default());
        let mut now: Timestamp = "2026-03-12T10:00:30Z".parse().unwrap();
        for _ in 0..flood.work_from {
            rush.count(now);
        }
        assert!(!rush.is_on(&flood, now));
        rush.count(now);
        assert!(rush.is_on(&flood, now));
        now += SignedDuration::from_secs(30);
        assert!(rush.is_on(&flood, now), "the minute before counts on");
        assert!(!rush.is_on(&Flood { limits: false, ..flood }, now), "a load test is no rush");
        now += SignedDuration::from_secs(20);
        assert!(!rush.is_on(&flood, now));
    }

    #[test]
    fn a_proof_is_good_once_and_for_its_own_form() {
        let (rush, now) = (Rush::default(), Timestamp::UNIX_EPOCH);
        let proof = proof_for("65f.ab", 0);
        assert!(rush.take("65f.ab", &proof, now));
        assert!(!rush.take("65f.ab", &proof, now), "used up");
        assert!(!rush.take("65f.ac", &proof, now), "another form's");
        let next = proof_for("65f.ab", u32::from_str_radix(&proof, 16).unwrap() + 1);
        assert!(rush.take("65f.ab", &next, now), "the same page's second comment");
        for none in ["", "0", "%", &"a".repeat(33)] {
            assert!(!rush.take("65f.ab", none, now));
        }
    }
}
