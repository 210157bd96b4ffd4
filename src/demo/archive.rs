//! `tellal demo --archive N`: N more stories, as a newsroom has them after years, to see that a large archive is as quick as a
//! small one.
//!
//! They are made of `fixtures/demo/archive.toml` by a grammar of few rules. Which story has which words, section, form, topics
//! and author is a matter of its number alone, so an archive of a million begins as one of a thousand does. They go straight into
//! the state ([`tellal_store::Store::import_stories`]), for nobody would wait for a million stories at the desk.

mod dice;
mod grammar;

use anyhow::{Context as _, ensure};
use dice::Dice;
use grammar::{Cast, Sentence, Tongue};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tellal_store::{ImportedStory, Store};
use tellal_story::{Block, Body, Byline, Content, Dateline, Form, Lang, Picture, SectionId, Slug, SourceLine, StoryId};
use tokio::task::JoinSet;

/// Over so many years the stories are spread.
const YEARS: i64 = 12;
/// Stories that are written in one transaction.
const BATCH: u64 = 250;
/// Batches that are made and written at a time: the writer never waits for the next.
const AT_A_TIME: usize = 3;
/// One story in so many has a picture.
const PICTURED: u64 = 24;
/// One pair of stories in so many is one story in two languages.
const EDITIONS: u64 = 12;

/// What stories are made of, by language.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct Material(BTreeMap<String, Tongue>);

/// An archive in the making.
pub struct Archive {
    tongues: Vec<(Lang, Tongue)>,
    sections: Vec<SectionId>,
    /// Whose stories they are, by language.
    newsroom: Vec<SourceLine>,
    pictures: Vec<Picture>,
    until: Timestamp,
    stories: u64,
}

impl Archive {
    /// Gets ready to make so many stories in these languages, each with the newsroom's name, the last of them at `until`.
    pub async fn open(
        store: &Store,
        languages: &[(Lang, String)],
        until: Timestamp,
        stories: u64,
    ) -> anyhow::Result<Arc<Self>> {
        let material: Material =
            toml::from_str(&super::text("archive.toml")?).context("fixtures/demo/archive.toml cannot be read")?;
        let mut material = material.0;
        let (mut tongues, mut newsroom, mut sections) = (Vec::new(), Vec::new(), Vec::new());
        for (lang, name) in languages {
            let Some(mut tongue) = material.remove(lang.primary()) else { continue };
            lang.as_str().clone_into(&mut tongue.lang);
            sections = tongue.sections.keys().map(|id| SectionId::new(id)).collect::<Result<_, _>>().map_err(reason)?;
            tongues.push((lang.clone(), tongue));
            newsroom.push(SourceLine::new(name, None, None).map_err(reason)?);
        }
        ensure!(!tongues.is_empty(), "fixtures/demo/archive.toml has none of the newsroom's languages");
        let mut pictures = Vec::new();
        for path in super::Material::iter().filter(|path| path.starts_with("pictures/")) {
            let medium = store.put_medium(&super::bytes(&path)?).await?;
            let (width, height) = (medium.width, medium.height);
            pictures.push(Picture { src: medium.name, width, height, ..Picture::default() });
        }
        Ok(Arc::new(Self { tongues, sections, newsroom, pictures, until, stories }))
    }

    /// Makes the stories from number `from` on and puts them into the store, telling `progress` up to which number all are
    /// there. Whoever was interrupted begins again from the last such number; what is there already stays as it is.
    pub async fn fill(self: &Arc<Self>, store: &Store, from: u64, progress: impl Fn(u64)) -> anyhow::Result<()> {
        let mut batches = JoinSet::new();
        let (mut next, mut done) = (from, from);
        // Batches that are there while an earlier one is not.
        let mut ahead = BTreeMap::new();
        loop {
            while batches.len() < AT_A_TIME && next < self.stories {
                let (archive, store, end) = (Arc::clone(self), store.clone(), (next + BATCH).min(self.stories));
                let numbers = next..end;
                next = end;
                batches.spawn(async move {
                    let (start, end) = (numbers.start, numbers.end);
                    let mut batch = Vec::new();
                    for number in numbers {
                        let id = StoryId(store.ambient().new_id());
                        batch.push(archive.story(number, id, batch.last())?);
                    }
                    match store.import_stories(batch).await {
                        // A story's number stands in its address: another time has come as far as this.
                        Ok(()) | Err(tellal_store::Error::Conflict) => anyhow::Ok((start, end)),
                        Err(error) => Err(error.into()),
                    }
                });
            }
            let Some(batch) = batches.join_next().await else { return Ok(()) };
            let (start, end) = batch??;
            ahead.insert(start, end);
            while let Some(end) = ahead.remove(&done) {
                done = end;
            }
            progress(done);
        }
    }

