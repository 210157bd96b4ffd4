//! What a page is made of.

use super::{Touch, story::Filed};
use jiff::Timestamp;
use tellal_story::{Form, Lang, SectionId, Slug, StoryId};

/// How soon a page needs to learn of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// By and by.
    Soon,
    /// At once.
    Now,
}

/// What touches have made of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It is as it was.
    No,
    /// It only leads on to what has changed.
    Soon,
    /// It shows something that has changed.
    Now,
    /// It shows something that readers may not see any more.
    Gone,
}

/// One thing that a page is made of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    /// A story, as it came out.
    Story(StoryId),
    /// What stands in a list; the stories in it are parts of their own.
    List(ListPart),
    /// Whose relatives are shown: of its chain, or in other languages.
    Kin(StoryId),
    /// How many stories a topic (or an author) has, and its name.
    Named { kind: &'static str, lang: Lang, slug: Slug },
    /// All topics, or all authors, of a language.
    Names { kind: &'static str, lang: Lang },
    /// How many stories were first published from one instant until before another.
    Shelf { lang: Lang, from: Timestamp, to: Timestamp },
    /// Where they are and when they last changed.
    Located { langs: Vec<Lang>, from: Timestamp, to: Timestamp },
    /// What changed last.
    Changed { lang: Option<Lang>, section: Option<SectionId> },
    /// What was withdrawn last.
    Withdrawn { lang: Option<Lang> },
    /// The corrections of a language.
    Corrections(Lang),
    /// The comments of a story, and whether readers can write there.
    Comments(StoryId),
    /// Comments on more than one story.
    AllComments,
    /// The rules for comments.
    Rules,
    /// Something of which nobody has said what touches it.
    Unknown,
}

/// A list of stories, last first-published first.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct ListPart {
    pub(crate) lang: Option<Lang>,
    pub(crate) section: Option<SectionId>,
    pub(crate) topic: Option<Slug>,
    pub(crate) author: Option<Slug>,
    pub(crate) form: Option<Form>,
    pub(crate) since: Option<Timestamp>,
    pub(crate) until: Option<Timestamp>,
    pub(crate) before: Option<(Timestamp, StoryId)>,
    /// The place of the last row, if there may be more below it: what comes there is not seen.
    pub(crate) floor: Option<(Timestamp, StoryId)>,
}

impl ListPart {
    fn holds(&self, filed: &Filed) -> bool {
        let named = |wanted: &Option<Slug>, names: &[(String, String)]| {
            wanted.as_ref().is_none_or(|slug| names.iter().any(|(name, _)| name == slug.as_str()))
        };
        self.lang.as_ref().is_none_or(|lang| *lang == filed.lang)
            && self.section.as_ref().is_none_or(|section| *section == filed.section)
            && self.form.is_none_or(|form| form == filed.form)
            && named(&self.topic, &filed.topics)
            && named(&self.author, &filed.authors)
    }

    /// Whether a place is in the part of the list that was seen.
    fn sees(&self, place: (Timestamp, StoryId)) -> bool {
        self.since.is_none_or(|since| place.0 >= since)
            && self.until.is_none_or(|until| place.0 < until)
            && self.before.is_none_or(|before| place < before)
            && self.floor.is_none_or(|floor| place >= floor)
    }
}

