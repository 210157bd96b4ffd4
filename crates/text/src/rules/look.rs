//! A comment as the rules see it: what several of them ask for is worked out once, when the first asks.

use super::{Action, Context, pack, pack::Reading, set::primary};
use crate::{
    capitals, identify,
    letters::{self, Lack},
    names::Names,
    word::{self, Word},
};
use std::{cell::OnceCell, ops::Range};

/// What one rule has found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What breaks it, in order.
    pub spans: Vec<Range<usize>>,
    /// What is to become of the comment, where that is another thing than what the rule does as a rule.
    pub action: Option<Action>,
}

impl Found {
    /// All of a text but the blanks around it, if there is anything.
    pub fn whole(text: &str) -> Option<Self> {
        let start = text.len() - text.trim_start().len();
        let end = start + text.trim().len();
        Self::at(std::iter::once(start..end).filter(|span| !span.is_empty()).collect())
    }

    /// These places, if there are any.
    pub fn at(spans: Vec<Range<usize>>) -> Option<Self> {
        (!spans.is_empty()).then_some(Self { spans, action: None })
    }
}

/// A rule: what it finds in a comment, if anything.
pub(super) type Phase = fn(&Look<'_>) -> Option<Found>;

/// A comment being looked at.
pub(super) struct Look<'a> {
    pub context: Context<'a>,
    pub text: &'a str,
    /// The language of the story, as a primary subtag.
    pub story_lang: &'a str,
    /// The language of the comment, if that can be told.
    pub lang: Option<&'static str>,
    words: Vec<Word>,
    lack: OnceCell<Lack>,
    loud: OnceCell<Vec<Range<usize>>>,
    reading: OnceCell<Reading>,
    hits: OnceCell<Vec<pack::Hit>>,
    names: OnceCell<Names>,
}

impl<'a> Look<'a> {
    pub fn at(context: &Context<'a>) -> Self {
        let words = word::words(context.text);
        Self {
            context: *context,
            text: context.text,
            story_lang: primary(context.story_lang),
            lang: identify::lang_of(context.text, &words, context.story_lang),
            words,
            lack: OnceCell::new(),
            loud: OnceCell::new(),
            reading: OnceCell::new(),
            hits: OnceCell::new(),
            names: OnceCell::new(),
        }
    }

    /// The language to go by: the comment's, or else the story's.
    pub fn language(&self) -> &'a str {
        self.lang.unwrap_or(self.story_lang)
    }

    /// Its words of prose.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Whether it may lack letters so that it breaks a rule: most texts have so many of them that nobody need look closer.
    pub fn may_lack(&self) -> bool {
        self.lack.get().is_some() || letters::may_prove(self.text, &self.words, self.lang)
    }

    /// What letters it lacks.
    pub fn lack(&self) -> &Lack {
        self.lack.get_or_init(|| letters::lacking(self.text, &self.words, self.lang))
    }

    /// Its words in capitals, if it is shouted.
    pub fn loud(&self) -> &[Range<usize>] {
        self.loud.get_or_init(|| capitals::shouted(self.text, &self.words, || self.names()))
    }

    /// The names that the story and the newsroom show.
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let mut names = Names::default();
            for name in &self.context.rules.words.names {
                names.add(name);
            }
            for text in self.context.names {
                names.learn(text);
            }
            names
        })
    }

    /// Its letters, whatever stands for them.
    pub fn reading(&self) -> &Reading {
        self.reading.get_or_init(|| {
            let letters = pack::Lists::of(self.language()).map_or("", |lists| &lists.letters);
            Reading::of(self.text, letters)
        })
    }

    /// What it has of the lists of its language.
    pub fn hits(&self) -> &[pack::Hit] {
        self.hits.get_or_init(|| {
            let mut hits = pack::listed(self.reading(), self.language(), self.story_lang);
            let allowed: Vec<Range<usize>> = self
                .own_hits()
                .into_iter()
                .filter(|hit| hit.listed == pack::Listed::Innocent)
                .map(|hit| hit.span)
                .collect();
            hits.retain(|hit| {
                let is_allowed = allowed.iter().any(|span| span.start <= hit.span.start && hit.span.end <= span.end);
                // "sık" typed as "sik": what its letters make of it is another word.
                let is_another = hit.clear
                    && self.lang == Some("tr")
                    && self
                        .lack()
                        .changes
                        .iter()
                        .any(|(range, _)| range.start < hit.span.end && hit.span.start < range.end);
                !is_allowed && !is_another
            });
            hits
        })
    }

    /// What it has of the newsroom's own words.
    pub fn own_hits(&self) -> Vec<pack::Hit> {
        pack::own(self.reading(), &self.context.rules.words, self.language())
    }
}
