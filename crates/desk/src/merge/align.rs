//! Which paragraph of one text has become which of another.

use std::collections::BTreeMap;
use tellal_text::fold;

/// From so large a part of their words in common two paragraphs count as one that has been changed.
pub(super) const ALIKE: f64 = 0.5;
/// One that stands elsewhere must be more like it, for there is no place to tell it by.
const ALIKE_ELSEWHERE: f64 = 0.8;
/// Beyond so many comparisons only equal paragraphs are found.
const MOST: usize = 40_000;

/// Where each paragraph of the first text is in the second.
pub(super) struct Aligned {
    pub(super) to: Vec<Option<usize>>,
    moved: Vec<bool>,
}

impl Aligned {
    /// Where each paragraph of the second text was in the first.
    pub(super) fn backwards(&self, len: usize) -> Vec<Option<usize>> {
        let mut from = vec![None; len];
        for (index, to) in self.to.iter().enumerate() {
            if let Some(to) = to {
                from[*to] = Some(index);
            }
        }
        from
    }

    /// What has changed its place among the others, by its old and new index.
    pub(super) fn moved(&self) -> impl Iterator<Item = (usize, usize)> {
        self.to
            .iter()
            .zip(&self.moved)
            .enumerate()
            .filter(|(_, (_, moved))| **moved)
            .filter_map(|(at, (to, _))| Some((at, (*to)?)))
    }

    pub(super) fn is_moved(&self, index: usize) -> bool {
        self.moved[index]
    }
}

