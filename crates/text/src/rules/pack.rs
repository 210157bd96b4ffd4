//! Rule packs: what a language lists, read from `data/packs/`, and where it stands in a text.
//!
//! A pack is a file of sections. `[insult]`, `[swearing]` and `[report]` list words and phrases with commas between them,
//! `[innocent]` what is none of these though it looks like it. What may follow a word is said by a letter after a colon:
//! `w` nothing, `s` anything, `c` anything before and after, or the endings of `[endings LETTER]`, one slot a line. `!` after
//! it: the word is looked for in texts of any language; `=`: only with its marks; `~`: only if it is not what somebody
//! without the language's keys types for another word. `[letters]` are the letters with marks that the language tells
//! apart, `[beginnings]` what may stand before a word.

mod endings;
mod entry;
mod glyph;

pub(crate) use glyph::{Reading, base};

use super::{OwnWords, Rule};
use endings::Endings;
use entry::{Class, Entry, second_of};
use glyph::Glyph;
use std::{collections::HashMap, ops::Range, sync::LazyLock};

/// Every pack, with the tag by which texts of its language are known.
static PACKS: LazyLock<Vec<Lists>> = LazyLock::new(|| {
    [
        ("tr", include_str!("../../data/packs/tr.txt")),
        ("az", include_str!("../../data/packs/az.txt")),
        ("kmr", include_str!("../../data/packs/ku.txt")),
        ("en", include_str!("../../data/packs/en.txt")),
        ("de", include_str!("../../data/packs/de.txt")),
        ("fr", include_str!("../../data/packs/fr.txt")),
        ("es", include_str!("../../data/packs/es.txt")),
        ("ru", include_str!("../../data/packs/ru.txt")),
        ("ar", include_str!("../../data/packs/ar.txt")),
    ]
    .map(|(lang, text)| Lists::read(lang, text))
    .into()
});

/// Entries of packs, each by the number of its pack and its own there, by their first letter.
type Entries = ByLetter<Outlined<(usize, usize)>>;

/// What all packs look for in texts of any language, at the beginning of words and anywhere in them.
static EVERYWHERE: LazyLock<(Entries, Entries)> = LazyLock::new(|| {
    let (mut starts, mut inside) = (ByLetter::default(), ByLetter::default());
    for (pack, lists) in PACKS.iter().enumerate() {
        for (at, (_, entry)) in lists.entries.iter().enumerate().filter(|(_, (_, entry))| entry.everywhere) {
            for key in [Some(entry.first()), entry.first_like()].into_iter().flatten() {
                let found = if entry.class == Class::Inside { &mut inside } else { &mut starts };
                found.push(key, Outlined::of(entry, (pack, at)));
            }
        }
    }
    (starts, inside)
});

/// What one language lists.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    pub lang: &'static str,
    pub version: u32,
    /// Letters with marks that are told apart.
    pub letters: String,
    endings: HashMap<char, Endings>,
    beginnings: Vec<Vec<char>>,
    entries: Vec<(Listed, Entry)>,
    /// Entries by their first letter, and those that may stand inside a word.
    starts: ByLetter<Outlined<usize>>,
    inside: ByLetter<Outlined<usize>>,
}

/// What an entry is listed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listed {
    /// As a breach of a rule.
    As(Rule),
    /// As a newsroom's word for which a comment comes back.
    Returned,
    Innocent,
}

/// A listed word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    pub listed: Listed,
    /// The whole word or phrase, in bytes.
    pub span: Range<usize>,
    /// It may be another word, typed without its letters.
    pub clear: bool,
}

