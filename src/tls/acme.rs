//! A certificate from an authority such as Let's Encrypt (ACME, RFC 8555): ordered, kept in the data folder, and renewed when two
//! thirds of its time are over. The words of the protocol are `instant-acme`'s; the line is the guarded fetcher's; when to ask, how
//! to prove whose the names are and what to do when it fails is ours.
//!
//! In the folder stand, for each authority, `{host}.pem` (key and certificate) and `{host}.account.json`; `order.lock` is held by the
//! one process that orders.

use super::{Certificates, Pair};
use crate::{
    config::Acme,
    fetch::{Fetcher, Limits},
};
use bytes::Bytes;
use http::{Request, StatusCode, header};
use http_body_util::{BodyExt as _, Full};
use instant_acme::{
    Account, AccountCredentials, AuthorizationStatus, BodyWrapper, BytesResponse, ChallengeType, Error, HttpClient,
    Identifier, NewAccount, NewOrder, Order, OrderStatus, RetryPolicy,
};
use jiff::{SignedDuration, Timestamp};
use rustls::{
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    sign::CertifiedKey,
};
use std::{
    fs::{self, File, TryLockError},
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};
use tellal_story::Ambient;

/// How long an authority may take to look at a proof, and again to write a certificate.
const PATIENCE: Duration = Duration::from_secs(90);
/// After a failure it is asked again in five minutes, then in ten and so on, but every six hours at least. Let's Encrypt lets a name
/// fail five times an hour.
const FIRST_RETRY: SignedDuration = SignedDuration::from_mins(5);
const LAST_RETRY: SignedDuration = SignedDuration::from_hours(6);
/// While another process orders, its certificate is looked for so often.
const OTHERS: SignedDuration = SignedDuration::from_mins(1);
/// From so many failures in a row on, the log says how to try things out.
const MANY: u32 = 3;
/// What an authority may send at once.
const ANSWER: Limits = Limits { bytes: 1 << 20, time: Duration::from_secs(30) };

/// How it is proved that a name leads here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// A word in a file, in clear on port 80 (RFC 8555 §8.3).
    InClear,
    /// A certificate shown on port 443 (RFC 8737).
    InTls,
}

/// An authority, and what it has given.
#[derive(Debug)]
pub struct Authority {
    domains: Vec<String>,
    contact: Option<String>,
    directory: String,
    host: String,
    folder: PathBuf,
    in_clear: bool,
    certificates: Arc<Certificates>,
    fetcher: Fetcher,
    held: Option<Held>,
    failures: u32,
    retry: Option<Timestamp>,
}

/// The certificate that is shown, when its file was written, and when it is renewed.
#[derive(Debug)]
struct Held {
    pair: Pair,
    written: Option<SystemTime>,
    renewal: Timestamp,
}

/// Where certificates stand in the data folder.
pub fn folder(data: &Path) -> PathBuf {
    data.join("certificates")
}

/// What an earlier order gave; nothing if there was none. The error is a sentence.
pub fn kept(acme: &Acme, folder: &Path) -> Result<Option<Pair>, String> {
    read(&file(folder, host(acme)))
}

fn host(acme: &Acme) -> &str {
    acme.directory.reveal().host_str().unwrap_or("authority")
}

fn file(folder: &Path, host: &str) -> PathBuf {
    folder.join(format!("{host}.pem"))
}

fn read(path: &Path) -> Result<Option<Pair>, String> {
    match fs::read(path) {
        Ok(pem) => Pair::read(&pem, &pem).map(Some).map_err(|says| format!("{} {says}", path.display())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("{} cannot be read: {error}", path.display())),
    }
}

impl Authority {
    /// An authority that has not been asked yet. `in_clear` says whether somebody answers on port 80.
    pub fn new(acme: &Acme, folder: &Path, in_clear: bool, certificates: Arc<Certificates>, fetcher: Fetcher) -> Self {
        let directory = acme.directory.reveal();
        Self {
            domains: acme.domains.clone(),
            contact: acme.contact.as_ref().map(|mail| format!("mailto:{mail}")),
            directory: directory.to_string(),
            host: host(acme).to_owned(),
            folder: folder.to_owned(),
            in_clear,
            certificates,
            fetcher,
            held: None,
            failures: 0,
            retry: None,
        }
    }