/// Finds equal paragraphs in the same order first, then changed ones between them, then those that stand elsewhere.
pub(super) fn align(old: &[String], new: &[String]) -> Aligned {
    let keys = |texts: &[String]| -> Vec<String> {
        texts.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let (old_keys, new_keys) = (keys(old), keys(new));
    let words = |texts: &[String]| -> Vec<Words> { texts.iter().map(|text| Words::of(text)).collect() };
    let (old_words, new_words) = (words(old), words(new));
    let mut to = vec![None; old.len()];
    if old.len().saturating_mul(new.len()) <= MOST {
        // All at once: what is equal counts most, but not so much that one sentence tears all others from their places.
        let worth = |a: usize, b: usize| {
            let like = if old_keys[a] == new_keys[b] { 1.5 } else { old_words[a].like(&new_words[b]) };
            if like >= ALIKE { like } else { 0.0 }
        };
        for (a, b) in best_pairs(old.len(), new.len(), worth) {
            to[a] = Some(b);
        }
    } else if old.len().saturating_mul(new.len()) <= MOST * 25 {
        for (a, b) in best_pairs(old.len(), new.len(), |a, b| if old_keys[a] == new_keys[b] { 1.0 } else { 0.0 }) {
            to[a] = Some(b);
        }
    }
    fill_gaps(&mut to, new.len(), &old_words, &new_words);

    let mut moved = vec![false; old.len()];
    let mut free: Vec<usize> = (0..new.len()).filter(|b| !to.contains(&Some(*b))).collect();
    let lost: Vec<usize> = (0..old.len()).filter(|a| to[*a].is_none()).collect();
    if lost.len().saturating_mul(free.len()) <= MOST {
        for a in lost {
            let likely =
                |b: &usize| old_keys[a] == new_keys[*b] || old_words[a].like(&new_words[*b]) >= ALIKE_ELSEWHERE;
            if let Some(at) = free.iter().position(likely) {
                to[a] = Some(free.remove(at));
                moved[a] = true;
            }
        }
    }
    pair_rewrites(&mut to, &moved, new.len());
    Aligned { to, moved }
}

/// Between the same two paragraphs as many are gone as have come: they were written anew, in their order.
fn pair_rewrites(to: &mut [Option<usize>], moved: &[bool], len: usize) {
    let mut taken = vec![false; len];
    to.iter().flatten().for_each(|b| taken[*b] = true);
    let mut fixed: Vec<(usize, usize)> =
        (0..to.len()).filter(|a| !moved[*a]).filter_map(|a| Some((a + 1, to[a]? + 1))).collect();
    fixed.push((to.len() + 1, len + 1));
    let (mut a, mut b) = (0, 0);
    for (end, until) in fixed {
        let gone: Vec<usize> = (a..end - 1).filter(|a| to[*a].is_none()).collect();
        let come: Vec<usize> = (b..until - 1).filter(|b| !taken[*b]).collect();
        if gone.len() == come.len() {
            gone.into_iter().zip(come).for_each(|(a, b)| to[a] = Some(b));
        }
        (a, b) = (end, until);
    }
}

/// Pairs paragraphs that stand between the same equal ones, if they are alike.
fn fill_gaps(to: &mut [Option<usize>], len: usize, old: &[Words], new: &[Words]) {
    let (mut a, mut b) = (0, 0);
    while a < to.len() {
        if let Some(found) = to[a] {
            (a, b) = (a + 1, found + 1);
            continue;
        }
        let end = (a..to.len()).find(|index| to[*index].is_some()).unwrap_or(to.len());
        let until = to.get(end).copied().flatten().unwrap_or(len);
        let (rows, columns) = (end - a, until.saturating_sub(b));
        if rows.saturating_mul(columns) <= MOST {
            let like = |row: usize, column: usize| {
                let like = old[a + row].like(&new[b + column]);
                if like >= ALIKE { like } else { 0.0 }
            };
            for (row, column) in best_pairs(rows, columns, like) {
                to[a + row] = Some(b + column);
            }
        }
        a = end;
    }
}

/// The pairs, in order on both sides, with the greatest sum of worth; a pair that is worth nothing is none.
fn best_pairs(rows: usize, columns: usize, worth: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize)> {
    let width = columns + 1;
    let worths: Vec<f64> = (0..rows * columns).map(|at| worth(at / columns, at % columns)).collect();
    let mut best = vec![0.0_f64; (rows + 1) * width];
    for a in (0..rows).rev() {
        for b in (0..columns).rev() {
            let worth = worths[a * columns + b];
            let paired = if worth > 0.0 { best[(a + 1) * width + b + 1] + worth } else { 0.0 };
            best[a * width + b] = paired.max(best[(a + 1) * width + b]).max(best[a * width + b + 1]);
        }
    }
    let mut pairs = Vec::new();
    let (mut a, mut b) = (0, 0);
    while a < rows && b < columns {
        let (here, down, right) = (best[a * width + b], best[(a + 1) * width + b], best[a * width + b + 1]);
        if here > down && here > right {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if down >= right {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

/// How much of their words two texts have in common, from 0 to 1.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    Words::of(one).like(&Words::of(other))
}

/// The words of a paragraph, with how often each comes.
struct Words {
    counts: BTreeMap<String, u32>,
    total: u32,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut counts = BTreeMap::new();
        let mut total = 0;
        for word in fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            *counts.entry(word.to_owned()).or_default() += 1;
            total += 1;
        }
        Self { counts, total }
    }

    /// Dice's coefficient.
    fn like(&self, other: &Self) -> f64 {
        if self.total + other.total == 0 {
            return 0.0;
        }
        let common: u32 = self.counts.iter().map(|(word, n)| other.counts.get(word).map_or(0, |m| *n.min(m))).sum();
        f64::from(2 * common) / f64::from(self.total + other.total)
    }
}

#[cfg(test)]
mod tests {
    use super::align;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn equal_changed_new_and_moved_paragraphs_are_told_apart() {
        let old = texts(&[
            "The ferry ran aground on Tuesday.",
            "All 214 passengers were saved.",
            "The radar had failed, the company said.",
            "Fog covers the harbour in spring.",
        ]);
        let new = texts(&[
            "Fog covers the harbour in spring.",
            "The ferry ran  aground on Tuesday.",
            "All 216 passengers were saved.",
            "Divers look at the hull today.",
        ]);
        let aligned = align(&old, &new);
        assert_eq!(aligned.to, [Some(1), Some(2), Some(3), Some(0)], "the third was written anew in its place");
        assert_eq!(aligned.moved().collect::<Vec<_>>(), [(3, 0)]);
        assert_eq!(aligned.backwards(4), [Some(3), Some(0), Some(1), Some(2)]);
        assert_eq!(align(&old, &new[..3]).to[2], None, "where fewer have come, nobody knows which is gone");
    }

    #[test]
    fn thousands_of_paragraphs_are_not_compared_for_ever() {
        let old: Vec<String> = (0..3000).map(|n| format!("line {n} of the old table of results")).collect();
        let new: Vec<String> = (0..3000).map(|n| format!("row {n} in the new list of what came out")).collect();
        assert_eq!(align(&old, &new).to.len(), 3000);
    }
}
