//! Who else tells the story of a wire item: its other doors, other agencies, other takes of a running story.

use crate::{Desk, answer::Fault, basket::headline_of, stories::dir};
use serde::Serialize;
use tellal_store::BasketItem;
use tellal_story::ItemId;

/// Another item that tells the same story.
#[derive(Debug, Serialize)]
pub(crate) struct Member {
    id: String,
    agency: String,
    headline: String,
    lang: String,
    dir: &'static str,
    version: Option<u64>,
    take: Option<String>,
    changed: jiff::Timestamp,
    state: &'static str,
    story: Option<String>,
}

impl Desk {
    /// The items that stand with one, last changed first.
    pub(crate) async fn company_of(&self, item: &BasketItem) -> Result<Vec<Member>, Fault> {
        let all = self.companies_of(std::slice::from_ref(item)).await?;
        Ok(self.members(item, &all))
    }

    /// All members of the clusters that some items are in.
    pub(crate) async fn companies_of(&self, items: &[BasketItem]) -> Result<Vec<BasketItem>, Fault> {
        let mut clusters: Vec<ItemId> = items.iter().filter_map(|item| item.cluster).collect();
        clusters.sort_unstable();
        clusters.dedup();
        Ok(self.store.companies(&clusters).await?)
    }

    /// Those of them that stand with one item.
    pub(crate) fn members(&self, item: &BasketItem, all: &[BasketItem]) -> Vec<Member> {
        let others =
            all.iter().filter(|other| other.cluster.is_some() && other.cluster == item.cluster && other.id != item.id);
        others.map(|other| self.member(other)).collect()
    }

    fn member(&self, item: &BasketItem) -> Member {
        let lang = self.fields_of(item).lang;
        Member {
            id: item.id.to_string(),
            agency: self.agency(&item.source),
            headline: headline_of(item),
            dir: dir(lang.as_ref()),
            lang: lang.map(|lang| lang.to_string()).unwrap_or_default(),
            version: item.item.version,
            take: item.item.take_key.clone(),
            changed: item.changed,
            state: item.state.as_str(),
            story: item.story.map(|story| story.to_string()),
        }
    }
}
