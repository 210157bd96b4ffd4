//! What `cargo xtask bench search` and `cargo xtask bench archive` run, optimised: newsrooms of many stories, made once and used
//! again, in a folder each.
//!
//! `tellal-bench fill|search|pages --folder DIR [--stories N] [--sizes N,N,N] [--rounds N] [--queries N] [--words FILE]`

mod pages;
mod search;
mod time;

use anyhow::{Context as _, bail, ensure};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tellal::config::Config;
use tellal::demo::archive::Archive;
use tellal::newsroom::Newsroom;
use tellal_story::Lang;
use time::Clock;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The demo newsroom's settings: its languages and sections.
const SETTINGS: &str = include_str!("../../fixtures/demo/tellal.toml");

/// What is wished.
struct Wishes {
    what: String,
    folder: PathBuf,
    sizes: Vec<u64>,
    rounds: usize,
    queries: usize,
    words: Option<PathBuf>,
}

fn main() -> anyhow::Result<()> {
    let wishes = wishes()?;
    // One thread beside those on which files are waited for: a page is made on one core.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut newsrooms = Vec::new();
        for size in &wishes.sizes {
            newsrooms.push((*size, open(&wishes.folder, *size).await?));
        }
        match wishes.what.as_str() {
            "fill" => {}
            "search" => {
                let (stories, newsroom) = newsrooms.last().context("no size is named")?;
                search::measure(newsroom, *stories, wishes.queries, wishes.words.as_deref()).await?;
            }
            "pages" => pages::measure(&newsrooms, wishes.rounds).await?,
            other => bail!("there is no {other}: fill, search and pages are known"),
        }
        for (_, newsroom) in newsrooms {
            newsroom.store.clone().close().await;
        }
        Ok(())
    })
}

fn wishes() -> anyhow::Result<Wishes> {
    let mut flags = std::env::args().skip(1);
    let what = flags.next().context("fill, search or pages?")?;
    let folder = std::env::temp_dir().join("tellal-bench-archive");
    let mut wishes = Wishes { what, folder, sizes: vec![1_000_000], rounds: 200, queries: 3000, words: None };
    while let Some(flag) = flags.next() {
        let value = flags.next().with_context(|| format!("{flag} wants a value"))?;
        match flag.as_str() {
            "--folder" => wishes.folder = value.into(),
            "--stories" | "--sizes" => {
                wishes.sizes = value.split(',').map(str::parse).collect::<Result<_, _>>()?;
            }
            "--rounds" => wishes.rounds = value.parse()?,
            "--queries" => wishes.queries = value.parse()?,
            "--words" => wishes.words = Some(value.into()),
            other => bail!("there is no flag {other}"),
        }
    }
    Ok(wishes)
}

/// Opens the newsroom of so many stories, and makes what it lacks of them first.
async fn open(folder: &Path, stories: u64) -> anyhow::Result<Arc<Newsroom>> {
    let folder = folder.join(stories.to_string());
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("tellal.toml");
    std::fs::write(&file, SETTINGS)?;
    let here = [("TELLAL_LOG__LEVEL".to_owned(), "warn".to_owned())];
    let newsroom = Newsroom::open(Config::load(&file, here.into_iter())?).await?;
    let note = folder.join("archived");
    let there: u64 = std::fs::read_to_string(&note).ok().and_then(|count| count.parse().ok()).unwrap_or(0);
    let store = &newsroom.store;
    if there < stories {
        let names = |lang: &Lang| (lang.clone(), newsroom.site.name(lang).to_owned());
        let languages: Vec<_> = newsroom.config.settings.newsroom.languages.iter().map(names).collect();
        let archive = Archive::open(store, &languages, store.now(), stories).await?;
        let clock = Clock::start();
        // Noted as it goes on, so that whoever is interrupted need not begin anew. A batch that was written and not noted is
        // in the way of the next time, and says so.
        archive.fill(store, there, |done| _ = std::fs::write(&note, done.to_string())).await?;
        let (wall, cpu) = clock.stop();
        println!("{stories:>9} stories written: {}", rate(stories - there, wall, cpu));
    }
    let clock = Clock::start();
    let taken = store.index_pending().await?;
    let (wall, cpu) = clock.stop();
    if taken > 0 {
        println!("{stories:>9} stories indexed: {}", rate(taken, wall, cpu));
    }
    ensure!(store.index_pending().await? == 0, "the index does not come to an end");
    Ok(newsroom)
}

#[expect(clippy::cast_precision_loss, reason = "a rate")]
fn rate(many: u64, wall: f64, cpu: f64) -> String {
    let many = many as f64;
    format!("{:.0}/s ({wall:.1} s; {:.0} a second of processor time)", many / wall, many / cpu)
}

/// The bytes below a folder.
fn bytes(folder: &Path) -> std::io::Result<u64> {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        sum += if entry.file_type()?.is_dir() { bytes(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(sum)
}
