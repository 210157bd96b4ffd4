//! Puts the letters and tones of Vietnamese back, syllable by syllable.
//!
//! A plain syllable may stand for up to sixteen written ones, and which it is shows in the syllables beside it rather than
//! in its letters. So the choice is made for a whole run of words at once: of all ways through the candidates, the one
//! whose syllables are most frequent and go best together, two by two and three by three (A. Viterbi, 1967; the states are
//! pairs of syllables, the best few of them are kept).

use super::{
    Change, Restored, Standing,
    alphabet::Alphabet,
    cells::{SEED, step, stir},
    weights::{self, Weights},
};
use crate::{case, word};

/// The first bytes of a model, which name its format.
const MAGIC: &[u8; 8] = b"tellal-v";
/// Ways that are followed at once.
const BEAM: usize = 48;
/// Levels of frequency are in this part of a natural logarithm.
pub const LEVEL: f32 = 12.0;
/// The table of weights holds half of what is meant, so that more has room.
pub const SCALE: f32 = 2.0;

/// What Vietnamese is restored by.
#[derive(Debug, Clone, Copy)]
pub struct Syllables {
    /// Hash of a plain syllable and where its candidates are, in order of the hashes.
    classes: &'static [u8],
    /// For each class: how many candidates; for each of them two levels, the length and the letters.
    candidates: &'static [u8],
    /// What it says against two syllables that they were never seen together, by the sum of their levels.
    unseen: &'static [u8],
    weights: Weights<'static>,
}

/// One written syllable that a plain one may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Candidate {
    /// Small letters; empty for a word that is no syllable.
    text: &'static str,
    hash: u64,
    /// How rare it is among all words, and among words with a capital.
    rare: u8,
    rare_title: u8,
}

/// A candidate as the trainer counted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// In small letters.
    pub text: String,
    /// How rare it is: minus the natural logarithm of its frequency, in [`LEVEL`] parts.
    pub rare: u8,
    /// The same among words that begin with a capital within a sentence.
    pub rare_title: u8,
}

/// The hash of a written syllable, small letters.
pub fn hash(text: &str) -> u64 {
    stir(text.bytes().fold(SEED, step))
}

/// The key of two syllables side by side.
pub fn pair(first: u64, second: u64) -> u32 {
    (stir(first.rotate_left(21) ^ second) >> 32) as u32
}

/// The key of three.
pub fn triple(first: u64, second: u64, third: u64) -> u32 {
    (stir(stir(first.rotate_left(21) ^ second).rotate_left(17) ^ third ^ 3) >> 32) as u32
}

/// Writes a model: candidates by plain syllable, what speaks against pairs never seen (510 levels, in [`weights::STEPS`]), and
/// the table of pairs and triples.
pub fn write(classes: &[(String, Vec<Counted>)], unseen: &[i8], weights: &[u8]) -> Vec<u8> {
    let mut sorted: Vec<_> = classes.iter().map(|(plain, list)| (key(plain), list)).collect();
    sorted.sort_by_key(|(hash, _)| *hash);
    let (mut index, mut data) = (Vec::new(), Vec::new());
    for (hash, list) in sorted {
        index.extend(hash.to_le_bytes());
        index.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes());
        data.push(u8::try_from(list.len()).unwrap_or(u8::MAX));
        for candidate in list.iter().take(255) {
            data.extend([candidate.rare, candidate.rare_title, u8::try_from(candidate.text.len()).unwrap_or(0)]);
            data.extend(candidate.text.as_bytes());
        }
    }
    let mut bytes = MAGIC.to_vec();
    for part in [&index, &data] {
        bytes.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
        bytes.extend(part.iter());
    }
    bytes.extend((0..512).map(|at| unseen.get(at).copied().unwrap_or(0).cast_unsigned()));
    bytes.extend(weights);
    bytes
}

fn key(plain: &str) -> u32 {
    u32::try_from(hash(plain) >> 32).unwrap_or(0)
}

fn part(bytes: &'static [u8]) -> Option<(&'static [u8], &'static [u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)
}

/// One word of a run, on its way.
struct Place {
    range: std::ops::Range<usize>,
    candidates: Vec<Candidate>,
    title: bool,
}

/// A way through the candidates up to a word: the last two, the score, and which way it came.
#[derive(Clone, Copy)]
struct Way {
    before: Option<Candidate>,
    last: Candidate,
    score: i32,
    from: usize,
}

impl Syllables {
    /// Over the bytes of a model that [`write`] made; `None` if they are none.
    pub fn over(model: &'static [u8]) -> Option<Self> {
        let (classes, rest) = part(model.strip_prefix(MAGIC)?)?;
        let (candidates, rest) = part(rest)?;
        let (unseen, table) = rest.split_at_checked(512)?;
        Some(Self { classes, candidates, unseen, weights: Weights::over(table)? })
    }

