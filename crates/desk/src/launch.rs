//! The check list beside the publish button: what must be there, and what a reader would miss.

use crate::Desk;
use jiff::Timestamp;
use serde::Serialize;
use tellal_store::{BasketItem, BasketState};
use tellal_story::{Content, Missing, Story};

/// A headline longer than this is cut in search results.
const LONG_HEADLINE: usize = 110;

/// One line of the check list. Its sentence is the message `desk-check-…`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Check {
    pub(crate) name: &'static str,
    pub(crate) good: bool,
    /// Whether nothing goes out without it.
    pub(crate) must: bool,
    /// What the sentence names.
    pub(crate) detail: String,
}

impl Check {
    /// What an alarm says of it.
    pub(crate) fn reason(&self) -> String {
        if self.detail.is_empty() { self.name.to_owned() } else { format!("{}: {}", self.name, self.detail) }
    }
}

impl Desk {
    /// The check list of a story as of its latest revision.
    pub(crate) fn checks(&self, story: &Story, item: Option<&BasketItem>, now: Timestamp) -> Vec<Check> {
        let mut checks = self.checks_of(&story.content, now);
        let taken_back = story.killed || item.is_some_and(|item| item.state == BasketState::Canceled);
        let held = item.is_some_and(|item| item.state == BasketState::Withheld || item.item.embargo_open);
        checks.extend(
            [(taken_back, "killed"), (held && !taken_back, "held")]
                .into_iter()
                .filter(|(so, _)| *so)
                .map(|(_, name)| Check { name, good: false, must: true, detail: String::new() }),
        );
        if let Some(item) = item.filter(|item| item.update_waiting) {
            // The embargo that counts may stand in the version that nobody here has looked at yet.
            let must = item.item.embargo.is_some_and(|until| until > now);
            checks.push(Check { name: "update", good: false, must, detail: String::new() });
        }
        checks
    }

    /// The part of it that hangs on the fields alone.
    pub(crate) fn checks_of(&self, content: &Content, now: Timestamp) -> Vec<Check> {
        let missing = content.complete().err().unwrap_or_default();
        let must = |name, good, detail: String| Check { name, good, must: true, detail };
        let should = |name, good| Check { name, good, must: false, detail: String::new() };
        let mut checks: Vec<Check> = [
            (Missing::Headline, "headline"),
            (Missing::Body, "body"),
            (Missing::Language, "language"),
            (Missing::Source, "source"),
            (Missing::Section, "section"),
            (Missing::Slug, "slug"),
        ]
        .into_iter()
        .map(|(field, name)| must(name, !missing.contains(&field), String::new()))
        .collect();

        let site = self.site.settings();
        if let Some(lang) = &content.lang {
            let spoken = site.languages.contains(lang);
            if !spoken {
                checks.push(must("language-of-site", false, lang.to_string()));
            }
            if let Some(section) = content.section.as_ref().filter(|_| spoken) {
                let there = site.sections.iter().any(|known| known.id == *section && known.titles.contains_key(lang));
                if !there {
                    checks.push(must("section-in-language", false, section.to_string()));
                }
            }
        }
        if let Some(until) = content.embargo.filter(|until| *until > now) {
            checks.push(must("embargo", false, until.to_string()));
        }
        checks.push(should("standfirst", !content.standfirst.trim().is_empty()));
        if content.headline.chars().count() > LONG_HEADLINE {
            checks.push(should("headline-length", false));
        }
        if content.body.pictures().next().is_some() {
            checks.push(must(
                "picture-stored",
                content.body.pictures().all(|picture| is_stored(&picture.src)),
                String::new(),
            ));
            checks.push(should("picture-alt", content.body.pictures().all(|picture| !picture.alt.trim().is_empty())));
            checks.push(should(
                "picture-credit",
                content.body.pictures().all(|picture| !picture.credit.trim().is_empty()),
            ));
            // Readers never see one whose time is over; somebody who publishes should know that it will be missing.
            if content.body.pictures().any(|picture| picture.has_expired(now)) {
                checks.push(should("picture-rights", false));
            }
        }
        checks
    }

    /// The first check that stops a publication and that the story itself knows nothing of. (What the story knows of, it
    /// refuses by itself; an embargo stops a publication now, but not one later.)
    pub(crate) fn obstacle(&self, story: &Story, item: Option<&BasketItem>, now: Timestamp) -> Option<Check> {
        let own = ["language-of-site", "section-in-language", "picture-stored", "held", "update"];
        self.checks(story, item, now).into_iter().find(|check| check.must && !check.good && own.contains(&check.name))
    }
}

/// Whether a picture's `src` is the name of a stored medium, rather than whatever a wire gave.
pub(crate) fn is_stored(src: &str) -> bool {
    src.split_once('.').is_some_and(|(hash, ending)| {
        hash.len() == 32
            && hash.bytes().all(|b| b.is_ascii_hexdigit())
            && matches!(ending, "jpg" | "jpeg" | "png" | "webp" | "gif")
    })
}
