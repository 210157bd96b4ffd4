//! Pictures as files, named by the hash of their bytes.

mod derived;
mod strip;

pub use derived::CardWords;
pub(crate) use derived::Derived;

#[cfg(test)]
pub(crate) use strip::samples;

use crate::db::{Stmt, params};
use crate::files::{self, Readers};
use crate::{Error, Store};
use bytes::Bytes;
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};
use tellal_picture::{About, Fault, Focus, Format, Rendition, Seen};

/// A stored picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Medium {
    /// `<32 hex digits>.<ext>`: its name in a body's `src` and at `/media/`.
    pub name: String,
    /// `image/jpeg`, `image/png`, `image/webp` or `image/gif`.
    pub content_type: &'static str,
    /// Width in pixels, as it is to be shown (a picture that lies on its side is measured upright).
    pub width: u32,
    /// Height in pixels, as it is to be shown.
    pub height: u32,
    /// What it said of itself before it was cleaned of that.
    pub about: About,
}

/// Bytes at most: more than any newspaper prints from.
const MOST_BYTES: usize = 20 << 20;
/// Pixels at most. A small file can unfold into gigabytes in a reader's browser.
const MOST_PIXELS: u64 = 100_000_000;

/// Checks and cleans a picture: what it is called, how it is described, and the bytes to keep.
fn prepare(bytes: Bytes) -> Result<(Medium, Bytes), Error> {
    let refuse = |why: &str| Error::Refused(why.to_owned());
    if bytes.len() > MOST_BYTES {
        return Err(refuse("the picture is larger than 20 MiB; make it smaller and send it again"));
    }
    let Some(format) = Format::of(&bytes) else {
        return Err(refuse("this is no picture that browsers show; send a JPEG, PNG, WebP or GIF"));
    };
    let size = imagesize::blob_size(&bytes).map_err(|_| refuse("the picture is damaged: its size cannot be read"))?;
    let (Ok(width), Ok(height)) = (u32::try_from(size.width), u32::try_from(size.height)) else {
        return Err(refuse("the picture is damaged: its size makes no sense"));
    };
    if width == 0 || height == 0 {
        return Err(refuse("the picture is damaged: it is nothing wide or nothing high"));
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(refuse("the picture has more than 100 megapixels; make it smaller and send it again"));
    }
    // How much memory it takes to unpack it is known before: of 16 bits a channel it is twice as much.
    if let Err(fault @ (Fault::TooLarge | Fault::TooHeavy)) = Seen::of(&bytes) {
        return Err(refuse(&fault.to_string()));
    }
    let about = About::of(&bytes);
    let Some(clean) = strip::strip(format, bytes) else {
        return Err(refuse("the picture is damaged and cannot be cleaned of what it says about its maker"));
    };
    let (width, height) = if clean.on_its_side { (height, width) } else { (width, height) };
    let mut name = String::with_capacity(37);
    for byte in &blake3::hash(&clean.bytes).as_bytes()[..16] {
        // Writing to a String cannot fail.
        let _ = write!(name, "{byte:02x}");
    }
    let name = format!("{name}.{}", format.extension());
    Ok((Medium { name, content_type: format.content_type(), width, height, about }, clean.bytes))
}

/// Where a picture of that name is in the folder of all pictures; `None` for what is no name of a picture of ours.
pub(crate) fn place(folder: &Path, name: &str) -> Option<PathBuf> {
    let (hash, extension) = name.split_once('.')?;
    Format::by_extension(extension)?;
    let hex = hash.len() == 32 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    hex.then(|| folder.join(&hash[..2]).join(name))
}

/// Whether a `src` is the name of a picture of ours.
pub(crate) fn is_name(src: &str) -> bool {
    place(Path::new(""), src).is_some()
}

fn keep(folder: &Path, bytes: Bytes) -> Result<Medium, Error> {
    let (medium, bytes) = prepare(bytes)?;
    let fault = |error: io::Error| Error::Internal(format!("keeping {}: {error}", medium.name));
    let Some(path) = place(folder, &medium.name) else {
        return Err(Error::Internal(format!("{} is no name for a picture", medium.name)));
    };
    // A file of that name has those bytes: it was renamed to it when it was whole.
    if !path.exists() {
        if let Some(parent) = path.parent() {
            files::make_folder(parent).map_err(fault)?;
        }
        files::write_whole(&path, &bytes, Readers::Usual).map_err(fault)?;
    }
    Ok(medium)
}

