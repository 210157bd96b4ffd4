//! `tellal wire`: reads wire files at the command line, into the basket, or once more; and writes them.

mod export;
mod replay;
mod sources;

use super::{load, say};
use crate::{
    config::kinds::{Encoding, Zone},
    drop_folder::{Companions, DropFolder},
    newsroom::Newsroom,
};
use anyhow::bail;
use clap::{Args, Subcommand};
use std::{
    fmt::Write as _,
    io::Read as _,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};
use tellal_desk::Incoming;
use tellal_story::{Lang, PubStatus, SourceId};
use tellal_wire::{Hints, Parsed};

/// Ends a run in which a file held nothing that could be read.
const NOTHING_READ: u8 = 3;

#[derive(Debug, Subcommand)]
pub(super) enum Wire {
    /// Reads files and says what is in them. Nothing is kept.
    #[command(after_help = "Example: tellal wire parse story.xml dispatch.txt --json | jq .headline\n\n\
        With --json, one JSON object a line for each item, as the documentation of the crate tellal-wire describes it,\n\
        and `file` with the file's name. A file without any item gives one line with `item` null and the remarks.\n\n\
        Ends with 0 if every file held an item, with 3 if one held none, and with 1 if one could not be opened.")]
    Parse(Parse),
    /// Takes files in as if they had come over a source's wire: kept, read, put into the basket.
    #[command(after_help = "Example: tellal wire import --source aa archive/*.xml\n\n\
        Pictures that items name are looked for beside each file. Nothing is moved. The source's policies hold: what\n\
        publishes by itself is published. Ends with 0 if every file held an item, with 3 if one held none, and with 1 if\n\
        one could not be opened; the others are taken in all the same.")]
    Import(Import),
    /// Reads all kept deliveries with today's parser and shows what would come out differently, field by field, and what
    /// would be said differently of a delivery as a whole. Nothing is changed.
    #[command(after_help = "Example: tellal wire replay --source aa --since 2026-11-01T00:00:00Z --json\n\n\
        Ends with 0 if nothing differs and with 3 if something does.")]
    Replay(replay::Replay),
    /// Writes published stories in a wire's standard. What has been withdrawn is written as canceled, without its text.
    #[command(after_help = "Example: tellal wire export --format g2 --lang en --since 2026-11-01 --to outbox/\n\n\
        What is written is valid by the schemas of IPTC. The same can be had from the site as it changes:\n\
        /en/feed.ninjs.json and /en/feed.g2.xml.")]
    Export(export::Export),
    /// Tells how the doors of every wire fare.
    #[command(after_help = "Example: tellal wire sources --log 20")]
    Sources(sources::Sources),
}

#[derive(Debug, Args)]
pub(super) struct Parse {
    /// The files; `-` is standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// One JSON object a line.
    #[arg(long)]
    json: bool,
    /// The language of items that name none.
    #[arg(long)]
    lang: Option<Lang>,
    /// The time zone of dates that name none, by its IANA name.
    #[arg(long, value_parser = |name: &str| Zone::try_from(name.to_owned()))]
    zone: Option<Zone>,
    /// The encoding of bytes that declare none and are not UTF-8.
    #[arg(long, value_parser = |label: &str| Encoding::try_from(label.to_owned()))]
    encoding: Option<Encoding>,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// Whose they are.
    #[arg(long, value_parser = SourceId::new)]
    source: SourceId,
    /// The files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

impl Wire {
    pub(super) async fn run(self, config: &Path) -> anyhow::Result<ExitCode> {
        match self {
            Self::Parse(parse) => parse.run(),
            Self::Import(import) => import.run(config).await,
            Self::Replay(replay) => replay.run(&load(config)?).await,
            Self::Export(export) => export.run(&load(config)?).await,
            Self::Sources(sources) => sources.run(&load(config)?).await,
        }
    }
}

impl Parse {
    fn run(self) -> anyhow::Result<ExitCode> {
        let hints = Hints {
            lang: self.lang,
            zone: self.zone.map(|zone| zone.name().to_owned()),
            encoding: self.encoding.map(|encoding| encoding.name().to_owned()),
        };
        let (mut nothing, mut unread) = (false, false);
        for file in &self.files {
            let bytes = match read(file) {
                Ok(bytes) => bytes,
                Err(why) => {
                    eprintln!("tellal: {why}");
                    unread = true;
                    continue;
                }
            };
            let parsed = tellal_wire::parse(&bytes, &hints);
            nothing |= parsed.items.is_empty();
            say(&if self.json { json(file, &parsed) } else { summary(file, &parsed) })?;
        }
        Ok(ended(unread, nothing))
    }
}

/// The bytes of a file or, for `-`, of standard input. The error is a sentence.
fn read(file: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    if file.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| format!("standard input cannot be read: {error}"))?;
    } else if file.is_dir() {
        return Err(format!("{0} is a folder; name the files in it, such as {0}/*.xml", file.display()));
    } else {
        bytes = std::fs::read(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    }
    Ok(bytes)
}

