use super::*;
use crate::stop::Stopper;
use axum::{
    body::Body,
    extract::ConnectInfo,
    routing::{get, post},
};
use http::{Request, Response, header};
use hyper_util::rt::{TokioExecutor, TokioIo};
use std::{convert::Infallible, net::SocketAddr};
use tellal_story::Fixed;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// Times that a test can wait for, and more places than it fills.
fn limits() -> Limits {
    Limits {
        connections: 100,
        per_address: 100,
        exempt: Vec::new(),
        requests: 100,
        header_time: Duration::from_millis(300),
        write_time: Duration::from_millis(600),
        grace: Duration::from_secs(5),
        streams: 10,
        resets: 5,
    }
}

/// A page in memory.
fn front() -> Front {
    Front::Pages(Arc::new(|parts| {
        let kept = parts.uri.path() == "/kept" && matches!(parts.method, http::Method::GET | http::Method::HEAD);
        kept.then(|| {
            let mut page = Response::new(Bytes::from_static(b"<p>kept</p>"));
            page.headers_mut().insert(header::CONTENT_TYPE, http::HeaderValue::from_static("text/html"));
            page
        })
    }))
}

struct House {
    address: SocketAddr,
    metrics: Arc<Metrics>,
    stop: Stopper,
    serving: tokio::task::JoinHandle<()>,
}

impl House {
    async fn open(connections: usize) -> Self {
        Self::with(Limits { connections, ..limits() }).await
    }

