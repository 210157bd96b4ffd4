//! The page of a topic or an author, and the lists of all topics and authors of a language.

use super::{
    card::Card,
    crumbs::Crumb,
    frame::{Frame, Place, naming},
    html,
    moment::Moment,
    moved,
    section::{read_place, write_place},
};
use crate::{Error, Site};
use axum::{
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use tellal_store::{Listing, Named};
use tellal_story::{Lang, Slug};

/// Stories on a page.
const PAGE: usize = 20;
/// How many names a list holds: those with the most stories.
const NAMES: u32 = 300;

/// What has pages of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Topic,
    Author,
}

impl Kind {
    /// The part of its addresses, and the beginning of its messages.
    fn as_str(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Author => "author",
        }
    }

    /// Where the stories of one stand.
    pub fn path(self, lang: &Lang, slug: &str) -> String {
        format!("/{lang}/{}/{slug}", self.as_str())
    }
}

/// What `named.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct NamedPage {
    pub frame: Frame,
    /// `topic` or `author`.
    pub kind: &'static str,
    pub crumbs: Vec<Crumb>,
    pub label: String,
    pub path: String,
    pub stories: u64,
    /// This is a page of older stories.
    pub older: bool,
    pub cards: Vec<Card>,
    /// Where older ones are.
    pub next: Option<String>,
}

/// What `names.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Names {
    pub frame: Frame,
    /// `topic` or `author`.
    pub kind: &'static str,
    pub entries: Vec<Name>,
}

/// An entry of the list.
#[derive(Debug, Serialize)]
pub(crate) struct Name {
    pub label: String,
    pub path: String,
    pub stories: u64,
    pub latest: Moment,
}

/// The page of a topic or an author; 404 for one that has no public story.
pub(super) async fn page(
    site: &Site,
    kind: Kind,
    (lang, slug): (&str, &str),
    before: Option<&str>,
    headers: &HeaderMap,
) -> Result<Response, Error> {
    let nothing = || Ok(StatusCode::NOT_FOUND.into_response());
    let (Some(lang), Ok(slug)) = (site.language(lang), Slug::new(slug)) else { return nothing() };
    let named = match kind {
        Kind::Topic => site.store().topic(lang, &slug).await?,
        Kind::Author => site.store().author_named(lang, &slug).await?,
    };
    let Some(named) = named else { return nothing() };
    let before = before.and_then(read_place);
    let name = |wanted: Kind| (kind == wanted).then(|| slug.clone());
    let listing = Listing {
        lang: Some(lang.clone()),
        topic: name(Kind::Topic),
        author: name(Kind::Author),
        before,
        limit: u32::try_from(PAGE + 1).unwrap_or(u32::MAX),
        ..Listing::default()
    };
    let mut stories = site.store().listing(&listing).await?;
    let more = stories.len() > PAGE;
    stories.truncate(PAGE);
    let word = kind.as_str();
    let path = kind.path(lang, slug.as_str());
    let next = stories.last().filter(|_| more).map(|last| format!("{path}?before={}", write_place(last)));
    let description = naming(site, lang, &format!("{word}-description"), &[(word, &named.label)]);
    let frame = Frame::new(site, lang, &Place::OnlyHere(&format!("{word}/{slug}")), &named.label, description);
    let page = NamedPage {
        frame: if before.is_some() { frame.unlisted() } else { frame },
        kind: word,
        crumbs: vec![Crumb {
            title: site.words().say(lang, &format!("{word}s-title"), None),
            path: format!("/{lang}/{word}/"),
        }],
        label: named.label,
        path,
        stories: named.stories,
        older: before.is_some(),
        cards: stories.iter().map(|story| Card::new(site, story)).collect(),
        next,
    };
    Ok(html(headers, StatusCode::OK, site.theme().render(lang, "named.html", &page)?))
}

/// The list of topics or authors.
pub(super) async fn list(site: &Site, kind: Kind, lang: &str, headers: &HeaderMap) -> Result<Response, Error> {
    let Some(lang) = site.language(lang) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let mut named = match kind {
        Kind::Topic => site.store().topics(lang, NAMES).await?,
        Kind::Author => site.store().authors(lang, NAMES).await?,
    };
    named.sort_by(|one, other| site.words().compare(lang, &one.label, &other.label));
    let word = kind.as_str();
    let name = |named: Named| Name {
        path: kind.path(lang, named.slug.as_str()),
        label: named.label,
        stories: named.stories,
        latest: Moment::new(site, lang, named.latest),
    };
    let page = Names {
        frame: Frame::plain(site, lang, &format!("{word}/"), &format!("{word}s")),
        kind: word,
        entries: named.into_iter().map(name).collect(),
    };
    Ok(html(headers, StatusCode::OK, site.theme().render(lang, "names.html", &page)?))
}

/// The way to a list without its last slash, and to a page with one too many.
pub(super) fn straight(site: &Site, kind: Kind, lang: &str, slug: Option<&str>) -> Response {
    match (site.language(lang), slug.map(Slug::new)) {
        (Some(lang), None) => moved(StatusCode::MOVED_PERMANENTLY, &format!("/{lang}/{}/", kind.as_str())),
        (Some(lang), Some(Ok(slug))) => moved(StatusCode::MOVED_PERMANENTLY, &kind.path(lang, slug.as_str())),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
