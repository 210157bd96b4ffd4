mod authority;

use super::*;
use crate::{
    metrics::Metrics,
    serve::{self, Limits, Rooms},
    stop::Stopper,
};
use authority::shake;
use axum::routing::get;
use hyper_util::rt::{TokioExecutor, TokioIo};
use std::{
    fs,
    net::SocketAddr,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    time::{Duration as StdDuration, SystemTime},
};
use tellal_story::Fixed;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

const DOMAIN: &str = "haber.example";

async fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

/// A house with https and, beside it, a listener in clear.
struct House {
    clear: SocketAddr,
    sealed: SocketAddr,
    certificates: Arc<Certificates>,
    stopper: Stopper,
    stop: Stop,
}

impl House {
    async fn open() -> Self {
        let ((clear_listener, clear), (sealed_listener, sealed)) = (listen().await, listen().await);
        let certificates = Arc::new(Certificates::default());
        let (stopper, stop) = Stopper::new();
        let rooms = |app| Rooms::new(app, Limits::default(), Arc::new(Metrics::new()));
        let site = Url::parse("https://haber.example/").unwrap();
        tokio::spawn(serve::serve(clear_listener, rooms(redirect(&site, &certificates)), stop.clone()));
        let app = axum::Router::new().route("/", get(|| async { "the front page" }));
        let rooms = rooms(app).sealed(acceptor(&certificates).unwrap());
        tokio::spawn(serve::serve(sealed_listener, rooms, stop.clone()));
        Self { clear, sealed, certificates, stopper, stop }
    }

    async fn ask_in_clear(&self, method: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(self.clear).await.unwrap();
        let request = format!("{method} {path} HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }

    /// The certificate that readers are shown.
    async fn shown(&self) -> Option<Vec<u8>> {
        shake(self.sealed, DOMAIN, &[b"http/1.1"]).await.ok().map(|(_, shown)| shown)
    }
}

use url::Url;

/// A certificate and its key, as files hold them, and the certificate as a handshake shows it.
fn made_for(domain: &str) -> (String, String, Vec<u8>) {
    let key = rcgen::KeyPair::generate().unwrap();
    let certificate = rcgen::CertificateParams::new(vec![domain.to_owned()]).unwrap().self_signed(&key).unwrap();
    (certificate.pem(), key.serialize_pem(), certificate.der().to_vec())
}

/// Writes a file and dates it, because two writes can fall into one tick of the file system's clock.
fn write_at(path: &Path, text: &str, seconds: u64) {
    fs::write(path, text).unwrap();
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + StdDuration::from_secs(1_700_000_000 + seconds)).unwrap();
}

#[tokio::test]
async fn pages_go_over_tls_by_both_versions_of_http_and_nothing_else_does() {
    let house = House::open().await;
    let (certificate, key, _) = made_for(DOMAIN);
    house.certificates.show(&Pair::read(certificate.as_bytes(), key.as_bytes()).unwrap());

    let (mut stream, _) = shake(house.sealed, DOMAIN, &[b"http/1.1"]).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: haber.example\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("the front page"), "{answer}");

    let (stream, _) = shake(house.sealed, DOMAIN, &[b"h2", b"http/1.1"]).await.unwrap();
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    let (mut sender, connection) =
        hyper::client::conn::http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let ask = http::Request::get("https://haber.example/").body(axum::body::Body::empty()).unwrap();
    assert_eq!(sender.send_request(ask).await.unwrap().status(), 200);

    // In clear on that port there is nothing.
    let mut stream = TcpStream::connect(house.sealed).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: haber.example\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    assert!(!answer.starts_with(b"HTTP"), "{answer:?}");
    // And nobody is shown a proof who was not asked for one.
    assert!(shake(house.sealed, DOMAIN, &[PROOF]).await.is_err());
    house.stopper.stop();
}

#[tokio::test]
async fn in_clear_one_is_led_to_https_and_nowhere_else() {
    let house = House::open().await;
    let answer = house.ask_in_clear("GET", "/tr/dunya?sayfa=2").await;
    assert!(answer.starts_with("HTTP/1.1 301 "), "{answer}");
    assert!(answer.contains("location: https://haber.example/tr/dunya?sayfa=2\r\n"), "{answer}");
    assert!(house.ask_in_clear("POST", "/b/1").await.starts_with("HTTP/1.1 308 "));
    // Whatever a path looks like, it stays behind our host.
    let answer = house.ask_in_clear("GET", "//evil.example/").await;
    assert!(answer.contains("location: https://haber.example//evil.example/\r\n"), "{answer}");
    assert!(house.ask_in_clear("GET", "/.well-known/acme-challenge/nobody").await.starts_with("HTTP/1.1 404 "));
    house.stopper.stop();
}

