//! A reader's comment comes in: `POST /{lang}/{section}/{slug}/comments`.
//!
//! A comment that is kept answers 303 to the story's path with `?comment=waiting#comment` or `?comment=shown#c-{id}`; the story
//! page reads that. One that comes back re-renders the page by [`crate::pages::story::render`] with the draft in it.

use crate::Site;
use axum::Router;
use std::sync::Arc;

/// What the flood limits remember; lives in [`Site`].
#[derive(Default)]
pub(crate) struct Floods;

/// Mounted by [`Site::router`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
}
