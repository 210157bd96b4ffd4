//! `POST /desk/sign-out`: ends the session here and in the store.

use crate::{
    Desk,
    answer::{Answer, see_other},
    ui::cookie,
};
use axum::{
    extract::State,
    http::{HeaderMap, header},
};
use std::sync::Arc;
use tellal_store::Token;

pub(crate) async fn act(State(desk): State<Arc<Desk>>, headers: HeaderMap) -> Answer {
    if let Some(text) = cookie(&headers, desk.cookie_name()) {
        desk.store.sign_out(&Token::from_cookie(text)).await?;
    }
    let mut response = see_other("/desk/sign-in");
    response.headers_mut().append(header::SET_COOKIE, desk.session_cookie("", 0));
    Ok(response)
}
