//! What one change of a comment's state means for all that follows from it, as statements of one transaction: the count of its
//! story, the record of its author, the answers of what it answers, its place in the queues, its reports, and the log.
//!
//! Everywhere in this order (comment, what it answers, count, author), so that two changes do not wait for one another in a
//! circle. The guard comes first: whoever was slower must not reach a count that is right already.

use super::{COLUMNS, Comment, queue_of, read, reason};
use crate::db::{Stmt, params};
use crate::touch::Touched;
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{AuthorId, CommentId, CommentState, PersonId, StoryId};

/// A comment with what guards its next change.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) comment: Comment,
    /// The number of its last change.
    pub(super) change: i64,
    pub(super) decided_by: Option<PersonId>,
}

/// A change to make.
pub(super) struct Change<'a> {
    pub(super) kept: &'a Kept,
    pub(super) to: &'a CommentState,
    pub(super) by: Option<PersonId>,
    pub(super) at: Timestamp,
    /// What the log calls it.
    pub(super) what: &'static str,
    /// Whether it is drawn for a second look.
    pub(super) look: bool,
}

impl Store {
    pub(super) async fn kept(&self, id: CommentId) -> Result<Kept, Error> {
        let select = format!("select {COLUMNS}, c.change, c.decided_by from comment c where c.id = $1");
        let mut row = self.db().one(&select, &params![id]).await?.ok_or(Error::Missing("comment"))?;
        Ok(Kept { comment: read(&mut row)?, change: row.take()?, decided_by: row.take()? })
    }
}

impl Change<'_> {
    /// The statements. If somebody has changed the comment in between, the guard undoes them.
    pub(super) fn statements(&self) -> Vec<Stmt> {
        let Self { kept: Kept { comment, change, decided_by }, to, by, at, what, .. } = *self;
        let (was, is) = (comment.state.as_str(), to.as_str());
        let (next, id) = (change + 1, comment.id);
        let mut list = Vec::with_capacity(8);
        let queue = queue_of(to, &comment.held);
        let is_decision = matches!(to, CommentState::Approved | CommentState::Rejected { .. });
        let turn = if *to == CommentState::Pending { comment.at } else { at };
        let decided = if *to == CommentState::Pending { None } else { Some(at) };
        let look = (self.look && is_decision && by.is_some()).then_some(at);
        // Whoever decides about a comment has seen what was reported of it.
        let settle = if is_decision { "reports = 0, reported = null, " } else { "" };
        list.push(
            Stmt::new(
                format!(
                    "update comment set {settle}state = $3, reason = $4, decided = $5, decided_by = $6, queue = $7, \
                     turn = $8, look = $9, change = change + 1 where id = $1 and change = $2"
                ),
                params![id, *change, is, reason(to), decided, by.filter(|_| is_decision), queue, turn, look],
            )
            .expect_rows(1),
        );
        if is_decision {
            let settle =
                "update comment_report set settled = $2, settled_by = $3 where comment = $1 and settled is null";
            list.push(Stmt::new(settle, params![id, at, by]));
        }
        if let Some(parent) = comment.parent {
            match (was == "approved", is == "approved") {
                (false, true) => list.push(answers(parent, 1)),
                (true, false) => list.push(answers(parent, -1)),
                _ => {}
            }
        }
        if was != is {
            list.push(count(comment.story, Some(was), Some(is)));
            if let Some(author) = comment.author {
                list.extend(author_moves(author, was, is));
            }
        }
        if !comment.held.is_empty() {
            let held = "update comment_held set queue = $2, turn = $3 where comment = $1";
            list.push(Stmt::new(held, params![id, queue, turn]));
        }
        let overturned = (*decided_by).filter(|first| by.is_some_and(|by| by != *first) && was != is);
        list.push(Stmt::new(
            "insert into moderation (subject, change, kind, at, person, what, was, became, reason, overturned) \
             values ($1, $2, 'comment', $3, $4, $5, $6, $7, $8, $9)",
            params![id, next, at, by, what, was, is, reason(to), overturned],
        ));
        if *to == CommentState::Removed {
            list.extend(forget(id));
        }
        list
    }
}

