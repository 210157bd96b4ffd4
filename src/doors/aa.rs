//! Anadolu Ajansı's interface for subscribers: what is new is searched for, then each document is fetched as NewsML-G2.
//!
//! | call | what for |
//! |---|---|
//! | `POST /abone/search/` | `start_date`, `end_date` = `NOW`, `filter_type` = 1 (text), `filter_language`, `filter_category`, `offset`, `limit`; answers `data.result[{id, type, date, group_id}]` |
//! | `GET /abone/document/{id}/newsml29` | a text as NewsML-G2 2.9 |
//! | `GET /abone/multitoken/{group_id}/web` | addresses of a text's pictures |
//! | `GET /abone/token/{id}/web` | the address of one picture |
//!
//! All by HTTPS with Basic authentication, and at least half a second apart. Facts from public integrations of this interface.
//! Where we are is remembered: the latest date that was answered, and the ids seen around it.

use super::{Outcome, read_retry_after};
use crate::{
    config::{AaApi, kinds::without_credentials},
    fetch::{Answer, Ask, FetchError, Limits},
    newsroom::Newsroom,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{
    collections::{BTreeMap, HashMap},
    pin::Pin,
    sync::Arc,
    time::Duration,
};
use tellal_desk::Incoming;
use tellal_story::SourceId;
use tokio::sync::Mutex;
use url::Url;

/// The least time between two calls.
const GAP: SignedDuration = SignedDuration::from_millis(500);
/// How many documents one search names.
const PAGE: usize = 100;
/// So many pages one visit asks for; a newsroom that was closed for a week catches up over several.
const PAGES: usize = 20;
/// How far before the latest known date is searched again: documents may appear late.
const OVERLAP: SignedDuration = SignedDuration::from_mins(30);
/// How far back the first search goes.
const FIRST: SignedDuration = SignedDuration::from_hours(24);
/// A document that could not be had so many times is left.
const TRIES: u32 = 5;

/// The interface.
#[derive(Debug)]
pub struct AaDoor {
    settings: AaApi,
    pace: Arc<Mutex<Pace>>,
}

/// Keeps calls apart, by the newsroom's clock.
#[derive(Debug)]
struct Pace {
    gap: SignedDuration,
    last: Option<Timestamp>,
}

/// What is remembered between two visits.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Memory {
    /// The latest date of a document that was taken in.
    latest: Option<Timestamp>,
    /// Documents around it that were taken in, with their dates.
    seen: BTreeMap<String, Timestamp>,
    /// Documents that could not be had, and how many times.
    tried: BTreeMap<String, u32>,
}

/// A document that a search has named.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    id: String,
    date: Option<Timestamp>,
    group: Option<String>,
}

/// Why a call has failed.
#[derive(Debug)]
struct Failed {
    error: String,
    retry_after: Option<SignedDuration>,
    /// Whether the server means this document and not us.
    of_document: bool,
}

impl Pace {
    /// How long to wait before the next call at `now`, which is then made.
    fn next(&mut self, now: Timestamp) -> SignedDuration {
        let wait = self.last.map_or(SignedDuration::ZERO, |last| self.gap - now.duration_since(last));
        // A clock that was set back must not stop the wire.
        let wait = wait.clamp(SignedDuration::ZERO, self.gap);
        self.last = Some(now.checked_add(wait).unwrap_or(now));
        wait
    }
}

impl AaDoor {
    /// The interface as the settings describe it.
    pub fn new(settings: AaApi) -> Self {
        Self { settings, pace: Arc::new(Mutex::new(Pace { gap: GAP, last: None })) }
    }

    pub(super) fn every(&self) -> Duration {
        self.settings.every.get()
    }

    pub(super) async fn ask(&mut self, newsroom: &Newsroom, source: &SourceId, memory: Option<&str>) -> Outcome {
        let mut memory: Memory = memory.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let mut refused = Vec::new();
        let result = self.visit(newsroom, source, &mut memory, &mut refused).await;
        if let Some(latest) = memory.latest {
            let from = latest.checked_sub(OVERLAP + OVERLAP).unwrap_or(latest);
            memory.seen.retain(|_, date| *date >= from);
        }
        let memory = serde_json::to_string(&memory).ok();
        match result {
            Ok(true) => Outcome::Answered { memory, refused },
            Ok(false) => Outcome::Ours,
            Err(Failed { error, retry_after, .. }) => Outcome::Failed { error, retry_after, memory },
        }
    }

