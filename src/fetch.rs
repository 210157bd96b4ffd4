//! The only way out to other servers, by HTTP or over a bare line: guarded against the newsroom's own network, bounded in size, time and redirects.

pub mod guard;

use crate::config::kinds::{HostPort, without_credentials};
use anyhow::Context as _;
use http::{HeaderMap, StatusCode, header};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;
use url::Url;

/// How many times an answer may send us on.
const REDIRECTS: u32 = 3;
/// How long a name may take to be found, and a connection to be made.
const CONNECT: Duration = Duration::from_secs(10);

/// What a fetch may cost.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The largest answer after decompression, in bytes.
    pub bytes: usize,
    /// The longest that all of it may take, redirects included.
    pub time: Duration,
}

impl Limits {
    /// For a feed: 10 MiB in 30 seconds.
    pub const FEED: Self = Self { bytes: 10 << 20, time: Duration::from_secs(30) };
    /// For a document of an agency's interface: 20 MiB in 60 seconds.
    pub const DOCUMENT: Self = Self { bytes: 20 << 20, time: Duration::from_mins(1) };
    /// For a picture: 20 MiB in 30 seconds.
    pub const PICTURE: Self = Self { bytes: 20 << 20, time: Duration::from_secs(30) };
}

/// What is remembered of the last answer, so that the server need not send it again.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// Its `ETag`.
    pub etag: Option<&'a str>,
    /// Its `Last-Modified`.
    pub last_modified: Option<&'a str>,
}

/// What is asked of a server.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ask<'a> {
    /// What is remembered of its last answer.
    pub known: Known<'a>,
    /// User and password (Basic, RFC 7617). They go to the host that was asked and to no other, wherever it sends us on to.
    pub basic: Option<(&'a str, &'a str)>,
    /// A form to send (POST). Whoever answers it with a redirect is not followed.
    pub form: Option<&'a [(&'a str, String)]>,
    /// JSON to send (POST), under the same rule: what was meant for one server goes to no other.
    pub json: Option<&'a [u8]>,
    /// Headers beside the usual ones. Like a form they go to the host that was asked and to no other.
    pub headers: &'a [(&'static str, String)],
}

/// A good answer.
#[derive(Debug)]
pub enum Answer {
    /// What is known still holds (304).
    NotModified,
    /// Something new.
    Body {
        /// The bytes, decompressed.
        bytes: Vec<u8>,
        /// `ETag`.
        etag: Option<String>,
        /// `Last-Modified`.
        last_modified: Option<String>,
        /// The address that answered in the end.
        url: Url,
    },
}

/// Why there is no answer. Every text is a sentence without credentials.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The address may not be asked.
    #[error("{0}")]
    Refused(String),
    /// The server says no.
    #[error("the server answers {status}")]
    Status {
        /// Its status.
        status: StatusCode,
        /// When it wants to be asked again: its `Retry-After`, as it stands there.
        retry_after: Option<String>,
    },
    /// The network, the size or the time.
    #[error("{0}")]
    Failed(String),
}

/// The client.
#[derive(Clone)]
pub struct Fetcher {
    client: reqwest::Client,
    tls: tokio_rustls::TlsConnector,
    allow: Arc<[HostPort]>,
}

impl std::fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fetcher").field("allow", &self.allow).finish_non_exhaustive()
    }
}

impl Fetcher {
    /// A client that says who it is (`site` is the newsroom's own address) and reaches the public internet and `allow`.
    pub fn new(site: &Url, allow: &[HostPort]) -> anyhow::Result<Self> {
        // Once a process; whoever came first installed the same one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let allow: Arc<[HostPort]> = allow.into();
        // A server without the ca-certificates package must still be able to check who answers.
        let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS
            .iter()
            .map(|root| reqwest::Certificate::from_der(root))
            .collect::<Result<Vec<_>, _>>()?;
        let mut trusted = rustls::RootCertStore::empty();
        trusted.add_parsable_certificates(webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().cloned());
        let tls = rustls::ClientConfig::builder().with_root_certificates(trusted).with_no_client_auth();
        let client = reqwest::Client::builder()
            .user_agent(format!("Tellal/{} (+{site})", env!("CARGO_PKG_VERSION")))
            .tls_certs_merge(roots)
            .dns_resolver(Arc::new(GuardedResolver { allow: Arc::clone(&allow) }))
            // Redirects are followed below, because each of them must be checked.
            .redirect(reqwest::redirect::Policy::none())
            // A proxy would resolve names by itself, behind the guard's back.
            .no_proxy()
            .connect_timeout(CONNECT)
            .read_timeout(Duration::from_secs(15))
            .build()
            .context("the HTTP client cannot be made")?;
        Ok(Self { client, tls: Arc::new(tls).into(), allow })
    }

