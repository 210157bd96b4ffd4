//! `tellal wire sources`: the doors of every wire, for the technician.

use crate::{admin::say, clock::World, config::Config, newsroom::open_store};
use clap::Args;
use jiff::Timestamp;
use serde_json::json;
use std::{fmt::Write as _, process::ExitCode, sync::Arc};
use tellal_desk::settings::Door;
use tellal_store::Store;
use tellal_story::SourceId;

#[derive(Debug, Args)]
pub(crate) struct Sources {
    /// One JSON object a line: `source`, `door`, `address`, `answered`, `asked`, `next`, `failures`, `error`, `last_item`.
    #[arg(long)]
    json: bool,
    /// With this many lines of each wire's log.
    #[arg(long, default_value_t = 0, value_name = "LINES", conflicts_with = "json")]
    log: u32,
}

impl Sources {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let store = open_store(config, &Arc::new(World::new())).await?;
        let result = self.tell(config, &store).await;
        store.close().await;
        say(&result?)
    }

    async fn tell(&self, config: &Config, store: &Store) -> anyhow::Result<String> {
        let mut out = String::new();
        for source in config.desk()?.sources {
            let came = store.last_came(&source.id).await?;
            if !self.json {
                let _ = writeln!(out, "{} ({}), last new item {}", source.id, source.line.agency(), when(came.item));
            }
            for door in &source.tending.doors {
                out += &self.door(store, &source.id, door, came.item).await?;
            }
            if self.log > 0 {
                for line in store.door_log(Some(&source.id), self.log).await? {
                    let _ = writeln!(
                        out,
                        "    {} {} {} {}",
                        when(Some(line.at)),
                        line.door,
                        line.what.as_str(),
                        line.detail
                    );
                }
            }
        }
        if out.is_empty() {
            out.push_str("There is no wire yet: add [[sources]] to the settings.\n");
        }
        Ok(out)
    }

    async fn door(
        &self,
        store: &Store,
        source: &SourceId,
        door: &Door,
        last_item: Option<Timestamp>,
    ) -> anyhow::Result<String> {
        let state = store.door_state(source, door.name).await?;
        if self.json {
            let line = json!({
                "source": source.as_str(), "door": door.name, "address": door.address,
                "answered": state.answered, "asked": state.asked, "next": state.next, "failures": state.failures,
                "error": state.error, "last_item": last_item,
            });
            return Ok(format!("{line}\n"));
        }
        let fares = match (&state.error, door.every) {
            (Some(error), _) => format!("failed {} times: {error}; again {}", state.failures, when(state.next)),
            (None, None) => "open".to_owned(),
            (None, Some(_)) => format!("answered {}, next {}", when(state.answered), when(state.next)),
        };
        Ok(format!("  {:5} {}: {fares}\n", door.name, door.address))
    }
}

fn when(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "never".to_owned(), |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string())
}
