//! TLS of our own: a certificate from files or from an authority, and the listener in clear that leads to it.
//!
//! Handshakes ask [`Certificates`] for what they show. Whoever renews puts the new certificate there ([`Certificates::show`]), and
//! the next handshake has it; nobody is disconnected.

pub mod acme;
mod der;
mod files;
mod pair;
mod redirect;

pub use acme::Authority;
pub use files::Files;
pub use pair::{Pair, Validity};
pub use redirect::redirect;

use crate::{
    config::{Acme, Config},
    fetch::Fetcher,
    stop::Stop,
};
use arc_swap::ArcSwapOption;
use jiff::{SignedDuration, Timestamp};
use rustls::{
    ServerConfig,
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tellal_story::Ambient;
use tokio_rustls::TlsAcceptor;

/// The protocol by which an authority asks for a proof (RFC 8737 §3). No page is ever spoken over it.
pub const PROOF: &[u8] = b"acme-tls/1";

/// What the server shows of itself: its certificate, and proofs for an authority that asks.
#[derive(Debug, Default)]
pub struct Certificates {
    shown: ArcSwapOption<CertifiedKey>,
    proofs: Mutex<HashMap<String, Arc<CertifiedKey>>>,
    /// Answers to an authority that asks in clear (RFC 8555 §8.3), by token.
    words: Mutex<HashMap<String, String>>,
}

impl Certificates {
    /// From now on handshakes get this one.
    pub fn show(&self, pair: &Pair) {
        self.shown.store(Some(Arc::clone(pair.certified())));
    }

    /// Shows a proof to whoever asks for `domain` by [`PROOF`].
    fn prove(&self, domain: &str, proof: Arc<CertifiedKey>) {
        self.proofs.lock().unwrap_or_else(PoisonError::into_inner).insert(domain.to_ascii_lowercase(), proof);
    }

    /// Answers whoever asks for `token` in clear.
    fn answer(&self, token: &str, says: &str) {
        self.words.lock().unwrap_or_else(PoisonError::into_inner).insert(token.to_owned(), says.to_owned());
    }

    /// What to answer whoever asks for `token`.
    fn word(&self, token: &str) -> Option<String> {
        self.words.lock().unwrap_or_else(PoisonError::into_inner).get(token).cloned()
    }

    /// Nobody asks any more.
    fn forget_proofs(&self) {
        self.proofs.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.words.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        // Whoever asks for a proof offers nothing else (RFC 8737 §3), and nobody else is ever shown one.
        let asks = hello.alpn().is_some_and(|mut offered| offered.next() == Some(PROOF) && offered.next().is_none());
        if asks {
            let domain = hello.server_name()?.to_ascii_lowercase();
            return self.proofs.lock().unwrap_or_else(PoisonError::into_inner).get(&domain).cloned();
        }
        self.shown.load_full()
    }
}

/// How handshakes are held: TLS 1.3 and 1.2, HTTP/2 before HTTP/1.1, and tickets by which a reader who comes again is spared half
/// of it.
pub fn acceptor(certificates: &Arc<Certificates>) -> anyhow::Result<TlsAcceptor> {
    let shown: Arc<dyn ResolvesServerCert> = Arc::<Certificates>::clone(certificates);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_cert_resolver(shown);
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec(), PROOF.to_vec()];
    config.ticketer = rustls::crypto::ring::Ticketer::new()?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Who sees to it that there is a certificate.
#[derive(Debug)]
pub enum Keeper {
    /// Files that somebody else renews.
    Files(Files),
    /// An authority that is asked.
    Authority(Box<Authority>),
}

impl Keeper {
    /// The keeper that the settings name; none if they name no certificate.
    pub fn of(config: &Config, certificates: &Arc<Certificates>, fetcher: &Fetcher) -> Option<Self> {
        let server = &config.settings.server;
        if let Some(tls) = &server.tls {
            let (certificate, key) = config.certificate_files(tls);
            return Some(Self::Files(Files::new(certificate, key, Arc::clone(certificates))));
        }
        let acme: &Acme = server.acme.as_ref()?;
        let folder = acme::folder(&config.data_folder());
        let in_clear = server.redirect.is_some();
        let authority = Authority::new(acme, &folder, in_clear, Arc::clone(certificates), fetcher.clone());
        Some(Self::Authority(Box::new(authority)))
    }

    /// Shows what is there already. Files that cannot be used are an error; a certificate that an authority has not given yet is
    /// none.
    pub fn open(&mut self) -> Result<(), String> {
        match self {
            Self::Files(files) => files.open(),
            Self::Authority(authority) => {
                authority.open();
                Ok(())
            }
        }
    }

    /// Keeps it up until the word to stop.
    pub async fn keep(mut self, ambient: Arc<dyn Ambient>, mut stop: Stop) {
        loop {
            let pause = match &mut self {
                Self::Files(files) => {
                    files.look();
                    files::LOOK_EVERY
                }
                Self::Authority(authority) => {
                    let at = authority.step(ambient.as_ref()).await;
                    wait_for(ambient.now(), at)
                }
            };
            if !stop.pause(pause).await {
                return;
            }
        }
    }
}

/// How long to wait for an instant. Clocks are set and machines sleep: nobody waits longer than an hour without a look.
fn wait_for(now: Timestamp, at: Timestamp) -> Duration {
    let wait = at.duration_since(now).clamp(SignedDuration::from_secs(1), SignedDuration::from_hours(1));
    Duration::try_from(wait).unwrap_or(Duration::from_secs(1))
}

#[cfg(test)]
mod tests;
