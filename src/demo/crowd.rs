//! A story with very many comments: they come from the newsroom's old site, as another system's would.

use crate::newsroom::Newsroom;
use anyhow::Context as _;
use jiff::SignedDuration;
use serde::Deserialize;
use std::collections::BTreeMap;
use tellal_store::ImportedComment;
use tellal_story::{CommentState, StoryId};

/// What they are made of, by language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Crowd {
    /// Names.
    pub names: Vec<String>,
    /// How a comment begins.
    pub first: Vec<String>,
    /// How it goes on.
    pub then: Vec<String>,
    /// How an answer begins.
    pub answers: Vec<String>,
}

impl Crowd {
    /// The crowds of the material.
    pub(super) fn all() -> anyhow::Result<BTreeMap<String, Self>> {
        toml::from_str(&super::text("crowd.toml")?).context("fixtures/demo/crowd.toml cannot be read")
    }

    /// Name and words of a comment. Neighbouring numbers share nothing, and none repeats another below the product of what the
    /// lists hold.
    pub(super) fn says(&self, number: usize, answers: bool) -> (String, String) {
        let pick = |list: &[String], at: usize| list[at % list.len()].clone();
        let first = if answers { &self.answers } else { &self.first };
        let (one, other) = (number % first.len(), number / first.len() + number % first.len() * 3);
        (
            pick(&self.names, number * 7 + number / self.names.len()),
            format!("{} {}", first[one], pick(&self.then, other)),
        )
    }
}

/// Puts so many comments below a story, over the time since it was published; a third are answers.
pub(super) async fn gather(newsroom: &Newsroom, story: StoryId, number: u32) -> anyhow::Result<()> {
    let store = &newsroom.store;
    let published = store.published(story).await?.context("is not live, so nobody can comment on it")?;
    let crowds = Crowd::all()?;
    let crowd = crowds.get(published.complete().lang().primary()).context("crowd.toml lacks the story's language")?;
    let began = published.live().first_published;
    let step = store.now().duration_since(began) / i32::try_from(number + 1)?;
    for at in 0..number {
        let parent = (at % 3 == 2).then(|| (at / 6 * 6).to_string());
        let (name, text) = crowd.says(at as usize, parent.is_some());
        let comment = ImportedComment {
            source: "demo".to_owned(),
            source_id: at.to_string(),
            parent_source_id: parent,
            story,
            name,
            address: None,
            text,
            at: began
                .checked_add(step * i32::try_from(at + 1)? + SignedDuration::from_secs(i64::from(at * 37 % 50)))?,
            state: CommentState::Approved,
        };
        store.import_comment(&comment).await?;
    }
    Ok(())
}
