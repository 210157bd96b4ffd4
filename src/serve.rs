//! The HTTP server: the one place that knows hyper. HTTP/1.1 and HTTP/2, in clear behind a proxy or through TLS of its own,
//! with a limit on everything that a stranger could use up: connections, in all and from one address; requests at a time; the
//! time for a request's head and body, for an answer to begin and for its reader to take it; streams and their resets.

mod answer;
pub mod app;
mod body;
mod connection;
pub mod front;
mod line;
mod places;
mod protocol;
mod watch;

use crate::{
    config::{Server as Settings, describe::Section as _},
    metrics::Metrics,
    stop::Stop,
};
use axum::Router;
use front::Front;
use ipnet::IpNet;
use places::Places;
use std::{
    net::SocketAddr,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tokio_rustls::TlsAcceptor;
use watch::Watch;

/// Whoever calls from this machine is a proxy, or somebody who measures.
const THIS_MACHINE: [&str; 2] = ["127.0.0.0/8", "::1/128"];

/// What a client may use up.
#[derive(Debug, Clone)]
pub struct Limits {
    connections: usize,
    per_address: u32,
    exempt: Vec<IpNet>,
    requests: usize,
    header_time: Duration,
    write_time: Duration,
    grace: Duration,
    streams: u32,
    resets: usize,
}

impl Limits {
    /// The limits that the settings name.
    pub fn of(settings: &Settings) -> Self {
        let number = |setting: u32| usize::try_from(setting).unwrap_or(usize::MAX).min(Semaphore::MAX_PERMITS);
        let machine = THIS_MACHINE.iter().filter_map(|network| network.parse().ok());
        Self {
            connections: number(settings.connections),
            per_address: settings.connections_per_address,
            exempt: settings.trusted_proxies.iter().map(|proxy| proxy.get()).chain(machine).collect(),
            requests: number(settings.requests),
            header_time: settings.header_time.get(),
            write_time: settings.write_time.get(),
            grace: settings.grace.get(),
            streams: settings.streams,
            resets: number(settings.resets),
        }
    }
}

impl Default for Limits {
    /// Those of settings that say nothing.
    fn default() -> Self {
        let unsaid = Settings::read(toml::Table::new(), "server", &mut Vec::new());
        unsaid.map_or_else(
            || unreachable!("every setting of the server has a usual value"),
            |settings| Self::of(&settings),
        )
    }
}

/// What is served: everything that a listener's connections have in common.
pub struct Rooms {
    app: Router,
    front: Front,
    tls: Option<TlsAcceptor>,
    limits: Limits,
    requests: Semaphore,
    metrics: Arc<Metrics>,
}

impl Rooms {
    /// A router, served in clear.
    pub fn new(app: Router, limits: Limits, metrics: Arc<Metrics>) -> Self {
        Self { app, front: Front::Nobody, tls: None, requests: Semaphore::new(limits.requests), limits, metrics }
    }

    /// Asks somebody before the router.
    pub fn behind(mut self, front: Front) -> Self {
        self.front = front;
        self
    }

    /// Speaks TLS, and nothing else.
    pub fn sealed(mut self, tls: TlsAcceptor) -> Self {
        self.tls = Some(tls);
        self
    }
}

/// Serves on `listener` until `stop` turns true and what is under way has ended, or its time of grace has.
pub async fn serve(listener: TcpListener, rooms: Rooms, mut stop: Stop) {
    let rooms = Arc::new(rooms);
    let (places, watch) = (Places::new(&rooms.limits), Watch::new(&rooms.limits));
    let watching = tokio::spawn({
        let places = Arc::clone(&places);
        Arc::clone(&watch).go_round(move || places.are_full())
    });
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = stop.given() => break,
        };
        let Some((stream, peer, place)) = accepted else { continue };
        // Whoever takes more than their share is not told why: saying so would cost more than they do.
        let Some(place) = places.take(place, peer) else {
            rooms.metrics.turned_away.fetch_add(1, Ordering::Relaxed);
            continue;
        };
        let (rooms, stop, watched) = (Arc::clone(&rooms), stop.clone(), watch.add());
        tokio::spawn(async move {
            let metrics = Arc::clone(&rooms.metrics);
            metrics.connections.fetch_add(1, Ordering::Relaxed);
            connection::serve(stream, peer, rooms, &watched, stop).await;
            metrics.connections.fetch_sub(1, Ordering::Relaxed);
            drop((watched, place));
        });
    }
    drop(listener);
    watch.end_all();
    if tokio::time::timeout(rooms.limits.grace, places.all_left(rooms.limits.connections)).await.is_err() {
        tracing::warn!("some requests had not ended when the time of grace was over; they are cut off");
    }
    watching.abort();
}

/// A connection, once there is a place for it: what does not fit waits in the kernel's queue.
async fn accept(listener: &TcpListener, places: &Places) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = places.free().await?;
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

#[cfg(test)]
mod tests;
