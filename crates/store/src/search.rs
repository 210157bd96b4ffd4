//! Search over the archive of live stories. The index is derived: it follows the outbox and can be rebuilt.
//!
//! The index only finds. Whether a story may be shown is asked of the store each time, and what is shown of it comes
//! from there, so a withdrawn story is out of the results before the index has heard of it.

mod ask;
mod begins;
mod collect;
mod endings;
mod find;
mod index;
mod snippet;
mod words;

use crate::behind::Behind;
use crate::db::{Db, params};
use crate::published::{Listing, Published};
use crate::{Error, Store};
use ask::Question;
use collect::Wanted;
use index::{Change, Doc, Index, Writer};
use jiff::Timestamp;
use std::collections::HashSet;
use std::fs::File;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use tellal_story::{Form, Lang, SectionId, StoryId};
use tokio::sync::MutexGuard;

/// What somebody looks for.
#[derive(Debug, Clone)]
pub struct Query {
    /// The words as typed.
    pub text: String,
    /// In stories of this language.
    pub lang: Lang,
    /// In one section.
    pub section: Option<SectionId>,
    /// Of one form.
    pub form: Option<Form>,
    /// First published at or after.
    pub since: Option<Timestamp>,
    /// First published before.
    pub until: Option<Timestamp>,
    /// In which order.
    pub sort: Sort,
    /// How many hits to skip.
    pub offset: u32,
    /// At most so many.
    pub limit: u32,
}

impl Query {
    /// The best of all stories of a language that have these words; 20 of them.
    pub fn new(text: impl Into<String>, lang: Lang) -> Self {
        Self {
            text: text.into(),
            lang,
            section: None,
            form: None,
            since: None,
            until: None,
            sort: Sort::Best,
            offset: 0,
            limit: 20,
        }
    }

    fn wanted(&self) -> Wanted {
        let dates = (self.since.is_some() || self.until.is_some()).then(|| {
            let at = |time: Option<Timestamp>, open| time.map_or(open, Timestamp::as_microsecond);
            (at(self.since, i64::MIN), at(self.until, i64::MAX))
        });
        Wanted {
            section: self.section.clone(),
            form: self.form,
            dates,
            sort: self.sort,
            top: (self.offset.min(DEEPEST) + self.limit.min(MOST_HITS)) as usize,
        }
    }
}

/// In which order hits come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Those first that answer best, and of equally good ones the newest.
    #[default]
    Best,
    /// Those first that were first published last.
    Newest,
}

/// A story that was found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The story, as readers may see it at this moment.
    pub story: Box<Published>,
    /// Some words around what was found, and which of them were: `(words, hit)`. Joined, they are the story's own text.
    pub snippet: Vec<(String, bool)>,
}

/// A page of results.
#[derive(Debug, Clone, Default)]
pub struct SearchPage {
    /// How many there are in all.
    pub total: u64,
    /// The page.
    pub hits: Vec<Hit>,
    /// By what they could be narrowed down.
    pub facets: Facets,
}

/// How what was found spreads. Each list is counted as if nothing had been chosen from it, though what is chosen from the
/// others holds: so it says what the reader would get by choosing otherwise. What has no story is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Sections, the one with most stories first.
    pub sections: Vec<(SectionId, u64)>,
    /// Forms, in the order of [`Form::ALL`].
    pub forms: Vec<(Form, u64)>,
    /// Years of first publication (UTC), last first; chosen by `since` and `until`.
    pub years: Vec<(i16, u64)>,
}

/// Outbox entries looked at together.
const STEP: i64 = 500;
/// Stories taken in before a commit at the latest. A commit costs a part of the index and later its merging, so an archive
/// that comes in at once is not committed by the hundred.
const MOST_WAITING: usize = 50_000;
/// Hits that a page may have, and how deep pages go: nobody reads further, and each hit costs a look-up.
const MOST_HITS: u32 = 100;
const DEEPEST: u32 = 10_000;

/// The index and its one writer.
pub(crate) struct Search {
    folder: PathBuf,
    index: RwLock<Option<Index>>,
    writer: tokio::sync::Mutex<Option<Writer>>,
    /// Something has gone wrong with the index since it was opened; the next writer makes it anew.
    distrusted: AtomicBool,
}

