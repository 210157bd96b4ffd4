//! Where the comments of one story differ from the newsroom's settings.

use super::{RACES, log};
use crate::db::{Stmt, params};
use crate::touch::{self, Part, Touched};
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{CommentPolicy, PersonId, StoryId};

/// What holds for the comments of a story, where it is not what the settings say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StoryComments {
    /// Its own policy.
    pub policy: Option<CommentPolicy>,
    /// Nobody can comment from then on.
    pub closes: Option<Timestamp>,
}

impl StoryComments {
    fn text(&self) -> String {
        let policy = self.policy.map_or("as set", CommentPolicy::as_str);
        let closes = self.closes.map_or_else(|| "as set".to_owned(), |closes| closes.to_string());
        format!("{policy}, closes {closes}")
    }
}

impl Store {
    /// What holds for a story's comments beside the settings.
    pub async fn story_comments(&self, story: StoryId) -> Result<StoryComments, Error> {
        Ok(self.story_comments_now(story).await?.0)
    }

    async fn story_comments_now(&self, story: StoryId) -> Result<(StoryComments, i64), Error> {
        let select = "select policy, closes, change from story_comments where story = $1";
        touch::note(|| Part::Comments(story));
        let Some(mut row) = self.db().one_known(select, &params![story]).await? else {
            return Ok((StoryComments::default(), 0));
        };
        let (policy, closes, change): (Option<String>, _, _) = (row.take()?, row.take()?, row.take()?);
        let named = |name: String| {
            let policy = CommentPolicy::ALL.into_iter().find(|policy| policy.as_str() == name);
            policy.ok_or_else(|| Error::Internal(format!("the policy of a story's comments is “{name}”")))
        };
        Ok((StoryComments { policy: policy.map(named).transpose()?, closes }, change))
    }

    /// Sets what holds for a story's comments. `Error::Missing` if there is no such story.
    pub async fn set_story_comments(&self, story: StoryId, to: StoryComments, by: PersonId) -> Result<(), Error> {
        if self.db().one("select 1 from story where id = $1", &params![story]).await?.is_none() {
            return Err(Error::Missing("story"));
        }
        for _ in 0..RACES {
            let (was, change) = self.story_comments_now(story).await?;
            if was == to {
                return Ok(());
            }
            let now = self.now();
            let upsert = "insert into story_comments (story, policy, closes, change) values ($1, $2, $3, 1) \
                          on conflict (story) do update set policy = excluded.policy, closes = excluded.closes, \
                          change = story_comments.change + 1 where story_comments.change = $4";
            let policy = to.policy.map(CommentPolicy::as_str);
            let (before, after) = (was.text(), to.text());
            let list = vec![
                Stmt::new(upsert, params![story, policy, to.closes, change])
                    .expect_rows(1)
                    .touching(Touched::Comments(story)),
                log::line(story.0, change + 1, "story", now, Some(by), "policy", Some(&before), Some(&after), None),
            ];
            match self.db().commit_and_tell(list).await {
                Err(Error::Conflict) => {}
                done => return done.map(|_| ()),
            }
        }
        Err(Error::Conflict)
    }
}
