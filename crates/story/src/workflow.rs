//! A story's life: a command and the state it meets give events, or a refusal. No I/O, no clock: a table test can ask
//! whether this may be published under embargo.

use crate::{ChangeKind, Complete, Content, Correction, ItemId, KillPolicy, Missing, PersonId, StoryId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A story at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its identity, for ever.
    pub id: StoryId,
    /// The wire item it was taken from, if any.
    pub item: Option<ItemId>,
    /// The earlier story that this one follows up, if any.
    pub follows: Option<StoryId>,
    /// Where it stands.
    pub state: State,
    /// The number of the latest revision; the first is 1.
    pub revision: u32,
    /// Who made the latest revision.
    pub revised_by: Actor,
    /// The fields as of the latest revision.
    pub content: Content,
    /// What readers see, if they see it.
    pub live: Option<Live>,
    /// What has been changed in public, oldest first: updates too, which may have no note.
    pub corrections: Vec<Correction>,
    /// The agency has cancelled the item: nothing more is published from it until a higher version is usable again.
    pub killed: bool,
}

/// Where a story stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum State {
    /// At the desk, not public.
    Draft,
    /// To be published at an instant.
    Scheduled {
        /// When.
        at: Timestamp,
    },
    /// Public.
    Live,
    /// It was public and has been taken back; its address answers 410 with a notice.
    Withdrawn(Withdrawal),
}

/// A story taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// When.
    pub at: Timestamp,
    /// Why, for readers and for the record.
    pub reason: String,
    /// Whether the agency did it, rather than somebody here.
    pub by_agency: bool,
}

/// What readers see of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Live {
    /// The revision that is public.
    pub revision: u32,
    /// When it first became public. Never moves.
    pub first_published: Timestamp,
    /// When its substance last changed after that.
    pub updated: Option<Timestamp>,
    /// The mark of what is public, see [`Content::substance`]; absent from stories of before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substance: Option<u64>,
}

/// Who does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Somebody signed in at the desk.
    Person(PersonId),
    /// The wire, through a source's policy.
    Wire,
    /// The schedule, at the hour that somebody set.
    Schedule,
}

/// What is asked of a story. Whoever asks for a change names the revision they were looking at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Keep these fields as a new revision.
    Save {
        /// The revision that the writer started from.
        from: u32,
        /// The fields.
        content: Box<Content>,
    },
    /// Show the latest revision to readers. If the story is live already, this is an update.
    Publish {
        /// The revision that the editor was looking at.
        from: u32,
    },
    /// Publish at an instant.
    Schedule {
        /// The revision that the editor was looking at.
        from: u32,
        /// When.
        at: Timestamp,
    },
    /// Do not publish at that instant after all.
    Unschedule,
    /// The hour has come.
    ComeDue,
    /// Show the latest revision to readers and say what has changed.
    Correct {
        /// The revision that the editor was looking at.
        from: u32,
        /// What kind of change it is.
        kind: ChangeKind,
        /// What was wrong and what is right. An update may go without.
        note: String,
    },
    /// Take the story back from readers.
    Withdraw {
        /// Why; readers see it.
        reason: String,
    },
    /// Make a withdrawn story a draft again.
    Reinstate,
    /// The agency has cancelled the item.
    Kill {
        /// What the newsroom lets that do.
        policy: KillPolicy,
        /// The agency's words, or ours if it gave none.
        reason: String,
    },
    /// The agency has sent a higher, usable version after a kill.
    Revive,
}

/// What has become of a story. The store writes these down; nobody else decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A revision was kept.
    Saved {
        /// Its number.
        revision: u32,
        /// Its fields.
        content: Box<Content>,
    },
    /// Readers see this revision from now on.
    Published {
        /// What they see.
        complete: Box<Complete>,
        /// Since when.
        live: Live,
    },
    /// It will be published.
    Scheduled {
        /// When.
        at: Timestamp,
    },
    /// It will not be published by itself any more.
    Unscheduled,
    /// A public story was changed: a mistake was mended, or there are new facts. A publication follows.
    Corrected(Correction),
    /// Readers do not see it any more.
    Withdrawn(Withdrawal),
    /// A withdrawn story is a draft again.
    Reinstated,
    /// The agency has cancelled it.
    Killed,
    /// The agency lets it be used again.
    Revived,
}

