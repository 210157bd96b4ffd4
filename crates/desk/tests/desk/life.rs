//! A story's life at the desk: published, corrected, withdrawn, reinstated, scheduled, and what stops it.

use crate::newsroom::{Newsroom, whole};
use axum::http::{StatusCode, header};
use tellal_story::{Content, Role, SectionId};

#[tokio::test]
async fn from_draft_to_page_to_correction_to_withdrawal_and_back() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let story = room.draft(whole()).await;
    let at = |verb: &str| format!("/desk/story/{}{verb}", story.id);

    room.get(&editor, &at("/publish")).await.says("Readers see this revision at once");
    assert_eq!(room.post(&editor, &at("/publish"), &[("from", "1")]).await.goes_to(), at("?done=publish"));
    let page = room.get(&editor, &at("?done=publish")).await;
    page.says("Published.");
    page.says("https://haber.example/tr/dunya/kopru-acildi");

    let page = room.post(&editor, &at("/publish"), &[("from", "1")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Readers already see this revision");

    let page = room.post(&editor, &at("/correct"), &[("from", "1"), ("note", "  ")]).await;
    page.says("Say why");
    room.post(&editor, &at("/correct"), &[("from", "1"), ("note", "Gün düzeltildi.")]).await.goes_to();
    room.get(&editor, &at("")).await.says("Gün düzeltildi.");

    let page = room.post(&editor, &at("/withdraw"), &[("note", "")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    room.post(&editor, &at("/withdraw"), &[("note", "Kaynak geri çekti")]).await.goes_to();
    let page = room.get(&editor, &at("")).await;
    page.says("Kaynak geri çekti");
    page.does_not_say("Readers find it at");

    room.post(&editor, &at("/reinstate"), &[]).await.goes_to();
    assert_eq!(room.story(story.id).await.state.as_str(), "draft");
    let page = room.get(&editor, &at("")).await;
    for line in ["published it", "corrected it", "withdrew it", "made it a draft again"] {
        page.says(line);
    }
}

#[tokio::test]
async fn a_change_is_told_to_readers_as_what_it_is() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let story = room.live(&editor).await;
    let at = |verb: &str| format!("/desk/story/{}{verb}", story.id);
    let page = room.get(&editor, &at("/correct")).await;
    page.says("What has changed?");
    page.says("value=\"correction\" checked");
    let retract = [("from", "1"), ("kind", "retraction"), ("note", "")];
    let page = room.post(&editor, &at("/correct"), &retract).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("value=\"retraction\" checked");
    let retract = [("from", "1"), ("kind", "retraction"), ("note", "Belge sahte çıktı.")];
    room.post(&editor, &at("/correct"), &retract).await.goes_to();
    let page = room.get(&editor, &at("")).await;
    for words in ["Retraction", "Belge sahte çıktı.", "retracted it"] {
        page.says(words);
    }
    assert_eq!(room.story(story.id).await.state.as_str(), "live", "the page stays");
}

#[tokio::test]
async fn what_is_missing_is_named_and_nothing_goes_out() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let story = room.draft(Content { source: None, slug: None, ..whole() }).await;
    let path = format!("/desk/story/{}/publish", story.id);
    let page = room.get(&editor, &path).await;
    page.says("Source missing");
    page.says("Slug missing");
    let page = room.post(&editor, &path, &[("from", "1")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("This is missing before it can be published: source, slug.");
    assert_eq!(room.story(story.id).await.state.as_str(), "draft");
}

#[tokio::test]
async fn a_story_whose_readers_do_not_have_the_section_has_no_address_and_does_not_go_out() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let lang = Some(tellal_story::Lang::new("ar").unwrap());
    let story = room.draft(Content { lang, section: Some(SectionId::new("city").unwrap()), ..whole() }).await;
    let page = room.post(&editor, &format!("/desk/story/{}/publish", story.id), &[("from", "1")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("does not exist in this language");
    assert_eq!(room.story(story.id).await.state.as_str(), "draft");
}

#[tokio::test]
async fn an_hour_is_set_in_the_newsrooms_zone_and_an_embargo_holds() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let embargo = Some("2026-03-13T06:00:00Z".parse().unwrap());
    let story = room.draft(Content { embargo, ..whole() }).await;
    let path = format!("/desk/story/{}/schedule", story.id);
    // The field proposes the end of the embargo: six o'clock Greenwich is nine in Istanbul.
    room.get(&editor, &path).await.says("value=\"2026-03-13T09:00\"");
    for (at, why) in [
        ("2026-03-13T08:59", "under embargo until"),
        ("2026-03-12T14:59", "is in the past"),
        ("yarın", "is not a day and hour"),
    ] {
        let page = room.post(&editor, &path, &[("from", "1"), ("at", at)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{at}");
        page.says(why);
        page.says(&format!("value=\"{at}\""));
    }
    room.post(&editor, &path, &[("from", "1"), ("at", "2026-03-13T09:00")]).await.goes_to();
    assert_eq!(room.story(story.id).await.state.as_str(), "scheduled");
    room.post(&editor, &format!("/desk/story/{}/unschedule", story.id), &[]).await.goes_to();
    assert_eq!(room.story(story.id).await.state.as_str(), "draft");
}

#[tokio::test]
async fn a_preview_is_the_real_page_even_of_half_a_story() {
    let room = Newsroom::open().await;
    let reporter = room.browser(Role::Reporter).await;
    let story =
        room.draft(Content { headline: String::new(), source: None, slug: None, section: None, ..whole() }).await;
    room.get(&reporter, &format!("/desk/story/{}/look", story.id)).await.says("<iframe");
    let page = room.get(&reporter, &format!("/desk/story/{}/preview", story.id)).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("<html lang=\"tr\"");
    page.says("[headline missing]");
    page.says("[source missing]");
    page.says("Köprü bugün törenle açıldı.");
    assert!(page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("frame-ancestors 'self'"));
    assert_eq!(room.story(story.id).await.revision, 1);
}

#[tokio::test]
async fn an_old_revision_comes_back_as_a_new_one() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let story = room.draft(whole()).await;
    let at = |rest: &str| format!("/desk/story/{}{rest}", story.id);
    let form =
        [("from", "1"), ("headline", "Köprü kapandı"), ("lang", "tr"), ("block", ""), ("text", "Köprü bugün kapandı.")];
    room.fill_in(&editor, &at("/edit"), &form).await.goes_to();
    let page = room.get(&editor, &at("/compare?old=1&new=2")).await;
    page.says("Köprü <del>açıldı</del>");
    page.says("Köprü <ins>kapandı</ins>");
    room.get(&editor, &at("/revision/1")).await.says("Restore this revision");
    let stale = room.post(&editor, &at("/restore"), &[("number", "1"), ("from", "1")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    room.post(&editor, &at("/restore"), &[("number", "1"), ("from", "2")]).await.goes_to();
    let story = room.story(story.id).await;
    assert_eq!((story.revision, story.content), (3, whole()));
}
