//! Turkish suffixes: what may follow what, and how it sounds after what stands before.
//!
//! A suffix is written with sounds that its surroundings decide: `A` is a or e, `I` is ı i u ü, `D` is d or t, `C` is c
//! or ç, `K` is k, or ğ before a vowel. A letter in brackets is there only to part two vowels or two consonants.

use super::lexicon::{Class, Stem};
use super::{is_vowel, plain_letter};

/// How far a word has come. A set of these says where a suffix may stand.
type States = u16;

const NOUN: States = 1;
const PLURAL: States = 1 << 1;
const OWNED: States = 1 << 2;
const OWNED_3: States = 1 << 3;
const CASE: States = 1 << 4;
const PLACE: States = 1 << 5;
const VERB: States = 1 << 6;
const NOT: States = 1 << 7;
const PAST: States = 1 << 8;
const TENSE: States = 1 << 9;
const BEFORE_YOR: States = 1 << 10;
const INFINITIVE: States = 1 << 11;
const END: States = 1 << 12;
const THEY: States = 1 << 13;
const COPULA: States = NOUN | PLURAL | OWNED | OWNED_3 | PLACE | CASE;
const VERBAL: States = VERB | NOT;

/// A word may not end here: a stem before -yor alone is no word.
const UNFINISHED: States = BEFORE_YOR;

struct Suffix {
    after: States,
    sounds: &'static str,
    then: States,
    /// How unusual it is, in tenths of an ordinary suffix.
    cost: u16,
}

const fn s(after: States, sounds: &'static str, then: States, cost: u16) -> Suffix {
    Suffix { after, sounds, then, cost }
}

