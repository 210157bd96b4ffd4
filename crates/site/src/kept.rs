//! Pages kept in memory: as they go out, compressed, by their addresses, looked up before any routing. What each was made of is
//! known ([`tellal_store::MadeOf`]), so that a change makes old what shows it and nothing else.
//!
//! A page is kept if whoever asked sent no reader's cookie, the address has no query (but `?view=lite`, and the `?v=` of the
//! theme's files), the answer is 200, carries a tag or never changes, and all that it was made of is known.
//!
//! | what has happened | what readers get |
//! |---|---|
//! | nothing, for a minute at most | the page |
//! | a minute has passed: reads, what is read most | the page; it is made anew in the background |
//! | something has changed to which the page only leads on | the page; it is made anew in the background, every half minute at most |
//! | something has changed that it shows | for as long as making it anew takes, and never for more than a second, the old one |
//! | something that it shows was taken back | nothing of it, from that moment on |
//!
//! The clock is the store's. `docs/adr/0017-pages-in-memory.md` says why it is so.

mod encode;
mod flight;
mod keep;
mod page;
#[cfg(test)]
mod tests;
mod worker;

pub(crate) use keep::dress;

use crate::Site;
use bytes::Bytes;
use encode::{Effort, Encoding};
use flight::Flights;
use http::{HeaderMap, Method, Response, Uri, header, request::Parts};
use page::{BY_AND_BY, NOT_AWAITED, Page, Wanted};
use quick_cache::{
    DefaultHashBuilder, OptionsBuilder, Weighter,
    sync::{Cache, DefaultLifecycle},
};
use std::{
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tellal_store::{Effect, Since, Store};
use worker::{Job, Worker};

/// What pages may take up in memory unless the settings say otherwise, in MiB.
const USUAL_MIB: u32 = 64;
/// The largest page that is kept, in bytes: an eighth of the memory is not for one sitemap.
const LARGEST: u64 = 4 << 20;
/// A page of which the store has heard nothing is made anew after so long, in microseconds: reads and their order do not touch.
const GROWS_OLD: i64 = 60 * SECOND;
/// The same where something has changed that it only leads on to.
const LEADS_ON: i64 = 30 * SECOND;
/// Nobody has asked for it for so long that it is too old to be shown before it is made anew.
const TOO_OLD: i64 = 600 * SECOND;
/// The longest that readers get a page that is not so any more.
const STALE: i64 = SECOND;
/// Pages that somebody asked for within this time are made anew when they are touched; others are dropped.
const HOT: i64 = 60 * SECOND;
const SECOND: i64 = 1_000_000;

/// By bytes.
#[derive(Debug, Clone)]
struct Bytewise;

impl Weighter<Box<str>, Arc<Page>> for Bytewise {
    fn weight(&self, key: &Box<str>, page: &Arc<Page>) -> u64 {
        key.len() as u64 + page.weight()
    }
}

type Pages = Cache<Box<str>, Arc<Page>, Bytewise, DefaultHashBuilder, DefaultLifecycle<Box<str>, Arc<Page>>>;

/// The kept pages; lives in [`Site`].
pub(crate) struct Kept {
    pages: Pages,
    /// Nothing is kept before somebody has looked for something.
    wanted: AtomicBool,
    on: AtomicBool,
    flights: Flights,
    /// Held while a page takes the place of another.
    changing: Mutex<()>,
    worker: OnceLock<Worker>,
    /// How many pages have been made.
    #[cfg(test)]
    renders: std::sync::atomic::AtomicUsize,
    /// The thread in the background is to do nothing.
    #[cfg(test)]
    held_up: AtomicBool,
}

impl Default for Kept {
    fn default() -> Self {
        let bytes = u64::from(USUAL_MIB) << 20;
        // Two shards: what one may hold is what the largest page may weigh, and two cores are what most servers have.
        let options = OptionsBuilder::new()
            .estimated_items_capacity(2000)
            .weight_capacity(bytes)
            .shards(2)
            .build()
            .unwrap_or_else(|_| unreachable!("both capacities are given"));
        let pages = Cache::with_options(options, Bytewise, DefaultHashBuilder::default(), DefaultLifecycle::default());
        Self {
            pages,
            wanted: AtomicBool::new(false),
            on: AtomicBool::new(true),
            flights: Flights::default(),
            changing: Mutex::default(),
            worker: OnceLock::new(),
            #[cfg(test)]
            renders: std::sync::atomic::AtomicUsize::default(),
            #[cfg(test)]
            held_up: AtomicBool::default(),
        }
    }
}

/// Under what a request's page is kept; nothing where it never is.
fn key_of<'a>(method: &Method, uri: &'a Uri, headers: &HeaderMap) -> Option<&'a str> {
    if !matches!(*method, Method::GET | Method::HEAD) || headers.contains_key(header::RANGE) {
        return None;
    }
    let path = uri.path();
    let asked = match uri.query() {
        None | Some("view=lite") => true,
        Some(query) => query.starts_with("v=") && path.starts_with("/theme/"),
    };
    // Pictures are on the disk, and the system keeps them in memory.
    let kept = asked && !path.starts_with("/media/") && !path.starts_with("/b/");
    (kept && crate::reader::token(headers).is_none()).then(|| uri.path_and_query().map_or(path, |both| both.as_str()))
}

