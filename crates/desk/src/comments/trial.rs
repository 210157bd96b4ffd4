//! Rules tried over comments that have come already: what would become of each, beside what becomes of it now. Nothing is
//! written; the comments stay as they are.

use serde::Serialize;
use std::collections::HashMap;
use tellal_store::Comment;
use tellal_story::CommentState;
use tellal_text::{Action, Context, RuleSet, Verdict, judge_in};

/// So many of an author's earlier texts are looked at for repetition.
const EARLIER: usize = 5;

/// What a trial showed.
#[derive(Debug, Default)]
pub(crate) struct Trial {
    /// Over how many comments.
    pub(crate) tried: usize,
    /// Pass now, and would wait or come back.
    pub(crate) stopped: usize,
    /// Of those, how many a moderator had approved, and how many rejected.
    pub(crate) stopped_approved: usize,
    pub(crate) stopped_rejected: usize,
    /// Wait or come back now, and would pass.
    pub(crate) freed: usize,
    /// Would be dealt with otherwise, though neither stopped nor freed.
    pub(crate) otherwise: usize,
    /// For each action, how many now and how many then.
    pub(crate) table: Vec<Line>,
    /// The comments for which something would change, those first that moderators had approved and that would be stopped.
    pub(crate) changed: Vec<Changed>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Line {
    pub(crate) action: &'static str,
    pub(crate) now: usize,
    pub(crate) then: usize,
}

/// A comment for which something would change.
#[derive(Debug)]
pub(crate) struct Changed {
    pub(crate) comment: Comment,
    pub(crate) now: Action,
    /// Its verdict by the rules that are tried.
    pub(crate) verdict: Verdict,
}

impl Trial {
    /// Tries `then` beside `now` over comments on stories of `story_lang`, newest first.
    pub(crate) fn of(comments: Vec<Comment>, story_lang: &str, now: &RuleSet, then: &RuleSet) -> Self {
        let mut trial = Self { tried: comments.len(), ..Self::default() };
        let earlier = earlier(&comments);
        let mut verdicts = Vec::with_capacity(comments.len());
        for (comment, earlier) in comments.iter().zip(&earlier) {
            let judge = |rules| {
                judge_in(&Context { text: &comment.text, story_lang, rules, names: &[], earlier: earlier.as_slice() })
            };
            verdicts.push((judge(now).action, judge(then)));
        }
        drop(earlier);
        let mut counts: [(usize, usize); 4] = [(0, 0); 4];
        for (comment, (now, verdict)) in comments.into_iter().zip(verdicts) {
            counts[place(now)].0 += 1;
            counts[place(verdict.action)].1 += 1;
            match (stops(now), stops(verdict.action)) {
                (false, true) => {
                    trial.stopped += 1;
                    trial.stopped_approved += usize::from(comment.state == CommentState::Approved);
                    trial.stopped_rejected += usize::from(matches!(comment.state, CommentState::Rejected { .. }));
                }
                (true, false) => trial.freed += 1,
                _ if now != verdict.action => trial.otherwise += 1,
                _ => continue,
            }
            trial.changed.push(Changed { comment, now, verdict });
        }
        trial.changed.sort_by_key(Changed::weight);
        trial.table =
            ACTIONS.iter().zip(counts).map(|(action, (now, then))| Line { action: action.name(), now, then }).collect();
        trial
    }

    /// For how many nothing would change.
    pub(crate) fn same(&self) -> usize {
        self.tried - self.stopped - self.freed - self.otherwise
    }
}

impl Changed {
    /// What somebody should look at first comes first.
    fn weight(&self) -> u8 {
        let stopped = !stops(self.now) && stops(self.verdict.action);
        match (&self.comment.state, stopped) {
            (CommentState::Approved, true) => 0,
            (_, true) => 1,
            (CommentState::Rejected { .. }, false) if stops(self.now) => 2,
            _ => 3,
        }
    }
}

const ACTIONS: [Action; 4] = [Action::Pass, Action::Suggest, Action::Hold, Action::Return];

fn place(action: Action) -> usize {
    ACTIONS.iter().position(|other| *other == action).unwrap_or_default()
}

/// Whether a comment does not reach readers by itself.
fn stops(action: Action) -> bool {
    action >= Action::Hold
}

/// What the same author wrote before each comment, newest first.
fn earlier(comments: &[Comment]) -> Vec<Vec<&str>> {
    let mut of_author: HashMap<_, Vec<&str>> = HashMap::new();
    // From the oldest on: each finds what came before it.
    let mut earlier: Vec<Vec<&str>> = comments
        .iter()
        .rev()
        .map(|comment| {
            let Some(author) = comment.author else { return Vec::new() };
            let texts = of_author.entry(author).or_default();
            let before = texts.iter().rev().take(EARLIER).copied().collect();
            texts.push(&comment.text);
            before
        })
        .collect();
    earlier.reverse();
    earlier
}
