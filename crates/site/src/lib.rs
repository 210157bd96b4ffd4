//! The public site: what readers see. It takes [`tellal_store::Published`] and can name nothing of the desk.
#![allow(unused, clippy::todo)] // until the rooms are furnished

mod beacon;
mod body_html;
mod bots;
mod etag;
mod feeds;
mod headers;
mod json_ld;
mod media;
mod pages;
mod post_comment;
pub mod settings;
mod sitemaps;
mod visitor;
mod xml;
pub mod words;

use axum::response::{IntoResponse, Response};
use settings::Settings;
use std::sync::Arc;
use tellal_store::{Published, Store};

/// The public site.
pub struct Site {
    store: Store,
    settings: Settings,
    pub(crate) floods: post_comment::Floods,
}

/// Why the site cannot start, or a page cannot be made.
///
/// A handler returns one with `?`: it is logged with an id, and the reader gets the error page with that id in the
/// language of the address. A handler that finds nothing returns a bare `StatusCode::NOT_FOUND`: an answer of status 404 or
/// 500 without a content type gets its page from the router.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A theme or a locale has a fault; names file and line.
    #[error("{0}")]
    Theme(String),
    /// The state.
    #[error(transparent)]
    Store(#[from] tellal_store::Error),
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        todo!()
    }
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

    /// Every word a person reads.
    pub fn words(&self) -> &words::Words {
        todo!()
    }

    /// Everything at the public addresses.
    pub fn router(self: &Arc<Self>) -> axum::Router {
        let router = axum::Router::new()
            .merge(feeds::routes())
            .merge(beacon::routes())
            .merge(post_comment::routes())
            .merge(media::routes())
            .with_state(Arc::clone(self));
        headers::layer(router, &self.settings.base_url)
    }

    /// A story's page, exactly as readers get it (or, for a preview, as they would: marked, not to be indexed, no beacon,
    /// no comments form).
    pub async fn story_page(&self, story: &Published) -> Result<String, Error> {
        pages::story::render(self, story, pages::story::CommentForm::default()).await
    }

    /// A story's path on this site: `/{lang}/{section slug}/{slug}`.
    pub fn path_of(&self, story: &Published) -> String {
        todo!()
    }

    /// An absolute address on this site.
    pub fn address(&self, path: &str) -> String {
        todo!()
    }
}
