//! Words that keep their capitals: as a story writes them, or as a list has them.

use crate::{case, rules::base, word};
use std::collections::HashMap;

/// Names by what is left of them without case and marks.
#[derive(Debug, Default)]
pub(crate) struct Names {
    written: HashMap<String, String>,
}

impl Names {
    /// A name from a list, as it is written; of several words each.
    pub fn add(&mut self, name: &str) {
        for word in name.split_whitespace() {
            self.written.insert(key(word), word.to_owned());
        }
    }

    /// Takes the names out of a text: words with a capital where no sentence begins, if the text is written as prose is.
    pub fn learn(&mut self, text: &str) {
        let words = word::words(text);
        let has_small = |word: &str| word.starts_with(case::is_small);
        // A headline in which every word has a capital tells nothing.
        let small = words.iter().filter(|word| has_small(&text[word.range.clone()])).count();
        if small * 4 < words.len() {
            return;
        }
        for word in words.iter().filter(|word| !word.begins_sentence) {
            let typed = &text[word.range.clone()];
            let base = typed.split(word::is_apostrophe).next().unwrap_or(typed);
            if base.chars().any(case::is_capital) && case::letters(base) > 1 {
                self.written.entry(key(base)).or_insert_with(|| base.to_owned());
            }
        }
    }

    /// How a word is written, if it is a name: `word` in any case, without a suffix.
    pub fn written(&self, word: &str) -> Option<&str> {
        self.written.get(&key(word)).map(String::as_str)
    }
}

fn key(word: &str) -> String {
    word.chars().map(|c| if c == 'İ' { 'i' } else { base(case::small(c)) }).collect()
}
