//! The way from the front page down to a page: what `crumbs.html` shows.

use serde::Serialize;

/// A page above this one.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Crumb {
    /// Its title.
    pub title: String,
    /// Its path.
    pub path: String,
}
