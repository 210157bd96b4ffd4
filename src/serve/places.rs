//! Places for connections: so many in all, and so many for one address, so that nobody takes them all.

use super::Limits;
use ipnet::IpNet;
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The places of a listener.
#[derive(Debug)]
pub(super) struct Places {
    all: Arc<Semaphore>,
    each: u32,
    exempt: Vec<IpNet>,
    taken: Mutex<HashMap<IpAddr, u32>>,
}

/// A place; free again when it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    places: Arc<Places>,
    of: Option<IpAddr>,
    _one: OwnedSemaphorePermit,
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(whose) = self.of else { return };
        let mut taken = self.places.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&whose) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&whose);
            }
        }
    }
}

/// Who counts as one: an IPv4 address, or the /64 of an IPv6 one, all of which one household or one machine has.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        v4 @ IpAddr::V4(_) => v4,
    }
}

impl Places {
    pub fn new(limits: &Limits) -> Arc<Self> {
        Arc::new(Self {
            all: Arc::new(Semaphore::new(limits.connections)),
            each: limits.per_address,
            exempt: limits.exempt.clone(),
            taken: Mutex::default(),
        })
    }

    /// Waits for a place.
    pub async fn free(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.all).acquire_owned().await.ok()
    }

    /// Whether there is none.
    pub fn are_full(&self) -> bool {
        self.all.available_permits() == 0
    }

    /// Gives it to whoever has come, unless theirs are all taken.
    pub fn take(self: &Arc<Self>, one: OwnedSemaphorePermit, peer: SocketAddr) -> Option<Place> {
        let address = peer.ip().to_canonical();
        if self.exempt.iter().any(|network| network.contains(&address)) {
            return Some(Place { places: Arc::clone(self), of: None, _one: one });
        }
        let whose = household(address);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(whose).or_default();
        if *count >= self.each {
            return None;
        }
        *count += 1;
        drop(taken);
        Some(Place { places: Arc::clone(self), of: Some(whose), _one: one })
    }

    /// Waits until all have left.
    pub async fn all_left(&self, of: usize) {
        let _ = self.all.acquire_many(u32::try_from(of).unwrap_or(u32::MAX)).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_is_an_address_or_its_64() {
        let of = |text: &str| household(text.parse().unwrap());
        assert_eq!(of("2a02:1::1"), of("2a02:1::ffff:1:2:3"));
        assert_ne!(of("2a02:1:0:1::1"), of("2a02:1:0:2::1"));
        assert_ne!(of("203.0.113.1"), of("203.0.113.2"));
        assert_eq!(of("::ffff:203.0.113.1"), of("203.0.113.1"));
    }
}
