//! Learns what features speak for: logistic regression by `AdaGrad` (J. Duchi et al., 2011), one weight a feature and variant.

use super::Dice;
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use tellal_text::restore::{
    alphabet::Alphabet,
    cells::{Cells, Shape},
    certain,
    features::{Around, Hints, Keys, for_variant},
    lexicon::Lexicon,
    weights::{self, SLOTS},
};

/// A line to learn from.
#[derive(Debug)]
pub(crate) struct Line {
    pub text: String,
    /// How much it counts.
    pub weight: f32,
    /// Whether it was drawn from pairs, so that only its neighbours can be trusted.
    pub drawn: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    key: u32,
    weight: f32,
    /// The sum of the squares of all gradients.
    moved: f32,
}

/// Weights by key, in a table of fixed size: the first to come stay.
struct Table {
    slots: Vec<Slot>,
    open: bool,
    used: usize,
}

const TABLE_BITS: u32 = 26;

impl Table {
    fn new() -> Self {
        Self { slots: vec![Slot::default(); 1 << TABLE_BITS], open: true, used: 0 }
    }

    fn at(key: u32) -> usize {
        (key.wrapping_mul(0x9e37_79b1) >> (32 - TABLE_BITS)) as usize
    }

    fn get(&self, key: u32) -> f32 {
        let start = Self::at(key);
        for offset in 0..8 {
            let slot = &self.slots[(start + offset) & ((1 << TABLE_BITS) - 1)];
            if slot.key == key {
                return slot.weight;
            }
            if slot.key == 0 {
                return 0.0;
            }
        }
        0.0
    }

    fn update(&mut self, key: u32, gradient: f32, rate: f32) {
        let start = Self::at(key);
        for offset in 0..8 {
            let slot = &mut self.slots[(start + offset) & ((1 << TABLE_BITS) - 1)];
            if slot.key == 0 {
                if !self.open {
                    return;
                }
                slot.key = key;
                self.used += 1;
            }
            if slot.key == key {
                slot.moved += gradient * gradient;
                slot.weight -= rate * gradient / (slot.moved + 0.1).sqrt();
                return;
            }
        }
    }
}

/// Learns the weights of one language.
pub(crate) struct Learner {
    alphabet: &'static Alphabet,
    lexicon: Lexicon<'static>,
    table: Table,
    /// Of how many letters, and how many of them were told wrong before learning from them.
    seen: u64,
    wrong: u64,
}

impl Learner {
    /// With nothing learned yet.
    pub(crate) fn new(alphabet: &'static Alphabet, lexicon: &[u8]) -> Result<Self> {
        let lexicon: &'static [u8] = Box::leak(lexicon.to_vec().into_boxed_slice());
        let lexicon = Lexicon::over(lexicon).context("the lexicon cannot be read")?;
        Ok(Self { alphabet, lexicon, table: Table::new(), seen: 0, wrong: 0 })
    }

