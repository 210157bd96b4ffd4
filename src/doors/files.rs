//! A file server from which a source's files are fetched. A file is taken when its size has stood still from one visit to the
//! next and is still the same once it has been fetched; it is remembered by name, size and time, or deleted there. Pictures
//! wait for the item that names them.

pub mod ftp;

use super::{LARGEST, Outcome};
use crate::{
    config::Files,
    drop_folder::{is_picture, is_temporary},
    newsroom::Newsroom,
};
use ftp::{Entry, Session};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ffi::OsStr,
    time::Duration,
};
use tellal_desk::Incoming;
use tellal_store::Error;
use tellal_story::SourceId;

/// So many files are taken in one visit; the rest waits for the next.
const AT_ONCE: usize = 200;
/// The most files that are remembered; of a folder with more, the lowest names are.
const MOST: usize = 20_000;

/// A file server.
#[derive(Debug)]
pub struct FileDoor {
    files: Files,
}

/// What is remembered between two visits, by name: size and time.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Memory {
    /// What was taken in and still lies there.
    taken: BTreeMap<String, String>,
    /// What was seen for the first time.
    seen: BTreeMap<String, String>,
}

impl FileDoor {
    /// A server as the settings describe it.
    pub fn new(files: Files) -> Self {
        Self { files }
    }

    pub(super) fn every(&self) -> Duration {
        self.files.every.get()
    }

    pub(super) async fn ask(&mut self, newsroom: &Newsroom, source: &SourceId, memory: Option<&str>) -> Outcome {
        let mut memory: Memory = memory.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let mut refused = Vec::new();
        let result = self.visit(newsroom, source, &mut memory, &mut refused).await;
        let memory = serde_json::to_string(&memory).ok();
        match result {
            Ok(()) => Outcome::Answered { memory, refused },
            Err(Why::Theirs(error)) => Outcome::Failed { error, retry_after: None, memory },
            Err(Why::Ours(error)) => {
                tracing::error!(source = %source, %error, "a file could not be taken in; it stays where it is");
                Outcome::Ours
            }
        }
    }

    async fn visit(
        &self,
        newsroom: &Newsroom,
        source: &SourceId,
        memory: &mut Memory,
        refused: &mut Vec<String>,
    ) -> Result<(), Why> {
        let mut session = Session::open(&newsroom.fetcher, &self.files).await?;
        let mut listed = session.list().await?;
        listed.retain(|entry| !is_temporary(OsStr::new(&entry.name)));
        listed.sort_by(|a, b| (&a.modified, &a.name).cmp(&(&b.modified, &b.name)));
        listed.truncate(MOST);
        let names: BTreeSet<&str> = listed.iter().map(|entry| entry.name.as_str()).collect();
        memory.taken.retain(|name, _| names.contains(name.as_str()));
        let pictures: HashMap<String, Entry> = listed
            .iter()
            .filter(|entry| is_picture(OsStr::new(&entry.name)))
            .map(|entry| (entry.name.clone(), entry.clone()))
            .collect();
        let mut due = Vec::new();
        let mut seen = BTreeMap::new();
        for entry in listed.into_iter().filter(|entry| !pictures.contains_key(&entry.name)) {
            let shape = shape(&entry);
            if memory.taken.get(&entry.name) == Some(&shape) {
                continue;
            }
            // One whose size the server does not tell is checked by the word that ends its sending alone.
            if memory.seen.get(&entry.name) == Some(&shape) && entry.size != Some(0) {
                due.push(entry);
            } else {
                seen.insert(entry.name, shape);
            }
        }
        memory.seen = seen;
        for (number, entry) in due.into_iter().enumerate() {
            let shape = shape(&entry);
            let taken =
                number < AT_ONCE && self.take(newsroom, source, &mut session, &entry, &pictures, refused).await?;
            if taken {
                memory.taken.insert(entry.name, shape);
            } else {
                memory.seen.insert(entry.name, shape);
            }
        }
        session.close().await;
        Ok(())
    }

    /// Takes a file in; says whether it is done with.
    async fn take(
        &self,
        newsroom: &Newsroom,
        source: &SourceId,
        session: &mut Session,
        entry: &Entry,
        pictures: &HashMap<String, Entry>,
        refused: &mut Vec<String>,
    ) -> Result<bool, Why> {
        if entry.size.is_some_and(|size| size > LARGEST as u64) {
            refused.push(format!("the file {} is larger than {} MiB", entry.name, LARGEST >> 20));
            return Ok(true);
        }
        let Some(bytes) = session.fetch(&entry.name, LARGEST).await? else { return Ok(true) };
        let size = bytes.len() as u64;
        if entry.size.is_some_and(|listed| listed != size)
            || session.size(&entry.name).await?.is_some_and(|now| now != size)
        {
            // Somebody is writing to it.
            return Ok(false);
        }
        let shared = tokio::sync::Mutex::new(session);
        let (shared_session, fetcher) = (&shared, &newsroom.fetcher);
        let fetch =
            move |href: String| -> std::pin::Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send + '_>> {
                Box::pin(async move {
                    // Folders in the name are the agency's: only the last part counts.
                    let name = href.rsplit(['/', '\\']).next().unwrap_or_default();
                    match pictures.get(name) {
                        Some(picture) => {
                            let bytes = shared_session.lock().await.fetch(&picture.name, 20 << 20).await?;
                            bytes.ok_or_else(|| "it has gone from the server".to_owned())
                        }
                        None => super::picture(fetcher, href).await,
                    }
                })
            };
        let incoming = Incoming { source, door: "ftp", name: &entry.name, bytes: &bytes };
        match newsroom.desk.ingest(incoming, &fetch).await {
            Ok(report) => newsroom.metrics.report(source.as_str(), "ftp", &report),
            Err(Error::Refused(why)) => refused.push(format!("the file {}: {why}", entry.name)),
            Err(error) => return Err(Why::Ours(error)),
        }
        if self.files.delete
            && let Err(why) = shared.into_inner().delete(&entry.name).await
        {
            refused.push(format!("the file {} was taken in but could not be deleted: {why}", entry.name));
        }
        Ok(true)
    }
}

fn shape(entry: &Entry) -> String {
    format!("{} {}", entry.size.map_or_else(String::new, |size| size.to_string()), entry.modified)
}

/// Whose fault it is.
enum Why {
    Theirs(String),
    Ours(Error),
}

impl From<String> for Why {
    fn from(fault: String) -> Self {
        Self::Theirs(fault)
    }
}

#[cfg(test)]
mod tests;
