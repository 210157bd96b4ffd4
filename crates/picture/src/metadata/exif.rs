//! EXIF: what a camera and its owner wrote. Where it was taken is left alone.

use super::{About, MOST_NAMES, day, words};
use exif::{Exif, In, Reader, Tag, Value};

pub(super) fn read(block: &[u8]) -> About {
    let mut reader = Reader::new();
    // One broken field must not hide the others.
    reader.continue_on_error(true);
    let exif = match reader.read_raw(block.to_vec()) {
        Ok(exif) => exif,
        Err(fault) => match fault.distill_partial_result(|_| {}) {
            Ok(exif) => exif,
            Err(_) => return About::default(),
        },
    };
    let byline = text(&exif, Tag::Artist);
    About {
        caption: text(&exif, Tag::ImageDescription),
        byline: byline.split(';').map(words).filter(|name| !name.is_empty()).take(MOST_NAMES).collect(),
        copyright: text(&exif, Tag::Copyright),
        taken: day(&text(&exif, Tag::DateTimeOriginal)),
        ..About::default()
    }
}

fn text(exif: &Exif, tag: Tag) -> String {
    let Some(Value::Ascii(lines)) = exif.get_field(tag, In::PRIMARY).map(|field| &field.value) else {
        return String::new();
    };
    lines.iter().map(|line| words(&String::from_utf8_lossy(line))).find(|line| !line.is_empty()).unwrap_or_default()
}
