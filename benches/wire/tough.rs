//! How long a reader takes over bytes that were made to be hard on it, and how much memory.
//!
//! `cargo bench -p tellal-wire --bench tough` reads every shape of `shapes.rs` at 1, 4 and 32 MiB, each in a process of its own,
//! and prints the processor's seconds, the memory at its highest beside what came, and how time grows with size: four times as
//! much should take four times as long. `--only WORD` picks shapes by name, `--sizes 1,4` sizes, `--file PATH` reads a file.
#![expect(clippy::print_stdout, reason = "a measurement prints")]
#![expect(clippy::cast_precision_loss, clippy::unwrap_used, reason = "figures to be read, and faults that end the run")]

mod shapes;

use std::{
    fs,
    hint::black_box,
    io::Read as _,
    process::{Command, Stdio},
    thread,
    time::Duration,
};
use tellal_wire::{Hints, parse};

/// A run that takes longer is ended.
const PATIENCE: u32 = 60;
/// Seconds that 32 MiB may take.
const SECONDS: f64 = 2.0;
/// The most memory: so many bytes for a byte that came, and so many MiB besides.
const MEMORY: (f64, f64) = (16.0, 256.0);

fn main() {
    let mut only = String::new();
    let mut sizes = vec![1, 4, 32];
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--only" => only = arguments.next().unwrap(),
            "--sizes" => sizes = arguments.next().unwrap().split(',').map(|size| size.parse().unwrap()).collect(),
            "--file" => {
                let path = arguments.next().unwrap();
                return one(|| fs::read(&path).unwrap());
            }
            "--one" => {
                let (name, size) = (arguments.next().unwrap(), arguments.next().unwrap());
                let shape = shapes::SHAPES.iter().find(|shape| shape.name == name).unwrap();
                return one(|| shape.make(size.parse::<usize>().unwrap() << 20));
            }
            _ => {} // cargo's own `--bench`
        }
    }
    println!("{:<28}{:>5} {:>9} {:>7} {:>7}  read as", "shape", "MiB", "seconds", "growth", "memory");
    let mut odd = 0;
    for shape in shapes::SHAPES.iter().filter(|shape| shape.name.contains(&only)) {
        let mut before: Option<(usize, f64)> = None;
        for size in &sizes {
            let Some(run) = run(shape.name, *size) else {
                println!("{:<28}{size:>5}  did not end within {PATIENCE} s, or broke", shape.name);
                odd += 1;
                break;
            };
            // How many times longer than in proportion.
            let growth = before.filter(|(_, seconds)| *seconds > 0.005);
            let growth = growth.map(|(less, seconds)| run.seconds / seconds / (*size as f64 / less as f64));
            let slow = run.seconds > SECONDS * (*size as f64 / 32.0).max(0.03);
            let large = (run.memory - MEMORY.0) * *size as f64 > MEMORY.1;
            let bad = slow || large || growth.is_some_and(|growth| growth > 2.0);
            odd += usize::from(bad);
            let growth = growth.map_or_else(|| "-".to_owned(), |growth| format!("{growth:.1}"));
            let mark = if bad { " <<" } else { "" };
            let Run { seconds, memory, what } = &run;
            println!("{:<28}{size:>5} {seconds:>9.3} {growth:>7} {memory:>7.1}  {what}{mark}", shape.name);
            before = Some((*size, run.seconds));
        }
    }
    println!(
        "{odd} beyond {SECONDS} s at 32 MiB or {} times their size and {} MiB, or growing faster than they do",
        MEMORY.0, MEMORY.1
    );
}

struct Run {
    seconds: f64,
    /// Bytes at the highest for a byte that came.
    memory: f64,
    what: String,
}

/// Runs one shape in a process of its own: its memory is its own, and it can be ended.
fn run(name: &str, size: usize) -> Option<Run> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--one", name, &size.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut wait = 0;
    while child.try_wait().unwrap().is_none() {
        if wait > PATIENCE * 100 {
            child.kill().unwrap();
            child.wait().unwrap();
            return None;
        }
        wait += 1;
        thread::sleep(Duration::from_millis(10));
    }
    let mut line = String::new();
    child.stdout.take().unwrap().read_to_string(&mut line).unwrap();
    let mut fields = line.trim_end().splitn(3, '\t');
    Some(Run {
        seconds: fields.next()?.parse().ok()?,
        memory: fields.next()?.parse().ok()?,
        what: fields.next()?.to_owned(),
    })
}

fn one(make: impl FnOnce() -> Vec<u8>) {
    let rest = status("VmRSS");
    let bytes = make();
    let before = seconds();
    let parsed = black_box(parse(&bytes, &Hints::default()));
    let seconds = seconds() - before;
    let memory = (status("VmHWM") - rest) / bytes.len().max(1) as f64;
    let codes: Vec<_> = parsed.remarks.iter().take(4).map(|remark| remark.code).collect();
    let (blocks, remarks) = (parsed.items.iter().map(|read| read.item.body.0.len()).sum::<usize>(), {
        parsed.items.iter().map(|read| read.remarks.len()).sum::<usize>() + parsed.remarks.len()
    });
    println!(
        "{seconds}\t{memory}\t{}, {} items, {blocks} blocks, {remarks} remarks {codes:?}",
        parsed.format,
        parsed.items.len()
    );
}

/// Seconds that this thread has run on a processor: others that share the machine do not count.
fn seconds() -> f64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

/// A figure of the kernel's about this process, in bytes.
fn status(name: &str) -> f64 {
    let text = fs::read_to_string("/proc/self/status").unwrap();
    let line = text.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() * 1024.0
}