    /// Goes over the lines some times; over the drawn ones once, a part in each pass.
    pub(crate) fn learn(&mut self, lines: &[Line], drawn: &[Line], passes: usize) {
        let mut dice = Dice::new(3);
        let share = drawn.len() / passes.max(1);
        for pass in 0..passes {
            let part = &drawn[pass * share..(pass + 1) * share];
            let rate = if pass == 0 { 0.2 } else { 0.12 };
            self.pass(lines, part, rate, &mut dice);
            let wrong = self.wrong_part();
            println!("pass {}: {} features, {wrong:.3} % of letters wrong", pass + 1, self.table.used);
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a percentage")]
    fn wrong_part(&mut self) -> f64 {
        let part = 100.0 * self.wrong as f64 / (self.seen as f64).max(1.0);
        (self.seen, self.wrong) = (0, 0);
        part
    }

    fn pass(&mut self, lines: &[Line], drawn: &[Line], rate: f32, dice: &mut Dice) {
        let all = lines.len() + drawn.len();
        // Every line once, in an order that mixes the sources: steps that share no divisor with the count.
        let mut stride = all / 3 * 2 + 1;
        while gcd(stride, all) != 1 {
            stride += 1;
        }
        let mut at = usize::try_from(dice.next() % all as u64).unwrap_or(0);
        let mut keys = Keys::default();
        for _ in 0..all {
            let line = if at < lines.len() { &lines[at] } else { &drawn[at - lines.len()] };
            self.line(line, rate, dice, &mut keys);
            at = (at + stride) % all;
        }
    }

    fn line(&mut self, line: &Line, rate: f32, dice: &mut Dice, keys: &mut Keys) {
        let mut cells = Cells::read_written(self.alphabet, &line.text);
        // People write without capitals, or in nothing else.
        let case = dice.part();
        for word in &mut cells.words {
            if case < 0.12 {
                word.shape = Shape::Small;
            } else if case < 0.16 {
                word.shape = Shape::Capitals;
            }
        }
        // A word that stands alone is there for its letters.
        let drop = match (line.drawn, cells.words.len()) {
            (_, 0 | 1) => 1.0,
            (true, _) => 0.06,
            (false, _) => 0.15,
        };
        for index in 0..cells.words.len() {
            let span = cells.words[index];
            let ambiguous = cells.base[span.start..span.end].iter().any(|&code| self.alphabet.group(code).is_some());
            // A word with a letter that is none of ours is no word of this language.
            if !ambiguous {
                continue;
            }
            let class = self.lexicon.class(span.hash).filter(|_| dice.part() >= drop);
            if class.as_ref().and_then(|class| certain(class, self.alphabet, &cells, &span)).is_some() {
                continue;
            }
            let mut around = Around::of(self.alphabet, &cells, index);
            let mut hints = Hints::of(class);
            for at in span.start..span.end {
                if let Some((group, gold)) = self.alphabet.variant(cells.meant[at]) {
                    let variants = self.alphabet.groups[group].variants.len();
                    keys.clear();
                    around.keys(self.alphabet, &cells, at, span.end, keys);
                    self.letter(keys, &hints, cells.base[at], span.shape, gold, variants, line.weight, rate);
                    hints.pass(gold, variants);
                }
                around.pass(cells.meant[at]);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one letter and all that is known of it")]
    fn letter(
        &mut self,
        keys: &Keys,
        hints: &Hints,
        letter: u8,
        shape: Shape,
        gold: usize,
        variants: usize,
        weight: f32,
        rate: f32,
    ) {
        let mut scores = [0.0_f32; 24];
        let mut hinted: [Keys; 24] = std::array::from_fn(|_| Keys::default());
        let mut most = 0.0_f32;
        for variant in 1..variants {
            hints.keys(letter, variant, variants, shape, &mut hinted[variant]);
            let all = keys.as_slice().iter().chain(hinted[variant].as_slice());
            scores[variant] = all.map(|key| self.table.get(for_variant(*key, variant))).sum();
            most = most.max(scores[variant]);
        }
        let sum: f32 = scores[..variants].iter().map(|score| (score - most).exp()).sum();
        self.seen += 1;
        let best = (0..variants).fold(0, |best, v| if scores[v] > scores[best] { v } else { best });
        self.wrong += u64::from(best != gold);
        for variant in 1..variants {
            let belief = (scores[variant] - most).exp() / sum;
            let gradient = (belief - if variant == gold { 1.0 } else { 0.0 }) * weight;
            if gradient.abs() < 0.01 {
                continue;
            }
            for key in keys.as_slice().iter().chain(hinted[variant].as_slice()) {
                self.table.update(for_variant(*key, variant), gradient, rate);
            }
        }
    }

    /// Whether a word is restored without the lexicon, by odds of `sure` (natural logarithm) at each letter.
    pub(crate) fn knows(&self, form: &str, sure: f32, keys: &mut Keys) -> bool {
        let cells = Cells::read_written(self.alphabet, form);
        let [span] = cells.words.as_slice() else { return false };
        let mut around = Around::of(self.alphabet, &cells, 0);
        let hints = Hints::of(None);
        for at in span.start..span.end {
            if let Some((group, gold)) = self.alphabet.variant(cells.meant[at]) {
                let variants = self.alphabet.groups[group].variants.len();
                keys.clear();
                around.keys(self.alphabet, &cells, at, span.end, keys);
                let mut scores = [0.0_f32; 24];
                for (variant, score) in scores.iter_mut().enumerate().take(variants).skip(1) {
                    let mut hinted = Keys::default();
                    hints.keys(cells.base[at], variant, variants, span.shape, &mut hinted);
                    let all = keys.as_slice().iter().chain(hinted.as_slice());
                    *score = all.map(|key| self.table.get(for_variant(*key, variant))).sum();
                }
                if (0..variants).any(|variant| variant != gold && scores[gold] - scores[variant] < sure) {
                    return false;
                }
            }
            around.pass(cells.meant[at]);
        }
        true
    }

    /// Goes on with another lexicon.
    pub(crate) fn take_lexicon(&mut self, lexicon: &[u8]) -> Result<()> {
        let lexicon: &'static [u8] = Box::leak(lexicon.to_vec().into_boxed_slice());
        self.lexicon = Lexicon::over(lexicon).context("the lexicon cannot be read")?;
        Ok(())
    }

    /// The bytes of a weight table of at most `room` bytes: the strongest weights, learned once more without the others.
    pub(crate) fn pruned(&mut self, room: usize, lines: &[Line], drawn: &[Line]) -> Vec<u8> {
        let rows = u32::try_from(room / 64).unwrap_or(1).max(1);
        let most = rows as usize * SLOTS * 96 / 100;
        let mut weights: Vec<f32> =
            self.table.slots.iter().filter(|slot| slot.key != 0).map(|slot| slot.weight.abs()).collect();
        let floor = if weights.len() > most {
            let at = weights.len() - most;
            *weights.select_nth_unstable_by(at, f32::total_cmp).1
        } else {
            1.0 / 48.0
        };
        println!("{} of {} weights stay: those from {floor:.3}", most.min(weights.len()), weights.len());
        // What stays moves into a fresh table, so that what goes leaves no holes.
        let mut kept = Table::new();
        for slot in self.table.slots.iter().filter(|slot| slot.key != 0 && slot.weight.abs() >= floor) {
            kept.update(slot.key, 0.0, 0.0);
            let start = Table::at(slot.key);
            for offset in 0..8 {
                let place = &mut kept.slots[(start + offset) & ((1 << TABLE_BITS) - 1)];
                if place.key == slot.key {
                    *place = *slot;
                    break;
                }
            }
        }
        kept.open = false;
        self.table = kept;
        let share = drawn.len() / 3;
        self.pass(lines, &drawn[..share], 0.06, &mut Dice::new(5));
        println!("once more: {:.3} % of letters wrong", self.wrong_part());
        let weights: BTreeMap<u32, f32> =
            self.table.slots.iter().filter(|slot| slot.key != 0).map(|slot| (slot.key, slot.weight)).collect();
        let weights: Vec<(u32, f32)> = weights.into_iter().collect();
        weights::write(&weights, rows)
    }
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}
