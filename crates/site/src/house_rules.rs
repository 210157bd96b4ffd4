//! What holds for the comments of a story: the newsroom's rules for its language, and whether and until when anybody can comment.

use crate::{Error, Site, settings::CommentPolicy};
use jiff::{SignedDuration, Timestamp};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tellal_store::{Published, StoryComments};
use tellal_story::Lang;
use tellal_text::RuleSet;

/// Whether and until when readers can comment on a story: its own setting where it has one, else the newsroom's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing {
    pub policy: CommentPolicy,
    /// When comments end, or ended.
    pub closes: Option<Timestamp>,
}

impl Standing {
    pub(crate) async fn of(site: &Site, story: &Published) -> Result<Self, Error> {
        let standing = Self::with(site, story, site.store().story_comments(story.story()).await?);
        if let Some(closes) = standing.closes {
            site.store().shows_until(closes);
        }
        Ok(standing)
    }

    /// The same where it is known what the story has set for itself.
    pub(crate) fn with(site: &Site, story: &Published, own: StoryComments) -> Self {
        let settings = site.settings();
        let days = settings.comments.close_after_days.map(|days| SignedDuration::from_hours(24 * i64::from(days)));
        Self {
            // Where nobody can comment at all, no story is an exception.
            policy: match settings.comments.policy {
                CommentPolicy::Closed => CommentPolicy::Closed,
                usual => own.policy.unwrap_or(usual),
            },
            closes: own.closes.or_else(|| story.live().first_published.checked_add(days?).ok()),
        }
    }

    pub(crate) fn is_open(&self, now: Timestamp) -> bool {
        self.policy != CommentPolicy::Closed && self.closes.is_none_or(|closes| now < closes)
    }
}

/// The newsroom's rule sets, read anew when they have changed; lives in [`Site`].
#[derive(Default)]
pub(crate) struct HouseRules(Mutex<Read>);

#[derive(Default)]
struct Read {
    /// The store's number when they were read: it stays while only comments come in.
    change: Option<u64>,
    sets: HashMap<Lang, (u32, Arc<RuleSet>)>,
}

impl HouseRules {
    /// What holds under stories in `lang`.
    pub(crate) async fn of(&self, site: &Site, lang: &Lang) -> Result<Arc<RuleSet>, Error> {
        site.store().shows_comment_rules();
        let change = site.store().ground();
        if let Some(known) = self.lock().known(change, lang) {
            return Ok(known);
        }
        let kept = site.store().comment_rules().await?;
        let mut read = self.lock();
        // A set that was taken back is gone here too.
        read.sets.retain(|lang, _| kept.contains_key(lang));
        for (lang, kept) in kept {
            // Only what has changed is parsed again.
            if read.sets.get(&lang).is_none_or(|(version, _)| *version != kept.version) {
                match serde_json::from_str::<RuleSet>(&kept.rules) {
                    Ok(set) => {
                        read.sets.insert(lang, (kept.version, Arc::new(set)));
                    }
                    Err(fault) => {
                        tracing::error!(lang = lang.as_str(), "the rules for comments cannot be read: {fault}");
                    }
                }
            }
        }
        read.change = Some(change);
        Ok(read.known(change, lang).unwrap_or_default())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Read> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Read {
    /// The set for a language, or for its tag without country and script; the usual one where the newsroom has made none.
    fn known(&self, change: u64, lang: &Lang) -> Option<Arc<RuleSet>> {
        let own = || {
            let primary = || Lang::new(lang.primary()).ok().and_then(|primary| self.sets.get(&primary));
            self.sets.get(lang).or_else(primary).map(|(_, set)| Arc::clone(set))
        };
        (self.change == Some(change)).then(|| own().unwrap_or_else(|| Arc::new(RuleSet::usual(lang.primary()))))
    }
}
