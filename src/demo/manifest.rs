//! What happens in the demo newsroom: `fixtures/demo/demo.toml`, whose head explains it to whoever adds a story.

use crate::config::kinds::Span;
use anyhow::{Context as _, bail, ensure};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use std::time::Duration;
use tellal_story::{ChangeKind, Form, Role, SourceId};

/// The whole manifest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Who can sign in.
    pub people: Vec<Person>,
    /// What comes in, and what is done with it.
    pub deliveries: Vec<Delivery>,
}

/// Somebody of the demo's desk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name to sign in with.
    pub login: String,
    /// The name that colleagues see.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// The password.
    pub password: String,
}

/// A door of the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Door {
    /// The source's drop folder.
    Drop,
    /// `POST /api/wire`.
    Push,
}

/// What the desk does with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Deed {
    /// It stays in the basket, or the source publishes it by itself.
    #[default]
    Leave,
    /// An editor takes it and does no more.
    Take,
    /// An editor takes and publishes it.
    Publish,
    /// An editor takes it and sets an hour.
    Schedule,
    /// An editor puts it aside.
    Dismiss,
}

/// One file that comes in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// The file below `fixtures/demo/`.
    pub file: String,
    /// Whose.
    pub source: SourceId,
    /// Through which door.
    pub door: Door,
    /// How many minutes ago, for a file that does not say so itself.
    pub minutes_ago: Option<u32>,
    /// What the desk does with each of its items.
    #[serde(default)]
    pub desk: Deed,
    /// When a scheduled story goes out, from now on.
    #[serde(rename = "in")]
    pub due_in: Option<Span>,
    /// What the desk calls the story before it is published, if not news.
    #[serde(default)]
    pub form: Form,
    /// What the desk says that it is about.
    #[serde(default)]
    pub topics: Vec<String>,
    /// The file of the delivery of which this is the edition in another language; it comes in earlier.
    pub edition_of: Option<String>,
    /// What is done to the story later.
    #[serde(default)]
    pub later: Vec<Later>,
    /// How many people read it.
    #[serde(default)]
    pub reads: u32,
    /// How many machines ask for it.
    #[serde(default)]
    pub bots: u32,
    /// What people say about it.
    #[serde(default)]
    pub comments: Vec<Comment>,
    /// So many comments more, made of the sentences in `crowd.toml`.
    #[serde(default)]
    pub crowd: u32,
}

/// Something done to a live story.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Later {
    /// How long after publication.
    pub after: Span,
    /// Words to replace first, `[old, new]`.
    pub replace: Option<(String, String)>,
    /// What readers are told of the change.
    pub correct: Option<String>,
    /// What kind of change that is.
    #[serde(default)]
    pub kind: ChangeKind,
    /// The reason of a withdrawal.
    pub withdraw: Option<String>,
}

/// A reader's comment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// Who.
    pub name: String,
    /// What.
    pub text: String,
    /// How long after publication.
    pub after: Span,
    /// The name of the one who is answered.
    pub to: Option<String>,
    /// `approve`, or the reason for which a moderator refuses it. Without either it waits.
    pub moderator: Option<String>,
    /// Why others report it: one of the form's reasons for each reader who does.
    #[serde(default)]
    pub reports: Vec<String>,
    /// The reason for which its author is banned.
    pub ban: Option<String>,
    /// `approve` or `reject`: what somebody else thinks who is asked for a second look.
    pub look: Option<String>,
}

