//! Multinomial logistic regression over windows of words, by `AdaGrad`.

use super::chance::Chance;
use super::sources::Source;
use super::vocabulary::Vocabulary;

/// Room for one row of weights; no script has more languages.
pub(super) const WIDE: usize = 32;

pub(super) struct Weights {
    pub langs: usize,
    pub rows: Vec<[f32; WIDE]>,
    pub biases: [f32; WIDE],
}

/// Draws words by their shares (Walker's alias method).
struct Draw {
    stay: Vec<f32>,
    alias: Vec<u32>,
}

impl Draw {
    fn new(shares: &[f64]) -> Self {
        let sum: f64 = shares.iter().sum();
        let mut scaled: Vec<f64> = shares.iter().map(|share| share / sum * shares.len() as f64).collect();
        let (mut small, mut large): (Vec<usize>, Vec<usize>) = (0..scaled.len()).partition(|&at| scaled[at] < 1.0);
        let mut draw = Self { stay: vec![1.0; scaled.len()], alias: (0..scaled.len() as u32).collect() };
        while let (Some(low), Some(&high)) = (small.pop(), large.last()) {
            draw.stay[low] = scaled[low] as f32;
            draw.alias[low] = high as u32;
            scaled[high] -= 1.0 - scaled[low];
            if scaled[high] < 1.0 {
                large.pop();
                small.push(high);
            }
        }
        draw
    }

    fn next(&self, chance: &mut Chance) -> usize {
        let at = chance.below(self.stay.len());
        if (chance.share() as f32) < self.stay[at] { at } else { self.alias[at] as usize }
    }
}

pub(super) struct Plan {
    /// Windows of each language in one pass.
    pub windows: usize,
    pub passes: usize,
    pub rate: f32,
    /// The share of whole words that are hidden, so that their letters learn too.
    pub hidden: f64,
    /// Where chance begins.
    pub seed: u64,
}

pub(super) fn learn(sources: &[Source], vocabulary: &Vocabulary, plan: &Plan, begin: Option<Weights>) -> Weights {
    let langs = sources.len();
    let mut weights = begin.unwrap_or_else(|| Weights {
        langs,
        rows: vec![[0.0; WIDE]; vocabulary.hashes.len()],
        biases: [0.0; WIDE],
    });
    let mut steepness = vec![1e-3_f32; vocabulary.hashes.len()];
    let draws: Vec<Draw> = sources
        .iter()
        .map(|source| Draw::new(&source.words.iter().map(|(_, share)| *share).collect::<Vec<_>>()))
        .collect();
    let mut chance = Chance::new(plan.seed);
    let mut seen: Vec<u32> = Vec::new();
    for pass in 0..plan.passes {
        let mut loss = 0.0_f64;
        let rate = plan.rate * (1.0 - pass as f32 / plan.passes as f32).max(0.2);
        for _ in 0..plan.windows {
            for (lang, source) in sources.iter().enumerate() {
                let length = match chance.below(100) {
                    0..30 => 1,
                    30..55 => 2,
                    55..82 => 3 + chance.below(3),
                    _ => 6 + chance.below(10),
                };
                let words = &vocabulary.words[lang];
                // A third is typed without marks, throughout.
                let bare = chance.below(3) == 0;
                seen.clear();
                let mut take = |number: usize, chance: &mut Chance| {
                    let word = &words[number];
                    let end = if bare { word.rows.len() - usize::from(word.marked) } else { word.rows.len() };
                    let hide = word.whole.filter(|_| chance.share() < plan.hidden);
                    seen.extend(word.rows[..end].iter().filter(|&&row| Some(row) != hide));
                };
                let mut read = 0;
                if chance.share() < source.running {
                    let line = &source.lines[chance.below(source.lines.len())];
                    let start = if line.len() > length { chance.below(line.len() - length + 1) } else { 0 };
                    for &number in line.iter().skip(start).take(length) {
                        take(number as usize, &mut chance);
                        read += 1;
                    }
                } else {
                    for _ in 0..length {
                        take(draws[lang].next(&mut chance), &mut chance);
                    }
                    read = length;
                }
                let share = 1.0 / (read as f32).sqrt();
                let mut scores = weights.biases;
                let mut sums = [0.0_f32; WIDE];
                for &row in &seen {
                    for (sum, weight) in sums.iter_mut().zip(&weights.rows[row as usize]) {
                        *sum += weight;
                    }
                }
                for (score, sum) in scores.iter_mut().zip(&sums) {
                    *score += sum * share;
                }
                let most = scores[..langs].iter().copied().fold(f32::MIN, f32::max);
                let mut sum = 0.0;
                for score in &mut scores[..langs] {
                    *score = (*score - most).exp();
                    sum += *score;
                }
                let mut slope = [0.0_f32; WIDE];
                let mut steep = 0.0;
                for at in 0..langs {
                    slope[at] = scores[at] / sum - f32::from(u8::from(at == lang));
                    steep += slope[at] * slope[at];
                }
                loss -= f64::from((scores[lang] / sum).max(1e-9).ln());
                if steep < 1e-4 {
                    continue;
                }
                for (bias, slope) in weights.biases.iter_mut().zip(&slope) {
                    *bias -= rate * 0.002 * slope;
                }
                let steep = steep * share * share;
                for &row in &seen {
                    let steepness = &mut steepness[row as usize];
                    *steepness += steep;
                    let step = rate * share / steepness.sqrt();
                    for (weight, slope) in weights.rows[row as usize].iter_mut().zip(&slope) {
                        *weight -= step * slope;
                    }
                }
            }
        }
        println!("pass {}: loss {:.4}", pass + 1, loss / (plan.windows * langs) as f64);
    }
    weights
}
