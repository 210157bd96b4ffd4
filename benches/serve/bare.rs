//! The yardstick of the HTTP server: one page from memory by hyper and nothing else. No limit, no timer, no counter, no routing.
//! `tellal-bare ADDRESS FILE` answers every request with the file.

use bytes::Bytes;
use http::{HeaderValue, Request, Response, header};
use http_body_util::Full;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::{convert::Infallible, future::ready};
use tokio::net::TcpListener;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut given = std::env::args().skip(1);
    let (Some(address), Some(file)) = (given.next(), given.next()) else {
        anyhow::bail!("usage: tellal-bare ADDRESS FILE");
    };
    let page: &'static [u8] = Vec::leak(std::fs::read(&file)?);
    let encoding = HeaderValue::from_static(if file.ends_with(".gz") { "gzip" } else { "identity" });
    let listener = TcpListener::bind(address).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let encoding = encoding.clone();
        tokio::spawn(async move {
            let service = service_fn(|_: Request<Incoming>| {
                let mut answer = Response::new(Full::new(Bytes::from_static(page)));
                let html = HeaderValue::from_static("text/html; charset=utf-8");
                answer.headers_mut().insert(header::CONTENT_TYPE, html);
                answer.headers_mut().insert(header::CONTENT_ENCODING, encoding.clone());
                ready(Ok::<_, Infallible>(answer))
            });
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}
