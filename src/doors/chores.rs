//! What lapses by the newsroom's policy: items that nobody took, bytes of deliveries, old lines of the log, rejected comments'
//! words, readers' addresses. And the days of reads that are over, which are sealed.

use crate::{newsroom::Newsroom, stop::Stop};
use jiff::{SignedDuration, Timestamp};
use std::{sync::Arc, time::Duration};
use tellal_store::{Error, Expired, RetentionPolicy, Seal, Sealed, Store};

/// How long the log of the doors goes back.
const LOG: SignedDuration = SignedDuration::from_hours(180 * 24);

/// Looks after it at the beginning and every hour until told to stop.
pub async fn watch(newsroom: Arc<Newsroom>, mut stop: Stop) {
    loop {
        if let Err(error) = once(&newsroom).await {
            tracing::error!(%error, "what has lapsed could not be put away; tried again in an hour");
        }
        if !stop.pause(Duration::from_hours(1)).await {
            return;
        }
    }
}

/// Does it once.
pub async fn once(newsroom: &Newsroom) -> Result<(), Error> {
    let store = &newsroom.store;
    let now = store.now();
    let ago =
        |days: u32| -> Option<Timestamp> { now.checked_sub(SignedDuration::from_hours(i64::from(days) * 24)).ok() };
    for source in &newsroom.config.settings.sources {
        if let Some(before) = source.basket.and_then(|days| ago(days.get())) {
            let many = store.expire_items(&source.id, before).await?;
            if many > 0 {
                tracing::info!(source = %source.id, many, "items that nobody took have left the basket");
            }
        }
        if let Some(before) = newsroom.config.raw_days(source).and_then(ago) {
            let many = store.expire_raw(&source.id, before).await?;
            if many > 0 {
                tracing::info!(source = %source.id, many, "the bytes of deliveries have been given up by policy");
            }
        }
    }
    store.prune_door_log(now.checked_sub(LOG).unwrap_or(now)).await?;
    let expired = expire_comments(store, newsroom.config.retention()).await?;
    if expired != Expired::default() {
        let Expired { rejected, addresses, reports, .. } = expired;
        tracing::info!(rejected, addresses, reports, "what was kept of readers has been given up by policy");
    }
    seal_reads(newsroom).await;
    // Once an hour is often enough to be seen and rare enough to be read.
    if !newsroom.config.settings.comments.flood.limits {
        tracing::warn!("comments.flood.limits is still off: anybody can send any number of comments");
    }
    Ok(())
}

/// Seals the days of reads that are over. What keeps it from that must not keep the rest, so it is told here.
async fn seal_reads(newsroom: &Newsroom) {
    let site = &newsroom.site;
    let path = |lang: &_, section: &_, slug: &_| site.story_path(lang, section, slug);
    let seal = Seal { site: site.settings().base_url.as_str(), path: &path };
    match newsroom.store.seal_ledger(seal).await {
        Ok(days) => {
            for Sealed { day, number, stories, raw, counted } in days {
                tracing::info!(%day, number, stories, raw, counted, "a day of the ledger of reads is sealed");
            }
        }
        Err(error) => tracing::error!(%error, "the ledger of reads could not be sealed; tried again in an hour"),
    }
}

/// Gives up all that the policy says is over; says how much of each kind.
pub(crate) async fn expire_comments(store: &Store, policy: RetentionPolicy) -> Result<Expired, Error> {
    let mut all = Expired::default();
    loop {
        let now = store.expire_comments(policy).await?;
        all.rejected += now.rejected;
        all.addresses += now.addresses;
        all.reports += now.reports;
        all.links += now.links;
        all.tokens += now.tokens;
        all.bans += now.bans;
        if !now.more {
            return Ok(all);
        }
    }
}
