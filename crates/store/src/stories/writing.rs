//! What has happened to a story, as a list of statements for one transaction.

use crate::db::{Stmt, Value, params};
use crate::published::filing;
use crate::touch::{Filed, Filing, StoryTouch, Touched};
use crate::{BasketItem, Error, Store, media};
use jiff::Timestamp;
use std::sync::Arc;
use tellal_picture::Focus;
use tellal_story::{
    Actor, ChangeKind, Complete, Content, Correction, Event, Lang, Live, PersonId, Slug, State, Story, StoryId,
    Withdrawal,
};

/// The longest slug that an address takes; see [`Slug`].
const LONGEST_SLUG: usize = 120;
/// How many stories of a language may share a slug but for the number behind it.
const NAMESAKES: u32 = 10_000;

/// Where readers find a story once a list is carried out.
enum Stands {
    /// Where they found it before, and as it was.
    AsBefore,
    /// Nowhere any more.
    Nowhere,
    /// Here, or it has changed.
    At(Box<Filed>),
}

/// A list in the making.
pub(super) struct Commit {
    story: Story,
    /// The number that guards the row: of its last change, not of this one.
    change: i64,
    by: Actor,
    at: Timestamp,
    list: Vec<Stmt>,
    lines: i64,
    /// What readers are told of the publication that follows.
    said: Option<Correction>,
    /// Where readers found the story before, and the stories that it continues.
    stood: (Option<Filed>, Vec<StoryId>),
    /// Where they find it now.
    stands: Stands,
}

impl Commit {
    pub(super) fn new(story: Story, change: i64, by: Actor, at: Timestamp) -> Self {
        Self {
            story,
            change,
            by,
            at,
            list: Vec::new(),
            lines: 0,
            said: None,
            stood: Default::default(),
            stands: Stands::AsBefore,
        }
    }

    /// The same of a story that readers see already, or that continues others.
    pub(super) fn of_one_that_stood(self, at: Option<Filed>, ancestors: Vec<StoryId>) -> Self {
        Self { stood: (at, ancestors), ..self }
    }

    /// Takes in one event; of a publication, `address` is the slug that is free for it.
    pub(super) fn take_in(&mut self, event: &Event, address: Option<&Slug>) -> Result<(), Error> {
        let seen = self.story.live.clone();
        self.story.take_in(std::slice::from_ref(event), self.by);
        match event {
            Event::Saved { revision, content } => {
                self.list.push(revision_row(self.story.id, *revision, self.by, self.at, content)?);
                self.log("saved", revision.to_string());
            }
            Event::Published { complete, live } => {
                self.publish(complete, live, seen.as_ref(), address.unwrap_or(complete.slug()))?;
                self.log("published", live.revision.to_string());
            }
            Event::Scheduled { at } => self.log("scheduled", at.to_string()),
            Event::Unscheduled => self.log("unscheduled", String::new()),
            Event::Corrected(correction) => {
                self.said = Some(correction.clone());
                // A publication follows, which writes the page's copy. Of an update without a note it says all.
                if correction.kind.mends() || !correction.note.is_empty() {
                    self.log(said(correction.kind), correction.note.clone());
                }
            }
            Event::Withdrawn(withdrawal) => {
                self.withdraw(withdrawal)?;
                self.log("withdrawn", withdrawal.reason.clone());
            }
            Event::Reinstated => self.log("reinstated", String::new()),
            Event::Killed => self.log("killed", String::new()),
            Event::Revived => self.log("revived", String::new()),
        }
        Ok(())
    }

    /// The story as it will be, and the list. The guard comes first: most that lose, lose early.
    pub(super) fn finish(self) -> Result<(Story, Vec<Stmt>), Error> {
        let story = &self.story;
        let due = if let State::Scheduled { at } = story.state { Some(at) } else { None };
        let (actor, person) = actor_columns(story.revised_by);
        let guard = Stmt::new(
            "update story set state = $3, standing = $4, due = $5, revision = $6, actor = $7, person = $8, lang = $9, \
             headline = $10, content = $11, live = $12, corrections = $13, killed = $14, changed = $15, \
             change = change + 1 where id = $1 and change = $2",
            params![
                story.id,
                self.change,
                story.state.as_str(),
                Value::json(&story.state)?,
                due,
                story.revision,
                actor,
                person,
                story.content.lang.as_ref(),
                &story.content.headline,
                Value::json(&story.content)?,
                story.live.as_ref().map(Value::json).transpose()?,
                Value::json(&story.corrections)?,
                story.killed,
                self.at,
            ],
        );
        let after = match self.stands {
            Stands::AsBefore => None,
            Stands::Nowhere => Some(None),
            Stands::At(filed) => Some(Some(*filed)),
        };
        let touched = after.map(|after| {
            let (before, ancestors) = self.stood;
            Touched::Story(Arc::new(StoryTouch::new(story.id, Filing::Known(before), after, ancestors)))
        });
        let mut list = vec![guard.expect_rows(1).touching(touched)];
        list.extend(self.list);
        Ok((self.story, list))
    }

