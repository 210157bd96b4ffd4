//! What this project writes: every item that was read from a corpus is written as ninjs 3.1, 2.2 and 1.6 and as NewsML-G2, and
//! checked against the schemas of the standards, which stand in the `ref/` folders of `ninjs-iptc` and `newsml-g2-iptc`.
//!
//! The schemas' formats are checked too: an address that is none is a fault.

use crate::{figure::Figure, material::Material};
use anyhow::{Context as _, bail};
use jsonschema::{Registry, Validator};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tellal_story::Item;
use tellal_wire::{
    Hints,
    out::{Envelope, Version, news_message, ninjs},
    parse,
};

/// The corpora whose items are written again.
const CORPORA: &[&str] = &["newsml-g2-iptc", "ninjs-iptc", "wire-dpa", "wire-superdesk", "wire-misc"];
const VERSIONS: [(Version, &str); 3] = [(Version::V3, "3.1"), (Version::V2, "2.2"), (Version::V1, "1.6")];
/// Files that `xmllint` is given at once.
const BATCH: usize = 200;

/// The figures of a corpus, if it is one of them and the schemas are at hand.
pub fn score(material: &Material) -> anyhow::Result<Vec<Figure>> {
    let name = material.corpus.name;
    let reference = |corpus: &str| Some(material.reference.ancestors().nth(2)?.join(corpus).join("ref"));
    let (Some(json), Some(xml)) = (reference("ninjs-iptc"), reference("newsml-g2-iptc")) else { return Ok(Vec::new()) };
    if !CORPORA.contains(&name) {
        return Ok(Vec::new());
    }
    if !json.is_dir() || !xml.is_dir() {
        println!("{name}: the schemas are not in {}: what is written was not checked.", json.display());
        return Ok(Vec::new());
    }
    let mut items = Vec::new();
    for file in material.files()? {
        for (index, read) in parse(&material.bytes(&file)?, &Hints::default()).items.into_iter().enumerate() {
            items.push((format!("{file}#{index}"), read.item));
        }
    }
    Ok(vec![as_ninjs(&items, &json)?, as_g2(&items, &xml.join("NewsML-G2_2.35-spec-All-Power.xsd"))?])
}

fn as_ninjs(items: &[(String, Item)], schemas: &Path) -> anyhow::Result<Figure> {
    let mut figure = Figure::new("ninjs-out");
    let geo = json(&schemas.join("GeoJSON-schema.json"))?;
    let registry = Registry::new().add("https://geojson.org/schema/GeoJSON.json", geo)?.prepare()?;
    for (version, number) in VERSIONS {
        let schema = json(&schemas.join(format!("ninjs-schema_{number}.json")))?;
        let validator: Validator = jsonschema::options()
            .with_registry(&registry)
            .should_validate_formats(true)
            .build(&schema)
            .with_context(|| format!("the schema of ninjs {number}"))?;
        for (name, item) in items {
            let written = ninjs(item, version);
            let faults: Vec<_> = validator
                .iter_errors(&written)
                .take(3)
                .map(|fault| format!("{} at {}", fault, fault.instance_path()).chars().take(300).collect::<String>())
                .collect();
            figure.count(faults.is_empty(), &format!("{name} as {number}"), || faults.join("; "));
        }
    }
    Ok(figure)
}

fn json(path: &Path) -> anyhow::Result<Value> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    serde_json::from_slice(&bytes).with_context(|| path.display().to_string())
}

fn as_g2(items: &[(String, Item)], schema: &Path) -> anyhow::Result<Figure> {
    let mut figure = Figure::new("g2-out");
    let folder = Folder::new()?;
    let envelope = Envelope { sent: jiff::Timestamp::UNIX_EPOCH, sender: "Tellal" };
    let mut files = Vec::new();
    for (index, (name, item)) in items.iter().enumerate() {
        let path = folder.0.join(format!("{index}.xml"));
        fs::write(&path, news_message(std::slice::from_ref(item), &envelope))?;
        files.push((name, path));
    }
    for batch in files.chunks(BATCH) {
        let mut command = Command::new("xmllint");
        command.args(["--noout", "--nonet", "--schema"]).arg(schema).args(batch.iter().map(|(_, path)| path));
        let Ok(output) = command.output() else {
            bail!("xmllint is missing; on Debian: apt-get install --no-install-recommends libxml2-utils");
        };
        let said = String::from_utf8_lossy(&output.stderr);
        let mut faults: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for line in said.lines() {
            let Some((path, rest)) = line.split_once(".xml") else { continue };
            faults.entry(path).or_default().push(rest);
        }
        for (name, path) in batch {
            let stem = path.with_extension("");
            let lines = faults.get(&*stem.to_string_lossy()).map(Vec::as_slice).unwrap_or_default();
            figure.count(lines.contains(&" validates"), name, || {
                lines.iter().take(2).copied().collect::<Vec<_>>().join("; ")
            });
        }
    }
    Ok(figure)
}

/// A folder for as long as it is looked at.
struct Folder(PathBuf);

impl Folder {
    fn new() -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("tellal-conformance-{}", std::process::id()));
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind is a temporary file.
        let _ = fs::remove_dir_all(&self.0);
    }
}
