//! The two-word language model of Zemberek: words with their probabilities, and the pairs that tell look-alikes apart.
//!
//! The model keeps fingerprints of its pairs, not the pairs, so they can be asked for but not listed. Asked for are the words
//! that share their bare letters with another, beside each of the commonest words. The layout is that of `SmoothLM` and
//! `LargeNgramMphf` in zemberek-nlp.

use anyhow::{Context as _, Result};
use std::{
    collections::BTreeMap,
    fs,
    io::{BufWriter, Write as _},
    path::Path,
};

/// Commonest words that are tried as neighbours.
const NEIGHBOURS: usize = 25_000;
/// Groups of look-alikes that are asked about.
const GROUPS: usize = 6_000;

/// Words and pairs; weights are occurrences in a thousand million words.
#[expect(clippy::type_complexity, reason = "two lists in the shapes that are written")]
pub(super) fn read(folder: &Path) -> Result<(Vec<(String, u64)>, Vec<(String, String, u64)>)> {
    let bytes = fs::read(folder.join("zemberek/resources/lm.2gram.slm"))?;
    let model = Model::read(&bytes)?;
    let mut common: Vec<usize> =
        (0..model.words.len()).filter(|at| super::lines::is_word(model.words[*at], "tr")).collect();
    common.sort_by(|a, b| model.chance[*b].total_cmp(&model.chance[*a]).then(a.cmp(b)));
    let words = common.iter().map(|at| (model.words[*at].to_owned(), weight(model.chance[*at]))).collect();
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in &common {
        groups.entry(bare(model.words[*at])).or_default().push(*at);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() > 1).collect();
    for group in &mut groups {
        let best = model.chance[group[0]];
        group.retain(|at| model.chance[*at] > best - 3.0);
    }
    groups.retain(|group| group.len() > 1);
    groups.sort_by(|a, b| model.chance[b[1]].total_cmp(&model.chance[a[1]]).then(a.cmp(b)));
    common.truncate(NEIGHBOURS);
    let mut pairs = Vec::new();
    for form in groups.iter().take(GROUPS).flatten() {
        for other in &common {
            for (first, second) in [(*form, *other), (*other, *form)] {
                if let Some(chance) = model.pair(first, second) {
                    pairs.push((
                        model.words[first].to_owned(),
                        model.words[second].to_owned(),
                        weight(chance + model.chance[first]),
                    ));
                }
            }
        }
    }
    pairs.sort();
    pairs.dedup();
    Ok((words, pairs))
}

/// Occurrences in a thousand million.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a frequency, rounded")]
fn weight(chance: f64) -> u64 {
    (1e9 * 10_f64.powf(chance)).round().max(1.0) as u64
}

/// Every pair of the model whose words' ranks by frequency (from one) have a product of at most this: those that are likely
/// enough to have been seen.
const REACH: usize = 1_500_000_000;

/// Writes what may follow each word, signs and the ends of sentences (`<s>`, `</s>`) too: word, follower, chances in a million. A pair
/// that was never seen is told by mistake once in 16 million times.
pub(super) fn chains(folder: &Path, path: &Path) -> Result<usize> {
    let bytes = fs::read(folder.join("zemberek/resources/lm.2gram.slm"))?;
    let model = Model::read(&bytes)?;
    let mut by_rank: Vec<usize> = (0..model.words.len()).collect();
    by_rank.sort_by(|a, b| model.chance[*b].total_cmp(&model.chance[*a]).then(a.cmp(b)));
    let mut out = BufWriter::new(fs::File::create(path)?);
    let mut count = 0;
    for (rank, &first) in by_rank.iter().enumerate() {
        for &second in &by_rank[..(REACH / (rank + 1)).min(by_rank.len())] {
            if let Some(chance) = model.pair(first, second) {
                #[expect(clippy::cast_possible_truncation, reason = "a rank of one byte, in truth")]
                let weight = (10_f32.powf(chance as f32) * 1e6).max(0.1);
                writeln!(out, "{}\t{}\t{weight:.1}", model.words[first], model.words[second])?;
                count += 1;
            }
        }
    }
    out.flush()?;
    Ok(count)
}

/// Words that exist, without counts: the morphology's lexicon, in the case in which they are written, and what the normaliser knows
/// under its plain typing.
pub(super) fn forms(folder: &Path) -> Result<Vec<(String, u64)>> {
    let read = |name: &str| fs::read_to_string(folder.join("zemberek/resources").join(name));
    let lexicon = read("lexicon.csv")?;
    let typed = read("normalization/ascii-map.txt")?;
    let words = lexicon.lines().filter_map(|line| line.split('\t').nth(1));
    let meant = typed.lines().filter_map(|line| line.split_once('=')).flat_map(|(_, meant)| meant.split(','));
    let mut forms: Vec<(String, u64)> = words.chain(meant).map(|word| (word.trim().to_owned(), 1)).collect();
    forms.sort();
    forms.dedup();
    Ok(forms)
}

