//! A wire story comes in, and goes out.

use crate::newsroom::{G2, Newsroom};
use axum::http::StatusCode;
use tellal_desk::Incoming;
use tellal_store::{AlarmKind, BasketState};
use tellal_story::{Command, SectionId, Slug, SourceId, State};

#[tokio::test]
async fn a_story_from_the_wire_is_published_and_stands_everywhere_a_reader_looks() {
    let newsroom = Newsroom::open().await;
    let report = newsroom.deliver("kuzey", G2::default().xml()).await;
    assert_eq!((report.format, report.new), ("newsml-g2", 1));
    let [item] = &newsroom.basket().await[..] else { panic!("one item in the basket") };
    assert_eq!(item.state, BasketState::New);

    let story = newsroom.publish_item(item).await;
    newsroom.store.index_pending().await.unwrap();
    let path = newsroom.path(story).await;
    let reader = newsroom.reader(1);
    let page = reader.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Işıklı köprü açıldı") && page.text.contains("Kuzey Ajansı"), "{}", page.text);
    for place in [
        "/tr/",
        "/tr/dunya/",
        "/tr/feed.atom",
        "/tr/feed.rss",
        "/tr/feed.json",
        "/sitemap-news.xml",
        "/tr/search?q=isikli",
    ] {
        let answer = reader.get(place).await;
        assert_eq!(answer.status, StatusCode::OK, "{place}");
        assert!(answer.text.contains(&path), "{place} leads to the story: {}", answer.text);
    }
}

#[tokio::test]
async fn the_same_delivery_twice_is_one_item_and_an_older_version_changes_nothing() {
    let newsroom = Newsroom::open().await;
    let second = G2 { version: 2, headline: "Köprü dün açıldı", ..G2::default() };
    newsroom.deliver("kuzey", second.xml()).await;
    assert_eq!(newsroom.deliver("kuzey", second.xml()).await.repeats, 1);
    assert_eq!(newsroom.deliver("kuzey", G2::default().xml()).await.repeats, 1);
    let [item] = &newsroom.basket().await[..] else { panic!("one item in the basket") };
    assert_eq!(item.item.headline, "Köprü dün açıldı");
}

#[tokio::test]
async fn a_source_that_publishes_by_itself_does_and_what_lacks_something_waits() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("auto", G2::default().xml()).await;
    let item = newsroom.item("auto", G2::default().id).await;
    let story = item.story.expect("a story was made");
    assert_eq!(newsroom.story(story).await.state, State::Live);

    let headless = G2 { id: "urn:newsml:agency.example:2", headline: "", ..G2::default() };
    newsroom.deliver("auto", headless.xml()).await;
    let item = newsroom.item("auto", headless.id).await;
    assert_eq!((item.story, item.state), (None, BasketState::New), "it waits");
    let alarms = newsroom.store.alarms().await.unwrap();
    assert_eq!(alarms.iter().map(|alarm| alarm.kind).collect::<Vec<_>>(), [AlarmKind::Incomplete]);
    newsroom.deliver("auto", headless.xml()).await;
    assert_eq!(newsroom.store.alarms().await.unwrap().len(), 1, "the desk is told once");
}

#[tokio::test]
async fn a_story_under_embargo_from_a_source_that_publishes_by_itself_waits_for_its_hour() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("auto", G2 { embargo: "2026-03-12T10:00:00Z", ..G2::default() }.xml()).await;
    let story = newsroom.item("auto", G2::default().id).await.story.unwrap();
    assert_eq!(newsroom.desk.publish_due().await.unwrap(), 0);
    assert!(newsroom.store.published(story).await.unwrap().is_none());
    newsroom.clock.advance(jiff::SignedDuration::from_hours(1));
    assert_eq!(newsroom.desk.publish_due().await.unwrap(), 1);
    assert_eq!(newsroom.reader(1).get(&newsroom.path(story).await).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_update_from_a_source_that_publishes_by_itself_reaches_the_page_unless_somebody_has_worked_on_it() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("auto", G2::default().xml()).await;
    let story = newsroom.item("auto", G2::default().id).await.story.unwrap();
    let path = newsroom.path(story).await;
    newsroom.deliver("auto", G2 { version: 2, headline: "Köprü iki gün önce açıldı", ..G2::default() }.xml()).await;
    assert_eq!(newsroom.path(story).await, path, "readers' address stays");
    assert!(newsroom.reader(1).get(&path).await.text.contains("Köprü iki gün önce açıldı"));

    newsroom
        .tell(story, |story| {
            let mut content = Box::new(story.content.clone());
            content.headline = "Editörün başlığı".into();
            Command::Save { from: story.revision, content }
        })
        .await
        .unwrap();
    newsroom.deliver("auto", G2 { version: 3, headline: "Ajansın üçüncü başlığı", ..G2::default() }.xml()).await;
    assert_eq!(newsroom.story(story).await.content.headline, "Editörün başlığı");
    assert!(
        newsroom.item("auto", G2::default().id).await.update_waiting,
        "the desk sees that there is something newer"
    );
}

