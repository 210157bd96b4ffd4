use crate::testing::{Newsroom, on_both};
use crate::{Error, NewPerson, Token};
use tellal_story::{Right, Role};

on_both! {
    who_knows_the_password_is_signed_in
    a_session_ends_by_the_clock
    a_new_password_ends_all_sessions
    a_login_is_given_once
    what_cannot_be_a_login_or_a_password_is_refused
    a_stolen_database_signs_nobody_in
}

const PASSWORD: &str = "uzun bir parola";

async fn who_knows_the_password_is_signed_in(room: &Newsroom) {
    let ayse = room.person("ayse", Role::Editor).await;
    for (login, password) in [("ayse", "yanlış bir parola"), ("ayse", ""), ("nobody", PASSWORD), ("AYSE", PASSWORD)] {
        assert!(room.store.sign_in(login, password).await.unwrap().is_none(), "{login}");
    }
    let (token, signed_in) = room.store.sign_in(" ayse ", PASSWORD).await.unwrap().unwrap();
    assert_eq!(signed_in.person().id, ayse.id);
    assert!(signed_in.may(Right::Publish) && !signed_in.may(Right::ManagePeople));
    let again = room.store.session(&Token::from_cookie(token.as_str())).await.unwrap().unwrap();
    assert_eq!((again.person().id, again.person().role), (ayse.id, Role::Editor));
    let (other, _) = room.store.sign_in("ayse", PASSWORD).await.unwrap().unwrap();
    assert_ne!(other.as_str(), token.as_str());
    assert_eq!(token.as_str().len(), 32, "128 bits");
    room.store.sign_out(&token).await.unwrap();
    assert!(room.store.session(&token).await.unwrap().is_none());
    assert!(room.store.session(&other).await.unwrap().is_some(), "the other browser stays signed in");
    assert!(room.store.session(&Token::from_cookie("")).await.unwrap().is_none());
}

async fn a_session_ends_by_the_clock(room: &Newsroom) {
    const HOUR: i64 = 3600;
    room.person("ayse", Role::Editor).await;
    let sign_in = async || room.store.sign_in("ayse", PASSWORD).await.unwrap().unwrap().0;
    let token = sign_in().await;
    // Used every eleven hours, it lasts 30 days and no longer.
    for use_number in 1..=65 {
        room.wait(11 * HOUR);
        assert!(room.store.session(&token).await.unwrap().is_some(), "after {} hours", use_number * 11);
    }
    room.wait(5 * HOUR);
    assert!(room.store.session(&token).await.unwrap().is_none(), "30 days");
    let token = sign_in().await;
    room.wait(12 * HOUR - 1);
    assert!(room.store.session(&token).await.unwrap().is_some());
    room.wait(12 * HOUR);
    assert!(room.store.session(&token).await.unwrap().is_none(), "12 hours unused");
    sign_in().await;
    let left = room.store.db().one("select count(*) from session", &[]).await.unwrap().unwrap().take::<i64>().unwrap();
    assert_eq!(left, 1, "ended sessions are swept away");
}

async fn a_new_password_ends_all_sessions(room: &Newsroom) {
    room.person("ayse", Role::Editor).await;
    room.person("berk", Role::Reporter).await;
    let (ayse, _) = room.store.sign_in("ayse", PASSWORD).await.unwrap().unwrap();
    let (berk, _) = room.store.sign_in("berk", PASSWORD).await.unwrap().unwrap();
    room.store.set_password("ayse", "yepyeni bir parola").await.unwrap();
    assert!(room.store.session(&ayse).await.unwrap().is_none());
    assert!(room.store.session(&berk).await.unwrap().is_some());
    assert!(room.store.sign_in("ayse", PASSWORD).await.unwrap().is_none());
    assert!(room.store.sign_in("ayse", "yepyeni bir parola").await.unwrap().is_some());
    assert!(matches!(room.store.set_password("nobody", PASSWORD).await, Err(Error::Missing("person"))));
}

async fn a_login_is_given_once(room: &Newsroom) {
    let twin = |name| NewPerson { login: "ayse", name, role: Role::Editor, password: PASSWORD };
    let (one, other) = tokio::join!(room.store.add_person(twin("Ayşe A.")), room.store.add_person(twin("Ayşe B.")));
    assert!(one.is_ok() != other.is_ok());
    let refused = one.and(other).unwrap_err();
    assert!(matches!(&refused, Error::Refused(sentence) if sentence.contains("ayse")), "{refused}");
    room.person("berk", Role::Reporter).await;
    room.person("çiğdem", Role::Admin).await;
    let people = room.store.people().await.unwrap();
    let logins: Vec<_> = people.iter().map(|person| (person.login.as_str(), person.role)).collect();
    assert_eq!(logins, [("ayse", Role::Editor), ("berk", Role::Reporter), ("çiğdem", Role::Admin)]);
}

async fn what_cannot_be_a_login_or_a_password_is_refused(room: &Newsroom) {
    let long = "x".repeat(65);
    let novel = "x".repeat(1001);
    for (login, password) in [
        ("a", PASSWORD),
        ("ayse yilmaz", PASSWORD),
        ("", PASSWORD),
        (&long, PASSWORD),
        ("ayse", "dokuz kr."),
        ("ayse", "ışıkışıkı"),
        ("ayse", &novel),
    ] {
        let person = NewPerson { login, name: "Ayşe", role: Role::Editor, password };
        let outcome = room.store.add_person(person).await;
        assert!(matches!(outcome, Err(Error::Refused(_))), "{login} / {password}");
    }
    let ten = NewPerson { login: "ışık", name: " ", role: Role::Editor, password: "ışıkışıkış" };
    let person = room.store.add_person(ten).await.unwrap();
    assert_eq!(person.name, "ışık", "a name that is not given is the login");
    assert!(matches!(room.store.set_password("ışık", "kısa").await, Err(Error::Refused(_))));
}

async fn a_stolen_database_signs_nobody_in(room: &Newsroom) {
    room.person("ayse", Role::Editor).await;
    let (token, _) = room.store.sign_in("ayse", PASSWORD).await.unwrap().unwrap();
    let mut row = room.store.db().one("select password from person", &[]).await.unwrap().unwrap();
    let hash: String = row.take().unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    let mut row = room.store.db().one("select token from session", &[]).await.unwrap().unwrap();
    let kept: Vec<u8> = row.take().unwrap();
    assert_eq!(kept, blake3::hash(token.as_str().as_bytes()).as_bytes());
}
