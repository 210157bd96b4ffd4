//! A delivery comes in: its bytes are kept, then read, then its items go into the basket, then the source's policy acts.
//!
//! Every step can be repeated without harm, so a delivery that a crash cut off is simply taken in again: the basket knows
//! a repeat, a killed story stays killed, a published one is not published twice.

use crate::{Desk, FetchMedium, Incoming, Report, merge::Merge, settings::Source};
use jiff::Timestamp;
use std::{
    panic::{UnwindSafe, catch_unwind},
    time::Duration,
};
use tellal_store::{
    AlarmKind, Arrival, BasketItem, BasketState, Delivery, Error, Medium, NewAlarm, NewRaw, RawNote, Remark,
};
use tellal_story::{
    Actor, Block, Command, Content, Item, ItemId, KillPolicy, Missing, Picture, PubStatus, PublishPolicy, RawId,
    Refusal, Related, Scope, State, Story, StoryId, UpdatePolicy,
};
use tellal_wire::Parsed;

/// How long an item waits for all its pictures: what comes after it, a kill perhaps, waits as long.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads a delivery. Should a reader ever fall over one, that delivery alone has failed: whoever tends the door goes on to
/// the next, and the bytes are there for the reader that will not fall.
fn read(raw: RawId, reader: impl FnOnce() -> Parsed + UnwindSafe) -> Parsed {
    catch_unwind(reader).unwrap_or_else(|_| {
        tracing::error!(%raw, "a reader fell over a delivery; its bytes are kept");
        let text = format!("Tellal has a fault that keeps it from reading this delivery; it is kept as {raw}.");
        Parsed {
            format: "unknown",
            remarks: vec![tellal_wire::Remark { code: "reader-failed", text }],
            items: Vec::new(),
        }
    })
}

/// What the wire's readers remark when words speak of what a field should say, and the alarm for it.
const IN_WORDS: [(&str, AlarmKind); 2] =
    [("kill-in-words", AlarmKind::KillInWords), ("withhold-in-words", AlarmKind::WithholdInWords)];
/// The same of an embargo: the desk sees it in the basket, and nothing goes out by itself.
const EMBARGO_IN_WORDS: &str = "embargo-in-words";
/// Letters of an item without a headline that an alarm shows.
const DETAIL: usize = 90;
/// How an item names another one that it takes back.
const CANCELS: &str = "cancels";

/// Whether words say what no field does, so that a person must read them first.
fn speaks_in_words(item: &BasketItem) -> bool {
    let codes = IN_WORDS.map(|(code, _)| code);
    item.remarks.iter().any(|remark| codes.contains(&remark.code.as_str()) || remark.code == EMBARGO_IN_WORDS)
}

/// Whether its first line stands where a headline should: good enough for the basket, and for no page.
fn lacks_a_headline(item: &BasketItem) -> bool {
    item.remarks.iter().any(|remark| remark.code == "headline-missing")
}

/// What tells the versions of an item apart in an alarm.
fn version_of(item: &Item) -> String {
    item.version.map_or_else(
        || item.version_created.unwrap_or(Timestamp::UNIX_EPOCH).to_string(),
        |version| version.to_string(),
    )
}

/// Kills of the other items that an item takes back.
fn takes_back(delivery: &Delivery) -> Vec<Delivery> {
    let own = delivery.item.id.as_deref();
    let named = delivery.item.related.iter().filter(|related| {
        related.rel.eq_ignore_ascii_case(CANCELS) && !related.id.trim().is_empty() && Some(related.id.as_str()) != own
    });
    let kill = |related: &Related| Item {
        id: Some(related.id.trim().to_owned()),
        status: PubStatus::Canceled,
        version_created: delivery.item.version_created,
        headline: delivery.item.headline.clone(),
        body: delivery.item.body.clone(),
        lang: delivery.item.lang.clone(),
        ..Item::default()
    };
    named.map(|related| Delivery { item: kill(related), ..delivery.clone() }).collect()
}

/// Makes an item's picture one that is kept here. What the item says of it stands; what it does not say, the picture may.
fn take(picture: &mut Picture, medium: Medium) {
    picture.src = medium.name;
    (picture.width, picture.height) = (medium.width, medium.height);
    let about = medium.about;
    let credit = about.credit_line();
    let terms = if about.terms.is_empty() { about.copyright } else { about.terms };
    for (field, said) in [
        (&mut picture.alt, about.alt),
        (&mut picture.caption, about.caption),
        (&mut picture.credit, credit),
        (&mut picture.terms, terms),
    ] {
        if field.trim().is_empty() {
            *field = said;
        }
    }
    picture.expires = picture.expires.or(about.expires);
}

