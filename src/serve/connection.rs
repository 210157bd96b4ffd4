//! One connection, from the first byte to the last.

use super::{
    Rooms,
    answer::Answers,
    line::{Line, Socket},
    protocol::{self, Protocol},
    watch::Watched,
};
use crate::stop::Stop;
use hyper::server::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use std::{
    future::poll_fn,
    net::SocketAddr,
    pin::{Pin, pin},
    sync::Arc,
    task::Poll,
    time::Duration,
};
use tokio::net::TcpStream;

/// How much of an answer is made ready for an HTTP/2 stream that takes it slowly, in bytes.
const AHEAD: usize = 64 << 10;
/// The largest head of a request, in bytes: HTTP/1, and HTTP/2 unpacked.
const HEAD: usize = 64 << 10;
/// An open HTTP/2 connection is asked now and then whether somebody is still there.
const PING: Duration = Duration::from_secs(20);

/// Serves a connection until it ends or is cut.
pub(super) async fn serve(stream: TcpStream, peer: SocketAddr, rooms: Arc<Rooms>, watched: &Watched, stop: Stop) {
    let pulse = Arc::clone(&watched.pulse);
    let mut talk = pin!(talk(Socket::new(stream, Arc::clone(&pulse)), peer, rooms, watched, stop));
    let mut first = true;
    poll_fn(|cx| {
        if pulse.poll_cut(cx, first).is_ready() {
            return Poll::Ready(());
        }
        first = false;
        talk.as_mut().poll(cx)
    })
    .await;
}

async fn talk(socket: Socket, peer: SocketAddr, rooms: Arc<Rooms>, watched: &Watched, stop: Stop) {
    // How a connection ends is its client's affair; faults of ours are logged where they happen.
    let (line, protocol) = match &rooms.tls {
        None => {
            let Some(protocol) = protocol::of(socket.stream()).await else { return };
            (Line::Clear(socket), protocol)
        }
        Some(tls) => {
            let Ok(stream) = tls.accept(socket).await else { return };
            let Some(protocol) = protocol::agreed(stream.get_ref().1.alpn_protocol()) else { return };
            (Line::Sealed(Box::new(stream)), protocol)
        }
    };
    let (streams, resets) = (rooms.limits.streams, rooms.limits.resets);
    let service = Answers { rooms, peer, pulse: Arc::clone(&watched.pulse), stop };
    let io = TokioIo::new(line);
    match protocol {
        Protocol::Http1 => {
            let mut builder = http1::Builder::new();
            // The watch looks after slow heads: here each head would set a timer of its own. Answers to pipelined requests go out one
            // by one: hyper's way to gather them has no bound, and forgets them where a connection closes.
            builder.header_read_timeout(None).max_buf_size(HEAD);
            drive(builder.serve_connection(io, service), watched, true, http1::Connection::graceful_shutdown).await;
        }
        Protocol::Http2 => {
            let mut builder = http2::Builder::new(TokioExecutor::new());
            builder
                .timer(TokioTimer::new())
                .max_concurrent_streams(streams)
                .max_pending_accept_reset_streams(resets)
                .max_local_error_reset_streams(resets)
                .max_send_buf_size(AHEAD)
                .max_header_list_size(u32::try_from(HEAD).unwrap_or(u32::MAX))
                .keep_alive_interval(PING)
                .keep_alive_timeout(PING);
            drive(builder.serve_connection(io, service), watched, false, http2::Connection::graceful_shutdown).await;
        }
    }
}

/// Polls a connection to its end, and tells it to end when the watch says so. `at_once`: it then ends if nothing is under way, be
/// there half a head already, which HTTP/1 would wait for.
async fn drive<C: Future>(connection: C, watched: &Watched, at_once: bool, end: impl Fn(Pin<&mut C>)) {
    let (mut connection, pulse) = (pin!(connection), &watched.pulse);
    let mut told = false;
    poll_fn(|cx| {
        if !told && pulse.is_ending() {
            told = true;
            end(connection.as_mut());
        }
        match connection.as_mut().poll(cx) {
            Poll::Pending if !(told && at_once && pulse.is_quiet()) => Poll::Pending,
            _ => Poll::Ready(()),
        }
    })
    .await;
}