    fn publish(&mut self, complete: &Complete, live: &Live, seen: Option<&Live>, slug: &Slug) -> Result<(), Error> {
        let id = self.story.id;
        // Readers and the desk see the slug that the address really has.
        let content = Content { slug: Some(slug.clone()), ..complete.content().clone() };
        if self.story.revision == live.revision {
            self.story.content.slug = Some(slug.clone());
        }
        // An address that another story has taken in between stays theirs, and the guard says so.
        self.list.push(
            Stmt::new(
                "insert into address (lang, slug, story, since) values ($1, $2, $3, $4) \
                 on conflict (lang, slug) do update set story = excluded.story where address.story = excluded.story",
                params![complete.lang(), slug.as_str(), id, self.at],
            )
            .expect_rows(1),
        );
        self.list.extend(filing::take_out(id, live.first_published, self.at));
        self.list.push(Stmt::new(
            "insert into published \
             (story, lang, section, slug, embargo, first_published, live, content, corrections, follows) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (story) do update set \
             lang = excluded.lang, section = excluded.section, slug = excluded.slug, embargo = excluded.embargo, \
             live = excluded.live, content = excluded.content, corrections = excluded.corrections",
            params![
                id,
                complete.lang(),
                complete.section().as_str(),
                slug.as_str(),
                content.embargo,
                live.first_published,
                Value::json(live)?,
                Value::json(&content)?,
                Value::json(&self.story.corrections)?,
                self.story.follows,
            ],
        ));
        self.list.extend(filing::enter(id, complete, live, self.at));
        self.stands = Stands::At(Box::new(Filed::of(complete, live.first_published, &self.story.corrections)));
        self.list.push(filing::move_versions(id, complete.lang()));
        let told = self.said.take();
        if seen.is_none_or(|seen| seen.updated != live.updated) {
            let at = live.updated.unwrap_or(live.first_published);
            self.list.push(filing::version(id, complete.lang(), live, at, told.as_ref()));
        }
        self.list.push(Stmt::new("delete from tombstone where story = $1", params![id]));
        self.hide_pictures();
        for picture in content.body.pictures().filter(|picture| media::is_name(&picture.src)) {
            self.list.push(Stmt::new(
                "insert into shown (picture, story, live, focus, expires, made) values ($1, $2, 1, $3, $4, 0) \
                 on conflict (picture, story) do update set live = 1, expires = excluded.expires, \
                 made = case when shown.focus is distinct from excluded.focus then 0 else shown.made end, \
                 focus = excluded.focus",
                params![&picture.src, id, Focus::of(picture.focus).to_string(), picture.expires],
            ));
        }
        self.list.push(Stmt::new(
            "insert into comment_count (story, section, story_lang) values ($1, $2, $3) on conflict (story) do nothing",
            params![id, complete.section().as_str(), complete.lang()],
        ));
        // Its comments are found by section and language; that is written anew only when it changes, for they may be many.
        let moved = "update comment set section = $2, story_lang = $3 where story in (select n.story from comment_count n \
                     where n.story = $1 and (n.section is distinct from $2 or n.story_lang is distinct from $3))";
        self.list.push(Stmt::new(moved, params![id, complete.section().as_str(), complete.lang()]));
        self.list.push(Stmt::new(
            "update comment_count set section = $2, story_lang = $3 where story = $1",
            params![id, complete.section().as_str(), complete.lang()],
        ));
        self.tell("published");
        Ok(())
    }

    fn withdraw(&mut self, withdrawal: &Withdrawal) -> Result<(), Error> {
        let id = self.story.id;
        let bury = "insert into tombstone (story, lang, withdrawal) \
                    values ($1, (select lang from published where story = $1), $2)";
        self.list.push(Stmt::new(bury, params![id, Value::json(withdrawal)?]));
        if let Some(live) = &self.story.live {
            self.list.extend(filing::take_out(id, live.first_published, self.at));
        }
        self.list.push(Stmt::new("delete from published where story = $1", params![id]).expect_rows(1));
        self.hide_pictures();
        self.stands = Stands::Nowhere;
        self.tell("withdrawn");
        Ok(())
    }

    /// Readers do not see this story's pictures any more, unless they are shown again or another story shows them.
    fn hide_pictures(&mut self) {
        self.list.push(Stmt::new("update shown set live = 0 where story = $1", params![self.story.id]));
    }

    /// For what is derived from the public stories.
    fn tell(&mut self, kind: &'static str) {
        let count = "update watermark set seq = seq + 1 where name = 'outbox'";
        self.list.push(Stmt::new(count, vec![]).expect_rows(1));
        self.list.push(Stmt::new(
            "insert into outbox (seq, kind, story, at) \
             values ((select seq from watermark where name = 'outbox'), $1, $2, $3)",
            params![kind, self.story.id, self.at],
        ));
    }

    fn log(&mut self, what: &'static str, detail: String) {
        self.list.push(log_row(self.story.id, self.change + 1, self.lines, self.at, self.by, what, detail));
        self.lines += 1;
    }
}

