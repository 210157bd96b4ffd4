//! Whoever wrote words owns them: they can see what they wrote, take it with them, and have it removed.

use super::change::Change;
use super::{COLUMNS, Comment, RACES, bans, read};
use crate::db::{Row, Stmt, params};
use crate::{Error, Store};
use serde_json::{Value, json};
use tellal_story::{AuthorId, CommentId, CommentState, Lang};

/// A comment in its author's own list.
#[derive(Debug, Clone)]
pub struct OwnComment {
    /// The comment.
    pub comment: Comment,
    /// Its story's headline.
    pub headline: String,
    /// Its story's language.
    pub lang: Option<Lang>,
    /// Whether readers see its story.
    pub live: bool,
}

/// A page of an author's own list.
#[derive(Debug, Clone, Default)]
pub struct OwnPage {
    /// At most 50, last written first.
    pub comments: Vec<OwnComment>,
    /// Where the next page starts, if there is one.
    pub next: Option<CommentId>,
}

/// Which of an author's comments.
#[derive(Debug, Clone, Copy)]
pub enum Which<'a> {
    /// These; those that are somebody else's are left alone.
    These(&'a [CommentId]),
    /// All.
    All,
}

/// Comments on a page of the list, and at a time while all are read or removed.
const PAGE: usize = 50;

impl Store {
    /// What an author wrote, last written first, from one of their comments on. `Error::Missing` if that is not theirs.
    pub async fn comments_of(&self, author: AuthorId, from: Option<CommentId>) -> Result<OwnPage, Error> {
        let mut values = params![author];
        let mut start = "";
        if let Some(from) = from {
            let select = "select at from comment where id = $1 and author = $2";
            let mut row = self.db().one(select, &params![from, author]).await?.ok_or(Error::Missing("comment"))?;
            values.extend(params![row.take::<jiff::Timestamp>()?, from]);
            start = " and (c.at, c.id) <= ($2, $3)";
        }
        let select = format!(
            "select {COLUMNS}, s.headline, coalesce(c.story_lang, s.lang), case when p.story is null then 0 else 1 end \
             from comment c join story s on s.id = c.story left join published p on p.story = c.story \
             where c.author = $1{start} order by c.at desc, c.id desc limit {}",
            PAGE + 1
        );
        let read = |mut row: Row| {
            let comment = read(&mut row)?;
            Ok(OwnComment { comment, headline: row.take()?, lang: row.take()?, live: row.take()? })
        };
        let rows = self.db().rows(&select, &values).await?;
        let mut comments = rows.into_iter().map(read).collect::<Result<Vec<_>, Error>>()?;
        let next = if comments.len() > PAGE { comments.pop().map(|own| own.comment.id) } else { None };
        Ok(OwnPage { comments, next })
    }

    /// The words an author wrote last, last first: what a repeat is known by.
    pub async fn last_texts_of(&self, author: AuthorId, n: u32) -> Result<Vec<String>, Error> {
        let select = "select c.text from comment c where c.author = $1 order by c.at desc, c.id desc limit $2";
        self.db().rows(select, &params![author, n]).await?.into_iter().map(|mut row| row.take()).collect()
    }

    /// All that is kept of an author, as JSON; nothing if there is no such author.
    pub async fn export_author(&self, author: AuthorId) -> Result<Option<Value>, Error> {
        let Some(who) = self.author_by_id(author).await? else { return Ok(None) };
        let mut comments = Vec::new();
        let mut from = None;
        loop {
            let page = self.comments_of(author, from).await?;
            for own in page.comments {
                let lines = self.comment_history(own.comment.id).await?;
                let history: Vec<_> = lines
                    .iter()
                    .map(|line| {
                        json!({ "at": line.at, "what": line.what, "was": line.was, "became": line.became,
                                "reason": line.reason })
                    })
                    .collect();
                let (comment, state) = (&own.comment, &own.comment.state);
                comments.push(json!({
                    "id": comment.id, "story": comment.story, "headline": own.headline, "answers_to": comment.parent,
                    "name": comment.name, "address": comment.address, "text": comment.text, "typed": comment.typed,
                    "lang": comment.lang, "state": state.as_str(), "reason": super::reason(state),
                    "held_by_rules": comment.held, "at": comment.at, "open_reports": comment.reports,
                    "approved_answers": comment.answers, "history": history,
                }));
            }
            match page.next {
                Some(next) => from = Some(next),
                None => break,
            }
        }
        let select = "select began, used from author_token where author = $1 order by began, token";
        let read = |mut row: Row| -> Result<Value, Error> {
            Ok(json!({ "since": row.take::<jiff::Timestamp>()?, "last_used": row.take::<jiff::Timestamp>()? }))
        };
        let rows = self.db().rows(select, &params![author]).await?;
        let browsers = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let address = who.address.clone().unwrap_or_default();
        let select = "select subject, text, made from mail where address = $1 order by made, id";
        let read = |mut row: Row| -> Result<Value, Error> {
            Ok(json!({ "subject": row.take::<String>()?, "text": row.take::<String>()?,
                       "made": row.take::<jiff::Timestamp>()? }))
        };
        let rows = self.db().rows(select, &params![&address]).await?;
        let letters = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let lines = self.author_history(author).await?;
        let history: Vec<_> = lines
            .iter()
            .map(|line| {
                json!({ "at": line.at, "what": line.what, "was": line.was, "became": line.became, "reason": line.reason })
            })
            .collect();
        let ban = who.banned.as_ref().map(|ban| json!({ "since": ban.at, "until": ban.until, "reason": ban.reason }));
        Ok(Some(json!({
            "id": who.id, "name": who.name, "verified_address": who.address, "since": who.since, "ban": ban,
            "browsers": browsers, "letters_not_sent_yet": letters, "history": history, "comments": comments,
        })))
    }

