//! A story's page.

use crate::{Error, Site};
use tellal_store::Published;
use tellal_story::CommentId;

/// The comments form as it stands on the page: what the reader has typed so far, and what became of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct CommentForm {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub address: String,
    /// The words.
    pub text: String,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a comment.
#[derive(Debug, Clone, Default)]
pub(crate) enum Outcome {
    /// Nothing has been sent.
    #[default]
    Blank,
    /// It waits for a moderator.
    Waiting,
    /// It is on the page.
    Shown,
    /// A rule of the story's language stopped it.
    Returned(tellal_text::Verdict),
    /// Something is missing or too long: ids of messages in `site.ftl`.
    Faulty(Vec<&'static str>),
    /// Too many in too short a time.
    Flooded,
    /// Nobody can comment here.
    Closed,
}

/// The whole page, with the comments form in the given state.
pub(crate) async fn render(_site: &Site, _published: &Published, _form: CommentForm) -> Result<String, Error> {
    todo!()
}