impl Desk {
    /// Takes in a delivery: keeps the bytes, parses, puts the items into the basket, and acts on kills and on sources that
    /// publish by themselves. When this returns, all of it survives a crash.
    pub async fn ingest(&self, incoming: Incoming<'_>, fetch: &FetchMedium<'_>) -> Result<Report, Error> {
        let raw = self.keep(&incoming).await?;
        self.ingest_kept(raw, incoming, fetch).await
    }

    /// Keeps the bytes of a delivery: the first half of [`Desk::ingest`], for a door that has several at hand. Kept together,
    /// they wait for the disk once.
    pub async fn keep(&self, incoming: &Incoming<'_>) -> Result<RawId, Error> {
        let source = self.settings.source(incoming.source).ok_or(Error::Missing("source"))?;
        let raw = NewRaw { source: &source.id, door: incoming.door, name: incoming.name, bytes: incoming.bytes };
        self.store.keep_raw(raw).await
    }

    /// Takes in a delivery whose bytes have been kept: the second half.
    pub async fn ingest_kept(
        &self,
        raw: RawId,
        incoming: Incoming<'_>,
        fetch: &FetchMedium<'_>,
    ) -> Result<Report, Error> {
        // On the heap: every door holds one of these, however rarely it is under way.
        Box::pin(self.take_in(raw, incoming, fetch)).await
    }

    async fn take_in(&self, raw: RawId, incoming: Incoming<'_>, fetch: &FetchMedium<'_>) -> Result<Report, Error> {
        let source = self.settings.source(incoming.source).ok_or(Error::Missing("source"))?;
        let hints = source.hints();
        let parsed = read(raw, || tellal_wire::parse(incoming.bytes, &hints));
        let noticed = parsed.remarks.iter();
        let whole: Vec<Remark> =
            noticed.map(|remark| Remark { code: remark.code.to_owned(), text: remark.text.clone() }).collect();
        let mut report = Report {
            format: parsed.format,
            remarks: parsed.remarks.into_iter().map(|remark| remark.text).collect(),
            ..Report::default()
        };
        if parsed.items.is_empty() || !whole.is_empty() {
            let items = u32::try_from(parsed.items.len()).unwrap_or(u32::MAX);
            let note = RawNote { format: parsed.format.to_owned(), items, remarks: whole };
            self.store.note_delivery(raw, &note).await?;
        }
        for read in parsed.items {
            let mut item = read.item;
            let noticed = read.remarks.into_iter();
            let mut remarks: Vec<Remark> =
                noticed.map(|remark| Remark { code: remark.code.to_owned(), text: remark.text }).collect();
            if self.is_news(source, &item).await? {
                self.take_in_pictures(&mut item, &mut remarks, fetch).await?;
            }
            let delivery = Delivery { source: source.id.clone(), raw, format: parsed.format.to_owned(), item, remarks };
            let takes_back = takes_back(&delivery);
            let now = match self.store.receive(delivery.clone()).await? {
                Arrival::New(item) => {
                    report.new += 1;
                    *item
                }
                Arrival::Newer { now, .. } => {
                    report.newer += 1;
                    *now
                }
                Arrival::Repeat(id) => {
                    report.repeats += 1;
                    self.store.item(id).await?.ok_or(Error::Missing("item"))?
                }
            };
            self.hear_words(source, &delivery, &now).await?;
            // On the heap: what a policy may do is much, and every door's task would have to hold it.
            Box::pin(self.follow_policy(source, &now)).await?;
            for kill in takes_back {
                Box::pin(self.take_back_another(source, kill)).await?;
            }
        }
        tracing::info!(
            source = %source.id, door = incoming.door, name = incoming.name, format = report.format,
            new = report.new, newer = report.newer, repeats = report.repeats, "wire delivery taken in"
        );
        Ok(report)
    }

    /// Whether the basket does not have this version yet: a feed brings the same items again at every poll, and their
    /// pictures need not be fetched again each time.
    async fn is_news(&self, source: &Source, item: &Item) -> Result<bool, Error> {
        let Some(id) = &item.id else { return Ok(true) };
        let known = self.store.item_by_wire_id(&source.id, id).await?;
        // A text that comes after the message about its status is news too.
        Ok(known.is_none_or(|known| known.item.lacks_its_text() || item.supersedes(&known.item)))
    }

