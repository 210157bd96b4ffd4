//! `/desk/story/{story}/edit`: the editor's form. Every save is a revision. A save from an older revision than the latest is
//! refused (409) with both texts side by side, and the form then holds the newest revision with one's own changes in it:
//! saving again keeps them, and nothing is lost on either side.

use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    compare::{self, Row},
    editor::Editor,
    form::{BlockFields, Fields, KINDS, NAMES, Problem, Submitted},
    launch::{Check, is_stored},
    page::view,
    stories::dir,
};
use axum::{
    extract::{Multipart, Path, Query, State},
    http::StatusCode,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};
use tellal_store::Error;
use tellal_story::{Command, Content, Lang, Refusal, Right, State as Stands, Story, StoryId};

/// Why a revision was not kept.
#[derive(Debug)]
pub(crate) enum Refused {
    /// Somebody else saved in between.
    Stale,
    /// It will go out by itself, and whoever saved may not publish.
    Scheduled,
    /// Another refusal of the story's.
    Story(Refusal),
}

/// The editor's form, as it is to be shown.
#[derive(Default)]
pub(crate) struct Form {
    /// None while a new story has not been kept.
    pub(crate) story: Option<Story>,
    pub(crate) fields: Fields,
    pub(crate) from: u32,
    pub(crate) follows: String,
    pub(crate) problems: Vec<Problem>,
    /// A sentence above the form.
    pub(crate) problem: Option<String>,
    pub(crate) conflict: Option<Conflict>,
    /// The block to look at first.
    pub(crate) focus: Option<usize>,
    /// The revision just kept.
    pub(crate) saved: Option<u32>,
    /// It holds what somebody typed and nobody has kept yet.
    pub(crate) typed: bool,
}

/// Two texts that were made from the same revision.
#[derive(Debug, Serialize)]
pub(crate) struct Conflict {
    name: Option<String>,
    by: &'static str,
    at: jiff::Timestamp,
    latest: u32,
    rows: Vec<ConflictRow>,
}

#[derive(Debug, Serialize)]
struct ConflictRow {
    #[serde(flatten)]
    row: Row,
    /// `both` changed it and one’s own is in the form; `theirs-only`, which is in the form; `yours-only`.
    who: &'static str,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    saved: Option<u32>,
}

pub(crate) async fn ask(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<StoryId>,
    Query(ask): Query<Ask>,
) -> Answer {
    editor.must(Right::Write)?;
    let story = desk.load(id).await?;
    let form = Form {
        fields: Fields::of(&story.content, &desk.zone),
        from: story.revision,
        saved: ask.saved.filter(|saved| *saved == story.revision),
        story: Some(story),
        ..Form::default()
    };
    desk.form_page(&editor, StatusCode::OK, form).await
}

pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<StoryId>,
    parts: Multipart,
) -> Answer {
    editor.must(Right::Write)?;
    let mut sent = Submitted::read(parts, &desk.store, &desk.zone).await?;
    let story = desk.load(id).await?;
    let focus = sent.rearrange();
    let action = sent.action;
    let from = sent.from;
    let mut form = Form {
        fields: sent.fields,
        from,
        problems: sent.problems,
        focus,
        story: Some(story.clone()),
        typed: true,
        ..Form::default()
    };
    if !action.saves() {
        return desk.form_page(&editor, StatusCode::OK, form).await;
    }
    form.problems.extend(desk.find_original(&mut form.fields, Some(id)).await?);
    let content = match form.fields.read(&desk.zone) {
        Ok(content) if form.problems.is_empty() => content,
        Ok(_) => return desk.form_page(&editor, StatusCode::UNPROCESSABLE_ENTITY, form).await,
        Err(problems) => {
            // A picture that was refused is not also missing.
            let told: Vec<String> = form.problems.iter().map(|problem| problem.field.clone()).collect();
            form.problems.extend(problems.into_iter().filter(|problem| !told.contains(&problem.field)));
            return desk.form_page(&editor, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
    };
    let same = form.fields.without_empty_blocks() == Fields::of(&story.content, &desk.zone).without_empty_blocks();
    if !(same && from == story.revision) {
        match desk.save(&editor, &story, from, content).await? {
            Ok(()) => {}
            Err(Refused::Stale) => return desk.conflict_page(&editor, id, form).await,
            Err(refused) => {
                form.problem = Some(desk.refused(&editor, &refused));
                return desk.form_page(&editor, StatusCode::UNPROCESSABLE_ENTITY, form).await;
            }
        }
    }
    Ok(see_other(&action.goes_on_to(id, desk.load(id).await?.revision)))
}

impl Desk {
    /// Keeps a revision.
    pub(crate) async fn save(
        &self,
        editor: &Editor,
        story: &Story,
        from: u32,
        content: Content,
    ) -> Result<Result<(), Refused>, Fault> {
        // What is scheduled goes out as of its latest revision, so whoever changes it publishes it.
        if matches!(story.state, Stands::Scheduled { .. }) && editor.must(Right::Publish).is_err() {
            return Ok(Err(Refused::Scheduled));
        }
        let events = match story.apply(Command::Save { from, content: Box::new(content) }, self.store.now()) {
            Ok(events) => events,
            Err(Refusal::Stale { .. }) => return Ok(Err(Refused::Stale)),
            Err(refusal) => return Ok(Err(Refused::Story(refusal))),
        };
        match self.store.commit(story, &events, editor.actor()).await {
            Ok(_) => Ok(Ok(())),
            Err(Error::Conflict) => Ok(Err(Refused::Stale)),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn refused(&self, editor: &Editor, refused: &Refused) -> String {
        match refused {
            Refused::Stale => self.say(editor.ui, "desk-refused-conflict", &[]),
            Refused::Scheduled => self.say(editor.ui, "desk-refused-scheduled", &[]),
            Refused::Story(refusal) => self.sentence(editor, refusal),
        }
    }

    /// A page that says why a revision was not kept, where there is no form to say it on.
    pub(crate) async fn refused_page(&self, editor: &Editor, id: StoryId, refused: &Refused) -> Answer {
        let status =
            if matches!(refused, Refused::Stale) { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
        let page = view! { id => id.to_string(), problem => self.refused(editor, refused) };
        self.page_with(editor, status, "refused.html", page).await
    }

    /// Both texts, and the form based on the newest revision with one's own changes in it.
    async fn conflict_page(&self, editor: &Editor, id: StoryId, mut form: Form) -> Answer {
        let story = self.load(id).await?;
        let theirs = Fields::of(&story.content, &self.zone);
        let base = self.store.revision(id, form.from).await?;
        let base = base.map_or_else(Fields::default, |base| Fields::of(&base.content, &self.zone));
        let yours = std::mem::take(&mut form.fields).without_empty_blocks();
        let latest = self.store.revision(id, story.revision).await?.ok_or(Fault::Missing)?;
        let rows = compare::rows(&theirs, &yours);
        form.conflict = Some(Conflict {
            name: latest.by_name,
            by: crate::story::by(latest.by),
            at: latest.at,
            latest: story.revision,
            rows: rows
                .into_iter()
                .map(|row| ConflictRow { who: who_changed(&base, &theirs, &yours, row.name), row })
                .collect(),
        });
        form.fields = merged(&base, theirs, yours);
        form.from = story.revision;
        form.story = Some(story);
        self.form_page(editor, StatusCode::CONFLICT, form).await
    }

    pub(crate) async fn form_page(&self, editor: &Editor, status: StatusCode, form: Form) -> Answer {
        let Form { story, mut fields, from, follows, problems, problem, conflict, focus, saved, typed } = form;
        if fields.blocks.is_empty() {
            fields.blocks.push(BlockFields::paragraph());
        }
        let story_lang = Lang::new(&fields.lang).ok();
        let (original, originals) = (self.original(&fields).await?, self.originals(&fields.lang).await?);
        let checks = self.checks_in_form(&fields, story.as_ref()).await?;
        let earlier = match follows.parse() {
            Ok(id) => self.store.story(id).await?,
            Err(_) => None,
        };
        let problems: Vec<(String, String)> = problems
            .iter()
            .map(|problem| {
                let message = format!("desk-{}", problem.message);
                (problem.field.clone(), self.say(editor.ui, &message, &[("given", problem.given.as_str().into())]))
            })
            .collect();
        let errors: BTreeMap<String, String> = problems.iter().cloned().collect();
        let stored: Vec<String> =
            fields.blocks.iter().map(|block| block.src.clone()).filter(|src| is_stored(src)).collect();
        let page = view! {
            id => story.as_ref().map(|story| story.id.to_string()),
            state => story.as_ref().map(|story| story.state.as_str()),
            item => story.as_ref().and_then(|story| story.item).map(|item| item.to_string()),
            action => story.as_ref().map_or_else(|| "/desk/write".to_owned(), |story| format!("/desk/story/{}/edit", story.id)),
            story_lang => story_lang.as_ref().map(ToString::to_string).unwrap_or_default(),
            story_dir => dir(story_lang.as_ref()),
            langs => self.langs(&fields.lang),
            sections => self.sections(&fields.section),
            kinds => KINDS,
            forms => tellal_story::Form::ALL.map(tellal_story::Form::as_str),
            original,
            originals,
            most_topics => Content::MOST_TOPICS,
            blank => BlockFields::paragraph(),
            fields,
            from,
            follows,
            earlier => earlier.map(|earlier| view! {
                headline => earlier.content.headline,
                lang => earlier.content.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
                dir => dir(earlier.content.lang.as_ref()),
            }),
            errors,
            problems,
            problem,
            conflict,
            focus,
            saved,
            typed,
            stored,
            checks,
        };
        self.page_with(editor, status, "edit.html", page).await
    }

    /// The check list for what stands in the form, kept or not.
    async fn checks_in_form(&self, fields: &Fields, story: Option<&Story>) -> Result<Vec<Check>, Fault> {
        // What cannot be read is reported beside its field, and is missing from the list.
        let (content, _) = fields.read_what_can_be(&self.zone);
        Ok(match story {
            Some(story) => {
                let item = self.item_of(story).await?;
                self.checks(&Story { content, ..story.clone() }, item.as_ref(), self.store.now())
            }
            None => self.checks_of(&content, self.store.now()),
        })
    }

    /// The languages to choose from: the site's, and the story's own if it is another.
    fn langs(&self, current: &str) -> Vec<String> {
        let mut langs: Vec<String> = self.site.settings().languages.iter().map(ToString::to_string).collect();
        if !current.is_empty() && !langs.iter().any(|lang| lang == current) {
            langs.push(current.to_owned());
        }
        langs
    }

    /// The sections to choose from: the site's, and the story's own if the site no longer has it.
    fn sections(&self, current: &str) -> Vec<String> {
        let mut sections: Vec<String> =
            self.site.settings().sections.iter().map(|section| section.id.to_string()).collect();
        if !current.is_empty() && !sections.iter().any(|id| id == current) {
            sections.push(current.to_owned());
        }
        sections
    }
}

/// Who changed a field since the revision that both started from.
fn who_changed(base: &Fields, theirs: &Fields, yours: &Fields, name: &str) -> &'static str {
    let same = |a: &Fields, b: &Fields| match name {
        "body" => a.body_text() == b.body_text(),
        _ => a.get(name) == b.get(name),
    };
    match (same(base, yours), same(base, theirs)) {
        (true, _) => "theirs-only",
        (false, true) => "yours-only",
        (false, false) => "both",
    }
}

/// The newest revision with one's own changes in it: a field that only they changed stays theirs, every field that one has
/// changed oneself is one's own.
fn merged(base: &Fields, theirs: Fields, yours: Fields) -> Fields {
    let mut merged = yours;
    for name in NAMES {
        if merged.get(name) == base.get(name)
            && let (Some(field), Some(newest)) = (merged.get_mut(name), theirs.get(name))
        {
            newest.clone_into(field);
        }
    }
    if merged.blocks == base.without_empty_blocks().blocks {
        merged.blocks = theirs.blocks;
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_who_changed_different_fields_both_keep_their_changes() {
        let base = Fields { headline: "H".into(), standfirst: "S".into(), byline: "B".into(), ..Fields::default() };
        let theirs = Fields { headline: "H theirs".into(), byline: "B theirs".into(), ..base.clone() };
        let yours = Fields { standfirst: "S yours".into(), byline: "B yours".into(), ..base.clone() };
        let merged = merged(&base, theirs.clone(), yours.clone());
        assert_eq!(
            (merged.headline.as_str(), merged.standfirst.as_str(), merged.byline.as_str()),
            ("H theirs", "S yours", "B yours")
        );
        let who = |name| who_changed(&base, &theirs, &yours, name);
        assert_eq!((who("headline"), who("standfirst"), who("byline")), ("theirs-only", "yours-only", "both"));
    }
}
