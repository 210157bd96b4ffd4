//! The public site: what readers see. It takes [`tellal_store::Published`] and can name nothing of the desk.

mod beacon;
mod body_html;
mod bots;
mod comment_pages;
mod etag;
mod feeds;
mod foreign;
mod headers;
mod house_rules;
mod json_ld;
mod kept;
pub mod look;
mod media;
mod pages;
mod post_comment;
mod range;
mod reader;
pub mod settings;
mod share_card;
pub mod shared_cache;
mod sitemaps;
#[cfg(test)]
mod testing;
pub mod theme;
mod visitor;
mod well_known;
mod wire_item;
pub mod words;
mod xml;

pub use beacon::{Reported, Waiting};

use axum::{
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use settings::{Section, SectionTitle, Settings};
use std::{net::IpAddr, sync::Arc};
use tellal_store::{Published, Store};
use tellal_story::{Lang, SectionId, Slug};
use theme::Theme;
use words::Words;

/// The public site.
pub struct Site {
    store: Store,
    settings: Settings,
    words: Arc<Words>,
    theme: Theme,
    pub(crate) rules: house_rules::HouseRules,
    pub(crate) floods: post_comment::Floods,
    pub(crate) grounds: post_comment::Grounds,
    pub(crate) rush: post_comment::Rush,
    pub(crate) stamps: post_comment::Stamps,
    pub(crate) limits: comment_pages::Limits,
    pub(crate) tokens: beacon::Tokens,
    pub(crate) beacon: beacon::Beacon,
    pub(crate) kept: kept::Kept,
}

/// Why the site cannot start, or a page cannot be made.
///
/// A handler returns one with `?`: it is logged with an id, and the reader gets the error page with that id in the
/// language of the address. A handler that finds nothing returns a bare `StatusCode::NOT_FOUND`: an answer of status 404 or
/// 500 without a content type gets its page from the router.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// A theme or a locale has a fault; names file and line.
    #[error("{0}")]
    Theme(String),
    /// A file that the settings name cannot be used; says which, and why.
    #[error("{0}")]
    Settings(String),
    /// The state.
    #[error(transparent)]
    Store(Arc<tellal_store::Error>),
}

impl From<tellal_store::Error> for Error {
    fn from(fault: tellal_store::Error) -> Self {
        Self::Store(Arc::new(fault))
    }
}

impl IntoResponse for Error {
    /// An answer without a body, which carries the fault to [`pages::dress`]; that one logs it and makes the page.
    fn into_response(self) -> Response {
        let mut answer = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}

/// Names in the log what the languages of a site lack, one line a language.
fn name_gaps(words: &Words, languages: &[Lang]) {
    const NAMED: usize = 12;
    for lang in languages {
        let locale = words.locale(lang);
        if locale != lang.as_str() && locale != lang.primary() {
            tracing::warn!(lang = lang.as_str(), "there are no words in “{lang}”: its pages are labelled in English");
            continue;
        }
        let gaps: Vec<String> = words.gaps().iter().filter(|gap| gap.lang == locale).map(ToString::to_string).collect();
        if !gaps.is_empty() {
            let (some, rest) = (gaps[..gaps.len().min(NAMED)].join("; "), gaps.len().saturating_sub(NAMED));
            let more = if rest > 0 { format!("; and {rest} more") } else { String::new() };
            tracing::warn!(lang = lang.as_str(), "some words are said in English on pages in “{lang}”: {some}{more}");
        }
    }
}

/// What came of trying a theme.
#[derive(Debug)]
pub struct Tried {
    /// What is wrong with it.
    pub faults: Vec<theme::Fault>,
    /// Templates of its own that no page uses.
    pub unused: Vec<String>,
    /// What languages lack: words that stand in English on their pages.
    pub gaps: Vec<words::Gap>,
    /// How many pages came out well.
    pub pages: usize,
    /// In how many languages it was tried.
    pub languages: usize,
}

impl Site {
    /// A site that shows what `store` holds. Reads theme and locales; faults in them are named here, not at night.
    pub fn open(store: Store, settings: Settings) -> Result<Arc<Self>, Error> {
        let words = Arc::new(Words::with(&settings.digits)?);
        name_gaps(&words, &settings.languages);
        let theme = Theme::open(settings.theme.as_deref(), &settings.look, &words, &settings.languages)?;
        let site = Self::make(store, settings, words, theme)?;
        if site.settings.theme.is_some() {
            pages::samples::render_all(&site)?;
        }
        Ok(Arc::new(site))
    }

    /// Tries the theme that the settings name with samples of all pages in all languages, and says all that is wrong with it.
    /// `store` may be empty.
    pub fn try_theme(store: Store, settings: Settings) -> Result<Tried, Error> {
        let words = Arc::new(Words::with(&settings.digits)?);
        let theme = Theme::on_trial(settings.theme.as_deref(), &settings.look, &words, &settings.languages)?;
        let site = Self::make(store, settings, words, theme)?;
        pages::samples::render_all(&site)?;
        let languages = pages::samples::languages(&site).len();
        let (faults, pages, unused) = site.theme.verdict();
        Ok(Tried { faults, unused, gaps: site.words.gaps().to_vec(), pages, languages })
    }