    /// Takes in what is new. `false` if the fault is ours.
    async fn visit(
        &self,
        newsroom: &Newsroom,
        source: &SourceId,
        memory: &mut Memory,
        refused: &mut Vec<String>,
    ) -> Result<bool, Failed> {
        let now = newsroom.store.now();
        let from = memory.latest.map_or(FIRST, |latest| now.duration_since(latest) + OVERLAP);
        let from = now.checked_sub(from).unwrap_or(now);
        let mut named = self.search(newsroom, from).await?;
        named.retain(|document| !memory.seen.contains_key(&document.id));
        // Oldest first, so that where a visit ends is where the next begins.
        named.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        for document in named {
            let path = format!("abone/document/{}/newsml29", document.id);
            match self.call(newsroom, &path, None).await {
                Ok(bytes) => {
                    if !self.take(newsroom, source, &document, &bytes).await {
                        return Ok(false);
                    }
                    memory.tried.remove(&document.id);
                }
                Err(failed) if failed.of_document => {
                    // One that is named and cannot be had must not hold up all that come after it.
                    let tried = memory.tried.entry(document.id.clone()).or_default();
                    *tried += 1;
                    if *tried < TRIES {
                        continue;
                    }
                    refused.push(format!("the document {}: {}", document.id, failed.error));
                    memory.tried.remove(&document.id);
                }
                Err(failed) => return Err(failed),
            }
            let date = document.date.unwrap_or(now);
            memory.seen.insert(document.id, date);
            memory.latest = memory.latest.max(Some(date));
        }
        Ok(true)
    }

    /// What there is since an instant, page by page.
    async fn search(&self, newsroom: &Newsroom, from: Timestamp) -> Result<Vec<Named>, Failed> {
        let list = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
        let mut all: Vec<Named> = Vec::new();
        for page in 0..PAGES {
            let mut form = vec![
                ("start_date", from.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
                ("end_date", "NOW".to_owned()),
                ("filter_type", "1".to_owned()),
                ("offset", (page * PAGE).to_string()),
                ("limit", PAGE.to_string()),
            ];
            for (name, numbers) in
                [("filter_language", &self.settings.languages), ("filter_category", &self.settings.categories)]
            {
                if !numbers.is_empty() {
                    form.push((name, list(numbers)));
                }
            }
            let bytes = self.call(newsroom, "abone/search/", Some(&form)).await?;
            let found = read_search(&bytes).ok_or_else(|| Failed {
                error: "what the server answers to a search cannot be read".to_owned(),
                retry_after: None,
                of_document: false,
            })?;
            let many = found.len();
            all.extend(found);
            if many < PAGE {
                break;
            }
        }
        // What comes while we leaf through moves others to the next page.
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all.dedup_by(|a, b| a.id == b.id);
        Ok(all)
    }

    /// Takes a document in; `false` if it could not be kept.
    async fn take(&self, newsroom: &Newsroom, source: &SourceId, document: &Named, bytes: &[u8]) -> bool {
        let tokens = Mutex::new(None);
        let (tokens, group) = (&tokens, document.group.as_deref());
        let fetch = move |href: String| -> Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send + '_>> {
            Box::pin(self.picture(newsroom, href, group, tokens))
        };
        let incoming = Incoming { source, door: "aa", name: &document.id, bytes };
        match newsroom.desk.ingest(incoming, &fetch).await {
            Ok(report) => newsroom.metrics.report(source.as_str(), "aa", &report),
            Err(tellal_store::Error::Refused(why)) => {
                tracing::warn!(source = %source, document = document.id, why, "a document was refused");
            }
            Err(error) => {
                tracing::error!(source = %source, document = document.id, %error, "a document could not be taken in");
                return false;
            }
        }
        true
    }

    /// A picture by AA's id or by its address. The addresses of a group's pictures are asked for once.
    async fn picture(
        &self,
        newsroom: &Newsroom,
        href: String,
        group: Option<&str>,
        tokens: &Mutex<Option<HashMap<String, Url>>>,
    ) -> Result<Vec<u8>, String> {
        if !is_id(&href) {
            return super::picture(&newsroom.fetcher, href).await;
        }
        let known = {
            let mut tokens = tokens.lock().await;
            if tokens.is_none() {
                let found = match group.filter(|group| is_id(group)) {
                    Some(group) => self
                        .call(newsroom, &format!("abone/multitoken/{group}/web"), None)
                        .await
                        .map(|bytes| read_tokens(&bytes)),
                    None => Ok(HashMap::new()),
                };
                *tokens = Some(found.map_err(|failed| failed.error)?);
            }
            tokens.as_ref().and_then(|tokens| tokens.get(&href).cloned())
        };
        let url = if let Some(url) = known {
            url
        } else {
            let path = format!("abone/token/{href}/web");
            let bytes = self.call(newsroom, &path, None).await.map_err(|failed| failed.error)?;
            let found = serde_json::from_slice::<Value>(&bytes).ok().and_then(|answer| address_in(&answer));
            found.ok_or("the server names no address for it")?
        };
        // The address holds a token: no credentials go there, and it is in no message.
        match newsroom.fetcher.ask(&url, &Ask::default(), Limits::PICTURE).await {
            Ok(Answer::Body { bytes, .. }) => Ok(bytes),
            Ok(Answer::NotModified) => Err("the server sent nothing".to_owned()),
            Err(error) => Err(format!("{} cannot be fetched: {error}", without_credentials(&url))),
        }
    }

