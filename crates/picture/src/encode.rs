//! Renditions: cut, made smaller, and packed as WebP (or AVIF).

use crate::{Bitmap, Fault, Rendition, crop::Cut};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, images::Image, images::ImageRef};
use image::{DynamicImage, RgbImage, RgbaImage};
use img_parts::{Bytes, ImageICC, webp::WebP};

/// Of a photograph. Beyond it files grow and nobody sees more; below it faces blur.
const QUALITY: f32 = 72.0;
/// Of a photograph so full of small things (a crowd, a façade, grain) that it would still be heavy: among so many, losses are
/// not seen.
const LOWER_QUALITIES: [f32; 3] = [66.0, 60.0, 54.0];
/// How many pixels a photograph's byte should carry at least.
const PIXELS_A_BYTE: usize = 20;
/// Of what is drawn, where lossless is larger still.
const DRAWN_QUALITY: f32 = 88.0;

impl Bitmap {
    /// Makes renditions. The large ones come first and the small ones of the same shape are made of them, so that ten cost
    /// little more than one. They are given back in the order asked for.
    pub fn webp(&self, wanted: &[Rendition]) -> Result<Vec<Vec<u8>>, Fault> {
        self.make(wanted, Self::pack)
    }

    /// The same in AVIF, which is smaller still and takes a hundred times as long.
    #[cfg(feature = "avif")]
    pub fn avif(&self, wanted: &[Rendition]) -> Result<Vec<Vec<u8>>, Fault> {
        self.make(wanted, |_, small| pack_avif(small))
    }

    fn make(
        &self,
        wanted: &[Rendition],
        pack: impl Fn(&Self, &DynamicImage) -> Result<Vec<u8>, Fault>,
    ) -> Result<Vec<Vec<u8>>, Fault> {
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        order.sort_by_key(|index| {
            let Rendition { ratio, focus, width } = wanted[*index];
            (ratio, focus, std::cmp::Reverse(width))
        });
        let mut made = vec![Vec::new(); wanted.len()];
        let mut largest: Option<(Rendition, DynamicImage)> = None;
        for index in order {
            let rendition = wanted[index];
            let same = |before: &Rendition| (before.ratio, before.focus) == (rendition.ratio, rendition.focus);
            if let Some((_, image)) = largest.as_ref().filter(|(before, _)| same(before)) {
                let size = (rendition.width, rendition.height(self.width(), self.height()));
                made[index] = pack(self, &resize(image, Cut::whole(image.width(), image.height()), size)?)?;
            } else {
                let small = self.small(rendition)?;
                made[index] = pack(self, &small)?;
                largest = Some((rendition, small));
            }
        }
        Ok(made)
    }

    /// The pixels of a rendition.
    pub(crate) fn small(&self, rendition: Rendition) -> Result<DynamicImage, Fault> {
        let (width, height) = (self.width(), self.height());
        let cut = match rendition.ratio {
            Some(ratio) => Cut::shaped(width, height, ratio.sides(), rendition.focus),
            None => Cut::whole(width, height),
        };
        resize(&self.pixels, cut, (rendition.width, rendition.height(width, height)))
    }

    fn pack(&self, small: &DynamicImage) -> Result<Vec<u8>, Fault> {
        let bytes = if self.drawn {
            let (lossless, lossy) = (webp(small, None)?, webp(small, Some(DRAWN_QUALITY))?);
            if lossless.len() <= lossy.len() { lossless } else { lossy }
        } else {
            photograph(small)?
        };
        match &self.profile {
            Some(profile) => Ok(with_profile(bytes, profile)),
            None => Ok(bytes),
        }
    }
}

