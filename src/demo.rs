//! `tellal demo`: a newsroom to look at, on this machine alone.
//!
//! Everything in it comes in as it would in earnest: files are put into drop folders or pushed to `/api/wire`, editors sign
//! in and publish through the desk, readers' pages say that they were read, comments are sent with the form. What happens
//! is written in `fixtures/demo/demo.toml`; [`manifest`] says how. While the story of the last days is told, the clock is
//! set back.

pub mod archive;
pub mod caller;
mod crowd;
mod manifest;
mod tell;

use crate::{
    admin::{self, run},
    config::Config,
    log,
    newsroom::Newsroom,
    serve::{self, Limits, Rooms, app, front::Front},
    stop::Stopper,
    work::Work,
};
use anyhow::{Context as _, bail};
use archive::Archive;
use clap::Args;
use manifest::Manifest;
use rust_embed::RustEmbed;
use std::{
    fmt::Write as _,
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};
use tellal_story::Lang;
use tokio::net::TcpListener;

/// How many ports after the wished one are tried.
const PORTS: u16 = 20;

/// Written when all has been told.
const TOLD: &str = "told";
/// How many stories of an archive have been put in.
const ARCHIVED: &str = "archived";

/// The material.
#[derive(RustEmbed)]
#[folder = "fixtures/demo"]
struct Material;

/// `tellal demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// The folder of the demo newsroom; made if it is not there, used again if it is.
    #[arg(long, default_value = "demo", value_name = "DIR")]
    folder: PathBuf,
    /// The port to listen on, or the next free one after it.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Forgets an earlier demo newsroom in the folder and begins anew.
    #[arg(long)]
    fresh: bool,
    /// Puts so many more stories into the newsroom, spread over the last twelve years, to see how it does when it is large.
    #[arg(long, default_value_t = 0, value_name = "N")]
    archive: u64,
    /// Ends when everything has been told, instead of serving on. For tests.
    #[arg(long, hide = true)]
    then_stop: bool,
}