#[tokio::test]
async fn a_moved_story_is_still_found_at_its_old_address() {
    let newsroom = Newsroom::open().await;
    newsroom.deliver("kuzey", G2::default().xml()).await;
    let story = newsroom.publish_item(&newsroom.basket().await[0]).await;
    let old = newsroom.path(story).await;
    newsroom
        .tell(story, |story| {
            let mut content = Box::new(story.content.clone());
            content.slug = Some(Slug::new("kopru").unwrap());
            content.section = Some(SectionId::new("sport").unwrap());
            Command::Save { from: story.revision, content }
        })
        .await
        .unwrap();
    newsroom.tell(story, |story| Command::Publish { from: story.revision }).await.unwrap();
    let answer = newsroom.reader(1).get(&old).await;
    assert_eq!(answer.status, StatusCode::MOVED_PERMANENTLY);
    assert!(answer.headers["location"].to_str().unwrap().ends_with("/tr/spor/kopru"));
}

#[tokio::test]
async fn an_update_that_asks_to_be_held_does_not_publish_itself() {
    let newsroom = Newsroom::open().await;
    // Under embargo until ten; then the agency says “hold”, and not until when.
    newsroom.deliver("auto", G2 { embargo: "2026-03-12T10:00:00Z", ..G2::default() }.xml()).await;
    let story = newsroom.item("auto", G2::default().id).await.story.unwrap();
    newsroom.deliver("auto", G2 { version: 2, embargo: "haber gelene dek", ..G2::default() }.xml()).await;
    assert!(newsroom.item("auto", G2::default().id).await.item.embargo_open);
    assert!(newsroom.store.published(story).await.unwrap().is_none(), "not at once");
    newsroom.clock.advance(jiff::SignedDuration::from_hours(2));
    newsroom.desk.publish_due().await.unwrap();
    assert!(newsroom.store.published(story).await.unwrap().is_none(), "nor at the hour that held before");
    let kinds: Vec<_> = newsroom.store.alarms().await.unwrap().iter().map(|alarm| alarm.kind).collect();
    assert_eq!(kinds, [AlarmKind::Incomplete], "the desk is told");
}

#[tokio::test]
async fn a_scheduled_story_waits_when_the_agency_moves_its_embargo() {
    for embargo in ["2026-03-12T12:00:00Z", "haber gelene dek"] {
        let newsroom = Newsroom::open().await;
        newsroom.deliver("kuzey", G2::default().xml()).await;
        let item = newsroom.item("kuzey", G2::default().id).await;
        let story = newsroom.take_item(&item).await;
        let at = "2026-03-12T10:00:00Z".parse().unwrap();
        newsroom.tell(story, |story| Command::Schedule { from: story.revision, at }).await.unwrap();
        newsroom.deliver("kuzey", G2 { version: 2, embargo, ..G2::default() }.xml()).await;
        newsroom.clock.advance(jiff::SignedDuration::from_hours(1));
        assert_eq!(newsroom.desk.publish_due().await.unwrap(), 0);
        assert!(newsroom.store.published(story).await.unwrap().is_none(), "{embargo}");
        assert_eq!(newsroom.story(story).await.state, State::Draft, "it is back at the desk");
    }
}

