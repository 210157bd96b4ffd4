//! Getting a named package by its registry's own client, and unpacking it.

use super::LANGUAGES;
use anyhow::{Context as _, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// One package of `sources.tsv`.
pub(super) struct Source {
    /// What reads it.
    pub reader: String,
    registry: String,
    pub package: String,
    pub version: String,
    languages: String,
    pub licence: String,
    sha256: String,
}

/// The packages, in the order of the table.
///
/// # Errors
/// A row that has not seven cells.
pub(super) fn sources() -> Result<Vec<Source>> {
    let rows = include_str!("../../sources.tsv").lines().skip(1);
    rows.map(|row| {
        let [reader, registry, package, version, languages, licence, sha256] = row
            .split('\t')
            .map(str::to_owned)
            .collect::<Vec<_>>()
            .try_into()
            .ok()
            .with_context(|| format!("“{row}” has not seven cells"))?;
        Ok(Source { reader, registry, package, version, languages, licence, sha256 })
    })
    .collect()
}

impl Source {
    /// The languages that the package is read for.
    pub(super) fn languages(&self) -> Vec<&'static str> {
        LANGUAGES
            .iter()
            .copied()
            .filter(|lang| self.languages == "*" || self.languages.split(',').any(|own| own == *lang))
            .collect()
    }

    /// The middle of the names of the files that are made of it: two packages of one language and reader differ.
    pub(super) fn file_name(&self) -> String {
        match self.package.as_str() {
            name if name.ends_with("pt-br") => format!("{}-br", self.reader),
            name if name.starts_with("cldr-") => name.trim_end_matches("-full").to_owned(),
            _ => self.reader.clone(),
        }
    }

    /// Fetches the package into `raw`, unless it is there, checks and unpacks it; the folder it was unpacked to.
    ///
    /// # Errors
    /// A client that fails, or a digest other than the table's.
    pub(super) fn fetch(&self, raw: &Path) -> Result<PathBuf> {
        let folder = raw.join("unpacked").join(self.package.replace(['/', '@'], "-"));
        if folder.join(".complete").exists() {
            return Ok(folder);
        }
        let packages = raw.join("p");
        fs::create_dir_all(&packages)?;
        let file = if let Some(file) = self.file(&packages)? {
            file
        } else {
            let named = match self.registry.as_str() {
                "pypi" => format!("{}=={}", self.package, self.version),
                "npm" => format!("{}@{}", self.package, self.version),
                _ => format!("{}={}", self.package, self.version),
            };
            let mut client = match self.registry.as_str() {
                "pypi" => command("pip", &["download", "--quiet", "--no-deps", "--dest", "."]),
                "npm" => command("npm", &["pack", "--silent"]),
                "debian" => command("apt-get", &["download", "--quiet"]),
                other => bail!("no registry is named {other}"),
            };
            complete(client.arg(named).current_dir(&packages))?;
            self.file(&packages)?
                .with_context(|| format!("{} was fetched, but no file of it is there", self.package))?
        };
        let sum = command("sha256sum", &[]).arg(&file).output()?;
        let sum = String::from_utf8_lossy(&sum.stdout).into_owned();
        if !sum.starts_with(&self.sha256) {
            bail!("{} {} has another digest than sources.tsv: {sum}", self.package, self.version);
        }
        fs::create_dir_all(&folder)?;
        unpack(&file, &folder)?;
        fs::write(folder.join(".complete"), "")?;
        Ok(folder)
    }

    /// The package's file among those fetched.
    fn file(&self, packages: &Path) -> Result<Option<PathBuf>> {
        let own = match self.registry.as_str() {
            "pypi" => format!("{}-{}-", self.package.replace('-', "_"), self.version),
            "npm" => format!("{}-{}.tgz", self.package.trim_start_matches('@').replace('/', "-"), self.version),
            _ => format!("{}_{}_", self.package, self.version.replace(':', "%3a")),
        };
        for entry in fs::read_dir(packages)? {
            let path = entry?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&own)) {
                return Ok(Some(path));
            }
        }
        Ok(None)
    }
}

/// Unpacks an archive by its ending.
fn unpack(file: &Path, folder: &Path) -> Result<()> {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let mut unpacker = match ending {
        "deb" => command("dpkg-deb", &["--extract"]),
        "whl" | "xpi" => command("unzip", &["-qo"]),
        _ => command("tar", &["-xzf"]),
    };
    unpacker.arg(file);
    if matches!(ending, "whl" | "xpi") {
        unpacker.arg("-d");
    } else if ending != "deb" {
        unpacker.arg("-C");
    }
    complete(unpacker.arg(folder))?;
    if ending == "deb" {
        for inner in files(folder, "xpi")? {
            unpack(&inner, folder)?;
        }
    }
    Ok(())
}

/// All files under a folder with that ending, in order of their names.
///
/// # Errors
/// A folder that cannot be read; one that is not there has no files.
pub(super) fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        if !folder.exists() {
            continue;
        }
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|own| own == ending) {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn command(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments);
    command
}

/// Runs a command that must succeed.
fn complete(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{command:?}"))?;
    anyhow::ensure!(status.success(), "{command:?} failed");
    Ok(())
}
