//! A story in a list.

use super::{moment::Moment, pic::Pic};
use crate::Site;
use serde::Serialize;
use tellal_store::Published;
use tellal_story::Form;

/// A story in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Card {
    pub(super) path: String,
    pub(super) headline: String,
    pub(super) standfirst: String,
    pub(super) kicker: Option<Kicker>,
    pub(super) picture: Option<Pic>,
    pub(super) time: Moment,
    /// What kind of piece it is, such as `analysis`.
    pub(super) form: &'static str,
    /// Who wrote it, where a piece is somebody's own.
    pub(super) author: Option<String>,
    /// For search: words around what was found.
    pub snippet: Vec<Words>,
}

/// Some words, and whether they are what was looked for or what broke a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Words {
    /// The words.
    pub text: String,
    /// To be marked.
    pub hit: bool,
}

/// The section's name above a headline, leading to it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Kicker {
    /// The section's title.
    pub title: String,
    /// Its path.
    pub path: String,
}

impl Card {
    /// A story's card in a list of its own language.
    pub fn new(site: &Site, story: &Published) -> Self {
        let complete = story.complete();
        let content = complete.content();
        Self {
            path: site.path_of(story),
            headline: content.headline.clone(),
            standfirst: content.standfirst.clone(),
            kicker: Kicker::of(site, story),
            picture: content.body.pictures().find_map(Pic::wide),
            time: Moment::new(site, complete.lang(), story.live().first_published),
            form: content.form.as_str(),
            author: content.byline.0.first().filter(|_| is_personal(content.form)).cloned(),
            snippet: Vec::new(),
        }
    }

    /// Whether it has a picture to lead with.
    pub fn has_picture(&self) -> bool {
        self.picture.is_some()
    }
}

/// Whose words are one person's own: their name then belongs to the headline.
fn is_personal(form: Form) -> bool {
    matches!(form, Form::Analysis | Form::Opinion | Form::Letter)
}

impl Kicker {
    /// The section of a story, if the story's language has it.
    pub fn of(site: &Site, story: &Published) -> Option<Self> {
        let lang = story.complete().lang();
        let title = site.section(story.complete().section())?.titles.get(lang)?;
        Some(Self { title: title.title.clone(), path: format!("/{lang}/{}/", title.slug) })
    }
}
