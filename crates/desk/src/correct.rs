//! `/desk/story/{story}/correct`: readers see the latest revision, and what was wrong before. The note begins as what has
//! changed since the text that they see, where that is a few words.

use crate::{Desk, answer::Fault, diff, merge::Merge, verb::Verb};
use fluent_bundle::FluentArgs;
use tellal_story::{ChangeKind, Command, Story};

/// More than so many places are no slip that a note names one by one.
const PLACES: usize = 4;
/// Nor are more words than this in one of them.
const WORDS: usize = 12;

pub(crate) static VERB: Verb = Verb {
    name: "correct",
    field: "note",
    launches: true,
    command: |_, _, typed| {
        let kind = ChangeKind::read(&typed.kind).unwrap_or_default();
        Ok(Command::Correct { from: typed.from, kind, note: typed.note.clone() })
    },
};

impl Desk {
    /// What stands otherwise now than in the text that readers see, in the story's language; empty if nothing does, or too
    /// much.
    pub(crate) async fn what_changed(&self, story: &Story) -> Result<String, Fault> {
        let (Some(live), Some(lang)) = (&story.live, &story.content.lang) else { return Ok(String::new()) };
        let Some(shown) = self.store.revision(story.id, live.revision).await? else { return Ok(String::new()) };
        let merge = Merge::of(&shown.content, &story.content, &shown.content, &self.zone);
        let mut places = Vec::new();
        for change in merge.changes().iter().filter(|change| READ.contains(&change.name)) {
            let side = |pieces: &[diff::Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
            places.extend(diff::replaced(&side(&change.desk), &side(&change.wire)));
        }
        let short = |text: &str| text.split_whitespace().count() <= WORDS;
        if places.len() > PLACES || !places.iter().all(|(old, new)| short(old) && short(new)) {
            return Ok(String::new());
        }
        let say = |(old, new): &(String, String)| {
            let mut args = FluentArgs::new();
            args.set("old", old.as_str());
            args.set("new", new.as_str());
            self.site.words().try_say(lang, "desk-correction-words", Some(&args)).ok()
        };
        Ok(places.iter().filter_map(say).collect::<Vec<_>>().join(" "))
    }
}

/// The fields that readers read.
const READ: [&str; 5] = ["headline", "standfirst", "byline", "dateline_place", "body"];
