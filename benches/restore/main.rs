//! How many characters a second get their Turkish letters back, beside what others use for it.
//!
//! `cargo xtask bench restore` makes what is needed and runs it. Ours and the peers take turns within every round, in one
//! thread each and never at the same time. What counts is the time on the processor. The text is that of the
//! development sets of the orthography corpora, typed plainly, or a few sentences of our own where those are not there.
#![expect(clippy::cast_precision_loss, clippy::unwrap_used, reason = "figures to be read, and faults that end the run")]

use std::{
    fmt::Write as _,
    fs,
    hint::black_box,
    io::{BufRead as _, BufReader, Write as _},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};
use tellal_text::restore::restorer;

/// Ours, where the corpora are not there.
const OWN: &str = "Belediye meclisi dun aksam toplandi ve yeni otobus hatlarini gorustu. Yolcularin cogu saatlerden sikayetci.\n\
    Iskelede bekleyen balikcilar firtinanin gececegini soyluyor. Ogretmenler odasinda cay icildi, sinav kagitlari okundu.";

/// A program that restores lines as well: what it says first is its name and version.
struct Peer {
    name: String,
    _program: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// Characters of text it is given; the slow ones get less.
    characters: usize,
}

impl Peer {
    fn start(mut command: Command, characters: usize) -> Option<Self> {
        let mut program = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let input = program.stdin.take()?;
        let mut output = BufReader::new(program.stdout.take()?);
        let mut name = String::new();
        output.read_line(&mut name).ok()?;
        let name = name.trim().to_owned();
        (!name.is_empty()).then_some(Self { name, _program: program, input, output, characters })
    }

    /// Characters a second, for the text in a file.
    fn run(&mut self, path: &std::path::Path) -> f64 {
        writeln!(self.input, "{}", path.display()).unwrap();
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let (seconds, characters) = line.trim().split_once(' ').unwrap();
        characters.parse::<f64>().unwrap() / seconds.parse::<f64>().unwrap()
    }
}

fn main() {
    let (mut rounds, mut folder, mut python, mut node, mut write) = (5, std::env::temp_dir(), None, None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--rounds" => rounds = arguments.next().unwrap().parse().unwrap(),
            "--folder" => folder = PathBuf::from(arguments.next().unwrap()),
            "--python" => python = arguments.next(),
            "--node" => node = arguments.next(),
            "--write" => write = arguments.next(),
            _ => {}
        }
    }
    let restorer = restorer("tr").unwrap();
    let text = restorer.alphabet.plain(&text());
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/../../benches/restore");
    let mut peers = Vec::new();
    if let Some(modules) = node {
        let mut command = Command::new("node");
        command.arg(format!("{here}/peer.js")).env("NODE_PATH", modules);
        peers.extend(Peer::start(command, 60_000));
    }
    if let Some(python) = python {
        for (peer, characters) in [("akana", 200_000), ("zemberek", 3_000)] {
            let mut command = Command::new(&python);
            command.arg(format!("{here}/peers.py")).arg(peer);
            peers.extend(Peer::start(command, characters));
        }
    }
    let mut ours = Vec::new();
    let mut theirs: Vec<Vec<f64>> = vec![Vec::new(); peers.len()];
    for _ in 0..rounds {
        let start = on_processor();
        let mut characters = 0;
        while on_processor() - start < 1.0 {
            for line in text.lines() {
                black_box(restorer.restore(black_box(line)));
            }
            characters += text.chars().count();
        }
        ours.push(characters as f64 / (on_processor() - start));
        for (peer, speeds) in peers.iter_mut().zip(&mut theirs) {
            let path = folder.join("restore.txt");
            let part: String = text.chars().take(peer.characters).collect();
            fs::write(&path, part).unwrap();
            speeds.push(peer.run(&path));
        }
    }
    let mut report = format!("  {:<44}{:>12.0} characters/s\n", "tellal_text::restore", median(&ours));
    for (peer, speeds) in peers.iter().zip(&theirs) {
        let ratio = median(&ours) / median(speeds);
        let _ = writeln!(
            report,
            "  {:<44}{:>12.0} characters/s   ours is {ratio:>8.1} x as fast",
            peer.name,
            median(speeds)
        );
    }
    print!("{report}");
    if let Some(path) = write {
        let page = format!(
            "# How fast Turkish gets its letters back\n\n\
             `cargo xtask bench restore` restores the development sets of the orthography corpora, typed plainly, line by line, with \
             `tellal_text::restore`\nand, in turns within each round, with what others use. Counted is processor time of one thread, \
             optimised build; the median of {rounds} rounds.\nHow well each restores is in the figures of `cargo xtask conformance \
             --only orthography-restore`.\n\n```\n{report}```\n"
        );
        fs::write(path, page).unwrap();
    }
}

fn text() -> String {
    let shared = std::env::var_os("TELLAL_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from);
    let dev = shared.join("corpora/orthography/dev");
    let read = |name: &str| fs::read_to_string(dev.join(name));
    match (read("tr.wikiner-dev.txt"), read("tr.ud-kenet-dev.txt")) {
        (Ok(one), Ok(other)) => one + &other,
        _ => OWN.repeat(500),
    }
}

/// Seconds that this thread has been on the processor.
fn on_processor() -> f64 {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    stat.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