/// Why a command cannot be carried out: a sentence for the editor who gave it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Somebody else saved in between.
    #[error("somebody saved revision {latest} while you were working from revision {from}")]
    Stale {
        /// The revision worked from.
        from: u32,
        /// The latest one.
        latest: u32,
    },
    /// Fields are missing.
    #[error("this is missing before it can be published: {}", .0.iter().map(|m| m.as_str()).collect::<Vec<_>>().join(", "))]
    Incomplete(Vec<Missing>),
    /// Too early.
    #[error("the story is under embargo until {0}")]
    Embargoed(Timestamp),
    /// The agency has taken it back.
    #[error(
        "the agency has cancelled or withheld this item; it cannot be published until the agency sends a usable version"
    )]
    Killed,
    /// The instant lies behind.
    #[error("{0} is in the past; choose a later time or publish now")]
    InThePast(Timestamp),
    /// A reason or a note was not given.
    #[error("please say why: readers and the record need the reason")]
    ReasonMissing,
    /// Not in this state.
    #[error("this cannot be done to a story that is {0}")]
    WrongState(&'static str),
    /// Readers already see exactly this.
    #[error("readers already see this revision")]
    NothingNew,
}

impl State {
    /// The short name under which the state is stored and shown.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled { .. } => "scheduled",
            Self::Live => "live",
            Self::Withdrawn(_) => "withdrawn",
        }
    }
}

impl Story {
    /// A new story with its first revision.
    pub fn new(id: StoryId, item: Option<ItemId>, follows: Option<StoryId>, content: Content, by: Actor) -> Self {
        Self {
            id,
            item,
            follows,
            state: State::Draft,
            revision: 1,
            revised_by: by,
            content,
            live: None,
            corrections: Vec::new(),
            killed: false,
        }
    }

