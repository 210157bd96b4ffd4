//! `GET /desk/comments`: the moderators' queues. Which one, and how it is narrowed, stands in the address.

use super::{
    card::{BESIDE, Card},
    place::{Ask, Place},
    reasons::PICKS,
    steps::Step,
};
use crate::{
    Desk,
    answer::{Answer, Fault},
    editor::Editor,
    page::view,
};
use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use minijinja::Value;
use serde::Serialize;
use std::sync::Arc;
use tellal_store::{QUEUE_COUNT_MOST, QueueCounts, QueueTab};
use tellal_story::{CommentId, CommentState, Right};
use tellal_text::Rule;

/// The tabs in their order: first what waits for somebody, then what has been decided.
pub(super) const TABS: [QueueTab; 6] = [
    QueueTab::Pending,
    QueueTab::Held,
    QueueTab::Reported,
    QueueTab::SecondLook,
    QueueTab::Approved,
    QueueTab::Rejected,
];

/// How many cards a page that asks again may have in it.
const SHOWN: usize = 100;

/// What stands in the way of something that was asked for.
#[derive(Debug, Serialize)]
pub(super) struct Problem {
    /// The card, if it is about one.
    pub(super) id: Option<String>,
    /// Which of its drawers stays open: `reject` or `ban`.
    pub(super) at: &'static str,
    pub(super) sentence: String,
}

#[derive(Debug, Serialize)]
struct Tab {
    name: &'static str,
    href: String,
    count: u64,
    /// There are this many or more.
    or_more: bool,
}

/// What a colleague has done to a card that somebody has on the screen.
#[derive(Debug, Serialize)]
struct Elsewhere {
    id: String,
    sentence: String,
}

pub(crate) async fn show(State(desk): State<Arc<Desk>>, editor: Editor, Query(ask): Query<Ask>) -> Answer {
    editor.must(Right::Moderate)?;
    desk.cards_page(&editor, Place { author: None, ask }, None).await
}

impl Desk {
    /// A page with cards: a queue, or what one author has written.
    pub(super) async fn cards_page(&self, editor: &Editor, mut place: Place, mut problem: Option<Problem>) -> Answer {
        let who = editor.who.person().id;
        let counts = self.store.queue_counts(&place.ask.of(QueueTab::default(), place.author, who)).await?;
        let author = match place.author {
            Some(id) => Some(self.store.author_by_id(id).await?.ok_or(Fault::Missing)?),
            None => None,
        };
        let tab = place.ask.named_tab().unwrap_or_else(|| first_tab(author.is_some(), &counts));
        tab.as_str().clone_into(&mut place.ask.tab);
        let queue = self.store.comment_queue(place.ask.of(tab, place.author, who)).await?;
        let next = queue.next.map(|next| place.at(tab.as_str(), &next.to_string()));
        let cards = self.cards(editor, queue.rows, tab).await?;
        // A card that has left the list cannot say it itself.
        if let Some(problem) = &mut problem
            && !cards.iter().any(|card| Some(card.id()) == problem.id.as_deref())
        {
            problem.id = None;
        }
        let tabs: Vec<Tab> = TABS
            .into_iter()
            .filter(|tab| author.is_none() || *tab != QueueTab::SecondLook)
            .map(|tab| {
                let count = counts.of(tab);
                let href = place.at(tab.as_str(), "");
                Tab { name: tab.as_str(), href, count, or_more: count >= QUEUE_COUNT_MOST }
            })
            .collect();
        let step = self.steps.last(who, self.store.now());
        let elsewhere = self.elsewhere(editor, &place.ask, &cards.iter().map(Card::id).collect::<Vec<_>>()).await?;
        let story = match place.ask.story() {
            Some(story) => Some(self.story_panel(editor.ui, story).await?),
            None => None,
        };
        let languages: Vec<String> = self.site.settings().languages.iter().map(ToString::to_string).collect();
        let sections: Vec<String> =
            self.site.settings().sections.iter().map(|section| section.id.to_string()).collect();
        let template = if author.is_some() { "comment_author.html" } else { "comments.html" };
        let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let did = ["undo", "lift", "same", "other"].into_iter().find(|did| *did == place.ask.did);
        let page = view! {
            tab => tab.as_str(),
            tabs,
            ask => place.ask,
            filtered => place.ask.is_filtered(),
            sections,
            langs => languages,
            rules => Rule::ALL.iter().map(|rule| rule.name()).chain(BESIDE).collect::<Vec<_>>(),
            picks => PICKS,
            back => place.here(),
            first => (!place.ask.from.is_empty()).then(|| place.at(tab.as_str(), "")),
            next,
            cards,
            undo => step.as_ref().map(|step| self.step_view(editor, step)),
            outcomes => self.stayed(editor, step.as_ref().filter(|_| place.ask.did == "many")),
            did,
            problem,
            elsewhere,
            now => self.store.now(),
            author => author.map(|author| self.author_line(editor.ui, author)),
            comments => story,
        };
        self.page_with(editor, status, template, page).await
    }

    /// The line that says what somebody did last, with the way back.
    fn step_view(&self, editor: &Editor, step: &Step) -> Value {
        let sentence = if step.turns.len() > 1 {
            self.say(editor.ui, "desk-did-many", &[("n", step.turns.len().into())])
        } else {
            let message = format!("desk-did-{}", step.deed.name());
            self.say(editor.ui, &message, &[])
        };
        view! { sentence, words => if step.turns.len() > 1 { "" } else { &step.words }, last => step.at.to_string() }
    }

    /// Of a step that was about many: those that stayed as they were, and why.
    fn stayed(&self, editor: &Editor, step: Option<&Step>) -> Vec<Value> {
        let Some(step) = step else { return Vec::new() };
        step.stayed
            .iter()
            .map(|(name, message)| view! { name, sentence => self.say(editor.ui, message, &[]) })
            .collect()
    }

    /// What has become of the cards that a page shows and that are no longer in its list.
    async fn elsewhere(&self, editor: &Editor, ask: &Ask, listed: &[&str]) -> Result<Vec<Elsewhere>, Fault> {
        let mut told = Vec::new();
        for id in ask.shown.split(',').take(SHOWN) {
            let Ok(comment) = id.parse::<CommentId>() else { continue };
            if listed.contains(&comment.to_string().as_str()) {
                continue;
            }
            let Some(now) = self.store.comment(comment).await? else { continue };
            let last = self.store.comment_history(comment).await?.into_iter().next_back();
            let (what, who) = last.map_or_else(Default::default, |line| (line.what, line.name.unwrap_or_default()));
            let message = match now.state {
                CommentState::Removed => "desk-now-removed",
                // Somebody has looked a second time: what they said is not told.
                _ if ask.tab == QueueTab::SecondLook.as_str() || who.is_empty() => "desk-now-gone",
                _ if what == "reports-settled" => "desk-now-settled",
                CommentState::Pending => "desk-now-pending",
                CommentState::Approved => "desk-now-approved",
                CommentState::Rejected { .. } => "desk-now-rejected",
            };
            let sentence = self.say(editor.ui, message, &[("who", who.into())]);
            told.push(Elsewhere { id: comment.to_string(), sentence });
        }
        Ok(told)
    }
}

/// Where somebody who names no tab begins: at what waits, and with an author at what there is.
fn first_tab(of_author: bool, counts: &QueueCounts) -> QueueTab {
    if !of_author {
        return QueueTab::Pending;
    }
    let with_something = TABS.into_iter().filter(|tab| *tab != QueueTab::SecondLook).find(|tab| counts.of(*tab) > 0);
    with_something.unwrap_or_default()
}
