//! `tellal serve`: opens the newsroom until a signal closes it; and `tellal reindex`.

use crate::{
    clock::World,
    config::Config,
    log,
    newsroom::{Newsroom, make_data_folder, open_store},
    serve::{self, Limits, Rooms, app, front::Front},
    stop::{Stop, Stopper},
    tls::{self, Certificates, Keeper},
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
use tokio_rustls::TlsAcceptor;

pub(super) async fn serve(config: Config) -> anyhow::Result<ExitCode> {
    log::begin(&config.settings.log)?;
    let server = &config.settings.server;
    // Before the state is opened: a second process must not disturb the first one's.
    let listener = listen(server.listen, "server.listen").await?;
    let metrics_listener = match server.metrics {
        Some(address) => Some(listen(address, "server.metrics").await?),
        None => None,
    };
    let redirect_listener = match server.redirect {
        Some(address) => Some(listen(address, "server.redirect").await?),
        None => None,
    };
    let only = only_one(&config.data_folder())?;
    let newsroom = Newsroom::open(config).await?;
    newsroom.desk.catch_up().await.context("what was left undone at the last end cannot be caught up with")?;
    let (stopper, stop) = Stopper::new();
    let signals = tokio::spawn(stop_on_signals(stopper));
    let sealed = Sealed::of(&newsroom)?;
    open(&newsroom, listener, metrics_listener, redirect_listener, sealed, stop).await;
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

/// What https needs.
struct Sealed {
    certificates: Arc<Certificates>,
    acceptor: TlsAcceptor,
    keeper: Keeper,
}

impl Sealed {
    /// What the settings name. `None` if https is somebody else's affair.
    fn of(newsroom: &Newsroom) -> anyhow::Result<Option<Self>> {
        let certificates = Arc::new(Certificates::default());
        let Some(mut keeper) = Keeper::of(&newsroom.config, &certificates, &newsroom.fetcher) else { return Ok(None) };
        keeper.open().map_err(anyhow::Error::msg)?;
        Ok(Some(Self { acceptor: tls::acceptor(&certificates)?, certificates, keeper }))
    }
}

/// Serves and works until the word to stop, then lets both end.
async fn open(
    newsroom: &Arc<Newsroom>,
    listener: TcpListener,
    metrics_listener: Option<TcpListener>,
    redirect_listener: Option<TcpListener>,
    sealed: Option<Sealed>,
    stop: Stop,
) {
    let limits = Limits::of(&newsroom.config.settings.server);
    let work = Work::begin(newsroom, &stop);
    if let (Some(listener), Some(sealed)) = (redirect_listener, &sealed) {
        let app = tls::redirect(newsroom.config.settings.newsroom.base_url.reveal(), &sealed.certificates);
        let rooms = Rooms::new(app, limits.clone(), Arc::clone(&newsroom.metrics));
        tokio::spawn(serve::serve(listener, rooms, stop.clone()));
    }
    if let Some(listener) = metrics_listener {
        let rooms = Rooms::new(app::metrics_app(newsroom), limits.clone(), Arc::clone(&newsroom.metrics));
        tokio::spawn(serve::serve(listener, rooms, stop.clone()));
    }
    let address = listener.local_addr().map(|address| address.to_string()).unwrap_or_default();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), address, site = %newsroom.config.settings.newsroom.base_url, "the newsroom is open");
    let mut rooms = Rooms::new(app::app(newsroom), limits, Arc::clone(&newsroom.metrics));
    if let Some(Sealed { acceptor, keeper, .. }) = sealed {
        rooms = rooms.sealed(acceptor);
        let ambient: Arc<dyn tellal_story::Ambient> = Arc::<World>::clone(&newsroom.world);
        tokio::spawn(keeper.keep(ambient, stop.clone()));
    }
    serve::serve(listener, rooms.behind(Front::Site(Arc::clone(&newsroom.site))), stop).await;
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
