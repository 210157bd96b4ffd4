//! What a comment stands on: its story, whether anybody can comment there, and whose names nobody may take. It is the same for one
//! comment as for the next, so it is kept in memory until the store says that something else than a comment has been written, and
//! never for longer than [`LONGEST`], for other programs (`tellal user add`) write too. What matters most, that the story is still
//! there and its author not banned, the store asks once more in the transaction that keeps the comment.

use crate::{Error, Site};
use jiff::{SignedDuration, Timestamp};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};
use tellal_store::{Found, Published, StoryComments};
use tellal_story::{Lang, Slug};
use tellal_text::skeleton;

/// What another program has changed is seen by then.
const LONGEST: SignedDuration = SignedDuration::from_secs(1);
/// More stories than this are hardly ever commented on within a second.
const MANY: usize = 500;

/// A story that readers comment on.
#[derive(Debug)]
pub(super) struct Ground {
    pub story: Box<Published>,
    /// Where its comments differ from the newsroom's settings.
    pub own: StoryComments,
    body: OnceLock<String>,
}

impl Ground {
    /// The words of its body.
    pub(super) fn body(&self) -> &str {
        self.body.get_or_init(|| self.story.complete().content().body.plain())
    }
}

/// What stands at the address of a form.
#[derive(Debug, Clone)]
pub(super) enum Where {
    Here(Arc<Ground>),
    /// It was withdrawn.
    Gone,
    Nowhere,
}

/// What was read last; lives in [`Site`].
#[derive(Debug, Default)]
pub(crate) struct Grounds(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// The store's number and the time when the oldest of it was read.
    read: Option<(u64, Timestamp)>,
    stories: HashMap<(Lang, Slug), Arc<Ground>>,
    /// How the names of the newsroom and its people look.
    looks: Option<Arc<HashSet<String>>>,
}

impl Kept {
    /// Forgets what may not be so any more.
    fn freshen(&mut self, ground: u64, now: Timestamp) {
        let fresh = self.read.is_some_and(|(known, at)| {
            known == ground && (SignedDuration::ZERO..LONGEST).contains(&now.duration_since(at))
        });
        if !fresh {
            self.stories.clear();
            self.looks = None;
            self.read = Some((ground, now));
        }
    }
}

impl Grounds {
    /// The story at an address, also if it moved while its reader was writing.
    pub(super) async fn at(&self, site: &Site, lang: &Lang, mut slug: Slug) -> Result<Where, Error> {
        // Twice: an address that has moved names the one where the story is now.
        for _ in 0..2 {
            let (ground, now) = (site.store().ground(), site.store().now());
            let place = (lang.clone(), slug);
            if let Some(known) = self.fresh(ground, now, |kept| kept.stories.get(&place).cloned()) {
                return Ok(Where::Here(known));
            }
            match site.store().find(lang, &place.1).await? {
                Some(Found::Page(story)) => {
                    let own = site.store().story_comments(story.story()).await?;
                    let found = Arc::new(Ground { story, own, body: OnceLock::new() });
                    self.fresh(ground, now, |kept| {
                        if kept.stories.len() >= MANY {
                            kept.stories.clear();
                        }
                        kept.stories.insert(place, Arc::clone(&found));
                    });
                    return Ok(Where::Here(found));
                }
                Some(Found::Moved { slug: now, .. }) => slug = now,
                Some(Found::Gone(_)) => return Ok(Where::Gone),
                None => break,
            }
        }
        Ok(Where::Nowhere)
    }

    /// How the names look that nobody may take.
    pub(super) async fn looks(&self, site: &Site) -> Result<Arc<HashSet<String>>, Error> {
        let (ground, now) = (site.store().ground(), site.store().now());
        if let Some(known) = self.fresh(ground, now, |kept| kept.looks.clone()) {
            return Ok(known);
        }
        let people = site.store().people().await?;
        let names = site.settings().name.values().chain(people.iter().map(|person| &person.name));
        let looks = Arc::new(names.map(|name| skeleton(name)).collect::<HashSet<_>>());
        self.fresh(ground, now, |kept| kept.looks = Some(Arc::clone(&looks)));
        Ok(looks)
    }

    /// Looks at what is known and holds. What was read before the store's number rose is taken in under the number that it was
    /// read under, and so is forgotten at the next look.
    fn fresh<T>(&self, ground: u64, now: Timestamp, look: impl FnOnce(&mut Kept) -> T) -> T {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.freshen(ground, now);
        look(&mut kept)
    }
}