    fn make(store: Store, settings: Settings, words: Arc<Words>, theme: Theme) -> Result<Self, Error> {
        let networks = match &settings.data_centres {
            Some(path) => std::fs::read_to_string(path)
                .map_err(|fault| fault.to_string())
                .and_then(|own| beacon::Networks::read(&own))
                .map_err(|fault| Error::Settings(format!("the list of data centres {}: {fault}", path.display())))?,
            None => beacon::Networks::read("").map_err(Error::Settings)?,
        };
        Ok(Self {
            tokens: beacon::Tokens::new(&store, settings.machines.shared_cache.is_some()),
            beacon: beacon::Beacon::new(networks, settings.base_url.scheme() == "https"),
            store,
            floods: post_comment::Floods::new(&settings.comments.flood),
            settings,
            words,
            theme,
            rules: house_rules::HouseRules::default(),
            grounds: post_comment::Grounds::default(),
            rush: post_comment::Rush::default(),
            stamps: post_comment::Stamps::default(),
            limits: comment_pages::Limits::default(),
            kept: kept::Kept::default(),
        })
    }

    /// The state.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Every word a person reads.
    pub fn words(&self) -> &Words {
        &self.words
    }

    pub(crate) fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Everything at the public addresses.
    pub fn router(self: &Arc<Self>) -> axum::Router {
        let router = axum::Router::new()
            .merge(pages::routes())
            .merge(post_comment::routes())
            .merge(comment_pages::routes())
            .merge(feeds::routes())
            .merge(beacon::routes())
            .merge(media::routes())
            .merge(theme::routes())
            .merge(well_known::routes())
            .fallback(pages::elsewhere)
            .layer(axum::middleware::from_fn_with_state(Arc::clone(self), pages::dress))
            .layer(axum::middleware::from_fn_with_state(Arc::clone(self), shared_cache::dress))
            .with_state(Arc::clone(self));
        // Outside all else: what is kept is what goes out.
        headers::layer(router, &self.settings.base_url)
            .layer(axum::middleware::from_fn_with_state(Arc::clone(self), kept::dress))
    }

    /// A story's page, exactly as readers get it (or, for a preview, as they would: marked, not to be indexed, no beacon,
    /// no comments form).
    pub async fn story_page(&self, story: &Published) -> Result<String, Error> {
        let form = pages::story::CommentForm::default();
        pages::story::render(self, story, form, &reader::Reader::default()).await
    }

    /// A story's path on this site: `/{lang}/{section slug}/{slug}`.
    pub fn path_of(&self, story: &Published) -> String {
        let complete = story.complete();
        self.story_path(complete.lang(), complete.section(), complete.slug())
    }

    /// The path of a story that stands under these names. A section that the settings do not know keeps its own name.
    pub fn story_path(&self, lang: &Lang, section: &SectionId, slug: &Slug) -> String {
        let section = self.section(section).and_then(|s| s.titles.get(lang)).map_or(section, |title| &title.slug);
        format!("/{lang}/{section}/{slug}")
    }

    /// The address of whoever asked, behind `peer`, seen through the proxies that the newsroom trusts.
    pub fn visitor_address(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        visitor::address(peer, headers, &self.settings.trusted_proxies)
    }

    /// An absolute address on this site.
    pub fn address(&self, path: &str) -> String {
        let base = self.settings.base_url.as_str().trim_end_matches('/');
        format!("{base}{path}")
    }

    /// A language of the site, as an address spells it.
    pub(crate) fn language(&self, part: &str) -> Option<&Lang> {
        self.settings.languages.iter().find(|lang| lang.as_str() == part)
    }

    /// The newsroom's name in a language; the name in another one if it has none in this.
    pub fn name(&self, lang: &Lang) -> &str {
        let names = &self.settings.name;
        names
            .get(lang)
            .or_else(|| self.settings.languages.iter().find_map(|lang| names.get(lang)))
            .or_else(|| names.values().next())
            .map_or("Tellal", String::as_str)
    }

    pub(crate) fn section(&self, id: &SectionId) -> Option<&Section> {
        self.settings.sections.iter().find(|section| section.id == *id)
    }

    /// The sections that a language has, in menu order.
    pub(crate) fn sections<'a>(&'a self, lang: &'a Lang) -> impl Iterator<Item = (&'a Section, &'a SectionTitle)> {
        self.settings.sections.iter().filter_map(|section| Some((section, section.titles.get(lang)?)))
    }

    /// The section that stands under a slug in a language.
    pub(crate) fn section_at<'a>(&'a self, lang: &'a Lang, slug: &str) -> Option<(&'a Section, &'a SectionTitle)> {
        self.sections(lang).find(|(_, title)| title.slug.as_str() == slug)
    }
}
