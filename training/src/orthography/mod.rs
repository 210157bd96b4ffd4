//! The models that put a language's letters back.
//!
//! The lexicon is mixed from counted word lists and running text. The weights are learned from running text, in which a part
//! of the words is hidden from the lexicon so that the letters around are heard too, and from sentences that are drawn
//! from word pairs (`chains`). Then all but the strongest weights are dropped, and those that stay are learned once more.

mod chains;
mod learner;
mod measure;
mod numbers;
mod provenance;
mod syllables;
mod tongues;
mod words;

use anyhow::{Context as _, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tellal_text::restore::{Restorer, alphabet::Alphabet, features::Keys, write_model};

/// Draws numbers, the same ones each time.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice that fall as they did before.
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        tellal_text::restore::cells::stir(self.0)
    }

    /// A number from 0 to below 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are what a float has")]
    pub(crate) fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// What to train, and on what.
#[derive(Debug)]
struct Wishes {
    lang: String,
    /// The folder that `sources` prepares: text, words, pairs.
    data: PathBuf,
    /// The orthography corpora, for the dev sets.
    corpora: PathBuf,
    /// Where the model goes.
    out: PathBuf,
    /// Sentences to draw from word pairs.
    chains: usize,
    /// Passes over the running text.
    passes: usize,
    /// Bytes that the model may take; 0 for what is usual for the language.
    room: usize,
    /// Print the words that are restored wrong.
    show: bool,
    /// Only measure this model.
    measure: Option<PathBuf>,
}

impl Wishes {
    /// The flags that make the same model again, folders aside.
    fn said(&self) -> String {
        let Self { lang, chains, passes, room, .. } = self;
        format!("--lang {lang} --chains {chains} --passes {passes} --room {room}")
    }
}

fn wishes(flags: &[String]) -> Result<Wishes> {
    let mut wishes = Wishes {
        lang: "tr".to_owned(),
        data: PathBuf::from("target/training"),
        corpora: PathBuf::from("../shared/corpora/orthography"),
        out: PathBuf::from("crates/text/models"),
        chains: 2_000_000,
        passes: 3,
        room: 0,
        show: false,
        measure: None,
    };
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        if flag == "--show" {
            wishes.show = true;
            continue;
        }
        let value = flags.next().with_context(|| format!("{flag} needs a value"))?;
        match flag.as_str() {
            "--lang" => wishes.lang.clone_from(value),
            "--data" => wishes.data = value.into(),
            "--corpora" => wishes.corpora = value.into(),
            "--out" => wishes.out = value.into(),
            "--chains" => wishes.chains = value.parse()?,
            "--measure" => wishes.measure = Some(value.into()),
            "--passes" => wishes.passes = value.parse()?,
            "--room" => wishes.room = value.parse()?,
            _ => bail!("there is no flag {flag}"),
        }
    }
    if wishes.room == 0 {
        wishes.room = match wishes.lang.as_str() {
            "tr" => 8_000_000,
            "vi" => 1_700_000,
            _ => 1_150_000,
        };
    }
    Ok(wishes)
}

/// Trains the model of one language, and measures it.
pub(crate) fn run(flags: &[String]) -> Result<()> {
    let wishes = wishes(flags)?;
    let alphabet = Alphabet::of(&wishes.lang).with_context(|| format!("no letters are known for {}", wishes.lang))?;
    if let Some(path) = &wishes.measure {
        measure(&wishes, fs::read(path)?, &[])?;
        return Ok(());
    }
    match wishes.lang.as_str() {
        "tr" => {}
        "vi" => return syllables::run(&wishes),
        _ => return tongues::run(&wishes, alphabet),
    }
    let texts = texts(&wishes)?;
    let (kept, aside) = set_aside(&texts);
    let lists = files(&wishes.data.join("words"), &wishes.lang)?;
    let words = words::Words::mix(alphabet, &lists, &kept)?;
    let lexicon = words.lexicon(|_, _| false);
    println!("lexicon: {} classes, {} bytes", words.classes(), lexicon.len());
    let mut lines: Vec<learner::Line> = Vec::new();
    for text in &kept {
        // What a model has written teaches less than what people wrote.
        let weight = if text.name.contains("pred") { 0.5 } else { 1.0 };
        lines.extend(text.lines.iter().map(|line| learner::Line { text: line.clone(), weight, drawn: false }));
    }
    if wishes.lang == "tr" {
        lines.extend(numbers::lines(&mut Dice::new(11)).into_iter().map(|text| learner::Line {
            text,
            weight: 0.5,
            drawn: false,
        }));
        lines.extend(words.alone().into_iter().map(|text| learner::Line { text, weight: 0.15, drawn: false }));
        // Words that are two when typed plainly, in sentences of our own such as comments are made of.
        // There are few of them, and steps get shorter: each stands there twelve times.
        let own = include_str!("../../own/tr.comments.txt").lines();
        for _ in 0..12 {
            lines.extend(own.clone().map(|text| learner::Line { text: text.to_owned(), weight: 1.0, drawn: false }));
        }
        lines.extend(words.dotted().into_iter().map(|text| learner::Line { text, weight: 0.3, drawn: false }));
        lines.extend(words.hanging().into_iter().map(|text| learner::Line { text, weight: 0.3, drawn: false }));
    }
    let mut drawn = Vec::new();
    let mut pairs = files(&wishes.data.join("pairs"), &wishes.lang)?;
    pairs.retain(|path| path.to_string_lossy().contains("chains"));
    for path in &pairs {
        let chains = chains::Chains::read(path, &words)?;
        let drawn_here = chains.sentences(wishes.chains, &mut Dice::new(7));
        drawn.extend(drawn_here.into_iter().map(|text| learner::Line { text, weight: 0.6, drawn: true }));
    }
    println!("{} lines of text, {} drawn from pairs", lines.len(), drawn.len());
    let mut learner = learner::Learner::new(alphabet, &lexicon)?;
    learner.learn(&lines, &drawn, wishes.passes);
    // What is rare and comes out right without the lexicon need not be in it: the room is better used.
    let mut keys = Keys::default();
    let lexicon = words.lexicon(|form, level| level < 2 && learner.knows(form, 1.5 + f32::from(level), &mut keys));
    println!("lexicon: {} bytes are needed", lexicon.len());
    learner.take_lexicon(&lexicon)?;
    let room = wishes.room.saturating_sub(lexicon.len() + 64);
    let weights = learner.pruned(room, &lines, &drawn);
    let model = write_model(&lexicon, &weights);
    fs::create_dir_all(&wishes.out)?;
    let path = wishes.out.join(format!("orthography-{}.bin", wishes.lang));
    fs::write(&path, &model)?;
    println!("{}: {} bytes", path.display(), model.len());
    let scores = measure(&wishes, model, &aside)?;
    let inputs = [texts.into_iter().map(|text| text.path).collect(), lists, pairs].concat();
    let command = format!("cargo xtask train orthography {}", wishes.said());
    provenance::write(&path, &wishes.lang, command.trim(), &inputs, &scores)
}

