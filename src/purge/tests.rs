use super::*;
use crate::{
    config::{Config, kinds::HostPort},
    doors::tests::{Served, serve},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use std::sync::Mutex;
use tellal_story::{Actor, Block, Body, Command, Content, Lang, SectionId, Slug, SourceLine, Story, StoryId};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

const KEY: &[u8] = b"0123456789abcdef0123456789abcdef";
const GOOD: &str = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}";
const BAD: &str = "HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

/// A cache that answers with what it is given, one after the other, and remembers what it was told.
struct Cache {
    served: Served,
    told: Arc<Mutex<Vec<String>>>,
}

impl Cache {
    async fn answering(answers: &'static [&'static str]) -> Self {
        let told = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&told);
        let served = serve(move |mut stream| {
            let heard = Arc::clone(&heard);
            async move {
                let mut bytes = Vec::new();
                while !bytes.ends_with(b"}") {
                    if stream.read_buf(&mut bytes).await? == 0 {
                        return Ok(());
                    }
                }
                let number = {
                    let mut heard = heard.lock().unwrap();
                    heard.push(String::from_utf8(bytes).unwrap());
                    heard.len() - 1
                };
                stream.write_all(answers[number.min(answers.len() - 1)].as_bytes()).await
            }
        })
        .await;
        Self { served, told }
    }

    /// The keys of each message, as its body names them.
    fn told(&self) -> Vec<Vec<String>> {
        let body = |message: &String| {
            let body: serde_json::Value = serde_json::from_str(message.split_once("\r\n\r\n").unwrap().1).unwrap();
            serde_json::from_value(body["keys"].clone()).unwrap()
        };
        self.told.lock().unwrap().iter().map(body).collect()
    }
}

struct Room {
    newsroom: Arc<Newsroom>,
    purge: Purge,
    _folder: tempfile::TempDir,
}

impl Room {
    async fn telling(cache: &Cache) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = cache.served.address;
        let allow: HostPort = address.to_string().try_into().unwrap();
        let secret = BASE64_STANDARD.encode(KEY);
        let sample = Config::sample().replace("[fetch]", &format!("[fetch]\nallow = [\"{allow}\"]"))
            + &format!("\n[purge]\nurl = \"http://{address}/purge\"\nsecret = \"whsec_{secret}\"\ntimeout = \"2 s\"\n");
        let config = Config::read(&sample, &folder.path().join("tellal.toml"), std::iter::empty()).unwrap();
        let purge = config.settings.purge.clone().unwrap();
        let newsroom = Newsroom::open(config).await.unwrap();
        tell(&newsroom, &purge).await.unwrap().unwrap();
        Self { newsroom, purge, _folder: folder }
    }

    async fn publish(&self, tag: &str, edition_of: Option<StoryId>) -> Story {
        let content = Content {
            headline: "Kıyı yolu açıldı".to_owned(),
            lang: Some(Lang::new(tag).unwrap()),
            section: Some(SectionId::new("world").unwrap()),
            slug: Some(Slug::new("kiyi-yolu").unwrap()),
            source: Some(SourceLine::new("Çarşı Postası", None, None).unwrap()),
            body: Body(vec![Block::paragraph("Yol bugün açıldı.")]),
            edition_of,
            ..Content::default()
        };
        let store = &self.newsroom.store;
        let story = Story::new(StoryId(store.ambient().new_id()), None, None, content, Actor::Wire);
        store.create_story(&story, Actor::Wire).await.unwrap();
        self.command(&story, Command::Publish { from: 1 }).await
    }

    async fn command(&self, story: &Story, command: Command) -> Story {
        let events = story.apply(command, self.newsroom.store.now()).unwrap();
        self.newsroom.store.commit(story, &events, Actor::Wire).await.unwrap()
    }

    async fn tell(&self) -> Result<u64, String> {
        tell(&self.newsroom, &self.purge).await.unwrap()
    }
}

#[tokio::test]
async fn what_is_published_drops_its_page_its_editions_and_the_lists_of_its_language() {
    let cache = Cache::answering(&[GOOD]).await;
    let room = Room::telling(&cache).await;
    let turkish = room.publish("tr", None).await;
    assert_eq!(room.tell().await, Ok(1));
    assert_eq!(cache.told(), [vec!["lists-tr".to_owned(), format!("story-{}", turkish.id)]]);
    let english = room.publish("en", Some(turkish.id)).await;
    assert_eq!(room.tell().await, Ok(1));
    let mut stories = [format!("story-{}", turkish.id), format!("story-{}", english.id)];
    stories.sort();
    assert_eq!(
        cache.told()[1],
        ["lists-en", &stories[0], &stories[1]],
        "the Turkish page leads to the English one now"
    );
    assert_eq!(room.tell().await, Ok(0), "and nothing is told twice");
}

#[tokio::test]
async fn what_is_taken_back_drops_everything_and_an_outage_delays_it_only() {
    let cache = Cache::answering(&[GOOD, BAD, GOOD]).await;
    let room = Room::telling(&cache).await;
    let story = room.publish("tr", None).await;
    assert_eq!(room.tell().await, Ok(1));
    room.command(&story, Command::Withdraw { reason: "Yanlış".into() }).await;
    assert!(room.tell().await.is_err_and(|why| why.contains("503")));
    assert_eq!(room.tell().await, Ok(1), "it is told again");
    assert_eq!(cache.told()[2], ["site"]);
}

#[tokio::test]
async fn a_message_is_signed_so_that_nobody_else_can_empty_the_cache() {
    let cache = Cache::answering(&[GOOD]).await;
    let room = Room::telling(&cache).await;
    room.publish("tr", None).await;
    room.tell().await.unwrap();
    let message = cache.told.lock().unwrap()[0].clone();
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    let header = |name: &str| {
        let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with(&format!("{name}: ")));
        line.unwrap().split_once(": ").unwrap().1.to_owned()
    };
    let at = header("webhook-timestamp").parse().unwrap();
    let signature = signature::sign(KEY, &header("webhook-id"), at, body.as_bytes());
    assert_eq!(header("webhook-signature"), signature);
    assert!(header("surrogate-key").starts_with("lists-tr story-"));
}
