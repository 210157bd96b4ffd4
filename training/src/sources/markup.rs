//! Running text of HTML and XML: help pages, a handbook, a declaration.

use super::fetch::files;
use anyhow::Result;
use std::{fs, path::Path};

/// Where in a package the pages of a language are.
pub(super) fn places(reader: &str, package: &str, lang: &str) -> Vec<String> {
    match (reader, lang) {
        ("office-help", _) => {
            let own = package.trim_start_matches("libreoffice-help-");
            let own = own
                .split_once('-')
                .map_or_else(|| own.to_owned(), |(lang, region)| format!("{lang}-{}", region.to_ascii_uppercase()));
            vec![format!("usr/share/libreoffice/help/{own}/text")]
        }
        ("gnome-help", "pt") => vec!["usr/share/help/pt/gnome-help".to_owned(), "usr/share/help/pt_BR".to_owned()],
        ("gnome-help", "en") => vec!["usr/share/help/C".to_owned()],
        ("gnome-help", _) => vec![format!("usr/share/help/{lang}")],
        ("handbook", _) => {
            let regions = match lang {
                "vi" => &["vi-VN"][..],
                "pt" => &["pt-BR"],
                "cs" => &["cs-CZ"],
                "ar" => &["ar-MA"],
                "en" => &["en-US"],
                "fa" => &["fa-IR"],
                _ => &[],
            };
            let own = [format!("{lang}-{}", lang.to_ascii_uppercase())];
            regions
                .iter()
                .map(|region| (*region).to_owned())
                .chain(own)
                .map(|region| format!("usr/share/doc/debian-handbook/html/{region}"))
                .collect()
        }
        _ => {
            let name = match lang {
                "tr" => "tur",
                "de" => "deu_1996",
                "fr" => "fra",
                "es" => "spa",
                "pt" => "por_PT",
                "pl" => "pol",
                "cs" => "ces",
                "ro" => "ron_2006",
                "hu" => "hun",
                "vi" => "vie",
                "az" => "azj_latn",
                "en" => "eng",
                "it" => "ita",
                "nl" => "nld",
                "ar" => "arb",
                "fa" => "pes_1",
                "ru" => "rus",
                "uk" => "ukr",
                other => other,
            };
            vec![format!("package/declaration/{name}.html")]
        }
    }
}

/// The paragraphs of all pages under a folder, or of one page.
pub(super) fn read(place: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let pages = if place.is_file() {
        vec![place.to_owned()]
    } else {
        let mut pages = files(place, "html")?;
        pages.extend(files(place, "page")?);
        pages
    };
    for page in pages {
        paragraphs(&String::from_utf8_lossy(&fs::read(page)?), &mut found);
    }
    Ok(found)
}

/// Tags within a paragraph; any other tag ends one.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdo", "big", "cite", "dfn", "em", "emph", "font", "gui", "guiseq", "i", "ins", "key",
    "keyseq", "kbd", "link", "q", "s", "small", "span", "strong", "sub", "sup", "u", "var", "media", "app", "file",
    "wbr",
];
/// Tags whose content is no running text.
const SILENT: &[&str] = &[
    "script", "style", "pre", "code", "head", "noscript", "button", "label", "screen", "input", "svg", "credit",
    "license", "nav",
];

fn paragraphs(page: &str, found: &mut Vec<String>) {
    let mut text = String::new();
    let mut silent: Option<String> = None;
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        if silent.is_none() {
            unescape(&rest[..open], &mut text);
        }
        rest = &rest[open + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(close) = rest.find('>') else { break };
        let tag = &rest[..close];
        rest = &rest[close + 1..];
        let (ends, name) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
        let name = name
            .split(|letter: char| letter.is_whitespace() || letter == '/')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if let Some(within) = &silent {
            if ends && *within == name {
                silent = None;
            }
            continue;
        }
        if SILENT.contains(&name.as_str()) && !ends && !tag.ends_with('/') && name != "input" {
            silent = Some(name.clone());
        }
        if !INLINE.contains(&name.as_str()) && !text.trim().is_empty() {
            found.push(std::mem::take(&mut text));
        }
    }
}

/// Adds text with its entities resolved.
fn unescape(raw: &str, text: &mut String) {
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end < 10);
        let entity = end.map(|end| &rest[1..end]);
        let letter = entity.and_then(|entity| match entity {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some(' '),
            _ => {
                let number = entity.strip_prefix('#')?;
                let number = number
                    .strip_prefix('x')
                    .map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
                char::from_u32(number)
            }
        });
        text.push(letter.unwrap_or(' '));
        rest = &rest[end.map_or(1, |end| end + 1)..];
    }
    text.push_str(rest);
}