    async fn with(limits: Limits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = Stopper::new();
        let metrics = Arc::new(Metrics::new());
        let ambient: Arc<dyn tellal_story::Ambient> = Arc::new(Fixed::at("2026-03-12T12:00:00Z".parse().unwrap()));
        let router = Router::new()
            .route("/", get(|ConnectInfo(peer): ConnectInfo<SocketAddr>| async move { peer.ip().to_string() }))
            .route("/panic", get(fall))
            .route("/long", get(|| async { "çok uzun bir haber ".repeat(200) }))
            .route("/slow", get(std::future::pending::<String>))
            .route(
                "/events",
                get(|| async {
                    let one = futures_util::stream::once(async { Ok::<_, Infallible>("data: 1\n\n") });
                    let stream = futures_util::StreamExt::chain(one, futures_util::stream::pending());
                    ([(header::CONTENT_TYPE, "text/event-stream")], Body::from_stream(stream))
                }),
            )
            .route("/large", get(|| async { vec![b'x'; 32 << 20] }))
            .route("/echo", post(|body: Bytes| async move { body.len().to_string() }));
        let app = app::guard(router, Duration::from_millis(600), 1000, &metrics, &ambient);
        let rooms = Rooms::new(app, limits, Arc::clone(&metrics)).behind(front());
        let serving = tokio::spawn(serve(listener, rooms, stopped));
        Self { address, metrics, stop, serving }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends bytes, and gives back all that comes until the server closes.
    async fn say(&self, request: &str) -> String {
        let mut stream = self.connect().await;
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        // A server that closes without reading to the end resets the connection: what came before that counts.
        let read = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await;
        assert!(read.is_ok(), "the server never closes after {request:?}");
        String::from_utf8_lossy(&answer).into_owned()
    }

    async fn get(&self, path: &str, more: &str) -> String {
        self.say(&format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n")).await
    }
}

use bytes::Bytes;

#[tokio::test]
async fn a_request_is_answered_and_counted_and_handlers_see_who_asks() {
    let house = House::open(10).await;
    let answer = house.get("/", "").await;
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("127.0.0.1"), "{answer}");
    assert!(answer.contains("content-length: 9"), "{answer}");
    assert!(house.metrics.print(None).contains("tellal_requests_total{class=\"page\",status=\"2xx\"} 1"));
}

#[tokio::test]
async fn a_fault_shows_an_id_and_not_its_text() {
    let house = House::open(10).await;
    let answer = house.get("/panic", "").await;
    assert!(answer.starts_with("HTTP/1.1 500"), "{answer}");
    assert!(!answer.contains("secret"), "{answer}");
    let id = answer.trim_end().rsplit(' ').next().unwrap();
    assert!(id.len() == 8 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{answer}");
    assert!(house.get("/", "").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn long_texts_are_compressed_for_those_who_can_read_that() {
    let house = House::open(10).await;
    assert!(house.get("/long", "Accept-Encoding: gzip\r\n").await.contains("content-encoding: gzip"));
    assert!(!house.get("/long", "").await.contains("content-encoding"));
}

#[tokio::test]
async fn a_client_that_dawdles_or_asks_too_much_is_shown_the_door() {
    let house = House::open(10).await;
    for dawdler in ["", "P", "PRI * HTTP", "GET / HTTP/1.1\r\nHo", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"] {
        // All of them leave the connection open: this ends only because the server closes it.
        house.say(dawdler).await;
    }
    assert!(house.get("/slow", "").await.starts_with("HTTP/1.1 503"));
    let large = format!("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n{}", "x".repeat(1001));
    assert!(house.say(&large).await.starts_with("HTTP/1.1 413"));
    let never = "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10\r\n\r\nx";
    let answer = house.say(never).await;
    assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn http_2_without_tls_is_spoken() {
    let house = House::open(10).await;
    let (mut sender, connection) =
        hyper::client::conn::http2::handshake(TokioExecutor::new(), TokioIo::new(house.connect().await)).await.unwrap();
    let connection = tokio::spawn(connection);
    let request = Request::get(format!("http://{}/", house.address)).body(Body::empty()).unwrap();
    let response = sender.send_request(request).await.unwrap();
    assert_eq!(response.version(), http::Version::HTTP_2);
    // It idles now, and is closed although it answers pings.
    connection.await.unwrap().unwrap();
}

#[tokio::test]
async fn more_connections_than_there_are_places_for_wait_their_turn() {
    let house = House::open(1).await;
    let first = house.connect().await;
    let waiting = house.get("/", "");
    // The first is put out after its time, and then the second is served.
    assert!(waiting.await.starts_with("HTTP/1.1 200"));
    drop(first);
}

#[tokio::test]
async fn a_stop_lets_requests_end_and_does_not_wait_for_open_streams() {
    let house = House::open(10).await;
    let mut slow = house.connect().await;
    slow.write_all(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut events = house.connect().await;
    events.write_all(b"GET /events HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut begun = [0; 12];
    events.read_exact(&mut begun).await.unwrap();
    house.stop.stop();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 503"), "it was let to its own end: {answer}");
    tokio::time::timeout(Duration::from_secs(3), house.serving).await.expect("the stop waits for nobody").unwrap();
    let mut rest = Vec::new();
    events.read_to_end(&mut rest).await.unwrap();
}

async fn fall() -> &'static str {
    panic!("the secret of the house")
}

#[tokio::test]
async fn a_request_names_one_host_or_is_refused_and_the_connection_ends() {
    let house = House::open(10).await;
    for hosts in ["", "Host: a\r\nHost: b\r\n", "Host: a\r\nHost: a\r\n"] {
        let answer = house.say(&format!("GET / HTTP/1.1\r\n{hosts}\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{hosts:?}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "what follows is not looked at: {answer}");
    }
    // HTTP/1.0 knows no hosts.
    assert!(house.say("GET / HTTP/1.0\r\n\r\n").await.contains(" 200 OK"));
}

#[tokio::test]
async fn what_is_in_memory_is_answered_before_the_router_and_counted() {
    let house = House::open(10).await;
    let answer = house.get("/kept", "").await;
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("\r\n\r\n<p>kept</p>"), "{answer}");
    assert!(answer.contains("content-length: 11\r\n") && answer.contains("\r\ndate: "), "{answer}");
    let head = house.say("HEAD /kept HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    assert!(head.contains("content-length: 11\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(house.metrics.print(None).contains("tellal_requests_total{class=\"page\",status=\"2xx\"} 2"));
}

#[tokio::test]
async fn requests_that_come_at_once_are_answered_in_their_order() {
    let house = House::open(10).await;
    let ask = |method, path, more| format!("{method} {path} HTTP/1.1\r\nHost: x\r\n{more}\r\n");
    let all = [
        ask("GET", "/kept", ""),
        ask("GET", "/", ""),
        ask("HEAD", "/kept", ""),
        ask("POST", "/echo", "Content-Length: 3\r\n") + "abc",
        ask("GET", "/kept", ""),
        ask("GET", "/", "Connection: close\r\n"),
    ];
    let answers = house.say(&all.concat()).await;
    let bodies: Vec<_> =
        answers.split("HTTP/1.1 200 OK").skip(1).map(|one| one.split("\r\n\r\n").nth(1).unwrap()).collect();
    assert_eq!(bodies, ["<p>kept</p>", "127.0.0.1", "", "3", "<p>kept</p>", "127.0.0.1"], "{answers}");
    // Many of them, from a client that reads nothing before it has sent all.
    let many = ask("GET", "/kept", "").repeat(2_000) + &ask("GET", "/kept", "Connection: close\r\n");
    assert_eq!(house.say(&many).await.matches("<p>kept</p>").count(), 2_001);
}

#[tokio::test]
async fn a_reader_who_does_not_read_loses_the_place() {
    let house = House::open(1).await;
    let mut idle = house.connect().await;
    idle.write_all(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    // The one place is theirs until the time for writing is over.
    assert!(house.get("/", "").await.starts_with("HTTP/1.1 200"));
    let mut got = Vec::new();
    let end = idle.read_to_end(&mut got).await;
    assert!(end.is_err() || got.len() < 32 << 20, "all of it had gone out: {}", got.len());
}

#[tokio::test]
async fn one_address_does_not_take_all_places() {
    let house = House::with(Limits { per_address: 2, ..limits() }).await;
    let (first, second) = (house.connect().await, house.connect().await);
    let mut third = house.connect().await;
    assert_eq!(third.read(&mut [0; 8]).await.unwrap_or(0), 0, "it is closed unheard");
    assert!(house.metrics.print(None).contains("tellal_connections_refused_total 1"));
    // With the others' end there is room again.
    for mut stream in [first, second] {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        assert!(answer.starts_with(b"HTTP/1.1 200"));
    }
    assert!(house.get("/", "").await.starts_with("HTTP/1.1 200"));
    // A proxy that is trusted speaks for many.
    let proxied =
        House::with(Limits { per_address: 1, exempt: vec!["127.0.0.0/8".parse().unwrap()], ..limits() }).await;
    let _open = proxied.connect().await;
    assert!(proxied.get("/", "").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn too_much_work_is_refused_and_memory_still_answers() {
    let house = House::with(Limits { requests: 1, ..limits() }).await;
    let mut slow = house.connect().await;
    slow.write_all(b"GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    // It has begun once another request is refused.
    let refused = loop {
        let answer = house.get("/", "").await;
        if answer.starts_with("HTTP/1.1 503") {
            break answer;
        }
    };
    assert!(refused.contains("retry-after: 2\r\n") && refused.contains("no-store"), "{refused}");
    assert!(house.get("/kept", "").await.starts_with("HTTP/1.1 200"));
    assert!(house.get("/healthz", "").await.starts_with("HTTP/1.1 404"), "asked, and not here in this house");
    let mut end = String::new();
    slow.read_to_string(&mut end).await.unwrap();
    assert!(house.get("/", "").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_client_of_http_2_cannot_take_back_requests_without_end() {
    let house = House::open(10).await;
    let mut stream = house.connect().await;
    let frame = |kind: u8, flags: u8, stream: u32, payload: &[u8]| {
        let mut frame = u32::try_from(payload.len()).unwrap().to_be_bytes()[1..].to_vec();
        frame.extend([kind, flags]);
        frame.extend(stream.to_be_bytes());
        frame.extend(payload);
        frame
    };
    let mut sent = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
    sent.extend(frame(4, 0, 0, &[]));
    for number in 0..2_000 {
        // `:method GET`, `:scheme http`, `:path /`, `:authority x` (RFC 7541, static table), and at once RST_STREAM with CANCEL.
        sent.extend(frame(1, 0x5, 2 * number + 1, &[0x82, 0x86, 0x84, 0x41, 1, b'x']));
        sent.extend(frame(3, 0, 2 * number + 1, &8_u32.to_be_bytes()));
    }
    let _ = stream.write_all(&sent).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    // GOAWAY with ENHANCE_YOUR_CALM (11), if it came through before the end.
    assert!(answer.len() < 2_000 * 9, "it was let go on: {} bytes", answer.len());
    assert!(house.get("/", "").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn http_2_asks_for_a_head_and_gets_no_body() {
    let house = House::open(10).await;
    let io = TokioIo::new(house.connect().await);
    let (mut sender, connection) = hyper::client::conn::http2::handshake(TokioExecutor::new(), io).await.unwrap();
    tokio::spawn(connection);
    let request = Request::head(format!("http://{}/kept", house.address)).body(Body::empty()).unwrap();
    let response = sender.send_request(request).await.unwrap();
    assert_eq!(response.headers()["content-length"], "11");
    assert_eq!(http_body_util::BodyExt::collect(response.into_body()).await.unwrap().to_bytes(), "");
}
