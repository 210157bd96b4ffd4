//! Pictures as files, named by the hash of their bytes.

use crate::{Error, Store};
use bytes::Bytes;

/// A stored picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Medium {
    /// `<32 hex digits>.<ext>`: its name in a body's `src` and at `/media/`.
    pub name: String,
    /// `image/jpeg`, `image/png`, `image/webp` or `image/gif`.
    pub content_type: &'static str,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl Store {
    /// Takes in a picture: JPEG, PNG, WebP or GIF by content, at most 20 MiB and 100 megapixels, with EXIF, XMP and GPS
    /// taken out (the raw delivery keeps them). Anything else is `Error::Refused` with the reason.
    pub async fn put_medium(&self, bytes: &[u8]) -> Result<Medium, Error> {
        todo!()
    }

    /// A picture's bytes and content type by its name.
    pub async fn medium(&self, name: &str) -> Result<Option<(Bytes, &'static str)>, Error> {
        todo!()
    }
}