#[tokio::test]
async fn a_new_certificate_is_served_without_a_restart_and_a_broken_one_is_not() {
    let house = House::open().await;
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = (folder.path().join("chain.pem"), folder.path().join("key.pem"));
    let ((old, old_key, old_der), (new, new_key, new_der)) = (made_for(DOMAIN), made_for(DOMAIN));
    let mut files = Files::new(certificate.clone(), key.clone(), Arc::clone(&house.certificates));
    let says = files.open().unwrap_err();
    assert!(says.contains("chain.pem, which `server.tls.certificate` names"), "{says}");

    write_at(&certificate, &old, 0);
    write_at(&key, &old_key, 0);
    files.open().unwrap();
    assert_eq!(house.shown().await.as_ref(), Some(&old_der));
    assert!(!files.look(), "nothing has changed");

    // Half of a renewal, an empty file, a file of something else: readers notice nothing.
    write_at(&certificate, &new, 1);
    assert!(!files.look());
    assert!(files.read().unwrap_err().contains("do not belong together"), "{:?}", files.read());
    write_at(&certificate, "", 2);
    assert!(!files.look());
    assert!(files.read().unwrap_err().contains("holds no certificate"));
    write_at(&certificate, "-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----\n", 3);
    assert!(!files.look());
    assert_eq!(house.shown().await.as_ref(), Some(&old_der));

    // A connection that is open stays open over the change.
    let (mut open, _) = shake(house.sealed, DOMAIN, &[b"http/1.1"]).await.unwrap();
    write_at(&certificate, &new, 4);
    write_at(&key, &new_key, 4);
    assert!(files.look());
    assert_eq!(house.shown().await.as_ref(), Some(&new_der));
    open.write_all(b"GET / HTTP/1.1\r\nHost: haber.example\r\n\r\n").await.unwrap();
    let mut answer = [0; 15];
    open.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200 OK");
    house.stopper.stop();
}

/// A house, and an authority that finds it under its names.
async fn with_authority(domains: &[&str]) -> (House, Arc<authority::Authority>, Authority, tempfile::TempDir) {
    let house = House::open().await;
    let (listener, at) = listen().await;
    let them = authority::Authority::new(at, house.clear, house.sealed);
    let rooms = Rooms::new(them.router(), Limits::default(), Arc::new(Metrics::new()));
    tokio::spawn(serve::serve(listener, rooms, house.stop.clone()));
    let folder = tempfile::tempdir().unwrap();
    let ours = order_from(at, domains, folder.path(), &house.certificates);
    (house, them, ours, folder)
}

fn order_from(at: SocketAddr, domains: &[&str], folder: &Path, certificates: &Arc<Certificates>) -> Authority {
    let acme = Acme {
        domains: domains.iter().map(|&domain| domain.to_owned()).collect(),
        contact: Some("technik@haber.example".to_owned()),
        directory: format!("http://{at}/directory").try_into().unwrap(),
    };
    let site = Url::parse("https://haber.example/").unwrap();
    let fetcher = Fetcher::new(&site, &[at.to_string().try_into().unwrap()]).unwrap();
    Authority::new(&acme, &folder.join("certificates"), true, Arc::clone(certificates), fetcher)
}

fn clock() -> Fixed {
    Fixed::at("2026-03-12T12:00:00Z".parse().unwrap())
}

