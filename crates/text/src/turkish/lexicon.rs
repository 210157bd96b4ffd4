//! The stems of `data/turkish.txt`, found by their spelling without Turkish letters.

use super::{is_vowel, plain};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a stem is, which says what suffixes it may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Nouns and adjectives.
    Noun,
    /// Verbs.
    Verb,
    /// A verb that has lost its last vowel before -yor: `anl` of `anla`.
    VerbBeforeYor,
    /// Nouns that already carry the suffix of possession.
    Possessed,
    /// Takes no suffix.
    Word,
    /// Names.
    Name,
}

/// One stem, in the shape that stands before certain suffixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stem {
    /// As it is spelt, in small letters.
    pub form: String,
    pub class: Class,
    /// Only before a suffix that begins with a vowel (or y, in verbs): `şehr`, `kitab`, `gid`.
    pub before_vowel: bool,
    /// Never before a suffix that begins with a vowel, because another shape stands there.
    pub before_consonant: bool,
    /// Takes front suffixes whatever its last vowel is.
    pub front: bool,
}

pub(super) struct Lexicon {
    stems: HashMap<String, Vec<Stem>>,
    names: HashSet<String>,
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("../../data/turkish.txt")));

impl Lexicon {
    /// The stems that are spelt so without Turkish letters.
    pub(super) fn stems(&self, plain: &str) -> &[Stem] {
        self.stems.get(plain).map_or(&[], Vec::as_slice)
    }

    /// Whether a word in small letters is a name and nothing else.
    pub(super) fn is_name(&self, small: &str) -> bool {
        self.names.contains(small)
    }

    fn read(data: &str) -> Self {
        let mut lexicon = Self { stems: HashMap::new(), names: HashSet::new() };
        let mut class = Class::Word;
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            match line {
                "[nouns]" => class = Class::Noun,
                "[verbs]" => class = Class::Verb,
                "[possessed]" => class = Class::Possessed,
                "[words]" => class = Class::Word,
                "[names]" => class = Class::Name,
                entries => entries.split_whitespace().for_each(|entry| lexicon.enter(entry, class)),
            }
        }
        // A name that is an ordinary word as well (Barış, Yavaş, Gül) gets no capital out of the blue.
        let common = |name: &String| {
            let stems = lexicon.stems.get(&plain(name)).map_or(&[][..], Vec::as_slice);
            stems.iter().any(|stem| stem.class != Class::Name && stem.form == *name)
        };
        let both: Vec<String> = lexicon.names.iter().filter(|name| common(name)).cloned().collect();
        for name in both {
            lexicon.names.remove(&name);
        }
        lexicon
    }

    fn enter(&mut self, entry: &str, class: Class) {
        let mut shapes = entry.split('/');
        let base = shapes.next().unwrap_or_default();
        let front = base.ends_with('~');
        let small = crate::case::lower(base.trim_end_matches('~'), "tr");
        if class == Class::Name {
            self.names.insert(small.clone());
        }
        let is_front = |shape: &str| shape.chars().rev().find(|&c| is_vowel(c)).is_some_and(|c| "eiöü".contains(c));
        let alternative = shapes.next().map(|shape| shape.trim_end_matches('~').to_owned());
        let softened = alternative.or_else(|| (class == Class::Noun).then(|| softened(&small)).flatten());
        let stem = Stem { form: small, class, before_vowel: false, before_consonant: false, front };
        if class == Class::Verb && stem.form.ends_with(['a', 'e', 'ı', 'i', 'u', 'ü']) {
            let mut short = stem.form.clone();
            short.pop();
            self.put(Stem { form: short, class: Class::VerbBeforeYor, before_vowel: true, ..stem.clone() });
        }
        if let Some(shape) = softened {
            // vakit, vakti: what a lost vowel was, the suffixes still hear.
            let front = front || is_front(&stem.form) && !is_front(&shape);
            self.put(Stem { form: shape, before_vowel: true, front, ..stem.clone() });
            // çevir-ip beside çevr-il: only nouns give up the longer shape.
            self.put(Stem { before_consonant: class == Class::Noun, ..stem });
        } else {
            self.put(stem);
        }
    }

    fn put(&mut self, stem: Stem) {
        let stems = self.stems.entry(plain(&stem.form)).or_default();
        if !stems.contains(&stem) {
            stems.push(stem);
        }
    }
}

/// Words of more than one syllable end in b c d g(ğ) before a vowel where they end in p ç t k else. Many in t and some
/// in p and k do not: those take the hard shape, which is told from the soft one even without Turkish letters.
fn softened(noun: &str) -> Option<String> {
    let mut letters: Vec<char> = noun.chars().collect();
    let last = letters.pop()?;
    let syllables = letters.iter().filter(|&&c| is_vowel(c)).count();
    let soft = match last {
        'ç' => 'c',
        'p' => 'b',
        'k' if letters.last() == Some(&'n') => 'g',
        'k' => 'ğ',
        _ => return None,
    };
    (syllables > 1).then(|| letters.into_iter().chain([soft]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_list_is_spelt_with_turkish_letters_only() {
        let list = include_str!("../../data/turkish.txt");
        for entry in list.lines().filter(|line| !line.starts_with(['#', '['])).flat_map(str::split_whitespace) {
            let small = crate::case::lower(entry, "tr");
            assert!(
                small.chars().all(|c| super::super::plain_letter(c).is_some() || matches!(c, '/' | '~')),
                "{entry}"
            );
        }
    }

    #[test]
    fn stems_stand_in_all_their_shapes() {
        for (plain, form) in
            [("sehr", "şehr"), ("agac", "ağac"), ("soyl", "söyl"), ("gid", "gid"), ("turkiye", "türkiye")]
        {
            assert!(LEXICON.stems(plain).iter().any(|stem| stem.form == form), "{plain}");
        }
        assert!(LEXICON.is_name("ığdır"));
        assert!(!LEXICON.is_name("yavaş"));
    }
}
