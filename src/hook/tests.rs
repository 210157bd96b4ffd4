use super::*;
use crate::{
    config::{Config, kinds::HostPort},
    doors::tests::{Served, serve},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use ring::hmac;
use std::sync::Mutex;
use tellal_store::{NewComment, QueueAsk, QueueTab};
use tellal_story::{Actor, Command, CommentState, Content, Lang, SectionId, Slug, SourceLine, Story, StoryId};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

const KEY: &[u8] = b"0123456789abcdef0123456789abcdef";

/// A moderation service that answers with what it is given, one after the other, and remembers what it was asked.
struct Service {
    served: Served,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Service {
    async fn answering(answers: &'static [&'static str]) -> Self {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        let served = serve(move |mut stream| {
            let heard = Arc::clone(&heard);
            async move {
                let mut bytes = Vec::new();
                while !whole(&bytes) {
                    if stream.read_buf(&mut bytes).await? == 0 {
                        return Ok(());
                    }
                }
                let number = {
                    let mut heard = heard.lock().unwrap();
                    heard.push(String::from_utf8(bytes).unwrap());
                    heard.len() - 1
                };
                match answers[number.min(answers.len() - 1)] {
                    "silence" => std::future::pending().await,
                    "hangs up" => Ok(()),
                    answer => stream.write_all(answer.as_bytes()).await,
                }
            }
        })
        .await;
        Self { served, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    length.is_some_and(|length: usize| body.len() >= length)
}

macro_rules! answers {
    ($($json:literal),*) => {
        &[$(concat!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n\r\n", $json)),*]
    };
}

/// A newsroom with one story, open for comments, that asks a service.
struct Room {
    newsroom: Arc<Newsroom>,
    hook: Hook,
    story: StoryId,
    _folder: tempfile::TempDir,
}

impl Room {
    async fn asking(service: &Service, more: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = service.served.address;
        let hook = format!(
            "[comments]\nhook = {{ url = \"http://{address}/ask\", secret = \"whsec_{}\", timeout = \"200 ms\", alarm_after = 2{more} }}\n",
            BASE64_STANDARD.encode(KEY)
        );
        let allow: HostPort = address.to_string().try_into().unwrap();
        let sample = Config::sample()
            .replace("[fetch]", &format!("[fetch]\nallow = [\"{allow}\"]"))
            .replace("[comments]\n", &hook);
        let config = Config::read(&sample, &folder.path().join("tellal.toml"), std::iter::empty()).unwrap();
        let hook = config.settings.comments.hook.clone().unwrap();
        let newsroom = Newsroom::open(config).await.unwrap();
        let story = story(&newsroom).await;
        Self { newsroom, hook, story, _folder: folder }
    }

    async fn comment(&self, text: &str) -> Comment {
        self.newsroom.store.add_comment(NewComment::new(self.story, "Nermin", text)).await.unwrap()
    }

    async fn ask(&self, failures: &mut Failures) -> u32 {
        ask_waiting(&self.newsroom, &self.hook, failures).await.unwrap()
    }

    async fn state(&self, comment: &Comment) -> CommentState {
        self.newsroom.store.comment(comment.id).await.unwrap().unwrap().state
    }
}

async fn story(newsroom: &Newsroom) -> StoryId {
    let content = Content {
        headline: "Kıyı yolu yarın açılıyor".to_owned(),
        lang: Some(Lang::new("tr").unwrap()),
        section: Some(SectionId::new("world").unwrap()),
        slug: Some(Slug::new("kiyi-yolu").unwrap()),
        source: Some(SourceLine::new("Çarşı Postası", None, None).unwrap()),
        body: tellal_story::Body(vec![tellal_story::Block::paragraph("Yol yarın açılıyor.")]),
        ..Content::default()
    };
    let store = &newsroom.store;
    let story = Story::new(StoryId(store.ambient().new_id()), None, None, content, Actor::Wire);
    store.create_story(&story, Actor::Wire).await.unwrap();
    let events = story.apply(Command::Publish { from: story.revision }, store.now()).unwrap();
    store.commit(&story, &events, Actor::Wire).await.unwrap();
    story.id
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_service_says_is_done_and_said_to_be_its_doing() {
    let service = Service::answering(answers![
        r#"{"decision": "approve"}"#,
        r#"{"decision": "reject", "reason": "Kişiye hakaret"}"#,
        r#"{"decision": "hold", "reason": "emin değilim"}"#
    ])
    .await;
    let room = Room::asking(&service, "").await;
    let mut failures = Failures::default();
    let mut comments = Vec::new();
    for text in ["Sonunda!", "Hepiniz hırsızsınız", "Kim kazandı?"] {
        comments.push(room.comment(text).await);
        assert_eq!(room.ask(&mut failures).await, 1, "{text}");
    }
    assert_eq!(room.state(&comments[0]).await, CommentState::Approved);
    assert_eq!(room.state(&comments[1]).await, CommentState::Rejected { reason: "Kişiye hakaret".to_owned() });
    assert_eq!(room.state(&comments[2]).await, CommentState::Pending);
    let store = &room.newsroom.store;
    let held = QueueAsk { tab: QueueTab::Held, rule: Some(RULE.to_owned()), ..QueueAsk::default() };
    let held = store.comment_queue(held).await.unwrap();
    assert_eq!(held.rows.len(), 1);
    for comment in &comments {
        let history = store.comment_history(comment.id).await.unwrap();
        assert!(history.iter().any(|line| line.what == "outside" && line.by.is_none()), "{history:?}");
    }
    assert_eq!(room.ask(&mut failures).await, 0, "nobody is asked about twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_question_says_what_is_needed_and_no_more_and_is_signed() {
    let service = Service::answering(answers![r#"{"decision": "approve"}"#]).await;
    let room = Room::asking(&service, "").await;
    let first = NewComment {
        address: Some("nermin@okur.example".to_owned()),
        state: CommentState::Approved,
        ..NewComment::new(room.story, "Nermin", "Sonunda!")
    };
    let first = room.newsroom.store.add_comment(first).await.unwrap();
    let answer = NewComment {
        parent: Some(first.id),
        address: Some("cem@okur.example".to_owned()),
        held: vec!["insult".to_owned()],
        ..NewComment::new(room.story, "Cem", "Durak nerede olacak?")
    };
    room.newsroom.store.add_comment(answer).await.unwrap();
    room.ask(&mut Failures::default()).await;
    let asked = service.asked();
    assert_eq!(asked.len(), 1, "what is shown already is not asked about");
    let (head, body) = asked[0].split_once("\r\n\r\n").unwrap();
    let header = |name: &str| {
        head.lines()
            .find_map(|line| line.to_ascii_lowercase().starts_with(name).then(|| line[name.len()..].trim().to_owned()))
            .unwrap()
    };
    assert!(head.starts_with("POST /ask HTTP/1.1"));
    let signed = format!("{}.{}.{body}", header("webhook-id:"), header("webhook-timestamp:"));
    let signature = BASE64_STANDARD.decode(header("webhook-signature:").strip_prefix("v1,").unwrap()).unwrap();
    hmac::verify(&hmac::Key::new(hmac::HMAC_SHA256, KEY), signed.as_bytes(), &signature).unwrap();
    let question: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(question["text"], "Durak nerede olacak?");
    assert_eq!(question["answers"], "Sonunda!");
    assert_eq!(question["held"][0], "insult");
    assert_eq!(question["story"]["headline"], "Kıyı yolu yarın açılıyor");
    assert!(question["story"]["address"].as_str().unwrap().ends_with("/tr/dunya/kiyi-yolu"), "{question}");
    assert!(!body.contains("okur.example"), "an address is nobody else's business: {body}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_misbehaves_leaves_comments_to_people_and_alarms_the_desk() {
    for misbehaves in [
        "HTTP/1.1 500 Internal Server Error\r\nconnection: close\r\n\r\n{\"decision\": \"approve\"}",
        "HTTP/1.1 302 Found\r\nconnection: close\r\nlocation: http://93.184.215.14/\r\n\r\n",
        "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n<html>Sign in to the hotel's network</html>",
        "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{\"decision\": \"reject\"}",
        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 99\r\n\r\n{\"decision\": \"approve\"}",
        "hangs up",
        "silence",
    ] {
        let service = Service::answering(Box::leak(Box::new([misbehaves]))).await;
        let room = Room::asking(&service, "").await;
        let mut failures = Failures::default();
        let comment = room.comment("Sonunda!").await;
        assert_eq!(room.ask(&mut failures).await, 0, "{misbehaves}");
        assert_eq!(room.state(&comment).await, CommentState::Pending, "{misbehaves}");
        assert_eq!(room.newsroom.store.alarms().await.unwrap().len(), 0, "once is nothing");
        room.comment("Nihayet!").await;
        room.ask(&mut failures).await;
        assert_eq!(failures.count, 2, "the first one is not asked about again at once");
        assert_eq!(room.newsroom.store.alarms().await.unwrap().len(), 1, "{misbehaves}");
        assert!(failures.pause() > LOOK_EVERY);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alarm_is_over_when_the_service_answers_again() {
    let service = Service::answering(&[
        "hangs up",
        "hangs up",
        "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{\"decision\": \"approve\"}",
    ])
    .await;
    let room = Room::asking(&service, "").await;
    let mut failures = Failures::default();
    for text in ["Bir", "İki", "Üç"] {
        room.comment(text).await;
        room.ask(&mut failures).await;
    }
    assert_eq!(failures.count, 0);
    assert!(room.newsroom.store.alarms().await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_may_only_advise_decides_nothing() {
    let service =
        Service::answering(answers![r#"{"decision": "approve"}"#, r#"{"decision": "reject", "reason": "Reklam"}"#])
            .await;
    let room = Room::asking(&service, ", may = []").await;
    let mut failures = Failures::default();
    let good = room.comment("Sonunda!").await;
    room.ask(&mut failures).await;
    let bad = room.comment("Ucuz saat").await;
    room.ask(&mut failures).await;
    assert_eq!(room.state(&good).await, CommentState::Pending);
    assert_eq!(room.state(&bad).await, CommentState::Pending);
    let held = room.newsroom.store.comment(bad.id).await.unwrap().unwrap().held;
    assert_eq!(held, [RULE]);
}
