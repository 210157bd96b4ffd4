//! The models of the languages other than Turkish, each small: the lexicon keeps the commonest words, and the others teach the
//! weights how such words are spelt.

use super::{Dice, Text, Wishes, files, learner, measure, texts, words};
use crate::sources::provenance;
use anyhow::{Context as _, Result};
use std::{fmt::Write as _, fs, path::Path};
use tellal_text::restore::{Restorer, alphabet::Alphabet, write_model};

/// Words that a lexicon keeps. Hungarian builds so many that letters tell more than words do.
const fn kept_words(lang: &str) -> usize {
    if matches!(lang.as_bytes(), b"hu") { 108_000 } else { 166_000 }
}

/// Words of lists that teach spelling, at most.
const SPELLINGS: usize = 300_000;
/// A form that is so small a part of what is typed like it is a slip: pairs gathered from the web have many.
const SLIP: f64 = 0.03;

/// Trains the model of one language, and measures it on its dev sets and on what was set aside.
pub(super) fn run(wishes: &Wishes, alphabet: &'static Alphabet) -> Result<()> {
    let (kept, aside) = set_aside(texts(wishes)?);
    let mut words = words::Words::mix(alphabet, &files(&wishes.data.join("words"), &wishes.lang)?, &kept)?;
    if wishes.lang == "de" {
        words.draw();
    }
    let mut drawn = Vec::new();
    for path in files(&wishes.data.join("pairs"), &wishes.lang)? {
        drawn.extend(pairs(&path, &words)?.into_iter().take(wishes.chains).map(|text| learner::Line {
            text,
            weight: 0.5,
            drawn: true,
        }));
    }
    let rare = words.keep(kept_words(&wishes.lang), SPELLINGS);
    println!("{} pairs, {} words for their spelling", drawn.len(), rare.len());
    drawn.extend(rare.into_iter().map(|text| learner::Line { text, weight: 0.35, drawn: true }));
    let lexicon = words.lexicon(|_, _| false);
    println!("lexicon: {} classes, {} bytes", words.classes(), lexicon.len());
    let mut lines = Vec::new();
    for text in &kept {
        let weight = weight(&text.name);
        lines.extend(text.lines.iter().map(|line| learner::Line { text: line.clone(), weight, drawn: false }));
    }
    mix(&mut drawn);
    println!("{} lines of text, {} drawn", lines.len(), drawn.len());
    let mut learner = learner::Learner::new(alphabet, &lexicon)?;
    learner.learn(&lines, &drawn, wishes.passes);
    let weights = learner.pruned(wishes.room.saturating_sub(lexicon.len() + 64), &lines, &drawn);
    let model = write_model(&lexicon, &weights);
    fs::create_dir_all(&wishes.out)?;
    let path = wishes.out.join(format!("orthography-{}.bin", wishes.lang));
    fs::write(&path, &model)?;
    println!("{}: {} bytes", path.display(), model.len());
    let restorer =
        Restorer::over(&wishes.lang, Box::leak(model.into_boxed_slice())).context("the model cannot be read")?;
    told(wishes, &restorer, &aside)
}

/// Measures a model on what was set aside and on the dev sets, says so, and writes beside the model what it was made of.
pub(super) fn told(wishes: &Wishes, restorer: &Restorer, aside: &[(String, Vec<String>)]) -> Result<()> {
    let mut figures = String::new();
    for (name, lines) in aside {
        writeln!(figures, "| {name}, a part set aside | {} |", measure::score(restorer, lines, false))?;
    }
    for path in files(&wishes.corpora.join("dev"), &wishes.lang)? {
        let lines: Vec<String> = fs::read_to_string(&path)?.lines().map(|line| commas(line, &wishes.lang)).collect();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        writeln!(figures, "| {name}, dev | {} |", measure::score(restorer, &lines, wishes.show))?;
    }
    print!("{figures}");
    let page = format!(
        "# orthography-{0}.bin\n\nMade by `cargo xtask train orthography --lang {0}` from what `cargo xtask train sources` prepares. It holds counts and \
         weights, no text. Of the sources, those under CC BY-SA ask to be named and ask the same of what is made of them: the file is \
         under CC BY-SA 4.0, the code that reads it is not.\n\n| source | version | licence |\n|---|---|---|\n{1}\nRestored from text \
         without any special letter:\n\n| set | right |\n|---|---|\n{figures}",
        wishes.lang,
        provenance(&wishes.lang)?
    );
    fs::write(wishes.out.join(format!("orthography-{}.md", wishes.lang)), page)?;
    Ok(())
}

