//! How many stories a second one core reads, with the libraries beside it that read the same bytes elsewhere.
//!
//! `cargo xtask bench wire` makes what is needed and runs it. Ours and the peers take turns within every round, in one thread
//! each and never at the same time, so that what slows the machine down slows all of them down. What counts is the time on
//! the processor, of the program and of the system on its behalf: the machine may have other things to do.
#![expect(clippy::cast_precision_loss, clippy::unwrap_used, reason = "figures to be read, and faults that end the run")]

mod make;

/// What the binary allocates with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use make::Form;
use std::{
    fs,
    hint::black_box,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};
use tellal_wire::{Hints, parse};

/// A delivery, the peers that read it, and how often each runs in a round.
struct Case {
    name: &'static str,
    stories: usize,
    bytes: Vec<u8>,
    peers: &'static [&'static str],
}

fn main() {
    let (mut rounds, mut stories, mut turns) = (9, 1000, 5);
    let mut python = None;
    let mut only = String::new();
    let mut folder = std::env::temp_dir();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--rounds" => rounds = arguments.next().unwrap().parse().unwrap(),
            "--stories" => stories = arguments.next().unwrap().parse().unwrap(),
            "--turns" => turns = arguments.next().unwrap().parse().unwrap(),
            "--python" => python = arguments.next(),
            "--only" => only = arguments.next().unwrap(),
            "--folder" => folder = PathBuf::from(arguments.next().unwrap()),
            _ => {} // cargo's own `--bench`
        }
    }
    let feeds: &[&str] = &["feedparser", "fastfeedparser", "lxml"];
    let cases = [
        Case { name: "rss", stories, bytes: make::rss(stories, Form::Mixed), peers: feeds },
        Case { name: "rss-cdata", stories, bytes: make::rss(stories, Form::Data), peers: feeds },
        Case { name: "rss-escaped", stories, bytes: make::rss(stories, Form::Escaped), peers: feeds },
        Case { name: "newsml-g2", stories, bytes: make::newsml_g2(stories), peers: &["lxml"] },
    ];
    let mut peers = python.as_deref().map(Peers::start);
    if let Some(peers) = &peers {
        println!("{}", peers.versions);
    }
    for case in cases.iter().filter(|case| only.is_empty() || case.name == only) {
        run(case, (rounds, turns), peers.as_mut(), &folder);
    }
}

fn run(case: &Case, (rounds, turns): (usize, u32), mut peers: Option<&mut Peers>, folder: &std::path::Path) {
    let path = folder.join(format!("{}.xml", case.name));
    fs::write(&path, &case.bytes).unwrap();
    let parsed = parse(&case.bytes, &Hints::default());
    assert_eq!(parsed.items.len(), case.stories);
    let faults: usize = parsed.items.iter().map(|item| item.remarks.len()).sum::<usize>() + parsed.remarks.len();
    assert_eq!(faults, 0, "{:?} {:?}", parsed.remarks, parsed.items[0].remarks);
    let words: usize = parsed.items.iter().map(|item| item.item.body.plain().split_whitespace().count()).sum();
    println!("\n{}: {} stories, {} kB, {words} words in bodies", case.name, case.stories, case.bytes.len() / 1000);

    let mut ours = Vec::new();
    let mut theirs = vec![Vec::new(); case.peers.len()];
    for round in 0..rounds {
        let start = on_processor();
        for _ in 0..turns {
            black_box(parse(black_box(&case.bytes), &Hints::default()));
        }
        ours.push((on_processor() - start) / f64::from(turns));
        let Some(peers) = peers.as_deref_mut() else { continue };
        for (peer, times) in case.peers.iter().zip(&mut theirs) {
            // Seconds a run: a few of them say enough.
            if *peer != "feedparser" || round < 3 {
                times.push(peers.run(peer, if *peer == "feedparser" { 1 } else { turns }, &path));
            }
        }
    }
    let count = case.stories as f64;
    print_line("tellal_wire::parse", count, &ours, None);
    for (peer, times) in case.peers.iter().zip(&theirs).filter(|(_, times)| !times.is_empty()) {
        // Each round's own ratio: both ran within the same second.
        let ratios: Vec<f64> = times.iter().zip(&ours).map(|(theirs, ours)| theirs / ours).collect();
        print_line(peer, count, times, Some(&ratios));
    }
}

fn print_line(name: &str, count: f64, times: &[f64], ratios: Option<&[f64]>) {
    let (low, high) = spread(times);
    let line =
        format!("  {name:<20}{:>9.0} stories/s  ({:.0} to {:.0})", count / median(times), count / high, count / low);
    match ratios {
        Some(ratios) => {
            let (low, high) = spread(ratios);
            println!("{line:<64}  ours is {:>6.2} x as fast ({low:.2} to {high:.2})", median(ratios));
        }
        None => println!("{line}"),
    }
}

/// Seconds that this thread has been on the processor.
fn on_processor() -> f64 {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    stat.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

fn spread(numbers: &[f64]) -> (f64, f64) {
    (numbers.iter().copied().fold(f64::MAX, f64::min), numbers.iter().copied().fold(0.0, f64::max))
}

fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
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
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../benches/wire/peers.py");
        let mut child = Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let to = child.stdin.take().unwrap();
        let mut from = BufReader::new(child.stdout.take().unwrap());
        let mut versions = String::new();
        from.read_line(&mut versions).unwrap();
        Self { child, to, from, versions: versions.trim().to_owned() }
    }

    /// The seconds of one run.
    fn run(&mut self, peer: &str, times: u32, path: &std::path::Path) -> f64 {
        writeln!(self.to, "{peer} {times} {}", path.display()).unwrap();
        let mut answer = String::new();
        self.from.read_line(&mut answer).unwrap();
        answer.split_whitespace().next().unwrap().parse().unwrap()
    }
}

impl Drop for Peers {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
