use super::*;
use crate::stop::Stopper;
use axum::routing::{get, post};
use tellal_story::Fixed;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

struct House {
    address: SocketAddr,
    metrics: Arc<Metrics>,
    stop: Stopper,
    serving: tokio::task::JoinHandle<()>,
}

impl House {
    async fn open(connections: usize) -> Self {
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
            .route("/echo", post(|body: Bytes| async move { body.len().to_string() }));
        let app = app::guard(router, Duration::from_millis(600), 1000, &metrics, &ambient);
        let limits = Limits { connections, header_time: Duration::from_millis(300), grace: Duration::from_secs(5) };
        let serving = tokio::spawn(serve(listener, app, limits, Arc::clone(&metrics), stopped));
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
