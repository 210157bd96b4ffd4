//! What somebody sees in a chat before they tap.

use super::{Card, HEIGHT, WIDTH};
use crate::{Bitmap, Focus, Format, Seen};
use image::{GenericImageView, Rgb, RgbImage, codecs::jpeg::JpegEncoder};

const TURKISH: &str = "İzmir’de körfez vapurları yılbaşından itibaren ücretsiz: Iğdırlı öğrenciler fikirlerini anlattı";
const ARABIC: &str = "افتتاح جسر المشاة فوق الخليج بعد ثلاث سنوات من العمل وبلدية المدينة تعلن مواعيد العبور";

fn card<'a>(headline: &'a str, lang: &'a str, rtl: bool) -> Card<'a> {
    Card {
        newsroom: if rtl { "بريد الساحل" } else { "Kıyı Postası" },
        section: if rtl { "المدينة" } else { "Şehir" },
        headline,
        credit: "Ayşe Yılmaz / AA",
        lang,
        rtl,
        picture: None,
        accent: [156, 20, 32],
    }
}

fn sky() -> Bitmap {
    let mut bytes = Vec::new();
    RgbImage::from_pixel(1600, 900, Rgb([250, 250, 252])).write_with_encoder(JpegEncoder::new(&mut bytes)).unwrap();
    Bitmap::decode(&bytes).unwrap()
}

/// Where in a card's columns something dark stands, between two rows.
fn inked(bytes: &[u8], rows: std::ops::Range<u32>) -> Vec<u32> {
    let pixels = Bitmap::decode(bytes).unwrap().pixels;
    let dark = |x: u32, y: u32| pixels.get_pixel(x, y).0[..3].iter().all(|part| *part < 90);
    (0..WIDTH).filter(|x| rows.clone().any(|y| dark(*x, y))).collect()
}

#[test]
fn a_card_is_the_size_that_networks_ask_for() {
    let picture = sky();
    for (headline, lang, rtl) in [(TURKISH, "tr", false), (ARABIC, "ar", true), ("", "en", false)] {
        for picture in [None, Some((&picture, Focus::MIDDLE))] {
            let bytes = Card { picture, ..card(headline, lang, rtl) }.draw().unwrap();
            let seen = Seen::of(&bytes).unwrap();
            assert_eq!((seen.format, seen.width, seen.height), (Format::Jpeg, WIDTH, HEIGHT));
            assert!(bytes.len() < 300_000, "{} bytes", bytes.len());
        }
    }
}

#[test]
fn arabic_begins_at_the_right_and_turkish_at_the_left() {
    // One word a line, so that most of the card stays empty on the other side.
    let rows = 150..HEIGHT - 60;
    let left = inked(&card("Vapur", "tr", false).draw().unwrap(), rows.clone());
    assert!(*left.iter().find(|x| **x > 20).unwrap() < 80 && *left.last().unwrap() < WIDTH / 2, "{left:?}");
    let right = inked(&card("جسر", "ar", true).draw().unwrap(), rows);
    let words: Vec<u32> = right.into_iter().filter(|x| *x < WIDTH - 20).collect();
    assert!(words[0] > WIDTH / 2 && *words.last().unwrap() > WIDTH - 80, "{words:?}");
}

#[test]
fn an_endless_headline_ends_with_dots_inside_the_card() {
    let endless = "Bütçe görüşmeleri gece yarısına kadar sürdü ".repeat(30);
    let bytes = card(&endless, "tr", false).draw().unwrap();
    // Below the headline's room only the credit stands, and nothing runs over the right edge.
    let columns = inked(&bytes, 0..HEIGHT);
    assert!(*columns.last().unwrap() <= WIDTH - 60, "{:?}", columns.last());
    assert!(inked(&bytes, HEIGHT - 20..HEIGHT).iter().all(|x| *x < 20));
}

#[test]
fn white_words_are_read_on_a_white_sky() {
    let picture = sky();
    let bytes = Card { picture: Some((&picture, Focus::MIDDLE)), ..card(TURKISH, "tr", false) }.draw().unwrap();
    let pixels = Bitmap::decode(&bytes).unwrap().pixels;
    let behind = pixels.get_pixel(20, HEIGHT - 100).0;
    // Contrast with white of at least 4.5: no channel above 118.
    assert!(behind[..3].iter().all(|part| *part <= 118), "{behind:?}");
    let above = pixels.get_pixel(20, 180).0;
    assert!(above[0] > 200, "the picture itself is seen: {above:?}");
}

/// Writes them to the folder that `TELLAL_CARDS` names, if it names one: for the eye.
#[test]
fn a_card_is_small_enough_to_be_fetched_by_those_who_show_it() {
    let folder = std::env::var_os("TELLAL_CARDS").map(std::path::PathBuf::from);
    let photograph =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/demo/pictures/bridge.jpg")).unwrap();
    let picture = Bitmap::decode(&photograph).unwrap();
    let russian = "Паромы в заливе с нового года станут бесплатными для школьников и студентов";
    let long = TURKISH.repeat(3);
    for (name, headline, lang, rtl) in [
        ("tr", TURKISH, "tr", false),
        ("ar", ARABIC, "ar", true),
        ("ru", russian, "ru", false),
        ("short", "Vapur grevi", "tr", false),
        ("long", &long, "tr", false),
        ("mixed", "AFAD: زلزال بقوة 4.6 درجات قبالة إزمير", "ar", true),
    ] {
        for (kind, picture) in [("paper", None), ("picture", Some((&picture, Focus::MIDDLE)))] {
            let bytes = Card { picture, ..card(headline, lang, rtl) }.draw().unwrap();
            assert!((10_000..300_000).contains(&bytes.len()), "{name}, {kind}: {} bytes", bytes.len());
            if let Some(folder) = &folder {
                std::fs::write(folder.join(format!("{name}-{kind}.jpg")), bytes).unwrap();
            }
        }
    }
}
