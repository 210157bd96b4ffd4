//! The beacon: a page says that it has been read.
//!
//! `POST /b/{story}` (from `read.js`) -> 200 with the story's reads as its page says them, and on a second line a ticket for the
//! same reader's next report; `GET /b/{story}.gif` (in `noscript`) -> a clear pixel. Each only once the report is on disk; 404 for a
//! story that is not live, 503 while there is no room. What a page says of itself stands in the query: `k` its token, `t` a
//! ticket, `r` the host it was reached from, `w=1` that a program drives the browser, `u=1` that it was not on the screen for a
//! second. What counts as a read is written in `docs/reads.md`: here is decided what one request shows, and by the store what
//! takes a memory of others. Nothing is set or kept in the browser.
//!
//! Beacons are as many as pages, so they are answered from the head of the request alone, before it is routed.

mod issues;
mod live;
mod networks;
mod referrer;
mod token;

pub(crate) use issues::{Copies, Tokens};
use live::{Live, LiveStories};
pub(crate) use networks::Networks;
use token::LETTERS;

use crate::{
    Site, bots, headers,
    visitor::{self, agent},
};
use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    response::Response,
    routing::any,
};
use bytes::Bytes;
use http::{
    HeaderMap, HeaderValue, Method, StatusCode,
    header::{ACCEPT_LANGUAGE, ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER},
    request::Parts,
};
use std::{
    net::{IpAddr, SocketAddr},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};
use tellal_store::{Class, Counting, Error, Issue, Referrer, Report, Visitor};
use tellal_story::StoryId;

/// A beacon says nothing but its address; what else it carries is neither read nor waited for.
const BODY_BYTES: u64 = 1024;

/// After so many seconds a report for which there was no room may be sent again.
const AGAIN_AFTER: HeaderValue = HeaderValue::from_static("3");

/// One clear pixel as the smallest GIF that every browser shows: version 89a, a palette of two colours of which the first is clear.
const PIXEL: [u8; 43] = [
    b'G', b'I', b'F', b'8', b'9', b'a', 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x21, 0xF9, 4, 1, 0, 0, 0,
    0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
];

/// Mounted by [`Site::router`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/b/{story}", any(routed))
}

async fn routed(State(site): State<Arc<Site>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let Some(ConnectInfo(peer)) = parts.extensions.get::<ConnectInfo<SocketAddr>>().copied() else {
        // A mistake in how the server was put together, not the visitor's.
        tracing::error!("requests reach the site without the address of their peer");
        return site.beacon.plain(StatusCode::INTERNAL_SERVER_ERROR).map(Into::into);
    };
    match site.beacon(&parts, peer) {
        Some(reported) => reported.answer().await.map(Into::into),
        None => site.beacon.plain(StatusCode::NOT_FOUND).map(Into::into),
    }
}

/// What becomes of a request to a beacon's address.
pub enum Reported {
    /// It is answered.
    Told(http::Response<Bytes>),
    /// It is answered once the report is on disk.
    Waits(Waiting),
}

impl Reported {
    /// The answer.
    pub async fn answer(self) -> http::Response<Bytes> {
        match self {
            Self::Told(answer) => answer,
            Self::Waits(waiting) => waiting.answer().await,
        }
    }
}

/// A report on its way to the disk. All of the request that is still needed, and nothing more: as many wait as there are readers, and
/// what each of them holds is not at hand for the next.
pub struct Waiting {
    site: Arc<Site>,
    story: StoryId,
    /// By which method the picture was asked for; none if the script reports.
    picture: Option<Method>,
    address: IpAddr,
    agent: Box<str>,
    said: Class,
    issue: Option<Arc<Issue>>,
    referrer: Referrer,
}

