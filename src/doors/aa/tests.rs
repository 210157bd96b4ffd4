use super::*;
use crate::doors::{Behind, tests::Room};
use axum::{
    Router,
    extract::{Form, Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use std::{sync::Mutex as Plain, time::Instant};

/// The agency's interface, made by us: documents, and its faults.
#[derive(Default)]
struct Agency {
    /// Id, date, group.
    documents: Vec<(String, String, String)>,
    /// When calls came.
    calls: Vec<Instant>,
    heard: Vec<String>,
    refuse: bool,
    busy: bool,
    /// Documents that are named and not there.
    missing: Vec<String>,
    /// Documents of which half comes, with the length of the whole.
    halved: Vec<String>,
    garbage: bool,
}

type Shared = Arc<Plain<Agency>>;

#[expect(clippy::result_large_err, reason = "an answer is what a handler gives back")]
fn listen(agency: &Shared, what: &str, headers: &HeaderMap) -> Result<(), Response> {
    let mut agency = agency.lock().unwrap();
    agency.calls.push(Instant::now());
    agency.heard.push(what.to_owned());
    // “3000001:cok-gizli” in Base64.
    let knows = headers.get(header::AUTHORIZATION).is_some_and(|value| value == "Basic MzAwMDAwMTpjb2stZ2l6bGk=");
    if !knows || agency.refuse {
        return Err((StatusCode::UNAUTHORIZED, "3000001:cok-gizli is wrong").into_response());
    }
    if agency.busy {
        return Err((StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "1800")]).into_response());
    }
    Ok(())
}

async fn search(
    State(agency): State<Shared>,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, Response> {
    listen(&agency, &format!("search {form:?}"), &headers)?;
    let agency = agency.lock().unwrap();
    if agency.garbage {
        return Ok("<html>Bakımdayız</html>".into_response());
    }
    let (offset, limit): (usize, usize) = (form["offset"].parse().unwrap(), form["limit"].parse().unwrap());
    // The newest first, as the real one answers.
    let mut found: Vec<_> = agency.documents.iter().filter(|(_, date, _)| *date >= form["start_date"]).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1));
    let result: Vec<_> = found
        .into_iter()
        .skip(offset)
        .take(limit)
        .map(|(id, date, group)| serde_json::json!({ "id": id, "type": "1", "date": date, "title": "…", "group_id": group }))
        .collect();
    let total = agency.documents.len();
    Ok(serde_json::json!({ "response": { "success": true }, "data": { "result": result, "total": total } })
        .to_string()
        .into_response())
}

async fn document(
    State(agency): State<Shared>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Response> {
    listen(&agency, &format!("document {id}"), &headers)?;
    let agency = agency.lock().unwrap();
    if agency.missing.contains(&id) {
        return Err(StatusCode::NOT_FOUND.into_response());
    }
    let number = id.rsplit(':').next().unwrap();
    let xml = format!(
        r#"<newsMessage><itemSet><newsItem guid="{id}" version="1" xml:lang="tr"><itemMeta><itemClass qcode="ninat:text"/><provider literal="Anadolu Ajansı"/></itemMeta>
<contentMeta><headline>Haber {number}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Köprü açıldı.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"#
    );
    if agency.halved.contains(&id) {
        let whole = xml.len();
        let half = xml.as_bytes()[..whole / 2].to_vec();
        let body = axum::body::Body::from_stream(futures_util::stream::iter([
            Ok(half),
            Err(std::io::Error::other("the line is cut")),
        ]));
        return Ok(([(header::CONTENT_LENGTH, whole.to_string())], body).into_response());
    }
    Ok(xml.into_response())
}

async fn stage(agency: Agency) -> (Shared, Room) {
    let agency = Arc::new(Plain::new(agency));
    let router = Router::new()
        .route("/abone/search/", post(search))
        .route("/abone/document/{id}/newsml29", get(document))
        .with_state(Arc::clone(&agency));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let service = hyper_util::service::TowerToHyperService::new(router.clone());
            tokio::spawn(async move {
                let io = hyper_util::rt::TokioIo::new(stream);
                let _ = hyper::server::conn::http1::Builder::new().serve_connection(io, service).await;
            });
        }
    });
    let settings = format!(
        "aa = {{ url = \"http://{address}/\", user = \"3000001\", password = \"cok-gizli\", languages = [1] }}"
    );
    let mut room = Room::open(address, &settings).await;
    // Half a second between calls is AA's wish; a test has its own.
    if let Behind::Aa(door) = &mut room.door.behind {
        door.pace = Arc::new(Mutex::new(Pace { gap: SignedDuration::from_millis(30), last: None }));
    }
    (agency, room)
}

