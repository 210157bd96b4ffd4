//! An agency goes on writing a story that the desk has worked on.

use crate::newsroom::{G2, Newsroom};
use axum::http::StatusCode;
use tellal_store::{AlarmKind, BasketState};
use tellal_story::{Actor, Block, Command, State, Story, StoryId};

const FIRST: &str =
    "Köprü bugün törenle açıldı.\nTörene 214 kişi katıldı, dedi valilik.\nGeçiş ilk gün ücretsiz olacak.";

fn g2<'a>(version: u32, body: &'a str, signal: &'a str) -> G2<'a> {
    G2 { version, body, signal, ..G2::default() }
}

/// An editor writes a paragraph anew.
async fn rewrite(newsroom: &Newsroom, story: StoryId, paragraph: usize, text: &str) {
    let with = |story: &Story| {
        let mut content = Box::new(story.content.clone());
        content.body.0[paragraph] = Block::paragraph(text);
        Command::Save { from: story.revision, content }
    };
    newsroom.tell(story, with).await.unwrap();
}

async fn text(newsroom: &Newsroom, story: StoryId) -> Vec<String> {
    newsroom.story(story).await.content.body.0.iter().map(Block::plain).collect()
}

async fn alarms(newsroom: &Newsroom) -> Vec<AlarmKind> {
    newsroom.store.alarms().await.unwrap().iter().map(|alarm| alarm.kind).collect()
}

#[tokio::test]
async fn what_the_desk_has_not_touched_follows_the_wire_and_readers_see_it() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("izle", g2(1, FIRST, "").xml()).await;
    let story = newsroom.take_item(&newsroom.basket().await[0]).await;
    rewrite(&newsroom, story, 2, "Köprüden geçiş bugün ücretsiz.").await;
    newsroom.tell(story, |story| Command::Publish { from: story.revision }).await.unwrap();

    let second = format!("{}\nVali yarın da gelecek.", FIRST.replace("214 kişi", "216 kişi"));
    newsroom.deliver("izle", g2(2, &second, "update").xml()).await;
    let want = [
        "Köprü bugün törenle açıldı.",
        "Törene 216 kişi katıldı, dedi valilik.",
        "Köprüden geçiş bugün ücretsiz.",
        "Vali yarın da gelecek.",
    ];
    assert_eq!(text(&newsroom, story).await, want);
    let page = newsroom.reader(1).get(&newsroom.path(story).await).await;
    assert!(page.text.contains("216 kişi") && page.text.contains("geçiş bugün ücretsiz"));
    assert!(!newsroom.item("izle", G2::default().id).await.update_waiting);
    let told = newsroom.story(story).await;
    assert_eq!((told.revision, told.revised_by), (3, Actor::Wire));

    // What both have changed waits; the rest does not.
    rewrite(&newsroom, story, 0, "Yeni köprü bugün büyük bir törenle açıldı.").await;
    let third = second.replace("bugün törenle", "bugün sade bir törenle").replace("216", "220");
    newsroom.deliver("izle", g2(3, &third, "update").xml()).await;
    let now = text(&newsroom, story).await;
    assert_eq!(now[0], "Yeni köprü bugün büyük bir törenle açıldı.");
    assert_eq!(now[1], "Törene 220 kişi katıldı, dedi valilik.");
    assert!(newsroom.item("izle", G2::default().id).await.update_waiting);
    let page = newsroom.reader(1).get(&newsroom.path(story).await).await;
    assert!(page.text.contains("216 kişi"), "what an editor has not finished is not published for them");
    let before = newsroom.story(story).await.revision;
    newsroom.deliver("izle", g2(3, &third, "update").xml()).await;
    assert_eq!(newsroom.story(story).await.revision, before, "a repeat changes nothing");
}

#[tokio::test]
async fn a_correction_of_a_live_story_waits_for_somebody_whatever_the_policy() {
    for source in ["izle", "auto"] {
        let newsroom = Newsroom::open().await;
        newsroom.deliver(source, g2(1, FIRST, "").xml()).await;
        let item = newsroom.item(source, G2::default().id).await;
        let story = match item.story {
            Some(story) => story,
            None => newsroom.publish_item(&item).await,
        };
        newsroom.deliver(source, g2(2, &FIRST.replace("214", "241"), "correction").xml()).await;
        let page = newsroom.reader(1).get(&newsroom.path(story).await).await;
        assert!(page.text.contains("214"), "{source}: nothing changes unseen");
        assert_eq!(alarms(&newsroom).await, [AlarmKind::CorrectionWaiting]);
        // The next update carries the correction, and is none itself.
        newsroom.deliver(source, g2(3, &FIRST.replace("214", "242"), "update").xml()).await;
        assert!(newsroom.item(source, G2::default().id).await.correction);
        let page = newsroom.reader(1).get(&newsroom.path(story).await).await;
        assert!(page.text.contains("214"), "{source}: what came after a correction waits with it");
    }
}

#[tokio::test]
async fn an_embargo_that_comes_too_late_is_told() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("auto", g2(2, FIRST, "").xml()).await;
    let story = newsroom.item("auto", G2::default().id).await.story.unwrap();
    assert_eq!(newsroom.story(story).await.state, State::Live);
    newsroom.deliver("auto", G2 { embargo: "2026-03-12T18:00:00Z", ..g2(1, FIRST, "") }.xml()).await;
    assert_eq!(alarms(&newsroom).await, [AlarmKind::EmbargoTooLate], "the first version says so, though it came last");
}

#[tokio::test]
async fn an_embargo_of_the_first_version_holds_the_second() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("auto", G2 { embargo: "2026-03-12T18:00:00Z", ..g2(1, FIRST, "") }.xml()).await;
    newsroom.deliver("auto", g2(2, &FIRST.replace("214", "216"), "update").xml()).await;
    let story = newsroom.item("auto", G2::default().id).await.story.unwrap();
    let told = newsroom.story(story).await;
    assert!(matches!(told.state, State::Scheduled { .. }), "{:?}", told.state);
    assert!(told.content.body.plain().contains("216"));
}

#[tokio::test]
async fn a_kill_that_comes_before_its_story_is_not_undone_by_it() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("auto", G2 { status: "canceled", ..g2(2, "Kullanmayınız.", "") }.xml()).await;
    newsroom.deliver("auto", g2(1, FIRST, "").xml()).await;
    let item = newsroom.item("auto", G2::default().id).await;
    assert_eq!((item.state, item.story), (BasketState::Canceled, None));
    assert_eq!(newsroom.reader(1).get("/tr/dunya/isikli-kopru-acildi").await.status, StatusCode::NOT_FOUND);
}
