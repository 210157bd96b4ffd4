//! Which features are worth a row in the model, and the words of each language as lists of them.

use super::sources::Source;
use std::collections::HashMap;
use tellal_text::identify::features;

/// The rarest word, as a share, whose features are counted.
const RAREST: f64 = 2e-7;

/// The features of a word that have rows: those of its plain letters, then those of the marked ones.
#[derive(Clone, Default)]
pub(super) struct Word {
    pub rows: Box<[u32]>,
    pub marked: u16,
    /// Where the features of the whole word are, if any has a row.
    pub whole: Option<u32>,
}

pub(super) struct Vocabulary {
    /// The hash of each row's feature.
    pub hashes: Vec<u64>,
    /// The words of each source, with rows.
    pub words: Vec<Vec<Word>>,
    /// The share of windows that hold a row's feature, over all languages.
    pub shares: Vec<f32>,
}

impl Vocabulary {
    /// Takes the `limit` features that tell most.
    pub(super) fn choose(sources: &[Source], limit: usize) -> Self {
        // First pass: about how frequent a feature is, to leave out the long tail before it costs memory.
        const SLOTS: usize = 1 << 25;
        let mut rough = vec![0.0_f32; SLOTS];
        for source in sources {
            for (word, share) in source.words.iter().filter(|(_, share)| *share > RAREST) {
                features(word, |feature| {
                    rough[(feature.hash >> 39) as usize] += *share as f32;
                });
            }
        }
        let mut numbers: HashMap<u64, u32> = HashMap::new();
        let mut shares: Vec<Vec<f32>> = Vec::new();
        for (at, source) in sources.iter().enumerate() {
            for (word, share) in source.words.iter().filter(|(_, share)| *share > RAREST) {
                features(word, |feature| {
                    if rough[(feature.hash >> 39) as usize] > 2e-6 {
                        let number = *numbers.entry(feature.hash).or_insert_with(|| {
                            shares.push(vec![0.0; sources.len()]);
                            shares.len() as u32 - 1
                        });
                        shares[number as usize][at] += *share as f32;
                    }
                });
            }
        }
        drop(rough);
        let mut ranked: Vec<(f32, u64)> =
            numbers.iter().map(|(&hash, &number)| (telling(&shares[number as usize]), hash)).collect();
        println!("{} features met", ranked.len());
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked.truncate(limit);
        let hashes: Vec<u64> = ranked.iter().map(|&(_, hash)| hash).collect();
        let total = hashes.iter().map(|hash| shares[numbers[hash] as usize].iter().sum()).collect();
        Self::of(sources, hashes, total)
    }

    /// The words of the sources, seen through the features that have rows.
    pub(super) fn of(sources: &[Source], hashes: Vec<u64>, shares: Vec<f32>) -> Self {
        let rows: HashMap<u64, u32> = hashes.iter().copied().zip(0..).collect();
        let words = sources
            .iter()
            .map(|source| {
                source
                    .words
                    .iter()
                    .map(|(word, _)| {
                        let (mut plain, mut marked, mut whole) = (Vec::new(), Vec::new(), None);
                        features(word, |feature| {
                            if let Some(&row) = rows.get(&feature.hash) {
                                if feature.marked {
                                    marked.push(row);
                                } else {
                                    plain.push(row);
                                }
                                if feature.whole {
                                    whole = Some(row);
                                }
                            }
                        });
                        let count = marked.len() as u16;
                        plain.extend(marked);
                        Word { rows: plain.into_boxed_slice(), marked: count, whole }
                    })
                    .collect()
            })
            .collect();
        Self { hashes, words, shares }
    }
}

/// How much a feature tells: its frequency times the nats by which it narrows the choice of language.
fn telling(shares: &[f32]) -> f32 {
    let sum: f32 = shares.iter().sum::<f32>() + 1e-9;
    let languages = shares.len() as f32;
    let nats: f32 =
        shares.iter().filter(|&&share| share > 0.0).map(|share| share / sum * (share / sum * languages).ln()).sum();
    sum * nats
}
