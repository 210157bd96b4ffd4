//! How long readers get an old page, and when never.

use super::{LONG, get, kept, moved, republish, story, with_sport};
use crate::testing::{Newsroom, lang};
use jiff::SignedDuration;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

async fn newsroom() -> (Newsroom, tellal_story::StoryId) {
    let newsroom = Newsroom::with(with_sport).await;
    let id = newsroom.publish(story("tr", "world", "kopru", "Ayşe", "Köprüler")).await;
    (newsroom, id)
}

#[tokio::test]
async fn a_page_grows_old_by_itself_and_is_shown_until_it_has_been_made_anew() {
    let (newsroom, _) = newsroom().await;
    let before = kept(&newsroom, &["/tr/", "/tr/dunya/kopru", "/robots.txt"]).await;
    newsroom.clock.advance(SignedDuration::from_secs(59));
    assert!(get(&newsroom, "/tr/").await.1);
    assert_eq!(moved(&newsroom, &before).await, [""; 0]);
    newsroom.clock.advance(SignedDuration::from_secs(1));
    assert!(get(&newsroom, "/tr/").await.1, "readers do not wait");
    newsroom.site.kept.idle().await;
    assert_eq!(moved(&newsroom, &before).await, ["/tr/"], "nobody asked for the others");
    newsroom.clock.advance(SignedDuration::from_secs(600));
    assert!(!get(&newsroom, "/tr/").await.1, "nobody gets the page of ten minutes ago");
}

#[tokio::test]
async fn a_page_that_is_the_same_keeps_its_bytes_and_its_tag() {
    let (newsroom, _) = newsroom().await;
    let path = "/tr/dunya/kopru";
    let before = kept(&newsroom, &[path]).await.remove(path).unwrap();
    newsroom.clock.advance(SignedDuration::from_secs(60));
    let (first, _) = get(&newsroom, path).await;
    newsroom.site.kept.idle().await;
    let after = newsroom.site.kept.pages.peek(path).unwrap();
    assert!(!Arc::ptr_eq(&before, &after), "it was made anew");
    assert!(Arc::ptr_eq(&before.faces.plain, &after.faces.plain), "and is the same but for the form's stamp");
    let (second, _) = get(&newsroom, path).await;
    assert_eq!(first.headers, second.headers);
}

#[tokio::test]
async fn where_a_page_only_leads_on_to_a_story_it_follows_within_half_a_minute() {
    let (newsroom, _) = newsroom().await;
    newsroom.publish(story("tr", "world", "liman", "Ali", "Limanlar")).await;
    let path = "/tr/dunya/kopru";
    let before = kept(&newsroom, &[path]).await;
    let id = newsroom.publish(story("tr", "world", "vapur", "Ali", "Vapurlar")).await;
    republish(&newsroom, id, |fields| fields.headline = "Vapur kalktı".to_owned()).await;
    assert_eq!(moved(&newsroom, &before).await, [""; 0], "the story itself is as it was");
    newsroom.clock.advance(SignedDuration::from_secs(30));
    assert!(get(&newsroom, path).await.1);
    newsroom.site.kept.idle().await;
    assert!(get(&newsroom, path).await.0.text().contains("Vapur kalktı"));
}

#[tokio::test]
async fn pages_that_nobody_asks_for_are_dropped_and_not_made_anew() {
    let (newsroom, id) = newsroom().await;
    kept(&newsroom, &["/tr/"]).await;
    newsroom.clock.advance(SignedDuration::from_secs(60));
    republish(&newsroom, id, |fields| fields.headline = "Köprü bugün açıldı".to_owned()).await;
    newsroom.site.settled(LONG).await;
    assert!(newsroom.site.kept.pages.peek("/tr/").is_none());
}

