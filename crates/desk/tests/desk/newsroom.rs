//! A newsroom for tests: an empty folder, a clock that stands still, and one person of each role.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header, request::Builder},
};
use http_body_util::BodyExt;
use std::{collections::BTreeMap, sync::Arc};
use tellal_desk::{Desk, settings as desk};
use tellal_site::{
    Site,
    settings::{self as site, CommentPolicy, Section, SectionTitle},
};
use tellal_store::{Arrival, BasketItem, Database, Delivery, NewComment, NewPerson, NewRaw, Remark, Settings, Store};
use tellal_story::{
    Actor, Block, Content, Fixed, Item, KillPolicy, Lang, PublishPolicy, Role, SectionId, Slug, SourceId, SourceLine,
    Story, StoryId, UpdatePolicy,
};
use tower::ServiceExt;

pub(crate) const PASSWORD: &str = "uzun bir parola";

pub(crate) struct Newsroom {
    pub(crate) store: Store,
    pub(crate) clock: Arc<Fixed>,
    pub(crate) desk: Arc<Desk>,
    router: Router,
    cookie: &'static str,
    _folder: tempfile::TempDir,
}

/// Somebody at a browser: their cookies, the desk in English.
#[derive(Clone)]
pub(crate) struct Browser {
    pub(crate) cookies: String,
}

/// What came back.
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Page {
    pub(crate) fn goes_to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text);
        self.headers[header::LOCATION].to_str().unwrap()
    }

    #[track_caller]
    pub(crate) fn says(&self, words: &str) {
        assert!(self.text.contains(words), "“{words}” is not on the page ({}):\n{}", self.status, self.text);
    }

    #[track_caller]
    pub(crate) fn does_not_say(&self, words: &str) {
        assert!(!self.text.contains(words), "“{words}” is on the page:\n{}", self.text);
    }

    /// The value of the first hidden or other input of that name.
    #[track_caller]
    pub(crate) fn field(&self, name: &str) -> &str {
        let from =
            self.text.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no field {name}: {}", self.text));
        let (tag, rest) = (&self.text[from..], "value=\"");
        let start = tag.find(rest).unwrap() + rest.len();
        &tag[start..start + tag[start..].find('"').unwrap()]
    }
}

impl Newsroom {
    pub(crate) async fn open() -> Self {
        Self::open_with(false).await
    }

    pub(crate) async fn open_with(secure_cookies: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(Fixed::at("2026-03-12T12:00:00Z".parse().unwrap()));
        let settings = Settings { folder: folder.path().to_owned(), database: Database::Sqlite };
        let store = Store::open(settings, clock.clone()).await.unwrap();
        let site = Site::open(store.clone(), public()).unwrap();
        let settings = desk::Settings { sources: vec![agency()], secure_cookies, second_look: 20 };
        let desk = Desk::open(store.clone(), site, settings).unwrap();
        let cookie = if secure_cookies { "__Host-tellal" } else { "tellal" };
        Self { store, clock, router: desk.router(), desk, cookie, _folder: folder }
    }

    /// Somebody of that role, signed in.
    pub(crate) async fn browser(&self, role: Role) -> Browser {
        let login = role.as_str();
        let person = NewPerson { login, name: &format!("Ayşe ({login})"), role, password: PASSWORD };
        self.store.add_person(person).await.unwrap();
        let (token, _) = self.store.sign_in(login, PASSWORD).await.unwrap().unwrap();
        Browser { cookies: format!("tellal-desk-lang=en; {}={}", self.cookie, token.as_str()) }
    }

    /// Somebody whom nobody knows.
    pub(crate) fn stranger() -> Browser {
        Browser { cookies: "tellal-desk-lang=en".to_owned() }
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let text = String::from_utf8_lossy(&body.collect().await.unwrap().to_bytes()).replace("&#x2f;", "/");
        Page { status: parts.status, headers: parts.headers, text }
    }

