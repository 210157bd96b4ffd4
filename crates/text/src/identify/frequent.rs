//! Frequent short words of each language.

use std::collections::HashMap;
use std::sync::LazyLock;

/// From the word to the languages that have it.
static FREQUENT: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
    let lines = include_str!("../../data/function-words.txt").lines().filter(|line| !line.starts_with('#'));
    for (lang, list) in lines.filter_map(|line| line.split_once(':')) {
        for word in list.split_whitespace() {
            let langs = words.entry(word).or_default();
            if !langs.contains(&lang) {
                langs.push(lang);
            }
        }
    }
    words
});

/// Whether a word in small letters is frequent in some other language than Turkish.
pub(crate) fn is_frequent_elsewhere(small: &str) -> bool {
    FREQUENT.get(small).is_some_and(|langs| langs.iter().any(|&lang| lang != "tr"))
}
