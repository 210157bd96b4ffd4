//! Readers' comments as Atom (RFC 4287): `/{lang}/comments.atom` the latest under the stories of a language, and
//! `/{lang}/{section}/{slug}/comments.atom` those under one story.
//!
//! 404 for an unknown language or story, 301 for a story that has moved, 410 for one that was withdrawn. Each entry is one comment with its
//! author's name and whole words as plain text; what it answers is said by RFC 4685.

use super::atom::instant;
use crate::{Error, Site, etag, pages::moved, words::args, xml::Xml};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use std::{
    collections::{HashMap, hash_map},
    sync::Arc,
};
use tellal_store::{Comment, Found, Latest, Published};
use tellal_story::{Lang, Slug, StoryId};

/// As many comments as a feed holds.
const COMMENTS: u32 = 50;
const ATOM: &str = "application/atom+xml; charset=utf-8";

pub(super) async fn of_language(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let newsroom = || args([("newsroom", site.name(lang).to_owned())]);
    let channel = Channel {
        title: site.words().say(lang, "comments-feed-title", Some(&newsroom())),
        page: format!("/{lang}/"),
        address: format!("/{lang}/comments.atom"),
        of: Latest::Lang(lang.clone()),
    };
    channel.answer(&site, lang, &asked).await
}

pub(super) async fn of_story(
    State(site): State<Arc<Site>>,
    Path((lang, section, slug)): Path<(String, String, String)>,
    asked: HeaderMap,
) -> Result<Response, Error> {
    let nothing = || Ok(StatusCode::NOT_FOUND.into_response());
    let (Some(lang), Ok(slug)) = (site.language(&lang), Slug::new(&slug)) else { return nothing() };
    let to = |path: &str| Ok(moved(StatusCode::MOVED_PERMANENTLY, &format!("{path}/comments.atom")));
    match site.store().find(lang, &slug).await? {
        None => nothing(),
        Some(Found::Moved { section, slug }) => to(&site.story_path(lang, &section, &slug)),
        Some(Found::Gone(_)) => Ok(StatusCode::GONE.into_response()),
        Some(Found::Page(story)) => {
            let path = site.path_of(&story);
            if path != format!("/{lang}/{section}/{slug}") {
                return to(&path);
            }
            let headline = args([("headline", story.complete().content().headline.clone())]);
            let channel = Channel {
                title: site.words().say(lang, "comments-feed-story-title", Some(&headline)),
                address: format!("{path}/comments.atom"),
                page: path,
                of: Latest::Story(story.story()),
            };
            channel.answer(&site, lang, &asked).await
        }
    }
}

/// A feed of comments, before it has a form.
struct Channel {
    title: String,
    /// The path of the page whose comments these are.
    page: String,
    /// The path of the feed.
    address: String,
    of: Latest,
}

impl Channel {
    async fn answer(&self, site: &Site, lang: &Lang, asked: &HeaderMap) -> Result<Response, Error> {
        let mut stories: HashMap<StoryId, Option<Published>> = HashMap::new();
        let mut entries = Vec::new();
        for comment in site.store().latest_comments(&self.of, COMMENTS).await? {
            let story = match stories.entry(comment.story) {
                hash_map::Entry::Occupied(known) => known.into_mut(),
                hash_map::Entry::Vacant(new) => new.insert(site.store().published(comment.story).await?),
            };
            // Withdrawn in this very moment: it has no page to lead to.
            if let Some(story) = story {
                entries.push(Entry::new(site, lang, comment, story));
            }
        }
        Ok(etag::answer(asked, ATOM, self.write(site, lang, &entries)))
    }

    fn write(&self, site: &Site, lang: &Lang, entries: &[Entry]) -> Vec<u8> {
        let (address, page) = (site.address(&self.address), site.address(&self.page));
        let publisher = site.name(lang);
        let updated = entries.iter().map(|entry| entry.comment.at).max().unwrap_or(Timestamp::UNIX_EPOCH);
        let subtitle = args([("newsroom", publisher.to_owned())]);
        let mut xml = Xml::new();
        xml.open(
            "feed",
            &[
                ("xmlns", "http://www.w3.org/2005/Atom"),
                ("xmlns:thr", "http://purl.org/syndication/thread/1.0"),
                ("xml:lang", lang.as_str()),
            ],
        );
        xml.words("id", &[], &address);
        xml.words("title", &[], &self.title);
        xml.words("subtitle", &[], &site.words().say(lang, "comments-feed-description", Some(&subtitle)));
        xml.words("updated", &[], &instant(updated));
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &address)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("hreflang", lang.as_str()), ("href", &page)]);
        xml.open("author", &[]);
        xml.words("name", &[], publisher);
        xml.close("author");
        xml.words("generator", &[("version", env!("CARGO_PKG_VERSION"))], "Tellal");
        for entry in entries {
            entry.write(&mut xml, site, lang);
        }
        xml.close("feed");
        xml.into_bytes()
    }
}

struct Entry {
    comment: Comment,
    title: String,
    story: String,
}

impl Entry {
    fn new(site: &Site, lang: &Lang, comment: Comment, story: &Published) -> Self {
        let headline = story.complete().content().headline.clone();
        let title = args([("name", comment.name.clone()), ("headline", headline)]);
        let title = site.words().say(lang, "comments-feed-entry", Some(&title));
        Self { comment, title, story: site.address(&site.path_of(story)) }
    }

    fn write(&self, xml: &mut Xml, site: &Site, lang: &Lang) {
        let comment = &self.comment;
        let tongue = comment.lang.as_deref().unwrap_or(lang.as_str());
        let page = |id: &dyn std::fmt::Display| site.address(&format!("/{lang}/comments/{id}"));
        xml.open("entry", &[("xml:lang", tongue)]);
        xml.words("id", &[], &format!("urn:uuid:{}", comment.id.0.hyphenated()));
        xml.words("title", &[("xml:lang", lang.as_str())], &self.title);
        xml.words("published", &[], &instant(comment.at));
        xml.words("updated", &[], &instant(comment.at));
        let here = page(&comment.id);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &here)]);
        xml.open("author", &[]);
        xml.words("name", &[], &comment.name);
        xml.close("author");
        // What it is said in answer to: another comment, or the story.
        let (id, address) = match comment.parent {
            Some(parent) => (format!("urn:uuid:{}", parent.0.hyphenated()), page(&parent)),
            None => (self.story.clone(), self.story.clone()),
        };
        xml.empty("thr:in-reply-to", &[("ref", &id), ("type", "text/html"), ("href", &address)]);
        xml.words("content", &[("type", "text")], &comment.text);
        xml.close("entry");
    }
}
