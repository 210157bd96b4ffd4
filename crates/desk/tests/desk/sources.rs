//! How the wires are, as the desk shows it.

use crate::newsroom::Newsroom;
use axum::http::StatusCode;
use tellal_store::{AlarmKind, DoorEvent, DoorState, NewAlarm, NewRaw, RawNote, Remark};
use tellal_story::{Item, Role, SourceId};

fn aa() -> SourceId {
    SourceId::new("aa").unwrap()
}

#[tokio::test]
async fn a_mailbox_that_refuses_its_password_is_seen_at_the_desk_with_its_log() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    room.get(&reporter, "/desk/sources").await.says("nothing yet");
    let state = DoorState { failures: 3, error: Some("the server refuses <b>ayse</b>".into()), ..DoorState::default() };
    room.store.remember_door(&aa(), "mail", &state).await.unwrap();
    room.store.note_door(&aa(), "mail", DoorEvent::Failed, "the server refuses <b>ayse</b>").await.unwrap();
    let page = room.get(&reporter, "/desk/sources").await;
    page.says(">failing<");
    page.says("the server refuses &lt;b&gt;ayse&lt;/b&gt;");
    let page = room.get(&reporter, "/desk/sources/aa").await;
    page.says("failed 3 times in a row");
    page.says("<strong>failed</strong>");
    page.does_not_say("Look now");
    assert_eq!(room.get(&reporter, "/desk/sources/nobody").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_wire_that_has_gone_quiet_says_so_until_something_comes() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    room.deliver(Item { id: Some("aa:1".into()), headline: "Haber".into(), ..Item::default() }, &[]).await;
    room.get(&editor, "/desk/sources").await.says(">working<");
    let alarm = NewAlarm {
        kind: AlarmKind::SourceQuiet,
        source: aa(),
        item: None,
        story: None,
        once: "1".into(),
        detail: "3 h".into(),
    };
    room.store.raise(alarm).await.unwrap();
    let page = room.get(&editor, "/desk/sources").await;
    page.says(">quiet<");
    page.says("Nothing new has come from AA since");
    room.store.alarms_are_over(AlarmKind::SourceQuiet, &aa()).await.unwrap();
    room.get(&editor, "/desk/sources").await.does_not_say("Nothing new has come from");
}

#[tokio::test]
async fn only_who_runs_the_newsroom_has_a_door_asked_now() {
    let room = Newsroom::open().await;
    let (admin, mut knocks) = (room.browser(Role::Admin).await, room.desk.knocks());
    let answer = room.post(&admin, "/desk/sources/aa/ask", &[]).await;
    assert_eq!(answer.goes_to(), "/desk/sources/aa");
    assert_eq!(knocks.try_recv().unwrap(), aa());
    room.get(&admin, "/desk/sources/aa").await.says("was asked to look now by");
}

#[tokio::test]
async fn a_delivery_that_gave_nothing_is_listed_with_its_reason_and_its_bytes() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let source = aa();
    let bytes = b"<html><body><script>alert(1)</script>Please sign in</body></html>";
    let raw = NewRaw { source: &source, door: "feed", name: "https://aa.example/feed", bytes };
    let id = room.store.keep_raw(raw).await.unwrap();
    let remarks = vec![Remark { code: "no-such-code".into(), text: "This is a page and not news.".into() }];
    room.store.note_delivery(id, &RawNote { format: "unknown".into(), items: 0, remarks }).await.unwrap();
    let page = room.get(&reporter, "/desk/sources").await;
    page.says("gave no item");
    page.says("This is a page and not news.");
    let page = room.get(&reporter, &format!("/desk/raw/{id}/look")).await;
    page.says("  &lt;body&gt;\n    &lt;script&gt;alert(1)");
    page.does_not_say("<script>alert");
    let page = room.get(&reporter, &format!("/desk/raw/{id}/look?layout=as-it-came")).await;
    page.says("&lt;html&gt;&lt;body&gt;&lt;script&gt;");
    // In time the bytes are given up, and the line stays.
    room.clock.advance(jiff::SignedDuration::from_hours(1));
    assert_eq!(room.store.expire_raw(&source, room.store.now()).await.unwrap(), 1);
    room.get(&reporter, &format!("/desk/raw/{id}/look")).await.says("The bytes were given up on");
    assert_eq!(room.get(&reporter, &format!("/desk/raw/{id}")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_version_of_an_item_can_be_looked_at_as_it_came() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let version =
        |number| Item { id: Some("aa:1".into()), version: Some(number), headline: "Haber".into(), ..Item::default() };
    let first = room.deliver(version(1), &[]).await;
    room.clock.advance(jiff::SignedDuration::from_mins(5));
    let second = room.deliver(version(2), &[]).await;
    let page = room.get(&reporter, &format!("/desk/raw/{}/look?item={}", second.raw, second.id)).await;
    page.says("All versions of this item");
    page.says(&format!("/desk/raw/{}/look", first.raw));
}
