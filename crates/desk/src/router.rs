//! The site map of the desk: one line a route, grouped by who calls it.

use crate::{
    Desk, alarms, answer::Fault, assets, basket, call_back, comments, compare, correct, dismiss, dress::dress, edit,
    language, live, people, preview, publish, push, raw, reinstate, restore, revision, schedule, sign_in, sign_out,
    sources, split_off, stories, story, take, take_update, verb, withdraw, write,
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    response::IntoResponse,
    routing::{any, get, post},
};
use std::sync::Arc;
use tower_http::csrf::{CsrfLayer, ProtectionError};

/// A form of words may be as large as this.
const WORDS: usize = 1024 * 1024;
/// The editor's form, with the pictures in it.
const PICTURES: usize = 64 * 1024 * 1024;

#[rustfmt::skip]
pub(crate) fn routes(desk: &Arc<Desk>) -> Router {
    let words = Router::new()
        // anybody
        .route("/desk/sign-in", get(sign_in::ask).post(sign_in::act))
        .route("/desk/sign-out", post(sign_out::act))
        .route("/desk/language", post(language::act))
        .route("/desk/assets/{file}", get(assets::show))
        // everybody signed in
        .route("/desk", get(basket::home))
        .route("/desk/", get(basket::home))
        .route("/desk/live", get(live::watch))
        // those who read the desk
        .route("/desk/wire", get(basket::list))
        .route("/desk/wire/{item}", get(basket::item))
        .route("/desk/raw/{raw}", get(raw::show))
        .route("/desk/raw/{raw}/look", get(raw::look))
        .route("/desk/sources", get(sources::list))
        .route("/desk/sources/{source}", get(sources::show))
        .route("/desk/stories", get(stories::list))
        .route("/desk/story/{story}", get(story::show))
        .route("/desk/story/{story}/revision/{number}", get(revision::show))
        .route("/desk/story/{story}/compare", get(compare::show))
        .route("/desk/story/{story}/look", get(preview::frame))
        .route("/desk/story/{story}/preview", get(preview::page))
        // those who write
        .route("/desk/wire/{item}/take", post(take::act))
        .route("/desk/wire/{item}/dismiss", post(dismiss::act))
        .route("/desk/wire/{item}/split", post(split_off::act))
        .route("/desk/story/{story}/restore", post(restore::act))
        .route("/desk/story/{story}/update", get(take_update::ask).post(take_update::act))
        // those who publish
        .route("/desk/story/{story}/publish", verb::of(&publish::VERB))
        .route("/desk/story/{story}/schedule", verb::of(&schedule::VERB))
        .route("/desk/story/{story}/unschedule", verb::of(&schedule::UNDO))
        .route("/desk/story/{story}/correct", verb::of(&correct::VERB))
        .route("/desk/story/{story}/withdraw", verb::of(&withdraw::VERB))
        .route("/desk/story/{story}/reinstate", verb::of(&reinstate::VERB))
        .route("/desk/wire/{item}/call-back", post(call_back::act))
        .route("/desk/alarm/{alarm}/settle", post(alarms::settle))
        // those who moderate
        .route("/desk/comments", get(comments::queue::show).post(comments::bulk::act))
        .route("/desk/comments/undo", post(comments::undo::act))
        .route("/desk/comments/author/{author}", get(comments::author::show).post(comments::author::act))
        .route("/desk/comments/rules", get(comments::rules::show).post(comments::rules::turn_on))
        .route("/desk/comments/rules/trial", post(comments::rules::try_them))
        .route("/desk/comments/agreement", get(comments::agreement::show))
        .route("/desk/comments/log", get(comments::log::show))
        .route("/desk/comment/{comment}", post(comments::decide::act))
        .route("/desk/story/{story}/comments", post(comments::story::act))
        // those who run the newsroom
        .route("/desk/sources/{source}/ask", post(sources::ask))
        .route("/desk/people", get(people::list).post(people::add))
        .route("/desk/people/password", post(people::password))
        .route("/desk/{*rest}", any(async || Fault::Missing))
        .layer(DefaultBodyLimit::max(WORDS));
    let pictures = Router::new()
        // those who write
        .route("/desk/write", get(write::ask).post(write::act))
        .route("/desk/story/{story}/edit", get(edit::ask).post(edit::act))
        .layer(DefaultBodyLimit::max(PICTURES));
    // agencies
    let wires = push::routes();

    words
        .merge(pictures)
        .layer(CsrfLayer::new().with_rejection_response(|_: ProtectionError| Fault::CrossSite.into_response()))
        .layer(middleware::from_fn_with_state(Arc::clone(desk), dress))
        .merge(wires)
        .with_state(Arc::clone(desk))
}
