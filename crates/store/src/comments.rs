//! Readers' comments: two levels, hung on the story's id.

use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{CommentCommand, CommentId, CommentState, Lang, PersonId, StoryId};

/// A comment as it stands.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// The story it is about.
    pub story: StoryId,
    /// The comment it answers. Never itself an answer: an answer to an answer hangs on the same first comment.
    pub parent: Option<CommentId>,
    /// The name its author gave.
    pub name: String,
    /// The e-mail address its author gave. Never shown to readers.
    pub address: Option<String>,
    /// Its author's words, never edited.
    pub text: String,
    /// Where it stands.
    pub state: CommentState,
    /// When it was written.
    pub at: Timestamp,
}

/// A comment to keep.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// The story it is about.
    pub story: StoryId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// The name its author gave.
    pub name: String,
    /// The e-mail address, if given.
    pub address: Option<String>,
    /// The words.
    pub text: String,
    /// Where it starts: waiting, or shown at once.
    pub state: CommentState,
}

/// A comment with its answers.
#[derive(Debug, Clone)]
pub struct ThreadEntry {
    /// The comment.
    pub comment: Comment,
    /// Its answers, oldest first.
    pub answers: Vec<Comment>,
}

/// A page of a story's approved comments.
#[derive(Debug, Clone, Default)]
pub struct Thread {
    /// Newest first comment first.
    pub entries: Vec<ThreadEntry>,
    /// How many approved comments the story has, answers included.
    pub count: u64,
    /// Where the next page starts, if there is one.
    pub next: Option<CommentId>,
}

/// A comment in a moderators' queue.
#[derive(Debug, Clone)]
pub struct QueueRow {
    /// The comment.
    pub comment: Comment,
    /// Its story's headline.
    pub headline: String,
    /// Its story's language.
    pub lang: Option<Lang>,
    /// What it answers, if anything.
    pub parent_text: Option<String>,
    /// Who decided last, if anybody.
    pub decided_by: Option<String>,
}

impl Store {
    /// Keeps a comment; when this returns, it survives a crash. `Error::Missing` if there is no such live story or
    /// parent.
    pub async fn add_comment(&self, comment: NewComment) -> Result<Comment, Error> {
        todo!()
    }

    /// One comment.
    pub async fn comment(&self, id: CommentId) -> Result<Option<Comment>, Error> {
        todo!()
    }

    /// A page of approved comments: 50 first comments starting at `from`, with their answers.
    pub async fn thread(&self, story: StoryId, from: Option<CommentId>) -> Result<Thread, Error> {
        todo!()
    }

    /// Comments in a state (`pending`, `approved`, `rejected`): waiting ones oldest first, decided ones last decided
    /// first; at most `limit`.
    pub async fn comment_queue(&self, state: &str, limit: u32) -> Result<Vec<QueueRow>, Error> {
        todo!()
    }

    /// How many comments wait.
    pub async fn pending_comments(&self) -> Result<u64, Error> {
        todo!()
    }

    /// Carries out a moderator's command; count and log in the same transaction. A refusal comes as `Error::Refused`.
    pub async fn judge_comment(&self, id: CommentId, command: CommentCommand, by: PersonId) -> Result<Comment, Error> {
        todo!()
    }
}
