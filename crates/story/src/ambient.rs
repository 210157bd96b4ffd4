//! Time and chance as arguments.

use jiff::Timestamp;
use std::sync::Mutex;
use uuid::Uuid;

/// What the world outside gives a program without being asked for input: the time and random bytes.
///
/// The binary's `clock.rs` holds the only implementation that looks at a real clock; tests use [`Fixed`].
pub trait Ambient: Send + Sync + 'static {
    /// The current instant.
    fn now(&self) -> Timestamp;

    /// Fills `bytes` with unpredictable bytes (predictable ones in tests).
    fn fill(&self, bytes: &mut [u8]);

    /// A new identifier that sorts by the time it was made (UUID version 7, RFC 9562).
    fn new_id(&self) -> Uuid {
        let mut random = [0; 10];
        self.fill(&mut random);
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

/// A clock that stands still until it is moved, and dice that always fall the same way.
#[derive(Debug)]
pub struct Fixed(Mutex<(Timestamp, u64)>);

impl Fixed {
    /// A clock that shows `at`.
    pub fn at(at: Timestamp) -> Self {
        Self(Mutex::new((at, 0)))
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: jiff::SignedDuration) {
        self.lock().0 += by;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, (Timestamp, u64)> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Ambient for Fixed {
    fn now(&self) -> Timestamp {
        self.lock().0
    }

    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.lock();
        for byte in bytes {
            // splitmix64: every value differs, and every run gives the same ones.
            state.1 = state.1.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = state.1;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            *byte = (z ^ (z >> 31)).to_le_bytes()[0];
        }
    }
}