#[rustfmt::skip]
const SUFFIXES: &[Suffix] = &[
    // From nouns to nouns and verbs.
    s(NOUN, "lIK", NOUN, 12), s(NOUN, "lI", NOUN, 12), s(NOUN, "sIz", NOUN, 12), s(NOUN, "CI", NOUN, 14),
    s(NOUN | TENSE, "CA", CASE, 16), s(NOUN, "CIK", NOUN, 25), s(NOUN, "lAş", VERB, 20),
    s(NOUN, "lAn", VERB, 22), s(NOUN, "sAl", NOUN, 20),
    // Number, owner, case.
    s(NOUN, "lAr", PLURAL, 8), s(NOUN | PLURAL, "(I)m", OWNED, 11), s(NOUN | PLURAL, "(I)n", OWNED, 20),
    s(NOUN, "(s)I", OWNED_3, 8), s(PLURAL, "I", OWNED_3, 8), s(NOUN | PLURAL, "(I)mIz", OWNED, 12),
    s(NOUN | PLURAL, "(I)nIz", OWNED, 14),
    s(NOUN | PLURAL | OWNED, "(y)I", CASE, 9), s(NOUN | PLURAL | OWNED, "(y)A", CASE, 8),
    s(NOUN | PLURAL | OWNED, "DA", PLACE, 8), s(NOUN | PLURAL | OWNED, "DAn", CASE, 8),
    s(NOUN | PLURAL | OWNED, "(n)In", PLACE, 9), s(NOUN | PLURAL | OWNED | OWNED_3, "(y)lA", CASE, 10),
    s(OWNED_3, "nI", CASE, 8), s(OWNED_3, "nA", CASE, 8), s(OWNED_3, "nDA", PLACE, 8), s(OWNED_3, "nDAn", CASE, 8),
    s(OWNED_3, "nIn", PLACE, 8), s(OWNED_3, "ncA", CASE, 12), s(PLACE, "ki", OWNED_3, 10), s(OWNED_3, "lAr", PLURAL, 12),
    // To be.
    s(COPULA, "(y)DI", PAST, 18), s(COPULA, "(y)mIş", TENSE, 20), s(COPULA, "(y)sA", PAST, 20), s(COPULA | TENSE, "DIr", THEY, 12),
    s(COPULA, "(y)Im", END, 20), s(COPULA, "sIn", END, 22), s(COPULA, "(y)Iz", END, 20), s(COPULA, "sInIz", END, 22),
    s(COPULA | TENSE, "(y)ken", END, 14), s(THEY, "lAr", END, 15),
    // Voice, ability, negation.
    s(VERB, "Il", VERB, 15), s(VERB, "In", VERB, 18), s(VERB, "n", VERB, 15), s(VERB, "(I)ş", VERB, 20), s(VERB, "DIr", VERB, 15),
    s(VERB, "t", VERB, 15), s(VERB, "(y)Abil", VERB, 10), s(VERB, "mA", NOT, 8), s(VERB, "(y)AmA", NOT, 10), s(VERB, "(y)Iver", VERB, 20),
    // Tense and mood.
    s(VERBAL, "DI", PAST, 7), s(VERBAL, "mIş", TENSE | NOUN, 8), s(VERBAL | BEFORE_YOR, "Iyor", TENSE, 7), s(VERB, "mIyor", TENSE, 8),
    s(VERB, "(y)AmIyor", TENSE, 10), s(VERBAL, "(y)AcAK", TENSE | NOUN, 8), s(VERB, "Ar", TENSE, 9), s(VERB, "Ir", TENSE, 9),
    s(VERB, "r", TENSE, 9), s(VERB, "mAz", TENSE | NOUN, 9), s(VERB, "mAm", END, 11), s(VERB, "mAyIz", END, 12),
    s(VERB, "(y)AmAz", TENSE, 10), s(VERB, "(y)AmAm", END, 11), s(VERB, "(y)AmAyIz", END, 12), s(VERBAL, "sA", PAST, 10),
    s(VERBAL, "mAlI", TENSE, 9), s(VERBAL, "mAktA", TENSE, 12), s(VERBAL, "(y)AyIm", END, 11), s(VERBAL, "(y)AlIm", END, 11),
    s(VERBAL, "(y)In", END, 14), s(VERBAL, "(y)InIz", END, 14), s(VERBAL, "sIn", THEY, 9),
    // Persons.
    s(PAST, "m", END, 5), s(PAST, "n", END, 8), s(PAST, "k", END, 5), s(PAST, "nIz", END, 7), s(PAST | TENSE, "lAr", THEY | TENSE, 7),
    s(TENSE, "(y)Im", END, 6), s(TENSE, "sIn", END, 7), s(TENSE, "(y)Iz", END, 6), s(TENSE, "sInIz", END, 7),
    s(TENSE, "(y)DI", PAST, 9), s(TENSE | PAST, "(y)mIş", TENSE, 12), s(TENSE | PAST, "(y)sA", PAST, 10),
    // From verbs to nouns and adverbs.
    s(VERBAL, "mAk", INFINITIVE, 7), s(INFINITIVE, "tAn", CASE, 8), s(INFINITIVE, "lA", CASE, 9), s(INFINITIVE, "tIr", THEY, 12),
    s(INFINITIVE, "sIzIn", END, 14), s(VERBAL, "mA", NOUN, 9), s(VERBAL, "(y)Iş", NOUN, 12), s(VERBAL, "(y)An", NOUN, 8), s(VERBAL, "DIK", NOUN, 10),
    s(VERB, "(y)IcI", NOUN, 13), s(VERBAL, "(y)ArAk", END, 9), s(VERBAL, "(y)Ip", END, 9), s(VERBAL, "(y)IncA", END, 9), s(VERBAL, "(y)IncAyA", END, 12), s(VERBAL, "(y)A", END, 32),
    s(VERB, "mAdAn", END, 9), s(VERBAL, "DIkçA", END, 9), s(VERBAL, "(y)AlI", END, 12), s(VERB, "mAzlIK", NOUN, 12),
];

/// A reading of a word: how it is spelt then, and how far-fetched that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub form: String,
    /// In tenths of an ordinary suffix.
    pub cost: u16,
}

/// Reads `rest`, the part of a word (in small letters, without Turkish ones) after a stem, and adds what it can mean.
pub(super) fn read(stem: &Stem, rest: &str, readings: &mut Vec<Reading>) {
    let state = match stem.class {
        Class::Noun | Class::Name => NOUN,
        Class::Verb => VERB,
        Class::VerbBeforeYor => BEFORE_YOR,
        Class::Possessed => OWNED_3,
        Class::Word => END,
    };
    let cost = match stem.class {
        Class::Word => 0,
        Class::Name => 8,
        _ => 2,
    };
    let mut walk = Walk { built: stem.form.clone(), readings };
    let boundary = Boundary {
        vowel_only: stem.before_vowel,
        consonant_only: stem.before_consonant,
        verb: stem.class == Class::Verb,
    };
    walk.on(state, rest, cost, stem.front, boundary);
}

/// Reads what stands after an apostrophe, as a suffix of `name`; the readings are those of the suffix alone.
pub(super) fn read_after_apostrophe(name: &str, suffix: &str) -> Option<String> {
    let mut readings = Vec::new();
    let mut walk = Walk { built: name.to_owned(), readings: &mut readings };
    walk.on(NOUN, suffix, 0, false, Boundary::default());
    let best = readings.into_iter().min_by_key(|reading| reading.cost)?;
    Some(best.form[name.len()..].to_owned())
}

