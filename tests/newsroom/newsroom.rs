//! A newsroom in a temporary folder, and the people around it.

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header, request::Builder},
};
use http_body_util::BodyExt;
use std::{collections::BTreeMap, net::SocketAddr, sync::Arc};
use tellal_desk::{Desk, Incoming, Report, settings as desk_settings};
use tellal_site::{
    Site,
    settings::{CommentPolicy, Section, SectionTitle, Settings},
};
use tellal_store::{BasketFilter, BasketItem, Database, Delivery, NewRaw, Store};
use tellal_story::{
    Actor, Command, Fixed, KillPolicy, Lang, PersonId, PublishPolicy, Refusal, SectionId, Slug, SourceId, SourceLine,
    Story, StoryId, UpdatePolicy,
};
use tower::ServiceExt;

/// The editor who gives the commands.
const EDITOR: Actor = Actor::Person(PersonId(uuid::Uuid::from_u128(1)));

pub const NOON: &str = "2026-03-12T09:00:00Z";

pub struct Newsroom {
    pub clock: Arc<Fixed>,
    pub store: Store,
    pub site: Arc<Site>,
    pub desk: Arc<Desk>,
    router: Router,
    folder: tempfile::TempDir,
}

/// What a reader's browser gets.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

/// Somebody with an address and a browser.
pub struct Reader<'a> {
    newsroom: &'a Newsroom,
    address: SocketAddr,
    agent: String,
}

pub fn lang(tag: &str) -> Lang {
    Lang::new(tag).unwrap()
}

fn section(id: &str, titles: [(&str, &str, &str); 3]) -> Section {
    let titles = titles.map(|(tag, title, slug)| {
        (lang(tag), SectionTitle { title: title.into(), slug: SectionId::new(slug).unwrap() })
    });
    Section { id: SectionId::new(id).unwrap(), subjects: Vec::new(), titles: BTreeMap::from(titles) }
}

fn wire(id: &str, agency: &str, publish: PublishPolicy, kill: KillPolicy) -> desk_settings::Source {
    desk_settings::Source {
        id: SourceId::new(id).unwrap(),
        line: SourceLine::new(agency, Some("https://agency.example/"), Some("Aboneler yayımlayabilir.")).unwrap(),
        lang: None,
        zone: Some("Europe/Istanbul".into()),
        encoding: None,
        section: Some(SectionId::new("world").unwrap()),
        token: Some(format!("{id}-token")),
        publish,
        kill,
        updates: UpdatePolicy::Ask,
        tending: desk_settings::Tending::default(),
    }
}

impl Newsroom {
    /// A newsroom with four wires: `kuzey` (by hand, kills withdraw), `hold` (by hand, kills hold and alarm), `auto`
    /// (publishes by itself) and `izle` (by hand, and what the desk has not touched follows the wire). Comments wait for a moderator.
    pub async fn open() -> Self {
        Self::open_with(CommentPolicy::Before).await
    }

