//! The corpora: one file each, one line each in [`CORPORA`].

mod attacks;
mod feeds_feedparser;
mod feeds_feedrs;
mod feeds_gofeed;
mod feeds_reader;
mod feeds_w3c;
mod newsml_g2_iptc;
mod ninjs_iptc;
mod orthography_cases;
mod orthography_language;
mod orthography_restore;
mod wire_dpa;
mod wire_misc;
mod wire_superdesk;
mod wxr_comments;
mod xss;

use crate::{figure::Figure, material::Material};
use serde_json::Value;
use std::{fs, path::Path};

/// A corpus: its name, how its material is told when its folder has another name, and how it is scored.
pub struct Corpus {
    /// The name of its folder, and what of it where one folder is measured in several ways.
    pub name: &'static str,
    /// Whether a folder whose name says nothing is laid out like it.
    pub is_in: fn(&Path) -> bool,
    /// Scores it as its `SOURCE.md` says.
    pub score: fn(&Material) -> anyhow::Result<Vec<Figure>>,
}

impl Corpus {
    /// The name of its folder: `orthography` for `orthography-cases`.
    pub fn folder(&self) -> &'static str {
        if self.name.starts_with("orthography-") { "orthography" } else { self.name }
    }
}

pub static CORPORA: &[Corpus] = &[
    Corpus { name: "attacks", is_in: |_| false, score: attacks::score },
    Corpus { name: "feeds-feedparser", is_in: |_| false, score: feeds_feedparser::score },
    Corpus { name: "feeds-feedrs", is_in: |_| false, score: feeds_feedrs::score },
    Corpus { name: "feeds-gofeed", is_in: |_| false, score: feeds_gofeed::score },
    Corpus { name: "feeds-reader", is_in: |_| false, score: feeds_reader::score },
    Corpus { name: "feeds-w3c", is_in: |_| false, score: feeds_w3c::score },
    Corpus { name: "newsml-g2-iptc", is_in: |_| false, score: newsml_g2_iptc::score },
    Corpus { name: "ninjs-iptc", is_in: |_| false, score: ninjs_iptc::score },
    Corpus { name: "orthography-cases", is_in: |_| false, score: orthography_cases::score },
    Corpus { name: "orthography-restore", is_in: |_| false, score: orthography_restore::score },
    Corpus { name: "orthography-language", is_in: |_| false, score: orthography_language::score },
    Corpus { name: "wire-dpa", is_in: |_| false, score: wire_dpa::score },
    Corpus { name: "wire-misc", is_in: |_| false, score: wire_misc::score },
    Corpus { name: "wire-superdesk", is_in: |_| false, score: wire_superdesk::score },
    Corpus { name: "wxr", is_in: |_| false, score: wxr_comments::score },
    Corpus { name: "xss", is_in: |_| false, score: xss::score },
];

/// Whether any case in a folder's `cases.json` is like that.
#[expect(dead_code, reason = "the corpora that have no name of their own are told apart by it")]
fn has_case(folder: &Path, like: impl Fn(&Value) -> bool) -> bool {
    let cases = fs::read(folder.join("cases.json")).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    cases.as_ref().and_then(Value::as_object).is_some_and(|cases| cases.values().any(like))
}
