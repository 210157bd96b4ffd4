//! A picture unpacked into pixels. How large it will be is known from its first bytes, and nothing is unpacked before that has
//! been looked at: a file of a few kilobytes can unfold into gigabytes.

use crate::Format;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use std::io::Cursor;

/// Pixels at most.
const MOST_PIXELS: u64 = 100_000_000;
/// Bytes at most that a picture's pixels may take: 100 megapixels of a photograph.
pub const MOST_MEMORY: u64 = 320 << 20;
/// The longest colour profile that is handed on. A page's pictures carry a few hundred bytes; a printer's profile is a megabyte.
const MOST_PROFILE: usize = 8 << 10;

/// Why nothing can be made of a picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Another format, or no picture.
    #[error("this is no picture that browsers show; send a JPEG, PNG, WebP or GIF")]
    NoPicture,
    /// Too many pixels.
    #[error("the picture has more than 100 megapixels; make it smaller and send it again")]
    TooLarge,
    /// Too much memory for the pixels that it has.
    #[error("the picture would take too much memory; save it with 8 bits a channel, or smaller, and send it again")]
    TooHeavy,
    /// It cannot be unpacked.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
}

/// What the first bytes of a picture say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Its format.
    pub format: Format,
    /// In pixels, upright.
    pub width: u32,
    /// In pixels, upright.
    pub height: u32,
    /// Bytes that its pixels take while it is worked on.
    pub memory: u64,
}

/// A picture's pixels, upright.
#[derive(Debug, Clone)]
pub struct Bitmap {
    pub(crate) pixels: DynamicImage,
    pub(crate) profile: Option<Vec<u8>>,
    /// Drawn rather than photographed: edges must stay sharp.
    pub(crate) drawn: bool,
}

fn damaged(fault: &image::ImageError) -> Fault {
    match fault {
        image::ImageError::Limits(_) => Fault::TooHeavy,
        other => Fault::Damaged(other.to_string()),
    }
}

fn decoder(bytes: &[u8]) -> Result<(Format, impl ImageDecoder + '_), Fault> {
    let format = Format::of(bytes).ok_or(Fault::NoPicture)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format.reader());
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    Ok((format, reader.into_decoder().map_err(|fault| damaged(&fault))?))
}

impl Seen {
    /// Looks at a picture without unpacking it, and refuses one that is too large.
    pub fn of(bytes: &[u8]) -> Result<Self, Fault> {
        let (format, mut decoder) = decoder(bytes)?;
        let (width, height) = decoder.dimensions();
        if width == 0 || height == 0 {
            return Err(Fault::Damaged("it is nothing wide or nothing high".to_owned()));
        }
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(Fault::TooLarge);
        }
        if decoder.total_bytes() > MOST_MEMORY {
            return Err(Fault::TooHeavy);
        }
        let turn = decoder.orientation().map_or(1, image::metadata::Orientation::to_exif);
        let (width, height) = if turn >= 5 { (height, width) } else { (width, height) };
        // Once as it comes, once upright or with other channels.
        Ok(Self { format, width, height, memory: 2 * decoder.total_bytes() })
    }
}

impl Bitmap {
    /// Unpacks a picture and sets it upright. Of a moving one it is the first picture.
    pub fn decode(bytes: &[u8]) -> Result<Self, Fault> {
        let seen = Seen::of(bytes)?;
        let (_, mut decoder) = decoder(bytes)?;
        let turn = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
        let profile = decoder.icc_profile().ok().flatten().filter(|profile| is_worth_its_bytes(profile));
        let pixels = DynamicImage::from_decoder(decoder).map_err(|fault| damaged(&fault))?;
        let mut pixels = if pixels.color().has_alpha() && !is_opaque(&pixels) {
            DynamicImage::ImageRgba8(pixels.into_rgba8())
        } else {
            DynamicImage::ImageRgb8(pixels.into_rgb8())
        };
        pixels.apply_orientation(turn);
        Ok(Self { pixels, profile, drawn: matches!(seen.format, Format::Png | Format::Gif) })
    }

    /// In pixels.
    pub fn width(&self) -> u32 {
        self.pixels.width()
    }

    /// In pixels.
    pub fn height(&self) -> u32 {
        self.pixels.height()
    }
}

/// Whether every pixel covers what is behind it.
fn is_opaque(pixels: &DynamicImage) -> bool {
    match pixels {
        DynamicImage::ImageRgba8(pixels) => pixels.pixels().all(|pixel| pixel.0[3] == u8::MAX),
        DynamicImage::ImageLumaA8(pixels) => pixels.pixels().all(|pixel| pixel.0[1] == u8::MAX),
        DynamicImage::ImageRgba16(pixels) => pixels.pixels().all(|pixel| pixel.0[3] == u16::MAX),
        DynamicImage::ImageLumaA16(pixels) => pixels.pixels().all(|pixel| pixel.0[1] == u16::MAX),
        _ => false,
    }
}

/// A profile that says something else than what browsers take for granted. One for ink or for greys does not fit the pixels
/// here, which are of light.
fn is_worth_its_bytes(profile: &[u8]) -> bool {
    let is_srgb = profile.windows(4).any(|part| part == b"sRGB")
        || profile.windows(8).any(|part| part == b"s\0R\0G\0B\0" || part == b"\0s\0R\0G\0B");
    profile.len() <= MOST_PROFILE && profile.get(16..20) == Some(b"RGB ") && !is_srgb
}