    fn file(&self) -> PathBuf {
        file(&self.folder, &self.host)
    }

    pub(super) fn kept(&self) -> Result<Option<Pair>, String> {
        read(&self.file())
    }

    /// Shows what an earlier order gave.
    pub(super) fn open(&self) {
        // What cannot be used is ordered again.
        match self.kept() {
            Ok(Some(pair)) => self.certificates.show(&pair),
            Ok(None) => tracing::info!(
                authority = self.host,
                "there is no certificate yet; until the authority has given one, https does not answer"
            ),
            Err(says) => tracing::error!("{says}; another certificate is ordered"),
        }
    }

    /// Takes over a certificate that this process or another one has put into the folder.
    fn take_over(&mut self, ambient: &dyn Ambient) {
        let written = fs::metadata(self.file()).and_then(|about| about.modified()).ok();
        if written.is_none() || self.held.as_ref().is_some_and(|held| held.written == written) {
            return;
        }
        if let Ok(Some(pair)) = self.kept() {
            let mut dice = [0];
            ambient.fill(&mut dice);
            self.certificates.show(&pair);
            self.held = Some(Held { renewal: pair.validity().renewal(dice[0]), pair, written });
        }
    }

    /// From when on another certificate is wanted.
    fn wanted(&self, now: Timestamp) -> Timestamp {
        match &self.held {
            Some(held) if self.domains.iter().all(|domain| held.pair.is_for(domain)) => held.renewal,
            _ => now,
        }
    }

    /// Orders if it is time to, and says when to come again.
    pub(super) async fn step(&mut self, ambient: &dyn Ambient) -> Timestamp {
        let now = ambient.now();
        self.take_over(ambient);
        let due = self.wanted(now).max(self.retry.unwrap_or(now));
        if due > now {
            return due;
        }
        let lock = match self.lock() {
            Ok(Some(lock)) => lock,
            Ok(None) => return now + OTHERS,
            Err(says) => return self.failed(ambient, &says, None),
        };
        // Another process may have ordered while we waited for our turn.
        self.take_over(ambient);
        if self.wanted(now) > now {
            return self.wanted(now);
        }
        let way = self.way();
        tracing::info!(authority = self.host, domains = self.domains.join(", "), ?way, "a certificate is ordered");
        let wait = Arc::default();
        let ordered = self.order(way, &wait).await;
        self.certificates.forget_proofs();
        let kept = ordered.and_then(|(pair, pem)| {
            write_private(&self.file(), pem.as_bytes())
                .map_err(|error| format!("{} cannot be written: {error}", self.file().display()))?;
            Ok(pair)
        });
        drop(lock);
        match kept {
            Ok(pair) => {
                tracing::info!(authority = self.host, until = %pair.validity().to, "a new certificate is served");
                (self.failures, self.retry, self.held) = (0, None, None);
                self.take_over(ambient);
                self.wanted(now)
            }
            Err(says) => {
                let wait = *wait.lock().unwrap_or_else(PoisonError::into_inner);
                self.failed(ambient, &says, wait)
            }
        }
    }

    /// Ways by turns: a port that is closed on the way here does not keep us without a certificate.
    fn way(&self) -> Way {
        if self.in_clear && self.failures.is_multiple_of(2) { Way::InClear } else { Way::InTls }
    }

