//! `POST /desk/wire/{item}/take`: a wire item becomes a story of the desk. Two who take it at once get the same story.

use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    editor::Editor,
};
use axum::extract::{Path, State};
use std::sync::Arc;
use tellal_store::{BasketState, Error};
use tellal_story::{ItemId, Right};

pub(crate) async fn act(State(desk): State<Arc<Desk>>, editor: Editor, Path(id): Path<ItemId>) -> Answer {
    editor.must(Right::Write)?;
    let item = desk.store.item(id).await?.ok_or(Fault::Missing)?;
    if let Some(story) = item.story {
        return Ok(see_other(&format!("/desk/story/{story}")));
    }
    if matches!(item.state, BasketState::Canceled | BasketState::Withheld) {
        // The page has no button for it; it was taken back while somebody looked at it.
        return Ok(see_other(&format!("/desk/wire/{id}")));
    }
    let story = desk.copy_of(&item, editor.actor()).await?;
    match desk.store.create_story_from(&item, &story, editor.actor()).await {
        Ok(()) => Ok(see_other(&format!("/desk/story/{}/edit", story.id))),
        Err(Error::Conflict) => {
            let story = desk.store.story_of_item(id).await?.ok_or(Fault::Missing)?;
            Ok(see_other(&format!("/desk/story/{story}")))
        }
        Err(error) => Err(error.into()),
    }
}
