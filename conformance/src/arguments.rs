//! What the command line asks for.

use anyhow::{Context as _, bail};
use std::{ffi::OsString, path::PathBuf};

pub const HELP: &str = "\
cargo xtask conformance [FLAGS]   measures what reads and judges on material with expected results

--corpora DIR    a folder of corpora, each with dev/ and perhaps ref/ in it; ../shared/corpora if none is named
--cases DIR      measure this material instead: a folder laid out like a corpus, or a folder of such; may be given again.
                 Schemas still come from the ref/ folders of --corpora
--only NAME      one corpus; may be given again
--json FILE      write all figures and failed cases as JSON; - for the standard output, after the table
--all            print every failed case, not only the first of each figure
";

#[derive(Debug, Default)]
pub struct Arguments {
    pub corpora: PathBuf,
    pub cases: Vec<PathBuf>,
    pub only: Vec<String>,
    pub json: Option<PathBuf>,
    pub all: bool,
}

impl Arguments {
    /// Nothing if help is asked for.
    pub fn read(mut words: impl Iterator<Item = OsString>) -> anyhow::Result<Option<Self>> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let shared =
            std::env::var_os("TELLAL_SHARED").map_or_else(|| PathBuf::from(root).join("../shared"), Into::into);
        let mut out = Self { corpora: shared.join("corpora"), ..Self::default() };
        while let Some(word) = words.next() {
            let mut value = |what: &str| words.next().with_context(|| format!("{what} needs a value"));
            match word.to_str() {
                Some(flag @ "--corpora") => out.corpora = value(flag)?.into(),
                Some(flag @ "--cases") => out.cases.push(value(flag)?.into()),
                Some(flag @ "--only") => out.only.push(value(flag)?.to_string_lossy().into_owned()),
                Some(flag @ "--json") => out.json = Some(value(flag)?.into()),
                Some("--all") => out.all = true,
                Some("--help" | "-h") => return Ok(None),
                _ => bail!("“{}” is no flag of `cargo xtask conformance`\n\n{HELP}", word.to_string_lossy()),
            }
        }
        Ok(Some(out))
    }

    /// Where material was looked for.
    pub fn places(&self) -> String {
        let folders = if self.cases.is_empty() { std::slice::from_ref(&self.corpora) } else { &self.cases };
        folders.iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>().join(", ")
    }
}