    /// Removes an author's comments, by their wish: words, name and address are gone from every table, the log's reasons
    /// too. A place in the thread is kept where it has answers. Says how many were removed.
    pub async fn remove_comments(&self, author: AuthorId, which: Which<'_>) -> Result<u64, Error> {
        let mut removed = 0;
        match which {
            Which::These(ids) => {
                for id in ids {
                    removed += u64::from(self.remove(*id, Some(author), "removed-by-author").await?);
                }
            }
            Which::All => {
                let select = format!("select c.id from comment c where c.author = $1 limit {PAGE}");
                loop {
                    let rows = self.db().rows(&select, &params![author]).await?;
                    if rows.is_empty() {
                        break;
                    }
                    for mut row in rows {
                        removed += u64::from(self.remove(row.take()?, Some(author), "removed-by-author").await?);
                    }
                }
            }
        }
        Ok(removed)
    }

    /// Removes an author: all their comments, their record, their browsers and letters. A ban of a verified address stays,
    /// as the address' hash. Says how many comments were removed.
    pub async fn remove_author(&self, author: AuthorId) -> Result<u64, Error> {
        let mut removed = 0;
        for _ in 0..RACES {
            removed += self.remove_comments(author, Which::All).await?;
            let select = "select address, change from author where id = $1";
            let Some(mut row) = self.db().one(select, &params![author]).await? else { return Ok(removed) };
            let (address, change): (Option<String>, i64) = (row.take()?, row.take()?);
            let address = address.unwrap_or_default();
            let delete = "delete from author where id = $1 and change = $2 \
                          and not exists (select 1 from comment c where c.author = $1)";
            let list = vec![
                bans::guard(author, change),
                Stmt::new("delete from author_token where author = $1", params![author]),
                Stmt::new("delete from sign_in_link where address = $1", params![&address]),
                Stmt::new("delete from mail where address = $1", params![&address]),
                Stmt::new("delete from ban where author = $1 and address is null", params![author]),
                Stmt::new("update moderation set reason = null where subject = $1", params![author]),
                Stmt::new(delete, params![author, change + 1]).expect_rows(1),
            ];
            match self.db().commit_and_tell(list).await {
                // A comment of theirs came in between.
                Err(Error::Conflict) => {}
                done => return done.map(|_| removed),
            }
        }
        Err(Error::Conflict)
    }

    /// Removes one comment, of one author if that matters; says whether there was anything to remove.
    pub(super) async fn remove(&self, id: CommentId, of: Option<AuthorId>, what: &'static str) -> Result<bool, Error> {
        for _ in 0..RACES {
            let kept = match self.kept(id).await {
                Err(Error::Missing(_)) => return Ok(false),
                kept => kept?,
            };
            let other = of.is_some() && kept.comment.author != of;
            if other || kept.comment.state == CommentState::Removed {
                return Ok(false);
            }
            let change =
                Change { kept: &kept, to: &CommentState::Removed, by: None, at: self.now(), what, look: false };
            match self.db().commit_and_tell(change.statements()).await {
                Err(Error::Conflict) => {}
                done => return done.map(|_| true),
            }
        }
        Err(Error::Conflict)
    }
}