    /// Decides what `command`, given at `now`, makes of this story.
    pub fn apply(&self, command: Command, now: Timestamp) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::Save { from, content } => {
                self.fresh(from)?;
                if *content == self.content {
                    return Ok(Vec::new());
                }
                Ok(vec![Event::Saved { revision: self.revision + 1, content }])
            }
            Command::Publish { from } => {
                self.fresh(from)?;
                self.not_withdrawn()?;
                if self.state == State::Live && self.live.as_ref().is_some_and(|live| live.revision == self.revision) {
                    return Err(Refusal::NothingNew);
                }
                self.publication(now, None)
            }
            Command::Schedule { from, at } => {
                self.fresh(from)?;
                if !matches!(self.state, State::Draft | State::Scheduled { .. }) {
                    return Err(Refusal::WrongState(self.state.as_str()));
                }
                if at <= now {
                    return Err(Refusal::InThePast(at));
                }
                self.publication(at, None)?;
                Ok(vec![Event::Scheduled { at }])
            }
            Command::Unschedule => match self.state {
                State::Scheduled { .. } => Ok(vec![Event::Unscheduled]),
                _ => Err(Refusal::WrongState(self.state.as_str())),
            },
            Command::ComeDue => match self.state {
                State::Scheduled { at } if at <= now => self.publication(now, None),
                _ => Err(Refusal::WrongState(self.state.as_str())),
            },
            Command::Correct { from, kind, note } => {
                self.fresh(from)?;
                if self.state != State::Live {
                    return Err(Refusal::WrongState(self.state.as_str()));
                }
                let note = note.trim();
                if note.is_empty() {
                    // New facts speak for themselves; a mistake does not.
                    return if kind.mends() {
                        Err(Refusal::ReasonMissing)
                    } else {
                        self.apply(Command::Publish { from }, now)
                    };
                }
                self.publication(now, Some(Correction { at: now, note: note.to_owned(), kind }))
            }
            Command::Withdraw { reason } => {
                if self.state != State::Live {
                    return Err(Refusal::WrongState(self.state.as_str()));
                }
                let reason = reason.trim();
                if reason.is_empty() {
                    return Err(Refusal::ReasonMissing);
                }
                Ok(vec![Event::Withdrawn(Withdrawal { at: now, reason: reason.to_owned(), by_agency: false })])
            }
            Command::Reinstate => match self.state {
                State::Withdrawn(_) if self.killed => Err(Refusal::Killed),
                State::Withdrawn(_) => Ok(vec![Event::Reinstated]),
                _ => Err(Refusal::WrongState(self.state.as_str())),
            },
            Command::Kill { policy, reason } => {
                // A story that was only held before, or by another policy, can still be taken back from readers.
                let mut events = if self.killed { Vec::new() } else { vec![Event::Killed] };
                match self.state {
                    State::Scheduled { .. } => events.push(Event::Unscheduled),
                    State::Live if policy == KillPolicy::Withdraw => {
                        events.push(Event::Withdrawn(Withdrawal { at: now, reason, by_agency: true }));
                    }
                    _ => {}
                }
                Ok(events)
            }
            Command::Revive if self.killed => Ok(vec![Event::Revived]),
            Command::Revive => Ok(Vec::new()),
        }
    }

    /// Takes in what has happened, so that the story is what the store has written down.
    pub fn take_in(&mut self, events: &[Event], by: Actor) {
        for event in events {
            match event {
                Event::Saved { revision, content } => {
                    self.revision = *revision;
                    self.revised_by = by;
                    self.content = (**content).clone();
                }
                Event::Published { live, .. } => {
                    self.live = Some(live.clone());
                    self.state = State::Live;
                }
                Event::Scheduled { at } => self.state = State::Scheduled { at: *at },
                Event::Unscheduled | Event::Reinstated => self.state = State::Draft,
                Event::Corrected(correction) => self.corrections.push(correction.clone()),
                Event::Withdrawn(withdrawal) => self.state = State::Withdrawn(withdrawal.clone()),
                Event::Killed => self.killed = true,
                Event::Revived => self.killed = false,
            }
        }
    }

    fn fresh(&self, from: u32) -> Result<(), Refusal> {
        if from == self.revision { Ok(()) } else { Err(Refusal::Stale { from, latest: self.revision }) }
    }

    fn not_withdrawn(&self) -> Result<(), Refusal> {
        match self.state {
            State::Withdrawn(_) => Err(Refusal::WrongState(self.state.as_str())),
            _ => Ok(()),
        }
    }

    /// Readers see the latest revision. `said` is what an editor tells them of the change; if nothing is said of a change of
    /// substance to what they see already, it is an update.
    fn publication(&self, now: Timestamp, said: Option<Correction>) -> Result<Vec<Event>, Refusal> {
        if self.killed {
            return Err(Refusal::Killed);
        }
        if let Some(until) = self.content.embargo.filter(|until| *until > now) {
            return Err(Refusal::Embargoed(until));
        }
        let complete = Box::new(self.content.complete().map_err(Refusal::Incomplete)?);
        let substance = Some(self.content.substance());
        let (first_published, updated, said) = match &self.live {
            None => (now, None, None),
            Some(live) if said.is_none() && live.substance == substance => (live.first_published, live.updated, None),
            Some(live) => {
                let update = || Correction { at: now, note: String::new(), kind: ChangeKind::Update };
                (live.first_published, Some(now), Some(said.unwrap_or_else(update)))
            }
        };
        let live = Live { revision: self.revision, first_published, updated, substance };
        let said = said.into_iter().map(Event::Corrected);
        Ok(said.chain([Event::Published { complete, live }]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Body, Lang, SectionId, Slug, SourceLine};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn whole() -> Content {
        Content {
            lang: Some(Lang::new("tr").unwrap()),
            section: Some(SectionId::new("world").unwrap()),
            slug: Some(Slug::new("a-story").unwrap()),
            headline: "Köprü açıldı".into(),
            source: Some(SourceLine::new("AA", None, None).unwrap()),
            body: Body(vec![Block::paragraph("Köprü bugün açıldı.")]),
            ..Content::default()
        }
    }

    fn story(change: impl FnOnce(&mut Story)) -> Story {
        let id = StoryId(uuid::Uuid::from_u128(7));
        let mut story = Story::new(id, None, None, whole(), Actor::Wire);
        change(&mut story);
        story
    }

    const NOON: &str = "2026-03-12T12:00:00Z";

    fn tell(story: &mut Story, command: Command) -> Result<(), Refusal> {
        let events = story.apply(command, at(NOON))?;
        story.take_in(&events, Actor::Wire);
        Ok(())
    }

    /// What may be published, as a table.
    #[test]
    fn may_this_be_published() {
        type Case = (&'static str, fn(&mut Story), Option<Refusal>);
        let cases: [Case; 7] = [
            ("a whole story may", |_| {}, None),
            ("one whose embargo is over may", |s| s.content.embargo = Some(at("2026-03-12T11:59:59Z")), None),
            (
                "one under embargo may not",
                |s| s.content.embargo = Some(at("2026-03-12T12:00:01Z")),
                Some(Refusal::Embargoed(at("2026-03-12T12:00:01Z"))),
            ),
            (
                "one without source and language may not, and hears of both",
                |s| (s.content.source, s.content.lang) = (None, None),
                Some(Refusal::Incomplete(vec![Missing::Language, Missing::Source])),
            ),
            (
                "a body of blanks is no body",
                |s| s.content.body = Body(vec![Block::paragraph("  ")]),
                Some(Refusal::Incomplete(vec![Missing::Body])),
            ),
            ("a killed one may not", |s| s.killed = true, Some(Refusal::Killed)),
            ("one seen at an older revision may not", |s| s.revision = 2, Some(Refusal::Stale { from: 1, latest: 2 })),
        ];
        for (name, change, refusal) in cases {
            let result = story(change).apply(Command::Publish { from: 1 }, at(NOON));
            assert_eq!(result.err(), refusal, "{name}");
        }
    }

    #[test]
    fn a_scheduled_story_under_embargo_waits_for_its_hour_and_no_other() {
        let mut s = story(|s| s.content.embargo = Some(at("2026-03-12T14:00:00Z")));
        let early = Command::Schedule { from: 1, at: at("2026-03-12T13:00:00Z") };
        assert_eq!(tell(&mut s, early), Err(Refusal::Embargoed(at("2026-03-12T14:00:00Z"))));
        tell(&mut s, Command::Schedule { from: 1, at: at("2026-03-12T14:00:00Z") }).unwrap();
        assert_eq!(tell(&mut s, Command::ComeDue), Err(Refusal::WrongState("scheduled")));
        assert!(s.apply(Command::ComeDue, at("2026-03-12T14:00:00Z")).is_ok());
    }

    #[test]
    fn the_first_publication_time_never_moves() {
        let mut s = story(|_| {});
        tell(&mut s, Command::Publish { from: 1 }).unwrap();
        assert_eq!(tell(&mut s, Command::Publish { from: 1 }), Err(Refusal::NothingNew));
        let content = Box::new(Content { headline: "Köprü dün açıldı".into(), ..whole() });
        tell(&mut s, Command::Save { from: 1, content }).unwrap();
        let later = Command::Correct { from: 2, kind: ChangeKind::Correction, note: "Gün düzeltildi.".into() };
        let later = s.apply(later, at("2026-03-13T08:00:00Z"));
        s.take_in(&later.unwrap(), Actor::Wire);
        let live = s.live.unwrap();
        assert_eq!(live.first_published, at(NOON));
        assert_eq!(live.updated, Some(at("2026-03-13T08:00:00Z")));
        assert_eq!(s.corrections.len(), 1);
    }

    #[test]
    fn only_a_change_of_what_readers_read_is_an_update() {
        let mut s = story(|_| {});
        tell(&mut s, Command::Publish { from: 1 }).unwrap();
        let topics = Box::new(Content { topics: vec!["Köprüler".into()], ..whole() });
        tell(&mut s, Command::Save { from: 1, content: topics }).unwrap();
        tell(&mut s, Command::Publish { from: 2 }).unwrap();
        assert_eq!(
            (s.live.as_ref().unwrap().revision, s.live.as_ref().unwrap().updated),
            (2, None),
            "a topic is no news"
        );
        assert!(s.corrections.is_empty());
        let content = Box::new(Content { standfirst: "Tören vardı.".into(), ..whole() });
        tell(&mut s, Command::Save { from: 2, content }).unwrap();
        tell(&mut s, Command::Publish { from: 3 }).unwrap();
        assert_eq!(s.live.as_ref().unwrap().updated, Some(at(NOON)));
        assert_eq!((s.corrections[0].kind, s.corrections[0].note.as_str()), (ChangeKind::Update, ""));
    }

    #[test]
    fn a_retraction_leaves_the_story_standing_and_must_say_why() {
        let mut s = story(|_| {});
        tell(&mut s, Command::Publish { from: 1 }).unwrap();
        let retract = |note: &str| Command::Correct { from: 1, kind: ChangeKind::Retraction, note: note.into() };
        assert_eq!(tell(&mut s, retract(" ")), Err(Refusal::ReasonMissing));
        tell(&mut s, retract("Belge sahte çıktı.")).unwrap();
        assert_eq!((&s.state, s.corrections[0].kind), (&State::Live, ChangeKind::Retraction));
        let update = Command::Correct { from: 1, kind: ChangeKind::Update, note: String::new() };
        assert_eq!(tell(&mut s, update), Err(Refusal::NothingNew), "an update without news is none");
    }

    #[test]
    fn a_kill_withdraws_or_holds_as_the_newsroom_says_and_only_a_usable_version_lifts_it() {
        for (policy, state) in [(KillPolicy::Withdraw, "withdrawn"), (KillPolicy::HoldAndAlarm, "live")] {
            let mut s = story(|_| {});
            tell(&mut s, Command::Publish { from: 1 }).unwrap();
            tell(&mut s, Command::Kill { policy, reason: "Cancelled by the agency".into() }).unwrap();
            assert_eq!(s.state.as_str(), state);
            assert!(s.killed);
            let again = s.apply(Command::Kill { policy, reason: String::new() }, at(NOON));
            assert_eq!(again, Ok(Vec::new()), "a second kill does nothing");
            if policy == KillPolicy::HoldAndAlarm {
                let harder = s.apply(Command::Kill { policy: KillPolicy::Withdraw, reason: String::new() }, at(NOON));
                assert!(matches!(harder.as_deref(), Ok([Event::Withdrawn(_)])), "but one that withdraws, withdraws");
            }
            assert!(tell(&mut s, Command::Reinstate).is_err());
            tell(&mut s, Command::Revive).unwrap();
            if policy == KillPolicy::Withdraw {
                tell(&mut s, Command::Reinstate).unwrap();
                tell(&mut s, Command::Publish { from: 1 }).unwrap();
                assert_eq!(s.state, State::Live);
            }
        }
    }

    #[test]
    fn withdrawing_needs_a_reason() {
        let mut s = story(|_| {});
        tell(&mut s, Command::Publish { from: 1 }).unwrap();
        assert_eq!(tell(&mut s, Command::Withdraw { reason: " ".into() }), Err(Refusal::ReasonMissing));
        tell(&mut s, Command::Withdraw { reason: "Kaynak geri çekti".into() }).unwrap();
        assert_eq!(tell(&mut s, Command::Publish { from: 1 }), Err(Refusal::WrongState("withdrawn")));
    }
}
