//! Bytes that were made to hurt a reader: each is answered within a second, nothing in it grows, and nothing outside it is read.
//!
//! Every one comes as a delivery of its own and, where it is words or markup, as the body of a story through the three doors that
//! HTML comes in by. Lines of UTF-8 come as a headline: what is sound is kept, and what is not becomes U+FFFD or letters of the
//! encoding that was guessed, and never another text.

use super::xss;
use crate::{figure::Figure, material::Material};
use anyhow::Context as _;
use serde_json::Value;
use std::{
    fs,
    io::Read as _,
    path::{Path, PathBuf},
    time::Instant,
};
use tellal_wire::{Hints, Parsed, json_lines, parse};

/// Seconds that one may take.
const SECONDS: f64 = 1.0;
/// What a file may unpack to: a bomb in this folder is a fault of the folder.
const UNPACKED: u64 = 64 << 20;

pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for name in ["slow", "xml", "json"] {
        let mut figure = Figure::new(name);
        for (case, bytes) in files(&material.folder.join(name))? {
            count(&mut figure, &case, &bytes);
            if let Ok(words) = std::str::from_utf8(&bytes)
                && name != "json"
            {
                for (door, delivery) in xss::deliveries(words) {
                    count(&mut figure, &format!("{case} by {door}"), &delivery);
                }
            }
        }
        if name == "xml" {
            for (line, vector) in lines(&material.folder.join("xml-lines.jsonl"))?.iter().enumerate() {
                count(
                    &mut figure,
                    &format!("xml-lines {}", line + 1),
                    vector["vec"].as_str().unwrap_or_default().as_bytes(),
                );
            }
        }
        figures.push(figure);
    }
    figures.push(utf8(&lines(&material.folder.join("utf8.jsonl"))?));
    figures.retain(|figure| figure.cases > 0);
    Ok(figures)
}

fn count(figure: &mut Figure, case: &str, bytes: &[u8]) {
    let before = seconds();
    let parsed = parse(bytes, &Hints::default());
    let took = seconds() - before;
    let written = json_lines(&parsed).len();
    let fault = if took >= SECONDS {
        Some(format!("took {took:.1} s"))
    } else if grew(&parsed, bytes.len()) {
        Some(format!("{} bytes became {written}", bytes.len()))
    } else if leaks(&parsed) {
        Some("holds a file of this machine".to_owned())
    } else if parsed.format == "unknown" && parsed.remarks.is_empty() {
        // A feed may be known for one and have no items; what is not known must be said.
        Some("nothing was read and nothing said".to_owned())
    } else {
        None
    };
    figure.count(fault.is_none(), case, || fault.unwrap_or_default());
}

/// Whether more words came out than went in. A headline or a date may stand in several fields.
fn grew(parsed: &Parsed, bytes: usize) -> bool {
    let words: usize = parsed.items.iter().map(|read| read.item.headline.len() + read.item.body.plain().len()).sum();
    words > 4 * bytes + (8 << 10)
}

/// Whether what stands in a system's files, which such bytes name, has been read.
fn leaks(parsed: &Parsed) -> bool {
    let is = |text: &str| text.contains("root:x:0:") || text.contains("[boot loader]");
    parsed.items.iter().any(|read| is(&read.item.headline) || is(&read.item.standfirst) || is(&read.item.body.plain()))
}

fn utf8(lines: &[Value]) -> Figure {
    let mut figure = Figure::new("utf8");
    for line in lines {
        let hex = line["hex"].as_str().unwrap_or_default();
        let digit = |at: usize| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let bytes: Vec<u8> = (0..hex.len() / 2).filter_map(|at| digit(2 * at)).collect();
        let head = b"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><item><guid>1</guid><title>A";
        let delivery = [&head[..], &bytes, b"Z</title></item></channel></rss>"].concat();
        let parsed = parse(&delivery, &Hints::default());
        let title = parsed.items.first().map(|read| read.item.headline.clone()).unwrap_or_default();
        // Markup and controls of a text are no words.
        let plain = |text: &str| {
            !text.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '<' | '&' | '\u{FEFF}'))
        };
        let right = match std::str::from_utf8(&bytes) {
            Ok(text) if plain(text) => title == format!("A{text}Z"),
            Ok(_) => parsed.items.len() == 1,
            Err(_) => parsed.items.len() == 1 && title.starts_with('A') && !parsed.remarks.is_empty(),
        };
        figure.count(right, line["id"].as_str().unwrap_or(hex), || {
            format!("{hex} became {title:?} {:?}", parsed.remarks)
        });
    }
    figure
}

/// The files of a folder, unpacked, by name.
fn files(folder: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let mut bytes = fs::read(&path).with_context(|| path.display().to_string())?;
        if path.extension().is_some_and(|kind| kind == "gz") {
            let mut whole = Vec::new();
            flate2::read::GzDecoder::new(&*bytes).take(UNPACKED).read_to_end(&mut whole)?;
            bytes = whole;
        }
        found.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes));
    }
    Ok(found)
}

fn lines(path: &Path) -> anyhow::Result<Vec<Value>> {
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// Seconds that this thread has run, where the kernel counts them: what else the machine does is not the reader's fault.
fn seconds() -> f64 {
    use std::sync::OnceLock;
    static START: OnceLock<Instant> = OnceLock::new();
    let ran = || fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse::<f64>().ok();
    ran().map_or_else(|| START.get_or_init(Instant::now).elapsed().as_secs_f64(), |ran| ran / 1e9)
}
