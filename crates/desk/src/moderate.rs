//! `/desk/comments` and `/desk/comment/{comment}`: the moderators' queue. A comment is let through or refused whole, with a
//! reason for its author; every decision can be undone.

use crate::{
    Desk,
    answer::{Answer, see_other},
    editor::Editor,
    page::view,
    stories::{dir, query_string},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, btree_map::Entry},
    sync::Arc,
};
use tellal_store::{Error, QueueAsk, QueueRow, QueueTab};
use tellal_story::{CommentCommand, CommentId, CommentState, Right, StoryId};

const TABS: [&str; 3] = ["pending", "approved", "rejected"];
const MOST: u32 = 100;
/// Reasons at hand, as messages `desk-reason-…` in the language of the story, for the comment's author reads them.
const REASONS: [&str; 5] = ["insult", "off-topic", "advertising", "unproven", "privacy"];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    state: String,
    /// The comment that was decided on last, and what was done.
    done: String,
    did: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Act {
    /// `approve`, `reject` or `undo`.
    what: String,
    reason: String,
    /// The tab to go back to.
    state: String,
    /// The comment to look at next.
    next: String,
}

#[derive(Debug, Serialize)]
struct Card {
    id: String,
    name: String,
    address: Option<String>,
    at: jiff::Timestamp,
    /// The words, and which of them break a rule.
    text: Vec<(String, bool)>,
    lang: String,
    dir: &'static str,
    /// The story at the desk for those who may see it there, else as readers find it; none if they do not.
    story: Option<String>,
    headline: String,
    parent: Option<String>,
    findings: Vec<&'static str>,
    reason: Option<String>,
    decided_by: Option<String>,
    reasons: Vec<String>,
    next: String,
}

pub(crate) async fn queue(State(desk): State<Arc<Desk>>, editor: Editor, Query(ask): Query<Ask>) -> Answer {
    editor.must(Right::Moderate)?;
    desk.queue_page(&editor, &ask, None).await
}

pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<CommentId>,
    Form(act): Form<Act>,
) -> Answer {
    editor.must(Right::Moderate)?;
    let command = match act.what.as_str() {
        "approve" => CommentCommand::Approve,
        "reject" => CommentCommand::Reject { reason: act.reason.clone() },
        _ => CommentCommand::Undo,
    };
    let tab = Ask { state: act.state.clone(), ..Ask::default() };
    if act.what == "reject" && act.reason.trim().is_empty() {
        let sentence = desk.say(editor.ui, "desk-refused-reason", &[]);
        return desk.queue_page(&editor, &tab, Some((id.to_string(), sentence))).await;
    }
    match desk.store.judge_comment(id, command, editor.who.person().id).await {
        Ok(_) => {}
        // Somebody else was quicker, with the same decision.
        Err(Error::Refused(_)) => {
            let sentence = desk.say(editor.ui, "desk-comment-already", &[]);
            return desk.queue_page(&editor, &tab, Some((id.to_string(), sentence))).await;
        }
        Err(error) => return Err(error.into()),
    }
    let done = if act.what == "undo" { String::new() } else { id.to_string() };
    let query = query_string(&[("state", &act.state), ("done", &done), ("did", &act.what)]);
    // The next one, or the one just put back.
    let target = if act.what == "undo" { id.to_string() } else { act.next };
    let target: String = target.chars().filter(char::is_ascii_hexdigit).collect();
    let fragment = if target.is_empty() { String::new() } else { format!("#c-{target}") };
    Ok(see_other(&format!("/desk/comments{query}{fragment}")))
}

