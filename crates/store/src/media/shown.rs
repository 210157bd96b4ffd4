//! Pictures as the public stories show them: for as long as they may, and made ready.

use crate::testing::{Newsroom, on_both, whole};
use std::io::Cursor;
use tellal_picture::{Focus, Ratio, Rendition};
use tellal_story::{Block, Picture, Story};

on_both! {
    a_picture_leaves_every_page_when_its_licence_ends
    what_becomes_public_is_made_ready_once
}

/// A live story with a picture of 700 x 500 pixels.
async fn illustrated(room: &Newsroom, slug: &str, change: impl FnOnce(&mut Picture)) -> (Story, String) {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(700, 500, image::Rgb([20, 90, 160]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    let medium = room.store.put_medium(bytes.get_ref()).await.unwrap();
    let mut picture =
        Picture { src: medium.name.clone(), width: medium.width, height: medium.height, ..Picture::default() };
    change(&mut picture);
    let mut content = whole(slug);
    content.body.0.push(Block::Picture(picture));
    let draft = room.draft_of(content, None).await;
    (room.publish(&draft).await, medium.name)
}

async fn a_picture_leaves_every_page_when_its_licence_ends(room: &Newsroom) {
    let end = room.store.now() + jiff::SignedDuration::from_hours(1);
    let (story, name) = illustrated(room, "kopru", |picture| picture.expires = Some(end)).await;
    let pictures =
        async || room.store.published(story.id).await.unwrap().unwrap().complete().content().body.pictures().count();
    assert_eq!((pictures().await, room.store.is_withdrawn_medium(&name).await.unwrap()), (1, false));
    room.wait(3600);
    assert_eq!((pictures().await, room.store.is_withdrawn_medium(&name).await.unwrap()), (0, true));
    // Another story has it under a licence of its own.
    illustrated(room, "kopru-yine", |_| ()).await;
    assert!(!room.store.is_withdrawn_medium(&name).await.unwrap());
}

async fn what_becomes_public_is_made_ready_once(room: &Newsroom) {
    let (first, name) = illustrated(room, "kopru", |picture| picture.focus = Some((30, 70))).await;
    assert_eq!(room.store.make_renditions(10).await.unwrap(), 1);
    assert_eq!(room.store.make_renditions(10).await.unwrap(), 0, "all are made");
    let (point, other) = (Focus::new(30, 70), Focus::new(31, 70));
    assert!(room.store.is_focus_of(&name, point).await.unwrap());
    assert!(room.store.is_focus_of(&name, Focus::MIDDLE).await.unwrap());
    assert!(!room.store.is_focus_of(&name, other).await.unwrap(), "nobody may have any point made");
    for rendition in [Rendition::whole(640), Rendition::cut(Ratio::Wide, point, 640)] {
        assert!(room.store.rendition(&name, rendition).await.unwrap().is_some(), "{rendition}");
    }
    let hash = name.split('.').next().unwrap();
    assert_eq!(room.store.medium_of(hash).await.unwrap().as_deref(), Some(name.as_str()));
    assert_eq!(room.store.medium_of("../tellal").await.unwrap(), None);
    // The point is moved: the shapes are made again, and the old point is nobody's any more.
    let mut content = first.content.clone();
    content.body.pictures_mut().for_each(|picture| picture.focus = Some((31, 70)));
    let saved =
        room.tell(&first, tellal_story::Command::Save { from: first.revision, content: Box::new(content) }).await;
    room.publish(&saved).await;
    assert!(
        room.store.is_focus_of(&name, other).await.unwrap() && !room.store.is_focus_of(&name, point).await.unwrap()
    );
    assert_eq!(room.store.make_renditions(10).await.unwrap(), 1);
}
