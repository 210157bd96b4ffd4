//! `POST /desk/language`: the desk speaks another language to this browser.

use crate::{
    answer::{Answer, see_other},
    editor::local,
    ui::{COOKIE, Ui},
};
use axum::{
    Form,
    http::{HeaderValue, header},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Choice {
    lang: String,
    to: String,
}

pub(crate) async fn act(Form(choice): Form<Choice>) -> Answer {
    // Whoever stands at the door stays there, and goes on to where they wanted once inside.
    let at_door = choice.to.strip_prefix("/desk/sign-in").is_some_and(|rest| rest.is_empty() || rest.starts_with('?'));
    let to = if at_door { &choice.to } else { local(&choice.to) };
    let mut response = see_other(to);
    if let Some(Ui(code)) = Ui::named(&choice.lang) {
        let cookie = format!("{COOKIE}={code}; Path=/desk; Max-Age=31536000; HttpOnly; SameSite=Lax");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    Ok(response)
}
