//! What a change makes old, page by page, and what it leaves alone.

use super::{LONG, get, kept, moved, republish, story, with_sport};
use crate::testing::{Newsroom, lang};
use jiff::SignedDuration;
use tellal_story::{Actor, Block, ChangeKind, Command, Picture, Slug, Story, StoryId};

/// A page of each kind.
const PAGES: &[&str] = &[
    "/tr/dunya/kopru",
    "/tr/dunya/kopru?view=lite",
    "/tr/dunya/liman",
    "/tr/spor/mac",
    "/en/world/bridge",
    "/tr/",
    "/tr/?view=lite",
    "/en/",
    "/ar/",
    "/tr/dunya/",
    "/tr/spor/",
    "/en/world/",
    "/tr/feed.atom",
    "/tr/dunya/feed.rss",
    "/tr/spor/feed.rss",
    "/en/feed.json",
    "/tr/feed.ninjs.json",
    "/tr/topic/",
    "/tr/topic/kopruler",
    "/tr/topic/futbol",
    "/tr/author/",
    "/tr/author/ayse",
    "/tr/author/deniz",
    "/tr/archive/",
    "/tr/archive/2026-03-12",
    "/en/archive/",
    "/tr/corrections",
    "/en/corrections",
    "/tr/dunya/kopru/comments.atom",
    "/tr/spor/mac/comments.atom",
    "/sitemap.xml",
    "/sitemap-news.xml",
    "/robots.txt",
    "/tr/about",
    "/tr/imprint",
    "/tr/reads",
    "/tr/accessibility",
    "/tr/feeds",
    "/tr/comment-rules",
];

/// Bridge and port stand in the world, a match in sport, and the bridge in English too.
async fn newsroom() -> (Newsroom, [StoryId; 4]) {
    let newsroom = Newsroom::with(with_sport).await;
    let bridge = newsroom.publish(story("tr", "world", "kopru", "Ayşe", "Köprüler")).await;
    let port = newsroom.publish(story("tr", "world", "liman", "Ali", "Limanlar")).await;
    let game = newsroom.publish(story("tr", "sport", "mac", "Deniz", "Futbol")).await;
    let mut english = story("en", "world", "bridge", "Jane", "Bridges");
    english.edition_of = Some(bridge);
    let english = newsroom.publish(english).await;
    newsroom.clock.advance(SignedDuration::from_secs(10));
    (newsroom, [bridge, port, game, english])
}

/// What a change moves.
macro_rules! moves {
    ($newsroom:expr, $before:expr, [$($path:expr),* $(,)?]) => {
        let mut want: Vec<&str> = vec![$($path),*];
        want.sort_unstable();
        assert_eq!(moved(&$newsroom, &$before).await, want);
    };
}

#[tokio::test]
async fn all_kinds_of_pages_are_kept_and_nothing_moves_them_without_a_cause() {
    let (newsroom, [bridge, ..]) = newsroom().await;
    let before = kept(&newsroom, PAGES).await;
    for path in PAGES {
        assert!(get(&newsroom, path).await.1, "{path} comes from memory");
    }
    moves!(newsroom, before, []);
    // The desk works on, readers see nothing of it.
    let store = newsroom.site.store();
    let mut fields = store.story(bridge).await.unwrap().unwrap().content;
    fields.headline = "Not yet".to_owned();
    newsroom.command(bridge, |story| Command::Save { from: story.revision, content: Box::new(fields.clone()) }).await;
    moves!(newsroom, before, []);
}

#[tokio::test]
async fn a_changed_headline_moves_the_story_and_what_shows_it() {
    let (newsroom, [bridge, ..]) = newsroom().await;
    let before = kept(&newsroom, PAGES).await;
    republish(&newsroom, bridge, |fields| fields.headline = "Köprü bugün açıldı".to_owned()).await;
    moves!(
        newsroom,
        before,
        [
            "/tr/dunya/kopru",
            "/tr/dunya/kopru?view=lite",
            // Its edition names it.
            "/en/world/bridge",
            "/tr/",
            "/tr/?view=lite",
            "/tr/dunya/",
            "/tr/feed.atom",
            "/tr/dunya/feed.rss",
            "/tr/feed.ninjs.json",
            "/tr/topic/kopruler",
            "/tr/author/ayse",
            "/tr/archive/2026-03-12",
            "/tr/dunya/kopru/comments.atom",
            "/sitemap-news.xml",
            "/sitemap.xml",
        ]
    );
    for path in ["/tr/", "/tr/dunya/kopru", "/en/world/bridge"] {
        let (answer, from_memory) = get(&newsroom, path).await;
        assert!(from_memory && answer.text().contains("Köprü bugün açıldı"), "{path}");
    }
}