    /// Fetches the pictures that an item names, so that what stays in it is served from here. One that cannot be had is left
    /// out and remarked on; the story matters more.
    async fn take_in_pictures(
        &self,
        item: &mut Item,
        remarks: &mut Vec<Remark>,
        fetch: &FetchMedium<'_>,
    ) -> Result<(), Error> {
        if item.status != PubStatus::Usable {
            return Ok(());
        }
        if item.body.lead_picture().is_none() {
            let pictures = item.media.iter().filter(|medium| medium.is_picture()).map(|medium| {
                Block::Picture(Picture {
                    src: medium.href.clone(),
                    alt: medium.alt.clone(),
                    caption: medium.caption.clone(),
                    credit: medium.credit.clone(),
                    width: medium.width.unwrap_or(0),
                    height: medium.height.unwrap_or(0),
                    ..Picture::default()
                })
            });
            let pictures: Vec<Block> = pictures.collect();
            item.body.0.splice(0..0, pictures);
        }
        let mut lost = Vec::new();
        let mut patience = std::pin::pin!(tokio::time::sleep(PATIENCE));
        for picture in item.body.pictures_mut() {
            let fetched = tokio::select! {
                biased;
                fetched = fetch(picture.src.clone()) => fetched,
                () = &mut patience => Err("it did not come in time".to_owned()),
            };
            let taken = match fetched {
                Ok(bytes) => match self.store.put_medium(&bytes).await {
                    Ok(medium) => Ok(medium),
                    Err(Error::Refused(why)) => Err(why),
                    Err(error) => return Err(error),
                },
                Err(why) => Err(why),
            };
            match taken {
                Ok(medium) => take(picture, medium),
                Err(why) => {
                    remarks.push(Remark {
                        code: "picture-left-out".to_owned(),
                        text: format!("The picture “{}” was left out: {why}", picture.src),
                    });
                    lost.push(picture.src.clone());
                }
            }
        }
        item.body.0.retain(|block| !matches!(block, Block::Picture(picture) if lost.contains(&picture.src)));
        Ok(())
    }

    /// Does what the source's policy says about an item as it now stands in the basket.
    pub(crate) async fn follow_policy(&self, source: &Source, item: &BasketItem) -> Result<(), Error> {
        match (item.item.status, item.story) {
            (PubStatus::Canceled, Some(story)) => self.kill(source, item, story, source.kill).await,
            (PubStatus::Withheld, Some(story)) => self.kill(source, item, story, KillPolicy::HoldAndAlarm).await,
            (PubStatus::Usable, Some(story)) => self.update(source, item, story).await,
            (PubStatus::Usable, None) if source.publish == PublishPolicy::ByItself => {
                if item.state == BasketState::New { self.publish_by_itself(source, item).await } else { Ok(()) }
            }
            (_, None) => Ok(()),
        }
    }

    /// The agency takes an item back: the desk copy and, by policy, the live page with everything that hangs on it. The
    /// agency's own words about the kill are kept for the record and never published.
    async fn kill(&self, source: &Source, item: &BasketItem, story: StoryId, policy: KillPolicy) -> Result<(), Error> {
        let reason = source.line.agency().to_owned();
        self.tell(story, Actor::Wire, |_| Some(Command::Kill { policy, reason: reason.clone() })).await?;
        // Read from where the story stands now, so that a kill that a crash cut off between the story and the alarm raises
        // the same alarm when it is taken in again, and no second one.
        let after = self.store.story(story).await?.ok_or(Error::Missing("story"))?;
        let kind = match (item.item.status, &after.state) {
            (PubStatus::Withheld, _) => AlarmKind::Withheld,
            (_, State::Withdrawn(withdrawal)) if withdrawal.by_agency => AlarmKind::KilledAndWithdrawn,
            (_, State::Live) => AlarmKind::KilledAndHeld,
            // Somebody here had withdrawn it already: nothing is left to decide.
            (_, State::Withdrawn(_)) => return Ok(()),
            _ => AlarmKind::KilledAtDesk,
        };
        self.alarm(source, item, kind, Some(story), after.content.headline).await
    }

    /// The words of a delivery speak of a kill or a hold and no field does: nothing is done, and the desk is told.
    async fn hear_words(&self, source: &Source, delivery: &Delivery, now: &BasketItem) -> Result<(), Error> {
        for (code, kind) in IN_WORDS {
            if delivery.remarks.iter().any(|remark| remark.code == code) {
                let headline = delivery.item.headline.trim();
                let detail = if headline.is_empty() { delivery.item.body.plain() } else { headline.to_owned() };
                let detail = detail.chars().take(DETAIL).collect();
                self.alarm_about(source, now.id, version_of(&delivery.item), kind, now.story, detail).await?;
            }
        }
        Ok(())
    }

