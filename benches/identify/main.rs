//! How often the language of a few words is told, and how fast, with what tells it elsewhere beside it in the same run.
//!
//! `cargo bench -p tellal-text --bench identify -- --python PYTHON [--folder DIR]`, where PYTHON has the packages of
//! `requirements.txt`. Windows of 1-2, 3-5 and 6-15 words are drawn from every `LANG.SOURCE.txt` of the folder (the development
//! half of the orthography corpora), 300 a language and length. Ours chooses among fourteen languages; each peer among those
//! of them that it knows, or among all; a language that a peer does not know is left out of its mean. Time is time on the processor.
#![expect(clippy::cast_precision_loss, clippy::unwrap_used, reason = "figures to be read, and faults that end the run")]

use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write as _,
    fs,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};
use tellal_text::identify::{Languages, identify_among};

const FOURTEEN: &[&str] = &["tr", "en", "de", "fr", "es", "it", "nl", "ar", "fa", "ru", "uk", "az", "kmr", "ckb"];
const LENGTHS: [(usize, usize); 3] = [(1, 2), (3, 5), (6, 15)];
const WINDOWS: usize = 300;

/// Windows of one language, length and way of typing.
struct Set {
    lang: String,
    bare: bool,
    length: usize,
    windows: Vec<String>,
}

fn main() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let shared = std::env::var_os("TELLAL_SHARED").map_or_else(|| PathBuf::from(root).join("../shared"), Into::into);
    let mut folder = shared.join("corpora/orthography/dev");
    let mut python = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--python" => python = arguments.next(),
            "--folder" => folder = arguments.next().unwrap().into(),
            _ => {} // cargo's own `--bench`
        }
    }
    if !folder.is_dir() {
        println!("There is no text in {}: nothing was measured.", folder.display());
        return;
    }
    let sets = sets(&folder);
    let known: Vec<&str> = FOURTEEN.iter().copied().filter(|lang| sets.iter().any(|set| set.lang == *lang)).collect();
    println!("windows of 1-2 / 3-5 / 6-15 words; languages: {}", known.join(" "));
    let among = |languages: &Languages<'_>, set: &Set| -> (f64, Vec<String>) {
        let start = on_processor();
        let found = set.windows.iter().map(|window| {
            identify_among(window, languages).probabilities.first().map_or("none", |&(lang, _)| lang).to_owned()
        });
        let found = found.collect();
        (on_processor() - start, found)
    };
    let few = Languages { only: FOURTEEN, ..Languages::default() };
    report("tellal, 14 allowed", &sets, &[], |set| among(&few, set));
    report("tellal, all", &sets, &[], |set| among(&Languages::default(), set));
    let Some(mut peers) = python.as_deref().map(Peers::start) else { return };
    println!("{}", peers.versions);
    for (peer, lacks) in [
        ("lingua, 12 allowed", &["kmr", "ckb"][..]),
        ("lingua, all", &["kmr", "ckb"]),
        ("py3langid, 13 allowed", &["ckb"]),
        ("py3langid, all", &["ckb"]),
    ] {
        report(peer, &sets, lacks, |set| peers.run(peer, set));
    }
}

/// Prints a detector's figures.
fn report(name: &str, sets: &[Set], lacks: &[&str], mut run: impl FnMut(&Set) -> (f64, Vec<String>)) {
    let mut rights: BTreeMap<(String, bool), [f64; 3]> = BTreeMap::new();
    let (mut seconds, mut characters) = (0.0, 0);
    for set in sets.iter().filter(|set| !lacks.contains(&set.lang.as_str())) {
        let (time, found) = run(set);
        seconds += time;
        characters += set.windows.iter().map(|window| window.chars().count()).sum::<usize>();
        let right = found.iter().filter(|found| **found == set.lang).count();
        rights.entry((set.lang.clone(), set.bare)).or_default()[set.length] =
            right as f64 * 100.0 / found.len().max(1) as f64;
    }
    let plain: Vec<[f64; 3]> = rights.iter().filter(|((_, bare), _)| !bare).map(|(_, figures)| *figures).collect();
    let mean = |at: usize| plain.iter().map(|figures| figures[at]).sum::<f64>() / plain.len() as f64;
    let mut line = format!("{name:<22} mean of {:>2} {:>5.1} {:>5.1} {:>5.1}", plain.len(), mean(0), mean(1), mean(2));
    for (lang, bare) in
        [("tr", false), ("tr", true), ("az", false), ("az", true), ("kmr", false), ("fr", true), ("en", false)]
    {
        let Some([a, b, c]) = rights.get(&(lang.to_owned(), bare)) else { continue };
        write!(line, "  {lang}{} {a:.1} {b:.1} {c:.1}", if bare { " bare" } else { "" }).unwrap();
    }
    println!("{line}  {:>9.0} characters/s", characters as f64 / seconds);
}

