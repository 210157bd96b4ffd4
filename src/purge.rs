//! Tells a cache between Tellal and its readers what to drop, as soon as something is published, changed or withdrawn.
//! `docs/caching.md` is its manual.
//!
//! It follows the outbox with a watermark of its own: what could not be told is told later, in order, and nothing is lost when
//! Tellal ends in between. A message may come twice; to drop something twice does no harm.

#[cfg(test)]
mod tests;

use crate::{
    config::Purge,
    fetch::{Ask, Limits},
    hook::signature,
    newsroom::Newsroom,
    stop::Stop,
};
use std::{collections::BTreeSet, sync::Arc, time::Duration};
use tellal_site::shared_cache as keys;
use tellal_store::{Error, OutboxEntry};

/// The name of the watermark.
const FOLLOWER: &str = "purge";
/// Entries that are told at a time.
const AT_A_TIME: u32 = 200;
/// The largest answer; nothing in it is read.
const ANSWER_BYTES: usize = 64 << 10;
/// How often it is looked whether another process has published something.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// The longest pause while the cache does not answer.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// Follows the outbox until told to stop.
pub async fn watch(newsroom: Arc<Newsroom>, mut stop: Stop) {
    let Some(purge) = newsroom.config.settings.purge.clone() else {
        stop.given().await;
        return;
    };
    let mut changes = newsroom.store.changes();
    let mut failures = 0_u32;
    loop {
        let pause = match tell(&newsroom, &purge).await {
            Ok(Ok(_)) => {
                failures = 0;
                LOOK_EVERY
            }
            Ok(Err(why)) => {
                failures = failures.saturating_add(1);
                tracing::warn!(failures, %why, "the cache could not be told what to drop; it is told again");
                LONGEST_PAUSE.min(Duration::from_secs(1).saturating_mul(1 << failures.min(6)))
            }
            Err(error) => {
                tracing::error!(%error, "what the cache is to drop could not be read; tried again in ten seconds");
                Duration::from_secs(10)
            }
        };
        // While it fails, news do not make it faster.
        tokio::select! {
            changed = changes.changed(), if failures == 0 => if changed.is_err() { return },
            goes_on = stop.pause(pause) => if !goes_on { return },
        }
    }
}

/// Tells what has happened since the last time. Returns how many entries that were; the inner error is a sentence.
pub(crate) async fn tell(newsroom: &Newsroom, purge: &Purge) -> Result<Result<u64, String>, Error> {
    let store = &newsroom.store;
    let mut told = 0;
    loop {
        let from = store.follower(FOLLOWER).await?;
        let entries = store.outbox(from, AT_A_TIME).await?;
        let Some(last) = entries.last() else { return Ok(Ok(told)) };
        let keys = keys_of(newsroom, &entries).await?;
        if let Err(why) = post(newsroom, purge, last.seq, &keys).await {
            return Ok(Err(why));
        }
        store.follower_has(FOLLOWER, last.seq).await?;
        told += entries.len() as u64;
    }
}

/// The keys of all answers on which the entries may be seen. Of a story that is taken back nobody may keep anything, wherever it
/// was named: then all of the site is dropped.
async fn keys_of(newsroom: &Newsroom, entries: &[OutboxEntry]) -> Result<BTreeSet<String>, Error> {
    let store = &newsroom.store;
    if entries.iter().any(|entry| entry.withdrawn) {
        return Ok(BTreeSet::from([keys::SITE.to_owned()]));
    }
    let mut all = BTreeSet::new();
    for entry in entries {
        all.insert(keys::story(entry.story));
        all.extend(entry.lang.as_ref().map(keys::lists));
        if let Some(story) = store.published(entry.story).await? {
            let chain = store.chain(&story).await?;
            let near = store.editions(&story).await?.into_iter().chain(chain.earlier).chain(chain.later);
            all.extend(near.map(|other| keys::story(other.story())));
        }
    }
    Ok(all)
}

async fn post(newsroom: &Newsroom, purge: &Purge, seq: u64, keys: &BTreeSet<String>) -> Result<(), String> {
    let body = serde_json::json!({ "keys": keys }).to_string().into_bytes();
    let at = newsroom.store.now().as_second();
    let [id, sent, signature] = signature::headers(purge.secret.key(), format!("purge_{seq}"), at, &body);
    let list = keys.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    let headers = [id, sent, signature, ("surrogate-key", list)];
    let ask = Ask { json: Some(&body), headers: &headers, ..Ask::default() };
    let limits = Limits { bytes: ANSWER_BYTES, time: purge.timeout.get() };
    newsroom.fetcher.ask(purge.url.reveal(), &ask, limits).await.map(drop).map_err(|error| error.to_string())
}
