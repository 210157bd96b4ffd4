//! What the archive is made of, and that it is the same each time.

use super::Archive;
use std::collections::HashSet;
use std::sync::Arc;
use tellal_store::{Database, ImportedStory, Settings, Store};
use tellal_story::{Fixed, Form, Lang, StoryId};

async fn archive(stories: u64) -> (tempfile::TempDir, Store, Arc<Archive>) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(Fixed::at("2026-03-12T12:00:00Z".parse().unwrap()));
    let settings = Settings { folder: folder.path().to_owned(), database: Database::Sqlite };
    let store = Store::open(settings, clock).await.unwrap();
    let languages = ["tr", "en", "ar"].map(|lang| (Lang::new(lang).unwrap(), "Körfez Postası".to_owned()));
    let archive = Archive::open(&store, &languages, store.now(), stories).await.unwrap();
    (folder, store, archive)
}

fn stories(archive: &Archive, numbers: std::ops::Range<u64>) -> Vec<ImportedStory> {
    let mut all: Vec<ImportedStory> = Vec::new();
    for number in numbers {
        let id = StoryId(uuid::Uuid::from_u128(number.into()));
        let story = archive.story(number, id, all.last()).unwrap();
        all.push(story);
    }
    all
}

#[tokio::test]
async fn an_archive_is_of_all_kinds() {
    let (_folder, _store, archive) = archive(2000).await;
    let all = stories(&archive, 0..2000);
    let different = |of: &dyn Fn(&ImportedStory) -> String| all.iter().map(of).collect::<HashSet<_>>().len();
    assert_eq!(different(&|story| story.content.lang.as_ref().unwrap().as_str().to_owned()), 3);
    assert_eq!(different(&|story| story.content.section.as_ref().unwrap().as_str().to_owned()), 5);
    assert_eq!(different(&|story| story.content.form.as_str().to_owned()), Form::ALL.len());
    assert_eq!(different(&|story| story.content.slug.as_ref().unwrap().as_str().to_owned()), 2000);
    assert!(different(&|story| story.content.headline.clone()) > 1500);
    assert!(different(&|story| story.content.byline.print()) > 400);
    assert!(all.iter().any(|story| story.content.edition_of.is_some()));
    assert!(all.iter().any(|story| story.content.body.lead_picture().is_some()));
    let words: Vec<usize> = all.iter().map(|story| story.content.body.plain().split_whitespace().count()).collect();
    assert!(words.iter().min() < Some(&40) && words.iter().max() > Some(&250), "{words:?}");
    for story in &all {
        assert!(!story.content.topics.is_empty() && story.content.clone().complete().is_ok());
        let text = format!("{} {}", story.content.headline, story.content.body.plain());
        assert!(!text.contains(['{', '}']), "{text}");
    }
    assert!(all.windows(2).all(|pair| pair[0].published < pair[1].published), "later numbers are later stories");
    let years = all[1999].published.duration_since(all[0].published).as_hours() / 24 / 365;
    assert!((11..=12).contains(&years), "{years}");
}

#[tokio::test]
async fn an_archive_is_the_same_each_time() {
    let (_folder, _store, small) = archive(50).await;
    let (_other_folder, _other_store, large) = archive(5000).await;
    for (one, other) in stories(&small, 0..50).iter().zip(stories(&large, 0..50)) {
        assert_eq!(one.content, other.content);
    }
}

#[tokio::test]
async fn an_archive_is_read_and_searched_like_any_other() {
    let (_folder, store, archive) = archive(600).await;
    let seen = std::sync::Mutex::new(0);
    archive.fill(&store, 0, |done| *seen.lock().unwrap() = done).await.unwrap();
    assert_eq!(*seen.lock().unwrap(), 600);
    archive.fill(&store, 250, |_| {}).await.unwrap();
    let count =
        async || store.listing(&tellal_store::Listing { limit: 1000, ..Default::default() }).await.unwrap().len();
    assert_eq!(count().await, 600, "whoever begins again in the middle puts nothing in twice");
    assert_eq!(store.index_pending().await.unwrap(), 600);
    let found = store.search(&tellal_store::Query::new("köprü", Lang::new("tr").unwrap())).await.unwrap();
    assert!(found.total > 10 && found.facets.years.len() >= 10, "{found:?}");
    let page = store.listing(&tellal_store::Listing { limit: 500, ..Default::default() }).await.unwrap();
    assert_eq!(page.len(), 500);
    store.close().await;
}
