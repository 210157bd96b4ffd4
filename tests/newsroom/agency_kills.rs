//! An agency takes a story back.

use crate::newsroom::{G2, Newsroom};
use axum::http::StatusCode;
use tellal_store::{AlarmKind, BasketState, NewPerson};
use tellal_story::{Block, Command, Picture, Refusal, Role, State};

fn kill() -> G2<'static> {
    G2 {
        version: 2, status: "canceled", headline: "GERİ ÇEKİLDİ", body: "Bu haberi kullanmayınız.", ..G2::default()
    }
}

#[tokio::test]
async fn a_kill_reaches_every_copy_and_the_desk_is_told_once() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let story = newsroom.publish_item(&newsroom.basket().await[0]).await;
    newsroom.store.index_pending().await.unwrap();
    let path = newsroom.path(story).await;

    newsroom.deliver("kuzey", kill().xml()).await;
    newsroom.deliver("kuzey", kill().xml()).await;

    assert_eq!(newsroom.item("kuzey", kill().id).await.state, BasketState::Canceled);
    let desk_copy = newsroom.story(story).await;
    assert!(desk_copy.killed && matches!(desk_copy.state, State::Withdrawn(_)));
    assert_eq!(newsroom.tell(story, |_| Command::Reinstate).await.unwrap_err(), Refusal::Killed);
    let alarms = newsroom.store.alarms().await.unwrap();
    assert_eq!(alarms.iter().map(|alarm| alarm.kind).collect::<Vec<_>>(), [AlarmKind::KilledAndWithdrawn]);

    let reader = newsroom.reader(1);
    let page = reader.get(&path).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.text.contains("lang=\"tr\""), "the notice is in the story's language");
    assert!(!page.text.contains("törenle"), "nothing of the story is left on it");
    assert!(!page.text.contains("kullanmayınız"), "the agency's kill text is not published");
    for place in [
        "/tr/",
        "/tr/dunya/",
        "/tr/feed.atom",
        "/tr/feed.json",
        "/sitemap.xml",
        "/sitemap-news.xml",
        "/tr/search?q=koprü",
    ] {
        let answer = reader.get(place).await;
        assert!(!answer.text.contains("Işıklı") && !answer.text.contains(&path), "{place} has forgotten it");
    }
}

#[tokio::test]
async fn where_kills_hold_the_page_stays_and_the_desk_decides() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("hold", G2::default().xml()).await;
    let story = newsroom.publish_item(&newsroom.basket().await[0]).await;
    newsroom.deliver("hold", kill().xml()).await;
    assert_eq!(newsroom.reader(1).get(&newsroom.path(story).await).await.status, StatusCode::OK);
    assert_eq!(newsroom.store.alarms().await.unwrap()[0].kind, AlarmKind::KilledAndHeld);
    newsroom.tell(story, |_| Command::Withdraw { reason: "Ajans geri çekti".into() }).await.unwrap();
}

#[tokio::test]
async fn a_canceled_item_stays_canceled_until_a_higher_version_is_usable() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let story = newsroom.publish_item(&newsroom.basket().await[0]).await;
    newsroom.deliver("kuzey", kill().xml()).await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    assert!(newsroom.story(story).await.killed, "the old version again lifts nothing");
    newsroom.deliver("kuzey", G2 { version: 3, headline: "Doğrulandı: köprü açıldı", ..G2::default() }.xml()).await;
    assert_eq!(newsroom.item("kuzey", kill().id).await.state, BasketState::Taken);
    newsroom.tell(story, |_| Command::Reinstate).await.unwrap();
    newsroom.tell(story, |story| Command::Publish { from: story.revision }).await.unwrap();
    assert_eq!(newsroom.reader(1).get(&newsroom.path(story).await).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_kill_that_a_crash_cut_off_is_carried_out_when_the_newsroom_opens_again() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let story = newsroom.publish_item(&newsroom.basket().await[0]).await;
    newsroom.receive_and_crash("kuzey", kill().xml()).await;
    assert_eq!(newsroom.story(story).await.state, State::Live);
    newsroom.desk.catch_up().await.unwrap();
    newsroom.desk.catch_up().await.unwrap();
    assert!(matches!(newsroom.story(story).await.state, State::Withdrawn(_)));
    assert_eq!(newsroom.store.alarms().await.unwrap().len(), 1, "the desk is told once");
}

#[tokio::test]
async fn nothing_that_lies_in_the_basket_goes_out_by_itself_when_the_newsroom_opens_again() {
    let newsroom = Newsroom::open().await;
    newsroom.receive_and_crash("auto", G2::default().xml()).await;
    newsroom.desk.catch_up().await.unwrap();
    let item = newsroom.item("auto", G2::default().id).await;
    assert_eq!((item.story, item.state), (None, BasketState::New), "it may have been left there on purpose");
}

#[tokio::test]
async fn an_item_without_an_id_kills_nothing() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("kuzey", G2 { id: "", ..G2::default() }.xml()).await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let with_id = newsroom.item("kuzey", G2::default().id).await;
    let story = newsroom.publish_item(&with_id).await;
    newsroom.deliver("kuzey", G2 { id: "", ..kill() }.xml()).await;
    assert_eq!(newsroom.story(story).await.state, State::Live);
    assert!(newsroom.store.alarms().await.unwrap().is_empty());
}