    /// When a story was first published: evenly over the years, never two at one instant.
    fn published(&self, number: u64) -> anyhow::Result<Timestamp> {
        let span = YEARS * 365 * 24 * 3600 * 1_000_000;
        let stories = i64::try_from(self.stories)?;
        let step = span / stories;
        let before = step * (stories - i64::try_from(number)?);
        let jitter = i64::try_from(Dice::of(number, 1).below(u64::try_from(step.max(1))?))?;
        Ok(self.until.checked_sub(SignedDuration::from_micros(before - jitter.min(step - 1).max(0)))?)
    }

    /// The story with this number; `before` is the one before it, of which it may be another language's edition.
    fn story(&self, number: u64, id: StoryId, before: Option<&ImportedStory>) -> anyhow::Result<ImportedStory> {
        let mut dice = Dice::of(number, 0);
        let is_edition = before.is_some() && number % EDITIONS == 1 && self.tongues.len() > 1;
        let cast = if is_edition { Dice::of(number - 1, 2) } else { Dice::of(number, 2) };
        // Half of them in the first language, the rest in the others.
        let place = usize::try_from(number % (2 * self.tongues.len() as u64 - 2).max(1))?;
        let place = if place < self.tongues.len() { place } else { 0 };
        let ((lang, tongue), source) = (&self.tongues[place], &self.newsroom[place]);
        let section = &self.sections[dice.index(self.sections.len())];
        let room = tongue.sections.get(section.as_str()).context("archive.toml lacks a section in one language")?;
        let mut cast = Cast::choose(tongue, room, cast);
        let headline = cast.say(dice.pick(&room.headlines), tongue);
        let slug = tellal_text::slug(&headline, lang.as_str()).unwrap_or_default();
        let mut content = Content {
            lang: Some(lang.clone()),
            section: Some(section.clone()),
            slug: Some(Slug::new(&format!("{slug}-{number}")).map_err(reason)?),
            standfirst: cast.say(dice.pick(&room.sentences), tongue),
            headline,
            byline: Byline(vec![Cast::person(tongue, &mut dice)]),
            source: Some(source.clone()),
            form: form(&mut dice),
            ..Content::default()
        };
        for _ in 0..=dice.below(3) {
            let topic = dice.skewed(&room.topics).trim_start_matches("the ").to_owned();
            if !content.topics.contains(&topic) {
                content.topics.push(topic);
            }
        }
        if dice.below(3) == 0 {
            content.dateline = Some(Dateline { place: cast.place.clone(), agency: None, date: None });
        }
        if is_edition && let Some(before) = before.filter(|before| before.content.lang.as_ref() != Some(lang)) {
            content.edition_of = Some(before.id);
        }
        content.body = Self::body(&mut cast, tongue, &room.sentences, &mut dice);
        if number.is_multiple_of(PICTURED) && !self.pictures.is_empty() {
            let mut picture = dice.pick(&self.pictures).clone();
            picture.alt.clone_from(&content.headline);
            content.body.0.insert(0, Block::Picture(picture));
        }
        Ok(ImportedStory { id, content, published: self.published(number)? })
    }

    /// Mostly a dozen sentences, now and then a long read.
    fn body(cast: &mut Cast, tongue: &Tongue, own: &[Sentence], dice: &mut Dice) -> Body {
        let mut left = 4 + dice.below(10) + if dice.below(20) == 0 { 24 } else { 0 };
        let mut blocks = Vec::new();
        while left > 0 {
            let many = (1 + dice.below(3)).min(left);
            left -= many;
            let mut paragraph = String::new();
            for _ in 0..many {
                if dice.below(4) == 0 {
                    cast.change(tongue, dice);
                }
                let sentence = if dice.below(5) < 2 { dice.pick(own) } else { dice.pick(&tongue.common) };
                if !paragraph.is_empty() {
                    paragraph.push(' ');
                }
                paragraph.push_str(&cast.say(sentence, tongue));
            }
            blocks.push(Block::paragraph(paragraph));
        }
        Body(blocks)
    }
}

/// Mostly news.
fn form(dice: &mut Dice) -> Form {
    match dice.below(100) {
        0..80 => Form::News,
        80..87 => Form::Analysis,
        87..91 => Form::Interview,
        91..95 => Form::Opinion,
        95..97 => Form::Letter,
        97..99 => Form::Obituary,
        _ => Form::Correction,
    }
}

fn reason(why: impl std::fmt::Display) -> anyhow::Error {
    anyhow::anyhow!("{why}")
}

#[cfg(test)]
mod tests;
