//! What holds of every picture, whatever its bytes. The fuzzing targets and the test of hostile bytes share it.

use tellal_picture::{About, Bitmap, Focus, Ratio, Rendition, Seen};

/// Pixels that are unpacked here at most: many small ones find more than one large one.
const MOST: u32 = 1 << 20;

/// Makes renditions of bytes. A fault panics.
pub fn picture(bytes: &[u8]) {
    let Ok(seen) = Seen::of(bytes) else { return };
    assert!(seen.width > 0 && seen.height > 0);
    if seen.width.saturating_mul(seen.height) > MOST {
        return;
    }
    let Ok(bitmap) = Bitmap::decode(bytes) else { return };
    assert_eq!((bitmap.width(), bitmap.height()), (seen.width, seen.height), "what the head says is what comes");
    let focus = Focus::new(bytes.len().to_le_bytes()[0] % 101, 100);
    let mut wanted = vec![Rendition::cut(Ratio::Square, focus, 16)];
    wanted.extend(Rendition::widths(None, seen.width, seen.height).first().map(|width| Rendition::whole(*width)));
    for (rendition, made) in wanted.iter().zip(bitmap.webp(&wanted).unwrap_or_default()) {
        let small = Seen::of(&made).expect("what is made here can be read here");
        assert_eq!((small.width, small.height), (rendition.width, rendition.height(seen.width, seen.height)));
        assert!(About::of(&made).is_empty(), "nothing of the metadata is in it");
    }
}

/// Reads what bytes say of themselves. A fault panics.
pub fn metadata(bytes: &[u8]) {
    let about = About::of(bytes);
    let texts =
        [&about.headline, &about.caption, &about.alt, &about.credit, &about.source, &about.copyright, &about.terms];
    for text in texts.into_iter().chain([&about.city, &about.country]).chain(&about.byline) {
        assert!(!text.chars().any(char::is_control) && text.trim() == text, "{text:?}");
        assert!(text.chars().count() <= 4000);
    }
    assert!(about.byline.len() <= 20 && about.byline.iter().all(|name| !name.is_empty()));
    assert!(about.credit_line().len() <= bytes.len() * 4 + 100);
}
