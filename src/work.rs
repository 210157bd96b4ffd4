//! What goes on in the background while the newsroom is open.

use crate::{
    doors::{Door, chores, quiet},
    drop_folder::{DropFolder, LOOK_EVERY},
    hook, mail,
    newsroom::Newsroom,
    purge,
    stop::Stop,
};
use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use tokio::{sync::watch, task::JoinSet};

/// The background work of a newsroom.
pub struct Work {
    tasks: JoinSet<()>,
    stop: Stop,
    look_every: watch::Sender<Duration>,
}

impl Work {
    /// Starts all of it. It ends when `stop` turns true.
    pub fn begin(newsroom: &Arc<Newsroom>, stop: &Stop) -> Self {
        let (look_every, looks) = watch::channel(LOOK_EVERY);
        if !newsroom.config.settings.comments.flood.limits {
            tracing::warn!(
                "comments.flood.limits is off: anybody can send any number of comments; switch it on again after the load test"
            );
        }
        let mut work = Self { tasks: JoinSet::new(), stop: stop.clone(), look_every };
        for source in &newsroom.config.settings.sources {
            let folder = newsroom.config.drop_folder(source);
            let (id, room, every, stop) = (source.id.clone(), Arc::clone(newsroom), looks.clone(), stop.clone());
            work.keep_up("drop folder", move || {
                DropFolder::new(id.clone(), folder.clone()).watch(Arc::clone(&room), every.clone(), stop.clone())
            });
            let zone = newsroom.config.settings.newsroom.zone.name().to_owned();
            for number in 0..Door::all_of(source, &zone).len() {
                let (source, zone) = (source.clone(), zone.clone());
                let (room, stop) = (Arc::clone(newsroom), work.stop.clone());
                work.keep_up("door", move || {
                    let door = Door::all_of(&source, &zone).swap_remove(number);
                    door.watch(Arc::clone(&room), stop.clone())
                });
            }
        }
        let (room, until) = (Arc::clone(newsroom), stop.clone());
        work.keep_up("schedule", move || publish_due(Arc::clone(&room), until.clone()));
        let (room, until) = (Arc::clone(newsroom), stop.clone());
        work.keep_up("quiet wires", move || quiet::listen(Arc::clone(&room), until.clone()));
        let (room, until) = (Arc::clone(newsroom), stop.clone());
        work.keep_up("policy", move || chores::watch(Arc::clone(&room), until.clone()));
        let (room, until) = (Arc::clone(newsroom), stop.clone());
        work.keep_up("outside moderation", move || hook::watch(Arc::clone(&room), until.clone()));
        let (room, until) = (Arc::clone(newsroom), stop.clone());
        work.keep_up("purge", move || purge::watch(Arc::clone(&room), until.clone()));
        let (room, until) = (Arc::clone(newsroom), stop.clone());
        work.keep_up("mail", move || mail::watch(Arc::clone(&room), until.clone()));
        let (room, until) = (Arc::clone(newsroom), stop.clone());
        work.keep_up("reads", move || fold_reads(Arc::clone(&room), until.clone()));
        let (room, until) = (Arc::clone(newsroom), stop.clone());
        work.keep_up("pictures", move || make_pictures(Arc::clone(&room), until.clone()));
        let (room, until) = (Arc::clone(newsroom), stop.clone());
        work.keep_up("search index", move || index(Arc::clone(&room), until.clone()));
        work
    }

    /// Lets the drop folders be looked at more often, or as usual again. For the demo, which delivers a day's wire at once.
    pub fn look_every(&self, every: Duration) {
        self.look_every.send_replace(every);
    }

    /// Waits until all of it has ended.
    pub async fn end(mut self) {
        while self.tasks.join_next().await.is_some() {}
    }

    /// Runs a task, and runs it again should it ever panic: a fault in one feed must not silence the others, and a fault in
    /// the schedule must not end it.
    fn keep_up<F>(&mut self, name: &'static str, mut task: impl FnMut() -> F + Send + 'static)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let mut stop = self.stop.clone();
        self.tasks.spawn(async move {
            loop {
                let mut running = tokio::spawn(task());
                let ended = tokio::select! {
                    ended = &mut running => ended,
                    () = stop.given() => {
                        // What is under way is short; what is not has its own eye on `stop`.
                        if tokio::time::timeout(Duration::from_secs(10), &mut running).await.is_err() {
                            running.abort();
                        }
                        return;
                    }
                };
                if let Err(error) = ended {
                    tracing::error!(task = name, %error, "background work failed; it is begun again in five seconds");
                }
                if !stop.pause(Duration::from_secs(5)).await {
                    return;
                }
            }
        });
    }
}