impl Site {
    /// Takes in a report. `None`: the address is no beacon's.
    pub fn beacon(self: &Arc<Self>, parts: &Parts, peer: SocketAddr) -> Option<Reported> {
        let file = parts.uri.path().strip_prefix("/b/").filter(|file| !file.is_empty() && !file.contains('/'))?;
        let (story, picture) = match file.strip_suffix(".gif") {
            Some(story) => (story, true),
            None => (file, false),
        };
        let plain = |status| Some(Reported::Told(self.beacon.plain(status)));
        let Ok(story) = story.parse::<StoryId>() else { return plain(StatusCode::NOT_FOUND) };
        let allowed =
            if picture { matches!(parts.method, Method::GET | Method::HEAD) } else { parts.method == Method::POST };
        if !allowed {
            let mut answer = self.beacon.plain(StatusCode::METHOD_NOT_ALLOWED);
            let methods = HeaderValue::from_static(if picture { "GET, HEAD" } else { "POST" });
            answer.headers_mut().insert(ALLOW, methods);
            return Some(Reported::Told(answer));
        }
        let length = parts.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
        if length.is_some_and(|length| length > BODY_BYTES) {
            return plain(StatusCode::PAYLOAD_TOO_LARGE);
        }
        let told = Told::read(parts.uri.query().unwrap_or_default());
        let agent = agent(&parts.headers);
        let address = visitor::address(peer.ip(), &parts.headers, &self.settings.trusted_proxies);
        let (said, issue) = match self.judge(parts, &told, story, Visitor { address, agent: &agent }) {
            Ok(judged) => judged,
            Err(error) => return Some(Reported::Told(self.beacon.refused(story, &error))),
        };
        Some(Reported::Waits(Waiting {
            site: Arc::clone(self),
            story,
            picture: picture.then(|| parts.method.clone()),
            address,
            agent: agent.into(),
            said,
            issue,
            referrer: referrer::class(told.from, self.settings.base_url.host_str().unwrap_or_default()),
        }))
    }

    /// Says that a copy of a story's page has gone out by another way than this site's answers, and where that copy reports: for
    /// a demo, or a test of how much a server can take.
    pub fn hand_out(&self, story: StoryId) -> Result<String, crate::Error> {
        let (token, copies) = self.tokens.page(&self.store, story)?;
        copies.sent();
        Ok(format!("/b/{story}?k={token}"))
    }

    /// How many reports have been taken in since the site was opened: while it is the same, nothing has been read.
    pub fn reports(&self) -> u64 {
        self.beacon.taken.load(Ordering::Relaxed)
    }

    /// What a report is by its own words and manners, and the copies of the page that it comes from. The first that holds decides.
    fn judge(
        &self,
        parts: &Parts,
        told: &Told<'_>,
        story: StoryId,
        visitor: Visitor<'_>,
    ) -> Result<(Class, Option<Arc<Issue>>), Error> {
        if bots::is_machine(&parts.method, &parts.headers, visitor.agent) {
            return Ok((Class::Agent, None));
        }
        if self.beacon.networks.hold(visitor.address) {
            return Ok((Class::DataCentre, None));
        }
        if told.driven || (bots::claims_to_be_a_browser(visitor.agent) && !parts.headers.contains_key(ACCEPT_LANGUAGE))
        {
            return Ok((Class::Behaviour, None));
        }
        // A reader who comes back has a ticket beside the token, whose copy they have used up.
        let again = match told.ticket {
            Some(ticket) => {
                let reader = self.store.reader_today(visitor)?;
                self.tokens.admits(&self.store, story, ticket, &reader)?
            }
            None => false,
        };
        let issue = match told.token {
            _ if again => None,
            Some(token) => match self.tokens.known(&self.store, story, token)? {
                Some(issue) => Some(issue),
                None => return Ok((Class::Replay, None)),
            },
            None => return Ok((Class::Replay, None)),
        };
        Ok((if told.unseen { Class::Unseen } else { Class::Counted }, issue))
    }

    /// What a page is told: the line that it shows, and a ticket for whoever has read it.
    fn told(&self, story: StoryId, live: &Live, counting: &Counting) -> String {
        let said = live.line(self, counting.reads.counted);
        let mut line = String::with_capacity(said.len() + 1 + LETTERS);
        line.push_str(&said);
        if matches!(counting.class, Class::Counted | Class::Repeat) {
            match self.tokens.ticket(&self.store, story, &counting.again) {
                Ok(ticket) => {
                    line.push('\n');
                    line.extend(ticket.map(char::from));
                }
                // The key was there a moment ago; without a ticket the reader's next report stands on its token.
                Err(error) => tracing::error!(%error, "a reader gets no ticket"),
            }
        }
        line
    }
}

