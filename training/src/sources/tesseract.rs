//! The word lists inside Tesseract's model files: words, and pairs of words that stand side by side on the web.
//!
//! The layouts are those of Tesseract's `tessdatamanager.h`, `unicharset.cpp` and `dawg.h`.

use super::fetch::files;
use anyhow::{Context as _, Result};
use flate2::read::GzDecoder;
use std::{collections::BTreeMap, fs, io::Read as _, path::Path};

/// Places in the table of contents.
const UNICHARSET: usize = 1;
const WORDS: usize = 7;
const PAIRS: usize = 14;
const LATER_WORDS: usize = 19;
const LATER_UNICHARSET: usize = 21;

/// Words, weighted by how many pairs have them, and pairs.
#[expect(clippy::type_complexity, reason = "two lists in the shapes that are written")]
pub(super) fn read(folder: &Path) -> Result<(Vec<(String, u64)>, Vec<(String, String, u64)>)> {
    let file = files(folder, "gz")?
        .into_iter()
        .find(|path| path.to_string_lossy().contains("/4.0.0/"))
        .context("no model file in the package")?;
    let mut bytes = Vec::new();
    GzDecoder::new(fs::File::open(file)?).read_to_end(&mut bytes)?;
    let mut weights: BTreeMap<String, u64> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (set, list) in [(UNICHARSET, WORDS), (LATER_UNICHARSET, LATER_WORDS)] {
        if let (Some(set), Some(list)) = (component(&bytes, set)?, component(&bytes, list)?) {
            for word in dawg(list, &unicharset(set))? {
                weights.entry(word).or_insert(1);
            }
        }
    }
    if let (Some(set), Some(list)) = (component(&bytes, UNICHARSET)?, component(&bytes, PAIRS)?) {
        for pair in dawg(list, &unicharset(set))? {
            let Some((first, second)) = pair.split_once(' ') else { continue };
            let trimmed = [first, second].map(|word| word.trim_matches(|letter: char| !letter.is_alphabetic()));
            for word in trimmed {
                *weights.entry(word.to_owned()).or_insert(0) += 1;
            }
            // What ends in a mark begins no pair with the next word's sense, but is a word all the same.
            if trimmed[0] == first {
                pairs.push((trimmed[0].to_owned(), trimmed[1].to_owned(), 1));
            }
        }
    }
    Ok((weights.into_iter().collect(), pairs))
}

/// A part of the file: a count of parts, their offsets (-1 for none), the parts.
fn component(bytes: &[u8], part: usize) -> Result<Option<&[u8]>> {
    let offset = |at: usize| -> Result<i64> {
        Ok(i64::from_le_bytes(bytes.get(4 + at * 8..12 + at * 8).context("a short table")?.try_into()?))
    };
    let count = u32::from_le_bytes(bytes.get(..4).context("an empty file")?.try_into()?) as usize;
    if part >= count || offset(part)? < 0 {
        return Ok(None);
    }
    let start = usize::try_from(offset(part)?)?;
    let end = (part + 1..count).find_map(|next| offset(next).ok().filter(|end| *end >= 0));
    let end = end.map_or(Ok(bytes.len()), usize::try_from)?;
    Ok(bytes.get(start..end))
}

/// Letters by their number; the first is a space.
fn unicharset(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let letters = text.lines().skip(1).map(|line| line.split(' ').next().unwrap_or_default());
    letters.enumerate().map(|(at, letter)| if at == 0 { " ".to_owned() } else { letter.to_owned() }).collect()
}

/// All strings of a squished word graph: magic 42 in two bytes, letters and edges in four each, edges in eight. An edge has the
/// letter in its low bits, then last-of-node, backward and end-of-word, then the next node.
fn dawg(bytes: &[u8], letters: &[String]) -> Result<Vec<String>> {
    let size = u64::from(u32::from_le_bytes(bytes.get(2..6).context("a short graph")?.try_into()?));
    let count = u32::from_le_bytes(bytes.get(6..10).context("a short graph")?.try_into()?) as usize;
    let mut width = 0;
    while 1_u64 << width < size + 1 {
        width += 1;
    }
    let edges: Vec<u64> = bytes[10..]
        .chunks_exact(8)
        .take(count)
        .filter_map(|eight| Some(u64::from_le_bytes(eight.try_into().ok()?)))
        .collect();
    let mut found = Vec::new();
    walk(&edges, width, letters, 0, &mut String::new(), &mut found);
    Ok(found)
}

fn walk(edges: &[u64], width: u32, letters: &[String], node: usize, prefix: &mut String, found: &mut Vec<String>) {
    if prefix.len() > 120 {
        return;
    }
    for edge in edges.iter().skip(node) {
        let letter = usize::try_from(edge & ((1 << width) - 1)).unwrap_or(usize::MAX);
        let flags = edge >> width & 7;
        let next = usize::try_from(edge >> (width + 3)).unwrap_or(0);
        if flags & 2 != 0 {
            break;
        }
        let before = prefix.len();
        prefix.push_str(letters.get(letter).map_or("\u{fffd}", String::as_str));
        if flags & 4 != 0 {
            found.push(prefix.clone());
        }
        if next != 0 && next < edges.len() {
            walk(edges, width, letters, next, prefix, found);
        }
        prefix.truncate(before);
        if flags & 1 != 0 {
            break;
        }
    }
}
