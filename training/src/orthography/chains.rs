//! Sentences drawn from word pairs: what stands side by side in a thousand times more text than we have.

use super::{Dice, words::Words};
use anyhow::{Context as _, Result};
use std::{
    collections::HashMap,
    fs::File,
    io::{BufRead as _, BufReader},
    path::Path,
};
use tellal_text::case;

/// Which word may follow which.
pub(crate) struct Chains<'a> {
    words: Vec<String>,
    /// For each word, those that follow, with the sum of the weights so far.
    follow: Vec<Vec<(u32, f32)>>,
    begin: u32,
    known: &'a Words,
}

const BEGIN: &str = "<s>";
const END: &str = "</s>";

impl<'a> Chains<'a> {
    /// Reads pairs: word, tab, word, tab, weight.
    pub(crate) fn read(path: &Path, known: &'a Words) -> Result<Self> {
        let mut ids: HashMap<String, u32> = HashMap::new();
        let mut words: Vec<String> = Vec::new();
        let mut usable: Vec<bool> = Vec::new();
        let mut follow: Vec<Vec<(u32, f32)>> = Vec::new();
        for line in BufReader::new(File::open(path)?).lines() {
            let line = line?;
            let mut fields = line.split('\t');
            let (Some(first), Some(second), Some(weight)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let mut id = |word: &str| -> Result<u32> {
                if let Some(id) = ids.get(word) {
                    return Ok(*id);
                }
                let id = u32::try_from(words.len())?;
                ids.insert(word.to_owned(), id);
                words.push(word.to_owned());
                follow.push(Vec::new());
                usable.push(is_usable(word, known));
                Ok(id)
            };
            let (first, second) = (id(first)?, id(second)?);
            let weight: f32 = weight.parse().with_context(|| format!("{}: {line}", path.display()))?;
            if usable[first as usize] && usable[second as usize] {
                let list = &mut follow[first as usize];
                let so_far = list.last().map_or(0.0, |&(_, sum)| sum);
                list.push((second, so_far + weight));
            }
        }
        let begin = *ids.get(BEGIN).context("the pairs have no beginning of a sentence")?;
        Ok(Self { words, follow, begin, known })
    }

    /// Draws so many sentences.
    pub(crate) fn sentences(&self, count: usize, dice: &mut Dice) -> Vec<String> {
        (0..count).map(|_| self.sentence(dice)).collect()
    }

    fn sentence(&self, dice: &mut Dice) -> String {
        let mut line = String::new();
        let mut at = self.begin;
        let cased = dice.part() < 0.7;
        for _ in 0..40 {
            let list = &self.follow[at as usize];
            let Some(&(_, all)) = list.last() else { break };
            #[expect(clippy::cast_possible_truncation, reason = "a part of a sum")]
            let point = dice.part() as f32 * all;
            let next = list.partition_point(|&(_, sum)| sum <= point).min(list.len() - 1);
            at = list[next].0;
            let word = self.words[at as usize].as_str();
            if word == END {
                break;
            }
            let begins = line.is_empty();
            if !begins && !word.starts_with(['.', ',', '!', '?', ':', ';', ')']) {
                line.push(' ');
            }
            let name = word.split(['\'', '’']).next().unwrap_or(word);
            if cased && (begins || self.known.is_name(name)) {
                let mut letters = word.chars();
                let first: String = letters.by_ref().take(1).collect();
                line.push_str(&case::upper(&first, "tr"));
                line.push_str(letters.as_str());
            } else {
                line.push_str(word);
            }
        }
        line
    }
}

/// Whether a word is to be learned from: not one that lacks its letters.
fn is_usable(word: &str, known: &Words) -> bool {
    if word == "<unk>"
        || word.starts_with(['"', '\'', '(', '[', '“', '#', '@'])
        || word.contains("http")
        || word.contains("www")
    {
        return false;
    }
    let name = word.split(['\'', '’']).next().unwrap_or(word);
    known.share(name).is_none_or(|share| share > 0.003)
}
