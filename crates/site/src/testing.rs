//! A newsroom for tests: a site over an empty store, a clock that stands still, and readers who ask.

use crate::{
    Site,
    settings::{About, CommentPolicy, FeedText, Imprint, Section, SectionTitle, Settings},
};
use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, request::Builder},
};
use http_body_util::BodyExt;
use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tellal_store::{Database, Store};
use tellal_story::{
    Actor, Block, Body as StoryBody, Byline, Command, CommentId, Content, Dateline, Fixed, Lang, SectionId, Slug,
    SourceLine, Story, StoryId,
};
use tower::ServiceExt;

/// A browser that a person sits at.
pub(crate) const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// A site in Turkish, English and Arabic with one section, at noon on 12 March 2026.
pub(crate) struct Newsroom {
    pub site: Arc<Site>,
    pub clock: Arc<Fixed>,
    router: Router,
    place: tellal_store::Settings,
    _folder: tempfile::TempDir,
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(crate) fn lang(tag: &str) -> Lang {
    Lang::new(tag).unwrap()
}

fn settings() -> Settings {
    let name = [("tr", "Kıyı Postası"), ("en", "The Coast Post"), ("ar", "بريد الساحل")];
    let titles = [("tr", "Dünya", "dunya"), ("en", "World", "world"), ("ar", "العالم", "alam")];
    Settings {
        base_url: "https://haber.example/".parse().unwrap(),
        name: name.map(|(tag, name)| (lang(tag), name.to_owned())).into(),
        languages: vec![lang("tr"), lang("en"), lang("ar")],
        sections: vec![Section {
            subjects: Vec::new(),
            id: SectionId::new("world").unwrap(),
            titles: titles
                .map(|(tag, title, slug)| {
                    (lang(tag), SectionTitle { title: title.to_owned(), slug: SectionId::new(slug).unwrap() })
                })
                .into(),
        }],
        zone: "Europe/Istanbul".to_owned(),
        digits: std::collections::BTreeMap::new(),
        comments: CommentPolicy::Before.into(),
        feeds: FeedText::Full,
        imprint: Imprint::default(),
        about: About::default(),
        theme: None,
        look: crate::settings::Look::default(),
        machines: crate::settings::Machines {
            security: vec!["mailto:guvenlik@haber.example".to_owned()],
            ..crate::settings::Machines::default()
        },
        trusted_proxies: vec!["10.0.0.0/8".parse().unwrap()],
        data_centres: None,
    }
}

/// A story with all that a page needs.
pub(crate) fn content(tag: &str, slug: &str, headline: &str) -> Content {
    Content {
        lang: Some(lang(tag)),
        section: Some(SectionId::new("world").unwrap()),
        slug: Some(Slug::new(slug).unwrap()),
        headline: headline.to_owned(),
        standfirst: "One line <below> it.".to_owned(),
        byline: Byline::read("Ayşe Yılmaz, John Doe"),
        dateline: Some(Dateline { place: "ANKARA".to_owned(), agency: Some("AA".to_owned()), date: None }),
        source: Some(
            SourceLine::new("Anadolu Ajansı", Some("https://aa.example/1"), Some("Subscribers only")).unwrap(),
        ),
        body: StoryBody(vec![Block::paragraph("The bridge <opened> today."), Block::paragraph("Many came.")]),
        ..Content::default()
    }
}

impl Newsroom {
    pub(crate) async fn open() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn with(set: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(Fixed::at("2026-03-12T12:00:00Z".parse().unwrap()));
        let place = tellal_store::Settings { folder: folder.path().to_owned(), database: Database::Sqlite };
        let store = Store::open(place.clone(), clock.clone()).await.unwrap();
        let mut settings = settings();
        set(&mut settings);
        let site = Site::open(store, settings).unwrap();
        let router = site.router();
        Self { site, clock, router, place, _folder: folder }
    }

    /// Another process opens the same state.
    pub(crate) async fn other_process(&self) -> Store {
        Store::open(self.place.clone(), self.clock.clone()).await.unwrap()
    }

    /// Publishes a story.
    pub(crate) async fn publish(&self, content: Content) -> StoryId {
        let store = self.site.store();
        let id = StoryId(store.ambient().new_id());
        let story = Story::new(id, None, None, content, Actor::Schedule);
        store.create_story(&story, Actor::Schedule).await.unwrap();
        self.command(id, |story| Command::Publish { from: story.revision }).await;
        id
    }

