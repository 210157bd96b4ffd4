//! What readers find, and what they never find again.

use super::{Query, SearchPage, Sort, index};
use crate::testing::{Newsroom, on_both, whole};
use crate::{Error, Store};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tellal_story::{Block, Body, Byline, Command, Content, Form, Lang, SectionId, Slug, Story, StoryId};

on_both! {
    a_story_is_found_however_its_words_are_spelled
    a_language_finds_its_own_stories
    a_withdrawn_story_is_gone_before_the_index_hears_of_it
    a_correction_replaces_what_is_found_and_shown
    a_headline_weighs_more_and_words_may_be_held_together
    all_words_first_and_any_of_them_if_there_is_no_such_story
    a_long_list_is_turned_page_by_page
    results_are_narrowed_down_and_the_rest_is_counted
    the_newest_come_first_if_asked_for
    words_are_found_with_other_endings
    a_word_spelled_as_asked_comes_first
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
    let query = Query { limit: 10, ..Query::new(text, Lang::new(lang).unwrap()) };
    store.search(&query).await.unwrap()
}

async fn found(store: &Store, text: &str) -> Vec<StoryId> {
    let page = search_in(store, "tr", text).await;
    let ids: Vec<_> = page.hits.iter().map(|hit| hit.story.story()).collect();
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
        assert_eq!(page.hits.iter().map(|hit| hit.story.story()).collect::<Vec<_>>(), [arabic.id], "{text}");
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
        let query = Query { offset, limit: 3, ..Query::new("köprü", Lang::new("tr").unwrap()) };
        let page = room.store.search(&query).await.unwrap();
        assert_eq!(page.total, 7);
        seen.extend(page.hits.iter().map(|hit| hit.story.story()));
    }
    let mut different = seen.clone();
    different.sort();
    different.dedup();
    assert_eq!((seen.len(), different.len()), (7, 7));
    let nothing = Query { offset: u32::MAX, limit: 0, ..Query::new("köprü", Lang::new("tr").unwrap()) };
    assert!(room.store.search(&nothing).await.unwrap().hits.is_empty());
}

async fn results_are_narrowed_down_and_the_rest_is_counted(room: &Newsroom) {
    let section = |name: &str| SectionId::new(name).unwrap();
    published(room, "dunya-1", |content| content.topics = vec!["Ulaşım".into()]).await;
    published(room, "dunya-2", |content| content.form = Form::Analysis).await;
    published(room, "spor", |content| content.section = Some(section("sport"))).await;
    room.wait(366 * 24 * 60 * 60);
    let last = published(room, "gelecek-yil", |content| content.section = Some(section("sport"))).await;
    room.store.index_pending().await.unwrap();

    let tr = Lang::new("tr").unwrap();
    let all = room.store.search(&Query::new("köprü", tr.clone())).await.unwrap();
    assert_eq!(all.facets.sections, [(section("sport"), 2), (section("world"), 2)]);
    assert_eq!(all.facets.forms, [(Form::News, 3), (Form::Analysis, 1)]);
    assert_eq!(all.facets.years, [(2027, 1), (2026, 3)]);

    let sport = Query { section: Some(section("sport")), ..Query::new("köprü", tr.clone()) };
    let page = room.store.search(&sport).await.unwrap();
    assert_eq!((page.total, page.hits.len()), (2, 2));
    assert_eq!(page.facets.sections, all.facets.sections, "a reader sees what other sections have");
    assert_eq!(page.facets.forms, [(Form::News, 2)]);
    assert_eq!(page.facets.years, [(2027, 1), (2026, 1)]);

    let late = Query { since: Some("2027-01-01T00:00:00Z".parse().unwrap()), ..sport.clone() };
    let page = room.store.search(&late).await.unwrap();
    assert_eq!(page.hits.iter().map(|hit| hit.story.story()).collect::<Vec<_>>(), [last.id]);
    assert_eq!((page.total, page.facets.sections), (1, vec![(section("sport"), 1)]));
    assert_eq!(page.facets.years, [(2027, 1), (2026, 1)], "and what other years have");
    let early = Query { until: late.since, form: Some(Form::Analysis), ..Query::new("köprü", tr.clone()) };
    assert_eq!(room.store.search(&early).await.unwrap().total, 1);

    let nothing = Query { form: Some(Form::Obituary), ..Query::new("köprü açıldı", tr.clone()) };
    let page = room.store.search(&nothing).await.unwrap();
    assert_eq!((page.total, page.hits.len()), (0, 0), "there are no obituaries, and other words do not make one");
    assert_eq!(page.facets.forms, all.facets.forms);
    let topic = room.store.search(&Query::new("ulasim", tr)).await.unwrap();
    assert_eq!(topic.total, 1, "a story is found by what it is about");
}

