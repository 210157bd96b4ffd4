//! Stories whose hour has come.

use crate::Desk;
use tellal_store::Error;
use tellal_story::{Actor, Command, State};

impl Desk {
    /// Publishes what is due; says how many. A story that may not be published at its hour after all (its embargo was moved,
    /// here or in a version of its item that nobody has looked at yet, or the agency took it back) goes back to the desk as a
    /// draft, and its log says so.
    pub async fn publish_due(&self) -> Result<u32, Error> {
        let mut published = 0;
        for id in self.store.due_stories().await? {
            let now = self.store.now();
            let due = |state: &State| matches!(state, State::Scheduled { at } if *at <= now);
            let story = self.store.story(id).await?.ok_or(Error::Missing("story"))?;
            let item = match story.item {
                Some(item) => self.store.item(item).await?,
                None => None,
            };
            let told = match self.obstacle(&story, item.as_ref(), now) {
                Some(check) => Err(check.reason()),
                None => self
                    .try_tell(id, Actor::Schedule, |story| due(&story.state).then_some(Command::ComeDue))
                    .await?
                    .map_err(|refusal| refusal.to_string()),
            };
            match told {
                Ok(_) => published += 1,
                Err(why) => {
                    tracing::warn!(story = %id, why, "a scheduled story could not be published");
                    let _ = self
                        .try_tell(id, Actor::Schedule, |story| due(&story.state).then_some(Command::Unschedule))
                        .await?;
                }
            }
        }
        Ok(published)
    }
}