    /// Does something to a story.
    pub(crate) async fn command(&self, id: StoryId, command: impl FnOnce(&Story) -> Command) {
        let store = self.site.store();
        let story = store.story(id).await.unwrap().unwrap();
        let events = story.apply(command(&story), store.now()).unwrap();
        store.commit(&story, &events, Actor::Schedule).await.unwrap();
    }

    /// Takes a story back.
    pub(crate) async fn withdraw(&self, id: StoryId) {
        self.command(id, |_| Command::Withdraw { reason: "The agency has cancelled it.".to_owned() }).await;
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path)).await
    }

    /// Asks as a reader at a browser does, from 192.0.2.1 unless `X-Forwarded-For` says otherwise.
    pub(crate) async fn ask(&self, request: Builder) -> Answer {
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form from the site's own page, ten seconds after it was made.
    pub(crate) async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.form_with(path, fields, Request::post(path)).await
    }

    async fn form_with(&self, path: &str, fields: &[(&str, &str)], request: Builder) -> Answer {
        let stamp = self.stamp(10);
        let mut fields = fields.to_vec();
        if path.ends_with("/comments") && !fields.iter().any(|(name, _)| *name == "stamp") {
            fields.push(("stamp", &stamp));
        }
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = request
            .header("host", "haber.example")
            .header("origin", "https://haber.example")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form)).unwrap()).await
    }

    /// The stamp of a form that was made so many seconds ago.
    pub(crate) fn stamp(&self, seconds: i64) -> String {
        let then = self.site.store().now() - jiff::SignedDuration::from_secs(seconds);
        self.site.stamps.make(&Fixed::at(then))
    }

    /// A reader with a browser of their own.
    pub(crate) fn reader(&self, address: &'static str) -> Reader<'_> {
        Reader { newsroom: self, address, cookie: Mutex::default() }
    }

    pub(crate) async fn send(&self, mut request: Request<Body>) -> Answer {
        let forwarded = request.headers().contains_key("x-forwarded-for");
        let peer = if forwarded { "10.0.0.1:4711" } else { "192.0.2.1:4711" };
        request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        if !request.headers().contains_key("user-agent") {
            request.headers_mut().insert("user-agent", BROWSER.parse().unwrap());
        }
        // Browsers ask in their readers' languages; a test of one that does not says “-”.
        let languages = request.headers_mut().entry("accept-language").or_insert("tr".parse().unwrap());
        if languages == "-" {
            request.headers_mut().remove("accept-language");
        }
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }
}

/// A browser that keeps its cookie.
pub(crate) struct Reader<'a> {
    newsroom: &'a Newsroom,
    address: &'static str,
    pub cookie: Mutex<Option<String>>,
}

impl Reader<'_> {
    pub(crate) async fn get(&self, path: &str) -> Answer {
        let request = self.dressed(Request::get(path));
        self.keep(self.newsroom.ask(request).await)
    }

    pub(crate) async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.dressed(Request::post(path));
        self.keep(self.newsroom.form_with(path, fields, request).await)
    }

    /// Writes a comment, and says which it became.
    pub(crate) async fn comment(&self, path: &str, name: &str, text: &str, parent: &str) -> String {
        let answer = self.form(path, &[("name", name), ("text", text), ("parent", parent)]).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let place = answer.header("location");
        let id = place.split(['=', '&', '#']).find(|part| part.parse::<CommentId>().is_ok());
        id.unwrap_or_else(|| panic!("no comment in {place}")).to_owned()
    }

    fn dressed(&self, request: Builder) -> Builder {
        let request = request.header("x-forwarded-for", self.address);
        match &*self.cookie.lock().unwrap() {
            Some(cookie) => request.header("cookie", format!("other=1; {cookie}")),
            None => request,
        }
    }

    fn keep(&self, answer: Answer) -> Answer {
        if let Some(set) = answer.headers.get("set-cookie") {
            let pair = set.to_str().unwrap().split(';').next().unwrap().to_owned();
            *self.cookie.lock().unwrap() = Some(pair).filter(|pair| !pair.ends_with('='));
        }
        answer
    }
}