    pub(crate) async fn get(&self, browser: &Browser, path: &str) -> Page {
        self.send(request(browser, Method::GET, path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, browser: &Browser, path: &str, form: &[(&str, &str)]) -> Page {
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = request(browser, Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form));
        self.send(request.unwrap()).await
    }

    /// Sends the editor's form. A part named `file` or `files` is a picture.
    pub(crate) async fn send_form(&self, browser: &Browser, path: &str, parts: &[(&str, &[u8])]) -> Page {
        let mut body = Vec::new();
        for (name, value) in parts {
            let file = if name.starts_with("file") { "; filename=\"resim.png\"" } else { "" };
            let head = format!("--kenar\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(value);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--kenar--\r\n");
        let request = request(browser, Method::POST, path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=kenar")
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    /// Sends the editor's form of words alone.
    pub(crate) async fn fill_in(&self, browser: &Browser, path: &str, parts: &[(&str, &str)]) -> Page {
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, value)| (*name, value.as_bytes())).collect();
        self.send_form(browser, path, &parts).await
    }

    /// An item comes in over the wire.
    pub(crate) async fn deliver(&self, item: Item, remarks: &[(&str, &str)]) -> BasketItem {
        let source = SourceId::new("aa").unwrap();
        let bytes = serde_json::to_vec(&item).unwrap();
        let raw = NewRaw { source: &source, door: "drop", name: "haber.xml", bytes: &bytes };
        let raw = self.store.keep_raw(raw).await.unwrap();
        let remark = |(code, text): &(&str, &str)| Remark { code: (*code).to_owned(), text: (*text).to_owned() };
        let remarks = remarks.iter().map(remark).collect();
        let delivery = Delivery { source, raw, format: "newsml-g2".into(), item, remarks };
        match self.store.receive(delivery).await.unwrap() {
            Arrival::New(item) => *item,
            Arrival::Newer { now, .. } => *now,
            Arrival::Repeat(id) => self.store.item(id).await.unwrap().unwrap(),
        }
    }

    /// A draft with all that a page needs.
    pub(crate) async fn draft(&self, content: Content) -> Story {
        let id = StoryId(self.store.ambient().new_id());
        let story = Story::new(id, None, None, content, Actor::Wire);
        self.store.create_story(&story, Actor::Wire).await.unwrap();
        story
    }

    pub(crate) async fn story(&self, id: StoryId) -> Story {
        self.store.story(id).await.unwrap().unwrap()
    }

    /// A story that readers see.
    pub(crate) async fn live(&self, editor: &Browser) -> Story {
        let story = self.draft(whole()).await;
        let path = format!("/desk/story/{}/publish", story.id);
        self.post(editor, &path, &[("from", "1")]).await.goes_to();
        self.story(story.id).await
    }

    /// A reader's comment that waits.
    pub(crate) async fn comment(&self, story: StoryId, text: &str) -> tellal_store::Comment {
        self.store.add_comment(NewComment::new(story, "Okur", text)).await.unwrap()
    }
}

pub(crate) fn request(browser: &Browser, method: Method, path: &str) -> Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "127.0.0.1:8080")
        .header(header::COOKIE, &browser.cookies)
        .header("sec-fetch-site", "same-origin")
}

pub(crate) fn whole() -> Content {
    Content {
        lang: Some(Lang::new("tr").unwrap()),
        section: Some(SectionId::new("world").unwrap()),
        slug: Some(Slug::new("kopru-acildi").unwrap()),
        headline: "Köprü açıldı".into(),
        standfirst: "Üç yıllık çalışma bitti".into(),
        source: Some(SourceLine::new("AA", None, None).unwrap()),
        body: tellal_story::Body(vec![
            Block::paragraph("Köprü bugün törenle açıldı."),
            Block::paragraph("İlk gün geçiş ücretsiz."),
        ]),
        ..Content::default()
    }
}

fn agency() -> desk::Source {
    desk::Source {
        id: SourceId::new("aa").unwrap(),
        line: SourceLine::new("AA", None, Some("Aboneler için")).unwrap(),
        lang: Some(Lang::new("tr").unwrap()),
        zone: Some("Europe/Istanbul".into()),
        encoding: None,
        section: Some(SectionId::new("world").unwrap()),
        token: None,
        publish: PublishPolicy::ByHand,
        kill: KillPolicy::Withdraw,
        updates: UpdatePolicy::Ask,
        tending: desk::Tending {
            doors: vec![
                desk::Door { name: "drop", address: "/srv/drop/aa".into(), every: None },
                desk::Door {
                    name: "mail",
                    address: "imaps://posta.example/INBOX".into(),
                    every: Some(std::time::Duration::from_mins(5)),
                },
            ],
            ..desk::Tending::default()
        },
    }
}

fn public() -> site::Settings {
    let lang = |tag: &str| Lang::new(tag).unwrap();
    let title = |title: &str, slug: &str| SectionTitle { title: title.into(), slug: SectionId::new(slug).unwrap() };
    site::Settings {
        base_url: "https://haber.example/".parse().unwrap(),
        name: BTreeMap::from([(lang("tr"), "Şehir Haber".into()), (lang("en"), "City News".into())]),
        languages: vec![lang("tr"), lang("en"), lang("ar")],
        sections: vec![
            Section {
                id: SectionId::new("world").unwrap(),
                subjects: Vec::new(),
                titles: BTreeMap::from([
                    (lang("tr"), title("Dünya", "dunya")),
                    (lang("en"), title("World", "world")),
                    (lang("ar"), title("العالم", "alam")),
                ]),
            },
            Section {
                id: SectionId::new("city").unwrap(),
                subjects: vec!["medtop:11000000".into()],
                titles: BTreeMap::from([(lang("tr"), title("Şehir", "sehir"))]),
            },
        ],
        digits: BTreeMap::new(),
        zone: "Europe/Istanbul".into(),
        comments: site::Commenting { mail: true, ..CommentPolicy::Before.into() },
        feeds: tellal_site::settings::FeedText::Full,
        imprint: tellal_site::settings::Imprint::default(),
        about: tellal_site::settings::About::default(),
        theme: None,
        look: tellal_site::settings::Look::default(),
        machines: tellal_site::settings::Machines::default(),
        trusted_proxies: Vec::new(),
        data_centres: None,
    }
}
