//! Who looks after open connections: one task that goes round all of them, so that a request sets no timer and a write that
//! succeeds at once costs nothing.
//!
//! Each connection has a [`Pulse`], in which it notes by a coarse clock when something last happened. The round ends what
//! idles, and cuts what takes a place without moving: a head that does not come to its end, a reader who does not read.

use super::Limits;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU8, AtomicU32, AtomicU64, Ordering},
    },
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};
use tokio::time::{MissedTickBehavior, interval};

/// Writes below this many bytes are no progress: answers to pings and the like, which a client that takes nothing can have us
/// send for ever.
const PROGRESS: usize = 64;

/// When all places are taken, who has idled for so long makes room.
const WHEN_FULL: Duration = Duration::from_secs(1);

/// A time of the coarse clock, in ticks since the watch began.
type Tick = u32;

/// What a connection is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// Nothing.
    Stay,
    /// To finish what it has begun and close.
    End,
    /// To close now.
    Cut,
}

/// What is known of a connection. Read by the watch, written by the connection; nothing here orders anything else, so every
/// access is relaxed.
#[derive(Debug)]
pub(super) struct Pulse {
    clock: Arc<AtomicU32>,
    /// When bytes last went out, or a request last ended.
    last: AtomicU32,
    /// Since when the socket takes nothing, and a tick more; 0: it does.
    stuck: AtomicU32,
    /// Requests at the router whose answers have not ended.
    under_way: AtomicU32,
    /// Answers among them whose bodies have begun, streams of events left out.
    sending: AtomicU32,
    /// Since when it is to end, and a tick more; 0: it is not.
    ending: AtomicU32,
    order: AtomicU8,
    waker: Mutex<Option<Waker>>,
}

/// A look at a connection.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    last: Tick,
    stuck: Option<Tick>,
    under_way: u32,
    sending: u32,
    ending: Option<Tick>,
}

/// How long what may take, in ticks.
#[derive(Debug, Clone, Copy)]
struct Patience {
    idle: Tick,
    write: Tick,
}

impl Look {
    /// What becomes of the connection. Pure, so that a test need not wait.
    fn order(self, now: Tick, patience: Patience) -> Order {
        let over = |since: Tick, time: Tick| now.saturating_sub(since) > time;
        if let Some(since) = self.stuck {
            return if over(since, patience.write) { Order::Cut } else { Order::Stay };
        }
        // HTTP/2: the socket takes bytes, but the client gives the stream no room.
        if self.sending > 0 && over(self.last, patience.write) {
            return Order::Cut;
        }
        if self.under_way > 0 {
            return Order::Stay;
        }
        match self.ending {
            Some(since) if over(since.max(self.last), patience.write) => Order::Cut,
            None if over(self.last, patience.idle) => Order::End,
            Some(_) | None => Order::Stay,
        }
    }
}

impl Pulse {
    fn new(clock: &Arc<AtomicU32>) -> Self {
        Self {
            last: AtomicU32::new(clock.load(Ordering::Relaxed)),
            clock: Arc::clone(clock),
            stuck: AtomicU32::new(0),
            under_way: AtomicU32::new(0),
            sending: AtomicU32::new(0),
            ending: AtomicU32::new(0),
            order: AtomicU8::new(Order::Stay as u8),
            waker: Mutex::default(),
        }
    }

    fn look(&self) -> Look {
        let since = |cell: &AtomicU32| cell.load(Ordering::Relaxed).checked_sub(1);
        Look {
            last: self.last.load(Ordering::Relaxed),
            stuck: since(&self.stuck),
            under_way: self.under_way.load(Ordering::Relaxed),
            sending: self.sending.load(Ordering::Relaxed),
            ending: since(&self.ending),
        }
    }

    fn now(&self) -> Tick {
        self.clock.load(Ordering::Relaxed)
    }

    /// So many bytes have gone out.
    pub fn wrote(&self, bytes: usize) {
        if bytes >= PROGRESS {
            self.last.store(self.now(), Ordering::Relaxed);
        }
    }

    /// The socket takes nothing more.
    pub fn stuck(&self) {
        self.stuck.store(self.now().saturating_add(1), Ordering::Relaxed);
    }

    /// It does again.
    pub fn free(&self) {
        self.stuck.store(0, Ordering::Relaxed);
    }

    /// Whether the connection is to end, or has been cut.
    pub fn is_ending(&self) -> bool {
        self.order.load(Ordering::Relaxed) != Order::Stay as u8
    }

    /// Whether nothing is under way and nothing waits to be taken.
    pub fn is_quiet(&self) -> bool {
        self.under_way.load(Ordering::Relaxed) == 0 && self.stuck.load(Ordering::Relaxed) == 0
    }

    /// Lives as long as the connection is not cut. To be polled by its task alone.
    pub fn poll_cut(&self, cx: &mut Context<'_>, first: bool) -> Poll<()> {
        if first {
            // A task keeps its waker, so once is enough.
            *self.waker.lock().unwrap_or_else(PoisonError::into_inner) = Some(cx.waker().clone());
        }
        if self.order.load(Ordering::Relaxed) == Order::Cut as u8 { Poll::Ready(()) } else { Poll::Pending }
    }

