//! A mailbox to which a source sends: every mail is a delivery. What was read is remembered by its number (UID), which holds
//! for as long as the folder's `UIDVALIDITY` does; after that, mails that nobody has read are looked at anew, and the basket
//! knows a repeat. A mail in which nothing could be read stays marked (`\Flagged`) and is listed at the desk.

pub mod imap;

use super::{LARGEST, Outcome};
use crate::{config::Mailbox, newsroom::Newsroom};
use imap::Session;
use serde::{Deserialize, Serialize};
use std::{pin::Pin, time::Duration};
use tellal_desk::Incoming;
use tellal_store::Error;
use tellal_story::SourceId;

/// So many mails are taken in one visit; the rest waits for the next.
const AT_ONCE: usize = 200;

/// A mailbox.
#[derive(Debug)]
pub struct MailDoor {
    mailbox: Mailbox,
}

/// What is remembered between two visits.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Memory {
    validity: u32,
    /// The highest number that was seen to.
    last: u32,
}

impl MailDoor {
    /// A mailbox as the settings describe it.
    pub fn new(mailbox: Mailbox) -> Self {
        Self { mailbox }
    }

    pub(super) fn every(&self) -> Duration {
        self.mailbox.every.get()
    }

    pub(super) async fn ask(&mut self, newsroom: &Newsroom, source: &SourceId, memory: Option<&str>) -> Outcome {
        let mut memory: Option<Memory> = memory.and_then(|text| serde_json::from_str(text).ok());
        let mut refused = Vec::new();
        let result = self.visit(newsroom, source, &mut memory, &mut refused).await;
        let memory = memory.and_then(|memory| serde_json::to_string(&memory).ok());
        match result {
            Ok(()) => Outcome::Answered { memory, refused },
            Err(Why::Theirs(error)) => Outcome::Failed { error, retry_after: None, memory },
            Err(Why::Ours(error)) => {
                tracing::error!(source = %source, %error, "a mail could not be taken in; it stays where it is");
                Outcome::Ours
            }
        }
    }

    async fn visit(
        &self,
        newsroom: &Newsroom,
        source: &SourceId,
        memory: &mut Option<Memory>,
        refused: &mut Vec<String>,
    ) -> Result<(), Why> {
        let mut session = Session::open(&newsroom.fetcher, &self.mailbox).await.map_err(Why::Theirs)?;
        let folder = session.select(&self.mailbox.folder).await.map_err(Why::Theirs)?;
        let known = memory.filter(|memory| memory.validity == folder.validity);
        let found = match known {
            // `n:*` always finds the last mail, however low its number: RFC 3501 §6.4.8.
            Some(known) => session.search(&format!("UID {}:*", known.last.saturating_add(1))).await,
            None => session.search("UNSEEN").await,
        };
        let mut last = known.map_or(0, |known| known.last);
        let found: Vec<u32> = found.map_err(Why::Theirs)?.into_iter().filter(|uid| *uid > last).collect();
        // What is on the list is seen to, in order; what comes meanwhile is for the next visit.
        for uid in found.into_iter().take(AT_ONCE) {
            self.see_to(newsroom, source, &mut session, uid, refused).await?;
            last = uid;
            *memory = Some(Memory { validity: folder.validity, last });
        }
        *memory = Some(Memory { validity: folder.validity, last });
        session.close().await;
        Ok(())
    }

    async fn see_to(
        &self,
        newsroom: &Newsroom,
        source: &SourceId,
        session: &mut Session,
        uid: u32,
        refused: &mut Vec<String>,
    ) -> Result<(), Why> {
        let Some(envelope) = session.envelope(uid).await.map_err(Why::Theirs)? else { return Ok(()) };
        let sender = sender(&envelope.header);
        if !sender.as_deref().is_some_and(|sender| self.may_send(sender)) {
            refused.push(format!("a mail from {}, who is not in the list", sender.as_deref().unwrap_or("nobody")));
            return Ok(());
        }
        if envelope.size > LARGEST {
            refused.push(format!("a mail of {} MiB; {} MiB is the most", envelope.size >> 20, LARGEST >> 20));
            return Ok(());
        }
        let Some(bytes) = session.fetch(uid, LARGEST).await.map_err(Why::Theirs)? else { return Ok(()) };
        let name = format!("{}/{} {uid}", self.mailbox.server.host, self.mailbox.folder);
        let incoming = Incoming { source, door: "mail", name: &name, bytes: &bytes };
        let (fetcher, attached) = (&newsroom.fetcher, tellal_wire::attached(&bytes));
        let attached = &attached;
        let fetch = move |href: String| -> Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send + '_>> {
            match attached.iter().find(|file| file.name == href) {
                Some(file) => Box::pin(async { Ok(file.bytes.clone()) }),
                None => super::picture(fetcher, href),
            }
        };
        let good = match newsroom.desk.ingest(incoming, &fetch).await {
            Ok(report) => {
                newsroom.metrics.report(source.as_str(), "mail", &report);
                !report.is_failure()
            }
            Err(Error::Refused(why)) => {
                refused.push(why);
                false
            }
            Err(error) => return Err(Why::Ours(error)),
        };
        // The mail is taken in, whatever becomes of its flags: a folder that may only be read is no fault.
        let marked = match (&self.mailbox.done, good) {
            (Some(folder), true) => session.move_to(uid, folder).await,
            (None, true) => session.flag(uid, "\\Seen").await,
            (_, false) => session.flag(uid, "\\Flagged").await,
        };
        if let Err(why) = marked {
            refused.push(format!("mail {uid} was taken in but could not be marked: {why}"));
        }
        Ok(())
    }

    fn may_send(&self, sender: &str) -> bool {
        self.mailbox.from.iter().any(|known| {
            let known = known.trim().to_ascii_lowercase();
            if known.starts_with('@') { sender.ends_with(&known) } else { sender == known }
        })
    }
}

/// Whose fault it is.
enum Why {
    Theirs(String),
    Ours(Error),
}

/// The address in a `From` header, in ASCII lower case: what stands between the last angle brackets, else the whole value.
/// Several senders are nobody: one could hide behind another.
fn sender(header: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(header).replace("\r\n ", " ").replace("\r\n\t", " ");
    let mut from = text.lines().filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("from").then(|| value.trim().to_owned())
    });
    let value = from.next()?;
    if from.next().is_some() {
        return None;
    }
    let bare = without_quotes(&value);
    let address = match bare.rsplit_once('<') {
        Some((before, rest)) => {
            let (address, after) = rest.split_once('>')?;
            if before.contains('<') || !after.trim().is_empty() {
                return None;
            }
            address
        }
        None => bare.as_str(),
    };
    let address = address.trim();
    let good = address.matches('@').count() == 1 && !address.contains([',', ';', ' ', '<', '>', '"']);
    good.then(|| address.to_ascii_lowercase())
}

/// A value without its quoted strings and comments, in which anything may stand.
fn without_quotes(value: &str) -> String {
    let (mut out, mut quoted, mut depth, mut escaped) = (String::new(), false, 0_u32, false);
    for c in value.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted || depth > 0 => escaped = true,
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted && depth > 0 => depth -= 1,
            _ if !quoted && depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests;
