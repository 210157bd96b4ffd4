//! What readers may see. [`Published`] can be made here and nowhere else, after the embargo and kill checks, so that a
//! function of the public site that takes one cannot be handed a draft.

mod changes;
mod editions;
pub(crate) mod filing;
mod most_read;
mod named;
mod outbox;
mod shelf;
mod versions;

pub(crate) use most_read::MostRead;
pub use named::Named;
pub use outbox::OutboxEntry;
pub use shelf::{Located, ShelfDay};
pub use versions::{PublicChange, Version};

use crate::db::{Row, Where, params};
use crate::touch::{self, ListPart, Part};
use crate::{Error, SignedIn, Store};
use filing::Kind;
use jiff::Timestamp;
use tellal_story::{
    Block, Complete, Content, Correction, Form, Lang, Live, Right, SectionId, Slug, StoryId, Withdrawal,
};

/// A story as readers may see it.
#[derive(Debug, Clone)]
pub struct Published {
    story: StoryId,
    complete: Complete,
    live: Live,
    corrections: Vec<Correction>,
    follows: Option<StoryId>,
    preview: bool,
}

impl Published {
    /// Its identity.
    pub fn story(&self) -> StoryId {
        self.story
    }
    /// Its fields.
    pub fn complete(&self) -> &Complete {
        &self.complete
    }
    /// Which revision, first published and updated when.
    pub fn live(&self) -> &Live {
        &self.live
    }
    /// What has been corrected, oldest first.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }
    /// The earlier story that this one follows up.
    pub fn follows(&self) -> Option<StoryId> {
        self.follows
    }
    /// Whether this is an editor's preview rather than the public page.
    pub fn is_preview(&self) -> bool {
        self.preview
    }
    /// The only way out of the database. `None` before the embargo is over; the queries ask for that too, so that their
    /// pages are full, but no query can forget it.
    fn read(mut row: Row, now: Timestamp) -> Result<Option<Self>, Error> {
        let (story, live, mut content): (_, _, Content) = (row.take()?, row.take_json()?, row.take_json()?);
        let (corrections, follows) = (row.take_json()?, row.take()?);
        touch::note(|| Part::Story(story));
        if content.embargo.is_some_and(|until| until > now) {
            return Ok(None);
        }
        // Here, where every page, feed, sitemap and list comes by, so that none can show what it may not show any more.
        content.body.0.retain(|block| !matches!(block, Block::Picture(picture) if picture.has_expired(now)));
        if let Some(at) = content.body.pictures().filter_map(|picture| picture.expires).min() {
            touch::note_until(at);
        }
        let complete = content
            .complete()
            .map_err(|missing| Error::Internal(format!("the public story {story} lacks {missing:?}")))?;
        Ok(Some(Self { story, complete, live, corrections, follows, preview: false }))
    }

    /// A list without what cannot be read: one broken row must not take the front page with it.
    fn read_all(rows: Vec<Row>, now: Timestamp) -> Vec<Self> {
        let read = |row| {
            Self::read(row, now).unwrap_or_else(|error| {
                tracing::error!(%error, "a public story is left out of a list");
                None
            })
        };
        rows.into_iter().filter_map(read).collect()
    }

    /// The later of first publication and last update.
    pub fn modified(&self) -> Timestamp {
        self.live.updated.unwrap_or(self.live.first_published)
    }
}

/// What stands at an address.
#[derive(Debug, Clone)]
pub enum Found {
    /// A story.
    Page(Box<Published>),
    /// A story that has moved to another section or slug.
    Moved {
        /// Its section now.
        section: SectionId,
        /// Its slug now.
        slug: Slug,
    },
    /// A story that has been taken back.
    Gone(Tombstone),
}

/// What is left of a withdrawn story.
#[derive(Debug, Clone)]
pub struct Tombstone {
    /// Its identity.
    pub story: StoryId,
    /// Its language.
    pub lang: Lang,
    /// When and why it was withdrawn.
    pub withdrawal: Withdrawal,
}

