//! A picture desk's afternoon: photographs, charts and telephone pictures made fit for a page.

use crate::{Bitmap, Fault, Focus, Format, Ratio, Rendition, Seen};
use image::{DynamicImage, ExtendedColorType, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage, codecs::jpeg::JpegEncoder};
use img_parts::{Bytes, ImageEXIF, ImageICC, jpeg::Jpeg, webp::WebP};
use std::io::Cursor;

/// Red on the left, blue on the right, darker downwards.
fn scene(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let light = u8::try_from(255 - u64::from(y) * 200 / u64::from(height)).unwrap();
        if x < width / 2 { Rgb([light, 10, 10]) } else { Rgb([10, 10, light]) }
    })
}

fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90)).unwrap();
    bytes
}

fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn one(bytes: &[u8], rendition: Rendition) -> Vec<u8> {
    Bitmap::decode(bytes).unwrap().webp(&[rendition]).unwrap().remove(0)
}

fn seen(bytes: &[u8]) -> (u32, u32) {
    let seen = Seen::of(bytes).unwrap();
    (seen.width, seen.height)
}

#[test]
fn a_photograph_is_served_in_many_sizes_from_one_look_at_it() {
    let photograph = jpeg(&scene(1500, 1000));
    let widths = Rendition::widths(None, 1500, 1000);
    let wanted: Vec<Rendition> = widths.iter().rev().map(|width| Rendition::whole(*width)).collect();
    let made = Bitmap::decode(&photograph).unwrap().webp(&wanted).unwrap();
    for (rendition, bytes) in wanted.iter().zip(&made) {
        assert_eq!(Format::of(bytes), Some(Format::WebP));
        assert_eq!(seen(bytes), (rendition.width, rendition.height(1500, 1000)));
    }
    assert!(made.last().unwrap().len() < made[0].len(), "the small ones are small");
}

#[test]
fn the_focal_point_decides_what_a_square_shows() {
    let photograph = jpeg(&scene(1600, 800));
    for (focus, red) in [(Focus::new(10, 50), true), (Focus::new(90, 50), false)] {
        let square = one(&photograph, Rendition::cut(Ratio::Square, focus, 320));
        assert_eq!(seen(&square), (320, 320));
        let pixel = Bitmap::decode(&square).unwrap().pixels.to_rgb8().get_pixel(160, 40).0;
        assert_eq!(pixel[0] > pixel[2], red, "{focus}: {pixel:?}");
    }
}

#[test]
fn a_telephone_picture_lies_on_its_side_no_more() {
    let mut photograph = Jpeg::from_bytes(Bytes::from(jpeg(&scene(800, 400)))).unwrap();
    // Orientation 6: to be turned by a quarter to the right. And where it was taken.
    let exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0 41.0082N 28.9784E";
    photograph.set_exif(Some(Bytes::from_static(exif)));
    let photograph = photograph.encoder().bytes();
    assert_eq!(seen(&photograph), (400, 800));
    let small = one(&photograph, Rendition::whole(320));
    assert_eq!(seen(&small), (320, 640));
    let upright = Bitmap::decode(&small).unwrap().pixels.to_rgb8();
    assert!(upright.get_pixel(160, 20).0[0] > 100, "what was left is above");
    assert!(!small.windows(8).any(|part| part == b"41.0082N"), "nobody learns where");
}

#[test]
fn a_chart_keeps_its_edges_and_what_is_seen_through() {
    let chart = RgbaImage::from_fn(700, 400, |x, y| {
        if (x / 40 + y / 40) % 2 == 0 { Rgba([180, 20, 30, 255]) } else { Rgba([0, 0, 0, 0]) }
    });
    let small = one(&png(chart), Rendition::whole(640));
    let pixels = Bitmap::decode(&small).unwrap().pixels;
    assert!(pixels.color().has_alpha());
    let opaque = RgbaImage::from_pixel(10, 10, Rgba([1, 2, 3, 255]));
    assert!(
        !Bitmap::decode(&png(opaque)).unwrap().pixels.color().has_alpha(),
        "what covers all needs no fourth channel"
    );
}

#[test]
fn colours_of_a_wide_profile_stay_what_they_were() {
    let profile = |space: &[u8; 4], name: &str| {
        let mut profile = vec![0; 128];
        profile[16..20].copy_from_slice(space);
        profile.extend_from_slice(name.as_bytes());
        profile
    };
    for (bytes, stays) in [
        (profile(b"RGB ", "Display P3"), true),
        (profile(b"RGB ", "sRGB IEC61966-2.1"), false),
        (profile(b"CMYK", "Coated"), false),
    ] {
        let mut photograph = Jpeg::from_bytes(Bytes::from(jpeg(&scene(400, 300)))).unwrap();
        photograph.set_icc_profile(Some(Bytes::from(bytes.clone())));
        let small = one(&photograph.encoder().bytes(), Rendition::whole(320));
        let kept = WebP::from_bytes(Bytes::from(small)).unwrap().icc_profile();
        assert_eq!(kept.is_some(), stays);
    }
}

#[test]
fn a_small_file_cannot_fill_the_memory() {
    // A PNG of 60,000 x 60,000 pixels in a few bytes, and one of 16 bits a channel.
    let mut bomb = png(scene(3, 2));
    let head = |bytes: &mut Vec<u8>, width: u32, height: u32, depth: u8| {
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        bytes[24] = depth;
        let sum = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    };
    head(&mut bomb, 60_000, 60_000, 8);
    assert!(matches!(Seen::of(&bomb), Err(Fault::TooLarge | Fault::TooHeavy)), "{:?}", Seen::of(&bomb));
    head(&mut bomb, 9_900, 9_900, 16);
    assert_eq!(Seen::of(&bomb), Err(Fault::TooHeavy));
    assert_eq!(Bitmap::decode(&bomb).unwrap_err(), Fault::TooHeavy);
}

/// CRC-32 of a PNG chunk.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

#[test]
fn what_is_damaged_or_no_picture_is_refused_in_words() {
    assert_eq!(Bitmap::decode(b"<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap_err(), Fault::NoPicture);
    let mut cut = png(scene(60, 40));
    cut.truncate(60);
    assert!(matches!(Bitmap::decode(&cut), Err(Fault::Damaged(_))));
    let grey = {
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes).write_image(&[128; 64 * 64], 64, 64, ExtendedColorType::L8).unwrap();
        bytes
    };
    assert_eq!(seen(&one(&grey, Rendition::whole(64))), (64, 64), "a grey one is as good as another");
}
