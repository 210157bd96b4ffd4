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
        let select = "select 'item', state, count(*) from item where state = 'new' group by state \
                      union all select 'story', state, count(*) from story group by state \
                      union all select 'comment', 'waits', count(*) from comment where queue in ('pending', 'held')";
        let mut counts = DeskCounts::default();
        for mut row in self.db().rows(select, &[]).await? {
            let (what, state, number): (String, String, u64) = (row.take()?, row.take()?, row.take()?);
            match (what.as_str(), state.as_str()) {
                ("item", _) => counts.new_items = number,
                ("comment", _) => counts.pending_comments = number,
                (_, "draft") => counts.drafts = number,
                (_, "scheduled") => counts.scheduled = number,
                (_, "live") => counts.live = number,
                (_, "withdrawn") => counts.withdrawn = number,
                (what, state) => return Err(Error::Internal(format!("a {what} is “{state}”"))),
            }
        }
        Ok(counts)
    }
}

#[cfg(test)]
mod tests {
    use super::DeskCounts;
    use crate::testing::{Newsroom, on_both};
    use tellal_story::Item;

    on_both! {
        the_menu_counts_what_waits
    }

    async fn the_menu_counts_what_waits(room: &Newsroom) {
        assert_eq!(room.store.desk_counts().await.unwrap(), DeskCounts::default());
        room.deliver(&Item { headline: "Köprü açıldı".into(), ..Item::default() }, b"1").await;
        room.deliver(&Item { headline: "Baraj doldu".into(), ..Item::default() }, b"2").await;
        room.draft("taslak").await;
        let counts = DeskCounts { new_items: 2, drafts: 1, ..DeskCounts::default() };
        assert_eq!(room.store.desk_counts().await.unwrap(), counts);
    }
}