#[tokio::test]
async fn a_new_story_moves_the_lists_that_it_comes_into() {
    let (newsroom, _) = newsroom().await;
    let before = kept(&newsroom, PAGES).await;
    newsroom.publish(story("tr", "sport", "transfer", "Deniz", "Futbol")).await;
    moves!(
        newsroom,
        before,
        [
            "/tr/",
            "/tr/?view=lite",
            "/tr/spor/",
            "/tr/feed.atom",
            "/tr/spor/feed.rss",
            "/tr/feed.ninjs.json",
            "/tr/topic/",
            "/tr/topic/futbol",
            "/tr/author/",
            "/tr/author/deniz",
            "/tr/archive/",
            "/tr/archive/2026-03-12",
            "/sitemap-news.xml",
            "/sitemap.xml",
        ]
    );
}

#[tokio::test]
async fn a_story_that_moves_to_another_section_moves_both() {
    let (newsroom, [_, port, ..]) = newsroom().await;
    let before = kept(&newsroom, PAGES).await;
    republish(&newsroom, port, |fields| fields.section = Some(tellal_story::SectionId::new("sport").unwrap())).await;
    moves!(
        newsroom,
        before,
        [
            "/tr/dunya/liman",
            "/tr/",
            "/tr/?view=lite",
            "/tr/dunya/",
            "/tr/spor/",
            "/tr/feed.atom",
            "/tr/dunya/feed.rss",
            "/tr/spor/feed.rss",
            "/tr/feed.ninjs.json",
            "/tr/archive/2026-03-12",
            "/sitemap-news.xml",
            "/sitemap.xml",
        ]
    );
    let (answer, from_memory) = get(&newsroom, "/tr/dunya/liman").await;
    assert_eq!((answer.status.as_u16(), answer.header("location"), from_memory), (301, "/tr/spor/liman", false));
}

#[tokio::test]
async fn a_story_with_another_slug_is_found_there_and_its_old_address_leads_on() {
    let (newsroom, [_, _, game, _]) = newsroom().await;
    let before = kept(&newsroom, PAGES).await;
    republish(&newsroom, game, |fields| fields.slug = Some(Slug::new("derbi").unwrap())).await;
    moves!(
        newsroom,
        before,
        [
            "/tr/spor/mac",
            "/tr/",
            "/tr/?view=lite",
            "/tr/spor/",
            "/tr/feed.atom",
            "/tr/spor/feed.rss",
            "/tr/feed.ninjs.json",
            "/tr/topic/futbol",
            "/tr/author/deniz",
            "/tr/archive/2026-03-12",
            "/tr/spor/mac/comments.atom",
            "/sitemap-news.xml",
            "/sitemap.xml",
        ]
    );
    assert_eq!(get(&newsroom, "/tr/spor/mac").await.0.header("location"), "/tr/spor/derbi");
}

#[tokio::test]
async fn a_correction_moves_the_list_of_corrections_of_its_language() {
    let (newsroom, [_, _, game, _]) = newsroom().await;
    let before = kept(&newsroom, PAGES).await;
    let (kind, note) = (ChangeKind::Correction, "Skor 2-1 idi.".to_owned());
    let store = newsroom.site.store();
    let mut fields = store.story(game).await.unwrap().unwrap().content;
    fields.headline = "Maç 2-1 bitti".to_owned();
    newsroom.command(game, |story| Command::Save { from: story.revision, content: Box::new(fields.clone()) }).await;
    newsroom.command(game, |story| Command::Correct { from: story.revision, kind, note: note.clone() }).await;
    let moved = moved(&newsroom, &before).await;
    assert!(moved.contains(&"/tr/corrections".to_owned()), "{moved:?}");
    assert!(moved.contains(&"/tr/spor/mac".to_owned()), "{moved:?}");
    assert!(!moved.contains(&"/en/corrections".to_owned()) && !moved.contains(&"/tr/dunya/".to_owned()), "{moved:?}");
    assert!(get(&newsroom, "/tr/corrections").await.0.text().contains("Skor 2-1 idi."));
    // A further change without one leaves that list alone but for its headline there.
    let before = kept(&newsroom, &["/tr/corrections", "/tr/spor/mac"]).await;
    newsroom.publish(story("tr", "sport", "voleybol", "Deniz", "Voleybol")).await;
    moves!(newsroom, before, []);
}

