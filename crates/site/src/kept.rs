//! Pages kept in memory.

use crate::Site;
use bytes::Bytes;
use http::{Response, request::Parts};
use std::time::Duration;

impl Site {
    /// A page from memory. None: it is not kept; the router answers, and what it answers may be kept.
    pub fn kept(&self, parts: &Parts) -> Option<Response<Bytes>> {
        let _ = parts;
        None
    }

    /// Waits until the kept pages that have changed have been made anew, `at_most` long: whoever publishes is to see it
    /// published.
    pub async fn settled(&self, at_most: Duration) {
        let _ = at_most;
    }
}