/// A part of a picture in another size.
pub(crate) fn resize(image: &DynamicImage, cut: Cut, (width, height): (u32, u32)) -> Result<DynamicImage, Fault> {
    let (pixels, kind) = match image {
        DynamicImage::ImageRgba8(pixels) => (pixels.as_raw(), PixelType::U8x4),
        DynamicImage::ImageRgb8(pixels) => (pixels.as_raw(), PixelType::U8x3),
        _ => return Err(Fault::Damaged("its pixels are of an unknown kind".to_owned())),
    };
    let fault = |fault: &dyn std::fmt::Display| Fault::Damaged(fault.to_string());
    let from = ImageRef::new(image.width(), image.height(), pixels, kind).map_err(|error| fault(&error))?;
    let mut to = Image::new(width, height, kind);
    let options = ResizeOptions::new()
        .crop(cut.left.into(), cut.top.into(), cut.width.into(), cut.height.into())
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&from, &mut to, &options).map_err(|error| fault(&error))?;
    let lost = || Fault::Damaged("its pixels do not fill it".to_owned());
    Ok(match kind {
        PixelType::U8x4 => RgbaImage::from_raw(width, height, to.into_vec()).ok_or_else(lost)?.into(),
        _ => RgbImage::from_raw(width, height, to.into_vec()).ok_or_else(lost)?.into(),
    })
}

/// Packs a photograph, a little worse where it would be heavy.
fn photograph(image: &DynamicImage) -> Result<Vec<u8>, Fault> {
    let most = image.width() as usize * image.height() as usize / PIXELS_A_BYTE;
    let mut packed = webp(image, Some(QUALITY))?;
    for quality in LOWER_QUALITIES {
        if packed.len() <= most {
            break;
        }
        packed = webp(image, Some(quality))?;
    }
    Ok(packed)
}

/// Packs pixels, losing a little or nothing.
fn webp(image: &DynamicImage, quality: Option<f32>) -> Result<Vec<u8>, Fault> {
    let (width, height) = (image.width(), image.height());
    let encoder = match image {
        DynamicImage::ImageRgba8(pixels) => webp::Encoder::from_rgba(pixels.as_raw(), width, height),
        DynamicImage::ImageRgb8(pixels) => webp::Encoder::from_rgb(pixels.as_raw(), width, height),
        _ => return Err(Fault::Damaged("its pixels are of an unknown kind".to_owned())),
    };
    let mut settings =
        webp::WebPConfig::new().map_err(|()| Fault::Damaged("the WebP encoder cannot be set up".to_owned()))?;
    settings.lossless = i32::from(quality.is_none());
    settings.quality = quality.unwrap_or(75.0);
    settings.alpha_compression = 1;
    settings.method = 4;
    let packed = encoder
        .encode_advanced(&settings)
        .map_err(|fault| Fault::Damaged(format!("it cannot be packed as WebP: {fault:?}")))?;
    Ok(packed.to_vec())
}

fn with_profile(bytes: Vec<u8>, profile: &[u8]) -> Vec<u8> {
    let Ok(mut webp) = WebP::from_bytes(Bytes::from(bytes.clone())) else { return bytes };
    webp.set_icc_profile(Some(Bytes::copy_from_slice(profile)));
    webp.encoder().bytes().to_vec()
}

#[cfg(feature = "avif")]
fn pack_avif(image: &DynamicImage) -> Result<Vec<u8>, Fault> {
    use ravif::{Encoder, Img, RGB8, RGBA8};
    let (width, height) = (image.width() as usize, image.height() as usize);
    let encoder = Encoder::new().with_quality(62.0).with_speed(6).with_num_threads(Some(1));
    let packed = match image {
        DynamicImage::ImageRgba8(pixels) => {
            let pixels: Vec<RGBA8> = pixels.pixels().map(|p| RGBA8::new(p[0], p[1], p[2], p[3])).collect();
            encoder.encode_rgba(Img::new(&pixels, width, height))
        }
        DynamicImage::ImageRgb8(pixels) => {
            let pixels: Vec<RGB8> = pixels.pixels().map(|p| RGB8::new(p[0], p[1], p[2])).collect();
            encoder.encode_rgb(Img::new(&pixels, width, height))
        }
        _ => return Err(Fault::Damaged("its pixels are of an unknown kind".to_owned())),
    };
    Ok(packed.map_err(|fault| Fault::Damaged(format!("it cannot be packed as AVIF: {fault}")))?.avif_file)
}

#[cfg(test)]
mod tests;