fn bare(word: &str) -> String {
    word.chars()
        .map(|letter| match letter {
            'ç' => 'c',
            'ğ' => 'g',
            'ı' | 'î' => 'i',
            'ö' => 'o',
            'ş' => 's',
            'ü' | 'û' => 'u',
            'â' => 'a',
            other => other,
        })
        .collect()
}

struct Model<'a> {
    words: Vec<&'a str>,
    /// Logarithms to base ten.
    chance: Vec<f64>,
    pair_chance: Vec<f64>,
    pairs: &'a [u8],
    mask: u32,
    shift: u32,
    offsets: Vec<u32>,
    pages: Vec<Vec<Level<'a>>>,
}

/// One level of a minimal perfect hash: keys, the seed of each bucket, and where keys go that an earlier level left.
struct Level<'a> {
    keys: u32,
    seeds: &'a [u8],
    left: Vec<u32>,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at + length).context("the language model ends early")?;
        self.at += length;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32> {
        Ok(u32::from_be_bytes(self.take(4)?.try_into()?))
    }

    fn table(&mut self) -> Result<Vec<f64>> {
        let count = self.number()? as usize;
        self.take(count * 8)?.chunks_exact(8).map(|eight| Ok(f64::from_be_bytes(eight.try_into()?))).collect()
    }

    /// Rows of an n-gram table: how many bytes of fingerprint, probability and back-off each has, and the rows.
    fn rows(&mut self) -> Result<(usize, [usize; 3], &'a [u8])> {
        let (count, sizes) =
            (self.number()? as usize, [self.number()? as usize, self.number()? as usize, self.number()? as usize]);
        Ok((count, sizes, self.take(count * sizes.iter().sum::<usize>())?))
    }
}

impl<'a> Model<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut reader = Reader { bytes, at: 16 };
        anyhow::ensure!(reader.number()? == 2, "a model of pairs was expected");
        reader.take(8)?;
        let (chances, pair_chance, _) = (reader.table()?, reader.table()?, reader.table()?);
        let (_, [0, 1, 1], rows) = reader.rows()? else { anyhow::bail!("words have other columns") };
        let chance: Vec<f64> = rows.chunks_exact(2).map(|row| chances[usize::from(row[0])]).collect();
        let (_, [3, 1, 0], pairs) = reader.rows()? else { anyhow::bail!("pairs have other columns") };
        let (mask, _, shift, count) = (reader.number()?, reader.number()?, reader.number()?, reader.number()?);
        let offsets = (0..count).map(|_| reader.number()).collect::<Result<_>>()?;
        let mut pages = Vec::new();
        for _ in 0..count {
            let mut levels = Vec::new();
            for _ in 0..reader.number()? {
                let (keys, buckets) = (reader.number()?, reader.number()? as usize);
                let seeds = reader.take(buckets)?;
                let left = (0..reader.number()?).map(|_| reader.number()).collect::<Result<_>>()?;
                levels.push(Level { keys, seeds, left });
            }
            pages.push(levels);
        }
        let mut words = Vec::new();
        for _ in 0..reader.number()? {
            let length = u16::from_be_bytes(reader.take(2)?.try_into()?);
            words.push(std::str::from_utf8(reader.take(usize::from(length))?)?);
        }
        words.truncate(chance.len());
        Ok(Self { words, chance, pair_chance, pairs, mask, shift, offsets, pages })
    }

    /// The logarithm of the chance that the second word follows the first, if the model has the pair.
    fn pair(&self, first: usize, second: usize) -> Option<f64> {
        let ids = [u32::try_from(first).ok()?, u32::try_from(second).ok()?];
        let print = hash(ids, 2_166_136_261);
        let page = ((print & self.mask) >> self.shift) as usize;
        let levels = self.pages.get(page)?;
        for (depth, level) in levels.iter().enumerate() {
            let seed = level.seeds[print as usize % level.seeds.len()];
            if seed == 0 {
                continue;
            }
            let slot = hash(ids, u32::from(seed)) % level.keys;
            let slot = if depth == 0 { slot } else { *levels[depth - 1].left.get(slot as usize)? };
            let row = &self.pairs[(slot + self.offsets[page]) as usize * 4..][..4];
            let own = u32::from(row[0]) << 16 | u32::from(row[1]) << 8 | u32::from(row[2]);
            return (own == print & 0xff_ffff).then(|| self.pair_chance[usize::from(row[3])]);
        }
        None
    }
}

/// The FNV-like hash of the model, without its sign.
fn hash(ids: [u32; 2], seed: u32) -> u32 {
    ids.iter().fold(seed, |hash, id| (hash ^ id).wrapping_mul(16_777_619)) & 0x7fff_ffff
}