async fn the_newest_come_first_if_asked_for(room: &Newsroom) {
    let good = published(room, "iyi", |content| content.headline = "Deprem: deprem dersi".into()).await;
    room.wait(60);
    let middle = published(room, "orta", |content| content.body = body("Deprem oldu.")).await;
    room.wait(60);
    let new = published(room, "yeni", |content| content.body = body("Uzun bir gün geçti; deprem yoktu.")).await;
    room.store.index_pending().await.unwrap();
    assert_eq!(found(&room.store, "deprem").await[0], good.id);
    let ask = Query { sort: Sort::Newest, ..Query::new("deprem", Lang::new("tr").unwrap()) };
    let ids = |page: SearchPage| page.hits.into_iter().map(|hit| hit.story.story()).collect::<Vec<_>>();
    assert_eq!(ids(room.store.search(&ask).await.unwrap()), [new.id, middle.id, good.id]);
    let second = Query { offset: 1, limit: 1, ..ask };
    assert_eq!(ids(room.store.search(&second).await.unwrap()), [middle.id]);
}

async fn words_are_found_with_other_endings(room: &Newsroom) {
    let story = published(room, "kitap", |content| {
        content.headline = "Kütüphaneye yeni kitaplar".into();
        content.body = body("Ankara'nın kitapları okullara dağıtıldı; öğretmen kitabı övdü.");
    })
    .await;
    room.store.index_pending().await.unwrap();
    for text in ["kitabın", "kitap", "okullarda", "Ankara'da kitap", "öğretmenlerin", "KÜTÜPHANELER"] {
        assert_eq!(found(&room.store, text).await, [story.id], "{text}");
    }
    assert_eq!(found(&room.store, "kitapsız").await, []);
    let page = search_in(&room.store, "tr", "kitabın").await;
    assert_eq!(shown(&page), "Ankara'nın [kitapları] okullara dağıtıldı; öğretmen [kitabı] övdü.");
}

async fn a_word_spelled_as_asked_comes_first(room: &Newsroom) {
    let border = published(room, "sinir", |content| content.body = body("Sınır kapısı kapandı.")).await;
    room.wait(60);
    let nerve = published(room, "sinirler", |content| content.body = body("Sinir ağrısı kapandı.")).await;
    room.store.index_pending().await.unwrap();
    for text in ["sınır", "SINIR"] {
        assert_eq!(found(&room.store, text).await, [border.id, nerve.id], "{text}");
    }
    let arabic = |text: &'static str| {
        move |content: &mut Content| {
            content.lang = Lang::new("ar").ok();
            content.body = body(text);
        }
    };
    let on = published(room, "ala", arabic("الخبر على الصفحة")).await;
    room.wait(60);
    let ali = published(room, "ali", arabic("الخبر علي الصفحة")).await;
    room.store.index_pending().await.unwrap();
    let page = search_in(&room.store, "ar", "على").await;
    assert_eq!(page.hits.iter().map(|hit| hit.story.story()).collect::<Vec<_>>(), [on.id, ali.id]);
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
            topics: String::new(),
            body: String::new(),
            form: Form::News,
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
