//! The background and the readers ask for the same picture at once.

use super::{CardWords, Derived, prune, usual};
use crate::media::keep;
use bytes::Bytes;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;
use tellal_picture::{Focus, Format, Ratio, Rendition, Seen};

fn photograph(width: u32, height: u32) -> Bytes {
    let image = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner().into()
}

fn files(folder: &Path) -> usize {
    super::files_in(folder).map_or(0, |files| files.len())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_readers_have_a_picture_made_once() {
    let folder = tempfile::tempdir().unwrap();
    let medium = keep(folder.path(), photograph(700, 500)).unwrap();
    let source = super::super::place(folder.path(), &medium.name).unwrap();
    let derived = Arc::new(Derived::new(folder.path().join("derived")));
    let ask = |rendition: Rendition| {
        let (derived, source, name) = (Arc::clone(&derived), source.clone(), medium.name.clone());
        tokio::spawn(async move { derived.rendition(&name, source, rendition).await.unwrap() })
    };
    let readers: Vec<_> = (0..50).map(|_| ask(Rendition::whole(480))).collect();
    for reader in readers {
        let bytes = reader.await.unwrap().unwrap();
        let seen = Seen::of(&bytes).unwrap();
        assert_eq!((seen.format, seen.width, seen.height), (Format::WebP, 480, 343));
    }
    assert_eq!(files(&folder.path().join("derived")), 1);
    assert!(derived.under_way.lock().unwrap().is_empty(), "nothing is remembered of what is done");
    for none in [Rendition::whole(481), Rendition::whole(800), Rendition::cut(Ratio::Wide, Focus::MIDDLE, 1600)] {
        assert_eq!(ask(none).await.unwrap(), None, "{none}: no picture is made larger than it is");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_usual_sizes_are_there_before_anybody_asks() {
    let folder = tempfile::tempdir().unwrap();
    let medium = keep(folder.path(), photograph(700, 500)).unwrap();
    let source = super::super::place(folder.path(), &medium.name).unwrap();
    let derived = Derived::new(folder.path().join("derived"));
    let focus = Focus::new(20, 80);
    derived.make_usual(&medium.name, source.clone(), focus).await.unwrap();
    let wanted = usual(700, 500, focus);
    assert_eq!(wanted.iter().filter(|one| one.ratio == Some(Ratio::Square)).count(), 1);
    assert_eq!(files(&folder.path().join("derived")), wanted.len());
    std::fs::remove_file(&source).unwrap();
    for rendition in wanted {
        let kept = derived.rendition(&medium.name, source.clone(), rendition).await.unwrap();
        assert!(kept.is_some(), "{rendition} is kept, and the source is not asked");
    }
    // The oldest go when they are too many, and no more than that.
    let (sum, derived) = (super::count(&folder.path().join("derived")).unwrap(), folder.path().join("derived"));
    let left = prune(&derived, sum / 2).unwrap();
    assert!(left <= sum / 2 && left == super::count(&derived).unwrap() && left > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_is_drawn_once_and_anew_when_its_words_change() {
    let folder = tempfile::tempdir().unwrap();
    let derived = Derived::new(folder.path().join("derived"));
    let words = CardWords { headline: "Vapur grevi".into(), lang: "tr".into(), ..CardWords::default() };
    let first = derived.card(words.clone(), None).await.unwrap();
    assert_eq!(derived.card(words.clone(), None).await.unwrap(), first);
    let corrected = CardWords { headline: "Vapur grevi bitti".into(), ..words.clone() };
    assert_ne!(corrected.mark(), words.mark());
    // A picture that is gone is no reason to show no card.
    let without = CardWords { picture: Some(("0.jpg".into(), Focus::MIDDLE)), ..corrected };
    assert!(!derived.card(without, Some(folder.path().join("0.jpg"))).await.unwrap().is_empty());
    assert_eq!(files(&folder.path().join("derived")), 2);
}