    /// Opens a connection to a server that does not speak HTTP, under the same rules. `usual` are the ports that need no
    /// permission in the settings. The error is a sentence.
    pub async fn dial(&self, server: &HostPort, usual: &[u16]) -> Result<TcpStream, String> {
        guard::check_line(&server.host, server.port, usual, &self.allow)?;
        let look_up = tokio::net::lookup_host((server.host.as_str(), server.port));
        let addresses: Vec<_> = tokio::time::timeout(CONNECT, look_up)
            .await
            .map_err(|_| format!("{} is not found in time", server.host))?
            .map_err(|error| format!("{} is not found: {error}", server.host))?
            .collect();
        let addresses = sift(&server.host, &addresses, &self.allow)?;
        match tokio::time::timeout(CONNECT, TcpStream::connect(&addresses[..])).await {
            Ok(Ok(stream)) => Ok(stream),
            Ok(Err(error)) => Err(format!("{server} cannot be reached: {error}")),
            Err(_) => Err(format!("{server} does not answer within {} s", CONNECT.as_secs())),
        }
    }

    /// Goes over to TLS on a connection. The error is a sentence.
    pub async fn seal(&self, stream: TcpStream, host: &str) -> Result<TlsStream<TcpStream>, String> {
        let name = rustls::pki_types::ServerName::try_from(host.to_owned())
            .map_err(|_| format!("{host} is no name that a certificate could hold"))?;
        self.tls.connect(name, stream).await.map_err(|error| format!("no secret line to {host}: {error}"))
    }

    /// Asks for what is at `url`.
    pub async fn get(&self, url: &Url, known: &Known<'_>, limits: Limits) -> Result<Answer, FetchError> {
        self.ask(url, &Ask { known: *known, ..Ask::default() }, limits).await
    }

    /// Asks for something.
    pub async fn ask(&self, url: &Url, ask: &Ask<'_>, limits: Limits) -> Result<Answer, FetchError> {
        match tokio::time::timeout(limits.time, self.follow(url, ask, limits.bytes)).await {
            Ok(answer) => answer,
            Err(_) => Err(FetchError::Failed(format!("the server took more than {} s", limits.time.as_secs()))),
        }
    }

    async fn follow(&self, url: &Url, ask: &Ask<'_>, bytes: usize) -> Result<Answer, FetchError> {
        let (asked, known) = (url.origin(), ask.known);
        let mut url = url.clone();
        for _ in 0..=REDIRECTS {
            guard::check(&url, &self.allow).map_err(FetchError::Refused)?;
            let mut request = match (ask.form, ask.json) {
                (Some(form), _) => {
                    let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
                    let kind = "application/x-www-form-urlencoded";
                    self.client.post(url.clone()).header(header::CONTENT_TYPE, kind).body(form)
                }
                (None, Some(json)) => {
                    let kind = "application/json";
                    self.client.post(url.clone()).header(header::CONTENT_TYPE, kind).body(json.to_vec())
                }
                (None, None) => self.client.get(url.clone()),
            };
            if url.origin() == asked {
                for (name, value) in ask.headers {
                    request = request.header(*name, value);
                }
            }
            if let Some((user, password)) = ask.basic.filter(|_| url.origin() == asked) {
                request = request.basic_auth(user, Some(password));
            }
            if let Some(etag) = known.etag {
                request = request.header(header::IF_NONE_MATCH, etag);
            }
            if let Some(date) = known.last_modified {
                request = request.header(header::IF_MODIFIED_SINCE, date);
            }
            let answer = request.send().await.map_err(failed)?;
            let status = answer.status();
            let text = |name| header_text(answer.headers(), name);
            if status == StatusCode::NOT_MODIFIED && (known.etag.is_some() || known.last_modified.is_some()) {
                return Ok(Answer::NotModified);
            }
            if matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) && ask.form.is_none() && ask.json.is_none() {
                let to = text(header::LOCATION).and_then(|to| url.join(&to).ok());
                url = to.ok_or_else(|| FetchError::Failed("the server redirects to no address".to_owned()))?;
                continue;
            }
            if !status.is_success() {
                return Err(FetchError::Status { status, retry_after: text(header::RETRY_AFTER) });
            }
            let (etag, last_modified) = (text(header::ETAG), text(header::LAST_MODIFIED));
            let bytes = read(answer, bytes).await?;
            return Ok(Answer::Body { bytes, etag, last_modified, url });
        }
        Err(FetchError::Failed(format!("the server redirects more than {REDIRECTS} times")))
    }

    /// Carries a request of somebody who speaks a protocol over HTTP by themselves, and brings the answer, whatever its status.
    /// Nobody is followed elsewhere.
    pub async fn speak(
        &self,
        request: http::Request<bytes::Bytes>,
        limits: Limits,
    ) -> Result<http::Response<bytes::Bytes>, FetchError> {
        let (parts, body) = request.into_parts();
        let url = Url::parse(&parts.uri.to_string())
            .map_err(|error| FetchError::Refused(format!("the address cannot be asked: {error}")))?;
        guard::check(&url, &self.allow).map_err(FetchError::Refused)?;
        let sent = self.client.request(parts.method, url).headers(parts.headers).body(body).timeout(limits.time);
        let answer = sent.send().await.map_err(failed)?;
        let mut whole = http::Response::new(bytes::Bytes::new());
        *whole.status_mut() = answer.status();
        *whole.headers_mut() = answer.headers().clone();
        *whole.body_mut() = read(answer, limits.bytes).await?.into();
        Ok(whole)
    }

    /// Fetches a picture for an item; the error is a sentence for the item's remarks.
    pub async fn picture(&self, url: &Url) -> Result<Vec<u8>, String> {
        match self.get(url, &Known::default(), Limits::PICTURE).await {
            Ok(Answer::Body { bytes, .. }) => Ok(bytes),
            Ok(Answer::NotModified) => Err(format!("{} sent nothing", without_credentials(url))),
            Err(error) => Err(format!("{} cannot be fetched: {error}", without_credentials(url))),
        }
    }
}

