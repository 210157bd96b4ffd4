//! The live stories that are being read: what is known of each, so that a much-read story is not looked up, nor its number put into
//! words, for each of its readers.

use crate::Site;
use fluent_bundle::FluentArgs;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tellal_store::Error;
use tellal_story::{Lang, StoryId};

/// A live story.
pub(super) struct Live {
    lang: Lang,
    /// How often it had been read when that was last said, and the line that says it: reports that share a wait for the disk are
    /// told the same.
    said: Mutex<(u64, Arc<str>)>,
}

impl Live {
    fn new(site: &Site, lang: Lang) -> Self {
        let none = words(site, &lang, 0);
        Self { lang, said: Mutex::new((0, none)) }
    }

    /// How often it has been read, as its page says it.
    pub(super) fn line(&self, site: &Site, counted: u64) -> Arc<str> {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if said.0 != counted {
            *said = (counted, words(site, &self.lang, counted));
        }
        Arc::clone(&said.1)
    }
}

fn words(site: &Site, lang: &Lang, counted: u64) -> Arc<str> {
    let mut args = FluentArgs::new();
    args.set("count", counted);
    site.words().say(lang, "reads-count", Some(&args)).into()
}

/// Stories found live since something but a comment was last written.
#[derive(Default)]
pub(super) struct LiveStories(Mutex<(u64, HashMap<StoryId, Arc<Live>>)>);

impl LiveStories {
    /// A story, if it is live.
    pub(super) async fn get(&self, site: &Site, story: StoryId) -> Result<Option<Arc<Live>>, Error> {
        let ground = site.store().ground();
        {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if known.0 != ground {
                *known = (ground, HashMap::new());
            }
            if let Some(live) = known.1.get(&story) {
                return Ok(Some(Arc::clone(live)));
            }
        }
        let Some(published) = site.store().published(story).await? else { return Ok(None) };
        let live = Arc::new(Live::new(site, published.complete().lang().clone()));
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Found before a change that came in the meantime: not to be relied on.
        if known.0 == ground {
            known.1.insert(story, Arc::clone(&live));
        }
        Ok(Some(live))
    }
}