#[tokio::test]
async fn what_is_withdrawn_is_gone_from_every_page_at_once() {
    let (newsroom, [bridge, ..]) = newsroom().await;
    let before = kept(&newsroom, PAGES).await;
    newsroom.withdraw(bridge).await;
    // Before anybody has had time to make anything anew.
    for path in PAGES {
        let (answer, _) = get(&newsroom, path).await;
        let says = String::from_utf8_lossy(&answer.bytes).into_owned();
        assert!(!says.contains("Haber kopru"), "{path} still shows it");
        assert!(!path.ends_with(".xml") || !says.contains("dunya/kopru"), "{path} still leads there");
    }
    assert_eq!(get(&newsroom, "/tr/dunya/kopru").await.0.status, 410);
    let moved = moved(&newsroom, &before).await;
    for untouched in ["/tr/spor/mac", "/tr/spor/", "/ar/", "/en/", "/tr/about", "/robots.txt", "/tr/topic/futbol"] {
        assert!(!moved.contains(&untouched.to_owned()), "{untouched}");
    }
    for other in ["/tr/dunya/liman", "/en/world/bridge", "/sitemap.xml", "/tr/author/", "/tr/archive/"] {
        assert!(moved.contains(&other.to_owned()), "{other}");
    }
}

#[tokio::test]
async fn a_comment_moves_the_pages_that_show_it() {
    let (newsroom, [bridge, ..]) = newsroom().await;
    let before = kept(&newsroom, PAGES).await;
    let person = tellal_store::NewPerson {
        login: "deniz",
        name: "Deniz",
        role: tellal_story::Role::Moderator,
        password: "uzun bir parola",
    };
    let store = newsroom.site.store();
    let deniz = store.add_person(person).await.unwrap().id;
    let new = tellal_store::NewComment::new(bridge, "Oya", "Çok güzel olmuş, elinize sağlık.");
    let comment = store.add_comment(new).await.unwrap();
    moves!(newsroom, before, []);
    newsroom.clock.advance(SignedDuration::from_secs(1));
    let pages = ["/tr/dunya/kopru", "/tr/dunya/kopru/comments.atom", "/tr/dunya/kopru?view=lite"];
    store.judge_comment(comment.id, tellal_story::CommentCommand::Approve, deniz).await.unwrap();
    assert_eq!(moved(&newsroom, &before).await, pages);
    assert!(get(&newsroom, pages[0]).await.0.text().contains("elinize sağlık"));
    newsroom.clock.advance(SignedDuration::from_secs(1));
    let before = kept(&newsroom, PAGES).await;
    let reason = "Off topic.".to_owned();
    store.judge_comment(comment.id, tellal_story::CommentCommand::Reject { reason }, deniz).await.unwrap();
    // Before anybody has had time to make anything anew.
    for path in pages {
        assert!(!get(&newsroom, path).await.0.text().contains("elinize sağlık"), "{path} still shows it");
    }
    assert_eq!(moved(&newsroom, &before).await, pages);
    assert!(!get(&newsroom, pages[0]).await.0.text().contains("elinize sağlık"));
    // Closing them is seen too, and the rules where they are printed.
    let before = kept(&newsroom, PAGES).await;
    let closed = tellal_store::StoryComments { policy: Some(tellal_story::CommentPolicy::Closed), closes: None };
    newsroom.clock.advance(SignedDuration::from_secs(1));
    store.set_story_comments(bridge, closed, deniz).await.unwrap();
    assert_eq!(moved(&newsroom, &before).await, pages);
    let before = kept(&newsroom, PAGES).await;
    newsroom.clock.advance(SignedDuration::from_secs(1));
    store.set_comment_rules(&lang("tr"), "{}", 0, deniz).await.unwrap();
    let moved = moved(&newsroom, &before).await;
    assert!(moved.contains(&"/tr/comment-rules".to_owned()) && moved.contains(&"/tr/spor/mac".to_owned()), "{moved:?}");
    assert!(!moved.contains(&"/tr/".to_owned()), "{moved:?}");
}

