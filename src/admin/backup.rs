//! `tellal backup` and `tellal restore`: the one folder, copied and put back.

use super::{load, say};
use crate::{
    clock::World,
    config::{Config, kinds::DatabaseUrl},
    newsroom::open_store,
};
use anyhow::{Context as _, bail, ensure};
use clap::Args;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use std::{
    fmt::Write as _,
    fs,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

/// What stands in a copy beside the data.
const SETTINGS: &str = "tellal.toml";

/// The list of what is in a copy, which the store writes.
const CONTENTS: &str = "BACKUP.toml";

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// A new or empty folder, or a file that ends in .tar.gz.
    to: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// What `tellal backup` has written.
    from: PathBuf,
}

impl Backup {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let packed = is_packed(&self.to);
        if packed {
            ensure!(!self.to.exists(), "{} is there already; a copy is never written over another", self.to.display());
        } else {
            ensure!(is_empty(&self.to)?, "{} is not empty; name a new folder", self.to.display());
        }
        let folder = if packed { beside(&self.to, ".folder") } else { self.to.clone() };
        let store = open_store(config, &Arc::new(World::new())).await?;
        let copied = store.backup(&folder).await;
        store.close().await;
        copied.with_context(|| format!("the copy in {} is not whole; throw it away", folder.display()))?;
        make_private(&folder)?;
        fs::copy(&config.path, folder.join(SETTINGS))?;
        if packed {
            let part = beside(&self.to, ".part");
            pack(&folder, &part)?;
            fs::rename(&part, &self.to)?;
            fs::remove_dir_all(&folder)?;
        }
        let mut text = format!("The newsroom is copied to {}.\n", self.to.display());
        if matches!(config.settings.database.url, DatabaseUrl::Postgres(_)) {
            text.push_str("The database is not in it: run pg_dump as well.\n");
        }
        say(&text)
    }
}

impl Restore {
    pub(super) async fn run(self, path: &Path) -> anyhow::Result<ExitCode> {
        ensure!(self.from.exists(), "{} is not there", self.from.display());
        let packed = is_packed(&self.from);
        let unpacked = beside(path, ".restore");
        if !packed {
            return say(&put_back(&self.from, path).await?);
        }
        // What an earlier restore that was cut off has left must not mix with this one.
        let clear = || if unpacked.exists() { fs::remove_dir_all(&unpacked) } else { Ok(()) };
        clear()?;
        make_private(&unpacked)?;
        let result = match unpack(&self.from, &unpacked) {
            Ok(()) => put_back(&unpacked, path).await,
            Err(error) => Err(error.context(format!(
                "{} cannot be unpacked; it is not whole, or was not written by `tellal backup`",
                self.from.display()
            ))),
        };
        clear()?;
        say(&result?)
    }
}

async fn put_back(copy: &Path, path: &Path) -> anyhow::Result<String> {
    ensure!(
        copy.join(CONTENTS).is_file(),
        "what `tellal backup` writes has a file {CONTENTS}, and this has none: it is no copy of a newsroom"
    );
    let mut text = String::new();
    if path.exists() {
        text = format!("The settings in {} stay as they are.\n", path.display());
    } else {
        let settings = fs::read(copy.join(SETTINGS)).context("the copy holds no settings")?;
        write_private(path, &settings)?;
    }
    let config = load(path)?;
    let data = config.data_folder();
    if !is_empty(&data)? {
        bail!("{} is not empty; move it away first, so that nothing is lost", data.display());
    }
    tellal_store::restore(copy, &data)?;
    let store = open_store(&config, &Arc::new(World::new())).await?;
    // The index is derived and therefore not in the copy.
    let result = store.reindex(&|_, _| {}).await;
    store.close().await;
    result.context("the data is back, but the search index could not be made; run `tellal reindex`")?;
    if matches!(config.settings.database.url, DatabaseUrl::Postgres(_)) {
        text.push_str("The database is not in the copy: put its pg_dump back as well, then run `tellal reindex`.\n");
    }
    let _ = writeln!(text, "The newsroom is back in {}.", data.display());
    Ok(text)
}

fn is_packed(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".tar.gz") || name.ends_with(".tgz")
}

fn is_empty(folder: &Path) -> anyhow::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", folder.display())),
    }
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(end);
    path.with_file_name(name)
}

/// A folder that only its owner can read: passwords' hashes and readers' comments will stand in it.
fn make_private(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    Ok(())
}

fn write_private(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    std::io::Write::write_all(&mut file, bytes)?;
    Ok(())
}

fn pack(folder: &Path, to: &Path) -> anyhow::Result<()> {
    let file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(to)?;
    let mut archive = tar::Builder::new(GzEncoder::new(file, Compression::default()));
    archive.append_dir_all(".", folder)?;
    archive.into_inner()?.finish()?.sync_all()?;
    Ok(())
}

/// Unpacks; the crate refuses names that lead out of the folder.
fn unpack(from: &Path, to: &Path) -> anyhow::Result<()> {
    tar::Archive::new(GzDecoder::new(fs::File::open(from)?)).unpack(to)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_the_same_and_for_its_owner_alone() {
        let home = tempfile::tempdir().unwrap();
        let (folder, file, back) =
            (home.path().join("copy"), home.path().join("copy.tar.gz"), home.path().join("back"));
        fs::create_dir_all(folder.join("data/media")).unwrap();
        fs::write(folder.join("data/media/köprü.jpg"), b"picture").unwrap();
        pack(&folder, &file).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        unpack(&file, &back).unwrap();
        assert_eq!(fs::read(home.path().join("back/data/media/köprü.jpg")).unwrap(), b"picture");
    }
}