    fn give(&self, order: Order) {
        if order == Order::End {
            self.ending.store(self.now().saturating_add(1), Ordering::Relaxed);
        }
        self.order.fetch_max(order as u8, Ordering::Relaxed);
        // The lock orders the store before the wake-up, or the task's first poll after it.
        let waker = self.waker.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

/// A request at the router; when it is dropped, its answer's last byte has been taken or never will be.
#[derive(Debug)]
pub(super) struct UnderWay {
    pulse: Arc<Pulse>,
    sending: bool,
}

impl UnderWay {
    pub fn begin(pulse: &Arc<Pulse>) -> Self {
        pulse.under_way.fetch_add(1, Ordering::Relaxed);
        Self { pulse: Arc::clone(pulse), sending: false }
    }

    /// Its body begins now.
    pub fn sends(mut self) -> Self {
        self.sending = true;
        self.pulse.last.store(self.pulse.now(), Ordering::Relaxed);
        self.pulse.sending.fetch_add(1, Ordering::Relaxed);
        self
    }

    /// A piece of it has been taken.
    pub fn moved(&self) {
        self.pulse.last.store(self.pulse.now(), Ordering::Relaxed);
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.moved();
        if self.sending {
            self.pulse.sending.fetch_sub(1, Ordering::Relaxed);
        }
        self.pulse.under_way.fetch_sub(1, Ordering::Relaxed);
    }
}

/// All open connections of a listener.
#[derive(Debug)]
pub(super) struct Watch {
    clock: Arc<AtomicU32>,
    open: Mutex<Open>,
    next: AtomicU64,
    unit: Duration,
    patience: Patience,
    when_full: Tick,
}

#[derive(Debug, Default)]
struct Open {
    /// Nobody new stays once this is set.
    over: bool,
    pulses: HashMap<u64, Arc<Pulse>>,
}

/// An open connection; it is looked after until this is dropped.
#[derive(Debug)]
pub(super) struct Watched {
    watch: Arc<Watch>,
    number: u64,
    pub pulse: Arc<Pulse>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.watch.open.lock().unwrap_or_else(PoisonError::into_inner).pulses.remove(&self.number);
    }
}

impl Watch {
    pub fn new(limits: &Limits) -> Arc<Self> {
        let unit = (limits.header_time.min(limits.write_time) / 8).clamp(Duration::from_millis(5), WHEN_FULL);
        let ticks = |time: Duration| {
            Tick::try_from(time.as_micros().div_ceil(unit.as_micros().max(1))).unwrap_or(Tick::MAX).max(1)
        };
        Arc::new(Self {
            clock: Arc::default(),
            open: Mutex::default(),
            next: AtomicU64::new(0),
            unit,
            patience: Patience { idle: ticks(limits.header_time), write: ticks(limits.write_time) },
            when_full: ticks(WHEN_FULL.min(limits.header_time)),
        })
    }

    /// Looks after one more.
    pub fn add(self: &Arc<Self>) -> Watched {
        let pulse = Arc::new(Pulse::new(&self.clock));
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.over {
            pulse.give(Order::End);
        }
        open.pulses.insert(number, Arc::clone(&pulse));
        drop(open);
        Watched { watch: Arc::clone(self), number, pulse }
    }

    /// Tells all of them to finish what they have begun and close.
    pub fn end_all(&self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.over = true;
        for pulse in open.pulses.values() {
            pulse.give(Order::End);
        }
    }

    /// Goes round for ever. `is_full` says whether somebody waits for a place.
    pub async fn go_round(self: Arc<Self>, is_full: impl Fn() -> bool) {
        let began = Instant::now();
        let mut ticks = interval(self.unit);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let now = began.elapsed().as_micros() / self.unit.as_micros().max(1);
            let now = Tick::try_from(now).unwrap_or(Tick::MAX);
            self.clock.store(now, Ordering::Relaxed);
            let mut patience = self.patience;
            if is_full() {
                patience.idle = patience.idle.min(self.when_full);
            }
            for pulse in self.open.lock().unwrap_or_else(PoisonError::into_inner).pulses.values() {
                let order = pulse.look().order(now, patience);
                if order != Order::Stay {
                    pulse.give(order);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Patience = Patience { idle: 15, write: 20 };

    #[test]
    fn who_idles_ends_and_who_does_not_move_is_cut() {
        let quiet = Look { last: 100, ..Look::default() };
        assert_eq!(quiet.order(115, PATIENCE), Order::Stay);
        assert_eq!(quiet.order(116, PATIENCE), Order::End);
        // It was told, and does not go.
        let told = Look { ending: Some(116), ..quiet };
        assert_eq!(told.order(136, PATIENCE), Order::Stay);
        assert_eq!(told.order(137, PATIENCE), Order::Cut);
        assert_eq!(Look { last: 130, ..told }.order(137, PATIENCE), Order::Stay, "the last bytes still go out");
        // A handler may think for as long as its own limits let it.
        let thinking = Look { under_way: 1, ..quiet };
        assert_eq!(thinking.order(1_000, PATIENCE), Order::Stay);
        assert_eq!(Look { ending: Some(110), ..thinking }.order(1_000, PATIENCE), Order::Stay);
        // But once its answer goes out, somebody must take it.
        assert_eq!(Look { sending: 1, ..thinking }.order(120, PATIENCE), Order::Stay);
        assert_eq!(Look { sending: 1, ..thinking }.order(121, PATIENCE), Order::Cut);
        // A reader who takes nothing keeps the place no longer than writes may take, whatever else holds.
        let stuck = Look { stuck: Some(105), ..quiet };
        assert_eq!(stuck.order(125, PATIENCE), Order::Stay);
        assert_eq!(stuck.order(126, PATIENCE), Order::Cut);
    }

    #[test]
    fn small_writes_are_no_sign_of_life() {
        let clock = Arc::new(AtomicU32::new(3));
        let pulse = Pulse::new(&clock);
        clock.store(9, Ordering::Relaxed);
        pulse.wrote(17);
        assert_eq!(pulse.look().last, 3);
        pulse.wrote(4_000);
        assert_eq!(pulse.look().last, 9);
    }
}
