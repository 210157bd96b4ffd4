//! `POST /desk/wire/{item}/split`: somebody says that an item does not tell the same story as those it stands with.

use crate::{
    Desk,
    answer::{Answer, see_other},
    editor::Editor,
};
use axum::extract::{Path, State};
use std::sync::Arc;
use tellal_story::{ItemId, Right};

pub(crate) async fn act(State(desk): State<Arc<Desk>>, editor: Editor, Path(id): Path<ItemId>) -> Answer {
    editor.must(Right::Write)?;
    desk.store.split_off(id).await?;
    Ok(see_other(&format!("/desk/wire/{id}")))
}
