//! Real deliveries and others' test files, where the folder with them is at hand. Nothing of them is kept here.
//!
//! The folder is the environment's `TELLAL_SHARED`, or `../shared` beside the workspace. How well they are read is measured by
//! `cargo xtask conformance`.
#![expect(clippy::unwrap_used, reason = "a fault in a test is a failure")]

use std::{
    fs,
    path::{Path, PathBuf},
};
use tellal_wire::{Hints, Parsed, parse};

fn corpus(name: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("TELLAL_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from);
    let folder = shared.join("corpora").join(name).join("dev");
    if !folder.is_dir() {
        println!("{} is not there: not measured", folder.display());
        return None;
    }
    Some(folder)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.file_name().is_some_and(|name| name != "cases.json") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> Parsed {
    parse(&fs::read(path).unwrap(), &Hints::default())
}

#[test]
fn every_file_of_every_corpus_is_read_without_a_panic() {
    for name in [
        "newsml-g2-iptc",
        "feeds-feedparser",
        "feeds-feedrs",
        "feeds-gofeed",
        "feeds-reader",
        "feeds-w3c",
        "wire-dpa",
        "wire-superdesk",
        "wire-misc",
        "xss",
        "attacks",
        "ninjs-iptc",
        "sitemaps",
        "wxr",
    ] {
        let Some(folder) = corpus(name) else { continue };
        let all = files(&folder);
        let items: usize = all.iter().map(|path| read(path).items.len()).sum();
        println!("{name}: {} files, {items} items", all.len());
    }
}

#[test]
fn the_saved_page_becomes_a_story_without_its_furniture() {
    let shared = std::env::var_os("TELLAL_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from);
    let Ok(folder) = fs::read_dir(shared.join("page")) else {
        println!("the saved page is not there: not read");
        return;
    };
    for entry in folder {
        let parsed = read(&entry.unwrap().path());
        assert_eq!(parsed.format, "text");
        let read = &parsed.items[0];
        let item = &read.item;
        assert!(!item.headline.is_empty() && item.standfirst.contains("White House"));
        assert_eq!(item.byline.0, ["Michael Hernandez"]);
        let dateline = item.dateline.as_ref().unwrap();
        assert_eq!((dateline.place.as_str(), dateline.agency.as_deref()), ("WASHINGTON", Some("AA")));
        assert_eq!(item.lang.as_ref().map(tellal_story::Lang::as_str), Some("en"));
        assert_eq!(item.body.0.len(), 21);
        assert!(item.body.0[0].plain().starts_with("Delegations"));
        assert!(item.body.0[20].plain().ends_with("nuclear facility."));
        assert_eq!(item.credit, None);
        assert!(read.remarks.iter().any(|remark| remark.code == "source-missing"));
    }
}
