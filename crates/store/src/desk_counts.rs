//! How much waits where: the numbers beside the desk's menu, in one round trip.

use crate::{Error, Store};

/// The numbers beside the desk's menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DeskCounts {
    /// Wire items that nobody has taken or put aside.
    pub new_items: u64,
    /// Stories that are drafts.
    pub drafts: u64,
    /// Stories that wait for their hour.
    pub scheduled: u64,
    /// Stories that readers see.
    pub live: u64,
    /// Stories taken back.
    pub withdrawn: u64,
    /// Comments that wait for a moderator.
    pub pending_comments: u64,
}

impl Store {
    /// Counts what waits at the desk.
    pub async fn desk_counts(&self) -> Result<DeskCounts, Error> {
        todo!()
    }
}