impl Part {
    fn is_hit(&self, touch: &Touch) -> bool {
        if let Self::Comments(story) = self {
            return touch.comments.contains(story);
        }
        match self {
            Self::AllComments => return !touch.comments.is_empty() || !touch.stories.is_empty(),
            Self::Rules => return touch.rules,
            _ => {}
        }
        touch.stories.iter().any(|story| {
            // Whether it is one on one side of the change and not on the other. Where nobody knows what was before, a
            // list that showed it knows by the story itself.
            let moves = |holds: &dyn Fn(&Filed) -> bool| {
                let after = story.after.as_ref().is_some_and(holds);
                match &story.before {
                    super::Filing::Known(before) => before.as_ref().is_some_and(holds) != after,
                    super::Filing::Unknown => after,
                }
            };
            let either = |holds: &dyn Fn(&Filed) -> bool| {
                let before = match &story.before {
                    super::Filing::Known(before) => before.as_ref().is_some_and(holds),
                    super::Filing::Unknown => true,
                };
                before || story.after.as_ref().is_some_and(holds)
            };
            let is_in = |from: Timestamp, to: Timestamp| story.first_published().is_none_or(|at| from <= at && at < to);
            match self {
                Self::Story(id) => *id == story.story,
                Self::List(list) => {
                    story.first_published().is_none_or(|at| list.sees((at, story.story)))
                        && moves(&|filed| list.holds(filed))
                }
                Self::Kin(id) => story.kin.contains(id),
                Self::Named { kind, lang, slug } => {
                    either(&|filed| filed.lang == *lang && filed.has(kind, slug.as_str()))
                }
                Self::Names { kind, lang } => match &story.before {
                    super::Filing::Known(before) => {
                        let of = |filed: &Option<Filed>| {
                            filed.as_ref().filter(|filed| filed.lang == *lang).map(|filed| filed.names(kind).to_vec())
                        };
                        of(before).unwrap_or_default() != of(&story.after).unwrap_or_default()
                    }
                    super::Filing::Unknown => true,
                },
                Self::Shelf { lang, from, to } => is_in(*from, *to) && moves(&|filed| filed.lang == *lang),
                Self::Located { langs, from, to } => is_in(*from, *to) && either(&|filed| langs.contains(&filed.lang)),
                Self::Changed { lang, section } => either(&|filed| {
                    lang.as_ref().is_none_or(|lang| *lang == filed.lang)
                        && section.as_ref().is_none_or(|section| *section == filed.section)
                }),
                Self::Withdrawn { lang } => {
                    let of_lang = |filed: &Filed| lang.as_ref().is_none_or(|lang| *lang == filed.lang);
                    match &story.before {
                        // It comes, or comes again, or goes.
                        super::Filing::Known(before) => before.is_some() != story.after.is_some() && either(&of_lang),
                        super::Filing::Unknown => either(&of_lang),
                    }
                }
                Self::Corrections(lang) => story.mends && either(&|filed| filed.lang == *lang),
                Self::Comments(_) | Self::AllComments | Self::Rules | Self::Unknown => false,
            }
        })
    }

    /// Whether what was taken back stood here: the story itself, a comment, or a row of a story in a list that shows no whole ones.
    fn loses(&self, touch: &Touch) -> bool {
        match self {
            Self::Comments(story) if touch.comments_gone.contains(story) => true,
            Self::AllComments if !touch.comments_gone.is_empty() => true,
            Self::Story(id) => touch.stories.iter().any(|story| story.after.is_none() && story.story == *id),
            Self::Located { .. } | Self::Comments(_) | Self::AllComments => {
                touch.stories.iter().any(|story| story.after.is_none()) && self.is_hit(touch)
            }
            _ => false,
        }
    }
}

/// What a page was made of.
#[derive(Debug, Default, Clone)]
pub struct MadeOf {
    /// Sorted, so that a touch is looked for and not compared with each.
    stories: Vec<(StoryId, Grade)>,
    parts: Vec<(Part, Grade)>,
    until: Option<Timestamp>,
    unknown: bool,
}

impl MadeOf {
    pub(super) fn add(&mut self, part: Part, grade: Grade) {
        match part {
            Part::Story(story) => self.stories.push((story, grade)),
            Part::Unknown => self.unknown = true,
            part if self.parts.iter().any(|(known, as_soon)| *known == part && *as_soon >= grade) => {}
            part => self.parts.push((part, grade)),
        }
    }

    pub(super) fn ends(&mut self, at: Timestamp) {
        self.until = Some(self.until.map_or(at, |until| until.min(at)));
    }

    pub(super) fn put_in_order(&mut self) {
        self.stories.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        // Of what is shown and led on to, the former counts: it comes first.
        self.stories.dedup_by_key(|(story, _)| *story);
        self.stories.shrink_to_fit();
        self.parts.shrink_to_fit();
    }

    /// Whether all of it is known, so that the page may be kept.
    pub fn is_known(&self) -> bool {
        !self.unknown
    }

    /// When the page is another one though nothing is written: a picture's time is over, or that of comments.
    pub fn until(&self) -> Option<Timestamp> {
        self.until
    }

    /// What it takes up in memory, in bytes, more or less.
    pub fn weight(&self) -> usize {
        self.stories.len() * size_of::<(StoryId, Grade)>() + self.parts.len() * (size_of::<(Part, Grade)>() + 16)
    }

    /// What a touch makes of the page.
    pub fn effect(&self, touch: &Touch) -> Effect {
        let of = |grade: Grade| if grade == Grade::Now { Effect::Now } else { Effect::Soon };
        let mut effect = Effect::No;
        for story in &touch.stories {
            if let Ok(place) = self.stories.binary_search_by_key(&story.story, |(id, _)| *id) {
                if story.after.is_none() {
                    return Effect::Gone;
                }
                effect = effect.max(of(self.stories[place].1));
            }
        }
        for (part, grade) in &self.parts {
            if part.loses(touch) {
                return Effect::Gone;
            }
            if effect < of(*grade) && part.is_hit(touch) {
                effect = of(*grade);
            }
        }
        effect
    }
}
