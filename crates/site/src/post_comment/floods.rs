//! How many comments one reader may send: as many at once as the settings allow a minute, and a third of what they allow an hour;
//! then one whenever its time has come.
//!
//! Readers are told apart by a keyed hash of their address (of the /64 an IPv6 line is given) that lives in memory alone, with a
//! key that lives as long as the process.

use crate::settings::Flood;
use governor::{
    Quota, RateLimiter, clock::Clock, middleware::NoOpMiddleware, nanos::Nanos, state::keyed::DashMapStateStore,
};
use std::{
    net::IpAddr,
    num::NonZeroU32,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tellal_story::Ambient;

/// More readers than this are looked through for those whose time is over.
const MANY: usize = 10_000;

type Reader = [u8; 16];
type Limit = RateLimiter<Reader, DashMapStateStore<Reader>, Told, NoOpMiddleware<Nanos>>;

/// A clock that shows the time it was last told: time is an argument here too.
#[derive(Debug, Clone, Default)]
struct Told(Arc<AtomicU64>);

impl Clock for Told {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::new(self.0.load(Ordering::Acquire))
    }
}

/// A key that lives as long as the process.
#[derive(Debug, Default)]
pub(crate) struct Key(OnceLock<[u8; 32]>);

impl Key {
    pub(crate) fn get(&self, world: &dyn Ambient) -> &[u8; 32] {
        self.0.get_or_init(|| {
            let mut key = [0; 32];
            world.fill(&mut key);
            key
        })
    }
}

/// What the flood limits remember; lives in [`crate::Site`].
pub(crate) struct Floods {
    key: Key,
    clock: Told,
    /// None where the settings have switched them off.
    limits: Vec<Limit>,
}

impl Default for Floods {
    fn default() -> Self {
        Self::new(&Flood::default())
    }
}

impl Floods {
    pub(crate) fn new(flood: &Flood) -> Self {
        let clock = Told::default();
        let most = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let quotas = [
            Quota::per_minute(most(flood.per_minute)),
            Quota::per_hour(most(flood.per_hour)).allow_burst(most(flood.per_hour / 3)),
        ];
        let limits = quotas.map(|quota| RateLimiter::dashmap_with_clock(quota, clock.clone()));
        let limits = if flood.limits { limits.into() } else { Vec::new() };
        Self { key: Key::default(), clock, limits }
    }

    /// Lets a comment of a reader pass, or says how long they should wait.
    pub(crate) fn admit(&self, address: IpAddr, world: &dyn Ambient) -> Result<(), Duration> {
        // A clock that is set back stands still here until the time is reached again.
        self.clock.0.fetch_max(u64::try_from(world.now().as_nanosecond()).unwrap_or(0), Ordering::AcqRel);
        let reader = self.reader(address, world);
        for limit in &self.limits {
            if limit.len() > MANY {
                limit.retain_recent();
            }
            limit.check_key(&reader).map_err(|not_until| not_until.wait_time_from(self.clock.now()))?;
        }
        Ok(())
    }

    fn reader(&self, address: IpAddr, world: &dyn Ambient) -> Reader {
        let key = self.key.get(world);
        // Whoever has an IPv6 line has all of its /64.
        let line = match address {
            IpAddr::V4(address) => u64::from(u32::from(address)),
            IpAddr::V6(address) => (u128::from(address) >> 64) as u64,
        };
        let hash = blake3::Hasher::new_keyed(key)
            .update(&[u8::from(address.is_ipv6())])
            .update(&line.to_le_bytes())
            .finalize();
        let mut reader = [0; 16];
        reader.copy_from_slice(&hash.as_bytes()[..16]);
        reader
    }
}

#[cfg(test)]
mod tests {
    use super::Floods;
    use jiff::{SignedDuration, Timestamp};
    use tellal_story::Fixed;

    fn world() -> Fixed {
        Fixed::at("2026-03-12T10:00:00Z".parse::<Timestamp>().unwrap())
    }

    #[test]
    fn five_a_minute_and_then_one_every_twelve_seconds() {
        let (floods, world) = (Floods::default(), world());
        let me = "192.0.2.1".parse().unwrap();
        for nth in 0..5 {
            assert!(floods.admit(me, &world).is_ok(), "{nth}");
        }
        let wait = floods.admit(me, &world).unwrap_err();
        assert_eq!(wait.as_secs(), 12);
        assert!(floods.admit("192.0.2.2".parse().unwrap(), &world).is_ok(), "my neighbour is not me");
        world.advance(SignedDuration::from_secs(11));
        assert!(floods.admit(me, &world).is_err());
        world.advance(SignedDuration::from_secs(2));
        assert!(floods.admit(me, &world).is_ok());
    }

    #[test]
    fn thirty_an_hour() {
        let (floods, world) = (Floods::default(), world());
        let me = "192.0.2.1".parse().unwrap();
        let mut let_in = 0;
        for _ in 0..4 * 60 {
            let_in += u32::from(floods.admit(me, &world).is_ok());
            world.advance(SignedDuration::from_secs(15));
        }
        // Ten in a row, and those that an hour gives back.
        assert!((39..=41).contains(&let_in), "{let_in}");
    }

    #[test]
    fn an_ipv6_line_is_one_reader() {
        let (floods, world) = (Floods::default(), world());
        for host in 1..=5 {
            assert!(floods.admit(format!("2001:db8:1:2::{host}").parse().unwrap(), &world).is_ok());
        }
        assert!(floods.admit("2001:db8:1:2:ffff::9".parse().unwrap(), &world).is_err());
        assert!(floods.admit("2001:db8:1:3::1".parse().unwrap(), &world).is_ok(), "the next line");
    }
}