/// What running text of a source teaches: help pages less than people's own sentences, a model's spelling less than people's.
fn weight(name: &str) -> f32 {
    match name {
        _ if name.contains("ud23") => 1.0,
        _ if name.contains("pred") => 0.7,
        _ if name.contains("handbook") || name.contains("udhr") => 0.7,
        _ => 0.4,
    }
}

/// A part of every treebank that nothing is learned from, and the rest.
pub(super) fn set_aside(texts: Vec<Text>) -> (Vec<Text>, Vec<(String, Vec<String>)>) {
    let mut aside = Vec::new();
    let mut kept = Vec::new();
    let treebank = texts.iter().any(|text| text.name.contains("ud23"));
    for text in texts {
        // Where there is no treebank to learn from, a part of what else there is.
        let part = match text.name.as_str() {
            name if name.contains("ud23") => 10,
            name if !treebank && (name.contains("firefox") || name.contains("udhr")) => 20,
            _ => {
                kept.push(text);
                continue;
            }
        };
        let (mut learned, mut apart) = (Vec::new(), Vec::new());
        for (at, line) in text.lines.into_iter().enumerate() {
            if at % part == 3 { apart.push(line) } else { learned.push(line) }
        }
        aside.push((text.name.clone(), apart));
        kept.push(Text { name: text.name, path: text.path, lines: learned });
    }
    (kept, aside)
}

/// Pairs of words as lines of two. Where much of the web is typed plainly, only what stands beside a special letter is believed.
fn pairs(path: &Path, words: &words::Words) -> Result<Vec<String>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let both: Vec<(&str, &str)> = text
        .lines()
        .filter_map(|line| line.split_once('\t').and_then(|(first, rest)| Some((first, rest.split('\t').next()?))))
        .collect();
    let small: Vec<[String; 2]> =
        both.iter().map(|(first, second)| [words.small(first), words.small(second)]).collect();
    let (_, noise) = words.noise(small.iter().flatten().map(|word| (word.as_str(), 1.0)));
    println!("{}: {:.1} % typed plainly", path.display(), noise * 100.0);
    let mut lines = Vec::new();
    for ((first, second), [a, b]) in both.iter().zip(&small) {
        let least = (noise * 0.5).max(SLIP);
        let good = |word: &str| {
            !words.is_slip(word)
                && words.share(word).is_none_or(|share| share > least || words.is_special(word) && share > SLIP)
        };
        let told = |word: &str, other: &str| noise < 0.05 || !words.is_ambiguous(word) || words.is_special(other);
        if good(a) && good(b) && told(a, b) && told(b, a) {
            lines.push(format!("{first} {second}"));
        }
    }
    mix_text(&mut lines);
    Ok(lines)
}

/// An order that has nothing to do with the alphabet's, the same each time.
fn mix(lines: &mut [learner::Line]) {
    let mut dice = Dice::new(17);
    for at in (1..lines.len()).rev() {
        let other = usize::try_from(dice.next() % (at as u64 + 1)).unwrap_or(0);
        lines.swap(at, other);
    }
}

fn mix_text(lines: &mut [String]) {
    let mut dice = Dice::new(19);
    for at in (1..lines.len()).rev() {
        let other = usize::try_from(dice.next() % (at as u64 + 1)).unwrap_or(0);
        lines.swap(at, other);
    }
}

/// Romanian with commas below, as it is written, for the cedillas of old files.
fn commas(line: &str, lang: &str) -> String {
    if lang == "ro" {
        line.replace('ş', "ș").replace('ţ', "ț").replace('Ş', "Ș").replace('Ţ', "Ț")
    } else {
        line.to_owned()
    }
}
