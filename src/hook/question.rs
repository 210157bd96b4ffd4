//! What the service is told about a comment. Neither the author's address nor anything that names a device is in it.

use crate::newsroom::Newsroom;
use serde_json::json;
use tellal_store::{Comment, Error};

/// The question as JSON; `None` if the comment's story is not public.
pub(super) async fn about(newsroom: &Newsroom, comment: &Comment) -> Result<Option<Vec<u8>>, Error> {
    let Some(story) = newsroom.store.published(comment.story).await? else { return Ok(None) };
    let parent = match comment.parent {
        Some(parent) => newsroom.store.comment(parent).await?.map(|parent| parent.text),
        None => None,
    };
    let complete = story.complete();
    let question = json!({
        "type": "comment.created",
        "id": comment.id,
        "at": comment.at,
        "name": comment.name,
        "text": comment.text,
        "lang": comment.lang,
        "answers": parent,
        "held": comment.held,
        "story": {
            "id": comment.story,
            "lang": complete.lang(),
            "section": complete.section(),
            "headline": complete.content().headline,
            "address": newsroom.site.address(&newsroom.site.path_of(&story)),
        },
    });
    Ok(Some(question.to_string().into_bytes()))
}
