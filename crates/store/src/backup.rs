//! Copies of the one folder, and back.
//!
//! A copy is a folder that looks like the newsroom's own:
//!
//! | in it | what |
//! |---|---|
//! | `tellal.db` | the database as of one instant (with PostgreSQL: not there, `pg_dump` makes that copy) |
//! | `media/` | the pictures |
//! | `reads/` | the read log, without the key of the day: what is to be thrown away at midnight is not kept in a copy |
//! | `reads/ledger/` | the signed days, without the key that signs them: whoever has a copy could sign in the newsroom's name |
//! | `BACKUP.toml` | when and by which version it was made, and what the files above must be; written last |
//!
//! The order of copying makes it one state. The log comes before the database, which knows how far it has entered the
//! log and may be ahead of the copy of it, never behind; the ledger comes after the database, which knows how far it has
//! been sealed; pictures come after the database, which knows none that is not
//! there yet. The search index is made anew from the rest.

use crate::files::{self, Readers};
use crate::{Error, Store, ledger, media, reads};
use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// The file that makes a folder a backup.
const MANIFEST: &str = "BACKUP.toml";
/// The layout described above.
const LAYOUT: u32 = 1;
const DATABASE: &str = "tellal.db";

/// What `BACKUP.toml` says.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    layout: u32,
    made: Timestamp,
    /// The version of Tellal that made it.
    version: String,
    /// `sqlite` or `postgres`.
    database: String,
    /// How many pictures there are. Their names are the hashes of their bytes, so they are not listed.
    pictures: u64,
    /// All other files.
    #[serde(default)]
    file: Vec<Listed>,
}

/// A file and what it must be.
#[derive(Debug, Serialize, Deserialize)]
struct Listed {
    /// From the folder on, parts separated by `/`.
    path: String,
    /// How many bytes it has.
    bytes: u64,
    /// The BLAKE3 hash of its bytes in hexadecimal.
    blake3: String,
}

const HEAD: &str = "\
# A copy of a newsroom, made by `tellal backup`. `tellal restore` puts it into an empty folder and checks it on the way.
";
const HEAD_POSTGRES: &str = "\
# The database is not in here: this newsroom keeps it in PostgreSQL. Copy it right after this copy was made, with
# `pg_dump --format=custom`, and load it with `pg_restore` before the newsroom is started on a restored folder.
";

impl Store {
    /// Writes a consistent copy of the state into `to`, an empty or new folder, while the newsroom works on: the
    /// database, the media and the read log (the search index is derived and left out, and so is the key of the day).
    /// With PostgreSQL the database is left to `pg_dump`, and the copy says so in its `BACKUP.toml`.
    pub async fn backup(&self, to: &Path) -> Result<(), Error> {
        let (folder, to) = (self.inner.folder.clone(), to.to_owned());
        let database = self.db().sqlite_file().map(Path::to_owned);
        let made = self.now();
        let task = tokio::task::spawn_blocking(move || back_up(&folder, database.as_deref(), &to, made));
        task.await.map_err(|error| Error::Internal(format!("the backup: {error}")))?
    }
}

fn back_up(folder: &Path, database: Option<&Path>, to: &Path, made: Timestamp) -> Result<(), Error> {
    must_be_empty(to)?;
    private_folder(to).map_err(fault(to))?;
    let mut file = Vec::new();
    let log = reads::files_to_keep(&folder.join("reads")).map_err(fault(folder))?;
    if !log.is_empty() {
        files::make_folder(&to.join("reads")).map_err(fault(to))?;
    }
    for name in log {
        let from = folder.join("reads").join(&name);
        match copy(&from, &to.join("reads").join(&name)) {
            Ok((bytes, hash)) => file.push(Listed { path: format!("reads/{name}"), bytes, blake3: hash }),
            // Folded and thrown away since: then the database, which is copied next, has it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(fault(&from)(error)),
        }
    }
    if let Some(database) = database {
        let copy = to.join(DATABASE);
        copy_database(database, &copy)?;
        let (bytes, hash) = hash(&copy).map_err(fault(&copy))?;
        file.push(Listed { path: DATABASE.into(), bytes, blake3: hash });
    }
    let ledger = folder.join("reads").join("ledger");
    for name in ledger::names(&ledger).map_err(fault(&ledger))? {
        let target = to.join("reads").join("ledger");
        files::make_folder(&target).map_err(fault(&target))?;
        let (bytes, hash) = copy(&ledger.join(&name), &target.join(&name)).map_err(fault(&ledger))?;
        file.push(Listed { path: format!("reads/ledger/{name}"), bytes, blake3: hash });
    }
    let pictures = copy_pictures(&folder.join("media"), &to.join("media"))?;
    let engine = if database.is_some() { "sqlite" } else { "postgres" };
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let manifest = Manifest { layout: LAYOUT, made, version, database: engine.into(), pictures, file };
    let text = toml::to_string(&manifest).map_err(|error| Error::Internal(format!("the backup: {error}")))?;
    let note = if database.is_some() { "" } else { HEAD_POSTGRES };
    let manifest = to.join(MANIFEST);
    files::write_whole(&manifest, format!("{HEAD}{note}\n{text}").as_bytes(), Readers::Usual).map_err(fault(&manifest))
}