    /// Puts letters and tones back. What is typed with any of them stays as it is.
    pub fn restore(&self, text: &str) -> Restored {
        let mut restored = Restored { text: String::with_capacity(text.len() + text.len() / 3), changes: Vec::new() };
        let mut done = 0;
        let mut run: Vec<Place> = Vec::new();
        let mut end = 0;
        for word in word::words(text) {
            if text[end..word.range.start].contains(|c: char| !c.is_whitespace() && !c.is_ascii_digit()) {
                self.settle(text, &mut run, &mut done, &mut restored);
            }
            end = word.range.end;
            let typed = &text[word.range.clone()];
            let small = case::lower(typed, "vi");
            let mut candidates = if small.is_ascii() { self.class(&small) } else { Vec::new() };
            if candidates.is_empty() {
                candidates.push(Candidate {
                    text: "",
                    hash: if small.is_ascii() { 0 } else { hash(&small) },
                    rare: 0,
                    rare_title: 0,
                });
            }
            let title = typed.starts_with(case::is_capital) && !run.is_empty();
            run.push(Place { range: word.range, candidates, title });
        }
        self.settle(text, &mut run, &mut done, &mut restored);
        restored.text.push_str(&text[done..]);
        restored
    }

    /// The candidates of a plain syllable.
    fn class(&self, plain: &str) -> Vec<Candidate> {
        let wanted = key(plain);
        let count = self.classes.len() / 8;
        let row = |at: usize| -> Option<(u32, u32)> {
            let (hash, offset) = self.classes.get(at * 8..at * 8 + 8)?.split_first_chunk::<4>()?;
            Some((u32::from_le_bytes(*hash), u32::from_le_bytes(offset.try_into().ok()?)))
        };
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = usize::midpoint(low, high);
            if row(middle).is_some_and(|(hash, _)| hash < wanted) { low = middle + 1 } else { high = middle }
        }
        let Some((_, offset)) = row(low).filter(|(hash, _)| *hash == wanted) else { return Vec::new() };
        let mut rest = self.candidates.get(offset as usize..).unwrap_or_default();
        let mut found = Vec::new();
        let Some((&count, after)) = rest.split_first() else { return found };
        rest = after;
        for _ in 0..count {
            let [rare, rare_title, length, after @ ..] = rest else { break };
            let Some((text, after)) = after.split_at_checked(usize::from(*length)) else { break };
            rest = after;
            let Ok(text) = std::str::from_utf8(text) else { continue };
            // A hash that another word shares would give letters of another length.
            if text.chars().count() == plain.len() {
                found.push(Candidate { text, hash: hash(text), rare: *rare, rare_title: *rare_title });
            }
        }
        found
    }

    /// What is known of a syllable as it was typed; `None` if it is none of Vietnamese.
    pub(super) fn standing(&self, alphabet: &Alphabet, word: &str) -> Option<Standing> {
        let small = case::lower(word, "vi");
        let class = self.class(&alphabet.plain(&small));
        let part = |rare: u8| (-f32::from(rare) / LEVEL).exp();
        let all: f32 = class.iter().map(|candidate| part(candidate.rare)).sum();
        let own: f32 =
            class.iter().filter(|candidate| candidate.text == small).map(|candidate| part(candidate.rare)).sum();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let level = ((all * 1e9).log2() / 3.0).round().clamp(0.0, 7.0) as u8;
        (!class.is_empty()).then_some(Standing { share: own / all, level, name: false })
    }

    fn weight(&self, key: u32) -> i32 {
        #[expect(clippy::cast_possible_truncation, reason = "two")]
        let scale = SCALE as i32;
        weights::weight(self.weights.line(key), key) * scale
    }

    /// How well a candidate goes with what stands before it.
    fn step(&self, before: Option<&Candidate>, last: &Candidate, next: &Candidate, title: bool) -> i32 {
        #[expect(clippy::cast_possible_truncation, reason = "a small whole number")]
        let parts = (weights::STEPS / LEVEL) as i32;
        let mut score = -i32::from(if title { next.rare_title } else { next.rare }) * parts;
        if last.hash == 0 || next.hash == 0 {
            return score;
        }
        let seen = self.weight(pair(last.hash, next.hash));
        score += if seen == 0 {
            #[expect(clippy::cast_possible_truncation, reason = "two")]
            let scale = SCALE as i32;
            i32::from(self.unseen[usize::from(last.rare) + usize::from(next.rare)].cast_signed()) * scale
        } else {
            seen
        };
        if let Some(before) = before.filter(|before| before.hash != 0) {
            score += self.weight(triple(before.hash, last.hash, next.hash));
        }
        score
    }

    /// Chooses the syllables of a run of words and writes them.
    fn settle(&self, text: &str, run: &mut Vec<Place>, done: &mut usize, restored: &mut Restored) {
        let chosen = self.best(run);
        for (at, place) in run.iter().enumerate() {
            let typed = &text[place.range.clone()];
            restored.text.push_str(&text[*done..place.range.start]);
            *done = place.range.end;
            let choice = chosen[at];
            if choice.text.is_empty() {
                restored.text.push_str(typed);
                continue;
            }
            let began = restored.text.len();
            for (letter, typed) in choice.text.chars().zip(typed.chars()) {
                if case::is_capital(typed) {
                    restored.text.push_str(&case::upper(letter.encode_utf8(&mut [0; 4]), "vi"));
                } else {
                    restored.text.push(letter);
                }
            }
            if restored.text[began..] != *typed {
                let margin = self.margin(run, &chosen, at);
                restored.changes.push(Change {
                    range: place.range.clone(),
                    restored: restored.text[began..].to_owned(),
                    or: Vec::new(),
                    margin,
                });
            }
        }
        run.clear();
    }

    /// The best way through a run.
    fn best(&self, run: &[Place]) -> Vec<Candidate> {
        let mut trail: Vec<Vec<Way>> = Vec::with_capacity(run.len());
        for place in run {
            let mut ways: Vec<Way> = Vec::new();
            for next in &place.candidates {
                let Some(earlier) = trail.last() else {
                    let nothing = Candidate { text: "", hash: 0, rare: 0, rare_title: 0 };
                    ways.push(Way {
                        before: None,
                        last: *next,
                        score: self.step(None, &nothing, next, place.title),
                        from: 0,
                    });
                    continue;
                };
                let first = ways.len();
                for (from, way) in earlier.iter().enumerate() {
                    let score = way.score + self.step(way.before.as_ref(), &way.last, next, place.title);
                    // Of the ways that end in the same two syllables only the best goes on.
                    match ways[first..].iter_mut().find(|other| other.before == Some(way.last)) {
                        Some(other) if other.score >= score => {}
                        Some(other) => *other = Way { before: Some(way.last), last: *next, score, from },
                        None => ways.push(Way { before: Some(way.last), last: *next, score, from }),
                    }
                }
            }
            ways.sort_by_key(|way| std::cmp::Reverse(way.score));
            ways.truncate(BEAM);
            trail.push(ways);
        }
        let mut chosen = Vec::with_capacity(run.len());
        let mut at = 0;
        for ways in trail.iter().rev() {
            chosen.push(ways[at].last);
            at = ways[at].from;
        }
        chosen.reverse();
        chosen
    }

    /// How much better a choice is than any other for that word, its neighbours being as they are: in natural logarithms.
    fn margin(&self, run: &[Place], chosen: &[Candidate], at: usize) -> f32 {
        let nothing = Candidate { text: "", hash: 0, rare: 0, rare_title: 0 };
        let near = |offset: isize| at.checked_add_signed(offset).and_then(|at| chosen.get(at));
        let around = |own: &Candidate| {
            let mut score = self.step(near(-2), near(-1).unwrap_or(&nothing), own, run[at].title);
            if let Some(next) = near(1) {
                score += self.step(near(-1), own, next, run[at + 1].title);
                if let Some(second) = near(2) {
                    score += self.step(Some(own), next, second, run[at + 2].title);
                }
            }
            score
        };
        let own = around(&chosen[at]);
        let other = run[at].candidates.iter().filter(|candidate| **candidate != chosen[at]).map(around).max();
        #[expect(clippy::cast_precision_loss, reason = "a few thousand steps at most")]
        other.map_or(f32::INFINITY, |other| (own - other) as f32 / weights::STEPS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Syllables {
        let counted = |text: &str, rare| Counted { text: text.to_owned(), rare, rare_title: rare };
        let classes = vec![
            ("tieng".to_owned(), vec![counted("tiếng", 80), counted("tiêng", 170)]),
            ("viet".to_owned(), vec![counted("viết", 85), counted("việt", 90)]),
            ("nam".to_owned(), vec![counted("năm", 70), counted("nam", 84)]),
        ];
        let table = [(pair(hash("tiếng"), hash("việt")), 3.0), (pair(hash("việt"), hash("nam")), 4.0)];
        let bytes = write(&classes, &[-6; 512], &weights::write(&table, 4));
        Syllables::over(Box::leak(bytes.into_boxed_slice())).unwrap()
    }

    #[test]
    fn a_syllable_is_chosen_by_those_beside_it() {
        let model = model();
        assert_eq!(model.restore("Tieng Viet, nam nay").text, "Tiếng Việt, năm nay");
        assert_eq!(model.restore("VIET NAM!").text, "VIỆT NAM!");
        let restored = model.restore("Brexit: tieng Viet");
        assert_eq!(restored.text, "Brexit: tiếng Việt");
        assert_eq!(restored.changes.len(), 2);
        assert_eq!(&"Brexit: tieng Viet"[restored.changes[1].range.clone()], "Viet");
        assert!(restored.changes.iter().all(|change| change.margin > 0.0));
    }

    #[test]
    fn what_has_its_tones_stays_and_is_heard() {
        assert_eq!(model().restore("việt Nam viet").text, "việt Nam viết");
        assert_eq!(model().restore("viêt").text, "viêt");
    }
}