/// Which stories a list shows.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// In one language.
    pub lang: Option<Lang>,
    /// In one section.
    pub section: Option<SectionId>,
    /// Of one topic.
    pub topic: Option<Slug>,
    /// By one author.
    pub author: Option<Slug>,
    /// Of one form.
    pub form: Option<Form>,
    /// First published at or after.
    pub since: Option<Timestamp>,
    /// First published before.
    pub until: Option<Timestamp>,
    /// Older than this place in the list (first publication and id of the last row seen).
    pub before: Option<(Timestamp, StoryId)>,
    /// At most so many; 0 means 50.
    pub limit: u32,
}

/// The stories that a story continues and that continue it.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    /// Earlier ones, oldest first.
    pub earlier: Vec<Published>,
    /// Later ones, oldest first.
    pub later: Vec<Published>,
}

const COLUMNS: &str = "p.story, p.live, p.content, p.corrections, p.follows";

/// How far a chain is followed each way.
const CHAIN: u32 = 20;

impl Store {
    /// What stands at an address. `section` is not part of the look-up: a story whose section differs has moved. So has
    /// one whose language has been changed since; it comes as a page, for its new address is its own to tell.
    pub async fn find(&self, lang: &Lang, slug: &Slug) -> Result<Option<Found>, Error> {
        let select = "select story from address where lang = $1 and slug = $2";
        let Some(mut row) = self.db().one_known(select, &params![lang, slug.as_str()]).await? else { return Ok(None) };
        let story = row.take()?;
        touch::note(|| Part::Story(story));
        if let Some(page) = self.published(story).await? {
            if page.complete.lang() == lang && page.complete.slug() != slug {
                let (section, slug) = (page.complete.section().clone(), page.complete.slug().clone());
                return Ok(Some(Found::Moved { section, slug }));
            }
            return Ok(Some(Found::Page(Box::new(page))));
        }
        let select = "select lang, withdrawal from tombstone where story = $1";
        let Some(mut row) = self.db().one_known(select, &params![story]).await? else { return Ok(None) };
        Ok(Some(Found::Gone(Tombstone { story, lang: row.take()?, withdrawal: row.take_json()? })))
    }

    /// A live story by its id.
    pub async fn published(&self, story: StoryId) -> Result<Option<Published>, Error> {
        touch::note(|| Part::Story(story));
        let select = format!("select {COLUMNS} from published p where p.story = $1");
        let row = self.db().one_known(&select, &params![story]).await?;
        row.map_or(Ok(None), |row| Published::read(row, self.now()))
    }

