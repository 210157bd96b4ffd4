//! Where log lines go, and how they look.

use crate::config::{Log, kinds::LogFormat};
use std::io::IsTerminal as _;
use tracing_subscriber::{EnvFilter, filter::LevelFilter, layer::SubscriberExt as _, util::SubscriberInitExt as _};

/// What a level or a filter lets through; if it cannot be used, why.
pub fn filter(level: &str) -> Result<EnvFilter, String> {
    // A word that is no level would be taken for the name of a module, and nothing would be written any more.
    let unknown =
        level.split(',').map(str::trim).find(|part| !part.contains('=') && part.parse::<LevelFilter>().is_err());
    if let Some(part) = unknown {
        return Err(format!(
            "“{part}” is not a level; write error, warn, info or debug, or a filter such as info,tellal=debug"
        ));
    }
    // The index speaks of its segments where it should speak of faults, and PostgreSQL's client of tables that are there
    // already; who wants to hear them can say so.
    let mut quieter = level.to_owned();
    for (name, most) in [("tantivy", "error"), ("tokio_postgres", "warn")] {
        if !level.contains(name) {
            quieter = format!("{quieter},{name}={most}");
        }
    }
    EnvFilter::try_new(&quieter).map_err(|error| format!("“{level}” cannot be used: {error}"))
}

/// Sends log lines to standard error as the settings say; `TELLAL_LOG` overrides their level. Fails on a filter that cannot
/// be read.
pub fn begin(settings: &Log) -> anyhow::Result<()> {
    let level = std::env::var("TELLAL_LOG").unwrap_or_else(|_| settings.level.clone());
    let filter = filter(&level).map_err(|why| anyhow::anyhow!("log.level {why}"))?;
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