    /// An item names another one of its source that is taken back (NITF, `management-doc-idref`): the same as a kill of that
    /// one, also if it comes only later.
    async fn take_back_another(&self, source: &Source, kill: Delivery) -> Result<(), Error> {
        let now = match self.store.receive(kill).await? {
            Arrival::New(item) | Arrival::Newer { now: item, .. } => *item,
            Arrival::Repeat(id) => self.store.item(id).await?.ok_or(Error::Missing("item"))?,
        };
        self.follow_policy(source, &now).await
    }

    /// The agency sends a version of an item that has a story and that says something else.
    async fn update(&self, source: &Source, item: &BasketItem, story: StoryId) -> Result<(), Error> {
        let before = self.tell(story, Actor::Wire, |story| story.killed.then_some(Command::Revive)).await?;
        if !item.update_waiting {
            return Ok(());
        }
        let live = before.state == State::Live;
        if let Some(kind) = self.needs_somebody(item, live) {
            return self.alarm(source, item, kind, Some(story), before.content.headline).await;
        }
        let by_itself = source.publish == PublishPolicy::ByItself && before.revised_by == Actor::Wire;
        if !by_itself && source.updates == UpdatePolicy::Ask || speaks_in_words(item) || lacks_a_headline(item) {
            return Ok(());
        }
        if by_itself && matches!(&before.state, State::Withdrawn(withdrawal) if withdrawal.by_agency) {
            self.tell(story, Actor::Wire, |_| Some(Command::Reinstate)).await?;
        }
        // What the desk has saved and not published is the desk's to publish.
        let all_is_public = before.live.as_ref().is_some_and(|live| live.revision == before.revision);
        let started_from = self.started_from(item, story).await?;
        let wire = self.fields_of(item);
        let (conflicts, content) = loop {
            let story = self.store.story(story).await?.ok_or(Error::Missing("story"))?;
            let (conflicts, content) = if by_itself && story.revised_by == Actor::Wire {
                // The address that readers know stays.
                (false, Content { slug: story.content.slug.clone(), ..wire.clone() })
            } else {
                let merge = Merge::of(&started_from, &wire, &story.content, &self.zone);
                (merge.has_conflicts(), merge.taking_untouched())
            };
            let save = Command::Save { from: story.revision, content: Box::new(content.clone()) };
            match story.apply(save, self.store.now()) {
                Ok(events) => match self.store.commit(&story, &events, Actor::Wire).await {
                    Ok(_) => break (conflicts, content),
                    // Somebody at the desk has saved in between: what they wrote is looked at anew.
                    Err(Error::Conflict) => {}
                    Err(error) => return Err(error),
                },
                Err(refusal) => {
                    tracing::warn!(%story.id, %refusal, "the wire's version could not be kept");
                    return Ok(());
                }
            }
        };
        tracing::debug!(%story, conflicts, changed = content != before.content, "an update was taken over by itself");
        if by_itself || live && all_is_public {
            self.publish_or_wait(source, item, story).await?;
        }
        if conflicts { Ok(()) } else { self.store.settle_update(item).await }
    }

    /// Why a newer version must not be taken over by itself, if so.
    fn needs_somebody(&self, item: &BasketItem, live: bool) -> Option<AlarmKind> {
        let embargoed = item.item.embargo_open || item.item.embargo.is_some_and(|until| until > self.store.now());
        if item.item.scope == Scope::Parts {
            Some(AlarmKind::PartsWaiting)
        } else if live && embargoed {
            Some(AlarmKind::EmbargoTooLate)
        } else if live && item.correction {
            Some(AlarmKind::CorrectionWaiting)
        } else {
            None
        }
    }

    /// A source that publishes by itself has sent something new. What is incomplete waits in the basket.
    async fn publish_by_itself(&self, source: &Source, item: &BasketItem) -> Result<(), Error> {
        // Of a status without its text, and of words that speak of a kill, nothing is made.
        if item.item.lacks_its_text() || speaks_in_words(item) {
            return Ok(());
        }
        let story = self.copy_of(item, Actor::Wire).await?;
        let mut missing = story.content.complete().err().unwrap_or_default();
        if lacks_a_headline(item) && !missing.contains(&Missing::Headline) {
            missing.insert(0, Missing::Headline);
        }
        if !missing.is_empty() {
            let missing = missing.iter().map(|field| field.as_str()).collect::<Vec<_>>().join(", ");
            return self.alarm(source, item, AlarmKind::Incomplete, None, missing).await;
        }
        if let Some(check) = self.obstacle(&story, Some(item), self.store.now()) {
            return self.alarm(source, item, AlarmKind::Incomplete, None, check.reason()).await;
        }
        match self.store.create_story_from(item, &story, Actor::Wire).await {
            Ok(()) => self.publish_or_wait(source, item, story.id).await?,
            // Another door brought the same item at the same moment and made the story, or killed it.
            Err(Error::Conflict) => {}
            Err(error) => return Err(error),
        }
        // Of two versions that came at once, the newer one may have found no story to update, or this one's.
        let now = self.store.item(item.id).await?.ok_or(Error::Missing("item"))?;
        match now.story {
            Some(story) if now.update_waiting && now.item.status == PubStatus::Usable => {
                self.update(source, &now, story).await
            }
            _ => Ok(()),
        }
    }