impl Search {
    /// Nothing is opened before it is needed.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            index: RwLock::new(None),
            writer: tokio::sync::Mutex::new(None),
            distrusted: AtomicBool::new(false),
        }
    }

    /// Ends the writer.
    pub(crate) async fn close(&self) -> Result<(), Error> {
        match self.writer.lock().await.take() {
            Some(writer) => blocking(move || writer.close()).await?,
            None => Ok(()),
        }
    }

    fn index(&self) -> Option<Index> {
        if let Some(index) = &*self.index.read().unwrap_or_else(PoisonError::into_inner) {
            return Some(index.clone());
        }
        let index = Index::open(&self.folder).ok()?;
        Some(self.index.write().unwrap_or_else(PoisonError::into_inner).insert(index).clone())
    }

    /// The writer, held for as long as the guard is; `None` if another process has it.
    async fn writer(&self) -> Result<Option<MutexGuard<'_, Option<Writer>>>, Error> {
        let mut held = self.writer.lock().await;
        if self.distrusted.load(Ordering::Relaxed) {
            *held = None;
        }
        if held.is_none() {
            let folder = self.folder.clone();
            let lock = behind(move || index::lock(&folder)).await?;
            let lock = lock.map_err(|error| Error::Internal(format!("the search index: {error}")))?;
            let Some(lock) = lock else { return Ok(None) };
            let writer = self.open(Arc::new(lock)).await?;
            *self.index.write().unwrap_or_else(PoisonError::into_inner) = Some(writer.index.clone());
            self.distrusted.store(false, Ordering::Relaxed);
            *held = Some(writer);
        }
        Ok(Some(held))
    }

    async fn open(&self, lock: Arc<File>) -> Result<Writer, Error> {
        let distrusted = self.distrusted.load(Ordering::Relaxed);
        let (folder, first) = (self.folder.clone(), Arc::clone(&lock));
        if let Ok(Ok(writer)) = behind(move || Writer::open(&folder, first, distrusted)).await {
            return Ok(writer);
        }
        // The library gave up on what it found, in one way or another. An empty folder it can deal with.
        let folder = self.folder.clone();
        behind(move || Writer::open(&folder, lock, true)).await?
    }

    /// Works with the writer, behind readers and editors. If that fails, neither writer nor index is trusted any more.
    async fn with<T: Send + 'static>(
        &self,
        held: &mut Option<Writer>,
        work: impl FnOnce(&mut Writer) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let Some(mut writer) = held.take() else {
            return Err(Error::Internal("the search index has no writer".into()));
        };
        let done = behind(move || {
            let result = work(&mut writer);
            (writer, result)
        });
        let result = match done.await {
            Ok((writer, Ok(value))) => {
                *held = Some(writer);
                return Ok(value);
            }
            Ok((_, Err(error))) | Err(error) => Err(error),
        };
        self.distrusted.store(true, Ordering::Relaxed);
        result
    }
}

impl Store {
    /// Looks for stories. Any text is a query; none is an error.
    pub async fn search(&self, query: &Query) -> Result<SearchPage, Error> {
        // The index follows by and by, and touches nothing when it has.
        self.shows_the_unknown();
        let Some(index) = self.inner.search.index() else { return Ok(SearchPage::default()) };
        let question = Question::read(&query.text, query.lang.primary());
        let (asked, lang, wanted) = (question.clone(), query.lang.clone(), query.wanted());
        let skip = query.offset.min(DEEPEST) as usize;
        let found = match blocking(move || index.find(&asked, lang.as_str(), &wanted, skip)).await {
            Ok(found) => found.map_err(index::fault),
            Err(error) => Err(error),
        };
        let (ids, found) = found.inspect_err(|error| {
            tracing::warn!(%error, "the search index failed; the next change makes it anew");
            self.inner.search.distrusted.store(true, Ordering::Relaxed);
        })?;
        let mut page = SearchPage { total: found.total, hits: Vec::with_capacity(ids.len()), facets: found.facets };
        for id in ids {
            match self.published(id).await? {
                Some(story) if *story.complete().lang() == query.lang => {
                    let snippet = snippet::snippet(story.complete().content(), &question);
                    page.hits.push(Hit { story: Box::new(story), snippet });
                }
                // Withdrawn a moment ago, and the index still has it.
                _ => page.total -= 1,
            }
        }
        Ok(page)
    }

    /// A number that grows whenever a story becomes public, changes for readers or is withdrawn, in whichever process: for
    /// what is derived from the public stories.
    pub async fn last_public_change(&self) -> Result<u64, Error> {
        last_entry(&self.inner.db).await
    }

