//! What readers find, and what they never find again.

use super::{Query, SearchPage, index};
use crate::testing::{Newsroom, on_both, whole};
use crate::{Error, Store};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tellal_story::{Block, Body, Byline, Command, Content, Lang, Slug, Story, StoryId};

on_both! {
    a_story_is_found_however_its_words_are_spelled
    a_language_finds_its_own_stories
    a_withdrawn_story_is_gone_before_the_index_hears_of_it
    a_correction_replaces_what_is_found_and_shown
    a_headline_weighs_more_and_words_may_be_held_together
    all_words_first_and_any_of_them_if_there_is_no_such_story
    a_long_list_is_turned_page_by_page
    a_crash_neither_loses_nor_repeats_what_the_index_has
    a_damaged_or_older_index_is_made_anew
    a_database_older_than_its_index_is_believed
    one_process_keeps_the_index_and_others_read_it
    the_whole_archive_is_indexed_again_with_progress
}

fn index_folder(room: &Newsroom) -> PathBuf {
    room.settings.folder.join("search")
}

async fn search_in(store: &Store, lang: &str, text: &str) -> SearchPage {
    let query = Query { text: text.into(), lang: Lang::new(lang).unwrap(), offset: 0, limit: 10 };
    store.search(&query).await.unwrap()
}

async fn found(store: &Store, text: &str) -> Vec<StoryId> {
    let page = search_in(store, "tr", text).await;
    let ids: Vec<_> = page.hits.iter().map(|hit| hit.story).collect();
    assert_eq!(page.total, ids.len() as u64, "{text}");
    ids
}

async fn published(room: &Newsroom, slug: &str, change: impl FnOnce(&mut Content)) -> Story {
    let mut content = Content { headline: format!("Başlık {slug}"), ..whole(slug) };
    change(&mut content);
    let story = room.draft_of(content, None).await;
    room.publish(&story).await
}

fn body(text: &str) -> Body {
    Body(vec![Block::paragraph(text)])
}

fn shown(page: &SearchPage) -> String {
    let run = |(words, hit): &(String, bool)| if *hit { format!("[{words}]") } else { words.clone() };
    page.hits.iter().flat_map(|hit| hit.snippet.iter().map(run)).collect()
}

async fn a_story_is_found_however_its_words_are_spelled(room: &Newsroom) {
    let story = published(room, "isik", |content| {
        content.headline = "Köprüde IŞIKLAR söndü".into();
        content.byline = Byline::read("Ayşe Yılmaz");
        content.body = body("Belediye, “ışık yok” dedi. Türkiye'nin en uzun köprüsünün ışıkları gece 2'de söndü.");
    })
    .await;
    assert_eq!(room.store.index_pending().await.unwrap(), 1);
    for text in ["ışık", "IŞIK", "isik", "İŞIK", "kopru", "KÖPRÜ", "türkiye", "ayse yilmaz", "\"en uzun\"", "2"]
    {
        assert_eq!(found(&room.store, text).await, [story.id], "{text}");
    }
    for text in ["tren", "", "\"uzun en\"", "*", "köprücü"] {
        assert_eq!(found(&room.store, text).await, [], "{text}");
    }
    let page = search_in(&room.store, "tr", "isik").await;
    assert_eq!(shown(&page), "Belediye, “[ışık] yok” dedi. Türkiye'nin en uzun köprüsünün [ışıkları] gece 2'de söndü.");
}

async fn a_language_finds_its_own_stories(room: &Newsroom) {
    let turkish = published(room, "bir", |content| content.headline = "NATO toplantısı".into()).await;
    let arabic = published(room, "ithnan", |content| {
        content.lang = Lang::new("ar").ok();
        content.headline = "اجتماع NATO".into();
        content.body = body("افتُتِحَتِ المدرسةُ الجديدة في إسطنبول.");
    })
    .await;
    room.store.index_pending().await.unwrap();
    assert_eq!(found(&room.store, "nato").await, [turkish.id]);
    for text in ["nato", "المدرسة", "المدرسه", "اسطنبول", "افتتحت"] {
        let page = search_in(&room.store, "ar", text).await;
        assert_eq!(page.hits.iter().map(|hit| hit.story).collect::<Vec<_>>(), [arabic.id], "{text}");
    }
    assert!(search_in(&room.store, "en", "nato").await.hits.is_empty());
}

