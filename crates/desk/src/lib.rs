//! The editorial desk: the wire basket, the editor's form, publication, moderation. A preview is the public page itself, so
//! this crate uses `site`; `site` never sees this one.

mod about;
mod address;
mod alarms;
mod answer;
mod assets;
mod basket;
mod call_back;
mod catch_up;
mod comments;
mod company;
mod compare;
mod copy;
mod correct;
mod dismiss;
mod door;
mod dress;
mod due;
mod edit;
mod edition;
mod editor;
mod form;
mod frame;
mod ingest;
mod language;
mod launch;
mod live;
mod merge;
mod names;
mod page;
mod people;
mod preview;
mod publish;
mod push;
mod raw;
mod reads;
mod reinstate;
mod restore;
mod revision;
mod router;
mod schedule;
pub mod settings;
mod sign_in;
mod sign_out;
mod sources;
mod split_off;
mod stories;
mod story;
mod take;
mod take_update;
mod ui;
mod verb;
mod withdraw;
mod write;

pub use push::Pushed;

use jiff::tz::TimeZone;
use settings::Settings;
use std::{future::Future, pin::Pin, sync::Arc};
use tellal_site::Site;
use tellal_store::Store;
use tellal_story::SourceId;
use tellal_text::diff;
use tokio::sync::broadcast;

/// The desk.
pub struct Desk {
    store: Store,
    site: Arc<Site>,
    settings: Settings,
    zone: TimeZone,
    pages: page::Pages,
    door: door::Door,
    /// Sources whose doors somebody wants asked now.
    knocks: broadcast::Sender<SourceId>,
    /// What moderators did last.
    steps: comments::Steps,
}

/// How ingest gets at a picture that an item names: by the file's name beside the delivery, or by its address. The error
/// is a sentence for the item's remarks.
pub type FetchMedium<'a> =
    dyn Fn(String) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send + 'a>> + Send + Sync + 'a;

/// A delivery at the door.
pub struct Incoming<'a> {
    /// Whose.
    pub source: &'a SourceId,
    /// Through which door: `drop`, `push`, `feed`, `mail`, `ftp`, `aa` or `import`.
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
        let fault = |error: &dyn std::fmt::Display| tellal_site::Error::Theme(format!("the desk: {error}"));
        let zone = TimeZone::get(&site.settings().zone).map_err(|error| fault(&error))?;
        store.draw_second_looks(settings.second_look);
        let pages = page::Pages::open(&site).map_err(|error| fault(&error))?;
        Ok(Arc::new(Self {
            store,
            site,
            settings,
            zone,
            pages,
            door: door::Door::default(),
            knocks: broadcast::Sender::new(16),
            steps: comments::Steps::default(),
        }))
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Tells whoever tends the doors that somebody at the desk wants a source's asked now.
    pub fn knocks(&self) -> broadcast::Receiver<SourceId> {
        self.knocks.subscribe()
    }

    /// Everything below `/desk/` and `/api/`.
    pub fn router(self: &Arc<Self>) -> axum::Router {
        router::routes(self)
    }
}
