//! Real deliveries and others' test files, where the folder with them is at hand. Nothing of them is kept here.
//!
//! The folder is the environment's `TELLAL_SHARED`, or `../shared` beside the workspace. Each test prints its score
//! (`cargo test -p tellal-wire --test corpora -- --nocapture`) and asserts the floor that was measured.
#![expect(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "tests: a fault is a failure, and a score is there to be read"
)]

use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use tellal_story::{Item, PubStatus};
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

fn cases(folder: &Path) -> BTreeMap<String, Value> {
    serde_json::from_slice(&fs::read(folder.join("cases.json")).unwrap()).unwrap()
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn status(item: &Item) -> &'static str {
    match item.status {
        PubStatus::Usable => "usable",
        PubStatus::Withheld => "withheld",
        PubStatus::Canceled => "canceled",
    }
}

/// A score that is printed as it is asserted.
#[derive(Default)]
struct Score {
    right: usize,
    all: usize,
    wrong: Vec<String>,
}

impl Score {
    fn count(&mut self, right: bool, what: impl FnOnce() -> String) {
        self.all += 1;
        self.right += usize::from(right);
        if !right {
            self.wrong.push(what());
        }
    }

    fn assert(&self, name: &str, floor: f64) {
        let share = self.right as f64 * 100.0 / self.all.max(1) as f64;
        println!("{name}: {} of {} ({share:.1} %), floor {floor} %", self.right, self.all);
        for wrong in self.wrong.iter().take(25) {
            println!("    {wrong}");
        }
        assert!(share >= floor, "{name}");
    }
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
fn other_agencies_items_give_what_superdesk_reads() {
    let Some(folder) = corpus("wire-superdesk") else { return };
    let mut score = Score::default();
    let mut read_all = Score::default();
    for (name, case) in cases(&folder) {
        if case["format"] != "newsml-g2" {
            continue;
        }
        let parsed = read(&folder.join(&name));
        read_all.count(
            !parsed.items.is_empty() || parsed.remarks.iter().any(|remark| remark.code == "not-a-story"),
            || format!("{name}: {:?}", parsed.remarks),
        );
        for assert in case["asserts"].as_array().into_iter().flatten() {
            if assert["core"] != true
                || assert["op"] != "eq"
                || assert["path"].as_array().is_none_or(|path| path.len() != 1)
            {
                continue;
            }
            let index = usize::try_from(assert["item"].as_u64().unwrap_or(0)).unwrap();
            let Some(item) = parsed.items.get(index).map(|read| &read.item) else { continue };
            let key = assert["path"][0].as_str().unwrap_or_default();
            let got = match key {
                "headline" => item.headline.clone(),
                "slugline" => item.slugline.clone().unwrap_or_default(),
                "language" => item.lang.as_ref().map(ToString::to_string).unwrap_or_default(),
                "urgency" => item.urgency.map(|urgency| urgency.to_string()).unwrap_or_default(),
                "pubstatus" => status(item).to_owned(),
                "version" => item.version.map(|version| version.to_string()).unwrap_or_default(),
                "uri" => item.id.clone().unwrap_or_default(),
                "byline" => item.byline.print(),
                _ => continue,
            };
            let want = assert["value"].as_str().map_or_else(|| assert["value"].to_string(), words);
            score.count(got == want, || format!("{name} {key}: {got:?} / {want:?}"));
        }
    }
    read_all.assert("other agencies' G2 read", 97.0);
    // The rest are customs of Superdesk's: an urgency made from the priority, a headline made from the body.
    score.assert("other agencies' G2 fields", 76.0);
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
