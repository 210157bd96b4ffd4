//! Which language a short text is in.
//!
//! A linear model over the letters of words, trained on openly licensed word lists and text (`models/language.md` names
//! them), with the languages that one would expect as prior. "Cannot tell" is an answer.

mod features;
mod frequent;
mod letter;
mod model;
mod noise;
mod script;

pub use features::{Feature, features};
pub(crate) use frequent::is_frequent_elsewhere;
pub use model::Model;
pub use script::Script;

use crate::word::{self, Word};
use model::Part;
use script::Count;
use std::sync::LazyLock;

static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::read(include_bytes!("../../models/language.bin")).unwrap_or_default());

/// The languages that one would expect in a text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Languages<'a> {
    /// The language of the story under which it was written: three times as likely as others.
    pub story: Option<&'a str>,
    /// The languages of the site: twice as likely as others.
    pub site: &'a [&'a str],
    /// If not empty, no other language comes into question.
    pub only: &'a [&'a str],
}

impl Languages<'_> {
    /// The logarithm of how much more likely than others a language is before a word was read; `None` if it is out of the
    /// question.
    fn prior(&self, lang: &str) -> Option<f32> {
        if !self.only.is_empty() && !self.only.iter().any(|only| primary(only) == lang) {
            return None;
        }
        Some(if self.story.is_some_and(|story| primary(story) == lang) {
            3.0_f32.ln()
        } else if self.site.iter().any(|site| primary(site) == lang) {
            2.0_f32.ln()
        } else if self.only.is_empty() && RARE.contains(&lang) {
            0.25_f32.ln()
        } else {
            0.0
        })
    }
}

/// Languages that the model knows above all so as not to take them for others.
const RARE: &[&str] = &["da", "fi", "hr", "id", "lt", "lv", "mk", "no", "sk", "sl", "sq", "sv", "ur", "bg"];

/// What could be told about a text's language.
#[derive(Debug, Clone, PartialEq)]
pub struct Identified {
    /// The language, as a primary subtag; `None` if that cannot be told.
    pub lang: Option<&'static str>,
    /// The languages that came into question with their probabilities, which add up to one, the likeliest first. Empty if
    /// there was nothing to go by.
    pub probabilities: Vec<(&'static str, f32)>,
}

impl Identified {
    const NOTHING: Self = Self { lang: None, probabilities: Vec::new() };

    /// How probable it is that the text is in `lang`, from 0 to 1.
    pub fn probability(&self, lang: &str) -> f32 {
        self.probabilities
            .iter()
            .find(|(known, _)| *known == primary(lang))
            .map_or(0.0, |&(_, probability)| probability)
    }
}

/// The language a text is in, as a primary subtag, if that can be told; `story_lang` is the language one would expect.
pub fn identify(text: &str, story_lang: &str) -> Option<&'static str> {
    identify_among(text, &Languages { story: Some(story_lang), ..Languages::default() }).lang
}

/// The least probability with which a language is named.
const SURE: f32 = 0.5;

/// How many times as probable as the next a language must be to be named: neighbours that share most of their words, such as
/// Azerbaijani without its letters and Turkish, are rather not told apart than taken for each other.
const AHEAD: f32 = 1.3;

/// The language a text is in, and how sure that is. Addresses, handles, hashtags, code, numbers, emoji and laughter do not
/// count; of two letters of the rest at least one must say something.
pub fn identify_among(text: &str, languages: &Languages<'_>) -> Identified {
    identify_with(&MODEL, text, languages)
}

/// As [`identify_among`], by another model than the one that the crate carries: to measure one before it is taken.
pub fn identify_with(model: &Model, text: &str, languages: &Languages<'_>) -> Identified {
    identify_words(model, text, &word::words(text), languages)
}

/// The language of a text whose words are known; see [`identify`].
pub(crate) fn lang_of(text: &str, words: &[Word], story_lang: &str) -> Option<&'static str> {
    identify_words(&MODEL, text, words, &Languages { story: Some(story_lang), ..Languages::default() }).lang
}

/// So many words, from all over a text, tell its language as a rule.
const ENOUGH: usize = 12;

/// The probability at which the rest of a text is not read any more.
const BEYOND_DOUBT: f32 = 0.99;

fn identify_words(model: &Model, text: &str, words: &[Word], languages: &Languages<'_>) -> Identified {
    let mut count = Count::default();
    let prose = words.iter().map(|word| &text[word.range.clone()]).filter(|word| !noise::is_noise(word));
    let prose: Vec<&str> = prose.inspect(|word| count.add(word)).collect();
    let Some((script, letters)) = count.most() else { return Identified::NOTHING };
    if letters < 2 && !matches!(script, Script::Of(_)) {
        return Identified::NOTHING;
    }
    if let Script::Of(lang) = script {
        return if languages.prior(lang).is_some() {
            Identified { lang: Some(lang), probabilities: vec![(lang, 1.0)] }
        } else {
            Identified::NOTHING
        };
    }
    let Some(part) = model.part(script) else { return Identified::NOTHING };
    let own = |word: &&&str| word.chars().find_map(Script::of_letter) == Some(script);
    let own: Vec<&str> = prose.iter().filter(own).copied().collect();
    let mut tally = Tally::default();
    let step = (own.len() / ENOUGH).max(1);
    own.iter().step_by(step).for_each(|word| tally.read(part, word));
    let found = tally.identified(part, languages);
    if step == 1 || found.probabilities.first().is_some_and(|&(_, probability)| probability >= BEYOND_DOUBT) {
        return found;
    }
    own.iter().enumerate().filter(|(at, _)| at % step > 0).for_each(|(_, word)| tally.read(part, word));
    tally.identified(part, languages)
}

/// What the words of a text say of its language.
#[derive(Debug, Default)]
struct Tally {
    scores: [f32; model::MOST],
    read: f32,
    known: usize,
}

impl Tally {
    fn read(&mut self, part: &Part, word: &str) {
        self.known += part.add(word, &mut self.scores);
        self.read += 1.0;
    }

    fn identified(&self, part: &Part, languages: &Languages<'_>) -> Identified {
        if self.known == 0 { Identified::NOTHING } else { identified(part, &self.scores, self.read, languages) }
    }
}

/// The languages by how probable they are after so many words.
fn identified(part: &Part, scores: &[f32; model::MOST], read: f32, languages: &Languages<'_>) -> Identified {
    let share = 1.0 / read.sqrt();
    let mut probabilities: Vec<(&'static str, f32)> = part
        .langs
        .iter()
        .zip(part.biases())
        .zip(scores)
        .filter_map(|((&lang, bias), &score)| Some((lang, bias + score * share + languages.prior(lang)?)))
        .collect();
    let most = probabilities.iter().map(|&(_, score)| score).fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for (_, score) in &mut probabilities {
        *score = (*score - most).exp();
        sum += *score;
    }
    for (_, score) in &mut probabilities {
        *score /= sum;
    }
    probabilities.sort_by(|a, b| b.1.total_cmp(&a.1));
    let next = probabilities.get(1).map_or(0.0, |&(_, probability)| probability);
    let sure = |probability: f32| probability >= SURE && probability >= next * AHEAD;
    let lang = probabilities.first().filter(|&&(_, probability)| sure(probability)).map(|&(lang, _)| lang);
    Identified { lang, probabilities }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}
