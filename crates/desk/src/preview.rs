//! `/desk/story/{story}/look` and `/preview`: the real page of a story, made by the public site, in a frame as wide as a
//! phone or as a desk. What the draft still lacks has stand-ins, so that one can look at any time.

use crate::{
    Desk,
    answer::{Answer, Fault},
    editor::Editor,
    page::{html_answer, view},
    ui::Ui,
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
};
use std::sync::Arc;
use tellal_story::{Block, Body, Complete, Content, Missing, Right, SectionId, Slug, SourceLine, StoryId};

/// The public page's own policy, but for the frame that it stands in.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; manifest-src 'self'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// The desk's page around the preview.
pub(crate) async fn frame(State(desk): State<Arc<Desk>>, editor: Editor, Path(id): Path<StoryId>) -> Answer {
    editor.must(Right::ReadDesk)?;
    let story = desk.load(id).await?;
    let item = desk.item_of(&story).await?;
    let page = view! {
        id => id.to_string(),
        state => story.state.as_str(),
        revision => story.revision,
        headline => story.content.headline,
        story_lang => story.content.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
        story_dir => crate::stories::dir(story.content.lang.as_ref()),
        checks => desk.checks(&story, item.as_ref(), desk.store.now()),
    };
    desk.page(&editor, "look.html", page).await
}

/// The public page itself.
pub(crate) async fn page(State(desk): State<Arc<Desk>>, editor: Editor, Path(id): Path<StoryId>) -> Answer {
    editor.must(Right::ReadDesk)?;
    let story = desk.load(id).await?;
    let complete = desk.with_stand_ins(editor.ui, story.content)?;
    let preview = desk.store.preview(&editor.who, id, complete).await?;
    let mut response = html_answer(StatusCode::OK, desk.site.story_page(&preview).await?);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    Ok(response)
}

impl Desk {
    /// The fields with stand-ins for those that are missing, in the language of whoever looks.
    fn with_stand_ins(&self, ui: Ui, mut content: Content) -> Result<Complete, Fault> {
        let site = self.site.settings();
        let internal = |why: String| Fault::Internal(why);
        for missing in content.complete().err().unwrap_or_default() {
            let word = self.say(ui, &format!("desk-stand-in-{}", missing.as_str()), &[]);
            match missing {
                Missing::Headline => content.headline = word,
                Missing::Body => content.body = Body(vec![Block::paragraph(word)]),
                Missing::Language => content.lang = Some(site.languages.first().cloned().unwrap_or_else(|| ui.lang())),
                Missing::Source => content.source = Some(SourceLine::new(&word, None, None).map_err(internal)?),
                Missing::Section => {
                    let in_language = |section: &&tellal_site::settings::Section| {
                        content.lang.as_ref().is_some_and(|lang| section.titles.contains_key(lang))
                    };
                    let section = site.sections.iter().find(in_language).or(site.sections.first());
                    content.section = match section {
                        Some(section) => Some(section.id.clone()),
                        None => Some(SectionId::new("news").map_err(internal)?),
                    };
                }
                Missing::Slug => content.slug = Some(Slug::new("preview").map_err(internal)?),
            }
        }
        content.complete().map_err(|missing| Fault::Internal(format!("stand-ins did not fill {missing:?}")))
    }
}
