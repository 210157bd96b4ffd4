//! A reader's comment comes in: `POST /{lang}/{section}/{slug}/comments`.
//!
//! - 303 to the story's page when it is kept: with `?comment=waiting#comment`, or with `?comment=shown#c-{id}` where the site shows
//!   comments at once;
//! - 422 with the page and the draft in it when something is missing or a rule of the story's language stops it;
//! - 429 with the same when too many come from one reader;
//! - 403 where nobody can comment, and for a form that another site sent;
//! - 303 to the story's address, which says the rest, for a story that has been withdrawn; 404 where there is none.
//!
//! Nothing is kept of a comment that comes back but what stands in the page itself.

mod draft;
mod floods;

pub(crate) use floods::Floods;

use crate::{
    Error, Site,
    pages::{
        moved,
        story::{CommentForm, Outcome, render},
    },
    settings::CommentPolicy,
    visitor::Asking,
};
use axum::{
    Form, Router,
    extract::{Path, State, rejection::FormRejection},
    http::{
        HeaderValue, StatusCode, Uri,
        header::{CACHE_CONTROL, RETRY_AFTER},
    },
    response::{Html, IntoResponse, Response},
    routing::post,
};
use draft::{Draft, Sent};
use std::sync::Arc;
use tellal_store::{Found, NewComment, Published};
use tellal_story::{CommentState, Lang, Slug};
use tower_http::{csrf::CsrfLayer, limit::RequestBodyLimitLayer};

/// Far more than the longest comment takes as a form's bytes, so that one that is too long still comes back with its words.
const BODY_BYTES: usize = 256 * 1024;

/// Mounted by [`Site::router`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/{section}/{slug}/comments", post(comment))
        .layer(RequestBodyLimitLayer::new(BODY_BYTES))
        // By `Sec-Fetch-Site`, or `Origin` against `Host`: no token, no cookie.
        .layer(CsrfLayer::new())
}

async fn comment(
    State(site): State<Arc<Site>>,
    Path((lang, _, slug)): Path<(String, String, String)>,
    uri: Uri,
    asking: Asking,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Error> {
    let (Some(lang), Ok(slug)) = (site.language(&lang), Slug::new(&slug)) else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    let sent = match sent {
        Ok(Form(sent)) => sent,
        Err(rejection) => return Ok(rejection.into_response().status().into_response()),
    };
    let story = match story_at(&site, lang, slug).await? {
        Where::Here(story) => story,
        // The form's page answers 410 now, and says why.
        Where::Gone => {
            let page = uri.path().strip_suffix("/comments").unwrap_or("/");
            return Ok(moved(StatusCode::SEE_OTHER, page));
        }
        Where::Nowhere => return Ok(StatusCode::NOT_FOUND.into_response()),
    };
    if site.settings().comments.policy == CommentPolicy::Closed {
        return back(&site, &story, StatusCode::FORBIDDEN, sent.into_form(Outcome::Closed)).await;
    }
    if sent.is_trapped() {
        // Whoever filled in a field that nobody sees is told what everybody else is told.
        return Ok(moved(StatusCode::SEE_OTHER, &format!("{}?comment=waiting#comment", site.path_of(&story))));
    }
    let draft = match sent.check(&site, story.story()).await? {
        Ok(draft) => draft,
        Err(form) => return back(&site, &story, StatusCode::UNPROCESSABLE_ENTITY, form).await,
    };
    if let Err(wait) = site.floods.admit(asking.address, site.store().ambient().as_ref()) {
        let mut answer = back(&site, &story, StatusCode::TOO_MANY_REQUESTS, draft.into_form(Outcome::Flooded)).await?;
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
        return Ok(answer);
    }
    let verdict = tellal_text::judge(&draft.text, lang.primary());
    if verdict.action == tellal_text::Action::Return {
        let form = draft.into_form(Outcome::Returned(verdict));
        return back(&site, &story, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    let held = if verdict.action == tellal_text::Action::Hold { verdict.held() } else { Vec::new() };
    keep(&site, &story, draft, held).await
}

/// What stands at the address of a form.
enum Where {
    Here(Box<Published>),
    /// It was withdrawn.
    Gone,
    Nowhere,
}

/// The story at an address, also if it moved while its reader was writing.
async fn story_at(site: &Site, lang: &Lang, mut slug: Slug) -> Result<Where, Error> {
    // Twice: an address that has moved names the one where the story is now.
    for _ in 0..2 {
        match site.store().find(lang, &slug).await? {
            Some(Found::Page(story)) => return Ok(Where::Here(story)),
            Some(Found::Moved { slug: now, .. }) => slug = now,
            Some(Found::Gone(_)) => return Ok(Where::Gone),
            None => break,
        }
    }
    Ok(Where::Nowhere)
}

async fn keep(site: &Site, story: &Published, draft: Draft, held: Vec<String>) -> Result<Response, Error> {
    let path = site.path_of(story);
    let at_once = site.settings().comments.policy == CommentPolicy::AtOnce && held.is_empty();
    let comment = NewComment {
        parent: draft.parent,
        address: draft.address,
        held,
        state: if at_once { CommentState::Approved } else { CommentState::Pending },
        ..NewComment::new(story.story(), draft.name, draft.text)
    };
    match site.store().add_comment(comment).await {
        Ok(comment) if at_once => Ok(moved(StatusCode::SEE_OTHER, &format!("{path}?comment=shown#c-{}", comment.id))),
        Ok(_) => Ok(moved(StatusCode::SEE_OTHER, &format!("{path}?comment=waiting#comment"))),
        // Withdrawn in this very moment: its page says so.
        Err(tellal_store::Error::Missing(_)) => Ok(moved(StatusCode::SEE_OTHER, &path)),
        Err(fault) => Err(fault.into()),
    }
}

/// The story's page with the form as its reader left it.
async fn back(site: &Site, story: &Published, status: StatusCode, form: CommentForm) -> Result<Response, Error> {
    let page = render(site, story, form).await?;
    // It holds somebody's words and address: no cache may keep it.
    Ok((status, [(CACHE_CONTROL, "no-store")], Html(page)).into_response())
}

#[cfg(test)]
mod tests;
