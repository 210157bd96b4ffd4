//! What is done in the background: pages that were touched and are asked for are made anew, one after the other, on a thread of
//! its own; then what has grown old; then, when nothing else waits, what went out compressed in haste is compressed well.
//!
//! The thread borrows the server's runtime, so that the connections it opens are driven by that. It ends with the site.

use super::{
    Effort, Encoding, HOT, Kept, Page, SECOND,
    keep::Anew,
    page::{AT_ONCE, NOT_AWAITED},
};
use crate::Site;
use axum::body::Body;
use http::Request;
use std::{
    collections::VecDeque,
    sync::{
        Arc, Weak,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    time::Duration,
};
use tellal_store::{Effect, Since};
use tokio::{runtime::Handle, sync::watch};
use tower::ServiceExt as _;

/// How often it is looked whether another process has published something.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// A page that only comments have touched is made anew so often at most, in microseconds.
const COMMENTS_EVERY: i64 = SECOND / 5;
/// A page is compressed well once it has stood for so long, in microseconds: one that changes all the time would be so in vain.
const WORTH_IT_AFTER: i64 = 3 * SECOND;

/// Something to do.
#[derive(Debug)]
pub(super) enum Job {
    /// Something was touched.
    Look,
    /// Somebody asked for a page that is old.
    Anew(Box<str>),
    /// A page went out compressed in haste.
    Better(Box<str>),
    /// Somebody waits until there is nothing left to do.
    #[cfg(test)]
    Idle(tokio::sync::oneshot::Sender<()>),
}

/// A hand on the thread.
pub(super) struct Worker {
    jobs: Sender<Job>,
    settled: watch::Receiver<u64>,
    /// The store holds it weakly.
    _wake: Arc<dyn Fn() + Send + Sync>,
}

impl Worker {
    /// Starts the thread. Without a runtime there is none, and readers have pages made themselves.
    pub fn start(site: &Arc<Site>) -> Self {
        let (jobs, waiting) = channel();
        let (settling, settled) = watch::channel(0);
        let awake = Arc::new(AtomicBool::new(false));
        let wake: Arc<dyn Fn() + Send + Sync> = {
            let (jobs, awake) = (jobs.clone(), Arc::clone(&awake));
            Arc::new(move || {
                // One waiting for the thread is enough.
                if !awake.swap(true, Ordering::AcqRel) {
                    let _ = jobs.send(Job::Look);
                }
            })
        };
        site.store.when_touched(&wake);
        if let Ok(handle) = Handle::try_current() {
            let seen = site.store.touched();
            let hand = Hand {
                site: Arc::downgrade(site),
                handle,
                awake,
                settling,
                seen,
                at_once: VecDeque::new(),
                after_comments: Vec::new(),
                old: VecDeque::new(),
                hasty: VecDeque::new(),
                router: None,
                #[cfg(test)]
                waits: Vec::new(),
            };
            let started =
                std::thread::Builder::new().name("tellal-pages".to_owned()).spawn(move || hand.work(&waiting));
            if let Err(error) = started {
                tracing::error!(%error, "pages cannot be made anew in the background");
            }
        }
        Self { jobs, settled, _wake: wake }
    }

    pub fn tell(&self, job: Job) {
        let _ = self.jobs.send(job);
    }

    /// Waits until what was touched up to a number has been made anew.
    pub async fn settled(&self, touched: u64, at_most: Duration) {
        let mut settled = self.settled.clone();
        let _ = tokio::time::timeout(at_most, settled.wait_for(|done| *done >= touched)).await;
    }
}

#[cfg(test)]
impl Worker {
    pub async fn idle(&self) {
        let (waits, heard) = tokio::sync::oneshot::channel();
        self.tell(Job::Idle(waits));
        heard.await.unwrap();
    }
}

/// What the thread has in hand.
struct Hand {
    site: Weak<Site>,
    handle: Handle,
    awake: Arc<AtomicBool>,
    settling: watch::Sender<u64>,
    /// The number of the last touch that was looked at.
    seen: u64,
    /// Touched and asked for, with the number before the touch.
    at_once: VecDeque<(u64, Box<str>)>,
    /// Touched by comments alone.
    after_comments: Vec<Box<str>>,
    /// Grown old and asked for.
    old: VecDeque<Box<str>>,
    /// Compressed in haste.
    hasty: VecDeque<Box<str>>,
    /// Only while there is something to do: it holds the site.
    router: Option<axum::Router>,
    #[cfg(test)]
    waits: Vec<tokio::sync::oneshot::Sender<()>>,
}

impl Hand {
    fn work(mut self, waiting: &Receiver<Job>) {
        let mut rest = Some(LOOK_EVERY);
        loop {
            let job = match rest {
                Some(rest) => {
                    self.router = None;
                    match waiting.recv_timeout(rest) {
                        Ok(job) => Some(job),
                        Err(RecvTimeoutError::Timeout) => None,
                        Err(RecvTimeoutError::Disconnected) => return,
                    }
                }
                None => waiting.try_recv().ok(),
            };
            let Some(site) = self.site.upgrade() else { return };
            #[cfg(test)]
            if site.kept.held_up.load(Ordering::SeqCst) {
                if let Some(Job::Idle(waits)) = job {
                    let _ = waits.send(());
                }
                rest = Some(LOOK_EVERY);
                continue;
            }
            if rest.is_some() && job.is_none() {
                self.heed_others(&site);
            }
            // Before the touches are read: one that comes while they are wakes the thread once more.
            self.awake.store(false, Ordering::Release);
            for job in job.into_iter().chain(std::iter::from_fn(|| waiting.try_recv().ok())) {
                match job {
                    Job::Look => {}
                    Job::Anew(key) => self.old.push_back(key),
                    Job::Better(key) => self.hasty.push_back(key),
                    #[cfg(test)]
                    Job::Idle(waits) => self.waits.push(waits),
                }
            }
            let only_comments = self.heed(&site);
            rest = if self.do_one(&site) { None } else { Some(LOOK_EVERY) };
            self.say_what_is_settled();
            #[cfg(test)]
            if rest.is_some() {
                for waits in self.waits.drain(..) {
                    let _ = waits.send(());
                }
            }
            if only_comments {
                // Where they come by the thousand, what they touch is looked for a few hundred times a second and no more.
                std::thread::sleep(Duration::from_millis(3));
            } else if rest.is_some() && !self.after_comments.is_empty() {
                rest = Some(Duration::from_millis(50));
            }
        }
    }

    fn heed_others(&self, site: &Arc<Site>) {
        let store = site.store.clone();
        if let Err(error) = self.handle.block_on(async move { store.heed_others().await }) {
            tracing::warn!(%error, "what other processes publish could not be read; it is tried again");
        }
    }

    /// Takes in what has been touched: what may not be shown is dropped, and what is asked for waits to be made anew. Says whether
    /// it was comments alone.
    fn heed(&mut self, site: &Arc<Site>) -> bool {
        let (kept, store) = (&site.kept, &site.store);
        let (touches, last) = match store.touched_since(self.seen) {
            Since::All(touches, _) if touches.is_empty() => return false,
            Since::All(touches, last) => (touches, last),
            Since::TooMany(last) => {
                kept.pages.clear();
                self.seen = last;
                return false;
            }
        };
        let only_comments = touches.iter().all(|touch| touch.is_of_comments());
        let now = store.now().as_microsecond();
        let mut found: Vec<(i64, Box<str>)> = Vec::new();
        for (key, page) in kept.pages.iter() {
            let effect = page.heed(store, now);
            if effect == Effect::Gone {
                kept.forget(&key, &page);
                continue;
            }
            if page.old_since.load(Ordering::Acquire) == 0 {
                continue;
            }
            let asked = page.asked.load(Ordering::Relaxed);
            if now - asked >= HOT || is_made_on_asking(&key) {
                kept.forget(&key, &page);
            } else if page.awaited.swap(AT_ONCE, Ordering::AcqRel) != AT_ONCE {
                if only_comments && now - page.made < COMMENTS_EVERY {
                    self.after_comments.push(key);
                } else {
                    found.push((asked, key));
                }
            }
        }
        found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.len().cmp(&b.1.len())));
        let before = self.seen;
        self.at_once.extend(found.into_iter().map(|(_, key)| (before, key)));
        self.seen = last;
        only_comments
    }

    /// Does what is most urgent; says whether there was anything.
    fn do_one(&mut self, site: &Arc<Site>) -> bool {
        if let Some((_, key)) = self.at_once.front() {
            let key = key.clone();
            self.make(site, &key);
            // Only now: until it stands there, it is not settled.
            self.at_once.pop_front();
            return true;
        }
        let now = site.store.now().as_microsecond();
        let stood_for = |kept: &Kept, key: &str| kept.pages.peek(key).map(|page| now - page.made);
        let due = |key: &str| stood_for(&site.kept, key).is_none_or(|stood| stood >= COMMENTS_EVERY);
        if let Some(place) = self.after_comments.iter().position(|key| due(key)) {
            let key = self.after_comments.swap_remove(place);
            self.make(site, &key);
            return true;
        }
        if let Some(key) = self.old.pop_front() {
            self.make(site, &key);
            return true;
        }
        let worth_it = |key: &str| stood_for(&site.kept, key).is_none_or(|stood| stood >= WORTH_IT_AFTER);
        if let Some(place) = self.hasty.iter().position(|key| worth_it(key))
            && let Some(key) = self.hasty.remove(place)
        {
            better(&site.kept, &key);
            return true;
        }
        false
    }

    /// Makes a page anew, if it still waits for that.
    fn make(&mut self, site: &Arc<Site>, key: &str) {
        let Some(before) = site.kept.pages.peek(key) else { return };
        if before.awaited.load(Ordering::Acquire) == NOT_AWAITED {
            return;
        }
        let Ok(mut request) = Request::get(key).body(Body::empty()) else { return };
        request.extensions_mut().insert(Anew);
        let router = self.router.get_or_insert_with(|| site.router()).clone();
        // The layer around the router puts the page in its place.
        let _ = self.handle.block_on(router.oneshot(request));
        // Touched once more while it was made, and so made in vain: with that touch it is found again.
        if site.kept.pages.peek(key).is_some_and(|after| Arc::ptr_eq(&after, &before)) {
            before.awaited.store(NOT_AWAITED, Ordering::Release);
        }
    }

    fn say_what_is_settled(&self) {
        let settled = self.at_once.iter().map(|(before, _)| *before).min().unwrap_or(self.seen);
        self.settling.send_if_modified(|said| std::mem::replace(said, settled) != settled);
    }
}

/// Sitemaps name every story, so that nearly every touch makes them old, and a machine can wait until one is made.
fn is_made_on_asking(key: &str) -> bool {
    key.starts_with("/sitemap")
}

/// Compresses well what was compressed in haste.
fn better(kept: &Kept, key: &str) {
    for encoding in Encoding::ALL {
        let Some(page) = kept.pages.peek(key) else { return };
        if page.faces.coded[encoding as usize].as_ref().is_some_and(|coded| coded.effort == Effort::Quick) {
            kept.dress(key, &page, encoding, page.faces.worth());
        }
    }
}

impl Page {
    /// Whether some of it was compressed in haste.
    pub(super) fn is_hasty(&self) -> bool {
        self.faces.coded.iter().flatten().any(|coded| coded.effort == Effort::Quick)
    }
}