impl Demo {
    /// Opens the demo newsroom until a signal closes it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let manifest = Manifest::read(&text("demo.toml")?)?;
        // Before anything is laid out or thrown away: another demo may live here.
        let _only = run::only_one(&self.folder)?;
        let told = self.prepare()?;
        let (listener, address) = listen(self.port).await?;
        let config = self.config(address)?;
        log::begin(&config.settings.log)?;
        let newsroom = Newsroom::open(config).await?;
        let (stopper, stop) = Stopper::new();
        let app = app::app(&newsroom);
        let limits = Limits::of(&newsroom.config.settings.server);
        let rooms = Rooms::new(app.clone(), limits, Arc::clone(&newsroom.metrics));
        let rooms = rooms.behind(Front::Site(Arc::clone(&newsroom.site)));
        let serving = tokio::spawn(serve::serve(listener, rooms, stop.clone()));
        let work = Work::begin(&newsroom, &stop);
        let mut until = stop.clone();
        let signals = tokio::spawn(run::stop_on_signals(stopper));
        admin::say(&format!("The demo newsroom is open at http://{address}/\n"))?;
        let telling = async {
            if !told {
                tell::tell(&newsroom, &app, &work, &manifest).await?;
                fs::write(self.folder.join(TOLD), "")?;
            }
            self.fill_archive(&newsroom).await?;
            admin::say(&Self::greeting(&newsroom, &manifest, address))
        };
        let result = tokio::select! {
            result = telling => result.map(Some),
            () = until.given() => Ok(None),
        };
        if matches!(result, Ok(Some(_))) && !self.then_stop {
            until.given().await;
        }
        // Aborting drops the stopper, and with it the word is given.
        signals.abort();
        let _ = serving.await;
        work.end().await;
        run::close(newsroom).await;
        result.map(|_| ExitCode::SUCCESS)
    }

    /// Lays out the folder. Says whether everything has been told there already.
    fn prepare(&self) -> anyhow::Result<bool> {
        let settings = self.folder.join("tellal.toml");
        let sample = text("tellal.toml")?;
        if settings.exists() {
            let ours = fs::read_to_string(&settings)?.lines().next() == sample.lines().next();
            if !ours {
                bail!("{} holds another newsroom; name an empty folder with --folder", self.folder.display());
            }
            if self.folder.join(TOLD).exists() && !self.fresh {
                return Ok(true);
            }
            // Begun and not finished, or not wanted any more.
            for part in [self.folder.join("data"), self.folder.join(TOLD), self.folder.join(ARCHIVED)] {
                remove(&part)?;
            }
        }
        fs::create_dir_all(&self.folder)?;
        fs::write(settings, sample)?;
        Ok(false)
    }

    /// Puts in what an archive of the wished size still lacks.
    async fn fill_archive(&self, newsroom: &Newsroom) -> anyhow::Result<()> {
        let note = self.folder.join(ARCHIVED);
        let there = fs::read_to_string(&note).ok().and_then(|count| count.parse().ok()).unwrap_or(0);
        if self.archive <= there {
            return Ok(());
        }
        let (store, room) = (&newsroom.store, &newsroom.config.settings.newsroom);
        let named = |lang: &Lang| (lang.clone(), newsroom.site.name(lang).to_owned());
        let languages: Vec<_> = room.languages.iter().map(named).collect();
        let archive = Archive::open(store, &languages, store.now(), self.archive).await?;
        let bar = admin::progress(self.archive, "archive");
        let noted = archive.fill(store, there, |done| {
            bar.set_position(done);
            // Whoever is interrupted goes on from here.
            if let Err(error) = fs::write(&note, done.to_string()) {
                tracing::warn!(%error, "how far the archive has come cannot be noted");
            }
        });
        noted.await.context("the archive")?;
        bar.finish_and_clear();
        admin::say(&format!("{} stories are in the archive; search follows in a while.\n", self.archive))?;
        Ok(())
    }

    fn config(&self, address: SocketAddr) -> anyhow::Result<Config> {
        let here = [
            ("TELLAL_SERVER__LISTEN".to_owned(), address.to_string()),
            ("TELLAL_NEWSROOM__BASE_URL".to_owned(), format!("http://{address}/")),
            ("TELLAL_LOG__LEVEL".to_owned(), "warn".to_owned()),
        ];
        Config::load(&self.folder.join("tellal.toml"), here.into_iter())
    }

    fn greeting(newsroom: &Newsroom, manifest: &Manifest, address: SocketAddr) -> String {
        let mut out = format!("\n  readers     http://{address}/\n");
        for lang in &newsroom.config.settings.newsroom.languages {
            let _ = writeln!(out, "              http://{address}/{lang}/   http://{address}/{lang}/feed.atom");
        }
        let _ = writeln!(out, "  desk        http://{address}/desk/");
        for person in &manifest.people {
            let _ = writeln!(out, "              {:10} {:12} {}", person.role.as_str(), person.login, person.password);
        }
        for source in &newsroom.config.settings.sources {
            let folder = newsroom.config.drop_folder(source);
            let folder = fs::canonicalize(&folder).unwrap_or(folder);
            let _ = writeln!(out, "  drop        {}   ({})", folder.display(), source.agency);
        }
        if let Some(source) = newsroom.config.settings.sources.iter().find(|source| source.token.is_some()) {
            let token = source.token.as_ref().map_or("", |token| token.reveal());
            let _ = writeln!(
                out,
                "  push        curl -H 'Authorization: Bearer {token}' --data-binary @story.xml http://{address}/api/wire"
            );
        }
        let _ = writeln!(out, "  metrics     http://{address}/metrics");
        let _ = writeln!(out, "\nCtrl-C closes it; `tellal demo` opens it again, `tellal demo --fresh` begins anew.");
        out
    }
}

async fn listen(port: u16) -> anyhow::Result<(TcpListener, SocketAddr)> {
    for port in port..=port.saturating_add(PORTS) {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            let address = listener.local_addr()?;
            return Ok((listener, address));
        }
    }
    bail!("none of the ports {port} to {} is free; name another with --port", port.saturating_add(PORTS))
}

fn remove(path: &Path) -> anyhow::Result<()> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", path.display()))
        }
        _ => Ok(()),
    }
}

/// A file of the material.
fn bytes(path: &str) -> anyhow::Result<Vec<u8>> {
    Ok(Material::get(path).with_context(|| format!("fixtures/demo has no file {path}"))?.data.into_owned())
}

fn text(path: &str) -> anyhow::Result<String> {
    String::from_utf8(bytes(path)?).with_context(|| format!("fixtures/demo/{path} is not UTF-8"))
}

#[cfg(test)]
mod tests;
