//! `tellal theme`: tries a newsroom's own theme before readers meet it.

use super::{load, say};
use crate::{clock::World, config::Config, newsroom::open_store};
use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};
use tellal_site::{Site, Tried};

#[derive(Debug, Subcommand)]
pub(super) enum Theme {
    /// Renders every template of a theme folder with samples of every page in every language, and names what is wrong: file,
    /// line, and the names that are allowed there.
    #[command(after_help = "Example: tellal theme check theme\n\n\
        With a settings file beside it, the newsroom's languages and sections are tried, else those of a sample newsroom.\n\
        Nothing of the newsroom is read or changed. What a language lacks of the words of pages is named, too; readers get\n\
        the English ones. Ends with 0 if the theme can be used and with 1 if not. What templates may say stands in\n\
        docs/themes.md.")]
    Check(Check),
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// The theme's folder.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Theme {
    pub(super) async fn run(self, settings: &Path) -> anyhow::Result<ExitCode> {
        let Self::Check(check) = self;
        if !check.folder.is_dir() {
            bail!("{} is no folder; give the folder that holds the theme's files", check.folder.display());
        }
        let mut config = if settings.exists() { load(settings)? } else { sample()? };
        config.settings.theme.folder = Some(std::path::absolute(&check.folder)?);
        let place = Place::new()?;
        config.settings.data.folder.clone_from(&place.0);
        config.settings.database.url = crate::config::kinds::DatabaseUrl::Sqlite;
        let store = open_store(&config, &Arc::new(World::new())).await?;
        let tried = Site::try_theme(store.clone(), config.site());
        store.close().await;
        report(&check.folder, &tried?)
    }
}

/// The newsroom of the sample settings.
fn sample() -> anyhow::Result<Config> {
    let text = Config::sample();
    Config::read(&text, Path::new("tellal.toml"), std::iter::empty()).context("the sample settings cannot be read")
}

/// A folder of its own for the trial, which goes with it.
struct Place(PathBuf);

impl Place {
    fn new() -> anyhow::Result<Self> {
        let folder = std::env::temp_dir().join(format!("tellal-theme-{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn report(folder: &Path, tried: &Tried) -> anyhow::Result<ExitCode> {
    for fault in &tried.faults {
        say(&format!("!!  {fault}\n"))?;
    }
    for template in &tried.unused {
        say(&format!(" ?  {template}: no page and no other template uses it; is its name right?\n"))?;
    }
    for gap in &tried.gaps {
        say(&format!(" ?  {gap}; its readers get English\n"))?;
    }
    let (pages, languages) = (tried.pages, tried.languages);
    match tried.faults.len() {
        0 => {
            say(&format!("ok  {}: {pages} sample pages in {languages} languages\n", folder.display()))?;
            Ok(ExitCode::SUCCESS)
        }
        faults => {
            let faults = if faults == 1 { "one fault".to_owned() } else { format!("{faults} faults") };
            say(&format!("!!  {}: {faults}; {pages} sample pages came out well\n", folder.display()))?;
            Ok(ExitCode::FAILURE)
        }
    }
}