impl Desk {
    async fn queue_page(&self, editor: &Editor, ask: &Ask, problem: Option<(String, String)>) -> Answer {
        let tab = TABS.into_iter().find(|tab| *tab == ask.state).unwrap_or(TABS[0]);
        let mut rows = Vec::new();
        for tab in QueueTab::ALL
            .into_iter()
            .filter(|known| known.as_str() == tab || (tab, *known) == ("pending", QueueTab::Held))
        {
            rows.extend(self.store.comment_queue(QueueAsk { tab, limit: MOST, ..QueueAsk::default() }).await?.rows);
        }
        let ids: Vec<String> = rows.iter().map(|row| row.comment.id.to_string()).collect();
        let mut places: BTreeMap<StoryId, Option<String>> = BTreeMap::new();
        for row in &rows {
            let id = row.comment.story;
            if let Entry::Vacant(vacant) = places.entry(id) {
                vacant.insert(if editor.who.may(Right::ReadDesk) {
                    Some(format!("/desk/story/{id}"))
                } else {
                    self.public_address(&self.load(id).await?).await?
                });
            }
        }
        let mut cards: Vec<Card> = rows
            .into_iter()
            .map(|row| {
                let place = places.get(&row.comment.story).cloned().flatten();
                self.card(row, place)
            })
            .collect();
        for (index, card) in cards.iter_mut().enumerate() {
            card.next = ids.get(index + 1).or(ids.get(index.wrapping_sub(1))).cloned().unwrap_or_default();
        }
        let did = ["approve", "reject"].into_iter().find(|did| *did == ask.did);
        let done: String = ask.done.chars().filter(char::is_ascii_hexdigit).collect();
        let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let page = view! { tab, tabs => TABS, cards, did, done, problem };
        self.page_with(editor, status, "comments.html", page).await
    }

    fn card(&self, row: QueueRow, place: Option<String>) -> Card {
        let QueueRow { comment, headline, lang, parent, decided_by, .. } = row;
        let story_lang = lang.as_ref().map(ToString::to_string).unwrap_or_default();
        let verdict = tellal_text::judge(&comment.text, &story_lang);
        let spans: Vec<_> = verdict.findings.iter().flat_map(|finding| finding.spans.iter().cloned()).collect();
        let reasons = match &lang {
            Some(lang) => {
                REASONS.map(|reason| self.site.words().say(lang, &format!("desk-reason-{reason}"), None)).to_vec()
            }
            None => Vec::new(),
        };
        Card {
            id: comment.id.to_string(),
            name: comment.name,
            address: comment.address,
            at: comment.at,
            text: marked(&comment.text, spans),
            dir: dir(lang.as_ref()),
            lang: story_lang,
            story: place,
            headline,
            parent: parent.map(|parent| parent.text),
            findings: verdict.findings.iter().map(|finding| finding.rule.name()).collect(),
            reason: match comment.state {
                CommentState::Rejected { reason } => Some(reason),
                _ => None,
            },
            decided_by,
            reasons,
            next: String::new(),
        }
    }
}

/// A text cut where marks begin and end. Spans may overlap; one that does not fit the text is left out.
fn marked(text: &str, mut spans: Vec<std::ops::Range<usize>>) -> Vec<(String, bool)> {
    spans.sort_by_key(|span| span.start);
    let mut pieces = Vec::new();
    let mut at = 0;
    for span in spans {
        let start = span.start.max(at);
        let (Some(before), Some(hit)) = (text.get(at..start), text.get(start..span.end.max(start))) else { continue };
        for (words, is_hit) in [(before, false), (hit, true)] {
            if !words.is_empty() {
                pieces.push((words.to_owned(), is_hit));
            }
        }
        at = span.end.max(at);
    }
    if at < text.len() {
        pieces.push((text[at..].to_owned(), false));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    #[expect(clippy::single_range_in_vec_init, reason = "a list of one span is meant")]
    fn marks_fall_where_the_rule_found_them() {
        let text = |pieces: &[(&str, bool)]| -> Vec<(String, bool)> {
            pieces.iter().map(|(words, hit)| ((*words).to_owned(), *hit)).collect()
        };
        assert_eq!(marked("çok GÜZEL", vec![5..11]), text(&[("çok ", false), ("GÜZEL", true)]).clone());
        assert_eq!(marked("abc def", vec![4..7, 0..3]), text(&[("abc", true), (" ", false), ("def", true)]));
        assert_eq!(marked("abc", vec![0..2, 1..3]), text(&[("ab", true), ("c", true)]));
        assert_eq!(marked("abc", vec![0..99]), text(&[("abc", false)]));
        assert_eq!(marked("", vec![]), text(&[]));
    }
}
