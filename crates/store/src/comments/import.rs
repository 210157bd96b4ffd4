//! Comments that come from another system, in any order and as often as somebody likes: each is known by the source and its
//! id there. One whose words were removed here stays removed.

use super::{change, names, queue_of, reason};
use crate::db::{Stmt, params};
use crate::touch::Touched;
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{CommentId, CommentState, StoryId};

/// A comment from another system.
#[derive(Debug, Clone)]
pub struct ImportedComment {
    /// The system, such as `wordpress` or `disqus:forum`.
    pub source: String,
    /// Its id there.
    pub source_id: String,
    /// The id there of what it answers, however deep. That one may come later.
    pub parent_source_id: Option<String>,
    /// The story here.
    pub story: StoryId,
    /// The name its author gave.
    pub name: String,
    /// The e-mail address, if known; not verified.
    pub address: Option<String>,
    /// The words, as plain text.
    pub text: String,
    /// When it was written.
    pub at: Timestamp,
    /// Where it stands.
    pub state: CommentState,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// It is here now.
    New(CommentId),
    /// It was here before, and stays as it is here.
    Known(CommentId),
    /// There is no such story.
    NoStory,
}

/// How often an import tries when something else changes the same thread.
const RACES: usize = 8;

const KEEP: &str = "insert into comment \
    (id, story, parent, name, address, text, state, reason, at, decided, queue, turn, section, story_lang, asked, \
    name_look, change) \
    select $1, n.story, $3, $4, $5, $6, $7, $8, $9, $10, $11, $9, n.section, n.story_lang, $9, $12, 1 \
    from comment_count n where n.story = $2";

impl Store {
    /// Takes in a comment from another system.
    pub async fn import_comment(&self, comment: &ImportedComment) -> Result<Imported, Error> {
        for _ in 0..RACES {
            match self.try_to_import(comment).await {
                Err(Error::Conflict) => {}
                done => return done,
            }
        }
        Err(Error::Conflict)
    }

    async fn try_to_import(&self, new: &ImportedComment) -> Result<Imported, Error> {
        if let Some((known, _, _)) = self.imported(&new.source, &new.source_id).await? {
            return Ok(Imported::Known(known));
        }
        if self.db().one("select 1 from story where id = $1", &params![new.story]).await?.is_none() {
            return Ok(Imported::NoStory);
        }
        let parent = match &new.parent_source_id {
            Some(parent) => self.imported(&new.source, parent).await?,
            None => None,
        };
        let waits_for = new.parent_source_id.as_ref().filter(|_| parent.is_none());
        let first = parent.filter(|(_, _, story)| *story == new.story).map(|(id, above, _)| above.unwrap_or(id));
        let id = CommentId(self.ambient().new_id());
        let removed = new.state == CommentState::Removed;
        let (name, text) = if removed { ("", "") } else { (new.name.as_str(), new.text.as_str()) };
        let address = new.address.as_ref().filter(|_| !removed);
        let state = new.state.as_str();
        let decided = if new.state == CommentState::Pending { None } else { Some(new.at) };
        // What waited for this one hangs on it now, or on what it answers itself.
        let root = first.unwrap_or(id);
        let waiting = "select w.comment from comment_import w join comment k on k.id = w.comment \
                       where w.source = $1 and w.waits_for = $2 and k.story = $3 and k.id <> $4";
        let with_waiting = || params![&new.source, &new.source_id, new.story, root];
        let recount = "update comment set answers = \
                       (select count(*) from comment a where a.parent = $1 and a.state = 'approved') where id = $1";
        let list = vec![
            Stmt::new(
                "insert into comment_count (story) values ($1) on conflict (story) do nothing",
                params![new.story],
            ),
            change::count(new.story, None, Some(state)),
            Stmt::new(
                KEEP,
                params![
                    id,
                    new.story,
                    first,
                    name,
                    address,
                    text,
                    state,
                    reason(&new.state),
                    new.at,
                    decided,
                    queue_of(&new.state, &[]),
                    names::look(name),
                ],
            )
            .expect_rows(1)
            .touching(Touched::Comments(new.story)),
            Stmt::new(
                "insert into comment_import (source, source_id, comment, waits_for) values ($1, $2, $3, $4)",
                params![&new.source, &new.source_id, id, waits_for],
            ),
            Stmt::new(format!("update comment set parent = $4 where parent in ({waiting})"), with_waiting()),
            Stmt::new(format!("update comment set parent = $4, answers = 0 where id in ({waiting})"), with_waiting()),
            Stmt::new(recount, params![root]).expect_rows(1),
            Stmt::new(
                "update comment_import set waits_for = null where source = $1 and waits_for = $2",
                params![&new.source, &new.source_id],
            ),
        ];
        self.db().commit_and_tell(list).await.map(|_| Imported::New(id))
    }

    /// A comment that came from a source, what it answers here, and its story.
    async fn imported(
        &self,
        source: &str,
        source_id: &str,
    ) -> Result<Option<(CommentId, Option<CommentId>, StoryId)>, Error> {
        let select = "select c.id, c.parent, c.story from comment_import i join comment c on c.id = i.comment \
                      where i.source = $1 and i.source_id = $2";
        let row = self.db().one(select, &params![source, source_id]).await?;
        row.map(|mut row| Ok((row.take()?, row.take()?, row.take()?))).transpose()
    }
}