impl Store {
    /// Takes in a picture: JPEG, PNG, WebP or GIF by content, at most 20 MiB and 100 megapixels, with EXIF, XMP and GPS
    /// taken out (the raw delivery keeps them). Anything else is `Error::Refused` with the reason.
    pub async fn put_medium(&self, bytes: &[u8]) -> Result<Medium, Error> {
        if bytes.len() > MOST_BYTES {
            return Err(Error::Refused("the picture is larger than 20 MiB; make it smaller and send it again".into()));
        }
        let (folder, bytes) = (self.inner.folder.join("media"), Bytes::copy_from_slice(bytes));
        let task = tokio::task::spawn_blocking(move || keep(&folder, bytes));
        task.await.map_err(|error| Error::Internal(error.to_string()))?
    }

    /// Whether readers have seen a picture and are not to see it any more: every story that showed it has been withdrawn
    /// or shows another one now, or the time for which it may be shown is over. One that no story has shown yet is not
    /// withdrawn; nobody outside knows its name.
    pub async fn is_withdrawn_medium(&self, name: &str) -> Result<bool, Error> {
        let select = "select cast(case when live = 1 and (expires is null or expires > $2) then 1 else 0 end as bigint) \
                      as seen from shown where picture = $1 order by seen desc limit 1";
        let row = self.db().one(select, &params![name, self.now()]).await?;
        Ok(row.map(|mut row| row.take::<i64>()).transpose()?.is_some_and(|live| live == 0))
    }

    /// Whether a story shows a picture with that in its middle: nobody outside may ask for others, of which there are ten
    /// thousand.
    pub async fn is_focus_of(&self, name: &str, focus: Focus) -> Result<bool, Error> {
        if focus == Focus::MIDDLE {
            return Ok(true);
        }
        let select = "select 1 from shown where picture = $1 and focus = $2 limit 1";
        Ok(self.db().one(select, &params![name, focus.to_string()]).await?.is_some())
    }

    /// The whole name of the picture whose name begins with this hash.
    pub async fn medium_of(&self, hash: &str) -> Result<Option<String>, Error> {
        let folder = self.inner.folder.join("media");
        let names = Format::ALL.map(|format| format!("{hash}.{}", format.extension()));
        let found = move || names.into_iter().find(|name| place(&folder, name).is_some_and(|path| path.exists()));
        tokio::task::spawn_blocking(found).await.map_err(|error| Error::Internal(error.to_string()))
    }

    /// A picture in another size or shape, as WebP; `None` where there is no such picture, or no such size of it. Made the
    /// first time that it is asked for, and kept.
    pub async fn rendition(&self, name: &str, rendition: Rendition) -> Result<Option<Bytes>, Error> {
        let Some(source) = place(&self.inner.folder.join("media"), name) else { return Ok(None) };
        self.inner.derived.rendition(name, source, rendition).await
    }

    /// The same as AVIF, if the background work has made it.
    #[cfg(feature = "avif")]
    pub async fn avif(&self, name: &str, rendition: Rendition) -> Result<Option<Bytes>, Error> {
        if place(Path::new(""), name).is_none() {
            return Ok(None);
        }
        self.inner.derived.avif(name, rendition).await
    }

    /// Makes AVIF of the usual sizes of some pictures whose WebP is made; says of how many. 0 is: all are made.
    #[cfg(feature = "avif")]
    pub async fn make_avif(&self, limit: u32) -> Result<u64, Error> {
        let select = format!(
            "select picture, max(coalesce(focus, '')) from shown where made = 1 and live = 1 group by picture limit {limit}"
        );
        let mut made = 0;
        for mut row in self.db().rows(&select, &[]).await? {
            let (name, focus): (String, String) = (row.take()?, row.take()?);
            let focus: Focus = focus.parse().unwrap_or_default();
            if let Some(source) = place(&self.inner.folder.join("media"), &name)
                && let Err(error) = self.inner.derived.make_avif(&name, source, focus).await
            {
                tracing::warn!(picture = name, %error, "its AVIF could not be made");
            }
            let done = "update shown set made = 2 where picture = $1 and made = 1 and coalesce(focus, '') in ('', $2)";
            self.db().commit(vec![Stmt::new(done, params![&name, focus.to_string()])]).await?;
            made += 1;
        }
        Ok(made)
    }