    /// Live stories, last first-published first.
    pub async fn listing(&self, listing: &Listing) -> Result<Vec<Published>, Error> {
        let now = self.now();
        let mut conditions = Where::default();
        let name = (listing.topic.as_ref().map(|slug| (Kind::Topic, slug)))
            .or_else(|| listing.author.as_ref().map(|slug| (Kind::Author, slug)));
        // A list of a topic or an author walks along that list, not along all stories.
        let (from, at) = match name {
            Some((kind, slug)) => {
                let (condition, values) = filing::under(kind, listing.lang.as_ref(), slug.as_str(), "f");
                conditions.and(&condition, values);
                ("filed f join published p on p.story = f.story", "f")
            }
            None => ("published p", "p"),
        };
        if let (Some(_), Some(author)) = (&listing.topic, &listing.author) {
            let (condition, values) = filing::under(Kind::Author, listing.lang.as_ref(), author.as_str(), "a");
            let both = format!("exists (select 1 from filed a where a.story = p.story and {condition})");
            conditions.and(&both, values);
        }
        conditions.and_if("p.lang = $", listing.lang.as_ref());
        conditions.and_if("p.section = $", listing.section.as_ref().map(SectionId::as_str));
        conditions.and_if("p.form = $", listing.form.map(Form::as_str));
        conditions.and_if(&format!("{at}.first_published >= $"), listing.since);
        conditions.and_if(&format!("{at}.first_published < $"), listing.until);
        if let Some((first_published, story)) = listing.before {
            conditions.and(&format!("({at}.first_published, {at}.story) < ($, $)"), params![first_published, story]);
        }
        conditions.and("(p.embargo is null or p.embargo <= $)", params![now]);
        let limit = if listing.limit == 0 { 50 } else { listing.limit };
        let select = format!(
            "select {COLUMNS} from {from}{} order by {at}.first_published desc, {at}.story desc limit {limit}",
            conditions.sql()
        );
        let rows = self.db().rows_known(&select, conditions.params()).await?;
        let found = rows.len();
        let stories = Published::read_all(rows, now);
        // Where a row could not be read, nobody knows how far down the list was seen.
        let full = found >= limit as usize && stories.len() == found;
        touch::note(|| {
            Part::List(ListPart {
                lang: listing.lang.clone(),
                section: listing.section.clone(),
                topic: listing.topic.clone(),
                author: listing.author.clone(),
                form: listing.form,
                since: listing.since,
                until: listing.until,
                before: listing.before,
                floor: stories.last().filter(|_| full).map(|last| (last.live.first_published, last.story)),
            })
        });
        Ok(stories)
    }

    /// The live stories before and after this one in its chain, at most 20 each way. A story in between that is not
    /// public is passed over, not stopped at.
    pub async fn chain(&self, story: &Published) -> Result<Chain, Error> {
        let up = "select f.id, f.follows, c.depth + 1 from story f join chain c on f.id = c.follows";
        let down = "select f.id, f.follows, c.depth + 1 from story f join chain c on f.follows = c.id";
        // Whoever continues this story, or one that it continues, touches its page when it becomes public.
        for ancestor in [story.story].into_iter().chain(self.ancestors(story.follows).await?) {
            touch::note(|| Part::Kin(ancestor));
        }
        Ok(Chain { earlier: self.chain_along(story, up).await?, later: self.chain_along(story, down).await? })
    }

    async fn chain_along(&self, start: &Published, step: &str) -> Result<Vec<Published>, Error> {
        let now = self.now();
        // The depth ends a circle, which nothing should make but which must not hang a page.
        let select = format!(
            "with recursive chain (id, follows, depth) as ( \
             select s.id, s.follows, 0 from story s where s.id = $1 union {step} where c.depth < {CHAIN}) \
             select {COLUMNS} from published p where p.story in (select id from chain where depth > 0) \
             and p.story <> $1 and (p.embargo is null or p.embargo <= $2) \
             order by p.first_published, p.story limit {CHAIN}"
        );
        Ok(Published::read_all(self.db().rows_known(&select, &params![start.story, now]).await?, now))
    }

    /// The latest revision as the page would show it, for somebody who is signed in and may see the desk. What is
    /// missing is named. The desk gives its own fields: an unfinished headline must not stop a preview, so absent fields
    /// are filled with stand-ins (the source line with the word for “missing” in the interface's language is the desk's to
    /// give).
    pub async fn preview(&self, who: &SignedIn, story: StoryId, complete: Complete) -> Result<Published, Error> {
        if !who.may(Right::ReadDesk) {
            return Err(Error::Refused("Your role does not let you see stories before they are published.".to_owned()));
        }
        let story = self.story(story).await?.ok_or(Error::Missing("story"))?;
        let now = self.now();
        let (first_published, updated) = match &story.live {
            Some(live) => (live.first_published, Some(now)),
            None => (now, None),
        };
        Ok(Published {
            story: story.id,
            complete,
            live: Live { revision: story.revision, first_published, updated, substance: None },
            corrections: story.corrections,
            follows: story.follows,
            preview: true,
        })
    }
}

#[cfg(test)]
mod tests;
