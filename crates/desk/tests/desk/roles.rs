//! The role table against every address of the desk.

use crate::newsroom::{Browser, Newsroom, whole};
use axum::http::{Method, StatusCode, header};
use tellal_story::{Item, Right, Role};

/// Every address that is not for anybody, with the right it asks for. `{story}`, `{item}`, `{raw}` and `{comment}` are filled in.
const ROUTES: [(&str, &str, Option<Right>); 56] = {
    use Right::{ManagePeople, Moderate, Publish, ReadDesk, SetRules, Write};
    [
        ("GET", "/desk/", None),
        ("GET", "/desk/live", None),
        ("GET", "/desk/wire", Some(ReadDesk)),
        ("GET", "/desk/wire?fragment=1", Some(ReadDesk)),
        ("GET", "/desk/wire/{item}", Some(ReadDesk)),
        ("GET", "/desk/raw/{raw}", Some(ReadDesk)),
        ("GET", "/desk/raw/{raw}/look?item={item}", Some(ReadDesk)),
        ("GET", "/desk/sources", Some(ReadDesk)),
        ("GET", "/desk/sources/aa", Some(ReadDesk)),
        ("GET", "/desk/stories", Some(ReadDesk)),
        ("GET", "/desk/stories?state=draft&fragment=1", Some(ReadDesk)),
        ("GET", "/desk/story/{story}", Some(ReadDesk)),
        ("GET", "/desk/story/{story}/revision/1", Some(ReadDesk)),
        ("GET", "/desk/story/{story}/compare?old=1&new=1", Some(ReadDesk)),
        ("GET", "/desk/story/{story}/look", Some(ReadDesk)),
        ("GET", "/desk/story/{story}/preview", Some(ReadDesk)),
        ("GET", "/desk/write", Some(Write)),
        ("GET", "/desk/story/{story}/edit", Some(Write)),
        ("GET", "/desk/story/{story}/update", Some(Write)),
        ("GET", "/desk/story/{story}/publish", Some(Publish)),
        ("GET", "/desk/story/{story}/schedule", Some(Publish)),
        ("GET", "/desk/story/{story}/unschedule", Some(Publish)),
        ("GET", "/desk/story/{story}/correct", Some(Publish)),
        ("GET", "/desk/story/{story}/withdraw", Some(Publish)),
        ("GET", "/desk/story/{story}/reinstate", Some(Publish)),
        ("GET", "/desk/comments", Some(Moderate)),
        ("GET", "/desk/comments?fragment=1", Some(Moderate)),
        ("GET", "/desk/comments/rules", Some(Moderate)),
        ("GET", "/desk/comments/agreement", Some(Moderate)),
        ("GET", "/desk/comments/log", Some(Moderate)),
        ("GET", "/desk/people", Some(ManagePeople)),
        ("POST", "/desk/wire/{item}/dismiss", Some(Write)),
        ("POST", "/desk/wire/{item}/take", Some(Write)),
        ("POST", "/desk/write", Some(Write)),
        ("POST", "/desk/story/{story}/edit", Some(Write)),
        ("POST", "/desk/story/{story}/restore", Some(Write)),
        ("POST", "/desk/story/{story}/update", Some(Write)),
        ("POST", "/desk/story/{story}/publish", Some(Publish)),
        ("POST", "/desk/story/{story}/schedule", Some(Publish)),
        ("POST", "/desk/story/{story}/unschedule", Some(Publish)),
        ("POST", "/desk/story/{story}/correct", Some(Publish)),
        ("POST", "/desk/story/{story}/withdraw", Some(Publish)),
        ("POST", "/desk/story/{story}/reinstate", Some(Publish)),
        ("POST", "/desk/alarm/00000000000000000000000000000000/settle", Some(Publish)),
        ("POST", "/desk/comment/{comment}", Some(Moderate)),
        ("POST", "/desk/comments", Some(Moderate)),
        ("POST", "/desk/comments/undo", Some(Moderate)),
        ("POST", "/desk/comments/author/00000000-0000-7000-8000-000000000000", Some(Moderate)),
        ("POST", "/desk/story/{story}/comments", Some(Moderate)),
        ("POST", "/desk/comments/rules", Some(SetRules)),
        ("POST", "/desk/comments/rules/trial", Some(SetRules)),
        ("POST", "/desk/sources/aa/ask", Some(ManagePeople)),
        ("POST", "/desk/people", Some(ManagePeople)),
        ("POST", "/desk/people/password", Some(ManagePeople)),
        ("GET", "/desk/nowhere", None),
        ("GET", "/desk/story/{story}/nowhere", None),
    ]
};

