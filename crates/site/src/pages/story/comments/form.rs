//! The form below a story, as its reader left it.

use super::{Entry, reasons, why, words::marked};
use crate::{
    Error, Site,
    pages::{
        card::Words,
        story::{CommentForm, Outcome, summary},
    },
    post_comment::{Age, BITS},
    reader::Reader,
};
use serde::Serialize;
use std::ops::Range;
use tellal_store::{Ban, Published};
use tellal_story::{CommentState, Lang};
use tellal_text::{Action, Change, Verdict};

/// The form.
#[derive(Debug, Serialize)]
pub(crate) struct Form {
    pub name: String,
    pub address: String,
    pub text: String,
    /// The comment it answers.
    pub parent: Option<Parent>,
    /// It stands below the comment that it answers, and not at the end.
    pub in_place: bool,
    /// Where a reader who does not want to answer after all goes.
    pub cancel: String,
    /// `blank`, `waiting`, `shown`, `repeated`, `returned`, `faulty`, `flooded`, `closed` or `banned`.
    pub outcome: &'static str,
    /// What is wrong with it, in sentences; each names the field it is about.
    pub faults: Vec<Fault>,
    pub returned: Option<Returned>,
    /// Why it waits: sentences.
    pub reasons: Vec<String>,
    /// Where the kept comment stands, for its author.
    pub kept: Option<String>,
    /// What the outcome says, where that is not always the same.
    pub said: String,
    /// When the form was made; see `stamp.rs`.
    pub stamp: String,
    /// How many zero bits a proof of work must have; nothing while there is no rush.
    pub work: Option<u32>,
    /// A suggestion has been made; it is not made again.
    pub offered: bool,
    /// Under which name a browser keeps what is being typed.
    pub draft: String,
    /// The address of a reader who has signed in.
    pub signed_in: Option<String>,
}

/// The comment that is being answered.
#[derive(Debug, Serialize)]
pub(crate) struct Parent {
    pub id: String,
    pub name: String,
    /// How its words begin.
    pub text: String,
    pub lang: Option<String>,
    pub dir: &'static str,
}

/// Something wrong with one field.
#[derive(Debug, Serialize)]
pub(crate) struct Fault {
    /// `name`, `address` or `text`.
    pub field: &'static str,
    pub said: String,
}

/// Another reading of a mended text.
#[derive(Debug, Serialize)]
pub(crate) struct Reading {
    /// The word that it is about.
    pub word: String,
    /// The whole.
    pub text: String,
}

/// A comment that came back.
#[derive(Debug, Serialize)]
pub(crate) struct Returned {
    pub reasons: Vec<String>,
    /// The reader's words, those that broke a rule marked.
    pub words: Vec<Words>,
    /// The words as they would be right, those that differ marked.
    pub repaired: Option<Vec<Words>>,
    /// The same in one piece.
    pub repaired_text: String,
    /// Words of which it is not sure that they are right, each with the whole as it would then be.
    pub or: Vec<Reading>,
    /// It may be sent unchanged: nothing but an offer was made.
    pub as_it_is: bool,
    /// The language of the words, where that is another one than the page's.
    pub lang: Option<String>,
    pub dir: &'static str,
}

impl Form {
    pub(super) async fn new(
        site: &Site,
        story: &Published,
        form: CommentForm,
        entries: &[Entry],
        reader: &Reader,
    ) -> Result<Self, Error> {
        let lang = story.complete().lang();
        let path = site.path_of(story);
        let parent = match form.parent {
            Some(id) => site
                .store()
                .comment(id)
                .await?
                .filter(|parent| parent.story == story.story() && parent.state == CommentState::Approved),
            None => None,
        };
        let mut new = Self { name: form.name, address: form.address, text: form.text, ..Self::blank(site, story) };
        if site.stamps.age(&form.stamp, site.store().ambient().as_ref()) == Age::Good {
            new.stamp = form.stamp;
        }
        if let Some(author) = reader.author() {
            if new.name.is_empty() {
                new.name.clone_from(&author.name);
            }
            new.signed_in.clone_from(&author.address);
        }
        if let Some(parent) = parent {
            let id = parent.id.to_string();
            let shown = entries.iter().flat_map(|entry| std::iter::once(&entry.comment).chain(&entry.answers));
            new.in_place = shown.into_iter().any(|comment| comment.id == id);
            new.cancel = format!("/{lang}/comments/{id}");
            new.draft = format!("{}/{id}", new.draft);
            let (tongue, dir) = tongue(lang, parent.lang.as_deref());
            new.parent = Some(Parent { id, name: parent.name, text: summary(&parent.text), lang: tongue, dir });
        } else {
            new.cancel = format!("{path}#comment");
        }
        new.offered = form.offered;
        new.outcome = match form.outcome {
            Outcome::Blank => "blank",
            Outcome::Waiting(kept) => {
                let comment = match kept {
                    Some(id) => site.store().comment(id).await?,
                    None => None,
                };
                // Only whoever wrote it learns more about it.
                if let Some(comment) = comment.filter(|comment| reader.wrote(comment)) {
                    new.reasons = why(site, lang, &comment);
                    new.kept = Some(format!("/{lang}/comments/{}", comment.id));
                }
                "waiting"
            }
            Outcome::Shown => "shown",
            Outcome::Repeated => "repeated",
            Outcome::Flooded => "flooded",
            Outcome::Closed => "closed",
            Outcome::Banned(ban) => {
                new.said = banned(site, lang, &ban);
                "banned"
            }
            Outcome::Faulty(messages) => {
                let fault = |id: &&'static str| Fault { field: field_of(id), said: site.words().say(lang, id, None) };
                new.faults = messages.iter().map(fault).collect();
                "faulty"
            }
            Outcome::Returned(verdict) => {
                // What was offered once is not offered again; a rule that gives comments back goes on doing so.
                new.offered = true;
                new.returned = Some(Returned::new(site, lang, &new.text, &verdict));
                "returned"
            }
        };
        Ok(new)
    }

