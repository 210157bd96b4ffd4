//! The editorial desk: the wire basket, the editor's form, publication, moderation. A preview is the public page itself, so
//! this crate uses `site`; `site` never sees this one.
#![allow(unused, clippy::todo)] // until the rooms are furnished

mod copy;
mod due;
mod ingest;
mod push;
pub mod settings;

use settings::Settings;
use std::{future::Future, pin::Pin, sync::Arc};
use tellal_site::Site;
use tellal_store::Store;
use tellal_story::SourceId;

/// The desk.
pub struct Desk {
    store: Store,
    site: Arc<Site>,
    settings: Settings,
}

/// How ingest gets at a picture that an item names: by the file's name beside the delivery, or by its address. The error
/// is a sentence for the item's remarks.
pub type FetchMedium<'a> =
    dyn Fn(String) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send + 'a>> + Send + Sync + 'a;

/// A delivery at the door.
pub struct Incoming<'a> {
    /// Whose.
    pub source: &'a SourceId,
    /// Through which door: `drop`, `push`, `feed` or `import`.
    pub door: &'static str,
    /// The file name or address it came under, without credentials.
    pub name: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// What became of a delivery.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct Report {
    /// The format's short name.
    pub format: &'static str,
    /// Items that were new.
    pub new: u32,
    /// Items that a higher version replaced.
    pub newer: u32,
    /// Items that were known already.
    pub repeats: u32,
    /// What could not be read, in sentences.
    pub remarks: Vec<String>,
}

impl Report {
    /// Whether nothing at all could be read: the delivery has failed.
    pub fn is_failure(&self) -> bool {
        self.new + self.newer + self.repeats == 0
    }
}

impl Desk {
    /// A desk on `store` that previews through `site`.
    pub fn open(store: Store, site: Arc<Site>, settings: Settings) -> Result<Arc<Self>, tellal_site::Error> {
        todo!()
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Everything below `/desk/` and `/api/`.
    pub fn router(self: &Arc<Self>) -> axum::Router {
        todo!()
    }
}
