//! Signing in by a link that is sent by e-mail; nobody has to. No password, and no third party.
//!
//! - `GET /{lang}/sign-in` asks for the address; `POST` always answers the same for an address that mail could go to (303 to
//!   `?sent=1`), whoever has or has not written here, and 422 for one that it
//!   could not; 404 in a newsroom that sends no mail.
//! - `GET /{lang}/sign-in/{token}` shows a button and uses nothing up: mail programs open links ahead. `POST` signs in (303 to
//!   `/{lang}/my-comments` with the cookie); 410 for a link that is used or too old.
//! - `POST /{lang}/sign-out` makes this browser forget (303).

use super::{nowhere, private};
use crate::{
    Error, Site,
    pages::{Frame, Place, moved, naming},
    post_comment::draft::{is_plausible, one_line},
    reader::{self, Reader},
    visitor::Asking,
    words::args,
};
use axum::{
    Form,
    extract::{Path, Query, State, rejection::FormRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tellal_store::{Mail, Token};
use tellal_story::Lang;

/// What `sign-in.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct SignIn {
    pub frame: Frame,
    /// `ask`, `sent`, `use` or `stale`.
    pub step: &'static str,
    pub address: String,
    pub fault: Option<String>,
    /// Where the button leads.
    pub action: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    address: String,
    website: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    sent: String,
}

pub(super) async fn form(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let Some(lang) = offered(&site, &lang) else { return Ok(nowhere()) };
    let step = if asked.sent.is_empty() { "ask" } else { "sent" };
    SignIn::new(&site, lang, step).answer(&site, lang, StatusCode::OK)
}

pub(super) async fn asked(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    asking: Asking,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Error> {
    let Some(lang) = offered(&site, &lang) else { return Ok(nowhere()) };
    let sent = match sent {
        Ok(Form(sent)) => sent,
        Err(rejection) => return Ok(rejection.into_response().status().into_response()),
    };
    let address = one_line(&sent.address);
    let done = moved(StatusCode::SEE_OTHER, &format!("/{lang}/sign-in?sent=1"));
    if !sent.website.is_empty() {
        return Ok(done);
    }
    let back = |status, message| {
        let mut page = SignIn::new(&site, lang, "ask");
        page.address.clone_from(&address);
        page.fault = Some(site.words().say(lang, message, None));
        page.answer(&site, lang, status)
    };
    if !is_plausible(&address) {
        return back(StatusCode::UNPROCESSABLE_ENTITY, "sign-in-wrong");
    }
    if let Err(wait) = site.limits.links.admit(asking.address, site.store().ambient().as_ref()) {
        let mut answer = back(StatusCode::TOO_MANY_REQUESTS, "sign-in-flooded")?;
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
        return Ok(answer);
    }
    match site.store().sign_in_link(&address, lang).await {
        Ok(token) => site.store().queue_mail(mail(&site, lang, address, &token)).await?,
        // Enough links to this address work already. Who asks is not told, for it may not be their address.
        Err(tellal_store::Error::Refused(_)) => {}
        Err(fault) => return Err(fault.into()),
    }
    Ok(done)
}

/// The language, where links can be sent at all.
fn offered<'a>(site: &'a Site, lang: &str) -> Option<&'a Lang> {
    site.language(lang).filter(|_| site.settings().comments.mail)
}

fn mail(site: &Site, lang: &Lang, to: String, token: &Token) -> Mail {
    let newsroom = ("newsroom", site.name(lang).to_owned());
    let link = ("link", site.address(&format!("/{lang}/sign-in/{}", token.as_str())));
    let subject = site.words().say(lang, "sign-in-mail-subject", Some(&args([newsroom.clone()])));
    let text = site.words().say(lang, "sign-in-mail", Some(&args([newsroom, link])));
    // A mail program would take an invisible mark at its end for a part of the link.
    let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "");
    Mail { to, subject: plain(subject), text: plain(text), about: None }
}

pub(super) async fn link(
    State(site): State<Arc<Site>>,
    Path((lang, token)): Path<(String, String)>,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(nowhere()) };
    if site.store().link_address(&Token::from_cookie(&token)).await?.is_none() {
        return SignIn::new(&site, lang, "stale").answer(&site, lang, StatusCode::GONE);
    }
    let mut page = SignIn::new(&site, lang, "use");
    page.action = format!("/{lang}/sign-in/{}", Token::from_cookie(&token).as_str());
    page.answer(&site, lang, StatusCode::OK)
}

pub(super) async fn used(
    State(site): State<Arc<Site>>,
    Path((lang, token)): Path<(String, String)>,
    reader: Reader,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(nowhere()) };
    match site.store().use_link(&Token::from_cookie(&token), reader.id()).await {
        Ok((_, token)) => {
            let answer = moved(StatusCode::SEE_OTHER, &format!("/{lang}/my-comments"));
            Ok(reader::remember(&site, answer, &token))
        }
        Err(tellal_store::Error::Missing(_)) => SignIn::new(&site, lang, "stale").answer(&site, lang, StatusCode::GONE),
        Err(fault) => Err(fault.into()),
    }
}

pub(super) async fn out(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(nowhere()) };
    if let Some(token) = reader::token(&headers) {
        site.store().forget_token(&token).await?;
    }
    Ok(reader::forget(&site, moved(StatusCode::SEE_OTHER, &format!("/{lang}/my-comments"))))
}

impl SignIn {
    fn new(site: &Site, lang: &Lang, step: &'static str) -> Self {
        let title = match step {
            "sent" => "sign-in-sent-title",
            "use" => "sign-in-use-title",
            "stale" => "sign-in-stale-title",
            _ => "sign-in-title",
        };
        let title = site.words().say(lang, title, None);
        let frame = Frame::new(site, lang, &Place::Passing, &title, naming(site, lang, "sign-in-description", &[]));
        Self { frame, step, address: String::new(), fault: None, action: String::new() }
    }

    fn answer(&self, site: &Site, lang: &Lang, status: StatusCode) -> Result<Response, Error> {
        let mut answer = private(status, site.theme().render(lang, "sign-in.html", self)?);
        // The address of a link is the link.
        answer.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        Ok(answer)
    }
}
