//! What is answered ahead of the router: pages from memory, and reports of reads.

use bytes::Bytes;
use http::{Response, request::Parts};
use std::{fmt, net::SocketAddr, sync::Arc, time::Duration};
use tellal_site::{Reported, Site};

/// Whoever is asked before the router is.
#[derive(Clone)]
pub enum Front {
    /// Nobody: every request goes to the router.
    Nobody,
    /// The public site.
    Site(Arc<Site>),
    /// Something else that has pages in memory: a test, a measurement.
    Pages(Arc<Pages>),
}

/// Finds a page for a request, or nothing.
pub type Pages = dyn Fn(&Parts) -> Option<Response<Bytes>> + Send + Sync;

impl fmt::Debug for Front {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nobody => "Nobody",
            Self::Site(_) => "Site",
            Self::Pages(_) => "Pages",
        })
    }
}

impl Front {
    /// A page from memory.
    pub(super) fn kept(&self, parts: &Parts) -> Option<Response<Bytes>> {
        match self {
            Self::Nobody => None,
            Self::Site(site) => site.kept(parts),
            Self::Pages(pages) => pages(parts),
        }
    }

    /// What becomes of a report, if the request is one.
    pub(super) fn beacon(&self, parts: &Parts, peer: SocketAddr) -> Option<Reported> {
        match self {
            Self::Site(site) => site.beacon(parts, peer),
            Self::Nobody | Self::Pages(_) => None,
        }
    }

    /// Waits until what has changed has been made anew, so that whoever publishes sees it published.
    pub(super) async fn settled(&self, at_most: Duration) {
        if let Self::Site(site) = self {
            site.settled(at_most).await;
        }
    }
}