#[tokio::test]
async fn another_wires_kill_of_the_same_id_kills_nothing_here() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let story = newsroom.publish_item(&newsroom.basket().await[0]).await;
    newsroom.deliver("hold", kill().xml()).await;
    assert_eq!(newsroom.story(story).await.state, State::Live);
}

#[tokio::test]
async fn a_kill_that_follows_a_request_to_hold_is_still_a_kill() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let story = newsroom.publish_item(&newsroom.basket().await[0]).await;
    let path = newsroom.path(story).await;
    newsroom.deliver("kuzey", G2 { status: "withheld", ..kill() }.xml()).await;
    assert_eq!(newsroom.reader(1).get(&path).await.status, StatusCode::OK, "a hold takes nothing from readers");
    newsroom.deliver("kuzey", G2 { version: 3, ..kill() }.xml()).await;
    assert_eq!(newsroom.reader(1).get(&path).await.status, StatusCode::GONE);
    let kinds: Vec<_> = newsroom.store.alarms().await.unwrap().iter().map(|alarm| alarm.kind).collect();
    assert_eq!(kinds.len(), 2);
    assert!(kinds.contains(&AlarmKind::Withheld) && kinds.contains(&AlarmKind::KilledAndWithdrawn), "{kinds:?}");
}

/// A PNG of one pixel.
const PNG: &[u8] = include_bytes!("../../crates/site/src/media/pixel.png");

#[tokio::test]
async fn a_killed_storys_picture_goes_with_it_unless_another_story_shows_it() {
    let newsroom = Newsroom::open().await;
    let medium = newsroom.store.put_medium(PNG).await.unwrap();
    let with_picture = async |id: &str| {
        newsroom.deliver("kuzey", G2 { id, ..G2::default() }.xml()).await;
        let story = newsroom.take_item(&newsroom.item("kuzey", id).await).await;
        let src = medium.name.clone();
        let illustrate = |story: &tellal_story::Story| {
            let mut content = Box::new(story.content.clone());
            let picture = Picture { src: src.clone(), width: 1, height: 1, ..Picture::default() };
            content.body.0.push(Block::Picture(picture));
            Command::Save { from: story.revision, content }
        };
        newsroom.tell(story, illustrate).await.unwrap();
        newsroom.tell(story, |story| Command::Publish { from: story.revision }).await.unwrap();
        story
    };
    let first = with_picture(G2::default().id).await;
    let second = with_picture("urn:newsml:agency.example:2").await;
    let address = format!("/media/{}", medium.name);
    let smaller = format!("/media/{}-1.webp", &medium.name[..32]);
    let shown = newsroom.reader(1).get(&address).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(
        !shown.headers["cache-control"].to_str().unwrap().contains("immutable"),
        "no copy may outlive a kill for long"
    );
    assert_eq!(newsroom.reader(1).get(&smaller).await.headers["content-type"], "image/webp");

    newsroom.deliver("kuzey", kill().xml()).await;
    assert!(newsroom.store.published(first).await.unwrap().is_none());
    assert_eq!(newsroom.reader(1).get(&address).await.status, StatusCode::OK, "the other story still shows it");
    newsroom.tell(second, |_| Command::Withdraw { reason: "Fotoğraf geri çekildi".into() }).await.unwrap();
    let gone = newsroom.reader(1).get(&address).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert_eq!(gone.headers["cache-control"], "no-store");
    assert_eq!(newsroom.reader(1).get(&smaller).await.status, StatusCode::GONE, "its sizes go with it");
    for (role, status) in [(Role::Reporter, StatusCode::OK), (Role::Moderator, StatusCode::GONE)] {
        let login = role.as_str();
        let person = NewPerson { login, name: login, role, password: "uzun bir parola" };
        newsroom.store.add_person(person).await.unwrap();
        let (token, _) = newsroom.store.sign_in(login, "uzun bir parola").await.unwrap().unwrap();
        let answer = newsroom.reader(1).get_with_cookie(&address, &format!("tellal={}", token.as_str())).await;
        assert_eq!(answer.status, status, "those who read the desk look at what a withdrawn story showed");
        assert_eq!(answer.headers["cache-control"], "no-store");
    }

    newsroom.tell(second, |_| Command::Reinstate).await.unwrap();
    newsroom.tell(second, |story| Command::Publish { from: story.revision }).await.unwrap();
    assert_eq!(newsroom.reader(1).get(&address).await.status, StatusCode::OK, "it is back with its story");
}

#[tokio::test]
async fn a_kill_that_another_process_takes_in_reaches_the_sitemap_too() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let id = newsroom.publish_item(&newsroom.basket().await[0]).await;
    let path = newsroom.path(id).await;
    assert!(newsroom.reader(1).get("/sitemap.xml").await.text.contains(&path));
    let other = newsroom.another_process().await;
    let story = other.story(id).await.unwrap().unwrap();
    let kill = Command::Kill { policy: tellal_story::KillPolicy::Withdraw, reason: "Kuzey Ajansı".into() };
    let events = story.apply(kill, other.now()).unwrap();
    other.commit(&story, &events, tellal_story::Actor::Wire).await.unwrap();
    assert!(!newsroom.reader(1).get("/sitemap.xml").await.text.contains(&path));
}