#[tokio::test]
async fn an_edition_moves_the_stories_that_it_is_one_of() {
    let (newsroom, [bridge, ..]) = newsroom().await;
    let before = kept(&newsroom, PAGES).await;
    let mut arabic = story("ar", "world", "jisr", "Layla", "جسور");
    arabic.edition_of = Some(bridge);
    newsroom.publish(arabic).await;
    moves!(
        newsroom,
        before,
        [
            "/tr/dunya/kopru",
            "/tr/dunya/kopru?view=lite",
            "/en/world/bridge",
            "/ar/",
            "/sitemap-news.xml",
            "/sitemap.xml"
        ]
    );
    assert!(get(&newsroom, "/en/world/bridge").await.0.text().contains("/ar/alam/jisr"));
}

#[tokio::test]
async fn a_follow_up_moves_the_whole_chain_before_it_also_past_a_draft() {
    let (newsroom, [bridge, ..]) = newsroom().await;
    let before = kept(&newsroom, PAGES).await;
    let store = newsroom.site.store();
    let follow = async |slug: &str, of: StoryId| {
        let id = StoryId(store.ambient().new_id());
        let fields = story("tr", "sport", slug, "Deniz", "Köprü koşusu");
        store.create_story(&Story::new(id, None, Some(of), fields, Actor::Schedule), Actor::Schedule).await.unwrap();
        id
    };
    let draft = follow("taslak", bridge).await;
    let run = follow("kosu", draft).await;
    moves!(newsroom, before, []);
    newsroom.command(run, |story| Command::Publish { from: story.revision }).await;
    let moved = moved(&newsroom, &before).await;
    assert!(moved.contains(&"/tr/dunya/kopru".to_owned()), "{moved:?}");
    assert!(!moved.contains(&"/tr/dunya/liman".to_owned()) && !moved.contains(&"/tr/dunya/".to_owned()), "{moved:?}");
    assert!(get(&newsroom, "/tr/dunya/kopru").await.0.text().contains("/tr/spor/kosu"));
}

#[tokio::test]
async fn a_picture_whose_time_is_over_is_on_no_page_from_that_moment_on() {
    let (newsroom, [bridge, ..]) = newsroom().await;
    let name = format!("{}.jpg", "a".repeat(32));
    let expires = newsroom.site.store().now() + SignedDuration::from_secs(30);
    republish(&newsroom, bridge, |fields| {
        let picture =
            Picture { src: name.clone(), expires: Some(expires), width: 800, height: 600, ..Picture::default() };
        fields.body.0.insert(0, Block::Picture(picture));
    })
    .await;
    let pages = ["/tr/dunya/kopru", "/tr/", "/tr/spor/mac"];
    kept(&newsroom, &pages).await;
    assert!(get(&newsroom, pages[0]).await.0.text().contains(&name[..32]));
    newsroom.clock.advance(SignedDuration::from_secs(30));
    let (answer, from_memory) = get(&newsroom, pages[0]).await;
    assert!(!from_memory && !answer.text().contains(&name[..32]));
    assert!(!get(&newsroom, pages[1]).await.1, "the front shows it too");
    assert!(get(&newsroom, pages[2]).await.1, "the match has nothing to do with it");
}

#[tokio::test]
async fn what_another_process_publishes_is_seen_by_the_outbox() {
    let (newsroom, [bridge, ..]) = newsroom().await;
    let store = newsroom.site.store();
    assert_eq!(store.heed_others().await.unwrap(), 0, "where to begin");
    newsroom.publish(story("tr", "sport", "kendi", "Deniz", "Futbol")).await;
    assert_eq!(store.heed_others().await.unwrap(), 0, "its own it knows");
    let before = kept(&newsroom, PAGES).await;
    // The thread in the background looks every second; here it is the test that does.
    newsroom.site.kept.hold_up(true);
    newsroom.site.kept.is_held_up().await;
    let other = newsroom.other_process().await;
    let seen = other.story(bridge).await.unwrap().unwrap();
    let reason = "The agency has cancelled it.".to_owned();
    let events = seen.apply(Command::Withdraw { reason }, other.now()).unwrap();
    other.commit(&seen, &events, Actor::Schedule).await.unwrap();
    assert!(get(&newsroom, "/tr/dunya/kopru").await.1, "nobody has heard of it yet");
    assert_eq!(store.heed_others().await.unwrap(), 1);
    newsroom.site.kept.hold_up(false);
    let (answer, _) = get(&newsroom, "/tr/dunya/kopru").await;
    assert_eq!(answer.status, 410);
    newsroom.site.settled(LONG).await;
    assert!(!get(&newsroom, "/tr/").await.0.text().contains("Haber kopru"));
    assert!(!moved(&newsroom, &before).await.contains(&"/tr/spor/mac".to_owned()));
}
