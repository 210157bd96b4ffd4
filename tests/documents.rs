//! The documents at the root speak of files and types that are there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should not")]

use std::path::{Path, PathBuf};

/// Folders whose names, at the head of a path in a document, mean this repository.
const OURS: [&str; 9] =
    ["crates/", "docs/", "fixtures/", "fuzz/", "locales/", "packaging/", "src/", "tests/", "themes/"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn documents() -> Vec<PathBuf> {
    [root().to_owned(), root().join("docs"), root().join("docs/adr")]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap().flatten())
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .collect()
}

/// What stands between two backticks, line by line: a fence of three holds none.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// Where the links of a document lead, but for other sites and places on the same page.
fn linked(text: &str) -> impl Iterator<Item = &str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '#']).next())
        .filter(|link| !link.is_empty() && !link.contains("://"))
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let mut seen = 0;
    for document in documents() {
        let text = std::fs::read_to_string(&document).unwrap();
        for name in quoted(&text).filter(|name| OURS.iter().any(|start| name.starts_with(start))) {
            seen += 1;
            assert!(root().join(name).exists(), "{} names {name}", document.display());
        }
        for link in linked(&text) {
            seen += 1;
            assert!(document.parent().unwrap().join(link).exists(), "{} links to {link}", document.display());
        }
    }
    assert!(seen > 60, "only {seen} names were found");
}

#[test]
fn every_type_in_the_glossary_stands_in_a_file_beside_it() {
    let text = std::fs::read_to_string(root().join("GLOSSARY.md")).unwrap();
    let mut seen = 0;
    for row in text.lines().filter(|line| line.starts_with("| ")) {
        let columns: Vec<_> = row.split('|').map(str::trim).collect();
        let code: String =
            quoted(columns[4]).filter_map(|file| std::fs::read_to_string(root().join(file)).ok()).collect();
        for name in quoted(columns[3]) {
            let (of, part) = name.split_once("::").unwrap_or((name, name));
            let word = |word: &str| code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|other| other == word);
            // `section: SectionId` uses a type; a macro may make it. What the row promises is that reading on leads to it.
            assert!(word(of) && word(part), "{}: {name} is not in {}", columns[1], columns[4]);
            seen += 1;
        }
    }
    assert!(seen > 25, "only {seen} types were found");
}
