//! A desk copy: the story that is made from an item of the wire basket.

use crate::{Desk, about};
use tellal_store::{BasketItem, Error};
use tellal_story::{Actor, Content, Item, MediaTopic, SectionId, Slug, Story, StoryId};

/// IPTC's words (`irel:`) for “that item came before and this one carries it on”.
const CARRIES_ON: [&str; 3] = ["evolvedFrom", "derivedFrom", "follows"];

impl Desk {
    /// A new story with the fields of an item, not kept yet.
    pub(crate) async fn copy_of(&self, item: &BasketItem, by: Actor) -> Result<Story, Error> {
        let id = StoryId(self.store.ambient().new_id());
        let follows = self.carried_on_by(item).await?;
        Ok(Story::new(id, Some(item.id), follows, self.fields_of(item), by))
    }

    /// The fields that a desk copy takes from an item, with the source's settings for what the item leaves open.
    pub(crate) fn fields_of(&self, item: &BasketItem) -> Content {
        let source = self.settings.source(&item.source);
        let wire = &item.item;
        let lang = wire.lang.clone().or_else(|| source.and_then(|source| source.lang.clone()));
        let slug = tellal_text::slug(&wire.headline, lang.as_ref().map_or("und", |lang| lang.as_str()))
            .and_then(|slug| Slug::new(&slug).ok());
        let mut content = wire.to_content(source.map(|source| &source.line), slug);
        if let Some(lang) = &lang {
            content.topics = about::topics(wire, lang);
        }
        content.form = about::form(wire);
        content.lang = lang;
        content.section = self.section_of(wire).or_else(|| source.and_then(|source| source.section.clone()));
        content
    }

    /// The wire's text that the desk started from: the item as the story has it.
    pub(crate) async fn started_from(&self, item: &BasketItem, story: StoryId) -> Result<Content, Error> {
        if let Some(base) = &item.base {
            return Ok(self.fields_of(&BasketItem { item: base.as_ref().clone(), ..item.clone() }));
        }
        // A story from before items were remembered so: its first revision is the copy that was made of the item.
        let first = self.store.revision(story, 1).await?;
        Ok(first.map(|revision| revision.content).unwrap_or_default())
    }

    /// The section that the newsroom has for what an item is about: the first whose codes name the subject itself or, among
    /// Media Topics, one above it.
    fn section_of(&self, item: &Item) -> Option<SectionId> {
        let sections = &self.site.settings().sections;
        item.subjects.iter().find_map(|subject| {
            let topic = MediaTopic::of(subject.uri.as_deref().unwrap_or(&subject.code));
            let holds = |code: &String| {
                *code == subject.code
                    || topic.zip(MediaTopic::of(code)).is_some_and(|(topic, section)| topic.is_within(section))
            };
            sections.iter().find(|section| section.subjects.iter().any(holds)).map(|section| section.id.clone())
        })
    }

    async fn carried_on_by(&self, item: &BasketItem) -> Result<Option<StoryId>, Error> {
        for related in item.item.related.iter().filter(|related| CARRIES_ON.contains(&related.rel.as_str())) {
            if let Some(earlier) = self.store.item_by_wire_id(&item.source, &related.id).await?
                && earlier.story.is_some()
            {
                return Ok(earlier.story);
            }
        }
        Ok(None)
    }
}