    /// Brings the index up to date with what has been published and withdrawn; says how many changes it took in.
    /// Withdrawn stories also vanish from results before this runs. Makes an index that is missing, damaged or of an
    /// older format anew. Does nothing if another process keeps the index.
    pub async fn index_pending(&self) -> Result<u64, Error> {
        let search = &self.inner.search;
        let Some(mut held) = search.writer().await? else { return Ok(0) };
        let known = match &*held {
            Some(writer) => writer.watermark()?,
            None => None,
        };
        let last = last_entry(&self.inner.db).await?;
        let Some(mut watermark) = known.filter(|known| *known <= last) else {
            // None yet, or one from a future that a restored database does not have.
            return self.index_all(&mut held, &|_, _| {}).await;
        };
        let (mut taken, mut waiting) = (0, 0);
        loop {
            const NEXT: &str = "select seq, story from outbox where seq > $1 order by seq limit $2";
            let after = i64::try_from(watermark).unwrap_or(i64::MAX);
            let rows = self.inner.db.rows(NEXT, &params![after, STEP]).await?;
            let mut stories = HashSet::new();
            for mut row in rows {
                watermark = row.take()?;
                stories.insert(row.take::<StoryId>()?);
                taken += 1;
            }
            if stories.is_empty() {
                if waiting > 0 {
                    search.with(&mut held, move |writer| writer.commit(watermark)).await?;
                }
                return Ok(taken);
            }
            waiting += stories.len();
            let mut changes = Vec::with_capacity(stories.len());
            for story in stories {
                changes.push(match self.published(story).await? {
                    Some(live) => Change::Live(Box::new(Doc::from(&live))),
                    None => Change::Gone(story),
                });
            }
            let commit = waiting >= MOST_WAITING;
            if commit {
                waiting = 0;
            }
            let work = move |writer: &mut Writer| {
                writer.take_in(changes)?;
                if commit { writer.commit(watermark) } else { Ok(()) }
            };
            search.with(&mut held, work).await?;
        }
    }

    /// Throws the index away and makes it again from the live stories, telling `progress` (done, of). Readers find what
    /// they found before until it is done. `Error::Refused` if another process keeps the index.
    pub async fn reindex(&self, progress: &(dyn Fn(u64, u64) + Sync)) -> Result<(), Error> {
        let Some(mut held) = self.inner.search.writer().await? else {
            return Err(Error::Refused(
                "another process keeps the search index; stop it first, or let it make the index anew".into(),
            ));
        };
        self.index_all(&mut held, progress).await.map(drop)
    }

    async fn index_all(&self, held: &mut Option<Writer>, progress: &(dyn Fn(u64, u64) + Sync)) -> Result<u64, Error> {
        let search = &self.inner.search;
        // Before the first story is looked at: what happens meanwhile is taken in again afterwards.
        let watermark = last_entry(&self.inner.db).await?;
        let count = self.inner.db.one("select count(story) from published", &[]).await?;
        let of = count.map(|mut row| row.take::<u64>()).transpose()?.unwrap_or(0);
        progress(0, of);
        search.with(held, |writer| writer.clear()).await?;
        let mut done = 0;
        let mut before = None;
        loop {
            let page = self.listing(&Listing { before, limit: 200, ..Listing::default() }).await?;
            let Some(last) = page.last() else { break };
            before = Some((last.live().first_published, last.story()));
            done += page.len() as u64;
            let changes = page.iter().map(|story| Change::Live(Box::new(Doc::from(story)))).collect();
            search.with(held, move |writer| writer.take_in(changes)).await?;
            progress(done, of.max(done));
        }
        search.with(held, move |writer| writer.commit(watermark)).await?;
        Ok(done)
    }
}

/// The number of the last outbox entry; 0 if there is none.
async fn last_entry(db: &Db) -> Result<u64, Error> {
    let row = db.one("select seq from outbox order by seq desc limit 1", &[]).await?;
    row.map_or(Ok(0), |mut row| row.take())
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(broke_off)
}

/// The index follows what readers see: the library's threads, which the writer starts, must not hold up what makes their pages.
async fn behind<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    Behind::Readers.work("tellal-search", work).await.map_err(broke_off)
}

fn broke_off(error: impl std::fmt::Display) -> Error {
    Error::Internal(format!("the search index: {error}"))
}

#[cfg(test)]
mod tests;
