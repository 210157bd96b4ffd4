//! Two editors save the same story: the second sees both texts and loses nothing.

use crate::newsroom::{Newsroom, whole};
use axum::http::StatusCode;
use tellal_story::Role;

fn form<'a>(from: &'a str, headline: &'a str, standfirst: &'a str, body: [&'a str; 2]) -> Vec<(&'a str, &'a str)> {
    vec![
        ("from", from),
        ("headline", headline),
        ("standfirst", standfirst),
        ("source_agency", "AA"),
        ("lang", "tr"),
        ("section", "world"),
        ("slug", "kopru-acildi"),
        ("block", "1"),
        ("kind", "paragraph"),
        ("text", body[0]),
        ("block", "1"),
        ("kind", "paragraph"),
        ("text", body[1]),
        ("action", "save"),
    ]
}

const OLD: [&str; 2] = ["Köprü bugün törenle açıldı.", "İlk gün geçiş ücretsiz."];

#[tokio::test]
async fn two_editors_save_the_same_story() {
    let room = Newsroom::open().await;
    let first = room.browser(Role::Editor).await;
    let second = room.browser(Role::Reporter).await;
    let story = room.draft(whole()).await;
    let path = format!("/desk/story/{}/edit", story.id);

    let theirs = form("1", "Köprü törenle açıldı", "Üç yıllık çalışma bitti", ["Köprü dün törenle açıldı.", OLD[1]]);
    assert_eq!(room.fill_in(&first, &path, &theirs).await.goes_to(), format!("{path}?saved=2"));

    let yours = form("1", "Köprü açıldı", "Beş yıllık çalışma bitti", ["Köprü bugün sessizce açıldı.", OLD[1]]);
    let page = room.fill_in(&second, &path, &yours).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    // Both texts, with what differs marked, and who the other is.
    page.says("Ayşe (editor)");
    page.says("Köprü <del>dün törenle</del> açıldı.");
    page.says("Köprü <ins>bugün sessizce</ins> açıldı.");
    page.says("<del>Üç</del> yıllık çalışma bitti");
    page.says("<ins>Beş</ins> yıllık çalışma bitti");
    // The form stands on the newest revision. What only they changed is theirs, what you changed is yours.
    assert_eq!(page.field("from"), "2");
    page.says("Köprü törenle açıldı</textarea>");
    page.says("Beş yıllık çalışma bitti</textarea>");
    page.says("Köprü bugün sessizce açıldı.</textarea>");
    assert_eq!(room.story(story.id).await.revision, 2, "nothing was kept of it yet");

    // Saving again keeps it, and both revisions are on record.
    let again = form("2", "Köprü törenle açıldı", "Beş yıllık çalışma bitti", ["Köprü bugün sessizce açıldı.", OLD[1]]);
    assert_eq!(room.fill_in(&second, &path, &again).await.goes_to(), format!("{path}?saved=3"));
    let revisions = room.store.revisions(story.id).await.unwrap();
    assert_eq!(revisions.len(), 3);
    assert_eq!(revisions[1].content.body.0[0].plain(), "Köprü dün törenle açıldı.");
    let now = room.story(story.id).await.content;
    assert_eq!((now.headline.as_str(), now.standfirst.as_str()), ("Köprü törenle açıldı", "Beş yıllık çalışma bitti"));
}

#[tokio::test]
async fn saving_what_nobody_changed_makes_no_revision() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let story = room.draft(whole()).await;
    let path = format!("/desk/story/{}/edit", story.id);
    let same = form("1", "Köprü açıldı", "Üç yıllık çalışma bitti", OLD);
    assert_eq!(room.fill_in(&editor, &path, &same).await.goes_to(), format!("{path}?saved=1"));
    assert_eq!(room.story(story.id).await.revision, 1);
}

#[tokio::test]
async fn a_colleagues_new_revision_is_not_published_unseen() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let story = room.draft(whole()).await;
    let ask = room.get(&editor, &format!("/desk/story/{}/publish", story.id)).await;
    assert_eq!(ask.field("from"), "1");
    let path = format!("/desk/story/{}/edit", story.id);
    room.fill_in(&editor, &path, &form("1", "Yanlış başlık", "", OLD)).await.goes_to();
    let page = room.post(&editor, &format!("/desk/story/{}/publish", story.id), &[("from", "1")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("Somebody saved revision 2");
    assert_eq!(page.field("from"), "2", "the page now shows the newest revision");
    assert_eq!(room.story(story.id).await.state.as_str(), "draft");
}
