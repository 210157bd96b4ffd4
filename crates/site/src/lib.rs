//! The public site: what readers see. It takes [`tellal_store::Published`] and can name nothing of the desk.
#![allow(unused, clippy::todo)] // until the rooms are furnished

pub mod settings;
pub mod words;

use settings::Settings;
use std::sync::Arc;
use tellal_store::{Published, Store};

/// The public site.
pub struct Site {
    store: Store,
    settings: Settings,
}

/// Why the site cannot start, or a page cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A theme or a locale has a fault; names file and line.
    #[error("{0}")]
    Theme(String),
    /// The state.
    #[error(transparent)]
    Store(#[from] tellal_store::Error),
}

impl Site {
    /// A site that shows what `store` holds. Reads theme and locales; faults in them are named here, not at night.
    pub fn open(store: Store, settings: Settings) -> Result<Arc<Self>, Error> {
        todo!()
    }

    /// The state.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Everything at the public addresses.
    pub fn router(self: &Arc<Self>) -> axum::Router {
        todo!()
    }

    /// A story's page, exactly as readers get it (or, for a preview, as they would: marked, not to be indexed, no beacon,
    /// no comments form).
    pub async fn story_page(&self, story: &Published) -> Result<String, Error> {
        todo!()
    }

    /// A story's path on this site: `/{lang}/{section slug}/{slug}`.
    pub fn path_of(&self, story: &Published) -> String {
        todo!()
    }
}