async fn a_withdrawn_story_is_gone_before_the_index_hears_of_it(room: &Newsroom) {
    let story = published(room, "geri", |_| {}).await;
    published(room, "kalan", |_| {}).await;
    room.store.index_pending().await.unwrap();
    assert_eq!(found(&room.store, "köprü").await.len(), 2);
    let gone = room.tell(&story, Command::Withdraw { reason: "Kaynak geri çekti".into() }).await;
    assert_eq!(found(&room.store, "köprü").await.len(), 1, "the index has not heard of it yet");
    assert_eq!(room.store.index_pending().await.unwrap(), 1);
    assert_eq!(found(&room.store, "köprü").await.len(), 1);
    assert_eq!(found(&room.store, "geri").await, []);
    let draft = room.tell(&gone, Command::Reinstate).await;
    room.publish(&draft).await;
    room.store.index_pending().await.unwrap();
    assert_eq!(found(&room.store, "geri").await, [story.id]);
}

async fn a_correction_replaces_what_is_found_and_shown(room: &Newsroom) {
    let story = published(room, "vali", |content| content.body = body("Vali Mehmet Bey konuştu.")).await;
    room.store.index_pending().await.unwrap();
    let content = Content { body: body("Kaymakam Mehmet Bey konuştu."), ..story.content.clone() };
    let saved = room.tell(&story, Command::Save { from: 1, content: Box::new(content) }).await;
    assert_eq!(found(&room.store, "kaymakam").await, [], "saved is not published");
    room.tell(
        &saved,
        Command::Correct { from: 2, kind: tellal_story::ChangeKind::Correction, note: "Unvan düzeltildi.".into() },
    )
    .await;
    let page = search_in(&room.store, "tr", "mehmet").await;
    assert_eq!(shown(&page), "Kaymakam [Mehmet] Bey konuştu.", "the old words are not even shown by an old index");
    room.store.index_pending().await.unwrap();
    assert_eq!(found(&room.store, "kaymakam").await, [story.id]);
    assert_eq!(found(&room.store, "\"vali mehmet\"").await, []);
}

async fn a_headline_weighs_more_and_words_may_be_held_together(room: &Newsroom) {
    let in_body = published(room, "bir", |content| content.body = body("Ankara'da deprem. Deprem kısa sürdü.")).await;
    let in_headline = published(room, "iki", |content| content.headline = "Ankara'da deprem".into()).await;
    let apart = published(room, "uc", |content| content.body = body("Deprem oldu, dün, Ankara'da.")).await;
    room.store.index_pending().await.unwrap();
    assert_eq!(found(&room.store, "deprem").await[0], in_headline.id);
    let together = found(&room.store, "“ankara da deprem”").await;
    assert!(together.contains(&in_body.id) && together.contains(&in_headline.id) && !together.contains(&apart.id));
    // Of two that say the same, the newer one first.
    room.wait(60);
    let newer = published(room, "dort", |content| content.body = body("Ankara'da deprem. Deprem kısa sürdü.")).await;
    room.store.index_pending().await.unwrap();
    let found = found(&room.store, "\"deprem kısa sürdü\"").await;
    assert_eq!(found, [newer.id, in_body.id]);
}

async fn all_words_first_and_any_of_them_if_there_is_no_such_story(room: &Newsroom) {
    let both = published(room, "bir", |content| content.body = body("Metro ve tramvay çalışmadı.")).await;
    let one = published(room, "iki", |content| content.body = body("Metro çalıştı.")).await;
    room.store.index_pending().await.unwrap();
    assert_eq!(found(&room.store, "metro tramvay").await, [both.id]);
    let any = found(&room.store, "metro uçak").await;
    assert!(any.contains(&both.id) && any.contains(&one.id));
}

async fn a_long_list_is_turned_page_by_page(room: &Newsroom) {
    for n in 0..7 {
        published(room, &format!("haber-{n}"), |_| {}).await;
        room.wait(60);
    }
    room.store.index_pending().await.unwrap();
    let mut seen = Vec::new();
    for offset in [0, 3, 6, 9] {
        let query = Query { text: "köprü".into(), lang: Lang::new("tr").unwrap(), offset, limit: 3 };
        let page = room.store.search(&query).await.unwrap();
        assert_eq!(page.total, 7);
        seen.extend(page.hits.iter().map(|hit| hit.story));
    }
    let mut different = seen.clone();
    different.sort();
    different.dedup();
    assert_eq!((seen.len(), different.len()), (7, 7));
    let nothing = Query { text: "köprü".into(), lang: Lang::new("tr").unwrap(), offset: u32::MAX, limit: 0 };
    assert!(room.store.search(&nothing).await.unwrap().hits.is_empty());
}

