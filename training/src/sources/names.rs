//! Names of places, languages, people: what news has and help pages lack.

use super::{catalogs, fetch::files};
use anyhow::{Context as _, Result};
use std::{fs, path::Path};

/// The names that a package has in one language, a name a line.
pub(super) fn read(reader: &str, package: &str, folder: &Path, lang: &str) -> Result<Vec<String>> {
    match reader {
        "iso-codes" => catalogs::read("messages", folder, lang),
        "faker" => faker(folder, lang),
        _ => cldr(package, folder, lang),
    }
}

/// Every string of the language's files in CLDR's JSON.
fn cldr(package: &str, folder: &Path, lang: &str) -> Result<Vec<String>> {
    let own = match lang {
        "kmr" => "ku",
        other => other,
    };
    let place = if package.contains("annotations") {
        "package/annotations"
    } else if package.contains("subdivisions") {
        "package/subdivisions"
    } else {
        "package/main"
    };
    let mut found = Vec::new();
    for file in files(&folder.join(place).join(own), "json")? {
        let text = fs::read_to_string(&file)?;
        strings(&serde_json::from_str(&text).with_context(|| file.display().to_string())?, &mut found);
    }
    Ok(found)
}

fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.extend(text.split(" | ").map(str::to_owned)),
        serde_json::Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
        serde_json::Value::Object(values) => values.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

/// The quoted strings of the language's Python modules.
fn faker(folder: &Path, lang: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in files(&folder.join("faker/providers"), "py")? {
        let path = file.to_string_lossy().into_owned();
        let topic = ["/person/", "/address/", "/job/", "/date_time/"].iter().any(|topic| path.contains(topic));
        if !topic || !path.contains(&format!("/{lang}_")) {
            continue;
        }
        for line in fs::read_to_string(&file)?.lines() {
            for quoted in line.split('"').skip(1).step_by(2) {
                found.push(quoted.to_owned());
            }
        }
    }
    Ok(found)
}
