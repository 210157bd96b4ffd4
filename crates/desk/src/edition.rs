//! The editor's field for the story of which another is the edition in its own language: a page's address, the desk's address
//! of the story, or its id.

use crate::{
    Desk,
    answer::Fault,
    form::{Fields, Problem},
    stories::dir,
};
use serde::Serialize;
use tellal_store::{Found, Listing};
use tellal_story::{Lang, Slug, StoryId};

/// Stories offered beside the field.
const OFFERED: usize = 40;

/// A story that another can be the edition of.
#[derive(Debug, Serialize)]
pub(crate) struct Original {
    id: String,
    headline: String,
    lang: String,
    dir: &'static str,
}

impl Desk {
    /// Puts the story's id in the place of an address. What leads to no story, or to the story itself, is a problem.
    pub(crate) async fn find_original(
        &self,
        fields: &mut Fields,
        own: Option<StoryId>,
    ) -> Result<Option<Problem>, Fault> {
        if fields.edition_of.is_empty() {
            return Ok(None);
        }
        match self.meant(&fields.edition_of).await? {
            Some(story) if Some(story) != own => {
                fields.edition_of = story.to_string();
                Ok(None)
            }
            _ => Ok(Some(Problem::new("edition_of", "error-edition", &fields.edition_of))),
        }
    }

    async fn meant(&self, typed: &str) -> Result<Option<StoryId>, Fault> {
        let path = typed.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        let mut parts = path.rsplit('/').filter(|part| !part.is_empty());
        let (last, section, lang) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        // The desk's pages of a story end with a verb or with the id.
        for part in [Some(last), section] {
            if let Some(Ok(id)) = part.map(str::parse::<StoryId>) {
                return Ok(self.store.story(id).await?.map(|story| story.id));
            }
        }
        let (Some(Ok(lang)), Ok(slug)) = (lang.map(Lang::new), Slug::new(last)) else { return Ok(None) };
        Ok(match self.store.find(&lang, &slug).await? {
            Some(Found::Page(page)) => Some(page.story()),
            Some(Found::Moved { slug, .. }) => match self.store.find(&lang, &slug).await? {
                Some(Found::Page(page)) => Some(page.story()),
                _ => None,
            },
            _ => None,
        })
    }

    /// The story that the field names, to be shown below it.
    pub(crate) async fn original(&self, fields: &Fields) -> Result<Option<Original>, Fault> {
        let Ok(id) = fields.edition_of.parse() else { return Ok(None) };
        Ok(self.store.story(id).await?.map(|story| Original {
            id: story.id.to_string(),
            headline: story.content.headline,
            lang: story.content.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
            dir: dir(story.content.lang.as_ref()),
        }))
    }

    /// The latest public stories in other languages, by address and headline, to choose from.
    pub(crate) async fn originals(&self, lang: &str) -> Result<Vec<(String, String)>, Fault> {
        let stories = self.store.listing(&Listing { limit: 120, ..Listing::default() }).await?;
        let others = stories.iter().filter(|story| story.complete().lang().as_str() != lang);
        Ok(others
            .take(OFFERED)
            .map(|story| (self.site.path_of(story), story.complete().content().headline.clone()))
            .collect())
    }
}