/// What the sound before demands of the next suffix.
#[derive(Debug, Clone, Copy, Default)]
struct Boundary {
    vowel_only: bool,
    consonant_only: bool,
    verb: bool,
}

struct Walk<'a> {
    built: String,
    readings: &'a mut Vec<Reading>,
}

impl Walk<'_> {
    fn on(&mut self, state: States, rest: &str, cost: u16, front: bool, boundary: Boundary) {
        if rest.is_empty() {
            if state & UNFINISHED == 0 && !boundary.vowel_only {
                // A bare verb is an order, and readers order less than they name.
                let cost = if state & VERBAL == 0 { cost } else { cost + 15 };
                self.readings.push(Reading { form: self.built.clone(), cost });
            }
            return;
        }
        // Longer chains than any honest word has are not worth the time.
        if cost > 110 {
            return;
        }
        for suffix in SUFFIXES.iter().filter(|suffix| suffix.after & state != 0) {
            if suffix.then == VERB && !voice_fits(suffix.sounds, &self.built) {
                continue;
            }
            let variants: &[char] = if suffix.sounds.ends_with('K') { &['k', 'ğ'] } else { &['k'] };
            for &k in variants {
                let mark = self.built.len();
                if let Some(taken) = self.attach(suffix.sounds, k, rest, front, boundary) {
                    let soft = Boundary { vowel_only: k == 'ğ', ..Boundary::default() };
                    self.on(suffix.then, &rest[taken..], cost + suffix.cost, false, soft);
                }
                self.built.truncate(mark);
            }
        }
    }

    /// Adds a suffix to what is built, as it sounds here, if the word goes on so. Returns how much of `rest` it is.
    fn attach(&mut self, sounds: &str, k: char, rest: &str, front: bool, boundary: Boundary) -> Option<usize> {
        let last = self.built.chars().next_back()?;
        // `d` of diyor and `y` of yiyor have lost the only vowel they had: an e.
        let mut vowel = self.built.chars().rev().find(|&c| is_vowel(c)).unwrap_or('e');
        if front {
            vowel = match vowel {
                'a' | 'ı' => 'e',
                'o' => 'ö',
                'u' => 'ü',
                other => other,
            };
        }
        let mut sounds = sounds.chars();
        let mut rest_bytes = rest.bytes();
        let mut previous = last;
        let mut first = true;
        while let Some(mut sound) = sounds.next() {
            if sound == '(' {
                let link = sounds.next()?;
                sounds.next();
                let is_link_vowel = matches!(link, 'I' | 'A');
                if is_vowel(last) == is_link_vowel {
                    continue;
                }
                sound = link;
            }
            let letter = match sound {
                'A' => {
                    if matches!(vowel, 'e' | 'i' | 'ö' | 'ü') {
                        'e'
                    } else {
                        'a'
                    }
                }
                'I' => match vowel {
                    'a' | 'ı' => 'ı',
                    'e' | 'i' => 'i',
                    'o' | 'u' => 'u',
                    _ => 'ü',
                },
                'D' => {
                    if is_voiceless(previous) {
                        't'
                    } else {
                        'd'
                    }
                }
                'C' => {
                    if is_voiceless(previous) {
                        'ç'
                    } else {
                        'c'
                    }
                }
                'K' => k,
                other => other,
            };
            if first {
                let starts_with_vowel = is_vowel(letter);
                // Two vowels never meet, and -t and -n make verbs of those that end in a vowel (or in l and r).
                if starts_with_vowel && is_vowel(last)
                    || boundary.vowel_only && !starts_with_vowel && !(boundary.verb && letter == 'y')
                    || boundary.consonant_only && starts_with_vowel
                {
                    return None;
                }
                first = false;
            }
            if rest_bytes.next() != plain_letter(letter) {
                return None;
            }
            if is_vowel(letter) {
                vowel = letter;
            }
            previous = letter;
            self.built.push(letter);
        }
        Some(rest.len() - rest_bytes.len())
    }
}

/// Which of its shapes a voice takes depends on the last sound: -t and -n after vowels, -In after l, -Il after all else.
fn voice_fits(sounds: &str, built: &str) -> bool {
    let last = built.chars().next_back().unwrap_or(' ');
    match sounds {
        "t" => is_vowel(last) || matches!(last, 'l' | 'r'),
        "n" => is_vowel(last),
        "In" => last == 'l',
        "Il" => last != 'l',
        _ => true,
    }
}

fn is_voiceless(c: char) -> bool {
    matches!(c, 'f' | 's' | 't' | 'k' | 'ç' | 'ş' | 'h' | 'p')
}