/// All that is known of a comment's words and author, in every table.
fn forget(id: CommentId) -> [Stmt; 5] {
    let id = || params![id];
    [
        Stmt::new(
            "update comment set name = '', name_look = null, address = null, author = null, text = '', typed = null, lang = null, \
             held = null, reason = null, reports = 0, reported = null, look = null where id = $1",
            id(),
        ),
        Stmt::new("delete from comment_held where comment = $1", id()),
        Stmt::new("delete from comment_report where comment = $1", id()),
        Stmt::new("update moderation set reason = null where subject = $1", id()),
        Stmt::new("delete from mail where comment = $1", id()),
    ]
}

/// One comment of a story ceases to be `was` and becomes `is`.
pub(super) fn count(story: StoryId, was: Option<&str>, is: Option<&str>) -> Stmt {
    let (was_is, became) = (was, is);
    let was = was.map(|was| format!("{was} = {was} - 1"));
    let is = is.map(|is| format!("{is} = {is} + 1"));
    let set: Vec<_> = was.into_iter().chain(is).collect();
    let touched = match (was_is, became) {
        (Some("approved"), Some("approved")) => None,
        (Some("approved"), _) => Some(Touched::CommentGone(story)),
        (_, Some("approved")) => Some(Touched::Comments(story)),
        _ => None,
    };
    Stmt::new(format!("update comment_count set {} where story = $1", set.join(", ")), params![story]).touching(touched)
}

/// A comment comes to a story that readers see.
pub(super) fn count_one_more(story: StoryId, state: &str, now: Timestamp) -> Stmt {
    let update = format!(
        "update comment_count set {state} = {state} + 1 where story = $1 and exists \
         (select 1 from published p where p.story = $1 and (p.embargo is null or p.embargo <= $2))"
    );
    let seen = (state == "approved").then_some(Touched::Comments(story));
    Stmt::new(update, params![story, now]).expect_rows(1).touching(seen)
}

/// An author who is not banned has written a comment.
pub(super) fn author_gains(author: AuthorId, state: &str, now: Timestamp) -> Stmt {
    let update = format!(
        "update author set {state} = {state} + 1 where id = $1 and not exists \
         (select 1 from ban b where b.author = $1 and (b.until is null or b.until > $2))"
    );
    Stmt::new(update, params![author, now]).expect_rows(1)
}

/// A comment of an author has changed. Nothing is counted of removed ones. An author who is not there has been merged with
/// another in between, and the comment must be looked at again.
fn author_moves(author: AuthorId, was: &str, is: &str) -> Option<Stmt> {
    let counted = |state: &&str| *state != "removed";
    let was = Some(was).filter(counted).map(|was| format!("{was} = {was} - 1"));
    let is = Some(is).filter(counted).map(|is| format!("{is} = {is} + 1"));
    let set: Vec<_> = was.into_iter().chain(is).collect();
    let update = format!("update author set {} where id = $1", set.join(", "));
    (!set.is_empty()).then(|| Stmt::new(update, params![author]).expect_rows(1))
}

/// A comment has more or fewer approved answers.
pub(super) fn answers(parent: CommentId, by: i64) -> Stmt {
    Stmt::new("update comment set answers = answers + $2 where id = $1", params![parent, by]).expect_rows(1)
}

/// A rule holds a comment.
pub(super) fn held_row(comment: CommentId, rule: &str, queue: &str, turn: Timestamp) -> Stmt {
    let insert = "insert into comment_held (comment, rule, queue, turn) values ($1, $2, $3, $4) \
                  on conflict (comment, rule) do nothing";
    Stmt::new(insert, params![comment, rule, queue, turn])
}
