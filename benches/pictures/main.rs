//! How many renditions one core makes in a second: a photograph of 2400 x 1600 pixels in six widths, as pages ask for them.
//!
//! `cargo bench -p tellal-picture --bench pictures`. Beside it the same work with the resizing of the `image` crate, each size
//! from the whole picture as a first draft would have it, packed by the same encoder with the same settings as far as it
//! offers them. Both take turns within every round, in one thread; what counts is the median of the ratios of the rounds.
#![expect(clippy::cast_precision_loss, clippy::unwrap_used, clippy::disallowed_methods, reason = "figures to be read")]

/// What the binary allocates with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use image::{DynamicImage, Rgb, RgbImage, codecs::jpeg::JpegEncoder, imageops::FilterType};
use std::{hint::black_box, time::Instant};
use tellal_picture::{Bitmap, Rendition, WIDTHS};

const ROUNDS: usize = 7;
const QUALITY: f32 = 72.0;

/// Hills, a sky and grain: what compresses neither well nor badly.
fn photograph() -> Vec<u8> {
    let mut grain: u32 = 12345;
    let pixels = RgbImage::from_fn(2400, 1600, |x, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (grain >> 28) as u8;
        let hill = 900 + (x as i32 - 1200).pow(2) / 4000 + ((x / 7) % 13) as i32;
        if (y as i32) < hill {
            Rgb([120 + noise, 150 + (y / 16) as u8, 200 + noise])
        } else {
            Rgb([60 + noise, (90 + y / 20) as u8, 40])
        }
    });
    let mut bytes = Vec::new();
    pixels.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90)).unwrap();
    bytes
}

fn ours(bytes: &[u8]) -> usize {
    let wanted = WIDTHS.map(Rendition::whole);
    Bitmap::decode(bytes).unwrap().webp(&wanted).unwrap().iter().map(Vec::len).sum()
}

fn theirs(bytes: &[u8]) -> usize {
    let whole = DynamicImage::ImageRgb8(image::load_from_memory(bytes).unwrap().into_rgb8());
    let one = |width: u32| {
        let small = whole.resize_exact(width, width * 2 / 3, FilterType::Lanczos3).into_rgb8();
        webp::Encoder::from_rgb(&small, small.width(), small.height()).encode(QUALITY).len()
    };
    WIDTHS.into_iter().map(one).sum()
}

fn seconds(work: impl Fn() -> usize) -> f64 {
    let start = Instant::now();
    black_box(work());
    start.elapsed().as_secs_f64()
}

fn main() {
    let bytes = photograph();
    println!(
        "a photograph of 2400 x 1600 pixels ({} kB) in {} widths; renditions a second on one core",
        bytes.len() / 1000,
        WIDTHS.len()
    );
    println!("bytes of all six: {} here, {} beside\n", ours(&bytes), theirs(&bytes));
    let mut rounds: Vec<(f64, f64)> =
        (0..ROUNDS).map(|_| (seconds(|| ours(&bytes)), seconds(|| theirs(&bytes)))).collect();
    rounds.sort_by(|one, other| (one.1 / one.0).total_cmp(&(other.1 / other.0)));
    let rate = |seconds: f64| WIDTHS.len() as f64 / seconds;
    for (ours, theirs) in &rounds {
        println!("{:>8.1} here {:>8.1} with image's resizing {:>6.2} x", rate(*ours), rate(*theirs), theirs / ours);
    }
    let (ours, theirs) = rounds[ROUNDS / 2];
    println!("\nmedian {:.2} x", theirs / ours);
}
