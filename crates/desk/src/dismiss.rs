//! `POST /desk/wire/{item}/dismiss`: puts an item aside, or back.

use crate::{
    Desk,
    answer::{Answer, see_other},
    editor::Editor,
};
use axum::{
    Form,
    extract::{Path, State},
};
use serde::Deserialize;
use std::sync::Arc;
use tellal_story::{ItemId, Right};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Act {
    /// `yes` to put it aside, `no` to put it back.
    aside: String,
}

pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<ItemId>,
    Form(act): Form<Act>,
) -> Answer {
    editor.must(Right::Write)?;
    desk.store.dismiss_item(id, act.aside == "yes").await?;
    Ok(see_other(if act.aside == "yes" { "/desk/wire" } else { &editor.here }))
}
