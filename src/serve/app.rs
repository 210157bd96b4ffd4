//! Everything that is answered: the public site, the desk, and what a machine asks about the process's health.

use crate::{
    metrics::{Class, Metrics},
    newsroom::Newsroom,
};
use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use http::{HeaderMap, StatusCode, header};
use std::{
    any::Any,
    net::SocketAddr,
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};
use tellal_story::Ambient;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    limit::RequestBodyLimitLayer,
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
};

/// The health check gives the database this long.
const PING_TIME: Duration = Duration::from_secs(2);

/// Everything at the main address.
pub fn app(newsroom: &Arc<Newsroom>) -> Router {
    let server = &newsroom.config.settings.server;
    let metrics_here = server.metrics.is_none() && server.trusted_proxies.is_empty();
    let mut own = Router::new().route("/healthz", get(healthz));
    if metrics_here {
        own = own.route("/metrics", get(metrics_for_this_machine));
    }
    let rooms = own.with_state(Arc::clone(newsroom)).merge(newsroom.site.router()).merge(newsroom.desk.router());
    let body = usize::try_from(server.body_mib).unwrap_or(usize::MAX).saturating_mul(1 << 20);
    guard(rooms, server.request_time.get(), body, &newsroom.metrics, newsroom.store.ambient())
}

/// What is answered on `server.metrics`.
pub fn metrics_app(newsroom: &Arc<Newsroom>) -> Router {
    Router::new().route("/metrics", get(print)).route("/healthz", get(healthz)).with_state(Arc::clone(newsroom))
}

/// Puts the limits, the counters and the net for faults around a router.
pub fn guard(
    router: Router,
    request_time: Duration,
    body: usize,
    metrics: &Arc<Metrics>,
    ambient: &Arc<dyn Ambient>,
) -> Router {
    let (fallen, dice) = (Arc::clone(metrics), Arc::clone(ambient));
    router
        .layer(RequestBodyLimitLayer::new(body))
        .layer(RequestBodyTimeoutLayer::new(request_time))
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, request_time))
        .layer(CatchPanicLayer::custom(move |panic: Box<dyn Any + Send>| fault(&*panic, &fallen, dice.as_ref())))
        .layer(axum::middleware::from_fn_with_state(Arc::clone(metrics), count))
}

async fn count(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let class = Class::of(request.method(), request.uri().path());
    let began = Instant::now();
    let response = next.run(request).await;
    metrics.answer(class, response.status(), began.elapsed());
    if let Some(pushed) = response.extensions().get::<tellal_desk::Pushed>() {
        metrics.report(pushed.source.as_str(), "push", &pushed.report);
    }
    response
}

/// A handler has panicked: the log gets the text and the caller an id with which to ask about it.
fn fault(panic: &(dyn Any + Send), metrics: &Metrics, ambient: &dyn Ambient) -> Response {
    metrics.panics.fetch_add(1, Ordering::Relaxed);
    let says = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no text");
    let id = error_id(ambient);
    tracing::error!(id, panic = says, "a handler failed");
    (StatusCode::INTERNAL_SERVER_ERROR, [(header::CACHE_CONTROL, "no-store")], format!("500 · {id}\n")).into_response()
}

/// Eight hex digits: short enough to be read out on the phone.
pub fn error_id(ambient: &dyn Ambient) -> String {
    let mut bytes = [0; 4];
    ambient.fill(&mut bytes);
    format!("{:08x}", u32::from_be_bytes(bytes))
}

/// `GET /healthz`: 200 if the database answers, 503 if not.
async fn healthz(State(newsroom): State<Arc<Newsroom>>) -> Response {
    let no_store = [(header::CACHE_CONTROL, "no-store")];
    match tokio::time::timeout(PING_TIME, newsroom.store.ping()).await {
        Ok(Ok(())) => (no_store, "ok\n").into_response(),
        Ok(Err(error)) => {
            tracing::error!(%error, "the health check failed");
            (StatusCode::SERVICE_UNAVAILABLE, no_store, "the database does not answer as it should\n").into_response()
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, no_store, "the database does not answer\n").into_response(),
    }
}

async fn metrics_for_this_machine(
    newsroom: State<Arc<Newsroom>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    // A proxy on this machine speaks for somebody else.
    let forwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"].iter().any(|name| headers.contains_key(*name));
    if peer.ip().to_canonical().is_loopback() && !forwarded {
        print(newsroom).await
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}

async fn print(State(newsroom): State<Arc<Newsroom>>) -> Response {
    let pending = tokio::time::timeout(PING_TIME, newsroom.store.pending_comments()).await.ok().and_then(Result::ok);
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    (kind, newsroom.metrics.print(pending)).into_response()
}
