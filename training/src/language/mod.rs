//! The model that tells languages apart.
//!
//! Words are drawn by their frequency, or windows from running prose; a multinomial logistic regression learns from them what
//! each run of letters says; the features that say most are kept and learn once more. How good it is `cargo xtask
//! conformance --only orthography-language` tells.
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "counts of words and features are far below the bounds, and weights need no more than single precision"
)]

mod chance;
mod learn;
mod sources;
mod vocabulary;
mod write;

use anyhow::Context;
use learn::{Plan, Weights, learn};
use sources::{Folders, LANGS, Source};
use std::path::PathBuf;
use vocabulary::Vocabulary;

/// Trains it and writes `crates/text/models/language.bin`.
///
/// `--data DIR` is where `sources` has prepared things, `--corpora DIR` where the corpora are, `--out FILE` another model
/// file.
pub(crate) fn run(flags: &[String]) -> anyhow::Result<()> {
    let mut data = PathBuf::from("target/training");
    let mut corpora = std::env::var_os("TELLAL_SHARED").map_or_else(|| "../shared".into(), PathBuf::from);
    let mut out = PathBuf::from("crates/text/models/language.bin");
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        let value = flags.next().with_context(|| format!("{flag} needs a value"))?;
        match flag.as_str() {
            "--data" => data = value.into(),
            "--corpora" => corpora = value.into(),
            "--out" => out = value.into(),
            _ => anyhow::bail!("there is no flag “{flag}”"),
        }
    }
    let folders = Folders { corpora: corpora.join("corpora/orthography"), data };
    let mut file = b"TLID\x01".to_vec();
    file.push(u8::try_from(PARTS.len())?);
    for ((script, langs), sizes) in (0..).zip(LANGS).zip(PARTS) {
        part(script, langs, &sizes, &folders, &mut file)?;
    }
    std::fs::write(&out, &file).with_context(|| out.display().to_string())?;
    println!("{}: {} bytes", out.display(), file.len());
    Ok(())
}

/// Features that are learnt at first, and those that are kept.
struct Sizes {
    first: usize,
    kept: usize,
}

/// The sizes of the parts, by script.
const PARTS: [Sizes; 3] = [
    Sizes { first: 600_000, kept: 160_000 },
    Sizes { first: 120_000, kept: 50_000 },
    Sizes { first: 120_000, kept: 50_000 },
];

/// How it is learnt at first.
const FIRST: Plan = Plan { windows: 60_000, passes: 2, rate: 0.5, hidden: 0.3, seed: 1 };

/// How the features that are kept learn to do without the others.
const AGAIN: Plan = Plan { windows: 60_000, passes: 1, rate: 0.2, hidden: 0.3, seed: 2 };

/// Trains the part of one script and appends it to the file.
fn part(
    script: u8,
    langs: &[&'static str],
    sizes: &Sizes,
    folders: &Folders,
    file: &mut Vec<u8>,
) -> anyhow::Result<()> {
    let sources = Source::read_all(langs, script, folders)?;
    let vocabulary = Vocabulary::choose(&sources, sizes.first);
    let weights = learn(&sources, &vocabulary, &FIRST, None);
    // Rows that say little, or seldom, go.
    let mut ranked: Vec<(f32, usize)> = weights
        .rows
        .iter()
        .zip(&vocabulary.shares)
        .map(|(row, share)| spread(&row[..langs.len()]) * share.sqrt())
        .zip(0..)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.truncate(sizes.kept);
    let kept = Weights {
        langs: langs.len(),
        rows: ranked.iter().map(|&(_, at)| weights.rows[at]).collect(),
        biases: weights.biases,
    };
    let hashes = ranked.iter().map(|&(_, at)| vocabulary.hashes[at]).collect();
    let shares = ranked.iter().map(|&(_, at)| vocabulary.shares[at]).collect();
    let vocabulary = Vocabulary::of(&sources, hashes, shares);
    let weights = learn(&sources, &vocabulary, &AGAIN, Some(kept));
    let before = file.len();
    write::part(script, langs, &vocabulary.hashes, &weights, file);
    println!("{} features, {} bytes", vocabulary.hashes.len(), file.len() - before);
    Ok(())
}

/// How far apart the weights of one feature are.
fn spread(row: &[f32]) -> f32 {
    let mean = row.iter().sum::<f32>() / row.len() as f32;
    row.iter().map(|weight| (weight - mean).powi(2)).sum::<f32>().sqrt()
}
