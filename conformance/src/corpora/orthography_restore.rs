//! Sentences with their letters, one a line, `LANG.SOURCE.txt` or `LANG.txt`: typed plainly, then restored.
//!
//! Counted are words (runs of letters; a Turkish circumflex may be there or not) and sentences that come out as they were. Files
//! whose name has CAPS are made small first. A table of tweets (`*.tsv`: raw, preprocessed, corrected, annotated) is counted by
//! the words that stand in both its preprocessed and its corrected column, letters aside. Beside ours stand the
//! figures of D. Yuret's table for Turkish, from the npm package `turkish-deasciifier`, where it can be installed.

use crate::{figure::Figure, material::Material};
use anyhow::Context as _;
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tellal_text::{
    case,
    restore::{alphabet::Alphabet, restorer},
};

/// `words` and `sentences` of each file in a language that we have a model of, ours and the peer's.
pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let mut sets: Vec<(String, &'static str, Vec<Pair>)> = Vec::new();
    for name in material.files()? {
        let path = material.folder.join(&name);
        let file = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is = |extension: &str| path.extension().is_some_and(|end| end == extension);
        if is("tsv") && file.contains("tweets") {
            sets.push((stem(&path), "tr", tweets(&fs::read_to_string(&path)?)));
            continue;
        }
        let lang = file.split('.').next().unwrap_or_default();
        let Some(alphabet) = Alphabet::of(lang).filter(|alphabet| is("txt") && restorer(alphabet.lang).is_some())
        else {
            continue;
        };
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let gold = lines.map(|line| {
            let line = if file.contains("CAPS") { case::lower(line, lang) } else { line.to_owned() };
            if lang == "tr" { line.chars().map(without_circumflex).collect() } else { line }
        });
        let pairs = gold.map(|gold| Pair { plain: alphabet.plain(&gold), gold, counted: None });
        sets.push((stem(&path), alphabet.lang, pairs.collect()));
    }
    let turkish: Vec<&str> =
        sets.iter().filter(|set| set.1 == "tr").flat_map(|set| &set.2).map(|pair| pair.plain.as_str()).collect();
    let mut theirs = Vec::new();
    if !turkish.is_empty() {
        match peer(&turkish) {
            Ok(lines) => theirs = lines,
            Err(error) => eprintln!("orthography-restore: without turkish-deasciifier, {error:#}"),
        }
    }
    let mut theirs = theirs.into_iter();
    for (name, lang, pairs) in &sets {
        let Some(restorer) = restorer(lang) else { continue };
        let restored: Vec<String> = pairs.iter().map(|pair| restorer.restore(&pair.plain).text).collect();
        figures.extend(count(name, "", pairs, &restored));
        if *lang == "tr" && theirs.len() > 0 {
            let restored: Vec<String> = theirs.by_ref().take(pairs.len()).collect();
            figures.extend(count(name, ", turkish-deasciifier", pairs, &restored));
        }
    }
    Ok(figures)
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

/// A sentence as it should be, and as a plain keyboard types it.
struct Pair {
    gold: String,
    plain: String,
    /// The words that count, by number; all if there is nothing.
    counted: Option<Vec<bool>>,
}

/// The rows of the table of tweets.
fn tweets(table: &str) -> Vec<Pair> {
    let turkish = Alphabet::of("tr");
    let plain = |word: &str| turkish.map_or_else(|| word.to_owned(), |turkish| turkish.plain(word));
    let mut pairs = Vec::new();
    for row in table.lines().skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [_, typed, corrected, ..] = fields.as_slice() else { continue };
        let small = |text: &str| -> Vec<String> {
            let text: String = case::lower(text, "tr").chars().map(without_circumflex).collect();
            text.split_whitespace().map(str::to_owned).collect()
        };
        let (typed, gold) = (small(typed), small(corrected));
        let mut rest = typed.iter();
        // Word by word in order: what was otherwise corrected is passed over.
        let counted: Vec<bool> = gold
            .iter()
            .map(|word| {
                let mut ahead = rest.clone().take(4);
                let found = ahead.position(|typed| plain(typed) == plain(word));
                found.map(|at| rest.nth(at)).is_some()
            })
            .collect();
        let gold = gold.join(" ");
        pairs.push(Pair { plain: plain(&gold), gold, counted: Some(counted) });
    }
    pairs
}

fn count(set: &str, whose: &str, pairs: &[Pair], restored: &[String]) -> Vec<Figure> {
    let mut words = Figure::new(format!("{set} words{whose}").leak());
    let mut sentences = Figure::new(format!("{set} sentences{whose}").leak());
    for (at, (pair, restored)) in pairs.iter().zip(restored).enumerate() {
        let case = format!("{}", at + 1);
        let right = pair.gold == *restored;
        if pair.counted.is_none() {
            sentences.count(right, &case, || format!("{} → {restored}", pair.gold));
        }
        let mut letters = pair.gold.chars().zip(restored.chars()).peekable();
        let mut token = 0;
        while let Some(&(first, _)) = letters.peek() {
            if !first.is_alphabetic() {
                token += usize::from(first.is_whitespace());
                letters.next();
                continue;
            }
            let (mut gold, mut got) = (String::new(), String::new());
            while let Some((a, b)) = letters.next_if(|(c, _)| c.is_alphabetic()) {
                gold.push(a);
                got.push(b);
            }
            if pair.counted.as_ref().is_none_or(|counted| counted.get(token).copied().unwrap_or(false)) {
                words.count(gold == got, &case, || format!("{gold} → {got}"));
            }
        }
    }
    if sentences.cases == 0 { vec![words] } else { vec![words, sentences] }
}

fn without_circumflex(c: char) -> char {
    match c {
        'â' => 'a',
        'î' => 'i',
        'û' => 'u',
        'Â' => 'A',
        'Î' => 'İ',
        'Û' => 'U',
        c => c,
    }
}

/// What D. Yuret's table makes of the lines, by the npm package.
fn peer(lines: &[&str]) -> anyhow::Result<Vec<String>> {
    const PACKAGE: &str = "turkish-deasciifier@1.0.0";
    const SCRIPT: &str = "const Peer = require('turkish-deasciifier'); const peer = new Peer(); const fs = require('fs'); \
        const lines = fs.readFileSync(0, 'utf8').split('\\n'); \
        process.stdout.write(lines.map(line => { return peer.deasciify(line); }).join('\\n'));";
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target")), PathBuf::from);
    let folder = target.join("peers");
    if !folder.join("node_modules/turkish-deasciifier").is_dir() {
        fs::create_dir_all(&folder)?;
        let mut install = Command::new("npm");
        install.args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"]).arg(&folder).arg(PACKAGE);
        let status = install.stdout(Stdio::null()).status().context("npm cannot be run")?;
        anyhow::ensure!(status.success(), "npm could not install {PACKAGE}");
    }
    let mut node = Command::new("node")
        .args(["-e", SCRIPT])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("node cannot be run")?;
    let mut input = node.stdin.take().context("node has no standard input")?;
    let text = lines.join("\n");
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = node.wait_with_output()?;
    writer.join().map_err(|_| anyhow::anyhow!("what was written to node was lost"))??;
    let out: Vec<String> = String::from_utf8(output.stdout)?.split('\n').map(str::to_owned).collect();
    anyhow::ensure!(out.len() == lines.len(), "node gave {} lines for {}", out.len(), lines.len());
    Ok(out)
}
