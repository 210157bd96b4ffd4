//! The least that answers with a page from memory: hyper, one thread, one body, no look at what is asked. What Tellal's own way is
//! measured beside. `tellal-bare PORT FILE.gz`

use bytes::Bytes;
use http_body_util::Full;
use hyper::{Request, Response, body::Incoming, header, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(port), Some(file)) = (arguments.next(), arguments.next()) else { anyhow::bail!("PORT FILE.gz") };
    let page = Bytes::from(std::fs::read(file)?);
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port.parse()?)).await?;
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let page = page.clone();
            tokio::spawn(async move {
                let answer = service_fn(move |_: Request<Incoming>| {
                    let mut answer = Response::new(Full::new(page.clone()));
                    let headers = answer.headers_mut();
                    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/html; charset=utf-8"));
                    headers.insert(header::CONTENT_ENCODING, header::HeaderValue::from_static("gzip"));
                    std::future::ready(Ok::<_, Infallible>(answer))
                });
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
            });
        }
    })
}