/// Measures a model on the dev sets and on what was set aside.
fn measure(wishes: &Wishes, model: Vec<u8>, aside: &[String]) -> Result<Vec<(String, measure::Score)>> {
    let restorer =
        Restorer::over(&wishes.lang, Box::leak(model.into_boxed_slice())).context("the model cannot be read")?;
    let mut scores = Vec::new();
    if !aside.is_empty() {
        scores.push(("aside".to_owned(), measure::score(&restorer, aside, wishes.show)));
    }
    for path in files(&wishes.corpora.join("dev"), &wishes.lang)? {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let mut lines: Vec<String> = fs::read_to_string(&path)?.lines().map(str::to_owned).collect();
        if name.contains("CAPS") {
            lines = lines.iter().map(|line| tellal_text::case::lower(line, &wishes.lang)).collect();
        }
        let score = measure::score(&restorer, &lines, wishes.show && !name.contains("-NC"));
        scores.push((name, score));
    }
    for (name, score) in &scores {
        println!("{name}\t{score}");
    }
    Ok(scores)
}

/// Sources that speak as programs do.
const MANUALS: [&str; 6] = ["office", "firefox", "messages", "handbook", "gnome-help", "cldr-subdivisions"];

/// Running text of one source.
#[derive(Debug)]
pub(crate) struct Text {
    pub name: String,
    pub path: PathBuf,
    pub lines: Vec<String>,
}

fn texts(wishes: &Wishes) -> Result<Vec<Text>> {
    let read = |path: PathBuf| {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let lines = fs::read_to_string(&path)?.lines().map(str::to_owned).collect();
        Ok(Text { name, path, lines })
    };
    let mut files = files(&wishes.data.join("text"), &wishes.lang)?;
    // Its licence (LGPL) is none that a model could be given on under.
    files.retain(|path| !path.to_string_lossy().contains("iso-codes"));
    if wishes.lang == "tr" {
        // Where there is enough prose, what programs say and their manuals teach more wrong than right.
        let manual = |path: &Path| MANUALS.iter().any(|name| path.to_string_lossy().contains(name));
        files.retain(|path| !manual(path));
    }
    files.into_iter().map(read).collect()
}

/// A part of the text that nothing is learned from, so that the dev sets need not be looked at too often.
fn set_aside(texts: &[Text]) -> (Vec<Text>, Vec<String>) {
    let mut aside = Vec::new();
    let kept = texts.iter().map(|text| {
        let takes = ["wikiner", "twt", "framenet"].iter().any(|name| text.name.contains(name));
        let mut lines = Vec::new();
        for (at, line) in text.lines.iter().enumerate() {
            if takes && at % 25 == 7 { aside.push(line.clone()) } else { lines.push(line.clone()) }
        }
        Text { name: text.name.clone(), path: text.path.clone(), lines }
    });
    (kept.collect(), aside)
}

/// The files of a language in a folder, in order of their names; none if there is no folder.
fn files(folder: &Path, lang: &str) -> Result<Vec<PathBuf>> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    let prefix = format!("{lang}.");
    files.retain(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(&prefix)));
    files.sort();
    Ok(files)
}
