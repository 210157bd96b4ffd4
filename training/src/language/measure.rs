//! How often a model is right on windows of text that it has not seen.

use super::chance::Chance;
use super::sources::Folders;
use anyhow::Context;
use std::collections::BTreeMap;
use std::path::Path;
use tellal_text::identify::{Languages, Model, identify_with};

const FOURTEEN: &[&str] = &["tr", "en", "de", "fr", "es", "it", "nl", "ar", "fa", "ru", "uk", "az", "kmr", "ckb"];

pub(super) fn measure(path: &Path, folders: &Folders) -> anyhow::Result<()> {
    let file: &'static [u8] = Vec::leak(std::fs::read(path).with_context(|| path.display().to_string())?);
    let model = Model::read(file).context("no model file")?;
    let mut texts: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for folder in [folders.corpora.join("dev"), folders.data.join("held-identify")] {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let lang = name.split('.').next().unwrap_or_default().to_owned();
            if name.ends_with(".txt") {
                texts.entry(lang).or_default().push((name, std::fs::read_to_string(&path)?));
            }
        }
    }
    let mut all = [[0.0; 2]; 3];
    let mut bares: BTreeMap<&str, [f64; 4]> = BTreeMap::new();
    for (lang, files) in &texts {
        for (name, text) in files {
            for (kind, change) in [("plain", plain as fn(&str) -> String), ("ascii", bare)] {
                if kind == "ascii" && !["tr", "az", "kmr", "fr", "de", "es"].contains(&lang.as_str()) {
                    continue;
                }
                let mut line = format!("{name:<36} {kind:<6}");
                let mut wrongs = Vec::new();
                for (at, (least, most)) in [(1, 2), (3, 5), (6, 15)].into_iter().enumerate() {
                    let windows = windows(text, least, most);
                    if let Some(dump) = std::env::var_os("DUMP") && FOURTEEN.contains(&lang.as_str()) {
                        use std::io::Write;
                        let mut file = std::fs::OpenOptions::new().append(true).create(true).open(dump)?;
                        for window in &windows { writeln!(file, "{name}\t{kind}\t{at}\t{}", change(window))?; }
                    }
                    let (mut right, mut right_all) = (0, 0);
                    let mut wrong: BTreeMap<&str, usize> = BTreeMap::new();
                    for window in &windows {
                        let window = change(window);
                        let among = |only| identify_with(&model, &window, &Languages { only, ..Languages::default() });
                        let found = among(FOURTEEN).probabilities.first().map_or("-", |&(lang, _)| lang);
                        right += usize::from(found == lang);
                        if found != lang {
                            *wrong.entry(found).or_default() += 1;
                            if at == 0 { wrongs.push(format!("{window}>{found}")); }
                        }
                        right_all += usize::from(among(&[]).probabilities.first().is_some_and(|(found, _)| found == lang));
                    }
                    let percent = |count: usize| 100.0 * count as f64 / windows.len().max(1) as f64;
                    line += &format!(" | {:5.1} ({:5.1}) {}", percent(right), percent(right_all), worst(&wrong));
                    if kind == "ascii" {
                        let bare = bares.entry(lang).or_default();
                        bare[at] += percent(right);
                        bare[3] += 1.0 / 3.0;
                    }
                    if kind == "plain" && FOURTEEN.contains(&lang.as_str()) {
                        all[at][0] += percent(right) / files.len() as f64;
                        all[at][1] += percent(right_all) / files.len() as f64;
                    }
                }
                if FOURTEEN.contains(&lang.as_str()) { println!("{line}"); }
                if std::env::var_os("WRONG").is_some() && FOURTEEN.contains(&lang.as_str()) { println!("    {}", wrongs.iter().take(40).cloned().collect::<Vec<_>>().join(" ; ")); }
            }
        }
    }
    for (lang, [a, b, c, count]) in bares {
        print!("{lang} ascii {:.1} {:.1} {:.1}; ", a / count, b / count, c / count);
    }
    println!();
    println!("mean of 14: {:?}", all.map(|[a, b]| format!("{:.2} ({:.2})", a / 14.0, b / 14.0)));
    Ok(())
}

fn worst(wrong: &BTreeMap<&str, usize>) -> String {
    let mut wrong: Vec<_> = wrong.iter().collect();
    wrong.sort_by(|a, b| b.1.cmp(a.1));
    format!("{:<18}", wrong.iter().take(3).map(|(lang, count)| format!("{lang}{count}")).collect::<Vec<_>>().join(" "))
}

fn windows(text: &str, least: usize, most: usize) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut chance = Chance::new(11);
    let mut windows = Vec::new();
    for _ in 0..4000 {
        let words: Vec<&str> = lines[chance.below(lines.len())].split_whitespace().collect();
        let length = least + chance.below(most - least + 1);
        if words.len() < length {
            continue;
        }
        let start = chance.below(words.len() - length + 1);
        let window = words[start..start + length].join(" ");
        if window.chars().filter(|c| c.is_alphabetic()).count() > 1 {
            windows.push(window);
        }
        if windows.len() == 300 {
            break;
        }
    }
    windows
}

fn plain(text: &str) -> String {
    text.to_owned()
}

/// Typed without marks.
fn bare(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'ç' | 'ć' => 'c', 'ğ' => 'g', 'ı' | 'î' | 'í' | 'ï' => 'i', 'ö' | 'ô' | 'ó' => 'o', 'ş' => 's', 'ü' | 'û' | 'ù' | 'ú' => 'u',
            'Ç' => 'C', 'Ğ' => 'G', 'İ' | 'Î' => 'I', 'Ö' => 'O', 'Ş' => 'S', 'Ü' | 'Û' => 'U', 'ə' | 'é' | 'è' | 'ê' | 'ë' => 'e', 'Ə' | 'É' | 'Ê' => 'E',
            'á' | 'à' | 'â' | 'ä' => 'a', 'À' | 'Â' | 'Á' => 'A', 'ñ' => 'n', 'ß' => 's', 'œ' => 'o',
            c => c,
        })
        .collect()
}