/// Puts a copy that [`Store::backup`] wrote at `from` into `to`, an empty or new folder, and checks each file on the
/// way. `Error::Refused` says what is wrong and what to do; then `to` is empty again.
pub fn restore(from: &Path, to: &Path) -> Result<(), Error> {
    let manifest = match std::fs::read_to_string(from.join(MANIFEST)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Error::Refused(format!(
                "{} is no backup: it has no {MANIFEST}, which is written last. Name a folder that `tellal backup` has finished",
                from.display()
            )));
        }
        Err(error) => return Err(fault(from)(error)),
    };
    let manifest: Manifest = toml::from_str(&manifest).map_err(|error| {
        Error::Refused(format!("{} cannot be read: {error}. Use another backup", from.join(MANIFEST).display()))
    })?;
    if manifest.layout != LAYOUT {
        return Err(Error::Refused(format!(
            "the backup was made by tellal {} in a layout that this program does not know; restore it with that version",
            manifest.version
        )));
    }
    must_be_empty(to)?;
    let restored = put_back(&manifest, from, to);
    if restored.is_err() {
        // It was empty, so whatever is there is ours. The reason for the failure matters more than that of this one.
        for part in ["reads", "media"] {
            let _ = std::fs::remove_dir_all(to.join(part));
        }
        let _ = std::fs::remove_file(to.join(DATABASE));
    }
    restored
}

fn put_back(manifest: &Manifest, from: &Path, to: &Path) -> Result<(), Error> {
    private_folder(to).map_err(fault(to))?;
    for listed in &manifest.file {
        let known = listed.path == DATABASE
            || listed.path.strip_prefix("reads/").is_some_and(reads::is_to_keep)
            || listed.path.strip_prefix("reads/ledger/").is_some_and(ledger::is_to_keep);
        if !known {
            return Err(Error::Refused(format!("the backup lists “{}”, which no newsroom has", listed.path)));
        }
        let (source, target) = (from.join(&listed.path), to.join(&listed.path));
        if let Some(parent) = target.parent() {
            files::make_folder(parent).map_err(fault(parent))?;
        }
        let (bytes, hash) = copy(&source, &target).map_err(|error| missing_or_fault(&source, error))?;
        if (bytes, &hash) != (listed.bytes, &listed.blake3) {
            return Err(damaged(&source));
        }
    }
    let pictures = copy_pictures(&from.join("media"), &to.join("media"))?;
    if pictures != manifest.pictures {
        return Err(Error::Refused(format!(
            "the backup has {pictures} pictures of {}; use another one, or copy the missing pictures into {}",
            manifest.pictures,
            from.join("media").display()
        )));
    }
    Ok(())
}