/// Publishes scheduled stories within a second of their hour.
async fn publish_due(newsroom: Arc<Newsroom>, mut stop: Stop) {
    while stop.pause(Duration::from_secs(1)).await {
        match newsroom.desk.publish_due().await {
            Ok(published) => {
                newsroom.metrics.due.fetch_add(published.into(), Ordering::Relaxed);
            }
            Err(error) => {
                tracing::error!(%error, "scheduled stories could not be published; tried again in ten seconds");
                stop.pause(Duration::from_secs(10)).await;
            }
        }
    }
}

/// Pictures at a time that are made smaller, before it is looked again whether the process is to end.
const PICTURES: u32 = 4;
/// Says how far it has come whenever so many are made: a first start over an old archive takes its time.
const PROGRESS: u64 = 200;

/// Makes the sizes of pictures that have become public, so that the first reader need not wait for them.
async fn make_pictures(newsroom: Arc<Newsroom>, mut stop: Stop) {
    let (mut changes, mut done) = (newsroom.store.changes(), 0);
    loop {
        match newsroom.store.make_renditions(PICTURES).await {
            Ok(0) => {
                #[cfg(feature = "avif")]
                if make_one_avif(&newsroom).await && stop.pause(Duration::from_millis(10)).await {
                    continue;
                }
                if done > 0 {
                    tracing::info!(pictures = done, "pictures have been made ready in all sizes");
                    done = 0;
                }
                tokio::select! {
                    changed = changes.changed() => {
                        if changed.is_err() || !stop.pause(Duration::from_millis(200)).await {
                            return;
                        }
                    }
                    goes_on = stop.pause(Duration::from_mins(1)) => if !goes_on { return },
                }
            }
            Ok(made) => {
                if (done + made) / PROGRESS > done / PROGRESS {
                    tracing::info!(pictures = done + made, "pictures are being made ready in all sizes");
                }
                done += made;
                if !stop.pause(Duration::from_millis(10)).await {
                    return;
                }
            }
            Err(error) => {
                tracing::error!(%error, "pictures could not be made ready; tried again in a minute, and when readers ask");
                if !stop.pause(Duration::from_mins(1)).await {
                    return;
                }
            }
        }
    }
}

/// Makes AVIF of one more picture; says whether there was one. Only when no WebP is waiting, and if the settings want it.
#[cfg(feature = "avif")]
async fn make_one_avif(newsroom: &Newsroom) -> bool {
    if !newsroom.config.settings.pictures.avif {
        return false;
    }
    newsroom.store.make_avif(1).await.is_ok_and(|made| made > 0)
}

/// Moves reads from the log into the database, so that the log stays short. Every minute; what is in the log counts before.
async fn fold_reads(newsroom: Arc<Newsroom>, mut stop: Stop) {
    while stop.pause(Duration::from_mins(1)).await {
        if let Err(error) = newsroom.store.fold_reads().await {
            tracing::error!(%error, "reads could not be moved into the database; the log keeps them");
        }
    }
}

/// Takes what was published into the search index: at once when something changes, and now and then in case a change was
/// made by another process.
async fn index(newsroom: Arc<Newsroom>, mut stop: Stop) {
    let mut changes = newsroom.store.changes();
    loop {
        match newsroom.store.index_pending().await {
            Ok(taken) => {
                newsroom.metrics.indexed.fetch_add(taken, Ordering::Relaxed);
            }
            Err(error) => {
                tracing::error!(%error, "the search index could not be brought up to date; tried again in ten seconds");
                if !stop.pause(Duration::from_secs(10)).await {
                    return;
                }
            }
        }
        tokio::select! {
            changed = changes.changed() => {
                // Many changes at once make one commit of the index.
                if changed.is_err() || !stop.pause(Duration::from_millis(100)).await {
                    return;
                }
            }
            goes_on = stop.pause(Duration::from_secs(10)) => if !goes_on { return },
        }
    }
}
