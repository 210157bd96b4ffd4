//! The outermost layer of the site's router: keeps what it answers, and has a page made once for all who ask at the same time.
//!
//! It does nothing before somebody has looked for a kept page: a router by itself answers each request anew.

use super::{
    Effort, Encoding, Job, Kept, LARGEST, flight,
    flight::Turn,
    key_of,
    page::{Faces, NOT_AWAITED, Page, Wanted},
    worker::Worker,
};
use crate::{Site, beacon::Copies, etag};
use axum::{
    body::{Body, HttpBody},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use bytes::Bytes;
use http::request::Parts;
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicI64, AtomicU8, AtomicU64, Ordering},
};
use tellal_store::made_of;

/// In a request's extensions: it comes from the background, and the page is to be made anew whoever else is making it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anew;

/// How often somebody waits for others before they make the page themselves: what was touched meanwhile was made in vain.
const ROUNDS: usize = 3;

/// Wraps the site's router.
pub(crate) async fn dress(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let kept = &site.kept;
    let anew = request.extensions().get::<Anew>().is_some();
    let key = (kept.is_wanted() && *request.method() == Method::GET)
        .then(|| key_of(request.method(), request.uri(), request.headers()))
        .flatten();
    let Some(key) = key.map(Box::<str>::from) else { return next.run(request).await };
    kept.worker.get_or_init(|| Worker::start(&site));
    let (mut parts, body) = request.into_parts();
    let (mut making, mut waited) = (None, false);
    for _ in 0..ROUNDS {
        match kept.flights.join(&key) {
            Turn::Ours(ours) => making = Some(ours),
            Turn::Theirs(_) if anew => break,
            Turn::Theirs(under_way) => {
                flight::landed(under_way).await;
                waited = true;
            }
        }
        // Also when it is ours now: another who waited may have made it since we looked last.
        if waited
            && let Some(page) = kept.look(&site.store, &key)
            && let Some(answer) = kept.answer(&key, &page, &parts)
        {
            return answer.map(Body::from);
        }
        if making.is_some() {
            break;
        }
    }
    // The page itself is wanted, whatever whoever asked for it has.
    let asked = clone_of(&parts);
    parts.headers.remove(header::IF_NONE_MATCH);
    #[cfg(test)]
    kept.renders.fetch_add(1, Ordering::Relaxed);
    let began = site.store.touched();
    let (answer, made_of) = made_of(next.run(Request::from_parts(parts, body))).await;
    let answer = match may_be_kept(answer).await {
        Ok((headers, bytes, copies)) if made_of.is_known() => {
            let now = site.store.now().as_microsecond();
            let before = kept.pages.peek(&*key);
            let faces = match before.as_ref().map(|before| &before.faces) {
                // To its readers it is as it was: so are its bytes, compressed as they are.
                Some(known) if known.tag.is_some() && known.tag == headers.get(header::ETAG).cloned() => known.clone(),
                known => {
                    let mut faces = Faces::new(headers, bytes);
                    // What somebody took of the old page somebody will take of this one.
                    for encoding in Encoding::ALL {
                        if anew && known.is_some_and(|known| known.coded[encoding as usize].is_some()) {
                            faces = faces.with(encoding, Effort::Quick);
                        }
                    }
                    faces
                }
            };
            let asked_at = if anew { before.map_or(0, |before| before.asked.load(Ordering::Relaxed)) } else { now };
            let page = Arc::new(Page {
                faces,
                made_of: Arc::new(made_of),
                copies,
                began,
                seen: AtomicU64::new(began),
                made: now,
                asked: AtomicI64::new(asked_at),
                old_since: AtomicI64::new(0),
                by_and_by: AtomicBool::new(false),
                awaited: AtomicU8::new(NOT_AWAITED),
            });
            if kept.put(&site.store, &key, &page) && anew && page.is_hasty() {
                kept.tell(Job::Better(key.clone()));
            }
            first(kept, &key, &page, &asked)
        }
        Ok((headers, bytes, _)) => {
            let mut answer = Response::new(Body::from(bytes));
            *answer.headers_mut() = headers;
            as_asked(answer, &asked)
        }
        Err(answer) => {
            if !answer.status().is_server_error()
                && let Some(before) = kept.pages.peek(&*key)
            {
                kept.forget(&key, &before);
            }
            as_asked(answer, &asked)
        }
    };
    drop(making);
    answer
}

/// The first answer with a page that has just been made.
fn first(kept: &Kept, key: &str, page: &Arc<Page>, asked: &Parts) -> Response {
    let answer = match page.face(&asked.headers) {
        Ok(face) => page.first_answer(asked, face),
        Err(Wanted::Nothing) => page.first_answer(asked, &page.faces.plain),
        Err(Wanted::Coded(encoding)) => {
            let page = kept.dress(key, page, encoding, Effort::Quick);
            kept.tell(Job::Better(key.into()));
            page.first_answer(asked, page.face(&asked.headers).unwrap_or(&page.faces.plain))
        }
    };
    answer.map(Body::from)
}

/// A request's head again, as far as an answer needs it.
fn clone_of(parts: &Parts) -> Parts {
    let mut asked = http::Request::new(()).into_parts().0;
    asked.method = parts.method.clone();
    asked.headers = parts.headers.clone();
    asked
}

/// An answer that is not kept, to whoever has it perhaps.
fn as_asked(mut answer: Response, asked: &Parts) -> Response {
    let known = answer.status() == StatusCode::OK
        && asked.headers.contains_key(header::IF_NONE_MATCH)
        && answer
            .headers()
            .get(header::ETAG)
            .and_then(|tag| tag.to_str().ok())
            .is_some_and(|tag| etag::is_known(&asked.headers, tag));
    if known {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        answer.headers_mut().remove(header::CONTENT_TYPE);
        answer.headers_mut().remove(header::CONTENT_LENGTH);
        *answer.body_mut() = Body::empty();
    }
    answer
}

/// The headers and the bytes of an answer that is everybody's; any other as it is.
async fn may_be_kept(answer: Response) -> Result<(http::HeaderMap, Bytes, Option<Copies>), Response> {
    let headers = answer.headers();
    let says = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let control = says(header::CACHE_CONTROL);
    let tagged = headers.contains_key(header::ETAG);
    let everybodys = (tagged && (control == "no-cache" || control.starts_with("public, max-age=0")))
        || (control.starts_with("public") && control.ends_with("immutable"));
    let varies = |value: &HeaderValue| {
        let mut names = value.to_str().unwrap_or("*").split(',').map(str::trim);
        !names.all(|name| name.eq_ignore_ascii_case("cookie") || name.eq_ignore_ascii_case("accept-encoding"))
    };
    let good = answer.status() == StatusCode::OK
        && everybodys
        && headers.contains_key(header::CONTENT_TYPE)
        && !headers.contains_key(header::SET_COOKIE)
        && !headers.contains_key(header::CONTENT_ENCODING)
        && !headers.get_all(header::VARY).iter().any(varies)
        && answer.body().size_hint().exact().is_some_and(|bytes| bytes <= LARGEST);
    if !good {
        return Err(answer);
    }
    let (parts, body) = answer.into_parts();
    let copies = parts.extensions.get::<Copies>().cloned();
    match axum::body::to_bytes(body, usize::try_from(LARGEST).unwrap_or(usize::MAX)).await {
        Ok(bytes) => Ok((parts.headers, bytes, copies)),
        // A body of known length that breaks off: whoever asked gets what they would have got.
        Err(error) => {
            tracing::error!(%error, "a page broke off while it was made");
            let mut broken = Response::new(Body::empty());
            *broken.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            Err(broken)
        }
    }
}
