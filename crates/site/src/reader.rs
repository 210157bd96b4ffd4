//! Who reads: nobody in particular, or somebody who has commented here or signed in. Their browser keeps a token in the cookie
//! `tellal-reader`, which is set when they do so and never by reading.

use crate::{Error, Site};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::Response,
};
use std::sync::Arc;
use tellal_store::{Author, Comment, Token};
use tellal_story::AuthorId;

const COOKIE: &str = "tellal-reader";
/// A year, in seconds.
const KEPT: u32 = 31_536_000;

/// Whoever looks at a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reader(Option<Author>);

impl Reader {
    /// Whom the store knows by the token in a request.
    pub(crate) async fn known(site: &Site, headers: &HeaderMap) -> Result<Self, Error> {
        match token(headers) {
            Some(token) => Ok(Self(site.store().author(&token).await?)),
            None => Ok(Self(None)),
        }
    }

    pub(crate) fn author(&self) -> Option<&Author> {
        self.0.as_ref()
    }

    pub(crate) fn id(&self) -> Option<AuthorId> {
        self.0.as_ref().map(|author| author.id)
    }

    pub(crate) fn wrote(&self, comment: &Comment) -> bool {
        self.id().is_some() && self.id() == comment.author
    }

    /// A page that was made for this reader is nobody else's; any other may be kept, as long as it is not shown to somebody with
    /// the cookie.
    pub(crate) fn mind(&self, mut answer: Response) -> Response {
        let headers = answer.headers_mut();
        headers.append(header::VARY, HeaderValue::from_static("cookie"));
        if self.0.is_some() {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
            headers.remove(header::ETAG);
        }
        answer
    }
}

impl FromRequestParts<Arc<Site>> for Reader {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Error> {
        Self::known(site, &parts.headers).await
    }
}

/// The token in a request's cookies.
pub(crate) fn token(headers: &HeaderMap) -> Option<Token> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, value)| *name == COOKIE && !value.is_empty())
        .map(|(_, value)| Token::from_cookie(value))
}

/// Has the browser keep a token.
pub(crate) fn remember(site: &Site, mut answer: Response, token: &Token) -> Response {
    set(site, &mut answer, token.as_str(), KEPT);
    answer
}

/// Has the browser forget its token.
pub(crate) fn forget(site: &Site, mut answer: Response) -> Response {
    set(site, &mut answer, "", 0);
    answer
}

fn set(site: &Site, answer: &mut Response, value: &str, seconds: u32) {
    let secure = if site.settings().base_url.scheme() == "https" { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    // A token is of letters and digits.
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
