//! Wires that have gone quiet: one alarm a silence, settled when something comes. Hours in which silence is normal are not
//! counted.

use crate::{config::Source, config::hours::Hours, newsroom::Newsroom, stop::Stop};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use tellal_store::{AlarmKind, DoorEvent, Error, NewAlarm};
use tellal_story::SourceId;

/// How finely silence is counted.
const STEP: SignedDuration = SignedDuration::from_mins(5);
/// A silence is looked back over for no longer than this.
const FAR_ENOUGH: SignedDuration = SignedDuration::from_hours(21 * 24);

/// Wires that are known to be quiet, and since when.
pub type Quiet = BTreeMap<SourceId, Timestamp>;

/// Listens to all wires every half minute until told to stop.
pub async fn listen(newsroom: Arc<Newsroom>, mut stop: Stop) {
    let opened = newsroom.store.now();
    let mut quiet = Quiet::new();
    while stop.pause(Duration::from_secs(30)).await {
        if let Err(error) = listen_once(&newsroom, opened, &mut quiet).await {
            tracing::error!(%error, "whether wires have gone quiet could not be told");
        }
    }
}

/// Listens to all wires once. `opened` is when the newsroom was: a wire that never brought anything is quiet since then.
/// `quiet` are those that are known to be so.
pub async fn listen_once(newsroom: &Newsroom, opened: Timestamp, quiet: &mut Quiet) -> Result<(), Error> {
    let store = &newsroom.store;
    let zone = TimeZone::get(newsroom.config.settings.newsroom.zone.name()).unwrap_or(TimeZone::UTC);
    for source in &newsroom.config.settings.sources {
        let last = store.last_came(&source.id).await?.item;
        let now = store.now();
        if is_quiet(source, last.unwrap_or(opened), now, &zone) {
            let since = last.map_or_else(|| "never".to_owned(), |last| last.to_string());
            let alarm = NewAlarm {
                kind: AlarmKind::SourceQuiet,
                source: source.id.clone(),
                item: None,
                story: None,
                once: since.clone(),
                detail: last.unwrap_or(opened).to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string(),
            };
            if store.raise(alarm).await? {
                store.note_door(&source.id, "", DoorEvent::Quiet, &since).await?;
            }
            quiet.insert(source.id.clone(), last.unwrap_or(opened));
        } else if quiet.remove(&source.id).is_some_and(|before| last.is_some_and(|last| last > before))
            | (store.alarms_are_over(AlarmKind::SourceQuiet, &source.id).await? > 0)
        {
            store.note_door(&source.id, "", DoorEvent::Heard, "").await?;
        }
    }
    Ok(())
}

/// Whether nothing has come since `last` for longer than the settings allow.
fn is_quiet(source: &Source, last: Timestamp, now: Timestamp, zone: &TimeZone) -> bool {
    let Some(after) = source.quiet_after else { return false };
    let after = SignedDuration::try_from(after.get()).unwrap_or(SignedDuration::MAX);
    now.duration_since(last) >= after
        && !normal(&source.quiet_normal, now, zone)
        && silence(&source.quiet_normal, last, now, after, zone) >= after
}

fn normal(hours: &[Hours], at: Timestamp, zone: &TimeZone) -> bool {
    hours.iter().any(|hours| hours.hold(at, zone))
}

/// How much of the time since `last` was silence that is not normal; counted back from `now` until it is `enough`.
fn silence(
    hours: &[Hours],
    last: Timestamp,
    now: Timestamp,
    enough: SignedDuration,
    zone: &TimeZone,
) -> SignedDuration {
    if hours.is_empty() {
        return now.duration_since(last);
    }
    let (mut counted, mut at) = (SignedDuration::ZERO, now);
    while at > last && counted < enough && now.duration_since(at) < FAR_ENOUGH {
        let step = STEP.min(at.duration_since(last)).min(enough - counted);
        let Ok(earlier) = at.checked_sub(step) else { break };
        if !normal(hours, earlier, zone) {
            counted += step;
        }
        at = earlier;
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn source(more: &str) -> Source {
        let text = format!("{}\n[[sources]]\nid = \"aa\"\nagency = \"AA\"\n{more}\n", Config::sample());
        let config = Config::read(&text, std::path::Path::new("tellal.toml"), std::iter::empty()).unwrap();
        config.settings.sources[0].clone()
    }

    fn quiet(source: &Source, last: &str, now: &str) -> bool {
        let zone = TimeZone::get("Europe/Istanbul").unwrap();
        let at =
            |text: &str| text.parse::<jiff::civil::DateTime>().unwrap().to_zoned(zone.clone()).unwrap().timestamp();
        is_quiet(source, at(last), at(now), &zone)
    }

    #[test]
    fn three_hours_of_silence_are_too_long_but_not_at_night() {
        let source = source("quiet_after = \"3 h\"\nquiet_normal = [\"22:00-07:00\", \"Sun\"]");
        for (last, now, want) in [
            ("2026-03-12T09:00", "2026-03-12T11:59", false),
            ("2026-03-12T09:00", "2026-03-12T12:00", true),
            ("2026-03-12T21:30", "2026-03-13T06:59", false),
            ("2026-03-12T21:30", "2026-03-13T09:25", false),
            ("2026-03-12T21:30", "2026-03-13T09:30", true),
            // Friday evening, over a Saturday night and a whole Sunday.
            ("2026-03-14T21:00", "2026-03-16T08:55", false),
            ("2026-03-14T21:00", "2026-03-16T09:00", true),
            ("2026-03-10T21:00", "2026-03-12T23:00", false),
        ] {
            assert_eq!(quiet(&source, last, now), want, "{last} {now}");
        }
    }

    #[test]
    fn a_wire_without_the_setting_may_be_quiet_for_ever() {
        assert!(!quiet(&source(""), "2020-01-01T00:00", "2026-03-12T12:00"));
    }
}
