//! Where log lines go, and how they look.

use crate::config::{Log, kinds::LogFormat};
use std::io::IsTerminal as _;
use tracing_subscriber::{EnvFilter, layer::SubscriberExt as _, util::SubscriberInitExt as _};

/// Sends log lines to standard error as the settings say; `TELLAL_LOG` overrides their level. Fails on a filter that cannot
/// be read.
pub fn begin(settings: &Log) -> anyhow::Result<()> {
    let level = std::env::var("TELLAL_LOG").unwrap_or_else(|_| settings.level.clone());
    // The index speaks of its segments where it should speak of faults; who wants to hear it can say so.
    let quieter = if level.contains("tantivy") { level.clone() } else { format!("{level},tantivy=error") };
    let filter = EnvFilter::try_new(&quieter)
        .map_err(|error| anyhow::anyhow!("“{level}” cannot be used as log.level: {error}"))?;
    let terminal = std::io::stderr().is_terminal();
    let registry = tracing_subscriber::registry().with(filter);
    let json = match settings.format {
        LogFormat::Json => true,
        LogFormat::Text => false,
        LogFormat::Auto => !terminal,
    };
    if json {
        let layer = tracing_subscriber::fmt::layer().json().flatten_event(true).with_writer(std::io::stderr);
        registry.with(layer).try_init()?;
    } else {
        let layer =
            tracing_subscriber::fmt::layer().with_target(false).with_ansi(terminal).with_writer(std::io::stderr);
        registry.with(layer).try_init()?;
    }
    Ok(())
}
