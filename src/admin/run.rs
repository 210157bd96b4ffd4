//! `tellal serve`: opens the newsroom until a signal closes it; and `tellal reindex`.

use crate::{
    clock::World,
    config::Config,
    log,
    newsroom::{Newsroom, make_data_folder, open_store},
    serve::{self, Limits, app},
    stop::{Stop, Stopper},
    work::Work,
};
use anyhow::{Context as _, anyhow, bail};
use std::{
    fs::{File, TryLockError},
    io,
    path::Path,
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

pub(super) async fn serve(config: Config) -> anyhow::Result<ExitCode> {
    log::begin(&config.settings.log)?;
    let server = &config.settings.server;
    // Before the state is opened: a second process must not disturb the first one's.
    let listener = listen(server.listen, "server.listen").await?;
    let metrics_listener = match server.metrics {
        Some(address) => Some(listen(address, "server.metrics").await?),
        None => None,
    };
    let only = only_one(&config.data_folder())?;
    let newsroom = Newsroom::open(config).await?;
    newsroom.desk.catch_up().await.context("what was left undone at the last end cannot be caught up with")?;
    let (stopper, stop) = Stopper::new();
    let signals = tokio::spawn(stop_on_signals(stopper));
    open(&newsroom, listener, metrics_listener, stop).await;
    signals.abort();
    close(newsroom).await;
    drop(only);
    Ok(ExitCode::SUCCESS)
}

/// The right to open the newsroom whose data stand in `folder`, for as long as the file is held. A second process on another
/// port would take in the same drop folders, and count no reads and find nothing, because the first holds their files.
pub(crate) fn only_one(folder: &Path) -> anyhow::Result<File> {
    make_data_folder(folder)?;
    let path = folder.join("open.lock");
    let lock = File::create(&path).with_context(|| {
        format!("{} cannot be written; give this user the right to, such as by chown", path.display())
    })?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => {
            bail!("another process has the newsroom in {} open already; stop that one first", folder.display())
        }
        Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("{} cannot be locked", path.display())),
    }
}

/// Serves and works until the word to stop, then lets both end.
async fn open(newsroom: &Arc<Newsroom>, listener: TcpListener, metrics_listener: Option<TcpListener>, stop: Stop) {
    let limits = Limits::of(&newsroom.config.settings.server);
    let work = Work::begin(newsroom, &stop);
    if let Some(listener) = metrics_listener {
        let (app, metrics, stop) = (app::metrics_app(newsroom), Arc::clone(&newsroom.metrics), stop.clone());
        tokio::spawn(serve::serve(listener, app, limits, metrics, stop));
    }
    let address = listener.local_addr().map(|address| address.to_string()).unwrap_or_default();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), address, site = %newsroom.config.settings.newsroom.base_url, "the newsroom is open");
    serve::serve(listener, app::app(newsroom), limits, Arc::clone(&newsroom.metrics), stop).await;
    work.end().await;
}

/// Closes the state when nobody uses it any more.
pub(crate) async fn close(newsroom: Arc<Newsroom>) {
    newsroom.store.clone().close().await;
    tracing::info!("the newsroom is closed");
}

async fn listen(address: std::net::SocketAddr, setting: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .map_err(|error| anyhow!("cannot listen on {address}, which `{setting}` names: {}", why_not_heard(&error)))
}

/// Why an address cannot be listened on, and what to do.
pub(super) fn why_not_heard(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => "another process listens there; end that one, or name another port".to_owned(),
        io::ErrorKind::PermissionDenied => format!("{error}; ports below 1024 need root or CAP_NET_BIND_SERVICE"),
        io::ErrorKind::AddrNotAvailable => "this machine has no such address".to_owned(),
        _ => error.to_string(),
    }
}

/// Gives the word at the first SIGTERM or SIGINT, and ends the process at the second.
pub(crate) async fn stop_on_signals(stopper: Stopper) {
    let (Ok(mut term), Ok(mut int)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) else {
        tracing::error!("signals cannot be heard; only SIGKILL will stop this process");
        return std::future::pending().await;
    };
    for first in [true, false] {
        tokio::select! { _ = term.recv() => {} _ = int.recv() => {} }
        if first {
            tracing::info!("stopping; a second signal stops at once");
            stopper.stop();
        } else {
            std::process::exit(130);
        }
    }
}

pub(super) async fn reindex(config: &Config) -> anyhow::Result<ExitCode> {
    let store = open_store(config, &Arc::new(World::new())).await?;
    let bar = super::progress(0, "indexing");
    let count = Mutex::new(0);
    let result = store
        .reindex(&|done, of| {
            bar.set_length(of);
            bar.set_position(done);
            *count.lock().unwrap_or_else(PoisonError::into_inner) = done;
        })
        .await;
    bar.finish_and_clear();
    store.close().await;
    result.context("the search index could not be made again; is `tellal serve` still running?")?;
    let count = *count.lock().unwrap_or_else(PoisonError::into_inner);
    super::say(&format!("{count} stories indexed.\n"))
}
