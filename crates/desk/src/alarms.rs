//! `POST /desk/alarm/{alarm}/settle`: somebody has seen to an alarm. Until then it stands above every page of the desk.

use crate::{
    Desk,
    answer::{Answer, see_other},
    editor::Editor,
};
use axum::extract::{Path, State};
use std::sync::Arc;
use tellal_story::Right;
use uuid::Uuid;

pub(crate) async fn settle(State(desk): State<Arc<Desk>>, editor: Editor, Path(alarm): Path<Uuid>) -> Answer {
    editor.must(Right::Publish)?;
    desk.store.settle_alarm(alarm, editor.who.person().id).await?;
    Ok(see_other(&editor.here))
}
