//! `tellal reads`: the count of reads from the command line.

mod export;
mod span;
mod verify;

use super::{load, say};
use crate::{clock::World, config::Config, newsroom::open_store};
use anyhow::Context as _;
use clap::Subcommand;
use std::{fmt::Write as _, path::Path, process::ExitCode, sync::Arc};
use tellal_site::Site;
use tellal_store::{Seal, Store};

#[derive(Debug, Subcommand)]
pub(super) enum Reads {
    /// Checks files of the ledger: their form, their sums, that no day is missing, and who signed them.
    #[command(after_help = "Example: tellal reads verify --folder ledger --key tellal-reads-key.txt\n\n\
        Needs the files and, to know whose they are, the newsroom's public key, which it shows at\n\
        /.well-known/tellal-reads-key.txt: fetch it yourself. Settings and newsroom are needed by --against-books alone, and\n\
        where neither files nor a folder are named. docs/ledger.md tells what is in a file and how to check one by openssl.\n\n\
        Ends with 0 if all is sound, with 1 if a fault was found, and with 2 if something could not be looked at.")]
    Verify(verify::Verify),
    /// Writes numbers from the books: by day or hour, and told apart by whatever is named.
    #[command(after_help = "Example: tellal reads export --from 2026-11 --by section,lang --out november.csv\n\n\
        The columns, those of --by in the order in which they are named:\n\
        day or hour  when it begins, by UTC: 2026-11-22, or 2026-11-22T14:00:00Z\n\
        story        the story's id, and beside it its address now, if it is public\n\
        section      where the story stood when it was read; empty if it was public no more\n\
        lang         its language, likewise\n\
        referrer     where readers came from: unstated, direct, here, search, social, elsewhere\n\
        class        what reports came to: counted, repeat, agent, behaviour, data-centre, burst, replay, unseen\n\
        reports      how many, if they are told apart by class; else these three:\n\
        raw, counted, set_aside   all reports; those that are reads; the others. The last two add up to the first\n\n\
        With --format json, one object a line with the same names. In CSV, a text that begins with = + - or @ has a ' before\n\
        it, so that no spreadsheet takes it for a formula. What was read in the last minute may not be in the books yet.")]
    Export(export::Export),
    /// Shows the public key by which the ledger is signed, or makes a new one.
    #[command(after_help = "Example: tellal reads key > tellal-reads-key.txt\n\n\
        With --new, the next file is signed by the old key and names the new one, which signs from then on: whoever\n\
        knows one of them can check the other. Without an old key the new one signs at once: tell your auditors, and keep\n\
        a copy of data/reads/ledger.key where backups do not go.")]
    Key {
        /// Makes a new key.
        #[arg(long)]
        new: bool,
    },
    /// Seals every day that is over and has no file yet. A newsroom that is open does so every hour.
    #[command(after_help = "Example: tellal reads seal\n\n\
        A day that is sealed is never written again. If it is not what the books say, that is told, here and at the desk.")]
    Seal {
        /// Begins a new ledger with number 1, where the files of the old one are lost for good.
        #[arg(long)]
        anew: bool,
    },
}

impl Reads {
    pub(super) async fn run(self, path: &Path) -> anyhow::Result<ExitCode> {
        match self {
            Self::Verify(verify) => verify.run(path).await,
            Self::Export(export) => export.run(&load(path)?).await,
            Self::Key { new } => {
                let config = load(path)?;
                with_store(&config, async |store| key(store, &config, new)).await
            }
            Self::Seal { anew } => {
                let config = load(path)?;
                with_store(&config, async |store| seal(store, &config, anew).await).await
            }
        }
    }
}

async fn with_store(
    config: &Config,
    act: impl AsyncFnOnce(&Store) -> anyhow::Result<String>,
) -> anyhow::Result<ExitCode> {
    let store = open_store(config, &Arc::new(World::new())).await?;
    let result = act(&store).await;
    store.close().await;
    say(&result?)
}

fn key(store: &Store, config: &Config, new: bool) -> anyhow::Result<String> {
    let site = config.settings.newsroom.base_url.reveal().as_str();
    let keys = if new { Some(store.new_ledger_key()?) } else { store.ledger_keys()? };
    let keys =
        keys.context("there is no key yet: it is made when the newsroom is first open, or by `tellal reads seal`")?;
    Ok(keys.text(site))
}

async fn seal(store: &Store, config: &Config, anew: bool) -> anyhow::Result<String> {
    if anew {
        store.begin_ledger_anew().await?;
    }
    // If no process has the newsroom open, what it left in its log is entered first, and days that are over are closed.
    store.fold_reads().await?;
    let site = Site::open(store.clone(), config.site()).context("the public site cannot be opened")?;
    let path = |lang: &_, section: &_, slug: &_| site.story_path(lang, section, slug);
    let sealed = store.seal_ledger(Seal { site: site.settings().base_url.as_str(), path: &path }).await?;
    let mut text = String::new();
    for day in &sealed {
        let _ = writeln!(text, "{}  {} reads of {} stories, of {} reports", day.day, day.counted, day.stories, day.raw);
    }
    if sealed.is_empty() {
        text.push_str("No day is to be sealed.\n");
    }
    let differ = store.compare_ledger_days(COMPARED).await?;
    for day in &differ {
        let _ = writeln!(text, "{day} is not what the books say: `tellal reads verify --against-books` tells more");
    }
    Ok(text)
}

/// Sealed days that are looked at again.
const COMPARED: usize = 7;