impl Page {
    /// Takes in what has been touched since somebody last looked at a self.
    fn heed(&self, store: &Store, now: i64) -> Effect {
        let seen = self.seen.load(Ordering::Acquire);
        if seen == store.touched() {
            return Effect::No;
        }
        let (effect, last) = match store.touched_since(seen) {
            Since::All(touches, last) => {
                (touches.iter().map(|touch| self.made_of.effect(touch)).max().unwrap_or(Effect::No), last)
            }
            Since::TooMany(_) => return Effect::Gone,
        };
        match effect {
            Effect::Gone => return Effect::Gone,
            Effect::Now => {
                let _ = self.old_since.compare_exchange(0, now, Ordering::AcqRel, Ordering::Relaxed);
            }
            Effect::Soon => self.by_and_by.store(true, Ordering::Relaxed),
            Effect::No => {}
        }
        // After what was found: whoever sees the number sees that too.
        self.seen.fetch_max(last, Ordering::AcqRel);
        effect
    }

    /// Whether it shows something that may be shown no longer.
    fn is_over(&self, now: i64) -> bool {
        self.made_of.until().is_some_and(|until| until.as_microsecond() <= now)
    }
}

impl Kept {
    /// How much memory the pages may take up; 0 keeps none.
    fn hold(&self, mib: u32) {
        self.on.store(mib > 0, Ordering::Relaxed);
        self.pages.set_capacity(u64::from(mib) << 20);
    }

    fn is_wanted(&self) -> bool {
        self.wanted.load(Ordering::Relaxed)
    }

    fn tell(&self, job: Job) {
        if let Some(worker) = self.worker.get() {
            worker.tell(job);
        }
    }

    fn lock(&self) -> MutexGuard<'_, ()> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The page under a key, if it may be shown; has it made anew where it is old.
    fn look(&self, store: &Store, key: &str) -> Option<Arc<Page>> {
        let page = self.pages.get(key)?;
        let now = store.now().as_microsecond();
        if page.heed(store, now) == Effect::Gone || page.is_over(now) {
            self.forget(key, &page);
            return None;
        }
        let old_since = page.old_since.load(Ordering::Acquire);
        if old_since != 0 {
            // The thread in the background has heard of it too.
            if !(0..STALE).contains(&(now - old_since)) {
                return None;
            }
        } else {
            let grows_old = if page.by_and_by.load(Ordering::Relaxed) { LEADS_ON } else { GROWS_OLD };
            match now - page.made {
                // A clock that was set back, too.
                age if !(0..TOO_OLD).contains(&age) => return None,
                age if age >= grows_old => self.await_anew(key, &page),
                _ => {}
            }
        }
        if now - page.asked.load(Ordering::Relaxed) >= SECOND {
            page.asked.store(now, Ordering::Relaxed);
        }
        Some(page)
    }

