//! Which protocol a client speaks: told from its first bytes, or agreed upon in TLS.

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

/// Looks at the first bytes without taking them. `None` if the client has gone. Whoever sends nothing is cut by the watch.
pub async fn of(stream: &TcpStream) -> Option<Protocol> {
    loop {
        let mut first = [0; PREFACE.len()];
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
}

/// The protocol that was agreed upon in TLS (ALPN). `None` where there is nothing to talk about: an authority has asked for its
/// proof (RFC 8737) and has got it.
pub fn agreed(name: Option<&[u8]>) -> Option<Protocol> {
    match name {
        Some(b"h2") => Some(Protocol::Http2),
        Some(name) if name == crate::tls::PROOF => None,
        _ => Some(Protocol::Http1),
    }
}

/// Whether a request of HTTP/1.1 names its host, and once (RFC 9112 §3.2): a proxy in front and we could take one with two for
/// different sites'. HTTP/2 has a field of its own for it, and HTTP/1.0 need not name one.
pub fn names_its_host<T>(request: &Request<T>) -> bool {
    request.version() != Version::HTTP_11 || request.headers().get_all(header::HOST).iter().count() == 1
}
