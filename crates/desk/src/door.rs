//! Who may knock at the sign-in door again, and when: a delay that doubles with each failure, per login and per address.
//!
//! Nothing sleeps here. Whoever comes too early is refused and told when to come back; the clock is the caller's.

use jiff::{SignedDuration, Timestamp};
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
};

/// So many failures cost nothing: people mistype.
const FREE_FOR_LOGIN: u32 = 4;
/// An office behind one address has many people who mistype.
const FREE_FOR_ADDRESS: u32 = 20;
/// The longest delay. Not longer, because whoever knows a login could otherwise shut its owner out.
const LONGEST: SignedDuration = SignedDuration::from_mins(15);
/// After so long without a failure all is forgotten.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(1);

#[derive(Debug, PartialEq, Eq, Hash)]
enum Knocker {
    Login(String),
    Address(IpAddr),
}

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last: Timestamp,
}

/// Remembers failures, in memory alone. Each costs a password hash first, so their number stays small.
#[derive(Default)]
pub(crate) struct Door(Mutex<HashMap<Knocker, Failures>>);

impl Door {
    /// Lets an attempt through, counting it as a failure until [`Door::welcome`]; or says how long to wait.
    pub(crate) fn knock(&self, login: &str, address: IpAddr, now: Timestamp) -> Result<(), SignedDuration> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|_, failures| now.duration_since(failures.last) < FORGOTTEN);
        let knockers =
            [(Knocker::Login(short(login)), FREE_FOR_LOGIN), (Knocker::Address(network(address)), FREE_FOR_ADDRESS)];
        let wait = knockers.iter().filter_map(|(knocker, free)| known.get(knocker)?.wait(*free, now)).max();
        if let Some(wait) = wait {
            return Err(wait);
        }
        for (knocker, _) in knockers {
            let failures = known.entry(knocker).or_insert(Failures { count: 0, last: now });
            *failures = Failures { count: failures.count.saturating_add(1), last: now };
        }
        Ok(())
    }

    /// The attempt was good: the login's failures are forgotten. The address keeps one less, so that whoever has one good
    /// login cannot use it to go on guessing at others.
    pub(crate) fn welcome(&self, login: &str, address: IpAddr) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.remove(&Knocker::Login(short(login)));
        if let Some(failures) = known.get_mut(&Knocker::Address(network(address))) {
            failures.count = failures.count.saturating_sub(1);
        }
    }
}

impl Failures {
    fn wait(self, free: u32, now: Timestamp) -> Option<SignedDuration> {
        let over = self.count.checked_sub(free)?;
        let delay = SignedDuration::from_secs(1 << over.min(20)).min(LONGEST);
        let left = delay - now.duration_since(self.last);
        left.is_positive().then_some(left)
    }
}

/// A login as a key: of a very long one the beginning is enough.
fn short(login: &str) -> String {
    login.chars().take(64).collect()
}

/// An address, or the /64 that an IPv6 customer usually holds.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => match six.to_ipv4_mapped() {
            Some(four) => IpAddr::V4(four),
            None => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() & !u128::from(u64::MAX))),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    #[test]
    fn guessing_gets_slower_and_patience_is_rewarded() {
        let door = Door::default();
        for _ in 0..FREE_FOR_LOGIN {
            door.knock("ayse", HOME, at(0)).unwrap();
        }
        assert_eq!(door.knock("ayse", HOME, at(0)), Err(SignedDuration::from_secs(1)));
        door.knock("ayse", HOME, at(1)).unwrap();
        assert_eq!(door.knock("ayse", HOME, at(1)), Err(SignedDuration::from_secs(2)));
        assert!(door.knock("mehmet", HOME, at(1)).is_ok(), "a colleague at the same address is not held up");
        door.knock("ayse", HOME, at(3)).unwrap();
        door.welcome("ayse", HOME);
        door.knock("ayse", HOME, at(3)).unwrap();
        assert!(door.knock("ayse", HOME, at(3)).is_ok(), "after a good sign-in the count starts again");
    }

    #[test]
    fn many_logins_from_one_network_are_one_knocker() {
        let door = Door::default();
        let six = |last: u16| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 1, 2, 3, 4, 5, last));
        for i in 0..FREE_FOR_ADDRESS {
            door.knock(&format!("guess-{i}"), six(u16::try_from(i).unwrap()), at(0)).unwrap();
        }
        assert!(door.knock("another", six(999), at(0)).is_err());
        assert!(door.knock("another", six(999), at(3600)).is_ok(), "an hour later it is forgotten");
    }

    #[test]
    fn the_delay_has_an_end() {
        let failures = Failures { count: 900, last: at(0) };
        assert_eq!(failures.wait(4, at(0)), Some(LONGEST));
    }
}