#[tokio::test]
async fn what_has_no_page_here_does_not_publish_itself() {
    let newsroom = Newsroom::open().await;
    let french = G2 { lang: "fr", headline: "Le pont est ouvert", ..G2::default() };
    newsroom.deliver("auto", french.xml()).await;
    let item = newsroom.item("auto", french.id).await;
    assert_eq!((item.story, item.state), (None, BasketState::New), "it waits");
    let kinds: Vec<_> = newsroom.store.alarms().await.unwrap().iter().map(|alarm| alarm.kind).collect();
    assert_eq!(kinds, [AlarmKind::Incomplete], "and the desk is told");
}

#[tokio::test]
async fn what_no_text_may_contain_does_not_come_in() {
    let newsroom = Newsroom::open().await;
    newsroom
        .deliver("kuzey", G2 { headline: "Köp\0rü &#1;açıldı", body: "Bu\0gün\u{1b}.", ..G2::default() }.xml())
        .await;
    let item = newsroom.item("kuzey", G2::default().id).await.item;
    assert_eq!((item.headline.as_str(), item.body.plain().as_str()), ("Köprü açıldı", "Bugün."));
    let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"K","items":[{"id":"7","title":"a\u0000b","content_text":"c\u0000d"}]}"#;
    newsroom.deliver("kuzey", feed).await;
    let item = newsroom.item("kuzey", "7").await.item;
    assert_eq!((item.headline.as_str(), item.body.plain().as_str()), ("ab", "cd"));
}

#[tokio::test]
async fn a_server_that_never_sends_its_pictures_does_not_hold_up_the_wire() {
    let newsroom = Newsroom::open().await;
    let pictures: Vec<_> = (0..50).map(|n| format!(r#"<img src="https://slow.example/{n}.jpg"/>"#)).collect();
    let pictures = pictures.concat();
    let feed = format!(
        r#"{{"version":"https://jsonfeed.org/version/1.1","title":"K","items":[{{"id":"7","title":"Köprü","content_html":{}}}]}}"#,
        serde_json::json!(format!("<p>Köprü açıldı.</p>{pictures}"))
    );
    let source = SourceId::new("kuzey").unwrap();
    let incoming = Incoming { source: &source, door: "feed", name: "", bytes: feed.as_bytes() };
    tokio::time::pause();
    let began = tokio::time::Instant::now();
    newsroom.desk.ingest(incoming, &|_| Box::pin(std::future::pending())).await.unwrap();
    assert!(began.elapsed() < std::time::Duration::from_mins(1), "{:?}", began.elapsed());
    let item = newsroom.item("kuzey", "7").await;
    assert_eq!(item.item.body.plain(), "Köprü açıldı.");
    assert!(item.remarks.iter().any(|remark| remark.text.contains("did not come in time")), "{:?}", item.remarks);
}

#[tokio::test]
async fn an_agency_pushes_with_its_token_and_nobody_without_one() {
    let newsroom = Newsroom::open().await;
    let agency = newsroom.reader(1);
    for wrong in ["Bearer guessed-token", "Bearer ", "Bearer", "kuzey-token", "Basic kuzey-token"] {
        let answer = agency.push(wrong, "application/xml", G2::default().xml()).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{wrong}");
        assert!(answer.text.contains("this token belongs to no source"), "{}", answer.text);
    }
    assert!(newsroom.basket().await.is_empty());
    // The scheme is written in any case, and by some programs in small letters.
    for (authorization, news) in [("Bearer kuzey-token", "\"new\":1"), ("bearer kuzey-token", "\"repeats\":1")] {
        let answer = agency.push(authorization, "application/xml", G2::default().xml()).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.text.contains(news), "{}", answer.text);
    }
    let nothing = agency.push("Bearer kuzey-token", "application/xml", "").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("The delivery is empty."), "{}", nothing.text);
    let form = "--x\r\nContent-Disposition: form-data; name=\"story\"\r\n\r\nKöprü\r\n--x--\r\n";
    let answer = agency.push("Bearer kuzey-token", "multipart/form-data; boundary=x", form).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.text.contains("no part named “item”"), "{}", answer.text);
}
