//! The pictures that lie beside a delivery, and those it names by address.

use super::{DropFolder, Shape, is_temporary};
use crate::fetch::Fetcher;
use std::{
    collections::{HashMap, HashSet},
    ffi::{OsStr, OsString},
    fs,
    path::PathBuf,
    pin::Pin,
    sync::Mutex,
    time::Duration,
};
use url::Url;

/// How long a picture that is still being written is waited for. The item stands in nobody's basket meanwhile.
const WAIT: Duration = Duration::from_secs(5);
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// What a delivery in a drop folder may name.
#[derive(Debug)]
pub struct Companions {
    folder: PathBuf,
    written: HashSet<OsString>,
    lent: HashMap<String, PathBuf>,
    fetcher: Fetcher,
    used: Mutex<HashSet<OsString>>,
}

impl Companions {
    /// What lies in `folder` now.
    pub fn beside(folder: &DropFolder, fetcher: &Fetcher) -> Self {
        Self {
            folder: folder.folder.clone(),
            written: folder.seen.iter().filter(|(_, seen)| seen.written).map(|(name, _)| name.clone()).collect(),
            lent: folder.lent.iter().map(|(name, (path, _))| (name.clone(), path.clone())).collect(),
            fetcher: fetcher.clone(),
            used: Mutex::default(),
        }
    }

    /// The pictures that were used, by their names in the folder.
    pub fn used(&self) -> HashSet<OsString> {
        self.used.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// A picture by address or by file name: what `Desk::ingest` asks for.
    pub fn fetch(&self, name: String) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send + '_>> {
        Box::pin(async move {
            match Url::parse(&name) {
                Ok(url) if matches!(url.scheme(), "http" | "https") => self.fetcher.picture(&url).await,
                _ => self.file(&name).await,
            }
        })
    }

    /// A picture beside the delivery. Folders in its name are the agency's and not ours: only the last part counts, which
    /// also keeps a name from leading anywhere else.
    async fn file(&self, named: &str) -> Result<Vec<u8>, String> {
        let name = named.rsplit(['/', '\\']).next().unwrap_or_default();
        if name.is_empty() || is_temporary(OsStr::new(name)) {
            return Err("that is not the name of a file beside the delivery".to_owned());
        }
        let path = self.folder.join(name);
        let mut waited = Duration::ZERO;
        let mut before = None;
        loop {
            let shape = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file).map(|found| Shape::of(&found));
            let Some(shape) = shape else { break };
            if self.written.contains(OsStr::new(name)) || before == Some(shape) {
                let bytes =
                    tokio::fs::read(&path).await.map_err(|error| format!("the file cannot be read: {error}"))?;
                self.used.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(name.into());
                return Ok(bytes);
            }
            if waited >= WAIT {
                return Err("the file was still being written".to_owned());
            }
            before = Some(shape);
            tokio::time::sleep(LOOK_AGAIN).await;
            waited += LOOK_AGAIN;
        }
        match self.lent.get(name) {
            Some(path) => tokio::fs::read(path).await.map_err(|error| format!("the file cannot be read: {error}")),
            None => Err("no file of that name lies beside the delivery".to_owned()),
        }
    }
}