    pub async fn open_with(comments: CommentPolicy) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(Fixed::at(NOON.parse().unwrap()));
        let settings = tellal_store::Settings { folder: folder.path().to_owned(), database: Database::Sqlite };
        let store = Store::open(settings, clock.clone()).await.unwrap();
        let site = Site::open(
            store.clone(),
            Settings {
                base_url: "https://postasi.example/".parse().unwrap(),
                name: BTreeMap::from([
                    (lang("tr"), "Kıyı Postası".into()),
                    (lang("en"), "The Coast Post".into()),
                    (lang("ar"), "بريد الساحل".into()),
                ]),
                languages: vec![lang("tr"), lang("en"), lang("ar")],
                digits: BTreeMap::new(),
                sections: vec![
                    section("world", [("tr", "Dünya", "dunya"), ("en", "World", "world"), ("ar", "العالم", "alam")]),
                    section("sport", [("tr", "Spor", "spor"), ("en", "Sport", "sport"), ("ar", "رياضة", "riyada")]),
                ],
                zone: "Europe/Istanbul".into(),
                comments: comments.into(),
                feeds: tellal_site::settings::FeedText::Full,
                imprint: tellal_site::settings::Imprint::default(),
                about: tellal_site::settings::About::default(),
                theme: None,
                look: tellal_site::settings::Look::default(),
                machines: tellal_site::settings::Machines::default(),
                trusted_proxies: Vec::new(),
                data_centres: None,
            },
        )
        .unwrap();
        let sources = vec![
            wire("kuzey", "Kuzey Ajansı", PublishPolicy::ByHand, KillPolicy::Withdraw),
            wire("hold", "Bekle Ajansı", PublishPolicy::ByHand, KillPolicy::HoldAndAlarm),
            wire("auto", "Oto Ajans", PublishPolicy::ByItself, KillPolicy::Withdraw),
            desk_settings::Source {
                updates: UpdatePolicy::TakeUntouched,
                ..wire("izle", "İzle Ajansı", PublishPolicy::ByHand, KillPolicy::Withdraw)
            },
        ];
        let settings = desk_settings::Settings { sources, secure_cookies: false, second_look: 0 };
        let desk = Desk::open(store.clone(), site.clone(), settings).unwrap();
        let router = site.router().merge(desk.router());
        Self { clock, store, site, desk, router, folder }
    }

    /// The same state as another process sees it, `tellal wire import` say.
    pub async fn another_process(&self) -> Store {
        let settings = tellal_store::Settings { folder: self.folder.path().to_owned(), database: Database::Sqlite };
        Store::open(settings, self.clock.clone()).await.unwrap()
    }

    /// A delivery through the drop folder's way in.
    pub async fn deliver(&self, source: &str, bytes: impl AsRef<[u8]>) -> Report {
        let source = SourceId::new(source).unwrap();
        let incoming = Incoming { source: &source, door: "drop", name: "item.xml", bytes: bytes.as_ref() };
        self.desk.ingest(incoming, &|name| Box::pin(async move { Err(format!("{name} is not there")) })).await.unwrap()
    }

    /// A delivery whose items reach the basket, and nothing after that.
    pub async fn receive_and_crash(&self, source: &str, bytes: impl AsRef<[u8]>) {
        let (source, bytes) = (SourceId::new(source).unwrap(), bytes.as_ref());
        let raw = self.store.keep_raw(NewRaw { source: &source, door: "push", name: "", bytes }).await.unwrap();
        let parsed = tellal_wire::parse(bytes, &tellal_wire::Hints::default());
        for read in parsed.items {
            let format = parsed.format.to_owned();
            let (source, item) = (source.clone(), read.item);
            self.store.receive(Delivery { source, raw, format, item, remarks: Vec::new() }).await.unwrap();
        }
    }

    pub async fn basket(&self) -> Vec<BasketItem> {
        self.store.basket(&BasketFilter::default()).await.unwrap()
    }

    pub async fn item(&self, source: &str, id: &str) -> BasketItem {
        self.store
            .item_by_wire_id(&SourceId::new(source).unwrap(), id)
            .await
            .unwrap()
            .expect("the item is in the basket")
    }

    /// An editor takes an item and publishes it as it is.
    pub async fn publish_item(&self, item: &BasketItem) -> StoryId {
        let id = self.take_item(item).await;
        self.tell(id, |story| Command::Publish { from: story.revision }).await.unwrap();
        id
    }

    /// An editor takes an item as it is.
    pub async fn take_item(&self, item: &BasketItem) -> StoryId {
        let id = StoryId(self.store.ambient().new_id());
        let slug = tellal_text::slug(&item.item.headline, item.item.lang.as_ref().unwrap().as_str()).unwrap();
        let line = SourceLine::new("Kuzey Ajansı", None, None).unwrap();
        let mut content = item.item.to_content(Some(&line), Some(Slug::new(&slug).unwrap()));
        content.section = Some(SectionId::new("world").unwrap());
        let story = Story::new(id, Some(item.id), None, content, EDITOR);
        self.store.create_story(&story, EDITOR).await.unwrap();
        id
    }

    /// An editor gives a story a command.
    pub async fn tell(&self, id: StoryId, command: impl Fn(&Story) -> Command) -> Result<Story, Refusal> {
        let before = self.story(id).await;
        let events = before.apply(command(&before), self.store.now())?;
        Ok(self.store.commit(&before, &events, EDITOR).await.unwrap())
    }

    pub async fn story(&self, id: StoryId) -> Story {
        self.store.story(id).await.unwrap().expect("the story is there")
    }

    /// The path of a live story.
    pub async fn path(&self, id: StoryId) -> String {
        let story = self.store.published(id).await.unwrap().expect("the story is live");
        let complete = story.complete();
        let section = match (complete.section().as_str(), complete.lang().primary()) {
            ("world", "tr") => "dunya",
            ("world", "ar") => "alam",
            ("sport", "tr") => "spor",
            ("sport", "ar") => "riyada",
            (section, _) => section,
        };
        format!("/{}/{section}/{}", complete.lang(), complete.slug())
    }

    /// Somebody at another address.
    pub fn reader_at(&self, address: [u8; 4]) -> Reader<'_> {
        Reader { address: SocketAddr::from((address, 40_000)), ..self.reader(0) }
    }

    pub fn reader(&self, number: u16) -> Reader<'_> {
        let [high, low] = number.to_be_bytes();
        Reader {
            newsroom: self,
            address: SocketAddr::from(([198, 51, high, low], 40_000)),
            agent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".into(),
        }
    }
}

