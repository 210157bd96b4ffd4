//! A request and its answer. What is in memory is answered before anything is made for the request: no box, no layer, no
//! clone of the router, no look at a clock.

use super::{
    Rooms,
    body::Outgoing,
    protocol,
    watch::{Pulse, UnderWay},
};
use crate::{metrics::Class, stop::Stop};
use axum::{body::Body, extract::ConnectInfo};
use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header, request::Parts};
use hyper::body::Incoming;
use std::{
    convert::Infallible,
    net::SocketAddr,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::{Duration, Instant},
};
use tellal_site::{Reported, Waiting};
use tower::ServiceExt as _;

/// After a request that may have changed something, its answer waits at most so long for the pages that show it.
const SETTLED: Duration = Duration::from_millis(250);

/// These are answered however much there is to do: whoever watches over the process must not take it for dead.
const ALWAYS: [&str; 2] = ["/healthz", "/metrics"];

/// Answers the requests of one connection.
pub(super) struct Answers {
    pub rooms: Arc<Rooms>,
    pub peer: SocketAddr,
    pub pulse: Arc<Pulse>,
    pub stop: Stop,
}

/// An answer, there or on its way.
pub(super) enum Answering {
    There(Option<Response<Outgoing>>),
    OnItsWay(Pin<Box<dyn Future<Output = Response<Outgoing>> + Send>>),
}

impl Answering {
    fn there(response: Response<Outgoing>) -> Self {
        Self::There(Some(response))
    }
}

impl Future for Answering {
    type Output = Result<Response<Outgoing>, Infallible>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.get_mut() {
            Self::There(response) => response.take().map_or(Poll::Pending, |response| Poll::Ready(Ok(response))),
            Self::OnItsWay(response) => response.as_mut().poll(cx).map(Ok),
        }
    }
}

impl hyper::service::Service<Request<Incoming>> for Answers {
    type Response = Response<Outgoing>;
    type Error = Infallible;
    type Future = Answering;

    fn call(&self, request: Request<Incoming>) -> Answering {
        if !protocol::names_its_host(&request) {
            let refused =
                plain(StatusCode::BAD_REQUEST, "400 · a request names one Host\n", (header::CONNECTION, "close"));
            return Answering::there(refused);
        }
        let (parts, body) = request.into_parts();
        if let Some(kept) = self.rooms.front.kept(&parts) {
            self.rooms.metrics.kept(Class::of(&parts.method, parts.uri.path()), kept.status());
            return Answering::there(whole(kept, parts.method == Method::HEAD));
        }
        let began = Instant::now();
        let reported = self.rooms.front.beacon(&parts, self.peer);
        let head_only = parts.method == Method::HEAD;
        if let Some(Reported::Told(answer)) = reported {
            self.rooms.metrics.answer(Class::Beacon, answer.status(), began.elapsed());
            return Answering::there(whole(answer, head_only));
        }
        let (rooms, under_way) = (Arc::clone(&self.rooms), UnderWay::begin(&self.pulse));
        Answering::OnItsWay(if let Some(Reported::Waits(waiting)) = reported {
            // What the request came with goes now: its memory is there for the next one, while this waits for the disk.
            Box::pin(once_on_disk(waiting, head_only, rooms, under_way, began))
        } else {
            let asked = Asked { rooms, peer: self.peer, under_way, stop: self.stop.clone(), began };
            Box::pin(asked.answer(parts, body))
        })
    }
}

/// The answer to a report, which is under way until then.
async fn once_on_disk(
    waiting: Waiting,
    head_only: bool,
    rooms: Arc<Rooms>,
    _under_way: UnderWay,
    began: Instant,
) -> Response<Outgoing> {
    let answer = waiting.answer().await;
    rooms.metrics.answer(Class::Beacon, answer.status(), began.elapsed());
    whole(answer, head_only)
}

/// An answer of which all is there.
fn whole(response: Response<Bytes>, head_only: bool) -> Response<Outgoing> {
    if !head_only {
        return response.map(Outgoing::from);
    }
    // HTTP/2 would send the bytes that HEAD does not ask for; their number is told.
    let (mut parts, body) = response.into_parts();
    if !body.is_empty() && !parts.headers.contains_key(header::CONTENT_LENGTH) {
        parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    }
    Response::from_parts(parts, Outgoing::Whole(Bytes::new()))
}

fn plain(status: StatusCode, says: &'static str, more: (header::HeaderName, &'static str)) -> Response<Outgoing> {
    let mut response = Response::new(Outgoing::Whole(Bytes::from_static(says.as_bytes())));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(more.0, HeaderValue::from_static(more.1));
    response
}

/// A request that memory does not answer.
struct Asked {
    rooms: Arc<Rooms>,
    peer: SocketAddr,
    under_way: UnderWay,
    stop: Stop,
    began: Instant,
}

impl Asked {
    async fn answer(self, parts: Parts, body: Incoming) -> Response<Outgoing> {
        let Self { rooms, peer, under_way, stop, began } = self;
        let place = rooms.requests.try_acquire();
        if place.is_err() && !ALWAYS.contains(&parts.uri.path()) {
            let class = Class::of(&parts.method, parts.uri.path());
            rooms.metrics.answer(class, StatusCode::SERVICE_UNAVAILABLE, began.elapsed());
            let says = "503 · there is more to do than can be done; ask again in a moment\n";
            return plain(StatusCode::SERVICE_UNAVAILABLE, says, (header::RETRY_AFTER, "2"));
        }
        let only_reads = matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
        let mut request = Request::from_parts(parts, Body::new(body));
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = match rooms.app.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        if !only_reads {
            rooms.front.settled(SETTLED).await;
        }
        drop(place);
        ends_with(response, under_way, stop)
    }
}

/// Keeps `under_way` until the answer's last byte, and ends a stream of events when the server stops: an editor's open tab
/// must not hold it up.
fn ends_with(response: Response<Body>, under_way: UnderWay, mut stop: Stop) -> Response<Outgoing> {
    use futures_util::StreamExt as _;
    let events = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind: &HeaderValue| kind.as_bytes().starts_with(b"text/event-stream"));
    if !events {
        return response.map(|body| Outgoing::Made(body, Some(under_way.sends())));
    }
    response.map(|body| {
        let stopped = async move {
            stop.given().await;
            drop(under_way);
        };
        Outgoing::Made(Body::from_stream(body.into_data_stream().take_until(Box::pin(stopped))), None)
    })
}