#[tokio::test]
async fn an_old_page_is_shown_for_a_second_and_no_longer() {
    let (newsroom, id) = newsroom().await;
    kept(&newsroom, &["/tr/dunya/kopru"]).await;
    // The thread in the background has its hands full.
    newsroom.site.kept.hold_up(true);
    republish(&newsroom, id, |fields| fields.headline = "Köprü bugün açıldı".to_owned()).await;
    let (answer, from_memory) = get(&newsroom, "/tr/dunya/kopru").await;
    assert!(from_memory && answer.text().contains("Haber kopru"));
    newsroom.clock.advance(SignedDuration::from_millis(999));
    assert!(get(&newsroom, "/tr/dunya/kopru").await.1);
    newsroom.clock.advance(SignedDuration::from_millis(1));
    let (answer, from_memory) = get(&newsroom, "/tr/dunya/kopru").await;
    assert!(!from_memory && answer.text().contains("Köprü bugün açıldı"));
    newsroom.site.kept.hold_up(false);
    newsroom.site.settled(LONG).await;
    assert!(get(&newsroom, "/tr/dunya/kopru").await.0.text().contains("Köprü bugün açıldı"));
}

#[tokio::test]
async fn what_was_made_while_it_was_withdrawn_is_not_kept() {
    let (newsroom, id) = newsroom().await;
    let site = &newsroom.site;
    let made = kept(&newsroom, &["/tr/dunya/kopru", "/tr/"]).await.into_values().next().unwrap();
    newsroom.withdraw(id).await;
    // It began before the withdrawal and is done only now.
    assert!(!site.kept.put(site.store(), "/tr/dunya/kopru", &made));
    assert!(site.kept.pages.peek("/tr/dunya/kopru").is_none_or(|page| !Arc::ptr_eq(&page, &made)));
    assert_eq!(get(&newsroom, "/tr/dunya/kopru").await.0.status, 410);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_readers_at_once_have_one_page_made() {
    let (newsroom, _) = newsroom().await;
    let newsroom = Arc::new(newsroom);
    get(&newsroom, "/robots.txt").await;
    let (made, held) = (Arc::new(AtomicUsize::new(0)), Arc::new(tokio::sync::Barrier::new(100)));
    let ours = match newsroom.site.kept.flights.join("/tr/") {
        super::super::flight::Turn::Ours(ours) => ours,
        super::super::flight::Turn::Theirs(_) => unreachable!(),
    };
    let readers: Vec<_> = (0..100)
        .map(|_| {
            let (newsroom, made, held) = (Arc::clone(&newsroom), Arc::clone(&made), Arc::clone(&held));
            tokio::spawn(async move {
                held.wait().await;
                let (answer, _) = get(&newsroom, "/tr/").await;
                assert_eq!(answer.status, 200);
                made.fetch_add(1, Ordering::Relaxed);
                answer.bytes
            })
        })
        .collect();
    // All of them wait for the one that is under way, which comes to nothing; then one of them makes it.
    while newsroom.site.kept.flights.waiting("/tr/") < 100 {
        tokio::task::yield_now().await;
    }
    let before = newsroom.site.kept.renders();
    drop(ours);
    let mut pages = Vec::new();
    for reader in readers {
        pages.push(reader.await.unwrap());
    }
    assert_eq!(newsroom.site.kept.renders() - before, 1);
    assert!(pages.windows(2).all(|two| two[0] == two[1]));
    assert_eq!((made.load(Ordering::Relaxed), newsroom.site.kept.flights.len()), (100, 0));
}

#[tokio::test]
async fn the_memory_that_pages_may_take_up_holds() {
    let (newsroom, _) = newsroom().await;
    newsroom.site.keep_pages(1);
    for number in 0..60 {
        let path = format!("/tr/dunya/haber-{number}");
        newsroom.publish(story("tr", "world", &format!("haber-{number}"), "Ayşe", "Köprüler")).await;
        assert_eq!(get(&newsroom, &path).await.0.status, 200);
        assert!(newsroom.site.kept_pages().1 <= 1 << 20, "{:?}", newsroom.site.kept_pages());
    }
    assert!(newsroom.site.kept_pages().0 > 5);
    newsroom.site.keep_pages(0);
    assert_eq!(newsroom.site.kept_pages(), (0, 0));
    assert!(!get(&newsroom, "/tr/").await.1 && !get(&newsroom, "/tr/").await.1, "nothing is kept");
    let _ = lang("tr");
}
