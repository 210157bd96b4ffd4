//! Comments are let through or refused whole; every decision can be undone.

use crate::newsroom::Newsroom;
use axum::http::StatusCode;
use tellal_story::{CommentState, Role};

#[tokio::test]
async fn a_moderator_approves_rejects_with_a_reason_and_undoes() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let moderator = room.browser(Role::Moderator).await;
    let story = room.live(&editor).await;
    let first = room.comment(story.id, "Çok güzel <script>").await;
    let second = room.comment(story.id, "BU NE BİÇİM HABER").await;
    let page = room.get(&moderator, "/desk/").await;
    assert_eq!(page.goes_to(), "/desk/comments");

    let page = room.get(&moderator, "/desk/comments").await;
    page.says("Çok güzel &lt;script&gt;");
    page.says("Köprü açıldı");
    page.says("Written in capitals");
    page.says("<mark>");
    page.says("Kişiye hakaret içeriyor.");

    let judge = async |id: tellal_story::CommentId, form: &[(&str, &str)]| {
        room.post(&moderator, &format!("/desk/comment/{id}"), &[form, &[("state", "pending")]].concat()).await
    };
    let next = second.id.to_string();
    let page = judge(first.id, &[("what", "approve"), ("next", &next)]).await;
    let to = format!("/desk/comments?state=pending&done={}&did=approve#c-{next}", first.id);
    assert_eq!(page.goes_to(), to);
    room.get(&moderator, to.split('#').next().unwrap()).await.says("Approved.");

    let page = judge(second.id, &[("what", "reject"), ("reason", "  ")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Say why");
    judge(second.id, &[("what", "reject"), ("reason", "Hakaret")]).await.goes_to();
    assert_eq!(room.store.comment(first.id).await.unwrap().unwrap().state, CommentState::Approved);
    let rejected = CommentState::Rejected { reason: "Hakaret".into() };
    assert_eq!(room.store.comment(second.id).await.unwrap().unwrap().state, rejected);
    room.get(&moderator, "/desk/comments?state=rejected").await.says("Hakaret");

    let page = judge(first.id, &[("what", "undo")]).await;
    assert_eq!(page.goes_to(), format!("/desk/comments?state=pending&did=undo#c-{}", first.id));
    assert_eq!(room.store.comment(first.id).await.unwrap().unwrap().state, CommentState::Pending);
}

#[tokio::test]
async fn a_colleague_was_quicker() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let story = room.live(&editor).await;
    let comment = room.comment(story.id, "Güzel").await;
    let path = format!("/desk/comment/{}", comment.id);
    room.post(&editor, &path, &[("what", "approve")]).await.goes_to();
    let page = room.post(&editor, &path, &[("what", "approve")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Somebody else was quicker");
}
