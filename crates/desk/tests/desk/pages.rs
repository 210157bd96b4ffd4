//! Every page in every language, and the people who run the desk.

use crate::newsroom::{Newsroom, PASSWORD};
use axum::http::StatusCode;
use tellal_story::{Item, Role};

/// Words of a template engine or of a message that was not found; neither may reach a person.
const LEFTOVERS: [&str; 5] = ["{{", "{%", "desk-", "undefined", "{$"];

#[tokio::test]
async fn every_page_speaks_every_language() {
    let room = Newsroom::open().await;
    let admin = room.browser(Role::Admin).await;
    let item = room
        .deliver(
            Item { id: Some("aa:1".into()), headline: "Haber".into(), ..Item::default() },
            &[("date-unreadable", "The date “soon” cannot be read.")],
        )
        .await;
    let taken = room.post(&admin, &format!("/desk/wire/{}/take", item.id), &[]).await;
    let story = taken.goes_to().strip_suffix("/edit").unwrap().to_owned();
    let live = room.live(&admin).await;
    room.comment(live.id, "BU NE BİÇİM HABER").await;
    let live = format!("/desk/story/{}", live.id);
    let mut paths: Vec<String> =
        ["wire", "stories", "stories?state=draft", "write", "people", "nowhere"].map(|p| format!("/desk/{p}")).into();
    paths.extend(
        ["pending", "held", "reported", "second-look", "approved", "rejected"]
            .map(|tab| format!("/desk/comments?tab={tab}&lang=tr&story={}", &live[12..])),
    );
    paths.extend(["rules", "rules?lang=ar", "agreement", "log"].map(|page| format!("/desk/comments/{page}")));
    paths.push(format!("/desk/wire/{}", item.id));
    for story in [&story, &live] {
        let rest = [
            "",
            "/edit",
            "/look",
            "/publish",
            "/schedule",
            "/unschedule",
            "/correct",
            "/withdraw",
            "/reinstate",
            "/revision/1",
            "/compare?old=1&new=1",
        ];
        paths.extend(rest.map(|rest| format!("{story}{rest}")));
    }
    paths.push(format!("{story}/update"));
    for done in ["publish", "schedule", "unschedule", "correct", "withdraw", "reinstate", "restore", "take", "update"] {
        paths.push(format!("{live}?done={done}"));
    }
    for (lang, dir) in [("tr", "ltr"), ("en", "ltr"), ("ar", "rtl")] {
        let mut browser = admin.clone();
        browser.cookies = browser.cookies.replace("tellal-desk-lang=en", &format!("tellal-desk-lang={lang}"));
        for path in &paths {
            let page = room.get(&browser, path).await;
            let wanted = if path.ends_with("nowhere") { StatusCode::NOT_FOUND } else { StatusCode::OK };
            assert_eq!(page.status, wanted, "{lang} {path}\n{}", page.text);
            page.says(&format!("<html lang=\"{lang}\" dir=\"{dir}\">"));
            for leftover in LEFTOVERS {
                assert!(
                    !page.text.replace("tellal-desk-", "").contains(leftover),
                    "{lang} {path}: {leftover}\n{}",
                    page.text
                );
            }
            assert_eq!(page.text.matches("<h1").count(), 1, "{lang} {path}");
        }
    }
}

#[tokio::test]
async fn an_admin_adds_people_and_gives_new_passwords() {
    let room = Newsroom::open().await;
    let admin = room.browser(Role::Admin).await;
    let add = async |login: &str, password: &str| {
        let form = [("login", login), ("name", "Mehmet"), ("role", "reporter"), ("password", password)];
        room.post(&admin, "/desk/people", &form).await
    };
    for (login, password, why) in [
        ("m", PASSWORD, "2 to 64 characters"),
        ("iki kelime", PASSWORD, "no blanks"),
        ("mehmet", "kısa", "at least 10 characters"),
        ("admin", PASSWORD, "Somebody else has this login"),
    ] {
        let page = add(login, password).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{login}");
        page.says(why);
        page.does_not_say(PASSWORD);
    }
    assert_eq!(add("mehmet", PASSWORD).await.goes_to(), "/desk/people?done=added");
    let form = [("login", "mehmet"), ("password", "bambaşka bir parola")];
    assert_eq!(room.post(&admin, "/desk/people/password", &form).await.goes_to(), "/desk/people?done=password");
    assert!(room.store.sign_in("mehmet", PASSWORD).await.unwrap().is_none());
    assert!(room.store.sign_in("mehmet", "bambaşka bir parola").await.unwrap().is_some());
}

#[tokio::test]
async fn an_address_or_a_form_that_cannot_be_read_is_told_on_a_page() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let story = room.draft(crate::newsroom::whole()).await;
    for path in ["/desk/story/no-id", "/desk/wire/%FF", "/desk/assets/other.css", "/desk/alarm/1/settle"] {
        let page = room.get(&editor, path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        page.says("There is no such thing");
    }
    let page = room.post(&editor, &format!("/desk/story/{}/publish", story.id), &[("from", "one")]).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    page.says("The form could not be read");
    let page = room.post(&editor, &format!("/desk/story/{}/edit", story.id), &[("headline", "not multipart")]).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    let long = "a".repeat(2 * 1024 * 1024);
    let page = room.post(&editor, &format!("/desk/story/{}/correct", story.id), &[("note", &long)]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    page.says("That was too large");
}