    /// Publishes the latest revision, at once or when its embargo ends; if neither can be, the desk is told. The item's
    /// update counts as seen: its fields are the story's.
    async fn publish_or_wait(&self, source: &Source, item: &BasketItem, id: StoryId) -> Result<(), Error> {
        let seen = BasketItem { update_waiting: false, ..item.clone() };
        let story = self.store.story(id).await?.ok_or(Error::Missing("story"))?;
        if let Some(check) = self.obstacle(&story, Some(&seen), self.store.now()) {
            let scheduled = |story: &Story| matches!(story.state, State::Scheduled { .. });
            self.tell(id, Actor::Wire, |story| scheduled(story).then_some(Command::Unschedule)).await?;
            return self.alarm(source, item, AlarmKind::Incomplete, Some(id), check.reason()).await;
        }
        let told = self.try_tell(id, Actor::Wire, |story| Some(Command::Publish { from: story.revision })).await?;
        let told = match told {
            Err(Refusal::Embargoed(at)) => {
                self.try_tell(id, Actor::Wire, |story| Some(Command::Schedule { from: story.revision, at })).await?
            }
            told => told,
        };
        match told {
            Ok(_) | Err(Refusal::NothingNew) => Ok(()),
            Err(refusal) => self.alarm(source, item, AlarmKind::Incomplete, Some(id), refusal.to_string()).await,
        }
    }

    async fn alarm(
        &self,
        source: &Source,
        item: &BasketItem,
        kind: AlarmKind,
        story: Option<StoryId>,
        detail: String,
    ) -> Result<(), Error> {
        self.alarm_about(source, item.id, version_of(&item.item), kind, story, detail).await
    }

    async fn alarm_about(
        &self,
        source: &Source,
        item: ItemId,
        once: String,
        kind: AlarmKind,
        story: Option<StoryId>,
        detail: String,
    ) -> Result<(), Error> {
        let alarm = NewAlarm { kind, source: source.id.clone(), item: Some(item), story, once, detail };
        self.store.raise(alarm).await.map(|_| ())
    }

    /// Gives a story a command that the wire does not expect to be refused; a refusal changes nothing. Gives back the story
    /// as it was before.
    async fn tell(
        &self,
        id: StoryId,
        by: Actor,
        command: impl Fn(&Story) -> Option<Command> + Send,
    ) -> Result<Story, Error> {
        match self.try_tell(id, by, command).await? {
            Ok(before) => Ok(before),
            Err(refusal) => {
                tracing::warn!(story = %id, %refusal, "the wire's command was refused");
                self.store.story(id).await?.ok_or(Error::Missing("story"))
            }
        }
    }

    /// Gives a story a command on behalf of `by`, deciding anew whenever somebody else was quicker. Gives back the story as it
    /// was before, or the refusal.
    pub(crate) async fn try_tell(
        &self,
        id: StoryId,
        by: Actor,
        command: impl Fn(&Story) -> Option<Command> + Send,
    ) -> Result<Result<Story, Refusal>, Error> {
        loop {
            let before = self.store.story(id).await?.ok_or(Error::Missing("story"))?;
            let Some(command) = command(&before) else { return Ok(Ok(before)) };
            let events = match before.apply(command, self.store.now()) {
                Ok(events) => events,
                Err(refusal) => return Ok(Err(refusal)),
            };
            match self.store.commit(&before, &events, by).await {
                Ok(_) => return Ok(Ok(before)),
                Err(Error::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use tellal_story::RawId;

    #[test]
    fn a_delivery_that_a_reader_falls_over_has_failed_and_nothing_else_has() {
        let raw = RawId(uuid::Uuid::from_u128(7));
        let parsed = read(raw, || panic!("no such letter"));
        assert_eq!((parsed.format, parsed.items.len()), ("unknown", 0));
        assert!(parsed.remarks[0].text.contains(&raw.to_string()), "whoever looks into it finds the bytes");
    }
}
