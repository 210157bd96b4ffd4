//! Which protocol a client speaks, told from its first bytes within a time. Done here because the builder's own look at
//! them waits for ever.

use http::{Request, Version, header};
use std::time::Duration;
use tokio::net::TcpStream;

/// How an HTTP/2 client without TLS begins (RFC 9113 §3.4).
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// A protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// HTTP/1.0 or 1.1.
    Http1,
    /// HTTP/2 with prior knowledge.
    Http2,
}

/// Looks at the first bytes without taking them. `None` if none come in time, or the client has gone.
pub async fn of(stream: &TcpStream, within: Duration) -> Option<Protocol> {
    let told = async {
        let mut first = [0; PREFACE.len()];
        loop {
            let length = stream.peek(&mut first).await.ok()?;
            if length == 0 {
                return None;
            }
            if !PREFACE.starts_with(&first[..length]) {
                return Some(Protocol::Http1);
            }
            if length == PREFACE.len() {
                return Some(Protocol::Http2);
            }
            // There are bytes, so peeking again would not wait for more.
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(within, told).await.ok().flatten()
}

/// Whether a request of HTTP/1.1 names its host, and once (RFC 9112 §3.2): a proxy in front and we could take one with two for
/// different sites'. HTTP/2 has a field of its own for it, and HTTP/1.0 need not name one.
pub fn names_its_host<T>(request: &Request<T>) -> bool {
    request.version() != Version::HTTP_11 || request.headers().get_all(header::HOST).iter().count() == 1
}
