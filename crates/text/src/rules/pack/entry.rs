//! One listed word, and whether a typed one is it.

use super::{
    endings::Endings,
    glyph::{Glyph, Kind, base, homoglyph},
};
use crate::case;

/// A listed word.
#[derive(Debug)]
pub(super) struct Entry {
    /// The word; of a phrase all its words as one.
    stem: Stem,
    /// The words of a phrase. The last may take endings, the others stand as they are.
    words: Vec<Stem>,
    pub class: Class,
    /// Its letters must be typed with their marks: without them it is another word (`piç`, `pic`).
    exact: bool,
    /// Not if it can be what somebody without Turkish keys typed for another word (`sik` for `sık`).
    pub clear: bool,
    /// Looked for in texts of any language.
    pub everywhere: bool,
}

/// A word to be found.
#[derive(Debug)]
struct Stem {
    letters: Vec<Letter>,
    /// The same with its last letter soft, as it is before a vowel: `salağ` of `salak`.
    soft: Option<Vec<Letter>>,
    /// Letters at least.
    length: usize,
    /// Has letters that look like Latin ones.
    cyrillic: bool,
}

/// A letter, and how often it stands there in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Letter {
    small: char,
    base: char,
    /// The Latin letter that a Cyrillic one looks like.
    like: Option<char>,
    times: usize,
}

/// What may stand around a listed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing.
    Whole,
    /// The endings of the kind with this letter.
    Ends(char),
    /// Anything after it.
    Starts,
    /// Anything before and after it.
    Inside,
}

/// From which length on a letter typed twice is one: a shorter word is too easily another (`got`, `gott`).
const LONG: usize = 5;

impl Entry {
    /// Reads `word:flags`: a letter for the class (`w`, `s`, `c`, or the kind of endings), then `!` everywhere, `=` exact,
    /// `~` clear. Without flags it stands whole.
    pub fn read(line: &str, letters_with_marks: &str) -> Option<Self> {
        let (words, flags) = line.split_once(':').unwrap_or((line, "w"));
        let words: Vec<Vec<Letter>> = words
            .split_whitespace()
            .map(|word| letters(word, letters_with_marks))
            .filter(|word| !word.is_empty())
            .collect();
        if words.is_empty() {
            return None;
        }
        let class = match flags.chars().next() {
            None | Some('w' | '!' | '=' | '~') => Class::Whole,
            Some('s') => Class::Starts,
            Some('c') => Class::Inside,
            Some(kind) => Class::Ends(kind),
        };
        Some(Self {
            stem: Stem::of(merged(words.iter().flatten().copied().collect())),
            words: if words.len() > 1 { words.into_iter().map(Stem::of).collect() } else { Vec::new() },
            class,
            exact: flags.contains('='),
            clear: flags.contains('~'),
            everywhere: flags.contains('!'),
        })
    }

    /// The letter, without marks, under which it is found.
    pub fn first(&self) -> char {
        self.stem.letters[0].base
    }

    /// The Latin letter that this one looks like, if it is Cyrillic.
    pub fn first_like(&self) -> Option<char> {
        self.stem.letters[0].like
    }

    /// Whether a word may be this one, or the first of it, as far as its first letters say.
    pub fn may_be(&self, typed: &[Glyph]) -> bool {
        self.may_begin(&self.stem, typed) || self.words.first().is_some_and(|first| self.may_begin(first, typed))
    }

    /// What the letter after the first may be, if that can be said, as bits of [`second_of`]; and how many letters there are at
    /// least. What neither allows need not be looked at.
    pub fn outline(&self) -> (u32, usize) {
        let stems = || std::iter::once(&self.stem).chain(self.words.first());
        let seconds = stems().map(|stem| match stem.letters.as_slice() {
            [first, second, _, ..] => first.bits() | second.bits(),
            _ => u32::MAX,
        });
        (seconds.fold(0, |all, bits| all | bits), stems().map(|stem| stem.length).min().unwrap_or(0))
    }