/// The windows of all texts of a folder.
fn sets(folder: &std::path::Path) -> Vec<Set> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut names: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for path in names {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let lang = name.split('.').next().unwrap().to_owned();
        if name.ends_with(".txt") && FOURTEEN.contains(&lang.as_str()) {
            let text = fs::read_to_string(&path).unwrap();
            texts.entry(lang).or_default().extend(text.lines().map(str::to_owned));
        }
    }
    let mut sets = Vec::new();
    for (lang, lines) in &texts {
        for (length, (least, most)) in LENGTHS.into_iter().enumerate() {
            let plain = windows(lines, least, most);
            if ["tr", "az", "kmr", "fr"].contains(&lang.as_str()) {
                let windows = plain.iter().map(|window| bare(window)).collect();
                sets.push(Set { lang: lang.clone(), bare: true, length, windows });
            }
            sets.push(Set { lang: lang.clone(), bare: false, length, windows: plain });
        }
    }
    sets
}

/// Windows of whole words with at least two letters, evenly over the lines, always the same, and none of them twice: a word
/// that is frequent would count as often as it is drawn.
fn windows(lines: &[String], least: usize, most: usize) -> Vec<String> {
    let mut windows = Vec::new();
    let mut drawn = HashSet::new();
    let mut at: u64 = 7;
    for _ in 0..WINDOWS * 20 {
        let mut below = |end: usize| {
            at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(at >> 33).unwrap() % end
        };
        let words: Vec<&str> = lines[below(lines.len())].split_whitespace().collect();
        let length = least + below(most - least + 1);
        if words.len() < length {
            continue;
        }
        let start = below(words.len() - length + 1);
        let window = words[start..start + length].join(" ");
        if window.chars().filter(|c| c.is_alphabetic()).count() > 1 && drawn.insert(window.clone()) {
            windows.push(window);
        }
        if windows.len() == WINDOWS {
            break;
        }
    }
    windows
}

/// As somebody types who has no marks on the keyboard.
fn bare(text: &str) -> String {
    const FROM: &str = "çğıöşüâîûêéèëàôùïäəÇĞİÖŞÜÂÎÛÊÉÈÀÔƏ";
    const TO: &str = "cgiosuaiueeeeaouiaeCGIOSUAIUEEEAOE";
    let plain = |c: char| FROM.chars().position(|from| from == c).and_then(|at| TO.chars().nth(at));
    text.chars().map(|c| plain(c).unwrap_or(c)).collect()
}

/// Seconds that this thread has been on the processor.
fn on_processor() -> f64 {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    stat.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

/// The Python process in which the peers run.
struct Peers {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    versions: String,
}

impl Peers {
    fn start(python: &str) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../benches/identify/peers.py");
        let mut child = Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let to = child.stdin.take().unwrap();
        let mut from = BufReader::new(child.stdout.take().unwrap());
        let mut versions = String::new();
        from.read_line(&mut versions).unwrap();
        Self { child, to, from, versions: versions.trim().to_owned() }
    }

    /// The seconds that a peer took, and what it said.
    fn run(&mut self, peer: &str, set: &Set) -> (f64, Vec<String>) {
        let path = std::env::temp_dir().join(format!("tellal-windows-{}.txt", std::process::id()));
        fs::write(&path, set.windows.join("\n")).unwrap();
        writeln!(self.to, "{peer}\t{}", path.display()).unwrap();
        let mut line = String::new();
        self.from.read_line(&mut line).unwrap();
        fs::remove_file(&path).unwrap();
        let mut fields = line.split_whitespace();
        let seconds = fields.next().unwrap().parse().unwrap();
        (seconds, fields.map(str::to_owned).collect())
    }
}

impl Drop for Peers {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
