//! Takes out of a picture what it tells beside the picture: EXIF with its GPS, XMP, IPTC, comments, thumbnails, second
//! pictures and whatever is hung behind the end.
//!
//! By what may stay, not by what must go: a list of the known leaks would always be one short. Colour profiles stay,
//! because without them colours are wrong. Of EXIF one number stays, which way up the picture is, because without it
//! half of all telephone pictures lie on their side (in JPEG and PNG, where browsers go by it).

use bytes::{Bytes, BytesMut};
use img_parts::ImageEXIF;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::{self, WebP};
use tellal_picture::Format;

/// A picture that tells nothing but itself.
#[derive(Debug)]
pub(super) struct Clean {
    pub(super) bytes: Bytes,
    /// Whether it has to be turned by a quarter to be upright, so that its width is shown as its height.
    pub(super) on_its_side: bool,
}

/// `None` for a picture whose parts cannot be told apart.
pub(super) fn strip(format: Format, bytes: Bytes) -> Option<Clean> {
    match format {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::WebP => webp(bytes),
        Format::Gif => gif(&bytes),
    }
}

fn jpeg(bytes: Bytes) -> Option<Clean> {
    let mut jpeg = Jpeg::from_bytes(bytes).ok()?;
    let turn = jpeg.exif().and_then(|exif| orientation(&exif));
    let segments = std::mem::take(jpeg.segments_mut());
    for segment in segments {
        let keep = match segment.marker() {
            // JFIF's density, and Adobe's word on which colours the numbers mean.
            markers::APP0 => segment.contents().starts_with(b"JFIF\0"),
            markers::APP14 => segment.contents().starts_with(b"Adobe"),
            // Profiles; not the directory of second pictures, which are cut off below.
            markers::APP2 => segment.contents().starts_with(b"ICC_PROFILE\0"),
            markers::APP0..=markers::APP15 | markers::COM => false,
            _ => true,
        };
        if !keep {
            continue;
        }
        let segment = if segment.marker() == markers::SOS {
            let scans = scans(&entropy(&segment)?);
            JpegSegment::new_with_entropy(markers::SOS, segment.contents().clone(), scans)
        } else if segment.marker() == markers::APP0 {
            // The header has 14 bytes; a thumbnail may follow, and the two numbers before it say how large it is.
            let mut header = BytesMut::from(segment.contents().get(..14)?);
            header[12..14].fill(0);
            JpegSegment::new_with_contents(markers::APP0, header.freeze())
        } else {
            segment
        };
        jpeg.segments_mut().push(segment);
    }
    if !jpeg.segments().iter().any(|segment| segment.marker() == markers::SOS) {
        return None;
    }
    jpeg.set_exif(turn.map(upright));
    Some(Clean { bytes: jpeg.encoder().bytes(), on_its_side: turn.is_some_and(|turn| turn >= 5) })
}

/// What follows the header of the first scan, to the end of the file.
fn entropy(scan: &JpegSegment) -> Option<Bytes> {
    // `img-parts` does not show it, but writes it behind the header.
    let whole = scan.clone().encoder().bytes();
    (scan.len() <= whole.len()).then(|| whole.slice(scan.len()..))
}

/// The scans of a picture up to its end (ITU-T T.81, annex B), without comments and application segments between them
/// and without anything behind: a telephone puts second pictures there, films, and their GPS.
fn scans(entropy: &[u8]) -> Bytes {
    let mut out = BytesMut::with_capacity(entropy.len());
    let mut rest = entropy;
    loop {
        // Compressed data up to the next marker.
        let Some(at) = rest.iter().position(|byte| *byte == markers::P) else {
            out.extend_from_slice(rest);
            break;
        };
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        let Some(&marker) = rest.get(1) else { break };
        match marker {
            // A stuffed 0xFF, a restart, a marker that stands alone.
            0 | 0x01 | markers::RST0..=markers::RST7 => {
                out.extend_from_slice(&rest[..2]);
                rest = &rest[2..];
            }
            // Fill bytes before a marker.
            markers::P => rest = &rest[1..],
            markers::EOI => break,
            _ => {
                let Some(len) = rest.get(2..4).map(|len| 2 + usize::from(u16::from_be_bytes([len[0], len[1]]))) else {
                    break;
                };
                let Some(segment) = rest.get(..len) else { break };
                if !matches!(marker, markers::APP0..=markers::APP15 | markers::COM) {
                    out.extend_from_slice(segment);
                }
                rest = &rest[len..];
            }
        }
    }
    out.extend_from_slice(&[markers::P, markers::EOI]);
    out.freeze()
}