    /// One call, kept apart from the one before it.
    async fn call(&self, newsroom: &Newsroom, path: &str, form: Option<&[(&str, String)]>) -> Result<Vec<u8>, Failed> {
        let failed = |error: String| Failed { error, retry_after: None, of_document: false };
        let base = self.settings.url.reveal();
        let url = base.join(path).map_err(|_| failed("the interface's address cannot be read".to_owned()))?;
        {
            let mut pace = self.pace.lock().await;
            let wait = pace.next(newsroom.store.now());
            tokio::time::sleep(Duration::try_from(wait).unwrap_or_default()).await;
        }
        let basic = Some((self.settings.user.as_str(), self.settings.password.reveal()));
        let ask = Ask { basic, form, ..Ask::default() };
        match newsroom.fetcher.ask(&url, &ask, Limits::DOCUMENT).await {
            Ok(Answer::Body { bytes, .. }) => Ok(bytes),
            Ok(Answer::NotModified) => Err(failed("the server sent nothing".to_owned())),
            Err(FetchError::Status { status, retry_after }) => Err(Failed {
                error: match status.as_u16() {
                    401 | 403 => format!("the server refuses the user or the password ({status})"),
                    _ => format!("the server answers {status}"),
                },
                retry_after: retry_after.and_then(|text| read_retry_after(&text, newsroom.store.now())),
                of_document: form.is_none() && matches!(status.as_u16(), 400 | 404 | 410 | 500),
            }),
            Err(error) => Err(failed(error.to_string())),
        }
    }
}

/// An id as AA gives them (`aa:text:20260312:7`), which may stand in a path.
fn is_id(text: &str) -> bool {
    text.starts_with("aa:")
        && text.len() <= 200
        && !text.contains("..")
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-' | b'_' | b'.'))
}

/// The documents that an answer to a search names; nothing if it is no such answer.
fn read_search(bytes: &[u8]) -> Option<Vec<Named>> {
    let answer: Value = serde_json::from_slice(bytes).ok()?;
    let text = |entry: &Value, name: &str| entry.get(name)?.as_str().map(str::trim).map(str::to_owned);
    let entries = answer.get("data")?.get("result")?.as_array()?;
    Some(
        entries
            .iter()
            .filter_map(|entry| {
                let id = text(entry, "id").filter(|id| is_id(id))?;
                let date = text(entry, "date").and_then(|date| read_date(&date));
                Some(Named { id, date, group: text(entry, "group_id").filter(|group| is_id(group)) })
            })
            .collect(),
    )
}

/// A date of an answer: with a zone, or by the clocks of Istanbul.
fn read_date(text: &str) -> Option<Timestamp> {
    text.parse().ok().or_else(|| {
        let local: jiff::civil::DateTime = text.parse().ok()?;
        Some(local.in_tz("Europe/Istanbul").ok()?.timestamp())
    })
}

/// The pictures' addresses in an answer to a multitoken, by their ids, however the answer is nested.
fn read_tokens(bytes: &[u8]) -> HashMap<String, Url> {
    fn collect(value: &Value, depth: u8, found: &mut HashMap<String, Url>) {
        match value {
            _ if depth > 8 => {}
            Value::Array(entries) => entries.iter().for_each(|entry| collect(entry, depth + 1, found)),
            Value::Object(fields) => {
                let id = fields.get("id").and_then(Value::as_str).filter(|id| is_id(id));
                match (id, address_in(value)) {
                    (Some(id), Some(url)) => {
                        found.insert(id.to_owned(), url);
                    }
                    _ => fields.iter().for_each(|(name, inner)| match inner.as_str().and_then(web) {
                        Some(url) if is_id(name) => {
                            found.insert(name.clone(), url);
                        }
                        _ => collect(inner, depth + 1, found),
                    }),
                }
            }
            _ => {}
        }
    }
    let mut found = HashMap::new();
    if let Ok(answer) = serde_json::from_slice(bytes) {
        collect(&answer, 0, &mut found);
    }
    found
}

/// The first web address among the texts of an answer.
fn address_in(answer: &Value) -> Option<Url> {
    match answer {
        Value::String(text) => web(text),
        Value::Array(entries) => entries.iter().find_map(address_in),
        Value::Object(fields) => fields.values().find_map(address_in),
        _ => None,
    }
}

fn web(text: &str) -> Option<Url> {
    Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

#[cfg(test)]
mod tests;