    /// How many of the typed words this one is, if it is: one, or as many as a phrase has. `typed` is the first from some
    /// letter on, `next` gives the words after it.
    pub fn words_in<'a>(
        &self,
        typed: &[Glyph],
        next: impl Fn(usize) -> Option<&'a [Glyph]>,
        endings: Option<&Endings>,
    ) -> Option<usize> {
        // All together, or word by word.
        if self.ends(&self.stem, typed, endings) {
            return Some(1);
        }
        let ([first, between @ ..], last) = self.words.split_last().map(|(last, rest)| (rest, last))? else {
            return None;
        };
        let whole = |stem: &Stem, typed: &[Glyph]| {
            self.may_begin(stem, typed) && self.ends_of(&stem.letters, typed).contains(&typed.len())
        };
        let is = whole(first, typed)
            && between.iter().enumerate().all(|(at, stem)| next(at + 1).is_some_and(|typed| whole(stem, typed)))
            && next(self.words.len() - 1).is_some_and(|typed| self.ends(last, typed, endings));
        is.then_some(self.words.len())
    }

    /// Whether `typed` is this word and what may follow.
    fn ends(&self, stem: &Stem, typed: &[Glyph], endings: Option<&Endings>) -> bool {
        if !self.may_begin(stem, typed) {
            return false;
        }
        let stops = self.ends_of(&stem.letters, typed);
        if stops.iter().any(|&stop| stop > 0 && self.may_follow(&typed[stop..], endings)) {
            return true;
        }
        // "salağın": before a vowel the last letter of a stem is soft.
        let (Class::Ends(_), Some(soft)) = (self.class, &stem.soft) else { return false };
        self.ends_of(soft, typed).iter().any(|&stop| {
            stop > 0
                && typed.get(stop).is_some_and(|glyph| "aeıioöuü".contains(glyph.first))
                && self.may_follow(&typed[stop..], endings)
        })
    }

    /// Whether it is worth while to look closer: most words are told apart by their second letter.
    fn may_begin(&self, stem: &Stem, typed: &[Glyph]) -> bool {
        if typed.len() < stem.length {
            return false;
        }
        let (Some(first), Some(second), Some(glyph)) = (stem.letters.first(), stem.letters.get(1), typed.get(1)) else {
            return true;
        };
        // The last letter may be soft, which this does not know.
        stem.letters.len() < 3 || self.reads(glyph, second, stem.cyrillic) || self.reads(glyph, first, stem.cyrillic)
    }

    fn may_follow(&self, rest: &[Glyph], endings: Option<&Endings>) -> bool {
        match self.class {
            Class::Whole => rest.is_empty(),
            Class::Starts | Class::Inside => true,
            Class::Ends(_) => {
                let mut plain: Vec<char> = Vec::with_capacity(rest.len());
                for (at, glyph) in rest.iter().enumerate() {
                    // "salaksınızzz"
                    let again = at > 1 && rest[at - 1].first == glyph.first && rest[at - 2].first == glyph.first;
                    if !again {
                        plain.push(base(glyph.first));
                    }
                }
                let drawn_out = rest.len() > plain.len();
                endings.is_some_and(|endings| {
                    endings.explain(&plain)
                        || (drawn_out && {
                            plain.dedup();
                            endings.explain(&plain)
                        })
                }) || rest.is_empty()
            }
        }
    }

    /// Where these letters can end in what was typed: after as many as listed, or after all of a drawn-out last one.
    /// 0 is nowhere.
    fn ends_of(&self, letters: &[Letter], typed: &[Glyph]) -> [usize; 2] {
        let mut at = 0;
        let (mut masks, mut seen) = (0, 0);
        let long = letters.len() >= LONG && !self.clear;
        let mixed =
            typed.iter().any(|glyph| glyph.first.is_ascii()) && typed.iter().any(|glyph| !glyph.first.is_ascii());
        for (index, letter) in letters.iter().enumerate() {
            let reads = |glyph: &Glyph| self.reads(glyph, letter, mixed);
            let run = typed[at..].iter().take_while(|glyph| reads(glyph)).count();
            if run < letter.times {
                return [0; 2];
            }
            let stars = typed[at..at + run].iter().filter(|glyph| glyph.kind == Kind::Mask).count();
            masks += stars;
            seen += run - stars;
            let last = index + 1 == letters.len();
            // With a star in it a run is no run, and the next letter may be hidden by it.
            let drawn_out = run > letter.times && stars == 0;
            let may = long || run > 2 + usize::from(letter.times > 1);
            if last {
                let short = at + letter.times;
                let far = if drawn_out && may { at + run } else { short };
                // Hidden letters must leave more to read than they hide.
                let readable = masks == 0 || (seen >= masks && seen > 1 && typed[0].kind != Kind::Mask);
                return if readable { [short, far] } else { [0; 2] };
            }
            if drawn_out && may {
                at += run;
            } else if drawn_out {
                return [0; 2];
            } else {
                at += letter.times;
            }
        }
        [0; 2]
    }

    fn reads(&self, glyph: &Glyph, letter: &Letter, mixed: bool) -> bool {
        if glyph.kind == Kind::Mask {
            return true;
        }
        if self.exact {
            return glyph.first == letter.small && glyph.kind != Kind::Sign;
        }
        if self.clear && glyph.kind == Kind::BigI {
            return false;
        }
        let like = |want: char| glyph.first == want || glyph.second == want;
        like(letter.small) || like(letter.base) || (mixed && letter.like.is_some_and(|latin| glyph.first == latin))
    }
}

