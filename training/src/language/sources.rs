//! What the model is trained on: word lists with frequencies, and running text.

use anyhow::Context;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A language's words with their shares of all words, and lines of running text.
pub(super) struct Source {
    /// The language.
    pub lang: &'static str,
    /// Words, in a fixed order, with shares that add up to one.
    pub words: Vec<(String, f64)>,
    /// Lines as sequences of numbers of words.
    pub lines: Vec<Vec<u32>>,
    /// The share of windows that are to be taken from those lines; the others are drawn word by word.
    pub running: f64,
}

/// The languages of the model by script: Latin, Arabic, Cyrillic.
pub(super) const LANGS: [&[&str]; 3] = [
    &[
        "tr", "en", "de", "fr", "es", "it", "nl", "az", "kmr", "pt", "pl", "cs", "ro", "hu", "vi", "sv", "da", "no",
        "fi", "sk", "hr", "sl", "sq", "lt", "lv", "id",
    ],
    &["ar", "fa", "ckb", "ur"],
    &["ru", "uk", "bg", "mk"],
];

/// Files of `train/` that may not be trained on: for non-commercial use only, or under a licence that a model file could
/// not carry. `SOURCE.md` of the corpora says which they are.
const SHUT: &[&str] = &[
    "-NC",
    "ParTUT",
    "CAC",
    "FicTree",
    "ISDT",
    "PoSTWITA",
    "LinES",
    "Szeged",
    "Polish-SZ",
    "Polish-LFG",
    "English-GUM",
    "AnCora",
    "udhr",
    "faker",
    "subdivisions",
    "cldr-dates",
    "ud-atis",
];

/// What the names of files with prose have in them.
const PROSE: &[&str] = &["ud23", "wikiner", "twt", "bertwiki", "ud-framenet"];

/// Languages whose lists were counted on pages that a crawler took for theirs.
const CRAWLED: &[&str] = &["az", "kmr", "ckb"];

/// Where the inputs are.
pub(super) struct Folders {
    /// The orthography corpora.
    pub corpora: PathBuf,
    /// Fetched and prepared text and lists.
    pub data: PathBuf,
}

