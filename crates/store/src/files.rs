//! Files and folders that are there after a crash, or not at all.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Whoever the process's umask lets.
    Usual,
    /// The owner alone (mode 0600).
    Owner,
}

/// Writes a file so that it is there whole after a crash or not at all: a new file beside it, synced, renamed, and the
/// folder synced. A file of that name is replaced.
pub(crate) fn write_whole(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    let folder = path.parent().ok_or_else(|| io::Error::other("a file needs a folder"))?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    // Two writers of one process must not share the file: threads are told apart by their id.
    name.push(format!(".{}-{:?}.part", std::process::id(), std::thread::current().id()).replace(['(', ')'], ""));
    let part = folder.join(name);
    let written = (|| {
        let mut file = create(&part, readers)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&part, path)?;
        sync_folder(folder)
    })();
    if written.is_err() {
        // Nothing more can be done about it if this fails too; the next write of the same name replaces it.
        let _ = std::fs::remove_file(&part);
    }
    written
}

/// Makes a folder and its parents, with its own name synced into its parent.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(path)?;
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => sync_folder(parent),
        _ => Ok(()),
    }
}

/// Makes the names in a folder survive a crash.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    // Only Unix can open a folder as a file; elsewhere the file system keeps names in order by itself.
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

fn create(path: &Path, readers: Readers) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = readers;
    options.open(path)
}

/// The names in a folder that `wanted` wants, in order; none if there is no such folder.
pub(crate) fn names_in(folder: &Path, wanted: impl Fn(&str) -> bool) -> io::Result<Vec<String>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string().ok().filter(|name| wanted(name)));
    }
    names.sort_unstable();
    Ok(names)
}
