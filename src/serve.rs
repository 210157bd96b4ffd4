//! The HTTP server: the one place that knows hyper. HTTP/1.1 and HTTP/2 without TLS (a proxy in front speaks that), with a
//! limit on everything that a stranger could use up: connections, the time for a request's head, its size, its time.

pub mod app;
mod protocol;

use crate::{config::Server as Settings, metrics::Metrics, stop::Stop};
use axum::{Router, body::Body, extract::ConnectInfo, response::IntoResponse as _};
use http::{HeaderValue, Request, Response, StatusCode, header};
use hyper::body::Incoming;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto,
};
use std::{
    convert::Infallible,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};
use tower::ServiceExt as _;

/// Streams that one HTTP/2 connection may have open at a time.
const STREAMS: u32 = 100;

/// What a client may use up.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    connections: usize,
    header_time: Duration,
    grace: Duration,
}

impl Limits {
    /// The limits that the settings name.
    pub fn of(settings: &Settings) -> Self {
        Self {
            connections: usize::try_from(settings.connections).unwrap_or(usize::MAX).min(Semaphore::MAX_PERMITS),
            header_time: settings.header_time.get(),
            grace: settings.grace.get(),
        }
    }
}

/// Serves `app` on `listener` until `stop` turns true and what is under way has ended, or its time of grace has.
pub async fn serve(listener: TcpListener, app: Router, limits: Limits, metrics: Arc<Metrics>, mut stop: Stop) {
    let places = Arc::new(Semaphore::new(limits.connections));
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = stop.given() => break,
        };
        let Some((stream, peer, place)) = accepted else { continue };
        let (app, stop, metrics) = (app.clone(), stop.clone(), Arc::clone(&metrics));
        tokio::spawn(async move {
            metrics.connections.fetch_add(1, Ordering::Relaxed);
            connection(stream, peer, app, limits, stop).await;
            metrics.connections.fetch_sub(1, Ordering::Relaxed);
            drop(place);
        });
    }
    drop(listener);
    let all = u32::try_from(limits.connections).unwrap_or(u32::MAX);
    if tokio::time::timeout(limits.grace, places.acquire_many(all)).await.is_err() {
        tracing::warn!("some requests had not ended when the time of grace was over; they are cut off");
    }
}

/// A connection, once there is a place for it: what does not fit waits in the kernel's queue.
async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => {
            // Small answers must not wait for more bytes to go with them.
            let _ = stream.set_nodelay(true);
            Some((stream, peer, place))
        }
        Err(error) => {
            // Most often too many open files: others must close before this can go on.
            tracing::warn!(%error, "a connection could not be accepted");
            tokio::time::sleep(Duration::from_millis(100)).await;
            None
        }
    }
}

/// When a connection last had something to do.
#[derive(Debug)]
struct Activity {
    under_way: AtomicUsize,
    last: Mutex<Instant>,
}

impl Activity {
    fn idle_for(&self) -> Duration {
        if self.under_way.load(Ordering::Acquire) > 0 {
            return Duration::ZERO;
        }
        self.last.lock().unwrap_or_else(PoisonError::into_inner).elapsed()
    }
}

/// A request under way; when it is dropped, its answer's last byte has gone or never will.
#[derive(Debug)]
struct UnderWay(Arc<Activity>);

impl UnderWay {
    fn begin(activity: &Arc<Activity>) -> Self {
        activity.under_way.fetch_add(1, Ordering::AcqRel);
        Self(Arc::clone(activity))
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        *self.0.last.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
        self.0.under_way.fetch_sub(1, Ordering::AcqRel);
    }
}

async fn connection(stream: TcpStream, peer: SocketAddr, app: Router, limits: Limits, mut stop: Stop) {
    let Some(protocol) = protocol::of(&stream, limits.header_time).await else { return };
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(limits.header_time);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(STREAMS)
        .keep_alive_interval(Duration::from_secs(20))
        .keep_alive_timeout(Duration::from_secs(20));
    let builder = match protocol {
        protocol::Protocol::Http1 => builder.http1_only(),
        protocol::Protocol::Http2 => builder.http2_only(),
    };
    let activity = Arc::new(Activity { under_way: AtomicUsize::new(0), last: Mutex::new(Instant::now()) });
    let (busy, until) = (Arc::clone(&activity), stop.clone());
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        answer(request, peer, app.clone(), UnderWay::begin(&busy), until.clone())
    });
    let connection = builder.serve_connection_with_upgrades(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    let mut ending = false;
    loop {
        tokio::select! {
            // How a connection ends is its client's affair; faults of ours are logged where they happen.
            _ = connection.as_mut() => return,
            () = stop.given(), if !ending => {
                connection.as_mut().graceful_shutdown();
                ending = true;
            }
            // HTTP/1 has its own timer for the next head; an HTTP/2 connection could answer pings for ever.
            () = tokio::time::sleep(limits.header_time), if !ending => {
                if activity.idle_for() >= limits.header_time {
                    connection.as_mut().graceful_shutdown();
                    ending = true;
                }
            }
        }
    }
}

async fn answer(
    request: Request<Incoming>,
    peer: SocketAddr,
    app: Router,
    under_way: UnderWay,
    stop: Stop,
) -> Result<Response<Body>, Infallible> {
    if !protocol::names_its_host(&request) {
        let refused = (StatusCode::BAD_REQUEST, [(header::CONNECTION, "close")], "400 · a request names one Host\n");
        return Ok(refused.into_response());
    }
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = app.oneshot(request).await?;
    Ok(ends_with(response, under_way, stop))
}

/// Keeps `under_way` until the answer's last byte, and ends a stream of events when the server stops: an editor's open tab
/// must not hold it up.
fn ends_with(response: Response<Body>, under_way: UnderWay, mut stop: Stop) -> Response<Body> {
    use futures_util::StreamExt as _;
    let events = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind: &HeaderValue| kind.as_bytes().starts_with(b"text/event-stream"));
    if !events {
        // A body with a known length keeps it: only its drop matters.
        return response.map(|body| Body::new(app::Held::new(body, under_way)));
    }
    response.map(|body| {
        let stopped = async move {
            stop.given().await;
            drop(under_way);
        };
        Body::from_stream(body.into_data_stream().take_until(Box::pin(stopped)))
    })
}

#[cfg(test)]
mod tests;