struct Scene {
    room: Newsroom,
    names: Vec<(&'static str, String)>,
}

impl Scene {
    async fn set() -> Self {
        let room = Newsroom::open().await;
        let editor = room.browser(Role::Editor).await;
        let item =
            room.deliver(Item { id: Some("aa:1".into()), headline: "Haber".into(), ..Item::default() }, &[]).await;
        let taken = room.post(&editor, &format!("/desk/wire/{}/take", item.id), &[]).await;
        let story = taken.goes_to().split('/').nth(3).unwrap().to_owned();
        let live = room.live(&editor).await;
        let comment = room.comment(live.id, "Çok güzel").await;
        let names = vec![
            ("{story}", story),
            ("{item}", item.id.to_string()),
            ("{raw}", item.raw.to_string()),
            ("{comment}", comment.id.to_string()),
        ];
        Self { room, names }
    }

    async fn ask(&self, browser: &Browser, method: &str, path: &str) -> crate::newsroom::Page {
        let path = self.names.iter().fold(path.to_owned(), |path, (name, id)| path.replace(name, id));
        if method == "POST" && (path.ends_with("/edit") || path.ends_with("/write")) {
            return self.room.fill_in(browser, &path, &[("headline", "H"), ("from", "1")]).await;
        }
        if path == "/desk/live" {
            // An open line has no end to wait for.
            let request =
                crate::newsroom::request(browser, Method::HEAD, &path).body(axum::body::Body::empty()).unwrap();
            return self.room.send(request).await;
        }
        match method {
            "GET" => self.room.get(browser, &path).await,
            _ => self.room.post(browser, &path, &[("number", "1"), ("from", "1")]).await,
        }
    }
}

#[tokio::test]
async fn nobody_gets_in_where_their_role_does_not_let_them() {
    let scene = Box::pin(Scene::set()).await;
    for role in [Role::Reporter, Role::Moderator, Role::Admin] {
        let browser = scene.room.browser(role).await;
        for (method, path, right) in ROUTES {
            let page = scene.ask(&browser, method, path).await;
            let allowed = right.is_none_or(|right| role.may(right));
            assert_eq!(page.status != StatusCode::FORBIDDEN, allowed, "{role:?} {method} {path}: {}", page.status);
            assert_ne!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{role:?} {method} {path}");
            assert_ne!(page.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{role:?} {method} {path}");
        }
    }
}

#[tokio::test]
async fn a_stranger_is_sent_to_the_door_and_back_to_where_they_wanted() {
    let scene = Box::pin(Scene::set()).await;
    let stranger = Newsroom::stranger();
    for (method, path, _) in ROUTES.iter().filter(|(_, path, _)| !path.contains("nowhere")) {
        let page = scene.ask(&stranger, method, path).await;
        assert!(page.goes_to().starts_with("/desk/sign-in?to="), "{method} {path}: {}", page.goes_to());
    }
    let page = scene.room.get(&stranger, "/desk/wire?lang=tr").await;
    assert_eq!(page.goes_to(), "/desk/sign-in?to=%2Fdesk%2Fwire%3Flang%3Dtr");
}

#[tokio::test]
async fn a_moderators_card_leads_nowhere_they_may_not_go() {
    let scene = Box::pin(Scene::set()).await;
    let moderator = scene.room.browser(Role::Moderator).await;
    let admin = scene.room.browser(Role::Admin).await;
    let page = scene.room.get(&moderator, "/desk/comments").await;
    page.does_not_say("href=\"/desk/story/");
    page.says("/tr/dunya/");
    scene.room.get(&admin, "/desk/comments").await.says("href=\"/desk/story/");
}

#[tokio::test]
async fn reading_changes_nothing_and_no_answer_is_kept_in_a_cache() {
    let scene = Box::pin(Scene::set()).await;
    let admin = scene.room.browser(Role::Admin).await;
    let before = *scene.room.store.changes().borrow();
    for (method, path, _) in ROUTES.iter().filter(|(method, _, _)| *method == "GET") {
        for browser in [&admin, &Newsroom::stranger()] {
            let page = scene.ask(browser, method, path).await;
            assert_eq!(page.headers[header::CACHE_CONTROL], "no-store", "{path}");
            assert_eq!(page.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
            let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            let ancestors =
                if path.ends_with("/preview") && page.status == StatusCode::OK { "'self'" } else { "'none'" };
            assert!(policy.contains(&format!("frame-ancestors {ancestors}")), "{path}: {policy}");
            assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"), "{path}: {policy}");
        }
    }
    assert_eq!(*scene.room.store.changes().borrow(), before);
}

#[tokio::test]
async fn a_reporter_may_not_change_what_will_go_out_by_itself() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let reporter = room.browser(Role::Reporter).await;
    let story = room.draft(whole()).await;
    let at = [("from", "1"), ("at", "2026-03-13T09:00")];
    room.post(&editor, &format!("/desk/story/{}/schedule", story.id), &at).await.goes_to();
    let form = [("from", "1"), ("headline", "Köprü YANLIŞ"), ("lang", "tr"), ("block", ""), ("text", "Metin")];
    let page = room.fill_in(&reporter, &format!("/desk/story/{}/edit", story.id), &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Ask an editor to take it off the schedule");
    page.says("Köprü YANLIŞ");
    assert_eq!(room.story(story.id).await.revision, 1);
}

#[tokio::test]
async fn a_reporter_may_not_wave_through_an_update_that_holds_up_a_scheduled_story() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let reporter = room.browser(Role::Reporter).await;
    let version = |version| Item {
        id: Some("aa:7".into()),
        version: Some(version),
        headline: "Köprü açıldı".into(),
        lang: Some(tellal_story::Lang::new("tr").unwrap()),
        body: tellal_story::Body(vec![tellal_story::Block::paragraph("Köprü bugün açıldı.")]),
        ..Item::default()
    };
    let item = room.deliver(version(1), &[]).await;
    let taken = room.post(&editor, &format!("/desk/wire/{}/take", item.id), &[]).await;
    let path = taken.goes_to().strip_suffix("/edit").unwrap().to_owned();
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    let revision = room.story(id).await.revision.to_string();
    room.fill_in(
        &editor,
        &format!("{path}/edit"),
        &[
            ("from", &revision),
            ("headline", "Köprü açıldı"),
            ("lang", "tr"),
            ("section", whole().section.unwrap().as_str()),
            ("slug", "kopru-acildi"),
            ("source_agency", "AA"),
            ("block", ""),
            ("kind", "paragraph"),
            ("text", "Köprü bugün açıldı."),
        ],
    )
    .await;
    let revision = room.story(id).await.revision.to_string();
    let at = [("from", revision.as_str()), ("at", "2027-03-13T09:00")];
    room.post(&editor, &format!("{path}/schedule"), &at).await.goes_to();
    let moved = Item { embargo: Some("2028-01-01T00:00:00Z".parse().unwrap()), ..version(2) };
    let item = room.deliver(moved, &[]).await;
    assert!(item.update_waiting);

    let raw = item.raw.to_string();
    let seen = [("what", "seen"), ("from", revision.as_str()), ("raw", raw.as_str())];
    let page = room.post(&reporter, &format!("{path}/update"), &seen).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(room.store.item(item.id).await.unwrap().unwrap().update_waiting);
    room.post(&editor, &format!("{path}/update"), &seen).await.goes_to();
    assert!(!room.store.item(item.id).await.unwrap().unwrap().update_waiting);
}
