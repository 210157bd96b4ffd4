//! A newsroom publishes, corrects and withdraws; which kept pages are made anew, and what readers get meanwhile.

mod answers;
mod exact;
mod stale;

use super::Page;
use crate::{
    settings::{Section, SectionTitle, Settings},
    testing::{Answer, BROWSER, Newsroom, content, lang},
};
use axum::{body::Body, http::Request};
use http::request::Builder;
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use tellal_story::{Content, SectionId, StoryId};

/// Longer than anything takes; nobody waits for it unless something is wrong.
const LONG: Duration = Duration::from_mins(1);

/// A server's way: what is kept first, then the router.
async fn ask(newsroom: &Newsroom, request: Builder) -> (Answer, bool) {
    let request = request.header("user-agent", BROWSER).body(()).unwrap();
    let (parts, ()) = request.into_parts();
    if let Some(kept) = newsroom.site.kept(&parts) {
        let (head, bytes) = kept.into_parts();
        return (Answer { status: head.status, headers: head.headers, bytes: bytes.to_vec() }, true);
    }
    (newsroom.send(Request::from_parts(parts, Body::empty())).await, false)
}

async fn get(newsroom: &Newsroom, path: &str) -> (Answer, bool) {
    ask(newsroom, Request::get(path)).await
}

/// What was taken out of the drawer before something happened, to be held beside what lies there then.
async fn kept(newsroom: &Newsroom, paths: &[&str]) -> BTreeMap<String, Arc<Page>> {
    let mut found = BTreeMap::new();
    for path in paths {
        let (answer, _) = get(newsroom, path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        let page = newsroom.site.kept.pages.peek(*path);
        found.insert((*path).to_owned(), page.unwrap_or_else(|| panic!("{path} is not kept")));
    }
    found
}

/// Which of them have been made anew or dropped since.
async fn moved(newsroom: &Newsroom, before: &BTreeMap<String, Arc<Page>>) -> Vec<String> {
    newsroom.site.settled(LONG).await;
    let is_another = |(path, page): &(&String, &Arc<Page>)| {
        newsroom.site.kept.pages.peek(path.as_str()).is_none_or(|now| !Arc::ptr_eq(&now, page))
    };
    before.iter().filter(is_another).map(|(path, _)| path.clone()).collect()
}

/// A section beside the world.
fn with_sport(settings: &mut Settings) {
    let titles = [("tr", "Spor", "spor"), ("en", "Sport", "sport"), ("ar", "رياضة", "riyada")];
    let titles = titles.map(|(tag, title, slug)| {
        (lang(tag), SectionTitle { title: title.to_owned(), slug: SectionId::new(slug).unwrap() })
    });
    let id = SectionId::new("sport").unwrap();
    settings.sections.push(Section { subjects: Vec::new(), id, titles: titles.into() });
}

/// A story by somebody, on something.
fn story(tag: &str, section: &str, slug: &str, by: &str, topic: &str) -> Content {
    Content {
        section: Some(SectionId::new(section).unwrap()),
        byline: tellal_story::Byline::read(by),
        topics: vec![topic.to_owned()],
        ..content(tag, slug, &format!("Haber {slug}"))
    }
}

/// Saves and publishes other fields.
async fn republish(newsroom: &Newsroom, id: StoryId, change: impl FnOnce(&mut Content)) {
    let store = newsroom.site.store();
    let mut fields = store.story(id).await.unwrap().unwrap().content;
    change(&mut fields);
    newsroom
        .command(id, |story| tellal_story::Command::Save { from: story.revision, content: Box::new(fields.clone()) })
        .await;
    newsroom.command(id, |story| tellal_story::Command::Publish { from: story.revision }).await;
}