/// The whole database as of one instant, in a file that needs no other. Writers go on meanwhile.
fn copy_database(from: &Path, to: &Path) -> Result<(), Error> {
    let fault = |error: rusqlite::Error| Error::Internal(format!("copying the database: {error}"));
    let connection = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(fault)?;
    connection.busy_timeout(std::time::Duration::from_secs(10)).map_err(fault)?;
    connection.execute("vacuum into ?1", [to.to_string_lossy()]).map_err(fault)?;
    drop(connection);
    let copy = Connection::open_with_flags(to, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(fault)?;
    let verdict: String = copy.query_row("pragma quick_check(1)", [], |row| row.get(0)).map_err(fault)?;
    if verdict != "ok" {
        return Err(Error::Internal(format!("the database is damaged: {verdict}. Keep the last good backup")));
    }
    File::open(to).and_then(|file| file.sync_all()).map_err(self::fault(to))
}

/// Copies all pictures, checks each against its name, and says how many there are.
fn copy_pictures(from: &Path, to: &Path) -> Result<u64, Error> {
    let mut count = 0;
    for folder in names(from).map_err(fault(from))? {
        let mut made = false;
        for name in names(&from.join(&folder)).map_err(fault(from))? {
            // Pictures only: not what a crash has left half-written.
            let Some(source) = media::place(from, &name).filter(|_| name.starts_with(&folder)) else { continue };
            let target = to.join(&folder).join(&name);
            if !made {
                files::make_folder(to).and_then(|()| files::make_folder(&to.join(&folder))).map_err(fault(to))?;
                made = true;
            }
            let (_, hash) = copy(&source, &target).map_err(fault(&source))?;
            if !hash.starts_with(name.split('.').next().unwrap_or_default()) {
                return Err(damaged(&source));
            }
            count += 1;
        }
        if made {
            files::sync_folder(&to.join(&folder)).map_err(fault(to))?;
        }
    }
    Ok(count)
}

/// The names in a folder, in order; none if there is no such folder.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string());
    }
    names.sort_unstable();
    Ok(names)
}

/// Copies a file, synced, and says how many bytes it has and their hash.
fn copy(from: &Path, to: &Path) -> io::Result<(u64, String)> {
    let mut source = File::open(from)?;
    let mut target = Hashing { file: File::create_new(to)?, hasher: blake3::Hasher::new() };
    let bytes = io::copy(&mut source, &mut target)?;
    target.file.sync_all()?;
    if let Some(folder) = to.parent() {
        files::sync_folder(folder)?;
    }
    Ok((bytes, target.hasher.finalize().to_hex().to_string()))
}

fn hash(path: &Path) -> io::Result<(u64, String)> {
    let mut hasher = blake3::Hasher::new();
    let bytes = io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok((bytes, hasher.finalize().to_hex().to_string()))
}

/// A file that is hashed while it is written.
struct Hashing {
    file: File,
    hasher: blake3::Hasher,
}

impl io::Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn must_be_empty(folder: &Path) -> Result<(), Error> {
    if names(folder).map_err(fault(folder))?.is_empty() && !folder.is_file() {
        return Ok(());
    }
    Err(Error::Refused(format!("{} is not empty; name a folder that is, or a new one", folder.display())))
}

/// A folder for its owner alone: it holds the hashes of passwords and the addresses of those who comment.
fn private_folder(path: &Path) -> io::Result<()> {
    if !path.is_dir() {
        files::make_folder(path)?;
        #[cfg(unix)]
        std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    }
    Ok(())
}

fn damaged(path: &Path) -> Error {
    Error::Refused(format!("{} is damaged: it is not what it was when it was kept; use another backup", path.display()))
}

fn missing_or_fault(path: &Path, error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::NotFound {
        Error::Refused(format!("the backup lacks {}; use another one", path.display()))
    } else {
        fault(path)(error)
    }
}