impl Reader<'_> {
    pub fn with_agent(mut self, agent: &str) -> Self {
        agent.clone_into(&mut self.agent);
        self
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path), Body::empty()).await
    }

    pub async fn get_with_cookie(&self, path: &str, cookie: &str) -> Answer {
        self.ask(Request::get(path).header(header::COOKIE, cookie), Body::empty()).await
    }

    /// Sends a form, as the site's own page would.
    /// Opens a story's page, writes for a while, and sends the form that stands there.
    pub async fn comment(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let page = self.get(path).await.text;
        let (_, rest) = page.split_once("name=\"stamp\" value=\"").expect("the form has its stamp");
        let (stamp, _) = rest.split_once('"').unwrap();
        self.newsroom.clock.advance(jiff::SignedDuration::from_secs(3));
        self.post(&format!("{path}/comments"), &[form, &[("stamp", stamp)]].concat()).await
    }

    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, "https://postasi.example");
        self.ask(request, Body::from(body)).await
    }

    /// Pushes a delivery as an agency's script would.
    pub async fn push(&self, authorization: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let request =
            Request::post("/api/wire").header(header::AUTHORIZATION, authorization).header(header::CONTENT_TYPE, kind);
        self.ask(request, body.into()).await
    }

    async fn ask(&self, request: Builder, body: Body) -> Answer {
        let mut request = request
            .header(header::HOST, "postasi.example")
            .header(header::USER_AGENT, &self.agent)
            .header(header::ACCEPT_LANGUAGE, "tr")
            .body(body)
            .unwrap();
        request.extensions_mut().insert(ConnectInfo(self.address));
        let answer = self.newsroom.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        Answer { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

/// A text item as NewsML-G2, written for the test that needs it.
pub struct G2<'a> {
    pub id: &'a str,
    pub version: u32,
    pub status: &'a str,
    pub lang: &'a str,
    pub headline: &'a str,
    pub body: &'a str,
    pub embargo: &'a str,
    pub signal: &'a str,
}

impl Default for G2<'_> {
    fn default() -> Self {
        Self {
            id: "urn:newsml:agency.example:1",
            version: 1,
            status: "usable",
            lang: "tr",
            headline: "Işıklı köprü açıldı",
            body: "Köprü bugün törenle açıldı.",
            embargo: "",
            signal: "",
        }
    }
}

impl G2<'_> {
    pub fn xml(&self) -> String {
        let Self { id, version, status, lang, headline, body, embargo, signal } = self;
        let guid = if id.is_empty() { String::new() } else { format!(r#"guid="{id}""#) };
        let embargo = if embargo.is_empty() { String::new() } else { format!("<embargoed>{embargo}</embargoed>") };
        let body = body.replace('\n', "</p><p>");
        let signal = if signal.is_empty() { String::new() } else { format!(r#"<signal qcode="sig:{signal}"/>"#) };
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" {guid} version="{version}" standard="NewsML-G2" standardversion="2.34" xml:lang="{lang}">
  <itemMeta>
    <itemClass qcode="ninat:text"/><provider literal="agency.example"/>
    <versionCreated>2026-03-12T08:0{version}:00Z</versionCreated>{embargo}
    <pubStatus qcode="stat:{status}"/>{signal}
  </itemMeta>
  <contentMeta><urgency>3</urgency><creditline>Kuzey Ajansı</creditline><headline>{headline}</headline></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{body}</p></body></html></inlineXML></contentSet>
</newsItem>"#
        )
    }
}