    /// Notes a failure and says when to try again; `asked` is how long the authority wants to be left alone.
    fn failed(&mut self, ambient: &dyn Ambient, says: &str, asked: Option<Duration>) -> Timestamp {
        let mut dice = [0];
        ambient.fill(&mut dice);
        let pause = FIRST_RETRY.saturating_mul(1 << self.failures.min(10)).min(LAST_RETRY);
        let pause = pause + pause / 4 * i32::from(dice[0]) / 255;
        let pause =
            asked.and_then(|asked| SignedDuration::try_from(asked).ok()).map_or(pause, |asked| asked.max(pause));
        let retry = ambient.now() + pause.min(SignedDuration::from_hours(48));
        self.failures = self.failures.saturating_add(1);
        self.retry = Some(retry);
        let left = self.held.as_ref().map_or_else(
            || "https does not answer until then".to_owned(),
            |held| format!("the certificate from before holds until {}", held.pair.validity().to),
        );
        tracing::error!(authority = self.host, again = %retry, "no certificate: {says}; {left}");
        if self.failures == MANY && self.directory == instant_acme::LetsEncrypt::Production.url() {
            tracing::warn!(
                "Let's Encrypt counts failures: while you look for the reason, set server.acme.directory to {}",
                instant_acme::LetsEncrypt::Staging.url()
            );
        }
        retry
    }

    /// The right to order. `None`: another process has it.
    pub(super) fn lock(&self) -> Result<Option<File>, String> {
        let path = self.folder.join("order.lock");
        let wrong = |error: io::Error| format!("{} cannot be locked: {error}", path.display());
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder).map_err(wrong)?;
        let lock = File::create(&path).map_err(wrong)?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(lock)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(wrong(error)),
        }
    }

    async fn order(&self, way: Way, wait: &Arc<Mutex<Option<Duration>>>) -> Result<(Pair, String), String> {
        let account = self.account(wait).await?;
        let names: Vec<_> = self.domains.iter().map(|domain| Identifier::Dns(domain.clone())).collect();
        let mut order = account.new_order(&NewOrder::new(&names)).await.map_err(|error| self.says(&error))?;
        self.prove(&mut order, way).await?;
        let patience = RetryPolicy::default().timeout(PATIENCE);
        let status = order.poll_ready(&patience).await;
        if !matches!(status, Ok(OrderStatus::Ready)) {
            let why = refusals(&mut order).await;
            return Err(match (why.is_empty(), status) {
                (false, _) => format!("the authority does not find its proof. {}", why.join(". ")),
                (true, Err(error)) => self.says(&error),
                (true, Ok(status)) => format!("the order is {status:?}, and the authority does not say why"),
            });
        }
        let key = order.finalize().await.map_err(|error| self.says(&error))?;
        let chain = order.poll_certificate(&patience).await.map_err(|error| self.says(&error))?;
        let pair =
            Pair::read(chain.as_bytes(), key.as_bytes()).map_err(|says| format!("what the authority sent {says}"))?;
        if let Some(missing) = self.domains.iter().find(|domain| !pair.is_for(domain)) {
            return Err(format!("the authority sent a certificate that is not for {missing}"));
        }
        Ok((pair, format!("{key}{chain}")))
    }

    /// The account at the authority: that of last time, or a new one.
    async fn account(&self, wait: &Arc<Mutex<Option<Duration>>>) -> Result<Account, String> {
        let path = self.folder.join(format!("{}.account.json", self.host));
        let line = Box::new(Line { fetcher: self.fetcher.clone(), wait: Arc::clone(wait) });
        let builder = Account::builder_with_http(line);
        let unreadable =
            |says: String| format!("{} cannot be used: {says}; move it away to get a new account", path.display());
        match fs::read(&path) {
            Ok(json) => {
                let known: AccountCredentials =
                    serde_json::from_slice(&json).map_err(|error| unreadable(error.to_string()))?;
                builder.from_credentials(known).await.map_err(|error| self.says(&error))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let contact: Vec<_> = self.contact.as_deref().into_iter().collect();
                let new = NewAccount { contact: &contact, terms_of_service_agreed: true, only_return_existing: false };
                let made = builder.create(&new, self.directory.clone(), None).await;
                let (account, credentials) = made.map_err(|error| self.says(&error))?;
                let json = serde_json::to_vec_pretty(&credentials).map_err(|error| error.to_string())?;
                write_private(&path, &json).map_err(|error| unreadable(error.to_string()))?;
                Ok(account)
            }
            Err(error) => Err(unreadable(error.to_string())),
        }
    }

    /// Lays out the proofs and says so to the authority.
    async fn prove(&self, order: &mut Order, way: Way) -> Result<(), String> {
        let mut all = order.authorizations();
        while let Some(authorization) = all.next().await {
            let mut authorization = authorization.map_err(|error| self.says(&error))?;
            let domain = authorization.identifier().to_string();
            match authorization.status {
                AuthorizationStatus::Pending => {}
                AuthorizationStatus::Valid => continue,
                status => return Err(format!("the authority has {domain} as {status:?} already")),
            }
            let (kind, name) = match way {
                Way::InClear => (ChallengeType::Http01, "http-01"),
                Way::InTls => (ChallengeType::TlsAlpn01, "tls-alpn-01"),
            };
            let Some(mut challenge) = authorization.challenge(kind) else {
                return Err(format!("the authority takes no proof of {domain} by {name}"));
            };
            let word = challenge.key_authorization();
            match way {
                Way::InClear => self.certificates.answer(&challenge.token, word.as_str()),
                Way::InTls => self.certificates.prove(&domain, proof(&domain, word.digest().as_ref())?),
            }
            challenge.set_ready().await.map_err(|error| self.says(&error))?;
        }
        Ok(())
    }

    fn says(&self, error: &Error) -> String {
        match error {
            Error::Api(problem) => format!("the authority says: {problem}"),
            Error::Timeout(_) => format!("the authority has not come to an end within {} s", PATIENCE.as_secs()),
            error => format!("{} cannot be asked: {error}", self.host),
        }
    }
}

