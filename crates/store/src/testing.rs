//! A newsroom for tests: an empty store, a clock that stands still, and each test told twice, once on SQLite and once on
//! the PostgreSQL server that `TELLAL_TEST_POSTGRES` names (a connection string to a database in which schemas may be
//! made; without it the second telling prints a line and passes).

use crate::{Arrival, Database, Delivery, NewPerson, NewRaw, Person, Settings, Store};
use jiff::SignedDuration;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tellal_story::{
    Actor, Block, Body, Command, Content, Fixed, Item, Lang, Role, SectionId, Slug, SourceId, SourceLine, Story,
    StoryId,
};

/// A store in a folder of its own (and a schema of its own), at noon on 12 March 2026.
pub(crate) struct Newsroom {
    pub(crate) store: Store,
    pub(crate) clock: Arc<Fixed>,
    pub(crate) settings: Settings,
    _folder: tempfile::TempDir,
    schema: Option<(String, String)>,
}

impl Newsroom {
    pub(crate) async fn on_sqlite() -> Self {
        Self::open(Database::Sqlite, None).await
    }

    pub(crate) async fn on_postgres() -> Option<Self> {
        let Ok(server) = std::env::var("TELLAL_TEST_POSTGRES") else {
            println!("not told on PostgreSQL: TELLAL_TEST_POSTGRES is not set");
            return None;
        };
        static TESTS: AtomicU32 = AtomicU32::new(0);
        let schema = format!("test_{}_{}", std::process::id(), TESTS.fetch_add(1, Ordering::Relaxed));
        on_server(&server, &format!("create schema {schema}")).await;
        let address = if server.contains("://") {
            let join = if server.contains('?') { '&' } else { '?' };
            format!("{server}{join}options=-csearch_path%3D{schema}")
        } else {
            format!("{server} options='-csearch_path={schema}'")
        };
        Some(Self::open(Database::Postgres(address), Some((server, schema))).await)
    }

    async fn open(database: Database, schema: Option<(String, String)>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(Fixed::at("2026-03-12T12:00:00Z".parse().unwrap()));
        let settings = Settings { folder: folder.path().to_owned(), database };
        let store = Store::open(settings.clone(), clock.clone()).await.unwrap();
        Self { store, clock, settings, _folder: folder, schema }
    }

    /// Another process opens the same state.
    pub(crate) async fn open_again(&self) -> Store {
        Store::open(self.settings.clone(), self.clock.clone()).await.unwrap()
    }

    /// Time passes.
    pub(crate) fn wait(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
    }

    /// An item comes in through a door, in bytes of its own unless `bytes` says which.
    pub(crate) async fn deliver(&self, item: &Item, bytes: &[u8]) -> Arrival {
        let source = SourceId::new("aa").unwrap();
        let raw = NewRaw { source: &source, door: "drop", name: "haber.xml", bytes };
        let raw = self.store.keep_raw(raw).await.unwrap();
        let delivery = Delivery { source, raw, format: "newsml-g2".into(), item: item.clone(), remarks: Vec::new() };
        self.store.receive(delivery).await.unwrap()
    }

    /// A draft with all that a page needs.
    pub(crate) async fn draft(&self, slug: &str) -> Story {
        self.draft_of(whole(slug), None).await
    }

    /// A draft with these fields, as a follow-up if `follows` says of what.
    pub(crate) async fn draft_of(&self, content: Content, follows: Option<StoryId>) -> Story {
        let id = StoryId(self.store.ambient().new_id());
        let story = Story::new(id, None, follows, content, Actor::Wire);
        self.store.create_story(&story, Actor::Wire).await.unwrap();
        story
    }

    /// A story that readers see.
    pub(crate) async fn live(&self, slug: &str) -> Story {
        self.publish(&self.draft(slug).await).await
    }

    /// Publishes the latest revision.
    pub(crate) async fn publish(&self, story: &Story) -> Story {
        self.tell(story, Command::Publish { from: story.revision }).await
    }

    /// Gives a command that is not refused.
    pub(crate) async fn tell(&self, story: &Story, command: Command) -> Story {
        let events = story.apply(command, self.store.now()).unwrap();
        self.store.commit(story, &events, Actor::Wire).await.unwrap()
    }

    /// Somebody of the desk.
    pub(crate) async fn person(&self, login: &str, role: Role) -> Person {
        let person = NewPerson { login, name: login, role, password: "uzun bir parola" };
        self.store.add_person(person).await.unwrap()
    }

    /// The tables as a program from before there were lists has left them.
    pub(crate) async fn forget_where_stories_are_filed(&self) {
        let forget = ["delete from filed", "delete from named", "delete from shelf", "delete from version"];
        let forget = forget.into_iter().chain(["delete from edition", "update published set filed = 0"]);
        self.store.db().commit(forget.map(|sql| crate::db::Stmt::new(sql, Vec::new())).collect()).await.unwrap();
    }

    pub(crate) async fn tear_down(self) {
        self.store.close().await;
        if let Some((server, schema)) = self.schema {
            on_server(&server, &format!("drop schema {schema} cascade")).await;
        }
    }
}

/// All that a page needs.
pub(crate) fn whole(slug: &str) -> Content {
    Content {
        lang: Some(Lang::new("tr").unwrap()),
        section: Some(SectionId::new("world").unwrap()),
        slug: Some(Slug::new(slug).unwrap()),
        headline: format!("Köprü açıldı: {slug}"),
        source: Some(SourceLine::new("AA", Some("https://aa.example/1"), None).unwrap()),
        body: Body(vec![Block::paragraph("Köprü bugün açıldı.")]),
        ..Content::default()
    }
}

async fn on_server(server: &str, sql: &str) {
    let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await.unwrap();
    let link = tokio::spawn(connection);
    client.batch_execute(sql).await.unwrap();
    drop(client);
    link.await.unwrap().unwrap();
}

/// Tells each named `async fn(&Newsroom)` on both databases.
macro_rules! on_both {
    ($($name:ident)*) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $name() {
                let room = $crate::testing::Newsroom::on_sqlite().await;
                super::$name(&room).await;
                room.tear_down().await;
            })*
        }
        mod on_postgres {
            $(#[tokio::test]
            async fn $name() {
                if let Some(room) = $crate::testing::Newsroom::on_postgres().await {
                    super::$name(&room).await;
                    room.tear_down().await;
                }
            })*
        }
    };
}
pub(crate) use on_both;