/// What the letter after the first can be read as: a bit for each Latin letter, and one for all others.
pub(super) fn second_of(typed: &[Glyph]) -> u32 {
    match typed.get(1) {
        None => u32::MAX,
        Some(glyph) if glyph.kind == Kind::Mask => u32::MAX,
        Some(glyph) if glyph.second == '\0' => bit(glyph.first),
        Some(glyph) => bit(glyph.first) | bit(glyph.second),
    }
}

fn bit(letter: char) -> u32 {
    match base(letter) {
        plain @ 'a'..='z' => 1 << (u32::from(plain) - u32::from('a')),
        _ => 1 << 26,
    }
}

impl Letter {
    fn bits(&self) -> u32 {
        bit(self.small) | bit(self.base) | self.like.map_or(0, bit)
    }
}

impl Stem {
    fn of(letters: Vec<Letter>) -> Self {
        let soft = letters.split_last().and_then(|(last, start)| {
            let soft = match last.small {
                'k' => 'ğ',
                'p' => 'b',
                'ç' => 'c',
                _ => return None,
            };
            let soft = Letter { small: soft, base: base(soft), like: None, times: 1 };
            Some(start.iter().copied().chain([soft]).collect())
        });
        let cyrillic = letters.iter().any(|letter| letter.like.is_some());
        Self { length: letters.iter().map(|letter| letter.times).sum(), soft, cyrillic, letters }
    }
}

/// The letters of a word, runs counted.
fn letters(word: &str, own: &str) -> Vec<Letter> {
    let each = word.chars().map(|c| {
        let c = match c {
            'İ' => 'i',
            'I' if own.contains('ı') => 'ı',
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' | 'ی' => 'ي',
            'ک' => 'ك',
            'ة' => 'ه',
            'ё' => 'е',
            c => case::small(c),
        };
        Letter { small: c, base: base(c), like: (!c.is_ascii()).then(|| homoglyph(c)).flatten(), times: 1 }
    });
    merged(each.filter(|letter| letter.small.is_alphanumeric()).collect())
}

fn merged(letters: Vec<Letter>) -> Vec<Letter> {
    let mut merged: Vec<Letter> = Vec::with_capacity(letters.len());
    for letter in letters {
        match merged.last_mut() {
            Some(last) if last.small == letter.small => last.times += letter.times,
            _ => merged.push(letter),
        }
    }
    merged
}
