//! `/desk/write`: a new story of the newsroom's own, or one that follows up another. It is kept with the first save.

use crate::{
    Desk,
    answer::{Answer, see_other},
    edit::Form,
    editor::Editor,
    form::{BlockFields, Fields, Problem, Submitted},
};
use axum::{
    extract::{Multipart, Query, State},
    http::StatusCode,
};
use serde::Deserialize;
use std::sync::Arc;
use tellal_story::{Lang, Right, Story, StoryId};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    follows: Option<StoryId>,
    /// The story of which the new one is to be the edition in another language.
    edition_of: Option<StoryId>,
}

pub(crate) async fn ask(State(desk): State<Arc<Desk>>, editor: Editor, Query(ask): Query<Ask>) -> Answer {
    editor.must(Right::Write)?;
    let site = desk.site.settings();
    let earlier = match ask.follows {
        Some(id) => desk.store.story(id).await?,
        None => None,
    };
    let original = match ask.edition_of {
        Some(id) => desk.store.story(id).await?,
        None => None,
    };
    // An edition is in another language than its original.
    let other = |lang: &&Lang| original.as_ref().is_some_and(|story| story.content.lang.as_ref() != Some(*lang));
    let lang = earlier
        .as_ref()
        .and_then(|earlier| earlier.content.lang.clone())
        .or_else(|| site.languages.iter().find(other).cloned())
        .or_else(|| site.languages.iter().find(|lang| lang.primary() == editor.ui.0).cloned())
        .or_else(|| site.languages.first().cloned());
    let section = earlier.as_ref().or(original.as_ref()).and_then(|earlier| earlier.content.section.as_ref());
    let fields = Fields {
        source_agency: lang.as_ref().and_then(|lang| site.name.get(lang)).cloned().unwrap_or_default(),
        lang: lang.map(|lang| lang.to_string()).unwrap_or_default(),
        section: section.map(ToString::to_string).unwrap_or_default(),
        form: original.as_ref().map(|story| story.content.form.as_str().to_owned()).unwrap_or_default(),
        edition_of: original.as_ref().map(|story| story.id.to_string()).unwrap_or_default(),
        blocks: vec![BlockFields::paragraph()],
        ..Fields::default()
    };
    let follows = earlier.map(|earlier| earlier.id.to_string()).unwrap_or_default();
    desk.form_page(&editor, StatusCode::OK, Form { fields, follows, ..Form::default() }).await
}

pub(crate) async fn act(State(desk): State<Arc<Desk>>, editor: Editor, parts: Multipart) -> Answer {
    editor.must(Right::Write)?;
    let mut sent = Submitted::read(parts, &desk.store, &desk.zone).await?;
    let focus = sent.rearrange();
    let action = sent.action;
    let mut form = Form { follows: sent.follows, problems: sent.problems, focus, typed: true, ..Form::default() };
    form.problems.extend(desk.find_original(&mut sent.fields, None).await?);
    let read = sent.fields.read(&desk.zone);
    form.fields = sent.fields;
    if !action.saves() {
        return desk.form_page(&editor, StatusCode::OK, form).await;
    }
    if form.fields.headline.is_empty() {
        form.problems.push(Problem::new("headline", "error-headline", ""));
    }
    let content = match read {
        Ok(content) if form.problems.is_empty() => content,
        read => {
            form.problems.extend(read.err().unwrap_or_default());
            return desk.form_page(&editor, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
    };
    let follows = match form.follows.parse() {
        Ok(id) => desk.store.story(id).await?.map(|story| story.id),
        Err(_) => None,
    };
    let id = StoryId(desk.store.ambient().new_id());
    let story = Story::new(id, None, follows, content, editor.actor());
    desk.store.create_story(&story, editor.actor()).await?;
    Ok(see_other(&action.goes_on_to(id, story.revision)))
}
