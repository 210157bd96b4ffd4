//! The least that hyper can do: `benches/serve/bare.rs` with the very bytes of the page.

use super::{
    BARE, Place, http,
    process::{Server, pinned},
};
use std::path::Path;

pub(super) fn start(place: &Place, file: &Path) -> anyhow::Result<Server> {
    let log = place.fresh("bare")?.join("log");
    let mut server = Server::start("bare", pinned(&place.bare).arg(format!("127.0.0.1:{BARE}")).arg(file), &log)?;
    server.until(&log, || http::get(BARE, "/")?.good())?;
    Ok(server)
}
