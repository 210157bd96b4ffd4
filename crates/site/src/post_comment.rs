//! A reader's comment comes in: `POST /{lang}/{section}/{slug}/comments`.
//!
//! - 303 to the story's page when it is kept: with `?comment=waiting&kept={id}#comment`, or with `?comment=shown&see={id}#c-{id}` where
//!   the site shows comments at once. Whoever is not known yet gets the cookie by which they see their own comment;
//! - 422 with the page and the draft in it when something is missing, or when a rule of the story's language stops it or has
//!   an offer to make;
//! - 429 with the same when too many come from one reader, 413 with the page when it is far too long;
//! - 403 where nobody can comment or this reader cannot, and for a form that another site sent;
//! - 303 to the story's address, which says the rest, for a story that has been withdrawn; 404 where there is none.
//!
//! Nothing is kept of a comment that comes back but what stands in the page itself.

pub(crate) mod draft;
mod floods;
mod ground;
mod names;
mod rush;
mod stamp;

pub(crate) use floods::{Floods, Key};
pub(crate) use ground::Grounds;
pub(crate) use rush::{BITS, Rush};
pub(crate) use stamp::{Age, Stamps, day};

use crate::{
    Error, Site,
    house_rules::Standing,
    pages::{
        moved,
        story::{CommentForm, Outcome, render},
    },
    reader::{self, Reader},
    settings::CommentPolicy,
    visitor::Asking,
};
use axum::{
    Form, Router,
    extract::{DefaultBodyLimit, Path, State, rejection::FormRejection},
    http::{
        HeaderValue, StatusCode, Uri,
        header::{CACHE_CONTROL, RETRY_AFTER},
    },
    response::{Html, IntoResponse, Response},
    routing::post,
};
use draft::{Draft, Sent};
use ground::{Ground, Where};
use std::sync::Arc;
use tellal_store::{Comment, NewComment, Published};
use tellal_story::{CommentState, Slug};
use tellal_text::{Action, Context, Verdict};
use tower_http::csrf::CsrfLayer;

/// Far more than the longest comment takes as a form's bytes, so that one that is too long still comes back with its words.
const BODY_BYTES: usize = 256 * 1024;
/// So many of an author's last comments are looked at for one that says the same.
const EARLIER: usize = 10;

/// Mounted by [`Site::router`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/{section}/{slug}/comments", post(comment))
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        // By `Sec-Fetch-Site`, or `Origin` against `Host`: no token, no cookie.
        .layer(CsrfLayer::new())
}

async fn comment(
    State(site): State<Arc<Site>>,
    Path((lang, _, slug)): Path<(String, String, String)>,
    uri: Uri,
    asking: Asking,
    reader: Reader,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Error> {
    let (Some(lang), Ok(slug)) = (site.language(&lang), Slug::new(&slug)) else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    let ground = match site.grounds.at(&site, lang, slug).await? {
        Where::Here(ground) => ground,
        // The form's page answers 410 now, and says why.
        Where::Gone => {
            let page = uri.path().strip_suffix("/comments").unwrap_or("/");
            return Ok(moved(StatusCode::SEE_OTHER, page));
        }
        Where::Nowhere => return Ok(StatusCode::NOT_FOUND.into_response()),
    };
    let story = &*ground.story;
    let page = Page { site: &site, story, reader: &reader };
    let sent = match sent {
        Ok(Form(sent)) => sent,
        Err(rejection) => {
            let status = rejection.into_response().status();
            if status != StatusCode::PAYLOAD_TOO_LARGE {
                return Ok(status.into_response());
            }
            let outcome = Outcome::Faulty(vec!["comment-fault-text-long"]);
            return page.back(status, CommentForm { outcome, ..CommentForm::default() }).await;
        }
    };
    let standing = Standing::with(&site, story, ground.own);
    if !standing.is_open(site.store().now()) {
        return page.back(StatusCode::FORBIDDEN, sent.into_form(Outcome::Closed)).await;
    }
    if sent.is_trapped() {
        // Whoever filled in a field that nobody sees is told what everybody else is told.
        return Ok(moved(StatusCode::SEE_OTHER, &format!("{}?comment=waiting#comment", site.path_of(story))));
    }
    if let Some(ban) = reader.author().and_then(|author| author.banned.clone()) {
        return page.back(StatusCode::FORBIDDEN, sent.into_form(Outcome::Banned(ban))).await;
    }
    let (stamp, proof) = (sent.stamp.clone(), sent.proof.clone());
    let draft = match sent.check(&site, story.story(), &reader).await? {
        Ok(draft) => draft,
        Err(form) => return page.back(StatusCode::UNPROCESSABLE_ENTITY, form).await,
    };
    let world = site.store().ambient().as_ref();
    if let Err(wait) = site.floods.admit(asking.address, world) {
        let mut answer = page.back(StatusCode::TOO_MANY_REQUESTS, draft.into_form(Outcome::Flooded)).await?;
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
        return Ok(answer);
    }
    let earlier = earlier(&site, &reader).await?;
    if let Some(known) = earlier.iter().find(|one| is_same(one, story, &draft)) {
        // Sent twice, by an impatient finger or a reloaded page.
        let place = format!("{}?comment=repeated&see={1}#c-{1}", site.path_of(story), known.id);
        return Ok(moved(StatusCode::SEE_OTHER, &place));
    }
    let verdict = judge(&site, &ground, &draft, &earlier).await?;
    if verdict.action == Action::Return || (verdict.action == Action::Suggest && !draft.offered) {
        return page.back(StatusCode::UNPROCESSABLE_ENTITY, draft.into_form(Outcome::Returned(verdict))).await;
    }
    let mut held = verdict.held();
    let now = world.now();
    site.rush.count(now);
    let age = site.stamps.age(&stamp, world);
    if age != Age::Good {
        held.push("haste".to_owned());
    }
    if site.rush.is_on(&site.settings().comments.flood, now)
        && !(age == Age::Good && site.rush.take(&stamp, &proof, now))
    {
        held.push("rush".to_owned());
    }
    page.keep(&standing, draft, verdict.lang, held).await
}

/// What the reader wrote last, newest first.
async fn earlier(site: &Site, reader: &Reader) -> Result<Vec<Comment>, Error> {
    let Some(author) = reader.id() else { return Ok(Vec::new()) };
    let own = site.store().comments_of(author, None).await?;
    let kept = own.comments.into_iter().map(|own| own.comment).filter(|one| one.state != CommentState::Removed);
    Ok(kept.take(EARLIER).collect())
}

fn is_same(known: &Comment, story: &Published, draft: &Draft) -> bool {
    known.story == story.story()
        && known.text == draft.text
        && known.parent == draft.parent
        && matches!(known.state, CommentState::Pending | CommentState::Approved)
}

async fn judge(site: &Site, ground: &Ground, draft: &Draft, earlier: &[Comment]) -> Result<Verdict, Error> {
    let complete = ground.story.complete();
    let (lang, content) = (complete.lang(), complete.content());
    let rules = site.rules.of(site, lang).await?;
    let earlier: Vec<&str> = earlier.iter().map(|one| one.text.as_str()).collect();
    Ok(tellal_text::judge_in(&Context {
        text: &draft.text,
        story_lang: lang.primary(),
        rules: &rules,
        names: &[&content.headline, &content.standfirst, ground.body()],
        earlier: &earlier,
    }))
}

/// The page of a story for one reader.
struct Page<'a> {
    site: &'a Site,
    story: &'a Published,
    reader: &'a Reader,
}