fn ago(room_now: Timestamp, minutes: i64) -> String {
    (room_now - SignedDuration::from_mins(minutes)).strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// So many documents, one a minute.
fn documents(now: Timestamp, many: i64) -> Vec<(String, String, String)> {
    (1..=many).map(|number| (format!("aa:text:20260312:{number}"), ago(now, 200 - number), String::new())).collect()
}

/// The room's clock is the world's.
fn now() -> Timestamp {
    tellal_story::Ambient::now(&crate::clock::World::new())
}

fn said(agency: &Shared, start: &str) -> usize {
    agency.lock().unwrap().heard.iter().filter(|said| said.starts_with(start)).count()
}

#[test]
fn calls_are_half_a_second_apart_by_the_newsrooms_clock() {
    let mut pace = Pace { gap: GAP, last: None };
    let at = |millis: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_millis(millis);
    assert_eq!(pace.next(at(0)), SignedDuration::ZERO);
    assert_eq!(pace.next(at(100)), SignedDuration::from_millis(400));
    assert_eq!(pace.next(at(501)), SignedDuration::from_millis(499));
    assert_eq!(pace.next(at(9_000)), SignedDuration::ZERO);
    assert_eq!(pace.next(at(0)), GAP, "a clock that is set back does not stop the wire");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_new_is_searched_for_over_pages_and_fetched_once_and_apart() {
    let agency = Agency { documents: documents(now(), 103), ..Agency::default() };
    let (agency, mut room) = stage(agency).await;
    room.ask().await;
    assert_eq!((said(&agency, "search"), said(&agency, "document")), (2, 103));
    {
        let agency = agency.lock().unwrap();
        let (first, last) = (agency.calls[0], agency.calls[agency.calls.len() - 1]);
        assert!(last - first >= Duration::from_millis(104 * 30 * 9 / 10), "{:?}", last - first);
        assert!(
            agency.heard[0].contains("\"filter_type\": \"1\"") && agency.heard[0].contains("\"end_date\": \"NOW\"")
        );
        assert_eq!(agency.heard[2], "document aa:text:20260312:1", "the oldest first");
    }
    assert_eq!(room.headlines().await.len(), 50, "the basket's first page is full");
    agency.lock().unwrap().documents.push(("aa:text:20260312:999".into(), ago(now(), 1), String::new()));
    room.ask().await;
    assert_eq!(said(&agency, "document"), 104, "what is known is not fetched again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_login_shows_no_password_and_a_busy_server_is_left_alone_as_it_asks() {
    let (agency, mut room) = stage(Agency { documents: documents(now(), 1), refuse: true, ..Agency::default() }).await;
    room.ask().await;
    let log = room.log().await.concat();
    assert!(
        log.contains("refuses the user or the password") && !log.contains("gizli") && !log.contains("3000001"),
        "{log}"
    );
    {
        let mut agency = agency.lock().unwrap();
        (agency.refuse, agency.busy) = (false, true);
    }
    room.ask().await;
    let state = room.state().await;
    assert!(state.next.unwrap().duration_since(state.asked.unwrap()) >= SignedDuration::from_mins(30));
    {
        let mut agency = agency.lock().unwrap();
        (agency.busy, agency.garbage) = (false, true);
    }
    room.ask().await;
    assert!(room.log().await[0].contains("cannot be read"));
    agency.lock().unwrap().garbage = false;
    room.ask().await;
    assert_eq!(room.headlines().await, ["Haber 1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_document_is_fetched_again_and_one_that_is_missing_holds_up_nobody() {
    let agency = Agency {
        documents: documents(now(), 4),
        missing: vec!["aa:text:20260312:2".into()],
        halved: vec!["aa:text:20260312:3".into()],
        ..Agency::default()
    };
    let (agency, mut room) = stage(agency).await;
    room.ask().await;
    assert_eq!(room.headlines().await, ["Haber 1"]);
    agency.lock().unwrap().halved.clear();
    room.ask().await;
    assert_eq!(room.headlines().await, ["Haber 1", "Haber 3", "Haber 4"]);
    for _ in 0..TRIES {
        room.ask().await;
    }
    assert_eq!(said(&agency, "document aa:text:20260312:2"), TRIES as usize, "then it is left");
    assert!(room.log().await[0].contains("refused") && room.log().await[0].contains("aa:text:20260312:2"));
}

#[test]
fn addresses_of_pictures_are_found_however_the_answer_is_nested() {
    let nested = br#"{"data":{"result":[{"id":"aa:picture:1:2","url":"https://cdn.example/2?t=x"},{"id":"aa:picture:1:3","file":{"web":"https://cdn.example/3"}}]}}"#;
    let found = read_tokens(nested);
    assert_eq!(found["aa:picture:1:2"].as_str(), "https://cdn.example/2?t=x");
    assert_eq!(found["aa:picture:1:3"].as_str(), "https://cdn.example/3");
    assert_eq!(read_tokens(br#"{"aa:picture:1:4":"https://cdn.example/4"}"#).len(), 1);
    assert!(read_tokens(b"<html>").is_empty());
    assert!(!is_id("aa:text:1/../../x") && !is_id("http://x") && is_id("aa:text:20260312:7"));
}
