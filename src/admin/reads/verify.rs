//! `tellal reads verify`: what an auditor runs, on the files alone.

use crate::{
    admin::{fail, load, progress, say},
    clock::World,
    newsroom::open_store,
};
use anyhow::{Context as _, bail, ensure};
use clap::Args;
use std::{
    fmt::Write as _,
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};
use tellal_ledger::{Fault, Given, SigningKey, Trusted, Verdict, check, day_of_name, judge};
use tellal_store::Store;

/// A fault was found.
const FAULTY: u8 = 1;
/// Something could not be looked at.
const NOT_LOOKED_AT: u8 = 2;
/// A file is read in pieces of so many bytes.
const PIECE: usize = 256 << 10;

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// Files of a ledger.
    files: Vec<PathBuf>,
    /// A folder with files of a ledger: all that are named like one, such as 2026-11-22.jsonl.
    #[arg(long, value_name = "DIR", conflicts_with = "files")]
    folder: Option<PathBuf>,
    /// Whose signature is asked for: a public key or its fingerprint in hexadecimal, or a file with keys, as the site shows
    /// one at /.well-known/tellal-reads-key.txt or as OpenSSL writes them (PEM). May be given again.
    #[arg(long, value_name = "FILE|HEX")]
    key: Vec<String>,
    /// Also compare every number with the newsroom's own books.
    #[arg(long)]
    against_books: bool,
}

impl Verify {
    pub(super) async fn run(self, config: &Path) -> anyhow::Result<ExitCode> {
        // Whoever runs this by itself must be able to tell a fault from a file that is not there.
        Ok(match self.verify(config).await {
            Ok(code) => code,
            Err(error) => {
                let _ = fail(&error);
                ExitCode::from(NOT_LOOKED_AT)
            }
        })
    }

    async fn verify(self, config: &Path) -> anyhow::Result<ExitCode> {
        let (files, own) = self.named(config)?;
        let trusted = self.trusted(own)?;
        let store =
            if self.against_books { Some(open_store(&load(config)?, &Arc::new(World::new())).await?) } else { None };
        let looked_at = look(&files, store.as_ref()).await;
        if let Some(store) = store {
            store.close().await;
        }
        let mut given = looked_at?;
        let verdict = judge(&mut given, &trusted);
        say(&table(&given))?;
        say(&words(&given, &verdict, &trusted))?;
        let sound = given.iter().all(|file| file.checked.faults.is_empty());
        Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(FAULTY) })
    }

    /// The files to look at, and the newsroom's own key if they are its own.
    fn named(&self, config: &Path) -> anyhow::Result<(Vec<PathBuf>, Option<Trusted>)> {
        if !self.files.is_empty() {
            return Ok((self.files.clone(), None));
        }
        if let Some(folder) = &self.folder {
            return Ok((in_folder(folder)?, None));
        }
        let config = load(config)
            .context("name files, or a folder by --folder; without either, the newsroom's own are meant")?;
        let reads = config.data_folder().join("reads");
        let key = std::fs::read_to_string(reads.join("ledger.key")).ok().and_then(|text| SigningKey::read(&text));
        Ok((in_folder(&reads.join("ledger"))?, key.map(|key| key.public().into())))
    }

    fn trusted(&self, own: Option<Trusted>) -> anyhow::Result<Vec<Trusted>> {
        let mut trusted = Vec::new();
        for key in &self.key {
            if let Some(key) = Trusted::from_hex(key) {
                trusted.push(key);
                continue;
            }
            let text = std::fs::read(key)
                .with_context(|| format!("--key {key} is neither 64 hexadecimal digits nor a file that can be read"))?;
            let found = Trusted::read(&String::from_utf8_lossy(&text));
            ensure!(!found.is_empty(), "{key} holds no public key: neither PEM nor 64 hexadecimal digits");
            trusted.extend(found);
        }
        if trusted.is_empty() {
            trusted.extend(own);
        }
        Ok(trusted)
    }
}