impl Waiting {
    /// The answer, once the report is on disk.
    pub async fn answer(self) -> http::Response<Bytes> {
        let (site, story, picture) = (Arc::clone(&self.site), self.story, self.picture.clone());
        match (self.take_in().await, picture) {
            (Ok(Some(_)), Some(method)) => site.beacon.pixel(&method),
            (Ok(Some((live, counting))), None) => site.beacon.told(site.told(story, &live, &counting)),
            (Ok(None), _) => site.beacon.plain(StatusCode::NOT_FOUND),
            (Err(error), _) => site.beacon.refused(story, &error),
        }
    }

    /// What the report comes to, and its story; nothing if there is no such story for readers.
    async fn take_in(self) -> Result<Option<(Arc<Live>, Counting)>, Error> {
        let Self { site, story, address, agent, said, issue, referrer, .. } = self;
        let Some(live) = site.beacon.live.get(&site, story).await? else { return Ok(None) };
        let report = Report { story, visitor: Visitor { address, agent: &agent }, said, referrer, issue };
        let counting = site.store.report(report).await?;
        site.beacon.taken.fetch_add(1, Ordering::Relaxed);
        Ok(Some((live, counting)))
    }
}

/// What a page says of itself in the query of its report.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told<'a> {
    token: Option<&'a str>,
    ticket: Option<&'a str>,
    /// The host it was reached from; empty if it was reached from nowhere.
    from: Option<&'a str>,
    /// A program drives the browser.
    driven: bool,
    /// It left the screen within its first second, or never was on it.
    unseen: bool,
}

impl<'a> Told<'a> {
    /// Nothing that a page says needs to be written in percents, and what does is not a page's.
    fn read(query: &'a str) -> Self {
        let mut told = Self::default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "k" => told.token = Some(value),
                "t" => told.ticket = Some(value),
                "r" => told.from = Some(value),
                "w" => told.driven = value == "1",
                "u" => told.unseen = value == "1",
                _ => {}
            }
        }
        told
    }
}

/// What answering beacons needs beside the site; lives in [`Site`].
pub(crate) struct Beacon {
    /// Reports that were taken in.
    taken: AtomicU64,
    networks: Networks,
    live: LiveStories,
    https: bool,
    told: OnceLock<HeaderMap>,
    pixel: OnceLock<HeaderMap>,
}

impl Beacon {
    /// For a site that readers reach over TLS, or not.
    pub(crate) fn new(networks: Networks, https: bool) -> Self {
        Self {
            taken: AtomicU64::new(0),
            networks,
            live: LiveStories::default(),
            https,
            told: OnceLock::new(),
            pixel: OnceLock::new(),
        }
    }

    fn told(&self, line: String) -> http::Response<Bytes> {
        let headers = self.told.get_or_init(|| self.headers("text/plain; charset=utf-8"));
        let mut answer = http::Response::new(line.into());
        headers.clone_into(answer.headers_mut());
        answer
    }

    fn pixel(&self, method: &Method) -> http::Response<Bytes> {
        let headers = self.pixel.get_or_init(|| self.headers("image/gif"));
        let mut answer =
            http::Response::new(if method == Method::HEAD { Bytes::new() } else { Bytes::from_static(&PIXEL) });
        headers.clone_into(answer.headers_mut());
        answer
    }

    /// An answer to a program: the number of its status.
    fn plain(&self, status: StatusCode) -> http::Response<Bytes> {
        let mut answer = http::Response::new(format!("{}\n", status.as_u16()).into());
        *answer.status_mut() = status;
        *answer.headers_mut() = self.headers("text/plain; charset=utf-8");
        answer
    }

    /// The answer to a report that could not be taken in.
    fn refused(&self, story: StoryId, error: &Error) -> http::Response<Bytes> {
        match error {
            Error::Missing(_) => self.plain(StatusCode::NOT_FOUND),
            Error::Busy(_) => {
                let mut answer = self.plain(StatusCode::SERVICE_UNAVAILABLE);
                answer.headers_mut().insert(RETRY_AFTER, AGAIN_AFTER);
                answer
            }
            error => {
                tracing::error!(%error, %story, "a page's report could not be taken in");
                self.plain(StatusCode::INTERNAL_SERVER_ERROR)
            }
        }
    }

    fn headers(&self, kind: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::with_capacity(16);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers::complete(&mut headers, self.https);
        headers
    }
}

