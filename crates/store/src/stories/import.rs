//! Many live stories at once, as they come from somewhere else: no editor looks at them, and each keeps the hour at which it
//! was first published.

use super::writing::{self, Commit};
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{Actor, Command, Content, Story, StoryId};

/// A story that was live elsewhere.
#[derive(Debug, Clone)]
pub struct ImportedStory {
    /// Its id here.
    pub id: StoryId,
    /// Its fields, nothing missing, with an address that no other story of the language has.
    pub content: Content,
    /// When it was first published.
    pub published: Timestamp,
}

impl Store {
    /// Takes in stories as live ones, all or none of them in one transaction: a few hundred at a time are quick and keep
    /// nobody waiting. `Error::Refused` if one lacks what a page needs, `Error::Conflict` if an address or an id is taken.
    pub async fn import_stories(&self, stories: Vec<ImportedStory>) -> Result<(), Error> {
        let by = Actor::Wire;
        let mut list = Vec::with_capacity(stories.len() * 16);
        for ImportedStory { id, content, published } in stories {
            let story = Story::new(id, None, None, content, by);
            list.extend(writing::creation(&story, None, by, published)?);
            self.inner.others.leave_out(id, published);
            let events = story
                .apply(Command::Publish { from: story.revision }, published)
                .map_err(|refusal| Error::Refused(format!("a story to be taken in is not complete: {refusal:?}")))?;
            let mut commit = Commit::new(story, 1, by, published);
            for event in &events {
                commit.take_in(event, None)?;
            }
            list.extend(commit.finish()?.1);
        }
        self.db().commit_and_tell(list).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::ImportedStory;
    use crate::testing::{Newsroom, on_both, whole};
    use crate::{Error, Query, Store};
    use tellal_story::{Content, Lang, StoryId};

    on_both! {
        many_stories_come_in_at_once_and_are_live_from_their_hour
        all_come_in_or_none
    }

    fn story(store: &Store, slug: &str) -> ImportedStory {
        let published = "2019-05-06T07:08:09Z".parse().unwrap();
        ImportedStory { id: StoryId(store.ambient().new_id()), content: whole(slug), published }
    }

    async fn many_stories_come_in_at_once_and_are_live_from_their_hour(room: &Newsroom) {
        let stories: Vec<_> = (0..30).map(|n| story(&room.store, &format!("eski-{n}"))).collect();
        let first = stories[0].clone();
        room.store.import_stories(stories).await.unwrap();
        let live = room.store.published(first.id).await.unwrap().unwrap();
        assert_eq!(live.live().first_published, first.published);
        assert_eq!(live.live().updated, None);
        assert_eq!(live.complete().content().headline, first.content.headline);
        assert_eq!(room.store.revisions(first.id).await.unwrap().len(), 1);
        room.store.index_pending().await.unwrap();
        let found = room.store.search(&Query::new("köprü", Lang::new("tr").unwrap())).await.unwrap();
        assert_eq!((found.total, found.facets.years.as_slice()), (30, [(2019, 30)].as_slice()));
    }

    async fn all_come_in_or_none(room: &Newsroom) {
        let (good, twin) = (story(&room.store, "ayni"), story(&room.store, "ayni"));
        let refused = room.store.import_stories(vec![good.clone(), twin]).await;
        assert!(matches!(refused, Err(Error::Conflict)), "{refused:?}");
        let unfinished = ImportedStory { content: Content::default(), ..story(&room.store, "yarim") };
        let refused = room.store.import_stories(vec![good.clone(), unfinished]).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        assert!(room.store.published(good.id).await.unwrap().is_none());
        room.store.import_stories(vec![good.clone()]).await.unwrap();
        assert!(room.store.published(good.id).await.unwrap().is_some());
    }
}
