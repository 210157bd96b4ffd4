//! `tellal wire export`: published stories as other newsrooms' systems read them.

use super::replay::instant;
use crate::{admin::say, clock::World, config::Config, newsroom::open_store};
use anyhow::Context as _;
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};
use tellal_site::{Site, settings::FeedText};
use tellal_store::Listing;
use tellal_story::{Item, Lang, SectionId};
use tellal_wire::out::{Envelope, Version, news_message, ninjs};

/// How many stories are asked for at a time.
const PAGE: u32 = 200;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// ninjs 3.1: one JSON object a line, or a file.
    Ninjs,
    /// ninjs 2.2.
    #[value(name = "ninjs-2")]
    Ninjs2,
    /// ninjs 1.6.
    #[value(name = "ninjs-1")]
    Ninjs1,
    /// NewsML-G2: one message, or a file for each story.
    G2,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The standard.
    #[arg(long, value_enum, default_value = "ninjs")]
    format: Format,
    /// Only stories in this language.
    #[arg(long)]
    lang: Option<Lang>,
    /// Only stories in this section, by its id.
    #[arg(long, value_parser = SectionId::new)]
    section: Option<SectionId>,
    /// Only stories first published at or after this instant, or on or after this day (UTC); withdrawals likewise.
    #[arg(long, value_parser = instant)]
    since: Option<Timestamp>,
    /// A folder for one file a story; without one, all goes to the standard output.
    #[arg(long)]
    to: Option<PathBuf>,
}

impl Export {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let world = Arc::new(World::new());
        let store = open_store(config, &world).await?;
        let result = self.write(config, &store).await;
        store.close().await;
        result
    }

    async fn write(&self, config: &Config, store: &tellal_store::Store) -> anyhow::Result<ExitCode> {
        let site = Site::open(store.clone(), config.site()).context("the public site cannot be opened")?;
        let items = self.items(&site).await?;
        let sender = site.name(self.lang.as_ref().unwrap_or(&site.settings().languages[0])).to_owned();
        let envelope = Envelope { sent: store.now(), sender: &sender };
        if let Some(folder) = &self.to {
            fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
            for item in &items {
                let path = folder.join(self.file_of(item));
                fs::write(&path, self.one(item, &envelope))
                    .with_context(|| format!("{} cannot be written", path.display()))?;
            }
            return say(&format!("{} stories written to {}.\n", items.len(), folder.display()));
        }
        if self.format == Format::G2 {
            return say(&news_message(&items, &envelope));
        }
        for item in &items {
            say(&(self.one(item, &envelope) + "\n"))?;
        }
        Ok(ExitCode::SUCCESS)
    }

    /// What is public, oldest first, and what has been taken back since.
    async fn items(&self, site: &Site) -> anyhow::Result<Vec<Item>> {
        let mut listing = Listing {
            lang: self.lang.clone(),
            section: self.section.clone(),
            since: self.since,
            limit: PAGE,
            ..Listing::default()
        };
        let mut items = Vec::new();
        loop {
            let page = site.store().listing(&listing).await?;
            let Some(last) = page.last() else { break };
            listing.before = Some((last.live().first_published, last.story()));
            // Whoever has the newsroom's own files gets all of each story.
            items.extend(page.iter().map(|story| site.wire_item(story, FeedText::Full)));
        }
        items.reverse();
        let since = self.since.unwrap_or(Timestamp::UNIX_EPOCH);
        let withdrawn = site.store().withdrawn(self.lang.as_ref(), since).await?;
        items.extend(withdrawn.iter().rev().map(|tombstone| site.wire_withdrawal(tombstone)));
        Ok(items)
    }

    fn one(&self, item: &Item, envelope: &Envelope<'_>) -> String {
        match self.format {
            Format::Ninjs => ninjs(item, Version::V3).to_string(),
            Format::Ninjs2 => ninjs(item, Version::V2).to_string(),
            Format::Ninjs1 => ninjs(item, Version::V1).to_string(),
            Format::G2 => news_message(std::slice::from_ref(item), envelope),
        }
    }

    /// The story's id, which never changes: a later export writes over its file.
    fn file_of(&self, item: &Item) -> PathBuf {
        let id = item.id.as_deref().unwrap_or_default().rsplit(':').next().unwrap_or_default();
        let ending = if self.format == Format::G2 { "xml" } else { "json" };
        Path::new(id).with_extension(ending)
    }
}
