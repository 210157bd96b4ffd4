//! What the verbs of the desk share: a page that asks, and the way from a form to the store.
//!
//! Each verb asks first on a page of its own (so that it works without a script) and acts on `POST`. What the story
//! refuses comes back on the same page, as a sentence, with what was typed.

use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    editor::Editor,
    form::Fields,
    page::view,
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    routing::{MethodRouter, get},
};
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tellal_store::{BasketItem, Error};
use tellal_story::{ChangeKind, Command, Refusal, Right, Story, StoryId};

/// What a verb's form may hold. A form of the desk sends those that its verb needs.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    /// The revision that was looked at.
    pub(crate) from: u32,
    /// A note or reason.
    pub(crate) note: String,
    /// A day and hour.
    pub(crate) at: String,
    /// What kind of change it is.
    pub(crate) kind: String,
}

/// Something that may be done to a story by those who publish.
#[derive(Debug)]
pub(crate) struct Verb {
    /// Its place in addresses and in the messages `desk-ask-…`, `desk-do-…` and `desk-done-…`.
    pub(crate) name: &'static str,
    /// Which field its form has: `note`, `at` or none.
    pub(crate) field: &'static str,
    /// Whether the check list stands beside it.
    pub(crate) launches: bool,
    /// What the form asks of the story, or a sentence about what cannot be read in it.
    pub(crate) command: fn(&Desk, &Editor, &Typed) -> Result<Command, String>,
}

/// The two ways to a verb: `GET` asks whether somebody means it, `POST` acts.
pub(crate) fn of(verb: &'static Verb) -> MethodRouter<Arc<Desk>> {
    let ask = async move |State(desk): State<Arc<Desk>>, editor: Editor, Path(story): Path<StoryId>| -> Answer {
        editor.must(Right::Publish)?;
        desk.ask(&editor, story, verb).await
    };
    let act = async move |State(desk): State<Arc<Desk>>,
                          editor: Editor,
                          Path(story): Path<StoryId>,
                          Form(typed): Form<Typed>|
                -> Answer {
        editor.must(Right::Publish)?;
        desk.carry_out(&editor, story, verb, typed).await
    };
    get(ask).post(act)
}

impl Desk {
    pub(crate) async fn load(&self, id: StoryId) -> Result<Story, Fault> {
        self.store.story(id).await?.ok_or(Fault::Missing)
    }

    /// The wire item that a story was taken from.
    pub(crate) async fn item_of(&self, story: &Story) -> Result<Option<BasketItem>, Fault> {
        match story.item {
            Some(id) => Ok(self.store.item(id).await?),
            None => Ok(None),
        }
    }

    /// The page that asks whether somebody means it.
    pub(crate) async fn ask(&self, editor: &Editor, id: StoryId, verb: &Verb) -> Answer {
        let story = self.load(id).await?;
        let note = if verb.name == "correct" { self.what_changed(&story).await? } else { String::new() };
        let typed = Typed { from: story.revision, note, ..Typed::default() };
        self.ask_again(editor, &story, verb, typed, None).await
    }

    async fn ask_again(
        &self,
        editor: &Editor,
        story: &Story,
        verb: &Verb,
        typed: Typed,
        problem: Option<(StatusCode, String)>,
    ) -> Answer {
        let item = self.item_of(story).await?;
        let checks = if verb.launches { self.checks(story, item.as_ref(), self.store.now()) } else { Vec::new() };
        let fields = Fields::of(&story.content, &self.zone);
        let (status, problem) = problem.map_or((StatusCode::OK, None), |(status, text)| (status, Some(text)));
        let page = view! {
            verb => verb.name,
            field => verb.field,
            launches => verb.launches,
            id => story.id.to_string(),
            state => story.state.as_str(),
            revision => story.revision,
            live_revision => story.live.as_ref().map(|live| live.revision),
            headline => fields.headline,
            story_lang => fields.lang,
            embargo => fields.embargo,
            story_dir => crate::stories::dir(story.content.lang.as_ref()),
            checks,
            kinds => if verb.name == "correct" { ChangeKind::ALL.map(ChangeKind::as_str).to_vec() } else { Vec::new() },
            typed => view! { from => story.revision, note => typed.note, at => typed.at, kind => typed.kind },
            problem,
        };
        self.page_with(editor, status, "ask.html", page).await
    }

    /// Carries out a verb: decides, commits, and goes back to the story; or asks again with the reason why not.
    pub(crate) async fn carry_out(&self, editor: &Editor, id: StoryId, verb: &Verb, typed: Typed) -> Answer {
        let story = self.load(id).await?;
        let now = self.store.now();
        if verb.launches {
            let item = self.item_of(&story).await?;
            if let Some(check) = self.obstacle(&story, item.as_ref(), now) {
                let problem = Some((StatusCode::UNPROCESSABLE_ENTITY, self.obstacle_sentence(editor.ui, &check)));
                return self.ask_again(editor, &story, verb, typed, problem).await;
            }
        }
        let command = match (verb.command)(self, editor, &typed) {
            Ok(command) => command,
            Err(sentence) => {
                let problem = Some((StatusCode::UNPROCESSABLE_ENTITY, sentence));
                return self.ask_again(editor, &story, verb, typed, problem).await;
            }
        };
        let refused = match story.apply(command, now) {
            Ok(events) => match self.store.commit(&story, &events, editor.actor()).await {
                Ok(_) => return Ok(see_other(&format!("/desk/story/{id}?done={}", verb.name))),
                Err(Error::Conflict) => (StatusCode::CONFLICT, self.say(editor.ui, "desk-refused-conflict", &[])),
                Err(Error::Refused(why)) => (StatusCode::UNPROCESSABLE_ENTITY, why),
                Err(error) => return Err(error.into()),
            },
            Err(refusal) => (status_of(&refusal), self.sentence(editor, &refusal)),
        };
        let story = self.load(id).await?;
        self.ask_again(editor, &story, verb, typed, Some(refused)).await
    }

    /// A story's refusal in the editor's language.
    pub(crate) fn sentence(&self, editor: &Editor, refusal: &Refusal) -> String {
        let ui = editor.ui;
        let zone = &self.site.settings().zone;
        let hour = |at| FluentValue::from(self.site.words().date_time(&ui.lang(), at, zone));
        match refusal {
            Refusal::Stale { latest, .. } => self.say(ui, "desk-refused-stale", &[("latest", (*latest).into())]),
            Refusal::Incomplete(missing) => {
                let fields: Vec<String> = missing
                    .iter()
                    .map(|field| self.say(ui, &format!("desk-missing-{}", field.as_str()), &[]))
                    .collect();
                let comma = self.say(ui, "desk-comma", &[]);
                self.say(ui, "desk-refused-incomplete", &[("fields", fields.join(&comma).into())])
            }
            Refusal::Embargoed(until) => self.say(ui, "desk-refused-embargoed", &[("until", hour(*until))]),
            Refusal::Killed => self.say(ui, "desk-refused-killed", &[]),
            Refusal::InThePast(at) => self.say(ui, "desk-refused-past", &[("at", hour(*at))]),
            Refusal::ReasonMissing => self.say(ui, "desk-refused-reason", &[]),
            Refusal::WrongState(state) => {
                let state = self.say(ui, &format!("desk-state-{state}"), &[]);
                self.say(ui, "desk-refused-state", &[("state", state.into())])
            }
            Refusal::NothingNew => self.say(ui, "desk-refused-nothing-new", &[]),
        }
    }
}

fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Stale { .. } => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
