//! A newsroom for tests: a store on disk, a clock that is moved by hand, a site, and people who publish and read.

#![expect(clippy::unwrap_used, reason = "a helper of tests: whatever fails here fails the test")]

use axum::{
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use std::sync::Arc;
use tellal_site::{
    Site,
    settings::{CommentPolicy, Section, SectionTitle, Settings},
};
use tellal_store::{Database, NewComment, Store};
use tellal_story::{
    Actor, Block, Body as StoryBody, Byline, Command, CommentId, CommentState, Content, Dateline, Fixed, Lang,
    SectionId, Slug, SourceLine, Story, StoryId,
};
use tower::ServiceExt;

pub const NOON: &str = "2026-03-12T09:00:00Z";

pub struct Newsroom {
    pub store: Store,
    pub site: Arc<Site>,
    pub clock: Arc<Fixed>,
    _folder: tempfile::TempDir,
}

/// What a reader's browser gets.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

pub fn lang(tag: &str) -> Lang {
    Lang::new(tag).unwrap()
}

impl Newsroom {
    pub async fn open() -> Self {
        Self::open_with(CommentPolicy::Before).await
    }

    pub async fn open_with(comments: CommentPolicy) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = tellal_store::Settings { folder: folder.path().join("data"), database: Database::Sqlite };
        let clock = Arc::new(Fixed::at(NOON.parse().unwrap()));
        let store = Store::open(settings, Arc::<Fixed>::clone(&clock)).await.unwrap();
        let site = Site::open(store.clone(), settings_of(comments)).unwrap_or_else(|fault| panic!("{fault}"));
        Self { store, site, clock, _folder: folder }
    }

    /// Publishes a story.
    pub async fn publish(&self, content: Content) -> StoryId {
        self.publish_after(None, content).await
    }

    /// Publishes a story that follows up another.
    pub async fn publish_after(&self, follows: Option<StoryId>, content: Content) -> StoryId {
        self.clock.advance(jiff::SignedDuration::from_secs(60));
        let id = StoryId(self.store.ambient().new_id());
        let story = Story::new(id, None, follows, content, Actor::Wire);
        self.store.create_story(&story, Actor::Wire).await.unwrap();
        self.tell(id, Command::Publish { from: 1 }).await;
        id
    }

    /// Gives a command about a story.
    pub async fn tell(&self, id: StoryId, command: Command) {
        let story = self.store.story(id).await.unwrap().unwrap();
        let events = story.apply(command, self.store.now()).unwrap();
        self.store.commit(&story, &events, Actor::Wire).await.unwrap();
    }

    /// Saves a change to a story and gives the next command about it.
    pub async fn change(&self, id: StoryId, change: impl FnOnce(&mut Content), then: impl FnOnce(u32) -> Command) {
        let story = self.store.story(id).await.unwrap().unwrap();
        let mut content = story.content.clone();
        change(&mut content);
        self.tell(id, Command::Save { from: story.revision, content: Box::new(content) }).await;
        self.clock.advance(jiff::SignedDuration::from_secs(3600));
        self.tell(id, then(story.revision + 1)).await;
    }

    /// A comment that readers see.
    pub async fn comment(&self, story: StoryId, parent: Option<CommentId>, name: &str, text: &str) -> CommentId {
        self.clock.advance(jiff::SignedDuration::from_secs(1));
        let comment = NewComment {
            parent,
            address: Some("okur@haber.example".to_owned()),
            state: CommentState::Approved,
            ..NewComment::new(story, name, text)
        };
        self.store.add_comment(comment).await.unwrap().id
    }

    /// What a reader gets at an address.
    pub async fn read(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// What a client gets for a request.
    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let answer = self.site.router().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

impl Answer {
    /// A header's value.
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Whether all these stand in the page in this order.
    pub fn has_in_order(&self, parts: &[&str]) {
        let mut from = 0;
        for part in parts {
            match self.body[from..].find(part) {
                Some(at) => from += at + part.len(),
                None => panic!("“{part}” is not in the page, or not where it belongs:\n{}", self.body),
            }
        }
    }
}

pub fn settings_of(comments: CommentPolicy) -> Settings {
    let titles = |titles: [(&str, &str, &str); 3]| {
        titles
            .into_iter()
            .map(|(tag, title, slug)| {
                (lang(tag), SectionTitle { title: title.into(), slug: SectionId::new(slug).unwrap() })
            })
            .collect()
    };
    let section =
        |id: &str, names| Section { id: SectionId::new(id).unwrap(), titles: titles(names), subjects: Vec::new() };
    Settings {
        base_url: "https://haber.example/".parse().unwrap(),
        name: [("tr", "Köprü Gazetesi"), ("en", "The Bridge"), ("ar", "صحيفة الجسر")]
            .into_iter()
            .map(|(tag, name)| (lang(tag), name.to_owned()))
            .collect(),
        languages: ["tr", "en", "ar"].map(lang).to_vec(),
        sections: vec![
            section(
                "turkiye",
                [("tr", "Türkiye", "turkiye"), ("en", "Türkiye", "turkiye"), ("ar", "تركيا", "turkiya")],
            ),
            section("world", [("tr", "Dünya", "dunya"), ("en", "World", "world"), ("ar", "العالم", "alam")]),
            section(
                "economy",
                [("tr", "Ekonomi", "ekonomi"), ("en", "Economy", "economy"), ("ar", "اقتصاد", "iqtisad")],
            ),
            section("culture", [("tr", "Kültür", "kultur"), ("en", "Culture", "culture"), ("ar", "ثقافة", "thaqafa")]),
        ],
        digits: std::collections::BTreeMap::new(),
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
    }
}

/// A whole story.
pub fn story(tag: &str, section: &str, slug: &str, headline: &str) -> Content {
    Content {
        lang: Some(lang(tag)),
        section: Some(SectionId::new(section).unwrap()),
        slug: Some(Slug::new(slug).unwrap()),
        headline: headline.into(),
        standfirst: "Köprü, iki yıl süren onarımın ardından törenle açıldı.".into(),
        byline: Byline::read("Ayşe Yılmaz, Mehmet Öz"),
        dateline: Some(Dateline { place: "ANKARA".into(), agency: Some("AA".into()), date: None }),
        source: Some(SourceLine::new("AA", Some("https://aa.example/haber/1"), Some("Abonelere açık")).unwrap()),
        body: StoryBody(vec![Block::paragraph("Köprü bugün açıldı."), Block::paragraph("İlk gün geçiş ücretsizdi.")]),
        ..Content::default()
    }
}
