//! Signing in and out, and forms that come from elsewhere.

use crate::newsroom::{Newsroom, PASSWORD, request, whole};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use jiff::SignedDuration;
use tellal_story::Role;

#[tokio::test]
async fn one_comes_in_where_one_wanted_to_go() {
    for (secure, name) in [(false, "tellal"), (true, "__Host-tellal")] {
        let room = Newsroom::open_with(secure).await;
        room.browser(Role::Editor).await;
        let form = [("login", "editor"), ("password", PASSWORD), ("to", "/desk/stories?state=live")];
        let page = room.post(&Newsroom::stranger(), "/desk/sign-in", &form).await;
        assert_eq!(page.goes_to(), "/desk/stories?state=live");
        let cookie = page.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(cookie.starts_with(&format!("{name}=")), "{cookie}");
        for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(flag), "{cookie}");
        }
        assert_eq!(cookie.contains("; Secure"), secure, "{cookie}");

        let mut browser = Newsroom::stranger();
        browser.cookies = cookie.split(';').next().unwrap().to_owned();
        assert_eq!(room.get(&browser, "/desk/wire").await.status, StatusCode::OK);
        let out = room.post(&browser, "/desk/sign-out", &[]).await;
        assert!(out.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
        assert!(room.get(&browser, "/desk/wire").await.goes_to().starts_with("/desk/sign-in"));
    }
}

#[tokio::test]
async fn a_wrong_login_and_a_wrong_password_are_told_the_same_and_guessing_gets_slow() {
    let room = Newsroom::open().await;
    room.browser(Role::Editor).await;
    let attempt = async |login: &str, password: &str| {
        room.post(&Newsroom::stranger(), "/desk/sign-in", &[("login", login), ("password", password)]).await
    };
    let (known, unknown) = (attempt("editor", "yanlış").await, attempt("kimse", "yanlış").await);
    assert_eq!((known.status, unknown.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
    assert_eq!(known.text.replace("editor", "kimse"), unknown.text);
    known.says("Login and password do not belong together");

    for _ in 0..3 {
        attempt("editor", "yanlış").await;
    }
    let slow = attempt("editor", PASSWORD).await;
    assert_eq!(slow.status, StatusCode::TOO_MANY_REQUESTS, "even the right one has to wait");
    assert!(slow.headers.contains_key(header::RETRY_AFTER));
    room.clock.advance(SignedDuration::from_secs(2));
    assert_eq!(attempt("editor", PASSWORD).await.goes_to(), "/desk/");
}

#[tokio::test]
async fn another_sites_form_is_refused() {
    let room = Newsroom::open().await;
    let editor = room.browser(Role::Editor).await;
    let story = room.draft(whole()).await;
    let path = format!("/desk/story/{}/publish", story.id);
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example")]
    {
        let request = Request::builder()
            .method(Method::POST)
            .uri(&path)
            .header(header::HOST, "haber.example")
            .header(header::COOKIE, &editor.cookies)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(name, value)
            .body(Body::from("from=1"))
            .unwrap();
        let page = room.send(request).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name}: {value}");
        page.says("It came from another site");
    }
    assert_eq!(room.story(story.id).await.state.as_str(), "draft");
}

#[tokio::test]
async fn the_desk_speaks_the_language_one_chooses() {
    let room = Newsroom::open().await;
    let mut editor = room.browser(Role::Editor).await;
    let page = room.post(&editor, "/desk/language", &[("lang", "ar"), ("to", "/desk/wire")]).await;
    assert_eq!(page.goes_to(), "/desk/wire");
    assert!(page.headers[header::SET_COOKIE].to_str().unwrap().starts_with("tellal-desk-lang=ar;"));
    editor.cookies = editor.cookies.replace("tellal-desk-lang=en", "tellal-desk-lang=ar");
    let page = room.get(&editor, "/desk/wire").await;
    page.says("<html lang=\"ar\" dir=\"rtl\">");
    page.says("سلة الوكالات");
    let request = request(&Newsroom::stranger(), Method::GET, "/desk/sign-in").header(header::ACCEPT_LANGUAGE, "tr");
    let mut request = request.body(Body::empty()).unwrap();
    request.headers_mut().remove(header::COOKIE);
    room.send(request).await.says("Kullanıcı adı");
}

#[tokio::test]
async fn whose_session_ends_while_they_write_is_told_that_the_text_is_kept() {
    let room = Newsroom::open().await;
    let stranger = Newsroom::stranger();
    let door = room.fill_in(&stranger, "/desk/write", &[("headline", "Gece nöbeti")]).await;
    let page = room.get(&stranger, door.goes_to()).await;
    page.says("Your session has ended.");
    page.says("What you were writing is kept in this browser");
    // In another language it is the same door.
    let language = [("lang", "tr"), ("to", door.goes_to())];
    assert_eq!(room.post(&stranger, "/desk/language", &language).await.goes_to(), door.goes_to());
    // Somebody who was never inside is told nothing of a session.
    let door = room.get(&stranger, "/desk/wire").await;
    room.get(&stranger, door.goes_to()).await.does_not_say("session has ended");
    let elsewhere = [("lang", "tr"), ("to", "/desk/sign-in.example.org")];
    assert_eq!(room.post(&stranger, "/desk/language", &elsewhere).await.goes_to(), "/desk/");
}
