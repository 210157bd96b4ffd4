//! Translated messages: gettext's compiled catalogs, Fluent and properties files.

use super::fetch::files;
use anyhow::{Context as _, Result};
use std::{fs, path::Path};

/// The messages of one language.
pub(super) fn read(reader: &str, folder: &Path, lang: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    match reader {
        "firefox" => {
            for ending in ["ftl", "properties"] {
                for file in files(folder, ending)? {
                    values(&String::from_utf8_lossy(&fs::read(file)?), &mut found);
                }
            }
        }
        _ => {
            for file in files(folder, "mo")? {
                let path = file.to_string_lossy().into_owned();
                let own = match lang {
                    "pt" => path.contains("/pt/LC_") || path.contains("/pt_BR/LC_"),
                    "kmr" => path.contains("/kmr/LC_") || path.contains("/ku/LC_"),
                    _ => path.contains(&format!("/{lang}/LC_")),
                };
                if own {
                    compiled(&fs::read(&file)?, &mut found).with_context(|| path.clone())?;
                }
            }
        }
    }
    Ok(found)
}

/// The values of `name = value` lines and what is indented under them.
fn values(text: &str, found: &mut Vec<String>) {
    for line in text.lines() {
        if line.starts_with('#') {
            continue;
        }
        let value =
            line.split_once('=').map_or_else(|| if line.starts_with(' ') { line } else { "" }, |(_, value)| value);
        push(value.trim(), found);
    }
}

/// A compiled catalog: little-endian magic 0x950412de, revision, count, and the offset of the table of translations (GNU
/// gettext manual, “MO Files”).
fn compiled(bytes: &[u8], found: &mut Vec<String>) -> Result<()> {
    let number = |at: usize| -> Result<usize> {
        let four = bytes.get(at..at + 4).context("a catalog ends early")?;
        Ok(u32::from_le_bytes(four.try_into()?) as usize)
    };
    anyhow::ensure!(number(0)? == 0x9504_12de, "not a little-endian catalog");
    let (count, table) = (number(8)?, number(16)?);
    for at in 0..count {
        let (length, offset) = (number(table + at * 8)?, number(table + at * 8 + 4)?);
        let text = bytes.get(offset..offset + length).context("a message lies outside its catalog")?;
        for form in String::from_utf8_lossy(text).split('\0').filter(|_| at > 0) {
            for line in form.lines() {
                push(line, found);
            }
        }
    }
    Ok(())
}

/// Keeps a message without its placeholders.
fn push(value: &str, found: &mut Vec<String>) {
    let mut text = String::new();
    let mut depth = 0_u32;
    for letter in value.chars() {
        match letter {
            '{' | '<' => depth += 1,
            '}' | '>' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '&' | '_' | '~' => {}
            _ => text.push(letter),
        }
    }
    let text: Vec<&str> = text.split_whitespace().filter(|word| !word.contains(['%', '$', '\\'])).collect();
    if !text.is_empty() {
        found.push(text.join(" "));
    }
}