/// Chunks that say what the picture looks like (PNG, third edition, §11). Text, times, EXIF and private ones go.
const PNG_KEPT: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV",
    b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT", b"hIST",
];

fn png(bytes: Bytes) -> Option<Clean> {
    let mut png = Png::from_bytes(bytes).ok()?;
    let turn = png.exif().and_then(|exif| orientation(&exif));
    png.chunks_mut().retain(|chunk: &PngChunk| PNG_KEPT.contains(&&chunk.kind()));
    png.set_exif(turn.map(upright));
    Some(Clean { bytes: png.encoder().bytes(), on_its_side: turn.is_some_and(|turn| turn >= 5) })
}

/// Chunks that say what the picture looks like (RFC 9649, §2).
const WEBP_KEPT: [[u8; 4]; 7] = [
    webp::CHUNK_VP8X,
    webp::CHUNK_ICCP,
    webp::CHUNK_ANIM,
    webp::CHUNK_ANMF,
    webp::CHUNK_ALPH,
    webp::CHUNK_VP8,
    webp::CHUNK_VP8L,
];
/// The flags for EXIF and XMP in the first byte of a `VP8X` chunk (RFC 9649, §2.7).
const WEBP_TELLS: u8 = 0b0000_1100;

fn webp(bytes: Bytes) -> Option<Clean> {
    let mut webp = WebP::from_bytes(bytes).ok()?;
    webp.chunks_mut().retain(|chunk| WEBP_KEPT.contains(&chunk.id()));
    for chunk in webp.chunks_mut() {
        if chunk.id() == webp::CHUNK_VP8X {
            let mut data = BytesMut::from(&chunk.content().data()?[..]);
            *data.first_mut()? &= !WEBP_TELLS;
            *chunk = RiffChunk::new(webp::CHUNK_VP8X, RiffContent::Data(data.freeze()));
        }
    }
    // Which way up has gone with EXIF: Chromium does not ask a WebP for that, so readers would see one picture in two
    // ways.
    Some(Clean { bytes: webp.encoder().bytes(), on_its_side: false })
}

/// A GIF without comments, plain-text blocks and application blocks other than the one that repeats an animation
/// (`GIF89a`, §§15–27; XMP comes as an application block).
fn gif(bytes: &[u8]) -> Option<Clean> {
    let mut out = BytesMut::with_capacity(bytes.len());
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    out.extend_from_slice(bytes.get(..at)?);
    loop {
        let start = at;
        let keep = match bytes.get(at) {
            // A picture: its descriptor, its colours, the code size, its data.
            Some(0x2C) => {
                at += 10 + table(*bytes.get(at + 9)?) + 1;
                true
            }
            Some(0x21) => {
                let label = *bytes.get(at + 1)?;
                at += 2;
                let loops = |name: &[u8]| name == b"NETSCAPE2.0" || name == b"ANIMEXTS1.0";
                label == 0xF9 || label == 0xFF && bytes.get(at + 1..at + 12).is_some_and(loops)
            }
            // The end, or what must be the end because nothing else may stand here: browsers show such a GIF.
            _ => break,
        };
        loop {
            let Some(&len) = bytes.get(at) else {
                at = bytes.len();
                break;
            };
            at += 1 + usize::from(len);
            if len == 0 {
                break;
            }
        }
        at = at.min(bytes.len());
        if keep {
            out.extend_from_slice(bytes.get(start..at)?);
        }
    }
    out.extend_from_slice(&[0x3B]);
    Some(Clean { bytes: out.freeze(), on_its_side: false })
}

/// Which way up an EXIF block says the picture is: 2 to 8, or `None` for as it lies (EXIF 3.0, §4.6.5.1.6).
fn orientation(exif: &[u8]) -> Option<u8> {
    let little = match exif.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = <[u8; 2]>::try_from(exif.get(at..at + 2)?).ok()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes = <[u8; 4]>::try_from(exif.get(at..at + 4)?).ok()?;
        Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let directory = usize::try_from(long(4)?).ok().filter(|at| *at < exif.len())?;
    for entry in 0..usize::from(short(directory)?) {
        let at = directory + 2 + entry * 12;
        if short(at)? == 0x0112 {
            return u8::try_from(short(at + 8)?).ok().filter(|turn| (2..=8).contains(turn));
        }
    }
    None
}

/// An EXIF block that says which way up and nothing else.
fn upright(turn: u8) -> Bytes {
    let mut exif = BytesMut::from(&b"MM\0*\0\0\0\x08"[..]);
    // One entry: tag 0x0112, one number of 16 bits. No further directory.
    exif.extend_from_slice(&[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0]);
    exif.freeze()
}

