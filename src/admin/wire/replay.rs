//! `tellal wire replay`: what would today's reader make of what came in before? Every byte was kept, so it can be asked.

use crate::{admin::say, clock::World, config::Config, newsroom::open_store};
use anyhow::bail;
use clap::Args;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::{collections::HashMap, fmt::Write as _, process::ExitCode, sync::Arc};
use tellal_store::{RawLine, Store};
use tellal_story::{Item, RawId, SourceId};
use tellal_wire::{Hints, Parsed};

/// How many deliveries are asked for at a time.
const PAGE: u32 = 200;
/// Values are shown up to this many characters.
const SHOWN: usize = 160;

#[derive(Debug, Args)]
pub(crate) struct Replay {
    /// Only deliveries of this source.
    #[arg(long, value_parser = SourceId::new)]
    source: Option<SourceId>,
    /// Only deliveries that came at or after this instant, or on or after this day (UTC).
    #[arg(long, value_parser = instant)]
    since: Option<Timestamp>,
    /// One JSON object a line: `raw`, `source`, `name`, `received`, `id`, `headline`, and `differs`, an object from each field
    /// to its value `before` and `after`. What differs in a delivery as a whole has `id` null.
    #[arg(long)]
    json: bool,
}

/// An instant, or the beginning of a day.
pub(super) fn instant(text: &str) -> Result<Timestamp, String> {
    let day = || text.parse::<jiff::civil::Date>().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok();
    text.parse()
        .ok()
        .or_else(|| Some(day()?.timestamp()))
        .ok_or_else(|| "write an instant such as 2026-11-01T06:00:00Z, or a day such as 2026-11-01".to_owned())
}

/// Something that would come out differently: an item, or what is said of the delivery as a whole.
#[derive(Debug, PartialEq)]
struct Difference {
    id: Option<String>,
    headline: String,
    fields: Vec<Field>,
}

/// A field in which it differs.
#[derive(Debug, PartialEq)]
struct Field {
    name: String,
    before: Value,
    after: Value,
}

/// What a replay has found.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    deliveries: u64,
    items: u64,
    /// Deliveries of which something else would be said as a whole.
    wholes: u64,
    given_up: u64,
}

impl Replay {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let sources = &config.settings.sources;
        if let Some(wanted) = &self.source
            && !sources.iter().any(|source| source.id == *wanted)
        {
            bail!("{} has no [[sources]] with the id “{wanted}”", config.path.display());
        }
        let hints: HashMap<SourceId, Hints> =
            sources.iter().map(|source| (source.id.clone(), Config::hints(source))).collect();
        let store = open_store(config, &Arc::new(World::new())).await?;
        let result = self.read_all(&store, &hints).await;
        store.close().await;
        let tally = result?;
        if !self.json {
            let mut text =
                format!("{} deliveries read again; {} items would come out differently", tally.deliveries, tally.items);
            if tally.wholes > 0 {
                let _ = write!(text, ", and of {} deliveries something else would be said as a whole", tally.wholes);
            }
            if tally.given_up > 0 {
                let _ = write!(text, "; of {} the bytes have been given up", tally.given_up);
            }
            say(&(text + ".\n"))?;
        }
        Ok(if tally.items + tally.wholes == 0 { ExitCode::SUCCESS } else { ExitCode::from(super::NOTHING_READ) })
    }

    async fn read_all(&self, store: &Store, hints: &HashMap<SourceId, Hints>) -> anyhow::Result<Tally> {
        let since = self.since.unwrap_or(Timestamp::UNIX_EPOCH);
        let bar = crate::admin::progress(store.raws_since(self.source.as_ref(), since).await?, "replaying");
        let mut tally = Tally::default();
        let mut after: Option<RawId> = None;
        loop {
            let page = store.raws_after(after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(*last);
            for id in page {
                let Some(raw) = store.raw(id).await? else { continue };
                let line = raw.line;
                if line.received < since || self.source.as_ref().is_some_and(|wanted| *wanted != line.source) {
                    continue;
                }
                bar.inc(1);
                let Some(bytes) = raw.bytes else {
                    tally.given_up += 1;
                    continue;
                };
                tally.deliveries += 1;
                let hints = hints.get(&line.source).cloned().unwrap_or_default();
                // A reader that falls over one delivery must not end the replay; it is what a replay is for.
                let today = std::panic::catch_unwind(|| tellal_wire::parse(&bytes, &hints));
                let differences = match &today {
                    Ok(today) => differences(store, &line, today).await?,
                    Err(_) => vec![Difference {
                        id: None,
                        headline: String::new(),
                        fields: vec![Field {
                            name: "reader".into(),
                            before: json!("read it"),
                            after: json!("fell over it"),
                        }],
                    }],
                };
                for difference in differences {
                    if difference.id.is_some() {
                        tally.items += 1;
                    } else {
                        tally.wholes += 1;
                    }
                    let text = print(&line, &difference, self.json);
                    bar.suspend(|| say(&text))?;
                }
            }
        }
        bar.finish_and_clear();
        Ok(tally)
    }
}

/// What of a delivery would come out differently today.
async fn differences(store: &Store, line: &RawLine, today: &Parsed) -> anyhow::Result<Vec<Difference>> {
    let mut all: Vec<Difference> = whole(line, today).into_iter().collect();
    for read in &today.items {
        all.extend(compare(store, line, &read.item).await?);
    }
    Ok(all)
}

