//! `POST /desk/story/{story}/comments`: who decides before readers see a comment on one story, and when its comments close,
//! where that is not as the site's settings say.

use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    editor::{Editor, local},
    form::{print_instant, read_instant},
    page::view,
    ui::Ui,
};
use axum::{
    Form,
    extract::{Path, State},
};
use minijinja::Value;
use serde::Deserialize;
use std::sync::Arc;
use tellal_store::StoryComments;
use tellal_story::{CommentPolicy, Right, StoryId};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Act {
    /// `site`, `before`, `at-once` or `closed`.
    policy: String,
    /// Day and hour; as the site says, without.
    closes: String,
    /// The page the form was on.
    back: String,
}

pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<StoryId>,
    Form(act): Form<Act>,
) -> Answer {
    editor.must(Right::Moderate)?;
    let policy = CommentPolicy::ALL.into_iter().find(|policy| policy.as_str() == act.policy);
    if policy.is_none() && act.policy != "site" {
        return Err(Fault::Malformed("no policy for comments".to_owned()));
    }
    let closes = act.closes.trim();
    let instant = read_instant(closes, &desk.zone);
    if instant.is_none() && !closes.is_empty() {
        return Err(Fault::Malformed("neither a day and hour nor nothing".to_owned()));
    }
    let to = StoryComments { policy, closes: instant };
    desk.store.set_story_comments(id, to, editor.who.person().id).await?;
    Ok(see_other(local(&act.back)))
}

impl Desk {
    /// What holds for the comments of a story, and the form that changes it.
    pub(crate) async fn story_panel(&self, ui: Ui, id: StoryId) -> Result<Value, Fault> {
        let own = self.store.story_comments(id).await?;
        let site = &self.site.settings().comments;
        let story = self.load(id).await?;
        let now = self.store.now();
        let by_days = site.close_after_days.zip(story.live.as_ref()).map(|(days, live)| {
            live.first_published.saturating_add(jiff::SignedDuration::from_hours(24 * i64::from(days)))
        });
        let ends = own.closes.or_else(|| by_days.and_then(Result::ok));
        let closes_sentence = ends.map(|at| {
            let message = if at <= now { "desk-story-closed" } else { "desk-story-closes" };
            let at = self.site.words().date_time(&ui.lang(), at, &self.site.settings().zone);
            self.say(ui, message, &[("at", at.into())])
        });
        let policy = own.policy.unwrap_or(site.policy);
        Ok(view! {
            story => id.to_string(),
            headline => story.content.headline,
            sentence => self.say(ui, &format!("desk-policy-{}", policy.as_str()), &[]),
            closes_sentence,
            policies => ["site", "before", "at-once", "closed"],
            policy => own.policy.map_or("site", CommentPolicy::as_str),
            site => site.policy.as_str(),
            closes => own.closes.map(|at| print_instant(at, &self.zone)).unwrap_or_default(),
        })
    }
}