#[cfg(test)]
mod tests {
    use super::{LETTERS, PIXEL, Told};
    use crate::testing::{BROWSER, Newsroom, content};
    use axum::{
        body::Body,
        http::{Method, Request, request::Builder},
    };
    use jiff::SignedDuration;
    use proptest::prelude::*;
    use tellal_store::Reads;
    use tellal_story::StoryId;

    const SCRIPT: &str = include_str!("../../../themes/default/read.js");

    #[test]
    fn the_script_is_small_and_keeps_nothing() {
        assert!(SCRIPT.len() <= 2600, "{} bytes", SCRIPT.len());
        for word in ["cookie", "Storage", "indexedDB", "caches", "HTML", "http:", "https:", "import", "history"] {
            assert!(!SCRIPT.contains(word), "{word}");
        }
    }

    #[test]
    fn the_pixel_is_one_clear_gif_pixel() {
        assert!(PIXEL.starts_with(b"GIF89a\x01\0\x01\0") && PIXEL.ends_with(&[0, 0x3B]));
    }

    #[test]
    fn a_page_says_what_it_says_in_the_query() {
        let told = Told::read("k=abc&r=t.co&w=1&u=1&t=xyz&new=1&w");
        let want = Told { token: Some("abc"), ticket: Some("xyz"), from: Some("t.co"), driven: true, unseen: true };
        assert_eq!(told, want);
        assert_eq!(Told::read("r="), Told { from: Some(""), ..Told::default() });
        assert_eq!(Told::read("w=0&u="), Told::default());
    }

    proptest! {
        #[test]
        fn any_query_is_read(query in ".{0,60}") {
            let _ = Told::read(&query);
        }
    }

    async fn newsroom() -> (Newsroom, StoryId) {
        let newsroom = Newsroom::open().await;
        let story = newsroom.publish(content("tr", "kopru-acildi", "Köprü açıldı")).await;
        (newsroom, story)
    }

    /// The page's report, of a copy of its own.
    fn beacon(newsroom: &Newsroom, story: StoryId) -> Builder {
        Request::post(newsroom.site.hand_out(story).unwrap())
    }

    fn reads(newsroom: &Newsroom, story: StoryId) -> (u64, u64) {
        let Reads { counted, aside } = newsroom.site.store().reads(story);
        (counted, aside)
    }

    #[tokio::test]
    async fn a_reader_who_reloads_is_one_reader_and_sees_the_number() {
        let (newsroom, story) = newsroom().await;
        for _ in 0..3 {
            let answer = newsroom.ask(beacon(&newsroom, story)).await;
            assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"));
            assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
            assert!(!answer.headers.contains_key("set-cookie"));
            let (line, ticket) = answer.text().split_once('\n').unwrap();
            assert_eq!((line, ticket.len()), ("1 kez okundu", LETTERS), "as the page says it in its language");
        }
        assert_eq!(reads(&newsroom, story), (1, 0));
        // The next window.
        newsroom.clock.advance(SignedDuration::from_mins(31));
        let answer = newsroom.ask(beacon(&newsroom, story)).await;
        assert!(answer.text().starts_with("2 kez okundu\n"), "{}", answer.text());
    }

