//! `POST /desk/wire/{item}/call-back`: the words of an item take another one back and no field says which. The desk shows the
//! likely ones beside it, and whoever publishes withdraws the right one at once.

use crate::{
    Desk,
    answer::{Answer, Fault, see_other},
    editor::Editor,
    stories::dir,
};
use axum::{
    Form,
    extract::{Path, State},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Arc};
use tellal_store::{AlarmKind, BasketFilter, BasketItem};
use tellal_story::{Command, ItemId, KillPolicy, Right, StoryId};
use tellal_text::fold;

/// How far back somebody looks: so many of the agency's items.
const LOOKED_AT: u32 = 400;
/// So many are shown.
const SHOWN: usize = 8;
/// What the wire's readers remark on words that take something back.
pub(crate) const TAKES_BACK: [&str; 2] = ["kill-in-words", "withhold-in-words"];

/// An item that the words may mean.
#[derive(Debug, Serialize)]
pub(crate) struct Candidate {
    id: String,
    headline: String,
    lang: String,
    dir: &'static str,
    changed: jiff::Timestamp,
    state: &'static str,
    story: Option<String>,
    /// Where its story stands.
    stands: Option<&'static str>,
    killed: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Act {
    /// The story to take back.
    story: String,
}

pub(crate) async fn act(
    State(desk): State<Arc<Desk>>,
    editor: Editor,
    Path(id): Path<ItemId>,
    Form(act): Form<Act>,
) -> Answer {
    editor.must(Right::Publish)?;
    let note = desk.store.item(id).await?.ok_or(Fault::Missing)?;
    let story: StoryId = act.story.parse().map_err(|_| Fault::Missing)?;
    let item = desk.item_of(&desk.load(story).await?).await?.ok_or(Fault::Missing)?;
    if item.source != note.source {
        // One agency's words take nothing back of another's.
        return Err(Fault::Missing);
    }
    let reason = desk.agency(&note.source);
    let kill = |_: &tellal_story::Story| Some(Command::Kill { policy: KillPolicy::Withdraw, reason: reason.clone() });
    if let Err(refusal) = desk.try_tell(story, editor.actor(), kill).await? {
        tracing::warn!(%story, %refusal, "a story that was called back in words could not be withdrawn");
    }
    for kind in [AlarmKind::KillInWords, AlarmKind::WithholdInWords] {
        desk.store.settle_alarms_of(note.id, kind, editor.who.person().id).await?;
    }
    Ok(see_other(&format!("/desk/story/{story}")))
}

impl Desk {
    /// The items of the same agency that an item whose words take something back may mean, the likeliest first.
    pub(crate) async fn candidates(&self, note: &BasketItem) -> Result<Vec<Candidate>, Fault> {
        if !note.remarks.iter().any(|remark| TAKES_BACK.contains(&remark.code.as_str())) {
            return Ok(Vec::new());
        }
        let filter = BasketFilter { source: Some(note.source.clone()), limit: LOOKED_AT, ..BasketFilter::default() };
        let words = Words::of(note);
        let mut likely: Vec<(usize, BasketItem)> = Vec::new();
        for item in self.store.basket(&filter).await?.into_iter().filter(|item| item.id != note.id) {
            let together = item.cluster.is_some() && item.cluster == note.cluster;
            let worth = words.worth(&Words::of(&item)) + if together { 10 } else { 0 };
            if worth > 0 {
                likely.push((worth, item));
            }
        }
        // The list comes newest first, and equals keep their order.
        likely.sort_by_key(|(worth, _)| std::cmp::Reverse(*worth));
        let mut candidates = Vec::new();
        for (_, item) in likely.into_iter().take(SHOWN) {
            let story = match item.story {
                Some(story) => self.store.story(story).await?,
                None => None,
            };
            let lang = self.fields_of(&item).lang;
            candidates.push(Candidate {
                id: item.id.to_string(),
                headline: crate::basket::headline_of(&item),
                dir: dir(lang.as_ref()),
                lang: lang.map(|lang| lang.to_string()).unwrap_or_default(),
                changed: item.changed,
                state: item.state.as_str(),
                story: story.as_ref().map(|story| story.id.to_string()),
                stands: story.as_ref().map(|story| story.state.as_str()),
                killed: story.is_some_and(|story| story.killed),
            });
        }
        Ok(candidates)
    }
}

/// What an agency calls a story by.
struct Words {
    slug: String,
    keywords: BTreeSet<String>,
    headline: BTreeSet<String>,
    numbers: BTreeSet<String>,
    text: String,
}

impl Words {
    fn of(item: &BasketItem) -> Self {
        let wire = &item.item;
        let long = |text: &str| -> BTreeSet<String> {
            let words = fold(text);
            words
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.chars().count() > 3)
                .map(str::to_owned)
                .collect()
        };
        let numbers = wire.sequence.iter().chain(wire.alt_ids.iter().map(|alt| &alt.id)).chain(&wire.id);
        Self {
            slug: wire.slugline.as_deref().map(fold).unwrap_or_default(),
            keywords: wire.keywords.iter().map(|keyword| fold(keyword)).collect(),
            headline: long(&wire.headline),
            numbers: numbers.map(|number| fold(number)).filter(|number| number.chars().count() > 2).collect(),
            text: fold(&format!("{} {}", wire.headline, wire.body.plain())),
        }
    }

    /// How likely a note with these words means an item with those; 0 if nothing speaks for it.
    fn worth(&self, other: &Self) -> usize {
        let slug = !self.slug.is_empty() && self.slug == other.slug;
        let number = other.numbers.iter().any(|number| {
            self.text
                .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'))
                .any(|word| word == number)
        });
        let keywords = self.keywords.intersection(&other.keywords).count();
        let headline = other.headline.iter().filter(|word| self.text.contains(word.as_str())).count();
        let most_of_the_headline = headline > 1 && headline * 2 >= other.headline.len();
        usize::from(slug) * 10
            + usize::from(number) * 20
            + if keywords > 1 || keywords == self.keywords.len().min(other.keywords.len()) { keywords * 2 } else { 0 }
            + if most_of_the_headline { headline } else { 0 }
    }
}