/// Why an authority did not take its proofs, in its own words.
async fn refusals(order: &mut Order) -> Vec<String> {
    let mut why = Vec::new();
    let mut all = order.authorizations();
    while let Some(Ok(mut authorization)) = all.next().await {
        if authorization.refresh().await.is_err() {
            continue;
        }
        let domain = authorization.identifier().to_string();
        let errors = authorization.challenges.iter().filter_map(|challenge| challenge.error.as_ref());
        why.extend(errors.map(|error| format!("{domain}: {error}")));
    }
    why
}

/// The certificate that is a proof by itself (RFC 8737 §3): the digest of the word stands in it.
fn proof(domain: &str, digest: &[u8]) -> Result<Arc<CertifiedKey>, String> {
    let made = || -> Result<_, rcgen::Error> {
        let mut about = rcgen::CertificateParams::new(vec![domain.to_owned()])?;
        about.custom_extensions = vec![rcgen::CustomExtension::new_acme_identifier(digest)];
        let key = rcgen::KeyPair::generate()?;
        Ok((about.self_signed(&key)?, key))
    };
    let (certificate, key) = made().map_err(|error| format!("the proof for {domain} cannot be made: {error}"))?;
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let key = rustls::crypto::ring::default_provider().key_provider.load_private_key(key);
    let key = key.map_err(|error| format!("the proof for {domain} cannot be shown: {error}"))?;
    // Not checked against its key as others are: rustls reads no certificate with a critical extension that it does not know.
    Ok(Arc::new(CertifiedKey::new(vec![certificate.der().clone()], key)))
}

/// Writes a file whole or not at all, for its owner's eyes.
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = path.with_extension("new");
    let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&new, path)
}

/// The line to the authority: the guarded fetcher's. It notes when the authority wants to be left alone.
struct Line {
    fetcher: Fetcher,
    wait: Arc<Mutex<Option<Duration>>>,
}

impl HttpClient for Line {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        let (fetcher, wait) = (self.fetcher.clone(), Arc::clone(&self.wait));
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = match body.collect().await {
                Ok(body) => body.to_bytes(),
                Err(never) => match never {},
            };
            let answer = fetcher.speak(Request::from_parts(parts, body), ANSWER).await;
            let answer = answer.map_err(|error| Error::Other(Box::new(error)))?;
            if matches!(answer.status(), StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
                let asked =
                    answer.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
                *wait.lock().unwrap_or_else(PoisonError::into_inner) = asked.map(Duration::from_secs);
            }
            Ok(BytesResponse::from(answer.map(Full::new)))
        })
    }
}
