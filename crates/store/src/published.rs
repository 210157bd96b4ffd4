//! What readers may see. [`Published`] can be made here and nowhere else, after the embargo and kill checks, so that a
//! function of the public site that takes one cannot be handed a draft.

use crate::{Error, SignedIn, Store};
use jiff::Timestamp;
use tellal_story::{Complete, Correction, Lang, Live, SectionId, Slug, StoryId, Withdrawal};

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
    /// First published at or after.
    pub since: Option<Timestamp>,
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

impl Store {
    /// What stands at an address. `section` is not part of the look-up: a story whose section differs has moved.
    pub async fn find(&self, lang: &Lang, slug: &Slug) -> Result<Option<Found>, Error> {
        todo!()
    }

    /// A live story by its id.
    pub async fn published(&self, story: StoryId) -> Result<Option<Published>, Error> {
        todo!()
    }

    /// Live stories, last first-published first.
    pub async fn listing(&self, listing: &Listing) -> Result<Vec<Published>, Error> {
        todo!()
    }

    /// The live stories before and after this one in its chain.
    pub async fn chain(&self, story: &Published) -> Result<Chain, Error> {
        todo!()
    }

    /// The latest revision as the page would show it, for somebody who is signed in. What is missing is named.
    /// The desk gives its own fields: an unfinished headline must not stop a preview, so absent fields are filled with
    /// stand-ins (the source line with the word for “missing” in the interface's language is the desk's to give).
    pub async fn preview(&self, who: &SignedIn, story: StoryId, complete: Complete) -> Result<Published, Error> {
        todo!()
    }
}
