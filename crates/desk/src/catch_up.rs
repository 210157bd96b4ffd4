//! What a crash left undone between the basket and the source's policy.

use crate::Desk;
use tellal_store::{BasketFilter, BasketState, Error};
use tellal_story::PublishPolicy;

/// So many of the newest items are looked at; a crash leaves one delivery undone, not a day's.
const NEWEST: u32 = 200;

impl Desk {
    /// Follows the sources' policies for the newest items once more. A delivery that was dropped into a folder is taken in
    /// again after a crash; one that was pushed is not, unless the agency sends it again, and a kill must not wait for that.
    /// What was done already is not done again.
    pub async fn catch_up(&self) -> Result<(), Error> {
        let mut filters: Vec<_> = [BasketState::Canceled, BasketState::Withheld]
            .map(|state| BasketFilter { state: Some(state), limit: NEWEST, ..BasketFilter::default() })
            .into();
        let by_itself = self.settings.sources.iter().filter(|source| source.publish == PublishPolicy::ByItself);
        filters.extend(by_itself.map(|source| BasketFilter {
            source: Some(source.id.clone()),
            limit: NEWEST,
            ..BasketFilter::default()
        }));
        for filter in filters {
            for item in self.store.basket(&filter).await? {
                if let Some(source) = self.settings.source(&item.source) {
                    self.follow_policy(source, &item).await?;
                }
            }
        }
        Ok(())
    }
}