    fn blank(site: &Site, story: &Published) -> Self {
        let world = site.store().ambient();
        Self {
            name: String::new(),
            address: String::new(),
            text: String::new(),
            parent: None,
            in_place: false,
            cancel: String::new(),
            outcome: "blank",
            faults: Vec::new(),
            returned: None,
            reasons: Vec::new(),
            kept: None,
            said: String::new(),
            stamp: site.stamps.make(world.as_ref()),
            work: site.rush.is_on(&site.settings().comments.flood, world.now()).then_some(BITS),
            offered: false,
            draft: story.story().to_string(),
            signed_in: None,
        }
    }

    /// A sample for [`crate::pages::samples`].
    pub fn sample(full: bool, outcome: &'static str) -> Self {
        let words = || vec![Words { text: "WORDS".into(), hit: true }];
        let parent =
            || Parent { id: "1".into(), name: "B reader".into(), text: "Words".into(), lang: None, dir: "auto" };
        Self {
            name: "A reader".into(),
            address: String::new(),
            text: if full { "Words".into() } else { String::new() },
            parent: full.then(parent),
            in_place: full && outcome != "returned",
            cancel: "/x/comments/1".into(),
            outcome,
            faults: vec![Fault { field: "name", said: "Missing".into() }],
            returned: Some(Returned {
                reasons: vec!["A reason.".into(), "Another.".into()],
                words: words(),
                repaired: Some(words()),
                repaired_text: "Words".into(),
                or: if full { vec![Reading { word: "Word".into(), text: "Word".into() }] } else { Vec::new() },
                as_it_is: full,
                lang: full.then(|| "en".to_owned()),
                dir: "auto",
            }),
            reasons: if full { vec!["A reason.".into()] } else { Vec::new() },
            kept: full.then(|| "/x/comments/1".to_owned()),
            said: "A sentence.".into(),
            stamp: "1.a".into(),
            work: full.then_some(BITS),
            offered: full,
            draft: "1".into(),
            signed_in: (!full).then(|| "a@b.example".to_owned()),
        }
    }
}

impl Returned {
    fn new(site: &Site, lang: &Lang, text: &str, verdict: &Verdict) -> Self {
        let hit: Vec<String> = verdict.findings.iter().map(|finding| finding.rule.name().to_owned()).collect();
        let (tongue, dir) = tongue(lang, verdict.lang);
        let repaired = verdict.repaired.as_deref();
        Self {
            reasons: reasons(site, lang, &hit),
            words: marked(text, verdict.findings.iter().flat_map(|finding| finding.spans.iter().cloned())),
            repaired: repaired.map(|repaired| {
                marked(repaired, verdict.changes.iter().filter_map(|one| letters_of(repaired, one.repaired.clone())))
            }),
            repaired_text: repaired.unwrap_or_default().to_owned(),
            or: repaired.map_or_else(Vec::new, |repaired| readings(repaired, verdict)),
            as_it_is: verdict.action < Action::Return,
            lang: tongue,
            dir,
        }
    }
}

/// So many other readings are offered at most: more are no choice but a form to fill in.
const READINGS: usize = 3;

/// What else a mended text could say, one word at a time.
fn readings(repaired: &str, verdict: &Verdict) -> Vec<Reading> {
    let each = verdict.changes.iter().flat_map(|change| change.or.iter().map(move |word| (change, word)));
    let reading = |(change, word): (&Change, &String)| {
        let mut text = repaired.to_owned();
        text.replace_range(change.repaired.clone(), word);
        let word = letters_of(word, 0..word.len()).map_or(word.as_str(), |letters| &word[letters]).to_owned();
        Reading { word, text }
    };
    each.take(READINGS).map(reading).collect()
}

/// The part of a span from its first letter to its last: what is mended is a word, not the comma after it.
fn letters_of(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let word = text.get(span.clone())?;
    let start = word.find(char::is_alphanumeric)?;
    let (last, letter) = word.char_indices().rfind(|(_, c)| c.is_alphanumeric())?;
    Some(span.start + start..span.start + last + letter.len_utf8())
}

/// The `lang` and `dir` of words in a language on a page in another; no `lang` where it is the page's own.
fn tongue(page: &Lang, lang: Option<&str>) -> (Option<String>, &'static str) {
    let spoken = lang.and_then(|tag| Lang::new(tag).ok());
    let dir = spoken.as_ref().map_or("auto", |spoken| spoken.direction().as_str());
    (spoken.filter(|spoken| spoken.primary() != page.primary()).map(|spoken| spoken.to_string()), dir)
}

/// What a reader is told who may not comment. Why is for the moderators.
fn banned(site: &Site, lang: &Lang, ban: &Ban) -> String {
    match ban.until {
        Some(until) => {
            let date = site.words().date_time(lang, until, &site.settings().zone);
            site.words().say(lang, "comment-banned", Some(&crate::words::args([("date", date)])))
        }
        None => site.words().say(lang, "comment-banned-for-good", None),
    }
}

/// Which field a fault is about, by the id of its message (`comment-fault-name-missing`).
fn field_of(message: &str) -> &'static str {
    ["name", "address"].into_iter().find(|field| message.contains(field)).unwrap_or("text")
}
