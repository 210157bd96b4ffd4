//! `GET /desk/wire` and `/desk/wire/{item}`: the wire basket, newest change first, and one item beside it.

use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    call_back::Candidate,
    company::Member,
    editor::Editor,
    launch::is_stored,
    page::view,
    stories::{dir, query_string, read_place},
    ui::Ui,
};
use axum::extract::{Path, Query, State};
use jiff::Timestamp;
use minijinja::Value;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tellal_store::{BasketFilter, BasketItem, BasketState};
use tellal_story::{ItemId, Lang, MediaTopic, Right, Scope, SourceId, Subject};

const STATES: [BasketState; 6] = [
    BasketState::New,
    BasketState::Taken,
    BasketState::Withheld,
    BasketState::Canceled,
    BasketState::Dismissed,
    BasketState::Expired,
];

/// Which items somebody wants to see, as it stands in the address.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    source: String,
    lang: String,
    state: String,
    before: String,
}

#[derive(Debug, Serialize)]
struct Row {
    id: String,
    headline: String,
    lang: String,
    dir: &'static str,
    agency: String,
    urgency: Option<u8>,
    changed: Timestamp,
    state: &'static str,
    remarks: usize,
    incomplete: bool,
    update: bool,
    correction: bool,
    /// Which take or lead of a running story it is, in the agency's words.
    take: Option<String>,
    /// The others that tell the same story.
    company: Vec<Member>,
}

/// The first page of the desk: the wire for those who read it, else the comments.
pub(crate) async fn home(editor: Editor) -> Answer {
    Ok(see_other(if editor.who.may(Right::ReadDesk) { "/desk/wire" } else { "/desk/comments" }))
}

pub(crate) async fn list(State(desk): State<Arc<Desk>>, editor: Editor, Query(wanted): Query<Wanted>) -> Answer {
    editor.must(Right::ReadDesk)?;
    let list = desk.basket_list(&wanted).await?;
    desk.page(&editor, "wire.html", view! { list, item => (), open => "" }).await
}

pub(crate) async fn item(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<ItemId>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    editor.must(Right::ReadDesk)?;
    let item = desk.store.item(id).await?.ok_or(Fault::Missing)?;
    let list = desk.basket_list(&wanted).await?;
    let (company, candidates) = (desk.company_of(&item).await?, desk.candidates(&item).await?);
    let view = desk.item_view(editor.ui, &item, &company, &candidates);
    desk.page(&editor, "wire.html", view! { list, item => view, open => id.to_string() }).await
}

impl Desk {
    async fn basket_list(&self, wanted: &Wanted) -> Result<Value, Fault> {
        let filter = BasketFilter {
            source: SourceId::new(&wanted.source).ok(),
            lang: Lang::new(&wanted.lang).ok(),
            state: STATES.into_iter().find(|state| state.as_str() == wanted.state),
            before: read_place(&wanted.before).map(|(at, id)| (at, ItemId(id))),
            limit: 0,
            grouped: true,
        };
        let items = self.store.basket(&filter).await?;
        let older = (items.len() >= 50)
            .then(|| items.last().map(|last| format!("{}_{}", last.changed, last.id)))
            .flatten()
            .map(|before| {
                query_string(&[
                    ("source", &wanted.source),
                    ("lang", &wanted.lang),
                    ("state", &wanted.state),
                    ("before", &before),
                ])
            });
        // What has been put aside is seen when it is asked for.
        let companies = self.companies_of(&items).await?;
        let rows: Vec<Row> = items
            .iter()
            .filter(|item| {
                filter.state.is_some() || !matches!(item.state, BasketState::Dismissed | BasketState::Expired)
            })
            .map(|item| self.basket_row(item, &companies))
            .collect();
        let sources: Vec<(String, String)> = self
            .settings
            .sources
            .iter()
            .map(|source| (source.id.to_string(), source.line.agency().to_owned()))
            .collect();
        let langs: Vec<String> = self.site.settings().languages.iter().map(ToString::to_string).collect();
        Ok(view! {
            rows,
            older,
            sources,
            langs,
            states => STATES.map(BasketState::as_str),
            wanted,
            query => query_string(&[("source", &wanted.source), ("lang", &wanted.lang), ("state", &wanted.state)]),
        })
    }

    fn basket_row(&self, item: &BasketItem, companies: &[BasketItem]) -> Row {
        let content = self.fields_of(item);
        Row {
            id: item.id.to_string(),
            headline: headline_of(item),
            lang: content.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
            dir: dir(content.lang.as_ref()),
            agency: self.agency(&item.source),
            urgency: item.item.urgency,
            changed: item.changed,
            state: item.state.as_str(),
            remarks: item.remarks.len(),
            // A section and a slug are the desk's to give.
            incomplete: item.state != BasketState::Canceled
                && (content.headline.trim().is_empty()
                    || content.body.is_empty()
                    || content.lang.is_none()
                    || content.source.is_none()),
            update: item.update_waiting,
            correction: item.correction || item.item.is_correction(),
            take: item.item.take_key.clone(),
            company: self.members(item, companies),
        }
    }

    fn item_view(&self, ui: Ui, item: &BasketItem, company: &[Member], candidates: &[Candidate]) -> Value {
        let content = self.fields_of(item);
        let wire = &item.item;
        let takeable = matches!(item.state, BasketState::New | BasketState::Dismissed | BasketState::Expired)
            && item.story.is_none();
        view! {
            id => item.id.to_string(),
            headline => headline_of(item),
            lang => content.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
            dir => dir(content.lang.as_ref()),
            agency => self.agency(&item.source),
            state => item.state.as_str(),
            takeable,
            dismissable => takeable && item.state == BasketState::New,
            story => item.story.map(|story| story.to_string()),
            update => item.update_waiting,
            correction => item.correction || wire.is_correction(),
            parts => wire.scope == Scope::Parts,
            company,
            candidates,
            changed => item.changed,
            received => item.received,
            format => item.format,
            raw => item.raw.to_string(),
            remarks => item.remarks.iter().map(|remark| self.remark(ui, remark)).collect::<Vec<_>>(),
            fields => crate::form::Fields::of(&content, &self.zone),
            body => &content.body,
            stored => content.body.pictures().filter(|picture| is_stored(&picture.src)).map(|picture| picture.src.clone()).collect::<Vec<_>>(),
            wire => wire,
            version => wire.version,
            subheads => wire.subheads,
            notes => &wire.notes,
            subjects => wire.subjects.iter().map(|subject| subject_name(subject, &ui.lang())).collect::<Vec<_>>(),
        }
    }
}

/// What an item is about, in the editor's language where IPTC's list has it.
fn subject_name(subject: &Subject, lang: &Lang) -> String {
    let topic = MediaTopic::of(subject.uri.as_deref().unwrap_or(&subject.code));
    let name = topic.map(|topic| topic.name(lang)).or(subject.name.as_deref());
    name.unwrap_or(&subject.code).to_owned()
}

/// What to call an item in a list: its headline, else how it begins.
pub(crate) fn headline_of(item: &BasketItem) -> String {
    let headline = item.item.headline.trim();
    if headline.is_empty() { item.item.body.plain().chars().take(90).collect() } else { headline.to_owned() }
}