impl Lists {
    /// The pack of a language, by its primary subtag.
    pub fn of(lang: &str) -> Option<&'static Self> {
        let lang = if lang == "ku" { "kmr" } else { lang };
        PACKS.iter().find(|lists| lists.lang == lang)
    }

    /// A newsroom's own words, with the endings of a language's pack.
    fn own(words: &OwnWords) -> Self {
        let mut lists = Self::default();
        for (listed, words) in [
            (Listed::As(Rule::Word), &words.hold),
            (Listed::Returned, &words.give_back),
            (Listed::Innocent, &words.allow),
        ] {
            for word in words {
                // A colon is ours to write, and a star says that anything may follow.
                let word = word.replace(':', " ");
                let class = if word.ends_with('*') { "s" } else { "n" };
                lists.add(listed, &format!("{}:{class}", word.trim_end_matches('*')));
            }
        }
        lists.index();
        lists
    }

    fn read(lang: &'static str, text: &str) -> Self {
        let mut lists = Self { lang, version: 1, ..Self::default() };
        let mut section = "";
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = name;
                continue;
            }
            match section {
                "letters" => line.clone_into(&mut lists.letters),
                "version" => lists.version = line.parse().unwrap_or(1),
                "beginnings" => lists.beginnings.extend(line.split_whitespace().map(|word| word.chars().collect())),
                "insult" => lists.add(Listed::As(Rule::Insult), line),
                "swearing" => lists.add(Listed::As(Rule::Swearing), line),
                "report" => lists.add(Listed::As(Rule::Report), line),
                "innocent" => lists.add(Listed::Innocent, line),
                _ => {
                    if let Some(kind) = section.strip_prefix("endings ").and_then(|kind| kind.chars().next()) {
                        lists.endings.entry(kind).or_default().push(line);
                    }
                }
            }
        }
        lists.index();
        lists
    }

    fn add(&mut self, listed: Listed, line: &str) {
        for entry in line.split(',').filter_map(|entry| Entry::read(entry.trim(), &self.letters)) {
            self.entries.push((listed, entry));
        }
    }

    fn index(&mut self) {
        for (at, (_, entry)) in self.entries.iter().enumerate() {
            let found = if entry.class == Class::Inside { &mut self.inside } else { &mut self.starts };
            // A Cyrillic word may begin with the Latin letter that looks the same.
            for key in [Some(entry.first()), entry.first_like()].into_iter().flatten() {
                found.push(key, Outlined::of(entry, at));
            }
        }
    }
}

/// An entry, and what can be seen of it before it is looked at.
#[derive(Debug, Clone, Copy)]
struct Outlined<T> {
    seconds: u32,
    length: usize,
    entry: T,
}

impl<T> Outlined<T> {
    fn of(entry: &Entry, place: T) -> Self {
        let (seconds, length) = entry.outline();
        Self { seconds, length, entry: place }
    }

    /// Whether it may be a word whose second letter is one of these.
    fn may_be(&self, seconds: u32, length: usize) -> bool {
        self.seconds & seconds != 0 && self.length <= length
    }
}

/// Entries by their first letter without marks.
#[derive(Debug)]
struct ByLetter<T> {
    latin: [Vec<T>; 26],
    other: HashMap<char, Vec<T>>,
}

impl<T> Default for ByLetter<T> {
    fn default() -> Self {
        Self { latin: std::array::from_fn(|_| Vec::new()), other: HashMap::new() }
    }
}

impl<T> ByLetter<T> {
    fn push(&mut self, letter: char, entry: T) {
        match letter {
            'a'..='z' => self.latin[usize::from(letter as u8 - b'a')].push(entry),
            other => self.other.entry(other).or_default().push(entry),
        }
    }

    fn at(&self, letter: char) -> &[T] {
        match letter {
            'a'..='z' => &self.latin[usize::from(letter as u8 - b'a')],
            other if other.is_ascii() => &[],
            other => self.other.get(&other).map_or(&[], Vec::as_slice),
        }
    }
}

/// Few enough words that their language is told with little certainty.
const FEW: usize = 3;

/// Where a text has what is listed: by the pack of `lang`, by that of the story's language as well if it is a few words long,
/// and by what all packs look for everywhere.
pub(crate) fn listed(reading: &Reading, lang: &str, story_lang: &str) -> Vec<Hit> {
    let search = Search { reading, main: Lists::of(lang), endings_of: None };
    search.hits(|hits, search| {
        if let Some(lists) = search.main {
            search.by_list(lists, hits);
        }
        if reading.tokens.len() <= FEW
            && let Some(lists) =
                Lists::of(story_lang).filter(|lists| search.main.is_none_or(|main| main.lang != lists.lang))
        {
            search.by_list(lists, hits);
        }
        search.everywhere(hits);
    })
}

/// Where a text has what its newsroom listed; endings are those of the pack of `lang`.
pub(crate) fn own(reading: &Reading, words: &OwnWords, lang: &str) -> Vec<Hit> {
    if words.hold.is_empty() && words.give_back.is_empty() && words.allow.is_empty() {
        return Vec::new();
    }
    let lists = Lists::own(words);
    let search = Search { reading, main: None, endings_of: Lists::of(lang) };
    search.hits(|hits, search| search.by_list(&lists, hits))
}

struct Search<'a> {
    reading: &'a Reading,
    main: Option<&'static Lists>,
    /// Whose endings count, where not the list's own.
    endings_of: Option<&'static Lists>,
}