    /// The card that links to a story show elsewhere, as JPEG. Drawn the first time that it is asked for, and kept.
    pub async fn card(&self, words: CardWords) -> Result<Bytes, Error> {
        let picture = words.picture.as_ref().and_then(|(name, _)| place(&self.inner.folder.join("media"), name));
        self.inner.derived.card(words, picture).await
    }

    /// Makes the usual sizes and shapes of some pictures that have become public, before anybody asks for them; says of how
    /// many. 0 is: all are made.
    pub async fn make_renditions(&self, limit: u32) -> Result<u64, Error> {
        let select = format!(
            "select picture, max(coalesce(focus, '')) from shown where made = 0 and live = 1 group by picture limit {limit}"
        );
        let mut made = 0;
        for mut row in self.db().rows(&select, &[]).await? {
            let (name, focus): (String, String) = (row.take()?, row.take()?);
            let focus: Focus = focus.parse().unwrap_or_default();
            if let Some(source) = place(&self.inner.folder.join("media"), &name)
                && let Err(error) = self.inner.derived.make_usual(&name, source, focus).await
            {
                // Not tried again: whoever asks for one is told, and the picture itself is there.
                tracing::warn!(picture = name, %error, "its smaller sizes could not be made");
            }
            let done = "update shown set made = 1 where picture = $1 and coalesce(focus, '') in ('', $2)";
            self.db().commit(vec![Stmt::new(done, params![&name, focus.to_string()])]).await?;
            made += 1;
        }
        Ok(made)
    }

    /// A picture's bytes and content type by its name.
    pub async fn medium(&self, name: &str) -> Result<Option<(Bytes, &'static str)>, Error> {
        let path = place(&self.inner.folder.join("media"), name);
        let format = name.split_once('.').and_then(|(_, extension)| Format::by_extension(extension));
        let (Some(path), Some(format)) = (path, format) else { return Ok(None) };
        let task = tokio::task::spawn_blocking(move || std::fs::read(path));
        match task.await.map_err(|error| Error::Internal(error.to_string()))? {
            Ok(bytes) => Ok(Some((bytes.into(), format.content_type()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::Internal(format!("reading {name}: {error}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{keep, place, prepare, strip};
    use crate::Error;
    use bytes::Bytes;

    fn refusal(bytes: &[u8]) -> String {
        match prepare(Bytes::copy_from_slice(bytes)) {
            Err(Error::Refused(why)) => why,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_picture_is_known_by_its_bytes_and_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let png = strip::samples::png();
        let medium = keep(folder.path(), png.clone()).unwrap();
        assert_eq!((medium.width, medium.height, medium.content_type), (3, 2, "image/png"));
        assert_eq!(keep(folder.path(), png).unwrap(), medium);
        let path = place(folder.path(), &medium.name).unwrap();
        let kept = std::fs::read(path).unwrap();
        assert!(!strip::samples::tells(&kept));
        let files = std::fs::read_dir(folder.path().join(&medium.name[..2])).unwrap().count();
        assert_eq!(files, 1, "nothing half-written is left behind");
    }

    #[test]
    fn what_is_no_picture_or_too_much_of_one_is_refused_with_a_reason() {
        assert!(
            refusal(b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>").contains("JPEG, PNG, WebP or GIF")
        );
        assert!(refusal(b"").contains("JPEG, PNG, WebP or GIF"));
        let mut bomb = strip::samples::png().to_vec();
        bomb[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
        assert!(refusal(&bomb).contains("100 megapixels"));
        bomb[16..24].copy_from_slice(&[0, 0, 0, 0, 0, 0, 0x40, 0]);
        assert!(refusal(&bomb).contains("damaged"));
        assert!(refusal(&vec![0; (20 << 20) + 1]).contains("20 MiB"));
    }

    #[test]
    fn names_lead_nowhere_but_to_pictures() {
        let folder = std::path::Path::new("media");
        let hash = "0123456789abcdef0123456789abcdef";
        assert!(place(folder, &format!("{hash}.jpg")).is_some());
        for bad in ["../tellal.db", "", ".jpg", "key", &format!("{hash}.svg"), &format!("../{}.jpg", &hash[3..])] {
            assert!(place(folder, bad).is_none(), "{bad}");
        }
        assert!(place(folder, &format!("{}.jpg", hash.to_ascii_uppercase())).is_none());
    }
}
