//! Who asks: somebody signed in, or a browser that is sent to the sign-in page.

use crate::{
    Desk,
    answer::{Fault, see_other},
    stories::query_string,
    ui::{Ui, cookie},
};
use axum::{
    extract::FromRequestParts,
    http::{Method, header, request::Parts},
    response::{IntoResponse, Response},
};
use std::sync::Arc;
use tellal_store::{SignedIn, Token};
use tellal_story::{Actor, Right};

/// Somebody signed in, and how they see the desk.
pub(crate) struct Editor {
    pub(crate) who: SignedIn,
    pub(crate) ui: Ui,
    /// Path and query of this page, for the language switch.
    pub(crate) here: String,
    /// Only what changes by itself is wanted: lists, counts, alarms.
    pub(crate) fragment: bool,
    /// The last change before the page was made: what comes after it is news to whoever has the page open.
    pub(crate) seen: u64,
}

impl Editor {
    /// Refuses those whose role does not let them.
    pub(crate) fn must(&self, right: Right) -> Result<(), Fault> {
        if self.who.may(right) { Ok(()) } else { Err(Fault::Forbidden) }
    }

    pub(crate) fn actor(&self) -> Actor {
        Actor::Person(self.who.person().id)
    }
}

impl FromRequestParts<Arc<Desk>> for Editor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self, Response> {
        let path = parts.uri.path_and_query().map_or("/desk/", |path| path.as_str()).to_owned();
        let here = if parts.method == Method::GET { path } else { came_from(parts) };
        let ui = Ui::of(&parts.headers);
        let seen = *desk.store.changes().borrow();
        let fragment = parts.uri.query().is_some_and(|query| query.split('&').any(|pair| pair == "fragment=1"));
        if let Some(text) = cookie(&parts.headers, desk.cookie_name()) {
            let token = Token::from_cookie(text);
            if let Some(who) = desk.store.session(&token).await.map_err(|error| Fault::from(error).into_response())? {
                return Ok(Self { who, ui, here, fragment, seen });
            }
        }
        // A browser that shows a session's cookie was inside before.
        let ended = match cookie(&parts.headers, desk.cookie_name()) {
            _ if parts.method != Method::GET => "typed",
            Some(_) => "yes",
            None => "",
        };
        Err(see_other(&format!("/desk/sign-in{}", query_string(&[("to", &here), ("ended", ended)]))))
    }
}

/// The page of the desk that a form was on.
fn came_from(parts: &Parts) -> String {
    parts.headers.get(header::REFERER).and_then(|value| url::Url::parse(value.to_str().ok()?).ok()).map_or_else(
        || "/desk/".to_owned(),
        |url| local(&url[url::Position::BeforePath..url::Position::AfterQuery]).to_owned(),
    )
}

/// `to` if it leads to a page of the desk, else the desk's first page: nobody is sent to another site from here.
pub(crate) fn local(to: &str) -> &str {
    let good = to.starts_with("/desk/") && !to.contains(['\\', '\r', '\n']) && !to.starts_with("/desk/sign-");
    if good { to } else { "/desk/" }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn after_signing_in_nobody_is_sent_to_another_site() {
        for (to, want) in [
            ("/desk/wire?lang=tr", "/desk/wire?lang=tr"),
            ("https://example.org/desk/", "/desk/"),
            ("//example.org/desk/", "/desk/"),
            ("/desk/\\example.org", "/desk/"),
            ("/desk/sign-out", "/desk/"),
            ("", "/desk/"),
        ] {
            assert_eq!(local(to), want);
        }
    }
}