fn fault(path: &Path) -> impl Fn(io::Error) -> Error {
    let path: PathBuf = path.to_owned();
    move |error| Error::Internal(format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::{MANIFEST, restore};
    use crate::testing::{Newsroom, on_both};
    use crate::{Database, Error, Report, Settings, Store, Visitor, media};
    use std::path::{Path, PathBuf};
    use tellal_story::StoryId;

    on_both! {
        a_newsroom_comes_back_from_its_copy
        a_copy_is_never_put_over_anything
        a_damaged_copy_is_refused_and_leaves_nothing_behind
    }

    const STORY: StoryId = StoryId(uuid::Uuid::from_u128(0x1990));

    async fn visit(store: &Store, last: u8) {
        let visitor = Visitor { address: [192, 0, 2, last].into(), agent: "Firefox" };
        store.inner.reads.report(Report::of(STORY, visitor)).await.unwrap();
    }

    async fn backed_up(room: &Newsroom) -> (tempfile::TempDir, PathBuf, String) {
        let picture = room.store.put_medium(&media::samples::png()).await.unwrap().name;
        visit(&room.store, 1).await;
        room.store.fold_reads().await.unwrap();
        visit(&room.store, 2).await;
        let shelf = tempfile::tempdir().unwrap();
        let copy = shelf.path().join("copy");
        room.store.backup(&copy).await.unwrap();
        (shelf, copy, picture)
    }

    fn refusal(result: Result<(), Error>) -> String {
        match result {
            Err(Error::Refused(why)) => why,
            other => panic!("{other:?}"),
        }
    }

    fn left(folder: &Path) -> usize {
        std::fs::read_dir(folder).map_or(0, Iterator::count)
    }

    async fn a_newsroom_comes_back_from_its_copy(room: &Newsroom) {
        let (shelf, copy, picture) = backed_up(room).await;
        // What happens after the copy is not in it.
        visit(&room.store, 3).await;
        let keys: Vec<_> = super::names(&copy.join("reads")).unwrap();
        assert!(keys.iter().all(|name| !name.starts_with("key")), "{keys:?}");
        let manifest = std::fs::read_to_string(copy.join(MANIFEST)).unwrap();
        assert!(manifest.contains("2026-03-12T12:00:00Z"));

        let home = shelf.path().join("home");
        restore(&copy, &home).unwrap();
        if !matches!(room.settings.database, Database::Sqlite) {
            assert!(manifest.contains("pg_dump"));
            return;
        }
        let settings = Settings { folder: home, database: Database::Sqlite };
        let restored = Store::open(settings, room.clock.clone()).await.unwrap();
        assert_eq!(restored.reads(STORY).counted, 2);
        assert!(restored.medium(&picture).await.unwrap().is_some());
        visit(&restored, 4).await;
        assert_eq!(restored.reads(STORY).counted, 3);
        restored.close().await;
    }

    async fn a_copy_is_never_put_over_anything(room: &Newsroom) {
        let (shelf, copy, _) = backed_up(room).await;
        assert!(refusal(room.store.backup(&copy).await).contains("not empty"));
        assert!(refusal(restore(&copy, &copy)).contains("not empty"));
        let elsewhere = shelf.path().join("elsewhere");
        assert!(refusal(restore(shelf.path(), &elsewhere)).contains("is no backup"));
        assert!(refusal(restore(&room.settings.folder, &elsewhere)).contains("is no backup"));
    }

    async fn a_damaged_copy_is_refused_and_leaves_nothing_behind(room: &Newsroom) {
        let (shelf, copy, picture) = backed_up(room).await;
        let home = shelf.path().join("home");
        let log = copy.join("reads/2026-03-12.log");
        let picture = copy.join("media").join(&picture[..2]).join(&picture);
        for path in [&log, &picture] {
            let whole = std::fs::read(path).unwrap();
            let mut bytes = whole.clone();
            bytes[20] ^= 1;
            std::fs::write(path, &bytes).unwrap();
            assert!(refusal(restore(&copy, &home)).contains("damaged"), "{}", path.display());
            std::fs::remove_file(path).unwrap();
            refusal(restore(&copy, &home));
            assert_eq!(left(&home), 0);
            std::fs::write(path, whole).unwrap();
        }
        let manifest = std::fs::read_to_string(copy.join(MANIFEST)).unwrap();
        let hostile = manifest.replace("reads/2026-03-12.log", "reads/../../escaped.log");
        std::fs::write(copy.join(MANIFEST), hostile).unwrap();
        assert!(refusal(restore(&copy, &home)).contains("no newsroom has"));
        std::fs::write(copy.join(MANIFEST), manifest.replace("layout = 1", "layout = 2")).unwrap();
        assert!(refusal(restore(&copy, &home)).contains("restore it with that version"));
        std::fs::write(copy.join(MANIFEST), manifest).unwrap();
        restore(&copy, &home).unwrap();
    }
}
