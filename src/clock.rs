//! The only real clock and the only real dice.

use jiff::{SignedDuration, Timestamp};
use std::sync::atomic::{AtomicI64, Ordering};
use tellal_story::Ambient;

/// The world outside: the system's clock and the system's random bytes.
///
/// The demo sets this clock back while it tells what happened “this morning”; nothing else ever moves it.
#[derive(Debug, Default)]
pub struct World {
    behind_millis: AtomicI64,
}

impl World {
    /// The world as it is.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets the clock run this far behind the system's. Used by the demo newsroom alone.
    pub fn set_behind(&self, by: SignedDuration) {
        self.behind_millis.store(i64::try_from(by.as_millis()).unwrap_or(0), Ordering::Relaxed);
    }
}

impl Ambient for World {
    #[expect(clippy::disallowed_methods, reason = "the one place where the program looks at a clock")]
    fn now(&self) -> Timestamp {
        let behind = SignedDuration::from_millis(self.behind_millis.load(Ordering::Relaxed));
        let now = Timestamp::now();
        now.checked_sub(behind).unwrap_or(now)
    }

    #[expect(clippy::disallowed_methods, reason = "the one place where the program throws dice")]
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            // Without randomness there are no sessions, no passwords and no reader keys: going on would be worse than ending.
            panic!("the operating system gives no random bytes: {error}");
        }
    }
}