/// Something that happens, and when, in minutes from now (never positive).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event<'a> {
    /// Minutes from now.
    pub minute: i64,
    /// In which delivery.
    pub delivery: usize,
    /// What.
    pub what: What<'a>,
}

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum What<'a> {
    /// The file comes in.
    Arrives,
    /// The desk acts.
    Desk,
    /// People and machines ask for the page.
    Reads,
    /// Something is done to the live story.
    Later(&'a Later),
    /// Somebody says something.
    Comment(&'a Comment),
    /// Many say something: this many comments come from the newsroom's old site.
    Crowd(u32),
}

impl PartialEq for Later {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl PartialEq for Comment {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Manifest {
    /// Reads it, and says what is wrong with it.
    pub fn read(text: &str) -> anyhow::Result<Self> {
        let manifest: Self = toml::from_str(text).context("fixtures/demo/demo.toml cannot be read")?;
        for delivery in &manifest.deliveries {
            let scheduled = delivery.desk == Deed::Schedule;
            ensure!(scheduled == delivery.due_in.is_some(), "{}: `in` goes with desk = \"schedule\"", delivery.file);
            let original = |name: &String| manifest.deliveries.iter().find(|other| other.file == *name);
            if let Some(name) = &delivery.edition_of {
                let original = original(name).with_context(|| format!("{}: {name} is not there", delivery.file))?;
                ensure!(original.minute()? < delivery.minute()?, "{}: {name} comes in later", delivery.file);
            }
        }
        Ok(manifest)
    }

    /// Everything in the order in which it happens: the demo's clock never runs backwards.
    pub fn events(&self) -> anyhow::Result<Vec<Event<'_>>> {
        let mut events = Vec::new();
        for (index, delivery) in self.deliveries.iter().enumerate() {
            let arrives = delivery.minute()?;
            let mut add = |minute: i64, what| {
                events.push(Event { minute: minute.clamp(arrives, 0), delivery: index, what });
            };
            add(arrives, What::Arrives);
            add(arrives + 2, What::Desk);
            if delivery.reads + delivery.bots > 0 {
                add(arrives + 5, What::Reads);
            }
            for later in &delivery.later {
                add(arrives + 2 + minutes(later.after.get()), What::Later(later));
            }
            if delivery.crowd > 0 {
                add(0, What::Crowd(delivery.crowd));
            }
            for comment in &delivery.comments {
                add(arrives + 2 + minutes(comment.after.get()), What::Comment(comment));
            }
        }
        // Stable: what falls into one minute keeps the order above.
        events.sort_by_key(|event| event.minute);
        Ok(events)
    }
}

impl Delivery {
    /// When it comes in: what the manifest says, or else the first time that the file itself names.
    pub fn minute(&self) -> anyhow::Result<i64> {
        if let Some(minutes) = self.minutes_ago {
            return Ok(-i64::from(minutes));
        }
        let text = super::text(&self.file)?;
        match text.find("{{").and_then(|at| text[at..].split_once("}}")) {
            Some((mark, _)) => Ok(Mark::read(&mark[2..])?.minutes),
            None => bail!("{}: says no time itself; give it minutes_ago", self.file),
        }
    }
}

fn minutes(span: Duration) -> i64 {
    i64::try_from(span.as_secs() / 60).unwrap_or(0)
}

/// A time in a file of the material: `{{-90m}}` is ninety minutes ago as RFC 3339 writes it, `{{rfc2822 -90m}}` as e-mail does.
struct Mark {
    minutes: i64,
    rfc2822: bool,
}

impl Mark {
    fn read(text: &str) -> anyhow::Result<Self> {
        let (rfc2822, rest) = match text.trim().strip_prefix("rfc2822") {
            Some(rest) => (true, rest.trim()),
            None => (false, text.trim()),
        };
        let minutes = rest.strip_suffix('m').and_then(|minutes| minutes.parse().ok());
        let minutes = minutes.with_context(|| format!("“{{{{{text}}}}}” is no time; write {{{{-90m}}}}"))?;
        Ok(Self { minutes, rfc2822 })
    }

    fn print(&self, now: Timestamp) -> anyhow::Result<String> {
        let at = now.checked_add(SignedDuration::from_mins(self.minutes))?;
        Ok(if self.rfc2822 {
            jiff::fmt::rfc2822::to_string(&at.to_zoned(jiff::tz::TimeZone::UTC))?
        } else {
            at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
        })
    }
}

/// A file's text with its times counted from `now`.
pub fn with_times(text: &str, now: Timestamp) -> anyhow::Result<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let (mark, after) = after.split_once("}}").context("a “{{” has no “}}”")?;
        out.push_str(before);
        out.push_str(&Mark::read(mark)?.print(now)?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}