/// A new story with its first revision; if it was made from an item, `seen` is the item as the story has it.
pub(super) fn creation(story: &Story, seen: Option<&BasketItem>, by: Actor, at: Timestamp) -> Result<Vec<Stmt>, Error> {
    let due = if let State::Scheduled { at } = story.state { Some(at) } else { None };
    let (actor, person) = actor_columns(story.revised_by);
    let mut list = vec![
        Stmt::new(
            "insert into story (id, item, follows, state, standing, due, revision, actor, person, lang, headline, \
             content, live, corrections, killed, changed, change) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)",
            params![
                story.id,
                story.item,
                story.follows,
                story.state.as_str(),
                Value::json(&story.state)?,
                due,
                story.revision,
                actor,
                person,
                story.content.lang.as_ref(),
                &story.content.headline,
                Value::json(&story.content)?,
                story.live.as_ref().map(Value::json).transpose()?,
                Value::json(&story.corrections)?,
                story.killed,
                at,
            ],
        ),
        revision_row(story.id, story.revision, by, at, &story.content)?,
        log_row(story.id, 1, 0, at, by, "saved", story.revision.to_string()),
    ];
    if let Some(item) = story.item {
        // A kill that came while somebody was taking the item must not be lost: take it again and see.
        let usable = if story.killed { "" } else { " and state <> 'canceled'" };
        let mut values = params![item, story.id];
        let (newer, base) = match seen {
            Some(seen) => {
                values.push(seen.raw.into());
                values.push(Value::json(&seen.item)?);
                ("case when raw = $3 then 0 else 1 end", "$4")
            }
            None => ("0", "item"),
        };
        let take = format!(
            "update item set story = $2, update_waiting = {newer}, base = {base}, change = change + 1, \
             state = case when state in ('new', 'dismissed') then 'taken' else state end \
             where id = $1 and story is null{usable}"
        );
        list.push(Stmt::new(take, values).expect_rows(1));
    }
    Ok(list)
}

fn revision_row(story: StoryId, number: u32, by: Actor, at: Timestamp, content: &Content) -> Result<Stmt, Error> {
    let (actor, person) = actor_columns(by);
    Ok(Stmt::new(
        "insert into revision (story, number, at, actor, person, content) values ($1, $2, $3, $4, $5, $6)",
        params![story, number, at, actor, person, Value::json(content)?],
    ))
}

fn log_row(story: StoryId, change: i64, line: i64, at: Timestamp, by: Actor, what: &str, detail: String) -> Stmt {
    let (actor, person) = actor_columns(by);
    Stmt::new(
        "insert into story_log (story, change, line, at, actor, person, what, detail) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![story, change, line, at, actor, person, what, detail],
    )
}

/// What the log calls a change.
fn said(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Update => "updated",
        ChangeKind::Correction => "corrected",
        ChangeKind::Clarification => "clarified",
        ChangeKind::Retraction => "retracted",
    }
}

/// The columns `actor` and `person`.
fn actor_columns(actor: Actor) -> (&'static str, Option<PersonId>) {
    match actor {
        Actor::Person(person) => ("person", Some(person)),
        Actor::Wire => ("wire", None),
        Actor::Schedule => ("schedule", None),
    }
}

impl Store {
    /// The first of `slug`, `slug-2`, `slug-3` … that no other story of the language has or had.
    pub(super) async fn free_address(&self, story: StoryId, lang: &Lang, slug: &Slug) -> Result<Slug, Error> {
        let select = "select story from address where lang = $1 and slug = $2";
        for number in 1..=NAMESAKES {
            let candidate = numbered(slug, number)?;
            let row = self.db().one(select, &params![lang, candidate.as_str()]).await?;
            let owner: Option<StoryId> = row.map(|mut row| row.take()).transpose()?;
            if owner.is_none_or(|owner| owner == story) {
                return Ok(candidate);
            }
        }
        Err(Error::Refused(format!("Too many stories have the address “{slug}”. Please choose another one.")))
    }
}

fn numbered(slug: &Slug, number: u32) -> Result<Slug, Error> {
    if number == 1 {
        return Ok(slug.clone());
    }
    let tail = format!("-{number}");
    let head = slug.as_str();
    let head = &head[..head.len().min(LONGEST_SLUG - tail.len())];
    Slug::new(&format!("{}{tail}", head.trim_end_matches('-'))).map_err(Error::Internal)
}

#[cfg(test)]
mod tests {
    use super::numbered;
    use tellal_story::Slug;

    #[test]
    fn a_long_slug_makes_room_for_its_number() {
        let slug = |text: &str| Slug::new(text).unwrap();
        assert_eq!(numbered(&slug("kopru"), 1).unwrap().as_str(), "kopru");
        assert_eq!(numbered(&slug("kopru"), 12).unwrap().as_str(), "kopru-12");
        let long = format!("{}-b", "a".repeat(118));
        assert_eq!(numbered(&slug(&long), 2).unwrap().as_str(), format!("{}-2", "a".repeat(118)));
    }
}