#[cfg(test)]
pub(crate) mod samples {
    //! Pictures that tell where they were taken, in every place where pictures do.

    use super::*;

    /// What must not get out.
    const SECRET: &[u8] = b"41.0082N 28.9784E";

    /// Whether a file still tells it.
    pub(in crate::media) fn tells(bytes: &[u8]) -> bool {
        bytes.windows(SECRET.len()).any(|window| window == SECRET)
    }

    fn with(prefix: &[u8]) -> Vec<u8> {
        [prefix, SECRET].concat()
    }

    /// EXIF that asks for a turn by a quarter and tells the place.
    pub(super) fn exif(little: bool) -> Vec<u8> {
        let mut exif = Vec::new();
        if little {
            exif.extend_from_slice(b"II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x11\0\0\0\x30\0\0\0");
            exif.extend_from_slice(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0");
        } else {
            exif.extend_from_slice(b"MM\0*\0\0\0\x08\0\x02\x01\x0f\0\x02\0\0\0\x11\0\0\0\x30");
            exif.extend_from_slice(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0");
        }
        exif.extend_from_slice(SECRET);
        exif
    }

    /// Three by two pixels.
    pub(crate) fn png() -> Bytes {
        let chunk = |kind: &[u8; 4], contents: &[u8]| PngChunk::new(*kind, Bytes::copy_from_slice(contents));
        let mut png = Png::from_bytes(Bytes::from_static(b"\x89PNG\r\n\x1a\n")).unwrap();
        png.chunks_mut().extend([
            chunk(b"IHDR", &[0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0]),
            chunk(b"gAMA", &[0, 0, 0xb1, 0x8f]),
            chunk(b"tEXt", &with(b"Comment\0")),
            chunk(b"iTXt", &with(b"XML:com.adobe.xmp\0\0\0\0\0")),
            chunk(b"prVt", SECRET),
            chunk(b"IDAT", b"pixels"),
            chunk(b"IEND", b""),
        ]);
        [png.encoder().bytes().as_ref(), SECRET].concat().into()
    }

    pub(super) fn png_on_its_side() -> Bytes {
        let mut png = Png::from_bytes(png()).unwrap();
        png.set_exif(Some(exif(false).into()));
        png.encoder().bytes()
    }

    /// Four by three pixels, lying on its side, with a second picture behind it.
    pub(super) fn jpeg() -> Bytes {
        let mut out = vec![0xFF, 0xD8];
        let mut segment = |marker: u8, contents: &[u8]| {
            out.extend_from_slice(&[0xFF, marker]);
            out.extend_from_slice(&u16::try_from(contents.len() + 2).unwrap().to_be_bytes());
            out.extend_from_slice(contents);
        };
        segment(0xE0, &with(b"JFIF\0\x01\x02\0\0\x48\0\x48\x01\x01"));
        segment(0xE0, &with(b"JFXX\0"));
        segment(0xE1, &[b"Exif\0\0".as_slice(), &exif(true)].concat());
        segment(0xE1, &with(b"http://ns.adobe.com/xap/1.0/\0"));
        segment(0xE2, &with(b"MPF\0"));
        segment(0xE2, b"ICC_PROFILE\0\x01\x01profile");
        segment(0xED, &with(b"Photoshop 3.0\x008BIM"));
        segment(0xEE, b"Adobe\0\x64\0\0\0\0\x01");
        segment(0xFE, SECRET);
        segment(0xC2, &[8, 0, 3, 0, 4, 1, 1, 0x11, 0]);
        segment(0xDA, &[1, 1, 0, 0, 0, 0]);
        out.extend_from_slice(b"first\xff\0scan\xff\xd0goes on");
        let mut segment = |marker: u8, contents: &[u8]| {
            out.extend_from_slice(&[0xFF, marker]);
            out.extend_from_slice(&u16::try_from(contents.len() + 2).unwrap().to_be_bytes());
            out.extend_from_slice(contents);
        };
        segment(0xE1, SECRET);
        segment(0xC4, b"table");
        segment(0xFE, SECRET);
        segment(0xDA, &[1, 1, 0, 1, 63, 0]);
        out.extend_from_slice(b"second scan\xff\xff\xd9");
        out.extend_from_slice(SECRET);
        out.into()
    }

    /// Four by three pixels in the extended form.
    pub(super) fn webp() -> Bytes {
        let chunk = |id: &[u8; 4], data: &[u8]| RiffChunk::new(*id, RiffContent::Data(Bytes::copy_from_slice(data)));
        let subchunks = vec![
            chunk(b"VP8X", &[0b0000_1100, 0, 0, 0, 3, 0, 0, 2, 0, 0]),
            chunk(b"VP8L", b"\x2f\x03\x80\0\0"),
            chunk(b"EXIF", &exif(true)),
            chunk(b"XMP ", SECRET),
            chunk(b"PRIV", SECRET),
        ];
        let riff = RiffChunk::new(*b"RIFF", RiffContent::List { kind: Some(*b"WEBP"), subchunks });
        [WebP::new(riff).unwrap().encoder().bytes().as_ref(), SECRET].concat().into()
    }

    /// One pixel, repeating.
    pub(super) fn gif() -> Bytes {
        let mut out = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
        out.extend_from_slice(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0");
        out.extend_from_slice(&[b"\x21\xfe\x11".as_slice(), SECRET, b"\0"].concat());
        out.extend_from_slice(&[b"\x21\xff\x0bXMP DataXMP\x11".as_slice(), SECRET, b"\0"].concat());
        out.extend_from_slice(b"\x21\xf9\x04\0\0\0\0\0");
        out.extend_from_slice(b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b");
        out.extend_from_slice(SECRET);
        out.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn clean(format: Format, bytes: &Bytes) -> Clean {
        assert!(samples::tells(bytes), "the sample must have something to tell");
        let clean = strip(format, bytes.clone()).unwrap();
        assert!(!samples::tells(&clean.bytes));
        let before = imagesize::blob_size(bytes).unwrap();
        assert_eq!(imagesize::blob_size(&clean.bytes).unwrap(), before);
        let again = strip(format, clean.bytes.clone()).unwrap();
        assert_eq!(again.bytes, clean.bytes, "there is nothing left to take out");
        clean
    }

    #[test]
    fn a_telephones_picture_keeps_its_pixels_its_colours_and_its_turn_and_no_more() {
        let jpeg = clean(Format::Jpeg, &samples::jpeg());
        assert!(jpeg.on_its_side);
        let read = Jpeg::from_bytes(jpeg.bytes.clone()).unwrap();
        assert_eq!(read.exif().as_deref().and_then(orientation), Some(6));
        let kept: Vec<u8> = read.segments().iter().map(JpegSegment::marker).collect();
        assert_eq!(kept, [0xE0, 0xE1, 0xE2, 0xEE, 0xC2, 0xDA]);
        let end = b"goes on\xff\xc4\0\x07table\xff\xda\0\x08\x01\x01\0\x01\x3f\0second scan\xff\xd9";
        assert!(jpeg.bytes.ends_with(end));
    }

    #[test]
    fn the_other_formats_are_cleaned_as_well() {
        assert!(!clean(Format::Png, &samples::png()).on_its_side);
        assert!(clean(Format::Png, &samples::png_on_its_side()).on_its_side);
        let webp = clean(Format::WebP, &samples::webp());
        assert!(!webp.on_its_side);
        let flags = WebP::from_bytes(webp.bytes).unwrap().chunks()[0].content().data().unwrap()[0];
        assert_eq!(flags, 0, "neither EXIF nor XMP is announced");
        let gif = clean(Format::Gif, &samples::gif());
        assert!(gif.bytes.windows(11).any(|window| window == b"NETSCAPE2.0"), "it still repeats");
    }

    #[test]
    fn a_truncated_picture_tells_nothing_either() {
        for (format, whole) in [
            (Format::Jpeg, samples::jpeg()),
            (Format::Png, samples::png_on_its_side()),
            (Format::WebP, samples::webp()),
            (Format::Gif, samples::gif()),
        ] {
            for len in 0..whole.len() {
                if let Some(clean) = strip(format, whole.slice(..len)) {
                    assert!(!samples::tells(&clean.bytes), "{format:?} of {len} bytes");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn hostile_bytes_break_nothing(at in 0_usize..400, change: [u8; 4], which in 0_usize..4) {
            let (format, bytes) = [
                (Format::Jpeg, samples::jpeg()),
                (Format::Png, samples::png_on_its_side()),
                (Format::WebP, samples::webp()),
                (Format::Gif, samples::gif()),
            ][which].clone();
            let mut bytes = bytes.to_vec();
            for (n, byte) in change.into_iter().enumerate() {
                if let Some(place) = bytes.get_mut(at + n) {
                    *place = byte;
                }
            }
            let _ = strip(format, bytes.into());
        }
    }
}
