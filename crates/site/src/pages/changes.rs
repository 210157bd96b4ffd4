//! What has changed in a story since it was first published: `/{lang}/{section}/{slug}/changes`, version by version, word by word.
//!
//! Not for search engines: the words that were wrong are there to be checked, not to be found.

use super::{
    crumbs::Crumb,
    frame::{Frame, Place, naming},
    gone, html,
    moment::Moment,
    moved,
};
use crate::{Error, Site};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::sync::Arc;
use tellal_store::{Found, Published, Version};
use tellal_story::{Content, Lang, Slug};
use tellal_text::diff::{Is, Piece, paragraphs, words};

/// So many versions are compared at most, the newest; a story that runs for weeks has hundreds.
const MOST: usize = 30;

/// What `changes.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct Changes {
    pub frame: Frame,
    pub crumbs: Vec<Crumb>,
    pub headline: String,
    pub path: String,
    /// Newest first; the last one is the first publication, unless there are too many.
    pub versions: Vec<Compared>,
    /// So many older ones are not compared.
    pub uncompared: usize,
}

/// A version, beside the one before it.
#[derive(Debug, Serialize)]
pub(crate) struct Compared {
    pub number: u32,
    /// `update`, `correction`, `clarification` or `retraction`; none of the first.
    pub kind: Option<&'static str>,
    pub note: String,
    pub time: Moment,
    pub first: bool,
    pub fields: Vec<Field>,
    pub text: Vec<Passage>,
}

/// A field that has changed.
#[derive(Debug, Serialize)]
pub(crate) struct Field {
    /// `headline`, `standfirst` or `byline`.
    pub name: &'static str,
    pub pieces: Vec<Piece>,
}

/// A paragraph that has changed, or how many that have not stand here.
#[derive(Debug, Serialize)]
pub(crate) struct Passage {
    pub same: u64,
    pub pieces: Vec<Piece>,
}

/// `GET /{lang}/{section}/{slug}/changes`
pub(super) async fn page(
    State(site): State<Arc<Site>>,
    Path((lang, section, slug)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let nothing = || Ok(StatusCode::NOT_FOUND.into_response());
    let (Some(lang), Ok(slug)) = (site.language(&lang), Slug::new(&slug)) else { return nothing() };
    match site.store().find(lang, &slug).await? {
        None => nothing(),
        Some(Found::Moved { section, slug }) => {
            let path = site.story_path(lang, &section, &slug);
            Ok(moved(StatusCode::MOVED_PERMANENTLY, &format!("{path}/changes")))
        }
        Some(Found::Gone(tombstone)) => gone::page(&site, &headers, &tombstone),
        Some(Found::Page(story)) => {
            let path = site.path_of(&story);
            if path != format!("/{lang}/{section}/{slug}") {
                return Ok(moved(StatusCode::MOVED_PERMANENTLY, &format!("{path}/changes")));
            }
            let versions = site.store().versions(story.story()).await?;
            let page = compose(&site, lang, &story, &versions);
            Ok(html(&headers, StatusCode::OK, site.theme().render(lang, "changes.html", &page)?))
        }
    }
}

fn compose(site: &Site, lang: &Lang, story: &Published, versions: &[Version]) -> Changes {
    let complete = story.complete();
    let headline = complete.content().headline.clone();
    let path = site.path_of(story);
    let skipped = versions.len().saturating_sub(MOST + 1);
    let shown = &versions[skipped..];
    let mut compared: Vec<Compared> = shown.windows(2).map(|two| compare(site, lang, &two[0], &two[1])).collect();
    if let Some(first) = shown.first().filter(|_| skipped == 0) {
        compared.insert(0, plain(site, lang, first));
    }
    compared.reverse();
    let mut crumbs = Vec::new();
    if let Some(title) = site.section(complete.section()).and_then(|section| section.titles.get(lang)) {
        crumbs.push(Crumb { title: title.title.clone(), path: format!("/{lang}/{}/", title.slug) });
    }
    crumbs.push(Crumb { title: headline.clone(), path: path.clone() });
    let title = format!("{}: {headline}", site.words().say(lang, "log-title", None));
    let description = naming(site, lang, "log-description", &[("headline", &headline)]);
    Changes {
        frame: Frame::new(site, lang, &Place::Passing, &title, description),
        crumbs,
        headline,
        path,
        versions: compared,
        uncompared: if skipped == 0 { 0 } else { skipped + 1 },
    }
}

fn plain(site: &Site, lang: &Lang, version: &Version) -> Compared {
    Compared {
        number: version.number,
        kind: version.kind.map(tellal_story::ChangeKind::as_str),
        note: version.note.clone(),
        time: Moment::new(site, lang, version.at),
        first: version.number == 1,
        fields: Vec::new(),
        text: Vec::new(),
    }
}

fn compare(site: &Site, lang: &Lang, old: &Version, new: &Version) -> Compared {
    Compared {
        fields: fields(&old.content, &new.content),
        text: text(&old.content, &new.content),
        ..plain(site, lang, new)
    }
}

fn fields(old: &Content, new: &Content) -> Vec<Field> {
    let byline = |content: &Content| content.byline.0.join(", ");
    let pairs = [
        ("headline", old.headline.clone(), new.headline.clone()),
        ("standfirst", old.standfirst.clone(), new.standfirst.clone()),
        ("byline", byline(old), byline(new)),
    ];
    let changed = pairs.into_iter().filter(|(_, old, new)| old != new);
    changed.map(|(name, old, new)| Field { name, pieces: words(&old, &new) }).collect()
}

/// The paragraphs that have changed, each run of others counted; nothing where all are the same.
fn text(old: &Content, new: &Content) -> Vec<Passage> {
    let blocks = |content: &Content| -> Vec<String> {
        content.body.0.iter().map(tellal_story::Block::plain).filter(|text| !text.trim().is_empty()).collect()
    };
    let (old, new) = (blocks(old), blocks(new));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
    let mut passages: Vec<Passage> = Vec::new();
    for paragraph in paragraphs(&old, &new) {
        if paragraph.has_changed() {
            passages.push(Passage { same: 0, pieces: paragraph.pieces });
        } else if let Some(run) = passages.last_mut().filter(|passage| passage.same > 0) {
            run.same += 1;
        } else {
            passages.push(Passage { same: 1, pieces: Vec::new() });
        }
    }
    if passages.iter().all(|passage| passage.same > 0) { Vec::new() } else { passages }
}

impl Compared {
    /// A sample for [`super::samples`].
    pub(super) fn sample(time: Moment, kind: Option<&'static str>, full: bool) -> Self {
        let pieces = || {
            let piece = |is, text: &str| Piece { is, text: text.to_owned() };
            vec![piece(Is::Same, "a "), piece(Is::Gone, "b"), piece(Is::New, "c")]
        };
        let fields = ["headline", "standfirst", "byline"].map(|name| Field { name, pieces: pieces() });
        Self {
            number: 2,
            kind,
            note: if full { "A note.".into() } else { String::new() },
            time,
            first: kind.is_none(),
            fields: if full { fields.into() } else { Vec::new() },
            text: if full {
                vec![Passage { same: 3, pieces: Vec::new() }, Passage { same: 0, pieces: pieces() }]
            } else {
                Vec::new()
            },
        }
    }
}
