//! The newsroom as a wire: `feed.ninjs.json` (a list of ninjs 3.1 items) and `feed.g2.xml` (a NewsML-G2 `newsMessage`), for
//! other newsrooms' programs.
//!
//! They hold what changed last and not what was published last, so that a correction to an older story is in them. A story that
//! was withdrawn is sent as canceled for a week: whoever took it can take it back. It comes in the feeds of all sections
//! of its language, for it may have stood in any of them.

use super::Channel;
use crate::{Error, Site, settings::FeedText};
use jiff::SignedDuration;
use serde_json::Value;
use tellal_store::Listing;
use tellal_story::Item;
use tellal_wire::out::{Envelope, Version, news_message};

/// For how long a withdrawal is told.
const WITHDRAWN: SignedDuration = SignedDuration::from_hours(24 * 7);
/// As many stories as a wire's feed holds.
const STORIES: u32 = 100;

/// What is sent, last changed first, withdrawals before all.
pub(super) async fn gather(site: &Site, listing: &Listing, text: FeedText) -> Result<Vec<Item>, Error> {
    let store = site.store();
    let withdrawn = store.withdrawn(listing.lang.as_ref(), store.now() - WITHDRAWN).await?;
    let mut stories = store.changed(listing.lang.as_ref(), listing.section.as_ref(), STORIES).await?;
    // A quiet section's last change may be long ago.
    for story in store.listing(listing).await? {
        if !stories.iter().any(|known| known.story() == story.story()) {
            stories.push(story);
        }
    }
    let canceled = withdrawn.iter().map(|tombstone| site.wire_withdrawal(tombstone));
    Ok(canceled.chain(stories.iter().map(|story| site.wire_item(story, text))).collect())
}

pub(super) fn ninjs(items: &[Item]) -> Vec<u8> {
    let items: Vec<Value> = items.iter().map(|item| tellal_wire::out::ninjs(item, Version::default())).collect();
    // Strings and numbers alone: nothing here can fail to be written.
    serde_json::to_vec(&items).unwrap_or_default()
}

pub(super) fn g2(channel: &Channel) -> Vec<u8> {
    // The newest change and not the clock: an unchanged feed stays the same to the byte.
    let envelope = Envelope { sent: channel.updated, sender: &channel.publisher };
    news_message(&channel.items, &envelope).into_bytes()
}
