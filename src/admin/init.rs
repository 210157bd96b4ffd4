//! `tellal init`: a newsroom out of nothing.

use super::{PasswordFrom, load, say, user};
use crate::{clock::World, config::Config, newsroom::open_store};
use anyhow::{Context as _, bail};
use clap::Args;
use std::{
    fs,
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};
use tellal_story::Role;

#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder of the newsroom; made if it is not there.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// The name with which the first administrator signs in.
    #[arg(long, default_value = "admin")]
    login: String,
    /// The name that colleagues see.
    #[arg(long, default_value = "Admin")]
    name: String,
    #[command(flatten)]
    password: PasswordFrom,
}

impl Init {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        fs::create_dir_all(&self.dir).with_context(|| format!("the folder {} cannot be made", self.dir.display()))?;
        let path = self.dir.join("tellal.toml");
        // Made anew or not at all, and for its owner's eyes: tokens will stand in it.
        let file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        match file {
            Ok(mut file) => file.write_all(Config::sample().as_bytes())?,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                bail!("{} is there already; this folder has a newsroom", path.display())
            }
            Err(error) => return Err(error).with_context(|| format!("{} cannot be written", path.display())),
        }
        let made = self.furnish(&path).await;
        if made.is_err() {
            // So that the next try finds the place as free as this one did.
            let _ = fs::remove_file(&path);
        }
        made
    }

    /// The data folder, the drop folders and the first administrator of a newsroom whose settings stand at `path`.
    async fn furnish(&self, path: &Path) -> anyhow::Result<ExitCode> {
        let config = load(path)?;
        let world = Arc::new(World::new());
        let store = open_store(&config, &world).await?;
        for source in &config.settings.sources {
            fs::create_dir_all(config.drop_folder(source))?;
        }
        let added = user::add(&store, &self.login, &self.name, Role::Admin, &self.password).await;
        store.close().await;
        let (_, shown) = added?;
        say(&format!(
            "A newsroom stands in {}.\n\n  settings   {}  (read them: name, languages, sections, wires)\n  data       {}\n  \
             sign in    {} as {}{shown}\n\nNext: tellal --config {} serve\n",
            self.dir.display(),
            path.display(),
            config.data_folder().display(),
            config.settings.newsroom.base_url.reveal().join("desk/")?,
            self.login,
            path.display(),
        ))
    }
}
