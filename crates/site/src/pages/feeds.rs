//! The list of all feeds of a language.

use super::{frame::Frame, html};
use crate::{Error, Site};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::sync::Arc;

/// Feeds for readers: what a format is called, its file and its type.
const READERS: [(&str, &str, &str); 3] = [
    ("Atom", "feed.atom", "application/atom+xml"),
    ("RSS", "feed.rss", "application/rss+xml"),
    ("JSON Feed", "feed.json", "application/feed+json"),
];
/// Feeds for newsrooms.
const NEWSROOMS: [(&str, &str, &str); 2] = [
    ("ninjs", "feed.ninjs.json", "application/json"),
    ("NewsML-G2", "feed.g2.xml", "application/vnd.iptc.g2.newsmessage+xml"),
];

/// What `feeds.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Feeds {
    pub frame: Frame,
    /// All stories first, then section by section.
    pub parts: Vec<Part>,
    /// The feed of comments.
    pub comments: String,
}

/// A part of the site that can be followed.
#[derive(Debug, Serialize)]
pub(crate) struct Part {
    pub title: String,
    pub readers: Vec<Format>,
    pub newsrooms: Vec<Format>,
}

/// A feed.
#[derive(Debug, Serialize)]
pub(crate) struct Format {
    pub name: &'static str,
    pub path: String,
    pub kind: &'static str,
}

impl Part {
    /// A part whose feeds stand below `path`, which ends in a slash.
    pub fn new(title: String, path: &str) -> Self {
        let formats = |all: &[(&'static str, &'static str, &'static str)]| {
            all.iter().map(|(name, file, kind)| Format { name, path: format!("{path}{file}"), kind }).collect()
        };
        Self { title, readers: formats(&READERS), newsrooms: formats(&NEWSROOMS) }
    }
}

/// `GET /{lang}/feeds`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path(lang): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Some(lang) = site.language(&lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let all = Part::new(site.words().say(lang, "feeds-all", None), &format!("/{lang}/"));
    let sections =
        site.sections(lang).map(|(_, title)| Part::new(title.title.clone(), &format!("/{lang}/{}/", title.slug)));
    let page = Feeds {
        frame: Frame::plain(&site, lang, "feeds", "feeds"),
        parts: std::iter::once(all).chain(sections).collect(),
        comments: format!("/{lang}/comments.atom"),
    };
    Ok(html(&headers, StatusCode::OK, site.theme().render(lang, "feeds.html", &page)?))
}