    fn await_anew(&self, key: &str, page: &Page) {
        let nobody_waits = page.awaited.compare_exchange(NOT_AWAITED, BY_AND_BY, Ordering::AcqRel, Ordering::Relaxed);
        if nobody_waits.is_ok() {
            self.tell(Job::Anew(key.into()));
        }
    }

    /// Drops a page, unless another one has taken its place.
    fn forget(&self, key: &str, page: &Arc<Page>) {
        let _changing = self.lock();
        self.pages.remove_if(key, |here| Arc::ptr_eq(here, page));
    }

    /// Puts a page that has been made in its place, unless it was old before it was done or a newer one stands there.
    fn put(&self, store: &Store, key: &str, page: &Arc<Page>) -> bool {
        let _changing = self.lock();
        let now = store.now().as_microsecond();
        if page.heed(store, now) >= Effect::Now || page.is_over(now) {
            return false;
        }
        if self.pages.peek(key).is_some_and(|here| here.began > page.began) {
            return false;
        }
        self.pages.insert(key.into(), Arc::clone(page));
        true
    }

    /// A page with one more face, in the place of the one without.
    fn dress(&self, key: &str, page: &Arc<Page>, encoding: Encoding, effort: Effort) -> Arc<Page> {
        let dressed = Arc::new(page.with(page.faces.clone().with(encoding, effort)));
        let _changing = self.lock();
        if self.pages.peek(key).is_some_and(|here| Arc::ptr_eq(&here, page)) {
            self.pages.insert(key.into(), Arc::clone(&dressed));
        }
        dressed
    }

    /// A page's answer; nothing where the client takes nothing that there is.
    fn answer(&self, key: &str, page: &Arc<Page>, asked: &Parts) -> Option<Response<Bytes>> {
        match page.face(&asked.headers) {
            Ok(face) => Some(page.answer(asked, face)),
            Err(Wanted::Nothing) => None,
            Err(Wanted::Coded(encoding)) => {
                let page = self.dress(key, page, encoding, Effort::Quick);
                self.tell(Job::Better(key.into()));
                Some(page.answer(asked, page.face(&asked.headers).unwrap_or(&page.faces.plain)))
            }
        }
    }
}

impl Site {
    /// A page from memory. None: it is not kept; the router answers, and what it answers may be kept.
    pub fn kept(&self, parts: &Parts) -> Option<Response<Bytes>> {
        let kept = &self.kept;
        if !kept.on.load(Ordering::Relaxed) {
            return None;
        }
        let key = key_of(&parts.method, &parts.uri, &parts.headers)?;
        if !kept.is_wanted() {
            kept.wanted.store(true, Ordering::Relaxed);
        }
        kept.answer(key, &kept.look(&self.store, key)?, parts)
    }

    /// Waits until the kept pages that have changed and are asked for have been made anew, `at_most` long: whoever publishes is
    /// to see it published.
    pub async fn settled(&self, at_most: Duration) {
        if let Some(worker) = self.kept.worker.get() {
            worker.settled(self.store.touched(), at_most).await;
        }
    }

    /// How much memory kept pages may take up, in MiB; 0 keeps none.
    pub fn keep_pages(&self, mib: u32) {
        self.kept.hold(mib);
    }

    /// How many pages are kept, and how many bytes they take up.
    pub fn kept_pages(&self) -> (usize, u64) {
        (self.kept.pages.len(), self.kept.pages.weight())
    }
}

#[cfg(test)]
impl Kept {
    fn renders(&self) -> usize {
        self.renders.load(Ordering::Relaxed)
    }

    fn hold_up(&self, held_up: bool) {
        self.held_up.store(held_up, Ordering::SeqCst);
        self.tell(Job::Look);
    }

    /// Waits until it does nothing.
    async fn is_held_up(&self) {
        self.idle().await;
    }

    /// Waits until the thread in the background has nothing to do.
    async fn idle(&self) {
        if let Some(worker) = self.worker.get() {
            worker.idle().await;
        }
    }
}