#[tokio::test]
async fn out_of_nothing_a_certificate_is_ordered_proved_served_and_renewed() {
    let (house, them, mut ours, folder) = with_authority(&[DOMAIN, "www.haber.example"]).await;
    let clock = clock();
    ours.open();
    assert_eq!(house.shown().await, None, "nothing is shown before there is something to show");

    them.seen.lock().unwrap().bad_nonce = true;
    let next = ours.step(&clock).await;
    let first = house.shown().await.expect("a certificate is served");
    assert_eq!(them.seen.lock().unwrap().looked, ["http-01", "http-01"]);
    let day = |at: Timestamp| at.to_string()[..10].to_owned();
    assert!(("2026-05-08".."2026-05-12").contains(&day(next).as_str()), "renewed after two thirds of its time: {next}");
    for name in ["127.0.0.1.pem", "127.0.0.1.account.json"] {
        let mode = fs::metadata(folder.path().join("certificates").join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    // The words of the proof are gone with the need for them.
    assert!(house.ask_in_clear("GET", "/.well-known/acme-challenge/token-0-0").await.starts_with("HTTP/1.1 404 "));
    assert_eq!(ours.step(&clock).await, next, "until then there is nothing to do");

    // The day has come, and the authority has too much to do.
    clock.advance(next.duration_since(clock.now()));
    them.seen.lock().unwrap().busy = true;
    let again = ours.step(&clock).await;
    assert!(again.duration_since(clock.now()) >= SignedDuration::from_hours(1), "it said when to come again: {again}");
    assert_eq!(house.shown().await.as_ref(), Some(&first), "the old one is served on");
    assert_eq!(ours.step(&clock).await, again, "and it is left alone until then");

    // What failed in clear is tried through TLS.
    clock.advance(again.duration_since(clock.now()));
    let next = ours.step(&clock).await;
    assert_ne!(house.shown().await.unwrap(), first);
    assert_eq!(them.seen.lock().unwrap().looked[2..], ["tls-alpn-01", "tls-alpn-01"]);
    assert!(next > clock.now() + SignedDuration::from_hours(24 * 20));
    assert_eq!(them.accounts(), 1, "it is asked by the same account");

    // After a restart what was given is there at once.
    let restarted = Arc::new(Certificates::default());
    let mut ours = order_from(them.at, &[DOMAIN, "www.haber.example"], folder.path(), &restarted);
    ours.open();
    assert!(restarted.shown.load_full().is_some());
    assert!(ours.step(&clock).await > clock.now());
    // And a name that the certificate lacks is a reason to order.
    let mut more = order_from(them.at, &[DOMAIN, "yeni.haber.example"], folder.path(), &house.certificates);
    more.open();
    more.step(&clock).await;
    let pair = more.kept().unwrap().unwrap();
    assert!(pair.is_for("yeni.haber.example") && !pair.is_for("www.haber.example"));
    house.stopper.stop();
}

#[tokio::test]
async fn a_proof_that_is_not_found_is_tried_again_later_and_later() {
    let (house, them, mut ours, _folder) = with_authority(&[DOMAIN]).await;
    let clock = clock();
    them.seen.lock().unwrap().blind = true;
    let mut pauses = Vec::new();
    for _ in 0..2 {
        let again = ours.step(&clock).await;
        pauses.push(again.duration_since(clock.now()).as_mins());
        clock.advance(again.duration_since(clock.now()));
    }
    assert!((5..7).contains(&pauses[0]) && (10..13).contains(&pauses[1]), "{pauses:?}");
    assert_eq!(them.seen.lock().unwrap().looked, ["http-01", "tls-alpn-01"]);
    assert_eq!(house.shown().await, None);
    them.seen.lock().unwrap().blind = false;
    ours.step(&clock).await;
    assert!(house.shown().await.is_some());
    house.stopper.stop();
}

#[tokio::test]
async fn only_one_process_orders_and_the_other_serves_what_it_got() {
    let (house, them, mut ours, folder) = with_authority(&[DOMAIN]).await;
    let clock = clock();
    let theirs = Arc::new(Certificates::default());
    let other = order_from(them.at, &[DOMAIN], folder.path(), &theirs);
    let held = other.lock().unwrap().expect("the first to come has it");
    let again = ours.step(&clock).await;
    assert_eq!(again.duration_since(clock.now()), SignedDuration::from_mins(1));
    assert_eq!(them.accounts(), 0, "nobody was asked");
    drop(held);
    ours.step(&clock).await;
    // The other one finds it in the folder.
    let mut other = other;
    assert!(other.step(&clock).await > clock.now() + SignedDuration::from_hours(24));
    assert!(theirs.shown.load_full().is_some());
    assert_eq!(them.seen.lock().unwrap().looked.len(), 1);
    house.stopper.stop();
}