impl Source {
    /// Reads what there is for the languages of one script.
    pub(super) fn read_all(langs: &[&'static str], script: u8, folders: &Folders) -> anyhow::Result<Vec<Self>> {
        let mut sources =
            langs.iter().map(|lang| Self::read(lang, script, folders)).collect::<anyhow::Result<Vec<_>>>()?;
        // Lists that a crawl of the web gave hold words of their neighbours. A word that another language has far more
        // often was most likely quoted from it.
        let mut most: HashMap<String, f64> = HashMap::new();
        for source in sources.iter().filter(|source| !CRAWLED.contains(&source.lang)) {
            for (word, share) in &source.words {
                let known = most.entry(word.clone()).or_default();
                *known = known.max(*share);
            }
        }
        for source in sources.iter_mut().filter(|source| CRAWLED.contains(&source.lang)) {
            for (word, share) in &mut source.words {
                let elsewhere = most.get(word).copied().unwrap_or_default();
                let borne = if *share < 1e-5 { 0.5 } else { 2.0 };
                if elsewhere > borne * *share {
                    *share *= borne * *share / elsewhere;
                }
            }
        }
        Ok(sources)
    }

    fn read(lang: &'static str, script: u8, folders: &Folders) -> anyhow::Result<Self> {
        let mut shares: HashMap<String, f64> = HashMap::new();
        let lists = lists(lang, folders)?;
        let mut total = 0.0;
        for (path, weight) in &lists {
            let list = read_list(path)?;
            let sum: f64 = list.iter().map(|(_, share)| share).sum();
            for (word, share) in list {
                if fits(&word, script) {
                    *shares.entry(word).or_default() += weight * share / sum;
                }
            }
            total += weight;
        }
        let texts = texts(lang, folders)?;
        let mut lines: Vec<Vec<String>> = Vec::new();
        let mut manuals: Vec<Vec<String>> = Vec::new();
        for (path, prose) in &texts {
            let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            // Of a long manual every so many lines: it must not outweigh all else.
            let step = if *prose { 1 } else { (text.len() / 500_000).max(1) };
            for line in text.lines().step_by(step) {
                let words: Vec<String> = split(line).filter(|word| fits(word, script)).collect();
                if words.len() > 1 {
                    if *prose { lines.push(words) } else { manuals.push(words) }
                }
            }
        }
        // Running text says the more about shares the more of it there is; manuals speak of little but themselves.
        for (lines, most) in [(&lines, 0.7), (&manuals, 0.1)] {
            let counted = lines.iter().map(Vec::len).sum::<usize>() as f64;
            let weight = (counted / 600_000.0).min(most);
            for word in lines.iter().flatten() {
                *shares.entry(word.clone()).or_default() += weight / counted;
            }
            total += weight;
        }
        let running = if lines.is_empty() && manuals.is_empty() {
            0.0
        } else if lines.len() >= 700 {
            0.5 * (lines.len() as f64 / 5000.0).min(1.0)
        } else {
            0.1
        };
        if lines.len() < 700 {
            lines.append(&mut manuals);
            for word in lines.iter().flatten() {
                shares.entry(word.clone()).or_default();
            }
        }
        let mut words: Vec<(String, f64)> = shares.into_iter().map(|(word, share)| (word, share / total)).collect();
        words.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let numbers: HashMap<&str, u32> = words.iter().zip(0..).map(|((word, _), at)| (word.as_str(), at)).collect();
        let lines = lines.iter().map(|line| line.iter().map(|word| numbers[word.as_str()]).collect()).collect();
        let source = Self { lang, words, lines, running };
        println!(
            "{lang}: {} words from {} lists, {} lines of {} texts",
            source.words.len(),
            lists.len(),
            source.lines.len(),
            texts.len()
        );
        Ok(source)
    }
}

/// The words of a line, small. The model folds them further; here it only keeps the lists short.
pub(super) fn split(line: &str) -> impl Iterator<Item = String> {
    line.split(|c: char| !(c.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(&c)))
        .filter(|word| !word.is_empty())
        .map(|word| tellal_text::case::lower(&word.replace(['İ', 'I'], "i"), "und"))
}

/// Whether a word is in a script.
fn fits(word: &str, script: u8) -> bool {
    word.chars().filter_map(tellal_text::identify::Script::of_letter).all(|found| found.number() == Some(script))
        && word.chars().any(char::is_alphabetic)
}

/// The word lists of a language with their weights.
fn lists(lang: &str, folders: &Folders) -> anyhow::Result<Vec<(PathBuf, f64)>> {
    let words = |name: &str| folders.data.join(format!("words/{lang}.{name}.tsv"));
    let lexicon = |name: &str| folders.corpora.join(format!("lexicons/{name}-{lang}.txt"));
    let mut lists = vec![
        (words("wordfreq"), 1.0),
        (words("zemberek"), 0.15),
        (lexicon("frequencywords"), 0.25),
        (lexicon("tesseract"), 1.0),
        // All forms alike: they tell how words look, not how frequent they are.
        (words("klpt"), 0.05),
    ];
    if lang == "tr" {
        lists.push((words("tesseract"), 0.05));
    }
    lists.retain(|(path, _)| path.is_file());
    anyhow::ensure!(!lists.is_empty(), "there is no word list for {lang}");
    Ok(lists)
}

/// The texts of a language, in a fixed order, each with whether it is prose rather than a manual or messages.
fn texts(lang: &str, folders: &Folders) -> anyhow::Result<Vec<(PathBuf, bool)>> {
    let mut texts: Vec<(String, PathBuf)> = Vec::new();
    for folder in [folders.data.join("text"), folders.corpora.join("train")] {
        let Ok(files) = std::fs::read_dir(&folder) else { continue };
        for file in files {
            let path = file?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let open = name.ends_with(".txt") && !SHUT.iter().any(|shut| name.contains(shut));
            if open && name.starts_with(&format!("{lang}.")) && !texts.iter().any(|(known, _)| *known == name) {
                texts.push((name, path));
            }
        }
    }
    texts.sort();
    Ok(texts.into_iter().map(|(name, path)| (path, PROSE.iter().any(|prose| name.contains(prose)))).collect())
}

/// A list: a word and its share (or count) a line; without it, the more frequent word stands first (Zipf's law).
fn read_list(path: &Path) -> anyhow::Result<Vec<(String, f64)>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut list = Vec::new();
    for (rank, line) in text.lines().enumerate() {
        let mut fields = line.split(['\t', ' ']);
        let Some(word) = fields.next() else { continue };
        let share = match fields.next().and_then(|field| field.parse::<f64>().ok()) {
            Some(share) => share,
            None => 1.0 / (rank as f64 + 2.0),
        };
        for part in split(word) {
            list.push((part, share));
        }
    }
    Ok(list)
}
