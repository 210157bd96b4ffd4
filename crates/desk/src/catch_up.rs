//! What a crash left undone between the basket and the source's policy.

use crate::Desk;
use tellal_store::{BasketFilter, BasketState, Error};

/// So many of the newest items in each state are looked at; a crash leaves one delivery undone, not a day's.
const NEWEST: u32 = 200;

impl Desk {
    /// Carries out what agencies have taken back and a crash cut off. A delivery that was dropped into a folder is taken in
    /// again after a crash; one that was pushed is not, unless the agency sends it again, and a kill must not wait for that.
    /// What was done already is not done again.
    ///
    /// Only kills and holds: nothing is published by itself here. Items that lie in the basket may be there because somebody
    /// left them, or from before their source was set to publish by itself.
    pub async fn catch_up(&self) -> Result<(), Error> {
        for state in [BasketState::Canceled, BasketState::Withheld] {
            let filter = BasketFilter { state: Some(state), limit: NEWEST, ..BasketFilter::default() };
            for item in self.store.basket(&filter).await? {
                if let Some(source) = self.settings.source(&item.source) {
                    self.follow_policy(source, &item).await?;
                }
            }
        }
        Ok(())
    }
}
