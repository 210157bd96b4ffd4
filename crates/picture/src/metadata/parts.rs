//! Where in a file the three kinds of metadata stand.

use crate::Format;
use img_parts::{Bytes, jpeg::Jpeg, jpeg::markers, png::Png, webp::WebP};

/// The longest block that is looked into.
const LONGEST: usize = 4 << 20;
/// What stands before XMP in a JPEG.
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
/// What stands before Photoshop's blocks in a JPEG.
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";
/// Photoshop's number for IPTC-IIM.
const IIM: u16 = 0x0404;

/// The blocks of one file, each without what wraps it.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) xmp: Option<Vec<u8>>,
    pub(super) iim: Option<Vec<u8>>,
    pub(super) exif: Option<Vec<u8>>,
}

impl Parts {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let parts = match Format::of(bytes) {
            Some(Format::Jpeg) => jpeg(bytes),
            Some(Format::Png) => png(bytes),
            Some(Format::WebP) => webp(bytes),
            // What GIFs say of themselves no newsroom's program writes.
            Some(Format::Gif) | None => None,
        };
        let mut parts = parts.unwrap_or_default();
        for part in [&mut parts.xmp, &mut parts.iim, &mut parts.exif] {
            if part.as_ref().is_some_and(|part| part.len() > LONGEST) {
                *part = None;
            }
        }
        parts
    }
}

fn jpeg(bytes: &[u8]) -> Option<Parts> {
    let jpeg = Jpeg::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let mut parts = Parts::default();
    let mut photoshop = Vec::new();
    for segment in jpeg.segments() {
        let contents = segment.contents();
        match segment.marker() {
            markers::APP1 => {
                if let Some(packet) = contents.strip_prefix(XMP) {
                    parts.xmp.get_or_insert_with(|| packet.to_vec());
                } else if let Some(block) = contents.strip_prefix(b"Exif\0\0") {
                    parts.exif.get_or_insert_with(|| block.to_vec());
                }
            }
            // A long one is cut into several segments.
            markers::APP13 => photoshop.extend_from_slice(contents.strip_prefix(PHOTOSHOP).unwrap_or_default()),
            _ => {}
        }
    }
    parts.iim = resource(&photoshop, IIM);
    Some(parts)
}

/// One of Photoshop's blocks: `8BIM`, number, name and data, each padded to an even length.
fn resource(mut rest: &[u8], wanted: u16) -> Option<Vec<u8>> {
    while let Some(after) = rest.strip_prefix(b"8BIM") {
        let number = u16::from_be_bytes([*after.first()?, *after.get(1)?]);
        let name = 1 + usize::from(*after.get(2)?);
        let after = after.get(2 + name + name % 2..)?;
        let length = usize::try_from(u32::from_be_bytes(after.get(..4)?.try_into().ok()?)).ok()?;
        let data = after.get(4..4_usize.checked_add(length)?)?;
        if number == wanted {
            return Some(data.to_vec());
        }
        rest = after.get(4 + length + length % 2..)?;
    }
    None
}

fn png(bytes: &[u8]) -> Option<Parts> {
    let png = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let mut parts = Parts::default();
    for chunk in png.chunks() {
        match &chunk.kind() {
            b"iTXt" if parts.xmp.is_none() => parts.xmp = international_text(chunk.contents()),
            b"eXIf" if parts.exif.is_none() => parts.exif = Some(chunk.contents().to_vec()),
            _ => {}
        }
    }
    Some(parts)
}

/// The text of an `iTXt` chunk that holds XMP, which may not be compressed: keyword, compression flag and method, language,
/// keyword in that language, text.
fn international_text(chunk: &[u8]) -> Option<Vec<u8>> {
    let rest = chunk.strip_prefix(b"XML:com.adobe.xmp\0")?;
    let rest = rest.strip_prefix(b"\0")?.get(1..)?;
    let mut fields = rest.splitn(3, |byte| *byte == 0);
    let (_, _) = (fields.next()?, fields.next()?);
    Some(fields.next()?.to_vec())
}

fn webp(bytes: &[u8]) -> Option<Parts> {
    let webp = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let data = |id: [u8; 4]| Some(webp.chunk_by_id(id)?.content().data()?.to_vec());
    let exif = data(*b"EXIF").map(|block| block.strip_prefix(b"Exif\0\0").map(<[u8]>::to_vec).unwrap_or(block));
    Some(Parts { xmp: data(*b"XMP "), iim: None, exif })
}
