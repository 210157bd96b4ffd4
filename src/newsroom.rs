//! The rooms put together: settings, state, public site, desk.

use crate::{clock::World, config::Config, fetch::Fetcher, metrics::Metrics};
use anyhow::Context as _;
use std::{os::unix::fs::DirBuilderExt as _, path::Path, sync::Arc};
use tellal_desk::Desk;
use tellal_site::Site;
use tellal_store::Store;

/// A newsroom that is open.
pub struct Newsroom {
    /// Its settings.
    pub config: Config,
    /// Its clock.
    pub world: Arc<World>,
    /// Its state.
    pub store: Store,
    /// What readers see.
    pub site: Arc<Site>,
    /// Where editors work.
    pub desk: Arc<Desk>,
    /// How it fetches from others.
    pub fetcher: Fetcher,
    /// What it counts about itself.
    pub metrics: Arc<Metrics>,
}

impl Newsroom {
    /// Opens the newsroom that `config` describes.
    pub async fn open(config: Config) -> anyhow::Result<Arc<Self>> {
        let world = Arc::new(World::new());
        let store = open_store(&config, &world).await?;
        let site = Site::open(store.clone(), config.site()).context("the public site cannot be opened")?;
        site.keep_pages(config.settings.server.pages_memory_mib);
        let desk = Desk::open(store.clone(), Arc::clone(&site), config.desk()?).context("the desk cannot be opened")?;
        let fetcher = Fetcher::new(config.settings.newsroom.base_url.reveal(), &config.settings.fetch.allow)?;
        let metrics = Arc::new(Metrics::new());
        Ok(Arc::new(Self { config, world, store, site, desk, fetcher, metrics }))
    }
}

/// Opens the state alone: for chores that need neither pages nor desk.
pub async fn open_store(config: &Config, world: &Arc<World>) -> anyhow::Result<Store> {
    let folder = config.data_folder();
    make_data_folder(&folder)?;
    let ambient: Arc<dyn tellal_story::Ambient> = Arc::<World>::clone(world);
    Store::open(config.store(), ambient)
        .await
        .with_context(|| format!("the state in {} cannot be opened", folder.display()))
}

/// Makes the data folder if it is not there, for its owner alone: passwords' hashes, drafts and readers' comments stand in it.
pub fn make_data_folder(folder: &Path) -> anyhow::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).with_context(|| {
        format!("the data folder {} cannot be made; give this user the right to write there", folder.display())
    })
}
