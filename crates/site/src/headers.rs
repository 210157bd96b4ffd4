//! Security headers on every answer.

use axum::Router;

/// Wraps everything that the site answers.
pub(crate) fn layer(router: Router) -> Router {
    router
}