/// What is said of the delivery as a whole: how many items came out of it, if nothing did then, and the remarks on all of it.
fn whole(line: &RawLine, today: &Parsed) -> Option<Difference> {
    let mut fields = Vec::new();
    let mut differs = |name: &str, before: Value, after: Value| {
        if before != after {
            fields.push(Field { name: name.to_owned(), before, after });
        }
    };
    let codes_today: Vec<_> = today.remarks.iter().map(|remark| remark.code).collect();
    match &line.note {
        Some(note) => {
            let codes: Vec<_> = note.remarks.iter().map(|remark| remark.code.as_str()).collect();
            differs("delivery.format", json!(note.format), json!(today.format));
            differs("delivery.items", json!(note.items), json!(today.items.len()));
            differs("delivery.remarks", json!(codes), json!(codes_today));
        }
        // Nothing was noted then: something came out of it, and there was nothing to say of the whole.
        None if today.items.is_empty() => differs("delivery.items", json!("some"), json!(0)),
        None => differs("delivery.remarks", json!([]), json!(codes_today)),
    }
    (!fields.is_empty()).then(|| Difference { id: None, headline: String::new(), fields })
}

/// Compares an item as it would be read today with what the basket has of this delivery. Deliveries whose version has
/// been replaced since have nothing left to compare with.
async fn compare(store: &Store, line: &RawLine, today: &Item) -> anyhow::Result<Option<Difference>> {
    let Some(id) = &today.id else { return Ok(None) };
    let difference = |fields| Difference { id: Some(id.clone()), headline: today.headline.clone(), fields };
    let Some(known) = store.item_by_wire_id(&line.source, id).await? else {
        let field = Field { name: "item".into(), before: Value::Null, after: json!("new") };
        return Ok(Some(difference(vec![field])));
    };
    if known.raw != line.id {
        return Ok(None);
    }
    let fields = differing(&known.item, today)?;
    Ok((!fields.is_empty()).then(|| difference(fields)))
}

/// The fields in which two items differ. Pictures are left out of the comparison of bodies: taking them in gave them names of
/// our own.
fn differing(then: &Item, today: &Item) -> anyhow::Result<Vec<Field>> {
    let plain = |item: &Item| -> anyhow::Result<Value> {
        let mut item = item.clone();
        item.body.0.retain(|block| !matches!(block, tellal_story::Block::Picture(_)));
        Ok(serde_json::to_value(&item)?)
    };
    let (then, today) = (plain(then)?, plain(today)?);
    let (Some(then), Some(today)) = (then.as_object(), today.as_object()) else { return Ok(Vec::new()) };
    let mut fields = Vec::new();
    for name in then.keys().chain(today.keys().filter(|name| !then.contains_key(*name))) {
        let of = |item: &serde_json::Map<String, Value>| item.get(name).cloned().unwrap_or(Value::Null);
        let (before, after) = (of(then), of(today));
        if before != after {
            fields.push(Field { name: name.clone(), before, after });
        }
    }
    Ok(fields)
}

fn print(line: &RawLine, difference: &Difference, as_json: bool) -> String {
    if as_json {
        let differs: serde_json::Map<_, _> = difference
            .fields
            .iter()
            .map(|field| (field.name.clone(), json!({ "before": field.before, "after": field.after })))
            .collect();
        let line = json!({
            "raw": line.id.to_string(), "source": line.source.as_str(), "name": line.name,
            "received": line.received.to_string(), "id": difference.id, "headline": difference.headline, "differs": differs,
        });
        return format!("{line}\n");
    }
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{} {} {}: {}",
        line.received.strftime("%Y-%m-%d %H:%M"),
        line.source,
        line.name,
        if difference.id.is_some() { difference.headline.as_str() } else { "the delivery as a whole" }
    );
    for field in &difference.fields {
        let _ = writeln!(out, "    {}\n      - {}\n      + {}", field.name, short(&field.before), short(&field.after));
    }
    out
}

/// A value on one line; of a long one, the beginning.
fn short(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned).replace(['\n', '\r'], " ");
    if text.chars().count() <= SHOWN { text } else { text.chars().take(SHOWN).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tellal_store::{RawNote, Remark};
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
        let fields = differing(&then, &today).unwrap();
        assert_eq!(fields.len(), 1);
        assert_eq!((fields[0].name.as_str(), fields[0].after.to_string().contains("Kerem Ünlü")), ("byline", true));
    }

    #[test]
    fn a_delivery_that_gave_nothing_then_and_something_today_is_told_of_as_a_whole() {
        let remark = Remark { code: "not-news".into(), text: String::new() };
        let mut line = RawLine {
            id: RawId(uuid::Uuid::nil()),
            source: SourceId::new("aa").unwrap(),
            door: "drop".into(),
            name: "haber.xml".into(),
            received: Timestamp::UNIX_EPOCH,
            size: 1,
            expired: None,
            note: Some(RawNote { format: "unknown".into(), items: 0, remarks: vec![remark] }),
        };
        let today = tellal_wire::parse(b"ZCZC\nKopru acildi\n\nBugun acildi.\nNNNN\n", &Hints::default());
        assert!(!today.items.is_empty());
        let difference = whole(&line, &today).unwrap();
        let names: Vec<_> = difference.fields.iter().map(|field| field.name.as_str()).collect();
        assert!(names.contains(&"delivery.items") && names.contains(&"delivery.format"), "{names:?}");
        let text = print(&line, &difference, false);
        assert!(text.contains("the delivery as a whole") && text.contains("- unknown"), "{text}");
        line.note = None;
        let nothing = Parsed { format: "unknown", ..Parsed::default() };
        assert!(whole(&line, &nothing).is_some(), "what gives nothing any more is a loss to be seen");
    }
}