async fn a_crash_neither_loses_nor_repeats_what_the_index_has(room: &Newsroom) {
    published(room, "bir", |_| {}).await;
    let before = room.open_again().await;
    assert_eq!(before.index_pending().await.unwrap(), 1);
    published(room, "iki", |_| {}).await;
    drop(before);
    let after = room.open_again().await;
    assert_eq!(found(&after, "köprü").await.len(), 1, "what was committed is there");
    assert_eq!(after.index_pending().await.unwrap(), 1, "and only the rest is taken in");
    assert_eq!(after.index_pending().await.unwrap(), 0);
    assert_eq!(found(&after, "köprü").await.len(), 2);
}

/// The largest file of the index is one that matters.
fn largest(folder: &Path) -> PathBuf {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.is_file()).max_by_key(|path| path.metadata().unwrap().len()).unwrap()
}

async fn a_damaged_or_older_index_is_made_anew(room: &Newsroom) {
    for n in 0..3 {
        published(room, &format!("haber-{n}"), |_| {}).await;
    }
    type Damage = fn(&Path);
    let damages: [(&str, Damage); 5] = [
        ("an older format", |folder| std::fs::write(folder.join("FORMAT"), "tellal 0\n").unwrap()),
        ("half made", |folder| std::fs::remove_file(folder.join("FORMAT")).unwrap()),
        ("no list of its parts", |folder| std::fs::write(folder.join("index/meta.json"), "{").unwrap()),
        ("a rotten part", |folder| {
            let file = largest(&folder.join("index"));
            let mut bytes = std::fs::read(&file).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0xFF;
            std::fs::write(file, bytes).unwrap();
        }),
        ("a part that is not there", |folder| std::fs::remove_file(largest(&folder.join("index"))).unwrap()),
    ];
    for (what, damage) in damages {
        let store = room.open_again().await;
        store.index_pending().await.unwrap();
        assert_eq!(found(&store, "köprü").await.len(), 3, "before: {what}");
        store.close().await;
        damage(&index_folder(room));
        let store = room.open_again().await;
        assert_eq!(store.index_pending().await.unwrap(), 3, "{what}");
        assert_eq!(found(&store, "köprü").await.len(), 3, "after: {what}");
        store.close().await;
    }
}

async fn a_database_older_than_its_index_is_believed(room: &Newsroom) {
    let story = published(room, "bir", |_| {}).await;
    room.store.reindex(&|_, _| {}).await.unwrap();
    // As after a database was put back: the index has heard of what has not happened.
    {
        let mut held = room.store.inner.search.writer().await.unwrap().unwrap();
        let ghost = index::Doc {
            id: StoryId(uuid::Uuid::from_u128(9)),
            lang: "tr".into(),
            section: "world".into(),
            headline: "Köprü".into(),
            standfirst: String::new(),
            byline: String::new(),
            body: String::new(),
            published: room.store.now(),
        };
        let writer = held.as_mut().unwrap();
        writer.take_in(vec![index::Change::Live(Box::new(ghost))]).unwrap();
        writer.commit(4711).unwrap();
    }
    assert_eq!(found(&room.store, "köprü").await, [story.id], "a ghost is never shown");
    assert_eq!(room.store.index_pending().await.unwrap(), 1);
    assert_eq!(room.store.index_pending().await.unwrap(), 0);
    assert_eq!(found(&room.store, "köprü").await, [story.id]);
}

async fn one_process_keeps_the_index_and_others_read_it(room: &Newsroom) {
    published(room, "bir", |_| {}).await;
    room.store.index_pending().await.unwrap();
    let command = room.open_again().await;
    assert_eq!(found(&command, "köprü").await.len(), 1);
    published(room, "iki", |_| {}).await;
    assert_eq!(command.index_pending().await.unwrap(), 0, "left to the one who keeps it");
    let refused = command.reindex(&|_, _| {}).await;
    assert!(matches!(refused, Err(Error::Refused(why)) if why.contains("another process")));
    assert_eq!(room.store.index_pending().await.unwrap(), 1);
    command.close().await;
}

async fn the_whole_archive_is_indexed_again_with_progress(room: &Newsroom) {
    for n in 0..450 {
        // Many share an instant, so that pages of the archive end between them.
        let content = Content { slug: Slug::new(&format!("haber-{n}")).ok(), ..whole("haber") };
        let story = room.draft_of(content, None).await;
        room.publish(&story).await;
    }
    let seen = Mutex::new(Vec::new());
    room.store.reindex(&|done, of| seen.lock().unwrap().push((done, of))).await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [(0, 450), (200, 450), (400, 450), (450, 450)]);
    assert_eq!(search_in(&room.store, "tr", "köprü").await.total, 450);
    assert_eq!(room.store.index_pending().await.unwrap(), 0, "nothing is left for the follower");
}
