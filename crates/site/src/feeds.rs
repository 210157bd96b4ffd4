//! Feeds: `/{lang}/feed.atom`, `.rss`, `.json` and the same for each section, `/{lang}/{section}/feed.…`; and the newsroom as a
//! wire, `feed.ninjs.json` and `feed.g2.xml` beside them (`wire.rs`). Readers' comments have feeds of their own (`comments.rs`).
//!
//! The latest stories with their whole text, from the typed body; with headline and standfirst alone if the newsroom's settings
//! say so, or if the address ends in `?text=summary`. A story keeps its id through every change of headline and address; a
//! story that is withdrawn is not in them any more. An unknown language or section answers 404.

mod atom;
mod comments;
pub(crate) mod entry;
mod json;
mod rss;
mod wire;

use crate::{
    Error, Site, etag,
    settings::{FeedText, Section, SectionTitle},
    sitemaps,
};
use axum::{
    Router,
    extract::{Path, RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use entry::Entry;
use fluent_bundle::FluentArgs;
use jiff::Timestamp;
use std::sync::Arc;
use tellal_store::{Listing, Published};
use tellal_story::{Item, Lang};

/// As many stories as a feed holds: some days of a small newsroom, and an hour of a large one.
const STORIES: u32 = 40;

/// In which form a feed is asked for.
#[derive(Debug, Clone, Copy)]
enum Format {
    Atom,
    Rss,
    Json,
    Ninjs,
    G2,
}

impl Format {
    const ALL: [Self; 5] = [Self::Atom, Self::Rss, Self::Json, Self::Ninjs, Self::G2];

    fn file(self) -> &'static str {
        match self {
            Self::Atom => "feed.atom",
            Self::Rss => "feed.rss",
            Self::Json => "feed.json",
            Self::Ninjs => "feed.ninjs.json",
            Self::G2 => "feed.g2.xml",
        }
    }

    fn content_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::Rss => "application/rss+xml; charset=utf-8",
            Self::Json => "application/feed+json; charset=utf-8",
            Self::Ninjs => "application/json; charset=utf-8",
            Self::G2 => "application/vnd.iptc.g2.newsmessage+xml; charset=utf-8",
        }
    }

    fn write(self, channel: &Channel) -> Vec<u8> {
        match self {
            Self::Atom => atom::write(channel),
            Self::Rss => rss::write(channel),
            Self::Json => json::write(channel),
            Self::Ninjs => wire::ninjs(&channel.items),
            Self::G2 => wire::g2(channel),
        }
    }

    /// Whether it is a wire's and not a reader's.
    fn is_wire(self) -> bool {
        matches!(self, Self::Ninjs | Self::G2)
    }
}

/// Mounted by [`Site::router`].
pub(crate) fn routes() -> Router<Arc<Site>> {
    let mut router = sitemaps::routes()
        .route("/{lang}/comments.atom", get(comments::of_language))
        .route("/{lang}/{section}/{slug}/comments.atom", get(comments::of_story));
    for format in Format::ALL {
        let of_language = async move |State(site), Path(lang): Path<String>, RawQuery(query), asked| {
            answer(site, &lang, None, format, query, asked).await
        };
        let of_section =
            async move |State(site), Path((lang, section)): Path<(String, String)>, RawQuery(query), asked| {
                answer(site, &lang, Some(section), format, query, asked).await
            };
        router = router
            .route(&format!("/{{lang}}/{}", format.file()), get(of_language))
            .route(&format!("/{{lang}}/{{section}}/{}", format.file()), get(of_section));
    }
    router
}

async fn answer(
    site: Arc<Site>,
    lang: &str,
    section: Option<String>,
    format: Format,
    query: Option<String>,
    asked: HeaderMap,
) -> Result<Response, Error> {
    let nowhere = || Ok(StatusCode::NOT_FOUND.into_response());
    let Some(lang) = site.language(lang) else { return nowhere() };
    let section = match section.as_deref().map(|slug| site.section_at(lang, slug)) {
        Some(None) => return nowhere(),
        Some(found) => found,
        None => None,
    };
    // Less may be asked for; more than the newsroom gives may not.
    let less = query.is_some_and(|query| query.split('&').any(|pair| pair == "text=summary"));
    let text = if less { FeedText::Summary } else { site.settings().feeds };
    let channel = Channel::gather(&site, lang, section, format, text).await?;
    Ok(etag::answer(&asked, format.content_type(), format.write(&channel)))
}

/// A feed, before it has a form.
#[derive(Debug, Clone)]
struct Channel {
    /// The newsroom, and the section if it is a section's feed.
    title: String,
    /// What the feed brings, in a sentence.
    description: String,
    /// The newsroom's name.
    publisher: String,
    lang: Lang,
    /// The page whose stories these are.
    page: String,
    /// The feed's own address, which is its identity too.
    address: String,
    /// The newest change to any of the stories; the epoch for a feed without stories.
    updated: Timestamp,
    entries: Vec<Entry>,
    /// The same as a wire sends it; a channel has these or `entries`.
    items: Vec<Item>,
}

impl Channel {
    async fn gather(
        site: &Site,
        lang: &Lang,
        section: Option<(&Section, &SectionTitle)>,
        format: Format,
        text: FeedText,
    ) -> Result<Self, Error> {
        let listing = Listing {
            lang: Some(lang.clone()),
            section: section.map(|(section, _)| section.id.clone()),
            limit: STORIES,
            ..Listing::default()
        };
        let mut stories = if format.is_wire() { Vec::new() } else { site.store().listing(&listing).await? };
        let items = if format.is_wire() { wire::gather(site, &listing, text).await? } else { Vec::new() };
        let publisher = site.name(lang).to_owned();
        let mut args = FluentArgs::new();
        args.set("site", publisher.as_str());
        let (title, description, page) = match section {
            None => (publisher.clone(), site.words().say(lang, "feed-description", Some(&args)), format!("/{lang}/")),
            Some((_, section)) => {
                args.set("section", section.title.as_str());
                let say = |message| site.words().say(lang, message, Some(&args));
                (say("feed-section-title"), say("feed-section-description"), format!("/{lang}/{}/", section.slug))
            }
        };
        Ok(Self {
            title,
            description,
            publisher,
            lang: lang.clone(),
            page: site.address(&page),
            address: site.address(&format!("{page}{}", format.file())),
            updated: stories
                .iter()
                .map(Published::modified)
                .chain(items.iter().filter_map(|item| item.version_created))
                .max()
                .unwrap_or(Timestamp::UNIX_EPOCH),
            entries: stories.drain(..).map(|story| Entry::of(site, &story, text)).collect(),
            items,
        })
    }
}

#[cfg(test)]
mod tests;
