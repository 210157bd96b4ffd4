//! Readers report a comment.

use super::change::{self, Change};
use super::{Comment, RACES, held_json, log};
use crate::db::{Row, Stmt, params};
use crate::{Error, Store};
use jiff::Timestamp;
use tellal_story::{CommentId, CommentState, PersonId};

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reported {
    /// It was kept.
    New,
    /// The same reader has reported this comment before.
    Known,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentReport {
    /// When it came.
    pub at: Timestamp,
    /// Why, as the form names it.
    pub why: String,
    /// In the reader's words; may be empty.
    pub note: String,
    /// When a moderator settled it.
    pub settled: Option<Timestamp>,
}

impl Store {
    /// Keeps a report of a comment that readers see; `by` is a keyed hash of who reports. `Error::Missing` if readers see
    /// no such comment.
    pub async fn report_comment(&self, id: CommentId, by: [u8; 32], why: &str, note: &str) -> Result<Reported, Error> {
        let select = "select case when state = 'approved' then 1 else 0 end from comment where id = $1";
        let mut row = self.db().one(select, &params![id]).await?.ok_or(Error::Missing("comment"))?;
        if !row.take::<bool>()? {
            return Err(Error::Missing("comment"));
        }
        let now = self.now();
        let count = "update comment set reports = reports + 1, reported = coalesce(reported, $2) \
                     where id = $1 and state = 'approved'";
        let insert = "insert into comment_report (comment, reporter, at, why, note) values ($1, $2, $3, $4, $5)";
        let list =
            vec![Stmt::new(count, params![id, now]).expect_rows(1), Stmt::new(insert, params![id, by, now, why, note])];
        match self.db().commit_and_tell(list).await {
            Err(Error::Conflict) => {
                let known = "select 1 from comment_report where comment = $1 and reporter = $2";
                let known = self.db().one(known, &params![id, by]).await?.is_some();
                // If not known, it has been refused in this very moment.
                if known { Ok(Reported::Known) } else { Err(Error::Missing("comment")) }
            }
            done => done.map(|_| Reported::New),
        }
    }

    /// Puts a comment back to wait, held by the rule `report`, if readers see it and so many reports of it are open (and at
    /// least one); says whether it did.
    pub async fn hide_reported(&self, id: CommentId, from: u64) -> Result<bool, Error> {
        for _ in 0..RACES {
            let mut kept = self.kept(id).await?;
            let Comment { state, reports, .. } = &kept.comment;
            if *state != CommentState::Approved || *reports < from.max(1) {
                return Ok(false);
            }
            let held = "report".to_owned();
            if !kept.comment.held.contains(&held) {
                kept.comment.held.push(held);
            }
            let (at, to) = (self.now(), CommentState::Pending);
            let change = Change { kept: &kept, to: &to, by: None, at, what: "hidden-by-reports", look: false };
            let mut list = change.statements();
            let held =
                Stmt::new("update comment set held = $2 where id = $1", params![id, held_json(&kept.comment.held)]);
            list.extend([held, change::held_row(id, "report", "held", kept.comment.at)]);
            match self.db().commit_and_tell(list).await {
                Err(Error::Conflict) => {}
                done => return done.map(|_| true),
            }
        }
        Err(Error::Conflict)
    }

    /// The reports of a comment, first first.
    pub async fn reports_of(&self, id: CommentId) -> Result<Vec<CommentReport>, Error> {
        let select = "select at, why, note, settled from comment_report where comment = $1 order by at, reporter";
        let read = |mut row: Row| {
            Ok(CommentReport { at: row.take()?, why: row.take()?, note: row.take()?, settled: row.take()? })
        };
        self.db().rows(select, &params![id]).await?.into_iter().map(read).collect()
    }

    /// Notes that the open reports of a comment need nothing more; says how many those were.
    pub async fn settle_reports(&self, id: CommentId, by: PersonId) -> Result<u64, Error> {
        for _ in 0..RACES {
            let kept = self.kept(id).await?;
            let open = kept.comment.reports;
            if open == 0 {
                return Ok(0);
            }
            let (now, next, state) = (self.now(), kept.change + 1, kept.comment.state.as_str());
            // The number guards too: a report that comes in between is not settled unseen.
            let update = "update comment set reports = 0, reported = null, change = change + 1 \
                          where id = $1 and change = $2 and reports = $3";
            let settle =
                "update comment_report set settled = $2, settled_by = $3 where comment = $1 and settled is null";
            let list = vec![
                Stmt::new(update, params![id, kept.change, open]).expect_rows(1),
                Stmt::new(settle, params![id, now, by]),
                log::line(id.0, next, "comment", now, Some(by), "reports-settled", Some(state), Some(state), None),
            ];
            match self.db().commit_and_tell(list).await {
                Err(Error::Conflict) => {}
                done => return done.map(|_| open),
            }
        }
        Err(Error::Conflict)
    }
}
