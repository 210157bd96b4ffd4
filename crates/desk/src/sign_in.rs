//! `/desk/sign-in`: the door. The same sentence for a wrong login and a wrong password, and for both after the same time;
//! whoever guesses has to wait longer each time (429).

use crate::{
    Desk,
    address::Address,
    answer::{Answer, see_other},
    editor::local,
    page::view,
    stories::query_string,
    ui::{Ui, cookie},
};
use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
};
use serde::Deserialize;
use std::sync::Arc;
use tellal_store::Token;

/// As long as the store lets a session live at most.
const THIRTY_DAYS: u32 = 30 * 24 * 60 * 60;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    to: String,
    ended: String,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Act {
    login: String,
    password: String,
    to: String,
    ended: String,
}

/// Why somebody stands before the door who was inside: their session has ended, `typed` if it did while they wrote.
fn ended(text: &str) -> &'static str {
    ["yes", "typed"].into_iter().find(|known| *known == text).unwrap_or_default()
}

/// The door as it was, for whoever only changes its language.
fn here(to: &str, ended: &str) -> String {
    format!("/desk/sign-in{}", query_string(&[("to", to), ("ended", ended)]))
}

pub(crate) async fn ask(State(desk): State<Arc<Desk>>, headers: HeaderMap, Query(ask): Query<Ask>) -> Answer {
    let ui = Ui::of(&headers);
    if let Some(text) = cookie(&headers, desk.cookie_name())
        && desk.store.session(&Token::from_cookie(text)).await?.is_some()
    {
        return Ok(see_other(local(&ask.to)));
    }
    desk.bare_page(
        ui,
        StatusCode::OK,
        "sign_in.html",
        view! {
            to => local(&ask.to),
            ended => ended(&ask.ended),
            here => here(local(&ask.to), ended(&ask.ended)),
            login => "",
            problem => (),
        },
    )
}

pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    Address(address): Address,
    headers: HeaderMap,
    Form(form): Form<Act>,
) -> Answer {
    let ui = Ui::of(&headers);
    let login = form.login.trim();
    let to = local(&form.to);
    let ended = ended(&form.ended);
    let here = here(to, ended);
    if let Err(wait) = desk.door.knock(login, address, desk.store.now()) {
        let seconds = wait.as_secs().max(0) + 1;
        let problem = desk.say(ui, "desk-sign-in-wait", &[("seconds", seconds.into())]);
        let page = view! { to, ended, here, login, problem };
        let mut response = desk.bare_page(ui, StatusCode::TOO_MANY_REQUESTS, "sign_in.html", page)?;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        return Ok(response);
    }
    let Some((token, who)) = desk.store.sign_in(login, &form.password).await? else {
        tracing::info!(%address, "a sign-in failed");
        let problem = desk.say(ui, "desk-sign-in-wrong", &[]);
        return desk.bare_page(ui, StatusCode::FORBIDDEN, "sign_in.html", view! { to, ended, here, login, problem });
    };
    desk.door.welcome(login, address);
    if let Some(old) = cookie(&headers, desk.cookie_name()) {
        desk.store.sign_out(&Token::from_cookie(old)).await?;
    }
    tracing::info!(person = %who.person().id, "signed in");
    let mut response = see_other(to);
    response.headers_mut().append(header::SET_COOKIE, desk.session_cookie(token.as_str(), THIRTY_DAYS));
    Ok(response)
}

impl Desk {
    /// The session cookie's name. With `__Host-` a browser lets no other host or path set it (RFC 6265bis, 4.1.3.2).
    pub(crate) fn cookie_name(&self) -> &'static str {
        if self.settings.secure_cookies { "__Host-tellal" } else { "tellal" }
    }

    pub(crate) fn session_cookie(&self, value: &str, seconds: u32) -> HeaderValue {
        let name = self.cookie_name();
        let secure = if self.settings.secure_cookies { "; Secure" } else { "" };
        let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
    }
}
