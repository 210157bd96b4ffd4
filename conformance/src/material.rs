//! Finding material: which folders hold cases of which corpus.

use crate::{
    arguments::Arguments,
    corpora::{CORPORA, Corpus},
};
use anyhow::Context as _;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// A folder with cases of a corpus.
pub struct Material {
    pub corpus: &'static Corpus,
    /// The folder with the cases.
    pub folder: PathBuf,
    /// The corpus's folder of schemas and the like, whether it is there or not.
    pub reference: PathBuf,
}

impl Material {
    /// The corpus's `cases.json`, by case.
    pub fn cases(&self) -> anyhow::Result<BTreeMap<String, Value>> {
        let path = self.folder.join("cases.json");
        let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
        serde_json::from_slice(&bytes).with_context(|| path.display().to_string())
    }

    pub fn bytes(&self, name: &str) -> anyhow::Result<Vec<u8>> {
        let path = self.folder.join(name);
        fs::read(&path).with_context(|| path.display().to_string())
    }

    /// All files below the folder but `cases.json`, by their path in it, sorted.
    pub fn files(&self) -> anyhow::Result<Vec<String>> {
        let mut found = Vec::new();
        let mut waiting = vec![self.folder.clone()];
        while let Some(next) = waiting.pop() {
            for entry in fs::read_dir(&next).with_context(|| next.display().to_string())? {
                let path = entry?.path();
                if path.is_dir() {
                    waiting.push(path);
                } else if path.file_name().is_some_and(|name| name != "cases.json") {
                    let name = path.strip_prefix(&self.folder)?;
                    found.push(name.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        found.sort();
        Ok(found)
    }
}

pub fn find(arguments: &Arguments) -> anyhow::Result<Vec<Material>> {
    let mut found = Vec::new();
    let wanted = |corpus: &Corpus| arguments.only.is_empty() || arguments.only.iter().any(|name| name == corpus.name);
    for name in &arguments.only {
        let known: Vec<_> = CORPORA.iter().map(|corpus| corpus.name).collect();
        anyhow::ensure!(known.contains(&name.as_str()), "there is no corpus “{name}”; there are: {}", known.join(", "));
    }
    let mut add = |corpus: &'static Corpus, folder: PathBuf| {
        if wanted(corpus) {
            found.push(Material { corpus, folder, reference: arguments.corpora.join(corpus.folder()).join("ref") });
        }
    };
    if arguments.cases.is_empty() {
        for corpus in CORPORA {
            let folder = arguments.corpora.join(corpus.folder()).join("dev");
            if folder.is_dir() {
                add(corpus, folder);
            }
        }
        return Ok(found);
    }
    for folder in &arguments.cases {
        let folder = folder.canonicalize().with_context(|| folder.display().to_string())?;
        let mut here = below(&folder);
        if here.is_empty() {
            let mut named = by_name_above(&folder);
            if named.is_empty() {
                named.extend(CORPORA.iter().find(|corpus| (corpus.is_in)(&folder)));
            }
            here.extend(named.into_iter().map(|corpus| (corpus, half(folder.clone()))));
        }
        anyhow::ensure!(
            !here.is_empty(),
            "{} is laid out like none of the corpora ({})",
            folder.display(),
            CORPORA.iter().map(|corpus| corpus.name).collect::<Vec<_>>().join(", ")
        );
        for (corpus, folder) in here {
            add(corpus, folder);
        }
    }
    Ok(found)
}

/// Corpora that a folder holds by their names, one or two levels down: `DIR/NAME` or `DIR/corpora/NAME`.
fn below(folder: &Path) -> Vec<(&'static Corpus, PathBuf)> {
    [folder.to_owned(), folder.join("corpora")]
        .iter()
        .flat_map(|folder| CORPORA.iter().map(move |corpus| (corpus, folder.join(corpus.folder()))))
        .filter(|(_, folder)| folder.is_dir())
        .map(|(corpus, folder)| (corpus, half(folder)))
        .collect()
}

/// The corpora whose folder's name a folder or one above it has: `…/wire-dpa/held`.
fn by_name_above(folder: &Path) -> Vec<&'static Corpus> {
    folder
        .ancestors()
        .take(3)
        .filter_map(|folder| folder.file_name()?.to_str())
        .map(|name| CORPORA.iter().filter(|corpus| corpus.folder() == name).collect::<Vec<_>>())
        .find(|named| !named.is_empty())
        .unwrap_or_default()
}

/// The half of a corpus that a folder holds: `held` or `dev` in it, or the folder itself.
fn half(folder: PathBuf) -> PathBuf {
    ["held", "dev"].map(|half| folder.join(half)).into_iter().find(|half| half.is_dir()).unwrap_or(folder)
}