async fn read(mut answer: reqwest::Response, limit: usize) -> Result<Vec<u8>, FetchError> {
    let mut all = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(failed)? {
        if all.len() + part.len() > limit {
            return Err(FetchError::Failed(format!("the answer is larger than {} MiB", limit >> 20)));
        }
        all.extend_from_slice(&part);
    }
    Ok(all)
}

fn header_text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// The innermost reason, because the outer ones only say that there is one; never the address.
fn failed(error: reqwest::Error) -> FetchError {
    let error = error.without_url();
    let mut source: &dyn std::error::Error = &error;
    while let Some(inner) = source.source() {
        source = inner;
    }
    FetchError::Failed(format!("the server cannot be reached: {source}"))
}

/// Resolves names, and keeps to itself every address that is not on the public internet.
struct GuardedResolver {
    allow: Arc<[HostPort]>,
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let allow = Arc::clone(&self.allow);
        Box::pin(async move {
            let name = name.as_str();
            let all: Vec<SocketAddr> = tokio::net::lookup_host((name, 0)).await?.collect();
            let good = sift(name, &all, &allow)?;
            Ok(Box::new(good.into_iter()) as Addrs)
        })
    }
}

/// The addresses of a name that may be asked; if there are none, why not.
fn sift(name: &str, found: &[SocketAddr], allow: &[HostPort]) -> Result<Vec<SocketAddr>, String> {
    if guard::name_is_allowed(name, allow) {
        return Ok(found.to_vec());
    }
    let good: Vec<_> = found.iter().copied().filter(|address| guard::is_public(address.ip())).collect();
    match (good.is_empty(), found.first()) {
        (true, Some(bad)) => Err(format!("{name} leads into a private network: {}", guard::refusal(bad.ip()))),
        (true, None) => Err(format!("{name} leads to no address")),
        (false, _) => Ok(good),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, response::Redirect, routing::get};

    fn site() -> Url {
        Url::parse("http://newsroom.example/").unwrap()
    }

    /// A server on this machine, which only an allow-list lets through.
    async fn server(router: Router) -> (Url, HostPort) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum_serve(listener, router).await });
        let url = Url::parse(&format!("http://{address}/")).unwrap();
        (url, format!("{address}").try_into().unwrap())
    }

    async fn axum_serve(listener: tokio::net::TcpListener, router: Router) {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let service = hyper_util::service::TowerToHyperService::new(router.clone());
            tokio::spawn(async move {
                let io = hyper_util::rt::TokioIo::new(stream);
                let _ = hyper::server::conn::http1::Builder::new().serve_connection(io, service).await;
            });
        }
    }

    #[test]
    fn a_name_that_leads_inside_is_refused_after_it_is_resolved() {
        let inside: Vec<SocketAddr> = vec!["10.0.0.7:0".parse().unwrap(), "[::1]:0".parse().unwrap()];
        let mixed: Vec<SocketAddr> = vec!["127.0.0.1:0".parse().unwrap(), "93.184.215.14:0".parse().unwrap()];
        assert!(sift("rebind.example", &inside, &[]).unwrap_err().contains("10.0.0.7"));
        assert_eq!(sift("rebind.example", &mixed, &[]).unwrap(), vec![mixed[1]]);
        let allow: Vec<HostPort> = vec!["rebind.example:8080".to_owned().try_into().unwrap()];
        assert_eq!(sift("rebind.example", &inside, &allow).unwrap(), inside);
    }

    #[tokio::test]
    async fn nothing_is_sent_to_this_machine_unless_the_newsroom_says_so() {
        let (url, allow) = server(Router::new().route("/", get(|| async { "hello" }))).await;
        let closed = Fetcher::new(&site(), &[]).unwrap();
        let error = closed.get(&url, &Known::default(), Limits::FEED).await.unwrap_err();
        assert!(matches!(error, FetchError::Refused(_)), "{error}");
        let named = Url::parse("http://localhost/").unwrap();
        let error = closed.get(&named, &Known::default(), Limits::FEED).await.unwrap_err();
        assert!(error.to_string().contains("not on the public internet"), "{error}");
        let open = Fetcher::new(&site(), &[allow]).unwrap();
        let answer = open.get(&url, &Known::default(), Limits::FEED).await.unwrap();
        assert!(matches!(answer, Answer::Body { bytes, .. } if bytes == b"hello"));
    }

    #[tokio::test]
    async fn a_redirect_into_the_private_network_is_not_followed() {
        let inside = || async { Redirect::temporary("http://169.254.169.254/latest/meta-data/") };
        let around = || async { Redirect::temporary("/around") };
        let router = Router::new().route("/inside", get(inside)).route("/around", get(around));
        let (url, allow) = server(router).await;
        let fetcher = Fetcher::new(&site(), &[allow]).unwrap();
        let ask =
            async |path| fetcher.get(&url.join(path).unwrap(), &Known::default(), Limits::FEED).await.unwrap_err();
        assert!(matches!(ask("/inside").await, FetchError::Refused(_)));
        assert!(ask("/around").await.to_string().contains("more than 3 times"));
    }

    #[tokio::test]
    async fn what_is_sent_to_one_server_is_sent_on_to_no_other() {
        let (other, _) = server(Router::new().route("/", axum::routing::post(|| async { "stolen" }))).await;
        let on = move || async move { Redirect::temporary(other.as_str()) };
        let echo = |headers: HeaderMap, body: String| async move { format!("{:?} {body}", headers.get("x-signed")) };
        let router = Router::new().route("/on", axum::routing::post(on)).route("/", axum::routing::post(echo));
        let (url, allow) = server(router).await;
        let fetcher = Fetcher::new(&site(), &[allow]).unwrap();
        let headers = [("x-signed", "yes".to_owned())];
        let ask = Ask { json: Some(b"{}"), headers: &headers, ..Ask::default() };
        let answer = fetcher.ask(&url, &ask, Limits::FEED).await.unwrap();
        assert!(matches!(answer, Answer::Body { bytes, .. } if bytes == b"Some(\"yes\") {}"));
        let error = fetcher.ask(&url.join("/on").unwrap(), &ask, Limits::FEED).await.unwrap_err();
        assert!(matches!(error, FetchError::Status { status, .. } if status == 307), "{error}");
        let closed = Fetcher::new(&site(), &[]).unwrap();
        assert!(matches!(closed.ask(&url, &ask, Limits::FEED).await, Err(FetchError::Refused(_))));
    }

    #[tokio::test]
    async fn an_answer_that_grows_when_unpacked_is_cut_off() {
        let bomb = || async {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            std::io::Write::write_all(&mut packer, &vec![0; 3 << 20]).unwrap();
            ([(header::CONTENT_ENCODING, "gzip")], packer.finish().unwrap())
        };
        let (url, allow) = server(Router::new().route("/", get(bomb))).await;
        let fetcher = Fetcher::new(&site(), &[allow]).unwrap();
        let limits = Limits { bytes: 1 << 20, ..Limits::FEED };
        let error = fetcher.get(&url, &Known::default(), limits).await.unwrap_err();
        assert_eq!(error, FetchError::Failed("the answer is larger than 1 MiB".to_owned()));
    }
}
