//! Pixels to draw on.

use crate::Fault;
use image::{DynamicImage, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use std::ops::Range;

/// Of 100. Letters on a photograph show their edges below it.
const QUALITY: u8 = 84;

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(pub(super) [u8; 3]);

/// Pixels to draw on.
pub(super) struct Canvas {
    pixels: RgbImage,
}

impl Canvas {
    pub(super) fn plain(width: u32, height: u32, ground: Colour) -> Self {
        Self { pixels: RgbImage::from_pixel(width, height, Rgb(ground.0)) }
    }

    /// A picture; where one sees through it, the ground.
    pub(super) fn of(picture: &DynamicImage, ground: Colour) -> Self {
        let mut canvas = Self::plain(picture.width(), picture.height(), ground);
        match picture {
            DynamicImage::ImageRgb8(pixels) => canvas.pixels.clone_from(pixels),
            other => {
                for (x, y, pixel) in other.to_rgba8().enumerate_pixels() {
                    let [red, green, blue, cover] = pixel.0;
                    canvas.mix(x, y, Colour([red, green, blue]), cover);
                }
            }
        }
        canvas
    }

    pub(super) fn fill(&mut self, left: u32, top: u32, width: u32, height: u32, colour: Colour) {
        for y in top..(top + height).min(self.pixels.height()) {
            for x in left..(left + width).min(self.pixels.width()) {
                self.mix(x, y, colour, u8::MAX);
            }
        }
    }

    /// Covers all of `whole` by `cover`, and `fade` above it less and less.
    pub(super) fn shade(&mut self, colour: Colour, cover: u8, fade: Range<u32>, whole: Range<u32>) {
        let steps = (fade.end - fade.start).max(1);
        for y in fade.start..whole.end.min(self.pixels.height()) {
            let part = if y < fade.end { (y - fade.start + 1).min(steps) } else { steps };
            self.row(y, colour, share(cover, part, steps));
        }
    }

    /// Covers the top, less and less down to `height`.
    pub(super) fn shade_from_top(&mut self, colour: Colour, cover: u8, height: u32) {
        let solid = height * 2 / 3;
        for y in 0..height.min(self.pixels.height()) {
            let part = if y < solid { height - solid } else { height - y };
            self.row(y, colour, share(cover, part, height - solid));
        }
    }

    fn row(&mut self, y: u32, colour: Colour, cover: u8) {
        for x in 0..self.pixels.width() {
            self.mix(x, y, colour, cover);
        }
    }

    /// Lays a colour over a pixel; what lies outside is left out.
    pub(super) fn dot(&mut self, x: i64, y: i64, colour: Colour, cover: u8) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { return };
        if x < self.pixels.width() && y < self.pixels.height() {
            self.mix(x, y, colour, cover);
        }
    }

    fn mix(&mut self, x: u32, y: u32, colour: Colour, cover: u8) {
        let cover = u32::from(cover);
        for (below, above) in self.pixels.get_pixel_mut(x, y).0.iter_mut().zip(colour.0) {
            let sum = u32::from(*below) * (255 - cover) + u32::from(above) * cover;
            *below = u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX);
        }
    }

    pub(super) fn jpeg(&self) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        self.pixels.write_with_encoder(encoder).map_err(|fault| Fault::Damaged(fault.to_string()))?;
        Ok(bytes)
    }
}

/// `part` of `whole` of a cover.
fn share(cover: u8, part: u32, whole: u32) -> u8 {
    u8::try_from(u32::from(cover) * part.min(whole) / whole.max(1)).unwrap_or(cover)
}