impl Page<'_> {
    async fn keep(
        &self,
        standing: &Standing,
        draft: Draft,
        lang: Option<&'static str>,
        held: Vec<String>,
    ) -> Result<Response, Error> {
        let (site, path) = (self.site, self.site.path_of(self.story));
        let store = site.store();
        let waits = !held.is_empty() || site.settings().comments.hook_holds;
        let at_once = standing.policy == CommentPolicy::AtOnce && !waits;
        if let Some(known) = self.reader.author().filter(|known| known.name != draft.name) {
            store.name_author(known.id, &draft.name).await?;
        }
        let signed_in = self.reader.author().and_then(|author| author.address.clone());
        let comment = NewComment {
            story: self.story.story(),
            parent: draft.parent,
            name: draft.name.clone(),
            address: signed_in.or_else(|| draft.address.clone()),
            author: self.reader.id(),
            text: draft.text.clone(),
            typed: draft.typed.clone(),
            lang: lang.map(str::to_owned),
            held,
            state: if at_once { CommentState::Approved } else { CommentState::Pending },
        };
        let mut token = None;
        let kept = if comment.author.is_some() {
            store.add_comment(comment).await
        } else {
            store.add_first_comment(comment).await.map(|(comment, new)| {
                token = Some(new);
                comment
            })
        };
        let answer = match kept {
            Ok(kept) if at_once => {
                moved(StatusCode::SEE_OTHER, &format!("{path}?comment=shown&see={0}#c-{0}", kept.id))
            }
            Ok(kept) => moved(StatusCode::SEE_OTHER, &format!("{path}?comment=waiting&kept={}#comment", kept.id)),
            // Refused in this very moment.
            Err(tellal_store::Error::Missing("comment")) => {
                let form =
                    CommentForm { parent: None, ..draft.into_form(Outcome::Faulty(vec!["comment-fault-parent-gone"])) };
                self.back(StatusCode::UNPROCESSABLE_ENTITY, form).await?
            }
            // Banned in this very moment.
            Err(tellal_store::Error::Refused(_)) => {
                self.back(StatusCode::FORBIDDEN, draft.into_form(Outcome::Closed)).await?
            }
            // Withdrawn in this very moment: its page says so.
            Err(tellal_store::Error::Missing(_)) => moved(StatusCode::SEE_OTHER, &path),
            Err(fault) => return Err(fault.into()),
        };
        Ok(match token {
            Some(token) => reader::remember(site, answer, &token),
            None => answer,
        })
    }

    /// The story's page with the form as its reader left it.
    async fn back(&self, status: StatusCode, form: CommentForm) -> Result<Response, Error> {
        let page = render(self.site, self.story, form, self.reader).await?;
        // It holds somebody's words and address: no cache may keep it.
        Ok((status, [(CACHE_CONTROL, "no-store")], Html(page)).into_response())
    }
}

#[cfg(test)]
mod tests;
