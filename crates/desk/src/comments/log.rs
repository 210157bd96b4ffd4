//! `GET /desk/comments/log`: who decided what, and when; last first, a page at a time. Nothing here can be changed: there is no
//! form on the page and no way to write into the record but to decide.

use super::steps::beginning;
use crate::{
    Desk,
    answer::{Answer, Fault},
    editor::Editor,
    page::view,
    stories::query_string,
    ui::Ui,
};
use axum::extract::{Query, State};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tellal_store::{LogFilter, LogPlace, LogSubject, ModerationLine};
use tellal_story::{CommentState, PersonId, Right};

/// Lines on a page.
const PAGE: usize = 50;
/// Versions of the rules of one language that the record looks through.
const VERSIONS: u32 = 200;

/// What can be looked for, as messages `desk-deed-…`.
const KINDS: [&str; 11] = [
    "approved",
    "rejected",
    "pending",
    "reports-settled",
    "looked",
    "banned",
    "ban-lifted",
    "policy",
    "rules",
    "outside",
    "removed",
];

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    by: String,
    what: String,
    before: String,
}

#[derive(Debug, Serialize)]
struct Row {
    at: Timestamp,
    by: String,
    what: &'static str,
    /// The comment's first words.
    words: String,
    /// Whose comment, or which author.
    name: String,
    author: Option<String>,
    detail: String,
}

pub(crate) async fn show(State(desk): State<Arc<Desk>>, editor: Editor, Query(ask): Query<Ask>) -> Answer {
    editor.must(Right::Moderate)?;
    let before: Option<LogPlace> = ask.before.parse().ok();
    let by: Option<PersonId> = ask.by.parse().ok();
    let kind = KINDS.into_iter().find(|kind| *kind == ask.what);
    let (mut rows, mut end) = (Vec::new(), None);
    if kind != Some("rules") {
        let (what, became): (Vec<&str>, Option<&str>) = match kind {
            Some(state @ ("approved" | "rejected" | "pending")) => (vec!["judged", "rejected-with-all"], Some(state)),
            Some("removed") => (vec!["removed-by-author", "expired", "merged", "removed"], None),
            Some(kind) => (vec![kind], None),
            None => (Vec::new(), None),
        };
        let filter =
            LogFilter { by, what: what.into_iter().map(str::to_owned).collect(), became: became.map(str::to_owned) };
        let lines = desk.store.moderation_log_of(&filter, before, u32::try_from(PAGE + 1).unwrap_or(u32::MAX)).await?;
        end = (lines.len() > PAGE).then(|| lines[PAGE - 1].place);
        for line in lines.into_iter().take(PAGE) {
            rows.push(desk.log_row(editor.ui, line).await?);
        }
    }
    if kind.is_none() || kind == Some("rules") {
        let until = rows.last().map(|row: &Row| row.at).filter(|_| end.is_some());
        let within =
            |at: Timestamp| before.is_none_or(|before| at < before.at()) && until.is_none_or(|until| at >= until);
        rows.extend(desk.rule_rows(editor.ui, by).await?.into_iter().filter(|row| within(row.at)));
        rows.sort_by_key(|row| std::cmp::Reverse(row.at));
    }
    let people: Vec<_> = desk
        .store
        .people()
        .await?
        .into_iter()
        .filter(|person| person.role.may(Right::Moderate))
        .map(|person| view! { id => person.id.to_string(), name => person.name })
        .collect();
    let link = |before: &str| {
        format!("/desk/comments/log{}", query_string(&[("by", &ask.by), ("what", &ask.what), ("before", before)]))
    };
    let next = end.map(|end| link(&end.to_string()));
    let first = before.map(|_| link(""));
    desk.page(&editor, "comment_log.html", view! { rows, people, kinds => KINDS, next, first, ask }).await
}

impl Desk {
    async fn log_row(&self, ui: Ui, line: ModerationLine) -> Result<Row, Fault> {
        let mut row = Row {
            at: line.at,
            by: line.name.clone().unwrap_or_else(|| self.say(ui, "desk-by-nobody", &[])),
            what: deed(&line),
            words: String::new(),
            name: String::new(),
            author: None,
            detail: line.reason.clone().unwrap_or_default(),
        };
        match line.subject {
            LogSubject::Comment(id) => {
                if let Some(comment) = self.store.comment(id).await?
                    && comment.state != CommentState::Removed
                {
                    row.words = beginning(&comment.text);
                    row.author = comment.author.map(|author| author.to_string());
                    row.name = comment.name;
                }
            }
            LogSubject::Author(id) => {
                if let Some(author) = self.store.author_by_id(id).await? {
                    row.name = author.name;
                    row.author = Some(id.to_string());
                }
            }
            LogSubject::Story(id) => {
                if let Some(story) = self.store.story(id).await? {
                    row.words = beginning(&story.content.headline);
                }
            }
        }
        Ok(row)
    }

    /// Versions of the rules, as lines of the record.
    async fn rule_rows(&self, ui: Ui, by: Option<PersonId>) -> Result<Vec<Row>, Fault> {
        let mut rows = Vec::new();
        for lang in &self.site.settings().languages {
            for version in self.store.comment_rules_history(lang, VERSIONS).await? {
                if by.is_some_and(|by| by != version.by) {
                    continue;
                }
                let number = self.say(ui, "desk-version-n", &[("n", version.version.into())]);
                rows.push(Row {
                    at: version.at,
                    by: version.name.unwrap_or_else(|| self.say(ui, "desk-by-nobody", &[])),
                    what: "rules",
                    words: String::new(),
                    name: crate::names::language(&self.site, ui, &lang.to_string()),
                    author: None,
                    detail: number,
                });
            }
        }
        Ok(rows)
    }
}

/// What a line says was done, as a message `desk-deed-…`.
fn deed(line: &ModerationLine) -> &'static str {
    match (line.what.as_str(), line.became.as_deref()) {
        ("judged" | "rejected-with-all", Some("approved")) => "approved",
        ("judged" | "rejected-with-all", Some("rejected")) => "rejected",
        ("judged", _) => "pending",
        ("reports-settled", _) => "reports-settled",
        ("looked", _) => "looked",
        ("banned", _) => "banned",
        ("ban-lifted", _) => "ban-lifted",
        ("policy", _) => "policy",
        ("outside", _) => "outside",
        _ => "removed",
    }
}