impl Search<'_> {
    /// All hits, in order, without those in innocent words.
    fn hits(&self, look: impl Fn(&mut Vec<Hit>, &Self)) -> Vec<Hit> {
        let mut hits = Vec::new();
        look(&mut hits, self);
        let innocent: Vec<Range<usize>> =
            hits.iter().filter(|hit| hit.listed == Listed::Innocent).map(|hit| hit.span.clone()).collect();
        hits.retain(|hit| !innocent.iter().any(|span| span.start <= hit.span.start && hit.span.end <= span.end));
        hits.extend(innocent.into_iter().map(|span| Hit { listed: Listed::Innocent, span, clear: false }));
        hits.sort_by_key(|hit| (hit.span.start, hit.span.end));
        hits
    }

    fn by_list(&self, lists: &Lists, hits: &mut Vec<Hit>) {
        for (index, token) in self.reading.tokens.iter().enumerate() {
            let glyphs = &self.reading.glyphs[token.from..token.to];
            let mut at_once = |from: usize| {
                let (second, length) = (second_of(&glyphs[from..]), glyphs.len() - from);
                for key in keys(&glyphs[from]) {
                    for found in lists.starts.at(key).iter().filter(|entry| entry.may_be(second, length)) {
                        self.try_entry(lists, found.entry, index, from, hits);
                    }
                }
            };
            at_once(0);
            for beginning in &lists.beginnings {
                let rest = glyphs.len().saturating_sub(beginning.len());
                if rest > 1 && glyphs.iter().zip(beginning).all(|(glyph, &letter)| glyph.first == letter) {
                    at_once(beginning.len());
                }
            }
            for (from, glyph) in glyphs.iter().enumerate() {
                let (second, length) = (second_of(&glyphs[from..]), glyphs.len() - from);
                for key in keys(glyph) {
                    for found in lists.inside.at(key).iter().filter(|entry| entry.may_be(second, length)) {
                        self.try_entry(lists, found.entry, index, from, hits);
                    }
                }
            }
        }
    }

    fn everywhere(&self, hits: &mut Vec<Hit>) {
        let main = self.main.map(|lists| lists.lang);
        let (starts, inside) = &*EVERYWHERE;
        for (index, token) in self.reading.tokens.iter().enumerate() {
            let glyphs = &self.reading.glyphs[token.from..token.to];
            for (from, glyph) in glyphs.iter().enumerate() {
                let (second, length) = (second_of(&glyphs[from..]), glyphs.len() - from);
                for key in keys(glyph) {
                    let starts = if from == 0 { starts.at(key) } else { &[] };
                    let both = starts.iter().chain(inside.at(key));
                    for &Outlined { entry: (pack, entry), .. } in both.filter(|entry| entry.may_be(second, length)) {
                        let lists = &PACKS[pack];
                        if Some(lists.lang) != main {
                            self.try_entry(lists, entry, index, from, hits);
                        }
                    }
                }
            }
        }
    }

    /// Whether the word at `token` is an entry from its glyph `from` on; if so, it is a hit.
    fn try_entry(&self, lists: &Lists, entry: usize, token: usize, from: usize, hits: &mut Vec<Hit>) {
        let (listed, entry) = &lists.entries[entry];
        let tokens = &self.reading.tokens;
        let glyphs = |token: usize| &self.reading.glyphs[tokens[token].from..tokens[token].to];
        let here = glyphs(token);
        if !entry.may_be(&here[from..]) {
            return;
        }
        let next =
            |more: usize| (1..=more).all(|step| self.reading.follows(token + step)).then(|| glyphs(token + more));
        let endings = match entry.class {
            Class::Ends(kind) => self.endings_of.unwrap_or(lists).endings.get(&kind),
            _ => None,
        };
        let next = |more: usize| if tokens[token].is_joined { None } else { next(more) };
        let Some(words) = entry.words_in(&here[from..], next, endings) else { return };
        let (first, last) = (here, glyphs(token + words - 1));
        let span = first[0].start..last[last.len() - 1].end;
        hits.push(Hit { listed: *listed, span, clear: entry.clear });
    }
}

/// The letters, without marks, under which what a glyph can be read as is listed.
fn keys(glyph: &Glyph) -> impl Iterator<Item = char> {
    let (first, second) = (base(glyph.first), base(glyph.second));
    [first, second]
        .into_iter()
        .enumerate()
        .filter(move |&(at, key)| key != '\0' && (at == 0 || key != first))
        .map(|(_, key)| key)
}
