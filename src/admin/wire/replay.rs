//! `tellal wire replay`: what would today's parser make of what came in before? Every byte was kept, so it can be asked.

use crate::{admin::say, clock::World, config::Config, newsroom::open_store};
use clap::Args;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::{collections::HashMap, fmt::Write as _, process::ExitCode, sync::Arc};
use tellal_store::{BasketItem, Raw, Store};
use tellal_story::{Item, RawId, SourceId};
use tellal_wire::Hints;

/// How many deliveries are asked for at a time.
const PAGE: u32 = 200;

#[derive(Debug, Args)]
pub(crate) struct Replay {
    /// Only deliveries that came at or after this instant, or on or after this day (UTC).
    #[arg(long, value_parser = instant)]
    since: Option<Timestamp>,
    /// One JSON object a line: `raw`, `source`, `name`, `id`, `headline` and `differs`, a list of fields.
    #[arg(long)]
    json: bool,
}

/// An instant, or the beginning of a day.
fn instant(text: &str) -> Result<Timestamp, String> {
    let day = || text.parse::<jiff::civil::Date>().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok();
    text.parse()
        .ok()
        .or_else(|| Some(day()?.timestamp()))
        .ok_or_else(|| "write an instant such as 2026-11-01T06:00:00Z, or a day such as 2026-11-01".to_owned())
}

/// One item that would come out differently.
#[derive(Debug, PartialEq)]
struct Difference {
    id: Option<String>,
    headline: String,
    /// `missing` if the item would not come out at all, `new` if it did not then; otherwise names of fields.
    fields: Vec<String>,
}

impl Replay {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let hints: HashMap<SourceId, Hints> =
            config.settings.sources.iter().map(|source| (source.id.clone(), Config::hints(source))).collect();
        let store = open_store(config, &Arc::new(World::new())).await?;
        let result = self.read_all(&store, &hints).await;
        store.close().await;
        let (deliveries, differ) = result?;
        if !self.json {
            say(&format!("{deliveries} deliveries read again; {differ} items would come out differently.\n"))?;
        }
        Ok(if differ == 0 { ExitCode::SUCCESS } else { ExitCode::from(super::NOTHING_READ) })
    }

    async fn read_all(&self, store: &Store, hints: &HashMap<SourceId, Hints>) -> anyhow::Result<(u64, u64)> {
        let (mut deliveries, mut differ) = (0, 0);
        let mut after: Option<RawId> = None;
        loop {
            let page = store.raws_after(after, PAGE).await?;
            let Some(last) = page.last() else { return Ok((deliveries, differ)) };
            after = Some(*last);
            for id in page {
                let Some(raw) = store.raw(id).await? else { continue };
                if self.since.is_some_and(|since| raw.line.received < since) {
                    continue;
                }
                deliveries += 1;
                let hints = hints.get(&raw.line.source).cloned().unwrap_or_default();
                for read in tellal_wire::parse(raw.bytes.as_deref().unwrap_or_default(), &hints).items {
                    if let Some(difference) = compare(store, &raw, &read.item).await? {
                        differ += 1;
                        say(&print(&raw, &difference, self.json))?;
                    }
                }
            }
        }
    }
}

/// Compares an item as it would be read today with what the basket has of this delivery. Deliveries whose version has
/// been replaced since have nothing left to compare with.
async fn compare(store: &Store, raw: &Raw, today: &Item) -> anyhow::Result<Option<Difference>> {
    let Some(id) = &today.id else { return Ok(None) };
    let Some(BasketItem { item, raw: from, .. }) = store.item_by_wire_id(&raw.line.source, id).await? else {
        return Ok(Some(Difference {
            id: Some(id.clone()),
            headline: today.headline.clone(),
            fields: vec!["new".into()],
        }));
    };
    if from != raw.line.id {
        return Ok(None);
    }
    let fields = differing(&item, today)?;
    let difference = Difference { id: Some(id.clone()), headline: today.headline.clone(), fields };
    Ok((!difference.fields.is_empty()).then_some(difference))
}

/// Names of the fields in which two items differ. Pictures are left out of the comparison of bodies: taking them in gave
/// them names of our own.
fn differing(then: &Item, today: &Item) -> anyhow::Result<Vec<String>> {
    let plain = |item: &Item| -> anyhow::Result<Value> {
        let mut item = item.clone();
        item.body.0.retain(|block| !matches!(block, tellal_story::Block::Picture(_)));
        Ok(serde_json::to_value(&item)?)
    };
    let (then, today) = (plain(then)?, plain(today)?);
    let (Some(then), Some(today)) = (then.as_object(), today.as_object()) else { return Ok(Vec::new()) };
    Ok(today.iter().filter(|(key, value)| then.get(*key) != Some(value)).map(|(key, _)| key.clone()).collect())
}

fn print(raw: &Raw, difference: &Difference, as_json: bool) -> String {
    if as_json {
        let line = json!({
            "raw": raw.line.id.to_string(), "source": raw.line.source.as_str(), "name": raw.line.name, "id": difference.id,
            "headline": difference.headline, "differs": difference.fields,
        });
        return format!("{line}\n");
    }
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{} {} {}: {} ({})",
        raw.line.received.strftime("%Y-%m-%d %H:%M"),
        raw.line.source,
        raw.line.name,
        difference.headline,
        difference.fields.join(", ")
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use tellal_story::{Block, Body, Byline, Picture};

    #[test]
    fn a_parser_that_learns_to_read_bylines_shows_in_a_replay_and_a_stored_picture_does_not() {
        let then = Item {
            headline: "Köprü açıldı".into(),
            body: Body(vec![
                Block::Picture(Picture { src: "0a.jpg".into(), ..Picture::default() }),
                Block::paragraph("Bugün."),
            ]),
            ..Item::default()
        };
        let mut today = then.clone();
        if let Block::Picture(picture) = &mut today.body.0[0] {
            picture.src = "kopru.jpg".into();
        }
        assert!(differing(&then, &today).unwrap().is_empty());
        today.byline = Byline(vec!["Kerem Ünlü".into()]);
        assert_eq!(differing(&then, &today).unwrap(), ["byline"]);
    }
}