fn in_folder(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("{} cannot be looked into", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.file_name().and_then(|name| day_of_name(name.to_str()?)).is_some() {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("{} holds no file that is named like one of a ledger, such as 2026-11-22.jsonl", folder.display());
    }
    files.sort_unstable();
    Ok(files)
}

async fn look(files: &[PathBuf], books: Option<&Store>) -> anyhow::Result<Vec<Given>> {
    let bar = progress(files.len() as u64, "files");
    let mut given = Vec::with_capacity(files.len());
    for path in files {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let cannot = || format!("{} cannot be read", path.display());
        let file = File::open(path).with_context(cannot)?;
        ensure!(!file.metadata().with_context(cannot)?.is_dir(), "{} is a folder: name it by --folder", path.display());
        let checked = match books {
            None => check(BufReader::with_capacity(PIECE, file), &mut |_, _| {}).with_context(cannot)?,
            Some(store) => {
                let (mut checked, differences) = store.compare_ledger(path).await.with_context(cannot)?;
                checked.faults.extend(differences);
                checked
            }
        };
        given.push(Given { name, checked });
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(given)
}

fn table(given: &[Given]) -> String {
    let mut out = format!("{:<10} {:>8} {:>10} {:>10}", "day", "stories", "raw", "counted");
    let aside = tellal_ledger::Aside::default();
    for (name, _) in aside.each() {
        let _ = write!(out, " {name:>width$}", width = name.len().max(7));
    }
    out.push_str("  verdict\n");
    for file in given {
        let checked = &file.checked;
        let day = checked.head.as_ref().map_or_else(|| "?".to_owned(), |head| head.day.to_string());
        let raw = checked.counts.raw().map_or_else(|| "?".to_owned(), |raw| raw.to_string());
        let _ = write!(out, "{day:<10} {:>8} {raw:>10} {:>10}", checked.stories, checked.counts.counted);
        for (name, number) in checked.counts.aside.each() {
            let _ = write!(out, " {number:>width$}", width = name.len().max(7));
        }
        let many = checked.faults.len() as u64 + checked.more;
        let _ = match many {
            0 => writeln!(out, "  sound"),
            1 => writeln!(out, "  1 fault"),
            many => writeln!(out, "  {many} faults"),
        };
    }
    out
}

fn words(given: &[Given], verdict: &Verdict, trusted: &[Trusted]) -> String {
    let mut out = String::new();
    for file in given {
        for Fault { line, words } in &file.checked.faults {
            let line = line.map_or_else(String::new, |line| format!(":{line}"));
            let _ = writeln!(out, "!!  {}{line}: {words}", plain(&file.name));
        }
        if file.checked.more > 0 {
            let _ = writeln!(out, "!!  {}: and {} more faults", plain(&file.name), file.checked.more);
        }
    }
    for note in &verdict.notes {
        let name = given.get(note.file).map_or("", |file| &file.name);
        let _ = writeln!(out, " ?  {}: {}", plain(name), note.words);
    }
    let faulty = given.iter().filter(|file| !file.checked.faults.is_empty()).count();
    if faulty > 0 {
        let _ = writeln!(out, "!!  {faulty} of {} files are not sound.", given.len());
    } else {
        let files = if given.len() == 1 { "One file is".to_owned() } else { format!("All {} files are", given.len()) };
        let _ = writeln!(out, "ok  {files} sound, and no day is missing between the first and the last.");
    }
    let mut keys = Vec::new();
    for key in given.iter().filter_map(|file| file.checked.key()) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if trusted.is_empty() {
        for key in &keys {
            let _ = writeln!(
                out,
                " ?  Signed by the key with the fingerprint {}. No key was given by --key, so whose it is was not asked.",
                key.fingerprint()
            );
        }
        if let Some(head) = given.iter().find_map(|file| file.checked.head.as_ref()) {
            let site = plain(head.site.trim_end_matches('/'));
            let _ =
                writeln!(out, "    Compare it with {site}/.well-known/tellal-reads-key.txt, as you fetch it yourself.");
        }
    } else if faulty == 0 {
        let _ = writeln!(out, "ok  Signed by a key that you trust, or that one of them vouches for.");
    }
    out
}

/// A stranger's words without what moves a terminal's cursor.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
