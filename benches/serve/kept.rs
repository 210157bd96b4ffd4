//! The same page as `tellal-bare` serves, from memory through Tellal's own server: what limits, watch and counters cost.
//! `tellal-kept ADDRESS FILE` answers every request with the file, and ends at SIGINT.

use bytes::Bytes;
use http::{HeaderValue, Response, header};
use std::sync::Arc;
use tellal::{
    metrics::Metrics,
    serve::{self, Limits, Rooms, front::Front},
    stop::Stopper,
};
use tokio::net::TcpListener;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut given = std::env::args().skip(1);
    let (Some(address), Some(file)) = (given.next(), given.next()) else {
        anyhow::bail!("usage: tellal-kept ADDRESS FILE");
    };
    let page = Bytes::from(std::fs::read(&file)?);
    let encoding = HeaderValue::from_static(if file.ends_with(".gz") { "gzip" } else { "identity" });
    let front = Front::Pages(Arc::new(move |_| {
        let mut answer = Response::new(page.clone());
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        answer.headers_mut().insert(header::CONTENT_TYPE, html);
        answer.headers_mut().insert(header::CONTENT_ENCODING, encoding.clone());
        Some(answer)
    }));
    let listener = TcpListener::bind(address).await?;
    let (stopper, stop) = Stopper::new();
    let rooms = Rooms::new(axum::Router::new(), Limits::default(), Arc::new(Metrics::new())).behind(front);
    tokio::spawn(serve::serve(listener, rooms, stop));
    tokio::signal::ctrl_c().await?;
    stopper.stop();
    Ok(())
}
