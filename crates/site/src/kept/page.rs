//! A page as it goes out.

use super::encode::{Effort, Encoding, Taken, taken};
use crate::etag;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header, request::Parts};
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicI64, AtomicU8, AtomicU64, Ordering},
};
use tellal_store::MadeOf;

/// What a map of headers takes up in memory, in bytes, more or less.
const HEADERS_WEIGH: usize = 1800;
/// The same for all else that belongs to a page.
const ALL_ELSE_WEIGHS: usize = 600;

/// Headers and body, as they are handed to whoever asks.
#[derive(Debug)]
pub(super) struct Face {
    pub headers: HeaderMap,
    pub bytes: Bytes,
}

/// A compressed face, if compression makes the page shorter.
#[derive(Debug, Clone)]
pub(super) struct Coded {
    pub face: Option<Arc<Face>>,
    pub effort: Effort,
}

/// What a page looks like; stays the same for as long as its tag does.
#[derive(Debug, Clone)]
pub(super) struct Faces {
    pub tag: Option<HeaderValue>,
    pub plain: Arc<Face>,
    pub coded: [Option<Coded>; 3],
    /// What a client hears who has it.
    same: Arc<HeaderMap>,
    compressible: bool,
}

/// Nobody waits for another page in its place.
pub(super) const NOT_AWAITED: u8 = 0;
/// It waits to be made anew when nothing is more urgent.
pub(super) const BY_AND_BY: u8 = 1;
/// It waits to be made anew at once.
pub(super) const AT_ONCE: u8 = 2;

/// A kept page.
#[derive(Debug)]
pub(super) struct Page {
    pub faces: Faces,
    pub made_of: Arc<MadeOf>,
    pub copies: Option<crate::beacon::Copies>,
    /// The number of the last touch when its making began.
    pub began: u64,
    /// The number of the last touch that is known not to make it old, or has been noted below.
    pub seen: AtomicU64,
    /// When it was made or found to be as it was, in microseconds.
    pub made: i64,
    /// When somebody last asked for it, to the second; 0 for never.
    pub asked: AtomicI64,
    /// Since when it has been old; 0 while it is not.
    pub old_since: AtomicI64,
    /// Something that it only leads on to has changed.
    pub by_and_by: AtomicBool,
    /// Whether it is to be made anew in the background: one of the three below.
    pub awaited: AtomicU8,
}

impl Faces {
    /// The page as the router answered it. `headers` are those of the answer.
    pub fn new(mut headers: HeaderMap, bytes: Bytes) -> Self {
        let compressible = headers.get(header::CONTENT_TYPE).is_some_and(is_text);
        if compressible {
            headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
        }
        headers.remove(header::CONTENT_LENGTH);
        let tag = headers.get(header::ETAG).cloned();
        let mut same = headers.clone();
        same.remove(header::CONTENT_TYPE);
        let plain = Arc::new(Face { headers: with_length(headers, bytes.len()), bytes });
        Self { tag, plain, coded: [None, None, None], same: Arc::new(same), compressible }
    }

    /// The same with a compressed face.
    pub fn with(mut self, encoding: Encoding, effort: Effort) -> Self {
        if self.compressible {
            self.coded[encoding as usize] = Some(self.code(encoding, effort));
        }
        self
    }

    fn code(&self, encoding: Encoding, effort: Effort) -> Coded {
        let face = encoding.compress(&self.plain.bytes, effort).map(|bytes| {
            let mut headers = with_length(self.plain.headers.clone(), bytes.len());
            headers.insert(header::CONTENT_ENCODING, encoding.value());
            Arc::new(Face { headers, bytes: bytes.into() })
        });
        Coded { face, effort }
    }

    /// How well it is worth compressing when nobody waits.
    pub fn worth(&self) -> Effort {
        let lasts = self.plain.headers.get(header::CACHE_CONTROL).and_then(|said| said.to_str().ok());
        if lasts.is_some_and(|said| said.contains("immutable")) { Effort::Best } else { Effort::Good }
    }

    pub fn weight(&self) -> usize {
        let coded = self.coded.iter().flatten().filter_map(|coded| coded.face.as_ref());
        let faces = coded.chain([&self.plain]).map(|face| face.bytes.len() + HEADERS_WEIGH);
        faces.sum::<usize>() + HEADERS_WEIGH
    }
}

