//! Feeds, sitemaps and robots.txt.

use crate::Site;
use axum::Router;
use std::sync::Arc;

/// Mounted by [`Site::router`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
}
