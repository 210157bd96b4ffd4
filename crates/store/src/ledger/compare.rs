//! Sealed days beside the books. Neither is ever changed to fit the other: what differs is said.

use super::books::Books;
use super::{PIECE, file_name};
use crate::{AlarmKind, Error, Store};
use jiff::civil::Date;
use std::cmp::Ordering;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use tellal_ledger::{Checked, Counts, Fault};
use tokio::sync::mpsc;
use uuid::Uuid;

/// So many differences of one day are told; more are counted.
const TOLD: usize = 20;

/// What of a story's line is compared.
struct InFile {
    line: u64,
    id: Uuid,
    counts: Counts,
}

impl Store {
    /// Checks a file by itself and compares it with the books: what is in one and not in the other, and every number that
    /// differs, up to twenty stories. The books must have closed its day, or nothing is compared and that is said.
    /// `Error::Missing` if there is no such file.
    pub async fn compare_ledger(&self, file: &Path) -> Result<(Checked, Vec<Fault>), Error> {
        let opened = File::open(file).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Error::Missing("file"),
            _ => Error::Internal(format!("{}: {error}", file.display())),
        })?;
        let path = file.to_owned();
        let (tell, mut lines) = mpsc::channel(1_000);
        // A thread of its own reads ahead as far as the channel holds, so that a file of any size takes little memory.
        let reading = tokio::task::spawn_blocking(move || {
            tellal_ledger::check(BufReader::with_capacity(PIECE, opened), &mut |line, story| {
                let story = InFile { line, id: story.id, counts: story.counts() };
                // Nobody listens any more where too much differed.
                let _ = tell.blocking_send(story);
            })
            .map_err(|error| Error::Internal(format!("{}: {error}", path.display())))
        });
        let named = file.file_name().and_then(|name| tellal_ledger::day_of_name(name.to_str()?));
        let differences = match named {
            Some(day) => self.differences(day, &mut lines).await,
            None => {
                Ok(vec![fault(None, "it is not named for a day, so it was not compared with the books".to_owned())])
            }
        };
        drop(lines);
        let checked = reading.await.map_err(|error| Error::Internal(format!("the ledger of reads: {error}")))??;
        let mut differences = differences?;
        if let (Some(named), Some(head)) = (named, &checked.head)
            && head.day != named
        {
            differences.insert(0, fault(Some(1), format!("the file is named for {named} and holds {}", head.day)));
        }
        Ok((checked, differences))
    }

    async fn differences(&self, day: Date, lines: &mut mpsc::Receiver<InFile>) -> Result<Vec<Fault>, Error> {
        let closed = self.watermark_day("reads_day").await?;
        if closed.is_none_or(|closed| closed < day) {
            return Ok(vec![fault(None, format!("the books have not closed {day}, so it was not compared with them"))]);
        }
        let mut found = Vec::new();
        let (mut more, mut last) = (0_u64, None);
        let mut tell = |line: Option<u64>, words: String| {
            if found.len() < TOLD { found.push(fault(line, words)) } else { more += 1 }
        };
        let mut books = Books::open(self, day, None);
        let (mut book, mut line) = (books.next().await?, lines.recv().await);
        loop {
            let order = match (&book, &line) {
                (None, None) => break,
                (Some(there), Some(here)) => there.id.cmp(&here.id),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
            };
            if let Some(here) = &line
                && last >= Some(here.id)
            {
                // That is a fault by itself, and has been said; beyond it nothing can be told.
                tell(Some(here.line), "from here on it was not compared with the books".to_owned());
                break;
            }
            if let (Some(there), Ordering::Less) = (&book, order) {
                let (id, counted) = (there.id.simple(), there.counted);
                tell(None, format!("the books have the story {id}, with {counted} reads, and the file has not"));
                book = books.next().await?;
                continue;
            }
            if let Some(here) = &line {
                let id = here.id.simple();
                match (&book, order) {
                    (Some(there), Ordering::Equal) => {
                        let differs = here.counts.differences(&there.counts());
                        if !differs.is_empty() {
                            let words = format!("file and books differ in the story {id}: {}", differs.join(", "));
                            tell(Some(here.line), words);
                        }
                        book = books.next().await?;
                    }
                    _ => tell(Some(here.line), format!("the books have no report of the story {id} on that day")),
                }
                last = Some(here.id);
                line = lines.recv().await;
            }
        }
        if more > 0 {
            found.push(fault(None, format!("and {more} more stories differ from the books")));
        }
        Ok(found)
    }

    /// Compares the last days that were sealed, and raises an alarm for each that is damaged or differs.
    pub async fn compare_ledger_days(&self, many: usize) -> Result<Vec<Date>, Error> {
        let folder = self.ledger_folder();
        let days = super::days(&folder).map_err(super::fault)?;
        let closed = self.watermark_day("reads_day").await?;
        let mut differ = Vec::new();
        for day in days.into_iter().rev().take(many) {
            // Books that were put back from an older copy have not come to that day again.
            if closed.is_none_or(|closed| closed < day) {
                continue;
            }
            let (checked, differences) = self.compare_ledger(&folder.join(file_name(day))).await?;
            let Some(first) = checked.faults.first().or(differences.first()) else { continue };
            let more = checked.faults.len() + differences.len() - 1;
            let detail = if more == 0 { first.words.clone() } else { format!("{} (and {more} more)", first.words) };
            tracing::error!(%day, detail, "a sealed day of the ledger of reads differs from the books");
            self.alarm(AlarmKind::LedgerDiffers, day.to_string(), format!("{day}: {detail}")).await?;
            differ.push(day);
        }
        Ok(differ)
    }
}

fn fault(line: Option<u64>, words: String) -> Fault {
    Fault { line, words }
}