/// How a run over files ends: the others are read even if one cannot be opened.
fn ended(unread: bool, nothing: bool) -> ExitCode {
    match (unread, nothing) {
        (true, _) => ExitCode::FAILURE,
        (false, true) => ExitCode::from(NOTHING_READ),
        (false, false) => ExitCode::SUCCESS,
    }
}

fn json(file: &Path, parsed: &Parsed) -> String {
    let mut out = String::new();
    for mut line in tellal_wire::json_lines(parsed) {
        if let Some(object) = line.as_object_mut() {
            object.insert("file".to_owned(), file.to_string_lossy().into());
        }
        let _ = writeln!(out, "{line}");
    }
    out
}

/// What a person wants to see of a file.
fn summary(file: &Path, parsed: &Parsed) -> String {
    let many = if parsed.items.len() == 1 { "item" } else { "items" };
    let mut out = format!("{} ({}, {} {many})\n", file.display(), parsed.format, parsed.items.len());
    for remark in &parsed.remarks {
        let _ = writeln!(out, "  ! {} [{}]", remark.text, remark.code);
    }
    for read in &parsed.items {
        let item = &read.item;
        let mut line = |name: &str, value: &str| {
            if !value.is_empty() {
                let _ = writeln!(out, "  {name:11} {value}");
            }
        };
        // The usual need not be said; a kill must be.
        if item.status != PubStatus::Usable {
            line("status", if item.status == PubStatus::Canceled { "canceled: a kill" } else { "withheld" });
        }
        line("headline", &item.headline);
        line("standfirst", &item.standfirst);
        line("byline", &item.byline.print());
        if let Some(dateline) = &item.dateline {
            let agency = dateline.agency.as_ref().map(|agency| format!(" ({agency})")).unwrap_or_default();
            line("dateline", &format!("{}{agency}", dateline.place));
        }
        line("language", item.lang.as_ref().map_or("", Lang::as_str));
        line("id", item.id.as_deref().unwrap_or_default());
        line("version", &item.version.map(|version| version.to_string()).unwrap_or_default());
        line("source", item.credit.as_deref().unwrap_or_default());
        line("body", &format!("{} blocks", item.body.0.len()));
        for remark in &read.remarks {
            let _ = writeln!(out, "  ! {} [{}]", remark.text, remark.code);
        }
        out.push('\n');
    }
    out
}

impl Import {
    async fn run(self, path: &Path) -> anyhow::Result<ExitCode> {
        let config = load(path)?;
        if !config.settings.sources.iter().any(|source| source.id == self.source) {
            bail!("{} has no [[sources]] with the id “{}”", path.display(), self.source);
        }
        let newsroom = Newsroom::open(config).await?;
        let result = self.take_in(&newsroom).await;
        newsroom.store.clone().close().await;
        result
    }

    async fn take_in(&self, newsroom: &Arc<Newsroom>) -> anyhow::Result<ExitCode> {
        let bar = super::progress(self.files.len() as u64, "importing");
        let (mut new, mut newer, mut repeats, mut nothing, mut unread) = (0, 0, 0, 0, 0);
        for file in &self.files {
            let bytes = match read(file) {
                Ok(bytes) => bytes,
                Err(why) => {
                    unread += 1;
                    bar.suspend(|| eprintln!("tellal: {why}"));
                    bar.inc(1);
                    continue;
                }
            };
            let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let beside = DropFolder::new(self.source.clone(), folder.to_owned());
            let companions = Companions::beside(&beside, &newsroom.fetcher);
            let fetch = |name: String| companions.fetch(name);
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let incoming = Incoming { source: &self.source, door: "import", name: &name, bytes: &bytes };
            let report = newsroom.desk.ingest(incoming, &fetch).await?;
            (new, newer, repeats) = (new + report.new, newer + report.newer, repeats + report.repeats);
            if report.is_failure() {
                nothing += 1;
                bar.suspend(|| {
                    eprintln!(
                        "{}: nothing could be read ({}). {}",
                        file.display(),
                        report.format,
                        report.remarks.join(" ")
                    );
                });
            }
            bar.inc(1);
        }
        bar.finish_and_clear();
        let mut text =
            format!("{new} new, {newer} newer versions, {repeats} known already, {nothing} files without news");
        if unread > 0 {
            let _ = write!(text, ", {unread} that could not be opened");
        }
        say(&(text + ".\n"))?;
        Ok(ended(unread > 0, nothing > 0))
    }
}