fn with_length(mut headers: HeaderMap, length: usize) -> HeaderMap {
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    headers
}

/// What compression makes shorter.
fn is_text(kind: &HeaderValue) -> bool {
    let kind = kind.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    kind.starts_with("text/")
        || kind.ends_with("json")
        || kind.ends_with("xml")
        || matches!(kind, "application/javascript" | "image/x-icon")
}

impl Page {
    pub fn weight(&self) -> u64 {
        (self.faces.weight() + self.made_of.weight() + ALL_ELSE_WEIGHS) as u64
    }

    /// The same page with other faces. What is noted of it meanwhile is noted again at the next look.
    pub fn with(&self, faces: Faces) -> Self {
        let flag = |flag: &AtomicBool| AtomicBool::new(flag.load(Ordering::Acquire));
        // Before the rest: what is noted after this is found once more.
        let seen = AtomicU64::new(self.seen.load(Ordering::Acquire));
        Self {
            faces,
            made_of: self.made_of.clone(),
            copies: self.copies.clone(),
            began: self.began,
            seen,
            made: self.made,
            asked: AtomicI64::new(self.asked.load(Ordering::Relaxed)),
            old_since: AtomicI64::new(self.old_since.load(Ordering::Acquire)),
            by_and_by: flag(&self.by_and_by),
            awaited: AtomicU8::new(self.awaited.load(Ordering::Acquire)),
        }
    }

    /// The answer to a request for it. `face` is what the client takes.
    pub fn answer(&self, asked: &Parts, face: &Face) -> Response<Bytes> {
        if let Some(copies) = &self.copies {
            copies.sent();
        }
        self.first_answer(asked, face)
    }

    /// The same to whoever had it made: the handler has said itself that that copy goes out.
    pub fn first_answer(&self, asked: &Parts, face: &Face) -> Response<Bytes> {
        let known = || {
            let tag = self.faces.tag.as_ref()?.to_str().ok()?;
            etag::is_known(&asked.headers, tag).then_some(())
        };
        let (status, headers, bytes) = if asked.headers.contains_key(header::IF_NONE_MATCH) && known().is_some() {
            (StatusCode::NOT_MODIFIED, HeaderMap::clone(&self.faces.same), Bytes::new())
        } else {
            let bytes = if asked.method == Method::HEAD { Bytes::new() } else { face.bytes.clone() };
            (StatusCode::OK, face.headers.clone(), bytes)
        };
        let mut answer = Response::new(bytes);
        *answer.status_mut() = status;
        *answer.headers_mut() = headers;
        answer
    }

    /// What a client takes, or the compression that has to be made first.
    pub fn face(&self, headers: &HeaderMap) -> Result<&Arc<Face>, Wanted> {
        match taken(headers) {
            Taken::Nothing => Err(Wanted::Nothing),
            Taken::Coded(encoding) if self.faces.compressible => match &self.faces.coded[encoding as usize] {
                Some(coded) => Ok(coded.face.as_ref().unwrap_or(&self.faces.plain)),
                None => Err(Wanted::Coded(encoding)),
            },
            Taken::Plain | Taken::Coded(_) => Ok(&self.faces.plain),
        }
    }
}

/// What is not there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Coded(Encoding),
    /// The client takes nothing that there is.
    Nothing,
}

#[cfg(test)]
mod tests {
    use super::{Effort, Faces};
    use bytes::Bytes;
    use http::{HeaderMap, HeaderValue, header};

    #[test]
    fn what_never_changes_is_compressed_as_well_as_it_can_be() {
        let faces = |keep: &'static str| {
            let said = [(header::CONTENT_TYPE, "text/css"), (header::CACHE_CONTROL, keep)];
            let headers: HeaderMap =
                said.map(|(name, value)| (name, HeaderValue::from_static(value))).into_iter().collect();
            Faces::new(headers, Bytes::from_static(b"p { margin: 0 }"))
        };
        assert_eq!(faces("public, max-age=31536000, immutable").worth(), Effort::Best);
        assert_eq!(faces("no-cache").worth(), Effort::Good);
    }
}