    #[tokio::test]
    async fn without_script_a_picture_says_the_same() {
        let (newsroom, story) = newsroom().await;
        let page = newsroom.get("/tr/dunya/kopru-acildi").await;
        let (_, rest) = page.text().split_once(&format!("/b/{story}.gif?k=")).expect("the page has its picture");
        let picture = format!("/b/{story}.gif?k={}", rest.split_once('"').unwrap().0);
        let answer = newsroom.get(&picture).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "image/gif"));
        assert_eq!((answer.bytes.as_slice(), answer.header("cache-control")), (&PIXEL[..], "no-store"));
        newsroom.ask(beacon(&newsroom, story)).await;
        assert_eq!(reads(&newsroom, story), (1, 0), "the same reader");
    }

    #[tokio::test]
    async fn the_page_and_the_light_one_carry_the_token_and_count_as_copies() {
        let (newsroom, story) = newsroom().await;
        let mut reports = Vec::new();
        for (address, path) in
            [("198.51.100.1", "/tr/dunya/kopru-acildi"), ("198.51.100.2", "/tr/dunya/kopru-acildi?view=lite")]
        {
            let page = newsroom.get(path).await;
            let (_, rest) = page.text().split_once("?k=").unwrap();
            reports.push((address, rest[..LETTERS].to_owned()));
            assert!(!rest[LETTERS..].starts_with(|c: char| c.is_ascii_alphanumeric()));
        }
        assert_eq!(reports[0].1, reports[1].1);
        // Three readers for two copies.
        for (number, address) in ["198.51.100.1", "198.51.100.2", "198.51.100.3"].into_iter().enumerate() {
            let report = Request::post(format!("/b/{story}?k={}", reports[0].1)).header("x-forwarded-for", address);
            assert_eq!(newsroom.ask(report).await.status, 200);
            let want = [(1, 0), (2, 0), (2, 1)][number];
            assert_eq!(reads(&newsroom, story), want);
        }
        // Somebody asks whether their copy is still good: one more.
        let page = newsroom.get("/tr/dunya/kopru-acildi").await;
        let asking = Request::get("/tr/dunya/kopru-acildi").header("if-none-match", page.header("etag"));
        assert_eq!(newsroom.ask(asking).await.status, 304);
        for address in ["198.51.100.4", "198.51.100.5", "198.51.100.6"] {
            let report = Request::post(format!("/b/{story}?k={}", reports[0].1)).header("x-forwarded-for", address);
            newsroom.ask(report).await;
        }
        assert_eq!(reads(&newsroom, story), (4, 2));
    }

    #[tokio::test]
    async fn whoever_comes_back_to_the_page_in_a_later_half_hour_reads_again() {
        let (newsroom, story) = newsroom().await;
        let report = newsroom.site.hand_out(story).unwrap();
        let first = newsroom.ask(Request::post(&report)).await;
        let ticket = first.text().split_once('\n').unwrap().1.to_owned();
        newsroom.clock.advance(SignedDuration::from_mins(30));
        // The copy has been read; without the ticket it is one report too many.
        assert_eq!(newsroom.ask(Request::post(&report)).await.text(), "1 kez okundu", "and no ticket is given for it");
        assert_eq!(reads(&newsroom, story), (1, 1));
        let back = format!("{report}&t={ticket}");
        let thief = Request::post(&back).header("x-forwarded-for", "198.51.100.9");
        assert_eq!(newsroom.ask(thief).await.text(), "1 kez okundu", "a ticket is one reader's");
        let answer = newsroom.ask(Request::post(&back)).await;
        assert!(answer.text().starts_with("2 kez okundu\n"), "{}", answer.text());
        assert_eq!(reads(&newsroom, story), (2, 2));
    }

    #[tokio::test]
    async fn readers_behind_the_proxy_are_told_apart_and_strangers_cannot_pretend() {
        let (newsroom, story) = newsroom().await;
        for reader in ["198.51.100.1", "198.51.100.2", "6.6.6.6, 198.51.100.1"] {
            newsroom.ask(beacon(&newsroom, story).header("x-forwarded-for", reader)).await;
        }
        assert_eq!(newsroom.site.store().reads(story).counted, 2);
    }

    #[tokio::test]
    async fn machines_are_set_aside_and_shown_apart() {
        let (newsroom, story) = newsroom().await;
        let fresh = || newsroom.site.hand_out(story).unwrap();
        for (report, why) in [
            (Request::post(fresh()).header("user-agent", "ExampleBot/1.0"), "a bot"),
            (Request::post(fresh()).header("user-agent", format!("{BROWSER} HeadlessChrome/140.0")), "headless"),
            (Request::post(fresh()).header("sec-purpose", "prefetch;prerender"), "ahead of time"),
            (Request::post(fresh()).header("sec-fetch-site", "cross-site"), "from elsewhere"),
            (Request::post(fresh()).header("x-forwarded-for", "88.198.7.7"), "a data centre"),
            (Request::post(format!("{}&w=1", fresh())), "driven by a program"),
            (Request::post(fresh()).header("accept-language", "-"), "a browser without a language"),
            (Request::post(format!("/b/{story}")), "no token"),
            (Request::post(format!("{}x", fresh())), "a forged one"),
        ] {
            let before = reads(&newsroom, story);
            // Each is somebody else.
            let address = format!("198.51.100.{}", before.1 + 1);
            let elsewhere = report.headers_ref().is_some_and(|headers| headers.contains_key("x-forwarded-for"));
            let report = if elsewhere { report } else { report.header("x-forwarded-for", address) };
            let answer = newsroom.ask(report).await;
            assert_eq!((answer.status.as_u16(), answer.text()), (200, "Henüz okunmadı"), "{why}");
            assert_eq!(reads(&newsroom, story), (0, before.1 + 1), "{why}");
        }
        // A page that nobody saw is no visit.
        let before = reads(&newsroom, story);
        newsroom.ask(Request::post(format!("{}&u=1", fresh()))).await;
        assert_eq!(reads(&newsroom, story), before);
        let person = newsroom.ask(beacon(&newsroom, story)).await;
        assert!(person.text().starts_with("1 kez okundu\n"));
    }

    #[tokio::test]
    async fn what_is_not_live_is_not_counted() {
        let (newsroom, story) = newsroom().await;
        for path in ["/b/nonsense", "/b/00000000-0000-7000-8000-000000000000", "/b/nonsense.gif"] {
            assert_eq!(newsroom.ask(Request::post(path)).await.status, 404, "{path}");
        }
        let report = newsroom.site.hand_out(story).unwrap();
        newsroom.withdraw(story).await;
        assert_eq!(newsroom.ask(Request::post(&report)).await.status, 404);
    }

    #[tokio::test]
    async fn each_address_has_its_own_methods() {
        let (newsroom, story) = newsroom().await;
        for (method, path, allow) in [
            (Method::GET, format!("/b/{story}"), "POST"),
            (Method::PUT, format!("/b/{story}"), "POST"),
            (Method::POST, format!("/b/{story}.gif"), "GET, HEAD"),
            (Method::DELETE, format!("/b/{story}.gif"), "GET, HEAD"),
        ] {
            let answer = newsroom.ask(Request::builder().method(&method).uri(&path)).await;
            assert_eq!((answer.status.as_u16(), answer.header("allow")), (405, allow), "{method} {path}");
        }
        let head = newsroom.ask(Request::head(format!("/b/{story}.gif"))).await;
        assert_eq!((head.status.as_u16(), head.bytes.len(), head.header("content-type")), (200, 0, "image/gif"));
    }

    #[tokio::test]
    async fn a_beacon_that_carries_a_load_is_turned_away() {
        let (newsroom, story) = newsroom().await;
        let request =
            beacon(&newsroom, story).header("content-length", "100000").body(Body::from(vec![b'x'; 100_000])).unwrap();
        assert_eq!(newsroom.send(request).await.status, 413);
        assert_eq!(reads(&newsroom, story), (0, 0));
    }

    #[tokio::test]
    async fn before_routing_and_behind_it_the_answer_is_the_same() {
        let (newsroom, story) = newsroom().await;
        let peer = "192.0.2.1:4711".parse().unwrap();
        for (method, path) in [
            (Method::POST, newsroom.site.hand_out(story).unwrap()),
            (Method::GET, newsroom.site.hand_out(story).unwrap().replace('?', ".gif?")),
            (Method::POST, "/b/nonsense".to_owned()),
            (Method::GET, format!("/b/{story}")),
        ] {
            let routed =
                newsroom.ask(Request::builder().method(&method).uri(&path).header("accept-language", "tr")).await;
            let request = Request::builder()
                .method(&method)
                .uri(&path)
                .header("accept-language", "tr")
                .header("user-agent", BROWSER);
            let (parts, ()) = request.body(()).unwrap().into_parts();
            let answer = newsroom.site.beacon(&parts, peer).expect("it is a beacon's address").answer().await;
            assert_eq!(answer.status(), routed.status, "{path}");
            for (name, value) in answer.headers() {
                assert_eq!(routed.headers.get(name), Some(value), "{name} of {path}");
            }
            let more: Vec<_> = routed.headers.keys().filter(|name| !answer.headers().contains_key(*name)).collect();
            assert!(more.iter().all(|name| *name == "content-length"), "{path}: {more:?}");
            assert_eq!(answer.body().as_ref(), routed.bytes.as_slice(), "{path}");
        }
        for path in ["/tr/", "/b/", "/b", "/b/x/y"] {
            let (parts, ()) = Request::get(path).body(()).unwrap().into_parts();
            assert!(newsroom.site.beacon(&parts, peer).is_none(), "{path}");
        }
    }
}
